//! Runs of small processes, for tests that read as: given a process, when this happens, then these events follow.
//!
//! Every event is read back from its stored form before it is folded. Before each event the fold of all events so far must be
//! the state the event was decided on, and every effect must fit those before it: nothing is offered twice or withdrawn twice,
//! and nothing stays open when the instance has ended.

mod action;
pub(crate) mod bpmn;

pub(crate) use action::Action;

use crate::{
    ids::{
        ActivationId, InstanceId, MessageId, ProcessVersionId, ProjectId, ResourceId,
        SubscriptionId,
    },
    ids_source::Ids,
    instance::{
        command::{InstanceCommand, Start},
        decide::decide,
        effect::{Effect, effects},
        error::InstanceError,
        event::{
            ElementCompleted, InstanceEvent, MultiInstanceRole, Outcome, Parent, StartMessage,
        },
        state::{InstanceState, InstanceStatus, Work},
        step::{Context, Recorder},
    },
    message::correlation,
    model::{
        graph::{Definitions, Process},
        testing::{definitions, file, process},
    },
    stored,
    value::Variables,
};
use feel::{Environment, Value, Zone};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};
use uuid::Uuid;

/// More than any test enters in one step.
const PLENTY: u32 = 1_000_000;

/// A process that can be run.
pub(crate) struct Given {
    content: String,
    beside: String,
    budget: u32,
    checks: bool,
}

/// The process that holds `content`.
pub(crate) fn given(content: impl Into<String>) -> Given {
    Given {
        content: content.into(),
        beside: String::new(),
        budget: PLENTY,
        checks: true,
    }
}

impl Given {
    /// With messages, errors or other processes beside it in the file.
    pub(crate) fn beside(mut self, more: impl AsRef<str>) -> Self {
        self.beside.push_str(more.as_ref());
        self
    }

    /// With steps of at most this many entries.
    pub(crate) fn budget(mut self, budget: u32) -> Self {
        self.budget = budget;
        self
    }

    /// Without comparing states at each event: for runs of many events.
    pub(crate) fn unchecked(mut self) -> Self {
        self.checks = false;
        self
    }

    /// Starts it with these variables.
    pub(crate) fn start(self, variables: &str) -> Run {
        self.start_with(|start| start.variables = json(variables))
    }

    /// Starts it by a message that came for a start event.
    pub(crate) fn start_by_message(self, element: &str, variables: &str) -> Run {
        self.start_with(|start| {
            start.element = Some(element.into());
            start.message = Some(StartMessage {
                id: MessageId(Uuid::from_u128(1)),
                name: "start".to_owned(),
                correlation_key: Some(Value::from("key")),
            });
            start.variables = json(variables);
        })
    }

    /// A run of it that has not begun.
    pub(crate) fn not_started(self) -> Run {
        let definitions = Arc::new(definitions(&file(
            &(bpmn::CATALOG.to_owned() + &self.beside + &process(&self.content)),
        )));
        let process = definitions
            .processes
            .iter()
            .find(|process| process.id.as_str() == "process")
            .unwrap();
        let (process, id) = (Arc::clone(process), InstanceId(Uuid::from_u128(0x1000)));
        Run::new(definitions, process, id, self.budget, self.checks)
    }

    fn start_with(self, change: impl FnOnce(&mut Start)) -> Run {
        let mut run = self.not_started();
        let mut start = plain_start();
        change(&mut start);
        run.command(InstanceCommand::Start(Box::new(start)))
            .unwrap();
        run
    }
}

/// A start without anything special.
pub(crate) fn plain_start() -> Start {
    Start {
        project: ProjectId(Uuid::from_u128(2)),
        resource: ResourceId(Uuid::from_u128(3)),
        version: 1,
        element: None,
        business_id: None,
        test: false,
        parent: None,
        message: None,
        variables: Variables::default(),
    }
}

/// Variables, from JSON.
pub(crate) fn json(text: &str) -> Variables {
    Variables(feel::Context::from_json(text).unwrap())
}

