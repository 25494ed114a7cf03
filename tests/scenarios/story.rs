//! What happened in a case: the events of its instances, without what differs between two runs of the same case: ids, times, and
//! where steps begin.

use serde_json::Value;
use std::collections::HashMap;

/// What happened in a case.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Story {
    /// The scenario and the case.
    pub(crate) case: String,
    /// The events of each instance, by the name that the case gives it; if it was called and has none, by its process.
    pub(crate) events: Vec<(String, Vec<String>)>,
}

impl Story {
    /// The first event in which two stories differ, for people.
    pub(crate) fn difference(&self, other: &Self) -> Option<String> {
        let lines = |story: &Self| -> Vec<String> {
            let events = story.events.iter();
            events
                .flat_map(|(name, events)| {
                    events.iter().map(move |event| format!("{name}: {event}"))
                })
                .collect()
        };
        let (ours, theirs) = (lines(self), lines(other));
        let place = (0..ours.len().max(theirs.len()))
            .find(|place| ours.get(*place) != theirs.get(*place))?;
        Some(format!(
            "{}\n  {:?}\n  {:?}",
            self.case,
            ours.get(place),
            theirs.get(place)
        ))
    }
}

/// The events of a history, in their order. An id is replaced by the number of the id, in the order in which they first appear.
pub(crate) fn events(history: &[Value]) -> Vec<String> {
    let mut known = HashMap::new();
    let mut events = Vec::new();
    for item in history {
        let mut item = item.clone();
        if let Some(fields) = item.as_object_mut() {
            for differs in ["position", "timestamp"] {
                fields.remove(differs);
            }
        }
        without_ids_and_times(&mut item, &mut known);
        events.push(item.to_string());
    }
    events
}

/// What happened how often to which element, whatever came first.
pub(crate) fn kinds(history: &[Value]) -> Vec<String> {
    let kind = |item: &Value| format!("{} {}", item["type"], item["nodeID"]);
    let mut kinds: Vec<_> = history.iter().map(kind).collect();
    kinds.sort();
    kinds
}

fn without_ids_and_times(value: &mut Value, known: &mut HashMap<String, usize>) {
    match value {
        Value::String(text) if is_time(text) => "a time".clone_into(text),
        Value::String(text) => {
            let words: Vec<_> = text
                .split(' ')
                .map(|word| without_id(word, known))
                .collect();
            *text = words.join(" ");
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| without_ids_and_times(item, known)),
        Value::Object(fields) => {
            for field in fields.values_mut() {
                without_ids_and_times(field, known);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A word of a text, an id perhaps with a comma after it.
fn without_id(word: &str, known: &mut HashMap<String, usize>) -> String {
    let (id, rest) = word.split_at_checked(36).unwrap_or((word, ""));
    if is_uuid(id) {
        let next = known.len();
        let number = known.entry(id.to_owned()).or_insert(next);
        format!("#{number}{rest}")
    } else {
        word.to_owned()
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.char_indices().all(|(place, character)| match place {
            8 | 13 | 18 | 23 => character == '-',
            _ => character.is_ascii_hexdigit(),
        })
}

/// `2026-01-31T…`
fn is_time(text: &str) -> bool {
    let date = text.get(..11).unwrap_or_default();
    date.char_indices().all(|(place, character)| match place {
        4 | 7 => character == '-',
        10 => character == 'T',
        _ => character.is_ascii_digit(),
    }) && !date.is_empty()
}
