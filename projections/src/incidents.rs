//! `incidents`: everything that needed an operator, open and resolved.

use crate::{
    Listed, Page, Recorded,
    cell::{count, optional_text, text},
    condition::{checked, found_by},
    counts::{Counted, Group, Transition},
    read,
    read_table::{Projection, ReadTable},
    status::status,
    view::{Query, Total, View},
};
use domain::{
    ids::{
        ActivationId, ElementId, IncidentId, InstanceId, ProcessId, ProcessVersionId, ProjectId,
    },
    instance::{
        event::{IncidentEnd, IncidentRaised, InstanceEvent, InstanceStarted},
        state::{InstanceState, MultiInstanceState},
    },
};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::{FromRow, Row, postgres::PgRow};
use store::{Cell, Column, Kind, Owner, Pool, RowChange, Table, Timestamptz};
use uuid::Uuid;

/// The table.
pub static INCIDENTS: Table = Table {
    name: "incidents",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("instance_id", Kind::Uuid),
        Column::new("process_version_id", Kind::Uuid),
        Column::new("execution_key", Kind::Uuid),
        Column::new("scope_id", Kind::Uuid),
        Column::new("parent_scope_id", Kind::Uuid),
        Column::new("raised_at", Kind::Time),
        Column::new("resolved_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
        Column::new("version", Kind::Integer),
        Column::new("item_index", Kind::Integer),
        Column::new("process_id", Kind::Text),
        Column::new("process_name", Kind::Text),
        Column::new("element", Kind::Text),
        Column::new("error_type", Kind::Text),
        Column::new("error_code", Kind::Text),
        Column::new("error_message", Kind::Text),
        Column::new("resolved_by", Kind::Text),
        Column::new("variables", Kind::Json),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "incidents",
    version: 1,
    table: &INCIDENTS,
    owner: Owner::Stream("instance_id"),
    projection: Projection::Instance(project),
};

status! {
    /// The contract's `status` of an incident.
    pub enum Status {
        /// It needs an operator.
        Open = "open",
        /// It is over.
        Resolved = "resolved",
    }
}

/// Who resolved the incidents of an instance that ended.
const BY_COMPLETION: &str = "system:completed";
const BY_CANCELLATION: &str = "system:canceled";
const BY_FAILURE: &str = "system:failed";

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
        InstanceEvent::IncidentRaised(raised) => change.raise(raised, rows),
        InstanceEvent::IncidentResolved { incident, end, .. }
            if before.incidents.contains_key(incident) =>
        {
            let by = match end {
                IncidentEnd::Resolved => Some(recorded.actor),
                IncidentEnd::Terminated => None,
                IncidentEnd::InstanceCanceled => Some(BY_CANCELLATION),
                IncidentEnd::InstanceFailed => Some(BY_FAILURE),
            };
            change.resolve(*incident, by, rows);
        }
        InstanceEvent::InstanceCompleted {} => change.resolve_all(BY_COMPLETION, rows),
        InstanceEvent::InstanceCanceled {} => change.resolve_all(BY_CANCELLATION, rows),
        InstanceEvent::InstanceFailed { .. } => change.resolve_all(BY_FAILURE, rows),
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
    fn raise(&self, raised: &IncidentRaised, rows: &mut Vec<RowChange>) {
        let started = self.started;
        let mut variables = self.before.visible_variables(raised.activation);
        variables.merge(&raised.variables);
        let mut cells = vec![
            ("project_id", Cell::Uuid(started.project.0)),
            ("instance_id", Cell::Uuid(self.recorded.stream)),
            ("process_version_id", Cell::Uuid(started.process_version.0)),
            ("raised_at", Cell::Time(self.recorded.recorded_at)),
            ("sequence", count(self.recorded.sequence)),
            ("version", count(started.version)),
            ("process_id", text(started.process_id.as_str())),
            (
                "process_name",
                optional_text(started.process_name.as_deref()),
            ),
            (
                "element",
                optional_text(raised.element.as_ref().map(ElementId::as_str)),
            ),
            ("error_type", text(raised.error_type.name())),
            ("error_code", optional_text(raised.error_code.as_deref())),
            ("error_message", text(&raised.message)),
            ("variables", Cell::Json(variables.0.to_json())),
        ];
        cells.extend(self.place(raised.activation));
        rows.push(RowChange::create(
            &INCIDENTS,
            vec![Cell::Uuid(raised.incident.0)],
            cells,
        ));
        rows.push(self.transition(raised.incident, None, Status::Open));
    }

    /// Where an activation stands: in which scope, in which around that, and in which item of a multi-instance activity.
    fn place(&self, activation: ActivationId) -> [(&'static str, Cell); 4] {
        let mut scopes = self.before.scopes(activation).skip(1);
        let mut next = || {
            scopes
                .next()
                .map_or(Cell::Null, |scope| Cell::Uuid(scope.0))
        };
        let (scope, parent_scope) = (next(), next());
        let item = self.before.scopes(activation).find_map(|scope| {
            match self.before.activation(scope)?.multi_instance {
                Some(MultiInstanceState::Item { index }) => Some(index),
                Some(MultiInstanceState::Body { .. }) | None => None,
            }
        });
        [
            ("execution_key", Cell::Uuid(activation.0)),
            ("scope_id", scope),
            ("parent_scope_id", parent_scope),
            ("item_index", item.map_or(Cell::Null, count)),
        ]
    }

    fn resolve(&self, incident: IncidentId, by: Option<&str>, rows: &mut Vec<RowChange>) {
        rows.push(RowChange::update(
            &INCIDENTS,
            vec![Cell::Uuid(incident.0)],
            vec![
                ("resolved_at", Cell::Time(self.recorded.recorded_at)),
                ("resolved_by", optional_text(by)),
                ("sequence", count(self.recorded.sequence)),
            ],
        ));
        rows.push(self.transition(incident, Some(Status::Open), Status::Resolved));
    }

    fn resolve_all(&self, by: &str, rows: &mut Vec<RowChange>) {
        for incident in self.before.incidents.keys() {
            self.resolve(*incident, Some(by), rows);
        }
    }

    fn transition(&self, incident: IncidentId, from: Option<Status>, to: Status) -> RowChange {
        Transition {
            project: self.started.project,
            counted: Counted::Incident,
            id: incident.0,
            name: None,
            process_version: Some(self.started.process_version),
            test: self.started.test,
            from: from.map(Status::as_str),
            to: to.as_str(),
        }
        .row(self.recorded)
    }
}

/// The contract's `BpmnIncidentRecord`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IncidentRecord {
    /// Its id.
    pub id: IncidentId,
    /// Its id once more: the contract tells the record's from the incident's.
    #[serde(rename = "incidentID")]
    pub incident: IncidentId,
    /// The instance.
    #[serde(rename = "workflowID")]
    pub instance: InstanceId,
    /// The process version the instance runs.
    #[serde(rename = "definitionID")]
    pub process_version: ProcessVersionId,
    /// The process.
    #[serde(rename = "processID")]
    pub process_id: ProcessId,
    /// The process' name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub process_name: Option<String>,
    /// The number of the process version.
    #[serde(rename = "processVersion")]
    pub version: u32,
    /// The element; of an incident of the process itself, the process.
    #[serde(rename = "nodeID")]
    pub element: ElementId,
    /// The scope the activation stands in.
    #[serde(rename = "scopeID", skip_serializing_if = "Option::is_none")]
    pub scope: Option<ActivationId>,
    /// The scope around that one.
    #[serde(rename = "parentScopeID", skip_serializing_if = "Option::is_none")]
    pub parent_scope: Option<ActivationId>,
    /// The activation that waits for its resolution.
    pub execution_key: ActivationId,
    /// The place of the multi-instance item it happened in, from 0.
    #[serde(rename = "miIndex", skip_serializing_if = "Option::is_none")]
    pub item_index: Option<u32>,
    /// Its category.
    pub error_type: String,
    /// The BPMN error's code, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// What went wrong and what to do.
    pub error_message: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// When it was resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Timestamp>,
    /// Who resolved it, or what ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_by: Option<String>,
    /// The variables that the activation saw, in the plain encoding.
    #[serde(skip)]
    pub variables: Box<RawValue>,
}

