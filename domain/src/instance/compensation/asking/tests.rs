//! Several who ask for what completed in one scope.

use crate::instance::state::InstanceStatus;
use crate::testing::{Run, bpmn::*, given, without_any};

/// Jobs `a` and `b`, which jobs undo, then two events at once, and a user task behind each.
fn at_once(one: Node, two: Node) -> String {
    let path_of_two = format!("fork {} after_two y", two.id());
    sequence([
        start("start"),
        job("a"),
        job("b"),
        gateway("parallel", "fork"),
        one,
        user_task("after_one"),
        end("x"),
    ]) + &nodes([two, user_task("after_two"), end("y")])
        + &path(&path_of_two)
        + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
}

fn all_twice() -> String {
    at_once(throw("one").compensation(""), throw("two").compensation(""))
}

/// Started, and `a` and `b` have completed.
fn booked(content: String) -> Run {
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}").complete_job("b", "{}");
    run
}

/// What is known of who asks is what a look at each activation finds, as one who reads a snapshot has to.
fn assert_known(run: &Run) {
    let text = serde_json::to_string(&run.state).unwrap();
    assert_eq!(run.state, serde_json::from_str(&text).unwrap());
}

#[test]
fn the_second_waits_for_the_first_and_the_order_is_kept() {
    let mut run = booked(all_twice());
    assert_eq!(run.active(), ["one", "two", "b", "undo_b"]);
    assert_known(&run);
    run.complete_job("undo_b", "{}");
    assert_eq!(run.active(), ["one", "two", "a", "undo_a"]);
    run.after().complete_job("undo_a", "{}");
    assert_eq!(
        run.trace(),
        [
            "JobCompleted undo_a",
            "ElementCompleted undo_a",
            "ElementCompleted a",
            "CompensationCompleted one",
            "ElementCompleted one",
            "ElementEntered after_one",
            "UserTaskCreated after_one",
            "CompensationCompleted two",
            "ElementCompleted two",
            "ElementEntered after_two",
            "UserTaskCreated after_two",
        ]
    );
    assert_known(&run);
    run.complete_task("after_one", "{}")
        .complete_task("after_two", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn nobody_goes_on_before_the_activity_that_it_names_is_compensated() {
    let named = || {
        at_once(
            throw("one").compensation("a"),
            throw("two").compensation("a"),
        )
    };
    let mut run = booked(named());
    assert_eq!(run.active(), ["one", "two", "a", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["after_one", "after_two"]);
}

#[test]
fn what_the_first_does_not_ask_for_is_left_to_the_second() {
    let content = at_once(
        throw("one").compensation("a"),
        throw("two").compensation(""),
    );
    let mut run = booked(content);
    assert_eq!(run.active(), ["one", "two", "a", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["two", "after_one", "b", "undo_b"]);
    run.complete_job("undo_b", "{}");
    assert_eq!(run.active(), ["after_one", "after_two"]);
}

#[test]
fn what_completes_while_one_waits_is_not_compensated_for_it() {
    let content = at_once(throw("one").compensation(""), throw("two").compensation(""))
        + &nodes([job("c"), end("z")])
        + &path("fork c z")
        + &compensated("c", job("undo_c"));
    let mut run = booked(content);
    run.complete_job("c", "{}")
        .complete_job("undo_b", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["after_one", "after_two"]);
}

#[test]
fn steps_of_any_length_keep_the_order() {
    let traced = |budget| {
        let mut run = given(all_twice()).budget(budget).start("{}");
        for completed in ["a", "b", "undo_b", "undo_a"] {
            run.complete_job(completed, "{}");
        }
        run.after();
        run.trace()
    };
    assert_eq!(traced(1), traced(1_000));
}

#[test]
fn when_the_first_is_ended_the_second_has_the_rest_compensated() {
    let mut run = booked(all_twice());
    run.after().modify(&[without_any("one")]);
    assert_eq!(
        run.trace(),
        [
            "InstanceModified",
            "ElementTerminated undo_b",
            "ElementTerminated b",
            "ElementTerminated one",
            "ElementEntered a (compensated)",
            "ElementEntered undo_a",
            "JobCreated undo_a",
        ]
    );
    assert_known(&run);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["after_two"]);
}

#[test]
fn one_that_waits_can_be_ended_and_those_behind_it_still_wait() {
    let content =
        all_twice() + &nodes([throw("three").compensation(""), end("z")]) + &path("fork three z");
    let mut run = booked(content);
    run.modify(&[without_any("two")]);
    assert_eq!(run.active(), ["one", "three", "b", "undo_b"]);
    assert_known(&run);
    run.complete_job("undo_b", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["after_one"]);
}

#[test]
fn while_an_incident_holds_what_is_compensated_all_wait_for_it() {
    let mut run = booked(all_twice());
    run.throw_from_job("undo_b", "declined", "{}");
    assert_eq!(run.active(), ["one", "two", "b", "undo_b"]);
    run.resolve("undo_b", "{}").complete_job("undo_b", "{}");
    run.complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["after_one", "after_two"]);
}

#[test]
fn suspended_the_second_goes_on_when_the_instance_is_resumed() {
    let mut run = booked(all_twice());
    run.complete_job("undo_b", "{}")
        .suspend()
        .complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["one", "two", "a", "undo_a"]);
    run.resume();
    assert_eq!(run.active(), ["after_one", "after_two"]);
}

/// An event sub-process that a signal starts, in which job `c` completes before all is compensated.
fn beside() -> String {
    let inner = sequence([
        start("asked").signal("closed").non_interrupting(),
        job("c"),
        throw("rest").compensation(""),
        end("handled"),
    ]);
    event_sub_process("handler", inner + &compensated("c", job("undo_c"))).to_string()
}

#[test]
fn one_in_an_event_sub_process_waits_for_one_in_the_scope_around() {
    let mut run = booked(all_twice() + &beside());
    run.signal("closed", "{}").complete_job("c", "{}");
    assert_eq!(
        run.active(),
        ["one", "two", "b", "undo_b", "handler", "rest"]
    );
    assert_known(&run);
    run.complete_job("undo_b", "{}")
        .complete_job("undo_a", "{}");
    // The last that completed in both scopes is compensated first, when both are free.
    assert_eq!(
        run.active(),
        ["handler", "rest", "after_one", "after_two", "c", "undo_c"]
    );
    run.complete_job("undo_c", "{}");
    assert_eq!(run.active(), ["after_one", "after_two"]);
}

#[test]
fn one_in_the_scope_around_waits_for_one_in_an_event_sub_process() {
    let content = undone_after(user_task("look")) + &beside();
    let mut run = booked(content);
    run.signal("closed", "{}").complete_job("c", "{}");
    run.complete_task("look", "{}");
    assert_eq!(run.active(), ["handler", "rest", "c", "undo_c", "undo"]);
    run.complete_job("undo_c", "{}")
        .complete_job("undo_b", "{}");
    assert_eq!(run.active(), ["handler", "rest", "undo", "a", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

/// Jobs `a` and `b`, which jobs undo, then something else, and an event that compensates all.
fn undone_after(between: Node) -> String {
    sequence([
        start("start"),
        job("a"),
        job("b"),
        between,
        throw("undo").compensation(""),
        end("end"),
    ]) + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
}

#[test]
fn what_a_handler_asks_for_does_not_wait_for_whom_it_runs_for() {
    let handler = sequence([
        start("in"),
        job("c"),
        gateway("parallel", "both"),
        throw("one").compensation(""),
        end("x"),
    ]) + &nodes([throw("two").compensation(""), end("y")])
        + &path("both two y")
        + &compensated("c", job("undo_c"));
    let content = sequence([
        start("start"),
        job("a"),
        throw("undo").compensation(""),
        end("end"),
    ]) + &compensated("a", sub_process("undo_a", handler));
    let mut run = given(content).start("{}");
    run.complete_job("a", "{}").complete_job("c", "{}");
    assert_eq!(
        run.active(),
        ["undo", "a", "undo_a", "one", "two", "c", "undo_c"]
    );
    run.complete_job("undo_c", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

#[test]
fn scopes_are_compensated_beside_each_other() {
    let inner = sequence([
        start("in"),
        script("a", "=item", "x"),
        end("out").compensation(""),
    ]) + &compensated("a", job("undo_a"));
    let sub = sub_process("sub", inner).for_each("[1,2]");
    let mut run = given(sequence([start("start"), sub, end("end")])).start("{}");
    assert_eq!(run.activations_of("undo_a").count(), 2);
    run.complete_job("undo_a", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.status(), InstanceStatus::Completed);
}

/// A transaction `pay` in which `a` and `b` complete, then all is compensated, and a user task leads to its cancel end event.
fn canceled_meanwhile(thrown: Node) -> String {
    let undo = format!("fork {} out", thrown.id());
    let inner = sequence([
        start("in"),
        job("a"),
        job("b"),
        gateway("parallel", "fork"),
        user_task("stop"),
        end("cancel").cancel(),
    ]) + &nodes([thrown, end("out")])
        + &path(&undo)
        + &compensated("a", job("undo_a"))
        + &compensated("b", job("undo_b"))
        + &compensated("stop", job("undo_stop"));
    sequence([start("start"), transaction("pay", inner), end("end")])
        + &sequence([
            boundary("canceled", "pay").cancel(),
            user_task("sorry"),
            end("gone"),
        ])
}

#[test]
fn a_cancellation_does_not_cut_off_what_is_being_compensated() {
    let mut run = booked(canceled_meanwhile(throw("undo").compensation("b")));
    run.after().complete_task("stop", "{}");
    assert_eq!(
        run.trace()[2..],
        ["ElementEntered cancel", "CompensationThrown cancel"]
    );
    assert_eq!(run.active(), ["pay", "undo", "b", "undo_b", "cancel"]);
    assert_known(&run);
    run.after().complete_job("undo_b", "{}");
    assert_eq!(
        run.trace()[3..],
        [
            "CompensationCompleted undo",
            "ElementCompleted undo",
            "ElementPassed out",
            "CompensationThrown cancel",
            "ElementEntered stop (compensated)",
            "ElementEntered undo_stop",
            "JobCreated undo_stop",
        ]
    );
    run.complete_job("undo_stop", "{}");
    assert_eq!(run.active(), ["pay", "cancel", "a", "undo_a"]);
    run.complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["sorry"]);
}

#[test]
fn a_cancellation_that_waited_compensates_what_completed_meanwhile_and_ends_the_rest() {
    let more = nodes([
        job("c"),
        user_task("d"),
        end("z"),
        throw("late").compensation(""),
    ]) + &path("fork c d late z")
        + &compensated("c", job("undo_c"));
    let content = canceled_meanwhile(throw("undo").compensation("b"))
        .replace("</transaction>", &(more + "</transaction>"));
    let mut run = booked(content);
    run.complete_task("stop", "{}").complete_job("c", "{}");
    assert_eq!(run.active(), ["pay", "undo", "b", "undo_b", "cancel", "d"]);
    run.after().complete_job("undo_b", "{}");
    assert_eq!(
        run.trace()[6..9],
        [
            "ElementTerminated d",
            "CompensationThrown cancel",
            "ElementEntered c (compensated)"
        ]
    );
    for undone in ["undo_c", "undo_stop", "undo_a"] {
        run.complete_job(undone, "{}");
    }
    assert_eq!(run.active(), ["sorry"]);
}

#[test]
fn a_cancellation_ends_those_that_wait_behind_it() {
    let late = nodes([
        user_task("d"),
        throw("late").compensation(""),
        end("again").cancel(),
    ]) + &path("fork d late again");
    let content = canceled_meanwhile(throw("undo").compensation("b"))
        .replace("</transaction>", &(late + "</transaction>"));
    let mut run = booked(content);
    run.complete_task("stop", "{}").complete_task("d", "{}");
    assert_eq!(
        run.active(),
        ["pay", "undo", "b", "undo_b", "cancel", "late"]
    );
    run.complete_job("undo_b", "{}");
    assert_eq!(run.active(), ["pay", "cancel", "stop", "undo_stop"]);
    assert_known(&run);
    run.complete_job("undo_stop", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["sorry"]);
}

#[test]
fn a_cancellation_whose_predecessor_is_ended_goes_on() {
    let mut run = booked(canceled_meanwhile(throw("undo").compensation("b")));
    run.complete_task("stop", "{}")
        .modify(&[without_any("undo")]);
    assert_eq!(run.active(), ["pay", "cancel", "stop", "undo_stop"]);
    run.complete_job("undo_stop", "{}")
        .complete_job("undo_a", "{}");
    assert_eq!(run.active(), ["sorry"]);
}
