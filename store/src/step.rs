//! A step: what one decision about one stream stores, all at once or not at all.

use crate::{outbox::Occurrence, row::RowChange, suspension::Assumed};
use jiff::Timestamp;
use uuid::Uuid;

/// One decision about one stream. It touches no row that belongs to another stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stream.
    pub stream: Uuid,
    /// The sequence of the stream's last event when the decision was made; 0 for a stream without events.
    pub expected: u64,
    /// When it was decided; stored in microseconds.
    pub recorded_at: Timestamp,
    /// Who asked for it, and why.
    pub metadata: Metadata,
    /// What happened. The first gets the sequence `expected + 1`. A step without events is refused.
    pub events: Vec<NewEvent>,
    /// What it carries out of the outbox, and takes away there. If one of these rows is gone, somebody else has carried it
    /// out, and nothing of the step is stored.
    pub carries_out: Vec<Occurrence>,
    /// What the decision took for granted of what is suspended. If that is not so any more, nothing of the step is stored.
    pub assumed: Assumed,
    /// The changed rows. Of several changes of one row, later ones build on earlier ones.
    pub rows: Vec<RowChange>,
}

/// An event that is to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// The name of what happened.
    pub kind: &'static str,
    /// The version of the payload's form, from 1; raised when the form changes.
    pub version: u16,
    /// The BPMN element it is about.
    pub element: Option<String>,
    /// What is known about it, as JSON text.
    pub payload: String,
}

/// An event as it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its place in its stream, from 1, without gaps.
    pub sequence: u64,
    /// The name of what happened.
    pub kind: String,
    /// The version of the payload's form.
    pub version: u16,
    /// The BPMN element it is about.
    pub element: Option<String>,
    /// What is known about it, as JSON text.
    pub payload: String,
    /// When it was decided.
    pub recorded_at: Timestamp,
    /// A number that grows within a stream, with gaps. It is no order over streams: see [`crate::stream`].
    pub position: i64,
    /// The [`Metadata`] of its step as JSON text; only the first event of a step has it.
    pub metadata: Option<String>,
}

/// Who asked for a step, and why. Stored once, with the step's first event.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Metadata {
    /// The subject of the token, or the part of the system, that asked for it.
    pub actor: String,
    /// What ties the steps of one piece of work together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation: Option<String>,
    /// What made this step necessary, e.g. the id of an outbox row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causation: Option<String>,
    /// The trace of the request (W3C Trace Context, `traceparent`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<String>,
}
