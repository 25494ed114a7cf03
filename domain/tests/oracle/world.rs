//! The world that a drawing is played in: its instances, what goes between them, and a clock that goes only when it is told to. All
//! decisions are the kernel's; here is only what the kernel leaves to others.

use crate::post::{Awaits, Letter, Post, PublishedMessage, PublishedSignal};
use domain::{
    ids::{ActivationId, IncidentId, InstanceId, ProcessVersionId, ProjectId, ResourceId},
    ids::{ElementId, SubscriptionId},
    ids_source::Ids,
    instance::{
        activation::LoopState,
        command::{InstanceCommand, Start},
        decide::decide,
        effect::{Effect, effects},
        event::{CalledEscalation, InstanceEvent, Outcome, Parent, StartMessage, StartSignal},
        state::InstanceState,
        step::{Context, Recorder},
        view::environment,
    },
    model::graph::{Definitions, Process},
    value::Variables,
};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};
use uuid::Uuid;

/// One run of a process.
pub(crate) struct Instance {
    pub(crate) process: Arc<Process>,
    pub(crate) state: InstanceState,
    pub(crate) timers: BTreeMap<SubscriptionId, Timestamp>,
    events: Vec<InstanceEvent>,
}

/// All that happens to a drawing in one case.
pub(crate) struct World {
    pub(crate) definitions: Arc<Definitions>,
    /// In the order in which they began.
    pub(crate) instances: Vec<Instance>,
    pub(crate) now: Timestamp,
    /// The elements that completed, in their order, of all instances.
    pub(crate) completed: Vec<String>,
    /// The elements that ended before their time.
    pub(crate) interrupted: Vec<String>,
    /// What each incident is about: `element Type`.
    pub(crate) incidents: BTreeMap<IncidentId, String>,
    pub(crate) post: Post,
    to_do: VecDeque<Delivery>,
    seed: u64,
    budget: u32,
}

/// What a step asks of another instance.
enum Delivery {
    Tell(InstanceId, InstanceCommand),
    Call {
        child: InstanceId,
        process: String,
        parent: Parent,
        variables: Variables,
    },
}

/// A start of an instance that nobody calls.
#[derive(Default)]
pub(crate) struct Begin {
    pub(crate) event: Option<ElementId>,
    pub(crate) message: Option<StartMessage>,
    pub(crate) signal: Option<StartSignal>,
    pub(crate) variables: Variables,
}

