//! The embedded driver: carries out what steps have put into the outbox. What this process inserted it does right after the
//! commit; what was left behind, by it or by another, and what becomes due later it takes from the table, row by row with
//! `SKIP LOCKED`, so any number of replicas share the work without a leader.

use super::{
    Execution, StepFailure,
    delivery::{CallInstance, Delivery, Due, IsAcknowledged, StartByTimer},
    instances::Origin,
    messages::system,
    recorder::{Aftermath, HOLD},
};
use crate::{clock::Clock, commands::Actor};
use domain::{
    ids::{InstanceId, ProjectId},
    instance::{
        command::{InstanceCommand, Start},
        event::Outcome,
    },
    resource::{Resource, ResourceCommand},
    value::Variables,
};
use jiff::Timestamp;
use projections::{counts, instances, process_versions, projects, resources};
use std::{collections::HashSet, future::Future, sync::Arc, time::Duration};
use store::{Store, outbox, vacuum::vacuum};
use tokio::{
    sync::{Notify, Semaphore, mpsc},
    task::JoinSet,
    time::timeout,
};
use uuid::Uuid;

/// How often the table is looked at, whatever this process knows.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How many rows one look takes.
const BATCH: u32 = 500;
/// How many deliveries are under way at once.
const AT_ONCE: usize = 64;
/// How many acknowledgements are written together.
const ACKNOWLEDGED_TOGETHER: usize = 200;

/// Carries out deliveries.
#[derive(Clone)]
pub(super) struct Driver {
    store: Store,
    clock: Clock,
    execution: Execution,
    places: Arc<Semaphore>,
    /// Rung when a timer is due before the next look.
    bell: Arc<Notify>,
}

impl Driver {
    pub(super) fn new(store: Store, clock: Clock, execution: Execution) -> Self {
        Self {
            store,
            clock,
            execution,
            places: Arc::new(Semaphore::new(AT_ONCE)),
            bell: Arc::default(),
        }
    }

