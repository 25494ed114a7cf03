//! What migrations do to instances, by what stands in them.

use crate::{
    awaits::Awaits,
    instance::{command::InstanceCommand, event::Position, state::InstanceStatus},
    testing::{Action, Run, bpmn::*, given, json, without_any},
};

fn around(node: Node) -> String {
    sequence([start("start"), node, end("end")])
}

#[test]
fn what_waits_goes_on_in_the_element_of_its_name_or_of_its_mapping() {
    let mut run = given(around(job("work"))).start("{}");
    let other = sequence([start("start"), job("work"), user_task("check"), end("end")]);
    let migration = run.version(given(other.clone()));
    run.after().migrate(migration);
    assert_eq!(run.trace(), ["InstanceMigrated"]);
    assert_eq!(run.open_outside(), (1, 0, 0));
    run.complete_job("work", "{}");
    assert_eq!(run.active(), ["check"]);

    let mut run = given(around(job("labour"))).start("{}");
    let migration = run.version(given(other.clone()));
    assert_eq!(
        run.not_migrated(migration.clone()),
        ["'labour' is active, and the other version has no such element; map it to one"]
    );
    let migration = migration.called("labour", "work").setting(r#"{"new":1}"#);
    run.migrate(migration);
    assert_eq!(run.active(), ["work"]);
    assert_eq!(run.variables(), r#"{"new":1}"#);
    run.complete_job("work", "{}").complete_task("check", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn all_that_stands_against_it_is_told_and_nothing_is_changed() {
    let inner = sequence([start("in"), user_task("deep"), end("out")]);
    let content = sequence([
        start("start"),
        gateway("parallel", "fork"),
        job("a"),
        gateway("parallel", "join"),
        end("end"),
    ]) + &nodes([
        job("b"),
        sub_process("sub", inner),
        user_task("c").for_each("[1]"),
    ]) + &path("fork b join")
        + &path("fork sub join")
        + &path("fork c join");
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}");
    let other = sequence([
        start("start"),
        user_task("b"),
        user_task("deep"),
        user_task("c"),
        end("end"),
    ]) + &sequence([gateway("parallel", "join"), task("t")])
        + &sub_process("sub", sequence([start("in"), end("out")])).to_string()
        + &path("start sub");
    let migration = run.version(given(other));
    let issues = run.not_migrated(migration.called("nowhere", "nothing"));
    for reason in [
        "the version it runs has no element 'nowhere'",
        "the other version has no element 'nothing', which 'nowhere' is mapped to",
        "a token is on flow 'a-join' from 'a' to 'join'",
        "'b' is a ServiceTask and 'b' a UserTask",
        "'deep' is active in 'sub' and 'deep' is in the process itself",
        "'c' is multi-instance, parallel, by a collection and 'c' not repeated",
    ] {
        assert!(
            issues.iter().any(|issue| issue.contains(reason)),
            "{reason}: {issues:#?}"
        );
    }
    let mut run = given(around(user_task("w"))).start("{}");
    let migration = run.version(given(around(task("t"))));
    assert_eq!(
        run.not_migrated(migration.called("w", "end")),
        ["'w' is a UserTask and 'end' an EndEvent; map it to an element of the same type"]
    );
    let mut again = given(around(job("work"))).start("{}");
    let migration = again.version(given(around(job("work"))));
    again.migrate(migration.clone());
    let issues = again.not_migrated(migration);
    assert_eq!(issues, ["the instance runs version 2 already"]);
}

fn with_timer(duration: &str) -> String {
    around(job("work")) + &sequence([boundary("late", "work").timer(duration), end("gone")])
}

#[test]
fn timers_keep_their_due_dates_or_are_set_anew_if_that_is_asked_for() {
    let mut run = given(with_timer("PT1H")).start("{}");
    let due = run.due("late");
    let migration = run.version(given(with_timer("PT3H")));
    run.migrate(migration);
    assert_eq!(run.due("late"), due);
    let migration = run.version(given(with_timer("PT2H")));
    run.after().migrate(migration.renewing_timers());
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed late",
            "SubscriptionOpened late"
        ]
    );
    assert!(run.due("late") > due);
    run.fire("late");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn boundary_events_come_and_go_and_what_has_happened_does_not_wait_again() {
    let more = around(job("work"))
        + &sequence([
            boundary("late", "work").timer("PT1H").non_interrupting(),
            end("told"),
        ])
        + &sequence([boundary("news", "work").message("paid"), end("gone")]);
    let mut run = given(around(job("work"))).start(r#"{"key":1}"#);
    let migration = run.version(given(more.clone()));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionOpened late",
            "SubscriptionOpened news"
        ]
    );
    run.fire("late");
    let migration = run.version(given(more));
    run.after().migrate(migration);
    assert_eq!(run.trace(), ["InstanceMigrated"], "it has fired");
    let migration = run.version(given(around(job("work"))));
    run.after().migrate(migration);
    assert_eq!(run.trace(), ["InstanceMigrated", "SubscriptionClosed news"]);
}

#[test]
fn messages_are_awaited_by_the_names_and_keys_of_the_new_version() {
    let mut run = given(around(receive("wait", "paid"))).start(r#"{"key":1}"#);
    let migration = run.version(given(around(receive("wait", "shipped"))));
    run.after().migrate(migration.setting(r#"{"key":2}"#));
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            r#"VariablesSet {"key":2}"#,
            "SubscriptionClosed wait",
            "SubscriptionOpened wait"
        ]
    );
    run.message("shipped", "2", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_condition_is_looked_at_as_the_new_version_says_it() {
    let until = |condition: &str| around(catch("wait").condition(condition));
    let mut run = given(until("=x > 10")).start(r#"{"x":5}"#);
    let migration = run.version(given(until("=x > 3")));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "ConditionMet wait",
            "ConditionalEventTriggered wait",
            "ElementCompleted wait",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );

    // What was true is not any more: it can become true again.
    let beside = |condition: &str| {
        let border = boundary("high", "work").condition(condition);
        around(job("work")) + &sequence([border.non_interrupting(), end("told")])
    };
    let mut run = given(beside("=x > 3")).start(r#"{"x":5}"#);
    let migration = run.version(given(beside("=x > 10")));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        ["InstanceMigrated", "ConditionNoLongerMet high"]
    );
    run.set(r#"{"x":11}"#);
    assert_eq!(
        run.trace()[1..3],
        ["ConditionMet high", "ConditionalEventTriggered high"]
    );

    let mut run = given(beside("=x > 10")).start(r#"{"x":5}"#);
    let migration = run.version(given(beside("=x + 1")));
    run.migrate(migration);
    assert_eq!(run.incidents().len(), 1, "{:?}", run.incidents());
}

#[test]
fn what_cannot_be_resolved_refuses_the_migration() {
    let bad =
        around(job("work")) + &sequence([boundary("late", "work").timer("=nothing"), end("gone")]);
    let mut run = given(around(job("work"))).start("{}");
    let migration = run.version(given(bad));
    let issues = run.not_migrated(migration);
    assert!(issues[0].contains("'late'"), "{issues:?}");
}

#[test]
fn event_sub_processes_come_and_go() {
    let handler = |id: &str| {
        let begin = start(&format!("{id}-came")).message("paid");
        event_sub_process(id, sequence([begin, job("handle"), end("handled")])).to_string()
    };
    let mut run = given(around(job("work")) + &handler("one")).start(r#"{"key":1}"#);
    let migration = run.version(given(around(job("work")) + &handler("other")));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed one-came",
            "SubscriptionOpened other-came"
        ]
    );
    run.message("paid", "1", "{}");
    assert_eq!(run.active(), ["other", "handle"]);
    let migration = run.version(given(around(job("work")) + &handler("one")));
    run.migrate(migration.called("other", "one"));
    assert_eq!(run.active(), ["one", "handle"]);
    run.complete_job("handle", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn tokens_before_joins_are_on_the_flows_of_the_new_version() {
    let parallel = |join: &str| {
        sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("parallel", join),
            end("end"),
        ]) + &nodes([job("b")])
            + &path(&format!("fork b {join}"))
    };
    let mut run = given(parallel("join")).start("{}");
    run.complete_job("a", "{}");
    let migration = run.version(given(parallel("meet")));
    run.migrate(migration.called("join", "meet"));
    let at: Vec<_> = run.state.activations[&run.state.root()]
        .tokens
        .iter()
        .map(|token| token.at.clone())
        .collect();
    assert_eq!(at, [Position::Flow("a-meet".into())]);
    run.complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn an_incident_stays_and_is_resolved_in_the_new_version() {
    let bad = around(script("bad", "=function() 1", "x"));
    let mut run = given(bad).start("{}");
    let migration = run.version(given(around(script("good", "=1", "x"))));
    run.migrate(migration.called("bad", "good"));
    assert_eq!(run.incidents().len(), 1);
    run.resolve("good", "{}");
    assert_eq!(run.variables(), r#"{"x":1}"#);
}

#[test]
fn a_listener_that_is_called_is_waited_for() {
    let mut run = given(around(job("work").listener("start", "s"))).start("{}");
    let migration = run.version(given(around(job("work"))));
    assert_eq!(
        run.not_migrated(migration.clone()),
        ["a listener of 'work' is being called; migrate when it is done"]
    );
    run.complete_job("work", "{}").migrate(migration);
    run.complete_job("work", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

/// Everything that an instance can wait in.
fn every_waiting() -> Vec<(&'static str, Node)> {
    let deeper = sequence([start("in"), user_task("deep"), end("out")]);
    let either = sequence([
        start("in"),
        gateway("eventBased", "which"),
        catch("told").message("paid"),
        end("out"),
    ]) + &nodes([catch("late").timer("PT1H"), end("over")])
        + &path("which late over");
    vec![
        ("job", job("x")),
        ("user task", user_task("x")),
        ("manual task", manual_task("x")),
        ("receive", receive("x", "paid")),
        ("message", catch("x").message("paid")),
        ("timer", catch("x").timer("PT1H")),
        ("signal", catch("x").signal("closed")),
        ("condition", catch("x").condition("=ready = true")),
        ("several", catch("x").timer("PT1H").message("paid")),
        (
            "all of several",
            catch("x").timer("PT1H").message("paid").parallel(),
        ),
        ("event-based gateway", sub_process("x", either)),
        ("call", call("x", "other")),
        ("sub-process", sub_process("x", deeper.clone())),
        (
            "ad-hoc sub-process",
            ad_hoc("x", nodes([user_task("deep"), user_task("more")]))
                .one_at_a_time()
                .choosing("=[&quot;deep&quot;, &quot;more&quot;]"),
        ),
        ("items", job("x").for_each("[1,2]")),
        ("items in turn", user_task("x").one_by_one("[1,2]")),
        ("counted", job("x").so_often("2")),
        ("loop", job("x").at_most("2")),
        (
            "scopes of items",
            sub_process("x", deeper).for_each("[1,2]"),
        ),
        (
            "incident",
            script("x", "=if ready then 1 else function() 1", "y"),
        ),
        (
            "bad inputs",
            job("x").input("=if ready then 1 else function() 1", "y"),
        ),
    ]
}

/// The states that an instance can be in as it waits.
fn states(run: &mut Run, state: &str) -> bool {
    match state {
        "as it begins" => true,
        "after a boundary event" => {
            let has_boundary = run.state.activations.values().any(|found| {
                found
                    .subscriptions
                    .iter()
                    .any(|open| open.element.as_str() == "news")
            });
            if has_boundary {
                run.message("shipped", "1", "{}");
            }
            has_boundary
        }
        "modified" => {
            run.modify(&[without_any("x"), run.before("x", "")]);
            true
        }
        "refused" => {
            let migration = run.version(given(versioned(&every_waiting()[0].1)));
            run.not_migrated(migration.called("nowhere", "x"));
            true
        }
        _ => unreachable!(),
    }
}

/// The element with a boundary event, if it can have one, and an event sub-process beside it.
fn versioned(node: &Node) -> String {
    let has_border = !node.to_string().starts_with("<intermediateCatchEvent");
    let border = boundary("news", "x").message("shipped").non_interrupting();
    let border = sequence([border, end("noted")]);
    let tick = start("tick").timer("PT9H").non_interrupting();
    let aside = event_sub_process("aside", sequence([tick, end("tock")]));
    let around = sequence([start("start"), node.clone(), end("end")]) + &aside.to_string();
    if has_border { around + &border } else { around }
}

/// Lets everything happen that it waits for, until it has ended.
fn to_end(run: &mut Run) {
    for _ in 0..50 {
        if run.status().has_ended() {
            return;
        }
        let next = run.possible().into_iter().find(Action::is_progress);
        match next {
            Some(action) => run.act(&action),
            None if run.active() == ["x"] && run.open_outside().2 == 1 && has_signal(run) => {
                run.signal("closed", "{}");
            }
            None => {
                run.message("paid", "1", "{}");
            }
        }
    }
}

fn has_signal(run: &Run) -> bool {
    let activations = run.state.activations.values();
    let mut open = activations.flat_map(|found| &found.subscriptions);
    open.any(|open| matches!(open.awaits, Awaits::Signal(_)))
}

#[test]
fn whatever_waits_goes_on_in_another_version_in_every_state() {
    let called = process_called(
        "other",
        sequence([start("s"), user_task("inside"), end("e")]),
    );
    let ready = || InstanceCommand::SetVariables(json(r#"{"ready":true}"#));
    for (name, node) in every_waiting() {
        for state in [
            "as it begins",
            "after a boundary event",
            "modified",
            "refused",
        ] {
            let begin = || {
                given(versioned(&node))
                    .beside(&called)
                    .start(r#"{"key":1}"#)
            };
            let (mut moved, mut stays) = (begin(), begin());
            if !states(&mut moved, state) {
                continue;
            }
            states(&mut stays, state);
            let active = moved.active().len();
            let migration = moved.version(given(versioned(&node)).beside(&called));
            moved.after().migrate(migration);
            assert_eq!(moved.trace(), ["InstanceMigrated"], "{name} {state}");
            assert_eq!(moved.active().len(), active, "{name} {state}");
            for run in [&mut moved, &mut stays] {
                run.must(ready());
                to_end(run);
            }
            assert_eq!(moved.status(), stays.status(), "{name} {state}");
            assert_eq!(moved.status(), InstanceStatus::Completed, "{name} {state}");
            assert_eq!(moved.variables(), stays.variables(), "{name} {state}");
        }
    }
}

#[test]
fn a_suspended_instance_is_migrated_at_once_and_what_waits_goes_on_there() {
    let mut run = given(around(job("labour"))).start("{}");
    let other = sequence([start("start"), job("work"), user_task("check"), end("end")]);
    let migration = run.version(given(other)).called("labour", "work");
    run.suspend().complete_job("labour", r#"{"x":1}"#).after();
    run.migrate(migration);
    assert_eq!(run.trace(), ["InstanceMigrated"]);
    run.after().resume();
    assert_eq!(
        run.trace(),
        [
            "InstanceResumed",
            "StimulusReleased work",
            r#"VariablesSet {"x":1}"#,
            "ElementCompleted work",
            "ElementEntered check",
            "UserTaskCreated check"
        ]
    );
}

#[test]
fn a_message_that_waits_is_given_back_when_the_other_version_awaits_another() {
    let mut run = given(around(receive("wait", "paid"))).start(r#"{"key":1}"#);
    let migration = run.version(given(around(receive("wait", "shipped"))));
    run.suspend().message("paid", "1", "{}").migrate(migration);
    assert_eq!(run.returned(), 0);
    run.resume();
    assert_eq!(run.returned(), 1);
    assert_eq!(run.active(), ["wait"]);
    run.message("shipped", "1", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_follows_a_listener_that_was_called_waits_in_its_own_version() {
    let content = around(job("work").listener("start", "s"));
    let mut run = given(content.clone()).start("{}");
    let migration = run.version(given(content));
    run.hold().complete_job("work", "{}");
    assert_eq!(
        run.not_migrated(migration.clone()),
        ["a listener of 'work' was called, and what follows waits; resume the instance first"]
    );
    run.lift().migrate(migration);
    assert_eq!(run.active(), ["work"]);
}

#[test]
fn an_ad_hoc_sub_process_goes_on_with_what_was_begun_and_by_the_condition_of_the_new_version() {
    let work = || nodes([job("a"), job("b")]);
    let until = |condition: &str| around(ad_hoc("ad-hoc", work()).until(condition));
    let mut run = given(until("=done")).start("{}");
    run.trigger("ad-hoc", "a");
    let migration = run.version(given(until("=ready").replace("\"b\"", "\"c\"")));
    run.migrate(migration).trigger("ad-hoc", "c");
    run.complete_job("c", r#"{"done":true}"#);
    assert_eq!(run.active(), ["ad-hoc", "a"]);
    run.complete_job("a", r#"{"ready":true}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);

    // It waits for its condition with nothing in it; or nothing was begun yet.
    for is_begun in [true, false] {
        let mut run = given(until("=done")).start("{}");
        if is_begun {
            run.trigger("ad-hoc", "a").complete_job("a", "{}");
        }
        let migration = run.version(given(around(ad_hoc("ad-hoc", work()))));
        run.migrate(migration);
        assert_eq!(run.status() == InstanceStatus::Completed, is_begun);
    }
}

#[test]
fn what_waits_for_its_turn_begins_if_the_new_version_has_no_order() {
    let sub = || ad_hoc("ad-hoc", nodes([job("a"), job("b")]));
    let mut run = given(around(sub().one_at_a_time())).start("{}");
    run.trigger("ad-hoc", "a").trigger("ad-hoc", "b");
    assert_eq!(run.active(), ["ad-hoc", "a"]);
    let migration = run.version(given(around(sub())));
    run.migrate(migration);
    assert_eq!(run.active(), ["ad-hoc", "a", "b"]);
}

#[test]
fn an_ad_hoc_sub_process_that_waits_for_nothing_any_more_ends_when_the_instance_is_resumed() {
    let work = || nodes([job("a"), job("b")]);
    let mut run = given(around(ad_hoc("ad-hoc", work()).until("=done"))).start("{}");
    run.trigger("ad-hoc", "a").complete_job("a", "{}").suspend();
    let migration = run.version(given(around(ad_hoc("ad-hoc", work()))));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        ["InstanceMigrated", "StimulusParked ad-hoc (adHocChanged)"]
    );
    run.resume();
    assert_eq!(run.status(), InstanceStatus::Completed);
}
