//! The history of an instance: its stored events themselves. There is no table of its own; this reads `events`.

use crate::{
    Listed, Page,
    condition::{checked, found_by},
    page::LARGEST_ANSWER,
    query::Query,
    read,
    stored_json::StoredValue,
};
use domain::{
    ids::{ElementId, InstanceId, ProcessVersionId, ProjectId, ResourceId},
    instance::event::InstanceEvent,
};
use jiff::Timestamp;
use serde::Serialize;
use sqlx::{Row, postgres::PgRow};
use store::Pool;

/// One event, as people read it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoryItem {
    /// Its place in the history, from 1.
    #[serde(rename = "seq")]
    pub sequence: u64,
    /// Its place among the events of all instances, with gaps.
    pub position: i64,
    /// When it was decided.
    pub timestamp: Timestamp,
    /// What happened: the event's stored type.
    #[serde(rename = "type")]
    pub kind: String,
    /// The element it is about.
    #[serde(rename = "nodeID", skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementId>,
    /// That element's kind as BPMN names it, `ServiceTask`.
    #[serde(rename = "nodeType", skip_serializing_if = "Option::is_none")]
    pub element_kind: Option<&'static str>,
    /// The scope that the activation stands in.
    #[serde(rename = "scopeID", skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The activation it is about.
    #[serde(rename = "executionKey", skip_serializing_if = "Option::is_none")]
    pub activation: Option<String>,
    /// Who asked for the step that it is part of.
    pub actor: String,
    /// Everything that is known about it, values in the plain encoding.
    pub data: StoredValue,
}

impl HistoryItem {
    /// The event of a row. If that does not say who asked for it, it is of the step of the one before.
    fn of(row: &PgRow, before: Option<&Self>) -> Result<Self, sqlx::Error> {
        let actor: Option<String> = row.try_get("actor")?;
        Ok(Self {
            sequence: read::number(row, "sequence")?,
            position: row.try_get("position")?,
            timestamp: read::time(row, "recorded_at")?,
            kind: row.try_get("kind")?,
            element: row
                .try_get::<Option<&str>, _>("element")?
                .map(ElementId::from),
            element_kind: None,
            scope: row.try_get("scope_id")?,
            activation: row.try_get("activation")?,
            actor: actor
                .or_else(|| before.map(|item| item.actor.clone()))
                .unwrap_or_default(),
            data: StoredValue(row.try_get("payload")?),
        })
    }

    /// About how many bytes it has as JSON.
    pub fn length(&self) -> usize {
        self.data.get().len()
    }
}

/// Which events a history shows; a part that is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// About one element.
    pub element: Option<ElementId>,
    /// Of one type.
    pub kind: Option<String>,
    /// Asked for by somebody.
    pub actor: Option<String>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A page of a history, and what the instance runs.
#[derive(Clone, Debug)]
pub struct History {
    /// The resource its process is in.
    pub resource: ResourceId,
    /// The process version it runs.
    pub process_version: ProcessVersionId,
    /// The events of the page, which do not name the kinds of their elements yet.
    pub listed: Listed<HistoryItem>,
}

impl History {
    /// Names the kind of each element.
    pub fn name_kinds(&mut self, kind: impl Fn(&ElementId) -> Option<&'static str>) {
        for item in &mut self.listed.items {
            item.element_kind = item.element.as_ref().and_then(&kind);
        }
    }
}

/// A page of the events of an instance in the order they happened; `None` if the project has no such instance.
/// [`store::ResultTooLarge`] if it holds more than [`LARGEST_ANSWER`].
///
/// Without a filter a page is a range of sequences, which have no gaps, and the last of them is the total: a page of a long history
/// costs what one of a short history does. With a filter the whole stream is looked through, though not its payloads, for the
/// total counts all that meet it.
pub async fn list(
    pool: &Pool,
    project: ProjectId,
    instance: InstanceId,
    filter: &Filter,
    page: Page,
) -> Result<Option<History>, sqlx::Error> {
    let mut query = query(project, instance, filter, page);
    let rows = query
        .build()
        .fetch_all(&pool.bounded(LARGEST_ANSWER))
        .await?;
    let Some(first) = rows.first() else {
        return Ok(None);
    };
    Ok(Some(History {
        resource: read::id(first, "resource_id", ResourceId)?,
        process_version: read::id(first, "process_version_id", ProcessVersionId)?,
        listed: Listed {
            total: read::number(first, "total")?,
            items: items(&rows)?,
        },
    }))
}

