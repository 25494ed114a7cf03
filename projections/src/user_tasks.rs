//! `user_tasks`: every task for people, open and ended.

use crate::{
    Listed, Page, Recorded, cancellation,
    cell::{count, names, optional_text, strings, text},
    counts::{Counted, Group, Transition},
    read,
    status::status,
    view::{Query, Total, View},
};
use domain::{
    ids::{ActivationId, ElementId, InstanceId, ProjectId, WorkId},
    instance::{
        event::{Assignment, InstanceEvent, InstanceStarted, UserTaskCreated},
        state::{InstanceState, Work},
    },
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::{FromRow, PgPool, Row, postgres::PgRow};
use store::{Cell, Column, Kind, RowChange, Table};

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

/// The contract's `UserTask`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UserTask {
    /// Its id.
    pub id: WorkId,
    /// The activation it belongs to.
    pub execution_key: ActivationId,
    /// The instance.
    #[serde(rename = "workflowID")]
    pub instance: InstanceId,
    /// The instance that called that one.
    #[serde(rename = "parentWorkflowID", skip_serializing_if = "Option::is_none")]
    pub parent: Option<InstanceId>,
    /// The element.
    #[serde(rename = "nodeID")]
    pub element: ElementId,
    /// `UserTask` or `ManualTask`.
    pub task_type: String,
    /// The one person it is assigned to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// The people who may take it.
    pub candidate_users: Vec<String>,
    /// The groups whose members may take it.
    pub candidate_groups: Vec<String>,
    /// The form's key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_key: Option<String>,
    /// The form's id.
    #[serde(rename = "formID", skip_serializing_if = "Option::is_none")]
    pub form_id: Option<String>,
    /// What it shows to the person, in the plain encoding.
    pub variables: Box<RawValue>,
    /// Static headers.
    pub headers: Box<RawValue>,
    /// Where it is in its life.
    pub status: Status,
    /// Why it was canceled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
    /// The BPMN error it was failed with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// What the person submitted, in the plain encoding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_variables: Option<Box<RawValue>>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<Timestamp>,
    /// The instance's own key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_id: Option<String>,
}

impl UserTask {
    /// Whether a person may work on it without a role that reaches every task: by assignment, as a candidate, or as a member
    /// of a candidate group.
    pub fn is_for(&self, subject: &str, groups: &[String]) -> bool {
        self.assignee.as_deref() == Some(subject)
            || self.candidate_users.iter().any(|user| user == subject)
            || self
                .candidate_groups
                .iter()
                .any(|group| groups.contains(group))
    }
}

impl FromRow<'_, PgRow> for UserTask {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: read::id(row, "id", WorkId)?,
            execution_key: read::id(row, "execution_key", ActivationId)?,
            instance: read::id(row, "instance_id", InstanceId)?,
            parent: read::optional_id(row, "parent_instance_id", InstanceId)?,
            element: ElementId::from(row.try_get::<&str, _>("element")?),
            task_type: row.try_get("task_type")?,
            assignee: row.try_get("assignee")?,
            candidate_users: read::decoded(row, "candidate_users")?,
            candidate_groups: read::decoded(row, "candidate_groups")?,
            form_key: row.try_get("form_key")?,
            form_id: row.try_get("form_id")?,
            variables: read::json(row, "variables")?,
            headers: read::json(row, "headers")?,
            status: read::parsed(row, "status")?,
            cancel_reason: row.try_get("cancel_reason")?,
            error_code: row.try_get("error_code")?,
            completion_variables: read::optional_json(row, "completion_variables")?,
            created_at: read::time(row, "created_at")?,
            completed_at: read::optional_time(row, "completed_at")?,
            business_id: row.try_get("business_id")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "user_tasks",
    columns: "id, execution_key, instance_id, parent_instance_id, element, task_type, assignee, candidate_users::text, \
              candidate_groups::text, form_key, form_id, variables::text, headers::text, status, cancel_reason, \
              error_code, completion_variables::text, created_at, completed_at, business_id",
    joined: None,
    order: "created_at DESC, id DESC",
};

