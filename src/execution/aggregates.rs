//! The small streams (projects, memberships, resources, messages), run by the framework `cqrs-es` on our event store, whose commit
//! is one step. What an event asks of other streams becomes outbox rows of that step.

use super::{
    StepFailure,
    delivery::{Delivery, Due, StartByTimer, withdrawn},
    recorder::{Aftermath, HOLD},
};
use crate::{
    clock::{self, Clock},
    request::{Actor, Done, Request},
};
use cqrs_es::{AggregateError, CqrsFramework};
use domain::{
    aggregate::Context,
    awaits::{Awaits, DueTimer},
    ids::{MessageId, ProjectId, ResourceId, SubscriptionId},
    ids_source::Ids,
    membership::{Membership, MembershipEvent},
    message::{MessageEvent, MessageState, Published},
    project::{Project, ProjectEvent},
    resource::{DeployedProcess, Resource, ResourceEvent, StartSubscription},
    stored::DecodeError,
};
use jiff::{SignedDuration, Timestamp};
use projections::{ReadTables, Recorded, projects, resources};
use std::{
    error::Error,
    sync::{Arc, Mutex, PoisonError},
};
use store::{
    RowChange, Store, StoreError,
    cqrs::{Decided, Runnable, Streams},
    messages::{self, OpenStart},
};
use tokio::sync::mpsc;
use uuid::Uuid;

/// How often a decision is made again because another replica was faster.
const ATTEMPTS: u32 = 20;

/// How long after a project was deleted an instance of it may still start, for a request or a delivery that saw the project before.
const LATE_START: SignedDuration = SignedDuration::from_mins(1);

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

/// A small stream: what its events change outside it.
pub(crate) trait Stream: Runnable {
    /// The read rows and the effects of an event, given the state before it.
    fn record(before: &Self, recorded: &Recorded<'_, Self::Event>, recording: &mut Recording);

    /// What is answered to the request whose step begins with this event, as JSON; most are told nothing but that it is done.
    fn answer(_recorded: &Recorded<'_, Self::Event>) -> Option<String> {
        None
    }
}

/// Collects what a step of a small stream changes beside its events.
pub(crate) struct Recording {
    read_tables: Arc<ReadTables>,
    stream: Uuid,
    now: Timestamp,
    /// The sequence of the step's first event.
    begin: Option<u64>,
    /// The request that the step answers, if that is to be carried out at most once.
    request: Option<Request>,
    rows: Vec<RowChange>,
    aftermath: Aftermath,
    ids: Ids,
}

/// Carries out commands on small streams.
#[derive(Clone)]
pub(crate) struct Aggregates {
    store: Store,
    clock: Clock,
    read_tables: Arc<ReadTables>,
    aftermath: mpsc::UnboundedSender<Aftermath>,
}

impl Aggregates {
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        read_tables: Arc<ReadTables>,
        aftermath: mpsc::UnboundedSender<Aftermath>,
    ) -> Self {
        Self {
            store,
            clock,
            read_tables,
            aftermath,
        }
    }

    /// Carries out a command. One that changes nothing stores nothing.
    pub(crate) async fn execute<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
    ) -> Result<(), AggregateFailure<A::Error>>
    where
        A::Command: Clone,
    {
        self.run::<A>(stream, actor, command, false).await
    }

    /// Carries out the first command on a stream whose id was made just now.
    pub(crate) async fn begin<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
    ) -> Result<(), AggregateFailure<A::Error>>
    where
        A::Command: Clone,
    {
        self.run::<A>(stream, actor, command, true).await
    }

    /// In a task of its own: what follows from a step that was stored is told although the client that asked for it hangs up.
    async fn run<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
        is_new: bool,
    ) -> Result<(), AggregateFailure<A::Error>>
    where
        A::Command: Clone,
    {
        let (aggregates, actor) = (self.clone(), actor.clone());
        let running = tokio::spawn(async move {
            aggregates
                .attempts::<A>(stream, &actor, command, is_new)
                .await
        });
        running
            .await
            .unwrap_or_else(|error| Err(StepFailure::Unforeseen(error.to_string()).into()))
    }

    async fn attempts<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
        is_new: bool,
    ) -> Result<(), AggregateFailure<A::Error>>
    where
        A::Command: Clone,
    {
        for _ in 0..ATTEMPTS {
            let context = Context {
                now: self.clock.now(),
                actor: actor.subject().to_owned(),
                seed: clock::seed(),
            };
            let recording = Arc::new(Mutex::new(Recording::new(
                Arc::clone(&self.read_tables),
                stream,
                context.now,
                actor.request(),
            )));
            let project = {
                let recording = Arc::clone(&recording);
                move |before: &A, decided: &Decided<'_, A::Event>| {
                    let mut recording = recording.lock().unwrap_or_else(PoisonError::into_inner);
                    recording.record(before, decided)
                }
            };
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
                Err(AggregateError::UserError(refusal)) => {
                    return Err(AggregateFailure::Refused(refusal));
                }
                Err(AggregateError::DatabaseConnectionError(_)) => {
                    return Err(StepFailure::Unavailable.into());
                }
                Err(AggregateError::DeserializationError(error)) => {
                    return Err(unreadable(stream, error).into());
                }
                Err(AggregateError::UnexpectedError(error)) => {
                    return Err(StepFailure::Unforeseen(error.to_string()).into());
                }
            }
        }
        Err(StepFailure::Conflict.into())
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

