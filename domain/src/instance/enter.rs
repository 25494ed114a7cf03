//! Entering: a token comes to an element, which passes it on at once or becomes active and begins its work.

use super::{
    event::{
        ElementEntered, ElementPassed, IncidentType, InstanceEvent, MultiInstanceRole, Repeat,
    },
    mapping,
    step::Step,
    view::Fault,
};
use crate::{
    element::{Here, Progress, behaviour_of},
    ids::{ActivationId, FlowId},
    model::graph::Element,
    value::Variables,
};
use std::sync::Arc;

/// How many elements an instance may enter without anything coming from outside: more is taken for an endless loop.
pub(crate) const ENTRIES_WITHOUT_STIMULUS: u64 = 1_000_000;

impl<'a> Step<'a> {
    /// A token enters `element` in `scope`, taken from the flows `from`.
    pub(crate) fn enter(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        let is_body = element.multi_instance.is_some() && !self.is_item_of(scope, element);
        if self.state.entries_without_stimulus >= ENTRIES_WITHOUT_STIMULUS {
            let message = format!(
                "element '{}' was reached after {ENTRIES_WITHOUT_STIMULUS} elements without anything from outside: this looks \
                 like an endless loop. Correct the variables its conditions read and resolve the incident to go on",
                element.id
            );
            let role = is_body.then(|| MultiInstanceRole::Body {
                collection: Arc::default(),
            });
            let here = self.activate(element, scope, from, Variables::default(), role);
            let fault = Fault::new(IncidentType::Unknown, message);
            self.raise(&here, fault, Repeat::Enter);
        } else if is_body {
            self.open_body(element, scope, from);
        } else if passes(element) {
            self.pass(element, scope, from);
        } else {
            self.enter_and_wait(element, scope, from);
        }
    }

    fn enter_and_wait(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        match mapping::inputs(element, &self.view(scope, &Variables::default())) {
            Ok(inputs) => {
                let here = self.activate(element, scope, from, inputs, None);
                self.begin(&here);
            }
            Err(fault) => {
                let here = self.activate(element, scope, from, Variables::default(), None);
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }

    /// An element whose entering failed is entered again, with its inputs as they are now.
    pub(crate) fn enter_again(&mut self, here: &Here<'a>) {
        match mapping::inputs(here.element, &self.view(here.scope, &Variables::default())) {
            Ok(inputs) => {
                self.set_variables(here.activation, inputs);
                self.begin(here);
            }
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    /// Makes `element` active.
    pub(crate) fn activate(
        &mut self,
        element: &'a Element,
        scope: ActivationId,
        from: Vec<FlowId>,
        variables: Variables,
        role: Option<MultiInstanceRole>,
    ) -> Here<'a> {
        let activation = self.new_activation();
        self.emit(InstanceEvent::ElementEntered(ElementEntered {
            activation,
            element: element.id.clone(),
            scope,
            from,
            variables,
            role,
        }));
        Here {
            activation,
            scope,
            element,
        }
    }

    /// An element that cannot wait: entered and left in one event.
    fn pass(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        let nothing = Variables::default();
        let passing = {
            let view = self.view(scope, &nothing);
            let computed = behaviour_of(&element.kind).compute(element, &view);
            computed.and_then(|results| {
                let taken = self.flows_taken(element, scope, &results)?;
                Ok((results, taken))
            })
        };
        match passing {
            Ok((results, taken)) => {
                self.set_variables(scope, results);
                self.passed(element, scope, from, taken);
            }
            Err(fault) => {
                let here = self.activate(element, scope, from, nothing, None);
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }

    /// Records that tokens passed through `element`, and ends the scope if that was its last token.
    pub(crate) fn passed(
        &mut self,
        element: &Element,
        scope: ActivationId,
        from: Vec<FlowId>,
        taken: Vec<FlowId>,
    ) {
        let activation = self.new_activation();
        let last = taken.is_empty();
        self.emit(InstanceEvent::ElementPassed(ElementPassed {
            activation,
            element: element.id.clone(),
            scope,
            from,
            taken,
        }));
        if last {
            self.end_scope_if_done(scope);
        }
    }

    /// What an element does is done again, with its inputs as they are now; its subscriptions are open still.
    pub(crate) fn execute_again(&mut self, here: &Here<'a>) {
        match mapping::inputs(here.element, &self.view(here.scope, &Variables::default())) {
            Ok(mut inputs) => {
                if let Some(current) = self.state.own_variables(here.activation) {
                    inputs.retain_changed(current);
                }
                self.set_variables(here.activation, inputs);
                self.execute(here);
            }
            Err(fault) => self.raise(here, fault, Repeat::Execute),
        }
    }

    /// Opens what the element waits for besides its own work, then starts that work.
    pub(crate) fn begin(&mut self, here: &Here<'a>) {
        match self.open_attached_subscriptions(here) {
            Ok(()) => self.execute(here),
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    /// Starts the element's own work.
    pub(crate) fn execute(&mut self, here: &Here<'a>) {
        match behaviour_of(&here.element.kind).execute(here, self) {
            Ok(Progress::Waits) => {}
            Ok(Progress::Done(results)) => self.complete(here, &results),
            Err(fault) => self.raise(here, fault, Repeat::Execute),
        }
    }
}

/// Whether an element needs no activation: it cannot wait, and nothing is mapped or attached.
fn passes(element: &Element) -> bool {
    !behaviour_of(&element.kind).can_wait()
        && element.inputs.is_empty()
        && element.outputs.is_empty()
        && element.boundary_events.is_empty()
}
