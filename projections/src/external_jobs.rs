//! `external_jobs`: every job for external workers, open and ended. Which worker holds an open one is read from `job_leases`.

mod queries;

pub use queries::{
    ExpiredLease, ExternalJob, Filter, Given, Held, OpenJob, QueueDepth, expired, get,
    held_by_poll, lease, list, open, queue_depths,
};

use crate::{
    Recorded,
    cell::count,
    change::Change,
    counts::Counted,
    read_table::ReadTable,
    status::status,
    streams::Projection,
    work::{Created, Work, WorkTable},
};
use domain::instance::{
    activation,
    event::{InstanceEvent, JobCreated, JobEvent, JobFailed, JobFailure, Life, Part},
    state::InstanceState,
};
use store::{Column, Kind, Owner, RowChange, Table};

/// The table.
pub static EXTERNAL_JOBS: Table = Table {
    name: "external_jobs",
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
        Column::new("retries", Kind::Integer),
        Column::new("status", Kind::Text),
        Column::new("element", Kind::Text),
        Column::new("task_type", Kind::Text),
        Column::new("business_id", Kind::Text),
        Column::new("cancel_reason", Kind::Text),
        Column::new("variables", Kind::Json),
        Column::new("headers", Kind::Json),
    ],
};

/// Its first version.
pub static READ_TABLE: ReadTable = ReadTable {
    name: "external_jobs",
    version: 1,
    table: &EXTERNAL_JOBS,
    owner: Owner::InProject("instance_id"),
    projection: Projection::Instance(project),
};

status! {
    /// The contract's `status` of a job.
    pub enum Status {
        /// It waits for a worker, or a worker has it.
        Pending = "PENDING",
        /// A worker did it.
        Completed = "COMPLETED",
        /// Its activity ended without it.
        Canceled = "CANCELED",
        /// No attempt is left, or a worker reported an error that no attempt mends.
        Failed = "FAILED",
    }
}

/// The table as one of work.
static WORK: WorkTable = WorkTable {
    table: &EXTERNAL_JOBS,
    counted: Counted::ExternalJob,
    open: Status::Pending.as_str(),
    canceled: Status::Canceled.as_str(),
    open_work: |work| match work {
        activation::Work::Job {
            job,
            task_type,
            open: true,
            ..
        } => Some(Work {
            id: *job,
            name: Some(task_type),
        }),
        activation::Work::Job { open: false, .. }
        | activation::Work::None
        | activation::Work::UserTask { .. }
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
        Part::Job(event) => event,
        Part::Instance(Life::Migrated(migrated)) => return WORK.rename(&change, migrated, rows),
        Part::Instance(Life::Started(_) | Life::Canceling | Life::Ended(_))
        | Part::UserTask(_)
        | Part::Incident(_)
        | Part::Terminated(_)
        | Part::Other => return WORK.cancel(&change, rows),
    };
    match event {
        JobEvent::Created(created) => create(&change, created, rows),
        JobEvent::Completed(activation) => {
            let status = Status::Completed.as_str();
            WORK.end(&change, activation, status, Vec::new(), rows);
        }
        JobEvent::Failed(failed) => fail(&change, failed, rows),
    }
}

fn create(change: &Change<'_>, created: &JobCreated, rows: &mut Vec<RowChange>) {
    let job = Created {
        activation: created.activation,
        work: Work {
            id: created.job,
            name: Some(&created.task_type),
        },
        element: &created.element,
        task_type: &created.task_type,
        headers: &created.headers,
        payload: change.before.payload_of_job(created),
    };
    WORK.create(
        change,
        &job,
        vec![("retries", count(created.retries))],
        rows,
    );
}

