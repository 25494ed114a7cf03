//! Commands become steps of instances, decided on the state that is kept between them, and stored. Another replica may do the same
//! meanwhile: then it is decided again on what is stored.

use super::{
    aftermath::Aftermath,
    deciding::{Decided, Deciding, Question, Undecided},
    delivery::CarriedOut,
    failure::StepFailure,
    kept::Kept,
    mailboxes::{Delivered, Letter, Mailboxes, Wanted, delivered},
    pace::Pace,
    processes::Processes,
    replay::{Moment, Replay},
    room::Room,
    suspensions::{self, Suspensions},
};
use crate::{
    clock::Clock,
    config::Limits,
    fair_pool::{self, LARGE_STATE},
};
use domain::{
    ids::{InstanceId, ProcessVersionId},
    instance::{command::InstanceCommand, error::InstanceError},
    model::graph::Process,
    value,
};
use futures_util::FutureExt as _;
use projections::ReadTables;
use std::{panic::AssertUnwindSafe, sync::Arc};
use store::{AppendError, Store, outbox};
use tokio::sync::mpsc;

/// How often a decision is made again because another replica was faster.
const ATTEMPTS: u32 = 50;

/// Makes the steps of instances.
pub(super) struct Steps {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) read_tables: Arc<ReadTables>,
    pub(super) processes: Processes,
    pub(super) mailboxes: Mailboxes,
    pub(super) replay: Replay,
    pub(super) kept: Kept,
    /// How far steps go of instances that nobody is carrying on right now.
    pub(super) pace: Pace,
    /// How far instances may go.
    pub(super) limits: Limits,
    pub(super) aftermath: mpsc::UnboundedSender<Aftermath>,
    /// What the driver keeps of what follows.
    pub(super) room: Room,
    pub(super) deciding: Deciding,
    pub(super) suspensions: Arc<Suspensions>,
}

/// What became of an attempt to make a step.
enum Attempt {
    /// Each command has been answered.
    Made(Vec<Delivered>),
    /// Another replica was faster: it is to be decided again, on what is stored now.
    Overtaken,
    /// Somebody else has carried out one of the deliveries.
    CarriedOutBefore,
    /// Steps of other streams that were to go along stand in the way, or another replica was faster.
    Apart,
}

impl Steps {
    /// Carries out what is put into a mailbox until it is empty.
    pub(super) async fn empty(&self, instance: InstanceId) {
        loop {
            let letters = self.mailboxes.take(instance);
            if letters.is_empty() {
                return;
            }
            let commands = letters.iter().map(|letter| &letter.command);
            let large = commands.filter(|command| brings_much(command));
            let large: Vec<_> = large.cloned().collect();
            self.serve(instance, letters).await;
            fair_pool::give_back(large);
        }
    }

    /// Does what letters of one actor and one pace ask for. One that fails unforeseen does not take the others along, and becomes
    /// an incident of the instance.
    async fn serve(&self, instance: InstanceId, mut letters: Vec<Letter>) {
        while let Some(wanted) = Wanted::by(&letters).map(Arc::new) {
            match self.step(instance, &wanted).await {
                Ok(Attempt::Made(delivered)) => {
                    self.mailboxes.rest(instance);
                    return answer(letters, delivered);
                }
                Ok(Attempt::Overtaken) => return refuse(letters, &StepFailure::Conflict),
                Ok(Attempt::CarriedOutBefore) => {
                    match self.not_carried_out_before(&wanted, letters).await {
                        Some(left) => letters = left,
                        None => return,
                    }
                }
                Ok(Attempt::Apart) => letters = without_companions(letters),
                Err(StepFailure::Unforeseen(_)) if letters.len() > 1 => {
                    for letter in letters {
                        Box::pin(self.serve(instance, vec![letter])).await;
                    }
                    return;
                }
                Err(failure) => {
                    // What came with a companion is tried again without it.
                    if let StepFailure::Unforeseen(message) = &failure
                        && wanted.companions.iter().all(Option::is_none)
                    {
                        self.report(instance, &wanted, message).await;
                    }
                    return refuse(letters, &failure);
                }
            }
        }
    }

