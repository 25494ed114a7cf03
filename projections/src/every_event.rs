//! That every event of an instance is projected where it should be, and nowhere else.

use crate::{
    ReadTables,
    testing::{
        ACTIVATION, INCIDENT, INSTANCE, Story, entered, incident_raised, job_created, noon,
        started, terminated, user_task_created, variables,
    },
};
use domain::{
    awaits::{Awaits, DueTimer},
    ids::{
        ActivationId, ElementId, FlowId, InstanceId, MessageId, ProcessId, ProcessVersionId,
        SignalId, SubscriptionId,
    },
    instance::event::{
        Assignment, CalledVersion, Catches, CompensationThrown, ElementCompleted, ElementPassed,
        EscalationThrown, IncidentEnd, InstanceCalled, InstanceEvent, InstanceMigrated,
        InstanceModified, JobFailed, JobFailure, MessageThrown, Operation, Outcome, Position,
        SignalThrown, Stimulus, StimulusParked, SubscriptionOpened, TokensPlaced, TriggerArrived,
    },
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The tables in which an event changes rows when everything is there that it could concern: an open job, a waiting user
/// task and an incident.
fn tables(event: &InstanceEvent) -> &'static [&'static str] {
    match event {
        InstanceEvent::InstanceStarted(_) => &["instances", "count_deltas"],
        InstanceEvent::InstanceCompleted {}
        | InstanceEvent::InstanceCanceled {}
        | InstanceEvent::InstanceFailed { .. } => {
            &["instances", "external_jobs", "user_tasks", "incidents", "count_deltas"]
        }
        InstanceEvent::JobCreated(_)
        | InstanceEvent::JobCompleted { .. }
        | InstanceEvent::JobFailed(_) => &["external_jobs", "count_deltas"],
        InstanceEvent::UserTaskCreated(_)
        | InstanceEvent::UserTaskCompleted { .. }
        | InstanceEvent::UserTaskFailed { .. } => &["user_tasks", "count_deltas"],
        InstanceEvent::UserTaskAssigned { .. } | InstanceEvent::UserTaskChangeDenied { .. } => &["user_tasks"],
        InstanceEvent::ElementTerminating { .. } | InstanceEvent::ElementTerminated { .. } => {
            &["external_jobs", "count_deltas"]
        }
        InstanceEvent::IncidentRaised(_)
        | InstanceEvent::IncidentResolved { .. }
        | InstanceEvent::InstanceMigrated(_) => {
            &["instances", "incidents", "count_deltas"]
        }
        // What only the history and the state of the instance tell.
        InstanceEvent::ElementPassed(_)
        | InstanceEvent::ElementEntered(_)
        | InstanceEvent::ElementCompleted(_)
        | InstanceEvent::GatewayReached { .. }
        | InstanceEvent::GatewayActivated { .. }
        | InstanceEvent::AdHocElementsTriggered { .. }
        | InstanceEvent::AdHocSubProcessClosed { .. }
        | InstanceEvent::TokensDiscarded { .. }
        | InstanceEvent::InstanceModified(_)
        | InstanceEvent::TokensPlaced(_)
        | InstanceEvent::VariablesSet { .. }
        | InstanceEvent::ConditionMet { .. }
        | InstanceEvent::ConditionNoLongerMet { .. }
        | InstanceEvent::ConditionalEventTriggered { .. }
        | InstanceEvent::UserTaskAssigning { .. }
        | InstanceEvent::UserTaskCompleting { .. }
        | InstanceEvent::CollectionRead { .. }
        | InstanceEvent::CardinalityRead { .. }
        | InstanceEvent::InstanceCanceling {}
        // What the write model keeps: subscriptions, messages, signals, timers, calls, and what is suspended.
        | InstanceEvent::SubscriptionOpened(_)
        | InstanceEvent::SubscriptionClosed { .. }
        | InstanceEvent::TimerFired { .. }
        | InstanceEvent::MessageCorrelated { .. }
        | InstanceEvent::SignalReceived { .. }
        | InstanceEvent::TriggerArrived(_)
        | InstanceEvent::MessageThrown(_)
        | InstanceEvent::SignalThrown(_)
        | InstanceEvent::ErrorCaught { .. }
        | InstanceEvent::EscalationThrown(_)
        | InstanceEvent::EscalationCaught { .. }
        | InstanceEvent::TransactionCanceled { .. }
        | InstanceEvent::CompensationThrown(_)
        | InstanceEvent::CompensationCompleted { .. }
        | InstanceEvent::InstanceCalled(_)
        | InstanceEvent::CalledInstanceEnded { .. }
        | InstanceEvent::InstanceSuspended { .. }
        | InstanceEvent::InstanceResumed {}
        | InstanceEvent::StimulusParked(_)
        | InstanceEvent::StimulusReleased { .. } => &[],
    }
}

