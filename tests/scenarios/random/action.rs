//! What the client of a random process can do.

use super::quiet::Awaited;
use reqwest::Method;
use serde_json::{Value, json};
use std::fmt;

/// One thing that the client can do.
#[derive(Clone, Debug)]
pub(super) enum Action {
    CompleteJob(Work),
    /// It is offered again, until it has failed too often.
    FailJob(Work),
    /// With an error that may be caught.
    ThrowFromJob(Work),
    CompleteTask(Work),
    AssignTask(Work),
    Resolve(Work),
    Publish(String),
    Signal(String),
    /// Conditions read the variable `flag`.
    SetFlag(String, bool),
    Trigger {
        instance: String,
        ad_hoc: String,
        element: String,
    },
}

/// Something of an instance that is open, in an element.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Work {
    pub(super) element: String,
    /// Those of one element in the order in which they came to be: what is made in one step has ids that count up.
    pub(super) key: String,
    pub(super) instance: String,
    pub(super) task_type: String,
}

impl Work {
    /// Those of a list, in an order that is the same in each run.
    pub(super) fn of(list: &[Value], key: &str) -> Vec<Self> {
        let text = |item: &Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
        let mut found: Vec<_> = list
            .iter()
            .map(|item| Self {
                element: text(item, "nodeID"),
                key: text(item, key),
                instance: text(item, "workflowID"),
                task_type: text(item, "taskType"),
            })
            .collect();
        found.sort();
        found
    }
}

impl Action {
    /// Whether it brings the process nearer to its end in any case.
    pub(super) fn is_progress(&self) -> bool {
        match self {
            Self::CompleteJob(_) | Self::CompleteTask(_) | Self::Resolve(_) => true,
            Self::FailJob(_)
            | Self::ThrowFromJob(_)
            | Self::AssignTask(_)
            | Self::Publish(_)
            | Self::Signal(_)
            | Self::SetFlag(..)
            | Self::Trigger { .. } => false,
        }
    }

    /// The request for it, by this worker or for this person.
    pub(super) fn request(&self, worker: &str, assignee: &str) -> (Method, String, Value) {
        let variables = json!({ "result": 1 });
        let post = |path: String, body| (Method::POST, path, body);
        match self {
            Self::CompleteJob(Work { key, instance, .. }) => post(
                format!("/bpmn/external-jobs/{key}/complete"),
                json!({ "workflowID": instance, "clientID": worker, "variables": variables }),
            ),
            Self::FailJob(Work { key, .. }) | Self::ThrowFromJob(Work { key, .. }) => {
                let retryable = matches!(self, Self::FailJob(_));
                let body = json!({ "errorCode": "declined", "retryable": retryable, "clientID": worker, "variables": variables });
                post(format!("/bpmn/external-jobs/{key}/error"), body)
            }
            Self::CompleteTask(Work { key, .. }) => post(
                format!("/bpmn/user-tasks/{key}/complete"),
                json!({ "variables": variables }),
            ),
            Self::AssignTask(Work { key, .. }) => {
                let body = json!({ "assignee": assignee });
                (Method::PATCH, format!("/bpmn/user-tasks/{key}"), body)
            }
            Self::Resolve(Work { key, instance, .. }) => post(
                format!("/bpmn/instances/{instance}/incidents/{key}/resolve"),
                json!({ "variables": variables }),
            ),
            Self::Publish(name) => {
                let body = json!({ "messageName": name, "correlationKeys": 1, "variables": variables, "ttl": "0s" });
                post("/bpmn/messages".to_owned(), body)
            }
            Self::Signal(name) => {
                let body = json!({ "signalName": name, "variables": variables, "ttl": "0s" });
                post("/bpmn/signals".to_owned(), body)
            }
            Self::SetFlag(instance, flag) => {
                let path = format!("/bpmn/instances/{instance}/variables");
                (Method::PUT, path, json!({ "variables": { "flag": flag } }))
            }
            Self::Trigger {
                instance,
                ad_hoc,
                element,
            } => post(
                format!("/bpmn/instances/{instance}/adhoc/{ad_hoc}/trigger"),
                json!({ "nodeID": element }),
            ),
        }
    }

    /// The messages and signals that can come. A signal that one instance awaits twice comes to its subscriptions in either order.
    pub(super) fn awaited(awaited: &Awaited) -> impl Iterator<Item = Self> {
        let messages = awaited.messages.keys().cloned().map(Self::Publish);
        let signals = awaited.signals.iter().filter(|(_, most)| **most == 1);
        let signals = signals.map(|(name, _)| Self::Signal(name.clone()));
        messages.chain(signals)
    }
}

/// Without ids: as it is in each run.
impl fmt::Display for Action {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CompleteJob(job) => write!(formatter, "complete job {}", job.element),
            Self::FailJob(job) => write!(formatter, "fail job {}", job.element),
            Self::ThrowFromJob(job) => write!(formatter, "throw from job {}", job.element),
            Self::CompleteTask(task) => write!(formatter, "complete task {}", task.element),
            Self::AssignTask(task) => write!(formatter, "assign task {}", task.element),
            Self::Resolve(incident) => write!(formatter, "resolve {}", incident.element),
            Self::Publish(message) => write!(formatter, "publish {message}"),
            Self::Signal(signal) => write!(formatter, "signal {signal}"),
            Self::SetFlag(_, flag) => write!(formatter, "set flag {flag}"),
            Self::Trigger {
                ad_hoc, element, ..
            } => write!(formatter, "trigger {element} in {ad_hoc}"),
        }
    }
}
