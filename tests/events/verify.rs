//! What is stored beside the events is verified.

use crate::world::World;

#[tokio::test]
async fn what_is_stored_beside_the_events_is_verified_and_each_difference_named() {
    let world = World::new().await;
    let (canceled, running) = (world.start().await, world.start().await);
    assert_eq!(world.cancel(&canceled).await, 204);
    let verified = world.run(&["verify"]);
    assert_eq!(
        (verified.code, verified.printed.as_str()),
        (Some(0), ""),
        "{}",
        verified.errors
    );
    assert!(
        verified.errors.contains("of 4 streams verified"),
        "{}",
        verified.errors
    );

    world.sql(&format!(
        "UPDATE instances SET status = 'COMPLETED', open_incidents = 3 WHERE id = '{canceled}'"
    ));
    world.sql(&format!(
        "DELETE FROM user_tasks WHERE instance_id = '{running}'"
    ));
    world.sql("INSERT INTO memberships VALUES ('00000000-0000-0000-0000-00000000beef', 'mallory', 'creation', 'admin', 1)");
    world.sql("UPDATE resources SET processes = '[]'");
    world.sql(&format!(
        "INSERT INTO snapshots VALUES ('{running}', 2, 8, '{{}}'), ('{running}', 99, 8, '{{}}')"
    ));
    let differing = world.run(&["verify"]);
    assert_eq!(differing.code, Some(65), "{}", differing.errors);
    let lines = differing.lines();
    for expected in [
        format!(
            "stream {canceled}: table instances key ({canceled}) column status: expected \"CANCELED\", found \"COMPLETED\""
        ),
        format!(
            "stream {canceled}: table instances key ({canceled}) column open_incidents: expected 0, found 3"
        ),
        format!("stream {running}: table snapshots sequence 99: the stream has no such event"),
    ] {
        assert!(
            lines.contains(&expected.as_str()),
            "{expected} in {lines:#?}"
        );
    }
    for (begin, end) in [
        (
            format!("stream {running}: table user_tasks key "),
            ": expected a row, found none",
        ),
        (
            "stream 00000000-0000-0000-0000-00000000beef: table memberships key ".to_owned(),
            ": expected no row, found one",
        ),
        (
            format!("stream {running}: table snapshots sequence 2: it cannot be read"),
            "",
        ),
        (
            "stream ".to_owned(),
            "column processes: expected [{\\\"process_version\\\"",
        ),
        (
            "table counts key ".to_owned(),
            ", \"COMPLETED\"): expected 1, found 0",
        ),
    ] {
        let found = lines
            .iter()
            .any(|line| line.starts_with(&begin) && line.contains(end));
        assert!(found, "{begin}…{end} in {lines:#?}");
    }
}
