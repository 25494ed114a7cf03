//! Every instance has a mailbox: one step at a time, and what arrived meanwhile is drained into the next. So no client ever sees
//! a version conflict, and a join of a hundred branches is a few steps.

use super::{
    StepFailure,
    processes::Processes,
    recorder::{Aftermath, StepRecorder},
    replay::{Moment, Replay, Replayed},
};
use crate::{
    clock::{self, Clock},
    request::Actor,
};
use domain::{
    ids::{InstanceId, ProcessVersionId, ResourceId},
    ids_source::Ids,
    instance::{
        command::InstanceCommand, decide::decide, error::InstanceError, state::InstanceState,
        step::Context,
    },
};
use jiff::Timestamp;
use projections::ReadTables;
use quick_cache::sync::Cache;
use std::{
    collections::{HashMap, VecDeque},
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use store::{AppendError, Store};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

/// How many elements one step may enter, and how long it may take, before the driver goes on with the next.
const BUDGET: u32 = 500;
const TIME_LIMIT: Duration = Duration::from_millis(100);

/// How many states are kept between steps.
const KEPT: usize = 10_000;

/// How often a decision is made again because another replica was faster.
const ATTEMPTS: u32 = 50;

/// What a command came to.
pub(crate) type Answer = Result<Result<(), InstanceError>, StepFailure>;

/// What a command that is a delivery came to.
#[derive(Debug)]
pub(crate) struct Delivered {
    pub(crate) result: Result<(), InstanceError>,
    /// Whether the step took the delivery out of the outbox.
    pub(crate) is_acknowledged: bool,
}

/// Where the wish to start an instance comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin {
    /// A request: the instance's id was made just now, so there is nothing to look for.
    Request,
    /// A delivery, which may have been carried out before.
    Delivery(Uuid),
}

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Until everything waits, or the budget is used up.
    Onward,
    /// No further than the commands' own effect. What follows from it is left to whoever carries the instance on.
    OwnEffect,
}

impl Pace {
    /// How many elements a step may enter after its commands' own effect.
    fn budget(self) -> u32 {
        match self {
            Self::Onward => BUDGET,
            Self::OwnEffect => 0,
        }
    }
}

/// The instances this process decides for.
#[derive(Clone)]
pub(crate) struct Instances {
    shared: Arc<Shared>,
    /// The instance that is carried on through this handle, where not every one is.
    carried: Option<InstanceId>,
}

struct Shared {
    store: Store,
    clock: Clock,
    read_tables: Arc<ReadTables>,
    processes: Processes,
    mailboxes: Mutex<HashMap<InstanceId, VecDeque<Letter>>>,
    replay: Replay,
    kept: Cache<InstanceId, Moment>,
    /// How far steps go of instances that nobody is carrying on right now.
    pace: Pace,
    aftermath: mpsc::UnboundedSender<Aftermath>,
}

/// A command on its way.
struct Letter {
    command: InstanceCommand,
    /// Which process it runs, for the command that starts it.
    starts: Option<(ResourceId, ProcessVersionId)>,
    actor: Actor,
    pace: Pace,
    /// The row of the outbox that the command carries out: its step removes it.
    delivery: Option<Uuid>,
    answer: oneshot::Sender<Result<Delivered, StepFailure>>,
}

/// What a step is to do: the commands of one actor, and the rows of the outbox that they carry out. A request that is to be
/// carried out at most once makes an actor of its own.
struct Wanted {
    actor: Actor,
    pace: Pace,
    starts: Option<(ResourceId, ProcessVersionId)>,
    commands: Vec<InstanceCommand>,
    deliveries: Vec<Option<Uuid>>,
}

impl Wanted {
    /// What these letters of one actor and one pace ask for.
    fn by(letters: &[Letter]) -> Option<Self> {
        let first = letters.first()?;
        Some(Self {
            actor: first.actor.clone(),
            pace: first.pace,
            starts: letters.iter().find_map(|letter| letter.starts),
            commands: letters
                .iter()
                .map(|letter| letter.command.clone())
                .collect(),
            deliveries: letters.iter().map(|letter| letter.delivery).collect(),
        })
    }

