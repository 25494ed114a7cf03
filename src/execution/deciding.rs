//! Making the decision of a step. Most take some ten microseconds and are made where the command arrives, for changing threads
//! costs as much. What takes longer is made again on threads of their own, by turns of projects: a decision depends on nothing
//! but what it is given, so one that was given up has done nothing.

use super::{
    aftermath::Aftermath, failure::StepFailure, mailboxes::Wanted, pace::Pace,
    recorder::StepRecorder, replay::Moment, room::Room,
};
use crate::{clock, config::Limits, fair_pool::FairPool};
use domain::{
    ids::{ProcessVersionId, ProjectId},
    ids_source::Ids,
    instance::{
        activation::{Items, LoopState},
        command::InstanceCommand,
        decide::{Decision, decide},
        error::InstanceError,
        state::InstanceState,
        step::Context,
        view::environment,
    },
    model::graph::Process,
    value::Variables,
};
use feel::Allowance;
use jiff::Timestamp;
use projections::ReadTables;
use quick_cache::sync::Cache;
use std::{
    cell::Cell,
    sync::Arc,
    time::{Duration, Instant},
};
use store::{Step, Upcasters};

/// How long a decision may take where the command arrives, and how many steps of FEEL it may use there: about as long.
const QUICK: Duration = Duration::from_millis(3);
const QUICK_STEPS: u64 = 20_000;

/// How long a step goes on taking tokens along before the driver goes on with the next.
const TIME_LIMIT: Duration = Duration::from_millis(100);

/// How many steps of FEEL a step may use: two of the longest evaluations.
const STEPS: u64 = 10_000_000;

/// What can be decided where the command arrives at most: activations, and values in variables.
const QUICK_ACTIVATIONS: usize = 64;
const QUICK_VALUES: u64 = 4_000;

/// What such an instance takes in memory at most. What it keeps besides is copied too: what waits because it is suspended, what may be
/// compensated, what has come to parallel multiple events.
const QUICK_MEMORY: u64 = 512 << 10;

/// How many process versions are remembered whose decisions took long.
const REMEMBERED: usize = 10_000;

/// All that a decision depends on, but for the state.
#[derive(Clone)]
pub(super) struct Question {
    pub(super) wanted: Arc<Wanted>,
    pub(super) process: Arc<Process>,
    pub(super) version: ProcessVersionId,
    /// The other versions that its commands name.
    pub(super) others: Vec<(ProcessVersionId, Arc<Process>)>,
    /// What the clock says.
    pub(super) clock: Timestamp,
    pub(super) read_tables: Arc<ReadTables>,
    pub(super) upcasters: Arc<Upcasters>,
    pub(super) room: Room,
    pub(super) limits: Limits,
    /// Whether the process version is suspended, or an instance above.
    pub(super) is_held: bool,
}

/// What a decision came to.
pub(super) struct Decided {
    pub(super) results: Vec<Result<(), InstanceError>>,
    /// The instance after it, if anything happened.
    pub(super) after: Moment,
    /// What is to be stored, and what follows; `None` if nothing happened.
    pub(super) step: Option<(Step, Aftermath)>,
}

/// Why nothing was decided.
pub(super) enum Undecided {
    /// The project has too much to decide already. The instance, as it was given.
    NoTurn(Box<Moment>),
    /// The decision failed.
    Failed(StepFailure),
}

impl From<StepFailure> for Undecided {
    fn from(failure: StepFailure) -> Self {
        Self::Failed(failure)
    }
}

/// How much a decision may use.
struct Bounds {
    time: Duration,
    steps: u64,
}

/// A decision as far as its bounds allowed, which nothing is made of yet.
struct Attempted<'a> {
    wanted: &'a Wanted,
    recorder: StepRecorder<'a>,
    decision: Decision,
    now: Timestamp,
    recorded_at: Timestamp,
    /// Whether the bounds had an influence on it.
    was_stopped: bool,
    /// How many steps of FEEL it took.
    steps: u64,
}

/// Makes decisions.
pub(super) struct Deciding {
    pool: FairPool,
    /// Versions whose last decision was not quick.
    slow: Cache<ProcessVersionId, ()>,
}

impl Deciding {
    pub(super) fn new(pool: FairPool) -> Self {
        Self {
            pool,
            slow: Cache::new(REMEMBERED),
        }
    }

