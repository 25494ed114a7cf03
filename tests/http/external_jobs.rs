//! Jobs of external workers.

use crate::{models, world::World};
use serde_json::{Value, json};

struct Work {
    world: World,
    instance: String,
}

impl Work {
    async fn new() -> Self {
        let world = World::new().await;
        let version = world.deploy(&models::job("ship")).await;
        let instance = world.start(&version, json!({ "order": 42 })).await;
        Self { world, instance }
    }

    async fn poll(&self, client: &str) -> Value {
        let body =
            json!({ "taskType": "ship", "clientID": client, "timeout": "1s", "maxJobs": 10 });
        let answer = self
            .world
            .editor
            .post("/bpmn/external-jobs/poll", body)
            .await
            .unwrap();
        if answer.status == 204 {
            json!([])
        } else {
            answer.expect_status(200).unwrap().json().unwrap()
        }
    }

    async fn post(&self, key: &str, action: &str, body: Value) -> (u16, String) {
        let path = format!("/bpmn/external-jobs/{key}/{action}");
        let answer = self.world.editor.post(&path, body).await.unwrap();
        (answer.status, answer.body)
    }
}

fn key(job: &Value) -> String {
    job["executionKey"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_job_is_handed_out_once_and_completed_by_its_holder() {
    let work = Work::new().await;
    let jobs = work.poll("a").await;
    let job = &jobs[0];
    assert_eq!(
        (&job["workflowID"], &job["lockedBy"]),
        (&json!(work.instance), &json!("a"))
    );
    assert_eq!(job["variables"], json!({ "order": 42 }));
    assert_eq!(work.poll("b").await, json!([]));

    let key = key(job);
    let result = |client: &str| json!({ "workflowID": work.instance, "clientID": client, "variables": { "sent": true } });
    assert_eq!(work.post(&key, "complete", result("b")).await.0, 409);
    assert_eq!(
        work.post(&key, "heartbeat", json!({ "clientID": "b" }))
            .await
            .0,
        409
    );
    assert_eq!(
        work.post(&key, "heartbeat", json!({ "clientID": "a" }))
            .await
            .0,
        200
    );
    assert_eq!(work.post(&key, "complete", result("a")).await.0, 200);
    assert_eq!(work.world.status(&work.instance).await, "COMPLETED");

    // The answer to the first completion may have been lost.
    assert_eq!(work.post(&key, "complete", result("a")).await.0, 200);
    assert_eq!(
        work.post(&key, "error", json!({ "errorCode": "E", "clientID": "a" }))
            .await
            .0,
        409
    );
    assert_eq!(
        work.post(&key, "heartbeat", json!({ "clientID": "a" }))
            .await
            .0,
        404
    );
}

#[tokio::test]
async fn a_job_belongs_to_the_instance_it_is_said_to_be_of() {
    let work = Work::new().await;
    let key = key(&work.poll("a").await[0]);
    let other = "0190f5c0-0000-7000-8000-000000000000";
    let body = json!({ "workflowID": other, "clientID": "a" });
    assert_eq!(work.post(&key, "complete", body).await.0, 404);
    assert_eq!(work.world.status(&work.instance).await, "RUNNING");
}

#[tokio::test]
async fn attempts_are_used_up_one_by_one() {
    let work = Work::new().await;
    let failure = |client: &str| json!({ "errorCode": "BROKEN", "clientID": client });
    let first = work.poll("a").await;
    assert_eq!(first[0]["retries"], 2);
    let key = key(&first[0]);
    assert_eq!(work.post(&key, "error", failure("a")).await.0, 200);
    let second = work.poll("b").await;
    assert_eq!(second[0]["retries"], 1);
    assert_eq!(work.post(&key, "error", failure("a")).await.0, 409);
    assert_eq!(work.post(&key, "error", failure("b")).await.0, 200);
    assert_eq!(work.poll("a").await, json!([]));
    let incidents = work.world.get("/bpmn/incidents").await;
    assert_eq!(incidents["data"][0]["errorCode"], "BROKEN");
}

#[tokio::test]
async fn a_batch_answers_for_each_job() {
    let work = Work::new().await;
    let version = work.world.get("/bpmn/processes/job/versions").await["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let second = work.world.start(&version, json!({})).await;
    let jobs = work.poll("a").await;
    let items: Vec<_> = jobs
        .as_array()
        .unwrap()
        .iter()
        .map(|job| json!({ "executionKey": job["executionKey"], "workflowID": job["workflowID"], "errorCode": "E" }))
        .chain([json!({ "executionKey": "nothing", "workflowID": second, "errorCode": "E" })])
        .collect();
    let failed = work
        .world
        .editor
        .post(
            "/bpmn/external-jobs/batch/error",
            json!({ "clientID": "a", "items": items }),
        )
        .await;
    let failed = failed.unwrap().expect_status(200).unwrap().json().unwrap();
    let statuses = |answer: &Value| -> Vec<String> {
        let results = answer["results"].as_array().unwrap();
        results
            .iter()
            .map(|result| result["status"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(statuses(&failed), ["requeued", "requeued", "error"]);
    assert_eq!(work.poll("a").await.as_array().unwrap().len(), 2);
    let completed = work
        .world
        .editor
        .post(
            "/bpmn/external-jobs/batch/complete",
            json!({ "clientID": "a", "items": items }),
        )
        .await;
    let completed = completed
        .unwrap()
        .expect_status(200)
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(statuses(&completed), ["completed", "completed", "error"]);
    assert!(
        completed["results"][2]["error"]
            .as_str()
            .unwrap()
            .contains("'nothing'")
    );
}

#[tokio::test]
async fn a_poll_waits_for_a_job_and_is_answered_when_it_comes() {
    let world = World::new().await;
    let version = world.deploy(&models::job("ship")).await;
    let body = json!({ "taskType": "ship", "clientID": "a", "timeout": "20s" });
    let (polled, instance) =
        tokio::join!(world.editor.post("/bpmn/external-jobs/poll", body), async {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
            world.start(&version, json!({})).await
        });
    let jobs = polled.unwrap().expect_status(200).unwrap().json().unwrap();
    assert_eq!(jobs[0]["workflowID"], instance);
}

#[tokio::test]
async fn pending_jobs_are_counted_by_task_type() {
    let work = Work::new().await;
    let depth = work.world.get("/bpmn/external-jobs/queue-depth").await;
    assert_eq!(
        depth,
        json!({ "items": [{ "taskType": "ship", "pendingCount": 1 }] })
    );
}
