//! Carrying instances on: commands become steps, and what a step asks for is done by steps of other streams.
//!
//! `mailbox → decide → one statement → answer`, then the [driver] has the deliveries of the outbox carried out. A crash at any
//! point loses nothing: what is stored is taken up again from the outbox, and what is not was never acknowledged.

mod aggregates;
mod backlog;
mod carry_out;
mod delivery;
mod driver;
mod housekeeping;
mod instances;
mod jobs;
mod mailboxes;
mod messages;
mod notices;
mod processes;
mod recorder;
pub(crate) mod replay;
mod steps;
mod workflow;

pub use aggregates::AggregateFailure;
pub(crate) use aggregates::{Aggregates, open_start, waiting};
pub(crate) use delivery::{Delivery, Due};
pub use driver::Carriers;
pub(crate) use instances::{Instances, Origin};
pub use jobs::PollJobs;
pub(crate) use jobs::{Jobs, Lease, Polled};
pub(crate) use messages::Messages;
pub use messages::PublishMessage;
use messages::system;
pub(crate) use processes::Processes;

use crate::clock::Clock;
use domain::{ids::InstanceId, instance::command::InstanceCommand, stored::DecodeError};
use projections::ReadTables;
use std::{future::Future, sync::Arc};
use store::{Pool, Store, StoreError, upcast::UpcastError};
use tokio::sync::mpsc;
use uuid::Uuid;

/// Why a step was not stored, or a stream could not be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StepFailure {
    /// The database cannot be reached or takes no work, or the connection was lost before the answer.
    #[error("the database cannot be used now; try again")]
    Unavailable,
    /// Something else took what the step needs to be unique, again and again.
    #[error("another change got in between; try again")]
    Conflict,
    /// Another replica has carried out the same request meanwhile.
    #[error("the request has been carried out already; repeat it for its answer")]
    Repeated,
    /// A newer version of the program wrote to the stream. This one leaves it alone, and goes on with all others.
    #[error("{0}")]
    WrittenByNewer(String),
    /// A stream holds what no version of the program can read.
    #[error("{0}")]
    Unreadable(String),
    /// An error nobody foresaw.
    #[error("{0}")]
    Unforeseen(String),
    /// The program is shutting down.
    #[error("the server is stopping; try again")]
    Stopping,
}

impl StepFailure {
    /// Whether the same step is likely to be stored in a moment, with nothing changed.
    fn passes_by_itself(&self) -> bool {
        match self {
            Self::Unavailable | Self::Conflict | Self::Repeated | Self::Stopping => true,
            Self::WrittenByNewer(_) | Self::Unreadable(_) | Self::Unforeseen(_) => false,
        }
    }

    fn unreadable(stream: Uuid, error: &DecodeError) -> Self {
        let message = format!("stream {stream}: {error}");
        match error {
            DecodeError::UnknownKind { .. } => Self::WrittenByNewer(message),
            DecodeError::Damaged { .. } => Self::Unreadable(message),
        }
    }
}

impl From<StoreError> for StepFailure {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Unavailable(_)
            | StoreError::OutcomeUnknown(_)
            | StoreError::Outdated(_)
            | StoreError::Closed => Self::Unavailable,
            StoreError::Unreadable(UpcastError::UnknownEvent { .. }) => {
                Self::WrittenByNewer(message)
            }
            StoreError::Unreadable(UpcastError::Unliftable { .. }) => Self::Unreadable(message),
            StoreError::Database(_) | StoreError::InvalidStep(_) | StoreError::Migration(_) => {
                Self::Unforeseen(message)
            }
        }
    }
}

impl From<sqlx::Error> for StepFailure {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// All that executes, in this process.
#[derive(Clone)]
pub struct Execution {
    store: Store,
    clock: Clock,
    instances: Instances,
    aggregates: Aggregates,
    messages: Messages,
    jobs: Jobs,
}

impl Execution {
    /// Sets everything up, for steps that write these read tables. The returned future is the driver: it runs until `shutdown` and then finishes what it began.
    pub fn new(
        store: &Store,
        clock: &Clock,
        read_tables: ReadTables,
        carriers: Carriers,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> (Self, impl Future<Output = ()> + Send + 'static) {
        let (aftermath, to_do) = mpsc::unbounded_channel();
        let read_tables = Arc::new(read_tables);
        let instances = Instances::new(
            store.clone(),
            clock.clone(),
            Arc::clone(&read_tables),
            carriers.pace(),
            aftermath.clone(),
        );
        let aggregates = Aggregates::new(store.clone(), clock.clone(), read_tables, aftermath);
        let jobs = Jobs::new(store.clone(), clock.clone());
        let messages = Messages::new(store.clone(), clock.clone(), aggregates.clone());
        let execution = Self {
            store: store.clone(),
            clock: clock.clone(),
            instances,
            aggregates,
            messages,
            jobs,
        };
        let driver = driver::Driver::new(execution.clone(), carriers);
        (execution, driver.run(to_do, shutdown))
    }

    /// What a Temporal worker has done for the workflows it runs.
    pub fn workflows(&self) -> Arc<dyn temporal::Carrier> {
        Arc::new(workflow::Workflows(self.clone()))
    }

    /// The same, for the one who carries this instance on.
    fn carrying(&self, instance: InstanceId) -> Self {
        Self {
            instances: self.instances.carrying(instance),
            ..self.clone()
        }
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

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Has an instance carry out a command. What comes after its end changes nothing.
    async fn command_instance(
        &self,
        instance: InstanceId,
        command: InstanceCommand,
    ) -> Result<(), StepFailure> {
        let executed = self.instances.execute(instance, system(), command).await?;
        executed.or(Ok(()))
    }
}