const TASK_ACTIVATION: ActivationId = ActivationId(Uuid::from_u128(50));

fn about_the_task(event: InstanceEvent) -> InstanceEvent {
    match event {
        InstanceEvent::ElementEntered(mut entered) => {
            entered.activation = TASK_ACTIVATION;
            InstanceEvent::ElementEntered(entered)
        }
        InstanceEvent::UserTaskCreated(mut created) => {
            created.activation = TASK_ACTIVATION;
            InstanceEvent::UserTaskCreated(created)
        }
        other => other,
    }
}

/// An instance with an open job, which has an incident too, and a waiting user task.
fn busy() -> Story {
    Story::started()
        .then(&entered("{}"))
        .then(&job_created())
        .then(&incident_raised())
        .then(&about_the_task(entered("{}")))
        .then(&about_the_task(user_task_created()))
}

/// One event of every kind, as it could happen to the busy instance.
fn samples() -> Vec<InstanceEvent> {
    let mut samples = samples_of_elements().to_vec();
    samples.extend(samples_of_work());
    samples.extend(samples_of_subscriptions());
    samples.extend(samples_of_waiting());
    samples.extend(samples_of_conditions());
    samples.extend(samples_of_the_instance());
    samples
}

fn element() -> ElementId {
    ElementId::from("work")
}

fn samples_of_elements() -> [InstanceEvent; 13] {
    let activation = ACTIVATION;
    let scope = ActivationId::root(INSTANCE);
    let (from, taken) = (Vec::new(), Vec::new());
    let element = element();
    [
        entered("{}"),
        InstanceEvent::ElementPassed(ElementPassed {
            activation,
            element: element.clone(),
            scope,
            from,
            taken: taken.clone(),
        }),
        InstanceEvent::ElementCompleted(ElementCompleted {
            activation,
            element: element.clone(),
            taken,
            output: None,
        }),
        InstanceEvent::ElementTerminating {
            activation,
            element: element.clone(),
        },
        terminated(),
        InstanceEvent::GatewayReached {
            activation,
            element: element.clone(),
            from: FlowId::from("in"),
        },
        InstanceEvent::GatewayActivated {
            activation,
            element: element.clone(),
            taken: vec![FlowId::from("out")],
        },
        InstanceEvent::AdHocElementsTriggered {
            activation,
            element: element.clone(),
            triggered: vec![element.clone()],
            requested: true,
        },
        InstanceEvent::AdHocSubProcessClosed {
            activation,
            element: element.clone(),
        },
        InstanceEvent::TokensDiscarded {
            scope,
            element: None,
            only: Vec::new(),
        },
        InstanceEvent::VariablesSet {
            scope,
            element: None,
            variables: variables("{}"),
            by_listener: false,
            from_outside: false,
        },
        InstanceEvent::CollectionRead {
            activation,
            element: element.clone(),
            collection: Vec::new().into(),
        },
        InstanceEvent::CardinalityRead {
            activation,
            element,
            instances: 2,
        },
    ]
}