/// Which tasks a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of one instance.
    pub instance: Option<InstanceId>,
    /// With this status.
    pub status: Option<Status>,
    /// Assigned to this person.
    pub assignee: Option<String>,
    /// That this person may take.
    pub candidate_user: Option<String>,
    /// That members of this group may take.
    pub candidate_group: Option<String>,
    /// Of instances whose business id begins so.
    pub business_id: Option<String>,
}

impl Filter {
    fn push(&self, project: ProjectId, query: &mut Query) {
        query.push("project_id = ").push_bind(project.0);
        if let Some(instance) = self.instance {
            query.push(" AND instance_id = ").push_bind(instance.0);
        }
        if let Some(status) = self.status {
            // Not as a parameter: so the indexes of the open ones fit, whatever plan is kept.
            query
                .push(" AND status = '")
                .push(status.as_str())
                .push("'");
        }
        if let Some(assignee) = &self.assignee {
            query.push(" AND assignee = ").push_bind(assignee.clone());
        }
        if let Some(user) = &self.candidate_user {
            query.push(" AND ");
            push_names(query, "candidate_users", std::slice::from_ref(user));
        }
        if let Some(group) = &self.candidate_group {
            query.push(" AND ");
            push_names(query, "candidate_groups", std::slice::from_ref(group));
        }
        if let Some(business_id) = &self.business_id {
            query
                .push(" AND business_id ^@ ")
                .push_bind(business_id.clone());
        }
    }

    fn total(&self, project: ProjectId) -> Total<'_> {
        match self {
            Self {
                instance: None,
                assignee: None,
                candidate_user: None,
                candidate_group: None,
                business_id: None,
                status,
            } => Total::Sums(Group {
                project,
                counted: Counted::UserTask,
                name: None,
                process_version: None,
                test: None,
                status: status.map(Status::as_str),
            }),
            _ => Total::Count,
        }
    }
}

/// Adds the condition that one of `names` is among the candidates of a column. It says what the column's index leaves out, so
/// that the index fits.
fn push_names(query: &mut Query, column: &'static str, names: &[String]) {
    query
        .push("(")
        .push(column)
        .push(" ?| ")
        .push_bind(names.to_vec());
    query.push(" AND ").push(column).push(" <> '[]'::jsonb)");
}

/// A page of the tasks of a project, newest first.
pub async fn list(
    pool: &PgPool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<UserTask>, sqlx::Error> {
    VIEW.list(
        pool,
        &|query| filter.push(project, query),
        &filter.total(project),
        page,
    )
    .await
}

/// A page of the open tasks that a person may work on (see [`UserTask::is_for`]), newest first.
pub async fn list_for(
    pool: &PgPool,
    project: ProjectId,
    subject: &str,
    groups: &[String],
    page: Page,
) -> Result<Listed<UserTask>, sqlx::Error> {
    let subject = subject.to_owned();
    let conditions = |query: &mut Query| {
        query.push("project_id = ").push_bind(project.0);
        query
            .push(" AND status = 'CREATED' AND (assignee = ")
            .push_bind(subject.clone());
        query.push(" OR ");
        push_names(query, "candidate_users", std::slice::from_ref(&subject));
        query.push(" OR ");
        push_names(query, "candidate_groups", groups);
        query.push(")");
    };
    VIEW.list(pool, &conditions, &Total::Count, page).await
}

/// The newest task with this `executionKey`.
pub async fn get(
    pool: &PgPool,
    project: ProjectId,
    execution_key: ActivationId,
) -> Result<Option<UserTask>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push("execution_key = ").push_bind(execution_key.0);
        query.push(" AND project_id = ").push_bind(project.0);
    };
    VIEW.first(pool, &conditions).await
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
            .then(entered("{}"))
            .then(user_task_created())
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
        let story = Story::started().then(entered("{}"));
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
