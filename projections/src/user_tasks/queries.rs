//! Lists of user tasks.

use super::Status;
use crate::{
    Listed, Page,
    condition::{begins_with, checked, follows, found_among, found_by},
    counts::{Counted, Group},
    query::Query,
    read,
    stored_json::StoredJson,
    view::{Total, View},
};
use domain::ids::{ActivationId, ElementId, InstanceId, ProjectId, WorkId};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::Pool;

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
    pub variables: StoredJson,
    /// Static headers.
    pub headers: StoredJson,
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
    pub completion_variables: Option<StoredJson>,
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

impl UserTask {
    /// About how many bytes it has as JSON.
    pub fn length(&self) -> usize {
        let completion = self.completion_variables.as_ref();
        let completion = completion.map_or(0, |variables| variables.get().len());
        self.variables.get().len() + self.headers.get().len() + completion
    }
}

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

/// By what the rows of a list are found.
enum Leading<'a> {
    Instance(InstanceId),
    BusinessId(&'a str),
    Assignee(&'a str),
    Candidate,
    Project,
}

impl Filter {
    /// By what the rows are found.
    fn leading(&self) -> Leading<'_> {
        match (self.instance, &self.business_id, &self.assignee) {
            (Some(instance), _, _) => Leading::Instance(instance),
            (None, Some(prefix), _) => Leading::BusinessId(prefix),
            (None, None, Some(assignee)) => Leading::Assignee(assignee),
            (None, None, None) if self.has_candidate() && self.status == Some(Status::Created) => {
                Leading::Candidate
            }
            (None, None, None) => Leading::Project,
        }
    }

    fn has_candidate(&self) -> bool {
        self.candidate_user.is_some() || self.candidate_group.is_some()
    }

    fn push(&self, project: ProjectId, query: &mut Query) {
        match self.leading() {
            Leading::Instance(instance) => {
                found_by(query, "project_id", project.0);
                follows(query, "instance_id", instance.0);
                self.push_assignee_check(query);
            }
            Leading::BusinessId(prefix) => {
                found_by(query, "project_id", project.0);
                begins_with(query, "business_id", prefix);
                self.push_assignee_check(query);
            }
            Leading::Assignee(assignee) => {
                found_by(query, "project_id", project.0);
                found_by(query, "assignee", assignee);
            }
            Leading::Candidate => checked(query, "project_id", project.0),
            Leading::Project => found_by(query, "project_id", project.0),
        }
        match (self.status, self.leading()) {
            (Some(status), Leading::Candidate | Leading::Project) => {
                found_among(query, status.as_str());
            }
            (Some(status), Leading::Assignee(_)) => follows(query, "status", status.as_str()),
            (Some(status), _) => checked(query, "status", status.as_str()),
            (None, _) => {}
        }
        if let Some(user) = &self.candidate_user {
            query.push(" AND ");
            push_names(query, "candidate_users", std::slice::from_ref(user));
        }
        if let Some(group) = &self.candidate_group {
            query.push(" AND ");
            push_names(query, "candidate_groups", std::slice::from_ref(group));
        }
        if let (Some(prefix), Leading::Instance(_)) = (&self.business_id, self.leading()) {
            begins_with(query, "business_id", prefix);
        }
    }

    fn push_assignee_check(&self, query: &mut Query) {
        if let Some(assignee) = &self.assignee {
            checked(query, "assignee", assignee.as_str());
        }
    }

    fn view(&self) -> View<'static> {
        let order = match self.leading() {
            Leading::Instance(_) => "instance_id DESC, created_at DESC, id DESC",
            Leading::Assignee(_) if self.status.is_some() => {
                "status DESC, created_at DESC, id DESC"
            }
            Leading::Assignee(_)
            | Leading::BusinessId(_)
            | Leading::Candidate
            | Leading::Project => VIEW.order,
        };
        View { order, ..VIEW }
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
    pool: &Pool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<UserTask>, sqlx::Error> {
    filter
        .view()
        .list(
            pool,
            &|query| filter.push(project, query),
            &filter.total(project),
            page,
        )
        .await
}

/// A page of the open tasks that a person may work on (see [`UserTask::is_for`]), newest first.
pub async fn list_for(
    pool: &Pool,
    project: ProjectId,
    subject: &str,
    groups: &[String],
    page: Page,
) -> Result<Listed<UserTask>, sqlx::Error> {
    let subject = [subject.to_owned()];
    // Three ways to a task, each with its index. As one condition they would be checked on every open task.
    let conditions = |query: &mut Query| {
        query.push(" AND (execution_key, id) IN (SELECT execution_key, id FROM user_tasks WHERE status = 'CREATED'");
        found_by(query, "project_id", project.0);
        found_by(query, "assignee", subject[0].as_str());
        for (column, names) in [
            ("candidate_users", &subject[..]),
            ("candidate_groups", groups),
        ] {
            query.push(
                " UNION SELECT execution_key, id FROM user_tasks WHERE status = 'CREATED' AND ",
            );
            push_names(query, column, names);
            checked(query, "project_id", project.0);
        }
        query.push(")");
    };
    VIEW.list(pool, &conditions, &Total::Count, page).await
}

/// The newest task with this `executionKey`.
pub async fn get(
    pool: &Pool,
    project: ProjectId,
    execution_key: ActivationId,
) -> Result<Option<UserTask>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "execution_key", execution_key.0);
        checked(query, "project_id", project.0);
    };
    VIEW.first(pool, &conditions).await
}
