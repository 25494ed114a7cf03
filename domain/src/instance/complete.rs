//! Ending: an element leaves with its results, and a scope in which nothing is left ends with it.

use super::{
    activation::{ActivationStatus, LoopState},
    event::{ElementCompleted, InstanceEvent, ListenerEvent, Repeat},
    mapping,
    state::InstanceStatus,
    step::Step,
    view::Fault,
};
use crate::{
    element::behaviour_of,
    ids::{ActivationId, FlowId},
    instance::here::Here,
    model::graph::Element,
    propagation::Propagation,
    value::Variables,
};
use std::iter;

impl<'a> Step<'a> {
    /// The element is done: its results leave it, its listeners are called, and its tokens go on.
    pub(crate) fn complete(&mut self, here: &Here<'a>, results: &Variables) {
        if here.element.listeners.hear(ListenerEvent::End) && self.has_left(here) {
            return self.leave_after_listeners(here);
        }
        let leaving = self.leaving_variables(here.element, here.activation, here.scope, results);
        self.complete_leaving(here, results, leaving);
    }

    /// The element is done, and this leaves it.
    pub(crate) fn complete_leaving(
        &mut self,
        here: &Here<'a>,
        results: &Variables,
        leaving: Result<Variables, Fault>,
    ) {
        if here.element.listeners.hear(ListenerEvent::End) {
            return self.complete_listened(here, results, leaving);
        }
        let completion =
            leaving.and_then(|leaving| Ok((self.flows_chosen(here, &leaving)?, leaving)));
        match completion {
            Ok((taken, variables)) => {
                let seen = self.seen_in_item(here, results, &variables);
                self.propagate(here.scope, variables);
                self.leave_seen(here, taken, &seen);
            }
            Err(fault) => {
                self.hold(here, results);
                self.raise(here, fault, Repeat::Complete);
            }
        }
    }

    /// What an item sees of its activity as that ends: the activity's own variables, and before them what leaves it.
    fn seen_in_item(&self, here: &Here<'a>, results: &Variables, leaving: &Variables) -> Variables {
        if !self.is_item_of(here.scope, here.element) {
            return Variables::default();
        }
        let mut seen = self
            .state
            .own_variables(here.activation)
            .cloned()
            .unwrap_or_default();
        if self.state.propagation() == Propagation::Merge {
            seen.merge(results);
        }
        seen.merge(leaving);
        seen
    }

    /// Results must outlast an incident: with output mappings they wait in the activity, else they are where they belong already.
    pub(crate) fn hold(&mut self, here: &Here<'_>, results: &Variables) {
        if here.element.outputs.is_empty() {
            let leaving = self.results_leaving(here.activation, here.scope, results);
            self.propagate(here.scope, leaving);
        } else {
            self.set_variables(here.activation, results.clone());
        }
    }

    /// What goes from an activity into the scope around it: what its output mappings say, else its results.
    pub(crate) fn leaving_variables(
        &self,
        element: &Element,
        inside: ActivationId,
        scope: ActivationId,
        results: &Variables,
    ) -> Result<Variables, Fault> {
        if element.outputs.is_empty() {
            return Ok(self.results_leaving(inside, scope, results));
        }
        let existing = |name: &str| self.state.lookup(scope, name).cloned();
        mapping::outputs(element, &self.seen_from(inside).view(), results, existing)
    }

    /// The flows an active element takes. A gateway's conditions see what its listeners have set.
    pub(super) fn flows_chosen(
        &self,
        here: &Here<'a>,
        leaving: &Variables,
    ) -> Result<Vec<FlowId>, Fault> {
        match self.state.own_variables(here.activation) {
            Some(own) if here.element.kind.is_gateway() => {
                self.flows_taken(here.element, here.scope, own)
            }
            _ => self.flows_taken(here.element, here.scope, leaving),
        }
    }

    /// The flows an element takes when it leaves `scope`'s variables as they are with `leaving` before them. The activity inside
    /// an item takes none: its body does. Where nothing begins any more, none is taken. A flow that gets several tokens is named
    /// as often.
    pub(crate) fn flows_taken(
        &self,
        element: &Element,
        scope: ActivationId,
        leaving: &Variables,
    ) -> Result<Vec<FlowId>, Fault> {
        if self.is_item_of(scope, element) || self.is_in_closed_ad_hoc(element, scope) {
            return Ok(Vec::new());
        }
        let taken = behaviour_of(&element.kind).leave(
            self.process,
            element,
            &self.seen_from(scope).view().with(leaving),
        )?;
        Ok(match element.completion_quantity {
            1 => taken,
            quantity => iter::repeat_n(taken, quantity.into()).flatten().collect(),
        })
    }

    /// The activation ends and puts tokens on `taken`.
    pub(crate) fn leave(&mut self, here: &Here<'_>, taken: Vec<FlowId>) {
        self.leave_seen(here, taken, &Variables::default());
    }

    /// As [`Self::leave`]; the item around the activation sees `seen` as it ends.
    pub(super) fn leave_seen(&mut self, here: &Here<'_>, taken: Vec<FlowId>, seen: &Variables) {
        let last = taken.is_empty();
        self.end_incident_of_conditions(here.activation);
        self.emit(InstanceEvent::ElementCompleted(ElementCompleted {
            activation: here.activation,
            element: here.element.id.clone(),
            taken,
            output: None,
        }));
        self.went_on(here.element, here.scope, last, seen);
    }

    /// An element of `scope` has ended; it was the `last` on its way if it took no flow.
    pub(super) fn went_on(
        &mut self,
        element: &Element,
        scope: ActivationId,
        last: bool,
        seen: &Variables,
    ) {
        if self.is_directly_in_ad_hoc(element, scope) {
            self.ended_in_ad_hoc(element, scope);
        } else if last {
            self.close_if_completing(element, scope);
            self.end_scope_seeing(scope, seen);
        }
    }

