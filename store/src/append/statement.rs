//! The text of the statement that stores a batch. It depends only on which kinds of row changes there are, not on how many, so
//! a few texts serve all batches and PostgreSQL plans each once.

use super::prepared::{RowShape, Write};
use crate::array::{array_type, value};
use std::fmt::{self, Display, Formatter};

/// The arrays of the columns of `events`, in the order of their parameters.
const EVENT_ARRAYS: [(&str, &str); 8] = [
    ("stream", "uuid"),
    ("sequence", "bigint"),
    ("recorded_at", "timestamptz"),
    ("kind", "text"),
    ("version", "smallint"),
    ("element", "text"),
    ("payload", "text"),
    ("metadata", "text"),
];

/// The arrays of the rows of the outbox that are carried out.
const OCCURRENCE_ARRAYS: [(&str, &str); 2] = [("id", "uuid"), ("due", "timestamptz")];

/// What a statement checks beside the sequences of the streams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Checks {
    /// That the rows of the outbox are there which it carries out.
    pub(super) carries_out: bool,
    /// That nothing was ever suspended.
    pub(super) never_used: bool,
    /// That none of some instances and process versions is suspended.
    pub(super) not_suspended: bool,
}

impl Checks {
    /// The epoch of the events, as a column; none, and so refused, if something is suspended that must not be.
    fn epoch(self, parameter: usize) -> String {
        let mut conditions = Vec::new();
        if self.never_used {
            conditions.push("NOT suspends".to_owned());
        }
        if self.not_suspended {
            for (table, key) in [
                ("suspended_instances", "instance_id"),
                ("suspended_versions", "process_version_id"),
            ] {
                conditions.push(format!(
                    "NOT EXISTS (SELECT FROM {table} WHERE {key} = ANY (${parameter}::uuid[]))"
                ));
            }
        }
        let conditions = match conditions.as_slice() {
            [] => String::new(),
            conditions => format!(" WHERE {}", conditions.join(" AND ")),
        };
        format!("(SELECT epoch FROM event_epoch{conditions})")
    }
}

/// The statement for events, for rows of the outbox that are carried out if there are any, and for row changes of these shapes.
/// Its parameters are arrays: of the columns of each, in this order.
///
/// The events come first. They are where PostgreSQL may find that a stream has moved on, and two batches that meet there have
/// touched nothing else by then. If one of the carried out rows is gone, it divides by zero: see [`CARRIED_OUT_BEFORE`]. If something
/// is suspended that must not be, the events have no epoch: see [`SUSPENDED`].
pub(super) fn text(checks: Checks, shapes: &[RowShape]) -> String {
    let occurrences = Arrays {
        columns: OCCURRENCE_ARRAYS.to_vec(),
        parameter: EVENT_ARRAYS.len(),
    };
    let mut parameter = EVENT_ARRAYS.len();
    if checks.carries_out {
        parameter += OCCURRENCE_ARRAYS.len();
    }
    if checks.not_suspended {
        parameter += 1;
    }
    let epoch = checks.epoch(parameter);
    let mut parts: Vec<String> = shapes
        .iter()
        .enumerate()
        .map(|(index, shape)| {
            let part = Part { shape, parameter };
            parameter += shape.columns().count();
            format!("rows_{index} AS ({part})")
        })
        .collect();
    let events = format!(
        "INSERT INTO events (stream, sequence, recorded_at, kind, version, element, payload, metadata, epoch) \
         SELECT new.stream, new.sequence, new.recorded_at, new.kind, new.version, new.element, new.payload::json, \
         new.metadata::json, {epoch} FROM {}",
        Arrays {
            columns: EVENT_ARRAYS.to_vec(),
            parameter: 0
        }
    );
    if checks.carries_out {
        // In the order of their ids, so that two servers that carry out the same rows do not lock each other out.
        parts.push(format!(
            "carried_out AS MATERIALIZED (SELECT FROM outbox AS old JOIN {occurrences} USING (id, due) ORDER BY id FOR UPDATE OF old)"
        ));
        parts.push(format!("stored AS ({events} RETURNING sequence)"));
        let with = parts.join(", ");
        let expected = EVENT_ARRAYS.len() + 1;
        return format!(
            "WITH {with} SELECT 1 / (SELECT (count(*) = cardinality(${expected}::uuid[]))::integer FROM carried_out) \
             FROM (SELECT count(*) AS events FROM stored) AS stored WHERE events > 0"
        );
    }
    if parts.is_empty() {
        events
    } else {
        format!("WITH {} {events}", parts.join(", "))
    }
}

/// The error code by which a statement says that it refuses its own work.
pub(crate) const DIVISION_BY_ZERO: &str = "22012";

/// The error code of a statement that found a row of the outbox gone that it was to carry out: division by zero.
pub(crate) const CARRIED_OUT_BEFORE: &str = DIVISION_BY_ZERO;

/// The error code of a statement that found something suspended that must not be: a column without the value that it must have.
pub(crate) const SUSPENDED: &str = "23502";

/// The part of the statement that writes the rows of a shape.
struct Part<'a> {
    shape: &'a RowShape,
    /// How many parameters come before.
    parameter: usize,
}

