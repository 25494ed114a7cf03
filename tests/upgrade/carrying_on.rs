//! Does what the instances of a dump wait for, whatever it is, over the API.

use crate::everything;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};
use testkit::{Project, ProjectClient, Server, issuer::Subject};
use tokio::time::{Instant, sleep};

/// A lock that a worker held when the dump was made runs out first.
const PATIENCE: Duration = Duration::from_mins(1);

/// The project of a dump.
pub(crate) struct Continued {
    project: ProjectClient,
    /// The statuses of its instances when it was found, by their ids.
    found: BTreeMap<String, String>,
}

impl Continued {
    /// The project that both populations are in.
    pub(crate) async fn find(server: &Server) -> Self {
        let administrator = server
            .client_of(&Subject::new("organisation-admin", &["system-admin"]))
            .unwrap();
        let projects = administrator
            .get("/projects")
            .await
            .unwrap()
            .expect_status(200)
            .unwrap();
        let projects = projects.json().unwrap();
        let mut projects = projects.as_array().unwrap().iter();
        let id = projects
            .find(|project| project["name"] == "A project")
            .unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let project = ProjectClient::of(server, &Project { id }).unwrap();
        Self {
            found: statuses(&project).await,
            project,
        }
    }

    pub(crate) fn project(&self) -> &ProjectClient {
        &self.project
    }

    /// A message that nobody has received yet is received, and a request that was answered is answered as it was.
    pub(crate) async fn finds_what_was_kept(&self) {
        let versions = self
            .project
            .get("/bpmn/processes/keeper/versions")
            .await
            .unwrap();
        let keeper = versions["data"][0]["id"].as_str().unwrap();
        let instance = self
            .project
            .start(keeper, json!({ "key": "k" }))
            .await
            .unwrap();
        self.project.wait_for(&instance, "COMPLETED").await.unwrap();
        let path = format!("/bpmn/instances/{instance}/variables");
        let variables = self.project.client.get(&path).await.unwrap().body;
        assert!(
            variables.contains("99999999999999999999999999999999.99"),
            "{variables}"
        );

        let before = statuses(&self.project).await.len();
        let versions = self
            .project
            .get("/bpmn/processes/person/versions?pageSize=100")
            .await
            .unwrap();
        let version = versions["data"].as_array().unwrap().iter();
        let version = version.max_by_key(|version| version["version"].as_u64());
        let body = everything::start_of(
            version.unwrap()["id"].as_str().unwrap(),
            everything::VARIABLES,
        );
        let repeated = self
            .project
            .client
            .with_idempotency_key(everything::KEPT_REQUEST)
            .send(reqwest::Method::POST, "/bpmn/instances", Some(body))
            .await
            .unwrap();
        assert!(repeated.is_replayed(), "{}", repeated.body);
        let instance = repeated.text_at("/workflowID").unwrap();
        assert!(self.found.contains_key(&instance));
        assert_eq!(statuses(&self.project).await.len(), before);
    }

    /// Brings all that runs to its end. What had ended stays as it was, and a process that a message starts can be started.
    pub(crate) async fn carry_on(&self) {
        let running = self
            .found
            .values()
            .filter(|status| *status == "RUNNING")
            .count();
        println!("{} instances, {running} of them running", self.found.len());
        assert!(
            running >= 10 && running < self.found.len(),
            "{:?}",
            self.found
        );
        self.publish("begin", json!({ "key": "k" })).await;
        let deadline = Instant::now() + PATIENCE;
        let ended = loop {
            self.do_what_is_waited_for().await;
            let statuses = statuses(&self.project).await;
            if statuses.len() > self.found.len()
                && statuses.values().all(|status| status != "RUNNING")
            {
                break statuses;
            }
            assert!(Instant::now() < deadline, "{statuses:?}");
            sleep(Duration::from_millis(100)).await;
        };
        assert_eq!(
            ended.len(),
            self.found.len() + 1,
            "each that ran, and the one that was started"
        );
        for (instance, status) in &ended {
            let expected = self
                .found
                .get(instance)
                .filter(|status| *status != "RUNNING");
            assert_eq!(
                status,
                expected.map_or("COMPLETED", |status| status),
                "{instance}"
            );
        }
    }

    async fn do_what_is_waited_for(&self) {
        let depths = self
            .project
            .get("/bpmn/external-jobs/queue-depth")
            .await
            .unwrap();
        for queue in depths["items"].as_array().unwrap() {
            self.work(queue["taskType"].as_str().unwrap()).await;
        }
        for task in self.listed("/bpmn/user-tasks?status=CREATED").await {
            let path = format!(
                "/bpmn/user-tasks/{}/complete",
                task["executionKey"].as_str().unwrap()
            );
            self.post(&path, json!({ "variables": {} })).await;
        }
        for incident in self.listed("/bpmn/incidents?status=open").await {
            let [instance, id] =
                ["workflowID", "incidentID"].map(|name| incident[name].as_str().unwrap());
            let path = format!("/bpmn/instances/{instance}/incidents/{id}/resolve");
            self.post(&path, json!({ "variables": { "amount": 5 } }))
                .await;
        }
        self.publish("go", json!({})).await;
    }

    async fn work(&self, task_type: &str) {
        let poll = json!({ "taskType": task_type, "clientID": "worker", "timeout": "10ms", "maxJobs": 100 });
        let polled = self
            .project
            .client
            .post("/bpmn/external-jobs/poll", poll)
            .await
            .unwrap();
        if polled.status == 204 {
            return;
        }
        let jobs = polled.expect_status(200).unwrap().json().unwrap();
        for job in jobs.as_array().unwrap() {
            let path = format!(
                "/bpmn/external-jobs/{}/complete",
                job["executionKey"].as_str().unwrap()
            );
            let body =
                json!({ "workflowID": job["workflowID"], "clientID": "worker", "variables": {} });
            self.post(&path, body).await;
        }
    }

    /// A message that waits for nobody.
    async fn publish(&self, name: &str, variables: Value) {
        let keys = if name == "go" {
            json!("k")
        } else {
            Value::Null
        };
        let message = json!({ "messageName": name, "correlationKeys": keys, "variables": variables, "ttl": "1s" });
        self.post("/bpmn/messages", message).await;
    }

    async fn post(&self, path: &str, body: Value) {
        let answer = self.project.client.post(path, body).await.unwrap();
        assert!(
            answer.status < 300,
            "{}: {} {}",
            answer.request,
            answer.status,
            answer.body
        );
    }

    async fn listed(&self, path: &str) -> Vec<Value> {
        let found = self
            .project
            .get(&format!("{path}&pageSize=100"))
            .await
            .unwrap();
        found["data"].as_array().unwrap().clone()
    }
}

async fn statuses(project: &ProjectClient) -> BTreeMap<String, String> {
    let found = project.get("/bpmn/instances?pageSize=100").await.unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let instances = found["data"].as_array().unwrap().iter();
    instances
        .map(|instance| (text(&instance["workflowID"]), text(&instance["status"])))
        .collect()
}
