//! Listeners, as processes call them.

use crate::{
    ids::LeaseId,
    instance::{command::InstanceCommand, error::InstanceError, state::InstanceStatus},
    testing::{bpmn::*, given},
    value::Variables,
};

fn around(node: Node) -> String {
    sequence([start("start"), node, end("end")])
}

/// A job with two listeners before and two after it.
fn listened_job() -> Node {
    job("work")
        .listener("end", "e1")
        .listener("start", "s1")
        .listener("start", "s2")
        .listener("end", "e2")
}

#[test]
fn they_are_called_one_after_the_other_before_and_after_the_work() {
    let content =
        around(listened_job()) + &sequence([boundary("late", "work").timer("PT1H"), end("gone")]);
    let mut run = given(content).start("{}");
    assert_eq!(
        run.trace()[2..],
        ["ElementEntered work", "JobCreated work (start s1)"]
    );
    assert_eq!(run.open_outside(), (1, 0, 0), "nothing else is waited for");
    run.complete_job("work", "{}");
    assert_eq!(
        run.trace(),
        ["JobCompleted work", "JobCreated work (start s2)"]
    );
    run.complete_job("work", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted work",
            "SubscriptionOpened late",
            "JobCreated work"
        ]
    );
    run.complete_job("work", r#"{"a":1}"#);
    assert_eq!(
        run.trace(),
        [
            "JobCompleted work",
            "SubscriptionClosed late",
            r#"VariablesSet {"a":1}"#,
            "JobCreated work (end e1)"
        ]
    );
    run.complete_job("work", "{}").complete_job("work", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted work",
            "JobCreated work (end e2)",
            "JobCompleted work",
            "ElementCompleted work",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn each_has_an_execution_key_of_its_own_so_that_a_report_ends_no_other_job() {
    let mut run = given(around(listened_job())).start("{}");
    let first = run.job("work");
    let report = InstanceCommand::CompleteJob {
        activation: first,
        offer: None,
        variables: Variables::default(),
    };
    run.must(report.clone());
    assert_ne!(run.job("work"), first);
    run.after();
    assert_eq!(
        run.command(report),
        Err(InstanceError::JobNotFound(first)),
        "told again"
    );
    assert_eq!(run.trace(), Vec::<String>::new());
}

#[test]
fn what_one_gives_for_the_start_is_the_elements_own() {
    let work = job("work")
        .input("=a", "b")
        .listener("start", "s1")
        .listener("start", "=kind");
    let mut run = given(around(work)).start(r#"{"a":1}"#);
    assert_eq!(
        run.payload("work"),
        r#"{"a":1,"b":1}"#,
        "mapped inputs are there before"
    );
    run.after()
        .complete_job("work", r#"{"b":2,"c":3,"kind":"s2"}"#);
    assert_eq!(
        run.trace(),
        [
            "JobCompleted work",
            r#"VariablesSet work {"b":2,"c":3,"kind":"s2"}"#,
            "JobCreated work (start s2)"
        ]
    );
    run.complete_job("work", "{}");
    assert_eq!(run.payload("work"), r#"{"b":2,"c":3,"kind":"s2"}"#);
    run.complete_job("work", "{}");
    assert_eq!(run.variables(), r#"{"a":1}"#);
}

/// What each worker got, in the order in which they were called.
fn payloads(content: &str, variables: &str, given_by: &str, merging: bool) -> Vec<String> {
    let process = given(content);
    let process = if merging { process.merging() } else { process };
    let mut run = process.start(variables);
    let mut payloads = Vec::new();
    while run.status() != InstanceStatus::Completed {
        let job = run.job("work");
        payloads.push(run.state.payload(job).0.to_json());
        run.complete_job("work", given_by);
    }
    payloads
}

#[test]
fn without_input_mappings_the_work_carries_all_it_can_see_still() {
    let work = job("work").listener("start", "s").listener("end", "e");
    for merging in [false, true] {
        assert_eq!(
            payloads(&around(work.clone()), r#"{"a":1}"#, r#"{"b":2}"#, merging),
            [r#"{"a":1}"#, r#"{"a":1,"b":2}"#, r#"{"a":1,"b":2}"#]
        );
    }
    let mapped = work.input("=a", "c");
    assert_eq!(
        payloads(&around(mapped), r#"{"a":1}"#, r#"{"b":2}"#, false),
        [
            r#"{"a":1,"c":1}"#,
            r#"{"c":1,"b":2}"#,
            r#"{"a":1,"b":2,"c":1}"#
        ],
        "a listener sees all, the work its inputs and what listeners set"
    );
}

#[test]
fn one_for_the_end_sees_results_and_outputs_and_what_it_gives_leaves_as_they_do() {
    let work = job("work")
        .input("=1", "x")
        .output("=r + 1", "x")
        .output("=r", "y")
        .listener("end", "e1")
        .listener("end", "e2");
    let inner = sequence([start("in"), work, user_task("look"), end("out")]);
    let content = around(sub_process("sub", inner).input("=0", "own"));
    let mut run = given(content).merging().start("{}");
    run.complete_job("work", r#"{"r":5}"#);
    assert_eq!(run.payload("work"), r#"{"x":6,"y":5,"own":0,"r":5}"#);
    run.after().complete_job("work", r#"{"own":7,"y":8}"#);
    assert_eq!(
        run.trace()[1..3],
        [r#"VariablesSet sub {"own":7}"#, r#"VariablesSet {"y":8}"#]
    );
    run.complete_job("work", "{}");
    assert_eq!(run.payload("look"), r#"{"x":6,"y":8,"own":7}"#);
}

#[test]
fn without_attempts_left_or_by_a_bpmn_error_it_is_an_incident_that_nothing_catches() {
    let content =
        around(listened_job()) + &sequence([boundary("failed", "work").error(""), end("sorry")]);
    for event in ["start", "end"] {
        let mut run = given(content.clone()).start("{}");
        run.complete_job("work", "{}");
        if event == "end" {
            run.complete_job("work", "{}").complete_job("work", "{}");
        }
        run.after()
            .fail_job("work", "broken")
            .fail_job("work", "broken")
            .fail_job("work", "broken");
        assert_eq!(
            run.trace(),
            [
                "JobFailed work 2 left",
                "JobFailed work 1 left",
                "JobFailed work 0 left",
                "IncidentRaised work BpmnError"
            ]
        );
        assert!(run.incidents()[0].contains(&format!("thrown by the {event} listener of 'work'")));
        run.resolve("work", r#"{"mended":true}"#);
        assert_eq!(
            run.trace()[..2],
            [r#"VariablesSet {"mended":true}"#, "IncidentResolved work"]
        );
        run.throw_from_job("work", "declined", "{}");
        assert_eq!(run.incidents().len(), 1);
        run.resolve("work", "{}");
        while run.status() != InstanceStatus::Completed {
            run.complete_job("work", "{}");
        }
        let calls = run
            .events()
            .iter()
            .filter(|event| matches!(event, crate::instance::event::InstanceEvent::JobCreated(_)));
        assert_eq!(calls.count(), 7, "only the one that failed is called again");
    }
}

#[test]
fn a_lock_that_runs_out_costs_an_attempt_and_the_last_one_is_an_incident() {
    let mut run = given(around(job("work").listener("start", "s"))).start("{}");
    for _ in 0..3 {
        let expire = InstanceCommand::ExpireJobLock {
            activation: run.job("work"),
            offer: run.offer("work"),
            lease: LeaseId(uuid::Uuid::from_u128(9)),
        };
        run.must(expire);
    }
    assert!(run.incidents()[0].starts_with("work JobLockLost"));
    run.resolve("work", "{}");
    run.complete_job("work", "{}").complete_job("work", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_type_that_cannot_be_evaluated_is_an_incident_of_the_element() {
    let work = job("work")
        .input("=kinds", "mine")
        .output("=n + 1", "n")
        .listener("start", "s1")
        .listener("start", "=mine.start")
        .listener("end", "=kinds.end");
    let mut run = given(around(work)).start(r#"{"n":1}"#);
    run.complete_job("work", r#"{"set":1}"#);
    assert!(
        run.incidents()[0].starts_with(
            "work FeelError: the task type of the start listener of 'work' 'mine.start' must give a string"
        ),
        "{:?}",
        run.incidents()
    );
    run.after()
        .resolve("work", r#"{"kinds":{"start":"s2"},"set":2}"#);
    assert_eq!(
        run.trace(),
        [
            r#"VariablesSet work {"set":2}"#,
            r#"VariablesSet {"kinds":{"start":"s2"}}"#,
            "IncidentResolved work",
            r#"VariablesSet work {"mine":{"start":"s2"}}"#,
            "JobCreated work (start s2)"
        ],
        "with its inputs as they are now, and what the first listener gave"
    );
    run.complete_job("work", "{}").complete_job("work", "{}");
    assert_eq!(run.incidents().len(), 1);
    run.resolve("work", r#"{"kinds":{"end":"e"}}"#);
    run.complete_job("work", "{}");
    assert_eq!(run.variables(), r#"{"n":2,"kinds":{"start":"s2"}}"#);
}

#[test]
fn what_has_left_the_element_leaves_it_once_though_no_flow_can_be_taken() {
    let work = job("work").output("=n + 1", "n").listener("end", "e");
    let content =
        sequence([start("start"), work]) + &nodes([end("end")]) + &flow_if("work", "end", "=ready");
    let mut run = given(content).start(r#"{"n":1}"#);
    run.complete_job("work", "{}").complete_job("work", "{}");
    assert!(run.incidents()[0].starts_with("work GatewayNoMatch"));
    run.after().resolve("work", r#"{"ready":true}"#);
    assert_eq!(
        run.trace(),
        [
            r#"VariablesSet {"ready":true}"#,
            "IncidentResolved work",
            "ElementCompleted work",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
    assert_eq!(run.variables(), r#"{"n":2,"ready":true}"#);
}

#[test]
fn a_correction_reaches_what_a_listener_gave() {
    let which = gateway("exclusive", "which").listener("start", "choose");
    let content = sequence([start("start"), which])
        + &nodes([end("yes"), end("no")])
        + &flow_if("which", "yes", "=ok")
        + &flow_if("which", "no", "=not(ok)");
    let mut run = given(content).start(r#"{"ok":true}"#);
    run.complete_job("which", r#"{"ok":"neither"}"#);
    assert_eq!(run.incidents().len(), 1);
    run.resolve("which", r#"{"ok":false,"other":1}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
    assert_eq!(run.variables(), r#"{"ok":true,"other":1}"#);
}

#[test]
fn what_is_done_again_keeps_what_listeners_gave_unless_it_is_corrected() {
    let work = job("work").input("=a", "a").listener("start", "s");
    let mut run = given(around(work)).start(r#"{"a":1}"#);
    run.complete_job("work", r#"{"a":2}"#);
    run.throw_from_job("work", "declined", "{}")
        .resolve("work", "{}");
    assert_eq!(run.payload("work"), r#"{"a":2}"#);
    run.throw_from_job("work", "declined", "{}")
        .resolve("work", r#"{"a":3}"#);
    assert_eq!(run.payload("work"), r#"{"a":3}"#);
}

#[test]
fn it_ends_with_what_it_is_called_for() {
    for done in 0..5 {
        let inner = sequence([start("in"), listened_job(), end("out")]);
        let content = around(sub_process("sub", inner))
            + &sequence([boundary("stop", "sub").timer("PT1H"), end("stopped")]);
        let mut interrupted = given(content.clone()).start("{}");
        let mut canceled = given(content).start("{}");
        for _ in 0..done {
            interrupted.complete_job("work", "{}");
            canceled.complete_job("work", "{}");
        }
        interrupted.fire("stop");
        assert_eq!(interrupted.status(), InstanceStatus::Completed);
        canceled.cancel();
        assert_eq!(canceled.status(), InstanceStatus::Canceled);
    }
}

#[test]
fn an_incident_of_one_ends_with_what_it_is_called_for() {
    let content = around(sub_process(
        "sub",
        sequence([start("in"), listened_job(), end("out")]),
    )) + &sequence([boundary("stop", "sub").timer("PT1H"), end("stopped")]);
    let mut run = given(content).start("{}");
    run.throw_from_job("work", "declined", "{}")
        .after()
        .fire("stop");
    assert_eq!(
        run.trace()[..5],
        [
            "TimerFired stop",
            "ElementTerminated work",
            "IncidentResolved work",
            "ElementTerminated work",
            "ElementTerminated sub"
        ]
    );
}

#[test]
fn what_passes_a_token_on_at_once_waits_for_its_listeners() {
    let content = sequence([
        start("start").listener("end", "begun"),
        task("step")
            .listener("start", "before")
            .listener("end", "after"),
        gateway("parallel", "fork").listener("start", "forking"),
        throw("thrown")
            .listener("start", "before")
            .listener("end", "after"),
        gateway("parallel", "join").listener("start", "joining"),
        end("end")
            .listener("start", "before")
            .listener("end", "after"),
    ]) + &path("fork join");
    let mut run = given(content).start("{}");
    for element in [
        "start", "step", "step", "fork", "thrown", "thrown", "join", "end", "end",
    ] {
        assert_eq!(run.open_outside().0, 1);
        run.complete_job(element, "{}");
    }
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn conditions_of_a_gateway_see_what_its_listener_gives_which_is_gone_behind_it() {
    for kind in ["exclusive", "inclusive"] {
        let which = gateway(kind, "which").listener("start", "choose");
        let content = sequence([start("start"), which])
            + &nodes([user_task("low"), user_task("high")])
            + &flow_if("which", "low", "=n = 1")
            + &flow_if("which", "high", "=n = 2");
        let mut run = given(content).start(r#"{"n":1}"#);
        run.complete_job("which", r#"{"n":2}"#);
        assert_eq!(run.active(), ["high"]);
        assert_eq!(run.variables(), r#"{"n":1}"#);
    }
}

#[test]
fn what_an_event_waits_for_may_follow_from_its_listener() {
    let content = sequence([
        start("start"),
        catch("came")
            .message("paid")
            .listener("start", "s")
            .listener("end", "e"),
        gateway("eventBased", "which").listener("start", "s"),
        catch("late").timer("PT1H"),
        end("end"),
    ]) + &nodes([
        catch("other").message("paid").listener("end", "e"),
        end("x"),
    ]) + &path("which other x");
    let mut run = given(content).start("{}");
    run.complete_job("came", r#"{"key":1}"#)
        .message("paid", "1", r#"{"a":1}"#)
        .complete_job("came", r#"{"b":2}"#)
        .complete_job("which", r#"{"key":2}"#)
        .message("paid", "2", r#"{"c":3}"#);
    assert_eq!(run.active(), ["other", "other"]);
    run.complete_job("other", r#"{"d":4}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
    assert_eq!(run.variables(), r#"{"a":1,"b":2,"c":3,"d":4}"#);
}

#[test]
fn each_item_of_a_multi_instance_activity_has_its_own() {
    let work = job("work").listener("start", "s").listener("end", "e");
    let run = given(around(work.clone().for_each("[1,2]"))).start("{}");
    assert_eq!(run.open_outside(), (2, 0, 0));
    let work = work.one_by_one("[1,2]");
    for merging in [false, true] {
        let process = given(around(work.clone()));
        let process = if merging { process.merging() } else { process };
        let mut run = process.start("{}");
        for _ in 0..2 {
            run.complete_job("work", r#"{"local":1}"#);
            run.complete_job("work", r#"{"result":"of the work"}"#);
            let item = run.job("work");
            let seen = run.state.payload(item);
            assert_eq!(seen.get("local"), Some(&feel::Value::from(1)));
            run.complete_job("work", r#"{"result":"of the listener"}"#);
        }
        assert_eq!(
            run.variables(),
            r#"{"results":["of the listener","of the listener"]}"#
        );
    }
}

#[test]
fn a_sub_process_waits_for_its_listeners_before_it_begins_and_when_nothing_is_left_in_it() {
    let inner = sequence([start("in"), job("work"), end("out")])
        + &event_sub_process(
            "handler",
            sequence([
                start("came").message("paid").non_interrupting(),
                end("handled"),
            ]),
        )
        .to_string();
    let sub = sub_process("sub", inner)
        .output("=own", "kept")
        .listener("start", "s")
        .listener("end", "e");
    let mut run = given(around(sub)).start("{}");
    run.after().complete_job("sub", r#"{"key":1,"own":5}"#);
    assert_eq!(
        run.trace(),
        [
            "JobCompleted sub",
            r#"VariablesSet sub {"key":1,"own":5}"#,
            "SubscriptionOpened came",
            "ElementPassed in",
            "ElementEntered work",
            "JobCreated work"
        ]
    );
    run.complete_job("work", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted work",
            "ElementCompleted work",
            "ElementPassed out",
            "SubscriptionClosed came",
            r#"VariablesSet {"kept":5}"#,
            "JobCreated sub (end e)"
        ]
    );
    run.complete_job("sub", r#"{"kept":6}"#);
    assert_eq!(run.variables(), r#"{"kept":6}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn an_event_sub_process_and_a_boundary_event_have_theirs() {
    let handler = event_sub_process(
        "handler",
        sequence([
            start("came").message("paid").listener("end", "e"),
            user_task("handle"),
            end("handled"),
        ]),
    )
    .listener("start", "s")
    .listener("end", "e");
    let work = around(job("work"))
        + &sequence([
            boundary("late", "work").timer("PT1H").listener("end", "e"),
            user_task("aside"),
        ]);
    let mut run = given(work + &handler.to_string()).start(r#"{"key":1}"#);
    run.fire("late").complete_job("late", r#"{"a":1}"#);
    assert_eq!(run.active(), ["aside"]);
    run.message("paid", "1", r#"{"b":2}"#);
    assert_eq!(run.active(), ["handler", "handler"]);
    run.complete_job("handler", "{}")
        .complete_job("came", "{}")
        .complete_task("handle", "{}")
        .complete_job("handler", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
    assert_eq!(run.variables(), r#"{"key":1,"a":1}"#);
}

#[test]
fn those_of_the_process_are_called_before_its_start_event_and_when_nothing_is_left_in_it() {
    let listeners = process_listeners([("start", "s1"), ("start", "s2"), ("end", "e")]);
    let handler = event_sub_process(
        "handler",
        sequence([start("came").message("paid"), end("handled")]),
    );
    let content = listeners + &around(job("work")) + &handler.to_string();
    let mut run = given(content).start(r#"{"a":1}"#);
    assert_eq!(
        run.trace(),
        ["InstanceStarted start", "JobCreated process (start s1)"]
    );
    run.complete_job("process", r#"{"key":1}"#)
        .complete_job("process", r#"{"b":2}"#);
    assert_eq!(
        run.trace(),
        [
            "JobCompleted process",
            r#"VariablesSet {"key":1}"#,
            "JobCreated process (start s2)",
            "JobCompleted process",
            r#"VariablesSet {"b":2}"#,
            "SubscriptionOpened came",
            "ElementPassed start",
            "ElementEntered work",
            "JobCreated work"
        ]
    );
    run.complete_job("work", "{}");
    assert_eq!(
        run.trace()[3..],
        ["SubscriptionClosed came", "JobCreated process (end e)"]
    );
    run.throw_from_job("process", "declined", "{}");
    run.resolve("process", r#"{"c":3}"#);
    run.complete_job("process", r#"{"d":4}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
    assert_eq!(run.variables(), r#"{"a":1,"key":1,"b":2,"c":3,"d":4}"#);
}

#[test]
fn what_starts_the_process_by_a_message_waits_for_the_listeners_of_the_process() {
    let content = process_listeners([("start", "s")])
        + &sequence([
            start("ordered").message("order").output("=a + n", "b"),
            job("work"),
            end("end"),
        ]);
    let mut run = given(content).start_by_message("ordered", r#"{"a":1}"#);
    assert_eq!(run.payload("process"), "{}");
    run.complete_job("process", r#"{"n":2}"#);
    assert_eq!(run.variables(), r#"{"n":2,"b":3}"#);
}

#[test]
fn a_process_is_canceled_without_those_for_its_end() {
    let content = process_listeners([("start", "s"), ("end", "e")]) + &around(job("work"));
    for done in 0..3 {
        let mut run = given(content.clone()).start("{}");
        for element in ["process", "work"].iter().take(done) {
            run.complete_job(element, "{}");
        }
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }
}

#[test]
fn another_incident_of_the_process_does_not_end_it_while_a_listener_is_held() {
    let content = process_listeners([("start", "s"), ("start", "=kind")]) + &around(job("work"));
    let mut run = given(content).start("{}");
    run.must(InstanceCommand::ReportFailure {
        message: "out of memory".to_owned(),
    });
    run.complete_job("process", "{}");
    assert_eq!(run.incidents().len(), 2);
    run.resolve("process", "{}");
    assert_eq!(run.status(), InstanceStatus::Running);
    run.resolve("process", r#"{"kind":"k"}"#)
        .complete_job("process", "{}")
        .complete_job("work", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_ends_its_scope_or_throws_an_error_is_listened_to_before() {
    let inner = sequence([
        start("in"),
        gateway("parallel", "fork"),
        end("stop")
            .terminate()
            .listener("start", "s")
            .listener("end", "e"),
    ]) + &nodes([job("other"), end("out")])
        + &path("fork other out");
    let content = sequence([
        start("start"),
        sub_process("sub", inner),
        end("failed").error("declined").listener("start", "s"),
    ]);
    let mut run = given(content).start("{}");
    run.complete_job("stop", "{}");
    assert_eq!(run.active(), ["sub", "stop", "stop"]);
    run.complete_job("stop", "{}");
    assert_eq!(run.active(), ["failed", "failed"]);
    run.complete_job("failed", "{}");
    assert!(run.incidents()[0].starts_with("failed BpmnError"));
}

#[test]
fn an_inclusive_join_waits_for_a_token_that_is_held_by_a_listener() {
    let content = sequence([
        start("start"),
        gateway("parallel", "fork"),
        task("quick"),
        gateway("inclusive", "join"),
        user_task("after"),
    ]) + &nodes([task("slow").listener("end", "e")])
        + &path("fork slow join");
    let mut run = given(content).start("{}");
    assert_eq!(run.active(), ["slow", "slow"]);
    run.complete_job("slow", "{}");
    assert_eq!(run.active(), ["after"]);
}

#[test]
fn a_called_process_is_called_and_ends_between_the_listeners_of_its_call() {
    let content = around(
        call("call", "other")
            .listener("start", "s")
            .listener("end", "e"),
    );
    let other = other_with_job();
    let mut run = given(content).beside(other).start(r#"{"a":1}"#);
    run.complete_job("call", r#"{"b":2}"#);
    run.in_child("call", |child| {
        assert_eq!(child.variables(), r#"{"a":1,"b":2}"#);
        child.complete_job("work", r#"{"c":3}"#);
    });
    assert_eq!(run.payload("call"), r#"{"a":1,"b":2,"c":3}"#);
    run.complete_job("call", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_a_business_error_of_the_work_throws_needs_no_listener_for_the_end() {
    let content = around(listened_job())
        + &sequence([boundary("failed", "work").error(""), user_task("repair")]);
    let mut run = given(content).start("{}");
    run.complete_job("work", "{}").complete_job("work", "{}");
    run.throw_from_job("work", "declined", "{}");
    assert_eq!(run.active(), ["repair"]);
}
