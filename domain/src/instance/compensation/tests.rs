//! What is compensated, in which order, with what, and what interrupts it.

use crate::instance::state::InstanceStatus;
use crate::testing::{Run, bpmn::*, given};

/// Jobs `a` and `b`, which jobs undo, then what is thrown.
fn undone(thrown: Node) -> String {
    sequence([start("start"), job("a"), job("b"), thrown, end("end")])
        + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
}

/// The jobs that are open, oldest first.
fn jobs(run: &Run) -> Vec<&str> {
    let mut active = run.active();
    active.retain(|element| element.starts_with("undo"));
    active
}

#[test]
fn what_completed_is_compensated_in_reverse_order_and_waited_for() {
    let mut run = given(undone(throw("undo").compensation(""))).start("{}");
    run.complete_job("a", "{}").after().complete_job("b", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted b",
            "ElementCompleted b",
            "ElementEntered undo",
            "CompensationThrown undo",
            "ElementEntered b (compensated)",
            "ElementEntered undo_b",
            "JobCreated undo_b",
        ]
    );
    run.complete_job("undo_b", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted undo_b",
            "ElementCompleted undo_b",
            "ElementCompleted b",
            "ElementEntered a (compensated)",
            "ElementEntered undo_a",
            "JobCreated undo_a",
        ]
    );
    run.complete_job("undo_a", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted undo_a",
            "ElementCompleted undo_a",
            "ElementCompleted a",
            "CompensationCompleted undo",
            "ElementCompleted undo",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn an_end_event_compensates_before_it_ends_its_token() {
    let content = sequence([start("start"), job("a"), end("undo").compensation("")])
        + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}");
    assert_eq!(run.active(), ["undo", "a", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn only_the_activity_that_is_named_is_compensated() {
    let mut run = given(undone(throw("undo").compensation("a"))).start("{}");
    run.complete_job("a", "{}").complete_job("b", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_is_active_or_ended_before_its_time_is_not_compensated() {
    let content = sequence([
        start("start"),
        gateway("parallel", "fork"),
        job("a"),
        throw("undo").compensation(""),
        end("x"),
    ]) + &nodes([job("b"), end("y"), job("c"), end("z")])
        + &path("fork b y")
        + &path("fork c z")
        + &sequence([boundary("stop", "c").timer("PT1S"), end("stopped")])
        + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
        + &compensated("c", job("undo_c"));
    let mut run = given(content).start("{}");
    run.fire("stop").complete_job("a", "{}");
    // What completes while something is compensated was not asked for.
    run.complete_job("b", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_has_been_compensated_is_not_compensated_again() {
    let content = sequence([
        start("start"),
        job("a"),
        throw("undo").compensation(""),
        throw("undo_again").compensation(""),
        end("end"),
    ]) + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}")
        .after()
        .complete_job("undo_a", "{}");
    assert_eq!(
        run.trace()[4..],
        [
            "ElementCompleted undo",
            "ElementEntered undo_again",
            "CompensationThrown undo_again",
            "CompensationCompleted undo_again",
            "ElementCompleted undo_again",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn what_completed_several_times_is_compensated_as_often() {
    let content = sequence([
        start("start"),
        gateway("exclusive", "again"),
        job("a"),
        gateway("exclusive", "enough").default_flow("enough-again"),
    ]) + &nodes([throw("undo").compensation("a"), end("end")])
        + &path("enough again")
        + &flow_if("enough", "undo", "=done")
        + &path("undo end")
        + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("a", r#"{"done":false}"#)
        .complete_job("a", r#"{"done":true}"#);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Running);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn the_handler_sees_what_the_activity_had_and_gives_where_it_gave() {
    let content = sequence([
        start("start"),
        job("a").input("=order + 1", "own"),
        throw("undo").compensation(""),
        job("after"),
        end("end"),
    ]) + &compensated("a", job("undo_a"));
    let mut run = given(content).start(r#"{"order":1}"#);
    run.complete_job("a", r#"{"booking":7}"#);
    assert_eq!(run.payload("undo_a"), r#"{"order":1,"booking":7,"own":2}"#);
    run.complete_job("undo_a", r#"{"refunded":true,"own":3}"#);
    assert_eq!(
        run.variables(),
        r#"{"order":1,"booking":7,"refunded":true,"own":3}"#
    );
}

/// A sub-process `sub` in which jobs `a` and `b` complete, then a user task, then what is thrown.
fn after_sub_process(sub: Node, thrown: Node) -> String {
    sequence([start("start"), sub, user_task("look"), thrown, end("end")])
}

fn booked() -> String {
    sequence([start("in"), job("a"), job("b"), end("out")])
        + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
}

#[test]
fn a_sub_process_is_compensated_by_what_completed_in_it_as_its_variables_were() {
    let sub = sub_process("sub", booked()).input("=order", "own");
    let mut run =
        given(after_sub_process(sub, throw("undo").compensation(""))).start(r#"{"order":1}"#);
    run.complete_job("a", r#"{"booking":7}"#)
        .complete_job("b", r#"{"seat":8}"#);
    assert_eq!(run.variables(), r#"{"order":1}"#);
    run.after().complete_task("look", r#"{"order":2}"#);
    assert_eq!(
        run.trace()[4..],
        [
            "CompensationThrown undo",
            "ElementEntered sub (compensated)",
            "ElementEntered b (compensated)",
            "ElementEntered undo_b",
            "JobCreated undo_b"
        ]
    );
    assert_eq!(
        run.payload("undo_b"),
        r#"{"order":2,"own":1,"booking":7,"seat":8}"#
    );
    run.complete_job("undo_b", r#"{"seat":null}"#);
    assert_eq!(
        run.payload("undo_a"),
        r#"{"order":2,"own":1,"booking":7,"seat":null}"#
    );
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
    assert_eq!(run.variables(), r#"{"order":2}"#);
}

#[test]
fn sub_processes_are_compensated_however_deep_they_nest() {
    let inner = sequence([start("deep"), sub_process("inner", booked()), end("done")]);
    let content = after_sub_process(sub_process("sub", inner), throw("undo").compensation("sub"));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .complete_task("look", "{}");
    assert_eq!(run.active(), ["undo", "sub", "inner", "b", "undo_b"]);
    run.complete_job("undo_b", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_handler_on_a_sub_process_stands_for_all_that_is_inside() {
    let content = after_sub_process(sub_process("sub", booked()), throw("undo").compensation(""))
        + &compensated("sub", job("undo_sub"));
    let mut run = given(content).start("{}");
    run.complete_job("a", r#"{"booking":7}"#)
        .complete_job("b", "{}")
        .complete_task("look", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_sub"]);
    assert_eq!(run.payload("undo_sub"), r#"{"booking":7}"#);
    run.complete_job("undo_sub", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn an_event_sub_process_compensates_what_it_is_in_and_can_ask_for_what_is_inside() {
    let handler = event_sub_process(
        "handler",
        sequence([
            start("undone").compensation(""),
            user_task("ask"),
            throw("rest").compensation(""),
            end("handled"),
        ]),
    );
    let sub = sub_process("sub", booked() + &handler.to_string());
    let mut run = given(after_sub_process(sub, throw("undo").compensation(""))).start("{}");
    run.complete_job("a", r#"{"booking":7}"#)
        .complete_job("b", "{}")
        .after()
        .complete_task("look", r#"{"booking":1}"#);
    assert_eq!(
        run.trace()[5..],
        [
            "ElementEntered sub (compensated)",
            "ElementEntered handler",
            "ElementPassed undone",
            "ElementEntered ask",
            "UserTaskCreated ask"
        ]
    );
    assert_eq!(run.payload("ask"), r#"{"booking":7}"#);
    run.complete_task("ask", "{}").complete_job("undo_b", "{}");
    run.after().complete_job("undo_a", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted undo_a",
            "ElementCompleted undo_a",
            "ElementCompleted a",
            "CompensationCompleted rest",
            "ElementCompleted rest",
            "ElementPassed handled",
            "ElementCompleted handler",
            "ElementCompleted sub",
            "CompensationCompleted undo",
            "ElementCompleted undo",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn what_an_event_sub_process_does_not_ask_for_is_not_compensated() {
    let handler = event_sub_process(
        "handler",
        sequence([start("undone").compensation(""), end("handled")]),
    );
    let sub = sub_process("sub", booked() + &handler.to_string());
    let mut run = given(after_sub_process(sub, throw("undo").compensation(""))).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .complete_task("look", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn each_item_of_a_multi_instance_activity_is_compensated_the_last_that_completed_first() {
    let content = after_sub_process(
        job("a").one_by_one("[1,2,3]"),
        throw("undo").compensation("a"),
    ) + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    for _ in 0..3 {
        run.complete_job("a", "{}");
    }
    run.complete_task("look", "{}");
    assert_eq!(
        run.payload("undo_a"),
        r#"{"results":[null,null,null],"item":3,"loopCounter":3}"#
    );
    run.complete_job("undo_a", r#"{"undone":3}"#);
    assert_eq!(
        run.payload("undo_a"),
        r#"{"results":[null,null,null],"undone":3,"item":2,"loopCounter":2}"#
    );
    run.complete_job("undo_a", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn items_that_did_not_complete_are_not_compensated() {
    let content = after_sub_process(
        job("a").for_each_until("[1,2,3]", "=numberOfCompletedInstances = 2"),
        throw("undo").compensation(""),
    ) + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}").complete_job("a", "{}");
    run.complete_task("look", "{}");
    run.complete_job("undo_a", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn sub_processes_of_a_multi_instance_activity_are_compensated_as_each_was() {
    let inner = sequence([
        start("in"),
        script("a", "=item * 10", "booking"),
        end("out"),
    ]) + &compensated("a", job("undo_a"));
    let content = after_sub_process(
        sub_process("sub", inner).for_each("[1,2]"),
        throw("undo").compensation(""),
    );
    let mut run = given(content).start("{}");
    run.complete_task("look", "{}");
    let seen = |run: &Run| run.payload("undo_a");
    assert_eq!(
        seen(&run),
        r#"{"results":[null,null],"item":2,"loopCounter":2,"booking":20}"#
    );
    run.complete_job("undo_a", "{}");
    assert_eq!(
        seen(&run),
        r#"{"results":[null,null],"item":1,"loopCounter":1,"booking":10}"#
    );
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn each_run_of_a_standard_loop_is_compensated() {
    let content = after_sub_process(job("a").at_most("2"), throw("undo").compensation(""))
        + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}")
        .complete_job("a", "{}")
        .complete_task("look", "{}");
    assert_eq!(run.payload("undo_a"), r#"{"loopCounter":2}"#);
    run.complete_job("undo_a", r#"{"undone":2}"#);
    assert_eq!(run.payload("undo_a"), r#"{"undone":2,"loopCounter":1}"#);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn an_event_sub_process_asks_for_what_completed_in_the_scope_around_it() {
    let handler = event_sub_process(
        "handler",
        sequence([
            start("failed").error(""),
            job("c"),
            throw("undo").compensation(""),
            end("handled"),
        ]) + &compensated("c", job("undo_c")),
    );
    let mut run = given(undone(user_task("look")) + &handler.to_string()).start("{}");
    run.complete_job("a", "{}")
        .throw_from_job("b", "declined", "{}");
    run.complete_job("c", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_c"]);
    run.complete_job("undo_c", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn interrupted_it_ends_with_what_is_being_compensated() {
    let inner = sequence([
        start("in"),
        job("a"),
        throw("undo").compensation(""),
        end("out"),
    ]) + &compensated("a", user_task("undo_a"));
    let content = sequence([start("start"), sub_process("sub", inner), end("end")])
        + &sequence([
            boundary("late", "sub").timer("PT1S"),
            throw("again").compensation(""),
            end("stopped"),
        ]);
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}").after().fire("late");
    assert_eq!(
        run.trace(),
        [
            "TimerFired late",
            "ElementTerminated undo_a",
            "ElementTerminated a",
            "ElementTerminated undo",
            "ElementTerminated sub",
            "ElementPassed late",
            "ElementEntered again",
            "CompensationThrown again",
            "CompensationCompleted again",
            "ElementCompleted again",
            "ElementPassed stopped",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn what_was_not_begun_when_the_event_was_interrupted_can_still_be_compensated() {
    let handler = event_sub_process(
        "handler",
        sequence([
            start("asked").signal("closed").non_interrupting(),
            gateway("parallel", "both"),
            throw("undo").compensation(""),
            end("handled"),
        ]) + &nodes([user_task("stop"), end("stopped").terminate()])
            + &path("both stop stopped"),
    );
    let content = undone(user_task("look")).replace(
        r#"<endEvent id="end"></endEvent>"#,
        &end("end").compensation("").to_string(),
    ) + &handler.to_string();
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .signal("closed", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_b"]);
    run.after().complete_task("stop", "{}");
    assert_eq!(
        run.trace()[2..],
        [
            "ElementEntered stopped",
            "ElementTerminated undo_b",
            "ElementTerminated b",
            "ElementTerminated undo",
            "ElementCompleted stopped",
            "ElementCompleted handler"
        ]
    );
    run.complete_task("look", "{}");
    assert_eq!(jobs(&run), ["undo_a"], "b is not compensated twice");
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_is_compensated_inside_a_sub_process_ends_with_the_event_that_asked_for_it() {
    let asks = event_sub_process(
        "handler",
        sequence([
            start("undone").compensation(""),
            throw("rest").compensation(""),
            end("handled"),
        ]),
    );
    let inside = |more: &str| {
        let inner = sequence([start("in"), task("a"), end("out")])
            + &compensated("a", job("undo_a"))
            + more;
        sequence([
            start("start"),
            sub_process("sub", inner),
            gateway("parallel", "fork"),
            throw("undo").compensation(""),
            end("end"),
        ]) + &nodes([user_task("stop"), end("stopped").terminate()])
            + &path("fork stop stopped")
    };
    for (more, ended) in [
        ("", vec!["undo_a", "a", "sub", "undo"]),
        (
            asks.to_string().as_str(),
            vec!["undo_a", "rest", "a", "handler", "sub", "undo"],
        ),
    ] {
        let mut run = given(inside(more)).start("{}");
        run.after().complete_task("stop", "{}");
        let terminated: Vec<_> = run
            .trace()
            .into_iter()
            .filter_map(|line| line.strip_prefix("ElementTerminated ").map(str::to_owned))
            .collect();
        assert_eq!(terminated, ended);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}

#[test]
fn an_error_of_a_handler_goes_outwards_from_there() {
    let inner = booked().replace(
        r#"<endEvent id="out"></endEvent>"#,
        &end("out").compensation("").to_string(),
    ) + &sequence([boundary("own", "b").error("declined"), end("not_this")]);
    let content = sequence([start("start"), sub_process("sub", inner), end("end")])
        + &sequence([boundary("failed", "sub").error("declined"), end("sorry")]);
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .after()
        .throw_from_job("undo_b", "declined", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobFailed undo_b 3 left",
            "ErrorCaught failed declined",
            "ElementTerminated undo_b",
            "ElementTerminated b",
            "ElementTerminated out",
            "ElementTerminated sub",
            "ElementPassed failed",
            "ElementPassed sorry",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn an_error_of_a_handler_that_nobody_catches_is_an_incident_and_resolved_it_is_tried_again() {
    let mut run = given(undone(throw("undo").compensation("a"))).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .throw_from_job("undo_a", "declined", "{}");
    assert_eq!(
        run.incidents(),
        [
            "undo_a BpmnError: error 'declined' was thrown from 'undo_a' and nothing catches it. Resolve the incident to run the \
             element again, or catch this error around it: on the sub-process that it is in, or in an event sub-process"
        ]
    );
    run.resolve("undo_a", r#"{"corrected":true}"#);
    assert_eq!(run.variables(), r#"{"corrected":true}"#);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn event_sub_processes_of_a_scope_that_is_compensated_catch_nothing() {
    let handler = event_sub_process(
        "handler",
        sequence([start("failed").error(""), end("handled")]),
    );
    let sub = sub_process("sub", booked() + &handler.to_string());
    let mut run = given(after_sub_process(sub, throw("undo").compensation(""))).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .complete_task("look", "{}")
        .throw_from_job("undo_b", "declined", "{}");
    assert!(run.incidents()[0].starts_with("undo_b BpmnError"));
}

#[test]
fn canceled_it_ends_with_all() {
    let mut run = given(undone(throw("undo").compensation(""))).start("{}");
    run.complete_job("a", "{}")
        .complete_job("b", "{}")
        .after()
        .cancel();
    assert_eq!(
        run.trace(),
        [
            "ElementTerminated undo_b",
            "ElementTerminated b",
            "ElementTerminated undo",
            "InstanceCanceled"
        ]
    );
}

#[test]
fn a_handler_is_an_activity_like_others() {
    let other = other_with_job();
    let handlers = [
        task("undo_a"),
        script("undo_a", "=1", "x"),
        job("undo_a").for_each("[1,2]"),
        job("undo_a").at_most("2"),
        user_task("undo_a")
            .listener("start", "begun")
            .listener("end", "done"),
        sub_process("undo_a", sequence([start("in"), job("inner"), end("out")])),
        call("undo_a", "other"),
    ];
    for handler in handlers {
        let content = sequence([
            start("start"),
            task("a"),
            throw("undo").compensation(""),
            end("end"),
        ]) + &compensated("a", handler);
        let mut run = given(content).beside(&other).start("{}");
        while !run.status().has_ended() {
            let action = run
                .possible()
                .into_iter()
                .find(crate::testing::Action::is_progress);
            run.act(&action.unwrap());
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}

#[test]
fn of_a_called_process_its_call_activity_is_compensated_not_what_is_inside() {
    let other = process_called(
        "other",
        sequence([start("s"), task("inside"), end("e")])
            + &compensated("inside", job("undo_inside")),
    );
    let content = sequence([
        start("start"),
        call("call", "other"),
        throw("undo").compensation(""),
        end("end"),
    ]) + &compensated("call", job("undo_call"));
    let mut run = given(content).beside(other).start("{}");
    assert_eq!(jobs(&run), ["undo", "undo_call"]);
    run.complete_job("undo_call", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_join_does_not_wait_for_what_is_compensated() {
    let content = sequence([start("start"), job("a")])
        + &sequence([
            gateway("parallel", "fork"),
            user_task("look"),
            gateway("inclusive", "join"),
            end("end"),
        ])
        + &nodes([
            throw("undo").compensation(""),
            end("x"),
            gateway("exclusive", "way").default_flow("way-fork"),
        ])
        + &path("fork undo x")
        + &path("a way fork")
        + &flow_if("way", "join", "=short")
        + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}").complete_task("look", "{}");
    assert_eq!(jobs(&run), ["undo", "undo_a"]);
    assert_eq!(run.active(), ["undo", "a", "undo_a"], "the join has passed");
}

#[test]
fn listeners_of_the_event_are_called_around_the_compensation() {
    let thrown = throw("undo")
        .compensation("b")
        .listener("start", "before")
        .listener("end", "after");
    let mut run = given(undone(thrown)).start("{}");
    run.complete_job("a", "{}").complete_job("b", "{}");
    assert_eq!(jobs(&run), ["undo", "undo"], "the listener and its host");
    run.complete_job("undo", "{}").complete_job("undo_b", "{}");
    run.complete_job("undo", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn its_output_mappings_are_evaluated_when_all_is_compensated() {
    let thrown = throw("undo").compensation("").output("=undone + 1", "told");
    let content = sequence([start("start"), task("a"), thrown, end("end")])
        + &compensated("a", job("undo_a"));
    let mut run = given(content).start("{}");
    run.complete_job("undo_a", r#"{"undone":1}"#);
    assert_eq!(run.variables(), r#"{"undone":1,"told":2}"#);
}
