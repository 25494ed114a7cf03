//! Rows of the outbox that a newer version of the program inserted. They wait for it, and hold up nothing else.

use crate::Replicas;
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

/// A job, a moment, two more jobs.
const JOBS: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
    <serviceTask id="first"><extensionElements><q:taskDefinition type="first"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="first" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="moment" targetRef="second"/>
    <serviceTask id="second"><extensionElements><q:taskDefinition type="second"/></extensionElements></serviceTask>
    <sequenceFlow id="f4" sourceRef="second" targetRef="third"/>
    <serviceTask id="third"><extensionElements><q:taskDefinition type="third"/></extensionElements></serviceTask>
    <sequenceFlow id="f5" sourceRef="third" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// A row that was left is looked at again after ten seconds.
const LONGER_THAN_IT_IS_LEFT: Duration = Duration::from_secs(12);
/// The most often that a row is named in that time: by who swept it, and at two looks that it led to.
const SELDOM: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_no_server_can_read_wait_for_a_newer_one_and_the_instance_goes_on() {
    wait_for_a_newer_one(Replicas::embedded().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_no_server_can_read_wait_for_a_newer_one_and_the_instance_goes_on_with_temporal()
{
    wait_for_a_newer_one(Replicas::with_temporal().await).await;
}

async fn wait_for_a_newer_one(replicas: Replicas) {
    let project = replicas.through(0);
    let version = project.deploy(JOBS).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    let insert = |kind: &str, data: &str| {
        replicas.sql(&format!(
            r#"INSERT INTO outbox (id, stream, kind, due, payload)
            VALUES (gen_random_uuid(), '{instance}', '{kind}', now() - interval '1 h', '{{"kind":"{kind}","data":{data}}}')
            RETURNING id"#
        ))
    };
    let with_other_fields = insert("CancelInstance", r#"{"instances":[]}"#);
    insert("NotInventedYet", "{}");

    project.work("first").await.unwrap();
    project.work("second").await.unwrap();
    let named = || {
        let logs = replicas.servers.iter().map(testkit::Server::log);
        let named =
            format!("row {with_other_fields} of the outbox, a CancelInstance, cannot be read");
        logs.map(|log| log.matches(&named).count()).sum::<usize>()
    };
    let before = named();
    sleep(LONGER_THAN_IT_IS_LEFT).await;
    let meanwhile = named() - before;
    assert!((1..=SELDOM).contains(&meanwhile), "named {meanwhile} times");
    assert_eq!(replicas.sql("SELECT count(*) FROM outbox"), "2");

    // What a version that can read it finds there.
    replicas.sql(&format!(
        r#"UPDATE outbox SET payload = '{{"kind":"CancelInstance","data":{{"instance":"{instance}"}}}}' WHERE id = '{with_other_fields}'"#
    ));
    project.wait_for(&instance, "CANCELED").await.unwrap();
    let left = replicas.sql("SELECT kind FROM outbox");
    assert_eq!(left, "NotInventedYet");
}
