//! Every instance has a mailbox: one step at a time, and what arrived meanwhile is drained into the next. So no client ever sees
//! a version conflict, and a join of a hundred branches is a few steps.

use super::{
    StepFailure,
    messages::system,
    processes::Processes,
    recorder::{Aftermath, StepRecorder},
    replay::{Moment, Replay, Replayed},
};
use crate::clock::{self, Clock};
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

/// The instances this process decides for.
#[derive(Clone)]
pub(crate) struct Instances {
    shared: Arc<Shared>,
}

struct Shared {
    store: Store,
    clock: Clock,
    read_tables: Arc<ReadTables>,
    processes: Processes,
    mailboxes: Mutex<HashMap<InstanceId, VecDeque<Letter>>>,
    replay: Replay,
    kept: Cache<InstanceId, Moment>,
    aftermath: mpsc::UnboundedSender<Aftermath>,
}

/// A command on its way.
struct Letter {
    command: InstanceCommand,
    /// Which process it runs, for the command that starts it.
    starts: Option<(ResourceId, ProcessVersionId)>,
    actor: Arc<str>,
    /// The row of the outbox that the command carries out: its step removes it.
    delivery: Option<Uuid>,
    answer: oneshot::Sender<Result<Delivered, StepFailure>>,
}

/// What a step is to do: the commands of one actor, and the rows of the outbox that they carry out.
struct Wanted {
    actor: Arc<str>,
    starts: Option<(ResourceId, ProcessVersionId)>,
    commands: Vec<InstanceCommand>,
    deliveries: Vec<Option<Uuid>>,
}

impl Wanted {
    /// What these letters of one actor ask for.
    fn by(letters: &[Letter]) -> Option<Self> {
        Some(Self {
            actor: Arc::clone(&letters.first()?.actor),
            starts: letters.iter().find_map(|letter| letter.starts),
            commands: letters
                .iter()
                .map(|letter| letter.command.clone())
                .collect(),
            deliveries: letters.iter().map(|letter| letter.delivery).collect(),
        })
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
    /// Instances whose steps report what follows from them to `aftermath`.
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        read_tables: Arc<ReadTables>,
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
            aftermath,
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Carries out a command on an instance.
    pub(crate) async fn execute(
        &self,
        instance: InstanceId,
        actor: Arc<str>,
        command: InstanceCommand,
    ) -> Answer {
        let delivered = self.post(instance, actor, command, None, None).await?;
        Ok(delivered.result)
    }

    /// Carries out a command that a row of the outbox asks for, and takes that row away by the same step.
    pub(crate) async fn deliver(
        &self,
        instance: InstanceId,
        delivery: Uuid,
        command: InstanceCommand,
    ) -> Result<Delivered, StepFailure> {
        self.post(instance, system(), command, None, Some(delivery))
            .await
    }

    /// Starts an instance of a process version.
    pub(crate) async fn start(
        &self,
        instance: InstanceId,
        actor: Arc<str>,
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
        actor: Arc<str>,
        command: InstanceCommand,
        starts: Option<(ResourceId, ProcessVersionId)>,
        delivery: Option<Uuid>,
    ) -> Result<Delivered, StepFailure> {
        let (answer, answered) = oneshot::channel();
        let letter = Letter {
            command,
            starts,
            actor,
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

    /// The letters for the next step: as many from the front as one actor sent. None: the mailbox is gone.
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
        let actor = Arc::clone(&first.actor);
        let together = mailbox
            .iter()
            .take_while(|letter| letter.actor == actor)
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
                actor: Arc::clone(&wanted.actor),
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
                return Ok(delivered(
                    not_found.map(|_| Err(InstanceError::NotFound)),
                    false,
                ));
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
                budget: BUDGET,
                out_of_time: &out_of_time,
            };
            let attempt = wanted.commands.clone();
            let decision = std::panic::catch_unwind(AssertUnwindSafe(|| {
                decide(state, attempt, context, &mut recorder)
            }))
            .map_err(|panic| StepFailure::Unforeseen(panic_message(panic.as_ref())))?;
            let carried_out = wanted
                .deliveries
                .iter()
                .zip(&decision.results)
                .filter(|(_, result)| result.is_ok())
                .filter_map(|(delivery, _)| *delivery);
            let Some((step, aftermath)) = recorder
                .finish(decision.unfinished, carried_out)
                .map_err(|error| StepFailure::Unforeseen(error.to_string()))?
            else {
                self.keep(Moment {
                    state: decision.state,
                    recorded_at,
                });
                return Ok(delivered(decision.results, false));
            };
            match self.store.append(step).await {
                Ok(()) => {
                    if !aftermath.is_empty() {
                        let _ = self.aftermath.send(aftermath);
                    }
                    let kept = Moment {
                        state: decision.state,
                        recorded_at: now,
                    };
                    self.replay.keep_if_due(before, &kept).await;
                    self.keep(kept);
                    return Ok(delivered(decision.results, true));
                }
                Err(AppendError::Conflict) if before == 0 => return Err(StepFailure::Conflict),
                Err(AppendError::Conflict) => {}
                Err(AppendError::Database(error)) => return Err(error.into()),
            }
        }
        Err(StepFailure::Conflict)
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