impl Recording {
    fn new(
        read_tables: Arc<ReadTables>,
        stream: Uuid,
        now: Timestamp,
        request: Option<&Request>,
    ) -> Self {
        Self {
            read_tables,
            stream,
            now,
            begin: None,
            request: request.cloned(),
            rows: Vec::new(),
            aftermath: Aftermath::default(),
            ids: Ids::new(now, clock::seed()),
        }
    }

    /// The rows of one event.
    fn record<A: Stream>(&mut self, before: &A, decided: &Decided<'_, A::Event>) -> Vec<RowChange> {
        let recorded = Recorded {
            stream: decided.stream,
            sequence: decided.sequence,
            step_begin: *self.begin.get_or_insert(decided.sequence),
            recorded_at: decided.recorded_at,
            actor: decided.actor,
            event: decided.event,
        };
        A::record(before, &recorded, self);
        // The first event of the step takes it.
        if let Some(request) = self.request.take() {
            let done = Done {
                said: A::answer(&recorded),
                requeued: false,
            };
            self.rows.push(request.answered(done, self.now));
        }
        std::mem::take(&mut self.rows)
    }

    /// A delivery that is carried out right after the commit.
    fn deliver(&mut self, delivery: Delivery) {
        let due = Due {
            id: self.ids.next_uuid(),
            at: self.now,
            delivery,
        };
        self.rows
            .push(due.row(self.stream, self.now.checked_add(HOLD).ok()));
        self.aftermath.deliveries.push(due);
    }

    /// A delivery that is carried out when some time has passed.
    fn deliver_later(&mut self, after: SignedDuration, delivery: Delivery) {
        let due = Due {
            id: self.ids.next_uuid(),
            at: self.now.checked_add(after).unwrap_or(Timestamp::MAX),
            delivery,
        };
        self.rows.push(due.row(self.stream, None));
    }

    fn schedule_start(&mut self, subscription: SubscriptionId, timer: &DueTimer) {
        let due = Due::start_timer(ResourceId(self.stream), subscription, timer.due);
        self.rows.push(due.row(self.stream, None));
        self.aftermath.timer_at(timer.due);
    }
}

impl Stream for Project {
    fn record(before: &Self, recorded: &Recorded<'_, ProjectEvent>, recording: &mut Recording) {
        let rows = recording.read_tables.project_rows(before, recorded);
        recording.rows.extend(rows);
        if matches!(recorded.event, ProjectEvent::ProjectDeleted {}) {
            let project = ProjectId(recorded.stream);
            recording.deliver(Delivery::CancelInstancesOf { project });
            recording.deliver_later(LATE_START, Delivery::CancelInstancesOf { project });
        }
    }

    fn answer(recorded: &Recorded<'_, ProjectEvent>) -> Option<String> {
        let created = projects::created(recorded)?;
        serde_json::to_string(&created).ok()
    }
}

impl Stream for Membership {
    fn record(before: &Self, recorded: &Recorded<'_, MembershipEvent>, recording: &mut Recording) {
        let rows = recording.read_tables.membership_rows(before, recorded);
        recording.rows.extend(rows);
    }
}

