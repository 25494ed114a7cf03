//! Messages nobody has received yet, and the subscriptions that wait for one. Both are inserted by steps of their own streams;
//! here they find each other.
//!
//! Candidates are found by project, name and key. A key is the tag of its type and its normal form; contexts all have the same
//! key, since they match by subset, and the caller judges them.

use crate::{
    error::StoreError,
    key::start_key,
    looked_at::LookedAt,
    open_start::OpenStart,
    pool::Pool,
    row::{Cell, Column, Kind, RowChange, Table},
    time::Timestamptz,
};
use feel::Value;
use jiff::Timestamp;
use sqlx::{FromRow, Row, postgres::PgRow};
use uuid::Uuid;

/// Messages nobody has received yet.
pub static MESSAGES: Table = Table {
    name: "messages",
    key: &[Column::new("message_id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("published_at", Kind::Time),
        Column::new("expires_at", Kind::Time),
        Column::new("name", Kind::Text),
        Column::new("key", Kind::Text),
        Column::new("key_json", Kind::Json),
    ],
};

/// Those who wait for a message.
pub static MESSAGE_SUBSCRIPTIONS: Table = Table {
    name: "message_subscriptions",
    key: &[Column::new("subscription_id", Kind::Uuid)],
    columns: &[
        Column::new("stream", Kind::Uuid),
        Column::new("project_id", Kind::Uuid),
        Column::new("process_version_id", Kind::Uuid),
        Column::new("opened_at", Kind::Time),
        Column::new("one_per_key", Kind::Boolean),
        Column::new("name", Kind::Text),
        Column::new("kind", Kind::Text),
        Column::new("key", Kind::Text),
        Column::new("element", Kind::Text),
        Column::new("process_id", Kind::Text),
        Column::new("key_json", Kind::Json),
    ],
};

/// The key of a start, which takes any message of its name.
const ANY_KEY: &str = "*";
/// The key of a message that was published without one.
const NO_KEY: &str = "-";

/// A message that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenMessage {
    /// Its id.
    pub message_id: Uuid,
    /// Its project.
    pub project_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its key in stored JSON, if it has one.
    pub key: Option<String>,
}

/// A subscription that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSubscription {
    /// Its id.
    pub subscription_id: Uuid,
    /// The instance that waits, or the resource of a start.
    pub stream: Uuid,
    /// The key it waits for in stored JSON; a start has none.
    pub key: Option<String>,
    /// What a message starts; `None` for a running instance that catches it.
    pub start: Option<MessageStart>,
}

/// What a message starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageStart {
    /// The process and its start event.
    pub start: OpenStart,
    /// Whether no two running instances of the process may share a key.
    pub one_per_key: bool,
}

/// How many bytes of a key stand in the index as they are; PostgreSQL takes less than 2704 for all columns together.
const LONGEST_KEY: usize = 202;

/// The tag of a key's type and its normal form: `n:5` for `5.0`, `s:5` for `"5"`. Lists and what is long are digested: two that
/// differ may, in theory, get the same, and the caller compares candidates anyway.
pub fn normal_key(key: &Value) -> String {
    let normal = match key {
        Value::Number(number) => format!("n:{}", number.normal()),
        Value::String(text) => format!("s:{text}"),
        Value::Boolean(value) => format!("b:{value}"),
        Value::Context(_) => "c".to_owned(),
        _ => return digest(key),
    };
    if normal.len() <= LONGEST_KEY {
        normal
    } else {
        digest(key)
    }
}

fn digest(key: &Value) -> String {
    format!("d:{}", start_key(key))
}

/// A key in stored JSON. A function, the one value that cannot be stored, is no key of anything.
fn stored(key: &Value) -> String {
    let mut text = String::new();
    match key.write_stored_json(&mut text) {
        Ok(()) => text,
        Err(_) => "null".to_owned(),
    }
}

/// The row of a message that begins to wait.
pub fn waiting(
    message: Uuid,
    project: Uuid,
    name: &str,
    key: Option<&Value>,
    published_at: Timestamp,
    expires_at: Timestamp,
) -> RowChange {
    RowChange::insert(
        &MESSAGES,
        vec![Cell::Uuid(message)],
        vec![
            ("project_id", Cell::Uuid(project)),
            ("name", Cell::Text(name.to_owned())),
            ("key", Cell::Text(key.map_or(NO_KEY.to_owned(), normal_key))),
            (
                "key_json",
                key.map_or(Cell::Null, |key| Cell::Json(stored(key))),
            ),
            ("published_at", Cell::Time(published_at)),
            ("expires_at", Cell::Time(expires_at)),
        ],
    )
}

