//! `bpmn:multiInstanceLoopCharacteristics` (BPMN 2.0.2, 13.3.6), around any activity: a body holds one item for each entry of the
//! input collection, and each item holds the activity, which knows nothing of it. Items are opened one after another under
//! the step's budget; a sequential activity opens the next when the last has ended.

use super::{
    agenda::may_open,
    contradiction::Contradiction,
    event::{ElementCompleted, InstanceEvent, MultiInstanceRole, Repeat},
    state::{ActivationStatus, MultiInstanceState},
    step::Step,
    view::Fault,
};
use crate::{
    ids::{ActivationId, FlowId},
    instance::here::Here,
    model::graph::{Element, MultiInstance},
    propagation::Propagation,
    value::Variables,
};
use feel::Value;
use std::sync::Arc;

/// The counters of a body.
#[derive(Clone, Copy, Default)]
struct Counts {
    instances: u32,
    opened: u32,
    completed: u32,
    terminated: u32,
}

impl<'a> Step<'a> {
    /// A token enters a multi-instance activity.
    pub(crate) fn open_body(
        &mut self,
        element: &'a Element,
        scope: ActivationId,
        from: Vec<FlowId>,
    ) {
        let (collection, fault) = match self.input_collection(element, scope) {
            Ok(collection) => (collection, None),
            Err(fault) => (Arc::default(), Some(fault)),
        };
        let role = MultiInstanceRole::Body { collection };
        let here = self.activate(element, scope, from, Variables::default(), Some(role));
        match fault {
            None => self.begin_body(&here),
            Some(fault) => self.raise(&here, fault, Repeat::Enter),
        }
    }

