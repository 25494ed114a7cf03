//! `user_tasks`: every task for people, open and ended.

mod queries;

pub use queries::{Filter, UserTask, get, list, list_for};

use crate::{
    Recorded, cancellation,
    cell::{count, names, optional_text, strings, text},
    counts::{Counted, Transition},
    read_table::{Projection, ReadTable},
    status::status,
};
use domain::{
    ids::{ActivationId, WorkId},
    instance::{
        event::{Assignment, InstanceEvent, InstanceStarted, UserTaskCreated},
        state::{InstanceState, Work},
    },
};
use store::{Cell, Column, Kind, Owner, RowChange, Table};

/// The table.
pub static USER_TASKS: Table = Table {
    name: "user_tasks",
    key: &[
        Column::new("execution_key", Kind::Uuid),
        Column::new("id", Kind::Uuid),
    ],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("instance_id", Kind::Uuid),
        Column::new("parent_instance_id", Kind::Uuid),
        Column::new("created_at", Kind::Time),
        Column::new("completed_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
        Column::new("status", Kind::Text),
        Column::new("element", Kind::Text),
        Column::new("task_type", Kind::Text),
        Column::new("assignee", Kind::Text),
        Column::new("form_key", Kind::Text),
        Column::new("form_id", Kind::Text),
        Column::new("business_id", Kind::Text),
        Column::new("cancel_reason", Kind::Text),
        Column::new("error_code", Kind::Text),
        Column::new("candidate_users", Kind::Jsonb),
        Column::new("candidate_groups", Kind::Jsonb),
        Column::new("variables", Kind::Json),
        Column::new("headers", Kind::Json),
        Column::new("completion_variables", Kind::Json),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "user_tasks",
    version: 1,
    table: &USER_TASKS,
    owner: Owner::InProject("instance_id"),
    projection: Projection::Instance(project),
};

status! {
    /// The contract's `status` of a user task.
    pub enum Status {
        /// It waits for a person.
        Created = "CREATED",
        /// A person did it.
        Completed = "COMPLETED",
        /// Its activity ended without it.
        Canceled = "CANCELED",
        /// A person reported that it cannot be done.
        Failed = "FAILED",
    }
}

/// What an event changes in the table.
pub fn project(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let Some(started) = &before.started else {
        return;
    };
    let change = Change {
        before,
        started,
        recorded,
    };
    match recorded.event {
        InstanceEvent::UserTaskCreated(created) => change.create(created, rows),
        InstanceEvent::UserTaskAssigned {
            activation,
            assignment,
            ..
        } => {
            if let Some(task) = change.open_task(*activation) {
                let mut cells = assigned(assignment);
                cells.push(("sequence", count(recorded.sequence)));
                rows.push(RowChange::update(
                    &USER_TASKS,
                    key(*activation, task),
                    cells,
                ));
            }
        }
        InstanceEvent::UserTaskCompleted {
            activation,
            variables,
            ..
        } => {
            let submitted = ("completion_variables", Cell::Json(variables.0.to_json()));
            change.end(*activation, Status::Completed, vec![submitted], rows);
        }
        InstanceEvent::UserTaskFailed {
            activation,
            error_code,
            variables,
            ..
        } => {
            let submitted = ("completion_variables", Cell::Json(variables.0.to_json()));
            let cells = vec![submitted, ("error_code", text(error_code))];
            change.end(*activation, Status::Failed, cells, rows);
        }
        InstanceEvent::ElementTerminated { activation, .. }
        | InstanceEvent::ElementTerminating { activation, .. } => change.cancel(*activation, rows),
        InstanceEvent::InstanceCompleted {}
        | InstanceEvent::InstanceCanceled {}
        | InstanceEvent::InstanceFailed { .. } => {
            for activation in before.activations.keys() {
                change.cancel(*activation, rows);
            }
        }
        _ => {}
    }
}

/// An event and what was before it.
struct Change<'a> {
    before: &'a InstanceState,
    started: &'a InstanceStarted,
    recorded: &'a Recorded<'a, InstanceEvent>,
}

