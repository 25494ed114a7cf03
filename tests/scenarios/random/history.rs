//! A history as it is compared.

use crate::story;
use serde_json::Value;

/// The events of a history, without what differs between two runs. Called instances that are canceled together end in either order:
/// what follows from their ends alone is sorted.
pub(super) fn comparable(history: &[Value]) -> Vec<String> {
    let mut history = history.to_vec();
    for fields in history.iter_mut().filter_map(Value::as_object_mut) {
        // It says where the event stands, which the order does, too.
        fields.remove("seq");
    }
    let mut events = story::events(&history);
    let mut rest = events.as_mut_slice();
    for run in history.chunk_by(|one, next| follows_from_ends(one) == follows_from_ends(next)) {
        let (events, after) = rest.split_at_mut(run.len());
        if run.iter().any(is_end_of_canceled) {
            events.sort();
        }
        rest = after;
    }
    events
}

fn follows_from_ends(event: &Value) -> bool {
    is_end_of_canceled(event) || event["type"] == "ElementTerminated"
}

fn is_end_of_canceled(event: &Value) -> bool {
    event["type"] == "CalledInstanceEnded" && event["data"]["outcome"] == "canceled"
}