    /// The rows of the outbox that were carried out. A command that was refused leaves its own where it is.
    fn carried_out(&self, results: &[Result<(), InstanceError>]) -> impl Iterator<Item = Uuid> {
        let deliveries = self.deliveries.iter().zip(results);
        deliveries
            .filter(|(_, result)| result.is_ok())
            .filter_map(|(delivery, _)| *delivery)
    }
}

/// What the commands of a step came to. A command that was refused leaves its delivery in the outbox, for whoever brought it
/// decides what to do.
fn delivered(
    results: impl IntoIterator<Item = Result<(), InstanceError>>,
    is_stored: bool,
) -> Vec<Delivered> {
    let results = results.into_iter();
    results
        .map(|result| Delivered {
            is_acknowledged: is_stored && result.is_ok(),
            result,
        })
        .collect()
}

impl Instances {
    /// Instances whose steps go as far as `pace` says, and report what follows from them to `aftermath`.
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        read_tables: Arc<ReadTables>,
        pace: Pace,
        aftermath: mpsc::UnboundedSender<Aftermath>,
    ) -> Self {
        let processes = Processes::new(store.clone());
        let replay = Replay::new(store.clone());
        let shared = Shared {
            store,
            clock,
            read_tables,
            processes,
            mailboxes: Mutex::default(),
            replay,
            kept: Cache::new(KEPT),
            pace,
            aftermath,
        };
        Self {
            shared: Arc::new(shared),
            carried: None,
        }
    }

    /// The same instances, for the one who carries this one on.
    pub(crate) fn carrying(&self, instance: InstanceId) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            carried: Some(instance),
        }
    }

    fn pace(&self, instance: InstanceId) -> Pace {
        if self.carried == Some(instance) {
            Pace::Onward
        } else {
            self.shared.pace
        }
    }

    /// Carries out a command on an instance.
    pub(crate) async fn execute(
        &self,
        instance: InstanceId,
        actor: Actor,
        command: InstanceCommand,
    ) -> Answer {
        let delivered = self.post(instance, actor, command, None, None).await?;
        Ok(delivered.result)
    }

    /// Carries out a command that a row of the outbox asks for, and takes that row away by the same step.
    pub(crate) async fn deliver(
        &self,
        instance: InstanceId,
        actor: Actor,
        delivery: Uuid,
        command: InstanceCommand,
    ) -> Result<Delivered, StepFailure> {
        self.post(instance, actor, command, None, Some(delivery))
            .await
    }

    /// Starts an instance of a process version.
    pub(crate) async fn start(
        &self,
        instance: InstanceId,
        actor: Actor,
        version: ProcessVersionId,
        start: domain::instance::command::Start,
        origin: Origin,
    ) -> Result<Delivered, StepFailure> {
        let delivery = match origin {
            Origin::Request => None,
            Origin::Delivery(delivery) => Some(delivery),
        };
        if delivery.is_none() {
            self.shared.kept.insert(instance, Moment::before(instance));
        }
        let starts = Some((start.resource, version));
        self.post(
            instance,
            actor,
            InstanceCommand::Start(Box::new(start)),
            starts,
            delivery,
        )
        .await
    }

    /// The state of an instance as it is stored now; `None` if there is none.
    pub(crate) async fn state(
        &self,
        instance: InstanceId,
    ) -> Result<Option<InstanceState>, StepFailure> {
        let now = self.shared.replay.now(instance).await?;
        Ok((now.state.sequence > 0).then_some(now.state))
    }

    /// An instance after its event `sequence`.
    pub(crate) async fn state_at(
        &self,
        instance: InstanceId,
        sequence: u64,
    ) -> Result<Moment, StepFailure> {
        let Replayed { moment, folded } = self.shared.replay.until(instance, sequence).await?;
        tracing::debug!(%instance, sequence, folded, "replayed");
        Ok(moment)
    }

    /// The compiled process of an instance.
    pub(crate) fn processes(&self) -> &Processes {
        &self.shared.processes
    }

    async fn post(
        &self,
        instance: InstanceId,
        actor: Actor,
        command: InstanceCommand,
        starts: Option<(ResourceId, ProcessVersionId)>,
        delivery: Option<Uuid>,
    ) -> Result<Delivered, StepFailure> {
        let (answer, answered) = oneshot::channel();
        let letter = Letter {
            command,
            starts,
            actor,
            pace: self.pace(instance),
            delivery,
            answer,
        };
        if self.shared.put(instance, letter) {
            // A task of its own: a step goes on although the client that asked for it hangs up.
            let shared = Arc::clone(&self.shared);
            tokio::spawn(async move { shared.empty(instance).await });
        }
        answered.await.unwrap_or(Err(StepFailure::Stopping))
    }
}

