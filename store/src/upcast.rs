//! Old events are lifted to the form this program knows when they are read. What is stored is never rewritten.

use crate::step::StoredEvent;
use std::{collections::BTreeMap, error::Error};
use uuid::Uuid;

/// Rewrites an event's payload from one version to the next; gives the new JSON text.
pub type Lift = fn(payload: &str) -> Result<String, Box<dyn Error + Send + Sync>>;

/// How older forms of events become those that the program knows. Every kind begins with version 1 and is known in the version
/// that its lifts lead to.
#[derive(Clone, Debug, Default)]
pub struct Upcasters {
    lifts: BTreeMap<(String, u16), Next>,
    /// The version that each kind is known in, if it is not 1.
    known: BTreeMap<String, u16>,
}

#[derive(Clone, Debug)]
struct Next {
    /// A kind may get another name with its next version.
    kind: String,
    version: u16,
    lift: Lift,
}

/// Why an event cannot be read by this program. Its stream must not be written to either.
#[derive(Debug, thiserror::Error)]
pub enum UpcastError {
    /// A newer program wrote it, or a lift is missing.
    #[error(
        "stream {stream} has an event {kind} of version {version}, which this program does not know; \
         a newer one can read it"
    )]
    UnknownEvent {
        /// The stream.
        stream: Uuid,
        /// The event's kind.
        kind: String,
        /// The version of its form.
        version: u16,
    },
    /// Its payload is not what its version should have.
    #[error(
        "stream {stream} has an event {kind} of version {version} that cannot be lifted: {reason}"
    )]
    Unliftable {
        /// The stream.
        stream: Uuid,
        /// The event's kind.
        kind: String,
        /// The version of its form.
        version: u16,
        /// What the lift says.
        reason: Box<dyn Error + Send + Sync>,
    },
}

impl Upcasters {
    /// Lifts `kind` from `version` to the next, where it is named `next_kind`.
    #[must_use]
    pub fn lifting(mut self, kind: &str, version: u16, next_kind: &str, lift: Lift) -> Self {
        let next = Next {
            kind: next_kind.to_owned(),
            version: version.saturating_add(1),
            lift,
        };
        let known = self.known.entry(next_kind.to_owned()).or_insert(1);
        *known = next.version.max(*known);
        self.lifts.insert((kind.to_owned(), version), next);
        self
    }

    /// The version that events of this kind are written in.
    pub fn version(&self, kind: &str) -> u16 {
        self.known.get(kind).copied().unwrap_or(1)
    }

    /// The names under which events of this kind are stored: its own, and those it had before.
    pub fn stored_names(&self, kind: &str) -> Vec<String> {
        let mut names = vec![kind.to_owned()];
        let mut looked_at = 0;
        while let Some(name) = names.get(looked_at).cloned() {
            for ((before, _), next) in &self.lifts {
                if next.kind == name && !names.contains(before) {
                    names.push(before.clone());
                }
            }
            looked_at += 1;
        }
        names
    }

    /// The event in the form the program knows. Each lift raises the version, so a chain of them ends.
    pub fn lift(&self, stream: Uuid, mut event: StoredEvent) -> Result<StoredEvent, UpcastError> {
        // Almost every event is in its first and only form.
        if self.lifts.is_empty() && event.version == 1 {
            return Ok(event);
        }
        let mut form = (event.kind, event.version);
        while let Some(next) = self.lifts.get(&form) {
            event.payload = (next.lift)(&event.payload).map_err(|reason| {
                let (kind, version) = form.clone();
                UpcastError::Unliftable {
                    stream,
                    kind,
                    version,
                    reason,
                }
            })?;
            form = (next.kind.clone(), next.version);
        }
        (event.kind, event.version) = form;
        if event.version == self.version(&event.kind) {
            Ok(event)
        } else {
            Err(UpcastError::UnknownEvent {
                stream,
                kind: event.kind,
                version: event.version,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn event(kind: &str, version: u16, payload: &str) -> StoredEvent {
        StoredEvent {
            sequence: 1,
            kind: kind.to_owned(),
            version,
            element: None,
            payload: payload.to_owned(),
            recorded_at: Timestamp::UNIX_EPOCH,
            position: 1,
            metadata: None,
        }
    }

    fn lift(event: StoredEvent) -> Result<StoredEvent, UpcastError> {
        Upcasters::default()
            .lifting("OrderMade", 1, "OrderMade", |payload| {
                Ok(format!("[{payload}]"))
            })
            .lifting("OrderMade", 2, "OrderPlaced", |payload| match payload {
                "[bad]" => Err("no amount".into()),
                lines => Ok(format!("{{\"lines\":{lines}}}")),
            })
            .lift(Uuid::nil(), event)
    }

    #[test]
    fn an_event_in_its_present_form_stays_as_it_is() {
        for present in [event("OrderPlaced", 3, "{}"), event("OrderPaid", 1, "{}")] {
            assert_eq!(lift(present.clone()).unwrap(), present);
        }
    }

    #[test]
    fn an_old_event_is_lifted_version_by_version() {
        assert_eq!(
            lift(event("OrderMade", 1, "5")).unwrap(),
            event("OrderPlaced", 3, "{\"lines\":[5]}")
        );
    }

    #[test]
    fn an_event_of_a_newer_program_is_named() {
        for (kind, version) in [("OrderPlaced", 4), ("OrderPaid", 2), ("OrderMade", 3)] {
            assert!(matches!(
                lift(event(kind, version, "{}")).unwrap_err(),
                UpcastError::UnknownEvent { kind: found, version: found_version, .. }
                    if found == kind && found_version == version
            ));
        }
    }

    #[test]
    fn a_payload_that_cannot_be_lifted_is_named() {
        let error = lift(event("OrderMade", 1, "bad")).unwrap_err();
        assert!(matches!(error, UpcastError::Unliftable { version: 2, .. }));
        assert!(error.to_string().ends_with("no amount"));
    }

    #[test]
    fn events_are_written_in_the_version_their_lifts_lead_to() {
        let upcasters = Upcasters::default().lifting("OrderMade", 2, "OrderPlaced", |payload| {
            Ok(payload.to_owned())
        });
        assert_eq!(upcasters.version("OrderPlaced"), 3);
        assert_eq!(upcasters.version("OrderPaid"), 1);
    }

    #[test]
    fn a_kind_is_stored_under_the_names_it_had() {
        let as_it_is = |payload: &str| Ok(payload.to_owned());
        let upcasters = Upcasters::default()
            .lifting("OrderMade", 1, "OrderMade", as_it_is)
            .lifting("OrderMade", 2, "OrderPlaced", as_it_is);
        assert_eq!(
            upcasters.stored_names("OrderPlaced"),
            ["OrderPlaced", "OrderMade"]
        );
        assert_eq!(upcasters.stored_names("OrderSent"), ["OrderSent"]);
    }
}
