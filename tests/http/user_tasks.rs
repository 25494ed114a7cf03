//! The tasks of people.

use crate::{models, world::World};
use serde_json::json;
use testkit::{Client, issuer::Subject};

struct Task {
    world: World,
    instance: String,
    path: String,
}

impl Task {
    async fn new() -> Self {
        let world = World::new().await;
        let version = world.deploy(&models::user_task()).await;
        let instance = world.start(&version, json!({ "amount": 5 })).await;
        let task = world
            .get(&format!("/bpmn/user-tasks?workflowID={instance}"))
            .await["data"][0]
            .clone();
        assert_eq!(
            (&task["status"], &task["variables"]),
            (&json!("CREATED"), &json!({ "amount": 5 }))
        );
        let path = format!(
            "/bpmn/user-tasks/{}",
            task["executionKey"].as_str().unwrap()
        );
        Self {
            world,
            instance,
            path,
        }
    }

    /// A viewer of the project with these groups.
    fn viewer(&self, name: &str, groups: &[&str]) -> Client {
        let subject = Subject::new(name, groups).in_project(&self.world.project.id, "viewer");
        self.world
            .server
            .client_of(&subject)
            .unwrap()
            .below(&format!("/projects/{}", self.world.project.id))
    }
}

#[tokio::test]
async fn a_candidate_completes_a_task_without_being_an_executor() {
    for (name, groups) in [("alice", &[] as &[&str]), ("bob", &["accounting"])] {
        let task = Task::new().await;
        let candidate = task.viewer(name, groups);
        let mine = candidate
            .get("/bpmn/user-tasks/me")
            .await
            .unwrap()
            .json()
            .unwrap();
        assert_eq!(mine["pagination"]["total"], 1, "{name}");
        assert_eq!(
            candidate.get(&task.path).await.unwrap().status,
            200,
            "{name}"
        );
        let path = format!("{}/complete", task.path);
        let completed = candidate
            .post(&path, json!({ "variables": { "approved": true } }))
            .await
            .unwrap();
        assert_eq!(completed.status, 200, "{name}: {}", completed.body);
        assert_eq!(task.world.status(&task.instance).await, "COMPLETED");
        assert_eq!(
            candidate.post(&path, json!({})).await.unwrap().status,
            409,
            "{name}"
        );
    }
}

#[tokio::test]
async fn to_any_other_viewer_the_task_does_not_exist() {
    let task = Task::new().await;
    let carol = task.viewer("carol", &["sales"]);
    assert_eq!(
        carol
            .get("/bpmn/user-tasks/me")
            .await
            .unwrap()
            .json()
            .unwrap()["pagination"]["total"],
        0
    );
    assert_eq!(carol.get(&task.path).await.unwrap().status, 404);
    assert_eq!(
        carol
            .post(&format!("{}/complete", task.path), json!({}))
            .await
            .unwrap()
            .status,
        404
    );
    let error = json!({ "errorCode": "E" });
    assert_eq!(
        carol
            .post(&format!("{}/error", task.path), error)
            .await
            .unwrap()
            .status,
        404
    );
    assert_eq!(task.world.status(&task.instance).await, "RUNNING");
}

#[tokio::test]
async fn an_assignment_replaces_what_it_names_and_keeps_the_rest() {
    let task = Task::new().await;
    let editor = &task.world.editor;
    let assign = async |body| editor.patch(&task.path, body).await.unwrap();
    let assigned = assign(json!({ "assignee": "carol" })).await.json().unwrap();
    assert_eq!(
        (&assigned["assignee"], &assigned["candidateUsers"]),
        (&json!("carol"), &json!(["alice"]))
    );
    assert_eq!(
        task.viewer("carol", &[])
            .get(&task.path)
            .await
            .unwrap()
            .status,
        200
    );
    let freed = assign(json!({ "assignee": null, "candidateGroups": [] }))
        .await
        .json()
        .unwrap();
    assert_eq!(
        (freed.get("assignee"), &freed["candidateGroups"]),
        (None, &json!([]))
    );
    assert_eq!(assign(json!({})).await.status, 400);
    assert_eq!(
        assign(json!({ "candidateUsers": "alice" })).await.status,
        400
    );

    let complete = format!("{}/complete", task.path);
    editor
        .post(&complete, json!({}))
        .await
        .unwrap()
        .expect_status(200)
        .unwrap();
    assert_eq!(assign(json!({ "assignee": "carol" })).await.status, 404);
}

#[tokio::test]
async fn a_task_that_cannot_be_done_throws_its_error() {
    let task = Task::new().await;
    let path = format!("{}/error", task.path);
    let failed = task
        .world
        .editor
        .post(&path, json!({ "errorCode": "NO_BUDGET" }))
        .await
        .unwrap();
    assert_eq!(failed.status, 200, "{}", failed.body);
    let incidents = task.world.get("/bpmn/incidents").await;
    assert_eq!(incidents["data"][0]["errorCode"], "NO_BUDGET");
    let task = &task.world.get("/bpmn/user-tasks").await["data"][0];
    assert_eq!(
        (&task["status"], &task["errorCode"]),
        (&json!("FAILED"), &json!("NO_BUDGET"))
    );
}
