//! One statement can change a row only once, so all changes that a step makes to a row become one.

use super::prepared::{PreparedRow, RowShape, StepError, Write};
use crate::row::{Cell, Change, Named, RowChange, Table, overlaid};
use std::collections::BTreeMap;

/// What becomes of a row.
enum Effect {
    Create(Named),
    Insert(Named),
    Update(Named),
    Delete,
}

/// The changes, at most one for each row, in the order of tables and keys.
pub(super) fn merge(changes: Vec<RowChange>) -> Result<Vec<PreparedRow>, StepError> {
    let mut rows: BTreeMap<_, (_, Option<Effect>)> = BTreeMap::new();
    for RowChange { table, key, change } in changes {
        table.check_key(&key)?;
        let next = Effect::checked(table, change)?;
        let (_, effect) = rows
            .entry((table.name, key))
            .or_insert_with(|| (table, None));
        *effect = Some(match effect.take() {
            None => next,
            Some(earlier) => earlier.then(next),
        });
    }
    Ok(rows
        .into_iter()
        .filter_map(|((_, key), (table, effect))| Some(effect?.prepared(table, key)))
        .collect())
}

impl Effect {
    fn checked(table: &'static Table, change: Change) -> Result<Self, StepError> {
        Ok(match change {
            Change::Create(cells) => Self::Create(table.named(cells)?),
            Change::Insert(cells) => Self::Insert(table.named(cells)?),
            Change::Update(cells) => Self::Update(table.named(cells)?),
            Change::Delete => Self::Delete,
        })
    }

    /// Both, in this order.
    fn then(self, next: Self) -> Self {
        match (self, next) {
            (Self::Create(cells), Self::Update(later)) => Self::Create(overlaid(cells, later)),
            (Self::Create(_), Self::Insert(later)) => Self::Create(later),
            (Self::Insert(cells), Self::Update(later)) => Self::Insert(overlaid(cells, later)),
            (Self::Update(cells), Self::Update(later)) => Self::Update(overlaid(cells, later)),
            // There is nothing left to update.
            (Self::Delete, Self::Update(_)) => Self::Delete,
            // What was deleted may be created again.
            (Self::Delete, Self::Create(later)) => Self::Insert(later),
            // An insert may have replaced a row that was there before the step, so what it wrote is not simply left out.
            (_, last) => last,
        }
    }

    fn prepared(self, table: &'static Table, key: Vec<Cell>) -> PreparedRow {
        let (write, named) = match self {
            Self::Create(cells) => (Write::Create, cells),
            Self::Insert(cells) => (Write::Insert, cells),
            Self::Update(cells) => {
                let columns = cells
                    .iter()
                    .enumerate()
                    .filter(|(_, cell)| cell.is_some())
                    .map(|(index, _)| index)
                    .collect();
                let cells = cells.into_iter().flatten().map(Some).collect();
                (Write::Update(columns), cells)
            }
            Self::Delete => (Write::Delete, Vec::new()),
        };
        let mut cells = key;
        cells.extend(named.into_iter().map(|cell| cell.unwrap_or(Cell::Null)));
        PreparedRow {
            shape: RowShape { table, write },
            cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{ORDERS, amount, key, status};

    fn insert(cells: Vec<(&'static str, Cell)>) -> RowChange {
        RowChange::insert(&ORDERS, key(), cells)
    }

    fn update(cells: Vec<(&'static str, Cell)>) -> RowChange {
        RowChange::update(&ORDERS, key(), cells)
    }

    fn delete() -> RowChange {
        RowChange::delete(&ORDERS, key())
    }

    fn create(cells: Vec<(&'static str, Cell)>) -> RowChange {
        RowChange::create(&ORDERS, key(), cells)
    }

    #[track_caller]
    fn check(changes: Vec<RowChange>, same_as: RowChange) {
        assert_eq!(merge(changes).unwrap(), merge(vec![same_as]).unwrap());
    }

    #[test]
    fn an_insert_names_every_column() {
        let rows = merge(vec![insert(vec![amount(5)])]).unwrap();
        assert_eq!(
            rows[0].cells,
            vec![Cell::Integer(1), Cell::Null, Cell::Integer(5)]
        );
    }

    #[test]
    fn an_update_names_its_own_columns() {
        let rows = merge(vec![update(vec![amount(5)])]).unwrap();
        assert_eq!(rows[0].shape.write, Write::Update(vec![1]));
        assert_eq!(rows[0].cells, vec![Cell::Integer(1), Cell::Integer(5)]);
    }

    #[test]
    fn an_updated_insert_is_an_insert() {
        check(
            vec![
                insert(vec![status("open"), amount(5)]),
                update(vec![status("paid")]),
            ],
            insert(vec![status("paid"), amount(5)]),
        );
    }

    #[test]
    fn an_updated_creation_is_a_creation() {
        check(
            vec![create(vec![amount(5)]), update(vec![status("paid")])],
            create(vec![status("paid"), amount(5)]),
        );
    }

    #[test]
    fn the_later_of_two_inserts_counts_as_a_whole() {
        check(
            vec![
                insert(vec![status("open"), amount(5)]),
                insert(vec![amount(6)]),
            ],
            insert(vec![amount(6)]),
        );
    }

    #[test]
    fn updates_add_up() {
        check(
            vec![
                update(vec![status("open")]),
                update(vec![status("paid"), amount(5)]),
            ],
            update(vec![status("paid"), amount(5)]),
        );
    }

    #[test]
    fn an_insert_that_is_deleted_again_still_deletes_the_row_it_may_have_replaced() {
        check(vec![insert(vec![amount(5)]), delete()], delete());
    }

    #[test]
    fn a_deleted_row_that_is_inserted_again_is_replaced() {
        check(
            vec![delete(), insert(vec![amount(5)])],
            insert(vec![amount(5)]),
        );
        check(
            vec![delete(), create(vec![amount(5)])],
            insert(vec![amount(5)]),
        );
    }

    #[test]
    fn a_deleted_row_is_not_updated() {
        check(vec![delete(), update(vec![amount(5)])], delete());
    }

    #[test]
    fn rows_with_other_keys_stay_apart() {
        let other = RowChange::delete(&ORDERS, vec![Cell::Integer(2)]);
        assert_eq!(merge(vec![other, delete()]).unwrap().len(), 2);
    }

    #[test]
    fn what_the_description_does_not_allow_is_refused() {
        let refused = |change| merge(vec![change]).unwrap_err();
        assert!(matches!(
            refused(insert(vec![("colour", Cell::Null)])),
            StepError::UnknownColumn {
                column: "colour",
                ..
            }
        ));
        assert!(matches!(
            refused(update(vec![("status", Cell::Integer(1))])),
            StepError::WrongKind {
                column: "status",
                ..
            }
        ));
        assert!(matches!(
            refused(RowChange::delete(&ORDERS, vec![Cell::Null])),
            StepError::WrongKind { column: "id", .. }
        ));
        assert!(matches!(
            refused(RowChange::delete(&ORDERS, Vec::new())),
            StepError::KeyLength {
                expected: 1,
                found: 0,
                ..
            }
        ));
    }
}
