//! `incidents`: everything that needed an operator, open and resolved.

mod queries;

pub use queries::{Filter, IncidentRecord, list, open_of_instance, with_ids};

use crate::{
    Recorded,
    cell::{count, optional_text, text},
    change::{Change, Subject},
    counts::Counted,
    read_table::ReadTable,
    status::status,
    streams::Projection,
};
use domain::{
    ids::{ActivationId, ElementId, IncidentId},
    instance::{
        activation::LoopState,
        event::{
            End, IncidentEnd, IncidentEvent, IncidentRaised, InstanceEvent, InstanceMigrated, Life,
            Part,
        },
        state::InstanceState,
    },
};
use store::{Cell, Column, Kind, Owner, RowChange, Table};

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
    let Some(change) = Change::of(before, recorded) else {
        return;
    };
    match recorded.event.part() {
        Part::Incident(IncidentEvent::Raised(raised)) => raise(&change, raised, rows),
        Part::Incident(IncidentEvent::Resolved(incident, end)) => {
            if !before.incidents.contains_key(&incident) {
                return;
            }
            let by = match end {
                IncidentEnd::Resolved => Some(recorded.actor),
                IncidentEnd::Terminated => None,
                IncidentEnd::InstanceCanceled => Some(BY_CANCELLATION),
                IncidentEnd::InstanceFailed => Some(BY_FAILURE),
            };
            resolve(&change, incident, by, rows);
        }
        Part::Instance(Life::Ended(end)) => {
            let by = match end {
                End::Completed => BY_COMPLETION,
                End::Canceled => BY_CANCELLATION,
                End::Failed { .. } => BY_FAILURE,
            };
            resolve_all(&change, by, rows);
        }
        Part::Instance(Life::Migrated(migrated)) => move_all(&change, migrated, rows),
        Part::Instance(Life::Started(_) | Life::Canceling)
        | Part::Job(_)
        | Part::UserTask(_)
        | Part::Terminated(_)
        | Part::Other => {}
    }
}

fn raise(change: &Change<'_>, raised: &IncidentRaised, rows: &mut Vec<RowChange>) {
    let Change {
        before,
        started,
        running,
        recorded,
    } = *change;
    let mut variables = before.visible_variables(raised.activation);
    variables.merge(&raised.variables);
    let mut cells = vec![
        ("project_id", Cell::Uuid(started.project.0)),
        ("instance_id", Cell::Uuid(recorded.stream)),
        ("process_version_id", Cell::Uuid(running.process_version.0)),
        ("raised_at", Cell::Time(recorded.recorded_at)),
        ("sequence", count(recorded.sequence)),
        ("version", count(running.version)),
        ("process_id", text(started.process_id.as_str())),
        ("process_name", optional_text(running.process_name)),
        (
            "element",
            optional_text(raised.element.as_ref().map(ElementId::as_str)),
        ),
        ("error_type", text(raised.error_type.name())),
        ("error_code", optional_text(raised.error_code.as_deref())),
        ("error_message", text(&raised.message)),
        ("variables", Cell::Json(variables.0.to_json())),
    ];
    cells.extend(place(before, raised.activation));
    rows.push(RowChange::create(
        &INCIDENTS,
        vec![Cell::Uuid(raised.incident.0)],
        cells,
    ));
    let open = Status::Open.as_str();
    rows.push(change.transition(&subject(change, raised.incident), None, open));
}