/// An instance and those it called.
pub(crate) struct Run {
    /// Its state.
    pub(crate) state: InstanceState,
    definitions: Arc<Definitions>,
    process: Arc<Process>,
    now: Timestamp,
    seed: u64,
    /// The most elements a step enters.
    pub(crate) budget: u32,
    journal: Journal,
    children: BTreeMap<InstanceId, Run>,
    holds_deliveries: bool,
}

impl Run {
    fn new(
        definitions: Arc<Definitions>,
        process: Arc<Process>,
        id: InstanceId,
        budget: u32,
        checks: bool,
    ) -> Self {
        Self {
            state: InstanceState::new(id),
            definitions,
            process,
            now: "2026-01-01T00:00:00Z".parse().unwrap(),
            seed: 0,
            budget,
            journal: Journal {
                folded: InstanceState::new(id),
                checks,
                events: Vec::new(),
                told: 0,
                outside: Outside::default(),
            },
            children: BTreeMap::new(),
            holds_deliveries: false,
        }
    }

    // When.

    /// Carries out a command and everything that follows from it.
    pub(crate) fn command(&mut self, command: InstanceCommand) -> Result<(), InstanceError> {
        let (result, mut unfinished) = self.step(command);
        while unfinished {
            unfinished = self.step(InstanceCommand::Continue).1;
        }
        if self.journal.checks {
            self.check();
        }
        if !self.holds_deliveries {
            self.deliver();
        }
        result
    }

    /// Carries out a command, in one step. Whether there is more to do.
    pub(crate) fn step(&mut self, command: InstanceCommand) -> (Result<(), InstanceError>, bool) {
        let (mut results, unfinished) = self.step_of(vec![command]);
        (results.remove(0), unfinished)
    }

    /// Carries out several commands in one step.
    pub(crate) fn step_of(
        &mut self,
        commands: Vec<InstanceCommand>,
    ) -> (Vec<Result<(), InstanceError>>, bool) {
        self.now += SignedDuration::from_millis(1);
        self.seed += 1;
        let id = self.state.id;
        let state = std::mem::replace(&mut self.state, InstanceState::new(id));
        let context = Context {
            process: &self.process,
            process_version: ProcessVersionId(Uuid::from_u128(4)),
            now: self.now,
            ids: Ids::new(self.now, self.seed ^ id.0.as_u64_pair().1),
            environment: Environment::at(self.now.as_nanosecond(), Zone::UTC).unwrap(),
            budget: self.budget,
            out_of_time: &|| false,
        };
        let decision = decide(state, commands, context, &mut self.journal);
        self.state = decision.state;
        (decision.results, decision.unfinished)
    }

    /// A worker completes the oldest open job of the element.
    pub(crate) fn complete_job(&mut self, element: &str, variables: &str) -> &mut Self {
        let activation = self.job(element);
        let variables = json(variables);
        self.must(InstanceCommand::CompleteJob {
            activation,
            variables,
        })
    }

    /// A worker throws a BPMN error from the oldest open job of the element.
    pub(crate) fn throw_from_job(
        &mut self,
        element: &str,
        error_code: &str,
        variables: &str,
    ) -> &mut Self {
        self.fail(element, error_code, false, variables)
    }

    /// A worker fails the oldest open job of the element, so that it may be tried again.
    pub(crate) fn fail_job(&mut self, element: &str, error_code: &str) -> &mut Self {
        self.fail(element, error_code, true, "{}")
    }

    fn fail(
        &mut self,
        element: &str,
        error_code: &str,
        retryable: bool,
        variables: &str,
    ) -> &mut Self {
        let activation = self.job(element);
        let (error_code, variables) = (error_code.to_owned(), json(variables));
        self.must(InstanceCommand::FailJob {
            activation,
            error_code,
            retryable,
            variables,
        })
    }