    /// Answers the letters whose deliveries somebody else has carried out; the others, for which it is to be decided again.
    async fn not_carried_out_before(
        &self,
        wanted: &Wanted,
        letters: Vec<Letter>,
    ) -> Option<Vec<Letter>> {
        let asked: Vec<_> = wanted.deliveries.iter().flatten().copied().collect();
        let remaining = match outbox::remaining(self.store.pool(), &asked).await {
            Ok(remaining) if remaining.len() < asked.len() => remaining,
            // It was there again, which no row is.
            Ok(_) => {
                refuse(letters, &StepFailure::Conflict);
                return None;
            }
            Err(error) => {
                refuse(letters, &error.into());
                return None;
            }
        };
        let (left, done): (Vec<_>, Vec<_>) = letters.into_iter().partition(|letter| {
            letter
                .delivery
                .is_none_or(|delivery| remaining.contains(&delivery))
        });
        for letter in done {
            let _ = letter.answer.send(Ok(Delivered {
                result: Ok(()),
                carried_out: CarriedOut::ByStep,
            }));
        }
        Some(left)
    }

    /// Makes an incident of a failure that nobody foresaw.
    async fn report(&self, instance: InstanceId, wanted: &Wanted, message: &str) {
        tracing::error!(%instance, message, "a step failed");
        let command = InstanceCommand::ReportFailure {
            message: message.to_owned(),
        };
        let report = Arc::new(Wanted {
            // The request has failed: that is no answer to keep.
            actor: wanted.actor.clone().by(None),
            pace: wanted.pace,
            starts: None,
            commands: vec![Arc::new(command)],
            deliveries: vec![None],
            companions: vec![None],
        });
        if let Err(error) = self.step(instance, &report).await {
            tracing::error!(%instance, %error, "the failure could not be recorded");
        }
    }

    /// Makes a step, again and again if others are faster. Whatever panics on the way fails this step and nothing else.
    async fn step(
        &self,
        instance: InstanceId,
        wanted: &Arc<Wanted>,
    ) -> Result<Attempt, StepFailure> {
        let attempts = async {
            for attempt in 0..ATTEMPTS {
                match self.attempt(instance, wanted, attempt == 0).await? {
                    Attempt::Overtaken => {}
                    attempt => return Ok(attempt),
                }
            }
            Ok(Attempt::Overtaken)
        };
        let attempted = AssertUnwindSafe(attempts).catch_unwind().await;
        attempted.unwrap_or_else(|panic| {
            let cause = panic_message(panic.as_ref());
            Err(StepFailure::unforeseen("a step failed", &cause))
        })
    }

    /// The process versions that instances are to be migrated to.
    async fn others_named_by(
        &self,
        wanted: &Wanted,
    ) -> Result<Vec<(ProcessVersionId, Arc<Process>)>, StepFailure> {
        let mut others = Vec::new();
        for command in &wanted.commands {
            if let InstanceCommand::Migrate(migration) = &**command {
                let target = migration.target;
                let process = self.processes.get(target.resource, target.process_version);
                others.push((target.process_version, process.await?));
            }
        }
        Ok(others)
    }

