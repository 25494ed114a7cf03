//! Runs of small processes, for tests that read as: given a process, when this happens, then these events follow.
//!
//! Every event is read back from its stored form before it is folded. Before each event the fold of all events so far must be
//! the state the event was decided on, and every effect must fit those before it: nothing is offered twice or withdrawn twice,
//! and nothing stays open when the instance has ended.

mod action;
mod journal;
mod migration;
mod modification;
mod outside;
mod then;
mod when;

pub(crate) use action::Action;
pub(crate) use drawing::bpmn;
pub(crate) use modification::{modification, operations, without_any};

use self::{
    journal::Journal,
    outside::{Outside, ToChild},
};
use crate::{
    ids::{InstanceId, MessageId, ProcessVersionId, ProjectId, ResourceId, SignalId},
    ids_source::Ids,
    instance::{
        activation::Work,
        command::{InstanceCommand, Start},
        contradiction::Contradiction,
        decide::{Decision, decide},
        error::InstanceError,
        event::{Outcome, Parent, StartMessage, StartSignal},
        state::InstanceState,
        step::Context,
        view::environment,
    },
    model::{
        graph::{Definitions, Process},
        testing::{definitions, file, process},
    },
    short_text::ShortText,
    value::Variables,
};
use feel::Value;
use jiff::{SignedDuration, Timestamp};
use std::{collections::BTreeMap, sync::Arc};
use uuid::Uuid;

/// More than any test enters in one step.
const PLENTY: u32 = 1_000_000;

/// A process that can be run.
pub(crate) struct Given {
    content: String,
    beside: String,
    merging: bool,
    budget: u32,
    checks: bool,
}

