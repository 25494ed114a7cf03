//! How many instances a second one server carries to their end, and how many three do. What it prints depends on the machine: where
//! servers, PostgreSQL and clients share a few processors, it says what several servers cost there, not what they are good for.

use crate::BINARY;
use futures_util::future::join_all;
use serde_json::json;
use std::time::Duration;
use testkit::{ProjectClient, Server, ServerBuilder, TemporalServer};
use tokio::time::{Instant, sleep};

const CLIENTS: usize = 8;
const MEASURED: Duration = Duration::from_secs(10);

const ONE_JOB: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// Clients start instances, poll for jobs and complete them; the instances that end in a second.
async fn rate(builder: ServerBuilder, number_of_servers: usize) -> f64 {
    let mut servers = vec![builder.start().await.unwrap()];
    while servers.len() < number_of_servers {
        let replica = servers[0].replica(&[]).await.unwrap();
        servers.push(replica);
    }
    let (project, first) = ProjectClient::create(&servers[0]).await.unwrap();
    let version = &first.deploy(ONE_JOB).await.unwrap();
    let begun = Instant::now();
    let clients = (0..CLIENTS).map(|number| {
        let server = &servers[number % number_of_servers];
        let project = ProjectClient::of(server, &project).unwrap();
        async move {
            let mut cycles = 0_u32;
            while begun.elapsed() < MEASURED {
                project.start(version, json!({})).await.unwrap();
                project.work("work").await.unwrap();
                cycles += 1;
            }
            cycles
        }
    });
    let cycles: u32 = join_all(clients).await.into_iter().sum();
    let running = "/bpmn/instances?status=RUNNING&pageSize=1";
    while first.get(running).await.unwrap()["pagination"]["total"] != 0 {
        sleep(Duration::from_millis(20)).await;
    }
    f64::from(cycles) / begun.elapsed().as_secs_f64()
}

const STRAIGHT_THROUGH: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// Clients start so many instances as fast as they are answered, which is faster than Temporal carries them on.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement: it says something only while nothing else runs"]
async fn a_burst_that_temporal_has_to_work_off() {
    const BURST: u32 = 1_000;
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let server = Server::builder(BINARY).temporal(&temporal);
    let server = server.start().await.unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = &project.deploy(STRAIGHT_THROUGH).await.unwrap();
    let begun = Instant::now();
    let start = async || {
        for _ in 0..BURST / 8 {
            project.start(version, json!({})).await.unwrap();
        }
    };
    join_all((0..CLIENTS).map(|_| start())).await;
    let started = begun.elapsed();
    let running = "/bpmn/instances?status=RUNNING&pageSize=1";
    while project.get(running).await.unwrap()["pagination"]["total"] != 0 {
        sleep(Duration::from_millis(100)).await;
    }
    println!(
        "{BURST} instances started in {started:?}, the last ended after {:?}: {:.0} a second",
        begun.elapsed(),
        f64::from(BURST) / begun.elapsed().as_secs_f64()
    );
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement: it says something only while nothing else runs"]
async fn one_server_and_three() {
    for number_of_servers in [1, 3, 1, 3] {
        let embedded = rate(Server::builder(BINARY), number_of_servers).await;
        let temporal = TemporalServer::start(BINARY).await.unwrap();
        let builder = Server::builder(BINARY).temporal(&temporal);
        let carried_by_temporal = rate(builder, number_of_servers).await;
        println!(
            "{number_of_servers} servers, {CLIENTS} clients: {embedded:.0} instances a second, with Temporal {carried_by_temporal:.0}"
        );
    }
}