    /// Decides and stores.
    async fn attempt(
        &self,
        instance: InstanceId,
        wanted: &Arc<Wanted>,
        is_first: bool,
    ) -> Result<Attempt, StepFailure> {
        let kept = match self.kept.take(instance) {
            Some(kept) => kept,
            // What is to start has no history. If it has, somebody started it before, and the step is not stored.
            None if is_first && wanted.starts.is_some() => Moment::before(instance),
            None => self.replay.now(instance).await?,
        };
        let running = kept.state.running();
        let running = running.map(|running| (running.resource, running.process_version));
        let Some((resource, version)) = running.or(wanted.starts) else {
            let not_found = wanted.commands.iter();
            let not_found = not_found.map(|_| Err(InstanceError::NotFound));
            return Ok(Attempt::Made(delivered(not_found, false)));
        };
        let process = self.processes.get(resource, version).await?;
        let others = self.others_named_by(wanted).await?;
        let commands = wanted.commands.iter().map(AsRef::as_ref);
        let caller = suspensions::caller(&kept.state, commands);
        let pool = self.store.pool();
        let versions = others.iter().map(|(other, _)| *other);
        let versions: Vec<_> = versions.chain([version]).collect();
        let held = self.suspensions.of(pool, &versions, caller).await?;
        let before = kept.state.sequence;
        let question = Question {
            wanted: Arc::clone(wanted),
            process,
            version,
            others,
            clock: self.clock.now(),
            read_tables: Arc::clone(&self.read_tables),
            upcasters: Arc::clone(self.store.upcasters()),
            room: self.room.clone(),
            limits: self.limits,
            is_held: held.is_held,
        };
        let Decided {
            results,
            after,
            step,
        } = match Box::pin(self.deciding.decide(question, kept)).await {
            Ok(decided) => decided,
            Err(Undecided::NoTurn(kept)) => {
                self.keep(*kept);
                return Err(StepFailure::Overloaded);
            }
            Err(Undecided::Failed(failure)) => return Err(failure),
        };
        let Some((mut step, aftermath)) = step else {
            // What changes nothing is not checked by storing it.
            if self.store.last_sequence(instance.0).await? > before {
                return Ok(Attempt::Overtaken);
            }
            self.keep(after);
            return Ok(Attempt::Made(delivered(results, false)));
        };
        step.assumed = held.assumed;
        let mut steps = vec![step];
        steps.extend(wanted.accepted_companions(&results));
        let is_alone = steps.len() == 1;
        match self.store.append_together(steps).await {
            Ok(()) => {
                self.tell(aftermath, wanted.pace);
                self.keep(self.replay.keep_if_due(before, after).await);
                Ok(Attempt::Made(delivered(results, true)))
            }
            Err(AppendError::Suspended) => {
                self.suspensions.refused(versions);
                Ok(if is_alone {
                    Attempt::Overtaken
                } else {
                    Attempt::Apart
                })
            }
            Err(AppendError::Conflict) if !is_alone => Ok(Attempt::Apart),
            Err(AppendError::Conflict)
                if wanted.actor.answered(self.store.pool()).await?.is_some() =>
            {
                Err(StepFailure::Repeated)
            }
            // A stream that is still empty was not what others changed: something that must be unique is taken.
            Err(AppendError::Conflict)
                if before == 0 && self.store.last_sequence(instance.0).await? == 0 =>
            {
                Err(StepFailure::Conflict)
            }
            Err(AppendError::Conflict) => Ok(Attempt::Overtaken),
            Err(AppendError::CarriedOut) => Ok(Attempt::CarriedOutBefore),
            Err(AppendError::Database(error)) => Err(error.into()),
        }
    }

    /// Tells the driver what follows from a step. Whoever carries an instance on looks into the outbox again by himself.
    fn tell(&self, aftermath: Aftermath, pace: Pace) {
        let aftermath = match pace {
            Pace::Carrying => aftermath.without_deliveries(),
            Pace::Onward | Pace::OwnEffect => aftermath,
        };
        if !aftermath.is_empty() {
            let _ = self.aftermath.send(aftermath);
        }
    }

    fn keep(&self, kept: Moment) {
        if kept.state.sequence > 0 && !kept.state.status.has_ended() {
            self.kept.put(kept);
        }
    }
}

/// Whether giving back what a command brings along takes so long that others should not wait for it.
fn brings_much(command: &InstanceCommand) -> bool {
    let brought = command.all_variables().map(value::memory);
    brought.fold(0, u64::saturating_add) > LARGE_STATE
}

/// Tells those who asked what their commands came to. They may have gone.
fn answer(letters: Vec<Letter>, delivered: Vec<Delivered>) {
    for (letter, delivered) in letters.into_iter().zip(delivered) {
        let _ = letter.answer.send(Ok(delivered));
    }
}

/// The letters whose commands are alone. Those whose commands bring steps of other streams along learn that nothing was stored.
fn without_companions(letters: Vec<Letter>) -> Vec<Letter> {
    let (alone, accompanied): (Vec<_>, Vec<_>) = letters
        .into_iter()
        .partition(|letter| letter.companion.is_none());
    for letter in accompanied {
        let _ = letter.answer.send(Ok(Delivered {
            result: Ok(()),
            carried_out: CarriedOut::NotYet,
        }));
    }
    alone
}

/// Tells those who asked that nothing was stored.
fn refuse(letters: Vec<Letter>, failure: &StepFailure) {
    for letter in letters {
        let _ = letter.answer.send(Err(failure.clone()));
    }
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a step panicked".to_owned())
}
