//! What the platform that runs the process asks.

use crate::world::World;
use serde_json::json;

#[tokio::test]
async fn a_server_with_its_database_and_its_issuer_is_ready() {
    let world = World::new().await;
    let anybody = world.server.client_with(None);
    assert_eq!(anybody.get("/livez").await.unwrap().status, 200);
    let ready = anybody
        .get("/readyz")
        .await
        .unwrap()
        .expect_status(200)
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(
        ready,
        json!({ "ready": true, "database": "reachable", "program": "current", "issuer": "reachable", "clock": "right" })
    );
}

#[tokio::test]
async fn the_version_is_told_to_anybody() {
    let world = World::new().await;
    let version = world
        .server
        .client_with(None)
        .get("/version")
        .await
        .unwrap()
        .json()
        .unwrap();
    assert_eq!(version["version"], env!("CARGO_PKG_VERSION"));
}