    /// Ends a scope in which no token waits and nothing is active.
    pub(crate) fn end_scope_if_done(&mut self, scope: ActivationId) {
        self.end_scope_seeing(scope, &Variables::default());
    }

    fn end_scope_seeing(&mut self, scope: ActivationId, seen: &Variables) {
        let Some(activation) = self.required_activation(scope) else {
            return;
        };
        if !activation.tokens.is_empty() || !activation.children.is_empty() {
            return;
        }
        // What the last element has set may be what an event of the scope waits for.
        self.judge_conditions();
        let Some(activation) = self.required_activation(scope) else {
            return;
        };
        if self.state.incident_of(scope).is_some()
            || activation
                .subscriptions
                .iter()
                .any(|open| open.truth.is_met())
        {
            return;
        }
        if activation.status == ActivationStatus::Active && activation.compensation.is_some() {
            return self.end_compensation_by_handler(scope);
        }
        match (activation.status, &activation.loop_state) {
            (ActivationStatus::Terminating, _) => self.finish_termination(scope),
            (ActivationStatus::Active, Some(LoopState::Item { .. })) => {
                self.complete_item(scope, seen);
            }
            (ActivationStatus::Active, Some(LoopState::Body { .. } | LoopState::Loop { .. })) => {
                self.complete_body_if_done(scope);
            }
            (ActivationStatus::Active, None) => match self.here(scope) {
                Some(here) => match here.element.ad_hoc() {
                    Some(ad_hoc) => self.end_empty_ad_hoc(&here, ad_hoc),
                    None => self.complete(&here, &Variables::default()),
                },
                None => self.end_instance(),
            },
        }
    }

    fn end_instance(&mut self) {
        match self.state.status {
            InstanceStatus::Running => self.complete_process(),
            InstanceStatus::Canceling => self.emit(InstanceEvent::InstanceCanceled {}),
            InstanceStatus::NotStarted
            | InstanceStatus::Completed
            | InstanceStatus::Canceled
            | InstanceStatus::Failed => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ids::ElementId,
        instance::{
            event::InstanceEvent,
            state::{InstanceState, InstanceStatus},
        },
        testing::{Run, bpmn::*, given},
        value::Variables,
    };

    #[test]
    fn a_scope_ends_when_its_last_token_does_and_not_before() {
        let inner = sequence([start("in"), gateway("parallel", "fork"), job("a"), end("x")])
            + &nodes([job("b"), end("y")])
            + &path("fork b y");
        let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["sub", "b"]);
        run.complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_scope_waits_for_an_incident_in_it() {
        let inner = sequence([
            start("in"),
            script("bad", "=if x = 1 then 1 else function() 1", "y"),
            end("out"),
        ]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["sub", "bad"]);
        run.resolve("bad", r#"{"x":1}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_element_without_outgoing_flows_ends_its_token() {
        let mut run = given(sequence([start("start"), job("work")])).start("{}");
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn results_without_output_mappings_are_where_they_belong_before_an_incident() {
        let content = sequence([start("start"), job("work")])
            + &nodes([end("end")])
            + &flow_if("work", "end", "=ready");
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"a":1}"#);
        assert!(run.incidents()[0].starts_with("work GatewayNoMatch"));
        assert_eq!(run.variables(), r#"{"a":1}"#);
        run.after().resolve("work", r#"{"ready":true}"#);
        assert_eq!(
            run.trace(),
            [
                r#"VariablesSet {"ready":true}"#,
                "IncidentResolved work",
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn conditions_of_the_flows_see_the_results() {
        let content = sequence([start("start"), job("work").output("=r", "ready")])
            + &nodes([end("end")])
            + &flow_if("work", "end", "=ready");
        let mut run = given(content).start(r#"{"ready":false}"#);
        run.complete_job("work", r#"{"r":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    /// What completed, oldest first: the scope, the element, and the activity's own variables then.
    fn completed(run: &Run) -> Vec<String> {
        let mut state = InstanceState::new(run.state.id);
        let mut told = Vec::new();
        for event in run.events() {
            let element_of = |activation| {
                let element = state.activation(activation)?.element.as_ref()?;
                Some(element.to_string())
            };
            let line = |scope, element: &ElementId, variables: &Variables| {
                let scope = element_of(scope).unwrap_or_else(|| "process".to_owned());
                format!("{scope}: {element} {}", variables.0.to_json())
            };
            match event {
                InstanceEvent::ElementPassed(passed) => {
                    told.push(line(passed.scope, &passed.element, &Variables::default()));
                }
                InstanceEvent::ElementCompleted(completed) => {
                    let ended = state.activation(completed.activation).unwrap();
                    told.push(line(
                        ended.parent.unwrap(),
                        &completed.element,
                        &ended.variables,
                    ));
                }
                _ => {}
            }
            state.apply(event);
        }
        told
    }

    #[test]
    fn what_completed_in_a_scope_in_which_order_and_with_what_is_told_by_the_events_alone() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            job("a").input("=x + 1", "y"),
            end("x"),
        ]) + &nodes([job("b"), end("y")])
            + &path("fork b y");
        let content = sequence([
            start("start"),
            script("count", "=1", "x"),
            sub_process("sub", inner),
            user_task("after"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.complete_job("b", "{}").complete_job("a", "{}");
        assert_eq!(
            completed(&run),
            [
                "process: start {}",
                "process: count {}",
                "sub: in {}",
                "sub: fork {}",
                "sub: b {}",
                "sub: y {}",
                r#"sub: a {"y":2}"#,
                "sub: x {}",
                "process: sub {}",
            ]
        );
    }
}
