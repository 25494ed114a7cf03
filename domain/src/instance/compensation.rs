//! Compensation (BPMN 2.0.2, 10.7 and 13.5.5): a throw or end event asks that what completed is undone, and waits until all of it is.
//!
//! What completed in a scope is kept with it, if something compensates it ([`super::completed`]). Each of these is compensated once,
//! one after the other, the last that completed first. While that goes on the activity is active once more, with the variables that
//! it had as it completed, inside the scope that it was in:
//!
//! | an activity with | is compensated by |
//! |---|---|
//! | a compensation boundary event | the activity that is associated with that, inside it |
//! | a compensation event sub-process inside it | that |
//! | neither, a sub-process or an activity that is repeated | compensating what completed inside it |
//!
//! So a handler sees what the activity and its completed scopes had then, and what the scopes that are still active have now. What
//! it gives goes where the activity's results went. An event thrown by it goes outwards from there: the boundary events and event
//! sub-processes of what has completed catch nothing any more.
//!
//! What ends the event that waits ends what is being compensated for it. What was not begun by then can still be compensated, as
//! long as its scope is active. What has begun is not compensated again.

use super::{
    contradiction::Contradiction,
    event::{Compensates, CompensationThrown, ElementCompleted, ElementEntered, InstanceEvent},
    here::Here,
    state::{Activation, ActivationStatus, InstanceState},
    step::Step,
    throw::Thrown,
};
use crate::{
    ids::{ActivationId, ElementId},
    model::graph::{CompensationHandler, ElementKind, Throw},
    value::Variables,
};
use serde::{Deserialize, Serialize};

/// The part of an activation in a compensation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Compensation {
    /// It asked for one, and waits for it.
    Asked(Remaining),
    /// It completed before, and is compensated by a handler inside it.
    ByHandler {
        /// The activation that waits for it.
        waiting: ActivationId,
    },
    /// It completed before, and is compensated by compensating what is inside it.
    ByInside {
        /// The activation that waits for it.
        waiting: ActivationId,
        /// Whether it is all of an activity that is repeated.
        is_repeated: bool,
        /// What is inside it.
        remaining: Remaining,
    },
}

/// What is to be compensated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remaining {
    /// The scopes in which it completed.
    pub scopes: Vec<ActivationId>,
    /// The one activity that is compensated; without it, all.
    pub only: Option<ElementId>,
    /// The sequence before which it completed.
    pub before: u64,
    /// What is being compensated now.
    pub current: Option<ActivationId>,
}

impl Remaining {
    /// The next: its scope, the sequence with which it completed, and its element.
    fn next(&self, state: &InstanceState) -> Option<(ActivationId, u64, ElementId)> {
        let in_scopes = self.scopes.iter().filter_map(|scope| {
            let kept = state.activation(*scope)?.completed.as_ref()?;
            let (sequence, last) = kept.last_before(self.before, self.only.as_ref())?;
            Some((*scope, sequence, last.element.clone()))
        });
        in_scopes.max_by_key(|(_, sequence, _)| *sequence)
    }
}

impl Compensation {
    fn remaining(&self) -> Option<&Remaining> {
        match self {
            Self::Asked(remaining) | Self::ByInside { remaining, .. } => Some(remaining),
            Self::ByHandler { .. } => None,
        }
    }

    fn remaining_mut(&mut self) -> Option<&mut Remaining> {
        match self {
            Self::Asked(remaining) | Self::ByInside { remaining, .. } => Some(remaining),
            Self::ByHandler { .. } => None,
        }
    }
}

impl Activation {
    /// If it completed before and is compensated, for whom.
    pub(crate) fn compensates_for(&self) -> Option<ActivationId> {
        match self.compensation.as_deref()? {
            Compensation::ByHandler { waiting } | Compensation::ByInside { waiting, .. } => {
                Some(*waiting)
            }
            Compensation::Asked(_) => None,
        }
    }

    /// What is being compensated for it.
    pub(super) fn compensated_now(&self) -> Option<ActivationId> {
        self.compensation.as_ref()?.remaining()?.current
    }