    /// A person completes the oldest open task of the element.
    pub(crate) fn complete_task(&mut self, element: &str, variables: &str) -> &mut Self {
        let activation = self.task(element);
        let variables = json(variables);
        self.must(InstanceCommand::CompleteUserTask {
            activation,
            variables,
        })
    }

    /// The timer of the element is due.
    pub(crate) fn fire(&mut self, element: &str) -> &mut Self {
        let (subscription, due) = (self.subscription(element), self.due(element));
        self.now = self.now.max(due);
        self.must(InstanceCommand::FireTimer { subscription, due })
    }

    /// A message comes, with a key as JSON, to the oldest subscription that matches.
    pub(crate) fn message(&mut self, name: &str, key: &str, variables: &str) -> &mut Self {
        let key = Value::from_json(key).unwrap();
        let open = self.journal.outside.messages.iter();
        let mut matching = open
            .filter(|(_, (open_name, expected))| {
                open_name == name && correlation::matches(Some(&key), expected)
            })
            .map(|(subscription, _)| *subscription);
        let subscription = matching.next().expect("a subscription that matches");
        let message = self.next_message();
        let variables = json(variables);
        self.must(InstanceCommand::CorrelateMessage {
            subscription,
            message,
            variables,
        })
    }

    fn next_message(&mut self) -> MessageId {
        self.seed += 1;
        MessageId(Uuid::from_u128(0xff00 + u128::from(self.seed)))
    }

    /// An operator resolves the oldest incident of the element; of the process itself with `process`.
    pub(crate) fn resolve(&mut self, element: &str, variables: &str) -> &mut Self {
        let state = &self.state;
        let held = |activation| {
            state
                .activation(activation)
                .unwrap()
                .element
                .as_ref()
                .map_or("process", |id| id.as_str())
        };
        let mut open = state
            .incidents
            .iter()
            .filter(|(_, incident)| held(incident.activation) == element);
        let incident = *open.next().expect("an incident of the element").0;
        let variables = json(variables);
        self.must(InstanceCommand::ResolveIncident {
            incident,
            variables,
        })
    }

    /// The instance is canceled.
    pub(crate) fn cancel(&mut self) -> &mut Self {
        self.must(InstanceCommand::Cancel)
    }

    /// Carries out a command that must be accepted.
    pub(crate) fn must(&mut self, command: InstanceCommand) -> &mut Self {
        let result = self.command(command);
        assert_eq!(result, Ok(()));
        self
    }

    /// Something happens in the instance called by the element.
    pub(crate) fn in_child(&mut self, element: &str, happens: impl FnOnce(&mut Run)) -> &mut Self {
        let called =
            self.activations_of(element)
                .find_map(|id| match self.state.activation(id)?.work {
                    Work::CalledInstance {
                        child,
                        outcome: None,
                    } => Some(child),
                    _ => None,
                });
        happens(
            self.children
                .get_mut(&called.expect("a called instance that runs"))
                .unwrap(),
        );
        self.deliver();
        self
    }

    /// What goes to other instances waits until [`Self::deliver`].
    pub(crate) fn hold_deliveries(&mut self) -> &mut Self {
        self.holds_deliveries = true;
        self
    }

    /// Delivers what goes between this instance and those it called.
    pub(crate) fn deliver(&mut self) {
        loop {
            let from_children = self
                .children
                .values_mut()
                .flat_map(|child| child.journal.outside.to_parent.drain(..));
            let mut commands: Vec<_> = from_children.collect();
            let calls: Vec<_> = self.journal.outside.to_children.drain(..).collect();
            if commands.is_empty() && calls.is_empty() {
                return;
            }
            for call in calls {
                match call {
                    ToChild::Call {
                        child,
                        process_id,
                        parent,
                        variables,
                    } => {
                        commands.extend(self.call(child, &process_id, parent, variables));
                    }
                    ToChild::Cancel { child } => {
                        if let Some(child) = self.children.get_mut(&child) {
                            child.cancel();
                        }
                    }
                }
            }
            for command in commands {
                assert_eq!(self.command(command), Ok(()));
            }
        }
    }

