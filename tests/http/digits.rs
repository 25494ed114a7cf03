//! Numbers of more digits than FEEL computes with come back as they were sent, wherever they are shown.

use crate::{
    models::{self, definitions},
    world::World,
};
use reqwest::Method;
use serde_json::{Value, json};

/// Fifty digits; FEEL computes with 34.
const ACCOUNT: &str = "12345678901234567890123456789012345678901234567890";
/// The same but for the last digit.
const OTHER: &str = "12345678901234567890123456789012345678901234567891";
const SHARE: &str = "-0.10000000000000000000000000000000000000000000001";
/// So many zeros that a floating-point number would do, were they not digits of an account.
const ROUND: &str = "100000000000000000000000000000000000000000";

/// A job that is given what is mapped, a task, and a wait for a message with the account as its key.
fn all_the_way() -> String {
    definitions(
        "digits",
        "digits",
        r#"<bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="to-job" sourceRef="start" targetRef="job"/>
    <bpmn:serviceTask id="job"><bpmn:extensionElements>
      <quantum:taskDefinition type="book" retries="2"/>
      <quantum:ioMapping>
        <quantum:input source="=order" target="plain"/>
        <quantum:input source="=details.share" target="path"/>
        <quantum:input source="=[order, {of: details.share}]" target="nested"/>
        <quantum:output source="=booked" target="booked"/>
      </quantum:ioMapping>
    </bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="to-task" sourceRef="job" targetRef="task"/>
    <bpmn:userTask id="task"/>
    <bpmn:sequenceFlow id="to-message" sourceRef="task" targetRef="message"/>
    <bpmn:receiveTask id="message" messageRef="paid"/>
    <bpmn:sequenceFlow id="to-end" sourceRef="message" targetRef="end"/>
    <bpmn:endEvent id="end"/>"#,
    )
}

impl World {
    /// Sends a body as it is written, for `serde_json` would round its numbers.
    async fn written(&self, path: &str, body: String) -> String {
        let answer = self.editor.send(Method::POST, path, Some(body)).await;
        let answer = answer.unwrap();
        assert!((200..300).contains(&answer.status), "{answer:?}");
        answer.body
    }

    async fn shows(&self, path: &str, parts: &[String]) {
        let answer = self.editor.get(path).await.unwrap();
        for part in parts {
            assert!(answer.body.contains(part), "{part} is not in {answer:?}");
        }
    }

