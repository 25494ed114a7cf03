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
use sqlx::{FromRow, Row, postgres::PgRow};
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

impl FromRow<'_, PgRow> for HistoryItem {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
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
            actor: row.try_get("actor")?,
            data: StoredValue(row.try_get("payload")?),
        })
    }
}

impl HistoryItem {
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
    let is_event = |row: &&PgRow| {
        row.try_get::<Option<i64>, _>("sequence")
            .is_ok_and(|sequence| sequence.is_some())
    };
    Ok(Some(History {
        resource: read::id(first, "resource_id", ResourceId)?,
        process_version: read::id(first, "process_version_id", ProcessVersionId)?,
        listed: Listed {
            total: read::number(first, "total")?,
            // A page behind the last has no event, and one row with the total.
            items: rows
                .iter()
                .filter(is_event)
                .map(HistoryItem::from_row)
                .collect::<Result<_, _>>()?,
        },
    }))
}

fn query(project: ProjectId, instance: InstanceId, filter: &Filter, page: Page) -> Query {
    let mut query = Query::new("WITH ");
    if filter.is_empty() {
        push_range(&mut query, instance, page);
    } else {
        push_chosen(&mut query, instance, filter);
        push_page_of_chosen(&mut query, instance, page);
    }
    query.push(" SELECT runs.resource_id, runs.process_version_id, ");
    if filter.is_empty() {
        query
            .push("(SELECT coalesce(max(sequence), 0) FROM events WHERE stream = ")
            .push_bind(instance.0)
            .push(")");
    } else {
        query.push("(SELECT count(*) FROM chosen)");
    }
    query.push(
        " AS total, told.* FROM (SELECT resource_id, process_version_id FROM instances WHERE true",
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
                )) AS scope_id,
                coalesce(page.actor, '') AS actor
            FROM page JOIN events AS event ON event.sequence = page.sequence AND event.stream = ",
        InstanceEvent::ELEMENT_ENTERED,
    ));
    query.push_bind(instance.0);
    query.push(") AS told ON true ORDER BY told.sequence");
    query
}

/// Adds a query for events of the instance with their actors, up to a condition on them. The first event of each step has the
/// metadata.
fn push_acted(query: &mut Query, instance: InstanceId) {
    query.push(
        "SELECT sequence, element, kind,
            first_value(metadata ->> 'actor') OVER (PARTITION BY step ORDER BY sequence) AS actor
        FROM (
            SELECT sequence, element, kind, metadata, count(metadata) OVER (ORDER BY sequence) AS step
            FROM events WHERE stream = ",
    );
    query.push_bind(instance.0);
}

/// Adds `page`: a page of all events.
fn push_range(query: &mut Query, instance: InstanceId, page: Page) {
    let first = page.offset().saturating_add(1);
    let last = page.offset().saturating_add(i64::from(page.size));
    query.push("page AS MATERIALIZED (SELECT sequence, actor FROM (");
    push_acted(query, instance);
    // From the beginning of the step on that the first event of the page is part of.
    query
        .push(" AND sequence >= (SELECT max(sequence) FROM events WHERE metadata IS NOT NULL AND stream = ")
        .push_bind(instance.0)
        .push(" AND sequence <= ")
        .push_bind(first)
        .push(") AND sequence <= ")
        .push_bind(last)
        .push(") AS steps) AS acted WHERE sequence >= ")
        .push_bind(first)
        .push(")");
}

/// Adds `chosen`: all events that meet a filter.
fn push_chosen(query: &mut Query, instance: InstanceId, filter: &Filter) {
    query.push("chosen AS MATERIALIZED (SELECT sequence FROM ");
    if let Some(actor) = &filter.actor {
        query.push("(");
        push_acted(query, instance);
        query.push(") AS steps) AS acted WHERE true");
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

/// Adds `page`: a page of `chosen`.
fn push_page_of_chosen(query: &mut Query, instance: InstanceId, page: Page) {
    query
        .push(
            ", page AS MATERIALIZED (SELECT sequence, (
                SELECT metadata ->> 'actor' FROM events AS step
                WHERE metadata IS NOT NULL AND step.sequence <= chosen.sequence AND step.stream = ",
        )
        .push_bind(instance.0)
        .push(" ORDER BY step.sequence DESC LIMIT 1) AS actor FROM chosen ORDER BY sequence LIMIT ")
        .push_bind(i64::from(page.size))
        .push(" OFFSET ")
        .push_bind(page.offset())
        .push(")");
}
