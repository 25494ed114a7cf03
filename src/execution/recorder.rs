//! From a decision to what is stored: each event is encoded, read back as a replay would read it, projected into read rows, and
//! its effects become rows of the outbox, of the open jobs and of the open subscriptions.

use super::{
    aftermath::Aftermath,
    delivery::{CallInstance, Delivery, Due, cancel_row, withdrawn},
    room::Room,
};
use crate::actor::{Actor, Done};
use domain::{
    aggregate::Event,
    ids::{InstanceId, ProjectId, SubscriptionId},
    ids_source::Ids,
    instance::{
        contradiction::Contradiction,
        effect::{Effect, effects},
        event::{CalledEscalation, InstanceEvent},
        state::InstanceState,
        step::Recorder,
    },
    message::Published,
    signal::PublishedSignal,
    stored,
};
use jiff::Timestamp;
use projections::{ReadTables, Recorded};
use store::{
    Cell, Metadata, NewEvent, RowChange, Step, Upcasters,
    leases::{self, JOB_LEASES},
    messages,
    outbox::Occurrence,
    signals,
    suspension::{self, Assumed, Suspension},
};
use uuid::Uuid;

/// Collects one step.
pub(crate) struct StepRecorder<'a> {
    instance: InstanceId,
    now: Timestamp,
    /// What the clock says. `now`, which never goes back within a stream, may be ahead of it.
    clock: Timestamp,
    actor: &'a Actor,
    read_tables: &'a ReadTables,
    upcasters: &'a Upcasters,
    room: &'a Room,
    ids: Ids,
    begin: u64,
    events: Vec<NewEvent>,
    rows: Vec<RowChange>,
    aftermath: Aftermath,
    /// Whether a job is offered again.
    requeued: bool,
    failure: Option<Unrecorded>,
}