    async fn start_with(&self, version: &str, variables: &str) -> String {
        let body = format!(r#"{{"processDefinitionID":"{version}","variables":{variables}}}"#);
        let started: Value =
            serde_json::from_str(&self.written("/bpmn/instances", body).await).unwrap();
        started["workflowID"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn every_digit_of_a_number_comes_back() {
    let mut world = World::new().await;
    let version = world.deploy(&all_the_way()).await;
    let variables =
        format!(r#"{{"order":{ACCOUNT},"round":{ROUND},"details":{{"share":{SHARE}}}}}"#);
    let instance = world.start_with(&version, &variables).await;
    let path = format!("/bpmn/instances/{instance}");
    let given = [
        format!(r#""order":{ACCOUNT}"#),
        format!(r#""round":{ROUND}"#),
        format!(r#""share":{SHARE}"#),
    ];
    world.shows(&path, &given).await;
    world.shows(&format!("{path}/variables"), &given).await;

    // The state is folded from events again.
    world.server.restart().await.unwrap();
    world.editor = world.editor.at(world.server.url());
    world.shows(&path, &given).await;
    let poll = json!({ "taskType": "book", "clientID": "worker", "timeout": "1s", "maxJobs": 1 });
    let jobs = world
        .written("/bpmn/external-jobs/poll", poll.to_string())
        .await;
    for part in [
        format!(r#""plain":{ACCOUNT}"#),
        format!(r#""path":{SHARE}"#),
        format!(r#""nested":[{ACCOUNT},{{"of":{SHARE}}}]"#),
    ] {
        assert!(jobs.contains(&part), "{part} is not in {jobs}");
    }
    let jobs: Value = serde_json::from_str(&jobs).unwrap();
    let job = jobs[0]["executionKey"].as_str().unwrap();
    let result = format!(
        r#"{{"workflowID":"{instance}","clientID":"worker","variables":{{"booked":{OTHER}}}}}"#
    );
    world
        .written(&format!("/bpmn/external-jobs/{job}/complete"), result)
        .await;

    let booked = [format!(r#""booked":{OTHER}"#)];
    world.shows(&path, &booked).await;
    let tasks = format!("/bpmn/user-tasks?workflowID={instance}");
    world.shows(&tasks, &booked).await;
    let task = world.get(&tasks).await["data"][0]["executionKey"].clone();
    let task = format!("/bpmn/user-tasks/{}", task.as_str().unwrap());
    world.shows(&task, &given).await;
    let approved = format!(r#"{{"variables":{{"approved":[{SHARE}]}}}}"#);
    world.written(&format!("{task}/complete"), approved).await;

    let message = |key: &str| {
        format!(r#"{{"messageName":"paid","correlationKeys":{key},"variables":{{"sum":{OTHER}}}}}"#)
    };
    world.written("/bpmn/messages", message(OTHER)).await;
    assert_eq!(world.status(&instance).await, "RUNNING");
    world.written("/bpmn/messages", message(ACCOUNT)).await;
    assert_eq!(world.status(&instance).await, "COMPLETED");

    let all = [
        given.as_slice(),
        &booked,
        &[
            format!(r#""approved":[{SHARE}]"#),
            format!(r#""sum":{OTHER}"#),
        ],
    ]
    .concat();
    world.shows(&format!("{path}/variables"), &all).await;
    world
        .shows(&format!("{path}/history?pageSize=1000"), &all)
        .await;
    let last = world.get(&format!("{path}/history?pageSize=1000")).await;
    let last = last["data"].as_array().unwrap().last().unwrap()["seq"].clone();
    world.shows(&format!("{path}?at={last}"), &all).await;
}

#[tokio::test]
async fn keys_that_differ_in_their_last_digit_are_other_keys() {
    let world = World::new().await;
    let version = world.deploy(&models::message()).await;
    let keys = [
        ACCOUNT.to_owned(),
        OTHER.to_owned(),
        format!(r#"{{"id":{ACCOUNT}}}"#),
    ];
    let mut instances = Vec::new();
    for key in &keys {
        let variables = format!(r#"{{"order":{key}}}"#);
        instances.push(world.start_with(&version, &variables).await);
    }
    let third = format!("{ACCOUNT}.5");
    for nobody in [
        "1.234567890123456789012345678901235e49".to_owned(),
        third.clone(),
        format!(r#"{{"id":{OTHER}}}"#),
        format!(r#""{ACCOUNT}""#),
    ] {
        let body = format!(r#"{{"messageName":"paid","correlationKeys":{nobody}}}"#);
        world.written("/bpmn/messages", body).await;
    }
    for instance in &instances {
        assert_eq!(world.status(instance).await, "RUNNING");
    }
    // Zeros that change nothing do not make another key.
    let spelled = [format!("{ACCOUNT}.000"), OTHER.to_owned(), keys[2].clone()];
    for (key, instance) in spelled.iter().zip(&instances) {
        let body = format!(r#"{{"messageName":"paid","correlationKeys":{key}}}"#);
        world.written("/bpmn/messages", body).await;
        assert_eq!(world.status(instance).await, "COMPLETED", "{key}");
    }
    // Those that nobody waited for were kept.
    let late = world
        .start_with(&version, &format!(r#"{{"order":{third}}}"#))
        .await;
    for _ in 0..100 {
        if world.status(&late).await == "COMPLETED" {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the message with the key {third} was not kept");
}

#[tokio::test]
async fn a_number_may_have_very_many_digits_and_one_beyond_the_range_is_refused() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let long = format!("0.{}1", "0123456789".repeat(100_000));
    let instance = world
        .start_with(&version, &format!(r#"{{"long":{long}}}"#))
        .await;
    let shown = [format!(r#""long":{long}"#)];
    world
        .shows(&format!("/bpmn/instances/{instance}/variables"), &shown)
        .await;
    let key = format!(r#"{{"messageName":"paid","correlationKeys":{long},"ttl":"1m"}}"#);
    world.written("/bpmn/messages", key).await;
    for beyond in ["1".repeat(6_146), "1e6145".to_owned(), "1e-6177".to_owned()] {
        let body =
            format!(r#"{{"processDefinitionID":"{version}","variables":{{"far":[{beyond}]}}}}"#);
        let refused = world
            .editor
            .send(Method::POST, "/bpmn/instances", Some(body))
            .await
            .unwrap();
        let expected = "variables.far[0]";
        assert_eq!(refused.status, 400, "{refused:?}");
        assert!(refused.body.contains(expected), "{refused:?}");
        assert!(refused.body.contains("range of decimal128"), "{refused:?}");
    }
}