impl World {
    pub(crate) fn new(definitions: Arc<Definitions>, budget: u32) -> Self {
        Self {
            post: Post::of(&definitions),
            definitions,
            instances: Vec::new(),
            now: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 365 * 57),
            completed: Vec::new(),
            interrupted: Vec::new(),
            incidents: BTreeMap::new(),
            to_do: VecDeque::new(),
            seed: 0,
            budget,
        }
    }

    pub(crate) fn process(&self, id: &str) -> Result<Arc<Process>, String> {
        let mut processes = self.definitions.processes.iter();
        let found = processes.find(|process| process.id.as_str() == id);
        found
            .cloned()
            .ok_or_else(|| format!("no process '{id}' in the drawing"))
    }

    /// Starts an instance, and all that follows from it.
    pub(crate) fn begin(&mut self, process: Arc<Process>, begin: Begin) -> Result<(), String> {
        let id = InstanceId(self.new_id());
        self.open(id, process);
        self.tell(
            id,
            InstanceCommand::Start(Box::new(Start {
                element: begin.event,
                message: begin.message,
                signal: begin.signal,
                variables: begin.variables,
                ..plain_start()
            })),
        )
    }

    /// Something happens to an instance, and all that follows from it.
    pub(crate) fn tell(&mut self, id: InstanceId, command: InstanceCommand) -> Result<(), String> {
        self.carry_out(id, command)?;
        self.deliver()
    }

    /// An id that none has had.
    pub(crate) fn new_id(&mut self) -> Uuid {
        self.now += SignedDuration::from_millis(1);
        self.seed += 1;
        Ids::new(self.now, self.seed).next_uuid()
    }

    /// Time passes; what becomes due fires when it is due.
    pub(crate) fn pass(&mut self, duration: SignedDuration) -> Result<(), String> {
        let until = self.now + duration;
        loop {
            let timers = self.instances.iter().flat_map(|instance| {
                let id = instance.state.id;
                let timers = instance.timers.iter();
                timers.map(move |(subscription, due)| (*due, *subscription, id))
            });
            let Some((due, subscription, id)) = timers.min().filter(|(due, ..)| *due <= until)
            else {
                break;
            };
            self.now = self.now.max(due);
            self.tell(id, InstanceCommand::FireTimer { subscription, due })?;
        }
        self.now = self.now.max(until);
        Ok(())
    }

    /// What waits for messages and signals looks for them, and what goes between instances gets there.
    pub(crate) fn deliver(&mut self) -> Result<(), String> {
        loop {
            if let Some(delivery) = self.to_do.pop_front() {
                match delivery {
                    Delivery::Tell(id, command) => self.carry_out(id, command)?,
                    Delivery::Call {
                        child,
                        process,
                        parent,
                        variables,
                    } => self.call(child, &process, parent, variables)?,
                }
                continue;
            }
            match self.post.next(self.now) {
                Some(Letter::Tell(id, command)) => self.carry_out(id, command)?,
                Some(Letter::Begin(process, begin)) => self.begin(process, begin)?,
                None => return Ok(()),
            }
        }
    }

    fn open(&mut self, id: InstanceId, process: Arc<Process>) {
        self.instances.push(Instance {
            process,
            state: InstanceState::new(id),
            timers: BTreeMap::new(),
            events: Vec::new(),
        });
    }

    fn place_of(&self, id: InstanceId) -> Result<usize, String> {
        let mut instances = self.instances.iter();
        let found = instances.position(|instance| instance.state.id == id);
        found.ok_or_else(|| format!("no instance {id}"))
    }

    fn carry_out(&mut self, id: InstanceId, mut command: InstanceCommand) -> Result<(), String> {
        let place = self.place_of(id)?;
        loop {
            self.now += SignedDuration::from_millis(1);
            self.seed += 1;
            let instance = &mut self.instances[place];
            let mut journal = Journal::default();
            let context = Context {
                process: &instance.process,
                process_version: ProcessVersionId(Uuid::from_u128(4)),
                other_versions: &[],
                now: self.now,
                ids: Ids::new(self.now, self.seed),
                environment: environment(self.now).ok_or("a time that FEEL does not know")?,
                variables_limit: 16 << 20,
                structure_limit: 128 << 20,
                budget: self.budget,
                maximum_call_depth: 100,
                is_held: false,
                out_of_time: &|| false,
            };
            let state = std::mem::replace(&mut instance.state, InstanceState::new(id));
            let decision = decide(state, vec![command], context, &mut journal)
                .map_err(|contradiction| format!("a contradiction: {contradiction}"))?;
            instance.state = decision.state;
            for result in decision.results {
                result.map_err(|error| format!("refused: {error}"))?;
            }
            instance.events.extend(journal.events);
            self.completed.extend(journal.completed);
            self.interrupted.extend(journal.interrupted);
            self.incidents.extend(journal.incidents);
            for effect in journal.effects {
                self.take(place, effect?);
            }
            if !decision.unfinished {
                return Ok(());
            }
            command = InstanceCommand::Continue;
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each effect, and nothing else"
    )]
    fn take(&mut self, place: usize, effect: Effect) {
        let instance = &mut self.instances[place];
        let own = instance.state.id;
        match effect {
            Effect::ScheduleTimer { subscription, due } => {
                instance.timers.insert(subscription, due);
            }
            Effect::DropTimer { subscription } => {
                instance.timers.remove(&subscription);
            }
            Effect::OpenMessageSubscription {
                subscription,
                name,
                correlation_key,
            } => {
                let awaits = Awaits::Message {
                    key: correlation_key,
                };
                self.post.wait(own, subscription, name, awaits);
            }
            Effect::OpenSignalSubscription {
                subscription,
                name,
                had,
            } => self
                .post
                .wait(own, subscription, name, Awaits::Signal { had }),
            Effect::NoteSignal { subscription, had } => self.post.note_signal(subscription, had),
            Effect::CloseMessageSubscription { subscription }
            | Effect::CloseSignalSubscription { subscription } => self.post.close(subscription),
            // Jobs are found in the state, and the post looks for the next message by itself.
            Effect::OfferJob { .. }
            | Effect::OfferJobAgain { .. }
            | Effect::WithdrawJob { .. }
            | Effect::LookForMessage { .. }
            // Nothing is suspended here.
            | Effect::Suspend { .. }
            | Effect::Resume
            | Effect::BeginToWait
            | Effect::EndWaiting
            | Effect::ReleaseCalled
            | Effect::ReturnMessage { .. } => {}
            Effect::CallInstance {
                child,
                process_id,
                version: _,
                parent,
                variables,
            } => self.to_do.push_back(Delivery::Call {
                child,
                process: process_id.to_string(),
                parent,
                variables,
            }),
            Effect::EndCalledInstance {
                parent,
                activation,
                outcome,
                variables,
                escalations,
            } => {
                let ended = InstanceCommand::EndCalledInstance {
                    activation,
                    child: own,
                    outcome,
                    variables,
                    escalations,
                };
                self.to_do.push_back(Delivery::Tell(parent, ended));
            }
            Effect::EscalateToCaller {
                parent,
                activation,
                number,
                escalation_code,
                variables,
            } => {
                let escalated = InstanceCommand::EscalateFromCalled {
                    activation,
                    called: CalledEscalation { child: own, number },
                    escalation_code,
                    variables,
                };
                self.to_do.push_back(Delivery::Tell(parent, escalated));
            }
            Effect::CancelInstance { child } => {
                let cancel = Delivery::Tell(child, InstanceCommand::Cancel);
                self.to_do.push_back(cancel);
            }
            Effect::PublishMessage {
                message,
                name,
                correlation_key,
                variables,
                expires_at,
            } => self.post.publish_message(PublishedMessage {
                id: message,
                name,
                key: correlation_key,
                variables,
                expires_at,
            }),
            Effect::PublishSignal {
                signal,
                name,
                variables,
                expires_at,
            } => self.post.publish_signal(PublishedSignal {
                id: signal,
                name,
                variables,
                expires_at,
            }),
            Effect::FreeStartKey { message } => self.post.free_key(&message),
        }
    }

    fn call(
        &mut self,
        child: InstanceId,
        process: &str,
        parent: Parent,
        variables: Variables,
    ) -> Result<(), String> {
        let (caller, activation) = (parent.instance, parent.activation);
        match self.process(process) {
            Ok(process) => {
                self.open(child, process);
                let start = Start {
                    parent: Some(parent),
                    variables,
                    ..plain_start()
                };
                self.carry_out(child, InstanceCommand::Start(Box::new(start)))
            }
            Err(reason) => {
                let ended = InstanceCommand::EndCalledInstance {
                    activation,
                    child,
                    outcome: Outcome::NotStarted { reason },
                    variables: Variables::default(),
                    escalations: 0,
                };
                self.carry_out(caller, ended)
            }
        }
    }
}

