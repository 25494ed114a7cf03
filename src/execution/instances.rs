//! The instances of this process, as the rest of the program sees them: commands are put into mailboxes, and answered.

use super::{
    aftermath::Aftermath,
    deciding::Deciding,
    delivery::CarriedOut,
    failure::StepFailure,
    kept::Kept,
    mailboxes::{Delivered, Letter, Mailboxes, PutFirst},
    pace::Pace,
    processes::Processes,
    replay::{Moment, Replay, Replayed},
    room::Room,
    steps::Steps,
    suspensions::Suspensions,
};
use crate::{actor::Actor, clock::Clock, config::Limits, fair_pool::FairPool};
use domain::{
    ids::{InstanceId, ProcessVersionId, ResourceId},
    instance::{command::InstanceCommand, error::InstanceError, state::InstanceState},
};
use projections::ReadTables;
use std::sync::Arc;
use store::{Step, Store, outbox::Occurrence};
use tokio::sync::{mpsc, oneshot};

/// What a command came to.
pub(crate) type Answer = Result<Result<(), InstanceError>, StepFailure>;

/// The instances this process decides for.
#[derive(Clone)]
pub(crate) struct Instances {
    steps: Arc<Steps>,
    /// The instance that is carried on through this handle, where not every one is.
    carried: Option<InstanceId>,
}

impl Instances {
    /// Instances whose steps go as far as the limits and `pace` say, and report what follows from them to `aftermath`.
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        read_tables: Arc<ReadTables>,
        (limits, pace): (Limits, Pace),
        (aftermath, room): (mpsc::UnboundedSender<Aftermath>, Room),
        (pool, suspensions): (FairPool, Arc<Suspensions>),
    ) -> Self {
        // Most of what is kept are states; a process serves many of them.
        let processes = Processes::new(store.clone(), pool.clone(), limits.memory.kept / 4);
        let replay = Replay::new(store.clone(), pool.clone());
        let steps = Steps {
            store,
            clock,
            read_tables,
            processes,
            mailboxes: Mailboxes::default(),
            replay,
            kept: Kept::new(limits.memory.kept / 4 * 3),
            pace,
            limits,
            aftermath,
            room,
            deciding: Deciding::new(pool),
            suspensions,
        };
        Self {
            steps: Arc::new(steps),
            carried: None,
        }
    }

    /// The same instances, for the one who carries this one on.
    pub(crate) fn carrying(&self, instance: InstanceId) -> Self {
        Self {
            steps: Arc::clone(&self.steps),
            carried: Some(instance),
        }
    }

    fn pace(&self, instance: InstanceId) -> Pace {
        if self.carried == Some(instance) {
            Pace::Carrying
        } else {
            self.steps.pace
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
        delivery: Occurrence,
        command: InstanceCommand,
    ) -> Result<Delivered, StepFailure> {
        self.post(instance, actor, command, None, Some(delivery))
            .await
    }

    /// Has a command carried out whose step is stored together with one of another stream, both or none. Whether they were: not if
    /// the instance has other things to do, refuses, or changes meanwhile.
    pub(crate) async fn execute_together(
        &self,
        instance: InstanceId,
        actor: Actor,
        command: InstanceCommand,
        companion: Step,
    ) -> Result<bool, StepFailure> {
        let (answer, answered) = oneshot::channel();
        let letter = Letter {
            command: Arc::new(command),
            starts: None,
            actor,
            pace: self.pace(instance),
            delivery: None,
            companion: Some(companion),
            answer,
        };
        match self.steps.mailboxes.put_first(instance, letter) {
            PutFirst::Refused => return Ok(false),
            PutFirst::Attended => {}
            PutFirst::Unattended => self.serve(instance),
        }
        let delivered = answered.await.unwrap_or(Err(StepFailure::Stopping))?;
        Ok(delivered.result.is_ok() && delivered.carried_out == CarriedOut::ByStep)
    }

    /// Starts an instance of a process version, as a row of the outbox asks for if there is one.
    pub(crate) async fn start(
        &self,
        instance: InstanceId,
        actor: Actor,
        version: ProcessVersionId,
        start: domain::instance::command::Start,
        delivery: Option<Occurrence>,
    ) -> Result<Delivered, StepFailure> {
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
        let now = self.steps.replay.now(instance).await?;
        Ok((now.state.sequence > 0).then_some(now.state))
    }

    /// An instance after its event `sequence`.
    pub(crate) async fn state_at(
        &self,
        instance: InstanceId,
        sequence: u64,
    ) -> Result<Moment, StepFailure> {
        let Replayed { moment, folded } = self.steps.replay.until(instance, sequence).await?;
        tracing::debug!(%instance, sequence, folded, "replayed");
        Ok(moment)
    }

    /// The compiled process of an instance.
    pub(crate) fn processes(&self) -> &Processes {
        &self.steps.processes
    }

    async fn post(
        &self,
        instance: InstanceId,
        actor: Actor,
        command: InstanceCommand,
        starts: Option<(ResourceId, ProcessVersionId)>,
        delivery: Option<Occurrence>,
    ) -> Result<Delivered, StepFailure> {
        let (answer, answered) = oneshot::channel();
        let letter = Letter {
            command: Arc::new(command),
            starts,
            actor,
            pace: self.pace(instance),
            delivery,
            companion: None,
            answer,
        };
        if self.steps.mailboxes.put(instance, letter) {
            self.serve(instance);
        }
        answered.await.unwrap_or(Err(StepFailure::Stopping))
    }

    /// Empties a mailbox, in a task of its own: a step goes on although the client that asked for it hangs up.
    fn serve(&self, instance: InstanceId) {
        let steps = Arc::clone(&self.steps);
        tokio::spawn(async move { steps.empty(instance).await });
    }
}
