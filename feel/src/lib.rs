//! FEEL, the expression language of DMN 1.5 (chapter 10): parsing, values, evaluation.
//!
//! The crate is pure: it has no clock, no I/O and no random numbers. An [`Expression`] is parsed once, is immutable, and can be
//! evaluated by any number of threads. Evaluation never panics and is bounded by [`Limits`].

mod environment;
mod error;
mod limits;
mod names;
pub mod value;

pub use environment::Environment;
pub use error::{EvaluationError, Position, Span, SyntaxError, Warning};
pub use limits::{Limit, Limits};
pub use names::Names;
pub use value::decimal::Decimal;
pub use value::json::{JsonError, PlainJson};
pub use value::temporal::{
    Date, DateTime, DaysAndTimeDuration, Time, YearsAndMonthsDuration, Zone,
};
pub use value::{Context, Function, List, Range, Value};