fn fail(change: &Change<'_>, failed: &JobFailed, rows: &mut Vec<RowChange>) {
    let retries = vec![("retries", count(failed.retries_left))];
    if failed.retries_left == 0 || failed.cause == JobFailure::Business {
        let status = Status::Failed.as_str();
        WORK.end(change, failed.activation, status, retries, rows);
    } else {
        WORK.update(change, failed.activation, retries, rows);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::key;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            ACTIVATION, INSTANCE, LISTENER, PROJECT, Story, WORK, entered, job_created, json,
            listener_called, noon, terminated, text, variables,
        },
    };
    use domain::ids::ElementId;
    use store::Cell;

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
                ("counted", text("external_job")),
                ("name", text("ship")),
                ("from_status", from),
                ("to_status", text(to)),
            ],
        )
    }

    fn created(payload: &str) -> [RowChange; 2] {
        let row = RowChange::create(
            &EXTERNAL_JOBS,
            key(ACTIVATION, WORK),
            vec![
                ("project_id", Cell::Uuid(PROJECT.0)),
                ("instance_id", Cell::Uuid(INSTANCE.0)),
                ("parent_instance_id", Cell::Null),
                ("created_at", Cell::Time(noon())),
                ("sequence", Cell::Integer(3)),
                ("status", text("PENDING")),
                ("element", text("work")),
                ("task_type", text("ship")),
                ("business_id", text("A-17")),
                ("variables", json(payload)),
                ("headers", json(r#"{"carrier":"rail"}"#)),
                ("retries", Cell::Integer(2)),
            ],
        );
        [row, delta(3, Cell::Null, "PENDING")]
    }

    fn waiting() -> Story {
        Story::started().then(&entered("{}")).then(&job_created())
    }

    fn ended(mut cells: Vec<(&'static str, Cell)>, status: &str) -> [RowChange; 2] {
        cells.push(("status", text(status)));
        cells.push(("completed_at", Cell::Time(noon())));
        cells.push(("sequence", Cell::Integer(4)));
        let row = RowChange::update(&EXTERNAL_JOBS, key(ACTIVATION, WORK), cells);
        [row, delta(4, text("PENDING"), status)]
    }

    fn failed(cause: JobFailure, retries_left: u32) -> InstanceEvent {
        InstanceEvent::JobFailed(JobFailed {
            activation: ACTIVATION,
            element: ElementId::from("work"),
            cause,
            error_code: "no rail".to_owned(),
            retries_left,
            variables: variables("{}"),
        })
    }

    #[test]
    fn a_job_carries_its_mapped_inputs_or_else_all_it_can_see() {
        let mapped = Story::started().then(&entered(r#"{"total": 1.10}"#));
        assert_eq!(
            mapped.rows(project, &job_created()),
            created(r#"{"total":1.10}"#)
        );
        let unmapped = Story::started().then(&entered("{}"));
        assert_eq!(
            unmapped.rows(project, &job_created()),
            created(r#"{"amount":120.50}"#)
        );
    }

    #[test]
    fn a_listener_carries_all_that_can_be_seen_where_it_is_called_and_has_a_key_of_its_own() {
        let story = Story::started().then(&entered(r#"{"total": 1.10}"#));
        let rows = story.rows(project, &listener_called());
        let row = format!("{:?}", rows[0]);
        assert!(row.contains(&format!("{:?}", key(LISTENER, WORK))), "{row}");
        let seen = json(r#"{"amount":120.50,"total":1.10}"#);
        assert!(row.contains(&format!("(\"variables\", {seen:?})")), "{row}");
        let completed = InstanceEvent::JobCompleted {
            activation: LISTENER,
            element: ElementId::from("work"),
        };
        let done = story.then(&listener_called()).rows(project, &completed);
        assert_eq!(done[1], delta(4, text("PENDING"), "COMPLETED"));
    }

    #[test]
    fn a_completed_job_is_done() {
        let completed = InstanceEvent::JobCompleted {
            activation: ACTIVATION,
            element: ElementId::from("work"),
        };
        assert_eq!(
            waiting().rows(project, &completed),
            ended(Vec::new(), "COMPLETED")
        );
    }

    #[test]
    fn a_failed_job_with_attempts_left_waits_on() {
        let expected = RowChange::update(
            &EXTERNAL_JOBS,
            key(ACTIVATION, WORK),
            vec![
                ("retries", Cell::Integer(1)),
                ("sequence", Cell::Integer(4)),
            ],
        );
        assert_eq!(
            waiting().rows(project, &failed(JobFailure::Technical, 1)),
            [expected]
        );
    }

    #[test]
    fn a_job_without_attempts_or_with_a_business_error_has_failed() {
        assert_eq!(
            waiting().rows(project, &failed(JobFailure::Technical, 0)),
            ended(vec![("retries", Cell::Integer(0))], "FAILED")
        );
        assert_eq!(
            waiting().rows(project, &failed(JobFailure::Business, 2)),
            ended(vec![("retries", Cell::Integer(2))], "FAILED")
        );
    }

    #[test]
    fn a_job_whose_activity_ends_is_canceled_and_says_why() {
        let canceled = |reason| ended(vec![("cancel_reason", text(reason))], "CANCELED");
        assert_eq!(
            waiting().rows(project, &terminated()),
            canceled("activity interrupted")
        );
        assert_eq!(
            waiting().rows(project, &InstanceEvent::InstanceCanceled {}),
            canceled("instance canceled")
        );
    }

    #[test]
    fn a_job_that_has_ended_is_not_canceled() {
        let completed = InstanceEvent::JobCompleted {
            activation: ACTIVATION,
            element: ElementId::from("work"),
        };
        assert_eq!(waiting().then(&completed).rows(project, &terminated()), []);
    }
}