impl Change<'_> {
    fn create(&self, created: &UserTaskCreated, rows: &mut Vec<RowChange>) {
        let parent = self.started.parent.as_ref().map(|parent| parent.instance);
        let mut cells = vec![
            ("project_id", Cell::Uuid(self.started.project.0)),
            ("instance_id", Cell::Uuid(self.recorded.stream)),
            (
                "parent_instance_id",
                parent.map_or(Cell::Null, |id| Cell::Uuid(id.0)),
            ),
            ("created_at", Cell::Time(self.recorded.recorded_at)),
            ("sequence", count(self.recorded.sequence)),
            ("status", text(Status::Created.as_str())),
            ("element", text(created.element.as_str())),
            ("task_type", text(&created.task_type)),
            ("form_key", optional_text(created.form_key.as_deref())),
            ("form_id", optional_text(created.form_id.as_deref())),
            (
                "business_id",
                optional_text(self.started.business_id.as_deref()),
            ),
            (
                "variables",
                Cell::Json(self.before.payload(created.activation).0.to_json()),
            ),
            ("headers", names(&created.headers)),
        ];
        cells.extend(assigned(&created.assignment));
        rows.push(RowChange::create(
            &USER_TASKS,
            key(created.activation, created.task),
            cells,
        ));
        rows.push(self.transition(created.task, None, Status::Created));
    }

    fn cancel(&self, activation: ActivationId, rows: &mut Vec<RowChange>) {
        let reason = cancellation::reason(self.before, self.recorded.event);
        self.end(
            activation,
            Status::Canceled,
            vec![("cancel_reason", text(reason))],
            rows,
        );
    }

    fn end(
        &self,
        activation: ActivationId,
        status: Status,
        mut cells: Vec<(&'static str, Cell)>,
        rows: &mut Vec<RowChange>,
    ) {
        let Some(task) = self.open_task(activation) else {
            return;
        };
        cells.push(("status", text(status.as_str())));
        cells.push(("completed_at", Cell::Time(self.recorded.recorded_at)));
        cells.push(("sequence", count(self.recorded.sequence)));
        rows.push(RowChange::update(&USER_TASKS, key(activation, task), cells));
        rows.push(self.transition(task, Some(Status::Created), status));
    }

    fn open_task(&self, activation: ActivationId) -> Option<WorkId> {
        match &self.before.activation(activation)?.work {
            Work::UserTask {
                task, open: true, ..
            } => Some(*task),
            Work::UserTask { open: false, .. }
            | Work::None
            | Work::Job { .. }
            | Work::CalledInstance { .. } => None,
        }
    }

    fn transition(&self, task: WorkId, from: Option<Status>, to: Status) -> RowChange {
        Transition {
            project: self.started.project,
            counted: Counted::UserTask,
            id: task.0,
            name: None,
            process_version: None,
            test: self.started.test,
            from: from.map(Status::as_str),
            to: to.as_str(),
        }
        .row(self.recorded)
    }
}

fn key(activation: ActivationId, task: WorkId) -> Vec<Cell> {
    vec![Cell::Uuid(activation.0), Cell::Uuid(task.0)]
}