/// The process that holds `content`.
pub(crate) fn given(content: impl Into<String>) -> Given {
    Given {
        content: content.into(),
        beside: String::new(),
        merging: false,
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

    /// Propagating variables as Camunda 8 does.
    pub(crate) fn merging(mut self) -> Self {
        self.merging = true;
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
        self.start_by_keyed_message(element, r#""key""#, variables)
    }

    /// The same, with a key as JSON.
    pub(crate) fn start_by_keyed_message(self, element: &str, key: &str, variables: &str) -> Run {
        self.start_with(|start| {
            start.element = Some(element.into());
            start.message = Some(StartMessage {
                id: MessageId(Uuid::from_u128(1)),
                name: "start".to_owned(),
                correlation_key: Some(Value::from_json(key).unwrap()),
            });
            start.variables = json(variables);
        })
    }

    /// Starts it by a signal that came for a start event.
    pub(crate) fn start_by_signal(self, element: &str, variables: &str) -> Run {
        self.start_with(|start| {
            start.element = Some(element.into());
            start.signal = Some(StartSignal {
                id: SignalId(Uuid::from_u128(1)),
                name: "start".to_owned(),
            });
            start.variables = json(variables);
        })
    }

    /// A run of it that has not begun.
    pub(crate) fn not_started(self) -> Run {
        let merges = r#"<extensionElements><q:variables propagation="merge"/></extensionElements>"#;
        let extensions = if self.merging { merges } else { "" };
        let content = process(&(extensions.to_owned() + &self.content));
        let definitions = Arc::new(definitions(&file(
            &(bpmn::CATALOG.to_owned() + &self.beside + &content),
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
    let (project, resource) = (Uuid::from_u128(2), Uuid::from_u128(3));
    Start::new(ProjectId(project), ResourceId(resource), 1)
}

/// A text by which something is looked up.
pub(crate) fn short(text: &str) -> ShortText {
    ShortText::new(text).unwrap()
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
    pub(crate) process: Arc<Process>,
    version: ProcessVersionId,
    /// The other versions of the process.
    others: Vec<(ProcessVersionId, Arc<Process>)>,
    now: Timestamp,
    seed: u64,
    /// The most elements a step enters.
    pub(crate) budget: u32,
    /// Whether each step has taken long enough before it begins.
    pub(crate) is_late: bool,
    /// How many calls may lie above an instance.
    pub(crate) maximum_call_depth: u32,
    /// How many bytes it may take beside its variables.
    pub(crate) structure_limit: u64,
    /// Whether its process version is suspended, or an instance above.
    pub(crate) is_held: bool,
    journal: Journal,
    children: BTreeMap<InstanceId, Run>,
    holds_deliveries: bool,
    /// The signal that came last.
    last_signal: SignalId,
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
            version: ProcessVersionId(Uuid::from_u128(4)),
            others: Vec::new(),
            now: "2026-01-01T00:00:00Z".parse().unwrap(),
            seed: 0,
            budget,
            is_late: false,
            maximum_call_depth: 100,
            structure_limit: 128 << 20,
            is_held: false,
            journal: Journal {
                folded: InstanceState::new(id),
                checks,
                events: Vec::new(),
                told: 0,
                outside: Outside::default(),
            },
            children: BTreeMap::new(),
            holds_deliveries: false,
            last_signal: SignalId(Uuid::nil()),
        }
    }

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
        let before = InstanceState::new(self.state.id);
        let state = std::mem::replace(&mut self.state, before);
        let decision = self.decide(state, commands).unwrap();
        self.state = decision.state;
        self.follow_migration();
        (decision.results, decision.unfinished)
    }

    /// Why a command comes to nothing, because the state contradicts itself or its process.
    pub(crate) fn contradiction(&mut self, command: InstanceCommand) -> Option<Contradiction> {
        self.decide(self.state.clone(), vec![command]).err()
    }

    fn decide(
        &mut self,
        state: InstanceState,
        commands: Vec<InstanceCommand>,
    ) -> Result<Decision, Contradiction> {
        self.now += SignedDuration::from_millis(1);
        self.seed += 1;
        let id = state.id;
        let context = Context {
            process: &self.process,
            process_version: self.version,
            other_versions: &self.others,
            now: self.now,
            ids: Ids::new(self.now, self.seed ^ id.0.as_u64_pair().1),
            environment: environment(self.now).unwrap(),
            variables_limit: 16 << 20,
            structure_limit: self.structure_limit,
            budget: self.budget,
            maximum_call_depth: self.maximum_call_depth,
            is_held: self.is_held,
            out_of_time: &|| self.is_late,
        };
        decide(state, commands, context, &mut self.journal)
    }

    /// Carries out a command that must be accepted.
    pub(crate) fn must(&mut self, command: InstanceCommand) -> &mut Self {
        let result = self.command(command);
        assert_eq!(result, Ok(()));
        self
    }

    /// Why a command is refused, which changes nothing.
    pub(crate) fn error_of(&mut self, command: InstanceCommand) -> InstanceError {
        let before = (self.events().len(), self.state.clone());
        let error = self.command(command).expect_err("a refusal");
        assert_eq!((self.events().len(), self.state.clone()), before);
        error
    }

    /// Something happens in the instance called by the element.
    pub(crate) fn in_child(&mut self, element: &str, happens: impl FnOnce(&mut Run)) -> &mut Self {
        let called =
            self.activations_of(element)
                .find_map(|id| match self.state.activation(id)?.work {
                    Work::CalledInstance {
                        child,
                        outcome: None,
                        ..
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
                        commands.extend(self.call(child, &process_id, *parent, variables));
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
                escalations: 0,
            });
        };
        let mut run = Run::new(
            Arc::clone(&self.definitions),
            Arc::clone(process),
            child,
            self.budget,
            self.journal.checks,
        );
        run.maximum_call_depth = self.maximum_call_depth;
        run.must(InstanceCommand::Start(Box::new(Start {
            parent: Some(parent),
            variables,
            ..plain_start()
        })));
        self.children.insert(child, run);
        None
    }
}
