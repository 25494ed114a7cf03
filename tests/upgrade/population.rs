//! Instances of many kinds: some wait for something, some have ended.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use testkit::{ProjectClient, Server};

const PROCESSES: &str = include_str!("processes.bpmn");

/// Fills a server's database, in a project of its own.
pub(crate) async fn populate(server: &Server) {
    let (_, project) = ProjectClient::create(server).await.unwrap();
    let population = Population::deploy(&project).await;
    population.end_some().await;
    population.leave_some_half_way().await;
    population.let_others_wait().await;
}

struct Population<'a> {
    project: &'a ProjectClient,
    /// The version of each process, by its id.
    versions: BTreeMap<String, String>,
}

impl<'a> Population<'a> {
    async fn deploy(project: &'a ProjectClient) -> Self {
        let file = json!({ "name": "Upgrade", "xml": PROCESSES });
        let created = project.client.post("/bpmn/resources", file).await.unwrap();
        let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
        let path = format!("/bpmn/resources/{id}");
        let deployed = project
            .client
            .post(&format!("{path}/deploy"), json!({}))
            .await;
        deployed.unwrap().expect_status(204).unwrap();
        let resource = project.get(&path).await.unwrap();
        let processes = resource["processes"].as_array().unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let version = |process: &Value| (text(&process["processID"]), text(&process["id"]));
        Self {
            project,
            versions: processes.iter().map(version).collect(),
        }
    }

    /// Starts an instance; its id.
    async fn start(&self, process: &str, mut variables: Value) -> String {
        variables["key"] = json!("k");
        self.project
            .start(&self.versions[process], variables)
            .await
            .unwrap()
    }

    async fn user_tasks(&self, instance: &str) -> Vec<Value> {
        let path = format!("/bpmn/user-tasks?workflowID={instance}&status=CREATED");
        self.project.get(&path).await.unwrap()["data"]
            .as_array()
            .unwrap()
            .clone()
    }

    async fn complete(&self, task: &Value) {
        let path = format!(
            "/bpmn/user-tasks/{}/complete",
            task["executionKey"].as_str().unwrap()
        );
        let completed = self
            .project
            .client
            .post(&path, json!({ "variables": {} }))
            .await;
        assert!(completed.unwrap().status < 300);
    }

    async fn end_some(&self) {
        let done = self.start("job", json!({ "sum": 1 })).await;
        self.project.work("work").await.unwrap();
        self.project.wait_for(&done, "COMPLETED").await.unwrap();
        let cancelled = self.start("guarded", json!({})).await;
        let path = format!("/bpmn/instances/{cancelled}");
        assert!(self.project.client.delete(&path).await.unwrap().status < 300);
        self.project.wait_for(&cancelled, "CANCELED").await.unwrap();
    }

    async fn leave_some_half_way(&self) {
        self.start("many", json!({ "items": [1, 2.50, 3] })).await;
        self.project.work("each").await.unwrap();
        let branches = self.start("branches", json!({})).await;
        for task in self.user_tasks(&branches).await {
            self.complete(&task).await;
        }
        // One attempt failed; another is under way.
        self.start("job", json!({ "text": "ünï\n\"quoted\"" }))
            .await;
        let poll = json!({ "taskType": "work", "clientID": "worker", "timeout": "5s", "lockDuration": "10s" });
        for fails in [true, false] {
            let polled = self
                .project
                .client
                .post("/bpmn/external-jobs/poll", poll.clone())
                .await;
            let key = polled
                .unwrap()
                .expect_status(200)
                .unwrap()
                .text_at("/0/executionKey")
                .unwrap();
            if fails {
                let failure =
                    json!({ "clientID": "worker", "errorCode": "BUSY", "retryable": true });
                let path = format!("/bpmn/external-jobs/{key}/error");
                let failed = self.project.client.post(&path, failure).await;
                failed.unwrap().expect_status(200).unwrap();
            }
        }
    }

    async fn let_others_wait(&self) {
        let amount = "12345678901234567890.1234567890";
        let variables = format!(r#"{{ "amount": {amount}, "list": [null, true, {{ "a": [] }}] }}"#);
        self.start("person", serde_json::from_str(&variables).unwrap())
            .await;
        self.start("message", json!({})).await;
        self.start("call", json!({})).await;
        self.start("incident", json!({ "amount": 0 })).await;
        self.start("guarded", json!({})).await;
        self.start("job", json!({})).await;
        // Last, so that it has not fired when the server is killed.
        self.start("timer", json!({})).await;
    }
}
