//! Ending: an element leaves with its results, and a scope in which nothing is left ends with it.

use super::{
    event::{ElementCompleted, InstanceEvent, Repeat},
    mapping,
    state::{ActivationStatus, InstanceStatus, MultiInstanceState},
    step::Step,
    view::Fault,
};
use crate::{
    element::{Here, behaviour_of},
    ids::{ActivationId, FlowId},
    model::graph::Element,
    value::Variables,
};

impl<'a> Step<'a> {
    /// The element is done: its results leave it, and its tokens go on.
    pub(crate) fn complete(&mut self, here: &Here<'a>, results: &Variables) {
        match self.completion(here, results) {
            Ok((variables, taken)) => {
                self.set_variables(here.scope, variables);
                self.leave(here, taken);
            }
            Err(fault) => {
                self.hold(here, results);
                self.raise(here, fault, Repeat::Complete);
            }
        }
    }

    /// Results must outlast an incident: with output mappings they wait in the activity, else they are where they belong already.
    pub(crate) fn hold(&mut self, here: &Here<'_>, results: &Variables) {
        let scope = if here.element.outputs.is_empty() {
            here.scope
        } else {
            here.activation
        };
        self.set_variables(scope, results.clone());
    }

    /// The variables that leave the element, and the flows it takes.
    fn completion(
        &self,
        here: &Here<'a>,
        results: &Variables,
    ) -> Result<(Variables, Vec<FlowId>), Fault> {
        let leaving = self.leaving_variables(here.element, here.activation, here.scope, results)?;
        let taken = self.flows_taken(here.element, here.scope, &leaving)?;
        Ok((leaving, taken))
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
            return Ok(results.clone());
        }
        let existing = |name: &str| self.state.lookup(scope, name).cloned();
        mapping::outputs(element, &self.view(inside, results), existing)
    }

    /// The flows an element takes when it leaves `scope`'s variables as they are with `leaving` before them. The activity inside
    /// a multi-instance item takes none: its body does.
    pub(crate) fn flows_taken(
        &self,
        element: &Element,
        scope: ActivationId,
        leaving: &Variables,
    ) -> Result<Vec<FlowId>, Fault> {
        if self.is_item_of(scope, element) {
            return Ok(Vec::new());
        }
        behaviour_of(&element.kind).leave(self.process, element, &self.view(scope, leaving))
    }

    /// The activation ends and puts tokens on `taken`.
    pub(crate) fn leave(&mut self, here: &Here<'_>, taken: Vec<FlowId>) {
        let last = taken.is_empty();
        self.emit(InstanceEvent::ElementCompleted(ElementCompleted {
            activation: here.activation,
            element: here.element.id.clone(),
            taken,
            output: None,
        }));
        if last {
            self.end_scope_if_done(here.scope);
        }
    }

    /// Ends a scope in which no token waits and nothing is active.
    pub(crate) fn end_scope_if_done(&mut self, scope: ActivationId) {
        let Some(activation) = self.state.activation(scope) else {
            return;
        };
        if !activation.tokens.is_empty()
            || !activation.children.is_empty()
            || self.state.incident_of(scope).is_some()
        {
            return;
        }
        match (activation.status, &activation.multi_instance) {
            (ActivationStatus::Terminating, _) => self.finish_termination(scope),
            (ActivationStatus::Active, Some(MultiInstanceState::Item { .. })) => {
                self.complete_item(scope);
            }
            (ActivationStatus::Active, Some(MultiInstanceState::Body { .. })) => {
                self.complete_body_if_done(scope);
            }
            (ActivationStatus::Active, None) => match self.here(scope) {
                Some(here) => self.complete(&here, &Variables::default()),
                None => self.end_instance(),
            },
        }
    }

    fn end_instance(&mut self) {
        match self.state.status {
            InstanceStatus::Running => self.emit(InstanceEvent::InstanceCompleted {}),
            InstanceStatus::Canceling => self.emit(InstanceEvent::InstanceCanceled {}),
            InstanceStatus::NotStarted
            | InstanceStatus::Completed
            | InstanceStatus::Canceled
            | InstanceStatus::Failed => {}
        }
    }
}
