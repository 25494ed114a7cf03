//! The small streams (projects, memberships, resources, messages): read, decided and appended as a whole. What an event asks of
//! other streams becomes outbox rows of the same step.

use super::{
    StepFailure,
    delivery::{Delivery, Due, StartByTimer, withdrawn},
    recorder::{Aftermath, HOLD},
};
use crate::{
    clock::{self, Clock},
    commands::Actor,
};
use domain::{
    aggregate::{Aggregate, Context, Event},
    ids::{MessageId, ProjectId, ResourceId, SubscriptionId},
    instance::event::DueTimer,
    membership::{Membership, MembershipEvent},
    message::{MessageEvent, MessageState, Published},
    project::{Project, ProjectEvent},
    resource::{DeployedProcess, Resource, ResourceEvent, StartTrigger},
    stored,
};
use jiff::Timestamp;
use projections::Recorded;
use store::{
    AppendError, Metadata, NewEvent, RowChange, Step, Store,
    messages::{self, OpenStart},
};
use tokio::sync::mpsc;
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

/// A small stream: what its events change outside it.
pub(crate) trait Stream: Aggregate + Clone {
    /// The read rows and the effects of an event, given the state before it.
    fn record(before: &Self, recorded: &Recorded<'_, Self::Event>, recording: &mut Recording);
}

/// Collects what a step of a small stream changes beside its events.
pub(crate) struct Recording {
    stream: Uuid,
    now: Timestamp,
    rows: Vec<RowChange>,
    aftermath: Aftermath,
    ids: domain::ids_source::Ids,
    failure: Option<serde_json::Error>,
}

/// Carries out commands on small streams.
#[derive(Clone)]
pub(crate) struct Aggregates {
    store: Store,
    clock: Clock,
    aftermath: mpsc::UnboundedSender<Aftermath>,
}

impl Aggregates {
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        aftermath: mpsc::UnboundedSender<Aftermath>,
    ) -> Self {
        Self {
            store,
            clock,
            aftermath,
        }
    }

    /// Carries out a command, and gives the state after it.
    pub(crate) async fn execute<A: Stream>(
        &self,
        stream: Uuid,
        actor: &Actor,
        command: A::Command,
    ) -> Result<A, AggregateFailure<A::Error>>
    where
        A::Command: Clone,
    {
        for _ in 0..ATTEMPTS {
            let (mut state, sequence) = self.load::<A>(stream).await?;
            let context = Context {
                now: self.clock.now(),
                actor: actor.0.to_string(),
                seed: clock::seed(),
            };
            let events = state
                .decide(command.clone(), &context)
                .map_err(AggregateFailure::Refused)?;
            if events.is_empty() {
                return Ok(state);
            }
            let mut recording = Recording::new(stream, context.now, self.clock_seed());
            let mut new_events = Vec::with_capacity(events.len());
            for (event, sequence) in events.iter().zip(sequence + 1..) {
                let (payload, event) = stored::read_back(event).map_err(unforeseen)?;
                let recorded = Recorded {
                    stream,
                    sequence,
                    step_begin: sequence,
                    recorded_at: context.now,
                    actor: &context.actor,
                    event: &event,
                };
                A::record(&state, &recorded, &mut recording);
                state.apply(&event);
                new_events.push(NewEvent {
                    kind: event.kind(),
                    version: 1,
                    element: None,
                    payload,
                });
            }
            if let Some(error) = recording.failure {
                return Err(unforeseen(error));
            }
            let step = Step {
                stream,
                expected: sequence,
                recorded_at: context.now,
                metadata: Metadata {
                    actor: context.actor,
                    ..Metadata::default()
                },
                events: new_events,
                rows: recording.rows,
            };
            match self.store.append(step).await {
                Ok(()) => {
                    let _ = self.aftermath.send(recording.aftermath);
                    return Ok(state);
                }
                Err(AppendError::Conflict) => {}
                Err(AppendError::Database(error)) => return Err(StepFailure::from(error).into()),
            }
        }
        Err(StepFailure::Conflict.into())
    }

