//! `counts` and `count_deltas`: how many there are of what is listed, by status. Steps only insert into `count_deltas`;
//! [`compact`] adds those up into `counts`. A total is the sum of both.

use crate::{
    Recorded,
    cell::{count, optional_text, text},
    query::Query,
};
use domain::ids::{ProcessVersionId, ProjectId};
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Row as _};
use std::collections::BTreeMap;
use store::{Cell, Column, Kind, Pool, Row, RowChange, Table};
use uuid::Uuid;

/// Changes of status that are not added up yet.
pub static COUNT_DELTAS: Table = Table {
    name: "count_deltas",
    key: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("counted_id", Kind::Uuid),
        Column::new("sequence", Kind::Integer),
    ],
    columns: &[
        Column::new("process_version_id", Kind::Uuid),
        Column::new("test", Kind::Boolean),
        Column::new("counted", Kind::Text),
        Column::new("name", Kind::Text),
        Column::new("from_status", Kind::Text),
        Column::new("to_status", Kind::Text),
    ],
};

/// The changes of status that are added up. Steps never write here.
pub static COUNTS: Table = Table {
    name: "counts",
    key: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("counted", Kind::Text),
        Column::new("name", Kind::Text),
        Column::new("process_version_id", Kind::Uuid),
        Column::new("test", Kind::Boolean),
        Column::new("status", Kind::Text),
    ],
    columns: &[Column::new("total", Kind::Integer)],
};

/// What streams add to the totals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributions {
    /// The change of the total with each key of [`COUNTS`].
    changes: BTreeMap<Vec<Cell>, i64>,
}

impl Contributions {
    /// What these rows of [`COUNT_DELTAS`] come to.
    pub(crate) fn of(deltas: impl Iterator<Item = Row>) -> Self {
        let mut contributions = Self::default();
        for delta in deltas {
            contributions.add(&delta, "from_status", -1);
            contributions.add(&delta, "to_status", 1);
        }
        contributions.changes.retain(|_, change| *change != 0);
        contributions
    }

    fn add(&mut self, delta: &Row, status: &str, change: i64) {
        let cell = |column| delta.cell(column).cloned().unwrap_or(Cell::Null);
        let status = cell(status);
        if status == Cell::Null {
            return;
        }
        let group = [
            "project_id",
            "counted",
            "name",
            "process_version_id",
            "test",
        ];
        let key = group.into_iter().map(cell).chain([status]).collect();
        *self.changes.entry(key).or_default() += change;
    }

    /// Both.
    pub fn merge(&mut self, others: Self) {
        for (key, change) in others.changes {
            *self.changes.entry(key).or_default() += change;
        }
        self.changes.retain(|_, change| *change != 0);
    }

    /// As rows of [`COUNTS`], whose totals are to be added to those that are there.
    pub fn into_rows(self) -> impl Iterator<Item = Row> {
        self.changes.into_iter().map(|(key, change)| Row {
            table: &COUNTS,
            key,
            cells: vec![Cell::Integer(change)],
        })
    }
}

/// Keeps replicas from adding up at the same time: any number that nothing else locks.
const COMPACTION_LOCK: i64 = 0x636f_756e_7473;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Instance,
    ExternalJob,
    UserTask,
    Incident,
}

impl Counted {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Instance => "instance",
            Self::ExternalJob => "external_job",
            Self::UserTask => "user_task",
            Self::Incident => "incident",
        }
    }
}

/// A change of status.
#[derive(Clone, Copy)]
pub(crate) struct Transition<'a> {
    pub(crate) project: ProjectId,
    pub(crate) counted: Counted,
    /// What changed.
    pub(crate) id: Uuid,
    /// The process of an instance, the task type of a job.
    pub(crate) name: Option<&'a str>,
    pub(crate) process_version: Option<ProcessVersionId>,
    pub(crate) test: bool,
    /// The status before; `None` of what is new.
    pub(crate) from: Option<&'static str>,
    pub(crate) to: &'static str,
}

