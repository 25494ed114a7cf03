//! Messages and signals on their way: who gets which, as the contract says it. A message reaches one receiver, the oldest that matches,
//! and is kept for its time if there is none. A signal reaches all who wait, and is kept for who comes to wait.

use crate::world::Begin;
use domain::{
    ids::{ElementId, InstanceId, MessageId, SignalId, SubscriptionId},
    instance::{
        command::InstanceCommand,
        event::{StartMessage, StartSignal},
        received_signals::Received,
    },
    message::correlation,
    model::graph::{Definitions, Process, Text, Trigger},
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use std::{
    collections::{BTreeSet, VecDeque},
    sync::Arc,
};

/// What is kept, and who waits.
#[derive(Default)]
pub(crate) struct Post {
    messages: Vec<PublishedMessage>,
    /// Those that nobody has looked for a receiver of yet: each is given to who waits, however short it is kept.
    new_messages: Vec<PublishedMessage>,
    signals: Vec<PublishedSignal>,
    /// Signals on their way to those who waited when they were published.
    broadcast: VecDeque<(InstanceId, SubscriptionId, PublishedSignal)>,
    waiting: Vec<Waiting>,
    starts: Vec<Starts>,
    /// The keys of running instances that a message started.
    keys: Vec<StartMessage>,
    delivered: BTreeSet<(SignalId, SubscriptionId)>,
    /// The instances that signals are still to start.
    begins: Vec<(Arc<Process>, Begin)>,
}

pub(crate) struct PublishedMessage {
    pub(crate) id: MessageId,
    pub(crate) name: String,
    pub(crate) key: Option<Value>,
    pub(crate) variables: Variables,
    pub(crate) expires_at: Timestamp,
}

#[derive(Clone)]
pub(crate) struct PublishedSignal {
    pub(crate) id: SignalId,
    pub(crate) name: String,
    pub(crate) variables: Variables,
    pub(crate) expires_at: Timestamp,
}

/// What is to be delivered next.
pub(crate) enum Letter {
    Tell(InstanceId, InstanceCommand),
    Begin(Arc<Process>, Begin),
}

struct Waiting {
    instance: InstanceId,
    subscription: SubscriptionId,
    name: String,
    awaits: Awaits,
}

/// What somebody waits for by a name.
pub(crate) enum Awaits {
    Message { key: Value },
    Signal { had: Received },
}

/// A start event that a message or a signal triggers.
struct Starts {
    process: Arc<Process>,
    event: ElementId,
    by: By,
    name: String,
}

#[derive(PartialEq)]
enum By {
    Message { one_per_key: bool },
    Signal,
}

impl Post {
    /// The post of a drawing all of whose executable processes are deployed.
    pub(crate) fn of(definitions: &Definitions) -> Self {
        let executable = definitions.processes.iter();
        let executable = executable.filter(|process| process.executable);
        Self {
            starts: executable.flat_map(starts_of).collect(),
            ..Self::default()
        }
    }

    pub(crate) fn publish_message(&mut self, message: PublishedMessage) {
        self.new_messages.push(message);
    }

    pub(crate) fn publish_signal(&mut self, signal: PublishedSignal) {
        let started = self.starts.iter();
        let started = started.filter(|start| start.by == By::Signal && start.name == signal.name);
        self.begins.extend(started.map(|start| {
            let begin = Begin {
                event: Some(start.event.clone()),
                signal: Some(StartSignal {
                    id: signal.id,
                    name: signal.name.clone(),
                }),
                variables: signal.variables.clone(),
                ..Begin::default()
            };
            (Arc::clone(&start.process), begin)
        }));
        let waiting = self.waiting.iter();
        let reached = waiting.filter(|waiting| waiting.hears(&signal));
        self.broadcast.extend(
            reached.map(|waiting| (waiting.instance, waiting.subscription, signal.clone())),
        );
        self.signals.push(signal);
    }

    pub(crate) fn wait(
        &mut self,
        instance: InstanceId,
        subscription: SubscriptionId,
        name: String,
        awaits: Awaits,
    ) {
        self.waiting.push(Waiting {
            instance,
            subscription,
            name,
            awaits,
        });
    }

    /// What stays open does not get these signals.
    pub(crate) fn note_signal(&mut self, subscription: SubscriptionId, had: Received) {
        let mut waiting = self.waiting.iter_mut();
        if let Some(found) = waiting.find(|waiting| waiting.subscription == subscription) {
            found.awaits = Awaits::Signal { had };
        }
    }

    pub(crate) fn close(&mut self, subscription: SubscriptionId) {
        self.waiting
            .retain(|waiting| waiting.subscription != subscription);
    }

    pub(crate) fn free_key(&mut self, message: &StartMessage) {
        self.keys.retain(|held| held.id != message.id);
    }

    /// What is to be delivered next, if anything is.
    pub(crate) fn next(&mut self, now: Timestamp) -> Option<Letter> {
        if !self.begins.is_empty() {
            let (process, begin) = self.begins.remove(0);
            return Some(Letter::Begin(process, begin));
        }
        self.signals.retain(|signal| signal.expires_at > now);
        self.messages.retain(|message| message.expires_at > now);
        self.messages.append(&mut self.new_messages);
        self.next_signal().or_else(|| self.next_message())
    }

    fn next_signal(&mut self) -> Option<Letter> {
        while let Some((instance, subscription, signal)) = self.broadcast.pop_front() {
            let mut waiting = self.waiting.iter();
            if waiting.any(|waiting| waiting.subscription == subscription) {
                self.delivered.insert((signal.id, subscription));
                return Some(receive(instance, subscription, &signal));
            }
        }
        for signal in &self.signals {
            for waiting in self.waiting.iter().filter(|waiting| waiting.hears(signal)) {
                if self.delivered.insert((signal.id, waiting.subscription)) {
                    return Some(receive(waiting.instance, waiting.subscription, signal));
                }
            }
        }
        None
    }

    fn next_message(&mut self) -> Option<Letter> {
        for (place, message) in self.messages.iter().enumerate() {
            let mut waiting = self.waiting.iter();
            if let Some(found) = waiting.find(|waiting| waiting.takes(message)) {
                let (instance, subscription) = (found.instance, found.subscription);
                let message = self.messages.remove(place);
                let correlate = InstanceCommand::CorrelateMessage {
                    subscription,
                    message: message.id,
                    variables: message.variables,
                };
                return Some(Letter::Tell(instance, correlate));
            }
            let mut starts = self.starts.iter();
            if let Some(found) = starts.find(|start| start.takes(message, &self.keys)) {
                let (process, event) = (Arc::clone(&found.process), found.event.clone());
                let keyed = found.by == By::Message { one_per_key: true };
                let message = self.messages.remove(place);
                let started = StartMessage {
                    id: message.id,
                    name: message.name,
                    correlation_key: message.key.filter(|_| keyed),
                };
                self.keys.push(started.clone());
                let begin = Begin {
                    event: Some(event),
                    message: Some(started),
                    variables: message.variables,
                    ..Begin::default()
                };
                return Some(Letter::Begin(process, begin));
            }
        }
        None
    }
}

fn receive(instance: InstanceId, subscription: SubscriptionId, signal: &PublishedSignal) -> Letter {
    let receive = InstanceCommand::ReceiveSignal {
        subscription,
        signal: signal.id,
        expires_at: signal.expires_at,
        variables: signal.variables.clone(),
    };
    Letter::Tell(instance, receive)
}

impl Waiting {
    fn hears(&self, signal: &PublishedSignal) -> bool {
        match &self.awaits {
            Awaits::Signal { had } => self.name == signal.name && !had.contains(signal.id),
            Awaits::Message { .. } => false,
        }
    }

    fn takes(&self, message: &PublishedMessage) -> bool {
        match &self.awaits {
            Awaits::Message { key } => {
                self.name == message.name && correlation::matches(message.key.as_ref(), key)
            }
            Awaits::Signal { .. } => false,
        }
    }
}

impl Starts {
    /// Whether the message starts an instance here: with a key only if no running instance has it.
    fn takes(&self, message: &PublishedMessage, keys: &[StartMessage]) -> bool {
        let is_free = match self.by {
            By::Signal => return false,
            By::Message { one_per_key: false } => true,
            By::Message { one_per_key: true } => !keys
                .iter()
                .any(|held| held.name == message.name && held.correlation_key == message.key),
        };
        self.name == message.name && is_free
    }
}

fn starts_of(process: &Arc<Process>) -> Vec<Starts> {
    let mut starts = Vec::new();
    for element in process.starting_elements() {
        for trigger in element.kind.triggers() {
            let (by, name) = match trigger {
                Trigger::Message(message) => {
                    let one_per_key = message.correlation_key.is_some();
                    (By::Message { one_per_key }, &message.name)
                }
                Trigger::Signal(signal) => (By::Signal, &signal.name),
                Trigger::Timer(_)
                | Trigger::Error(_)
                | Trigger::Escalation(_)
                | Trigger::Condition(_)
                | Trigger::Compensation
                | Trigger::Cancel => continue,
            };
            let Text::Literal(name) = name else {
                continue;
            };
            starts.push(Starts {
                process: Arc::clone(process),
                event: element.id.clone(),
                by,
                name: name.clone(),
            });
        }
    }
    starts
}