    fn call(
        &mut self,
        child: InstanceId,
        process_id: &str,
        parent: Parent,
        variables: Variables,
    ) -> Option<InstanceCommand> {
        let activation = parent.activation;
        let called = self
            .definitions
            .processes
            .iter()
            .find(|process| process.id.as_str() == process_id);
        let Some(process) = called else {
            let outcome = Outcome::NotStarted {
                reason: format!("process '{process_id}' has no deployed version"),
            };
            return Some(InstanceCommand::EndCalledInstance {
                activation,
                child,
                outcome,
                variables: Variables::default(),
            });
        };
        let mut run = Run::new(
            Arc::clone(&self.definitions),
            Arc::clone(process),
            child,
            self.budget,
            self.journal.checks,
        );
        run.must(InstanceCommand::Start(Box::new(Start {
            parent: Some(parent),
            variables,
            ..plain_start()
        })));
        self.children.insert(child, run);
        None
    }

    // Then.

    /// What has happened since this was last asked, a line each.
    pub(crate) fn trace(&mut self) -> Vec<String> {
        let lines = self
            .journal
            .events
            .iter()
            .skip(self.journal.told)
            .map(line)
            .collect();
        self.journal.told = self.journal.events.len();
        lines
    }

    /// Forgets what has happened so far, as far as [`Self::trace`] is concerned.
    pub(crate) fn after(&mut self) -> &mut Self {
        self.journal.told = self.journal.events.len();
        self
    }

    /// All that has happened.
    pub(crate) fn events(&self) -> &[InstanceEvent] {
        &self.journal.events
    }

    /// Its status.
    pub(crate) fn status(&self) -> InstanceStatus {
        self.state.status
    }

    /// The variables of the root scope, as JSON.
    pub(crate) fn variables(&self) -> String {
        self.state.variables.0.to_json()
    }

    /// What a worker, a person or a called process gets from the element's oldest activation, as JSON.
    pub(crate) fn payload(&self, element: &str) -> String {
        let activation = self
            .activations_of(element)
            .last()
            .expect("an activation of the element");
        self.state.payload(activation).0.to_json()
    }

    /// The elements that are active, in the order they were entered.
    pub(crate) fn active(&self) -> Vec<&str> {
        self.state
            .activations
            .values()
            .filter_map(|activation| Some(activation.element.as_ref()?.as_str()))
            .collect()
    }

    /// The open incidents: element and category.
    pub(crate) fn incidents(&self) -> Vec<String> {
        self.journal
            .events
            .iter()
            .filter_map(|event| match event {
                InstanceEvent::IncidentRaised(raised)
                    if self.state.incidents.contains_key(&raised.incident) =>
                {
                    let element = raised
                        .element
                        .as_ref()
                        .map_or("process", |element| element.as_str());
                    Some(format!(
                        "{element} {}: {}",
                        raised.error_type.name(),
                        raised.message
                    ))
                }
                _ => None,
            })
            .collect()
    }

    /// The activation of the oldest open job of the element.
    pub(crate) fn job(&self, element: &str) -> ActivationId {
        self.working(element, |work| matches!(work, Work::Job { open: true, .. }))
    }

    /// The activation of the oldest open user task of the element.
    pub(crate) fn task(&self, element: &str) -> ActivationId {
        self.working(element, |work| {
            matches!(work, Work::UserTask { open: true, .. })
        })
    }

    fn working(&self, element: &str, waits: impl Fn(&Work) -> bool) -> ActivationId {
        let mut found = self
            .activations_of(element)
            .filter(|id| waits(&self.state.activations[id].work));
        found
            .next()
            .unwrap_or_else(|| panic!("nothing open at '{element}'; active: {:?}", self.active()))
    }