    /// Decides.
    pub(super) async fn decide(
        &self,
        question: Question,
        before: Moment,
    ) -> Result<Decided, Undecided> {
        let version = question.version;
        if self.slow.get(&version).is_none() && is_quick(&before.state, &question.wanted.commands) {
            let bounds = Bounds {
                time: QUICK,
                steps: QUICK_STEPS,
            };
            let attempted = question.attempt(before.clone(), &bounds)?;
            if !attempted.was_stopped {
                return Ok(attempted.finish()?);
            }
            self.slow.insert(version, ());
        }
        let project = project(&before.state, &question.wanted.commands);
        let decide = move |before| {
            let begun = Instant::now();
            let bounds = Bounds {
                time: TIME_LIMIT,
                steps: STEPS,
            };
            // The driver goes on from where the bounds stop it.
            let attempted = question.attempt(before, &bounds)?;
            let steps = attempted.steps;
            let decided = attempted.finish()?;
            let was_quick = begun.elapsed() < QUICK / 2 && steps < QUICK_STEPS;
            Ok::<_, StepFailure>((decided, was_quick))
        };
        let decided = self.pool.run_with(project, before, decide).await;
        let (decided, was_quick) =
            decided.map_err(|before| Undecided::NoTurn(Box::new(before)))??;
        if was_quick {
            self.slow.remove(&version);
        }
        Ok(decided)
    }
}

impl Question {
    /// Decides as far as the bounds allow.
    fn attempt(&self, before: Moment, bounds: &Bounds) -> Result<Attempted<'_>, StepFailure> {
        let Moment { state, recorded_at } = before;
        let wanted = &self.wanted;
        let now = self.clock.max(recorded_at);
        let mut recorder = StepRecorder::new(
            &state,
            (now, self.clock),
            &wanted.actor,
            (&self.read_tables, &self.upcasters, &self.room),
            clock::seed(),
        );
        let allowance = Allowance::new(bounds.steps);
        let begun = Instant::now();
        let was_stopped = Cell::new(false);
        let out_of_time = || {
            let is_over = begun.elapsed() > bounds.time || allowance.is_used_up();
            was_stopped.set(was_stopped.get() || is_over);
            is_over
        };
        let context = Context {
            process: &self.process,
            process_version: self.version,
            other_versions: &self.others,
            now,
            ids: Ids::new(now, clock::seed()),
            environment: environment(now)
                .ok_or_else(|| outside_of_feel(now))?
                .with_allowance(allowance.clone()),
            variables_limit: self.limits.memory.variables as u64,
            structure_limit: self.limits.memory.state as u64,
            maximum_call_depth: self.limits.call_depth,
            is_held: self.is_held,
            budget: wanted.pace.budget(),
            out_of_time: &out_of_time,
        };
        let commands = wanted
            .commands
            .iter()
            .map(|command| InstanceCommand::clone(command));
        let decision = decide(state, commands.collect(), context, &mut recorder)
            .map_err(|error| StepFailure::Unforeseen(error.to_string()))?;
        Ok(Attempted {
            wanted,
            recorder,
            decision,
            now,
            recorded_at,
            was_stopped: was_stopped.get() || allowance.is_used_up(),
            steps: bounds.steps.saturating_sub(allowance.left()),
        })
    }
}

impl Attempted<'_> {
    /// What is to be stored, and what follows.
    fn finish(self) -> Result<Decided, StepFailure> {
        let Decision {
            state,
            results,
            unfinished,
        } = self.decision;
        // If a command ended the instance, its workflow is told, so that it stops waiting.
        let has_ended = self.wanted.pace == Pace::OwnEffect && state.status.has_ended();
        let step = self
            .recorder
            .finish(
                unfinished || has_ended,
                results.iter().all(Result::is_ok),
                self.wanted.carried_out(&results),
            )
            .map_err(|error| StepFailure::unforeseen("a step could not be written", &error))?;
        let recorded_at = if step.is_some() {
            self.now
        } else {
            self.recorded_at
        };
        Ok(Decided {
            results,
            after: Moment { state, recorded_at },
            step,
        })
    }
}

/// Whether a decision is usually short: what is looked at, copied and stored is little.
fn is_quick(state: &InstanceState, commands: &[Arc<InstanceCommand>]) -> bool {
    if state.activations.len() > QUICK_ACTIVATIONS || state.memory() > QUICK_MEMORY {
        return false;
    }
    let of_commands = commands
        .iter()
        .flat_map(|command| command.all_variables())
        .map(values);
    let of_activations = state.activations.values().map(|activation| {
        let items = match &activation.loop_state {
            Some(LoopState::Body { items, .. }) => {
                let held = match items {
                    Items::Collection(collection) => collection.as_slice(),
                    Items::Counted(_) => &[],
                };
                held.iter()
                    .take(QUICK_ACTIVATIONS)
                    .map(feel::Value::size)
                    .sum::<u64>()
                    + items.count() as u64
            }
            Some(LoopState::Loop { .. } | LoopState::Item { .. }) | None => 0,
        };
        values(&activation.variables) + items
    });
    values(&state.variables) + of_commands.chain(of_activations).sum::<u64>() <= QUICK_VALUES
}

