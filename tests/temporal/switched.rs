//! A system that runs is switched from one driver to the other and back.

use crate::{BINARY, ITS_EVENTS, TWO_JOBS};
use serde_json::json;
use testkit::{ProjectClient, Server, TemporalServer};

#[tokio::test(flavor = "multi_thread")]
async fn instances_go_on_with_the_other_driver_and_back_and_nothing_is_lost_or_repeated() {
    switch("instances").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn instances_go_on_where_workflows_carry_waits_only_and_back() {
    switch("waits").await;
}

async fn switch(carries: &str) {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let at = temporal.host_port();
    let builder = Server::builder(BINARY).variable("TEMPORAL_CARRIES", carries);
    let mut server = builder.start().await.unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let mut instances = Vec::new();
    // Each instance is started by one driver, has its timer fired by the other, and is ended by either.
    for drivers in [["", &at, ""], [&at, "", &at]] {
        server.terminate().await.unwrap();
        server.configure(&[("TEMPORAL_HOST_PORT", drivers[0])]);
        server.restart().await.unwrap();
        let instance = project.start(&version, json!({})).await.unwrap();
        for (driver, task_type) in drivers[1..].iter().zip(["first", "second"]) {
            project.work(task_type).await.unwrap();
            server.kill().unwrap();
            server.configure(&[("TEMPORAL_HOST_PORT", driver)]);
            server.restart().await.unwrap();
        }
        instances.push(instance);
    }
    for instance in &instances {
        project.wait_for(instance, "COMPLETED").await.unwrap();
        let history = project.history(instance).await.unwrap();
        assert_eq!(history[..12], ITS_EVENTS);
        assert_eq!(history.len(), 16, "{history:?}");
    }
}
