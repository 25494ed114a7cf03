//! Making the decision of a step. Most take some ten microseconds and are made where the command arrives, for changing threads
//! costs as much. What takes longer is made again on threads of their own, by turns of projects: a decision depends on nothing
//! but what it is given, so one that was given up has done nothing.

use super::{
    aftermath::Aftermath, failure::StepFailure, mailboxes::Wanted, pace::Pace,
    recorder::StepRecorder, replay::Moment, turns::Room,
};
use crate::{clock, config::Limits, fair_pool::FairPool};
use domain::{
    ids::ProcessVersionId,
    ids_source::Ids,
    instance::{
        command::InstanceCommand,
        decide::decide,
        error::InstanceError,
        state::{InstanceState, MultiInstanceState},
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
use store::{Step, Store};
use uuid::Uuid;

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

/// How many process versions are remembered whose decisions took long.
const REMEMBERED: usize = 10_000;

/// All that a decision depends on, but for the state.
#[derive(Clone)]
pub(super) struct Question {
    pub(super) wanted: Arc<Wanted>,
    pub(super) process: Arc<Process>,
    pub(super) version: ProcessVersionId,
    /// What the clock says.
    pub(super) clock: Timestamp,
    pub(super) read_tables: Arc<ReadTables>,
    pub(super) store: Store,
    pub(super) room: Room,
    pub(super) limits: Limits,
}

/// What a decision came to.
pub(super) struct Decided {
    pub(super) results: Vec<Result<(), InstanceError>>,
    /// The instance after it, if anything happened.
    pub(super) after: Moment,
    /// What is to be stored, and what follows; `None` if nothing happened.
    pub(super) step: Option<(Step, Aftermath)>,
}

/// How much a decision may use.
struct Bounds {
    time: Duration,
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
    ) -> Result<Decided, StepFailure> {
        let version = question.version;
        if self.slow.get(&version).is_none() && is_quick(&before.state, &question.wanted.commands) {
            let bounds = Bounds {
                time: QUICK,
                steps: QUICK_STEPS,
            };
            if let Some(decided) = question.answer(before.clone(), &bounds)? {
                return Ok(decided);
            }
            self.slow.insert(version, ());
        }
        let project = project(&before.state, &question.wanted.commands);
        let (decided, took) = self
            .pool
            .run(project, move || {
                let begun = Instant::now();
                let bounds = Bounds {
                    time: TIME_LIMIT,
                    steps: STEPS,
                };
                (question.answer_as_far_as(before, &bounds), begun.elapsed())
            })
            .await?;
        if took < QUICK / 2 {
            self.slow.remove(&version);
        }
        decided
    }
}

impl Question {
    /// The decision, unless it takes more than the bounds allow.
    fn answer(&self, before: Moment, bounds: &Bounds) -> Result<Option<Decided>, StepFailure> {
        let (decided, was_stopped) = self.decide(before, bounds)?;
        Ok((!was_stopped).then_some(decided))
    }

    /// The decision as far as the bounds allow; the driver goes on from there.
    fn answer_as_far_as(&self, before: Moment, bounds: &Bounds) -> Result<Decided, StepFailure> {
        Ok(self.decide(before, bounds)?.0)
    }

    /// The decision, and whether the bounds had an influence on it.
    fn decide(&self, before: Moment, bounds: &Bounds) -> Result<(Decided, bool), StepFailure> {
        let Moment { state, recorded_at } = before;
        let wanted = &self.wanted;
        let now = self.clock.max(recorded_at);
        let mut recorder = StepRecorder::new(
            &state,
            (now, self.clock),
            &wanted.actor,
            (&self.read_tables, self.store.upcasters(), &self.room),
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
            now,
            ids: Ids::new(now, clock::seed()),
            environment: environment(now)
                .ok_or_else(|| outside_of_feel(now))?
                .with_allowance(allowance.clone()),
            variables_limit: self.limits.memory.variables as u64,
            maximum_call_depth: self.limits.call_depth,
            budget: wanted.pace.budget(),
            out_of_time: &out_of_time,
        };
        let decision = decide(state, wanted.commands.clone(), context, &mut recorder)
            .map_err(|error| StepFailure::Unforeseen(error.to_string()))?;
        let was_stopped = was_stopped.get() || allowance.is_used_up();
        // If a command ended the instance, its workflow is told, so that it stops waiting.
        let has_ended = wanted.pace == Pace::OwnEffect && decision.state.status.has_ended();
        let step = recorder
            .finish(
                decision.unfinished || has_ended,
                decision.results.iter().all(Result::is_ok),
                wanted.carried_out(&decision.results),
            )
            .map_err(|error| StepFailure::unforeseen("a step could not be written", &error))?;
        let after = Moment {
            state: decision.state,
            recorded_at: if step.is_some() { now } else { recorded_at },
        };
        let decided = Decided {
            results: decision.results,
            after,
            step,
        };
        Ok((decided, was_stopped))
    }
}

/// Whether a decision is usually short: what is looked at, copied and stored is little.
fn is_quick(state: &InstanceState, commands: &[InstanceCommand]) -> bool {
    if state.activations.len() > QUICK_ACTIVATIONS {
        return false;
    }
    let of_commands = commands
        .iter()
        .filter_map(InstanceCommand::variables)
        .map(values);
    let of_activations = state.activations.values().map(|activation| {
        let items = match &activation.multi_instance {
            Some(MultiInstanceState::Body { collection, .. }) => {
                collection
                    .iter()
                    .take(QUICK_ACTIVATIONS)
                    .map(feel::Value::size)
                    .sum::<u64>()
                    + collection.len() as u64
            }
            Some(MultiInstanceState::Item { .. }) | None => 0,
        };
        values(&activation.variables) + items
    });
    values(&state.variables) + of_commands.chain(of_activations).sum::<u64>() <= QUICK_VALUES
}

fn values(variables: &Variables) -> u64 {
    variables.0.size()
}

/// Whose turn the decision takes.
fn project(state: &InstanceState, commands: &[InstanceCommand]) -> Uuid {
    let of_start = || {
        commands.iter().find_map(|command| match command {
            InstanceCommand::Start(start) => Some(start.project),
            _ => None,
        })
    };
    let started = state.started.as_ref().map(|started| started.project);
    started
        .or_else(of_start)
        .map_or(Uuid::nil(), |project| project.0)
}

fn outside_of_feel(now: Timestamp) -> StepFailure {
    StepFailure::Unforeseen(format!("FEEL cannot represent the instant {now}"))
}
