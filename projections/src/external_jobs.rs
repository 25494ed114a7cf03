//! `external_jobs`: every job for external workers, open and ended. Which worker holds an open one is read from `job_leases`.

mod queries;

pub use queries::{
    ExpiredLease, ExternalJob, Filter, Given, Held, OpenJob, QueueDepth, expired, get,
    held_by_poll, lease, list, open, queue_depths,
};

use crate::{
    Recorded, cancellation,
    cell::{count, names, optional_text, text},
    counts::{Counted, Transition},
    read_table::{Projection, ReadTable},
    status::status,
};
use domain::{
    ids::{ActivationId, WorkId},
    instance::{
        event::{InstanceEvent, InstanceStarted, JobCreated, JobFailed, JobFailure},
        state::{InstanceState, Work},
    },
};
use store::{Cell, Column, Kind, Owner, RowChange, Table};

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
        InstanceEvent::JobCreated(created) => change.create(created, rows),
        InstanceEvent::JobCompleted { activation, .. } => {
            change.end(*activation, Status::Completed, Vec::new(), rows);
        }
        InstanceEvent::JobFailed(failed) => change.fail(failed, rows),
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
    fn create(&self, created: &JobCreated, rows: &mut Vec<RowChange>) {
        let parent = self.started.parent.as_ref().map(|parent| parent.instance);
        rows.push(RowChange::create(
            &EXTERNAL_JOBS,
            key(created.activation, created.job),
            vec![
                ("project_id", Cell::Uuid(self.started.project.0)),
                ("instance_id", Cell::Uuid(self.recorded.stream)),
                (
                    "parent_instance_id",
                    parent.map_or(Cell::Null, |id| Cell::Uuid(id.0)),
                ),
                ("created_at", Cell::Time(self.recorded.recorded_at)),
                ("sequence", count(self.recorded.sequence)),
                ("retries", count(created.retries)),
                ("status", text(Status::Pending.as_str())),
                ("element", text(created.element.as_str())),
                ("task_type", text(&created.task_type)),
                (
                    "business_id",
                    optional_text(self.started.business_id.as_deref()),
                ),
                (
                    "variables",
                    Cell::Json(self.before.payload(created.activation).0.to_json()),
                ),
                ("headers", names(&created.headers)),
            ],
        ));
        rows.push(self.transition(created.job, &created.task_type, None, Status::Pending));
    }

    fn fail(&self, failed: &JobFailed, rows: &mut Vec<RowChange>) {
        let retries = ("retries", count(failed.retries_left));
        if failed.retries_left == 0 || failed.cause == JobFailure::Business {
            self.end(failed.activation, Status::Failed, vec![retries], rows);
        } else if let Some((job, _)) = self.open_job(failed.activation) {
            rows.push(RowChange::update(
                &EXTERNAL_JOBS,
                key(failed.activation, job),
                vec![retries, ("sequence", count(self.recorded.sequence))],
            ));
        }
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
        let Some((job, task_type)) = self.open_job(activation) else {
            return;
        };
        cells.push(("status", text(status.as_str())));
        cells.push(("completed_at", Cell::Time(self.recorded.recorded_at)));
        cells.push(("sequence", count(self.recorded.sequence)));
        rows.push(RowChange::update(
            &EXTERNAL_JOBS,
            key(activation, job),
            cells,
        ));
        rows.push(self.transition(job, task_type, Some(Status::Pending), status));
    }

    fn open_job(&self, activation: ActivationId) -> Option<(WorkId, &str)> {
        match &self.before.activation(activation)?.work {
            Work::Job {
                job,
                task_type,
                open: true,
                ..
            } => Some((*job, task_type)),
            Work::Job { open: false, .. }
            | Work::None
            | Work::UserTask { .. }
            | Work::CalledInstance { .. } => None,
        }
    }

    fn transition(
        &self,
        job: WorkId,
        task_type: &str,
        from: Option<Status>,
        to: Status,
    ) -> RowChange {
        Transition {
            project: self.started.project,
            counted: Counted::ExternalJob,
            id: job.0,
            name: Some(task_type),
            process_version: None,
            test: self.started.test,
            from: from.map(Status::as_str),
            to: to.as_str(),
        }
        .row(self.recorded)
    }
}

fn key(activation: ActivationId, job: WorkId) -> Vec<Cell> {
    vec![Cell::Uuid(activation.0), Cell::Uuid(job.0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        counts::COUNT_DELTAS,
        testing::{
            ACTIVATION, INSTANCE, PROJECT, Story, WORK, entered, job_created, json, noon,
            terminated, text, variables,
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
                ("retries", Cell::Integer(2)),
                ("status", text("PENDING")),
                ("element", text("work")),
                ("task_type", text("ship")),
                ("business_id", text("A-17")),
                ("variables", json(payload)),
                ("headers", json(r#"{"carrier":"rail"}"#)),
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
