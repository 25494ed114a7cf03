//! Signals that are kept, and the subscriptions that wait for one. Both are inserted by steps of their own streams; here they find
//! each other, by project and name.

use crate::{
    error::StoreError,
    looked_at::LookedAt,
    open_start::OpenStart,
    pool::Pool,
    row::{Cell, Column, Kind, RowChange, Table},
    time::Timestamptz,
};
use jiff::Timestamp;
use sqlx::{Decode, FromRow, Postgres, Row, Type, postgres::PgRow};
use uuid::Uuid;

/// How many bytes of what subscriptions had one look reads. Who loops through a catch event has had thousands of signals, and so have
/// all who wait with him.
const MOST_HAD: i64 = 512 * 1024;

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
    let mut cells = vec![
        ("stream", Cell::Uuid(resource)),
        ("project_id", Cell::Uuid(project)),
        ("name", Cell::Text(name.to_owned())),
    ];
    cells.extend(start.cells());
    RowChange::insert(&SIGNAL_SUBSCRIPTIONS, vec![Cell::Uuid(subscription)], cells)
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
    .try_map(|row| beside(&row))
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
        // What it had is a set that is made once. The signals of its name come in the order of their index, and no others are read.
        "SELECT subscription_id, stream, process_version_id, process_id, element, signal_id
        FROM signal_subscriptions AS waiting CROSS JOIN LATERAL (
            SELECT signal_id FROM signals
            WHERE project_id = waiting.project_id AND (name, signal_id) > (waiting.name, $2) AND name <= waiting.name
            AND (expires_at > $3) IS TRUE AND signal_id NOT IN (
                SELECT one::uuid FROM signal_subscriptions, jsonb_array_elements_text(had) AS one WHERE subscription_id = $1
            )
            ORDER BY name, signal_id LIMIT $4
        ) AS kept
        WHERE subscription_id = $1 ORDER BY signal_id",
    )
    .bind(subscription)
    .bind(after.unwrap_or(Uuid::nil()))
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .try_map(|row| beside(&row))
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// Looks at up to `limit` subscriptions of running instances, the newest first, from those opened before the subscription `before` on.
/// A signal that is still being broadcast comes to them by itself.
pub async fn look_for_missed(
    pool: &Pool,
    before: Option<Uuid>,
    now: Timestamp,
    limit: u16,
) -> Result<LookedAt, StoreError> {
    let page: Vec<_> = sqlx::query_as(
        // What each had is a set that is made once: most had all that is kept.
        "SELECT subscription_id, CASE WHEN had_before < $4 THEN process_version_id IS NULL AND EXISTS (
            SELECT FROM signals
            WHERE signals.project_id = page.project_id AND signals.name = page.name
            AND is_broadcast AND (expires_at > $3) IS TRUE
            AND signal_id NOT IN (SELECT one::uuid FROM jsonb_array_elements_text(page.had) AS one)
        ) END
        FROM (
            SELECT *, coalesce(sum(pg_column_size(had)) OVER (
                ORDER BY subscription_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ), 0) AS had_before
            FROM (
                SELECT * FROM signal_subscriptions WHERE subscription_id < $1 ORDER BY subscription_id DESC LIMIT $2
            ) AS newest
        ) AS page
        ORDER BY subscription_id DESC",
    )
    .bind(before.unwrap_or(Uuid::max()))
    .bind(i64::from(limit))
    .bind(Timestamptz(now))
    .bind(MOST_HAD)
    .fetch_all(pool)
    .await?;
    Ok(LookedAt::of(&page, limit))
}

/// Signals that may be to start something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starts {
    /// Starts, each with a kept signal of its name.
    pub kept: Vec<(OpenSubscription, Uuid)>,
    /// Where to go on; `None` at the end.
    pub next: Option<StartTurn>,
}

/// Which start, of which process version, was looked at last; and for which signal, if one was kept for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StartTurn {
    process_version: Uuid,
    subscription: Uuid,
    signal: Option<Uuid>,
}

/// Looks at starts and the kept signals of their names, up to `limit` of both together, from those after `after` on. Signals of deleted
/// projects are left out.
pub async fn starts(
    pool: &Pool,
    after: Option<StartTurn>,
    now: Timestamp,
    limit: u16,
) -> Result<Starts, StoreError> {
    let after = after.unwrap_or_default();
    let found: Vec<(OpenSubscription, Option<Uuid>)> = sqlx::query(
        // Start by start, for few of those who wait start something: and those without a signal count, too, so that no look is long.
        "SELECT subscription_id, stream, process_version_id, process_id, element, signal_id
        FROM signal_subscriptions AS start LEFT JOIN LATERAL (
            SELECT signal_id FROM signals
            WHERE project_id = start.project_id AND name <= start.name
            AND (name, signal_id) > (start.name, CASE WHEN start.subscription_id = $2 THEN $3 ELSE $4 END)
            AND is_broadcast AND (expires_at > $5) IS TRUE
            AND NOT EXISTS (SELECT FROM projects WHERE projects.id = start.project_id AND projects.deleted_at IS NOT NULL)
            ORDER BY name, signal_id LIMIT $6
        ) AS kept ON true
        WHERE process_version_id IS NOT NULL AND (process_version_id, subscription_id) >= ($1, $2)
        AND (signal_id IS NOT NULL OR subscription_id <> $2)
        ORDER BY process_version_id, subscription_id, signal_id LIMIT $6",
    )
    .bind(after.process_version)
    .bind(after.subscription)
    .bind(after.signal.unwrap_or(Uuid::nil()))
    .bind(Uuid::nil())
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .try_map(|row| beside(&row))
    .fetch_all(pool)
    .await?;
    let last = found.last().filter(|_| found.len() == usize::from(limit));
    let next = last.and_then(|(open, signal)| {
        Some(StartTurn {
            process_version: open.start.as_ref()?.process_version_id,
            subscription: open.subscription_id,
            signal: *signal,
        })
    });
    let kept = found.into_iter();
    Ok(Starts {
        kept: kept
            .filter_map(|(open, signal)| Some((open, signal?)))
            .collect(),
        next,
    })
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
fn beside<T>(row: &PgRow) -> Result<(OpenSubscription, T), sqlx::Error>
where
    T: for<'r> Decode<'r, Postgres> + Type<Postgres>,
{
    Ok((OpenSubscription::from_row(row)?, row.try_get(5)?))
}

impl FromRow<'_, PgRow> for OpenSubscription {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            subscription_id: row.try_get(0)?,
            stream: row.try_get(1)?,
            start: OpenStart::read(row, 2)?,
        })
    }
}
