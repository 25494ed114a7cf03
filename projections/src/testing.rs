//! An instance told by its events, for the tests of projections.

use crate::Recorded;
use domain::{
    ids::{
        ActivationId, ElementId, IncidentId, InstanceId, ProcessId, ProcessVersionId, ProjectId,
        ResourceId, WorkId,
    },
    instance::{
        event::{
            ElementEntered, IncidentRaised, IncidentType, InstanceEvent, InstanceStarted,
            JobCreated, ListenerCall, ListenerEvent, LoopRole, Repeat, UserTaskCreated,
        },
        state::InstanceState,
    },
    value::Variables,
};
use feel::Context;
use jiff::Timestamp;
use store::{Cell, RowChange};
use uuid::Uuid;

pub(crate) const PROJECT: ProjectId = ProjectId(Uuid::from_u128(1));
pub(crate) const INSTANCE: InstanceId = InstanceId(Uuid::from_u128(2));
pub(crate) const RESOURCE: ResourceId = ResourceId(Uuid::from_u128(3));
pub(crate) const PROCESS_VERSION: ProcessVersionId = ProcessVersionId(Uuid::from_u128(4));
pub(crate) const ACTIVATION: ActivationId = ActivationId(Uuid::from_u128(5));
/// The activation of a listener that is called for [`ACTIVATION`].
pub(crate) const LISTENER: ActivationId = ActivationId(Uuid::from_u128(8));
pub(crate) const WORK: WorkId = WorkId(Uuid::from_u128(6));
pub(crate) const INCIDENT: IncidentId = IncidentId(Uuid::from_u128(7));

/// A projection of one table.
type Projection = fn(&InstanceState, &Recorded<'_, InstanceEvent>, &mut Vec<RowChange>);

/// What happened to the instance so far, each event in a step of its own.
pub(crate) struct Story {
    state: InstanceState,
}

impl Story {
    /// Nothing yet.
    pub(crate) fn empty() -> Self {
        Self {
            state: InstanceState::new(INSTANCE),
        }
    }

    /// The instance started.
    pub(crate) fn started() -> Self {
        Self::empty().then(&InstanceEvent::InstanceStarted(Box::new(started())))
    }

    /// And then this happened.
    pub(crate) fn then(mut self, event: &InstanceEvent) -> Self {
        self.state.apply(event);
        self
    }

    /// The rows of what happens next, in a step of its own.
    pub(crate) fn rows(&self, projection: Projection, event: &InstanceEvent) -> Vec<RowChange> {
        self.rows_in_step(projection, event, self.state.sequence + 1)
    }

    /// The rows of what happens next, in the step that began with the event `step_begin`.
    pub(crate) fn rows_in_step(
        &self,
        projection: Projection,
        event: &InstanceEvent,
        step_begin: u64,
    ) -> Vec<RowChange> {
        let recorded = Recorded {
            stream: INSTANCE.0,
            sequence: self.state.sequence + 1,
            step_begin,
            recorded_at: noon(),
            actor: "erin",
            event,
        };
        let mut rows = Vec::new();
        projection(&self.state, &recorded, &mut rows);
        rows
    }
}

/// An event that was recorded at noon by `erin`, in a step of its own.
pub(crate) fn recorded<E>(stream: Uuid, sequence: u64, event: &E) -> Recorded<'_, E> {
    Recorded {
        stream,
        sequence,
        step_begin: sequence,
        recorded_at: noon(),
        actor: "erin",
        event,
    }
}

/// When everything happens.
pub(crate) fn noon() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

/// The start of the instance: version 3 of the process `order`.
pub(crate) fn started() -> InstanceStarted {
    InstanceStarted {
        project: PROJECT,
        resource: RESOURCE,
        process_version: PROCESS_VERSION,
        process_id: ProcessId::from("order"),
        process_name: Some("Order".to_owned()),
        propagation: domain::propagation::Propagation::default(),
        compensable: std::collections::BTreeSet::new(),
        version: 3,
        element: ElementId::from("start"),
        business_id: Some("A-17".to_owned()),
        test: false,
        parent: None,
        message: None,
        signal: None,
        variables: variables(r#"{"amount": 120.50}"#),
        payload: variables("{}"),
    }
}

/// The task `work` is active, with these variables of its own.
pub(crate) fn entered(own: &str) -> InstanceEvent {
    InstanceEvent::ElementEntered(ElementEntered {
        activation: ACTIVATION,
        element: ElementId::from("work"),
        scope: ActivationId::root(INSTANCE),
        from: Vec::new(),
        variables: variables(own),
        role: None,
        begins_at: Vec::new(),
        compensates: None,
    })
}

/// The task `work` is active in this scope, in this role.
pub(crate) fn entered_in(
    activation: ActivationId,
    scope: ActivationId,
    role: Option<LoopRole>,
) -> InstanceEvent {
    InstanceEvent::ElementEntered(ElementEntered {
        activation,
        element: ElementId::from("work"),
        scope,
        from: Vec::new(),
        variables: variables("{}"),
        role,
        begins_at: Vec::new(),
        compensates: None,
    })
}

/// A job of type `ship` waits, with two attempts.
pub(crate) fn job_created() -> InstanceEvent {
    InstanceEvent::JobCreated(Box::new(JobCreated {
        activation: ACTIVATION,
        job: WORK,
        element: ElementId::from("work"),
        task_type: "ship".to_owned(),
        retries: 2,
        headers: vec![("carrier".to_owned(), "rail".to_owned())],
        listener: None,
    }))
}

/// A listener is called for the start of the task `work`, by a job of type `ship`.
pub(crate) fn listener_called() -> InstanceEvent {
    let InstanceEvent::JobCreated(mut created) = job_created() else {
        panic!("expected a job");
    };
    created.activation = LISTENER;
    created.listener = Some(ListenerCall {
        host: ACTIVATION,
        event: ListenerEvent::Start,
        index: 0,
    });
    InstanceEvent::JobCreated(created)
}

/// A user task waits for the group `sales`.
pub(crate) fn user_task_created() -> InstanceEvent {
    InstanceEvent::UserTaskCreated(Box::new(UserTaskCreated {
        activation: ACTIVATION,
        task: WORK,
        element: ElementId::from("work"),
        task_type: "UserTask".to_owned(),
        assignment: domain::instance::event::Assignment {
            assignee: None,
            candidate_users: Vec::new(),
            candidate_groups: vec!["sales".to_owned()],
        },
        form_key: Some("approval".to_owned()),
        form_id: None,
        due_date: None,
        follow_up_date: None,
        priority: None,
        headers: Vec::new(),
    }))
}

/// The task `work` needs an operator.
pub(crate) fn incident_raised() -> InstanceEvent {
    InstanceEvent::IncidentRaised(Box::new(IncidentRaised {
        incident: INCIDENT,
        activation: ACTIVATION,
        element: Some(ElementId::from("work")),
        error_type: IncidentType::FeelError,
        error_code: None,
        message: "the input mapping needs a number".to_owned(),
        variables: variables("{}"),
        repeat: Repeat::Enter,
    }))
}

/// The task `work` ended before its time.
pub(crate) fn terminated() -> InstanceEvent {
    InstanceEvent::ElementTerminated {
        activation: ACTIVATION,
        element: ElementId::from("work"),
    }
}

/// Variables from plain JSON.
pub(crate) fn variables(json: &str) -> Variables {
    Variables(Context::from_json(json).unwrap())
}

/// A text cell.
pub(crate) fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A JSON cell.
pub(crate) fn json(text: &str) -> Cell {
    Cell::Json(text.to_owned())
}
