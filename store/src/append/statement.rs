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

/// The statement for row changes of these shapes, and events. Its parameters are arrays: of the events' columns, then of the
/// columns of each shape, in order.
///
/// PostgreSQL carries out the main part first. It is the one that may find that a stream has moved on, and two batches that
/// meet there have touched nothing else by then.
pub(super) fn text(shapes: &[RowShape]) -> String {
    let mut parameter = EVENT_ARRAYS.len();
    let parts: Vec<String> = shapes
        .iter()
        .enumerate()
        .map(|(index, shape)| {
            let part = Part { shape, parameter };
            parameter += shape.columns().count();
            format!("rows_{index} AS ({part})")
        })
        .collect();
    let with = if parts.is_empty() {
        String::new()
    } else {
        format!("WITH {} ", parts.join(", "))
    };
    format!(
        "{with}INSERT INTO events (stream, sequence, recorded_at, kind, version, element, payload, metadata, epoch) \
         SELECT new.stream, new.sequence, new.recorded_at, new.kind, new.version, new.element, new.payload::json, \
         new.metadata::json, (SELECT epoch FROM event_epoch) FROM {}",
        Arrays {
            columns: EVENT_ARRAYS.to_vec(),
            parameter: 0
        }
    )
}

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
        let text = text(&[shape(Write::Delete), shape(Write::Update(vec![0]))]);
        assert!(text.contains("(SELECT unnest($9::uuid[]) AS id) AS new"));
        assert!(text.contains("(SELECT unnest($10::uuid[]) AS id, unnest($11::text[]) AS status)"));
    }
}
