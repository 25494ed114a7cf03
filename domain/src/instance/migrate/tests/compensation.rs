//! What completed before a migration is compensated after it.

use super::*;

/// A sub-process with a job that another undoes, a user task, and a compensation of all.
fn undone(prefix: &str) -> String {
    let work = format!("{prefix}work");
    let inner = sequence([start("in"), job(&work), end("out")])
        + &compensated(&work, job(&format!("undo_{work}")));
    sequence([
        start("start"),
        sub_process(&format!("{prefix}sub"), inner),
        user_task("ask"),
        throw("undo").compensation(""),
        end("end"),
    ])
}

#[test]
fn what_completed_is_compensated_by_the_handlers_of_the_new_version() {
    let mut run = given(undone("")).start("{}");
    run.complete_job("work", r#"{"a":1}"#);
    let other = undone("new_");
    let migration = run.version(given(other.clone()));
    assert_eq!(
        run.not_migrated(migration.clone()),
        [
            "'sub' completed and can be compensated, and the other version has no such element in that scope; map it to one"
        ]
    );
    let migration = migration.called("sub", "new_sub");
    assert_eq!(
        run.not_migrated(migration.clone()),
        [
            "'work' completed and can be compensated, and the other version has no such element in that scope; map it to one"
        ]
    );
    run.migrate(migration.called("work", "new_work"));
    run.complete_task("ask", "{}");
    assert_eq!(
        run.active(),
        ["undo", "new_sub", "new_work", "undo_new_work"]
    );
    run.complete_job("undo_new_work", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_completes_afterwards_is_kept_if_the_new_version_has_a_handler() {
    let content = |handler: &str| {
        sequence([
            start("start"),
            job("a"),
            job("b"),
            throw("undo").compensation(""),
            end("end"),
        ]) + handler
    };
    let mut run = given(content("")).start("{}");
    run.complete_job("a", "{}");
    let handlers = compensated("a", job("undo_a")) + &compensated("b", job("undo_b"));
    let migration = run.version(given(content(&handlers)));
    run.migrate(migration).complete_job("b", "{}");
    assert_eq!(run.active(), ["undo", "b", "undo_b"]);
    // What completed in a version that had no handler for it is not known any more.
    run.complete_job("undo_b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_can_be_compensated_needs_a_handler_in_the_new_version() {
    let content = |handler: &str| {
        sequence([start("start"), job("a"), user_task("ask"), end("end")]) + handler
    };
    let mut run = given(content(&compensated("a", job("undo_a")))).start("{}");
    run.complete_job("a", "{}");
    let migration = run.version(given(content("")));
    assert_eq!(
        run.not_migrated(migration),
        [
            "'a' completed and can be compensated, and nothing compensates 'a'; give it a handler in the other version"
        ]
    );
}

#[test]
fn what_is_being_compensated_is_waited_for() {
    let mut run = given(undone("")).start("{}");
    run.complete_job("work", "{}").complete_task("ask", "{}");
    let migration = run.version(given(undone("")));
    assert_eq!(
        run.not_migrated(migration),
        [
            "'sub' is being compensated; migrate when it has been",
            "'work' is being compensated; migrate when it has been"
        ]
    );
}

#[test]
fn the_items_of_a_repeated_activity_are_compensated_by_their_new_name() {
    let content = |name: &str| {
        let work = job(name).for_each("[1,2]");
        let thrown = throw("undo").compensation(name);
        sequence([start("start"), work, user_task("ask"), thrown, end("end")])
            + &compensated(name, job("undo_it"))
    };
    let mut run = given(content("work")).start("{}");
    run.complete_job("work", "{}").complete_job("work", "{}");
    let migration = run.version(given(content("labour")));
    run.migrate(migration.called("work", "labour"));
    run.complete_task("ask", "{}");
    run.complete_job("undo_it", "{}")
        .complete_job("undo_it", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);

    let once = sequence([start("start"), job("work"), user_task("ask"), end("end")])
        + &compensated("work", job("undo_it"));
    let mut run = given(content("work")).start("{}");
    run.complete_job("work", "{}").complete_job("work", "{}");
    let migration = run.version(given(once));
    assert_eq!(
        run.not_migrated(migration),
        [
            "'work' is multi-instance, parallel, by a collection and 'work' not repeated; map it to one that is repeated likewise"
        ]
    );
}

#[test]
fn what_was_asked_while_the_instance_is_suspended_is_compensated_by_its_new_name() {
    let content = |name: &str| {
        let thrown = throw("undo").compensation(name);
        sequence([
            start("start"),
            job(name),
            user_task("ask"),
            thrown,
            end("end"),
        ]) + &compensated(name, job(&format!("undo_{name}")))
    };
    let mut run = given(content("work")).start("{}");
    run.complete_job("work", "{}")
        .suspend()
        .complete_task("ask", "{}");
    let migration = run.version(given(content("labour")));
    run.migrate(migration.called("work", "labour")).resume();
    assert_eq!(run.active(), ["undo", "labour", "undo_labour"]);
}