/// The row that takes a message away from those that wait.
pub fn received(message: Uuid) -> RowChange {
    RowChange::delete(&MESSAGES, vec![Cell::Uuid(message)])
}

/// The row of an instance that begins to wait for a message.
pub fn catching(
    subscription: Uuid,
    instance: Uuid,
    project: Uuid,
    name: String,
    key: &Value,
    opened_at: Timestamp,
) -> RowChange {
    RowChange::insert(
        &MESSAGE_SUBSCRIPTIONS,
        vec![Cell::Uuid(subscription)],
        vec![
            ("stream", Cell::Uuid(instance)),
            ("project_id", Cell::Uuid(project)),
            ("name", Cell::Text(name)),
            ("kind", Cell::Text("catch".to_owned())),
            ("key", Cell::Text(normal_key(key))),
            ("key_json", Cell::Json(stored(key))),
            ("one_per_key", Cell::Boolean(false)),
            ("opened_at", Cell::Time(opened_at)),
        ],
    )
}

/// The row of a message start event that begins to wait.
pub fn starting(
    subscription: Uuid,
    resource: Uuid,
    project: Uuid,
    name: &str,
    start: MessageStart,
    opened_at: Timestamp,
) -> RowChange {
    let MessageStart { start, one_per_key } = start;
    let mut cells = vec![
        ("stream", Cell::Uuid(resource)),
        ("project_id", Cell::Uuid(project)),
        ("name", Cell::Text(name.to_owned())),
        ("kind", Cell::Text("start".to_owned())),
        ("key", Cell::Text(ANY_KEY.to_owned())),
        ("one_per_key", Cell::Boolean(one_per_key)),
        ("opened_at", Cell::Time(opened_at)),
    ];
    cells.extend(start.cells());
    RowChange::insert(
        &MESSAGE_SUBSCRIPTIONS,
        vec![Cell::Uuid(subscription)],
        cells,
    )
}

/// The row that ends a subscription.
pub fn closed(subscription: Uuid) -> RowChange {
    RowChange::delete(&MESSAGE_SUBSCRIPTIONS, vec![Cell::Uuid(subscription)])
}

/// How many subscriptions are read at a time.
pub const PAGE: u16 = 500;

/// The subscriptions a message with this key may go to, the oldest first, for their ids are in the order of time: up to [`PAGE`] of
/// them, from the one after `after` on. A start whose key a running instance has, or whose project is deleted, is left out.
pub async fn matching_subscriptions(
    pool: &Pool,
    project: Uuid,
    name: &str,
    key: Option<&Value>,
    after: Option<Uuid>,
) -> Result<Vec<OpenSubscription>, StoreError> {
    let found = sqlx::query_as(
        // In two parts, each of which is read in the order of the index.
        "SELECT subscription_id, stream, key_json::text, process_version_id, process_id, element, one_per_key FROM (
            (SELECT * FROM message_subscriptions
            WHERE project_id = $1 AND name = $2 AND key = $3 AND subscription_id > $6
            ORDER BY subscription_id LIMIT $7)
            UNION ALL
            (SELECT * FROM message_subscriptions AS start
            WHERE project_id = $1 AND name = $2 AND key = $4 AND subscription_id > $6 AND NOT (one_per_key AND EXISTS (
                SELECT FROM instances
                WHERE instances.project_id = start.project_id AND instances.process_id = start.process_id
                AND instances.start_key = $5 AND instances.status = 'RUNNING'
            )) AND NOT EXISTS (
                SELECT FROM projects WHERE projects.id = start.project_id AND projects.deleted_at IS NOT NULL
            )
            ORDER BY subscription_id LIMIT $7)
        ) AS candidate
        ORDER BY subscription_id LIMIT $7",
    )
    .bind(project)
    .bind(name)
    .bind(key.map_or(NO_KEY.to_owned(), normal_key))
    .bind(ANY_KEY)
    .bind(key.map(start_key))
    .bind(after.unwrap_or(Uuid::nil()))
    .bind(i64::from(PAGE))
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// The key that reads the same and is of another type, if there is one: `"123"` for `123`, `true` for `"true"`. Such keys never match.
pub fn twin(key: &Value) -> Option<Value> {
    match key {
        Value::Number(number) => Some(Value::from(number.normal().as_str())),
        Value::Boolean(value) => Some(Value::from(if *value { "true" } else { "false" })),
        Value::String(text) => match text.as_ref() {
            "true" => Some(Value::Boolean(true)),
            "false" => Some(Value::Boolean(false)),
            digits => digits.parse().ok().map(Value::Number),
        },
        _ => None,
    }
}

