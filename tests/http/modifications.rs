//! Moving the tokens of an instance by hand, and what that would do.

use crate::{models, world::World};
use serde_json::{Value, json};

fn instructions(instructions: &[Value]) -> Value {
    json!({ "instructions": instructions })
}

#[tokio::test]
async fn what_a_modification_would_do_is_told_and_nothing_is_changed() {
    let world = World::new().await;
    let admin = world.admin();
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({})).await;
    let state = world.get(&format!("/bpmn/instances/{instance}")).await;
    let root = &state["activeScopes"][0]["scopeID"];
    let task = state["activeScopes"][0]["activeNodes"].as_object().unwrap();
    let task = task.keys().next().unwrap().clone();
    let history = format!("/bpmn/instances/{instance}/history");
    let before = world.get(&history).await;

    let path = format!("/bpmn/instances/{instance}/modify/validate");
    let validate = async |asked: Value| {
        let answer = admin.post(&path, asked).await.unwrap();
        let answer = answer.expect_status(200).unwrap();
        answer.json().unwrap()
    };
    let cancel = json!({ "type": "CANCEL_TOKEN", "nodeID": task });
    let start =
        json!({ "type": "START_BEFORE_NODE", "nodeID": task, "scopeID": "", "variables": null });
    let told = validate(instructions(&[cancel.clone(), start])).await;
    assert_eq!(
        (&told["valid"], &told["cancelsInstance"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(
        told["entered"],
        json!([{ "nodeID": task, "scopeID": root }])
    );
    assert_eq!(told["ended"][0]["nodeID"], json!(task));
    assert!(told["ended"][0]["executionKey"].is_string());
    let told = validate(instructions(std::slice::from_ref(&cancel))).await;
    assert_eq!(told["cancelsInstance"], true);
    let unknown = json!({ "type": "CANCEL_ALL_TOKENS", "nodeID": "nowhere" });
    let told = validate(instructions(&[unknown])).await;
    assert_eq!(told["valid"], false);
    assert_eq!(
        told["issues"],
        json!(["instructions[0].nodeID: the process has no element 'nowhere'"])
    );
    assert_eq!(world.get(&history).await, before);

    let path = format!("/bpmn/instances/{instance}/modify");
    let modified = admin.post(&path, instructions(&[cancel])).await.unwrap();
    modified.expect_status(200).unwrap();
    assert_eq!(world.status(&instance).await, "CANCELED");
}

#[tokio::test]
async fn instructions_that_do_not_fit_are_refused_by_name() {
    let world = World::new().await;
    let admin = world.admin();
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({})).await;
    let path = format!("/bpmn/instances/{instance}/modify");
    let cases = [
        (json!({}), "instructions: is missing"),
        (
            instructions(&[]),
            "instructions: expected 1 to 200 items, found 0",
        ),
        (
            instructions(&[json!({ "nodeID": "a" })]),
            "instructions[0].type: is missing",
        ),
        (
            instructions(&[json!({ "type": "JUMP", "nodeID": "a" })]),
            "instructions[0].type: unknown variant `JUMP`",
        ),
        (
            instructions(&[json!({ "type": "CANCEL_TOKEN" })]),
            "instructions[0].nodeID: is missing",
        ),
        (
            instructions(&[json!({ "type": "CANCEL_TOKEN", "nodeID": "a", "scopeID": "x" })]),
            "instructions[0].scopeID: is no id",
        ),
        (
            instructions(&[
                json!({ "type": "CANCEL_TOKEN", "nodeID": "a", "variables": { "x": 1 } }),
            ]),
            "instructions[0].variables: ",
        ),
        (
            instructions(&[
                json!({ "type": "SET_VARIABLES", "scopeID": instance, "variables": [] }),
            ]),
            "instructions[0].variables: ",
        ),
    ];
    for (body, complaint) in cases {
        let answer = admin.post(&path, body.clone()).await.unwrap();
        assert_eq!(answer.status, 400, "{body}: {}", answer.body);
        let told: Value = answer.json().unwrap();
        let message = told["message"].as_str().unwrap();
        assert!(message.starts_with(complaint), "{body}: {message}");
    }
    assert_eq!(world.status(&instance).await, "RUNNING");
}