impl FromRow<'_, PgRow> for IncidentRecord {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let id = read::id(row, "id", IncidentId)?;
        let process_id = ProcessId::from(row.try_get::<&str, _>("process_id")?);
        let element: Option<&str> = row.try_get("element")?;
        Ok(Self {
            id,
            incident: id,
            instance: read::id(row, "instance_id", InstanceId)?,
            process_version: read::id(row, "process_version_id", ProcessVersionId)?,
            element: element.map_or_else(|| ElementId(process_id.0.clone()), ElementId::from),
            process_id,
            process_name: row.try_get("process_name")?,
            version: read::number(row, "version")?,
            scope: read::optional_id(row, "scope_id", ActivationId)?,
            parent_scope: read::optional_id(row, "parent_scope_id", ActivationId)?,
            execution_key: read::id(row, "execution_key", ActivationId)?,
            item_index: read::optional_number(row, "item_index")?,
            error_type: row.try_get("error_type")?,
            error_code: row.try_get("error_code")?,
            error_message: row.try_get("error_message")?,
            raised_at: read::time(row, "raised_at")?,
            resolved_at: read::optional_time(row, "resolved_at")?,
            resolved_by: row.try_get("resolved_by")?,
            variables: read::json(row, "variables")?,
        })
    }
}

const VIEW: View<'static> = View {
    table: "incidents",
    columns: "id, instance_id, process_version_id, process_id, process_name, version::bigint, element, scope_id, \
              parent_scope_id, execution_key, item_index::bigint, error_type, error_code, error_message, raised_at, \
              resolved_at, resolved_by, variables::text",
    joined: None,
    order: "(resolved_at IS NULL) DESC, raised_at DESC, id DESC",
};

