//! `instances`: every instance, running and ended.

mod queries;

pub use queries::{
    Caller, Filter, Instance, Running, callers, children, exists, get, is_running, list,
    project_of, running_of_project, running_of_resource,
};

use crate::{
    Recorded,
    cell::{count, optional_text, text},
    counts::{self, Counted, Transition},
    read_table::ReadTable,
    status::status,
    streams::Projection,
};
use domain::{
    ids::ProcessVersionId,
    instance::{
        event::{End, IncidentEvent, InstanceEvent, InstanceMigrated, InstanceStarted, Life, Part},
        state::{InstanceState, InstanceStatus},
    },
};
use store::{Cell, Column, Kind, Owner, RowChange, Table};

/// The table.
pub static INSTANCES: Table = Table {
    name: "instances",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("resource_id", Kind::Uuid),
        Column::new("process_version_id", Kind::Uuid),
        Column::new("parent_id", Kind::Uuid),
        Column::new("created_at", Kind::Time),
        Column::new("completed_at", Kind::Time),
        Column::new("sequence", Kind::Integer),
        Column::new("version", Kind::Integer),
        Column::new("open_incidents", Kind::Integer),
        Column::new("test", Kind::Boolean),
        Column::new("status", Kind::Text),
        Column::new("process_id", Kind::Text),
        Column::new("process_name", Kind::Text),
        Column::new("started_by", Kind::Text),
        Column::new("business_id", Kind::Text),
        Column::new("start_key", Kind::Text),
        Column::new("failure", Kind::Text),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "instances",
    version: 1,
    table: &INSTANCES,
    owner: Owner::Stream("id"),
    projection: Projection::Instance(project),
};

status! {
    /// The contract's `status` of an instance.
    pub enum Status {
        /// It goes on, or waits.
        Running = "RUNNING",
        /// Every token reached its end.
        Completed = "COMPLETED",
        /// It ended with an error that its caller catches.
        Failed = "FAILED",
        /// It was canceled.
        Canceled = "CANCELED",
    }
}

impl From<InstanceStatus> for Status {
    fn from(status: InstanceStatus) -> Self {
        match status {
            InstanceStatus::NotStarted | InstanceStatus::Running | InstanceStatus::Canceling => {
                Self::Running
            }
            InstanceStatus::Completed => Self::Completed,
            InstanceStatus::Canceled => Self::Canceled,
            InstanceStatus::Failed => Self::Failed,
        }
    }
}

/// What an event changes in the table.
pub fn project(
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    match recorded.event.part() {
        Part::Instance(Life::Started(started)) => start(started, recorded, rows),
        Part::Instance(Life::Ended(ended)) => {
            let (status, error_code) = match ended {
                End::Completed => (Status::Completed, None),
                End::Canceled => (Status::Canceled, None),
                End::Failed { error_code } => (Status::Failed, Some(error_code)),
            };
            end(status, error_code, before, recorded, rows);
        }
        Part::Incident(IncidentEvent::Raised(_)) => {
            set_open_incidents(before.incidents.len().saturating_add(1), recorded, rows);
        }
        Part::Incident(IncidentEvent::Resolved(incident, _)) => {
            if before.incidents.contains_key(&incident) {
                set_open_incidents(before.incidents.len().saturating_sub(1), recorded, rows);
            }
        }
        Part::Instance(Life::Migrated(migrated)) => migrate(migrated, before, recorded, rows),
        Part::Instance(Life::Canceling)
        | Part::Job(_)
        | Part::UserTask(_)
        | Part::Terminated(_)
        | Part::Other => {}
    }
}

