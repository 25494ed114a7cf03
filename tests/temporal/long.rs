//! What is long: many steps, and years.

use crate::BINARY;
use projections::ReadTables;
use quantumbpm::{
    clock::Clock,
    config::{Limits, Memory},
    execution::{Carriers, Execution},
};
use serde_json::json;
use std::time::Duration;
use store::{Store, StoreOptions};
use temporal::{Carries, Connector, Settings, Waker};
use testkit::{ProjectClient, Server, TemporalServer};

/// A history is long for this server from here on.
const SHORT_HISTORIES: &[&str] = &["limit.historyCount.suggestContinueAsNew=30"];

/// Counts to 10,000: each time, a script and a gateway. Where `pause` is true a job follows after each 500.
const COUNTING: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="count"/>
    <scriptTask id="count"><extensionElements><q:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>
    <sequenceFlow id="f2" sourceRef="count" targetRef="enough"/>
    <exclusiveGateway id="enough" default="again"/>
    <sequenceFlow id="again" sourceRef="enough" targetRef="count"/>
    <sequenceFlow id="f3" sourceRef="enough" targetRef="end"><conditionExpression>=n &gt;= 10000</conditionExpression></sequenceFlow>
    <sequenceFlow id="f4" sourceRef="enough" targetRef="rest">
      <conditionExpression>=pause and modulo(n, 500) = 0</conditionExpression>
    </sequenceFlow>
    <serviceTask id="rest"><extensionElements><q:taskDefinition type="rest"/></extensionElements></serviceTask>
    <sequenceFlow id="f5" sourceRef="rest" targetRef="count"/>
    <endEvent id="end"/>
  </process>"#;

/// Counts, and gives how many runs the workflow had.
async fn count(temporal: TemporalServer, pauses: usize) -> usize {
    let server = Server::builder(BINARY)
        .temporal(&temporal)
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(COUNTING).await.unwrap();
    let variables = json!({ "n": 0, "pause": pauses > 0 });
    let instance = project.start(&version, variables).await.unwrap();
    for _ in 0..pauses {
        project.work("rest").await.unwrap();
    }
    project.wait_for(&instance, "COMPLETED").await.unwrap();
    let passed = format!(
        "SELECT count(*) FROM events WHERE stream = '{instance}' AND kind = 'ElementPassed' AND element IN ('count', 'enough')"
    );
    assert_eq!(server.database.execute(&passed).unwrap(), "20000");
    runs(&temporal, &instance)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_of_twenty_thousand_steps_comes_to_its_end_in_one_run_of_its_workflow() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    assert_eq!(count(temporal, 0).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_of_twenty_thousand_steps_with_pauses_comes_to_its_end_in_several_runs() {
    let temporal = TemporalServer::configured(BINARY, SHORT_HISTORIES);
    let runs = count(temporal.await.unwrap(), 19).await;
    assert!(runs > 2, "{runs} runs");
}

/// A timer of a year beside a job that comes again and again.
const A_YEAR: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>
    <sequenceFlow id="f2" sourceRef="fork" targetRef="year"/>
    <intermediateCatchEvent id="year"><timerEventDefinition><timeDuration>P1Y</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="year" targetRef="end"/><endEvent id="end"/>
    <sequenceFlow id="f4" sourceRef="fork" targetRef="merge"/>
    <exclusiveGateway id="merge"/><sequenceFlow id="f5" sourceRef="merge" targetRef="again"/>
    <serviceTask id="again"><extensionElements><q:taskDefinition type="again"/></extensionElements></serviceTask>
    <sequenceFlow id="f6" sourceRef="again" targetRef="merge"/>
  </process>"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_timer_of_a_year_outlives_the_runs_of_its_workflow() {
    let temporal = TemporalServer::configured(BINARY, SHORT_HISTORIES)
        .await
        .unwrap();
    let mut server = Server::builder(BINARY)
        .temporal(&temporal)
        .start()
        .await
        .unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(A_YEAR).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    for _ in 0..20 {
        project.work("again").await.unwrap();
    }
    let runs = runs(&temporal, &instance);
    assert!(runs > 2, "{runs} runs");
    let history = temporal
        .ask(&[
            "workflow",
            "show",
            "--workflow-id",
            &instance,
            "--output",
            "json",
        ])
        .unwrap();
    assert!(
        history.contains("\"startToFireTimeout\": \"31"),
        "{history}"
    );

    server.kill().unwrap();

    // A worker in a year from now: what is overdue for it wakes the workflow, and the timer fires.
    let clock = Clock::default();
    clock.advance(Duration::from_hours(367 * 24));
    let in_a_year = settings(&temporal, &server);
    let connector = Connector::start(in_a_year.clone()).await.unwrap();
    let store = Store::connect(&StoreOptions::new(server.database.url().parse().unwrap()))
        .await
        .unwrap();
    let carriers = Carriers::Temporal {
        waker: Waker::new(connector.clone(), &in_a_year),
        carries: in_a_year.carries,
    };
    let (execution, driver) = Execution::new(
        &store,
        &clock,
        ReadTables::of_this_program(),
        Limits {
            call_depth: 100,
            memory: Memory::default(),
        },
        carriers,
        std::future::pending(),
    );
    let driver = tokio::spawn(driver);
    let workflows = execution.workflows(in_a_year.carries);
    let worker = tokio::spawn(temporal::run(
        connector,
        in_a_year,
        workflows,
        std::future::pending(),
    ));
    let fired =
        format!("SELECT count(*) FROM events WHERE stream = '{instance}' AND kind = 'TimerFired'");
    for _ in 0..200 {
        if server.database.execute(&fired).unwrap() == "1" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(server.database.execute(&fired).unwrap(), "1");
    driver.abort();
    worker.abort();
}

/// How many runs the workflow of an instance has had.
fn runs(temporal: &TemporalServer, instance: &str) -> usize {
    let query = format!("WorkflowId = '{instance}'");
    temporal.runs("default", &query).unwrap().len()
}

fn settings(temporal: &TemporalServer, server: &Server) -> Settings {
    Settings {
        host_port: temporal.host_port(),
        namespace: "default".to_owned(),
        task_queue: server.database.name().to_owned(),
        identity: "in a year".to_owned(),
        api_key: None,
        tls: None,
        carries: Carries::Instances,
    }
}
