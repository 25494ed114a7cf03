use std::sync::Arc;

use thiserror::Error;

use crate::limits::Limit;

/// A part of an expression's text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// A place in an expression's text for people, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character within the line.
    pub column: u32,
}

impl Position {
    /// The place of a byte.
    pub(crate) fn of(text: &str, offset: usize) -> Position {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Position {
            line: count(before.matches('\n').count()).saturating_add(1),
            column: count(before.get(line_start..).unwrap_or_default().chars().count())
                .saturating_add(1),
        }
    }
}

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {}, column {}: {message}", position.line, position.column)]
pub struct SyntaxError {
    /// What was expected and found.
    pub message: String,
    /// The part of the text that is wrong.
    pub span: Span,
    /// Where that part begins.
    pub position: Position,
}

/// Why a part of an evaluation gave null.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {}, column {}: {message}", position.line, position.column)]
pub struct Warning {
    /// What was expected and found.
    pub message: String,
    /// The part of the expression.
    pub span: Span,
    /// Where that part begins.
    pub position: Position,
}

/// Why an evaluation has no result, not even null.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EvaluationError {
    /// The evaluation needs more than it may use.
    #[error("the evaluation was stopped: it needs {limit}")]
    LimitExceeded {
        /// What it needs too much of.
        limit: Limit,
    },
    /// `assert` found its condition not fulfilled.
    #[error("the evaluation was ended by assert: {cause}")]
    AssertionFailed {
        /// What the expression says about it.
        cause: Arc<str>,
    },
}
