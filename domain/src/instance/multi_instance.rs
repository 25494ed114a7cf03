//! `bpmn:multiInstanceLoopCharacteristics` (BPMN 2.0.2, 10.3.8 and 13.3.7), around any activity: an item for each entry of the input
//! collection, or so many as the cardinality says. A sequential activity opens the next when the last has ended. The completion
//! condition is asked in each item that ends; when it holds the others end too.

use super::{
    activation::{Items, LoopState},
    contradiction::Contradiction,
    event::LoopRole,
    loop_behavior::InstanceThrows,
    looping::Judged,
    step::Step,
    view::{Fault, told, whole_number},
};
use crate::{
    ids::ActivationId,
    instance::here::Here,
    model::graph::{Element, Instances, MultiInstance},
    propagation::Propagation,
    value::Variables,
};
use feel::{Expression, Limits, Value};
use std::sync::Arc;

/// The counters of a body.
#[derive(Clone, Copy, Default)]
struct Counts {
    instances: u32,
    opened: u32,
    completed: u32,
    terminated: u32,
}

impl MultiInstance {
    /// What leaves the activity. The results keep the order of the input; an item that did not finish leaves null (contract,
    /// "Variables").
    pub(super) fn collected(&self, body: &LoopState) -> Variables {
        let mut leaving = Variables::default();
        if let (LoopState::Body { outputs, .. }, Some(name)) = (body, &self.output_collection) {
            let results = outputs
                .iter()
                .map(|output| output.clone().unwrap_or_default());
            leaving.set(name, Value::from(results.collect::<Vec<_>>()));
        }
        leaving
    }
}

impl<'a> Step<'a> {
    /// What the items of a body are.
    pub(super) fn read_instances(
        &self,
        element: &Element,
        multi_instance: &MultiInstance,
        scope: ActivationId,
    ) -> Result<LoopRole, Fault> {
        match &multi_instance.instances {
            Instances::Collection {
                input_collection, ..
            } => {
                let collection = self.input_collection(element, input_collection, scope)?;
                Ok(LoopRole::Body { collection })
            }
            Instances::Cardinality(cardinality) => {
                let instances = self.cardinality(element, cardinality, scope)?;
                Ok(LoopRole::Counted { instances })
            }
        }
    }

    fn input_collection(
        &self,
        element: &Element,
        collection: &Expression,
        scope: ActivationId,
    ) -> Result<Arc<Vec<Value>>, Fault> {
        let purpose = format!("the input collection of '{}'", element.id);
        let seen = self.seen_from(scope);
        match seen.view().evaluate(collection, &purpose)? {
            Value::List(list) => Ok(Arc::new(list.to_vec())),
            other => Err(Fault::feel(format!(
                "{purpose} must be a list, but is {}",
                other.kind()
            ))),
        }
    }

    /// How many instances there are: no more than a list may have items, since their results become one.
    fn cardinality(
        &self,
        element: &Element,
        cardinality: &Expression,
        scope: ActivationId,
    ) -> Result<u32, Fault> {
        let most = Limits::default().list_length;
        let purpose = format!("the loopCardinality of '{}'", element.id);
        let seen = self.seen_from(scope);
        let found = seen.view().evaluate(cardinality, &purpose)?;
        let number = match &found {
            Value::Number(_) => whole_number::<u32>(&found),
            _ => None,
        };
        number
            .filter(|number| usize::try_from(*number).is_ok_and(|number| number <= most))
            .ok_or_else(|| {
                Fault::feel(format!(
                    "{purpose} '{}' must be a whole number from 0 to {most}, but is {}",
                    cardinality.text(),
                    told(&found)
                ))
            })
    }

    /// Opens the next instance.
    pub(super) fn open_instance(&mut self, body: &Here<'a>, multi_instance: &MultiInstance) {
        let Some((index, entry)) = self.next_item(body.activation) else {
            return self.contradict(Contradiction::OtherActivation {
                activation: body.activation,
                expected: "a multi-instance activity with an item to open",
            });
        };
        let mut variables = Variables::default();
        if let Instances::Collection {
            input_element: Some(name),
            ..
        } = &multi_instance.instances
        {
            variables.set(name, entry);
        }
        if self.state.propagation() == Propagation::Merge
            && let Some(name) = multi_instance.output_variable()
        {
            // What the item is to give stays in the item.
            variables.set(name, Value::Null);
        }
        self.open_item(body, index, variables);
    }

    /// The place and the entry of the item that is next.
    fn next_item(&self, body: ActivationId) -> Option<(u32, Value)> {
        let Some(LoopState::Body { items, opened, .. }) = &self.state.activation(body)?.loop_state
        else {
            return None;
        };
        let entry = match items {
            Items::Collection(collection) => {
                collection.get(usize::try_from(*opened).ok()?)?.clone()
            }
            Items::Counted(instances) => (opened < instances).then_some(Value::Null)?,
        };
        Some((*opened, entry))
    }

