//! The history of an instance: its stored events themselves. There is no table of its own; this reads `events`.

use crate::{
    Listed, Page,
    condition::{checked, found_by},
    query::Query,
    read,
    view::{Joined, Total, View},
};
use domain::ids::{ElementId, InstanceId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;
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
    pub data: Box<RawValue>,
}

impl FromRow<'_, PgRow> for HistoryItem {
    fn from_row(row: &PgRow) -> Result<Self, sqlx::Error> {
        let payload = feel::Value::from_stored_json(row.try_get("payload")?)
            .map_err(|error| read::damaged("payload", error))?;
        let data = RawValue::from_string(payload.to_json())
            .map_err(|error| read::damaged("payload", error))?;
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
            data,
        })
    }
}

/// The actor of an event stands with the first event of its step.
const ACTOR: &str = "coalesce((SELECT step.metadata ->> 'actor' FROM events AS step \
     WHERE step.stream = events.stream AND step.sequence <= events.sequence AND step.metadata IS NOT NULL \
     ORDER BY step.sequence DESC LIMIT 1), '')";

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

/// A page of the events of an instance in the order they happened. `element_kind` gives the kind of an element of its process.
pub async fn list(
    pool: &Pool,
    instance: InstanceId,
    filter: &Filter,
    page: Page,
    element_kind: impl Fn(&ElementId) -> Option<&'static str>,
) -> Result<Listed<HistoryItem>, sqlx::Error> {
    let conditions = |query: &mut Query| {
        found_by(query, "stream", instance.0);
        if let Some(element) = &filter.element {
            checked(query, "element", element.as_str());
        }
        if let Some(kind) = &filter.kind {
            checked(query, "kind", kind.as_str());
        }
        if let Some(actor) = &filter.actor {
            checked(query, ACTOR, actor.as_str());
        }
    };
    // What an event does not say about its scope is said by the event its activation began with.
    let entered = |query: &mut Query| {
        query.push("LEFT JOIN (SELECT payload ->> 'activation' AS activation, payload ->> 'scope' AS scope FROM events");
        query
            .push(" WHERE kind = 'ElementEntered' AND stream = ")
            .push_bind(instance.0);
        query.push(" AND element IN (SELECT element FROM page)) AS entered");
        query.push(" ON entered.activation = page.activation");
    };
    let columns = format!(
        "stream AS id, sequence, position, recorded_at, kind, element, payload::text AS payload, \
         payload ->> 'activation' AS activation, payload ->> 'scope' AS scope, {ACTOR} AS actor"
    );
    let view = View {
        table: "events",
        columns: &columns,
        joined: Some(Joined {
            columns: "coalesce(page.scope, entered.scope) AS scope_id",
            clause: &entered,
        }),
        order: "sequence",
    };
    let mut listed: Listed<HistoryItem> = view.list(pool, &conditions, &Total::Count, page).await?;
    for item in &mut listed.items {
        item.element_kind = item.element.as_ref().and_then(&element_kind);
    }
    Ok(listed)
}
