use crate::model::testing::{at_once, file, found, found_around, found_in, process, repeated};
use crate::testing::bpmn::*;

fn found_beside(more: &str) -> Vec<String> {
    found_in(&(sequence([start("start"), task("it"), end("end")]) + more))
}

fn association(source: &str, target: &str) -> String {
    format!(r#"<association id="{source}-{target}" sourceRef="{source}" targetRef="{target}"/>"#)
}

#[test]
fn an_association_leads_to_the_handler_in_either_direction() {
    let event = boundary("undone", "it").compensation("").to_string();
    let handler = task("undo").for_compensation().to_string();
    let note = r#"<textAnnotation id="note"/>"#.to_owned() + &association("undone", "note");
    let both = event + &handler + &note;
    for drawn in [association("undone", "undo"), association("undo", "undone")] {
        assert_eq!(found_beside(&(both.clone() + &drawn)), Vec::<String>::new());
    }
}

#[test]
fn an_association_may_stand_in_the_collaboration_and_be_drawn_twice() {
    let event = boundary("undone", "it").compensation("").to_string();
    let handler = task("undo").for_compensation().to_string();
    let content = sequence([start("start"), task("it"), end("end")]) + &event + &handler;
    let drawn = association("undone", "undo");
    let collaboration = |more: &str| {
        format!(r#"<collaboration id="c">{drawn}{more}</collaboration>"#) + &process(&content)
    };
    let again = drawn.replace("undone-undo", "again");
    for more in ["", &again] {
        assert_eq!(found(&file(&collaboration(more))), Vec::<String>::new());
    }
}

#[test]
fn a_boundary_event_without_the_one_handler_is_refused() {
    let event = boundary("undone", "it").compensation("").to_string();
    assert_eq!(
        found_beside(&event),
        [
            "deploying: bpmn:boundaryEvent 'undone' is associated with 0 activities, but one compensates: draw one \
             bpmn:association from it to an activity with isForCompensation=\"true\""
        ]
    );
    assert_eq!(
        found_beside(&(event.clone() + &association("undone", "it"))),
        [
            "deploying: bpmn:boundaryEvent 'undone' is associated with 'it', which is not for compensation: add \
             isForCompensation=\"true\" to 'it'"
        ]
    );
    let inside = task("undo").for_compensation().to_string();
    let elsewhere = sequence([start("in"), end("out")]) + &inside;
    let content = sequence([start("start"), task("it"), sub_process("sub", elsewhere)]);
    assert_eq!(
        found_in(&(content + &event + &association("undone", "undo"))),
        [
            "deploying: bpmn:boundaryEvent 'undone' is associated with 'undo', which stands in another scope: move it \
             beside the boundary event",
            "nothing: bpmn:task 'undo' is for compensation, but no compensation boundary event is associated with it: it \
             is never run"
        ]
    );
}

#[test]
fn nothing_flows_out_of_the_boundary_event() {
    let content = compensated("it", task("undo")) + &flow("it-compensated", "end");
    assert_eq!(
        found_beside(&content),
        [
            "storing: bpmn:boundaryEvent 'it-compensated' has the outgoing sequence flow 'it-compensated-end': nothing flows \
             out of a bpmn:boundaryEvent with compensateEventDefinition, which an association leads on"
        ]
    );
}

#[test]
fn a_handler_stands_beside_the_flow() {
    let undo = compensated("it", task("undo"));
    assert_eq!(
        found_beside(&(undo.clone() + &flow("undo", "end"))),
        [
            "deploying: bpmn:task 'undo' is for compensation and has the sequence flow 'undo-end': it runs beside the flow. \
             Remove the flow, and put what follows into a sub-process with isForCompensation=\"true\""
        ]
    );
    let late = sequence([boundary("late", "undo").timer("PT1S"), end("gone")]);
    assert_eq!(
        found_beside(&(undo + &late)),
        [
            "deploying: bpmn:task 'undo' is for compensation and has the boundary event 'late', which would lead into the \
             flow: put it into a sub-process with isForCompensation=\"true\", and attach the event inside that"
        ]
    );
}

#[test]
fn an_activity_is_compensated_in_one_way() {
    let twice = compensated("it", task("undo"))
        + &compensated("it", task("undo_too")).replace("it-compensated", "more");
    assert_eq!(
        found_beside(&twice),
        [
            "deploying: bpmn:boundaryEvent 'more' catches the same compensation as 'it-compensated': only one of them can"
        ]
    );
    let handler = event_sub_process(
        "handler",
        sequence([start("undone").compensation(""), end("handled")]),
    );
    let sub = sub_process(
        "it",
        sequence([start("in"), end("out")]) + &handler.to_string(),
    );
    let content = sequence([start("start"), sub, end("end")]) + &compensated("it", task("undo"));
    assert_eq!(
        found_in(&content),
        [
            "deploying: bpmn:subProcess 'handler' compensates 'it', which has a compensation boundary event too: keep one, \
             what is outside or what is inside"
        ]
    );
}

#[test]
fn nobody_compensates_a_process() {
    let handler = event_sub_process(
        "handler",
        sequence([start("undone").compensation(""), end("handled")]),
    );
    assert_eq!(
        found_beside(&handler.to_string()),
        [
            "deploying: bpmn:subProcess 'handler' compensates a process, which nobody asks for: put it into the sub-process \
             that it compensates, or attach a compensation boundary event to the call activity"
        ]
    );
}

#[test]
fn an_event_sub_process_that_compensation_starts_may_say_what_it_is_for() {
    let around = |trigger: Node| {
        let handler = event_sub_process("handler", sequence([trigger, end("handled")]));
        let handler = handler.for_compensation().to_string();
        let sub = sub_process("it", sequence([start("in"), end("out")]) + &handler);
        found_in(&sequence([start("start"), sub, end("end")]))
    };
    assert_eq!(
        around(start("undone").compensation("")),
        Vec::<String>::new()
    );
    assert_eq!(
        around(start("failed").error("")),
        [
            "deploying: bpmn:subProcess 'handler' is an event sub-process and has isForCompensation=\"true\", but compensation \
             does not start it: remove that, or start it by a compensateEventDefinition"
        ]
    );
}

#[test]
fn what_only_an_event_that_throws_can_say_has_no_effect_where_compensation_is_caught() {
    let caught = |attribute: &str| {
        let written = format!("<compensateEventDefinition {attribute}/>");
        let undo = compensated("it", task("undo"));
        found_beside(&undo.replace("<compensateEventDefinition/>", &written))
    };
    assert_eq!(caught(r#"waitForCompletion="true""#), Vec::<String>::new());
    assert_eq!(
        caught(r#"activityRef="it" waitForCompletion="false""#),
        [
            "nothing: bpmn:boundaryEvent 'it-compensated' has an activityRef where compensation is caught, which has no \
             effect: an event that throws compensation can say it. Remove it",
            "nothing: bpmn:boundaryEvent 'it-compensated' has waitForCompletion=\"false\" where compensation is caught, which \
             has no effect: an event that throws compensation can say it. Remove it"
        ]
    );
}

#[test]
fn what_is_asked_for_must_be_seen_and_have_a_handler() {
    let thrown = |reference: &str| {
        let inner = sequence([start("in"), task("deep"), end("out")])
            + &compensated("deep", task("undo_deep"));
        let undo = throw("it").compensation(reference);
        let content = sequence([
            start("start"),
            task("a"),
            sub_process("sub", inner),
            task("b"),
            undo,
            end("end"),
        ]);
        found_in(&(content + &compensated("a", task("undo_a"))))
    };
    for reference in ["", "a", "sub"] {
        assert_eq!(thrown(reference), Vec::<String>::new());
    }
    for reference in ["deep", "start"] {
        assert_eq!(
            thrown(reference),
            [format!(
                "deploying: bpmn:intermediateThrowEvent 'it' has the activityRef '{reference}', which is no activity that it \
                 can have compensated: name an activity of its own scope, or of the one around its event sub-process"
            )]
        );
    }
    assert_eq!(
        thrown("b"),
        [
            "deploying: bpmn:intermediateThrowEvent 'it' has the activityRef 'b', which nothing compensates: attach a \
             compensation boundary event to it, and associate that with an activity"
        ]
    );
}

#[test]
fn the_scope_itself_is_meant_without_a_reference() {
    let handler = event_sub_process(
        "handler",
        sequence([start("failed").error(""), end("undo").compensation("sub")]),
    );
    let inner = sequence([start("in"), task("deep"), end("out")])
        + &compensated("deep", task("undo_deep"))
        + &handler.to_string();
    let sub = sub_process("sub", inner);
    assert_eq!(
        found_in(&sequence([start("start"), sub, end("end")])),
        [
            "deploying: bpmn:endEvent 'undo' has the activityRef 'sub', which is no activity that it can have compensated: \
             name an activity of its own scope, or of the one around its event sub-process"
        ]
    );
    let inner = sequence([start("in"), task("deep"), throw("undo").compensation("sub")])
        + &compensated("deep", task("undo_deep"));
    assert_eq!(
        found_in(&sequence([
            start("start"),
            sub_process("sub", inner),
            end("end")
        ])),
        [
            "deploying: bpmn:intermediateThrowEvent 'undo' has the activityRef 'sub', which is no activity that it can have \
             compensated: leave out activityRef to compensate what completed in it"
        ]
    );
}

#[test]
fn tens_of_thousands_of_events_ask_for_nothing() {
    let throws = repeated(20_000, |n| {
        format!(
            r#"<intermediateThrowEvent id="it{n}"><compensateEventDefinition/></intermediateThrowEvent>"#
        )
    });
    let elsewhere = task("a").to_string() + &compensated("a", task("undo_a"));
    let content = nodes([sub_process("one", throws), sub_process("other", elsewhere)]);
    assert_eq!(
        at_once(|| found_in(&content))[0],
        "nothing: bpmn:intermediateThrowEvent 'it0' throws compensation, but nothing in its scope can be compensated: it does \
         nothing"
    );
}

#[test]
fn of_tens_of_thousands_of_events_with_one_id_one_has_its_associations() {
    let event = boundary("undone", "it").compensation("").to_string();
    let events = repeated(20_000, |_| event.clone());
    let handlers = repeated(20_000, |_| association("undone", "it"));
    let found = at_once(|| found_beside(&(events + &handlers)));
    let last = found.last().unwrap();
    assert!(
        last.ends_with("more findings, which are not listed"),
        "{last}"
    );
}

#[test]
fn compensation_is_waited_for() {
    let undo = r#"<intermediateThrowEvent id="it"><compensateEventDefinition waitForCompletion="false"/></intermediateThrowEvent>"#;
    assert_eq!(
        found_around(undo),
        [
            "deploying: bpmn:intermediateThrowEvent 'it' has waitForCompletion=\"false\", and cannot be executed so: remove \
             it, and throw compensation in a parallel branch that the rest does not wait for",
            "nothing: bpmn:intermediateThrowEvent 'it' throws compensation, but nothing in its scope can be compensated: it \
             does nothing"
        ]
    );
}

#[test]
fn the_boundary_event_itself_does_nothing() {
    let content = compensated("it", task("undo")).replace(
        "<compensateEventDefinition/>",
        r#"<extensionElements><q:ioMapping><q:output source="=1" target="x"/></q:ioMapping></extensionElements>
           <compensateEventDefinition/>"#,
    );
    assert_eq!(
        found_beside(&content),
        [
            "deploying: bpmn:boundaryEvent 'it-compensated' has the extension element 'ioMapping', which has no effect there: \
             remove it"
        ]
    );
}
