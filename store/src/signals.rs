//! Signals that are kept, and the subscriptions that wait for one. Both are inserted by steps of their own streams; here they find
//! each other, by project and name.

use crate::{
    error::StoreError,
    pool::Pool,
    row::{Cell, Column, Kind, RowChange, Table},
    time::Timestamptz,
};
use jiff::Timestamp;
use sqlx::{Decode, FromRow, Postgres, Row, Type, postgres::PgRow};
use uuid::Uuid;

/// Signals that are kept.
pub static SIGNALS: Table = Table {
    name: "signals",
    key: &[Column::new("signal_id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("expires_at", Kind::Time),
        Column::new("is_broadcast", Kind::Boolean),
        Column::new("name", Kind::Text),
    ],
};

/// Those who wait for a signal.
pub static SIGNAL_SUBSCRIPTIONS: Table = Table {
    name: "signal_subscriptions",
    key: &[Column::new("subscription_id", Kind::Uuid)],
    columns: &[
        Column::new("stream", Kind::Uuid),
        Column::new("project_id", Kind::Uuid),
        Column::new("process_version_id", Kind::Uuid),
        Column::new("name", Kind::Text),
        Column::new("process_id", Kind::Text),
        Column::new("element", Kind::Text),
        Column::new("had", Kind::Jsonb),
    ],
};

/// A subscription that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSubscription {
    /// Its id.
    pub subscription_id: Uuid,
    /// The instance that waits, or the resource of a start.
    pub stream: Uuid,
    /// What a signal starts; `None` for a running instance that catches it.
    pub start: Option<OpenStart>,
}

/// What a signal starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenStart {
    /// The process version.
    pub process_version_id: Uuid,
    /// Its process.
    pub process_id: String,
    /// The start event.
    pub element: String,
}

/// The row of a signal that was published.
pub fn published(
    signal: Uuid,
    project: Uuid,
    name: &str,
    expires_at: Timestamp,
    is_broadcast: bool,
) -> RowChange {
    RowChange::insert(
        &SIGNALS,
        vec![Cell::Uuid(signal)],
        vec![
            ("project_id", Cell::Uuid(project)),
            ("name", Cell::Text(name.to_owned())),
            ("expires_at", Cell::Time(expires_at)),
            ("is_broadcast", Cell::Boolean(is_broadcast)),
        ],
    )
}

/// All who waited for the signal have got it.
pub fn broadcast(signal: Uuid) -> RowChange {
    RowChange::update(
        &SIGNALS,
        vec![Cell::Uuid(signal)],
        vec![("is_broadcast", Cell::Boolean(true))],
    )
}

/// Nobody gets the signal any more.
pub fn expired(signal: Uuid) -> RowChange {
    RowChange::delete(&SIGNALS, vec![Cell::Uuid(signal)])
}

/// The row of an instance that begins to wait for a signal.
pub fn catching(
    subscription: Uuid,
    instance: Uuid,
    project: Uuid,
    name: &str,
    had: impl IntoIterator<Item = Uuid>,
) -> RowChange {
    RowChange::insert(
        &SIGNAL_SUBSCRIPTIONS,
        vec![Cell::Uuid(subscription)],
        vec![
            ("stream", Cell::Uuid(instance)),
            ("project_id", Cell::Uuid(project)),
            ("name", Cell::Text(name.to_owned())),
            ("had", listed(had)),
        ],
    )
}

/// The signals that a subscription does not get have changed.
pub fn noted(subscription: Uuid, had: impl IntoIterator<Item = Uuid>) -> RowChange {
    RowChange::update(
        &SIGNAL_SUBSCRIPTIONS,
        vec![Cell::Uuid(subscription)],
        vec![("had", listed(had))],
    )
}

/// Ids as a list of JSON, written as PostgreSQL writes it; most have none.
fn listed(ids: impl IntoIterator<Item = Uuid>) -> Cell {
    let ids: Vec<_> = ids.into_iter().map(|id| format!("\"{id}\"")).collect();
    if ids.is_empty() {
        Cell::Null
    } else {
        Cell::Json(format!("[{}]", ids.join(", ")))
    }
}

/// The row of a signal start event that begins to wait.
pub fn starting(
    subscription: Uuid,
    resource: Uuid,
    project: Uuid,
    name: &str,
    start: OpenStart,
) -> RowChange {
    RowChange::insert(
        &SIGNAL_SUBSCRIPTIONS,
        vec![Cell::Uuid(subscription)],
        vec![
            ("stream", Cell::Uuid(resource)),
            ("project_id", Cell::Uuid(project)),
            ("name", Cell::Text(name.to_owned())),
            ("process_version_id", Cell::Uuid(start.process_version_id)),
            ("process_id", Cell::Text(start.process_id)),
            ("element", Cell::Text(start.element)),
        ],
    )
}

/// The row that ends a subscription.
pub fn closed(subscription: Uuid) -> RowChange {
    RowChange::delete(&SIGNAL_SUBSCRIPTIONS, vec![Cell::Uuid(subscription)])
}

/// The newest subscription that waits for a signal of this name.
pub async fn newest_subscription(
    pool: &Pool,
    project: Uuid,
    name: &str,
) -> Result<Option<Uuid>, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT subscription_id FROM signal_subscriptions WHERE project_id = $1 AND name = $2
        ORDER BY subscription_id DESC LIMIT 1",
    )
    .bind(project)
    .bind(name)
    .fetch_optional(pool)
    .await?;
    Ok(found)
}

