//! Carrying out commands on small streams.

use super::recording::{Recording, Stream};
use crate::{
    actor::Actor,
    clock::{self, Clock},
    execution::{aftermath::Aftermath, failure::StepFailure, room::Room},
    fair_pool,
};
use cqrs_es::{AggregateError, CqrsFramework};
use domain::{aggregate::Context, stored::DecodeError};
use projections::ReadTables;
use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};
use store::{
    RowChange, Step, Store, StoreError,
    cqrs::{Decided, KeptStep, Streams},
};
use tokio::{runtime::Handle, sync::mpsc, task::JoinHandle};
use uuid::Uuid;

/// How often a decision is made again because another replica was faster.
const ATTEMPTS: u32 = 20;

/// Why a command on a small stream was not carried out.
#[derive(Debug)]
pub enum AggregateFailure<E> {
    /// The stream's rules refuse.
    Refused(E),
    /// The step could not be stored.
    Step(StepFailure),
}

impl<E> From<StepFailure> for AggregateFailure<E> {
    fn from(failure: StepFailure) -> Self {
        Self::Step(failure)
    }
}

impl<E: std::error::Error> AggregateFailure<E> {
    /// As a failure of the driver, to whom a refusal is one too.
    pub(crate) fn into_step(self) -> StepFailure {
        match self {
            Self::Refused(error) => StepFailure::Unforeseen(error.to_string()),
            Self::Step(failure) => failure,
        }
    }
}

/// Carries out commands on small streams.
#[derive(Clone)]
pub(crate) struct Aggregates {
    store: Store,
    clock: Clock,
    read_tables: Arc<ReadTables>,
    aftermath: mpsc::UnboundedSender<Aftermath>,
    room: Room,
}

impl Aggregates {
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        read_tables: Arc<ReadTables>,
        (aftermath, room): (mpsc::UnboundedSender<Aftermath>, Room),
    ) -> Self {
        Self {
            store,
            clock,
            read_tables,
            aftermath,
            room,
        }
    }

    /// Carries out a command. One that changes nothing stores nothing.
    pub(crate) async fn execute<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
    ) -> Result<(), AggregateFailure<A::Error>> {
        self.run::<A>(stream, actor, command, false).await
    }

    /// Carries out the first command on a stream whose id was made just now.
    pub(crate) async fn begin<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
    ) -> Result<(), AggregateFailure<A::Error>> {
        self.run::<A>(stream, actor, command, true).await
    }

    /// Decides the first command on a stream whose id was made just now, and gives the step that is to be stored together with the
    /// one of the stream that it concerns. So it leaves no deliveries.
    pub(crate) async fn first_step<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
    ) -> Result<Option<Step>, AggregateFailure<A::Error>> {
        let context = self.context(actor);
        let recording = self
            .recording(stream, &context, actor)
            .that_reaches_its_receiver();
        let kept = KeptStep::default();
        let project = recorded::<A>(&Arc::new(Mutex::new(recording)));
        let streams = Streams::kept(self.store.clone(), project, kept.clone());
        let framework = CqrsFramework::new(streams, Vec::new(), ());
        let is_long = A::is_long(&command);
        let deciding = Box::pin(async move {
            framework
                .execute(&stream.to_string(), (command, context))
                .await
        });
        let decided = if is_long {
            let decided = aside(deciding).await;
            decided.map_err(|error| StepFailure::unforeseen("a step failed", &error))?
        } else {
            deciding.await
        };
        match decided {
            Ok(()) => Ok(kept.take()),
            Err(error) => Err(failed(stream, error)),
        }
    }

    fn context(&self, actor: &Actor) -> Context {
        Context {
            now: self.clock.now(),
            actor: actor.subject().to_owned(),
            seed: clock::seed(),
        }
    }

    fn recording(&self, stream: Uuid, context: &Context, actor: &Actor) -> Recording {
        Recording::new(
            Arc::clone(&self.read_tables),
            stream,
            context.now,
            actor.request(),
            self.room.clone(),
        )
    }

    /// In a task of its own: what follows from a step that was stored is told although the client that asked for it hangs up.
    async fn run<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
        is_new: bool,
    ) -> Result<(), AggregateFailure<A::Error>> {
        let (aggregates, actor) = (self.clone(), actor.clone());
        let is_long = A::is_long(&command);
        let attempts = Box::pin(async move {
            aggregates
                .attempts::<A>(stream, &actor, command, is_new)
                .await
        });
        let running = if is_long {
            aside(attempts)
        } else {
            tokio::spawn(attempts)
        };
        running
            .await
            .unwrap_or_else(|error| Err(StepFailure::unforeseen("a step failed", &error).into()))
    }

    async fn attempts<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
        is_new: bool,
    ) -> Result<(), AggregateFailure<A::Error>> {
        for _ in 0..ATTEMPTS {
            let context = self.context(actor);
            let recording = Arc::new(Mutex::new(self.recording(stream, &context, actor)));
            let project = recorded::<A>(&recording);
            let store = self.store.clone();
            let streams = if is_new {
                Streams::empty(store, project)
            } else {
                Streams::new(store, project)
            };
            let framework = CqrsFramework::new(streams, Vec::new(), ());
            let executed = framework
                .execute(&stream.to_string(), (command.clone(), context))
                .await;
            match executed {
                Ok(()) => {
                    let mut recording = recording.lock().unwrap_or_else(PoisonError::into_inner);
                    let _ = self
                        .aftermath
                        .send(std::mem::take(&mut recording.aftermath));
                    return Ok(());
                }
                Err(AggregateError::AggregateConflict) => {
                    let answered = actor.answered(self.store.pool()).await;
                    if answered.map_err(StepFailure::from)?.is_some() {
                        return Err(StepFailure::Repeated.into());
                    }
                }
                Err(error) => return Err(failed(stream, error)),
            }
        }
        Err(StepFailure::Conflict.into())
    }
}

/// Does what keeps a processor busy where no other request waits behind it.
fn aside<T: Send + 'static>(doing: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
    let runtime = Handle::current();
    fair_pool::aside(move || runtime.block_on(doing))
}

/// Records each event of a step.
fn recorded<A: Stream>(
    recording: &Arc<Mutex<Recording>>,
) -> impl Fn(&A, &Decided<'_, A::Event>) -> Vec<RowChange> + Send + Sync + use<A> {
    let recording = Arc::clone(recording);
    move |before, decided| {
        let mut recording = recording.lock().unwrap_or_else(PoisonError::into_inner);
        recording.record(before, decided)
    }
}

fn failed<E: Error>(stream: Uuid, error: AggregateError<E>) -> AggregateFailure<E> {
    match error {
        AggregateError::UserError(refusal) => AggregateFailure::Refused(refusal),
        AggregateError::AggregateConflict => StepFailure::Conflict.into(),
        AggregateError::DatabaseConnectionError(_) => StepFailure::Unavailable.into(),
        AggregateError::DeserializationError(error) => unreadable(stream, error).into(),
        AggregateError::UnexpectedError(error) => {
            StepFailure::unforeseen("a step failed", &error).into()
        }
    }
}

/// The framework hands errors on without their types.
fn unreadable(stream: Uuid, error: Box<dyn Error + Send + Sync>) -> StepFailure {
    match error.downcast::<DecodeError>() {
        Ok(error) => StepFailure::unreadable(stream, &error),
        Err(error) => match error.downcast::<StoreError>() {
            Ok(error) => (*error).into(),
            Err(error) => StepFailure::Unreadable(format!("stream {stream}: {error}")),
        },
    }
}