/// Where an activation stands: in which scope, in which around that, and in which item of a multi-instance activity.
fn place(before: &InstanceState, activation: ActivationId) -> [(&'static str, Cell); 4] {
    // A listener is where its host is.
    let listener = before
        .activation(activation)
        .and_then(|found| found.listener);
    let at = listener.map_or(activation, |listener| listener.host);
    let mut scopes = before.scopes(at).skip(1);
    let mut next = || {
        scopes
            .next()
            .map_or(Cell::Null, |scope| Cell::Uuid(scope.0))
    };
    let (scope, parent_scope) = (next(), next());
    let item =
        before
            .scopes(activation)
            .find_map(|scope| match before.activation(scope)?.loop_state {
                Some(LoopState::Item { index }) => Some(index),
                Some(LoopState::Body { .. } | LoopState::Loop { .. }) | None => None,
            });
    [
        ("execution_key", Cell::Uuid(activation.0)),
        ("scope_id", scope),
        ("parent_scope_id", parent_scope),
        ("item_index", item.map_or(Cell::Null, count)),
    ]
}

fn resolve(change: &Change<'_>, incident: IncidentId, by: Option<&str>, rows: &mut Vec<RowChange>) {
    rows.push(RowChange::update(
        &INCIDENTS,
        vec![Cell::Uuid(incident.0)],
        vec![
            ("resolved_at", Cell::Time(change.recorded.recorded_at)),
            ("resolved_by", optional_text(by)),
            ("sequence", count(change.recorded.sequence)),
        ],
    ));
    let (open, resolved) = (Status::Open.as_str(), Status::Resolved.as_str());
    rows.push(change.transition(&subject(change, incident), Some(open), resolved));
}

fn resolve_all(change: &Change<'_>, by: &str, rows: &mut Vec<RowChange>) {
    for incident in change.before.incidents.keys() {
        resolve(change, *incident, Some(by), rows);
    }
}

/// The open incidents of an instance that is migrated are those of its new version.
fn move_all(change: &Change<'_>, migrated: &InstanceMigrated, rows: &mut Vec<RowChange>) {
    for (incident, held) in &change.before.incidents {
        let held = change.before.activation(held.activation);
        let element = held.and_then(|held| held.element.as_ref());
        let element = element.map(|element| migrated.element(element));
        let mut cells = vec![
            ("process_version_id", Cell::Uuid(migrated.process_version.0)),
            ("version", count(migrated.version)),
            (
                "process_name",
                optional_text(migrated.process_name.as_deref()),
            ),
            ("sequence", count(change.recorded.sequence)),
        ];
        cells.extend(element.map(|element| ("element", text(element.as_str()))));
        rows.push(RowChange::update(
            &INCIDENTS,
            vec![Cell::Uuid(incident.0)],
            cells,
        ));
        let subject = subject(change, *incident);
        let open = Status::Open.as_str();
        rows.extend(change.moves(&subject, open, migrated.process_version));
    }
}

fn subject(change: &Change<'_>, incident: IncidentId) -> Subject<'static> {
    Subject {
        counted: Counted::Incident,
        id: incident.0,
        name: None,
        process_version: Some(change.running.process_version),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            ACTIVATION, INCIDENT, INSTANCE, LISTENER, PROCESS_VERSION, PROJECT, Story, entered,
            entered_in, incident_raised, json, listener_called, noon, text, variables,
        },
    };
    use domain::instance::event::LoopRole;

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
    fn an_incident_of_a_listener_happened_where_it_was_called() {
        let InstanceEvent::IncidentRaised(mut raised) = incident_raised() else {
            panic!("expected an incident");
        };
        raised.activation = LISTENER;
        let story = Story::started()
            .then(&entered("{}"))
            .then(&listener_called());
        let rows = story.rows(project, &InstanceEvent::IncidentRaised(raised));
        let row = format!("{:?}", rows[0]);
        for (column, found) in [
            ("execution_key", Cell::Uuid(LISTENER.0)),
            ("scope_id", Cell::Uuid(INSTANCE.0)),
            ("parent_scope_id", Cell::Null),
        ] {
            assert!(row.contains(&format!("({column:?}, {found:?})")), "{row}");
        }
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
            .then(&entered_in(body, root, Some(LoopRole::Body { collection })))
            .then(&entered_in(item, body, Some(LoopRole::Item { index: 2 })))
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
