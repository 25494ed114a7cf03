//! Activities that are repeated (BPMN 2.0.2, 10.3.8): a body holds items, and each item holds the activity, which knows nothing of
//! it. Boundary events are those of the body: they wait as long as anything in it runs. Items are opened one after another under
//! the step's budget. What they are, and when there is another one, is up to the kind of loop.

use super::{
    activation::ActivationStatus,
    agenda::may_open,
    contradiction::Contradiction,
    event::{ElementCompleted, InstanceEvent, LoopRole, Repeat},
    loop_behavior::InstanceThrows,
    step::Step,
    view::Fault,
};
use crate::{
    ids::{ActivationId, FlowId},
    instance::here::Here,
    model::graph::{Element, Instances, LoopCharacteristics},
    value::Variables,
};
use feel::Value;
use std::sync::Arc;

/// The part of a body of which is not known yet what its items are.
pub(crate) fn role_before_reading(characteristics: &LoopCharacteristics) -> LoopRole {
    match characteristics {
        LoopCharacteristics::MultiInstance(multi_instance) => match multi_instance.instances {
            Instances::Collection { .. } => LoopRole::Body {
                collection: Arc::default(),
            },
            Instances::Cardinality(_) => LoopRole::Counted { instances: 0 },
        },
        LoopCharacteristics::StandardLoop(_) => LoopRole::Loop {},
    }
}

impl<'a> Step<'a> {
    /// A token enters an activity that is repeated.
    pub(crate) fn open_body(
        &mut self,
        element: &'a Element,
        characteristics: &LoopCharacteristics,
        scope: ActivationId,
        from: Vec<FlowId>,
    ) {
        let (role, fault) = match self.role_of_body(element, characteristics, scope) {
            Ok(role) => (role, None),
            Err(fault) => (role_before_reading(characteristics), Some(fault)),
        };
        let here = self.activate(element, scope, from, Variables::default(), Some(role));
        match fault {
            None => self.begin_body(&here),
            Some(fault) => self.raise(&here, fault, Repeat::Enter),
        }
    }

    fn role_of_body(
        &self,
        element: &Element,
        characteristics: &LoopCharacteristics,
        scope: ActivationId,
    ) -> Result<LoopRole, Fault> {
        match characteristics {
            LoopCharacteristics::MultiInstance(multi_instance) => {
                self.read_instances(element, multi_instance, scope)
            }
            LoopCharacteristics::StandardLoop(_) => Ok(LoopRole::Loop {}),
        }
    }

    /// A body that could not begin is entered again: with its items as they are now.
    pub(crate) fn reopen_body(&mut self, here: &Here<'a>) {
        let Some(characteristics) = self.loop_of(here.element) else {
            return;
        };
        let (activation, element) = (here.activation, here.element.id.clone());
        match self.role_of_body(here.element, characteristics, here.scope) {
            Ok(LoopRole::Body { collection }) => self.emit(InstanceEvent::CollectionRead {
                activation,
                element,
                collection,
            }),
            Ok(LoopRole::Counted { instances }) => self.emit(InstanceEvent::CardinalityRead {
                activation,
                element,
                instances,
            }),
            Ok(LoopRole::Loop {} | LoopRole::Item { .. }) => {}
            Err(fault) => return self.raise(here, fault, Repeat::Enter),
        }
        self.begin_body(here);
    }

    fn begin_body(&mut self, here: &Here<'a>) {
        match self.open_boundary_subscriptions(here) {
            Ok(()) => self.complete_body_if_done(here.activation),
            Err(fault) => self.raise(here, fault, Repeat::Enter),
        }
    }

    /// Opens the next item, if there is to be one.
    pub(crate) fn open_next(&mut self, body: ActivationId) {
        let Some(here) = self.required_here(body) else {
            return;
        };
        match self.loop_of(here.element) {
            Some(LoopCharacteristics::MultiInstance(multi_instance)) => {
                self.open_instance(&here, multi_instance);
            }
            Some(LoopCharacteristics::StandardLoop(standard_loop)) => {
                self.open_run(&here, standard_loop);
            }
            None => {}
        }
    }

    /// Opens an item with its variables, and enters the activity in it.
    pub(super) fn open_item(&mut self, body: &Here<'a>, index: u32, mut variables: Variables) {
        variables.set(LOOP_COUNTER, loop_counter(index));
        let role = LoopRole::Item { index };
        let (element, scope) = (body.element, body.activation);
        let item = self.activate(element, scope, Vec::new(), variables, Some(role));
        self.enter(element, item.activation, Vec::new());
    }

    /// The activity in an item has ended; `seen` are the variables it had.
    pub(crate) fn complete_item(&mut self, item: ActivationId, seen: &Variables) {
        let Some(here) = self.required_here(item) else {
            return;
        };
        let judged = match self.loop_of(here.element) {
            Some(LoopCharacteristics::MultiInstance(multi_instance)) => {
                self.judge_instance(&here, multi_instance, seen)
            }
            Some(LoopCharacteristics::StandardLoop(standard_loop)) => {
                self.judge_run(&here, standard_loop, seen)
            }
            None => return,
        };
        match judged {
            Ok(Judged {
                output,
                enough,
                throws,
            }) => {
                if !self.throw_from_instance(&here, throws) {
                    return;
                }
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
                let held = self.not_seen_around(item, seen);
                self.set_variables(item, held);
                self.raise(&here, fault, Repeat::Complete);
            }
        }
    }

    /// Of what an activity had, what cannot be seen without it. What has left a run of a standard loop is out there, where a
    /// correction of it belongs.
    fn not_seen_around(&self, item: ActivationId, had: &Variables) -> Variables {
        let mut held = had.clone();
        if self.state.loop_around_run(item).is_some() {
            let around = self.state.scope_of_results(item);
            held.retain_changed(&self.state.visible_variables(around));
        }
        held
    }

    /// How an element is repeated that must be.
    fn loop_of(&self, element: &'a Element) -> Option<&'a LoopCharacteristics> {
        let found = element.loop_characteristics.as_ref();
        if found.is_none() {
            self.contradict(Contradiction::OtherElement {
                element: element.id.clone(),
                expected: "an activity that is repeated",
            });
        }
        found
    }

    /// Ends the activity when every item has ended and no other can be opened.
    pub(crate) fn complete_body_if_done(&mut self, body: ActivationId) {
        if !may_open(&self.state, self.process, body) {
            self.complete_body(body);
        }
    }

    /// Ends the activity unless an item still has to end.
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
        let leaving = activation
            .loop_state
            .as_ref()
            .zip(here.element.multi_instance())
            .map(|(state, multi_instance)| multi_instance.collected(state))
            .unwrap_or_default();
        match self.flows_taken(here.element, here.scope, &leaving) {
            Ok(taken) => {
                self.propagate(here.scope, leaving);
                self.leave(&here, taken);
            }
            Err(fault) => self.raise(&here, fault, Repeat::Complete),
        }
    }
}

/// What the end of an item comes to.
pub(super) struct Judged {
    /// What it gives to the output collection.
    pub(super) output: Option<Value>,
    /// Whether the activity ends with it, whatever else is open.
    pub(super) enough: bool,
    /// What it throws.
    pub(super) throws: InstanceThrows,
}

/// The variable of an item that says which one it is (BPMN 2.0.2, tables 10.27 and 10.30).
pub(super) const LOOP_COUNTER: &str = "loopCounter";

/// Items are counted from 1.
pub(super) fn loop_counter(index: u32) -> Value {
    Value::from(i64::from(index) + 1)
}
