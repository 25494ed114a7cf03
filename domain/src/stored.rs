//! The one encoding of events: the variant's name in one column, its data as JSON text in another.

use crate::aggregate::Event;
use serde::{Serialize, de::DeserializeOwned};

/// The data of an event, as JSON text.
pub fn encode<E: Event>(event: &E) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string(event)?;
    // Event enums are adjacently tagged, tag first: `{"type":"…","data":…}`. The tag has its own column.
    let data = r#"{"type":"","data":"#.len() + event.kind().len();
    text.truncate(text.len().saturating_sub(1));
    Ok(text.split_off(data.min(text.len())))
}

/// Why a stored event cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// Streams of this sort have no such event, as far as this program knows.
    #[error("the event {kind} is not one that this program knows; a newer one can read it")]
    UnknownKind {
        /// The stored type.
        kind: String,
    },
    /// Its data are not what its type has.
    #[error("the data of the event {kind} cannot be read: {source}")]
    Damaged {
        /// The stored type.
        kind: String,
        /// What is wrong with them.
        source: serde_json::Error,
    },
}

/// The event of this kind with this data.
pub fn decode<E: Event>(kind: &str, payload: &str) -> Result<E, DecodeError> {
    if !E::KINDS.contains(&kind) {
        return Err(DecodeError::UnknownKind {
            kind: kind.to_owned(),
        });
    }
    parse(kind, payload).map_err(|source| DecodeError::Damaged {
        kind: kind.to_owned(),
        source,
    })
}

fn parse<E: Event>(kind: &str, payload: &str) -> Result<E, serde_json::Error> {
    serde_json::from_str(&format!(r#"{{"type":"{kind}","data":{payload}}}"#))
}

/// The event as it is read back after it was stored: what is folded must be what a replay folds.
pub fn read_back<E: Event + Serialize + DeserializeOwned>(
    event: &E,
) -> Result<(String, E), serde_json::Error> {
    let payload = encode(event)?;
    let event = parse(event.kind(), &payload)?;
    Ok((payload, event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{instance::event::InstanceEvent, value::Variables};

    #[test]
    fn an_event_is_its_name_and_its_data() {
        let failed = InstanceEvent::InstanceFailed {
            error_code: "declined".into(),
            variables: Variables::default(),
        };
        let (payload, read) = read_back(&failed).unwrap();
        assert_eq!(payload, r#"{"error_code":"declined"}"#);
        assert_eq!(read, failed);
        assert_eq!(encode(&InstanceEvent::InstanceCompleted {}).unwrap(), "{}");
    }

    #[test]
    fn an_event_of_a_newer_program_is_told_from_a_damaged_one() {
        let newer = decode::<InstanceEvent>("InstanceArchived", "{}");
        assert!(
            matches!(newer, Err(DecodeError::UnknownKind { kind }) if kind == "InstanceArchived")
        );
        let damaged = decode::<InstanceEvent>("InstanceFailed", "{}");
        assert!(
            matches!(damaged, Err(DecodeError::Damaged { kind, .. }) if kind == "InstanceFailed")
        );
    }
}
