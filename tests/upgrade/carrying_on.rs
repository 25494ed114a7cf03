//! Does what the instances of a dump wait for, whatever it is, over the API.

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
    /// The only project of the server.
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
        let id = projects.text_at("/0/id").unwrap();
        let project = ProjectClient::of(server, &Project { id }).unwrap();
        Self {
            found: statuses(&project).await,
            project,
        }
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
