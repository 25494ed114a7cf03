//! Conditional events (BPMN 2.0.2, 10.5.2, 10.5.4 and 13.5.2): a condition is looked at when its event begins to wait, and whenever a
//! variable that it reads is set where the event finds it, whoever sets it. When it was not true and becomes true, its event is
//! triggered; one that interrupts nothing is triggered again after the condition "has become false and then true" (table 10.86).
//!
//! Looking and triggering are two things. The look belongs to what has set the variable: it comes after each command and each
//! move, however far the step may go, so that nothing that was true for a moment is missed; what it finds is an event of its own.
//! Triggering sets variables in turn, and conditions that set off each other may do so without end: so it is a move, one for each
//! time, under the budget of steps and the limit to what an instance does by itself. It goes before all tokens. Of several
//! conditions that become true at once those drawn first go first, of one drawn event those that have waited longer; what one
//! of them ends is not triggered.

use super::{
    activation::LoopState,
    awaited_conditions::Unjudged,
    contradiction::Contradiction,
    event::{IncidentEnd, InstanceEvent, Repeat},
    parallel_multiple::Occurrence,
    step::Step,
    subscription::Waiting,
    view::Fault,
};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, SubscriptionId},
    model::graph::{ElementIndex, Trigger, Triggered},
    value::Variables,
};
use std::collections::BTreeMap;

impl<'a> Step<'a> {
    /// Looks at each condition that may have changed since this was last done.
    pub(crate) fn judge_conditions(&mut self) {
        loop {
            let unjudged = self.agenda.take_unjudged();
            if unjudged.is_empty() {
                return;
            }
            // Looking closes no subscription, and changes nothing of another one.
            for waiting in self.affected(unjudged).into_values() {
                self.judge_condition(&waiting);
            }
        }
    }

