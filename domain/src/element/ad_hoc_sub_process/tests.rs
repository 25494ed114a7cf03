//! What begins in an ad-hoc sub-process, by whom, in which order, and when it is done.

use crate::{
    ids::ActivationId,
    instance::state::InstanceStatus,
    testing::{Run, bpmn::*, given},
};

fn around(ad_hoc: Node) -> String {
    sequence([start("start"), ad_hoc, end("end")])
}

/// Two jobs, of which one leads to another.
fn work() -> String {
    sequence([job("a"), job("then")]) + &nodes([job("b")])
}

#[test]
fn it_waits_for_a_trigger_and_is_done_when_nothing_runs_any_more() {
    let mut run = given(around(ad_hoc("ad-hoc", work()))).start("{}");
    assert_eq!(
        run.trace()[2..],
        ["ElementEntered ad-hoc", "AdHocElementsTriggered ad-hoc ()"]
    );
    run.trigger("ad-hoc", "a");
    assert_eq!(
        run.trace(),
        [
            "AdHocElementsTriggered ad-hoc (a)",
            "ElementEntered a",
            "JobCreated a"
        ]
    );
    run.complete_job("a", "{}");
    assert_eq!(run.active(), ["ad-hoc", "then"], "its flow is followed");
    run.after().complete_job("then", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted then",
            "ElementCompleted then",
            "AdHocSubProcessClosed ad-hoc",
            "ElementCompleted ad-hoc",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn an_element_can_be_triggered_again_while_it_runs() {
    let mut run = given(around(ad_hoc("ad-hoc", work()))).start("{}");
    run.trigger("ad-hoc", "b").trigger("ad-hoc", "b");
    assert_eq!(run.active(), ["ad-hoc", "b", "b"]);
    run.complete_job("b", "{}").trigger("ad-hoc", "b");
    run.complete_job("b", "{}").complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn its_collection_names_what_begins_with_it_and_sees_its_inputs() {
    let sub = ad_hoc("ad-hoc", work())
        .input("=[first]", "chosen")
        .choosing("=append(chosen, &quot;a&quot;, &quot;b&quot;)");
    let run = given(around(sub)).start(r#"{"first":"b"}"#);
    assert_eq!(run.active(), ["ad-hoc", "b", "a", "b"]);
}

#[test]
fn an_empty_collection_lets_it_wait_for_a_trigger() {
    let mut run = given(around(ad_hoc("ad-hoc", work()).choosing("[]"))).start("{}");
    assert_eq!(run.active(), ["ad-hoc"]);
    run.trigger("ad-hoc", "b").complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_cannot_begin_is_an_incident_that_names_it_and_resolved_all_are_chosen_anew() {
    let of = |chosen: &str| {
        given(around(ad_hoc("ad-hoc", work()).choosing("=chosen")))
            .start(&format!(r#"{{"chosen":{chosen}}}"#))
    };
    let told = |chosen: &str| {
        let run = of(chosen);
        assert_eq!(run.active(), ["ad-hoc"]);
        let told = run.incidents()[0].clone();
        let prefix = "ad-hoc FeelError: the activeElementsCollection of 'ad-hoc' ";
        told.strip_prefix(prefix).unwrap_or(&told).to_owned()
    };
    assert_eq!(
        told(r#"["a","no"]"#),
        "names what cannot be triggered: 'no' is no element of it. It can name a, b"
    );
    assert_eq!(
        told(r#"["then"]"#),
        "names what cannot be triggered: 'then' begins when a sequence flow leads to it. It can name a, b"
    );
    assert_eq!(
        told("[1]"),
        "must be a list of ids, but has an entry that is number"
    );
    assert_eq!(told(r#""a""#), "must be a list of ids, but is string");
    assert_eq!(told("null"), "must be a list of ids, but is null");
    let mut run = of(r#"["a","no"]"#);
    assert!(
        run.cannot_trigger("ad-hoc", "a")
            .starts_with("ad-hoc sub-process 'ad-hoc' has not begun")
    );
    run.resolve("ad-hoc", r#"{"chosen":["a"]}"#);
    assert_eq!(run.active(), ["ad-hoc", "a"]);
}

#[test]
fn what_is_asked_wrongly_is_refused_with_what_can_be_triggered() {
    let content = work()
        + &sequence([boundary("late", "b").timer("PT1H"), task("told")])
        + &event_sub_process(
            "handler",
            sequence([start("came").message("paid"), end("handled")]),
        )
        .to_string();
    let mut run =
        given(around(ad_hoc("ad-hoc", content)) + &nodes([task("outside")])).start(r#"{"key":1}"#);
    let known = "; what can be triggered in ad-hoc sub-process 'ad-hoc': a, b";
    for (element, reason) in [
        ("then", "'then' begins when a sequence flow leads to it"),
        ("late", "'late' is a boundary event"),
        ("handler", "'handler' is an event sub-process"),
        ("outside", "'outside' is no element of it"),
        ("came", "'came' is no element of it"),
        ("", "'' is no element of it"),
    ] {
        let told = run.cannot_trigger("ad-hoc", element);
        assert_eq!(told, format!("{reason}{known}"));
    }
    for ad_hoc in ["outside", "nothing", "00000000-0000-0000-0000-00000000dead"] {
        assert_eq!(
            run.cannot_trigger(ad_hoc, "a"),
            format!("the process has no ad-hoc sub-process '{ad_hoc}'")
        );
    }
}

#[test]
fn before_and_after_it_is_active_nothing_can_be_triggered() {
    let content = sequence([
        start("start"),
        user_task("before"),
        ad_hoc("ad-hoc", work()),
        user_task("after"),
        end("end"),
    ]);
    let mut run = given(content).start("{}");
    let not_active = "ad-hoc sub-process 'ad-hoc' is not active";
    assert_eq!(run.cannot_trigger("ad-hoc", "a"), not_active);
    run.complete_task("before", "{}").trigger("ad-hoc", "b");
    run.complete_job("b", "{}");
    assert_eq!(run.cannot_trigger("ad-hoc", "a"), not_active);
}

#[test]
fn its_condition_is_asked_whenever_something_in_it_has_ended() {
    let sub = ad_hoc("ad-hoc", work()).until("=done");
    let mut run = given(around(sub)).start("{}");
    run.trigger("ad-hoc", "b").complete_job("b", "{}");
    assert_eq!(run.active(), ["ad-hoc"], "it waits for the next trigger");
    run.trigger("ad-hoc", "a").trigger("ad-hoc", "b").after();
    run.complete_job("a", r#"{"done":true}"#);
    assert_eq!(
        run.trace(),
        [
            "JobCompleted a",
            r#"VariablesSet ad-hoc {"done":true}"#,
            "ElementCompleted a",
            "AdHocSubProcessClosed ad-hoc",
            "TokensDiscarded ad-hoc",
            "ElementTerminated b",
            "ElementCompleted ad-hoc",
            "ElementPassed end",
            "InstanceCompleted"
        ]
    );
}

#[test]
fn what_runs_is_waited_for_if_it_is_not_to_be_canceled_and_goes_no_further() {
    let sub = ad_hoc("ad-hoc", work())
        .until("=done")
        .waiting_for_the_rest();
    let mut run = given(around(sub)).start("{}");
    run.trigger("ad-hoc", "a").trigger("ad-hoc", "b");
    run.complete_job("b", r#"{"done":true}"#);
    assert_eq!(run.active(), ["ad-hoc", "a"]);
    assert_eq!(
        run.cannot_trigger("ad-hoc", "b"),
        "ad-hoc sub-process 'ad-hoc' is about to end: nothing begins in it any more"
    );
    run.after().complete_job("a", r#"{"done":false}"#);
    assert_eq!(
        run.trace()[2..],
        [
            "ElementCompleted a",
            "ElementCompleted ad-hoc",
            "ElementPassed end",
            "InstanceCompleted"
        ],
        "what the condition has said stands"
    );
}

#[test]
fn tokens_that_wait_and_gateways_are_not_waited_for() {
    let content = sequence([job("a"), gateway("parallel", "join"), job("behind")])
        + &nodes([job("b"), gateway("eventBased", "which")])
        + &path("b join")
        + &nodes([catch("came").message("paid"), catch("late").timer("PT1H")])
        + &path("which came")
        + &path("which late");
    let sub = ad_hoc("ad-hoc", content)
        .until("=done")
        .waiting_for_the_rest();
    let mut run = given(around(sub)).start(r#"{"key":1}"#);
    run.trigger("ad-hoc", "a")
        .trigger("ad-hoc", "which")
        .complete_job("a", "{}");
    assert_eq!(run.active(), ["ad-hoc", "which"]);
    run.after().set_in("ad-hoc", r#"{"done":true}"#);
    assert_eq!(
        run.trace()[..4],
        [
            r#"VariablesSet ad-hoc {"done":true}"#,
            "AdHocSubProcessClosed ad-hoc",
            "TokensDiscarded ad-hoc",
            "ElementTerminated which"
        ]
    );
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn variables_can_be_set_in_it_and_may_be_what_it_waits_for() {
    let sub = ad_hoc("ad-hoc", work()).until("=done").output("=x", "y");
    let mut run = given(around(sub)).start(r#"{"x":1}"#);
    run.set_in("ad-hoc", r#"{"x":2}"#).trigger("ad-hoc", "a");
    assert_eq!(run.payload("a"), r#"{"x":2}"#);
    run.after().set_in("ad-hoc", "{}");
    assert_eq!(run.trace(), Vec::<String>::new());
    run.set_in("ad-hoc", r#"{"done":true}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
    assert_eq!(run.variables(), r#"{"x":1,"y":2}"#);
}

#[test]
fn a_condition_that_fails_holds_it_while_the_rest_goes_on_and_is_asked_again() {
    let sub = ad_hoc("ad-hoc", work()).until("=done");
    let mut run = given(around(sub)).start("{}");
    run.trigger("ad-hoc", "a").trigger("ad-hoc", "b");
    run.complete_job("b", r#"{"done":"yes"}"#);
    assert_eq!(
        run.incidents(),
        [
            "ad-hoc FeelError: the completionCondition of 'ad-hoc' 'done' must give a boolean, but gave string"
        ]
    );
    run.complete_job("a", "{}").complete_job("then", "{}");
    assert_eq!(run.active(), ["ad-hoc"]);
    run.resolve("ad-hoc", r#"{"done":true}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_fault_as_it_leaves_is_repeated_alone() {
    let content = sequence([start("start"), ad_hoc("ad-hoc", work())])
        + &nodes([end("end")])
        + &flow_if("ad-hoc", "end", "=ready");
    let mut run = given(content).start("{}");
    run.trigger("ad-hoc", "b").complete_job("b", "{}");
    assert!(run.incidents()[0].starts_with("ad-hoc GatewayNoMatch"));
    assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
    run.resolve("ad-hoc", r#"{"ready":true}"#);
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn in_a_sequential_one_activities_begin_one_by_one_in_their_order() {
    let sub = ad_hoc("ad-hoc", work())
        .one_at_a_time()
        .choosing("=[&quot;a&quot;, &quot;b&quot;, &quot;b&quot;]");
    let trace = |budget| {
        let mut run = given(around(sub.clone())).budget(budget).start("{}");
        assert_eq!(run.active(), ["ad-hoc", "a"]);
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["ad-hoc", "b"], "it has waited for longer");
        run.trigger("ad-hoc", "a");
        run.complete_job("b", "{}").complete_job("b", "{}");
        assert_eq!(run.active(), ["ad-hoc", "then"]);
        run.complete_job("then", "{}").complete_job("a", "{}");
        run.complete_job("then", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        run.trace()
    };
    assert_eq!(trace(1), trace(100));
}

#[test]
fn in_a_sequential_one_what_does_not_wait_is_followed_by_the_next() {
    let sub = ad_hoc(
        "ad-hoc",
        nodes([
            script("one", "=1", "x"),
            script("two", "=x + 1", "x"),
            throw("t"),
        ]),
    )
    .one_at_a_time()
    .choosing("=[&quot;one&quot;, &quot;t&quot;, &quot;two&quot;]")
    .output("=x", "x");
    for budget in 1..5 {
        let run = given(around(sub.clone())).budget(budget).start("{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"x":2}"#);
    }
}

#[test]
fn in_a_sequential_one_events_wait_beside_activities() {
    let content = sequence([catch("came").message("paid"), job("then")]) + &nodes([job("b")]);
    let mut run = given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start(r#"{"key":1}"#);
    run.trigger("ad-hoc", "came").trigger("ad-hoc", "b");
    assert_eq!(run.active(), ["ad-hoc", "came", "b"]);
    run.after().trigger("ad-hoc", "came");
    assert_eq!(
        run.trace(),
        ["AdHocElementsTriggered ad-hoc (came)"],
        "it has no turn yet"
    );
    run.message("paid", "1", "{}");
    assert_eq!(run.active(), ["ad-hoc", "b"], "what follows waits");
    run.complete_job("b", "{}");
    assert_eq!(run.active(), ["ad-hoc", "came", "then"]);
    run.complete_job("then", "{}").message("paid", "1", "{}");
    run.complete_job("then", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn in_a_sequential_one_a_repeated_activity_is_one() {
    let content = nodes([job("many").for_each("[1,2]"), job("b")]);
    let mut run = given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start("{}");
    run.trigger("ad-hoc", "many").trigger("ad-hoc", "b");
    assert_eq!(run.open_outside().0, 2);
    run.complete_job("many", "{}").complete_job("many", "{}");
    assert_eq!(run.active(), ["ad-hoc", "b"]);
}

#[test]
fn an_interrupted_activity_lets_the_next_begin() {
    let content = nodes([job("a"), job("b")]) + &boundary("late", "a").timer("PT1H").to_string();
    let mut run = given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start("{}");
    run.trigger("ad-hoc", "a")
        .trigger("ad-hoc", "b")
        .fire("late");
    assert_eq!(run.active(), ["ad-hoc", "b"]);
    run.complete_job("b", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn boundary_events_interrupt_it() {
    let content = around(ad_hoc("ad-hoc", work()))
        + &sequence([boundary("late", "ad-hoc").timer("PT1H"), end("gone")])
        + &sequence([boundary("failed", "ad-hoc").error("declined"), end("sorry")]);
    let mut run = given(content.clone()).start("{}");
    run.trigger("ad-hoc", "a").after().fire("late");
    assert_eq!(
        run.trace()[1..],
        [
            "ElementTerminated a",
            "ElementTerminated ad-hoc",
            "ElementPassed late",
            "ElementPassed gone",
            "InstanceCompleted"
        ]
    );
    let mut run = given(content).start("{}");
    run.trigger("ad-hoc", "a").after();
    run.throw_from_job("a", "declined", "{}");
    assert!(run.trace().contains(&"ElementPassed sorry".to_owned()));
}

#[test]
fn an_event_sub_process_runs_beside_or_ends_it() {
    let handler = |start: Node| {
        event_sub_process("handler", sequence([start, job("handle"), end("handled")])).to_string()
    };
    let beside = handler(start("came").message("paid").non_interrupting());
    let mut run = given(around(ad_hoc("ad-hoc", work() + &beside))).start(r#"{"key":1}"#);
    run.message("paid", "1", "{}").complete_job("handle", "{}");
    assert_eq!(run.active(), ["ad-hoc"], "nothing was triggered yet");
    run.trigger("ad-hoc", "b").message("paid", "1", "{}");
    run.complete_job("b", "{}").complete_job("handle", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);

    let instead = handler(start("came").message("paid"));
    let sub = ad_hoc("ad-hoc", work() + &instead).until("=false");
    let mut run = given(around(sub)).start(r#"{"key":1}"#);
    run.trigger("ad-hoc", "b")
        .after()
        .message("paid", "1", "{}");
    assert_eq!(
        run.trace()[..4],
        [
            "MessageCorrelated came",
            "ElementTerminated b",
            "AdHocSubProcessClosed ad-hoc",
            "ElementEntered handler"
        ]
    );
    assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
    run.complete_job("handle", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn what_ends_elsewhere_is_waited_for_when_the_condition_holds() {
    let content = nodes([call("call", "other"), job("b")]);
    let sub = ad_hoc("ad-hoc", content).until("=done");
    let other = process_called("other", sequence([start("s"), job("work"), end("e")]));
    let mut run = given(around(sub)).beside(other).start("{}");
    run.trigger("ad-hoc", "call").trigger("ad-hoc", "b");
    run.hold_deliveries()
        .after()
        .complete_job("b", r#"{"done":true}"#);
    assert_eq!(
        run.trace()[3..],
        ["AdHocSubProcessClosed ad-hoc", "ElementTerminating call"]
    );
    assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
    run.deliver();
    assert_eq!(run.status(), InstanceStatus::Completed);
}

/// The activations of the ad-hoc sub-process itself.
fn runs_of(run: &Run) -> Vec<ActivationId> {
    let found = run.state.activations.values();
    found
        .filter(|found| found.ad_hoc.is_some())
        .map(|found| found.id)
        .collect()
}

#[test]
fn where_it_is_active_more_than_once_the_execution_key_tells_which_is_meant() {
    let sub = ad_hoc("ad-hoc", work()).for_each("[1,2]");
    let mut run = given(around(sub)).start("{}");
    assert_eq!(
        run.cannot_trigger("ad-hoc", "b"),
        "ad-hoc sub-process 'ad-hoc' is active more than once; name one of its activations by its executionKey instead"
    );
    let keys = runs_of(&run);
    assert_eq!(keys.len(), 2);
    for key in keys {
        run.trigger(&key.to_string(), "b");
        run.set_in(&key.to_string(), &format!(r#"{{"result":"{key}"}}"#));
        run.complete_job("b", "{}");
    }
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn in_a_loop_each_run_is_triggered_anew() {
    let sub = ad_hoc("ad-hoc", work()).at_most("2");
    let mut run = given(around(sub)).start("{}");
    for _ in 0..2 {
        run.trigger("ad-hoc", "b").complete_job("b", "{}");
    }
    assert_eq!(run.status(), InstanceStatus::Completed);
    let items = ad_hoc("ad-hoc", nodes([script("one", "=item", "result")]))
        .choosing("=[&quot;one&quot;]")
        .one_by_one("[1,2,3]");
    let run = given(around(items)).start("{}");
    assert_eq!(run.variables(), r#"{"results":[1,2,3]}"#);
}

#[test]
fn they_nest_in_each_other_and_in_called_processes() {
    let inner = ad_hoc("inner", nodes([job("work")]));
    let outer = ad_hoc("outer", nodes([inner, job("b")]));
    let other = process_called("other", sequence([start("s"), outer, end("e")]));
    let sub = sub_process(
        "sub",
        sequence([start("in"), call("call", "other"), end("out")]),
    );
    let mut run = given(around(sub)).beside(other).start("{}");
    run.in_child("call", |child| {
        child.trigger("outer", "inner").trigger("inner", "work");
        child.complete_job("work", "{}");
    });
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_terminate_end_event_inside_ends_its_own_scope_only() {
    let inner = sub_process("sub", sequence([start("in"), end("stop").terminate()]));
    let mut run = given(around(ad_hoc("ad-hoc", nodes([inner, job("b")])))).start("{}");
    run.trigger("ad-hoc", "b").trigger("ad-hoc", "sub");
    assert_eq!(run.active(), ["ad-hoc", "b"]);
}

#[test]
fn its_listeners_are_called_before_anything_begins_and_after_all_has_ended() {
    let sub = ad_hoc("ad-hoc", nodes([job("b")]))
        .choosing("=chosen")
        .listener("start", "choose")
        .listener("end", "report");
    let mut run = given(around(sub)).start("{}");
    assert!(run.cannot_trigger("ad-hoc", "b").contains("has not begun"));
    run.complete_job("ad-hoc", r#"{"chosen":["b"]}"#);
    run.complete_job("b", "{}");
    assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
    run.complete_job("ad-hoc", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn results_stay_in_it_or_go_where_variables_are_merged() {
    let sub = || ad_hoc("ad-hoc", nodes([script("one", "=1", "x")])).choosing("=[&quot;one&quot;]");
    assert_eq!(given(around(sub())).start("{}").variables(), "{}");
    let run = given(around(sub())).merging().start("{}");
    assert_eq!(run.variables(), r#"{"x":1}"#);
    let each = ad_hoc("ad-hoc", nodes([script("one", "=item", "result")]))
        .choosing("=[&quot;one&quot;]")
        .for_each("[1,2]");
    let run = given(around(each)).merging().start("{}");
    assert_eq!(run.variables(), r#"{"results":[1,2]}"#);
}

#[test]
fn canceled_it_ends_with_what_runs_and_waits_in_it() {
    let sub = ad_hoc("ad-hoc", work()).one_at_a_time();
    let mut run = given(around(sub)).start("{}");
    run.trigger("ad-hoc", "a").trigger("ad-hoc", "b").cancel();
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

/// Jobs `a` and `b`, which jobs undo.
fn compensable() -> String {
    nodes([job("a"), job("b")])
        + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
}

/// An ad-hoc sub-process, and what is thrown after it.
fn undone(ad_hoc: Node) -> String {
    sequence([
        start("start"),
        ad_hoc,
        user_task("look"),
        throw("undo").compensation(""),
        end("end"),
    ])
}

#[test]
fn what_completed_in_it_is_compensated_as_often_the_last_first() {
    let sub = ad_hoc("ad-hoc", compensable()).until("=done");
    let mut run = given(undone(sub)).start("{}");
    for (element, results) in [
        ("a", r#"{"booking":1}"#),
        ("b", "{}"),
        ("a", r#"{"booking":2}"#),
    ] {
        run.trigger("ad-hoc", element)
            .complete_job(element, results);
    }
    // What its condition ends has not completed.
    run.trigger("ad-hoc", "b")
        .set_in("ad-hoc", r#"{"done":true}"#);
    run.after().complete_task("look", "{}");
    assert_eq!(
        run.trace()[3..],
        [
            "CompensationThrown undo",
            "ElementEntered ad-hoc (compensated)",
            "ElementEntered a (compensated)",
            "ElementEntered undo_a",
            "JobCreated undo_a"
        ]
    );
    let not_active = "ad-hoc sub-process 'ad-hoc' is not active";
    assert_eq!(run.cannot_trigger("ad-hoc", "a"), not_active);
    assert_eq!(run.payload("undo_a"), r#"{"booking":2,"done":true}"#);
    run.complete_job("undo_a", "{}")
        .complete_job("undo_b", "{}");
    assert_eq!(run.active(), ["undo", "ad-hoc", "a", "undo_a"]);
    run.after().complete_job("undo_a", "{}");
    assert_eq!(
        run.trace()[1..],
        [
            "ElementCompleted undo_a",
            "ElementCompleted a",
            "ElementCompleted ad-hoc",
            "CompensationCompleted undo",
            "ElementCompleted undo",
            "ElementPassed end",
            "InstanceCompleted"
        ],
        "its condition is not asked again"
    );
}

#[test]
fn an_event_in_it_has_compensated_what_completed_so_far() {
    for sequential in [false, true] {
        let content = compensable() + &throw("undo").compensation("").to_string();
        let sub = ad_hoc("ad-hoc", content).until("=done");
        let sub = if sequential { sub.one_at_a_time() } else { sub };
        let mut run = given(around(sub)).start("{}");
        run.trigger("ad-hoc", "a").complete_job("a", "{}");
        run.trigger("ad-hoc", "undo").trigger("ad-hoc", "b");
        let beside: &[_] = if sequential { &[] } else { &["b"] };
        let active = [&["ad-hoc", "undo", "a", "undo_a"], beside].concat();
        let mut found = run.active();
        found.sort_by_key(|element| *element == "b");
        assert_eq!(found, active, "what is compensated has its turn, too");
        run.complete_job("undo_a", "{}");
        assert_eq!(run.active(), ["ad-hoc", "b"]);
        run.complete_job("b", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}

#[test]
fn what_is_triggered_while_the_same_is_being_compensated_has_its_turn_afterwards() {
    let content = compensable() + &throw("undo").compensation("").to_string();
    let mut run = given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start("{}");
    run.trigger("ad-hoc", "a").trigger("ad-hoc", "undo");
    run.trigger("ad-hoc", "a").complete_job("a", "{}");
    assert_eq!(run.active(), ["ad-hoc", "undo", "a", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["ad-hoc", "a"]);
    run.complete_job("a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn a_condition_that_holds_ends_what_is_being_compensated_or_waits_for_all_of_it() {
    for waits in [false, true] {
        let content = compensable() + &throw("undo").compensation("").to_string();
        let sub = ad_hoc("ad-hoc", content).until("=done");
        let sub = if waits {
            sub.waiting_for_the_rest()
        } else {
            sub
        };
        let mut run = given(around(sub)).start("{}");
        for element in ["a", "b"] {
            run.trigger("ad-hoc", element).complete_job(element, "{}");
        }
        run.trigger("ad-hoc", "undo")
            .set_in("ad-hoc", r#"{"done":true}"#);
        if waits {
            run.complete_job("undo_b", "{}")
                .complete_job("undo_a", "{}");
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}

#[test]
fn what_compensates_something_in_it_is_not_triggered() {
    let handler = event_sub_process(
        "handler",
        sequence([
            start("undone").compensation(""),
            job("mend"),
            end("handled"),
        ]),
    );
    let sub = ad_hoc("ad-hoc", compensable() + &handler.to_string()).choosing("=chosen");
    let mut run = given(undone(sub)).start(r#"{"chosen":["undo_a"]}"#);
    assert_eq!(
        run.incidents(),
        [
            "ad-hoc FeelError: the activeElementsCollection of 'ad-hoc' names what cannot be triggered: 'undo_a' compensates what \
             has completed, and begins only for that. It can name a, b"
        ]
    );
    run.resolve("ad-hoc", r#"{"chosen":["a"]}"#);
    for (element, reason) in [
        (
            "undo_b",
            "'undo_b' compensates what has completed, and begins only for that",
        ),
        (
            "handler",
            "'handler' compensates what has completed, and begins only for that",
        ),
        ("a-compensated", "'a-compensated' is a boundary event"),
    ] {
        let told = run.cannot_trigger("ad-hoc", element);
        assert!(told.starts_with(reason), "{told}");
    }
    run.complete_job("a", "{}").complete_task("look", "{}");
    assert_eq!(
        run.active(),
        ["undo", "ad-hoc", "handler", "mend"],
        "its event sub-process compensates all of it"
    );
    run.complete_job("mend", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn it_can_compensate_an_activity_itself() {
    let handler = ad_hoc("mend", nodes([job("x"), job("y")])).choosing("=[&quot;x&quot;]");
    let content = sequence([
        start("start"),
        job("a"),
        throw("undo").compensation("a"),
        end("end"),
    ]) + &compensated("a", handler);
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}").trigger("mend", "y");
    assert_eq!(run.active(), ["undo", "a", "mend", "x", "y"]);
    run.complete_job("x", "{}").complete_job("y", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn while_the_instance_is_suspended_what_is_triggered_waits() {
    let mut run = given(around(ad_hoc("ad-hoc", work()).until("=done"))).start("{}");
    run.suspend().after().trigger("ad-hoc", "b");
    run.set_in("ad-hoc", r#"{"x":1}"#);
    assert_eq!(
        run.trace(),
        [
            "AdHocElementsTriggered ad-hoc (b)",
            r#"VariablesSet ad-hoc {"x":1}"#,
            "StimulusParked ad-hoc (adHocChanged)"
        ]
    );
    run.after().resume();
    assert_eq!(
        run.trace(),
        [
            "InstanceResumed",
            "ElementEntered b",
            "JobCreated b",
            "StimulusReleased ad-hoc"
        ]
    );
}

#[test]
fn a_condition_that_is_met_while_the_instance_is_suspended_ends_it_afterwards() {
    let mut run = given(around(ad_hoc("ad-hoc", work()).until("=done"))).start("{}");
    run.hold().set_in("ad-hoc", r#"{"done":true}"#);
    run.set_in("ad-hoc", r#"{"again":true}"#);
    assert_eq!(run.active(), ["ad-hoc"]);
    run.lift();
    assert_eq!(run.status(), InstanceStatus::Completed);

    let mut run = given(around(ad_hoc("ad-hoc", work()).until("=done"))).start("{}");
    run.hold().set_in("ad-hoc", r#"{"done":true}"#).cancel();
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

#[test]
fn while_more_can_be_triggered_its_event_sub_processes_wait_whatever_is_left_in_it() {
    let handler = event_sub_process(
        "handler",
        sequence([
            start("came").message("paid").non_interrupting(),
            job("handle"),
            end("handled"),
        ]),
    );
    let other = process_called("other", sequence([start("s"), job("work"), end("e")]));
    let content = nodes([call("call", "other"), job("b")])
        + &boundary("late", "call").timer("PT1H").to_string()
        + &handler.to_string();
    let sub = ad_hoc("ad-hoc", content)
        .until("=done")
        .waiting_for_the_rest();
    let mut run = given(around(sub)).beside(other).start(r#"{"key":1}"#);
    run.message("paid", "1", "{}")
        .trigger("ad-hoc", "call")
        .fire("late");
    run.message("paid", "1", "{}");
    assert_eq!(
        run.active(),
        ["ad-hoc", "handler", "handle", "handler", "handle"]
    );
    // Once it is about to end, it is completing as any scope is.
    run.set_in("ad-hoc", r#"{"done":true}"#);
    assert_eq!(run.open_outside().2, 0);
    run.complete_job("handle", "{}")
        .complete_job("handle", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}
