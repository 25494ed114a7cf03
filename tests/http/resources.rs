//! BPMN resources.

use crate::{models, world::World};
use serde_json::json;

#[tokio::test]
async fn a_draft_is_replaced_and_deployed_once() {
    let world = World::new().await;
    let id = world.draft(&models::straight()).await;
    let path = format!("/bpmn/resources/{id}");
    let body = json!({ "name": "Renamed", "xml": models::straight() });
    let updated = world
        .editor
        .put(&path, body.clone())
        .await
        .unwrap()
        .expect_status(200)
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(
        (&updated["name"], &updated["isDeployed"]),
        (&json!("Renamed"), &json!(false))
    );

    for _ in 0..2 {
        let deployed = world
            .editor
            .post(&format!("{path}/deploy"), json!({}))
            .await
            .unwrap();
        assert_eq!(deployed.status, 204, "{}", deployed.body);
    }
    let resource = world.get(&path).await;
    assert_eq!(resource["isDeployed"], true);
    assert_eq!(resource["processes"][0]["version"], 1);
    let refused = world.editor.put(&path, body).await.unwrap();
    assert_eq!(refused.status, 409, "{}", refused.body);
}

#[tokio::test]
async fn a_file_that_is_no_bpmn_is_refused_with_its_findings() {
    let world = World::new().await;
    let body = json!({ "name": "A", "xml": "<order/>" });
    let refused = world
        .editor
        .post("/bpmn/resources", body)
        .await
        .unwrap()
        .expect_status(400)
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(refused["details"]["field"], "xml");
    assert_eq!(refused["details"]["findings"][0]["severity"], "error");
}

#[tokio::test]
async fn a_file_is_checked_without_being_stored() {
    let world = World::new().await;
    let good = world
        .editor
        .post("/bpmn/validate", json!({ "xml": models::straight() }))
        .await
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(good["errors"], json!([]));
    let dangling = models::straight().replace("targetRef=\"end\"", "targetRef=\"nowhere\"");
    let bad = world
        .editor
        .post("/bpmn/validate", json!({ "xml": dangling }))
        .await
        .unwrap()
        .json()
        .unwrap();
    assert!(
        bad["errors"][0]["message"]
            .as_str()
            .unwrap()
            .contains("nowhere"),
        "{bad}"
    );
    assert_eq!(world.get("/bpmn/resources").await["pagination"]["total"], 0);
}

#[tokio::test]
async fn a_version_cannot_be_deleted_while_its_instances_run() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    let instance = world.start(&version, json!({})).await;
    let resource = world.get("/bpmn/resources").await["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = format!("/bpmn/resources/{resource}");
    let refused = world.editor.delete(&path).await.unwrap();
    assert_eq!(refused.status, 409, "{}", refused.body);

    assert_eq!(
        world
            .editor
            .delete(&format!("/bpmn/instances/{instance}"))
            .await
            .unwrap()
            .status,
        204
    );
    assert_eq!(world.editor.delete(&path).await.unwrap().status, 204);
    assert_eq!(world.editor.get(&path).await.unwrap().status, 404);
}

#[tokio::test]
async fn versions_are_listed_oldest_first_and_the_newest_by_itself() {
    let world = World::new().await;
    let first = world.draft(&models::straight()).await;
    let second = world.draft(&models::straight()).await;
    let versions = world
        .get("/bpmn/resources/by-definitions-id/definitions-straight")
        .await;
    let ids: Vec<_> = versions["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|version| &version["id"])
        .collect();
    assert_eq!(ids, [&json!(first), &json!(second)]);
    let latest = world.get("/bpmn/resources/latest").await;
    assert_eq!(latest["data"][0]["latestResourceID"], second);
    assert_eq!(latest["data"][0]["versionCount"], 2);
}
