//! Which signals each catching element of an instance has received.
//!
//! All that wait for a signal when it comes get it. A published signal is kept, and one that comes to wait later gets it too, unless
//! its element has had it before (contract: at most once per catching element). A loop that comes to the same catch event again waits
//! for the next signal, and so do the next item of a sequential multi-instance activity and the next run of a standard loop. Each
//! item of a parallel multi-instance activity catches for itself, so that it does not matter which of them comes first.
//!
//! The order of the instance's own events decides what is before, and no clock: what an element has had when a subscription is
//! opened is not given to that subscription.

use super::state::InstanceState;
use crate::{
    awaits::AwaitedSignal,
    ids::{ElementId, SignalId},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize, Serializer};
use std::{collections::BTreeMap, fmt::Write as _};

/// How long a signal is remembered after its time is over: a delivery that began before may still be on its way.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(1);

/// Signals that were received, each with the end of its time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Received(BTreeMap<SignalId, Timestamp>);

impl Received {
    /// Whether this one was.
    pub fn contains(&self, signal: SignalId) -> bool {
        self.0.contains_key(&signal)
    }

    /// Them, the oldest first.
    pub fn signals(&self) -> impl Iterator<Item = SignalId> + '_ {
        self.0.keys().copied()
    }

    /// With one more, and without those that cannot come any more.
    #[must_use]
    pub fn with(&self, signal: SignalId, expires_at: Timestamp) -> Self {
        let mut received = self.clone();
        received.add(signal, expires_at);
        received
    }

    /// One more was received. Those are forgotten that cannot come any more: their time was over when this one was published.
    pub(super) fn add(&mut self, signal: SignalId, expires_at: Timestamp) {
        let forgotten = signal
            .published_at()
            .and_then(|published_at| published_at.checked_sub(REMEMBERED).ok());
        if let Some(forgotten) = forgotten {
            self.0.retain(|_, expires_at| *expires_at >= forgotten);
        }
        self.0.insert(signal, expires_at);
    }

    /// How many entries it is counted as: it is one itself.
    fn entries(&self) -> u64 {
        1 + self.0.len() as u64
    }
}

/// The signals that each catching element has received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<String, Received>")]
pub struct ReceivedSignals {
    by_catching: BTreeMap<String, Received>,
    /// How many entries there are, which is not counted again for each step.
    entries: u64,
}

impl ReceivedSignals {
    /// Those of an element, and of the items that it is in.
    fn of(&self, element: &ElementId, awaited: &AwaitedSignal) -> Received {
        let received = self.by_catching.get(&catching(element, awaited));
        received.cloned().unwrap_or_default()
    }

    /// The catching elements are called by other names.
    pub(super) fn rename(&mut self, renamed: impl Fn(&ElementId) -> ElementId) {
        let received = std::mem::take(&mut self.by_catching);
        let all = received.into_iter().map(|(catching, received)| {
            let (element, items) = catching.split_once(' ').unwrap_or((&catching, ""));
            let mut name = renamed(&ElementId::from(element)).to_string();
            if !items.is_empty() {
                name.push(' ');
                name.push_str(items);
            }
            (name, received)
        });
        *self = Self::from(all.collect::<BTreeMap<_, _>>());
    }

    /// Nothing was received, or all is forgotten.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// About how many bytes it takes in memory.
    pub(super) fn memory(&self) -> u64 {
        const BYTES_EACH: u64 = 64;
        self.entries.saturating_mul(BYTES_EACH)
    }

    fn add(&mut self, catching: String, signal: SignalId, expires_at: Timestamp) {
        let received = self.by_catching.entry(catching).or_insert_with(|| {
            self.entries += Received::default().entries();
            Received::default()
        });
        self.entries -= received.entries();
        received.add(signal, expires_at);
        self.entries += received.entries();
    }
}

impl From<BTreeMap<String, Received>> for ReceivedSignals {
    fn from(by_catching: BTreeMap<String, Received>) -> Self {
        let entries = by_catching.values().map(Received::entries).sum();
        Self {
            by_catching,
            entries,
        }
    }
}

impl Serialize for ReceivedSignals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.by_catching.serialize(serializer)
    }
}

/// The text by which what has been received is found. An id holds no white space.
fn catching(element: &ElementId, awaited: &AwaitedSignal) -> String {
    let mut text = element.to_string();
    for item in &awaited.items {
        // Writing into a text does not fail.
        let _ = write!(text, " {item}");
    }
    text
}

impl InstanceState {
    /// The signals that a subscription that is opened now does not get: its element has had them.
    pub(crate) fn had(&self, element: &ElementId, awaited: &AwaitedSignal) -> Received {
        self.received_signals.of(element, awaited)
    }

