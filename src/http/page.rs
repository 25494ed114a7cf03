//! Pages of lists: `page` and `pageSize` of a request, `data` and `pagination` of an answer.

use super::{error::ApiError, query::Query};
use projections::{Listed, Page};
use serde::Serialize;

/// The number of items on a page when the request does not say.
const DEFAULT_SIZE: u32 = 20;

/// The largest page of every list but history.
pub(super) const LARGEST_SIZE: u32 = 100;

/// The page that a request asks for.
pub(super) fn requested(query: &Query, largest_size: u32) -> Result<Page, ApiError> {
    let number = |name, largest: u32| -> Result<Option<u32>, ApiError> {
        Ok(query
            .number(name, 1, largest.into())?
            .and_then(|number| u32::try_from(number).ok()))
    };
    Ok(Page {
        number: number("page", u32::MAX)?.unwrap_or(1),
        size: number("pageSize", largest_size)?.unwrap_or(DEFAULT_SIZE),
    })
}

/// A page as clients get it.
#[derive(Debug, Serialize)]
pub(super) struct Paginated<T> {
    data: Vec<T>,
    pagination: Pagination,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    page: u32,
    page_size: u32,
    total: u64,
    total_pages: u64,
}

impl<T> Paginated<T> {
    /// The page of a list.
    pub(super) fn new(page: Page, listed: Listed<T>) -> Self {
        let total_pages = listed.total.div_ceil(u64::from(page.size.max(1)));
        let pagination = Pagination {
            page: page.number,
            page_size: page.size,
            total: listed.total,
            total_pages,
        };
        Self {
            data: listed.items,
            pagination,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn pages_of(total: u64) -> u64 {
        Paginated::<()>::new(
            Page {
                number: 1,
                size: 20,
            },
            Listed {
                items: Vec::new(),
                total,
            },
        )
        .pagination
        .total_pages
    }

    #[test]
    fn a_page_that_is_not_full_counts_as_one() {
        assert_eq!([0, 1, 20, 21].map(pages_of), [0, 1, 1, 2]);
    }

    #[test]
    fn clients_get_the_names_of_the_contract() {
        let page = Paginated::new(
            Page {
                number: 2,
                size: 20,
            },
            Listed {
                items: vec!["a"],
                total: 21,
            },
        );
        let expected = json!({
            "data": ["a"], "pagination": { "page": 2, "pageSize": 20, "total": 21, "totalPages": 2 },
        });
        assert_eq!(serde_json::to_value(page).unwrap(), expected);
    }
}