impl Instance {
    /// Whether its events alone give its state.
    pub(crate) fn is_replayed(&self) -> bool {
        let mut replayed = InstanceState::new(self.state.id);
        for event in &self.events {
            replayed.apply(event);
        }
        replayed == self.state
    }

    /// An element, with the number of each item or run of a loop that it is in: `A[2]`.
    pub(crate) fn label(&self, activation: ActivationId) -> Option<String> {
        let element = self.state.activation(activation)?.element.as_ref()?;
        Some(label(&self.state, element, activation))
    }
}

fn plain_start() -> Start {
    let (project, resource) = (Uuid::from_u128(2), Uuid::from_u128(3));
    Start::new(ProjectId(project), ResourceId(resource), 1)
}

fn label(state: &InstanceState, element: &ElementId, activation: ActivationId) -> String {
    let mut items = Vec::new();
    let mut around = Some(activation);
    while let Some(found) = around.and_then(|id| state.activation(id)) {
        if let Some(LoopState::Item { index }) = found.loop_state {
            items.push((index + 1).to_string());
        }
        around = found.parent;
    }
    items.reverse();
    if items.is_empty() {
        element.to_string()
    } else {
        format!("{element}[{}]", items.join("."))
    }
}

/// What a step came to.
#[derive(Default)]
struct Journal {
    events: Vec<InstanceEvent>,
    effects: Vec<Result<Effect, String>>,
    completed: Vec<String>,
    interrupted: Vec<String>,
    incidents: BTreeMap<IncidentId, String>,
}

impl Recorder for Journal {
    fn record(&mut self, before: &InstanceState, event: InstanceEvent) -> InstanceEvent {
        match effects(before, &event) {
            Ok(effects) => self.effects.extend(effects.into_iter().map(Ok)),
            Err(contradiction) => self.effects.push(Err(contradiction.to_string())),
        }
        self.note(before, &event);
        self.events.push(event.clone());
        event
    }
}

impl Journal {
    fn note(&mut self, before: &InstanceState, event: &InstanceEvent) {
        match event {
            InstanceEvent::ElementPassed(passed)
                if !is_item_of(before, passed.scope, &passed.element) =>
            {
                let passed = label(before, &passed.element, passed.scope);
                self.completed.push(passed);
            }
            InstanceEvent::GatewayActivated {
                activation,
                element,
                ..
            } => self.completed.push(label(before, element, *activation)),
            InstanceEvent::ElementCompleted(completed)
                if !is_in_item(before, completed.activation, &completed.element) =>
            {
                let activation = before.activation(completed.activation);
                let joined = activation.and_then(|activation| activation.joined.as_ref());
                let was_activated = joined.is_some_and(|joined| joined.activated_by.is_some());
                let resets = if was_activated { " resets" } else { "" };
                let completed = label(before, &completed.element, completed.activation);
                self.completed.push(completed + resets);
            }
            InstanceEvent::ElementTerminated {
                activation,
                element,
            } if !is_in_item(before, *activation, element) => {
                self.interrupted.push(label(before, element, *activation));
            }
            InstanceEvent::IncidentRaised(raised) => {
                let element = event
                    .element()
                    .map_or("process".to_owned(), ToString::to_string);
                let about = format!("{element} {}", raised.error_type.name());
                self.incidents.insert(raised.incident, about);
            }
            _ => {}
        }
    }
}

/// Whether an activation is the activity in an item of it: the two are one to who reads the drawing.
fn is_in_item(state: &InstanceState, activation: ActivationId, element: &ElementId) -> bool {
    let around = state.activation(activation).and_then(|found| found.parent);
    around.is_some_and(|around| is_item_of(state, around, element))
}

fn is_item_of(state: &InstanceState, scope: ActivationId, element: &ElementId) -> bool {
    state.activation(scope).is_some_and(|scope| {
        scope.element.as_ref() == Some(element)
            && matches!(scope.loop_state, Some(LoopState::Item { .. }))
    })
}
