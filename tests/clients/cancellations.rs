//! Instances that are cancelled when they have only just been started.

use crate::world::World;
use futures_util::future::join_all;
use serde_json::json;
use std::time::Duration;
use tokio::time::{Instant, sleep};

const CLIENTS: usize = 4;
const INSTANCES: usize = 25;
/// What cannot be done at once is tried again after ten seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// Nobody ever completes the task: the called instance ends only if it is cancelled.
const CALLING: &str = r#"
  <process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="call"/>
    <callActivity id="call"><extensionElements><q:calledElement processId="called"/></extensionElements></callActivity>
    <sequenceFlow id="f2" sourceRef="call" targetRef="end"/><endEvent id="end"/>
  </process>
  <process id="called" isExecutable="true">
    <startEvent id="c-start"/><sequenceFlow id="c1" sourceRef="c-start" targetRef="approve"/><userTask id="approve"/>
    <sequenceFlow id="c2" sourceRef="approve" targetRef="c-end"/><endEvent id="c-end"/>
  </process>"#;

/// Another server is told to cancel the caller while the first is about to begin what it calls.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_called_ends_with_its_caller_also_when_that_is_cancelled_at_once() {
    let world = World::with_processes(CALLING).await;
    let replica = world.server.replica(&[]).await.unwrap();
    let there = world.client.at(replica.url());
    let start_and_cancel = async || {
        for _ in 0..INSTANCES {
            let instance = world.start(json!({})).await;
            let path = format!("/bpmn/instances/{instance}");
            let canceled = there.delete(&path).await.unwrap();
            canceled.expect_status(204).unwrap();
        }
    };
    join_all((0..CLIENTS).map(|_| start_and_cancel())).await;
    let running = "SELECT count(*) FILTER (WHERE kind = 'InstanceStarted') - count(*) FILTER (WHERE kind = 'InstanceCanceled') FROM events";
    let begun = Instant::now();
    while world.number(running) > 0 {
        assert!(
            begun.elapsed() < PATIENCE,
            "{} of {} still run",
            world.number(running),
            CLIENTS * INSTANCES
        );
        sleep(Duration::from_millis(100)).await;
    }
    println!("all ended after {:?}", begun.elapsed());
}