impl Shared {
    /// Puts a letter into the mailbox; whether nobody is emptying it yet.
    fn put(&self, instance: InstanceId, letter: Letter) -> bool {
        let mut mailboxes = self
            .mailboxes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut is_first = false;
        mailboxes
            .entry(instance)
            .or_insert_with(|| {
                is_first = true;
                VecDeque::new()
            })
            .push_back(letter);
        is_first
    }

    /// The letters for the next step: as many from the front as have one actor and one pace. None: the mailbox is gone.
    fn take(&self, instance: InstanceId) -> Vec<Letter> {
        let mut mailboxes = self
            .mailboxes
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(mailbox) = mailboxes.get_mut(&instance) else {
            return Vec::new();
        };
        let Some(first) = mailbox.front() else {
            mailboxes.remove(&instance);
            return Vec::new();
        };
        let (actor, pace) = (first.actor.clone(), first.pace);
        let together = mailbox
            .iter()
            .take_while(|letter| letter.actor == actor && letter.pace == pace)
            .count();
        mailbox.drain(..together).collect()
    }

    async fn empty(&self, instance: InstanceId) {
        loop {
            let letters = self.take(instance);
            let Some(wanted) = Wanted::by(&letters) else {
                return;
            };
            match self.step_or_report(instance, &wanted).await {
                Ok(delivered) => {
                    for (letter, delivered) in letters.into_iter().zip(delivered) {
                        // Whoever asked may have gone.
                        let _ = letter.answer.send(Ok(delivered));
                    }
                }
                Err(failure) => {
                    for letter in letters {
                        let _ = letter.answer.send(Err(failure.clone()));
                    }
                }
            }
        }
    }

    /// A step that fails unforeseen becomes an incident of the instance.
    async fn step_or_report(
        &self,
        instance: InstanceId,
        wanted: &Wanted,
    ) -> Result<Vec<Delivered>, StepFailure> {
        let stepped = self.step(instance, wanted).await;
        if let Err(StepFailure::Unforeseen(message)) = &stepped {
            tracing::error!(%instance, message, "a step failed");
            let command = InstanceCommand::ReportFailure {
                message: message.clone(),
            };
            let report = Wanted {
                // The request has failed: that is no answer to keep.
                actor: wanted.actor.clone().by(None),
                pace: wanted.pace,
                starts: None,
                commands: vec![command],
                deliveries: vec![None],
            };
            if let Err(error) = self.step(instance, &report).await {
                tracing::error!(%instance, %error, "the failure could not be recorded");
            }
        }
        stepped
    }

    async fn step(
        &self,
        instance: InstanceId,
        wanted: &Wanted,
    ) -> Result<Vec<Delivered>, StepFailure> {
        for _ in 0..ATTEMPTS {
            if let Some(delivered) = self.attempt(instance, wanted).await? {
                return Ok(delivered);
            }
        }
        Err(StepFailure::Conflict)
    }

