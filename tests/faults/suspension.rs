//! Very many instances of a suspended process version: it is suspended at once, what comes for each waits, and each goes on once when it is
//! resumed, also when the server is killed meanwhile.

use crate::{
    checker::{self, happened},
    signals::{PATIENCE, Waiting, publish, waiting},
};
use serde_json::json;
use std::time::Duration;
use testkit::{Client, Role};
use tokio::time::Instant;

const COUNT: usize = 3_000;
/// Longer than one request should take, and much shorter than one for each instance.
const AT_ONCE: Duration = Duration::from_secs(2);

async fn ask(admin: &Client, version: &str, verb: &str) {
    let path = format!("/bpmn/definitions/{version}/{verb}");
    let asked = admin.post(&path, json!({ "reason": "audit" })).await;
    asked.unwrap().expect_status(204).unwrap();
}

/// How many instances are suspended.
async fn suspended(admin: &Client) -> u64 {
    let listed = admin.get("/bpmn/instances?suspended=true&pageSize=1").await;
    let listed = listed.unwrap().expect_status(200).unwrap().json().unwrap();
    listed["pagination"]["total"].as_u64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn many_are_suspended_at_once_and_each_goes_on_once_although_the_server_is_killed_meanwhile()
{
    let Waiting {
        mut server,
        project,
        editor,
        version,
    } = waiting(COUNT).await;
    let admin = server.client(&project, Role::Admin).unwrap();
    let begun = Instant::now();
    ask(&admin, &version, "suspend").await;
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());
    assert_eq!(suspended(&admin).await, COUNT as u64);
    publish(&editor).await;
    happened(&server, "StimulusParked", 500, PATIENCE).await;
    server.kill().unwrap();
    server.restart().await.unwrap();
    happened(&server, "StimulusParked", COUNT, PATIENCE).await;
    assert_eq!(
        checker::ask(
            &server,
            "SELECT count(*) FROM events WHERE kind = 'SignalReceived'"
        ),
        "0"
    );
    checker::check_what_is_stored(&server);
    ask(&admin, &version, "resume").await;
    for some in [200, 1_200] {
        happened(&server, "StimulusReleased", some, PATIENCE).await;
        server.kill().unwrap();
        server.restart().await.unwrap();
    }
    checker::all_end(&server, PATIENCE).await;
    for kind in ["StimulusParked", "StimulusReleased", "SignalReceived"] {
        checker::each_once(&server, kind, COUNT);
    }
    checker::check_histories(&server);
    checker::check_what_is_stored(&server);
}
