//! What modifications do to instances, by what stands in them.

use crate::{
    instance::{
        command::InstanceCommand,
        error::InstanceError,
        event::{IncidentEnd, InstanceEvent},
        state::InstanceStatus,
    },
    testing::{Run, bpmn::*, given, modification, without_any},
};

/// One job after the other.
fn in_a_row() -> String {
    sequence([start("start"), job("a"), job("b"), end("end")])
}

/// Two jobs at once, and a job after both.
fn at_once() -> String {
    sequence([
        start("start"),
        gateway("parallel", "fork"),
        job("a"),
        gateway("parallel", "join"),
        job("after"),
        end("end"),
    ]) + &nodes([job("b")])
        + &path("fork b join")
}

/// A job in a sub-process, and one after it.
fn nested() -> String {
    let inner = sequence([start("in"), job("first"), job("second"), end("out")]);
    sequence([
        start("start"),
        job("a"),
        sub_process("sub", inner).input("=1", "own"),
        end("end"),
    ]) + &sequence([boundary("late", "sub").timer("PT1H"), end("gone")])
}

#[test]
fn a_token_is_moved_from_one_element_to_another() {
    let mut run = given(in_a_row()).start("{}");
    run.after();
    run.modify(&[run.without("a", ""), run.before("b", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated a",
            "TokensPlaced [b]",
            "ElementEntered b",
            "JobCreated b"
        ]
    );
    run.complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn variables_are_set_before_in_the_scope() {
    let mut run = given(nested()).start(r#"{"x":1}"#);
    run.complete_job("a", "{}").after();
    run.modify(&[
        run.before("second", "sub").with(r#"{"y":2}"#),
        run.setting(r#"{"x":3}"#, ""),
    ]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            r#"VariablesSet sub {"y":2}"#,
            r#"VariablesSet {"x":3}"#,
            "TokensPlaced sub [second]",
            "ElementEntered second",
            "JobCreated second"
        ]
    );
    assert_eq!(run.payload("second"), r#"{"x":3,"own":1,"y":2}"#);
}

#[test]
fn more_variables_than_there_may_be_are_refused() {
    let mut run = given(in_a_row()).start("{}");
    let long = "x".repeat(17 << 20);
    let asked = run.before("b", "").with(&format!(r#"{{"long":"{long}"}}"#));
    let before = run.events().len();
    let answer = run.command(modification(vec![asked]));
    assert!(matches!(
        answer,
        Err(InstanceError::VariablesTooLarge { .. })
    ));
    assert_eq!(run.events().len(), before);
}

#[test]
fn what_is_replaced_makes_room_once_however_often_it_is_set() {
    let long = |megabytes: usize| "x".repeat(megabytes << 20);
    let mut run = given(in_a_row()).start(&format!(
        r#"{{"replaced":"{}","kept":"{}"}}"#,
        long(9),
        long(6)
    ));
    let asked = |run: &Run, megabytes| {
        let mut asked = vec![run.setting(r#"{"replaced":""}"#, ""); 3];
        asked.push(run.setting(&format!(r#"{{"new":"{}"}}"#, long(megabytes)), ""));
        asked
    };
    let too_much = modification(asked(&run, 15));
    assert!(matches!(
        run.command(too_much),
        Err(InstanceError::VariablesTooLarge { found, .. }) if found > 21 << 20
    ));
    let room = asked(&run, 9);
    run.after().modify(&room);
    assert_eq!(run.trace().len(), 2, "what is set in one scope is one fact");
}

#[test]
fn before_a_join_it_enters_alone_and_behind_an_element_it_comes_by_its_flow() {
    let mut run = given(at_once()).start("{}");
    run.modify(&[run.before("join", "")]);
    assert_eq!(run.active(), ["a", "b", "after"]);
    let mut run = given(at_once()).start("{}");
    run.complete_job("a", "{}").after();
    run.modify(&[run.without("b", ""), run.behind("b", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated b",
            "TokensPlaced [b-join]",
            "ElementPassed join",
            "ElementEntered after",
            "JobCreated after"
        ]
    );
}

#[test]
fn behind_a_fork_a_token_is_on_each_flow() {
    let mut run = given(at_once()).start("{}");
    run.modify(&[run.behind("fork", "")]);
    assert_eq!(run.active(), ["a", "b", "a", "b"]);
}

#[test]
fn a_token_that_waits_before_a_join_is_canceled_like_others_and_others_stay() {
    let mut run = given(at_once()).start("{}");
    run.complete_job("a", "{}");
    run.modify(&[run.behind("b", "")]);
    assert_eq!(run.active(), ["b", "after"]);
    let mut run = given(at_once()).start("{}");
    run.complete_job("a", "{}").after();
    run.modify(&[run.without("join", "")]);
    assert_eq!(run.trace(), ["InstanceModified", "TokensDiscarded"]);
    run.complete_job("b", "{}");
    assert!(run.active().is_empty(), "the join waits for ever");
    run.modify(&[without_any("join")]);
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

#[test]
fn a_sub_process_is_made_for_what_is_started_inside_without_its_start_event() {
    let mut run = given(nested()).start("{}");
    run.after();
    run.modify(&[run.without("a", ""), run.before("second", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated a",
            "TokensPlaced [sub[second]]",
            "ElementEntered sub",
            "SubscriptionOpened late",
            "TokensPlaced sub [second]",
            "ElementEntered second",
            "JobCreated second"
        ]
    );
    assert_eq!(run.payload("second"), r#"{"own":1}"#);
    run.complete_job("second", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_one_modification_starts_inside_a_sub_process_is_in_one_run_of_it() {
    let mut run = given(nested()).start("{}");
    run.modify(&[
        run.without("a", ""),
        run.before("first", ""),
        run.behind("first", ""),
    ]);
    assert_eq!(run.active(), ["sub", "first", "second"]);
    run.modify(&[run.before("first", "")]);
    assert_eq!(run.active(), ["sub", "first", "second", "sub", "first"]);
}

#[test]
fn a_scope_that_is_made_begins_with_its_listeners_and_an_incident_holds_it() {
    let inner = sequence([start("in"), job("work"), job("more"), end("out")]);
    let sub = sub_process("sub", inner)
        .listener("start", "s")
        .input("=if ready then 1 else function() 1", "own");
    let mut run = given(sequence([start("start"), job("a"), sub, end("end")])).start("{}");
    run.modify(&[run.without("a", ""), run.before("more", "")]);
    assert_eq!(run.active(), ["sub"]);
    run.resolve("sub", r#"{"ready":true}"#);
    assert_eq!(run.open_outside(), (1, 0, 0));
    run.after().complete_job("sub", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted sub",
            "TokensPlaced sub [more]",
            "ElementEntered more",
            "JobCreated more"
        ]
    );
}

#[test]
fn with_its_last_token_a_scope_is_canceled_and_takes_no_flow() {
    let mut run = given(nested()).start("{}");
    run.complete_job("a", "{}").after();
    run.modify(&[run.without("first", "sub"), run.before("a", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated first",
            "TokensPlaced [a]",
            "ElementTerminated sub",
            "ElementEntered a",
            "JobCreated a"
        ]
    );
}

#[test]
fn with_its_last_token_the_instance_is_canceled() {
    let mut run = given(nested()).start("{}");
    run.complete_job("a", "{}").after();
    run.modify(&[run.without("first", "sub")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated first",
            "ElementTerminated sub",
            "InstanceCanceled"
        ]
    );
}

#[test]
fn what_was_called_ends_before_the_instance_does() {
    let called = other_with_job();
    let inner = sequence([start("in"), call("call", "other"), end("out")]);
    let content = sequence([
        start("start"),
        sub_process("sub", inner),
        job("next"),
        end("end"),
    ]);
    let mut run = given(content).beside(called).start("{}");
    run.hold_deliveries().after();
    run.modify(&[run.without("call", "sub")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminating call",
            "ElementTerminating sub",
            "InstanceCanceling"
        ]
    );
    let asked = vec![run.before("next", "")];
    assert_eq!(
        run.command(modification(asked)),
        Err(InstanceError::Ended {
            status: "being canceled"
        })
    );
    run.deliver();
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

#[test]
fn which_of_several_tokens_is_canceled_can_be_said() {
    let mut run = given(in_a_row()).start("{}");
    run.modify(&[run.before("a", "")]);
    let newest = run.activations_of("a").last().unwrap();
    run.modify(&[run.without_this(newest, "")]);
    assert!(run.state.activation(newest).is_none());
    assert_eq!(run.active(), ["a"]);
    let refused = run.refused(&[run.without("a", ""), run.without("a", "")]);
    assert!(refused[0].starts_with("1: 'a' has no live token in scope"));
}

#[test]
fn all_tokens_of_an_element_are_canceled_wherever_they_are() {
    let mut run = given(nested()).start("{}");
    run.modify(&[run.before("first", "")]);
    run.modify(&[run.before("first", "")]);
    run.modify(&[without_any("first")]);
    assert_eq!(run.active(), ["a"]);
}

#[test]
fn an_incident_ends_with_what_it_holds_and_nothing_starts_in_a_scope_that_one_holds() {
    let bad = script("bad", "=if ready then 1 else function() 1", "x");
    let mut run = given(sequence([start("start"), bad, job("b"), end("end")])).start("{}");
    run.modify(&[run.without("bad", ""), run.before("b", "")]);
    assert!(run.events().iter().any(|event| matches!(
        event,
        InstanceEvent::IncidentResolved {
            end: IncidentEnd::Terminated,
            ..
        }
    )));
    assert!(run.incidents().is_empty());

    let inner = sequence([start("in"), job("work"), end("out")]);
    let sub = sub_process("sub", inner).input("=if ready then 1 else function() 1", "own");
    let mut run = given(sequence([start("start"), sub, end("end")])).start("{}");
    let refused = run.refused(&[run.before("work", "sub")]);
    assert!(refused[0].contains("holds the scope"), "{refused:?}");
}

#[test]
fn an_activity_that_is_repeated_is_started_and_canceled_as_a_whole() {
    let inner = sequence([start("in"), job("work"), job("more"), end("out")]);
    let many = sub_process("many", inner).for_each("[1,2]");
    let mut run = given(sequence([start("start"), job("a"), many, end("end")])).start("{}");
    let refused = run.refused(&[run.before("work", "")]);
    assert_eq!(
        refused,
        [
            "0: 'work' is inside 'many', which is repeated: name the scope of one of its runs, or start 'many' itself"
        ]
    );
    run.modify(&[run.without("a", ""), run.before("many", "")]);
    assert_eq!(
        run.active(),
        ["many", "many", "many", "work", "many", "many", "work"]
    );
    // In the scope of one run.
    run.modify(&[run.before("more", "many"), run.without("work", "many")]);
    assert_eq!(run.active().last(), Some(&"more"));
    let refused = run.refused(&[run.without("more", "many")]);
    assert!(
        refused[0].starts_with("0: this would leave nothing in run 2 of 'many'"),
        "{refused:?}"
    );
    let refused = run.refused(&[run.without("more", "many"), run.setting("{}", "")]);
    assert_eq!(refused.len(), 1);
    assert!(
        refused[0].starts_with("0: this would leave nothing"),
        "{refused:?}"
    );
    let [body, item] = [0, 1].map(|place| run.activations_of("many").nth(place).unwrap());
    for (scope, reason) in [
        (body, "holds all runs of 'many'"),
        (item, "is one run of 'many'"),
    ] {
        let mut asked = run.before("work", "");
        if let crate::instance::event::Operation::StartBefore { scope: named, .. } =
            &mut asked.operation
        {
            *named = scope;
        }
        let refused = run.refused(&[asked]);
        assert!(refused[0].contains(reason), "{refused:?}");
    }
    run.modify(&[run.without("many", ""), run.before("a", "")]);
    assert_eq!(run.active(), ["a"]);
}

#[test]
fn an_event_sub_process_is_started_as_if_its_event_had_come() {
    let handler = |begin: Node| {
        event_sub_process(
            "handler",
            sequence([begin, job("handle"), job("report"), end("handled")]),
        )
    };
    let content = in_a_row() + &handler(start("came").message("paid")).to_string();
    let mut run = given(content).start(r#"{"key":1}"#);
    run.after();
    run.modify(&[run.before("handler", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "TokensPlaced [handler[came]]",
            "ElementEntered handler",
            "SubscriptionClosed came",
            "ElementTerminated a",
            "TokensPlaced handler [came]",
            "ElementPassed came",
            "ElementEntered handle",
            "JobCreated handle"
        ]
    );
    let beside =
        in_a_row() + &handler(start("came").message("paid").non_interrupting()).to_string();
    let mut run = given(beside).start(r#"{"key":1}"#);
    run.modify(&[run.before("report", ""), run.before("handler", "")]);
    assert_eq!(
        run.active(),
        ["a", "handler", "handler", "report", "handle"]
    );
}

#[test]
fn a_user_task_that_is_canceled_calls_its_listeners_first() {
    let task = user_task("ask").task_listener("canceling", "c");
    let content = sequence([start("start"), task, job("b"), end("end")]);
    let mut run = given(content).start("{}");
    run.modify(&[run.without("ask", ""), run.before("b", "")]);
    assert_eq!(run.active(), ["ask", "b", "ask"]);
    run.complete_job("ask", "{}");
    assert_eq!(run.active(), ["b"]);
}

#[test]
fn what_waits_for_events_is_canceled_with_what_it_waits_for_and_can_be_started() {
    let content = sequence([
        start("start"),
        gateway("eventBased", "which"),
        catch("came").message("paid"),
        end("end"),
    ]) + &nodes([catch("late").timer("PT1H"), end("gone")])
        + &path("which late gone");
    let mut run = given(content).start(r#"{"key":1}"#);
    run.modify(&[run.without("which", ""), run.before("late", "")]);
    assert_eq!(run.open_outside(), (0, 1, 0), "it waits alone");
    run.fire("late");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_has_no_meaning_is_refused_by_name_and_all_reasons_are_told() {
    let content = sequence([
        start("start"),
        gateway("exclusive", "which").default_flow("which-a"),
        job("a"),
        complex("some", "=activationCount > 1"),
        end("end"),
    ]) + &nodes([
        job("b"),
        gateway("eventBased", "events"),
        catch("came").message("paid"),
    ]) + &nodes([catch("tick").timer("PT1H"), end("x"), end("y")])
        + &flow_if("which", "b", "=false")
        + &path("b some")
        + &path("events came x")
        + &path("events tick y")
        + &sequence([boundary("late", "a").timer("PT1H"), end("gone")]);
    let content =
        content + &sequence([start("s2").message("order"), throw("t")]) + &path("t events");
    let mut run = given(content).start("{}");
    let refused = run.refused(&[
        run.before("nowhere", ""),
        run.before("late", ""),
        run.before("some", ""),
        run.behind("which", ""),
        run.behind("events", ""),
        run.behind("end", ""),
        run.without("b", ""),
        run.before("b", "a"),
        without_any("b"),
    ]);
    let reasons = [
        "0: the process has no element 'nowhere'",
        "1: 'late' is a boundary event",
        "2: 'some' is a complex gateway",
        "3: 'which' chooses among its flows; start before one of 'a', 'b'",
        "4: behind 'events' are the events it waits for; start before one of 'came', 'tick'",
        "5: no flow leaves 'end'",
        "6: 'b' has no live token in scope",
        "7: ",
        "8: 'b' has no live token",
    ];
    assert_eq!(refused.len(), reasons.len(), "{refused:#?}");
    for (told, reason) in refused.iter().zip(reasons) {
        assert!(told.starts_with(reason), "{told}");
    }
    run.modify(&[run.behind("late", ""), run.behind("a", "")]);
    assert_eq!(
        run.active(),
        ["a", "some"],
        "what follows a boundary event can be started"
    );
}

#[test]
fn nothing_is_started_in_a_scope_that_is_canceled_or_does_not_hold_it() {
    let mut run = given(nested()).start("{}");
    run.complete_job("a", "{}");
    let refused = run.refused(&[
        run.without("sub", ""),
        run.before("second", "sub"),
        run.before("a", "sub"),
    ]);
    assert_eq!(refused[0], "2: 'a' is not inside 'sub'");
    assert!(refused[1].starts_with("1: scope "), "{refused:?}");
    run.cancel();
    let asked = vec![modification(Vec::new())];
    for command in asked {
        assert_eq!(
            run.command(command),
            Err(InstanceError::Ended { status: "CANCELED" })
        );
    }
    let mut unknown = given(nested()).not_started();
    assert_eq!(
        unknown.command(modification(Vec::new())),
        Err(InstanceError::NotFound)
    );
}

#[test]
fn a_token_is_put_no_deeper_than_it_can_be_read_back() {
    let nested = |depth: usize| {
        let innermost = sequence([start("in"), job("deep"), end("out")]);
        let inside = (2..=depth).rev().fold(innermost, |inside, level| {
            let sub = sub_process(&format!("sub{level}"), inside);
            sequence([start(&format!("in{level}")), job(&format!("a{level}")), sub])
        });
        sequence([start("start"), job("a"), sub_process("sub1", inside)])
    };
    let mut run = given(nested(32)).start("{}");
    run.modify(&[run.before("deep", "")]);
    assert_eq!(run.active().len(), 1 + 32 + 1);
    let mut run = given(nested(33)).start("{}");
    assert_eq!(
        run.refused(&[run.before("deep", "")]),
        [
            "0: 'deep' lies 33 sub-processes deep, and at most 32 are made at once; name a scope nearer to it"
        ]
    );
    run.modify(&[run.before("a33", "")]);
    run.modify(&[run.before("deep", "sub32")]);
    assert_eq!(run.active().last(), Some(&"deep"));
}

/// Jobs `a` and `b`, which jobs undo, a sub-process with `c` likewise, and what compensates all.
fn undone() -> String {
    let inner = sequence([start("in"), job("c"), job("d"), end("out")])
        + &compensated("c", job("undo_c"))
        + &compensated("d", job("undo_d"));
    sequence([
        start("start"),
        job("a"),
        job("b"),
        sub_process("sub", inner),
        throw("undo").compensation(""),
        end("end"),
    ]) + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
}

#[test]
fn what_is_compensated_is_left_out_and_the_rest_is_compensated() {
    let mut run = given(undone()).start("{}");
    for completed in ["a", "b", "c", "d"] {
        run.complete_job(completed, "{}");
    }
    assert_eq!(run.active(), ["undo", "sub", "d", "undo_d"]);
    run.modify(&[without_any("undo_d")]);
    assert_eq!(run.active(), ["undo", "sub", "c", "undo_c"]);
    run.modify(&[run.without("sub", "")]);
    assert_eq!(run.active(), ["undo", "b", "undo_b"]);
    run.after();
    run.modify(&[run.without("b", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated undo_b",
            "ElementTerminated b",
            "ElementEntered a (compensated)",
            "ElementEntered undo_a",
            "JobCreated undo_a"
        ]
    );
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_is_compensated_is_canceled_with_what_waits_for_it() {
    let mut run = given(undone()).start("{}");
    for completed in ["a", "b", "c", "d"] {
        run.complete_job(completed, "{}");
    }
    let (_, ended) = run.plan(&[run.without("undo", "")]);
    assert_eq!(
        ended,
        [
            "d: undo_d",
            "sub: d",
            "the process: sub",
            "the process: undo"
        ]
    );
    run.after();
    run.modify(&[run.without("undo", ""), run.behind("undo", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated undo_d",
            "ElementTerminated d",
            "ElementTerminated sub",
            "ElementTerminated undo",
            "TokensPlaced [undo-end]",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
    let mut run = given(undone()).start("{}");
    for completed in ["a", "b", "c", "d"] {
        run.complete_job(completed, "{}");
    }
    run.modify(&[run.without("undo", "")]);
    assert_eq!(run.status(), InstanceStatus::Canceled, "nothing is left");
}

#[test]
fn a_handler_is_not_started_and_nothing_in_what_is_compensated() {
    let mut run = given(undone()).start("{}");
    for completed in ["a", "b", "c", "d"] {
        run.complete_job(completed, "{}");
    }
    let refused = run.refused(&[run.before("undo_a", ""), run.before("c", "sub")]);
    assert_eq!(
        refused[0],
        "0: 'undo_a' compensates what has completed, and begins only for that; start before an event that throws compensation"
    );
    assert!(
        refused[1].ends_with(
            "has completed and is being compensated; start something in the scope around it"
        ),
        "{refused:?}"
    );
}

#[test]
fn what_would_happen_is_told_before() {
    let handler = event_sub_process(
        "handler",
        sequence([start("came").message("paid"), job("handle"), end("handled")]),
    );
    let mut run = given(at_once() + &handler.to_string()).start(r#"{"key":1}"#);
    run.complete_job("a", "{}");
    let (entered, ended) = run.plan(&[run.before("handle", "")]);
    assert_eq!(entered, ["the process: handler/handle"]);
    assert_eq!(ended, ["the process: b", "the process: join (waits)"]);
    let (entered, ended) = run.plan(&[run.without("b", ""), run.behind("b", "")]);
    assert_eq!(entered, ["the process: join"]);
    assert_eq!(ended, ["the process: b"]);

    let mut run = given(nested()).start("{}");
    run.complete_job("a", "{}");
    let (entered, ended) = run.plan(&[run.without("first", "sub"), run.before("second", "")]);
    assert_eq!(entered, ["the process: sub/second"]);
    assert_eq!(ended, ["sub: first", "the process: sub"]);
}

#[test]
fn a_token_that_is_placed_waits_for_the_next_step_if_this_one_has_no_budget() {
    let mut run = given(in_a_row()).start("{}");
    run.budget = 0;
    let asked = vec![run.without("a", ""), run.before("b", "")];
    let (result, unfinished) = run.step(modification(asked));
    assert_eq!((result, unfinished), (Ok(()), true));
    assert!(run.active().is_empty());
    let asked = vec![run.without("b", ""), run.before("a", "")];
    let _ = run.step(modification(asked));
    run.budget = 10;
    run.must(InstanceCommand::Continue);
    assert_eq!(
        run.active(),
        ["a"],
        "a token that waits can be canceled, too"
    );
}

#[test]
fn a_suspended_instance_is_modified_at_once_and_what_was_placed_waits() {
    let mut run = given(in_a_row()).start("{}");
    run.suspend().after();
    run.modify(&[run.without("a", ""), run.before("b", "")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated a",
            "TokensPlaced [b]"
        ]
    );
    run.after().resume();
    assert_eq!(
        run.trace(),
        ["InstanceResumed", "ElementEntered b", "JobCreated b"]
    );
    run.complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_result_that_waits_leads_to_nothing_when_its_element_was_canceled() {
    let mut run = given(in_a_row()).start("{}");
    run.hold().complete_job("a", r#"{"x":1}"#);
    run.modify(&[run.without("a", ""), run.before("a", "")]);
    run.after().lift();
    assert_eq!(run.active(), ["a"]);
    assert_eq!(run.variables(), "{}");
}

#[test]
fn in_an_ad_hoc_sub_process_everything_can_be_started_until_it_is_about_to_end() {
    let inside = sequence([job("a"), job("then")]) + &nodes([job("b")]);
    let sub = ad_hoc("ad-hoc", inside)
        .choosing("=[&quot;b&quot;]")
        .until("=done")
        .waiting_for_the_rest();
    let content = sequence([start("start"), job("first"), sub, end("end")]);
    let mut run = given(content).start("{}");
    run.after();
    run.modify(&[run.without("first", ""), run.before("then", "")]);
    assert_eq!(
        run.trace()[2..],
        [
            "TokensPlaced [ad-hoc[then]]",
            "ElementEntered ad-hoc",
            "AdHocElementsTriggered ad-hoc ()",
            "TokensPlaced ad-hoc [then]",
            "ElementEntered then",
            "JobCreated then"
        ],
        "instead of what its collection names"
    );
    run.modify(&[run.before("b", "ad-hoc")]);
    run.complete_job("then", r#"{"done":true}"#);
    assert_eq!(run.active(), ["ad-hoc", "b"]);
    let refused = run.refused(&[run.before("a", "ad-hoc")]);
    assert!(refused[0].contains("is about to end"), "{refused:?}");
    run.complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn an_ad_hoc_sub_process_that_waits_for_its_condition_goes_on_when_all_in_it_is_canceled() {
    let sub = || ad_hoc("ad-hoc", nodes([job("a")]));
    let content = |sub: Node| sequence([start("start"), sub, end("end")]);
    let mut run = given(content(sub().until("=done"))).start("{}");
    run.trigger("ad-hoc", "a");
    run.modify(&[run.without("a", "ad-hoc")]);
    assert_eq!(run.active(), ["ad-hoc"]);
    run.trigger("ad-hoc", "a")
        .complete_job("a", r#"{"done":true}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
    let mut run = given(content(sub())).start("{}");
    run.trigger("ad-hoc", "a");
    run.modify(&[run.without("a", "ad-hoc")]);
    assert_eq!(run.status(), InstanceStatus::Canceled);
}