/// Which incidents a list shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of instances of one process version.
    pub process_version: Option<ProcessVersionId>,
    /// Of one instance.
    pub instance: Option<InstanceId>,
    /// With this status.
    pub status: Option<Status>,
    /// Of this category, as the contract names it.
    pub error_type: Option<String>,
    /// Raised then or later.
    pub since: Option<Timestamp>,
    /// Raised before then.
    pub until: Option<Timestamp>,
}

impl Filter {
    fn push(&self, project: ProjectId, query: &mut Query) {
        match (self.instance, self.process_version) {
            (Some(instance), _) => found_by(query, "instance_id", instance.0),
            (None, Some(version)) => found_by(query, "process_version_id", version.0),
            (None, None) => found_by(query, "project_id", project.0),
        }
        checked(query, "project_id", project.0);
        if let Some(process_version) = self.process_version {
            checked(query, "process_version_id", process_version.0);
        }
        match self.status {
            Some(Status::Open) => {
                query.push(" AND (resolved_at IS NULL) = true");
            }
            Some(Status::Resolved) => {
                query.push(" AND (resolved_at IS NULL) = false");
            }
            None => {}
        }
        if let Some(error_type) = &self.error_type {
            checked(query, "error_type", error_type.as_str());
        }
        if let Some(since) = self.since {
            query
                .push(" AND raised_at >= ")
                .push_bind(Timestamptz(since));
        }
        if let Some(until) = self.until {
            query
                .push(" AND raised_at < ")
                .push_bind(Timestamptz(until));
        }
    }

    fn total(&self, project: ProjectId) -> Total<'_> {
        if self.instance.is_some()
            || self.error_type.is_some()
            || self.since.is_some()
            || self.until.is_some()
        {
            return Total::Count;
        }
        Total::Sums(Group {
            project,
            counted: Counted::Incident,
            name: None,
            process_version: self.process_version,
            test: None,
            status: self.status.map(Status::as_str),
        })
    }
}

/// A page of the incidents of a project: open ones first, then the newest.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    filter: &Filter,
    page: Page,
) -> Result<Listed<IncidentRecord>, sqlx::Error> {
    VIEW.list(
        pool,
        &|query| filter.push(project, query),
        &filter.total(project),
        page,
    )
    .await
}

/// The open incidents of an instance, newest first.
pub async fn open_of_instance(
    pool: &Pool,
    instance: InstanceId,
) -> Result<Vec<IncidentRecord>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        query.push(" AND resolved_at IS NULL");
        found_by(query, "instance_id", instance.0);
    };
    VIEW.all(pool, &conditions).await
}