    /// Whether what is given inside it goes to the scope around it, as the results of the activity did that is compensated. A
    /// sub-process that is compensated with what is inside is a scope as it was before.
    pub(super) fn passes_on_results(&self) -> bool {
        match self.compensation.as_deref() {
            Some(Compensation::ByHandler { .. }) => true,
            Some(Compensation::ByInside { is_repeated, .. }) => *is_repeated,
            Some(Compensation::Asked(_)) | None => false,
        }
    }
}

/// Whether what waits for a compensation can have the next part of it done, or is done.
pub(super) fn may_compensate(state: &InstanceState, waiting: ActivationId) -> bool {
    // Asked for whatever a compensation has ended for: that may have ended itself since.
    let Some(found) = state.activation(waiting) else {
        return false;
    };
    let remaining = found
        .compensation
        .as_ref()
        .and_then(|part| part.remaining());
    remaining.is_some_and(|remaining| remaining.current.is_none())
        && found.status == ActivationStatus::Active
        && found.incident.is_none()
}

impl InstanceState {
    pub(super) fn ask_for_compensation(&mut self, thrown: &CompensationThrown) {
        let asked = Compensation::Asked(Remaining {
            scopes: thrown.scopes.clone(),
            only: thrown.activity.clone(),
            before: self.sequence,
            current: None,
        });
        if let Some(mut activation) = self.activations.get_mut(thrown.activation) {
            activation.compensation = Some(Box::new(asked));
        }
    }

    pub(super) fn end_asking(&mut self, activation: ActivationId) {
        if let Some(mut activation) = self.activations.get_mut(activation) {
            activation.compensation = None;
        }
    }

    /// What completed before is active once more, as it was then.
    pub(super) fn begin_compensation(
        &mut self,
        activation: &mut Activation,
        scope: ActivationId,
        compensates: Compensates,
    ) {
        let waiting = compensates.waiting;
        if let Some(remaining) = self
            .activations
            .compensation_mut(waiting)
            .and_then(Compensation::remaining_mut)
        {
            remaining.before = compensates.completed;
            remaining.current = Some(activation.id);
        }
        let Some(completed) = self
            .activations
            .take_completed(scope, compensates.completed)
        else {
            return;
        };
        let has_handler = !completed.is_repeated && self.is_compensable(&completed.element);
        activation.variables = completed.variables;
        activation.compensation = Some(Box::new(if has_handler {
            Compensation::ByHandler { waiting }
        } else {
            Compensation::ByInside {
                waiting,
                is_repeated: completed.is_repeated,
                remaining: Remaining {
                    scopes: vec![activation.id],
                    only: None,
                    before: self.sequence,
                    current: None,
                },
            }
        }));
        activation.completed = (!completed.inside.is_empty()).then(|| Box::new(completed.inside));
    }

    /// Whether what ended was the compensation of something, which whoever waits for it has to know.
    pub(super) fn ended_compensation(&mut self, ended: &Activation) -> bool {
        let Some(waiting) = ended.compensates_for() else {
            return false;
        };
        if let Some(remaining) = self
            .activations
            .compensation_mut(waiting)
            .and_then(Compensation::remaining_mut)
        {
            remaining.current = None;
        }
        true
    }
}

impl<'a> Step<'a> {
    /// Asks for the compensation of one activity, or of all that completed and can be seen: in the scope of the event and, if that is
    /// an event sub-process, in the scope around it (BPMN 2.0.2, 10.5.6).
    pub(crate) fn throw_compensation(&mut self, here: &Here<'a>, activity: Option<ElementId>) {
        let mut scopes = vec![here.scope];
        if let Some(scope) = self.here(here.scope)
            && let ElementKind::EventSubProcess(_) = scope.element.kind
        {
            scopes.push(scope.scope);
        }
        self.emit(InstanceEvent::CompensationThrown(Box::new(
            CompensationThrown {
                activation: here.activation,
                element: here.element.id.clone(),
                scopes,
                activity,
            },
        )));
    }

    /// Begins to compensate the next activity; if none is left, what waited for it is done.
    pub(crate) fn compensate_next(&mut self, waiting: ActivationId) {
        let Some(found) = self.required_activation(waiting) else {
            return;
        };
        let next = found
            .compensation
            .as_ref()
            .and_then(|part| part.remaining())
            .and_then(|remaining| remaining.next(&self.state));
        match next {
            Some((scope, completed, element)) => {
                let compensates = Compensates { completed, waiting };
                self.compensate(scope, &element, compensates);
            }
            None => self.complete_compensation(waiting),
        }
    }

