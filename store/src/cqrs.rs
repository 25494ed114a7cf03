//! The domain's aggregates on the framework `cqrs-es`.
//!
//! Its own PostgreSQL repository stores events first and projects them afterwards, where an error is lost. Here a commit is
//! one [`Step`]: events and rows are stored together or not at all.

use crate::{
    error::{AppendError, StoreError},
    row::RowChange,
    step::{Metadata, NewEvent, Step, StoredEvent},
    store::Store,
};
use cqrs_es::{
    AggregateContext, AggregateError, DomainEvent, EventEnvelope, EventStore, event_sink::EventSink,
};
use domain::{
    aggregate::{self, Context, Event},
    stored,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::HashMap,
    error::Error,
    fmt::Debug,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::task;
use uuid::Uuid;

/// Events of more bytes are read where others do not wait for it.
const LONG: usize = 64 << 10;

/// An aggregate of the domain that the framework can run.
pub trait Runnable:
    aggregate::Aggregate<
        Command: Send + 'static,
        Event: Debug + PartialEq + Send + Sync,
        Error: Send + 'static,
    > + Clone
    + Serialize
    + DeserializeOwned
    + Send
    + Sync
    + 'static
{
}

impl<A> Runnable for A where
    A: aggregate::Aggregate<
            Command: Send + 'static,
            Event: Debug + PartialEq + Send + Sync,
            Error: Send + 'static,
        > + Clone
        + Serialize
        + DeserializeOwned
        + Send
        + Sync
        + 'static
{
}

/// An aggregate of the domain, as the framework sees it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent, bound = "A: Serialize + DeserializeOwned")]
pub struct Framed<A> {
    /// The state.
    pub state: A,
    /// What the last decision knew, for the step that stores it.
    #[serde(skip)]
    context: Option<Context>,
}

/// An event of the domain, as the framework sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound = "E: Serialize + DeserializeOwned")]
pub struct Fact<E>(pub E);

impl<E: Event + Debug + PartialEq + Send + Sync> DomainEvent for Fact<E> {
    fn event_type(&self) -> String {
        self.0.kind().to_owned()
    }

    /// The framework has no place for what is known beside the event; the store's [`crate::Upcasters`] say which it is.
    fn event_version(&self) -> String {
        String::new()
    }
}

impl<A: Runnable> cqrs_es::Aggregate for Framed<A> {
    const TYPE: &'static str = A::TYPE;
    /// What is asked, and what the decision may know besides the state.
    type Command = (A::Command, Context);
    type Event = Fact<A::Event>;
    type Error = A::Error;
    type Services = ();

    async fn handle(
        &mut self,
        (command, context): Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), A::Error> {
        let events = self.state.decide(command, &context)?;
        self.context = Some(context);
        for event in events {
            sink.write(Fact(event), self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Fact<A::Event>) {
        self.state.apply(&event.0);
    }
}

/// A decided event, and what is stored beside it.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'a, E> {
    /// The stream.
    pub stream: Uuid,
    /// The event's place in the stream, from 1.
    pub sequence: u64,
    /// When it was decided.
    pub recorded_at: Timestamp,
    /// Who asked for it.
    pub actor: &'a str,
    /// What happened.
    pub event: &'a E,
}

/// The streams of one kind of aggregate: an event store of the framework whose commits also write the rows that `project` gives
/// for each event and the state before it.
pub struct Streams<P> {
    store: Store,
    project: P,
    are_empty: bool,
    commits: Commits,
}

/// What becomes of a commit's step.
enum Commits {
    /// It is stored.
    Stored,
    /// It is kept for the caller, who stores it together with another stream's.
    Kept(KeptStep),
}

/// The step of a commit that was not stored.
#[derive(Clone, Debug, Default)]
pub struct KeptStep(Arc<Mutex<Option<Step>>>);

impl KeptStep {
    /// The step, if there was a commit.
    pub fn take(&self) -> Option<Step> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, step: Step) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(step);
    }
}

impl<P> Streams<P> {
    /// The streams in this store.
    pub fn new(store: Store, project: P) -> Self {
        Self {
            store,
            project,
            are_empty: false,
            commits: Commits::Stored,
        }
    }

    /// Streams whose ids were made just now: there is nothing to read.
    pub fn empty(store: Store, project: P) -> Self {
        Self {
            are_empty: true,
            ..Self::new(store, project)
        }
    }

    /// Streams whose ids were made just now, and of which nothing is stored: a commit leaves its step in `kept`.
    pub fn kept(store: Store, project: P, kept: KeptStep) -> Self {
        Self {
            commits: Commits::Kept(kept),
            ..Self::empty(store, project)
        }
    }
}

/// A stream's state, and where it stood when it was read.
#[derive(Debug)]
pub struct Loaded<A> {
    stream: Uuid,
    sequence: u64,
    before: A,
    aggregate: Framed<A>,
}

impl<A: Runnable> AggregateContext<Framed<A>> for Loaded<A> {
    fn aggregate(&mut self) -> &mut Framed<A> {
        &mut self.aggregate
    }
}