    /// Decides and stores. `None`: another replica was faster, and it is to be decided again on what is stored now.
    async fn attempt(
        &self,
        instance: InstanceId,
        wanted: &Wanted,
    ) -> Result<Option<Vec<Delivered>>, StepFailure> {
        let kept = match self.kept.remove(&instance) {
            Some((_, kept)) => kept,
            None => self.replay.now(instance).await?,
        };
        let running = kept
            .state
            .started
            .as_ref()
            .map(|started| (started.resource, started.process_version));
        let Some((resource, version)) = running.or(wanted.starts) else {
            let not_found = wanted.commands.iter();
            let not_found = not_found.map(|_| Err(InstanceError::NotFound));
            return Ok(Some(delivered(not_found, false)));
        };
        let process = self.processes.get(resource, version).await?;
        let Moment { state, recorded_at } = kept;
        let before = state.sequence;
        let now = self.clock.now().max(recorded_at);
        let mut recorder = StepRecorder::new(
            &state,
            now,
            &wanted.actor,
            (&self.read_tables, self.store.upcasters()),
            clock::seed(),
        );
        let begun = Instant::now();
        let out_of_time = || begun.elapsed() > TIME_LIMIT;
        let context = Context {
            process: &process,
            process_version: version,
            now,
            ids: Ids::new(now, clock::seed()),
            environment: environment(now)?,
            budget: wanted.pace.budget(),
            out_of_time: &out_of_time,
        };
        let attempt = wanted.commands.clone();
        let decision = std::panic::catch_unwind(AssertUnwindSafe(|| {
            decide(state, attempt, context, &mut recorder)
        }))
        .map_err(|panic| StepFailure::Unforeseen(panic_message(panic.as_ref())))?;
        // An end that nobody carries the instance to is told to whoever does, so that he stops waiting.
        let has_ended = wanted.pace == Pace::OwnEffect && decision.state.status.has_ended();
        let Some((step, aftermath)) = recorder
            .finish(
                decision.unfinished || has_ended,
                decision.results.iter().all(Result::is_ok),
                wanted.carried_out(&decision.results),
            )
            .map_err(|error| StepFailure::Unforeseen(error.to_string()))?
        else {
            // What changes nothing is not checked by storing it.
            if self.store.last_sequence(instance.0).await? > before {
                return Ok(None);
            }
            self.keep(Moment {
                state: decision.state,
                recorded_at,
            });
            return Ok(Some(delivered(decision.results, false)));
        };
        match self.store.append(step).await {
            Ok(()) => {
                self.tell(aftermath, wanted.pace);
                let kept = Moment {
                    state: decision.state,
                    recorded_at: now,
                };
                self.replay.keep_if_due(before, &kept).await;
                self.keep(kept);
                Ok(Some(delivered(decision.results, true)))
            }
            Err(AppendError::Conflict)
                if wanted.actor.answered(self.store.pool()).await?.is_some() =>
            {
                Err(StepFailure::Repeated)
            }
            Err(AppendError::Conflict) if before == 0 => Err(StepFailure::Conflict),
            Err(AppendError::Conflict) => Ok(None),
            Err(AppendError::Database(error)) => Err(error.into()),
        }
    }

    /// Tells the driver what follows from a step. Whoever carries an instance on looks into the outbox again by himself.
    fn tell(&self, aftermath: Aftermath, pace: Pace) {
        let is_seen_to = self.pace == Pace::OwnEffect && pace == Pace::Onward;
        let aftermath = if is_seen_to {
            aftermath.without_deliveries()
        } else {
            aftermath
        };
        if !aftermath.is_empty() {
            let _ = self.aftermath.send(aftermath);
        }
    }

    fn keep(&self, kept: Moment) {
        if kept.state.sequence > 0 && !kept.state.status.has_ended() {
            self.kept.insert(kept.state.id, kept);
        }
    }
}

fn environment(now: Timestamp) -> Result<feel::Environment, StepFailure> {
    let utc = feel::Zone::from_offset(0);
    utc.and_then(|utc| feel::Environment::at(now.as_nanosecond(), utc))
        .ok_or_else(|| StepFailure::Unforeseen(format!("FEEL cannot represent the instant {now}")))
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a step panicked".to_owned())
}