/// Whether a running instance waits for a message of this name and with just this key.
pub async fn is_awaited(
    pool: &Pool,
    project: Uuid,
    name: &str,
    key: &Value,
) -> Result<bool, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT EXISTS (SELECT FROM message_subscriptions WHERE project_id = $1 AND name = $2 AND key = $3)",
    )
    .bind(project)
    .bind(name)
    .bind(normal_key(key))
    .fetch_one(pool)
    .await?;
    Ok(found)
}

/// The messages a subscription may receive, the oldest first.
pub async fn waiting_for(pool: &Pool, subscription: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let found = sqlx::query_scalar(
        // In two parts, each of which finds its messages by the index.
        "SELECT message_id FROM (
            SELECT message_id, published_at
            FROM message_subscriptions JOIN messages USING (project_id, name, key)
            WHERE subscription_id = $1
            UNION ALL
            SELECT message_id, published_at
            FROM message_subscriptions AS start JOIN messages USING (project_id, name)
            WHERE subscription_id = $1 AND start.key = $2
        ) AS candidate
        ORDER BY published_at, message_id LIMIT 1000",
    )
    .bind(subscription)
    .bind(ANY_KEY)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// The messages of this name that wait, the oldest first.
pub async fn waiting_by_name(
    pool: &Pool,
    project: Uuid,
    name: &str,
) -> Result<Vec<Uuid>, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT message_id FROM messages WHERE project_id = $1 AND name = $2 ORDER BY published_at, message_id LIMIT 1000",
    )
    .bind(project)
    .bind(name)
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// Looks at `limit` waiting messages, the newest first, from those published before the message `before` on.
pub async fn look_for_missed(
    pool: &Pool,
    before: Option<Uuid>,
    limit: u16,
) -> Result<LookedAt, StoreError> {
    let page: Vec<_> = sqlx::query_as(
        "SELECT message_id, EXISTS (
            SELECT FROM message_subscriptions AS subscription
            WHERE subscription.project_id = page.project_id AND subscription.name = page.name
            AND subscription.key IN (page.key, $3)
        )
        FROM (
            SELECT message_id, project_id, name, key FROM messages
            WHERE message_id < $1 ORDER BY message_id DESC LIMIT $2
        ) AS page
        ORDER BY message_id DESC",
    )
    .bind(before.unwrap_or(Uuid::max()))
    .bind(i64::from(limit))
    .bind(ANY_KEY)
    .fetch_all(pool)
    .await?;
    Ok(LookedAt::of(&page, limit))
}

/// The messages whose time is over at `now`.
pub async fn expired(pool: &Pool, now: Timestamp, limit: u32) -> Result<Vec<Uuid>, StoreError> {
    let found = sqlx::query_scalar(
        "SELECT message_id FROM messages WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2",
    )
    .bind(Timestamptz(now))
    .bind(i64::from(limit))
    .fetch_all(pool)
    .await?;
    Ok(found)
}

/// A message that waits and whose time is not over at `now`.
pub async fn open_message(
    pool: &Pool,
    message: Uuid,
    now: Timestamp,
) -> Result<Option<OpenMessage>, StoreError> {
    let found = sqlx::query_as(
        "SELECT message_id, project_id, name, key_json::text FROM messages WHERE message_id = $1 AND expires_at > $2",
    )
    .bind(message)
    .bind(Timestamptz(now))
    .fetch_optional(pool)
    .await?;
    Ok(found)
}

impl FromRow<'_, PgRow> for OpenMessage {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            message_id: row.try_get(0)?,
            project_id: row.try_get(1)?,
            name: row.try_get(2)?,
            key: row.try_get(3)?,
        })
    }
}

impl FromRow<'_, PgRow> for OpenSubscription {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let one_per_key = row.try_get(6)?;
        let start = OpenStart::read(row, 3)?;
        Ok(Self {
            subscription_id: row.try_get(0)?,
            stream: row.try_get(1)?,
            key: row.try_get(2)?,
            start: start.map(|start| MessageStart { start, one_per_key }),
        })
    }
}