    /// Drives until `shutdown`, then finishes the deliveries that are under way.
    pub(super) async fn run(
        self,
        mut to_do: mpsc::UnboundedReceiver<Aftermath>,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) {
        let (done, finished) = mpsc::unbounded_channel();
        let acknowledging = tokio::spawn(acknowledge(self.store.clone(), finished));
        let looking = tokio::spawn(self.clone().look_again_and_again(done.clone()));
        let keeping_house = tokio::spawn(self.clone().keep_house());
        let mut under_way = JoinSet::new();
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => break,
                Some(aftermath) = to_do.recv() => self.follow_up(aftermath, &done, &mut under_way),
                Some(_) = under_way.join_next(), if !under_way.is_empty() => {}
            }
        }
        looking.abort();
        keeping_house.abort();
        while under_way.join_next().await.is_some() {}
        drop(done);
        let _ = looking.await;
        let _ = keeping_house.await;
        let _ = acknowledging.await;
    }

    /// Does what a step that was just stored asks for.
    fn follow_up(
        &self,
        aftermath: Aftermath,
        done: &mpsc::UnboundedSender<Due>,
        under_way: &mut JoinSet<()>,
    ) {
        for queue in &aftermath.jobs {
            self.execution.jobs().offered(queue);
        }
        if let Some(due) = aftermath.next_timer {
            self.ring_at(due);
        }
        for due in aftermath.deliveries {
            under_way.spawn(self.clone().carry_out(due, done.clone()));
        }
        for subscription in aftermath.subscriptions {
            let messages = self.execution.messages().clone();
            under_way.spawn(async move { report(messages.match_subscription(subscription).await) });
        }
        if let Some((project, name)) = aftermath.freed_start {
            let messages = self.execution.messages().clone();
            under_way.spawn(async move { report(messages.match_name(project, &name).await) });
        }
    }

    /// Wakes the next look for a timer that is due before it.
    fn ring_at(&self, due: Timestamp) {
        let wait =
            Duration::try_from(due.duration_since(self.clock.now())).unwrap_or(Duration::ZERO);
        if wait < LOOK_AGAIN {
            let bell = Arc::clone(&self.bell);
            tokio::spawn(async move {
                tokio::time::sleep(wait).await;
                bell.notify_one();
            });
        }
    }

    async fn look_again_and_again(self, done: mpsc::UnboundedSender<Due>) {
        loop {
            report(self.deliver_due(&done).await);
            let _ = timeout(LOOK_AGAIN, self.bell.notified()).await;
        }
    }

    /// Ends what was left behind, adds up what is to be added up, and takes out of the tables what is gone.
    async fn keep_house(self) {
        let pool = self.store.pool();
        let mut turn = None;
        loop {
            tokio::time::sleep(LOOK_AGAIN).await;
            report(self.expire_locks().await);
            match self.execution.messages().sweep(turn).await {
                Ok(next) => turn = next,
                Err(failure) => report(Err(failure)),
            }
            report(counts::compact(pool).await.map(drop).map_err(Into::into));
            report(vacuum(pool).await.map_err(Into::into));
        }
    }

    /// Takes what is due from the outbox and carries it out.
    async fn deliver_due(&self, done: &mpsc::UnboundedSender<Due>) -> Result<(), StepFailure> {
        loop {
            let now = self.clock.now();
            let held_until = now.checked_add(HOLD).unwrap_or(now);
            let rows = outbox::take(self.store.pool(), now, held_until, BATCH).await?;
            let taken = rows.len();
            let mut under_way = JoinSet::new();
            for row in rows {
                match serde_json::from_str::<Delivery>(&row.payload) {
                    Ok(delivery) => {
                        let due = Due {
                            id: row.id,
                            at: row.due,
                            delivery,
                        };
                        under_way.spawn(self.clone().carry_out(due, done.clone()));
                    }
                    Err(error) => {
                        tracing::error!(id = %row.id, kind = row.kind, %error, "an outbox row cannot be read");
                    }
                }
            }
            while under_way.join_next().await.is_some() {}
            if taken < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                return Ok(());
            }
        }
    }

    async fn expire_locks(&self) -> Result<(), StepFailure> {
        for (instance, activation, lease) in self.execution.jobs().expired(BATCH).await? {
            let command = InstanceCommand::ExpireJobLock { activation, lease };
            // One instance that cannot go on keeps no other from it.
            report(self.command_instance(instance, command).await);
        }
        Ok(())
    }

    /// What comes after the end changes nothing.
    async fn command_instance(
        &self,
        instance: InstanceId,
        command: InstanceCommand,
    ) -> Result<(), StepFailure> {
        let instances = self.execution.instances();
        let executed = instances.execute(instance, system(), command).await?;
        executed.or(Ok(()))
    }

    /// Carries out one delivery. What fails stays in the outbox and is taken up again.
    async fn carry_out(self, due: Due, done: mpsc::UnboundedSender<Due>) {
        let Ok(_place) = self.places.acquire().await else {
            return;
        };
        match self.deliver(&due).await {
            Ok(true) => {}
            Ok(false) => {
                let _ = done.send(due);
            }
            Err(failure) => {
                tracing::warn!(id = %due.id, %failure, "a delivery failed and will be tried again");
            }
        }
    }

    async fn deliver(&self, due: &Due) -> Result<IsAcknowledged, StepFailure> {
        let instances = self.execution.instances();
        let (instance, command) = match &due.delivery {
            Delivery::FireTimer {
                instance,
                subscription,
                due,
            } => (
                *instance,
                InstanceCommand::FireTimer {
                    subscription: *subscription,
                    due: *due,
                },
            ),
            Delivery::Continue { instance } => (*instance, InstanceCommand::Continue),
            Delivery::CancelInstance { instance } => (*instance, InstanceCommand::Cancel),
            Delivery::EndCalledInstance {
                parent,
                activation,
                child,
                outcome,
                variables,
            } => {
                let command = InstanceCommand::EndCalledInstance {
                    activation: *activation,
                    child: *child,
                    outcome: outcome.clone(),
                    variables: variables.clone(),
                };
                (*parent, command)
            }
            Delivery::CallInstance(call) => return self.call(due.id, call).await,
            Delivery::PublishMessage { message, published } => {
                let published = (**published).clone();
                return self
                    .execution
                    .messages()
                    .publish_sent(*message, published)
                    .await
                    .map(|()| false);
            }
            Delivery::DeliverMessage {
                message,
                receiver,
                published,
            } => {
                return self
                    .execution
                    .messages()
                    .deliver(instances, due.id, *message, receiver, published)
                    .await;
            }
            Delivery::FireStartTimer {
                resource,
                subscription,
                due,
            } => {
                let command = ResourceCommand::FireStartTimer {
                    subscription: *subscription,
                    due: *due,
                };
                return self
                    .command_resource(resource.0, command)
                    .await
                    .map(|()| false);
            }
            Delivery::Supersede {
                resource,
                process_version,
                by,
            } => {
                let command = ResourceCommand::Supersede {
                    process_version: *process_version,
                    by: *by,
                };
                return self
                    .command_resource(resource.0, command)
                    .await
                    .map(|()| false);
            }
            Delivery::StartByTimer(start) => return self.start_by_timer(due.id, start).await,
            Delivery::CancelInstancesOf { project } => {
                return self.cancel_instances_of(*project).await.map(|()| false);
            }
        };
        // What comes after the end changes nothing.
        let delivered = instances.deliver(instance, due.id, command).await?;
        Ok(delivered.is_acknowledged)
    }

    async fn command_resource(
        &self,
        resource: uuid::Uuid,
        command: ResourceCommand,
    ) -> Result<(), StepFailure> {
        match self
            .execution
            .aggregates()
            .execute::<Resource>(resource, &Actor(system()), command)
            .await
        {
            // A resource that refuses was deleted meanwhile: nothing is left to be done.
            Ok(()) | Err(super::AggregateFailure::Refused(_)) => Ok(()),
            Err(super::AggregateFailure::Step(failure)) => Err(failure),
        }
    }

    /// Starts the instance that a call activity asks for, or tells it why that is not possible.
    async fn call(
        &self,
        delivery: Uuid,
        call: &CallInstance,
    ) -> Result<IsAcknowledged, StepFailure> {
        let instances = self.execution.instances();
        let reason = match self.called_process(call).await? {
            Some((version, mut start)) => {
                start.variables = call.variables.clone();
                let origin = Origin::Delivery(delivery);
                let started = instances
                    .start(call.child, system(), version, start, origin)
                    .await?;
                match started.result {
                    Ok(()) => return Ok(started.is_acknowledged),
                    Err(refusal) => refusal.to_string(),
                }
            }
            None => format!("process '{}' has no deployed version", call.process_id),
        };
        let command = InstanceCommand::EndCalledInstance {
            activation: call.parent.activation,
            child: call.child,
            outcome: Outcome::NotStarted { reason },
            variables: Variables::default(),
        };
        let told = instances
            .deliver(call.parent.instance, delivery, command)
            .await?;
        Ok(told.is_acknowledged)
    }

    /// The process a call activity means: of a test instance one in its own draft, else the latest deployed version.
    async fn called_process(
        &self,
        call: &CallInstance,
    ) -> Result<Option<(domain::ids::ProcessVersionId, Start)>, StepFailure> {
        let start = |resource, version| Start {
            project: call.project,
            resource,
            version,
            element: None,
            business_id: call.business_id.clone(),
            test: call.draft.is_some(),
            parent: Some(call.parent.clone()),
            message: None,
            variables: Variables::default(),
        };
        if let Some(draft) = call.draft {
            let processes =
                resources::executable_processes(self.store.pool(), call.project, draft).await?;
            let own = processes
                .unwrap_or_default()
                .into_iter()
                .find(|process| process.process_id == call.process_id);
            if let Some(process) = own {
                return Ok(Some((
                    process.process_version,
                    start(draft, process.version.unwrap_or(0)),
                )));
            }
        }
        let latest =
            process_versions::latest_deployed(self.store.pool(), call.project, &call.process_id)
                .await?;
        Ok(latest.map(|latest| {
            (
                latest.process_version,
                start(latest.resource, latest.version),
            )
        }))
    }

    async fn start_by_timer(
        &self,
        delivery: Uuid,
        timer: &StartByTimer,
    ) -> Result<IsAcknowledged, StepFailure> {
        let version =
            process_versions::get(self.store.pool(), timer.project, timer.process_version).await?;
        let Some(version) = version else {
            return Ok(false);
        };
        // The resources of a deleted project stay, and so do their timers, for a project that is restored.
        if projects::get(self.store.pool(), timer.project)
            .await?
            .is_none()
        {
            return Ok(false);
        }
        let start = Start {
            project: timer.project,
            resource: timer.resource,
            version: version.version,
            element: Some(timer.element.clone()),
            business_id: None,
            test: false,
            parent: None,
            message: None,
            variables: Variables::default(),
        };
        let started = self
            .execution
            .instances()
            .start(
                timer.instance,
                system(),
                timer.process_version,
                start,
                Origin::Delivery(delivery),
            )
            .await?;
        Ok(started.is_acknowledged)
    }

    async fn cancel_instances_of(&self, project: ProjectId) -> Result<(), StepFailure> {
        let mut canceled = HashSet::new();
        let mut failed = None;
        loop {
            let running = instances::running_of_project(self.store.pool(), project, BATCH).await?;
            // One that waits for the end of an instance it called stays running until that has ended.
            let left: Vec<_> = running
                .into_iter()
                .filter(|instance| canceled.insert(*instance))
                .collect();
            if left.is_empty() {
                return failed.map_or(Ok(()), Err);
            }
            for instance in left {
                // The others are canceled all the same; the delivery stays in the outbox for this one.
                let canceled = self
                    .command_instance(instance, InstanceCommand::Cancel)
                    .await;
                failed = canceled.err().or(failed);
            }
        }
    }
}

fn report(result: Result<(), StepFailure>) {
    if let Err(failure) = result {
        tracing::warn!(%failure, "the driver could not go on and will try again");
    }
}

/// Takes deliveries that were carried out from the outbox, many at a time.
async fn acknowledge(store: Store, mut finished: mpsc::UnboundedReceiver<Due>) {
    let mut together = Vec::with_capacity(ACKNOWLEDGED_TOGETHER);
    while finished
        .recv_many(&mut together, ACKNOWLEDGED_TOGETHER)
        .await
        > 0
    {
        let rows: Vec<_> = together.drain(..).map(|due| (due.id, due.at)).collect();
        if let Err(error) = outbox::acknowledge(store.pool(), &rows).await {
            tracing::warn!(%error, "deliveries could not be acknowledged and will be repeated");
        }
    }
}