    /// The oldest open subscription for the element.
    pub(crate) fn subscription(&self, element: &str) -> SubscriptionId {
        let open = self
            .state
            .activations
            .values()
            .flat_map(|activation| &activation.subscriptions);
        open.filter(|open| open.element.as_str() == element)
            .map(|open| open.id)
            .min()
            .expect("an open subscription")
    }

    /// When the oldest timer of the element is due.
    pub(crate) fn due(&self, element: &str) -> Timestamp {
        self.due_of(self.subscription(element))
    }

    /// When a timer is due.
    pub(crate) fn due_of(&self, subscription: SubscriptionId) -> Timestamp {
        let timers = &self.journal.outside.timers;
        *timers.get(&subscription).expect("a timer")
    }

    /// The messages it published: name and variables.
    pub(crate) fn published(&self) -> Vec<String> {
        self.journal
            .events
            .iter()
            .filter_map(|event| match event {
                InstanceEvent::MessageThrown(thrown) => {
                    let key = thrown.correlation_key.as_ref().map(Value::to_json);
                    Some(format!(
                        "{} {} {}",
                        thrown.name,
                        key.unwrap_or_default(),
                        thrown.variables.0.to_json()
                    ))
                }
                _ => None,
            })
            .collect()
    }

    /// What is open outside: the elements of jobs, and of timers and messages waited for.
    pub(crate) fn open_outside(&self) -> (usize, usize, usize) {
        let outside = &self.journal.outside;
        (
            outside.jobs.len(),
            outside.timers.len(),
            outside.messages.len(),
        )
    }

    fn activations_of(&self, element: &str) -> impl Iterator<Item = ActivationId> {
        let activations = self.state.activations.values();
        activations
            .filter(move |activation| {
                activation
                    .element
                    .as_ref()
                    .is_some_and(|id| id.as_str() == element)
            })
            .map(|activation| activation.id)
    }

    /// A replay gives the same state, and so does a snapshot.
    fn check(&self) {
        let mut replayed = InstanceState::new(self.state.id);
        for event in &self.journal.events {
            replayed.apply(event);
        }
        assert_eq!(replayed, self.state);
        let snapshot = serde_json::to_string(&self.state).unwrap();
        assert_eq!(
            serde_json::from_str::<InstanceState>(&snapshot).unwrap(),
            self.state
        );
        if self.state.status.has_ended() {
            assert_eq!(self.open_outside(), (0, 0, 0), "nothing stays open outside");
        }
        if matches!(
            self.state.status,
            InstanceStatus::Completed | InstanceStatus::Canceled
        ) {
            self.check_balance();
        }
    }

    /// Whatever was entered has ended, and has ended once; whatever was raised was resolved.
    fn check_balance(&self) {
        let (mut active, mut incidents) = (BTreeSet::new(), BTreeSet::new());
        for event in &self.journal.events {
            match event {
                InstanceEvent::ElementEntered(entered) => {
                    assert!(
                        active.insert(entered.activation),
                        "entered twice: {event:?}"
                    );
                }
                InstanceEvent::ElementCompleted(ElementCompleted { activation, .. })
                | InstanceEvent::ElementTerminated { activation, .. } => {
                    assert!(active.remove(activation), "ended twice: {event:?}");
                }
                InstanceEvent::IncidentRaised(raised) => {
                    incidents.insert(raised.incident);
                }
                InstanceEvent::IncidentResolved { incident, .. } => {
                    assert!(incidents.remove(incident), "resolved twice: {event:?}");
                }
                _ => {}
            }
        }
        assert!(
            active.is_empty() && incidents.is_empty(),
            "{active:?} {incidents:?}"
        );
    }
}

/// Notes events and plays the world outside the stream.
struct Journal {
    folded: InstanceState,
    checks: bool,
    events: Vec<InstanceEvent>,
    told: usize,
    outside: Outside,
}

