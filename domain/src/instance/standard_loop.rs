//! `bpmn:standardLoopCharacteristics` (BPMN 2.0.2, 10.3.8 and 13.3.6), around any activity: it runs again and again while its condition
//! is true, one run after the other, at most as often as its maximum says. The condition is asked before each run (`testBefore`)
//! or after it; one that is null is not true.
//!
//! Each run is an item with its number, `loopCounter`, from 1. What the activity gives leaves the loop with each run, so that the
//! next one and the condition see it. After a run the condition sees what the activity had, too; before one, the number of the
//! run that is to begin.

use super::{
    activation::LoopState,
    contradiction::Contradiction,
    event::Repeat,
    loop_behavior::InstanceThrows,
    looping::{Judged, LOOP_COUNTER, loop_counter},
    step::Step,
    view::{Fault, View},
};
use crate::{ids::ElementId, instance::here::Here, model::graph::StandardLoop, value::Variables};

impl StandardLoop {
    /// Whether the condition lets the activity run again. Without one, only the maximum ends the loop.
    fn goes_on(&self, element: &ElementId, view: &View<'_>) -> Result<bool, Fault> {
        match &self.condition {
            Some(condition) => view.holds(condition, &format!("the loop condition of '{element}'")),
            None => Ok(true),
        }
    }
}

impl<'a> Step<'a> {
    /// Opens the next run, if the condition does not forbid it.
    pub(super) fn open_run(&mut self, body: &Here<'a>, standard_loop: &StandardLoop) {
        let activation = body.activation;
        let Some(Some(LoopState::Loop { begun })) = self
            .required_activation(activation)
            .map(|body| &body.loop_state)
        else {
            return self.contradict(Contradiction::OtherActivation {
                activation,
                expected: "a standard loop",
            });
        };
        let index = *begun;
        match self.may_run(body, standard_loop, index) {
            Ok(true) => self.open_item(body, index, Variables::default()),
            Ok(false) => self.complete_body(activation),
            Err(fault) => self.raise(body, fault, Repeat::Execute),
        }
    }

    fn may_run(
        &self,
        body: &Here<'_>,
        standard_loop: &StandardLoop,
        index: u32,
    ) -> Result<bool, Fault> {
        if !standard_loop.test_before {
            return Ok(true);
        }
        let mut run = Variables::default();
        run.set(LOOP_COUNTER, loop_counter(index));
        let around = self.seen_from(body.activation);
        standard_loop.goes_on(&body.element.id, &around.view().with(&run))
    }