impl Stream for Resource {
    fn record(before: &Self, recorded: &Recorded<'_, ResourceEvent>, recording: &mut Recording) {
        let rows = recording.read_tables.resource_rows(before, recorded);
        recording.rows.extend(rows);
        match recorded.event {
            ResourceEvent::ResourceDeployed { processes } => {
                let Some(project) = before.project() else {
                    return;
                };
                for deployed in processes {
                    wait_for_starts(project, deployed, recording);
                    if let Some(previous) = deployed.replaces {
                        recording.deliver(Delivery::Supersede {
                            resource: previous.resource,
                            process_version: previous.process_version,
                            by: deployed.process.process_version,
                        });
                    }
                }
            }
            ResourceEvent::ProcessSuperseded {
                process_version, ..
            } => {
                stop_waiting(before, recording, |deployed| {
                    deployed.process.process_version == *process_version
                });
            }
            ResourceEvent::ResourceDeleted {} => stop_waiting(before, recording, |_| true),
            ResourceEvent::StartTimerFired {
                process_version,
                element,
                subscription,
                instance,
                next,
            } => {
                match next {
                    Some(next) => recording.schedule_start(*subscription, next),
                    None => recording.rows.push(withdrawn(subscription.0)),
                }
                let Some(project) = before.project() else {
                    return;
                };
                recording.deliver(Delivery::StartByTimer(Box::new(StartByTimer {
                    project,
                    resource: ResourceId(recorded.stream),
                    process_version: *process_version,
                    element: element.clone(),
                    instance: *instance,
                })));
            }
            ResourceEvent::ResourceCreated { .. } | ResourceEvent::ResourceUpdated { .. } => {}
        }
    }

    fn answer(recorded: &Recorded<'_, ResourceEvent>) -> Option<String> {
        let created = resources::created(recorded)?;
        serde_json::to_string(&created).ok()
    }
}

fn wait_for_starts(project: ProjectId, deployed: &DeployedProcess, recording: &mut Recording) {
    for start in &deployed.starts {
        match &start.trigger {
            Awaits::Timer(timer) => recording.schedule_start(start.subscription, timer),
            Awaits::Message(message) => {
                recording.rows.push(messages::starting(
                    start.subscription.0,
                    recording.stream,
                    project.0,
                    &message.name,
                    open_start(deployed, start, message.one_per_key),
                    recording.now,
                ));
                recording.aftermath.subscriptions.push(start.subscription);
            }
        }
    }
}

/// What a message of a deployed process starts.
pub(crate) fn open_start(
    deployed: &DeployedProcess,
    start: &StartSubscription,
    one_per_key: bool,
) -> OpenStart {
    OpenStart {
        process_version_id: deployed.process.process_version.0,
        process_id: deployed.process.process_id.to_string(),
        element: start.element.to_string(),
        one_per_key,
    }
}

fn stop_waiting(
    before: &Resource,
    recording: &mut Recording,
    which: impl Fn(&DeployedProcess) -> bool,
) {
    for start in before
        .processes()
        .iter()
        .filter(|deployed| which(deployed))
        .flat_map(|deployed| &deployed.starts)
    {
        recording.rows.push(match start.trigger {
            Awaits::Timer(_) => withdrawn(start.subscription.0),
            Awaits::Message(_) => messages::closed(start.subscription.0),
        });
    }
}

impl Stream for MessageState {
    fn record(before: &Self, recorded: &Recorded<'_, MessageEvent>, recording: &mut Recording) {
        let message = MessageId(recorded.stream);
        match recorded.event {
            MessageEvent::MessagePublished(published) => {
                recording
                    .rows
                    .push(waiting(message, published, recording.now));
            }
            MessageEvent::MessageAssigned { receiver } => {
                recording.rows.push(messages::received(message.0));
                if let Some(published) = before.published.clone() {
                    recording.deliver(Delivery::DeliverMessage {
                        message,
                        receiver: Box::new(receiver.clone()),
                        published: Box::new(published),
                    });
                }
            }
            MessageEvent::MessageReturned { .. } => {
                recording.rows.extend(
                    before
                        .published
                        .as_ref()
                        .map(|published| waiting(message, published, recording.now)),
                );
            }
            MessageEvent::MessageExpired {} => recording.rows.push(messages::received(message.0)),
        }
    }
}

/// The row of a message that waits since `now`.
pub(crate) fn waiting(message: MessageId, published: &Published, now: Timestamp) -> RowChange {
    messages::waiting(
        message.0,
        published.project.0,
        &published.name,
        published.correlation_key.as_ref(),
        now,
        published.expires_at,
    )
}