impl Recorder for Journal {
    fn record(&mut self, before: &InstanceState, event: InstanceEvent) -> InstanceEvent {
        let (_, event) = stored::read_back(&event).unwrap();
        assert!(
            !before.status.has_ended(),
            "nothing happens after the end: {event:?}"
        );
        for effect in effects(before, &event) {
            self.outside.take(effect, before);
        }
        if self.checks {
            assert_eq!(self.folded, *before, "before {event:?}");
            self.folded.apply(&event);
        }
        self.events.push(event.clone());
        event
    }
}

/// What the effects made of the world outside.
#[derive(Default)]
struct Outside {
    jobs: BTreeMap<ActivationId, String>,
    timers: BTreeMap<SubscriptionId, Timestamp>,
    messages: BTreeMap<SubscriptionId, (String, Value)>,
    to_children: VecDeque<ToChild>,
    to_parent: Vec<InstanceCommand>,
}

/// What goes to a called instance.
enum ToChild {
    Call {
        child: InstanceId,
        process_id: String,
        parent: Parent,
        variables: Variables,
    },
    Cancel {
        child: InstanceId,
    },
}

impl Outside {
    fn take(&mut self, effect: Effect, before: &InstanceState) {
        match effect {
            Effect::ScheduleTimer { subscription, due } => {
                self.timers.insert(subscription, due);
            }
            Effect::DropTimer { subscription } => {
                assert!(
                    self.timers.remove(&subscription).is_some(),
                    "a timer is dropped once"
                );
            }
            Effect::OpenMessageSubscription {
                subscription,
                name,
                correlation_key,
            } => {
                let opened = self.messages.insert(subscription, (name, correlation_key));
                assert_eq!(opened, None, "a subscription is opened once");
            }
            Effect::CloseMessageSubscription { subscription } => {
                assert!(
                    self.messages.remove(&subscription).is_some(),
                    "a subscription is closed once"
                );
            }
            Effect::OfferJob {
                activation,
                task_type,
            } => {
                assert_eq!(
                    self.jobs.insert(activation, task_type),
                    None,
                    "a job is offered once"
                );
            }
            Effect::OfferJobAgain {
                activation,
                task_type,
            } => {
                assert_eq!(
                    self.jobs.get(&activation),
                    Some(&task_type),
                    "only an open job is offered again"
                );
            }
            Effect::WithdrawJob { activation } => {
                assert!(
                    self.jobs.remove(&activation).is_some(),
                    "a job is withdrawn once"
                );
            }
            Effect::CallInstance {
                child,
                process_id,
                parent,
                variables,
            } => {
                let process_id = process_id.to_string();
                self.to_children.push_back(ToChild::Call {
                    child,
                    process_id,
                    parent,
                    variables,
                });
            }
            Effect::CancelInstance { child } => {
                self.to_children.push_back(ToChild::Cancel { child });
            }
            Effect::EndCalledInstance {
                activation,
                outcome,
                variables,
                ..
            } => {
                self.to_parent.push(InstanceCommand::EndCalledInstance {
                    activation,
                    child: before.id,
                    outcome,
                    variables,
                });
            }
            Effect::PublishMessage { .. } | Effect::FreeStartKey { .. } => {}
        }
    }
}

fn line(event: &InstanceEvent) -> String {
    use crate::aggregate::Event;
    let kind = event.kind();
    let element = event
        .element()
        .map(|element| format!(" {element}"))
        .unwrap_or_default();
    let detail = match event {
        InstanceEvent::ElementEntered(entered) => match &entered.role {
            Some(MultiInstanceRole::Body { .. }) => " (body)".to_owned(),
            Some(MultiInstanceRole::Item { index }) => format!(" (item {index})"),
            None => String::new(),
        },
        InstanceEvent::VariablesSet { variables, .. } => format!(" {}", variables.0.to_json()),
        InstanceEvent::ErrorCaught { error_code, .. } => format!(" {error_code}"),
        InstanceEvent::IncidentRaised(raised) => format!(" {}", raised.error_type.name()),
        InstanceEvent::JobFailed(failed) => format!(" {} left", failed.retries_left),
        _ => String::new(),
    };
    format!("{kind}{element}{detail}")
}