    /// Whether the loop ends with a run whose activity has ended.
    pub(super) fn judge_run(
        &self,
        run: &Here<'_>,
        standard_loop: &StandardLoop,
        seen: &Variables,
    ) -> Result<Judged, Fault> {
        let begun = match self
            .state
            .activation(run.scope)
            .map(|body| &body.loop_state)
        {
            Some(Some(LoopState::Loop { begun })) => u64::from(*begun),
            Some(Some(LoopState::Body { .. } | LoopState::Item { .. }) | None) | None => {
                self.contradict(Contradiction::OtherActivation {
                    activation: run.scope,
                    expected: "a standard loop",
                });
                0
            }
        };
        let is_last = standard_loop
            .maximum
            .is_some_and(|maximum| begun >= maximum);
        let inside = self.seen_from(run.activation);
        let enough = is_last
            || (!standard_loop.test_before
                && !standard_loop.goes_on(&run.element.id, &inside.view().with(seen))?);
        let output = None;
        let throws = InstanceThrows::default();
        Ok(Judged {
            output,
            enough,
            throws,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{
        command::InstanceCommand, enter::ENTRIES_WITHOUT_STIMULUS, state::InstanceStatus,
    };
    use crate::testing::{bpmn::*, given, plain_start};

    fn looped(work: Node) -> String {
        sequence([start("start"), work, end("end")])
    }

    #[test]
    fn it_runs_again_while_the_condition_is_true_after_each_run() {
        let mut run = given(looped(job("work").again_while("=not(done)"))).start("{}");
        run.after().complete_job("work", r#"{"done":false}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                r#"VariablesSet {"done":false}"#,
                "ElementCompleted work",
                "ElementCompleted work",
                "ElementEntered work (item 1)",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        assert_eq!(run.payload("work"), r#"{"done":false,"loopCounter":2}"#);
        run.after().complete_job("work", r#"{"done":true}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementCompleted work",
                "ElementCompleted work",
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
        assert_eq!(run.variables(), r#"{"done":true}"#);
    }

    #[test]
    fn asked_before_each_run_it_may_not_run_at_all() {
        let mut run = given(looped(job("work").while_before("=open"))).start(r#"{"open":false}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered work (loop)",
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn before_a_run_the_condition_sees_its_number() {
        let work = script("work", "=loopCounter", "last").while_before("=loopCounter &lt;= 3");
        let run = given(looped(work)).start("{}");
        assert_eq!(run.variables(), r#"{"last":3}"#);
        let work = script("work", "=loopCounter", "last").again_while("=loopCounter &lt; 3");
        let run = given(looped(work)).start("{}");
        assert_eq!(run.variables(), r#"{"last":3}"#);
    }

    #[test]
    fn a_maximum_ends_it_whatever_the_condition_says() {
        for work in [
            script("work", "=loopCounter", "last").at_most("3"),
            script("work", "=loopCounter", "last").again_while_at_most("=true", "3", false),
            script("work", "=loopCounter", "last").again_while_at_most("=true", "3", true),
        ] {
            let run = given(looped(work)).start("{}");
            assert_eq!(run.variables(), r#"{"last":3}"#);
        }
    }

    #[test]
    fn a_condition_that_is_null_is_not_true() {
        let run = given(looped(task("work").again_while("=unknown"))).start("{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        let run = given(looped(task("work").while_before("=unknown"))).start("{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_condition_that_fails_after_a_run_is_asked_again_with_what_is_corrected() {
        let mut run = given(looped(job("work").again_while("=again"))).start("{}");
        run.complete_job("work", r#"{"again":"yes"}"#);
        assert_eq!(
            run.incidents(),
            [
                "work FeelError: the loop condition of 'work' 'again' must give a boolean, but gave string"
            ]
        );
        run.after().resolve("work", r#"{"again":true}"#);
        assert_eq!(
            run.trace()[..4],
            [
                r#"VariablesSet {"again":true}"#,
                "IncidentResolved work",
                "ElementCompleted work",
                "ElementEntered work (item 1)",
            ]
        );
        assert_eq!(run.variables(), r#"{"again":true}"#);
        run.complete_job("work", r#"{"again":false}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_only_the_activity_had_outlasts_an_incident_and_can_be_corrected() {
        let work = job("work").input("yes", "again").again_while("=again");
        let work = work.output("=r", "r");
        let mut run = given(looped(work)).start("{}");
        run.complete_job("work", r#"{"r":1}"#);
        run.after().resolve("work", r#"{"again":false,"s":2}"#);
        assert_eq!(
            run.trace()[..2],
            [
                r#"VariablesSet work {"again":false}"#,
                r#"VariablesSet {"s":2}"#
            ]
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"r":1,"s":2}"#);
    }

    #[test]
    fn a_condition_that_fails_before_a_run_is_asked_again() {
        let mut run = given(looped(job("work").while_before("=open"))).start(r#"{"open":1}"#);
        assert_eq!(
            run.incidents(),
            [
                "work FeelError: the loop condition of 'work' 'open' must give a boolean, but gave number"
            ]
        );
        run.resolve("work", r#"{"open":2}"#);
        assert_eq!(run.incidents().len(), 1);
        run.resolve("work", r#"{"open":true}"#)
            .complete_job("work", r#"{"open":false}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_correction_of_a_run_holds_for_those_after_it() {
        let work = script("work", "=if ok then loopCounter else function() 1", "last").at_most("2");
        let mut run = given(looped(work)).start("{}");
        run.resolve("work", r#"{"ok":true}"#);
        assert_eq!(run.variables(), r#"{"ok":true,"last":2}"#);
    }

    #[test]
    fn mappings_are_those_of_each_run() {
        let work = job("work")
            .at_most("2")
            .input("=loopCounter * 10", "n")
            .output("=r + n", "sum");
        let mut run = given(looped(work)).start("{}");
        assert_eq!(run.payload("work"), r#"{"n":10}"#);
        run.complete_job("work", r#"{"r":1}"#);
        assert_eq!(run.variables(), r#"{"sum":11}"#);
        assert_eq!(run.payload("work"), r#"{"n":20}"#);
        run.complete_job("work", r#"{"r":2}"#);
        assert_eq!(run.variables(), r#"{"sum":22}"#);
    }

    #[test]
    fn the_condition_sees_what_a_sub_process_had_as_it_ended() {
        let inner = sequence([start("in"), job("inner"), end("out")]);
        let mut run = given(looped(sub_process("sub", inner).again_while("=x &lt; 2"))).start("{}");
        run.complete_job("inner", r#"{"x":1}"#)
            .complete_job("inner", r#"{"x":2}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(
            run.variables(),
            "{}",
            "a sub-process gives what its mappings say"
        );
    }

    #[test]
    fn the_flows_see_what_the_last_run_gave() {
        let content = sequence([start("start"), job("work").at_most("2")])
            + &nodes([end("one"), end("two")])
            + &flow_if("work", "one", "=n = 1")
            + &flow_if("work", "two", "=n = 2");
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"n":1}"#)
            .after()
            .complete_job("work", r#"{"n":2}"#);
        assert!(run.trace().contains(&"ElementPassed two".to_owned()));
    }

    #[test]
    fn boundary_events_wait_over_all_runs() {
        let content = looped(job("work").at_most("3"))
            + &sequence([boundary("late", "work").timer("PT1H"), end("stopped")])
            + &sequence([boundary("failed", "work").error("declined"), end("sorry")]);
        let mut run = given(content.clone()).start("{}");
        run.complete_job("work", "{}").after().fire("late");
        assert_eq!(run.trace()[0], "TimerFired late");
        assert_eq!(run.status(), InstanceStatus::Completed);
        let mut run = given(content).start("{}");
        run.complete_job("work", "{}")
            .after()
            .throw_from_job("work", "declined", "{}");
        assert_eq!(run.trace()[1], "ErrorCaught failed declined");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_non_interrupting_event_stops_no_run() {
        let content = looped(job("work").at_most("2"))
            + &sequence([
                boundary("late", "work").timer("PT1H").non_interrupting(),
                end("told"),
            ]);
        let mut run = given(content).start("{}");
        run.fire("late")
            .complete_job("work", "{}")
            .complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_call_activity_calls_anew_with_each_run_and_gives_what_it_got() {
        let other = other_with_job();
        let mut run = given(looped(call("call", "other").again_while("=x &lt; 2")))
            .beside(other)
            .start("{}");
        for x in [1, 2] {
            run.in_child("call", |child| {
                child.complete_job("work", &format!(r#"{{"x":{x}}}"#));
            });
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"x":2}"#);
    }

    #[test]
    fn in_each_item_of_a_multi_instance_sub_process_it_loops_for_itself() {
        let inner = sequence([
            start("in"),
            script(
                "work",
                "=loopCounter + (if result = null then 0 else result)",
                "result",
            )
            .again_while("=loopCounter &lt; item"),
            end("out"),
        ]);
        let run = given(looped(sub_process("sub", inner).for_each("[1,2,3]"))).start("{}");
        assert_eq!(run.variables(), r#"{"results":[1,3,6]}"#);
    }

    #[test]
    fn where_variables_are_merged_the_runs_share_what_they_give() {
        let work = script("work", "=loopCounter", "last").again_while("=last &lt; 3");
        let inner = sequence([start("in"), work, end("out")]);
        let run = given(looped(sub_process("sub", inner)))
            .merging()
            .start("{}");
        assert_eq!(run.variables(), r#"{"last":3}"#);
    }

    #[test]
    fn listeners_are_called_for_each_run() {
        let work = task("work").listener("end", "told").at_most("2");
        let mut run = given(looped(work)).start("{}");
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_correction_reaches_what_left_a_run_whose_listeners_were_called() {
        let work = job("work").listener("end", "told").again_while("=again");
        let mut run = given(looped(work)).start("{}");
        run.complete_job("work", r#"{"again":"yes"}"#)
            .complete_job("work", "{}");
        assert_eq!(run.incidents().len(), 1);
        run.resolve("work", r#"{"again":false}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"again":false}"#);
    }

    #[test]
    fn canceled_it_ends_with_its_run() {
        let mut run = given(looped(job("work").at_most("3"))).start("{}");
        run.after().cancel();
        assert_eq!(run.trace().len(), 4);
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }

    #[test]
    fn one_that_does_not_end_is_an_incident_like_any_endless_loop() {
        let content = looped(script("work", "=1", "x").again_while("=not(done = true)"));
        let mut run = given(content).budget(0).unchecked().not_started();
        let _ = run.step(InstanceCommand::Start(Box::new(plain_start())));
        run.state.entries_without_stimulus = ENTRIES_WITHOUT_STIMULUS - 20;
        run.budget = 100;
        run.must(InstanceCommand::Continue);
        assert!(
            run.incidents()[0].contains("endless loop"),
            "{:?}",
            run.incidents()
        );
        run.resolve("work", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
