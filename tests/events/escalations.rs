//! What a called instance tells its caller, however its deliveries are taken from the outbox.

use crate::world::World;
use serde_json::{Value, json};

const PROCESSES: &str = include_str!("escalations.bpmn");

/// The row of a delivery, held for `minutes` by a process that is gone.
fn row(stream: &str, kind: &str, data: &Value, minutes: u32) -> String {
    // The kind says how to read the data, and stands before them.
    let payload = format!(r#"{{"kind":"{kind}","data":{data}}}"#);
    format!(
        "INSERT INTO outbox (id, stream, kind, due, held_until, payload)
        VALUES (gen_random_uuid(), '{stream}', '{kind}', now(), now() + interval '{minutes} minutes', '{payload}')"
    )
}

#[tokio::test]
async fn escalations_are_heard_in_their_order_and_before_the_end_whichever_is_taken_first() {
    let mut world = World::new().await;
    let versions = world.deploy(PROCESSES).await;
    let calling = world.start_of(&versions["hears"], json!({})).await;
    world.settle().await;
    let called = world.sql(&format!(
        "SELECT payload->>'activation' || ' ' || (payload->>'child') FROM events
        WHERE stream = '{calling}' AND kind = 'InstanceCalled'"
    ));
    let (activation, child) = called.trim().split_once(' ').unwrap();
    let numbers = format!(
        "SELECT string_agg(payload->'called'->>'number', ' ' ORDER BY sequence) FROM events
        WHERE stream = '{calling}' AND kind = 'EscalationThrown'"
    );
    assert_eq!(world.sql(&numbers), "1 2");
    world.server.kill().unwrap();
    world.assert_sound();

    world.forget_from(&calling, "EscalationThrown");
    let missing = format!(
        "stream {child}: table outbox kind EscalateToCaller about {child}: expected a row, found none"
    );
    let damage = world.damage();
    assert!(
        damage.lines().contains(&missing.as_str()),
        "{missing} in {:#?}",
        damage.lines()
    );

    let tells = |number: u32, minutes| {
        let data = json!({
            "parent": calling, "activation": activation, "called": { "child": child, "number": number },
            "escalation_code": "LATE", "variables": {}
        });
        row(child, "EscalateToCaller", &data, minutes)
    };
    let ends = json!({
        "parent": calling, "activation": activation, "child": child, "outcome": "completed", "variables": {}, "escalations": 2
    });
    world.sql(&row(child, "EndCalledInstance", &ends, 0));
    world.sql(&tells(2, 0));
    world.sql(&tells(1, 60));
    world.server.restart().await.unwrap();
    world
        .wait_until(
            &format!(
                "SELECT count(*) FROM events WHERE stream = '{calling}' AND kind = 'CalledInstanceEnded'"
            ),
            "1",
        )
        .await;
    assert_eq!(world.sql(&numbers), "1 2");
    world.wait_until("SELECT count(*) FROM outbox", "0").await;
}