/// Why a step cannot be stored.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unrecorded {
    /// An event cannot be written, or not be read again.
    #[error("an event cannot be stored: {0}")]
    Encoding(#[from] serde_json::Error),
    /// An event asks for something that cannot be.
    #[error(transparent)]
    Contradiction(#[from] Contradiction),
}

impl<'a> StepRecorder<'a> {
    pub(crate) fn new(
        state: &InstanceState,
        (now, clock): (Timestamp, Timestamp),
        actor: &'a Actor,
        (read_tables, upcasters, room): (&'a ReadTables, &'a Upcasters, &'a Room),
        seed: u64,
    ) -> Self {
        Self {
            instance: state.id,
            now,
            clock,
            actor,
            read_tables,
            upcasters,
            room,
            ids: Ids::new(now, seed),
            begin: state.sequence + 1,
            events: Vec::new(),
            rows: Vec::new(),
            aftermath: Aftermath {
                instance: Some(state.id),
                begins: state.sequence == 0,
                project: state.started.as_ref().map(|started| started.project),
                ..Aftermath::default()
            },
            requeued: false,
            failure: None,
        }
    }

    /// The step to store, if anything happened, and what follows from it. The step carries out rows of the outbox, and keeps the
    /// answer to a request that was accepted. `goes_on`: the instance is to be looked at once more, by whoever carries it on.
    pub(crate) fn finish(
        mut self,
        goes_on: bool,
        is_accepted: bool,
        carries_out: Vec<Occurrence>,
    ) -> Result<Option<(Step, Aftermath)>, Unrecorded> {
        if goes_on && !self.events.is_empty() {
            self.deliver(Delivery::Continue {
                instance: self.instance,
                actor: self.actor.subject().into(),
            });
        }
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if self.events.is_empty() {
            return Ok(None);
        }
        self.room.works(self.project());
        if let Some(request) = self.actor.request().filter(|_| is_accepted) {
            let done = Done {
                said: None,
                requeued: self.requeued,
            };
            self.rows.push(request.answered(done, self.now));
        }
        let step = Step {
            stream: self.instance.0,
            expected: self.begin - 1,
            recorded_at: self.now,
            metadata: Metadata {
                actor: self.actor.subject().to_owned(),
                ..Metadata::default()
            },
            events: self.events,
            carries_out,
            assumed: Assumed::Nothing,
            rows: self.rows,
        };
        Ok(Some((step, self.aftermath)))
    }

    /// Puts a delivery into the outbox, to be carried out right after the commit.
    fn deliver(&mut self, delivery: Delivery) {
        let id = match &delivery {
            // So whoever is to cancel the child sees whether it may still start.
            Delivery::CallInstance(call) => call.child.0,
            Delivery::CancelInstance { instance } => cancel_row(*instance),
            Delivery::FireTimer { .. }
            | Delivery::Continue { .. }
            | Delivery::EndCalledInstance { .. }
            | Delivery::EscalateToCaller { .. }
            | Delivery::PublishMessage { .. }
            | Delivery::DeliverMessage { .. }
            | Delivery::PublishSignal { .. }
            | Delivery::ReturnMessage { .. }
            | Delivery::ReleaseCalled { .. }
            | Delivery::ReleaseInstancesOf { .. }
            | Delivery::BroadcastSignal(_)
            | Delivery::FireStartTimer { .. }
            | Delivery::StartByTimer(_)
            | Delivery::Supersede { .. }
            | Delivery::CancelInstancesOf { .. } => self.ids.next_uuid(),
        };
        let due = Due {
            id,
            at: self.clock,
            delivery,
        };
        let row = self
            .aftermath
            .deliver((self.project(), self.instance.0), due, self.room);
        self.rows.push(row);
    }

    fn project(&self) -> ProjectId {
        // Every instance has one from its first event on.
        self.aftermath.project.unwrap_or(ProjectId(Uuid::nil()))
    }

    #[expect(clippy::too_many_lines, reason = "a table: one arm for each effect")]
    fn take_effect(&mut self, effect: Effect, before: &InstanceState) {
        let (Some(started), Some(running)) = (before.started.as_ref(), before.running()) else {
            self.failure = Some(Contradiction::NoStart.into());
            return;
        };
        let (project, resource) = (started.project, running.resource);
        match effect {
            Effect::ScheduleTimer { subscription, due } => self.schedule(subscription, due),
            Effect::DropTimer { subscription } => {
                self.rows.push(withdrawn(subscription.0));
                self.aftermath.withdrew_timer = true;
            }
            Effect::OpenMessageSubscription {
                subscription,
                name,
                correlation_key,
            } => {
                let instance = before.id.0;
                self.rows.push(messages::catching(
                    subscription.0,
                    instance,
                    project.0,
                    name,
                    &correlation_key,
                    self.now,
                ));
                self.aftermath.subscriptions.push(subscription);
            }
            Effect::LookForMessage { subscription } => {
                self.aftermath.subscriptions.push(subscription);
            }
            Effect::CloseMessageSubscription { subscription } => {
                self.rows.push(messages::closed(subscription.0));
            }
            Effect::OpenSignalSubscription {
                subscription,
                name,
                had,
            } => {
                let (instance, had) = (before.id.0, had.signals().map(|signal| signal.0));
                self.rows.push(signals::catching(
                    subscription.0,
                    instance,
                    project.0,
                    &name,
                    had,
                ));
                self.aftermath.signal_subscriptions.push(subscription);
            }
            Effect::NoteSignal { subscription, had } => {
                let had = had.signals().map(|signal| signal.0);
                self.rows.push(signals::noted(subscription.0, had));
            }
            Effect::CloseSignalSubscription { subscription } => {
                self.rows.push(signals::closed(subscription.0));
            }
            Effect::OfferJob {
                activation,
                task_type,
            } => {
                self.rows.push(leases::offered(
                    activation.0,
                    before.id.0,
                    project.0,
                    task_type.clone(),
                    self.now,
                ));
                self.aftermath.jobs.push((project, task_type));
            }
            Effect::OfferJobAgain {
                activation,
                task_type,
            } => {
                self.rows.push(leases::freed(activation.0));
                self.requeued = true;
                self.aftermath.jobs.push((project, task_type));
            }
            Effect::WithdrawJob { activation } => {
                self.rows.push(RowChange::delete(
                    &JOB_LEASES,
                    vec![Cell::Uuid(activation.0)],
                ));
            }
            Effect::CallInstance {
                child,
                process_id,
                version,
                parent,
                variables,
            } => {
                self.deliver(Delivery::CallInstance(Box::new(CallInstance {
                    project,
                    child,
                    process_id,
                    version,
                    beside: Some(resource),
                    parent,
                    business_id: started.business_id.clone(),
                    draft: started.test.then_some(resource),
                    variables,
                })));
            }
            Effect::EndCalledInstance {
                parent,
                activation,
                outcome,
                variables,
                escalations,
            } => {
                let child = before.id;
                self.deliver(Delivery::EndCalledInstance {
                    parent,
                    activation,
                    child,
                    outcome,
                    variables,
                    escalations,
                });
            }
            Effect::EscalateToCaller {
                parent,
                activation,
                number,
                escalation_code,
                variables,
            } => {
                let child = before.id;
                self.deliver(Delivery::EscalateToCaller {
                    parent,
                    activation,
                    called: CalledEscalation { child, number },
                    escalation_code,
                    variables,
                });
            }
            Effect::CancelInstance { child } => {
                self.deliver(Delivery::CancelInstance { instance: child });
            }
            Effect::PublishMessage {
                message,
                name,
                correlation_key,
                variables,
                expires_at,
            } => {
                let published = Published {
                    project,
                    name,
                    correlation_key,
                    variables,
                    expires_at,
                };
                self.deliver(Delivery::PublishMessage {
                    message,
                    published: Box::new(published),
                });
            }
            Effect::PublishSignal {
                signal,
                name,
                variables,
                expires_at,
            } => {
                let published = PublishedSignal {
                    project,
                    name,
                    variables,
                    expires_at,
                };
                self.deliver(Delivery::PublishSignal {
                    signal,
                    published: Box::new(published),
                });
            }
            Effect::Suspend { reason } => {
                let suspension = Suspension {
                    at: self.now,
                    by: self.actor.subject().to_owned(),
                    reason,
                };
                self.rows
                    .push(suspension::of_instance(before.id.0, project.0, suspension));
            }
            Effect::Resume => self.rows.push(suspension::instance_resumed(before.id.0)),
            Effect::BeginToWait => {
                self.rows.push(suspension::parked(before.id.0, project.0));
            }
            Effect::EndWaiting => self.rows.push(suspension::released(before.id.0)),
            Effect::ReleaseCalled => self.deliver(Delivery::ReleaseCalled {
                project,
                actor: self.actor.subject().to_owned(),
            }),
            Effect::ReturnMessage {
                message,
                subscription,
            } => {
                self.deliver(Delivery::ReturnMessage {
                    message,
                    subscription,
                });
            }
            Effect::FreeStartKey { message } => {
                self.aftermath.freed_start = Some((project, message.name));
            }
        }
    }

    fn schedule(&mut self, subscription: SubscriptionId, due: Timestamp) {
        let timer = Due::timer(self.instance, subscription, due);
        self.rows.push(timer.row(self.project(), self.instance.0));
        self.aftermath.timer_at(due);
    }
}

impl Recorder for StepRecorder<'_> {
    fn record(&mut self, before: &InstanceState, event: InstanceEvent) -> InstanceEvent {
        let (payload, event) = match stored::read_back(&event) {
            Ok(read_back) => read_back,
            Err(error) => {
                self.failure = Some(error.into());
                return event;
            }
        };
        if let InstanceEvent::InstanceStarted(started) = &event {
            self.aftermath.project = Some(started.project);
        }
        let recorded = Recorded {
            stream: self.instance.0,
            sequence: before.sequence + 1,
            step_begin: self.begin,
            recorded_at: self.now,
            actor: self.actor.subject(),
            event: &event,
        };
        self.rows.extend(self.read_tables.rows(before, &recorded));
        match effects(before, &event) {
            Ok(effects) => {
                for effect in effects {
                    self.take_effect(effect, before);
                }
            }
            Err(contradiction) => self.failure = Some(contradiction.into()),
        }
        self.events.push(NewEvent {
            kind: event.kind(),
            version: self.upcasters.version(event.kind()),
            element: event.element().map(ToString::to_string),
            payload,
        });
        event
    }
}