    fn compensate(&mut self, scope: ActivationId, element: &ElementId, compensates: Compensates) {
        let Some(element) = self.required_element(element) else {
            return;
        };
        let activation = self.new_activation();
        self.emit(InstanceEvent::ElementEntered(ElementEntered {
            activation,
            element: element.id.clone(),
            scope,
            from: Vec::new(),
            variables: Variables::default(),
            role: None,
            compensates: Some(compensates),
            begins_at: Vec::new(),
        }));
        let Some(compensated) = self.required_activation(activation) else {
            return;
        };
        match compensated.compensation.as_deref() {
            // What is inside is compensated as the step moves on.
            Some(Compensation::ByInside { .. }) => {}
            Some(Compensation::ByHandler { .. }) => {
                match self.process.compensation_handler(element.index) {
                    Some(CompensationHandler::Activity(handler)) => {
                        self.enter(self.process.element(handler), activation, Vec::new());
                    }
                    Some(CompensationHandler::EventSubProcess { start_event }) => {
                        let start_event = self.process.element(start_event);
                        self.start_event_sub_process(
                            activation,
                            start_event,
                            &Variables::default(),
                        );
                    }
                    None => self.contradict(Contradiction::OtherElement {
                        element: element.id.clone(),
                        expected: "one that has a compensation handler",
                    }),
                }
            }
            Some(Compensation::Asked(_)) | None => {
                self.contradict(Contradiction::OtherActivation {
                    activation,
                    expected: "one that completed and is compensated",
                });
            }
        }
    }

    /// All that was asked for is compensated.
    fn complete_compensation(&mut self, waiting: ActivationId) {
        let Some(here) = self.required_here(waiting) else {
            return;
        };
        let found = self.state.activation(waiting);
        if found.is_some_and(|found| found.compensates_for().is_some()) {
            return self.leave_compensated(&here);
        }
        self.emit(InstanceEvent::CompensationCompleted {
            activation: waiting,
            element: here.element.id.clone(),
        });
        if let ElementKind::EndEvent(Some(Throw::Cancel)) = here.element.kind {
            return self.throw(&here, Thrown::Cancel, &Variables::default());
        }
        self.complete(&here, &Variables::default());
    }

    /// Nothing is active any more in an activity that is compensated: if its handler was, it is compensated.
    pub(super) fn end_compensation_by_handler(&mut self, compensated: ActivationId) {
        let part = self.state.activation(compensated);
        match part.and_then(|found| found.compensation.as_deref()) {
            Some(Compensation::ByHandler { .. }) => {
                if let Some(here) = self.required_here(compensated) {
                    self.leave_compensated(&here);
                }
            }
            // The next of what is inside is begun as the step moves on.
            Some(Compensation::ByInside { .. } | Compensation::Asked(_)) | None => {}
        }
    }

    /// An activity is compensated: no output mappings, listeners or flows of its own belong to that.
    fn leave_compensated(&mut self, here: &Here<'a>) {
        self.emit(InstanceEvent::ElementCompleted(ElementCompleted {
            activation: here.activation,
            element: here.element.id.clone(),
            taken: Vec::new(),
            output: None,
        }));
        self.end_scope_if_done(here.scope);
    }
}

#[cfg(test)]
mod tests {
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
    fn two_that_ask_at_once_share_what_is_left() {
        let content = sequence([
            start("start"),
            job("a"),
            job("b"),
            gateway("parallel", "fork"),
            throw("one").compensation(""),
            end("x"),
        ]) + &nodes([throw("two").compensation(""), end("y")])
            + &path("fork two y")
            + &compensated("a", job("undo_a"))
            + &compensated("b", job("undo_b"));
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}").complete_job("b", "{}");
        assert_eq!(jobs(&run), ["undo_b", "undo_a"]);
        run.complete_job("undo_a", "{}")
            .complete_job("undo_b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
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
        let content =
            after_sub_process(sub_process("sub", inner), throw("undo").compensation("sub"));
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
        let content =
            after_sub_process(sub_process("sub", booked()), throw("undo").compensation(""))
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
        assert!(run.incidents()[0].starts_with("undo_a BpmnError"));
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
        let other = process_called("other", sequence([start("s"), job("work"), end("e")]));
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
}