fn values(variables: &Variables) -> u64 {
    variables.0.size()
}

/// Whose turn the decision takes.
fn project(state: &InstanceState, commands: &[Arc<InstanceCommand>]) -> Option<ProjectId> {
    let of_start = || {
        commands.iter().find_map(|command| {
            let InstanceCommand::Start(start) = &**command else {
                return None;
            };
            Some(start.project)
        })
    };
    let started = state.started.as_ref().map(|started| started.project);
    started.or_else(of_start)
}

fn outside_of_feel(now: Timestamp) -> StepFailure {
    StepFailure::Unforeseen(format!("FEEL cannot represent the instant {now}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{actor::Actor, config::Memory, fair_pool::LONGEST_QUEUE};
    use domain::{
        ids::{InstanceId, ResourceId},
        instance::{
            command::{Instruction, Modification, Start},
            event::{InstanceEvent, Operation, Stimulus, StimulusParked},
        },
        model,
    };
    use futures_util::{future, poll};
    use std::sync::mpsc;
    use uuid::Uuid;

    const FILE: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="file" targetNamespace="urn:x">
        <process id="process" isExecutable="true"><startEvent id="start"/></process></definitions>"#;

    fn question(start: Start) -> Question {
        let definitions = model::read(FILE).definitions.unwrap();
        let wanted = Wanted {
            actor: Actor::system(),
            pace: Pace::Onward,
            starts: None,
            commands: vec![Arc::new(InstanceCommand::Start(Box::new(start)))],
            deliveries: vec![None],
            companions: vec![None],
        };
        Question {
            wanted: Arc::new(wanted),
            process: definitions.processes.into_iter().next().unwrap(),
            version: ProcessVersionId(Uuid::from_u128(3)),
            others: Vec::new(),
            clock: Timestamp::UNIX_EPOCH,
            read_tables: Arc::new(ReadTables::of_this_program()),
            upcasters: Arc::default(),
            room: Room::default(),
            limits: Limits {
                call_depth: 1,
                memory: Memory::default(),
            },
            is_held: false,
        }
    }

    fn many_values() -> Variables {
        let mut variables = Variables::default();
        let values = vec![feel::Value::from(1); 6_000];
        variables.set("many", values.into());
        variables
    }

    #[test]
    fn neither_a_modification_that_sets_much_nor_what_keeps_much_is_quick() {
        let mut state = InstanceState::new(InstanceId(Uuid::from_u128(4)));
        let scope = state.root();
        let setting = |variables| {
            let instructions = vec![Instruction {
                operation: Operation::SetVariables { scope },
                variables,
            }];
            let modification = Modification {
                instructions,
                reason: None,
            };
            [Arc::new(InstanceCommand::Modify(Box::new(modification)))]
        };
        assert!(is_quick(&state, &setting(Variables::default())));
        assert!(!is_quick(&state, &setting(many_values())));
        let parked = StimulusParked {
            activation: scope,
            element: None,
            stimulus: Stimulus::JobDone {
                variables: many_values(),
            },
        };
        state.apply(&InstanceEvent::StimulusParked(Box::new(parked)));
        assert!(!is_quick(&state, &[]));
    }

    #[tokio::test]
    async fn an_instance_whose_decision_finds_no_turn_is_given_back() {
        let project = ProjectId(Uuid::from_u128(1));
        let question = question(Start::new(project, ResourceId(Uuid::from_u128(2)), 1));
        let mut before = Moment::before(InstanceId(Uuid::from_u128(4)));
        let values = vec![feel::Value::from(1); 5_000];
        before.state.variables.set("many", values.into());

        let pool = FairPool::new(1);
        let (release, released) = mpsc::channel::<()>();
        let held = pool.run(Some(project), move || released.recv());
        let waiting = (0..LONGEST_QUEUE).map(|_| pool.run(Some(project), || ()));
        let mut full = Box::pin(future::join(held, future::join_all(waiting)));
        assert!(poll!(&mut full).is_pending());

        let deciding = Deciding::new(pool.clone());
        match deciding.decide(question.clone(), before.clone()).await {
            Err(Undecided::NoTurn(kept)) => assert_eq!(*kept, before),
            _ => panic!("it is decided although there is no room"),
        }
        drop(release);
        let (_released, waited) = full.await;
        assert!(waited.iter().all(Result::is_ok));
        let decided = deciding.decide(question, before).await;
        assert!(decided.is_ok_and(|decided| decided.step.is_some()));
    }
}