    async fn load<A: Stream>(&self, stream: Uuid) -> Result<(A, u64), StepFailure> {
        let mut state = A::default();
        let mut sequence = 0;
        for stored_event in self.store.load(stream, 0).await? {
            let event: A::Event = stored::decode(&stored_event.kind, &stored_event.payload)
                .map_err(|error| StepFailure::unreadable(stream, &error))?;
            state.apply(&event);
            sequence = stored_event.sequence;
        }
        Ok((state, sequence))
    }

    fn clock_seed(&self) -> u64 {
        clock::seed()
    }
}

fn unforeseen<E>(error: serde_json::Error) -> AggregateFailure<E> {
    AggregateFailure::Step(StepFailure::Unforeseen(error.to_string()))
}

impl Recording {
    fn new(stream: Uuid, now: Timestamp, seed: u64) -> Self {
        let ids = domain::ids_source::Ids::new(now, seed);
        Self {
            stream,
            now,
            rows: Vec::new(),
            aftermath: Aftermath::default(),
            ids,
            failure: None,
        }
    }

    /// A delivery that is carried out right after the commit.
    fn deliver(&mut self, delivery: Delivery) {
        let due = Due {
            id: self.ids.next_uuid(),
            due: self.now,
            delivery,
        };
        match due.row(self.stream, self.now.checked_add(HOLD).ok()) {
            Ok(row) => {
                self.rows.push(row);
                self.aftermath.deliveries.push(due);
            }
            Err(error) => self.failure = Some(error),
        }
    }

    fn schedule_start(&mut self, subscription: SubscriptionId, timer: &DueTimer) {
        let resource = ResourceId(self.stream);
        let delivery = Delivery::FireStartTimer {
            resource,
            subscription,
            due: timer.due,
        };
        match (Due {
            id: subscription.0,
            due: timer.due,
            delivery,
        })
        .row(self.stream, None)
        {
            Ok(row) => self.rows.push(row),
            Err(error) => self.failure = Some(error),
        }
        self.aftermath.next_timer = Some(timer.due);
    }
}

impl Stream for Project {
    fn record(before: &Self, recorded: &Recorded<'_, ProjectEvent>, recording: &mut Recording) {
        recording
            .rows
            .extend(projections::project_rows(before, recorded));
        if matches!(recorded.event, ProjectEvent::ProjectDeleted {}) {
            recording.deliver(Delivery::CancelInstancesOf {
                project: ProjectId(recorded.stream),
            });
        }
    }
}

impl Stream for Membership {
    fn record(before: &Self, recorded: &Recorded<'_, MembershipEvent>, recording: &mut Recording) {
        recording
            .rows
            .extend(projections::membership_rows(before, recorded));
    }
}

impl Stream for Resource {
    fn record(before: &Self, recorded: &Recorded<'_, ResourceEvent>, recording: &mut Recording) {
        recording
            .rows
            .extend(projections::resource_rows(before, recorded));
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
}

fn wait_for_starts(project: ProjectId, deployed: &DeployedProcess, recording: &mut Recording) {
    for start in &deployed.starts {
        match &start.trigger {
            StartTrigger::Timer(timer) => recording.schedule_start(start.subscription, timer),
            StartTrigger::Message { name, one_per_key } => {
                let open = OpenStart {
                    process_version_id: deployed.process.process_version.0,
                    process_id: deployed.process.process_id.to_string(),
                    element: start.element.to_string(),
                    one_per_key: *one_per_key,
                };
                let id = start.subscription.0;
                recording.rows.push(messages::starting(
                    id,
                    recording.stream,
                    project.0,
                    name,
                    open,
                    recording.now,
                ));
                recording.aftermath.subscriptions.push(start.subscription);
            }
        }
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
            StartTrigger::Timer(_) => withdrawn(start.subscription.0),
            StartTrigger::Message { .. } => messages::closed(start.subscription.0),
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
                    .push(waiting(message, published, recording.now))
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

fn waiting(message: MessageId, published: &Published, now: Timestamp) -> RowChange {
    messages::waiting(
        message.0,
        published.project.0,
        &published.name,
        published.correlation_key.as_ref(),
        now,
        published.expires_at,
    )
}
