//! What a server answered when a dump was made, kept beside it: a later one must tell the same of what was stored then, digit for
//! digit.

use serde_json::{Value, value::RawValue};
use std::{collections::BTreeMap, fs, path::Path};
use testkit::ProjectClient;

/// Lists of what cannot change by itself any more.
const LISTS: [&str; 14] = [
    "/bpmn/resources?pageSize=100",
    "/bpmn/resources/latest?pageSize=100",
    "/bpmn/processes?pageSize=100",
    "/bpmn/instances?status=COMPLETED&pageSize=100",
    "/bpmn/instances?status=CANCELED&pageSize=100",
    "/bpmn/instances?status=FAILED&pageSize=100",
    "/bpmn/incidents?status=resolved&pageSize=100",
    "/bpmn/external-jobs?status=COMPLETED&pageSize=100",
    "/bpmn/external-jobs?status=FAILED&pageSize=100",
    "/bpmn/external-jobs?status=CANCELED&pageSize=100",
    "/bpmn/user-tasks?status=COMPLETED&pageSize=100",
    "/bpmn/user-tasks?status=FAILED&pageSize=100",
    "/bpmn/user-tasks?status=CANCELED&pageSize=100",
    "/bpmn/user-tasks/me?pageSize=100",
];

/// The body of each answer, by its path below the project's.
pub(crate) struct Answers(BTreeMap<String, Box<RawValue>>);

impl Answers {
    /// What is answered now.
    pub(crate) async fn of(project: &ProjectClient) -> Self {
        let mut paths: Vec<String> = LISTS.map(str::to_owned).to_vec();
        let instances = project.get("/bpmn/instances?pageSize=100").await.unwrap();
        for instance in instances["data"].as_array().unwrap() {
            let instance = instance["workflowID"].as_str().unwrap();
            let path = format!("/bpmn/instances/{instance}");
            let history = format!("{path}/history?pageSize=1000");
            let pages = project.get(&history).await.unwrap()["pagination"]["total"]
                .as_u64()
                .unwrap()
                .div_ceil(1000);
            paths.extend((1..=pages).map(|page| format!("{history}&page={page}")));
            paths.push(format!("{path}/variables"));
            paths.push(format!("{path}/children"));
        }
        let mut answers = BTreeMap::new();
        for path in paths {
            let answer = body(project, &path).await;
            answers.insert(path, answer);
        }
        Self(answers)
    }

    pub(crate) fn read(file: &Path) -> Self {
        Self(serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
    }

    pub(crate) fn write(&self, file: &Path) {
        fs::write(file, serde_json::to_string_pretty(&self.0).unwrap()).unwrap();
    }

    /// Everything that was told then is told now. A later release may tell more, and histories go on.
    pub(crate) async fn assert_still_given(&self, project: &ProjectClient) {
        assert!(self.0.len() > LISTS.len());
        for (path, expected) in &self.0 {
            let found = body(project, path).await;
            if let Err(difference) = is_told(expected, &found, path.contains("/history")) {
                panic!("{path}: {difference}");
            }
        }
    }
}

async fn body(project: &ProjectClient, path: &str) -> Box<RawValue> {
    let answer = project.client.get(path).await.unwrap();
    let answer = answer.expect_status(200).unwrap();
    RawValue::from_string(answer.body).unwrap()
}

/// Whether `found` tells all that `expected` does. Numbers and texts are compared as they are written.
fn is_told(expected: &RawValue, found: &RawValue, may_go_on: bool) -> Result<(), String> {
    type Members = BTreeMap<String, Box<RawValue>>;
    let differs = || Err(format!("expected {expected}, found {found}"));
    match expected.get().as_bytes().first() {
        Some(b'{') => {
            let members: Members = serde_json::from_str(expected.get()).unwrap();
            let Ok(others) = serde_json::from_str::<Members>(found.get()) else {
                return differs();
            };
            for (name, value) in members {
                // How many there are, of a list that goes on.
                if may_go_on && name == "pagination" {
                    continue;
                }
                let Some(other) = others.get(&name) else {
                    return Err(format!("{name} is missing in {found}"));
                };
                is_told(&value, other, may_go_on && name == "data")
                    .map_err(|difference| format!("{name}: {difference}"))?;
            }
            Ok(())
        }
        Some(b'[') => {
            let items: Vec<Box<RawValue>> = serde_json::from_str(expected.get()).unwrap();
            let Ok(others) = serde_json::from_str::<Vec<Box<RawValue>>>(found.get()) else {
                return differs();
            };
            if others.len() < items.len() || others.len() > items.len() && !may_go_on {
                return Err(format!(
                    "expected {} items, found {}",
                    items.len(),
                    others.len()
                ));
            }
            items
                .iter()
                .zip(&others)
                .try_for_each(|(item, other)| is_told(item, other, false))
        }
        Some(b'"') => {
            let text = |raw: &RawValue| serde_json::from_str::<Value>(raw.get()).unwrap();
            if text(expected) == text(found) {
                Ok(())
            } else {
                differs()
            }
        }
        _ if expected.get() == found.get() => Ok(()),
        _ => differs(),
    }
}