fn samples_of_work() -> [InstanceEvent; 10] {
    let element = element();
    [
        job_created(),
        InstanceEvent::JobCompleted {
            activation: ACTIVATION,
            element: element.clone(),
        },
        InstanceEvent::JobFailed(JobFailed {
            activation: ACTIVATION,
            element: element.clone(),
            cause: JobFailure::Business,
            error_code: "declined".to_owned(),
            retries_left: 0,
            variables: variables("{}"),
        }),
        user_task_created(),
        InstanceEvent::UserTaskAssigned {
            activation: TASK_ACTIVATION,
            element: element.clone(),
            assignment: Assignment::default(),
        },
        InstanceEvent::UserTaskAssigning {
            activation: TASK_ACTIVATION,
            element: element.clone(),
            assignment: Assignment::default(),
        },
        InstanceEvent::UserTaskCompleting {
            activation: TASK_ACTIVATION,
            element: element.clone(),
            variables: variables("{}"),
        },
        InstanceEvent::UserTaskChangeDenied {
            activation: TASK_ACTIVATION,
            element: element.clone(),
            error_code: "invalid".to_owned(),
            variables: variables("{}"),
        },
        InstanceEvent::UserTaskCompleted {
            activation: TASK_ACTIVATION,
            element: element.clone(),
            variables: variables("{}"),
        },
        InstanceEvent::UserTaskFailed {
            activation: TASK_ACTIVATION,
            element,
            error_code: "declined".to_owned(),
            variables: variables("{}"),
        },
    ]
}

fn samples_of_conditions() -> [InstanceEvent; 3] {
    let activation = ACTIVATION;
    let subscription = SubscriptionId(Uuid::nil());
    let element = element();
    [
        InstanceEvent::ConditionMet {
            activation,
            subscription,
            element: element.clone(),
        },
        InstanceEvent::ConditionNoLongerMet {
            activation,
            subscription,
            element: element.clone(),
        },
        InstanceEvent::ConditionalEventTriggered {
            activation,
            subscription,
            element,
            stays_open: false,
        },
    ]
}

fn samples_of_subscriptions() -> [InstanceEvent; 6] {
    let activation = ACTIVATION;
    let subscription = SubscriptionId(Uuid::nil());
    let message = MessageId(Uuid::nil());
    let signal = SignalId(Uuid::nil());
    let element = element();
    let timer = DueTimer {
        due: noon(),
        cycle: None,
    };
    [
        InstanceEvent::SubscriptionOpened(SubscriptionOpened {
            activation,
            subscription,
            element: element.clone(),
            definition: None,
            awaits: Awaits::Timer(timer),
        }),
        InstanceEvent::SubscriptionClosed {
            activation,
            element: element.clone(),
            subscription,
        },
        InstanceEvent::TimerFired {
            activation,
            subscription,
            element: element.clone(),
            definition: None,
            next: None,
        },
        InstanceEvent::MessageCorrelated {
            activation,
            subscription,
            element: element.clone(),
            definition: None,
            message,
            stays_open: false,
        },
        InstanceEvent::SignalReceived {
            activation,
            subscription,
            element: element.clone(),
            definition: None,
            signal,
            expires_at: noon(),
            stays_open: false,
        },
        InstanceEvent::TriggerArrived(Box::new(TriggerArrived {
            activation,
            element: element.clone(),
            definition: 0,
            variables: variables("{}"),
            completes: false,
        })),
    ]
}

