//! What migrations do to instances, by what stands in them.

mod compensation;

use crate::{
    awaits::Awaits,
    instance::{command::InstanceCommand, event::Position, migrate::Plan, state::InstanceStatus},
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

/// An event-based gateway, and what it waits for.
fn choice<const N: usize>(events: [Node; N]) -> String {
    behind(gateway("eventBased", "which"), events) + &path("start which") + &nodes([start("start")])
}

fn behind<const N: usize>(gateway: Node, events: [Node; N]) -> String {
    let flows = events.each_ref().map(|event| event.id().to_owned());
    let flows = flows.map(|event| path(&format!("{} {event} end", gateway.id())));
    nodes([gateway]) + &nodes(events) + &flows.concat() + &nodes([end("end")])
}

#[test]
fn events_behind_a_gateway_come_and_go() {
    let told = || catch("told").signal("closed");
    let came = || receive("came", "paid");
    let late = || catch("late").timer("PT1H");
    let begin = || given(choice([told(), came()])).start(r#"{"key":1}"#);
    let mut run = begin();
    let migration = run.version(given(choice([told(), came(), late()])));
    run.after().migrate(migration);
    assert_eq!(run.trace(), ["InstanceMigrated", "SubscriptionOpened late"]);
    run.after().fire("late");
    assert_eq!(
        run.trace()[..3],
        [
            "TimerFired late",
            "ElementCompleted which",
            "ElementPassed late"
        ]
    );
    assert_eq!(run.open_outside(), (0, 0, 0));
    assert_eq!(run.status(), InstanceStatus::Completed);

    let mut run = begin();
    let migration = run.version(given(choice([told(), late()])));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed came",
            "SubscriptionOpened late"
        ]
    );
    let due = run.due("late");
    let later = [came(), catch("later").timer("PT3H")];
    let migration = run.version(given(choice(later)));
    run.after().migrate(migration.called("late", "later"));
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed told",
            "SubscriptionOpened came"
        ]
    );
    assert_eq!(run.due("later"), due);
    run.message("paid", "1", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn events_behind_a_gateway_are_awaited_as_the_new_version_says() {
    let mut run = given(choice([
        receive("came", "paid"),
        catch("told").signal("closed").timer("PT1H"),
    ]))
    .start(r#"{"key":1}"#);
    let migration = run.version(given(choice([
        receive("came", "shipped"),
        catch("told").signal("opened").timer("PT2H"),
    ])));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed came",
            "SubscriptionClosed told",
            "SubscriptionOpened came",
            "SubscriptionOpened told (0)"
        ]
    );
    run.signal("opened", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);

    let events = || [catch("told").signal("closed"), catch("late").timer("PT1H")];
    let mut run = given(choice(events())).start(r#"{"ready":true}"#);
    let [told, late] = events();
    let more = [told, late, catch("is-ready").condition("=ready")];
    let migration = run.version(given(choice(more)));
    run.migrate(migration);
    assert_eq!(
        run.status(),
        InstanceStatus::Completed,
        "it is true at once"
    );

    let mut run = given(choice(events())).start("{}");
    let [told, late] = events();
    let migration = run.version(given(choice([told, late, receive("came", "paid")])));
    let issues = run.not_migrated(migration);
    assert!(issues[0].contains("'came'"), "it has no key: {issues:?}");
}

#[test]
fn another_event_behind_a_gateway_needs_another_id() {
    let late = || catch("late").timer("PT1H");
    let mut run = given(choice([catch("came").message("paid"), late()])).start(r#"{"key":1}"#);
    for (other, issue) in [
        (
            catch("came").signal("closed"),
            "'came' waits for a message and 'came' for a signal; map it to one that waits for the same",
        ),
        (
            catch("came").message("paid").signal("closed"),
            "'came' waits for a message and 'came' for any of a message, a signal; map it to one that waits for the same",
        ),
        (
            receive("came", "paid"),
            "'came' is an IntermediateCatchEvent and 'came' a ReceiveTask; map it to an element of the same type",
        ),
    ] {
        let migration = run.version(given(choice([other, late()])));
        let advice = ", or give that of the other version an id of its own";
        assert_eq!(run.not_migrated(migration), [format!("{issue}{advice}")]);
    }
    let renamed = [catch("arrived").message("paid"), late()];
    let migration = run.version(given(choice(renamed)));
    assert_eq!(
        run.not_migrated(migration.clone().called("came", "end")),
        [
            "'came' is waited for and mapped to 'end', which is not at the same place; map it to one that is, or to none: then it \
             is waited for no more"
        ]
    );
    run.after().migrate(migration.called("came", "arrived"));
    assert_eq!(run.trace(), ["InstanceMigrated"]);
}

#[test]
fn events_that_are_mapped_to_one_are_waited_for_once() {
    let events = [
        catch("one").signal("closed"),
        catch("other").signal("closed"),
    ];
    let mut run = given(choice(events)).start("{}");
    let events = [catch("both").signal("closed"), catch("late").timer("PT1H")];
    let migration = run.version(given(choice(events)));
    let migration = migration.called("one", "both").called("other", "both");
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed both",
            "SubscriptionOpened late"
        ]
    );
    run.signal("closed", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn an_event_that_a_gateway_was_never_told_of_is_waited_for_from_the_next_migration_on() {
    let late = || catch("late").timer("PT1H");
    let told = || catch("told").signal("closed");
    let mut run = given(choice([told(), late()])).start("{}");
    // As releases left it that opened nothing behind a gateway.
    let ids: Vec<_> = run.state.activations.keys().copied().collect();
    for id in ids {
        let open = run.state.activations.subscriptions_mut(id).unwrap();
        open.retain(|open| open.element.as_str() == "told");
    }
    let migration = run.version(given(choice([told(), late()])));
    let process = &run.process;
    let plan = Plan::of(&run.state, process, process, &migration).unwrap();
    let opened = plan.waiting.iter().filter(|waiting| waiting.open.is_none());
    let opened: Vec<_> = opened.map(|waiting| waiting.event.id.as_str()).collect();
    assert_eq!(opened, ["late"]);
}

#[test]
fn events_that_start_a_process_together_come_and_go() {
    let together = |names: &[(&str, &str)]| {
        let gateway = gateway("eventBased", "which")
            .instantiating()
            .for_all_events();
        let flows = names.iter().map(|(id, _)| path(&format!("which {id} end")));
        let events = names.iter().map(|(id, name)| catch(id).message(name));
        let events = events.map(|event| event.to_string());
        nodes([gateway, end("end")]) + &events.chain(flows).collect::<String>()
    };
    let [came, told] = [("came", "paid"), ("told", "shipped")];
    let begin = || given(together(&[came, told])).start_by_keyed_message("came", "7", "{}");
    let mut run = begin();
    let migration = run.version(given(together(&[came, told, ("again", "returned")])));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        ["InstanceMigrated", "SubscriptionOpened again"],
        "what has come is not waited for again"
    );
    run.message("returned", "7", "{}");
    assert_eq!(run.active(), ["which"]);
    run.message("shipped", "7", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);

    let mut run = begin();
    let migration = run.version(given(together(&[came, ("told", "returned")])));
    run.migrate(migration).message("returned", "7", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);

    let mut run = begin();
    let single = behind(
        gateway("eventBased", "which").instantiating(),
        [
            catch("came").message("paid"),
            catch("told").message("shipped"),
        ],
    );
    let migration = run.version(given(single));
    assert_eq!(
        run.not_migrated(migration),
        [
            "all events behind 'which' start the process together, and 'which' takes the first that comes; migrate when it has \
             been left"
        ]
    );
    let migration = run.version(given(together(&[came, ("other", "shipped")])));
    run.after().migrate(migration);
    assert_eq!(
        run.trace(),
        [
            "InstanceMigrated",
            "SubscriptionClosed told",
            "SubscriptionOpened other"
        ]
    );
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