fn items(rows: &[PgRow]) -> Result<Vec<HistoryItem>, sqlx::Error> {
    let mut items: Vec<HistoryItem> = Vec::with_capacity(rows.len());
    for row in rows {
        // A page behind the last has no event, and one row with the total.
        if row.try_get::<Option<i64>, _>("sequence")?.is_none() {
            break;
        }
        items.push(HistoryItem::of(row, items.last())?);
    }
    Ok(items)
}

fn query(project: ProjectId, instance: InstanceId, filter: &Filter, page: Page) -> Query {
    let mut query = Query::new("");
    if filter.is_empty() {
        query
            .push("SELECT (SELECT coalesce(max(sequence), 0) FROM events WHERE stream = ")
            .push_bind(instance.0)
            .push(")");
    } else {
        push_chosen(&mut query, instance, filter);
        query.push(" SELECT (SELECT count(*) FROM chosen)");
    }
    query.push(
        " AS total, runs.*, told.* FROM (SELECT resource_id, process_version_id FROM instances WHERE true",
    );
    found_by(&mut query, "id", instance.0);
    checked(&mut query, "project_id", project.0);
    // What an event does not say about its scope is said by the event its activation began with.
    query.push(format_args!(
        ") AS runs LEFT JOIN (
            SELECT event.sequence, event.position, event.recorded_at, event.kind, event.element,
                event.payload::text AS payload, event.payload ->> 'activation' AS activation,
                coalesce(event.payload ->> 'scope', (
                    SELECT entered.payload ->> 'scope' FROM events AS entered
                    WHERE entered.stream = event.stream AND entered.kind = '{}'
                    AND entered.payload ->> 'activation' = event.payload ->> 'activation'
                )) AS scope_id, ",
        InstanceEvent::ELEMENT_ENTERED,
    ));
    if filter.is_empty() {
        push_range(&mut query, instance, page);
    } else {
        push_page_of_chosen(&mut query, instance, page);
    }
    query.push(") AS told ON true ORDER BY told.sequence");
    query
}

/// Who asked for the step that `event` is part of: the first event of each step has the metadata.
const ACTOR: &str = "(
    SELECT coalesce(step.metadata ->> 'actor', '') FROM events AS step
    WHERE step.metadata IS NOT NULL AND step.stream = event.stream AND step.sequence <= event.sequence
    ORDER BY step.sequence DESC LIMIT 1
)";

/// Adds where a page of all events comes from. Only its first event may belong to a step that began before it.
fn push_range(query: &mut Query, instance: InstanceId, page: Page) {
    let first = page.offset().saturating_add(1);
    let last = page.offset().saturating_add(i64::from(page.size));
    query
        .push(
            "CASE WHEN event.metadata IS NOT NULL THEN coalesce(event.metadata ->> 'actor', '')
            WHEN event.sequence = ",
        )
        .push_bind(first)
        .push(" THEN ")
        .push(ACTOR)
        .push(" END AS actor FROM events AS event WHERE event.sequence BETWEEN ")
        .push_bind(first)
        .push(" AND ")
        .push_bind(last);
    found_by(query, "event.stream", instance.0);
}

/// Adds where a page of `chosen` comes from.
fn push_page_of_chosen(query: &mut Query, instance: InstanceId, page: Page) {
    query
        .push(ACTOR)
        .push(" AS actor FROM (SELECT sequence FROM chosen ORDER BY sequence LIMIT ")
        .push_bind(i64::from(page.size))
        .push(" OFFSET ")
        .push_bind(page.offset())
        .push(
            ") AS page JOIN events AS event ON event.sequence = page.sequence AND event.stream = ",
        )
        .push_bind(instance.0);
}

/// Adds `chosen`: all events that meet a filter.
fn push_chosen(query: &mut Query, instance: InstanceId, filter: &Filter) {
    query.push("WITH chosen AS MATERIALIZED (SELECT sequence FROM ");
    if let Some(actor) = &filter.actor {
        query
            .push(
                "(
                SELECT sequence, element, kind,
                    first_value(metadata ->> 'actor') OVER (PARTITION BY step ORDER BY sequence) AS actor
                FROM (
                    SELECT sequence, element, kind, metadata, count(metadata) OVER (ORDER BY sequence) AS step
                    FROM events WHERE stream = ",
            )
            .push_bind(instance.0)
            .push(") AS steps) AS acted WHERE true");
        checked(query, "actor", actor.as_str());
    } else {
        query.push("events WHERE true");
        found_by(query, "stream", instance.0);
    }
    if let Some(element) = &filter.element {
        checked(query, "element", element.as_str());
    }
    if let Some(kind) = &filter.kind {
        checked(query, "kind", kind.as_str());
    }
    query.push(")");
}