    /// A catching element receives a signal.
    pub(super) fn receive_signal(
        &mut self,
        element: &ElementId,
        awaited: &AwaitedSignal,
        (signal, expires_at): (SignalId, Timestamp),
    ) {
        self.received_signals
            .add(catching(element, awaited), signal, expires_at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids_source::Ids,
        model::testing::at_once,
        testing::{bpmn::*, given},
    };

    #[test]
    fn what_cannot_come_any_more_is_forgotten() {
        let at = |text: &str| -> Timestamp { text.parse().unwrap() };
        let signal = |text: &str| Ids::new(at(text), 1).signal();
        let [first, second, third] = [
            "2026-01-01T00:00:00Z",
            "2026-01-01T12:00:00Z",
            "2026-01-02T02:00:00Z",
        ]
        .map(signal);
        let received = Received::default()
            .with(first, at("2026-01-02T00:00:00Z"))
            .with(second, at("2026-01-02T12:00:00Z"));
        assert_eq!(received.signals().collect::<Vec<_>>(), [first, second]);
        let received = received.with(third, at("2026-01-03T02:00:00Z"));
        assert_eq!(received.signals().collect::<Vec<_>>(), [second, third]);
    }

    #[test]
    fn what_was_received_is_counted_and_read_back_as_it_was_stored() {
        let ids = &mut Ids::new(Timestamp::UNIX_EPOCH, 1);
        let (day, year) = (hours(24), hours(24 * 365));
        let mut received = ReceivedSignals::default();
        received.add("one".to_owned(), ids.signal(), day);
        received.add("one".to_owned(), ids.signal(), day);
        received.add("other 2".to_owned(), ids.signal(), year);
        assert_eq!(received.entries, 5);
        let later = Ids::new(hours(48), 1).signal();
        received.add("one".to_owned(), later, year);
        assert_eq!(received.entries, 4, "two cannot come any more");
        let text = serde_json::to_string(&received).unwrap();
        let by_catching: BTreeMap<String, Received> = serde_json::from_str(&text).unwrap();
        assert_eq!(by_catching, received.by_catching);
        let read: ReceivedSignals = serde_json::from_str(&text).unwrap();
        assert_eq!(read, received);
        received.rename(Clone::clone);
        assert_eq!(read, received);
    }

    #[test]
    fn what_it_takes_is_known_without_a_look_at_each() {
        let ids = &mut Ids::new(Timestamp::UNIX_EPOCH, 1);
        let mut received = ReceivedSignals::default();
        at_once(|| {
            for n in 0..50_000 {
                received.add(format!("wait {n}"), ids.signal(), hours(24));
                assert!(received.memory() > 0);
            }
        });
    }

    fn hours(hours: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours)
    }

    /// A loop around a catch event.
    fn looping() -> String {
        sequence([
            start("start"),
            gateway("exclusive", "again"),
            catch("wait").signal("closed"),
            job("work"),
        ]) + &path("work again")
    }

    #[test]
    fn a_loop_waits_for_the_next_signal() {
        let mut run = given(looping()).start("{}");
        run.signal("closed", "{}").complete_job("work", "{}");
        run.after().signal_again("closed");
        assert_eq!(run.trace(), Vec::<String>::new());
        assert_eq!(run.active(), ["wait"]);
        run.signal("closed", "{}");
        assert_eq!(run.active(), ["work"]);
    }

    #[test]
    fn each_catching_element_gets_it() {
        let content = sequence([
            start("start"),
            catch("first").signal("closed"),
            catch("second").signal("closed"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.signal("closed", "{}");
        assert_eq!(run.active(), ["second"]);
        run.signal_again("closed");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }

    #[test]
    fn a_sequential_multi_instance_waits_for_one_for_each_item_and_a_parallel_one_for_one() {
        let content = |sub: fn(Node) -> Node| {
            let inner = sequence([start("in"), catch("wait").signal("closed"), end("out")]);
            sequence([start("start"), sub(sub_process("sub", inner)), end("end")])
        };
        let mut run = given(content(|sub| sub.one_by_one("[1,2]"))).start("{}");
        run.signal("closed", "{}").signal_again("closed");
        assert!(run.active().contains(&"wait"), "the second item waits");
        run.signal("closed", "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");

        let mut run = given(content(|sub| sub.for_each("[1,2]"))).start("{}");
        run.signal("closed", "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }

    #[test]
    fn a_non_interrupting_event_gets_each_once() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([
                boundary("news", "work").signal("closed").non_interrupting(),
                end("noted"),
            ]);
        let mut run = given(content).start("{}");
        run.signal("closed", "{}").after().signal_again("closed");
        assert_eq!(run.trace(), Vec::<String>::new());
        run.signal("closed", "{}");
        assert_eq!(
            run.trace(),
            [
                "SignalReceived news",
                "ElementPassed news",
                "ElementPassed noted"
            ]
        );
    }
}