fn samples_of_waiting() -> [InstanceEvent; 10] {
    let activation = ACTIVATION;
    let message = MessageId(Uuid::nil());
    let signal = SignalId(Uuid::nil());
    let child = InstanceId(Uuid::nil());
    let element = element();
    [
        InstanceEvent::MessageThrown(Box::new(MessageThrown {
            activation,
            element: element.clone(),
            message,
            name: "shipped".to_owned(),
            correlation_key: None,
            variables: variables("{}"),
            expires_at: noon(),
        })),
        InstanceEvent::SignalThrown(Box::new(SignalThrown {
            activation,
            element: element.clone(),
            signal,
            name: "closed".to_owned(),
            variables: variables("{}"),
            expires_at: noon(),
        })),
        InstanceEvent::ErrorCaught {
            activation,
            element: element.clone(),
            error_code: "declined".to_owned(),
        },
        InstanceEvent::EscalationThrown(Box::new(EscalationThrown {
            activation,
            element: element.clone(),
            escalation_code: "late".to_owned(),
            variables: variables("{}"),
            called: None,
            told: None,
        })),
        InstanceEvent::EscalationCaught {
            activation,
            element: element.clone(),
            escalation_code: "late".to_owned(),
        },
        InstanceEvent::CompensationThrown(Box::new(CompensationThrown {
            activation,
            element: element.clone(),
            scopes: vec![ActivationId::root(INSTANCE)],
            activity: None,
        })),
        InstanceEvent::CompensationCompleted {
            activation,
            element: element.clone(),
        },
        InstanceEvent::TransactionCanceled {
            activation,
            element: element.clone(),
        },
        InstanceEvent::InstanceCalled(Box::new(InstanceCalled {
            activation,
            element: element.clone(),
            child,
            process_id: ProcessId::from("payment"),
            version: CalledVersion::Latest,
            variables: variables("{}"),
            catches: Catches::All,
            escalations: Catches::default(),
        })),
        InstanceEvent::CalledInstanceEnded {
            activation,
            element,
            child,
            outcome: Outcome::Completed,
        },
    ]
}

fn samples_of_the_instance() -> [InstanceEvent; 14] {
    let scope = ActivationId::root(INSTANCE);
    [
        InstanceEvent::InstanceModified(Box::new(InstanceModified {
            operations: vec![Operation::SetVariables { scope }],
            reason: None,
        })),
        InstanceEvent::InstanceMigrated(Box::new(InstanceMigrated {
            resource: started().resource,
            process_version: ProcessVersionId(Uuid::from_u128(60)),
            version: 4,
            process_name: None,
            propagation: started().propagation,
            elements: BTreeMap::new(),
            compensable: BTreeSet::new(),
            flows: BTreeMap::new(),
            reason: None,
        })),
        InstanceEvent::TokensPlaced(TokensPlaced {
            scope,
            element: None,
            at: vec![Position::Before(element())],
        }),
        InstanceEvent::InstanceStarted(Box::new(started())),
        incident_raised(),
        InstanceEvent::IncidentResolved {
            incident: INCIDENT,
            activation: ACTIVATION,
            element: None,
            end: IncidentEnd::Resolved,
        },
        InstanceEvent::InstanceSuspended { reason: None },
        InstanceEvent::InstanceResumed {},
        InstanceEvent::StimulusParked(Box::new(StimulusParked {
            activation: ACTIVATION,
            element: Some(element()),
            stimulus: Stimulus::GoOn {},
        })),
        InstanceEvent::StimulusReleased {
            activation: ACTIVATION,
            element: Some(element()),
        },
        InstanceEvent::InstanceCanceling {},
        InstanceEvent::InstanceCompleted {},
        InstanceEvent::InstanceCanceled {},
        InstanceEvent::InstanceFailed {
            error_code: "declined".to_owned(),
            variables: variables("{}"),
        },
    ]
}

#[test]
fn every_event_changes_the_tables_it_should_and_no_others() {
    for event in samples() {
        let rows = busy().rows(
            |before, recorded, rows| {
                rows.extend(ReadTables::of_this_program().rows(before, recorded));
            },
            &event,
        );
        let changed: BTreeSet<_> = rows.iter().map(|row| row.table().name).collect();
        let expected: BTreeSet<_> = tables(&event).iter().copied().collect();
        assert_eq!(changed, expected, "{event:?}");
    }
}

#[test]
fn there_is_a_sample_of_every_kind_of_event() {
    use domain::aggregate::Event;
    let sampled: BTreeSet<_> = samples().iter().map(Event::kind).collect();
    let kinds: BTreeSet<_> = InstanceEvent::KINDS.iter().copied().collect();
    assert_eq!(sampled, kinds);
}
