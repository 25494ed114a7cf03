//! All events as JSON lines, in the order in which readers of all streams see them.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use std::{
    borrow::Cow,
    io::{self, ErrorKind, Write},
};
use store::{
    Store, StoreError,
    stream::{Cursor, StreamedEvent},
};
use uuid::Uuid;

/// How many events are read at once.
const BATCH: u32 = 2_000;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exported {
    /// How many events.
    pub events: u64,
    /// Where the next export goes on.
    pub next: Cursor,
    /// Whether the reader closed the output before all was written.
    pub is_cut_short: bool,
}

/// Why not all events were written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// They cannot be read.
    #[error(transparent)]
    Database(#[from] StoreError),
    /// One cannot be put into JSON.
    #[error("event {cursor} cannot be written as JSON: {source}")]
    Event {
        /// Its place among all events.
        cursor: Cursor,
        /// Why.
        source: serde_json::Error,
    },
    /// The output takes no more.
    #[error("the output cannot be written: {0}")]
    Output(#[from] io::Error),
}

/// A line of the export.
#[derive(Serialize)]
struct Line<'a> {
    cursor: String,
    stream: Uuid,
    seq: u64,
    position: i64,
    timestamp: Timestamp,
    #[serde(rename = "type")]
    kind: &'a str,
    version: u16,
    #[serde(rename = "nodeID", skip_serializing_if = "Option::is_none")]
    element: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<&'a RawValue>,
    data: &'a RawValue,
}

/// Writes the events after a place, as they were stored: also those that this program does not know. It ends where the events
/// of transactions that still run may follow; the next export begins there.
pub async fn export(
    store: &Store,
    after: Cursor,
    output: &mut (dyn Write + Send),
) -> Result<Exported, ExportError> {
    let mut exported = Exported {
        events: 0,
        next: after,
        is_cut_short: false,
    };
    loop {
        let batch = store.read_all(exported.next, BATCH).await?;
        for event in &batch {
            let mut line = line(event).map_err(|source| ExportError::Event {
                cursor: event.cursor,
                source,
            })?;
            line.push('\n');
            match output.write_all(line.as_bytes()) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                    exported.is_cut_short = true;
                    return Ok(exported);
                }
                Err(error) => return Err(error.into()),
            }
            exported.events += 1;
            exported.next = event.cursor;
        }
        if u32::try_from(batch.len()).is_ok_and(|count| count < BATCH) {
            break;
        }
    }
    match output.flush() {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exported.is_cut_short = true,
        flushed => flushed?,
    }
    Ok(exported)
}

fn line(streamed: &StreamedEvent) -> Result<String, serde_json::Error> {
    let StreamedEvent {
        cursor,
        stream,
        event,
    } = streamed;
    let data = on_one_line(&event.payload);
    let metadata = event.metadata.as_deref().map(on_one_line);
    serde_json::to_string(&Line {
        cursor: cursor.to_string(),
        stream: *stream,
        seq: event.sequence,
        position: event.position,
        timestamp: event.recorded_at,
        kind: &event.kind,
        version: event.version,
        element: event.element.as_deref(),
        metadata: metadata.as_deref().map(serde_json::from_str).transpose()?,
        data: serde_json::from_str(&data)?,
    })
}

/// The same JSON text. A line break in it can only stand between its parts, where a space says the same.
fn on_one_line(json: &str) -> Cow<'_, str> {
    if json.contains(['\n', '\r']) {
        Cow::Owned(json.replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(json)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use store::StoredEvent;

    fn streamed(payload: &str) -> StreamedEvent {
        StreamedEvent {
            cursor: "1:7:9".parse().unwrap(),
            stream: Uuid::from_u128(1),
            event: StoredEvent {
                sequence: 3,
                kind: "InstanceArchived".to_owned(),
                version: 2,
                element: None,
                payload: payload.to_owned(),
                recorded_at: "2026-03-01T12:00:00Z".parse().unwrap(),
                position: 9,
                metadata: Some(r#"{"actor":"erin"}"#.to_owned()),
            },
        }
    }

    #[test]
    fn a_line_has_the_data_as_they_were_stored() {
        assert_eq!(
            line(&streamed(r#"{"amount": 1.10, "amount":1e5}"#)).unwrap(),
            r#"{"cursor":"1:7:9","stream":"00000000-0000-0000-0000-000000000001","seq":3,"position":9,"#.to_owned()
                + r#""timestamp":"2026-03-01T12:00:00Z","type":"InstanceArchived","version":2,"#
                + r#""metadata":{"actor":"erin"},"data":{"amount": 1.10, "amount":1e5}}"#
        );
    }

    #[test]
    fn an_event_is_one_line() {
        assert!(
            line(&streamed("{\"a\":\n\r1}"))
                .unwrap()
                .ends_with("\"data\":{\"a\":  1}}")
        );
    }
}
