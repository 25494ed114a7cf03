//! What cannot be, because the state of an instance and its process do not belong together, is told, and nothing is lost by it.

use crate::world::World;
use serde_json::json;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// A process that waits for a moment.
const WAITS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="waiting" targetNamespace="http://example.com">
  <process id="waits" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="in" sourceRef="start" targetRef="moment"/>
    <intermediateCatchEvent id="moment">
      <timerEventDefinition><timeDuration>PT8S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="out" sourceRef="moment" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>"#;

impl World {
    /// Lets the instance wait for a timer of another element. The database refuses it to everybody but its owner.
    fn rename_what_waits(&self, instance: &str, from: &str, to: &str) {
        self.sql(&format!(
            r#"ALTER TABLE events DISABLE TRIGGER events_are_append_only;
            UPDATE events SET payload = replace(payload::text, '"element":"{from}","awaits"', '"element":"{to}","awaits"')::json
            WHERE stream = '{instance}' AND kind = 'SubscriptionOpened';
            ALTER TABLE events ENABLE ALWAYS TRIGGER events_are_append_only;"#
        ));
    }

    /// The id and the message of the open incident of an instance.
    async fn incident(&self, instance: &str) -> (String, String) {
        let path = format!("/bpmn/incidents?workflowID={instance}&status=open");
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let listed = self.editor.get(&path).await.unwrap().json().unwrap();
            if let Some(incident) = listed["data"].get(0) {
                let text = |name: &str| incident[name].as_str().unwrap().to_owned();
                return (text("incidentID"), text("errorMessage"));
            }
            assert!(Instant::now() < deadline, "{}", self.server.log());
            sleep(Duration::from_millis(100)).await;
        }
    }
}

#[tokio::test]
async fn a_timer_whose_element_is_not_in_the_process_is_an_incident_and_fires_once_that_is_mended()
{
    let mut world = World::new().await;
    let versions = world.deploy(WAITS).await;
    let instance = world.start_of(&versions["waits"], json!({})).await;
    world.server.kill().unwrap();
    world.rename_what_waits(&instance, "moment", "lost");
    world.server.restart().await.unwrap();

    let (incident, message) = world.incident(&instance).await;
    assert!(
        message.contains("is in element 'lost', which its process does not have"),
        "{message}"
    );
    let timers = "SELECT count(*) FROM outbox WHERE kind = 'FireTimer'";
    assert_eq!(world.sql(timers).trim(), "1", "the timer is still due");

    world.server.kill().unwrap();
    world.rename_what_waits(&instance, "lost", "moment");
    world.server.restart().await.unwrap();
    let path = format!("/bpmn/instances/{instance}/incidents/{incident}/resolve");
    let resolved = world.editor.post(&path, json!({ "variables": {} })).await;
    resolved.unwrap().expect_status(200).unwrap();
    let ended = format!(
        "SELECT count(*) FROM events WHERE stream = '{instance}' AND kind = 'InstanceCompleted'"
    );
    world.wait_until(&ended, "1").await;
}
