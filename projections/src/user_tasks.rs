//! `user_tasks`: every task for people, open and ended.

mod queries;

pub use queries::{Filter, UserTask, get, list, list_for};

use crate::{
    Recorded,
    cell::{optional_text, strings, text},
    change::Change,
    counts::Counted,
    read_table::ReadTable,
    status::status,
    streams::Projection,
    work::{Cells, Created, Work, WorkTable},
};
use domain::instance::{
    activation,
    event::{Assignment, InstanceEvent, Life, Part, UserTaskCreated, UserTaskEvent},
    state::InstanceState,
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

/// The table as one of work.
static WORK: WorkTable = WorkTable {
    table: &USER_TASKS,
    counted: Counted::UserTask,
    open: Status::Created.as_str(),
    canceled: Status::Canceled.as_str(),
    open_work: |work| match work {
        activation::Work::UserTask {
            task, open: true, ..
        } => Some(Work {
            id: *task,
            name: None,
        }),
        activation::Work::UserTask { open: false, .. }
        | activation::Work::None
        | activation::Work::Job { .. }
        | activation::Work::CalledInstance { .. } => None,
    },
};

/// What an event changes in the table.
pub fn project(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let Some(change) = Change::of(before, recorded) else {
        return;
    };
    let event = match recorded.event.part() {
        Part::UserTask(event) => event,
        Part::Instance(Life::Migrated(migrated)) => return WORK.rename(&change, migrated, rows),
        Part::Instance(Life::Started(_) | Life::Canceling | Life::Ended(_))
        | Part::Job(_)
        | Part::Incident(_)
        | Part::Terminated(_)
        | Part::Other => return WORK.cancel(&change, rows),
    };
    match event {
        UserTaskEvent::Created(created) => create(&change, created, rows),
        UserTaskEvent::Assigned(activation, assignment) => {
            WORK.update(&change, activation, assigned(assignment), rows);
        }
        UserTaskEvent::ChangeDenied(activation, variables) => {
            let mut payload = before.payload(activation);
            payload.merge(variables);
            let cells = vec![("variables", Cell::Json(payload.0.to_json()))];
            WORK.update(&change, activation, cells, rows);
        }
        UserTaskEvent::Completed(activation, variables) => {
            let submitted = vec![("completion_variables", Cell::Json(variables.0.to_json()))];
            let status = Status::Completed.as_str();
            WORK.end(&change, activation, status, submitted, rows);
        }
        UserTaskEvent::Failed {
            activation,
            error_code,
            variables,
        } => {
            let submitted = ("completion_variables", Cell::Json(variables.0.to_json()));
            let cells = vec![submitted, ("error_code", text(error_code))];
            WORK.end(&change, activation, Status::Failed.as_str(), cells, rows);
        }
    }
}

fn create(change: &Change<'_>, created: &UserTaskCreated, rows: &mut Vec<RowChange>) {
    let task = Created {
        activation: created.activation,
        work: Work {
            id: created.task,
            name: None,
        },
        element: &created.element,
        task_type: &created.task_type,
        headers: &created.headers,
        payload: change.before.payload(created.activation),
    };
    let mut cells = vec![
        ("form_key", optional_text(created.form_key.as_deref())),
        ("form_id", optional_text(created.form_id.as_deref())),
    ];
    cells.extend(assigned(&created.assignment));
    WORK.create(change, &task, cells, rows);
}

fn assigned(assignment: &Assignment) -> Cells {
    vec![
        ("assignee", optional_text(assignment.assignee.as_deref())),
        ("candidate_users", strings(&assignment.candidate_users)),
        ("candidate_groups", strings(&assignment.candidate_groups)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::key;
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
                ("business_id", text("A-17")),
                ("variables", json(r#"{"amount":120.50}"#)),
                ("headers", json("{}")),
                ("form_key", text("approval")),
                ("form_id", Cell::Null),
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
    fn what_a_listener_says_that_refused_something_is_shown_with_the_task() {
        let denied = InstanceEvent::UserTaskChangeDenied {
            activation: ACTIVATION,
            element: ElementId::from("work"),
            error_code: "invalid".to_owned(),
            variables: variables(r#"{"why":"negative"}"#),
        };
        let cells = vec![
            ("variables", json(r#"{"amount":120.50,"why":"negative"}"#)),
            ("sequence", Cell::Integer(4)),
        ];
        let row = RowChange::update(&USER_TASKS, key(ACTIVATION, WORK), cells);
        assert_eq!(waiting().rows(project, &denied), [row]);
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
