//! What an event asks of the world outside its stream. Derived from the event and the state before it, so it is stored in the same
//! statement; what concerns another stream is carried there by the driver, in a step of its own.

use super::{
    activation::{Activation, Subscription, Work},
    contradiction::Contradiction,
    event::{
        CalledVersion, EscalationThrown, InstanceEvent, JobFailed, JobFailure, Outcome, Parent,
        StartMessage, Stimulus, StimulusParked, SubscriptionOpened,
    },
    received_signals::Received,
    state::InstanceState,
};
use crate::{
    awaits::{AwaitedMessage, Awaits, DueTimer},
    ids::{ActivationId, InstanceId, MessageId, ProcessId, SignalId, SubscriptionId},
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;

/// One thing to be done outside the stream.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Wake the instance at an instant. A schedule for the same subscription replaces the last.
    ScheduleTimer {
        /// The subscription.
        subscription: SubscriptionId,
        /// When.
        due: Timestamp,
    },
    /// Forget the timer of a subscription.
    DropTimer {
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// Let messages find a subscription.
    OpenMessageSubscription {
        /// The subscription.
        subscription: SubscriptionId,
        /// The message's name.
        name: String,
        /// The value its key must match.
        correlation_key: Value,
    },
    /// Look for the next message that waits for a subscription: it has taken one, and takes more.
    LookForMessage {
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// Let messages find it no more.
    CloseMessageSubscription {
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// Let signals find a subscription.
    OpenSignalSubscription {
        /// The subscription.
        subscription: SubscriptionId,
        /// The signal's name.
        name: String,
        /// The signals that it does not get.
        had: Received,
    },
    /// A subscription that stays open has got a signal: it does not get it again.
    NoteSignal {
        /// The subscription.
        subscription: SubscriptionId,
        /// The signals that it does not get.
        had: Received,
    },
    /// Let signals find it no more.
    CloseSignalSubscription {
        /// The subscription.
        subscription: SubscriptionId,
    },
    /// Offer a job to workers.
    OfferJob {
        /// The job's `executionKey`.
        activation: ActivationId,
        /// The task type.
        task_type: String,
    },
    /// Offer a job again that a worker gave back or lost.
    OfferJobAgain {
        /// The job's `executionKey`.
        activation: ActivationId,
        /// The task type.
        task_type: String,
    },
    /// Offer it no more.
    WithdrawJob {
        /// The job's `executionKey`.
        activation: ActivationId,
    },
    /// Start an instance of another process.
    CallInstance {
        /// The id it has.
        child: InstanceId,
        /// The process.
        process_id: ProcessId,
        /// Which of its versions.
        version: CalledVersion,
        /// The caller.
        parent: Parent,
        /// Its variables.
        variables: Variables,
    },
    /// Tell the caller that the instance it called has ended.
    EndCalledInstance {
        /// The calling instance.
        parent: InstanceId,
        /// The call activity's activation.
        activation: ActivationId,
        /// How it ended.
        outcome: Outcome,
        /// What it leaves.
        variables: Variables,
        /// How many escalations the caller was told of before.
        escalations: u32,
    },
    /// Tell the caller of an escalation that is caught there or above. The instance goes on meanwhile.
    EscalateToCaller {
        /// The calling instance.
        parent: InstanceId,
        /// The call activity's activation.
        activation: ActivationId,
        /// Its place among those that the caller is told of, from 1.
        number: u32,
        /// The escalation's code.
        escalation_code: String,
        /// What goes with it.
        variables: Variables,
    },
    /// Cancel an instance that was called.
    CancelInstance {
        /// The instance.
        child: InstanceId,
    },
    /// Publish a message.
    PublishMessage {
        /// The id it has.
        message: MessageId,
        /// Its name.
        name: String,
        /// Its key.
        correlation_key: Option<Value>,
        /// Its variables.
        variables: Variables,
        /// Until when it is kept.
        expires_at: Timestamp,
    },
    /// Publish a signal.
    PublishSignal {
        /// The id it has.
        signal: SignalId,
        /// Its name.
        name: String,
        /// Its variables.
        variables: Variables,
        /// Until when it is kept.
        expires_at: Timestamp,
    },
    /// Let all see that the instance is suspended.
    Suspend {
        /// Why.
        reason: Option<String>,
    },
    /// It is not suspended any more.
    Resume,
    /// Let whoever looks for what waits find the instance: the first of it has come.
    BeginToWait,
    /// Nothing waits in it any more.
    EndWaiting,
    /// What suspended instances is over: those that this one called may go on.
    ReleaseCalled,
    /// A message was received by nobody after all: let another have it.
    ReturnMessage {
        /// The message.
        message: MessageId,
        /// The subscription that it was for.
        subscription: SubscriptionId,
    },
    /// A start message's key is free again: the next message that waits for it may start an instance.
    FreeStartKey {
        /// The message that started this instance.
        message: StartMessage,
    },
}

/// What `event` asks for, given the state before it.
///
/// # Errors
///
/// The event is about something that the state does not have.
#[expect(clippy::too_many_lines, reason = "a table: one arm for each event")]
pub fn effects(
    before: &InstanceState,
    event: &InstanceEvent,
) -> Result<Vec<Effect>, Contradiction> {
    Ok(match event {
        InstanceEvent::SubscriptionOpened(opened) => opening(before, opened).into_iter().collect(),
        InstanceEvent::TimerFired {
            subscription, next, ..
        } => vec![after_firing(*subscription, next.as_ref())],
        InstanceEvent::MessageCorrelated {
            subscription,
            stays_open: false,
            ..
        } => vec![Effect::CloseMessageSubscription {
            subscription: *subscription,
        }],
        InstanceEvent::MessageCorrelated {
            subscription,
            stays_open: true,
            ..
        } => vec![Effect::LookForMessage {
            subscription: *subscription,
        }],
        InstanceEvent::SignalReceived {
            subscription,
            stays_open: false,
            ..
        } => vec![Effect::CloseSignalSubscription {
            subscription: *subscription,
        }],
        InstanceEvent::SignalReceived {
            subscription,
            signal,
            expires_at,
            stays_open: true,
            ..
        } => vec![noting(before, *subscription, *signal, *expires_at)?],
        InstanceEvent::SubscriptionClosed { subscription, .. } => {
            let open = open_subscription(before, *subscription)?;
            closing(open).into_iter().collect()
        }
        InstanceEvent::JobCreated(created) => vec![Effect::OfferJob {
            activation: created.activation,
            task_type: created.task_type.clone(),
        }],
        InstanceEvent::JobCompleted { activation, .. } => vec![Effect::WithdrawJob {
            activation: *activation,
        }],
        InstanceEvent::JobFailed(failed) => vec![after_failure(before, failed)?],
        InstanceEvent::InstanceCalled(called) => vec![Effect::CallInstance {
            child: called.child,
            process_id: called.process_id.clone(),
            version: called.version.clone(),
            parent: Parent {
                instance: before.id,
                activation: called.activation,
                catches: called.catches.clone(),
                escalations: called.escalations.clone(),
                depth: Some(before.depth_of_next_call()),
            },
            variables: called.variables.clone(),
        }],
        InstanceEvent::EscalationThrown(thrown) => match thrown.told {
            Some(number) => vec![telling(before, thrown, number)?],
            None => Vec::new(),
        },
        InstanceEvent::MessageThrown(thrown) => vec![Effect::PublishMessage {
            message: thrown.message,
            name: thrown.name.clone(),
            correlation_key: thrown.correlation_key.clone(),
            variables: thrown.variables.clone(),
            expires_at: thrown.expires_at,
        }],
        InstanceEvent::SignalThrown(thrown) => vec![Effect::PublishSignal {
            signal: thrown.signal,
            name: thrown.name.clone(),
            variables: thrown.variables.clone(),
            expires_at: thrown.expires_at,
        }],
        InstanceEvent::ElementTerminating { activation, .. } => {
            let mut effects = ending_of(before, *activation)?;
            effects.extend(canceling(before, *activation));
            effects
        }
        InstanceEvent::ElementCompleted(completed) => ending_of(before, completed.activation)?,
        InstanceEvent::ElementTerminated { activation, .. } => ending_of(before, *activation)?,
        InstanceEvent::InstanceCanceling {} => {
            let mut effects = ending_of(before, before.root())?;
            effects.extend(suspension_ending(before));
            effects
        }
        InstanceEvent::InstanceSuspended { reason } => vec![Effect::Suspend {
            reason: reason.clone(),
        }],
        InstanceEvent::InstanceResumed {} => {
            let released = has_called(before).then_some(Effect::ReleaseCalled);
            std::iter::once(Effect::Resume).chain(released).collect()
        }
        InstanceEvent::StimulusParked(parked) => parking(before, parked)?,
        InstanceEvent::StimulusReleased { .. } => releasing(before),
        InstanceEvent::InstanceCompleted {} => {
            instance_ending(before, Outcome::Completed, &before.variables)?
        }
        InstanceEvent::InstanceCanceled {} => {
            instance_ending(before, Outcome::Canceled, &Variables::default())?
        }
        InstanceEvent::InstanceFailed {
            error_code,
            variables,
        } => {
            let error_code = error_code.clone();
            instance_ending(before, Outcome::Failed { error_code }, variables)?
        }
        InstanceEvent::InstanceStarted(_)
        | InstanceEvent::ElementPassed(_)
        | InstanceEvent::ElementEntered(_)
        | InstanceEvent::GatewayReached { .. }
        | InstanceEvent::GatewayActivated { .. }
        | InstanceEvent::AdHocElementsTriggered { .. }
        | InstanceEvent::AdHocSubProcessClosed { .. }
        | InstanceEvent::TokensDiscarded { .. }
        | InstanceEvent::InstanceModified(_)
        | InstanceEvent::InstanceMigrated(_)
        | InstanceEvent::TokensPlaced(_)
        | InstanceEvent::VariablesSet { .. }
        | InstanceEvent::UserTaskCreated(_)
        | InstanceEvent::UserTaskAssigned { .. }
        | InstanceEvent::UserTaskAssigning { .. }
        | InstanceEvent::UserTaskCompleting { .. }
        | InstanceEvent::UserTaskChangeDenied { .. }
        | InstanceEvent::UserTaskCompleted { .. }
        | InstanceEvent::UserTaskFailed { .. }
        | InstanceEvent::TriggerArrived(_)
        | InstanceEvent::ConditionMet { .. }
        | InstanceEvent::ConditionNoLongerMet { .. }
        | InstanceEvent::ConditionalEventTriggered { .. }
        | InstanceEvent::ErrorCaught { .. }
        | InstanceEvent::EscalationCaught { .. }
        | InstanceEvent::TransactionCanceled { .. }
        | InstanceEvent::CompensationThrown(_)
        | InstanceEvent::CompensationCompleted { .. }
        | InstanceEvent::CalledInstanceEnded { .. }
        | InstanceEvent::CollectionRead { .. }
        | InstanceEvent::CardinalityRead { .. }
        | InstanceEvent::IncidentRaised(_)
        | InstanceEvent::IncidentResolved { .. } => Vec::new(),
    })
}

fn telling(
    before: &InstanceState,
    thrown: &EscalationThrown,
    number: u32,
) -> Result<Effect, Contradiction> {
    let started = before.started.as_ref().ok_or(Contradiction::NoStart)?;
    let parent = started.parent.as_ref().ok_or(Contradiction::NoCaller)?;
    Ok(Effect::EscalateToCaller {
        parent: parent.instance,
        activation: parent.activation,
        number,
        escalation_code: thrown.escalation_code.clone(),
        variables: thrown.variables.clone(),
    })
}

/// Whether it waits for an instance that it called.
fn has_called(before: &InstanceState) -> bool {
    let mut activations = before.activations.values();
    activations.any(|activation| activation.called_now().is_some())
}

/// A signal that waits is not offered to its subscription again.
fn parking(before: &InstanceState, parked: &StimulusParked) -> Result<Vec<Effect>, Contradiction> {
    let first = before.parked.is_empty().then_some(Effect::BeginToWait);
    let mut effects: Vec<_> = first.into_iter().collect();
    let Stimulus::Signal {
        subscription,
        signal,
        expires_at,
        ..
    } = &parked.stimulus
    else {
        return Ok(effects);
    };
    effects.push(noting(before, *subscription, *signal, *expires_at)?);
    Ok(effects)
}

/// A signal that a subscription does not get again.
fn noting(
    before: &InstanceState,
    subscription: SubscriptionId,
    signal: SignalId,
    expires_at: Timestamp,
) -> Result<Effect, Contradiction> {
    let open = open_subscription(before, subscription)?;
    Ok(Effect::NoteSignal {
        subscription,
        had: open.had_signals.with(signal, expires_at),
    })
}

fn open_subscription(
    before: &InstanceState,
    id: SubscriptionId,
) -> Result<&Subscription, Contradiction> {
    let found = before.subscription(id).ok_or(Contradiction::NotOpen(id))?;
    Ok(found.1)
}

/// What came first goes on.
fn releasing(before: &InstanceState) -> Vec<Effect> {
    let first = before.parked.first();
    let returned = first
        .filter(|first| is_too_late(before, first))
        .and_then(returning);
    let was_last = before.parked.iter().nth(1).is_none();
    let last = was_last.then_some(Effect::EndWaiting);
    returned.into_iter().chain(last).collect()
}

/// What is to end is suspended no more.
fn suspension_ending(before: &InstanceState) -> Vec<Effect> {
    let mut effects: Vec<_> = before.parked.iter().filter_map(returning).collect();
    effects.extend((!before.parked.is_empty()).then_some(Effect::EndWaiting));
    effects.extend(before.suspended.then_some(Effect::Resume));
    effects
}

/// Whether a message waited so long that nobody waits for it any more.
fn is_too_late(before: &InstanceState, parked: &StimulusParked) -> bool {
    matches!(&parked.stimulus, Stimulus::Message { subscription, .. } if before.subscription(*subscription).is_none())
}

/// A message that waits in vain.
fn returning(parked: &StimulusParked) -> Option<Effect> {
    let Stimulus::Message {
        subscription,
        message,
        ..
    } = parked.stimulus
    else {
        return None;
    };
    Some(Effect::ReturnMessage {
        message,
        subscription,
    })
}

/// A condition is looked at where the variables are: nobody outside knows that it is waited for.
fn opening(before: &InstanceState, opened: &SubscriptionOpened) -> Option<Effect> {
    let subscription = opened.subscription;
    Some(match &opened.awaits {
        Awaits::Timer(timer) => Effect::ScheduleTimer {
            subscription,
            due: timer.due,
        },
        Awaits::Message(AwaitedMessage {
            name,
            correlation_key,
        }) => Effect::OpenMessageSubscription {
            subscription,
            name: name.clone(),
            correlation_key: correlation_key.clone(),
        },
        Awaits::Signal(awaited) => Effect::OpenSignalSubscription {
            subscription,
            name: awaited.name.clone(),
            had: before.had(&opened.element, awaited),
        },
        Awaits::Condition(_) => return None,
    })
}

fn after_firing(subscription: SubscriptionId, next: Option<&DueTimer>) -> Effect {
    match next {
        Some(next) => Effect::ScheduleTimer {
            subscription,
            due: next.due,
        },
        None => Effect::DropTimer { subscription },
    }
}

fn after_failure(before: &InstanceState, failed: &JobFailed) -> Result<Effect, Contradiction> {
    let activation = failed.activation;
    Ok(match (failed.retries_left, failed.cause) {
        (0, _) | (_, JobFailure::Business) => Effect::WithdrawJob { activation },
        (_, JobFailure::Technical | JobFailure::LockLost { .. }) => Effect::OfferJobAgain {
            activation,
            task_type: task_type_of(before, activation)?,
        },
    })
}

/// What an activation called has to end before it.
fn canceling(before: &InstanceState, activation: ActivationId) -> Option<Effect> {
    let child = before.activation(activation)?.called_now()?;
    Some(Effect::CancelInstance { child })
}

fn task_type_of(before: &InstanceState, activation: ActivationId) -> Result<String, Contradiction> {
    match before.activation(activation).map(|found| &found.work) {
        Some(Work::Job { task_type, .. }) => Ok(task_type.clone()),
        Some(Work::None | Work::UserTask { .. } | Work::CalledInstance { .. }) | None => {
            Err(Contradiction::OtherActivation {
                activation,
                expected: "one with a job",
            })
        }
    }
}

fn ending_of(
    before: &InstanceState,
    activation: ActivationId,
) -> Result<Vec<Effect>, Contradiction> {
    let ended = before.activation(activation).map(ending);
    ended.ok_or(Contradiction::NotActive(activation))
}

/// An activation that ends takes its subscriptions and its job with it.
fn ending(activation: &Activation) -> Vec<Effect> {
    let mut effects: Vec<_> = activation
        .subscriptions
        .iter()
        .filter_map(closing)
        .collect();
    if let Work::Job { open: true, .. } = activation.work {
        effects.push(Effect::WithdrawJob {
            activation: activation.id,
        });
    }
    effects
}

fn closing(open: &Subscription) -> Option<Effect> {
    let subscription = open.id;
    Some(match open.awaits {
        Awaits::Timer(_) => Effect::DropTimer { subscription },
        Awaits::Message(_) => Effect::CloseMessageSubscription { subscription },
        Awaits::Signal(_) => Effect::CloseSignalSubscription { subscription },
        Awaits::Condition(_) => return None,
    })
}

fn instance_ending(
    before: &InstanceState,
    outcome: Outcome,
    variables: &Variables,
) -> Result<Vec<Effect>, Contradiction> {
    let mut effects: Vec<_> = before.activations.values().flat_map(ending).collect();
    effects.extend(suspension_ending(before));
    let started = before.started.as_ref().ok_or(Contradiction::NoStart)?;
    if let Some(parent) = &started.parent {
        effects.push(Effect::EndCalledInstance {
            parent: parent.instance,
            activation: parent.activation,
            outcome,
            variables: variables.clone(),
            escalations: before.escalations_told,
        });
    }
    if let Some(message) = started
        .message
        .as_ref()
        .filter(|message| message.correlation_key.is_some())
    {
        effects.push(Effect::FreeStartKey {
            message: message.clone(),
        });
    }
    Ok(effects)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Run;
    use crate::testing::{bpmn::*, given};

    /// The effects of everything that happened.
    fn all(run: &Run) -> Vec<Effect> {
        let mut state = InstanceState::new(run.state.id);
        let mut all = Vec::new();
        for event in run.events() {
            all.extend(effects(&state, event).unwrap());
            state.apply(event);
        }
        all
    }

    #[test]
    fn a_job_is_offered_until_it_is_done() {
        let mut run = given(sequence([start("start"), job("work"), end("end")])).start("{}");
        let activation = run.job("work");
        run.fail_job("work", "broken").complete_job("work", "{}");
        let task_type = "work".to_owned();
        assert_eq!(
            all(&run),
            [
                Effect::OfferJob {
                    activation,
                    task_type: task_type.clone()
                },
                Effect::OfferJobAgain {
                    activation,
                    task_type
                },
                Effect::WithdrawJob { activation }
            ]
        );
    }

    #[test]
    fn a_timer_that_fires_again_is_scheduled_again() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([
                boundary("tick", "work").cycle("R2/PT1S").non_interrupting(),
                end("ticked"),
            ]);
        let mut run = given(content).start("{}");
        let subscription = run.subscription("tick");
        let first = run.due("tick");
        run.fire("tick");
        let second = run.due("tick");
        run.fire("tick");
        let timers: Vec<_> = all(&run)
            .into_iter()
            .filter(|effect| !matches!(effect, Effect::OfferJob { .. }))
            .collect();
        assert_eq!(
            timers,
            [
                Effect::ScheduleTimer {
                    subscription,
                    due: first
                },
                Effect::ScheduleTimer {
                    subscription,
                    due: second
                },
                Effect::DropTimer { subscription }
            ]
        );
    }

    #[test]
    fn a_subscription_that_stays_open_looks_for_the_next_message() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([
                boundary("news", "work").message("paid").non_interrupting(),
                end("noted"),
            ]);
        let mut run = given(content).start(r#"{"key":1}"#);
        let subscription = run.subscription("news");
        run.message("paid", "1", "{}").complete_job("work", "{}");
        let messages: Vec<_> = all(&run)
            .into_iter()
            .filter(|effect| {
                !matches!(
                    effect,
                    Effect::OfferJob { .. }
                        | Effect::WithdrawJob { .. }
                        | Effect::OpenMessageSubscription { .. }
                )
            })
            .collect();
        assert_eq!(
            messages,
            [
                Effect::LookForMessage { subscription },
                Effect::CloseMessageSubscription { subscription }
            ]
        );
    }

    #[test]
    fn the_key_of_a_start_message_is_free_when_the_instance_has_ended() {
        let content = sequence([start("ordered").message("order"), job("work"), end("end")]);
        let mut run = given(content).start_by_message("ordered", "{}");
        assert!(
            !all(&run)
                .iter()
                .any(|effect| matches!(effect, Effect::FreeStartKey { .. }))
        );
        run.complete_job("work", "{}");
        let Some(Effect::FreeStartKey { message }) = all(&run).pop() else {
            panic!("expected a free key")
        };
        assert_eq!(message.name, "start");
    }

    #[test]
    fn canceling_closes_what_the_process_itself_waits_for() {
        let content = sequence([
            start("start"),
            call("call", "missing_until_deployed"),
            end("end"),
        ]) + &event_sub_process(
            "handler",
            sequence([start("tick").timer("PT1H"), end("gone")]),
        )
        .to_string();
        let called = process_called(
            "missing_until_deployed",
            sequence([start("s"), job("work"), end("e")]),
        );
        let mut run = given(content).beside(called).start("{}");
        let subscription = run.subscription("tick");
        run.hold_deliveries().cancel();
        assert_eq!(all(&run).pop(), Some(Effect::DropTimer { subscription }));
    }

    #[test]
    fn a_job_that_the_state_does_not_have_is_offered_to_nobody() {
        let run = given(sequence([start("start"), user_task("ask"), end("end")])).start("{}");
        let activation = run.task("ask");
        let failed = InstanceEvent::JobFailed(JobFailed {
            activation,
            element: "ask".into(),
            cause: JobFailure::Technical,
            error_code: "broken".to_owned(),
            retries_left: 2,
            variables: Variables::default(),
        });
        assert_eq!(
            effects(&run.state, &failed),
            Err(Contradiction::OtherActivation {
                activation,
                expected: "one with a job"
            })
        );
    }
}