    /// What waits for conditions that may have changed, in document order.
    fn affected(
        &self,
        unjudged: Unjudged,
    ) -> BTreeMap<(ElementIndex, SubscriptionId), Waiting<'a>> {
        let names = unjudged.names_set.iter();
        let readers = names.flat_map(|(scope, name)| {
            let readers = self.state.awaited_conditions.reading(*scope, name);
            readers.map(move |reader| (reader, *scope, name))
        });
        let readers: Vec<_> = readers.collect();
        let mut affected = unjudged.subscriptions;
        let read = readers.iter().map(|(reader, ..)| *reader);
        let mut waiting = self.waiting_by(&affected.iter().copied().chain(read).collect());
        for (reader, scope, name) in readers {
            let reads = waiting.get(&reader);
            if reads.is_some_and(|waiting| self.sees_what_is_set(waiting, scope, name)) {
                affected.insert(reader);
            }
        }
        waiting.retain(|subscription, _| affected.contains(subscription));
        let waiting = waiting.into_iter();
        waiting
            .map(|(subscription, waiting)| ((waiting.event.index, subscription), waiting))
            .collect()
    }

    /// Where the condition of an event reads variables: a boundary event in the scope around its activity, all others in what
    /// waits for them.
    fn read_from(&self, waiting: &Waiting<'_>) -> Option<ActivationId> {
        match waiting.event.kind.triggered() {
            Some(Triggered::Boundary(_)) => Some(self.required_here(waiting.activation)?.scope),
            Some(Triggered::Start(_) | Triggered::Flow(_)) | None => Some(waiting.activation),
        }
    }

    /// Whether a condition reads `name` in `scope`, and not what a scope further inside hides it by.
    fn sees_what_is_set(&self, waiting: &Waiting<'_>, scope: ActivationId, name: &str) -> bool {
        let Some(from) = self.read_from(waiting) else {
            return false;
        };
        let found = self.state.scopes(from).find(|around| {
            let own = self.state.own_variables(*around);
            *around == scope || own.is_some_and(|own| own.get(name).is_some())
        });
        found == Some(scope)
    }

    fn judge_condition(&mut self, waiting: &Waiting<'a>) {
        let triggers = waiting.event.kind.trigger();
        let trigger = triggers.and_then(|triggers| triggers.at(waiting.definition));
        let Some(Trigger::Condition(definition)) = trigger else {
            return self.contradict(Contradiction::OtherElement {
                element: waiting.event.id.clone(),
                expected: "one that waits for a condition",
            });
        };
        let Some(from) = self.read_from(waiting) else {
            return;
        };
        let purpose = format!("the condition of '{}'", waiting.event.id);
        let judged = self
            .seen_from(from)
            .view()
            .holds(&definition.condition, &purpose);
        match judged {
            Ok(holds) => self.find_condition(waiting, holds),
            Err(fault) => {
                self.find_condition(waiting, false);
                self.hold_failed_condition(waiting.activation, fault);
            }
        }
    }

    /// A condition was found to be true or not.
    fn find_condition(&mut self, waiting: &Waiting<'a>, holds: bool) {
        // What happens once cannot be undone by what is set before it happens.
        if waiting.was_true == holds || (waiting.is_met && !self.stays_open(waiting.event)) {
            return;
        }
        let (activation, subscription) = (waiting.activation, waiting.subscription);
        let element = waiting.event.id.clone();
        self.emit(if holds {
            InstanceEvent::ConditionMet {
                activation,
                subscription,
                element,
            }
        } else {
            InstanceEvent::ConditionNoLongerMet {
                activation,
                subscription,
                element,
            }
        });
    }

    /// A condition cannot be evaluated, so it is not true. It is looked at again when a variable that it reads is set, and when the
    /// incident is resolved; meanwhile what waits goes on. If another incident holds that already, the condition fails again
    /// when it is resolved.
    fn hold_failed_condition(&mut self, activation: ActivationId, fault: Fault) {
        if self.state.incident_of(activation).is_none() {
            let element = self.element_id_of(activation);
            self.record_incident(activation, element, fault, None, Repeat::Condition);
        }
    }

    /// What a failed condition holds ends, waits for it no more, or is held by what is worse.
    pub(super) fn end_incident_of_conditions(&mut self, activation: ActivationId) {
        let Some(incident) = self.state.incident_of(activation) else {
            return;
        };
        let open = self.state.incidents.get(&incident);
        if open.is_some_and(|open| open.repeat == Repeat::Condition) {
            let element = self.element_id_of(activation);
            self.end_incident(incident, activation, element, IncidentEnd::Terminated);
        }
    }

    /// Of an operator's correction, what conditions that wait in a scope read there before anything around it.
    pub(super) fn seen_by_conditions_first(
        &self,
        activation: ActivationId,
        correction: &mut Variables,
    ) -> Variables {
        let Some(found) = self.state.activation(activation) else {
            return Variables::default();
        };
        let reads_own = found.subscriptions.iter().any(|open| {
            let is_condition = matches!(open.awaits, Awaits::Condition(_));
            let event = self.required_element(&open.element);
            is_condition
                && event.is_some_and(|event| match event.kind.triggered() {
                    Some(Triggered::Start(_) | Triggered::Flow(_)) => true,
                    Some(Triggered::Boundary(_)) | None => false,
                })
        });
        match self.state.own_variables(activation) {
            Some(own) if reads_own => correction.split_off_known(own),
            Some(_) | None => Variables::default(),
        }
    }

    /// Triggers an event whose condition has become true.
    pub(crate) fn trigger_conditional(&mut self, subscription: SubscriptionId) {
        let Some(Waiting {
            activation,
            event,
            definition,
            ..
        }) = self.waiting(subscription)
        else {
            return;
        };
        self.emit(InstanceEvent::ConditionalEventTriggered {
            activation,
            subscription,
            element: event.id.clone(),
            stays_open: self.stays_open(event),
        });
        self.occur(activation, event, definition, Occurrence::Instant);
        self.end_if_nothing_is_left(activation);
    }

    /// A scope that was kept from ending ends if nothing is left in it. What is no scope ends by itself.
    pub(super) fn end_if_nothing_is_left(&mut self, activation: ActivationId) {
        let Some(found) = self.state.activation(activation) else {
            return;
        };
        let holds_others = match (&found.element, &found.loop_state) {
            (_, Some(LoopState::Body { .. } | LoopState::Loop { .. })) | (None, None) => true,
            (_, Some(LoopState::Item { .. })) => false,
            (Some(id), None) => self
                .required_element(id)
                .is_some_and(|element| self.process.scope(Some(element.index)).is_some()),
        };
        if holds_others {
            self.end_scope_if_done(activation);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        instance::{command::InstanceCommand, state::InstanceStatus},
        testing::{Run, bpmn::*, given, json},
    };

    /// A process that waits until `condition`.
    fn waiting(condition: &str) -> String {
        sequence([
            start("start"),
            catch("wait").condition(condition),
            end("end"),
        ])
    }

    /// Work with an event on it, and what follows that.
    fn with_boundary(event: Node) -> String {
        sequence([start("start"), job("work"), end("end")]) + &sequence([event, job("told")])
    }

    fn told_when(condition: &str) -> Node {
        boundary("when", "work")
            .condition(condition)
            .non_interrupting()
    }

    /// How many jobs are open for what follows the event.
    fn told(run: &Run) -> usize {
        run.active().iter().filter(|id| **id == "told").count()
    }

    #[test]
    fn a_condition_that_is_true_when_its_event_begins_to_wait_triggers_it() {
        let mut run = given(waiting("=x = 1")).start(r#"{"x":1}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered wait",
                "SubscriptionOpened wait",
                "ConditionMet wait",
                "ConditionalEventTriggered wait",
                "ElementCompleted wait",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_condition_is_looked_at_when_a_variable_is_set_that_it_reads() {
        let mut run = given(waiting("=x = 1 and y.z = 2")).start("{}");
        run.set(r#"{"x":1}"#).set(r#"{"other":2}"#);
        assert_eq!(run.active(), ["wait"]);
        run.after().set(r#"{"y":{"z":2}}"#);
        assert_eq!(
            run.trace()[..3],
            [
                r#"VariablesSet {"y":{"z":2}}"#,
                "ConditionMet wait",
                "ConditionalEventTriggered wait"
            ]
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_event_that_interrupts_nothing_is_triggered_whenever_its_condition_becomes_true() {
        let mut run = given(with_boundary(told_when("=x &gt; 1"))).start(r#"{"x":2}"#);
        assert_eq!(told(&run), 1, "it was true when it began to wait");
        run.after().set(r#"{"x":3}"#);
        assert_eq!(run.trace(), [r#"VariablesSet {"x":3}"#], "it still is");
        run.set(r#"{"x":0}"#);
        assert_eq!(
            run.trace(),
            [r#"VariablesSet {"x":0}"#, "ConditionNoLongerMet when"]
        );
        run.set(r#"{"x":4}"#);
        assert_eq!(told(&run), 2);
        run.set(r#"{"x":null}"#).set(r#"{"x":4}"#);
        assert_eq!(told(&run), 3, "null is not true");
    }

    #[test]
    fn an_interrupting_event_ends_its_activity_before_anything_else_goes_on() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("work"),
            end("end"),
        ]) + &nodes([
            script("set", "=1", "x"),
            script("after", "=1", "y"),
            end("other"),
        ]) + &path("fork set after other")
            + &sequence([boundary("when", "work").condition("=x = 1"), end("stopped")]);
        let mut run = given(content).start("{}");
        let trace = run.trace();
        let set = trace
            .iter()
            .position(|line| line == "ElementPassed set")
            .unwrap();
        assert_eq!(
            trace[set + 1..],
            [
                "ConditionMet when",
                "ConditionalEventTriggered when",
                "ElementTerminated work",
                "ElementPassed when",
                r#"VariablesSet {"y":1}"#,
                "ElementPassed after",
                "ElementPassed stopped",
                "ElementPassed other",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn the_result_of_a_parallel_job_triggers_an_event_sub_process() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            end("x"),
        ]) + &nodes([job("b"), end("y")])
            + &path("fork b y")
            + &event_sub_process(
                "handler",
                sequence([start("when").condition("=done"), job("told")]),
            )
            .to_string();
        let mut run = given(content).start("{}");
        run.complete_job("a", r#"{"done":true}"#);
        assert_eq!(run.active(), ["handler", "told"]);
    }

    #[test]
    fn the_first_event_behind_a_gateway_whose_condition_becomes_true_is_taken() {
        let content = sequence([start("start"), gateway("eventBased", "which")])
            + &nodes([
                catch("a").condition("=x = 1"),
                catch("b").condition("=x &gt; 0"),
                end("end-a"),
                end("end-b"),
            ])
            + &path("which a end-a")
            + &path("which b end-b");
        let mut run = given(content.clone()).start("{}");
        run.after().set(r#"{"x":2}"#);
        assert_eq!(
            run.trace()[1..],
            [
                "ConditionMet b",
                "ConditionalEventTriggered b",
                "ElementCompleted which",
                "ElementPassed b",
                "ElementPassed end-b",
                "InstanceCompleted"
            ]
        );
        let mut run = given(content).start(r#"{"x":1}"#);
        assert!(
            run.trace().contains(&"ElementPassed a".to_owned()),
            "drawn first"
        );
    }

    #[test]
    fn of_several_that_become_true_the_one_that_is_drawn_first_is_triggered_first() {
        let content = with_boundary(told_when("=x = 1"))
            + &sequence([
                boundary("stop", "work")
                    .condition("=x = 1")
                    .output("=2", "y"),
                end("stopped"),
            ])
            + &sequence([told_when("=y = 2").renamed("never"), end("untold")]);
        let mut run = given(content).start("{}");
        run.after().set(r#"{"x":1}"#);
        assert_eq!(
            run.trace()[1..8],
            [
                "ConditionMet when",
                "ConditionMet stop",
                "ConditionalEventTriggered when",
                "ElementPassed when",
                "ConditionalEventTriggered stop",
                "ElementTerminated work",
                r#"VariablesSet {"y":2}"#,
            ]
        );
        assert_eq!(run.active(), ["told"]);
    }

    #[test]
    fn a_name_is_read_where_it_is_found_first() {
        let inner = sequence([start("in"), job("work"), job("local"), end("out")])
            + &sequence([told_when("=x = 1"), job("told")]);
        let content = sequence([
            start("start"),
            sub_process("sub", inner).input("=0", "x"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.after().set(r#"{"x":1}"#);
        assert_eq!(run.trace(), [r#"VariablesSet {"x":1}"#], "it is hidden");
        assert_eq!(told(&run), 0);
    }

    #[test]
    fn an_inner_variable_that_hides_an_outer_one_is_a_change() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("work"),
            end("out"),
        ]) + &nodes([job("other"), end("done")])
            + &path("fork other done")
            + &sequence([told_when("=x = 1"), job("told")]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
        let mut run = given(content).start(r#"{"x":1}"#);
        assert_eq!(told(&run), 1);
        run.complete_job("other", r#"{"x":0}"#);
        assert!(
            run.trace()
                .contains(&"ConditionNoLongerMet when".to_owned())
        );
        run.after().set(r#"{"x":2}"#).set(r#"{"x":1}"#);
        assert_eq!(told(&run), 1, "the inner one is read now");
    }

    #[test]
    fn each_item_of_a_multi_instance_activity_waits_for_itself() {
        let inner = sequence([
            start("in"),
            catch("wait").condition("=item &lt;= x"),
            end("out"),
        ]);
        let sub = sub_process("sub", inner).for_each("[1,2,3]");
        let mut run = given(sequence([start("start"), sub, end("end")])).start("{}");
        let waiting = |run: &Run| run.active().iter().filter(|id| **id == "wait").count();
        assert_eq!(waiting(&run), 3);
        run.set(r#"{"x":2}"#);
        assert_eq!(waiting(&run), 1);
        run.set(r#"{"x":3}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_was_true_for_a_moment_is_not_missed_however_small_the_steps() {
        let mut run = given(with_boundary(told_when("=x = 1"))).start("{}");
        run.budget = 0;
        let set = |x: u32| InstanceCommand::SetVariables(json(&format!(r#"{{"x":{x}}}"#)));
        run.after();
        for (x, is_unfinished) in [(1, true), (0, false), (1, true), (0, false)] {
            assert_eq!(run.step(set(x)), (Ok(()), is_unfinished));
        }
        run.budget = 100;
        run.must(InstanceCommand::Continue);
        assert_eq!(told(&run), 2);
        assert_eq!(
            run.trace()[..3],
            [
                r#"VariablesSet {"x":1}"#,
                "ConditionMet when",
                r#"VariablesSet {"x":0}"#
            ]
        );
    }

    #[test]
    fn what_happens_once_is_not_undone_by_what_is_set_before_it_happens() {
        let mut run = given(waiting("=x = 1")).start("{}");
        run.budget = 0;
        for (x, is_unfinished) in [(1, true), (0, false)] {
            let set = InstanceCommand::SetVariables(json(&format!(r#"{{"x":{x}}}"#)));
            assert_eq!(run.step(set), (Ok(()), is_unfinished));
        }
        run.budget = 100;
        run.must(InstanceCommand::Continue);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_activity_that_completes_is_not_interrupted_by_what_it_gives() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &sequence([boundary("when", "work").condition("=x = 1"), job("told")]);
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"x":1}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(told(&run), 0);
    }

    #[test]
    fn a_scope_does_not_end_with_what_makes_the_condition_of_its_event_sub_process_true() {
        for interrupting in [true, false] {
            let when = start("when").condition("=x = 1");
            let when = if interrupting {
                when
            } else {
                when.non_interrupting()
            };
            let inner = sequence([start("in"), job("work")])
                + &event_sub_process("handler", sequence([when, job("told")])).to_string();
            let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
            let mut run = given(content).start("{}");
            run.complete_job("work", r#"{"x":1}"#);
            assert_eq!(run.active(), ["sub", "handler", "told"]);
            run.complete_job("told", "{}");
            assert_eq!(run.status(), InstanceStatus::Completed);
        }
    }

    #[test]
    fn a_scope_ends_after_what_its_last_event_that_interrupts_nothing_did() {
        let inner = sequence([start("in"), job("work")]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([
                boundary("when", "sub")
                    .condition("=x = 1")
                    .non_interrupting(),
                end("told"),
            ]);
        let mut run = given(content).merging().start(r#"{"x":0}"#);
        run.after().complete_job("work", r#"{"x":1}"#);
        assert_eq!(
            run.trace()[1..],
            [
                r#"VariablesSet {"x":1}"#,
                "ElementCompleted work",
                "ConditionMet when",
                "ConditionalEventTriggered when",
                "ElementPassed when",
                "ElementCompleted sub",
                "ElementPassed told",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    /// Two events that interrupt nothing, each of which makes the condition of the other true.
    fn endless() -> String {
        let swing = |id: &str, x: u32| {
            let event = boundary(id, "work").condition(&format!("=x = {x}"));
            event.non_interrupting().output(&format!("={}", 3 - x), "x")
        };
        sequence([start("start"), job("work"), end("end")])
            + &sequence([swing("to", 1), task("a")])
            + &sequence([swing("fro", 2), task("b")])
    }

    #[test]
    fn conditions_that_set_off_each_other_leave_the_step_when_its_budget_is_used_up() {
        let mut run = given(endless()).budget(10).not_started();
        run.must(InstanceCommand::Start(Box::new(
            crate::testing::plain_start(),
        )));
        let before = run.events().len();
        let set = InstanceCommand::SetVariables(json(r#"{"x":1}"#));
        assert_eq!(run.step(set), (Ok(()), true));
        assert!(run.events().len() - before < 100);
    }

    #[test]
    fn conditions_that_set_off_each_other_without_end_become_incidents() {
        let mut run = given(endless()).unchecked().start("{}");
        run.budget = 0;
        let set = InstanceCommand::SetVariables(json(r#"{"x":1}"#));
        assert_eq!(run.step(set), (Ok(()), true));
        assert_eq!(run.state.entries_without_stimulus, 0);
        run.state.entries_without_stimulus = 999_990;
        run.budget = 1000;
        run.must(InstanceCommand::Continue);
        let looping = "this looks like an endless loop";
        let incidents = run.incidents();
        assert!(!incidents.is_empty());
        assert!(incidents.iter().all(|incident| incident.contains(looping)));
    }

    #[test]
    fn a_condition_that_gives_no_boolean_is_an_incident_and_what_waits_goes_on() {
        let mut run = given(with_boundary(told_when("=x"))).start(r#"{"x":"yes"}"#);
        assert_eq!(
            run.incidents(),
            ["work FeelError: the condition of 'when' 'x' must give a boolean, but gave string"]
        );
        run.set(r#"{"x":"no"}"#);
        assert_eq!(run.incidents().len(), 1, "one is enough");
        run.set(r#"{"x":true}"#);
        assert_eq!(told(&run), 1, "it is looked at again when x is set");
        run.after().complete_job("work", "{}");
        assert_eq!(
            run.trace()[..3],
            [
                "JobCompleted work",
                "IncidentResolved work",
                "ElementCompleted work"
            ]
        );
    }

    #[test]
    fn a_failed_condition_is_looked_at_again_when_its_incident_is_resolved() {
        let mut run = given(waiting("=x")).start(r#"{"x":1}"#);
        run.resolve("wait", "{}");
        assert_eq!(run.incidents().len(), 1, "it fails again");
        run.resolve("wait", r#"{"x":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_correction_is_set_where_the_condition_reads_it() {
        let inner = sequence([start("in"), job("work"), job("more")])
            + &event_sub_process(
                "handler",
                sequence([
                    start("when").condition("=x").non_interrupting(),
                    job("told"),
                ]),
            )
            .to_string();
        let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"x":1}"#);
        assert_eq!(run.incidents().len(), 1);
        run.resolve("sub", r#"{"x":true}"#);
        assert_eq!(told(&run), 1);
        assert_eq!(run.variables(), "{}");
    }

    #[test]
    fn a_failed_condition_of_the_process_holds_it_until_it_is_resolved() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &event_sub_process(
                "handler",
                sequence([start("when").condition("=x"), end("no")]),
            )
            .to_string();
        let mut run = given(content).start(r#"{"x":1}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resolve("process", r#"{"x":false}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_worse_incident_takes_the_place_of_one_for_a_condition() {
        let content = with_boundary(told_when("=x"));
        let mut run = given(content).start(r#"{"x":1}"#);
        run.throw_from_job("work", "declined", "{}");
        assert_eq!(run.incidents().len(), 1);
        assert!(run.incidents()[0].starts_with("work BpmnError"));
        run.resolve("work", "{}");
        assert!(
            run.incidents()[0].starts_with("work FeelError"),
            "it fails again"
        );
        run.cancel();
    }

    #[test]
    fn an_unforeseen_failure_is_told_although_a_condition_of_the_process_failed() {
        let content = sequence([start("start"), job("work"), end("end")])
            + &event_sub_process(
                "handler",
                sequence([start("when").condition("=x"), end("no")]),
            )
            .to_string();
        let mut run = given(content).start(r#"{"x":1}"#);
        run.must(InstanceCommand::ReportFailure {
            message: "out of memory".to_owned(),
        });
        assert_eq!(run.incidents(), ["process Unknown: out of memory"]);
    }

    #[test]
    fn what_comes_with_the_resolution_of_a_failure_is_looked_at() {
        let mut run = given(waiting("=x = 1")).start("{}");
        run.must(InstanceCommand::ReportFailure {
            message: "out of memory".to_owned(),
        });
        run.resolve("process", r#"{"x":1}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn nothing_is_looked_at_when_time_passes() {
        let condition = "=now() &gt; at and x";
        let mut run = given(waiting(condition)).start(r#"{"at":null,"x":true}"#);
        run.must(InstanceCommand::Continue);
        assert_eq!(run.active(), ["wait"]);
        run.set(r#"{"x":false}"#);
        assert_eq!(run.active(), ["wait"]);
    }
}
