//! What a case expects of an instance, and the comparison with what the API tells.

use crate::scenario::{Variables, contains};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What must be true of an instance; what is left out may be anything.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expectation {
    pub(crate) of: Option<String>,
    status: Option<String>,
    /// These variables of the root scope.
    variables: Option<Variables>,
    /// Names that the root scope does not have.
    #[serde(default)]
    without: Vec<String>,
    /// The elements that wait, and how many tokens each holds.
    waiting: Option<BTreeMap<String, u64>>,
    /// Every element that was entered, in order.
    path: Option<Vec<String>>,
    /// How often elements were entered.
    #[serde(default)]
    entered: BTreeMap<String, usize>,
    /// The open incidents: element and type.
    incidents: Option<Vec<Incident>>,
    /// Whether anything suspends it.
    suspended: Option<bool>,
    /// How often kinds of events are in the history.
    #[serde(default)]
    history: BTreeMap<String, usize>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Incident {
    element: String,
    r#type: String,
}

/// What the API tells about an instance.
pub(crate) struct Seen {
    /// `GET …/instances/{id}`.
    pub(crate) state: Value,
    /// The items of `GET …/instances/{id}/history`.
    pub(crate) history: Vec<Value>,
}

impl Expectation {
    /// Every difference, said as `what: expected …, found …`.
    pub(crate) fn differences(&self, seen: &Seen) -> Vec<String> {
        let mut differences = Vec::new();
        let mut compare = |what: &str, expected: Value, found: Value| {
            if expected != found {
                differences.push(format!("{what}: expected {expected}, found {found}"));
            }
        };
        if let Some(status) = &self.status {
            compare("status", json!(status), seen.state["status"].clone());
        }
        if let Some(suspended) = self.suspended {
            let found = [
                "instanceSuspension",
                "definitionSuspension",
                "parentSuspension",
            ]
            .iter()
            .any(|entry| seen.state[*entry].is_object());
            compare("suspended", json!(suspended), json!(found));
        }
        if let Some(waiting) = &self.waiting {
            compare("waiting", json!(waiting), json!(seen.waiting()));
        }
        if let Some(path) = &self.path {
            compare("path", json!(path), json!(seen.path()));
        }
        if let Some(incidents) = &self.incidents {
            let mut expected = incidents.clone();
            expected.sort();
            let text = |incidents: Vec<Incident>| json!(format!("{incidents:?}"));
            compare("incidents", text(expected), text(seen.incidents()));
        }
        for (element, times) in &self.entered {
            let found = seen
                .path()
                .iter()
                .filter(|entered| *entered == element)
                .count();
            compare(&format!("entered {element}"), json!(times), json!(found));
        }
        for (kind, times) in &self.history {
            let found = seen
                .history
                .iter()
                .filter(|item| item["type"] == **kind)
                .count();
            compare(&format!("history {kind}"), json!(times), json!(found));
        }
        let variables = &seen.state["variables"];
        if let Some(expected) = &self.variables
            && !contains(variables, expected)
        {
            compare("variables", json!(expected), variables.clone());
        }
        for name in &self.without {
            if let Some(value) = variables.get(name) {
                compare(&format!("variable {name}"), json!("none"), value.clone());
            }
        }
        differences
    }
}

impl Seen {
    fn waiting(&self) -> BTreeMap<String, u64> {
        let mut waiting = BTreeMap::new();
        let scopes = self.state["activeScopes"].as_array();
        for nodes in scopes
            .into_iter()
            .flatten()
            .filter_map(|scope| scope["activeNodes"].as_object())
        {
            for (element, tokens) in nodes {
                *waiting.entry(element.clone()).or_default() += tokens.as_u64().unwrap_or_default();
            }
        }
        waiting
    }

    fn path(&self) -> Vec<&str> {
        let entered =
            |item: &&Value| item["type"] == "ElementPassed" || item["type"] == "ElementEntered";
        let items = self.history.iter().filter(entered);
        items.filter_map(|item| item["nodeID"].as_str()).collect()
    }

    fn incidents(&self) -> Vec<Incident> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let listed = self.state["incidents"].as_array();
        let mut incidents: Vec<_> = listed
            .into_iter()
            .flatten()
            .map(|incident| Incident {
                element: text(&incident["nodeID"]),
                r#type: text(&incident["errorType"]),
            })
            .collect();
        incidents.sort();
        incidents
    }
}
