//! Ad-hoc sub-processes: what begins in them, and their variables.

use crate::{models, world::World};
use serde_json::{Value, json};
use testkit::{Answer, Role};

const NOTHING: &str = "0190f5c0-0000-7000-8000-000000000000";

impl World {
    /// Asks an ad-hoc sub-process of an instance to `trigger` an element, or to set `variables`.
    async fn ask(&self, instance: &str, ad_hoc: &str, what: &str, body: Value) -> Answer {
        let path = format!("/bpmn/instances/{instance}/adhoc/{ad_hoc}/{what}");
        self.editor.post(&path, body).await.unwrap()
    }

    async fn trigger(&self, instance: &str, ad_hoc: &str, element: &str) -> Answer {
        self.ask(instance, ad_hoc, "trigger", json!({ "nodeID": element }))
            .await
    }

    /// What of an instance is active in its ad-hoc sub-process.
    async fn active_in_work(&self, instance: &str) -> Value {
        let state = self.get(&format!("/bpmn/instances/{instance}")).await;
        let scopes = state["activeScopes"].as_array().unwrap();
        let scope = scopes.iter().find(|scope| scope["nodeID"] == "work");
        scope.unwrap()["activeNodes"].clone()
    }
}

#[tokio::test]
async fn elements_are_triggered_and_variables_set_until_the_condition_holds() {
    let world = World::new().await;
    let version = world.deploy(&models::ad_hoc("")).await;
    let instance = world.start(&version, json!({})).await;
    for element in ["a", "b", "b"] {
        let answer = world.trigger(&instance, "work", element).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(
        world.active_in_work(&instance).await,
        json!({ "a": 1, "b": 2 })
    );
    for body in [
        json!({}),
        json!({ "variables": null }),
        json!({ "variables": { "x": 1 } }),
    ] {
        let answer = world.ask(&instance, "work", "variables", body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(world.status(&instance).await, "RUNNING");
    let done = json!({ "variables": { "done": true } });
    let answer = world
        .ask(&instance, "work", "variables", done.clone())
        .await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(world.status(&instance).await, "COMPLETED");
    for answer in [
        world.trigger(&instance, "work", "a").await,
        world.ask(&instance, "work", "variables", done).await,
    ] {
        assert_eq!(answer.status, 409, "{}", answer.body);
    }
    let path = format!("/bpmn/instances/{instance}/history?type=AdHocElementsTriggered");
    let history = world.get(&path).await;
    let told: Vec<_> = history["data"].as_array().unwrap().iter().collect();
    assert_eq!(told.len(), 4, "one when it began");
    assert_eq!(told[1]["actor"], "editor");
    assert_eq!(told[1]["nodeID"], "work");
    assert_eq!(told[1]["data"]["triggered"], json!(["a"]));
}

#[tokio::test]
async fn what_cannot_be_triggered_is_refused_by_name_and_changes_nothing() {
    let world = World::new().await;
    let version = world.deploy(&models::ad_hoc("")).await;
    let instance = world.start(&version, json!({})).await;
    let stored = "SELECT count(*) FROM events";
    let before = world.server.database.execute(stored).unwrap();
    let known = "what can be triggered in ad-hoc sub-process 'work': a, b";
    for (element, status, message) in [
        (
            json!("then"),
            400,
            format!("nodeID: 'then' begins when a sequence flow leads to it; {known}"),
        ),
        (
            json!("end"),
            400,
            format!("nodeID: 'end' is no element of it; {known}"),
        ),
        (
            json!(5),
            400,
            "nodeID: expected a string, found 5".to_owned(),
        ),
        (json!(""), 400, "nodeID: expected".to_owned()),
    ] {
        let body = json!({ "nodeID": element });
        let answer = world.ask(&instance, "work", "trigger", body).await;
        assert_eq!(answer.status, status, "{}", answer.body);
        let told = answer.json().unwrap();
        let told = told["message"].as_str().unwrap();
        assert!(told.starts_with(&message), "{told}");
    }
    let missing = world.ask(&instance, "work", "trigger", json!({})).await;
    assert_eq!(missing.status, 400);
    assert!(
        missing.body.contains("nodeID: is missing"),
        "{}",
        missing.body
    );
    for (instance, ad_hoc) in [
        (instance.as_str(), "nothing"),
        (&instance, "a"),
        (&instance, NOTHING),
        (NOTHING, "work"),
    ] {
        let answer = world.trigger(instance, ad_hoc, "a").await;
        assert_eq!(answer.status, 404, "{ad_hoc}: {}", answer.body);
        let body = json!({ "variables": { "x": 1 } });
        let answer = world.ask(instance, ad_hoc, "variables", body).await;
        assert_eq!(answer.status, 404, "{ad_hoc}: {}", answer.body);
    }
    let viewer = world.server.client(&world.project, Role::Viewer).unwrap();
    let path = format!("/bpmn/instances/{instance}/adhoc/work/trigger");
    let hidden = viewer.post(&path, json!({ "nodeID": "a" })).await.unwrap();
    assert_eq!(hidden.status, 404, "{}", hidden.body);
    assert_eq!(world.server.database.execute(stored).unwrap(), before);
}

#[tokio::test]
async fn of_several_that_are_active_the_execution_key_tells_which_is_meant() {
    let world = World::new().await;
    let each = r#"<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
        <quantum:loopCharacteristics inputCollection="=[1,2]" inputElement="n"/></bpmn:extensionElements>
        </bpmn:multiInstanceLoopCharacteristics>"#;
    let version = world.deploy(&models::ad_hoc(each)).await;
    let instance = world.start(&version, json!({})).await;
    let answer = world.trigger(&instance, "work", "a").await;
    assert_eq!(answer.status, 409, "{}", answer.body);
    let path = format!("/bpmn/instances/{instance}/history?type=AdHocElementsTriggered");
    let history = world.get(&path).await;
    let began = history["data"].as_array().unwrap();
    assert_eq!(began.len(), 2);
    for each in began {
        let key = each["executionKey"].as_str().unwrap();
        let answer = world.trigger(&instance, key, "a").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let done = json!({ "variables": { "done": true } });
        let answer = world.ask(&instance, key, "variables", done).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    assert_eq!(world.status(&instance).await, "COMPLETED");
}