/// The incidents with these ids, open or resolved, newest first.
pub async fn with_ids(pool: &Pool, ids: &[IncidentId]) -> Result<Vec<IncidentRecord>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let conditions = |query: &mut Query| {
        query
            .push(" AND id = ANY(")
            .push_bind(ids.clone())
            .push(")");
    };
    View {
        order: "raised_at DESC, id DESC",
        ..VIEW
    }
    .all(pool, &conditions)
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            ACTIVATION, INCIDENT, INSTANCE, PROCESS_VERSION, PROJECT, Story, entered, entered_in,
            incident_raised, json, noon, text, variables,
        },
    };
    use domain::instance::event::MultiInstanceRole;

    fn delta(sequence: i64, from: Cell, to: &str) -> RowChange {
        RowChange::create(
            &COUNT_DELTAS,
            vec![
                Cell::Uuid(PROJECT.0),
                Cell::Uuid(INCIDENT.0),
                Cell::Integer(sequence),
            ],
            vec![
                ("process_version_id", Cell::Uuid(PROCESS_VERSION.0)),
                ("test", Cell::Boolean(false)),
                ("counted", text("incident")),
                ("name", Cell::Null),
                ("from_status", from),
                ("to_status", text(to)),
            ],
        )
    }

    fn resolved(by: Option<&str>) -> [RowChange; 2] {
        let row = RowChange::update(
            &INCIDENTS,
            vec![Cell::Uuid(INCIDENT.0)],
            vec![
                ("resolved_at", Cell::Time(noon())),
                ("resolved_by", optional_text(by)),
                ("sequence", Cell::Integer(4)),
            ],
        );
        [row, delta(4, text("open"), "resolved")]
    }

    fn ended(end: IncidentEnd) -> InstanceEvent {
        InstanceEvent::IncidentResolved {
            incident: INCIDENT,
            activation: ACTIVATION,
            element: Some(ElementId::from("work")),
            end,
        }
    }

    fn open() -> Story {
        Story::started()
            .then(&entered("{}"))
            .then(&incident_raised())
    }

    #[test]
    fn an_incident_says_where_it_happened_and_what_could_be_seen_there() {
        let expected = RowChange::create(
            &INCIDENTS,
            vec![Cell::Uuid(INCIDENT.0)],
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("instance_id", Cell::Uuid(INSTANCE.0)),
                ("process_version_id", Cell::Uuid(PROCESS_VERSION.0)),
                ("raised_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(3)),
                ("version", Cell::Integer(3)),
                ("process_id", text("order")),
                ("process_name", text("Order")),
                ("element", text("work")),
                ("error_type", text("FeelError")),
                ("error_code", Cell::Null),
                ("error_message", text("the input mapping needs a number")),
                ("variables", json(r#"{"amount":120.50,"own":1}"#)),
                ("execution_key", Cell::Uuid(ACTIVATION.0)),
                ("scope_id", Cell::Uuid(INSTANCE.0)),
                ("parent_scope_id", Cell::Null),
                ("item_index", Cell::Null),
            ],
        );
        let story = Story::started().then(&entered(r#"{"own": 1}"#));
        assert_eq!(
            story.rows(project, &incident_raised()),
            [expected, delta(3, Cell::Null, "open")]
        );
    }

    #[test]
    fn an_incident_is_resolved_by_who_asked_for_it() {
        let event = ended(IncidentEnd::Resolved);
        assert_eq!(open().rows(project, &event), resolved(Some("erin")));
        assert_eq!(
            open().then(&event).rows(project, &event),
            [],
            "it was resolved before"
        );
    }

    #[test]
    fn an_incident_that_ended_with_what_it_held_was_resolved_by_nobody_or_by_the_end_of_the_instance()
     {
        for (end, by) in [
            (IncidentEnd::Terminated, None),
            (IncidentEnd::InstanceCanceled, Some("system:canceled")),
            (IncidentEnd::InstanceFailed, Some("system:failed")),
        ] {
            assert_eq!(open().rows(project, &ended(end)), resolved(by));
        }
    }

    #[test]
    fn what_was_thrown_with_an_error_can_be_seen_too() {
        let InstanceEvent::IncidentRaised(mut raised) = incident_raised() else {
            panic!("expected an incident");
        };
        raised.variables = variables(r#"{"error":"the service is away"}"#);
        let story = Story::started().then(&entered("{}"));
        let rows = story.rows(project, &InstanceEvent::IncidentRaised(raised));
        let seen = json(r#"{"amount":120.50,"error":"the service is away"}"#);
        let row = format!("{:?}", rows[0]);
        assert!(row.contains(&format!("(\"variables\", {seen:?})")), "{row}");
    }

    #[test]
    fn an_instance_that_ends_resolves_what_was_open() {
        let canceled = InstanceEvent::InstanceCanceled {};
        assert_eq!(
            open().rows(project, &canceled),
            resolved(Some("system:canceled"))
        );
    }

    #[test]
    fn an_incident_inside_a_multi_instance_activity_says_in_which_item() {
        let id = |number| ActivationId(uuid::Uuid::from_u128(number));
        let (body, item, activity) = (id(50), id(51), id(52));
        let root = ActivationId::root(INSTANCE);
        let collection = Vec::new().into();
        let story = Story::started()
            .then(&entered_in(
                body,
                root,
                Some(MultiInstanceRole::Body { collection }),
            ))
            .then(&entered_in(
                item,
                body,
                Some(MultiInstanceRole::Item { index: 2 }),
            ))
            .then(&entered_in(activity, item, None));
        let InstanceEvent::IncidentRaised(mut raised) = incident_raised() else {
            panic!("expected an incident");
        };
        raised.activation = activity;
        let [row, _] = story
            .rows(project, &InstanceEvent::IncidentRaised(raised))
            .try_into()
            .unwrap();
        let row = format!("{row:?}");
        for (column, value) in [
            ("scope_id", format!("Uuid({})", item.0)),
            ("parent_scope_id", format!("Uuid({})", body.0)),
            ("item_index", "Integer(2)".to_owned()),
        ] {
            assert!(
                row.contains(&format!("(\"{column}\", {value})")),
                "{column} in {row}"
            );
        }
    }
}
