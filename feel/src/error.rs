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
    /// Where a text begins.
    pub(crate) const START: Position = Position { line: 1, column: 1 };

    /// The place of a byte.
    pub(crate) fn of(text: &str, offset: usize) -> Position {
        Position::START.after(text.get(..offset).unwrap_or(text))
    }

    /// The place behind a text that begins here.
    pub(crate) fn after(self, text: &str) -> Position {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        match text.rsplit_once('\n') {
            None => Position {
                line: self.line,
                column: self.column.saturating_add(count(text.chars().count())),
            },
            Some((lines, last)) => Position {
                line: self
                    .line
                    .saturating_add(count(lines.matches('\n').count()))
                    .saturating_add(1),
                column: count(last.chars().count()).saturating_add(1),
            },
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
