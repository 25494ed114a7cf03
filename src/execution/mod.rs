//! Carrying instances on: commands become steps, and what a step asks for is done by steps of other streams.
//!
//! `mailbox → decide → one statement → answer`, then the [driver] has the deliveries of the outbox carried out. A crash at any
//! point loses nothing: what is stored is taken up again from the outbox, and what is not was never acknowledged.

mod aftermath;
mod backlog;
mod carry_out;
pub(crate) mod correlated;
mod deciding;
mod delivery;
mod driver;
mod failure;
mod housekeeping;
mod instances;
mod jobs;
mod kept;
mod mailboxes;
mod messages;
mod notices;
mod pace;
mod processes;
mod recorder;
mod release;
pub(crate) mod replay;
mod room;
mod signals;
mod steps;
mod streams;
mod suspensions;
mod without_room;
mod workflow;

pub(crate) use delivery::{Delivery, Due};
pub use driver::Carriers;
pub use failure::StepFailure;
pub(crate) use instances::Instances;
pub use jobs::PollJobs;
pub(crate) use jobs::{Jobs, Lease, Polled};
pub(crate) use messages::Messages;
pub use messages::PublishMessage;
pub(crate) use processes::Processes;
pub use signals::PublishSignal;
pub(crate) use signals::Signals;

pub use streams::AggregateFailure;
pub(crate) use streams::{Aggregates, open_start, waiting};

use crate::{actor::Actor, clock::Clock, config::Limits, fair_pool::FairPool, processor};
use domain::{ids::InstanceId, instance::command::InstanceCommand};
use projections::ReadTables;
use std::{future::Future, sync::Arc};
use store::{Pool, Store};
use suspensions::Suspensions;
use tokio::sync::mpsc;

/// All that executes, in this process.
#[derive(Clone)]
pub struct Execution {
    store: Store,
    clock: Clock,
    instances: Instances,
    aggregates: Aggregates,
    messages: Messages,
    signals: Signals,
    jobs: Jobs,
    pool: FairPool,
    suspensions: Arc<Suspensions>,
    room: room::Room,
}

impl Execution {
    /// Sets everything up, for steps that write these read tables. The returned future is the driver: it runs until `shutdown` and then finishes what it began.
    pub fn new(
        store: &Store,
        clock: &Clock,
        read_tables: ReadTables,
        limits: Limits,
        carriers: Carriers,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> (Self, impl Future<Output = ()> + Send + 'static) {
        let (aftermath, to_do) = mpsc::unbounded_channel();
        let room = room::Room::default();
        let pool = FairPool::new(processor::cores());
        let read_tables = Arc::new(read_tables);
        let suspensions = Arc::<Suspensions>::default();
        let instances = Instances::new(
            store.clone(),
            clock.clone(),
            Arc::clone(&read_tables),
            (limits, carriers.pace()),
            (aftermath.clone(), room.clone()),
            (pool.clone(), Arc::clone(&suspensions)),
        );
        let aggregates = Aggregates::new(
            store.clone(),
            clock.clone(),
            read_tables,
            (aftermath, room.clone()),
        );
        let jobs = Jobs::new(store.clone(), clock.clone(), Arc::clone(&suspensions));
        let messages = Messages::new(
            store.clone(),
            clock.clone(),
            aggregates.clone(),
            instances.clone(),
        );
        let signals = Signals::new(
            store.clone(),
            clock.clone(),
            aggregates.clone(),
            instances.clone(),
            (room.clone(), pool.clone()),
        );
        let execution = Self {
            store: store.clone(),
            clock: clock.clone(),
            instances,
            aggregates,
            messages,
            signals,
            jobs,
            pool,
            suspensions,
            room,
        };
        let driver = driver::Driver::new(execution.clone(), carriers);
        (execution, driver.run(to_do, shutdown))
    }

    /// What a Temporal worker has done for the workflows it runs.
    pub fn workflows(&self, carries: temporal::Carries) -> Arc<dyn temporal::Carrier> {
        Arc::new(workflow::Workflows {
            execution: self.clone(),
            carries,
        })
    }

    /// The same, for the one who carries this instance on.
    fn carrying(&self, instance: InstanceId) -> Self {
        Self {
            instances: self.instances.carrying(instance),
            ..self.clone()
        }
    }

    /// Where what takes long is done.
    pub(crate) fn fair_pool(&self) -> &FairPool {
        &self.pool
    }

    fn pool(&self) -> &Pool {
        self.store.pool()
    }

    pub(crate) fn instances(&self) -> &Instances {
        &self.instances
    }

    pub(crate) fn aggregates(&self) -> &Aggregates {
        &self.aggregates
    }

    pub(crate) fn messages(&self) -> &Messages {
        &self.messages
    }

    pub(crate) fn signals(&self) -> &Signals {
        &self.signals
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Has an instance carry out a command. What comes after its end changes nothing.
    async fn command_instance(
        &self,
        instance: InstanceId,
        actor: Actor,
        command: InstanceCommand,
    ) -> Result<(), StepFailure> {
        let executed = self.instances.execute(instance, actor, command).await?;
        executed.or(Ok(()))
    }
}