/// The status by which something leaves a process version for another. It counts nowhere.
const MIGRATED: &str = "MIGRATED";

impl Transition<'_> {
    /// The rows of a move to another process version by an event, in the status that it has.
    pub(crate) fn moves<E>(
        self,
        recorded: &Recorded<'_, E>,
        other: ProcessVersionId,
    ) -> [RowChange; 2] {
        let status = self.to;
        let leaves = Self {
            from: Some(status),
            to: MIGRATED,
            ..self
        };
        let begins = Self {
            process_version: Some(other),
            from: None,
            ..self
        };
        // An event has one change of what it is about; of this second one no event has the place.
        let place = Cell::Integer(-i64::try_from(recorded.sequence).unwrap_or(i64::MAX));
        let begins = begins.row_at(place);
        [leaves.row(recorded), begins]
    }

    /// The row of a change that an event made.
    pub(crate) fn row<E>(&self, recorded: &Recorded<'_, E>) -> RowChange {
        self.row_at(count(recorded.sequence))
    }

    fn row_at(&self, place: Cell) -> RowChange {
        RowChange::create(
            &COUNT_DELTAS,
            vec![Cell::Uuid(self.project.0), Cell::Uuid(self.id), place],
            vec![
                (
                    "process_version_id",
                    self.process_version
                        .map_or(Cell::Null, |id| Cell::Uuid(id.0)),
                ),
                ("test", Cell::Boolean(self.test)),
                ("counted", text(self.counted.as_str())),
                ("name", optional_text(self.name)),
                ("from_status", optional_text(self.from)),
                ("to_status", text(self.to)),
            ],
        )
    }
}

/// Lets a change that an earlier event of the same step made lead to another status: the two need one row.
pub(crate) fn redirect(project: ProjectId, id: Uuid, sequence: u64, to: &'static str) -> RowChange {
    RowChange::update(
        &COUNT_DELTAS,
        key(project, id, sequence),
        vec![("to_status", text(to))],
    )
}

fn key(project: ProjectId, id: Uuid, sequence: u64) -> Vec<Cell> {
    vec![Cell::Uuid(project.0), Cell::Uuid(id), count(sequence)]
}

/// What is counted together; a part that is `None` is not asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group<'a> {
    pub(crate) project: ProjectId,
    pub(crate) counted: Counted,
    pub(crate) name: Option<&'a str>,
    pub(crate) process_version: Option<ProcessVersionId>,
    pub(crate) test: Option<bool>,
    pub(crate) status: Option<&'static str>,
}

impl Group<'_> {
    /// Adds the total as an expression of type `bigint`.
    pub(crate) fn push_total(&self, query: &mut Query) {
        query.push(
            "(SELECT coalesce(sum(change), 0)::bigint FROM count_changes WHERE project_id = ",
        );
        query.push_bind(self.project.0);
        query
            .push(" AND counted = ")
            .push_bind(self.counted.as_str());
        if let Some(name) = self.name {
            query.push(" AND name = ").push_bind(name.to_owned());
        }
        if let Some(process_version) = self.process_version {
            query
                .push(" AND process_version_id = ")
                .push_bind(process_version.0);
        }
        if let Some(test) = self.test {
            query.push(" AND test = ").push_bind(test);
        }
        if let Some(status) = self.status {
            query.push(" AND status = ").push_bind(status);
        }
        query.push(")");
    }
}

/// A total that is not what the rows come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongTotal {
    /// The key in [`COUNTS`].
    pub key: Vec<Cell>,
    /// How many rows there are.
    pub expected: i64,
    /// How many the changes of status add up to.
    pub found: i64,
}