impl<A, P> EventStore<Framed<A>> for Streams<P>
where
    A: Runnable,
    P: Fn(&A, &Decided<'_, A::Event>) -> Vec<RowChange> + Send + Sync,
{
    type AC = Loaded<A>;

    async fn load_events(
        &self,
        aggregate_id: &str,
    ) -> Result<Vec<EventEnvelope<Framed<A>>>, AggregateError<A::Error>> {
        let stream = stream_of(aggregate_id)?;
        let stored = self.store.load(stream, 0).await.map_err(refused)?;
        stored
            .iter()
            .map(|stored| {
                Ok(EventEnvelope {
                    aggregate_id: aggregate_id.to_owned(),
                    sequence: index(stored.sequence),
                    payload: Fact(decode::<A, _>(stored)?),
                    metadata: HashMap::new(),
                })
            })
            .collect()
    }

    async fn load_aggregate(
        &self,
        aggregate_id: &str,
    ) -> Result<Loaded<A>, AggregateError<A::Error>> {
        let stream = stream_of(aggregate_id)?;
        let stored = if self.are_empty {
            Vec::new()
        } else {
            self.store.load(stream, 0).await.map_err(refused)?
        };
        let length: usize = stored.iter().map(|stored| stored.payload.len()).sum();
        let fold = move || {
            let mut state = A::default();
            let mut sequence = 0;
            for stored in stored {
                state.apply(&decode::<A, A::Error>(&stored)?);
                sequence = stored.sequence;
            }
            Ok::<_, AggregateError<A::Error>>((state, sequence))
        };
        let (state, sequence) = if length <= LONG {
            fold()?
        } else {
            let folded = task::spawn_blocking(fold).await;
            folded.map_err(|error| AggregateError::UnexpectedError(Box::new(error)))??
        };
        Ok(Loaded {
            stream,
            sequence,
            before: state.clone(),
            aggregate: Framed {
                state,
                context: None,
            },
        })
    }

    async fn commit(
        &self,
        events: Vec<Fact<A::Event>>,
        loaded: Loaded<A>,
        metadata: HashMap<String, String>,
    ) -> Result<Vec<EventEnvelope<Framed<A>>>, AggregateError<A::Error>> {
        // A command that changes nothing stores nothing.
        let Some(context) = loaded.aggregate.context.filter(|_| !events.is_empty()) else {
            return Ok(Vec::new());
        };
        let mut state = loaded.before;
        let mut step = Step {
            stream: loaded.stream,
            expected: loaded.sequence,
            recorded_at: context.now,
            metadata: step_metadata(&context, &metadata),
            events: Vec::with_capacity(events.len()),
            carries_out: Vec::new(),
            assumed: crate::suspension::Assumed::Nothing,
            rows: Vec::new(),
        };
        let mut envelopes = Vec::with_capacity(events.len());
        for (Fact(event), sequence) in events.into_iter().zip(loaded.sequence + 1..) {
            let kind = event.kind();
            // What is projected is what a replay would see.
            let (payload, event) = stored::read_back(&event).map_err(unreadable)?;
            step.rows.extend((self.project)(
                &state,
                &Decided {
                    stream: loaded.stream,
                    sequence,
                    recorded_at: context.now,
                    actor: &context.actor,
                    event: &event,
                },
            ));
            state.apply(&event);
            step.events.push(NewEvent {
                kind,
                version: self.store.upcasters().version(kind),
                element: None,
                payload,
            });
            envelopes.push(EventEnvelope {
                aggregate_id: loaded.stream.to_string(),
                sequence: index(sequence),
                payload: Fact(event),
                metadata: metadata.clone(),
            });
        }
        let stored = match &self.commits {
            Commits::Stored => self.store.append(step).await,
            Commits::Kept(kept) => {
                kept.put(step);
                Ok(())
            }
        };
        match stored {
            Ok(()) => Ok(envelopes),
            Err(AppendError::Conflict | AppendError::CarriedOut | AppendError::Suspended) => {
                Err(AggregateError::AggregateConflict)
            }
            Err(AppendError::Database(error)) => Err(refused(error)),
        }
    }
}

fn step_metadata(context: &Context, metadata: &HashMap<String, String>) -> Metadata {
    let entry = |name: &str| metadata.get(name).cloned();
    Metadata {
        actor: context.actor.clone(),
        correlation: entry("correlation"),
        causation: entry("causation"),
        trace: entry("trace"),
    }
}

fn stream_of<E: Error>(aggregate_id: &str) -> Result<Uuid, AggregateError<E>> {
    aggregate_id
        .parse()
        .map_err(|error: uuid::Error| AggregateError::UnexpectedError(Box::new(error)))
}

fn decode<A, E>(event: &StoredEvent) -> Result<A::Event, AggregateError<E>>
where
    A: Runnable,
    E: Error,
{
    stored::decode(&event.kind, &event.payload).map_err(unreadable)
}

fn unreadable<E: Error>(error: impl Error + Send + Sync + 'static) -> AggregateError<E> {
    AggregateError::DeserializationError(Box::new(error))
}

fn refused<E: Error>(error: StoreError) -> AggregateError<E> {
    match error {
        StoreError::Unavailable(_)
        | StoreError::OutcomeUnknown(_)
        | StoreError::Outdated(_)
        | StoreError::Closed => AggregateError::DatabaseConnectionError(Box::new(error)),
        StoreError::Unreadable(_) => AggregateError::DeserializationError(Box::new(error)),
        StoreError::Database(_)
        | StoreError::TooLarge(_)
        | StoreError::InvalidStep(_)
        | StoreError::Migration(_) => AggregateError::UnexpectedError(Box::new(error)),
    }
}

/// The framework counts in the machine's word. No stream comes near the end of either.
fn index(sequence: u64) -> usize {
    usize::try_from(sequence).unwrap_or(usize::MAX)
}