fn start(
    started: &InstanceStarted,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let parent = started.parent.as_ref().map(|parent| parent.instance);
    let start_key = started
        .message
        .as_ref()
        .and_then(|message| message.correlation_key.as_ref());
    rows.push(RowChange::create(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("project_id", Cell::Uuid(started.project.0)),
            ("resource_id", Cell::Uuid(started.resource.0)),
            ("process_version_id", Cell::Uuid(started.process_version.0)),
            (
                "parent_id",
                parent.map_or(Cell::Null, |id| Cell::Uuid(id.0)),
            ),
            ("created_at", Cell::Time(recorded.recorded_at)),
            ("sequence", count(recorded.sequence)),
            ("version", count(started.version)),
            ("open_incidents", Cell::Integer(0)),
            ("test", Cell::Boolean(started.test)),
            ("status", text(Status::Running.as_str())),
            ("process_id", text(started.process_id.as_str())),
            (
                "process_name",
                optional_text(started.process_name.as_deref()),
            ),
            ("started_by", text(recorded.actor)),
            ("business_id", optional_text(started.business_id.as_deref())),
            (
                "start_key",
                start_key.map_or(Cell::Null, |key| Cell::Text(store::key::start_key(key))),
            ),
        ],
    ));
    let version = started.process_version;
    rows.push(transition(started, version, recorded, None, Status::Running).row(recorded));
}

fn end(
    status: Status,
    failure: Option<&str>,
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let (Some(started), Some(running)) = (&before.started, before.running()) else {
        return;
    };
    rows.push(RowChange::update(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("status", text(status.as_str())),
            ("completed_at", Cell::Time(recorded.recorded_at)),
            ("open_incidents", Cell::Integer(0)),
            ("failure", optional_text(failure)),
            ("sequence", count(recorded.sequence)),
        ],
    ));
    let is_first_change = recorded.step_begin == FIRST && before.migrated.is_none();
    rows.push(if is_first_change {
        counts::redirect(started.project, recorded.stream, FIRST, status.as_str())
    } else {
        let version = running.process_version;
        transition(started, version, recorded, Some(Status::Running), status).row(recorded)
    });
}

fn migrate(
    migrated: &InstanceMigrated,
    before: &InstanceState,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    let (Some(started), Some(running)) = (&before.started, before.running()) else {
        return;
    };
    rows.push(RowChange::update(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("resource_id", Cell::Uuid(migrated.resource.0)),
            ("process_version_id", Cell::Uuid(migrated.process_version.0)),
            ("version", count(migrated.version)),
            (
                "process_name",
                optional_text(migrated.process_name.as_deref()),
            ),
            ("sequence", count(recorded.sequence)),
        ],
    ));
    let version = running.process_version;
    let counted = transition(started, version, recorded, None, Status::Running);
    rows.extend(counted.moves(recorded, migrated.process_version));
}

/// The sequence of the event an instance begins with.
const FIRST: u64 = 1;

fn set_open_incidents(
    open: usize,
    recorded: &Recorded<'_, InstanceEvent>,
    rows: &mut Vec<RowChange>,
) {
    rows.push(RowChange::update(
        &INSTANCES,
        vec![Cell::Uuid(recorded.stream)],
        vec![
            ("open_incidents", count(open)),
            ("sequence", count(recorded.sequence)),
        ],
    ));
}