/// One statement sees both sides as of one moment, so steps that are stored meanwhile do not matter.
const WRONG_TOTALS: &str = "SELECT project_id, counted, name, process_version_id, test, status,
        sum(expected)::bigint AS expected, sum(found)::bigint AS found
    FROM (
        SELECT project_id, 'instance' AS counted, process_id AS name, process_version_id, test, status,
            1 AS expected, 0 AS found
        FROM instances
        UNION ALL
        SELECT job.project_id, 'external_job', job.task_type, NULL, instance.test, job.status, 1, 0
        FROM external_jobs AS job JOIN instances AS instance ON instance.id = job.instance_id
        UNION ALL
        SELECT task.project_id, 'user_task', NULL, NULL, instance.test, task.status, 1, 0
        FROM user_tasks AS task JOIN instances AS instance ON instance.id = task.instance_id
        UNION ALL
        SELECT incident.project_id, 'incident', NULL, incident.process_version_id, instance.test,
            CASE WHEN incident.resolved_at IS NULL THEN 'open' ELSE 'resolved' END, 1, 0
        FROM incidents AS incident JOIN instances AS instance ON instance.id = incident.instance_id
        UNION ALL
        SELECT project_id, counted, name, process_version_id, test, status, 0, change FROM count_changes
    ) AS both_sides
    GROUP BY project_id, counted, name, process_version_id, test, status
    HAVING sum(expected) <> sum(found)
    ORDER BY project_id, counted, name, process_version_id, test, status";

/// The totals that are not what the rows of the other tables come to.
pub async fn wrong_totals(connection: &mut PgConnection) -> Result<Vec<WrongTotal>, sqlx::Error> {
    let totals = sqlx::query(WRONG_TOTALS).fetch_all(connection).await?;
    let totals = totals.iter().map(|row| {
        Ok(WrongTotal {
            key: Row::read_key(&COUNTS, row)?,
            expected: row.try_get("expected")?,
            found: row.try_get("found")?,
        })
    });
    totals.collect()
}

/// Makes the totals what the rows of the other tables come to. Answers how many were wrong. Steps only ever add to a total, so a
/// difference that was right at one moment is right at any later one.
pub(crate) async fn correct_totals(pool: &PgPool) -> Result<u64, sqlx::Error> {
    let mut transaction = pool.begin().await?;
    // Whoever adds up changes writes the same rows.
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(COMPACTION_LOCK)
        .execute(&mut *transaction)
        .await?;
    let text = format!(
        "INSERT INTO counts AS present (project_id, counted, name, process_version_id, test, status, total)
        SELECT project_id, counted, name, process_version_id, test, status, expected - found FROM ({WRONG_TOTALS}) AS wrong
        ON CONFLICT ON CONSTRAINT counts_group DO UPDATE SET total = present.total + excluded.total"
    );
    let corrected = sqlx::query(AssertSqlSafe(text))
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(corrected.rows_affected())
}

/// Adds up the changes of status so far and forgets them. To be called every second or so, by any number of replicas: one
/// does it, the others do nothing. Answers how many there were.
pub async fn compact(pool: &Pool) -> Result<u64, sqlx::Error> {
    let changes: i64 = sqlx::query_scalar(
        "WITH turn AS MATERIALIZED (SELECT pg_try_advisory_xact_lock($1) AS ours),
        taken AS (
            DELETE FROM count_deltas USING turn WHERE turn.ours
            RETURNING project_id, counted, name, process_version_id, test, from_status, to_status
        ),
        changes AS (
            SELECT project_id, counted, name, process_version_id, test, to_status AS status, 1 AS change FROM taken
            UNION ALL
            SELECT project_id, counted, name, process_version_id, test, from_status, -1 FROM taken
            WHERE from_status IS NOT NULL
        ),
        added AS (
            INSERT INTO counts AS present (project_id, counted, name, process_version_id, test, status, total)
            SELECT project_id, counted, name, process_version_id, test, status, sum(change) FROM changes
            GROUP BY project_id, counted, name, process_version_id, test, status
            HAVING sum(change) <> 0
            ON CONFLICT ON CONSTRAINT counts_group DO UPDATE SET total = present.total + excluded.total
        )
        SELECT count(*) FROM taken",
    )
    .bind(COMPACTION_LOCK)
    .fetch_one(pool)
    .await?;
    Ok(changes.unsigned_abs())
}
