//! How many instances each process, or each of its versions, has: columns beside the rows of a page. Tests are left out.

use crate::query::Query;
use domain::ids::ProjectId;
use jiff::Timestamp;
use store::Timestamptz;

/// What is told of a version's suspension, beside a page of versions.
pub(crate) const SUSPENSION: &str =
    "suspended.suspended_at, suspended.suspended_by, suspended.reason AS suspend_reason";
pub(crate) const JOINED_SUSPENSION: &str =
    "LEFT JOIN suspended_versions AS suspended ON suspended.process_version_id = page.id";

/// What has a tally of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tallied {
    /// A process: the page's `process_id`.
    Process,
    /// A version of a process: the page's `id`.
    ProcessVersion,
}

/// Gives each row of a page `running_count` and `total_count`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tally {
    pub(crate) project: ProjectId,
    pub(crate) of: Tallied,
    /// Bounds the total, but not the running ones, to those that started then or later.
    pub(crate) created_after: Option<Timestamp>,
}

impl Tally {
    /// The columns beside those of the page.
    pub(crate) fn columns(&self) -> String {
        let total = match self.created_after {
            None => "coalesce(tally.total, 0)",
            Some(_) => "recent.total",
        };
        let suspended = match self.of {
            Tallied::Process => "coalesce(suspended.versions, 0) AS suspended_version_count",
            Tallied::ProcessVersion => SUSPENSION,
        };
        format!("coalesce(tally.running, 0) AS running_count, {total} AS total_count, {suspended}")
    }

    /// Adds the sums over all instances and, for a bounded total, the count of the instances within its bound.
    pub(crate) fn push(&self, query: &mut Query) {
        self.push_suspended(query);
        let (group, of_page, of_instance) = match self.of {
            Tallied::Process => ("name", "page.process_id", "process_id"),
            Tallied::ProcessVersion => ("process_version_id", "page.id", "process_version_id"),
        };
        query
            .push(" LEFT JOIN (SELECT ")
            .push(group)
            .push(" AS tallied");
        query.push(", sum(change) FILTER (WHERE status = 'RUNNING')::bigint AS running");
        query.push(", sum(change)::bigint AS total FROM count_changes");
        query.push(" WHERE counted = 'instance' AND NOT test AND project_id = ");
        query.push_bind(self.project.0);
        query.push(" GROUP BY ").push(group);
        query.push(") AS tally ON tally.tallied = ").push(of_page);
        if let Some(created_after) = self.created_after {
            query.push(" LEFT JOIN LATERAL (SELECT count(*) AS total FROM instances");
            query
                .push(" WHERE NOT test AND project_id = ")
                .push_bind(self.project.0);
            query
                .push(" AND created_at >= ")
                .push_bind(Timestamptz(created_after));
            query
                .push(" AND ")
                .push(of_instance)
                .push(" = ")
                .push(of_page);
            query.push(") AS recent ON true");
        }
    }

    /// Adds what is suspended of each.
    fn push_suspended(&self, query: &mut Query) {
        match self.of {
            Tallied::Process => {
                query.push("LEFT JOIN (SELECT version.process_id, count(*) AS versions FROM suspended_versions");
                query.push(" JOIN process_versions AS version ON version.id = suspended_versions.process_version_id");
                query.push(" WHERE suspended_versions.project_id = ");
                query.push_bind(self.project.0);
                query.push(" GROUP BY version.process_id) AS suspended ON suspended.process_id = page.process_id");
            }
            Tallied::ProcessVersion => {
                query.push(JOINED_SUSPENSION);
            }
        }
    }
}
