//! What an evaluation may use at most.

use std::fmt;

/// What one evaluation may use at most. An evaluation that needs more ends with
/// [`EvaluationError::LimitExceeded`](crate::EvaluationError::LimitExceeded).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Evaluated nodes of the syntax tree and items visited by built-in functions.
    pub steps: u64,
    /// Nested evaluations: operators within operators and functions that invoke functions.
    pub depth: u32,
    /// Items of one list.
    pub list_length: usize,
    /// [`Value::size`](crate::Value::size) of one value.
    pub value_size: u64,
    /// Bytes of one string (UTF-8).
    pub string_length: usize,
    /// Lists, contexts, ranges and functions within one another.
    pub nesting: u32,
}

impl Default for Limits {
    /// Enough for every decision that people write, and at most about a second of work, 200 MiB of
    /// memory and a stack of 2 MiB.
    fn default() -> Limits {
        Limits {
            steps: 5_000_000,
            depth: 256,
            list_length: 1_000_000,
            value_size: 2_000_000,
            string_length: 16 << 20,
            nesting: 256,
        }
    }
}

/// Which of the [`Limits`] was exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// [`Limits::steps`].
    Steps(u64),
    /// [`Limits::depth`].
    Depth(u32),
    /// [`Limits::list_length`].
    ListLength(usize),
    /// [`Limits::value_size`].
    ValueSize(u64),
    /// [`Limits::string_length`].
    StringLength(usize),
    /// [`Limits::nesting`].
    Nesting(u32),
}

impl fmt::Display for Limit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Limit::Steps(limit) => write!(formatter, "more than {limit} steps"),
            Limit::Depth(limit) => write!(formatter, "evaluations nested deeper than {limit}"),
            Limit::ListLength(limit) => write!(formatter, "a list of more than {limit} items"),
            Limit::ValueSize(limit) => write!(
                formatter,
                "a value that consists of more than {limit} values"
            ),
            Limit::StringLength(limit) => write!(formatter, "a string of more than {limit} bytes"),
            Limit::Nesting(limit) => write!(formatter, "a value nested deeper than {limit}"),
        }
    }
}
