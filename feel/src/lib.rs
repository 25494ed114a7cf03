//! FEEL, the expression language of DMN 1.5 (chapter 10): parsing, values, evaluation.
//!
//! The crate is pure: it has no clock, no I/O and no random numbers. An [`Expression`] is parsed
//! once, is immutable, and can be evaluated by any number of threads. Evaluation never panics and
//! is bounded by [`Limits`].
//!
//! ```
//! use feel::{Context, Environment, Expression, Names, Value, Zone};
//!
//! let text = "if amount > 100 then \"check\" else \"pass\"";
//! let expression = Expression::parse(text, &Names::default())?;
//! let scope = Context::from_json(r#"{"amount": 120.50}"#)?;
//! let now = 1_769_850_000_000_000_000;
//! let environment = Environment::at(now, Zone::UTC).ok_or("not in the calendar")?;
//! assert_eq!(expression.evaluate(&scope, &environment)?.value, Value::from("check"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod builtins;
mod dialect;
mod environment;
mod error;
mod evaluate;
mod expression;
mod limits;
mod names;
mod random;
mod spelling;
mod syntax;
mod types;
pub mod value;

pub use builtins::names as builtin_names;
pub use dialect::Dialect;
pub use environment::{Allowance, Environment};
pub use error::{EvaluationError, Position, Span, SyntaxError, Warning};
pub use evaluate::Evaluator;
pub use expression::{Evaluation, Expression, Scope, UndeclaredName, UnknownFunction};
pub use limits::{Limit, Limits};
pub use names::Names;
pub use types::Type;
pub use value::decimal::Decimal;
pub use value::json::{JsonError, JsonErrorReason, PLAIN_DEPTH, PlainJson, check_json};
pub use value::temporal::{
    Date, DateTime, DaysAndTimeDuration, Time, YearsAndMonthsDuration, Zone,
};
pub use value::{Context, Function, HostFunction, List, Number, Parameter, Range, Value};
