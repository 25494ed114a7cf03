//! What is suspended: instances, process versions, and through them the instances that they called. A version with a hundred thousand
//! instances is one row here; who moves, hands out or lists looks at it.
//!
//! A step is decided on what its process knows, and stored only if that is still so ([`Assumed`]). Until something is suspended in a
//! database for the first time that costs nothing: a row says so that every step reads anyway.

use crate::{
    error::StoreError,
    pool::Pool,
    row::{Cell, Column, Kind, RowChange, Table},
    walk::Walk,
};
use jiff::Timestamp;
use uuid::Uuid;

/// Instances that are suspended themselves.
pub static SUSPENDED_INSTANCES: Table = Table {
    name: "suspended_instances",
    key: &[Column::new("instance_id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("suspended_at", Kind::Time),
        Column::new("suspended_by", Kind::Text),
        Column::new("reason", Kind::Text),
    ],
};

/// Process versions that are suspended.
pub static SUSPENDED_VERSIONS: Table = Table {
    name: "suspended_versions",
    key: &[Column::new("process_version_id", Kind::Uuid)],
    columns: &[
        Column::new("resource_id", Kind::Uuid),
        Column::new("project_id", Kind::Uuid),
        Column::new("suspended_at", Kind::Time),
        Column::new("suspended_by", Kind::Text),
        Column::new("reason", Kind::Text),
    ],
};

/// Instances in which something waits until they are not suspended any more.
pub static PARKED_INSTANCES: Table = Table {
    name: "parked_instances",
    key: &[Column::new("instance_id", Kind::Uuid)],
    columns: &[Column::new("project_id", Kind::Uuid)],
};

/// What the decision of a step took for granted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Assumed {
    /// Nothing: it does not move an instance.
    #[default]
    Nothing,
    /// That nothing was ever suspended in this database.
    NeverUsed,
    /// That none of these instances and process versions is suspended.
    NotSuspended(Vec<Uuid>),
}

/// Who suspended something, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

impl Suspension {
    fn cells(self) -> [(&'static str, Cell); 3] {
        [
            ("suspended_at", Cell::Time(self.at)),
            ("suspended_by", Cell::Text(self.by)),
            ("reason", self.reason.map_or(Cell::Null, Cell::Text)),
        ]
    }
}

/// The row of an instance that is suspended.
pub fn of_instance(instance: Uuid, project: Uuid, suspension: Suspension) -> RowChange {
    let mut cells = vec![("project_id", Cell::Uuid(project))];
    cells.extend(suspension.cells());
    RowChange::insert(&SUSPENDED_INSTANCES, vec![Cell::Uuid(instance)], cells)
}

/// An instance that is suspended no more.
pub fn instance_resumed(instance: Uuid) -> RowChange {
    RowChange::delete(&SUSPENDED_INSTANCES, vec![Cell::Uuid(instance)])
}

/// The row of a process version that is suspended.
pub fn of_version(
    version: Uuid,
    resource: Uuid,
    project: Uuid,
    suspension: Suspension,
) -> RowChange {
    let mut cells = vec![
        ("resource_id", Cell::Uuid(resource)),
        ("project_id", Cell::Uuid(project)),
    ];
    cells.extend(suspension.cells());
    RowChange::insert(&SUSPENDED_VERSIONS, vec![Cell::Uuid(version)], cells)
}

/// A process version that is suspended no more.
pub fn version_resumed(version: Uuid) -> RowChange {
    RowChange::delete(&SUSPENDED_VERSIONS, vec![Cell::Uuid(version)])
}

/// The row of an instance in which something waits.
pub fn parked(instance: Uuid, project: Uuid) -> RowChange {
    let project = ("project_id", Cell::Uuid(project));
    RowChange::insert(&PARKED_INSTANCES, vec![Cell::Uuid(instance)], vec![project])
}

/// An instance in which nothing waits any more.
pub fn released(instance: Uuid) -> RowChange {
    RowChange::delete(&PARKED_INSTANCES, vec![Cell::Uuid(instance)])
}

/// Whether anything was ever suspended in this database.
pub async fn is_used(pool: &Pool) -> Result<bool, StoreError> {
    let used = sqlx::query_scalar("SELECT suspends FROM event_epoch");
    Ok(used.fetch_one(pool).await?)
}

/// Tells every step to look at what is suspended, from now on and for ever.
pub async fn use_it(pool: &Pool) -> Result<(), StoreError> {
    sqlx::query("UPDATE event_epoch SET suspends = true WHERE NOT suspends")
        .execute(pool)
        .await?;
    Ok(())
}

/// What may suspend an instance beside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Above {
    /// Its process versions, each instance above, and their process versions.
    pub subjects: Vec<Uuid>,
    /// Whether one of them is suspended.
    pub is_suspended: bool,
}

/// What is above an instance of these process versions that `caller` called, if it was called.
pub async fn above(
    pool: &Pool,
    versions: &[Uuid],
    caller: Option<Uuid>,
) -> Result<Above, StoreError> {
    let (subjects, is_suspended) = sqlx::query_as(
        "WITH RECURSIVE above (id, parent_id, process_version_id) AS (
            SELECT id, parent_id, process_version_id FROM instances WHERE id = $2
            UNION ALL
            SELECT caller.id, caller.parent_id, caller.process_version_id
            FROM above JOIN instances AS caller ON caller.id = above.parent_id
        ), subject (id) AS (
            SELECT unnest($1::uuid[]) UNION SELECT id FROM above UNION SELECT process_version_id FROM above
        )
        SELECT array_agg(id), bool_or(
            EXISTS (SELECT FROM suspended_instances AS own WHERE own.instance_id = subject.id)
            OR EXISTS (SELECT FROM suspended_versions AS version WHERE version.process_version_id = subject.id)
        ) FROM subject",
    )
    .bind(versions)
    .bind(caller)
    .fetch_one(pool)
    .await?;
    Ok(Above {
        subjects,
        is_suspended,
    })
}

/// Looks at up to `limit` instances in which something waits. Gives those that wait for nothing any more, and where to go on: neither is
/// one suspended, nor does a row of the outbox of the kind `continues` ask it to go on, or one of the kinds `releases` its project.
pub async fn next_parked(
    pool: &Pool,
    walk: Walk,
    continues: &str,
    releases: &[&str],
    limit: u32,
) -> Result<(Vec<Uuid>, Option<Walk>), StoreError> {
    let page: Vec<(Uuid, Uuid, bool)> = sqlx::query_as(
        "SELECT project_id, instance_id, NOT is_suspended(instance_id)
            AND NOT EXISTS (
                SELECT FROM outbox WHERE stream = instance_id AND due <= now() AND kind = $5
            ) AND NOT EXISTS (
                SELECT FROM outbox
                WHERE kind = ANY ($6) AND outbox.project_id = parked.project_id
                AND due <= now()
            )
        FROM parked_instances AS parked
        WHERE (project_id, instance_id) > ($1, $2) AND project_id <= $3
        ORDER BY project_id, instance_id LIMIT $4",
    )
    .bind(walk.project)
    .bind(walk.after)
    .bind(walk.last_project)
    .bind(i64::from(limit))
    .bind(continues)
    .bind(releases)
    .fetch_all(pool)
    .await?;
    let is_full = page.len() == limit as usize;
    let last = page.last().filter(|_| is_full);
    let next = last.map(|(project, instance, _)| walk.past((*project, *instance)));
    let free = page.into_iter().filter(|(.., is_free)| *is_free);
    Ok((free.map(|(_, instance, _)| instance).collect(), next))
}
