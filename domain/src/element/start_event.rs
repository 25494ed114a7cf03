//! `bpmn:startEvent` (BPMN 2.0.2, 13.5.1): where the token of a process, a sub-process or an event sub-process begins. Its trigger
//! has come when it is entered: a message start is a subscription of the deployed resource, that of an event sub-process one of
//! the surrounding scope.

use super::Behaviour;
use crate::model::graph::StartEvent;

impl Behaviour for StartEvent {
    fn can_wait(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{command::InstanceCommand, error::InstanceError, state::InstanceStatus};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn a_message_brings_the_variables_the_instance_starts_with() {
        let content = sequence([start("ordered").message("order"), job("work"), end("end")]);
        let mut run = given(content).start_by_message("ordered", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn its_output_mappings_say_what_of_the_message_is_kept() {
        let content = sequence([
            start("ordered").message("order").output("=a + 1", "b"),
            job("work"),
            end("end"),
        ]);
        let mut run = given(content).start_by_message("ordered", r#"{"a":1}"#);
        assert_eq!(
            run.trace()[..3],
            [
                "InstanceStarted ordered",
                r#"VariablesSet {"b":2}"#,
                "ElementPassed ordered"
            ]
        );
        assert_eq!(run.variables(), r#"{"b":2}"#);
    }

    #[test]
    fn a_signal_brings_the_variables_the_instance_starts_with_or_its_outputs_keep() {
        let content = |begin: Node| sequence([begin, job("work"), end("end")]);
        let begin = start("closed").signal("closed");
        let run = given(content(begin.clone())).start_by_signal("closed", r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1}"#);
        let mut run =
            given(content(begin.output("=a + 1", "b"))).start_by_signal("closed", r#"{"a":1}"#);
        assert_eq!(
            run.trace()[..3],
            [
                "InstanceStarted closed",
                r#"VariablesSet {"b":2}"#,
                "ElementPassed closed"
            ]
        );
    }

    #[test]
    fn entered_without_a_trigger_its_output_mappings_see_its_input_mappings() {
        let begin = start("start")
            .input("=a + 1", "own")
            .output("=own * 2", "twice");
        let inside = start("in")
            .input("=twice + 1", "own")
            .output("=own", "more");
        let inner = sequence([inside, user_task("look"), end("out")]);
        let content = sequence([begin, sub_process("sub", inner), end("end")]);
        let run = given(content).start(r#"{"a":1}"#);
        assert_eq!(run.variables(), r#"{"a":1,"twice":4}"#);
        assert_eq!(run.payload("look"), r#"{"a":1,"twice":4,"more":5}"#);
    }

    #[test]
    fn entered_at_its_time_its_output_mappings_see_its_input_mappings() {
        let tick = start("tick")
            .cycle("R/PT1H")
            .input("=1", "own")
            .output("=own + 1", "two");
        let mut run = given(sequence([tick, job("work"), end("end")])).not_started();
        let mut at_its_time = crate::testing::plain_start();
        at_its_time.element = Some("tick".into());
        run.must(InstanceCommand::Start(Box::new(at_its_time)));
        assert_eq!(run.variables(), r#"{"two":2}"#);
    }

    #[test]
    fn a_process_that_only_a_trigger_starts_cannot_be_started_otherwise() {
        let content = sequence([start("ordered").message("order"), end("end")])
            + &sequence([start("heard").signal("closed"), end("gone")])
            + &sequence([start("tick").cycle("R/PT1H"), end("over")]);
        let mut run = given(content).not_started();
        let started = run.command(InstanceCommand::Start(Box::new(
            crate::testing::plain_start(),
        )));
        assert_eq!(
            started.unwrap_err().to_string(),
            "process 'process' has no start event without a trigger; it starts by: message 'order', signal 'closed', timer \
             'R/PT1H'"
        );
        let mut other = crate::testing::plain_start();
        other.element = Some("end".into());
        let started = run.command(InstanceCommand::Start(Box::new(other)));
        let expected = InstanceError::UnknownStartEvent {
            process: "process".to_owned(),
            element: "end".to_owned(),
        };
        assert_eq!(started, Err(expected));
        assert!(run.events().is_empty());
    }

    #[test]
    fn what_the_message_brought_outlasts_an_incident_of_the_process() {
        let content = sequence([
            start("ordered").message("order").output("=a", "b"),
            job("work"),
            end("end"),
        ]) + &event_sub_process(
            "handler",
            sequence([start("tick").timer("=wait"), end("gone")]),
        )
        .to_string();
        let mut run = given(content).start_by_message("ordered", r#"{"a":1}"#);
        assert!(run.incidents()[0].starts_with("process TimerResolution"));
        run.resolve("process", r#"{"wait":"PT1S"}"#);
        assert_eq!(run.variables(), r#"{"wait":"PT1S","b":1}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
