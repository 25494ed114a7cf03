//! The events are taken out.

use crate::world::World;
use serde_json::json;
use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

#[tokio::test]
async fn an_export_has_every_event_and_the_next_goes_on_where_it_ended() {
    let world = World::new().await;
    let instance = world.start().await;
    let count = world.count_of_events();
    let first = world.export(None, count).await.events();
    assert_eq!(first.len(), count);
    let started = first
        .iter()
        .find(|event| event["stream"] == *instance && event["seq"] == 1)
        .unwrap();
    assert_eq!(
        (&started["type"], &started["metadata"]["actor"]),
        (&json!("InstanceStarted"), &json!("editor"))
    );

    world.add_event_of_newer_program(&instance);
    let after = first.last().unwrap()["cursor"].as_str().unwrap();
    let next = world.export(Some(after), 1).await;
    let events = next.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["type"], "InstanceArchived");
    assert!(
        next.printed.contains(r#""data":{"by":1.10}}"#),
        "{}",
        next.printed
    );
    let cursor = events[0]["cursor"].as_str().unwrap();
    assert!(
        next.errors.contains(&format!("--after {cursor}")),
        "{}",
        next.errors
    );
    assert_eq!(world.run(&["export", "--after", cursor]).printed, "");
    assert_eq!(
        world.run(&["export", "--after", "yesterday"]).code,
        Some(64)
    );
}

#[tokio::test]
async fn an_export_goes_into_a_new_file_or_to_a_reader_that_may_leave() {
    let world = World::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.jsonl");
    let exported = world.export(None, world.count_of_events()).await;
    let arguments = ["export", "--output", file.to_str().unwrap()];
    assert_eq!(world.run(&arguments).code, Some(0));
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, exported.printed);
    let again = world.run(&arguments);
    assert_eq!(again.code, Some(73), "a file that is there stays as it is");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), written);

    // More than a pipe holds.
    world.sql(
        "INSERT INTO events (recorded_at, sequence, stream, epoch, version, kind, payload)
        SELECT now(), number, '00000000-0000-0000-0000-00000000beef', 1, 1, 'Padding', '{}' FROM generate_series(1, 5000) AS number",
    );
    world.export(None, world.count_of_events()).await;
    let mut command = world.command(&["export"]);
    let mut export = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(export.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with('{'));
    assert!(export.wait().unwrap().success());
}
