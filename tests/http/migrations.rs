//! Moving an instance to another version of its process: what lists show, and that it is what the events say.

use crate::{models, world::World};
use serde_json::{Value, json};

/// The job of the file under another name, and a timer that was not there.
fn renamed() -> String {
    let boundary = r#"<bpmn:boundaryEvent id="late" attachedToRef="labour"><bpmn:timerEventDefinition>
        <bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
        <bpmn:endEvent id="end"/>"#;
    models::job("ship")
        .replace("\"work\"", "\"labour\"")
        .replace(r#"<bpmn:endEvent id="end"/>"#, boundary)
}

async fn counts(world: &World) -> Vec<(i64, i64)> {
    let versions = world.get("/bpmn/processes/job/versions").await;
    let versions = versions["data"].as_array().unwrap().iter();
    let counts = versions.map(|version| {
        let count = |name: &str| version[name].as_i64().unwrap();
        (count("runningCount"), count("totalCount"))
    });
    counts.collect()
}

#[tokio::test]
async fn lists_and_totals_follow_an_instance_to_another_version() {
    let world = World::new().await;
    let first = world.deploy(&models::job("ship")).await;
    let [moved, stays] = [
        world.start(&first, json!({})).await,
        world.start(&first, json!({})).await,
    ];
    let second = world.deploy(&renamed()).await;

    let path = format!("/bpmn/instances/{moved}/migrate");
    let asked = json!({ "targetVersion": 2 });
    let plan = world.editor.post(&format!("{path}/plan"), asked).await;
    let plan: Value = plan.unwrap().expect_status(200).unwrap().json().unwrap();
    assert_eq!(plan["unmapped"], json!(["work"]));
    assert_eq!(plan["valid"], false);
    let mapped = json!({
        "targetVersion": 2,
        "elementMappings": [{ "sourceElementID": "work", "targetElementID": "labour" }],
        "reason": "a timer was missing",
    });
    let history = format!("/bpmn/instances/{moved}/history?pageSize=100");
    let before = world.get(&history).await;
    let refused = world
        .editor
        .post(&path, json!({ "targetVersion": 2 }))
        .await
        .unwrap();
    assert_eq!(refused.status, 400, "{}", refused.body);
    assert_eq!(world.get(&history).await, before, "nothing was stored");
    let migrated = world.editor.post(&path, mapped).await.unwrap();
    migrated.expect_status(200).unwrap();

    let listed = world
        .get(&format!("/bpmn/instances?definitionID={second}"))
        .await;
    assert_eq!(listed["data"][0]["workflowID"], json!(moved));
    assert_eq!(listed["pagination"]["total"], 1);
    let listed = world
        .get(&format!("/bpmn/instances?definitionID={first}"))
        .await;
    assert_eq!(listed["data"][0]["workflowID"], json!(stays));
    let mut found = counts(&world).await;
    found.sort_unstable();
    assert_eq!(found, [(1, 1), (1, 1)]);
    let jobs = world.get("/bpmn/external-jobs?pageSize=10").await;
    let mut elements: Vec<_> = jobs["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|job| job["nodeID"].clone())
        .collect();
    elements.sort_by_key(ToString::to_string);
    assert_eq!(elements, [json!("labour"), json!("work")]);
    let state = world.get(&format!("/bpmn/instances/{moved}")).await;
    assert_eq!(state["processVersion"], 2);
    world.verify();

    // It is moved back, and ends there.
    let back = json!({
        "targetVersion": 1,
        "elementMappings": [{ "sourceElementID": "labour", "targetElementID": "work" }],
    });
    let migrated = world.editor.post(&path, back).await.unwrap();
    migrated.expect_status(200).unwrap();
    let canceled = world
        .editor
        .delete(&format!("/bpmn/instances/{moved}"))
        .await
        .unwrap();
    canceled.expect_status(204).unwrap();
    let mut found = counts(&world).await;
    found.sort_unstable();
    assert_eq!(found, [(0, 0), (1, 2)]);
    world.verify();
}