/// At most `limit` subscriptions that wait for a signal of this name, from the one after `after` on and up to `last`, and what each
/// is, if it is to get it.
pub async fn page(
    pool: &Pool,
    signal: Uuid,
    (project, name): (Uuid, &str),
    (after, last): (Option<Uuid>, Uuid),
    limit: u16,
) -> Result<Vec<(OpenSubscription, bool)>, StoreError> {
    let found = sqlx::query(
        "SELECT subscription_id, stream, process_version_id, process_id, element, NOT coalesce(had ? $6, false)
        FROM signal_subscriptions
        WHERE project_id = $1 AND name = $2 AND subscription_id > $3 AND subscription_id <= $4
        ORDER BY subscription_id LIMIT $5",
    )
    .bind(project)
    .bind(name)
    .bind(after.unwrap_or(Uuid::nil()))
    .bind(last)
    .bind(i64::from(limit))
    .bind(signal.to_string())
    .try_map(beside)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// A subscription that waits, if it does; and the kept signals that it may get, the oldest first: at most `limit`, from the one
/// after `after` on.
pub async fn kept_for(
    pool: &Pool,
    subscription: Uuid,
    after: Option<Uuid>,
    now: Timestamp,
    limit: u16,
) -> Result<Vec<(OpenSubscription, Uuid)>, StoreError> {
    let found = sqlx::query(
        "SELECT subscription_id, stream, process_version_id, process_id, element, signal_id
        FROM signal_subscriptions JOIN signals USING (project_id, name)
        WHERE subscription_id = $1 AND signal_id > $2 AND expires_at > $3 AND NOT coalesce(had ? signal_id::text, false)
        ORDER BY signal_id LIMIT $4",
    )
    .bind(subscription)
    .bind(after.unwrap_or(Uuid::nil()))
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .try_map(beside)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// Some of the subscriptions that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedAt {
    /// Those that wait although a signal is kept that they may get.
    pub missed: Vec<Uuid>,
    /// Where to go on; `None` at the end.
    pub next: Option<Uuid>,
}

/// Looks at `limit` subscriptions of running instances, the newest first, from those opened before the subscription `before` on. A
/// signal that is still being broadcast comes to them by itself.
pub async fn look_for_missed(
    pool: &Pool,
    before: Option<Uuid>,
    now: Timestamp,
    limit: u16,
) -> Result<LookedAt, StoreError> {
    let found: Vec<(Uuid, bool)> = sqlx::query_as(
        "SELECT subscription_id, process_version_id IS NULL AND EXISTS (
            SELECT FROM signals
            WHERE signals.project_id = page.project_id AND signals.name = page.name AND is_broadcast AND expires_at > $3
            AND NOT coalesce(page.had ? signal_id::text, false)
        )
        FROM (
            SELECT * FROM signal_subscriptions WHERE subscription_id < $1 ORDER BY subscription_id DESC LIMIT $2
        ) AS page
        ORDER BY subscription_id DESC",
    )
    .bind(before.unwrap_or(Uuid::max()))
    .bind(i64::from(limit))
    .bind(Timestamptz(now))
    .fetch_all(pool)
    .await?;
    let last = found.last().map(|(subscription, _)| *subscription);
    Ok(LookedAt {
        next: last.filter(|_| found.len() == usize::from(limit)),
        missed: found
            .into_iter()
            .filter_map(|(subscription, missed)| missed.then_some(subscription))
            .collect(),
    })
}

/// At most `limit` starts, each with a kept signal of its name, in the order of the signals, from those after `after` on. Those of
/// deleted projects are left out.
pub async fn starts(
    pool: &Pool,
    after: Option<(Uuid, Uuid)>,
    now: Timestamp,
    limit: u16,
) -> Result<Vec<(OpenSubscription, Uuid)>, StoreError> {
    let (signal, subscription) = after.unwrap_or_default();
    let found = sqlx::query(
        "SELECT subscription_id, stream, process_version_id, process_id, element, signal_id
        FROM signals JOIN signal_subscriptions AS start USING (project_id, name)
        WHERE (signal_id, subscription_id) > ($1, $2) AND is_broadcast AND expires_at > $3 AND process_version_id IS NOT NULL
        AND NOT EXISTS (
            SELECT FROM projects WHERE projects.id = start.project_id AND projects.deleted_at IS NOT NULL
        )
        ORDER BY signal_id, subscription_id LIMIT $4",
    )
    .bind(signal)
    .bind(subscription)
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .try_map(beside)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// Signals whose time is over at `now`, or whose project was deleted. Those that are still being broadcast are left out.
pub async fn over(pool: &Pool, now: Timestamp, limit: u16) -> Result<Vec<Uuid>, StoreError> {
    let found = sqlx::query_scalar(
        // In two parts, each of which finds its signals by an index.
        "(SELECT signal_id FROM signals WHERE expires_at <= $1 AND is_broadcast ORDER BY expires_at LIMIT $2)
        UNION
        (SELECT signal_id FROM projects JOIN signals ON signals.project_id = projects.id
        WHERE projects.deleted_at IS NOT NULL AND is_broadcast LIMIT $2)",
    )
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// A subscription, and what was asked about it: the column after its own.
fn beside<T>(row: PgRow) -> Result<(OpenSubscription, T), sqlx::Error>
where
    T: for<'r> Decode<'r, Postgres> + Type<Postgres>,
{
    Ok((OpenSubscription::from_row(&row)?, row.try_get(5)?))
}

impl FromRow<'_, PgRow> for OpenSubscription {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let process_version_id: Option<Uuid> = row.try_get(2)?;
        let process_id: Option<String> = row.try_get(3)?;
        let element: Option<String> = row.try_get(4)?;
        let start = match (process_version_id, process_id, element) {
            (Some(process_version_id), Some(process_id), Some(element)) => Some(OpenStart {
                process_version_id,
                process_id,
                element,
            }),
            _ => None,
        };
        Ok(Self {
            subscription_id: row.try_get(0)?,
            stream: row.try_get(1)?,
            start,
        })
    }
}
