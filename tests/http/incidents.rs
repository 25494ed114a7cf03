//! Incidents.

use crate::{models, world::World};
use serde_json::json;

#[tokio::test]
async fn an_incident_is_mended_and_resolved() {
    let world = World::new().await;
    let version = world.deploy(&models::gateway()).await;
    let instance = world.start(&version, json!({ "amount": 0 })).await;
    let listed = world
        .get(&format!(
            "/bpmn/incidents?workflowID={instance}&status=open"
        ))
        .await;
    let incident = &listed["data"][0];
    assert_eq!(
        (&incident["nodeID"], &incident["errorType"]),
        (&json!("work"), &json!("GatewayNoMatch"))
    );
    assert_eq!(
        world.get("/bpmn/instances?hasIncident=true").await["pagination"]["total"],
        1
    );

    let id = incident["incidentID"].as_str().unwrap();
    let path = format!("/bpmn/instances/{instance}/incidents/{id}/resolve");
    let resolved = world
        .editor
        .post(&path, json!({ "variables": { "amount": 5 } }))
        .await
        .unwrap();
    assert_eq!(resolved.status, 200, "{}", resolved.body);
    assert_eq!(world.status(&instance).await, "COMPLETED");
    let listed = world
        .get(&format!("/bpmn/incidents?workflowID={instance}"))
        .await;
    assert_eq!(listed["data"][0]["resolvedBy"], "editor");
    let again = world.editor.post(&path, json!({})).await.unwrap();
    assert!([404, 409].contains(&again.status), "{}", again.body);
}
