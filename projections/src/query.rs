//! Statements in the making.

use sqlx::{Postgres, QueryBuilder};

/// A statement in the making.
pub(crate) type Query = QueryBuilder<Postgres>;

/// Adds a part to a statement.
pub(crate) type Part<'a> = &'a (dyn Fn(&mut Query) + Sync);
