//! Everything that can be asked of a project: each GET that the server's own description names, about everything that is there,
//! with every filter, and page by page.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use testkit::{Client, Project, Server, issuer::Subject};

/// Paths, with what is asked behind them.
pub(crate) struct Questions {
    client: Client,
    paths: Vec<String>,
}

/// What is answered to each path.
pub(crate) type Answers = BTreeMap<String, String>;

/// The smallest pages that leave some for a second and a third.
const PAGES: [&str; 3] = [
    "pageSize=2&page=1",
    "pageSize=2&page=2",
    "pageSize=2&page=3",
];

impl Questions {
    /// Every question about what an editor of the project finds there now.
    pub(crate) async fn about(server: &Server, project: &Project) -> Self {
        let editor = Subject::new("editor", &["user"]).in_project(&project.id, "editor");
        let client = server.client_of(&editor).unwrap();
        let known = Known::of(&client, &project.id).await;
        let description = json(&client, "/openapi.json").await;
        let mut paths = Vec::new();
        for (path, operations) in description["paths"].as_object().unwrap() {
            let Some(operation) = operations.get("get") else {
                continue;
            };
            let variants = variants(operation, &known);
            for path in known.fill_in(path) {
                paths.push(path.clone());
                paths.extend(variants.iter().map(|variant| format!("{path}?{variant}")));
            }
        }
        Self { client, paths }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.paths.len()
    }

    /// What is answered now.
    pub(crate) async fn ask(&self) -> Answers {
        let mut answers = BTreeMap::new();
        for path in &self.paths {
            answers.insert(path.clone(), self.answer(path).await);
        }
        answers
    }

    async fn answer(&self, path: &str) -> String {
        let answer = self.client.get(path).await.unwrap();
        format!("{} {}", answer.status, answer.body)
    }

    /// Whether something is answered in another way than before.
    pub(crate) async fn is_any_answer_new(&self, before: &Answers) -> bool {
        for path in &self.paths {
            if self.answer(path).await != before[path] {
                return true;
            }
        }
        false
    }

    /// Every answer is what it was, byte for byte.
    pub(crate) async fn assert_answers_are(&self, expected: &Answers) {
        for (path, answer) in self.ask().await {
            assert_eq!(answer, expected[&path], "{path}");
        }
    }
}

/// What is there to be asked about.
struct Known {
    /// The values of the variable parts of paths.
    ids: BTreeMap<&'static str, BTreeSet<String>>,
    /// A moment in the middle of it.
    moment: String,
    process_versions: BTreeSet<String>,
}

impl Known {
    async fn of(client: &Client, project: &str) -> Self {
        let below = async |path: &str| {
            let separator = if path.contains('?') { '&' } else { '?' };
            let path = format!("/projects/{project}/bpmn/{path}{separator}pageSize=100");
            let listed = json(client, &path).await;
            let total = listed["pagination"]["total"].as_u64().unwrap();
            assert!((1..=100).contains(&total), "{path}: {total}");
            listed["data"].as_array().unwrap().clone()
        };
        let instances = below("instances").await;
        let tasks = below("user-tasks").await;
        let processes = below("processes").await;
        let resources = below("resources").await;
        let mut process_versions = BTreeSet::new();
        for process in texts(&processes, "processID") {
            let versions = below(&format!("processes/{process}/versions")).await;
            process_versions.extend(texts(&versions, "id"));
        }
        let mut moments: Vec<_> = texts(&instances, "createdAt").into_iter().collect();
        Self {
            moment: moments.swap_remove(moments.len() / 2),
            process_versions,
            ids: BTreeMap::from([
                ("projectID", [project.to_owned()].into()),
                ("workflowID", texts(&instances, "workflowID")),
                ("executionKey", texts(&tasks, "executionKey")),
                ("processID", texts(&processes, "processID")),
                ("resourceID", texts(&resources, "id")),
                ("definitionsID", texts(&resources, "definitionsID")),
            ]),
        }
    }

    /// The path with every value in place of each variable part.
    fn fill_in(&self, path: &str) -> Vec<String> {
        let Some((before, rest)) = path.split_once('{') else {
            return vec![path.to_owned()];
        };
        let (name, after) = rest.split_once('}').unwrap();
        let ids = self.ids.get(name);
        let ids = ids.unwrap_or_else(|| panic!("nothing is known to put in place of {{{name}}}"));
        ids.iter()
            .flat_map(|id| self.fill_in(&format!("{before}{id}{after}")))
            .collect()
    }

    /// The values to ask for, of a parameter of a query.
    fn values(&self, name: &str, schema: &Value) -> Vec<String> {
        if let Some(values) = schema["enum"].as_array() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            return values.iter().map(text).collect();
        }
        let some = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        match name {
            _ if schema["type"] == "boolean" => some(&["true", "false"]),
            "definitionID" => self.process_versions.iter().cloned().collect(),
            "processId" => self.ids["processID"].iter().cloned().collect(),
            "workflowID" => self.ids["workflowID"].iter().cloned().collect(),
            "createdAfter" | "since" | "until" => vec![self.moment.clone()],
            "at" => vec!["3".to_owned(), self.moment.clone()],
            "businessId" => some(&["order-", "order-1", "nobody's"]),
            "taskType" => some(&["work", "nobody's"]),
            "assignee" => some(&["editor", "nobody"]),
            "candidateUser" => some(&["carol"]),
            "candidateGroup" => some(&["sales"]),
            "q" => some(&["call", "p"]),
            "element" => some(&["work", "split"]),
            "type" => some(&["JobCreated", "IncidentResolved"]),
            "actor" => some(&["editor", "system:driver"]),
            other => panic!("nothing is known to ask for as {other}"),
        }
    }
}

/// What may stand behind the path of an operation.
fn variants(operation: &Value, known: &Known) -> Vec<String> {
    let parameters = operation["parameters"].as_array().cloned();
    let mut variants = Vec::new();
    for parameter in parameters.unwrap_or_default() {
        let name = parameter["name"].as_str().unwrap();
        match (parameter["in"].as_str(), name) {
            (Some("query"), "page") => variants.extend(PAGES.map(str::to_owned)),
            (Some("query"), "pageSize") => {}
            (Some("query"), name) => {
                let values = known.values(name, &parameter["schema"]);
                variants.extend(values.iter().map(|value| format!("{name}={value}")));
            }
            _ => {}
        }
    }
    variants
}

fn texts(items: &[Value], member: &str) -> BTreeSet<String> {
    let text = |item: &Value| item[member].as_str().unwrap().to_owned();
    items.iter().map(text).collect()
}

async fn json(client: &Client, path: &str) -> Value {
    let answer = client.get(path).await.unwrap();
    answer.expect_status(200).unwrap().json().unwrap()
}