fn assigned(assignment: &Assignment) -> Vec<(&'static str, Cell)> {
    vec![
        ("assignee", optional_text(assignment.assignee.as_deref())),
        ("candidate_users", strings(&assignment.candidate_users)),
        ("candidate_groups", strings(&assignment.candidate_groups)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            ACTIVATION, INSTANCE, PROJECT, Story, WORK, entered, json, noon, terminated, text,
            user_task_created, variables,
        },
    };
    use domain::ids::ElementId;

    fn delta(sequence: i64, from: Cell, to: &str) -> RowChange {
        RowChange::create(
            &COUNT_DELTAS,
            vec![
                Cell::Uuid(PROJECT.0),
                Cell::Uuid(WORK.0),
                Cell::Integer(sequence),
            ],
            vec![
                ("process_version_id", Cell::Null),
                ("test", Cell::Boolean(false)),
                ("counted", text("user_task")),
                ("name", Cell::Null),
                ("from_status", from),
                ("to_status", text(to)),
            ],
        )
    }

    fn waiting() -> Story {
        Story::started()
            .then(&entered("{}"))
            .then(&user_task_created())
    }

    fn ended(mut cells: Vec<(&'static str, Cell)>, status: &str) -> [RowChange; 2] {
        cells.push(("status", text(status)));
        cells.push(("completed_at", Cell::Time(noon())));
        cells.push(("sequence", Cell::Integer(4)));
        let row = RowChange::update(&USER_TASKS, key(ACTIVATION, WORK), cells);
        [row, delta(4, text("CREATED"), status)]
    }

    #[test]
    fn a_new_task_shows_what_the_person_needs() {
        let expected = RowChange::create(
            &USER_TASKS,
            key(ACTIVATION, WORK),
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("instance_id", Cell::Uuid(INSTANCE.0)),
                ("parent_instance_id", Cell::Null),
                ("created_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(3)),
                ("status", text("CREATED")),
                ("element", text("work")),
                ("task_type", text("UserTask")),
                ("form_key", text("approval")),
                ("form_id", Cell::Null),
                ("business_id", text("A-17")),
                ("variables", json(r#"{"amount":120.50}"#)),
                ("headers", json("{}")),
                ("assignee", Cell::Null),
                ("candidate_users", json("[]")),
                ("candidate_groups", json(r#"["sales"]"#)),
            ],
        );
        let story = Story::started().then(&entered("{}"));
        assert_eq!(
            story.rows(project, &user_task_created()),
            [expected, delta(3, Cell::Null, "CREATED")]
        );
    }

    #[test]
    fn an_assignment_replaces_the_one_before() {
        let assigned = InstanceEvent::UserTaskAssigned {
            activation: ACTIVATION,
            element: ElementId::from("work"),
            assignment: Assignment {
                assignee: Some("alice".to_owned()),
                candidate_users: vec!["bob".to_owned()],
                candidate_groups: Vec::new(),
            },
        };
        let expected = RowChange::update(
            &USER_TASKS,
            key(ACTIVATION, WORK),
            vec![
                ("assignee", text("alice")),
                ("candidate_users", json(r#"["bob"]"#)),
                ("candidate_groups", json("[]")),
                ("sequence", Cell::Integer(4)),
            ],
        );
        assert_eq!(waiting().rows(project, &assigned), [expected]);
    }

    #[test]
    fn a_task_ends_with_what_was_submitted() {
        let completed = InstanceEvent::UserTaskCompleted {
            activation: ACTIVATION,
            element: ElementId::from("work"),
            variables: variables(r#"{"approved": true}"#),
        };
        let submitted = ("completion_variables", json(r#"{"approved":true}"#));
        assert_eq!(
            waiting().rows(project, &completed),
            ended(vec![submitted.clone()], "COMPLETED")
        );
        let failed = InstanceEvent::UserTaskFailed {
            activation: ACTIVATION,
            element: ElementId::from("work"),
            error_code: "too late".to_owned(),
            variables: variables(r#"{"approved": true}"#),
        };
        let code = ("error_code", text("too late"));
        assert_eq!(
            waiting().rows(project, &failed),
            ended(vec![submitted, code], "FAILED")
        );
    }

    #[test]
    fn a_task_whose_activity_ends_is_canceled_and_says_why() {
        let canceled = |reason| ended(vec![("cancel_reason", text(reason))], "CANCELED");
        assert_eq!(
            waiting().rows(project, &terminated()),
            canceled("activity interrupted")
        );
        let completed = InstanceEvent::InstanceCompleted {};
        assert_eq!(
            waiting().rows(project, &completed),
            canceled("instance completed")
        );
    }
}
