//! Very many who wait for one signal: each gets it once, also when the server is killed meanwhile, and nobody else waits for it.

use crate::{BINARY, checker, load::start_all};
use futures_util::future::join_all;
use serde_json::json;
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use testkit::{Measured, Project, ProjectClient, Server};
use tokio::time::{Instant, sleep};

/// How many clients of another project have their jobs done.
const NEIGHBOURS: usize = 2;
/// How long they are measured while nothing else happens.
const NORMAL: Duration = Duration::from_secs(10);
/// The longest time in which nobody gets the signal.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

const LISTENER: &str = r#"<signal id="s" name="closed"/><process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><signalEventDefinition signalRef="s"/></intermediateCatchEvent>
    <sequenceFlow id="f2" sourceRef="wait" targetRef="end"/><endEvent id="end"/>
  </process>"#;

const WORK: &str = r#"<process id="work" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="job"/>
    <serviceTask id="job"><extensionElements><q:taskDefinition type="job"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="job" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// A server with a project whose instances wait for the signal.
pub(crate) struct Waiting {
    pub(crate) server: Server,
    pub(crate) project: Project,
    /// Its editor.
    pub(crate) editor: ProjectClient,
    /// The process version of the instances.
    pub(crate) version: String,
}

/// With so many instances.
pub(crate) async fn waiting(count: usize) -> Waiting {
    let server = Server::start(BINARY).await.unwrap();
    let (project, editor) = ProjectClient::create(&server).await.unwrap();
    let version = editor.deploy(LISTENER).await.unwrap();
    start_all(&editor, &version, count, &json!({})).await;
    Waiting {
        server,
        project,
        editor,
        version,
    }
}

pub(crate) async fn publish(project: &ProjectClient) {
    let signal = json!({ "signalName": "closed", "variables": { "by": "ann" } });
    let published = project.client.post("/bpmn/signals", signal).await.unwrap();
    published.expect_status(200).unwrap();
}

/// Waits until so many have the signal.
async fn received(server: &Server, count: usize) {
    checker::happened(server, "SignalReceived", count, PATIENCE).await;
}

/// Sees that each has it once.
fn check(server: &Server, count: usize) {
    checker::each_once(server, "SignalReceived", count);
    checker::check_histories(server);
    checker::check_what_is_stored(server);
}

/// What jobs of another project took, from the request that starts their instance to the answer that they are done, as long as
/// something goes on.
async fn jobs_during(project: &ProjectClient, meanwhile: impl Future<Output = ()>) -> Measured {
    let version = project.deploy(WORK).await.unwrap();
    let stop = AtomicBool::new(false);
    let work = async || {
        let mut taken = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let begun = Instant::now();
            project.start(&version, json!({})).await.unwrap();
            project.work("job").await.unwrap();
            taken.push(begun.elapsed());
            sleep(Duration::from_millis(5)).await;
        }
        taken
    };
    let meanwhile = async {
        meanwhile.await;
        stop.store(true, Ordering::Relaxed);
    };
    let (taken, ()) = tokio::join!(join_all((0..NEIGHBOURS).map(|_| work())), meanwhile);
    Measured::of(taken.into_iter().flatten().collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_reaches_each_of_many_once_although_the_server_is_killed_meanwhile() {
    const COUNT: usize = 3_000;
    let Waiting {
        mut server, editor, ..
    } = waiting(COUNT).await;
    publish(&editor).await;
    for some in [200, 1_200] {
        received(&server, some).await;
        server.kill().unwrap();
        server.restart().await.unwrap();
    }
    received(&server, COUNT).await;
    checker::all_end(&server, PATIENCE).await;
    check(&server, COUNT);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes, alone, for it measures"]
async fn a_signal_reaches_a_hundred_thousand_and_leaves_room_for_the_jobs_of_others() {
    const COUNT: usize = 100_000;
    let Waiting { server, editor, .. } = waiting(COUNT).await;
    let (_, neighbour) = ProjectClient::create(&server).await.unwrap();
    let normal = jobs_during(&neighbour, sleep(NORMAL)).await;
    let begun = Instant::now();
    let broadcast = async {
        publish(&editor).await;
        received(&server, COUNT).await;
    };
    let busy = jobs_during(&neighbour, broadcast).await;
    println!(
        "a signal reached {COUNT} in {:?}; a job of another project took {normal:?}, then {busy:?}",
        begun.elapsed()
    );
    checker::all_end(&server, PATIENCE).await;
    check(&server, COUNT);
    checker::leaves_room(&normal, &busy);
}
