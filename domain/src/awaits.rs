//! What a subscription waits for, as it is stored: the model's trigger with every text resolved. Instances wait so, and the start
//! events of deployed processes.

use feel::Value;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What a subscription waits for. Which messages it takes depends on who waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Awaits<Message = AwaitedMessage, Condition = AwaitedCondition> {
    /// An instant, or each of a cycle.
    Timer(DueTimer),
    /// A message.
    Message(Message),
    /// A signal: each of this name that is published in the project.
    Signal(AwaitedSignal),
    /// That a condition becomes true.
    Condition(Condition),
}

/// The message that a running instance waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AwaitedMessage {
    /// Its name.
    pub name: String,
    /// The value its key must match.
    #[cfg_attr(test, schemars(with = "crate::value::StoredValue"))]
    pub correlation_key: Value,
}

/// The signal that a running instance waits for, or that starts instances of a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AwaitedSignal {
    /// Its name.
    pub name: String,
    /// Of each parallel multi-instance activity that it is awaited in, outermost first, which item. Each item catches for itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<u32>,
}

/// The condition that a running instance waits for. What it says is in the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AwaitedCondition {
    /// The variables that it reads: it is looked at when one of them is set where it sees them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reads: Vec<String>,
}

/// The condition that starts instances of a process: there is none, for a condition is about the variables of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum StartingCondition {}

/// The messages that start instances of a process: each of this name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StartingMessage {
    /// The name.
    pub name: String,
    /// Whether the start event has a correlation key: then no two running instances share the key of their message.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_per_key: bool,
}

/// An occurrence of a timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DueTimer {
    /// When it is due.
    pub due: Timestamp,
    /// The schedule's text, if there are to be later occurrences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<Cycle>,
}

/// A timer's recurrence. It counts from its own start, so that a late firing does not shift it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cycle {
    /// The text: `R3/PT1S` or cron.
    pub schedule: String,
    /// When it began.
    pub start: Timestamp,
    /// How often it has fired.
    pub fired: u32,
}
