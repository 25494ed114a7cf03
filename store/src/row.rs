//! What a step changes beside its events: rows of tables, described well enough that one statement can write those of many
//! steps.

use crate::append::StepError;
use jiff::Timestamp;
use uuid::Uuid;

/// A table that steps write to. Its rows each belong to one stream, so two streams never wait for the same row.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The table's name.
    pub name: &'static str,
    /// The primary key.
    pub key: &'static [Column],
    /// The other columns that steps write.
    pub columns: &'static [Column],
}

/// A column of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The column's name.
    pub name: &'static str,
    /// The type of its values.
    pub kind: Kind,
}

impl Column {
    /// A column of this name and type.
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind }
    }
}

/// The type of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `uuid`, from [`Cell::Uuid`].
    Uuid,
    /// `text`, from [`Cell::Text`].
    Text,
    /// `bigint`, or a smaller integer type that the value fits in, from [`Cell::Integer`].
    Integer,
    /// `boolean`, from [`Cell::Boolean`].
    Boolean,
    /// `timestamptz`, from [`Cell::Time`].
    Time,
    /// `json`, which keeps the text as it was written, from [`Cell::Json`].
    Json,
    /// `jsonb`, which can be searched by its contents, from [`Cell::Json`].
    Jsonb,
}

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// No value.
    Null,
    /// For [`Kind::Uuid`].
    Uuid(Uuid),
    /// For [`Kind::Text`]. It must not hold the character NUL, which PostgreSQL cannot store.
    Text(String),
    /// For [`Kind::Integer`].
    Integer(i64),
    /// For [`Kind::Boolean`].
    Boolean(bool),
    /// For [`Kind::Time`]; stored in microseconds.
    Time(Timestamp),
    /// JSON text, for [`Kind::Json`] and [`Kind::Jsonb`].
    Json(String),
}

impl Cell {
    /// The bytes of its text, if it is one.
    pub(crate) fn text_length(&self) -> usize {
        match self {
            Self::Text(text) | Self::Json(text) => text.len(),
            Self::Null | Self::Uuid(_) | Self::Integer(_) | Self::Boolean(_) | Self::Time(_) => 0,
        }
    }
}

/// A change of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    pub(crate) table: &'static Table,
    pub(crate) key: Vec<Cell>,
    pub(crate) change: Change,
}

/// What happens to the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Create(Cells),
    Insert(Cells),
    Update(Cells),
    Delete,
}

/// The values of the columns that are named.
pub(crate) type Cells = Vec<(&'static str, Cell)>;

/// A value for each of a table's columns; `None` where a change does not name it.
pub(crate) type Named = Vec<Option<Cell>>;

/// The values of two changes, the later one's where both name a column.
pub(crate) fn overlaid(earlier: Named, later: Named) -> Named {
    earlier
        .into_iter()
        .zip(later)
        .map(|(earlier, later)| later.or(earlier))
        .collect()
}

impl Table {
    /// Whether these cells are a key of the table.
    pub(crate) fn check_key(&'static self, key: &[Cell]) -> Result<(), StepError> {
        if key.len() != self.key.len() {
            return Err(StepError::KeyLength {
                table: self.name,
                expected: self.key.len(),
                found: key.len(),
            });
        }
        self.key
            .iter()
            .zip(key)
            .try_for_each(|(column, cell)| match cell {
                Cell::Null => Err(self.wrong_kind(column, cell)),
                _ => self.check_kind(column, cell),
            })
    }

    /// The cells in the order of the table's columns.
    pub(crate) fn named(&'static self, cells: Cells) -> Result<Named, StepError> {
        let mut named = vec![None; self.columns.len()];
        for (name, cell) in cells {
            let (column, place) = self
                .columns
                .iter()
                .zip(&mut named)
                .find(|(column, _)| column.name == name)
                .ok_or(StepError::UnknownColumn {
                    table: self.name,
                    column: name,
                })?;
            self.check_kind(column, &cell)?;
            *place = Some(cell);
        }
        Ok(named)
    }

    fn check_kind(&'static self, column: &Column, cell: &Cell) -> Result<(), StepError> {
        match (column.kind, cell) {
            (_, Cell::Null)
            | (Kind::Uuid, Cell::Uuid(_))
            | (Kind::Text, Cell::Text(_))
            | (Kind::Integer, Cell::Integer(_))
            | (Kind::Boolean, Cell::Boolean(_))
            | (Kind::Time, Cell::Time(_))
            | (Kind::Json | Kind::Jsonb, Cell::Json(_)) => Ok(()),
            _ => Err(self.wrong_kind(column, cell)),
        }
    }

    fn wrong_kind(&'static self, column: &Column, cell: &Cell) -> StepError {
        StepError::WrongKind {
            table: self.name,
            column: column.name,
            expected: column.kind,
            found: cell.clone(),
        }
    }
}

impl RowChange {
    /// The table it changes.
    pub fn table(&self) -> &'static Table {
        self.table
    }

    /// Writes a row that must not be there: if there is one with this key, the whole step is a conflict. Columns that are not
    /// named become null.
    pub fn create(table: &'static Table, key: Vec<Cell>, cells: Vec<(&'static str, Cell)>) -> Self {
        Self {
            table,
            key,
            change: Change::Create(cells),
        }
    }

    /// Writes the whole row, whether or not there is one with this key; columns that are not named become null.
    pub fn insert(table: &'static Table, key: Vec<Cell>, cells: Vec<(&'static str, Cell)>) -> Self {
        Self {
            table,
            key,
            change: Change::Insert(cells),
        }
    }

    /// Writes the named columns of the row with this key, if there is one.
    pub fn update(table: &'static Table, key: Vec<Cell>, cells: Vec<(&'static str, Cell)>) -> Self {
        Self {
            table,
            key,
            change: Change::Update(cells),
        }
    }

    /// Removes the row with this key, if there is one.
    pub fn delete(table: &'static Table, key: Vec<Cell>) -> Self {
        Self {
            table,
            key,
            change: Change::Delete,
        }
    }
}