impl Display for Part<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let table = self.shape.table.name;
        let arrays = Arrays {
            columns: self
                .shape
                .columns()
                .map(|column| (column.name, array_type(column.kind)))
                .collect(),
            parameter: self.parameter,
        };
        let is_same_row = || {
            list(self.shape.table.key.iter(), " AND ", |column| {
                format!("old.{0} = new.{0}", column.name)
            })
        };
        match &self.shape.write {
            Write::Create => self.insert(formatter, &arrays),
            Write::Insert => {
                self.insert(formatter, &arrays)?;
                let key = list(self.shape.table.key.iter(), ", ", |column| {
                    column.name.to_owned()
                });
                let set = list(self.shape.written(), ", ", |column| {
                    format!("{0} = excluded.{0}", column.name)
                });
                if set.is_empty() {
                    write!(formatter, " ON CONFLICT ({key}) DO NOTHING")
                } else {
                    write!(formatter, " ON CONFLICT ({key}) DO UPDATE SET {set}")
                }
            }
            Write::Update(_) => {
                let set = list(self.shape.written(), ", ", |column| {
                    format!("{} = {}", column.name, value("new", column))
                });
                write!(
                    formatter,
                    "UPDATE {table} AS old SET {set} FROM {arrays} WHERE {}",
                    is_same_row()
                )
            }
            Write::Delete => write!(
                formatter,
                "DELETE FROM {table} AS old USING {arrays} WHERE {}",
                is_same_row()
            ),
        }
    }
}

impl Part<'_> {
    fn insert(&self, formatter: &mut Formatter<'_>, arrays: &Arrays) -> fmt::Result {
        write!(
            formatter,
            "INSERT INTO {} ({}) SELECT {} FROM {arrays}",
            self.shape.table.name,
            list(self.shape.columns(), ", ", |column| column.name.to_owned()),
            list(self.shape.columns(), ", ", |column| value("new", column)),
        )
    }
}

/// Parameters that are arrays of the same length, as rows named `new`.
struct Arrays<'a> {
    columns: Vec<(&'a str, &'static str)>,
    /// How many parameters come before.
    parameter: usize,
}

impl Display for Arrays<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        // In the list of a select, and not as one function in its FROM: there each array would first be written out as a table of
        // its own. They are taken in step (PostgreSQL documentation, 38.5.9).
        let arrays = list(
            self.columns.iter().zip(self.parameter + 1..),
            ", ",
            |((name, array_type), parameter)| {
                format!("unnest(${parameter}::{array_type}[]) AS {name}")
            },
        );
        write!(formatter, "(SELECT {arrays}) AS new")
    }
}

fn list<T>(items: impl Iterator<Item = T>, separator: &str, text: impl Fn(T) -> String) -> String {
    items.map(text).collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::{Column, Kind, Table};

    static ORDERS: Table = Table {
        name: "orders",
        key: &[Column::new("id", Kind::Uuid)],
        columns: &[
            Column::new("status", Kind::Text),
            Column::new("lines", Kind::Jsonb),
        ],
    };

    fn part(write: Write) -> String {
        let shape = RowShape {
            table: &ORDERS,
            write,
        };
        Part {
            shape: &shape,
            parameter: 8,
        }
        .to_string()
    }

    #[test]
    fn a_creation_leaves_it_to_the_key_to_refuse_a_second_one() {
        assert_eq!(
            part(Write::Create),
            "INSERT INTO orders (id, status, lines) SELECT new.id, new.status, new.lines::jsonb \
             FROM (SELECT unnest($9::uuid[]) AS id, unnest($10::text[]) AS status, unnest($11::text[]) AS lines) AS new"
        );
    }

    #[test]
    fn an_insert_replaces() {
        assert!(part(Write::Insert).ends_with(
            " ON CONFLICT (id) DO UPDATE SET status = excluded.status, lines = excluded.lines"
        ));
    }

    #[test]
    fn an_update_writes_the_named_columns() {
        assert_eq!(
            part(Write::Update(vec![1])),
            "UPDATE orders AS old SET lines = new.lines::jsonb \
             FROM (SELECT unnest($9::uuid[]) AS id, unnest($10::text[]) AS lines) AS new WHERE old.id = new.id"
        );
    }

    #[test]
    fn a_deletion_needs_the_key() {
        assert_eq!(
            part(Write::Delete),
            "DELETE FROM orders AS old USING (SELECT unnest($9::uuid[]) AS id) AS new WHERE old.id = new.id"
        );
    }

    #[test]
    fn parameters_are_numbered_through() {
        let shape = |write| RowShape {
            table: &ORDERS,
            write,
        };
        let shapes = [shape(Write::Delete), shape(Write::Update(vec![0]))];
        let plain = text(Checks::default(), &shapes);
        assert!(plain.contains("(SELECT unnest($9::uuid[]) AS id) AS new"));
        assert!(
            plain.contains("(SELECT unnest($10::uuid[]) AS id, unnest($11::text[]) AS status)")
        );
        let carrying_out = text(
            Checks {
                carries_out: true,
                ..Checks::default()
            },
            &shapes,
        );
        assert!(
            carrying_out.contains("unnest($9::uuid[]) AS id, unnest($10::timestamptz[]) AS due")
        );
        assert!(carrying_out.contains("(SELECT unnest($11::uuid[]) AS id) AS new"));
    }

    #[test]
    fn what_must_not_be_suspended_is_looked_at_with_the_epoch() {
        let shapes = [RowShape {
            table: &ORDERS,
            write: Write::Delete,
        }];
        let unused = Checks {
            never_used: true,
            ..Checks::default()
        };
        assert!(
            text(unused, &shapes).contains("(SELECT epoch FROM event_epoch WHERE NOT suspends)")
        );
        let checked = Checks {
            carries_out: true,
            not_suspended: true,
            ..Checks::default()
        };
        let checked = text(checked, &shapes);
        assert!(checked.contains("process_version_id = ANY ($11::uuid[])"));
        assert!(checked.contains("(SELECT unnest($12::uuid[]) AS id) AS new"));
    }
}