    /// What the item contributes, and whether the completion condition holds with it.
    pub(super) fn judge_instance(
        &self,
        item: &Here<'_>,
        multi_instance: &MultiInstance,
        seen: &Variables,
    ) -> Result<Judged, Fault> {
        let inside = self.seen_from(item.activation);
        let view = inside.view().with(seen);
        let id = &item.element.id;
        let output = match &multi_instance.output_element {
            Some(expression) => {
                Some(view.evaluate(expression, &format!("the output element of '{id}'"))?)
            }
            None => None,
        };
        if multi_instance.completion_condition.is_none() && multi_instance.throws.is_empty() {
            return Ok(Judged {
                output,
                enough: false,
                throws: InstanceThrows::default(),
            });
        }
        let counters = self.counters(item.scope, multi_instance);
        let mut counted = seen.clone();
        counted.merge(&counters);
        let view = view.with(&counted);
        let enough = match &multi_instance.completion_condition {
            Some(condition) => {
                view.holds(condition, &format!("the completion condition of '{id}'"))?
            }
            None => false,
        };
        Ok(Judged {
            output,
            enough,
            throws: self.thrown_by_instance(item, multi_instance, &view, counters)?,
        })
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

    /// Whether no item of a body has completed.
    pub(super) fn none_has_completed(&self, body: ActivationId) -> bool {
        self.counts(body).completed == 0
    }

    fn counts(&self, body: ActivationId) -> Counts {
        match self
            .state
            .activation(body)
            .map(|activation| &activation.loop_state)
        {
            Some(Some(LoopState::Body {
                items,
                opened,
                completed,
                terminated,
                ..
            })) => Counts {
                instances: u32::try_from(items.count()).unwrap_or(u32::MAX),
                opened: *opened,
                completed: *completed,
                terminated: *terminated,
            },
            Some(Some(LoopState::Loop { .. } | LoopState::Item { .. }) | None) | None => {
                self.contradict(Contradiction::OtherActivation {
                    activation: body,
                    expected: "a multi-instance activity",
                });
                Counts::default()
            }
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

    #[test]
    fn so_many_instances_run_as_the_cardinality_says() {
        let mut run = given(looped(job("work").so_often("=n"))).start(r#"{"n":2}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered work (2 instances)",
                "ElementEntered work (item 0)",
                "ElementEntered work",
                "JobCreated work",
                "ElementEntered work (item 1)",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        assert_eq!(run.payload("work"), r#"{"n":2,"loopCounter":2}"#);
        run.complete_job("work", r#"{"result":"a"}"#)
            .complete_job("work", r#"{"result":"b"}"#);
        assert_eq!(run.variables(), r#"{"n":2,"results":["a","b"]}"#);
    }

    #[test]
    fn one_after_the_other_they_count_as_those_of_a_collection() {
        let condition = "=numberOfInstances = 3 and numberOfActiveInstances = 0 and numberOfCompletedInstances = 2";
        let work = script("work", "=loopCounter * 10", "result");
        let run = given(looped(work.so_often_until("3", true, condition))).start("{}");
        assert_eq!(run.variables(), r#"{"results":[10,20,null]}"#);
    }

    #[test]
    fn a_cardinality_of_0_passes_at_once() {
        let run = given(looped(job("work").so_often("0"))).start("{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"results":[]}"#);
    }

    #[test]
    fn a_cardinality_that_is_no_number_of_instances_is_an_incident_and_resolved_it_is_read_again() {
        for (value, told) in [
            ("-1", "-1"),
            ("1.5", "1.5"),
            (r#""3""#, r#"the text "3""#),
            ("null", "null"),
            ("1000001", "1000001"),
        ] {
            let variables = format!(r#"{{"n":{value}}}"#);
            let mut run = given(looped(job("work").so_often("n"))).start(&variables);
            assert_eq!(
                run.incidents(),
                [format!(
                    "work FeelError: the loopCardinality of 'work' 'n' must be a whole number from 0 to 1000000, but is {told}"
                )]
            );
            run.after().resolve("work", r#"{"n":1}"#);
            assert_eq!(
                run.trace()[..4],
                [
                    r#"VariablesSet {"n":1}"#,
                    "IncidentResolved work",
                    "CardinalityRead work",
                    "ElementEntered work (item 0)",
                ]
            );
            run.complete_job("work", r#"{"result":7}"#);
            assert_eq!(run.variables(), r#"{"n":1,"results":[7]}"#);
        }
    }
}
