//! Pages of lists.

/// How many bytes the rows of an answer have at most: it stands in memory several times while it is written, and beside others.
pub(crate) const LARGEST_ANSWER: usize = 16 << 20;

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page's number, from 1.
    pub number: u32,
    /// How many items a page has.
    pub size: u32,
}

impl Page {
    /// How many items stand on the pages before.
    pub(crate) fn offset(self) -> i64 {
        i64::from(self.number.saturating_sub(1)).saturating_mul(i64::from(self.size))
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    /// The items of the page.
    pub items: Vec<T>,
    /// How many items all pages have.
    pub total: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_skips_those_before_it() {
        assert_eq!(
            Page {
                number: 1,
                size: 50
            }
            .offset(),
            0
        );
        assert_eq!(
            Page {
                number: 3,
                size: 50
            }
            .offset(),
            100
        );
        assert_eq!(
            Page {
                number: u32::MAX,
                size: 1000
            }
            .offset(),
            4_294_967_294_000
        );
    }
}