fn transition<'a>(
    started: &'a InstanceStarted,
    process_version: ProcessVersionId,
    recorded: &Recorded<'_, InstanceEvent>,
    from: Option<Status>,
    to: Status,
) -> Transition<'a> {
    Transition {
        project: started.project,
        counted: Counted::Instance,
        id: recorded.stream,
        name: Some(started.process_id.as_str()),
        process_version: Some(process_version),
        test: started.test,
        from: from.map(Status::as_str),
        to: to.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            INCIDENT, INSTANCE, PROCESS_VERSION, PROJECT, RESOURCE, Story, entered,
            incident_raised, noon, started, text,
        },
    };
    use domain::ids::MessageId;
    use domain::instance::event::{IncidentEnd, StartMessage};

    fn key() -> Vec<Cell> {
        vec![Cell::Uuid(INSTANCE.0)]
    }

    fn delta_key(sequence: i64) -> Vec<Cell> {
        vec![
            Cell::Uuid(PROJECT.0),
            Cell::Uuid(INSTANCE.0),
            Cell::Integer(sequence),
        ]
    }

    fn delta(sequence: i64, from: Cell, to: &str) -> RowChange {
        RowChange::create(
            &COUNT_DELTAS,
            delta_key(sequence),
            vec![
                ("process_version_id", Cell::Uuid(PROCESS_VERSION.0)),
                ("test", Cell::Boolean(false)),
                ("counted", text("instance")),
                ("name", text("order")),
                ("from_status", from),
                ("to_status", text(to)),
            ],
        )
    }

    fn ended(status: &str, sequence: i64, failure: Cell) -> RowChange {
        RowChange::update(
            &INSTANCES,
            key(),
            vec![
                ("status", text(status)),
                ("completed_at", Cell::Time(noon())),
                ("open_incidents", Cell::Integer(0)),
                ("failure", failure),
                ("sequence", Cell::Integer(sequence)),
            ],
        )
    }

    #[test]
    fn an_instance_that_starts_is_a_running_row() {
        let event = InstanceEvent::InstanceStarted(Box::new(started()));
        let expected = RowChange::create(
            &INSTANCES,
            key(),
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("resource_id", Cell::Uuid(RESOURCE.0)),
                ("process_version_id", Cell::Uuid(PROCESS_VERSION.0)),
                ("parent_id", Cell::Null),
                ("created_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(1)),
                ("version", Cell::Integer(3)),
                ("open_incidents", Cell::Integer(0)),
                ("test", Cell::Boolean(false)),
                ("status", text("RUNNING")),
                ("process_id", text("order")),
                ("process_name", text("Order")),
                ("started_by", text("erin")),
                ("business_id", text("A-17")),
                ("start_key", Cell::Null),
            ],
        );
        assert_eq!(
            Story::empty().rows(project, &event),
            [expected, delta(1, Cell::Null, "RUNNING")]
        );
    }

    #[test]
    fn an_instance_that_ends_in_a_later_step_changes_its_status() {
        assert_eq!(
            Story::started().rows(project, &InstanceEvent::InstanceCompleted {}),
            [
                ended("COMPLETED", 2, Cell::Null),
                delta(2, text("RUNNING"), "COMPLETED")
            ]
        );
        let failed = InstanceEvent::InstanceFailed {
            error_code: "declined".to_owned(),
            variables: crate::testing::variables("{}"),
        };
        assert_eq!(
            Story::started().rows(project, &failed),
            [
                ended("FAILED", 2, text("declined")),
                delta(2, text("RUNNING"), "FAILED")
            ]
        );
    }

    #[test]
    fn an_instance_that_starts_and_ends_in_one_step_is_counted_by_one_row() {
        let first_step = 1;
        let completed = InstanceEvent::InstanceCompleted {};
        let redirected = RowChange::update(
            &COUNT_DELTAS,
            delta_key(1),
            vec![("to_status", text("COMPLETED"))],
        );
        assert_eq!(
            Story::started().rows_in_step(project, &completed, first_step),
            [ended("COMPLETED", 2, Cell::Null), redirected]
        );
    }

    #[test]
    fn open_incidents_are_counted() {
        let open = |open, sequence| {
            RowChange::update(
                &INSTANCES,
                key(),
                vec![
                    ("open_incidents", Cell::Integer(open)),
                    ("sequence", Cell::Integer(sequence)),
                ],
            )
        };
        let story = Story::started().then(&entered("{}"));
        assert_eq!(story.rows(project, &incident_raised()), [open(1, 3)]);
        let resolved = InstanceEvent::IncidentResolved {
            incident: INCIDENT,
            activation: crate::testing::ACTIVATION,
            element: None,
            end: IncidentEnd::Resolved,
        };
        let story = story.then(&incident_raised());
        assert_eq!(story.rows(project, &resolved), [open(0, 4)]);
        let story = story.then(&resolved);
        assert_eq!(story.rows(project, &resolved), [], "it was resolved before");
    }

    #[test]
    fn the_key_of_a_message_start_is_stored_in_its_normal_form() {
        let mut started = started();
        started.message = Some(StartMessage {
            id: MessageId(uuid::Uuid::nil()),
            name: "order placed".to_owned(),
            correlation_key: Some(feel::Value::from_json("5.0").unwrap()),
        });
        let rows = Story::empty().rows(
            project,
            &InstanceEvent::InstanceStarted(Box::new(started.clone())),
        );
        if let Some(message) = &mut started.message {
            message.correlation_key = Some(feel::Value::from_json("5").unwrap());
        }
        let same = Story::empty().rows(project, &InstanceEvent::InstanceStarted(Box::new(started)));
        assert_eq!(rows, same);
    }
}
