//! Where variables go that leave an activity or an event ([`Propagation`]). Nothing else decides it.

use super::{state::InstanceState, step::Step};
use crate::{ids::ActivationId, propagation::Propagation, value::Variables};

impl InstanceState {
    /// How the instance propagates variables: as the version of its process did when the instance began, or came to it.
    pub fn propagation(&self) -> Propagation {
        self.running()
            .map(|running| running.propagation)
            .unwrap_or_default()
    }

    /// Where each of the variables goes that leave what is in `scope`, inner scopes first.
    fn destinations(
        &self,
        scope: ActivationId,
        mut leaving: Variables,
    ) -> Vec<(ActivationId, Variables)> {
        if self.propagation() == Propagation::Isolated {
            return self.destinations_around(scope, leaving);
        }
        let mut destinations = Vec::new();
        for scope in self.scopes(scope) {
            if scope == self.root() {
                break;
            }
            if let Some(own) = self.own_variables(scope) {
                destinations.push((scope, leaving.split_off_known(own)));
            }
        }
        destinations.push((self.root(), leaving));
        destinations
    }
}

impl InstanceState {
    /// All into the nearest scope; of a run of a standard loop, which is none, only what it has itself (its number) stays in it.
    fn destinations_around(
        &self,
        scope: ActivationId,
        mut leaving: Variables,
    ) -> Vec<(ActivationId, Variables)> {
        let nearest = self.scope_of_results(scope);
        let mut destinations = Vec::new();
        if self.loop_around_run(scope).is_some()
            && let Some(own) = self.own_variables(scope)
        {
            let mut staying = leaving.split_off_known(own);
            staying.retain_changed(own);
            destinations.push((scope, staying));
        }
        destinations.push((nearest, leaving));
        destinations
    }
}

impl Step<'_> {
    /// Sets variables that leave what is in `scope`.
    pub(crate) fn propagate(&mut self, scope: ActivationId, leaving: Variables) {
        for (scope, variables) in self.state.destinations(scope, leaving) {
            self.set_variables(scope, variables);
        }
    }

    /// Of an activity's results, those that leave it. Where variables are merged a result whose name one of its input mappings has
    /// made is that local variable, and ends with it.
    pub(crate) fn results_leaving(
        &self,
        activity: ActivationId,
        scope: ActivationId,
        results: &Variables,
    ) -> Variables {
        let mut leaving = results.clone();
        if self.state.propagation() == Propagation::Merge
            && activity != scope
            && let Some(own) = self.state.own_variables(activity)
        {
            leaving.split_off_known(own);
        }
        leaving
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{bpmn::*, given};

    fn inside(inner: Node) -> String {
        let content = sequence([start("in"), inner, end("out")]);
        sequence([
            start("start"),
            sub_process("sub", content).input("=1", "own"),
            end("end"),
        ])
    }

    #[test]
    fn a_result_goes_where_its_name_exists_else_to_the_root() {
        let mut run = given(inside(job("work"))).merging().start(r#"{"a":1}"#);
        run.after()
            .complete_job("work", r#"{"a":2,"own":3,"fresh":4}"#);
        assert_eq!(
            run.trace()[1..3],
            [
                r#"VariablesSet sub {"own":3}"#,
                r#"VariablesSet {"a":2,"fresh":4}"#
            ]
        );
        assert_eq!(run.variables(), r#"{"a":2,"fresh":4}"#);
    }

    #[test]
    fn what_output_mappings_give_does_too() {
        let work = job("work").output("=r", "fresh").output("=r", "own");
        let mut run = given(inside(work)).merging().start("{}");
        run.complete_job("work", r#"{"r":2,"noise":3}"#);
        assert_eq!(run.variables(), r#"{"fresh":2}"#);
    }

    #[test]
    fn a_result_with_the_name_of_an_input_is_that_input() {
        let work = job("work").input("=a", "a");
        let content = sequence([start("start"), work])
            + &nodes([end("seen"), end("unseen")])
            + &flow_if("work", "seen", "=a = 1")
            + &flow_if("work", "unseen", "=a = 2");
        let mut run = given(content).merging().start(r#"{"a":1}"#);
        run.complete_job("work", r#"{"a":2,"b":3}"#);
        assert_eq!(run.variables(), r#"{"a":1,"b":3}"#);
        assert!(run.trace().contains(&"ElementPassed seen".to_owned()));
    }

    #[test]
    fn work_sees_its_inputs_and_all_around_it() {
        let work = job("work").input("=a + 1", "b");
        let run = given(inside(work)).merging().start(r#"{"a":1}"#);
        assert_eq!(run.payload("work"), r#"{"a":1,"own":1,"b":2}"#);
    }

    #[test]
    fn each_item_keeps_the_variable_that_its_output_element_names() {
        let work = job("work").for_each("[1,2]");
        let mut run = given(sequence([start("start"), work, end("end")]))
            .merging()
            .start("{}");
        run.complete_job("work", r#"{"result":1,"other":1}"#)
            .complete_job("work", r#"{"result":2,"other":2}"#);
        assert_eq!(run.variables(), r#"{"other":2,"results":[1,2]}"#);
    }

    #[test]
    fn what_an_event_brings_goes_the_same_way() {
        let content = inside(job("work"))
            + &sequence([boundary("came", "sub").message("paid"), end("late")])
            + &event_sub_process(
                "handler",
                sequence([start("went").message("shipped"), job("handle"), end("h")]),
            )
            .to_string();
        let mut run = given(content.clone()).merging().start(r#"{"key":1}"#);
        run.message("paid", "1", r#"{"own":5}"#);
        assert_eq!(run.variables(), r#"{"key":1,"own":5}"#);
        let mut run = given(content).merging().start(r#"{"key":1}"#);
        run.message("shipped", "1", r#"{"what":6}"#)
            .complete_job("handle", r#"{"handled":true}"#);
        assert_eq!(run.variables(), r#"{"key":1,"what":6,"handled":true}"#);
    }

    #[test]
    fn results_outlast_an_incident_where_they_belong() {
        let work = job("work").input("=0", "c");
        let content = sequence([start("start"), work])
            + &nodes([end("end")])
            + &flow_if("work", "end", "=ready");
        let mut run = given(content).merging().start("{}");
        run.complete_job("work", r#"{"a":1,"c":2}"#);
        assert_eq!(run.variables(), r#"{"a":1}"#);
        run.resolve("work", r#"{"ready":true}"#);
        assert_eq!(run.variables(), r#"{"a":1,"ready":true}"#);
    }

    #[test]
    fn a_called_process_gets_all_or_its_inputs_alone() {
        let child = |call: Node| {
            let content = sequence([start("start"), call.input("=1", "b"), end("end")]);
            let other = other_with_job();
            let mut run = given(content).merging().beside(other).start(r#"{"a":0}"#);
            let mut seen = String::new();
            run.in_child("call", |child| seen = child.payload("work"));
            seen
        };
        assert_eq!(child(call("call", "other")), r#"{"a":0,"b":1}"#);
        assert_eq!(child(call_by_mappings_only("call", "other")), r#"{"b":1}"#);
    }
}