    /// A body whose collection could not be read is entered again: with the collection as it is now.
    pub(crate) fn reopen_body(&mut self, here: &Here<'a>) {
        match self.input_collection(here.element, here.scope) {
            Ok(collection) => {
                let element = here.element.id.clone();
                self.emit(InstanceEvent::CollectionRead {
                    activation: here.activation,
                    element,
                    collection,
                });
                self.begin_body(here);
            }
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    fn begin_body(&mut self, here: &Here<'a>) {
        match self.open_boundary_subscriptions(here) {
            Ok(()) => {
                self.complete_body_if_done(here.activation);
            }
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    fn input_collection(
        &self,
        element: &'a Element,
        scope: ActivationId,
    ) -> Result<Arc<Vec<Value>>, Fault> {
        let Some(multi_instance) = self.multi_instance_of(element) else {
            return Ok(Arc::default());
        };
        let purpose = format!("the input collection of '{}'", element.id);
        match self
            .seen_from(scope)
            .view()
            .evaluate(&multi_instance.input_collection, &purpose)?
        {
            Value::List(list) => Ok(Arc::new(list.to_vec())),
            other => Err(Fault::feel(format!(
                "{purpose} must be a list, but is {}",
                other.kind()
            ))),
        }
    }

    /// Opens the next item and enters the activity in it.
    pub(crate) fn open_item(&mut self, body: ActivationId) {
        let Some(here) = self.required_here(body) else {
            return;
        };
        let Some(multi_instance) = self.multi_instance_of(here.element) else {
            return;
        };
        let next = self.state.activation(body).and_then(|activation| {
            let Some(MultiInstanceState::Body {
                collection, opened, ..
            }) = &activation.multi_instance
            else {
                return None;
            };
            let entry = collection.get(usize::try_from(*opened).ok()?)?;
            Some((*opened, entry.clone()))
        });
        let Some((index, entry)) = next else {
            return self.contradict(Contradiction::OtherActivation {
                activation: body,
                expected: "a multi-instance activity with an item to open",
            });
        };
        let mut variables = Variables::default();
        if let Some(name) = &multi_instance.input_element {
            variables.set(name, entry);
        }
        if self.state.propagation() == Propagation::Merge
            && let Some(name) = multi_instance.output_variable()
        {
            // What the item is to give stays in the item.
            variables.set(name, Value::Null);
        }
        variables.set("loopCounter", Value::from(i64::from(index) + 1));
        let role = MultiInstanceRole::Item { index };
        let item = self.activate(here.element, body, Vec::new(), variables, Some(role));
        self.enter(here.element, item.activation, Vec::new());
    }

    /// The activity in an item has ended; `seen` are the variables it had.
    pub(crate) fn complete_item(&mut self, item: ActivationId, seen: &Variables) {
        let Some(here) = self.required_here(item) else {
            return;
        };
        let Some(multi_instance) = self.multi_instance_of(here.element) else {
            return;
        };
        match self.judge_item(&here, multi_instance, seen) {
            Ok((output, enough)) => {
                self.emit(InstanceEvent::ElementCompleted(ElementCompleted {
                    activation: item,
                    element: here.element.id.clone(),
                    taken: Vec::new(),
                    output,
                }));
                if enough {
                    self.terminate_inside(here.scope, None);
                    self.complete_body(here.scope);
                } else {
                    self.complete_body_if_done(here.scope);
                }
            }
            Err(fault) => {
                // The activity is gone: what it had must outlast the incident.
                self.set_variables(item, seen.clone());
                self.raise(&here, fault, Repeat::Complete);
            }
        }
    }

    /// The loop of an element that must have one.
    fn multi_instance_of(&self, element: &'a Element) -> Option<&'a MultiInstance> {
        let found = element.multi_instance.as_deref();
        if found.is_none() {
            self.contradict(Contradiction::OtherElement {
                element: element.id.clone(),
                expected: "a multi-instance activity",
            });
        }
        found
    }

    /// What the item contributes, and whether the completion condition holds with it.
    fn judge_item(
        &self,
        item: &Here<'_>,
        multi_instance: &MultiInstance,
        seen: &Variables,
    ) -> Result<(Option<Value>, bool), Fault> {
        let inside = self.seen_from(item.activation);
        let view = inside.view().with(seen);
        let id = &item.element.id;
        let output = match &multi_instance.output_element {
            Some(expression) => {
                Some(view.evaluate(expression, &format!("the output element of '{id}'"))?)
            }
            None => None,
        };
        let enough = match &multi_instance.completion_condition {
            Some(condition) => {
                let mut seen = seen.clone();
                seen.merge(&self.counters(item.scope, multi_instance));
                view.with(&seen)
                    .holds(condition, &format!("the completion condition of '{id}'"))?
            }
            None => false,
        };
        Ok((output, enough))
    }

    /// The standard's counters (BPMN 2.0.2, table 10.30), with the item that is about to end counted as completed. The items of a
    /// parallel activity are all active from the beginning, whether or not a step has opened them yet.
    fn counters(&self, body: ActivationId, multi_instance: &MultiInstance) -> Variables {
        let counts = self.counts(body);
        let completed = counts.completed.saturating_add(1);
        let begun = if multi_instance.sequential {
            counts.opened
        } else {
            counts.instances
        };
        let active = begun
            .saturating_sub(completed)
            .saturating_sub(counts.terminated);
        let mut counters = Variables::default();
        counters.set(
            "numberOfInstances",
            Value::from(i64::from(counts.instances)),
        );
        counters.set("numberOfActiveInstances", Value::from(i64::from(active)));
        counters.set(
            "numberOfCompletedInstances",
            Value::from(i64::from(completed)),
        );
        counters.set(
            "numberOfTerminatedInstances",
            Value::from(i64::from(counts.terminated)),
        );
        counters
    }

    fn counts(&self, body: ActivationId) -> Counts {
        match self
            .state
            .activation(body)
            .map(|activation| &activation.multi_instance)
        {
            Some(Some(MultiInstanceState::Body {
                collection,
                opened,
                completed,
                terminated,
                ..
            })) => Counts {
                instances: u32::try_from(collection.len()).unwrap_or(u32::MAX),
                opened: *opened,
                completed: *completed,
                terminated: *terminated,
            },
            Some(Some(MultiInstanceState::Item { .. }) | None) | None => {
                self.contradict(Contradiction::OtherActivation {
                    activation: body,
                    expected: "a multi-instance activity",
                });
                Counts::default()
            }
        }
    }

    /// Ends the activity when every item has ended; an empty collection passes at once.
    pub(crate) fn complete_body_if_done(&mut self, body: ActivationId) {
        if !may_open(&self.state, self.process, body) {
            self.complete_body(body);
        }
    }

    /// Ends the activity unless an item still has to end. The results keep the order of the input; an item that did not finish
    /// leaves null (contract, "Variables").
    pub(crate) fn complete_body(&mut self, body: ActivationId) {
        let (Some(here), Some(activation)) =
            (self.required_here(body), self.required_activation(body))
        else {
            return;
        };
        if activation.status == ActivationStatus::Terminating
            || !activation.children.is_empty()
            || self.state.incident_of(body).is_some()
        {
            return;
        }
        let mut leaving = Variables::default();
        if let (Some(MultiInstanceState::Body { outputs, .. }), Some(name)) = (
            &activation.multi_instance,
            here.element
                .multi_instance
                .as_ref()
                .and_then(|multi_instance| multi_instance.output_collection.as_ref()),
        ) {
            leaving.set(
                name,
                Value::from(
                    outputs
                        .iter()
                        .map(|output| output.clone().unwrap_or_default())
                        .collect::<Vec<_>>(),
                ),
            );
        }
        match self.flows_taken(here.element, here.scope, &leaving) {
            Ok(taken) => {
                self.propagate(here.scope, leaving);
                self.leave(&here, taken);
            }
            Err(fault) => self.raise(&here, fault, Repeat::Complete),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn looped(work: Node) -> String {
        sequence([start("start"), work, end("end")])
    }

    #[test]
    fn all_items_run_at_once() {
        let mut run = given(looped(job("work").for_each("items"))).start(r#"{"items":["a","b"]}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered work (body)",
                "ElementEntered work (item 0)",
                "ElementEntered work",
                "JobCreated work",
                "ElementEntered work (item 1)",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        assert_eq!(
            run.payload("work"),
            r#"{"items":["a","b"],"item":"b","loopCounter":2}"#
        );
    }

    #[test]
    fn results_keep_the_order_of_the_input_whatever_the_order_of_completion() {
        let mut run =
            given(looped(user_task("work").for_each("items"))).start(r#"{"items":[1,2,3]}"#);
        let activations: Vec<_> = run
            .state
            .activations
            .values()
            .filter(|found| found.children.is_empty())
            .map(|found| found.id)
            .collect();
        for (activation, result) in activations.into_iter().zip([10, 20, 30]).rev() {
            let variables = crate::testing::json(&format!(r#"{{"result":{result}}}"#));
            run.must(
                crate::instance::command::InstanceCommand::CompleteUserTask {
                    activation,
                    variables,
                },
            );
        }
        assert_eq!(run.variables(), r#"{"items":[1,2,3],"results":[10,20,30]}"#);
    }

    #[test]
    fn a_sequential_one_opens_the_next_item_when_the_last_has_ended() {
        let mut run =
            given(looped(job("work").one_by_one("items"))).start(r#"{"items":["a","b"]}"#);
        assert_eq!(run.open_outside(), (1, 0, 0));
        run.after().complete_job("work", r#"{"result":"A"}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                r#"VariablesSet work {"result":"A"}"#,
                "ElementCompleted work",
                "ElementCompleted work",
                "ElementEntered work (item 1)",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", r#"{"result":"B"}"#);
        assert_eq!(
            run.variables(),
            r#"{"items":["a","b"],"results":["A","B"]}"#
        );
    }

    #[test]
    fn an_empty_collection_passes_at_once() {
        let mut run = given(looped(job("work").for_each("items"))).start(r#"{"items":[]}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered work (body)",
                r#"VariablesSet {"results":[]}"#,
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn what_is_no_list_is_an_incident_and_resolved_the_collection_is_read_again() {
        let mut run = given(looped(job("work").for_each("items"))).start(r#"{"items":5}"#);
        assert_eq!(
            run.incidents(),
            ["work FeelError: the input collection of 'work' must be a list, but is number"]
        );
        run.after().resolve("work", r#"{"items":[]}"#);
        assert_eq!(
            run.trace()[..3],
            [
                r#"VariablesSet {"items":[]}"#,
                "IncidentResolved work",
                "CollectionRead work"
            ]
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn when_the_completion_condition_holds_the_other_items_end_and_leave_null() {
        let work = job("work").for_each_until("items", "=numberOfCompletedInstances = 2");
        let mut run = given(looped(work)).start(r#"{"items":[1,2,3]}"#);
        run.complete_job("work", r#"{"result":1}"#)
            .after()
            .complete_job("work", r#"{"result":2}"#);
        assert_eq!(run.open_outside(), (0, 0, 0));
        assert_eq!(run.variables(), r#"{"items":[1,2,3],"results":[1,2,null]}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn the_condition_sees_the_item_that_ended_and_the_counters() {
        let condition = "=numberOfInstances = 3 and numberOfActiveInstances = 1 and numberOfCompletedInstances = 2 \
                         and numberOfTerminatedInstances = 0 and result = 2";
        let work = job("work").for_each_until("items", condition);
        let mut run = given(looped(work)).start(r#"{"items":[1,2,3]}"#);
        run.complete_job("work", r#"{"result":2}"#);
        assert_eq!(run.status(), InstanceStatus::Running);
        run.complete_job("work", r#"{"result":2}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn parallel_items_count_as_active_before_a_step_has_opened_them() {
        let work = script("work", "=item", "result")
            .for_each_until("items", "=numberOfActiveInstances = 1");
        for budget in [1, 100] {
            let run = given(looped(work.clone()))
                .budget(budget)
                .start(r#"{"items":[1,2,3]}"#);
            assert_eq!(run.variables(), r#"{"items":[1,2,3],"results":[1,2,null]}"#);
        }
    }

    #[test]
    fn a_sequential_one_stops_when_the_condition_holds() {
        let work = job("work").one_by_one_until("items", "=result = 1");
        let mut run = given(looped(work)).start(r#"{"items":[1,2,3]}"#);
        run.complete_job("work", r#"{"result":1}"#);
        assert_eq!(
            run.variables(),
            r#"{"items":[1,2,3],"results":[1,null,null]}"#
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_condition_that_fails_holds_its_item() {
        let work = job("work").for_each_until("items", "=enough");
        let mut run = given(looped(work)).start(r#"{"items":[1,2],"enough":"yes"}"#);
        run.complete_job("work", r#"{"result":1}"#);
        assert_eq!(
            run.incidents(),
            [
                "work FeelError: the completion condition of 'work' 'enough' must give a boolean, but gave string"
            ]
        );
        run.complete_job("work", r#"{"enough":false,"result":2}"#);
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resolve("work", r#"{"enough":true}"#);
        assert_eq!(
            run.variables(),
            r#"{"items":[1,2],"enough":"yes","results":[1,2]}"#
        );
    }

    #[test]
    fn an_error_from_an_item_ends_the_whole_activity_if_it_is_caught_there() {
        let content = looped(job("work").for_each("[1,2,3]"))
            + &sequence([boundary("failed", "work").error("declined"), end("sorry")]);
        let mut run = given(content).start("{}");
        run.complete_job("work", "{}")
            .after()
            .throw_from_job("work", "declined", "{}");
        assert_eq!(run.trace()[1], "ErrorCaught failed declined");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), "{}", "there are no results");
    }

    #[test]
    fn an_error_that_nobody_catches_holds_its_item_only() {
        let mut run = given(looped(job("work").for_each("[1,2]"))).start("{}");
        run.throw_from_job("work", "declined", "{}")
            .complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resolve("work", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn they_nest_and_each_collects_its_own_results() {
        let inner = sequence([
            start("in"),
            script("work", "=item", "result").for_each("item"),
            end("out"),
        ]);
        let sub = sub_process("sub", inner)
            .for_each("[[1,2],[3]]")
            .output("=results", "result");
        let run = given(looped(sub)).start("{}");
        assert_eq!(run.variables(), r#"{"results":[[1,2],[3]]}"#);
    }

    #[test]
    fn a_sub_process_shows_its_own_variables_as_it_ends() {
        let inner = sequence([start("in"), job("work"), end("out")]);
        let sub = sub_process("sub", inner).for_each_until("[1,2,3]", "=enough");
        let mut run = given(looped(sub)).start("{}");
        run.complete_job("work", r#"{"result":"a","enough":false}"#)
            .complete_job("work", r#"{"result":"b","enough":true}"#);
        assert_eq!(run.variables(), r#"{"results":["a","b",null]}"#);
    }

    #[test]
    fn what_a_sub_process_had_outlasts_an_incident_of_its_item() {
        let inner = sequence([start("in"), job("work"), end("out")]);
        let sub = sub_process("sub", inner).for_each_until("[1]", "=enough");
        let mut run = given(looped(sub)).start("{}");
        run.complete_job("work", r#"{"result":"a","enough":"yes"}"#);
        assert!(run.incidents()[0].starts_with("sub FeelError: the completion condition"));
        run.resolve("sub", r#"{"enough":true}"#);
        assert_eq!(run.variables(), r#"{"results":["a"]}"#);
    }

    #[test]
    fn what_leaves_the_activity_hides_its_own_variables() {
        let work = job("work").for_each("[1,2]").input("=0", "result");
        let mut run = given(looped(work)).start("{}");
        run.complete_job("work", "{}")
            .complete_job("work", r#"{"result":7}"#);
        assert_eq!(run.variables(), r#"{"results":[0,7]}"#);
    }

    #[test]
    fn inputs_and_outputs_are_those_of_each_item() {
        let work = job("work")
            .for_each("[1,2]")
            .input("=item * 10", "n")
            .output("=r + n", "result");
        let mut run = given(looped(work)).start("{}");
        assert_eq!(run.payload("work"), r#"{"n":20}"#);
        run.complete_job("work", r#"{"r":1}"#)
            .complete_job("work", r#"{"r":2}"#);
        assert_eq!(run.variables(), r#"{"results":[11,22]}"#);
    }

    #[test]
    fn canceled_it_ends_with_all_its_items() {
        let mut run = given(looped(job("work").for_each("[1,2]"))).start("{}");
        run.after().cancel();
        assert_eq!(
            run.trace()
                .iter()
                .filter(|line| line.starts_with("ElementTerminated"))
                .count(),
            5
        );
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }
}
