//! What the platform that runs the process asks.

use crate::world::World;
use serde_json::json;
use std::net::TcpListener;
use testkit::Server;

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
async fn operators_read_what_was_counted_and_what_is_overdue() {
    let free = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let server = Server::builder(env!("CARGO_BIN_EXE_quantumbpm"))
        .variable("REST_METRICS_PORT", &port.to_string())
        .start()
        .await
        .unwrap();
    server.create_project("Orders").await.unwrap();
    let delivery = "INSERT INTO outbox (id, stream, kind, due, payload, held_until) VALUES
        (gen_random_uuid(), gen_random_uuid(), 'Continue', now() - interval '1 minute', '{}', now() + interval '1 hour')";
    server.database.execute(delivery).unwrap();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let metrics = client
        .get(format!("http://127.0.0.1:{port}/metrics"))
        .send();
    let metrics = metrics.await.unwrap().text().await.unwrap();
    let shown = |name: &str| -> &str {
        let line = metrics.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("no {name} in {metrics}"))
            .trim()
    };
    let value = |name: &str| shown(name).parse::<f64>().unwrap();
    let steps = value("quantumbpm_step_duration_seconds_count{outcome=\"stored\"}");
    assert!(steps >= 1.0 && value("quantumbpm_events_total") >= steps);
    assert_eq!(shown("quantumbpm_outbox_overdue"), "1.0");
    let overdue_for = value("quantumbpm_outbox_oldest_overdue_seconds");
    assert!((60.0..120.0).contains(&overdue_for), "{overdue_for}");
    assert!(value("quantumbpm_event_readers_held_up_seconds") < 60.0);
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
