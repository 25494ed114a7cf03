//! One step: commands are turned into events, and tokens move on until everything waits or the budget is used up.
//!
//! A step owns the state. Every event is given to the [`Recorder`] and folded before the next decision is made, so a decision
//! never sees anything that a replay would not.

use super::{
    event::{
        Catches, ElementEntered, ElementPassed, IncidentRaised, IncidentType, InstanceEvent, Repeat,
    },
    state::{Activation, ActivationStatus, InstanceState, MultiInstanceState},
    view::{Fault, View},
};
use crate::{
    element::{Here, Progress, behaviour_of},
    ids::{ActivationId, ElementId, FlowId, ProcessVersionId},
    ids_source::Ids,
    model::graph::{Element, Process},
    value::Variables,
};
use feel::Environment;
use jiff::Timestamp;

/// How many elements an instance may enter without anything coming from outside: more is taken for an endless loop.
pub const ENTRIES_WITHOUT_STIMULUS: u64 = 1_000_000;

/// What a step is decided with besides the state: everything else that the answer may depend on.
pub struct Context<'a> {
    /// The process the instance runs.
    pub process: &'a Process,
    /// Its version.
    pub process_version: ProcessVersionId,
    /// The time of the step; never before that of the stream's last event.
    pub now: Timestamp,
    /// Where new ids come from.
    pub ids: Ids,
    /// What FEEL is evaluated with.
    pub environment: Environment,
    /// How many elements the step may enter after the commands' own effect.
    pub budget: u32,
    /// Whether the step has taken long enough.
    pub out_of_time: &'a dyn Fn() -> bool,
}

/// Receives each event with the state before it, and gives back what is folded: the event as a replay would read it.
pub trait Recorder {
    /// Takes note of one event.
    fn record(&mut self, before: &InstanceState, event: InstanceEvent) -> InstanceEvent;
}

/// A step in the making.
pub(crate) struct Step<'a> {
    pub(crate) state: InstanceState,
    pub(crate) process: &'a Process,
    pub(crate) process_version: ProcessVersionId,
    pub(crate) now: Timestamp,
    pub(crate) ids: Ids,
    pub(crate) environment: Environment,
    recorder: &'a mut dyn Recorder,
    out_of_time: &'a dyn Fn() -> bool,
    budget: u32,
    /// Multi-instance bodies that may have items to open.
    opening: Vec<ActivationId>,
}

impl<'a> Step<'a> {
    pub(crate) fn new(
        state: InstanceState,
        context: Context<'a>,
        recorder: &'a mut dyn Recorder,
    ) -> Self {
        let opening = state
            .activations
            .values()
            .filter(|activation| {
                matches!(
                    activation.multi_instance,
                    Some(MultiInstanceState::Body { .. })
                )
            })
            .map(|activation| activation.id)
            .collect();
        Self {
            state,
            process: context.process,
            process_version: context.process_version,
            now: context.now,
            ids: context.ids,
            environment: context.environment,
            recorder,
            out_of_time: context.out_of_time,
            budget: context.budget,
            opening,
        }
    }

    /// Records and folds one event.
    pub(crate) fn emit(&mut self, event: InstanceEvent) {
        let event = self.recorder.record(&self.state, event);
        self.state.apply(&event);
    }

    /// What can be seen from `activation`, with variables before it that are not stored yet.
    pub(crate) fn view<'b>(
        &'b self,
        activation: ActivationId,
        unstored: &'b Variables,
    ) -> View<'b> {
        View::new(&self.state, activation, unstored, &self.environment)
    }

    /// Moves tokens until everything waits or the budget is used up. Whether there is more to do.
    pub(crate) fn run(&mut self) -> bool {
        loop {
            if self.state.status.has_ended() {
                return false;
            }
            let Some(next) = self.next_move() else {
                return false;
            };
            if self.budget == 0 || (self.out_of_time)() {
                return true;
            }
            self.budget -= 1;
            match next {
                Move::Enter {
                    element,
                    scope,
                    from,
                } => {
                    let element = self.process.element(element);
                    self.enter(element, scope, from);
                }
                Move::OpenItem { body } => self.open_item(body),
            }
        }
    }

    fn next_move(&mut self) -> Option<Move> {
        if let Some(next) = super::join::next_token(&self.state, self.process) {
            return Some(next);
        }
        while let Some(body) = self.opening.last().copied() {
            if super::multi_instance::may_open(&self.state, self.process, body) {
                return Some(Move::OpenItem { body });
            }
            self.opening.pop();
        }
        super::join::next_inclusive_join(&self.state, self.process)
    }

    /// Notes that a multi-instance body may have items to open.
    pub(crate) fn reconsider(&mut self, body: ActivationId) {
        self.opening.push(body);
    }

    /// A token enters `element` in `scope`, taken from the flows `from`.
    pub(crate) fn enter(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        if self.state.entries_without_stimulus >= ENTRIES_WITHOUT_STIMULUS {
            let message = format!(
                "element '{}' was reached after {ENTRIES_WITHOUT_STIMULUS} elements without anything from outside: this looks \
                 like an endless loop. Correct the variables its conditions read and resolve the incident to go on",
                element.id
            );
            let here = self.activate(element, scope, from, Variables::default());
            self.raise(
                &here,
                Fault::new(IncidentType::Unknown, message),
                Repeat::Enter,
            );
        } else if element.multi_instance.is_some() && !self.is_item_of(scope, element) {
            self.open_body(element, scope, from);
        } else if passes(element) {
            self.pass(element, scope, from);
        } else {
            self.enter_and_wait(element, scope, from);
        }
    }

    fn enter_and_wait(&mut self, element: &'a Element, scope: ActivationId, from: Vec<FlowId>) {
        match super::mapping::inputs(element, &self.view(scope, &Variables::default())) {
            Ok(inputs) => {
                let here = self.activate(element, scope, from, inputs);
                self.begin(&here);
            }
            Err(fault) => {
                let here = self.activate(element, scope, from, Variables::default());
                self.raise(&here, fault, Repeat::Enter);
            }
        }
    }

    /// An element whose entering failed is entered again, with its inputs as they are now.
    pub(crate) fn enter_again(&mut self, here: &Here<'a>) {
        match super::mapping::inputs(here.element, &self.view(here.scope, &Variables::default())) {
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
    ) -> Here<'a> {
        let activation = self.new_activation();
        self.emit(InstanceEvent::ElementEntered(ElementEntered {
            activation,
            element: element.id.clone(),
            scope,
            from,
            variables,
            role: None,
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
            let behaviour = behaviour_of(&element.kind);
            behaviour.compute(element, &view).and_then(|results| {
                let taken = behaviour.leave(self.process, element, &view.with(&results))?;
                Ok((results, taken))
            })
        };
        match passing {
            Ok((results, taken)) => {
                self.set_variables(scope, results);
                self.passed(element, scope, from, taken);
            }
            Err(fault) => {
                let here = self.activate(element, scope, from, nothing);
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

    /// Raises an incident that holds the activation.
    pub(crate) fn raise(&mut self, here: &Here<'_>, fault: Fault, repeat: Repeat) {
        self.raise_with_code(here, fault, None, repeat);
    }

    /// As [`Self::raise`], for a BPMN error with this code.
    pub(crate) fn raise_with_code(
        &mut self,
        here: &Here<'_>,
        fault: Fault,
        error_code: Option<String>,
        repeat: Repeat,
    ) {
        let incident = self.ids.incident();
        self.emit(InstanceEvent::IncidentRaised(Box::new(IncidentRaised {
            incident,
            activation: here.activation,
            element: Some(here.element.id.clone()),
            error_type: fault.error_type,
            error_code,
            message: fault.message,
            repeat,
        })));
    }

    /// Sets variables of a scope; no event if there are none.
    pub(crate) fn set_variables(&mut self, scope: ActivationId, variables: Variables) {
        if !variables.is_empty() {
            let element = self.element_id_of(scope);
            self.emit(InstanceEvent::VariablesSet {
                scope,
                element,
                variables,
            });
        }
    }

    /// The id of the element an activation runs; `None` for the process itself.
    pub(crate) fn element_id_of(&self, activation: ActivationId) -> Option<ElementId> {
        self.state.activation(activation)?.element.clone()
    }

    /// Where an active element is; `None` for the root and for what has ended.
    pub(crate) fn here(&self, activation: ActivationId) -> Option<Here<'a>> {
        let Activation {
            parent, element, ..
        } = self.state.activation(activation)?;
        Some(Here {
            activation,
            scope: (*parent)?,
            element: self.process.find(element.as_ref()?)?,
        })
    }

    /// Where an active element is, unless it is about to end.
    pub(crate) fn active(&self, activation: ActivationId) -> Option<Here<'a>> {
        let running = self.state.activation(activation)?.status == ActivationStatus::Active;
        self.here(activation).filter(|_| running)
    }

    /// Whether `scope` is an item of the multi-instance activity `element`.
    pub(crate) fn is_item_of(&self, scope: ActivationId, element: &Element) -> bool {
        self.state.activation(scope).is_some_and(|activation| {
            activation.element.as_ref() == Some(&element.id)
                && matches!(
                    activation.multi_instance,
                    Some(MultiInstanceState::Item { .. })
                )
        })
    }

    /// The error codes that are caught above the instance.
    pub(crate) fn caught_above(&self) -> Option<&Catches> {
        self.state
            .started
            .as_ref()?
            .parent
            .as_ref()
            .map(|parent| &parent.catches)
    }

    pub(crate) fn new_activation(&mut self) -> ActivationId {
        self.ids.activation()
    }
}

/// The next thing a step does.
pub(crate) enum Move {
    /// An element is entered.
    Enter {
        /// The element.
        element: crate::model::graph::ElementIndex,
        /// Where.
        scope: ActivationId,
        /// The flows whose tokens it takes.
        from: Vec<FlowId>,
    },
    /// A multi-instance activity opens its next item.
    OpenItem {
        /// The activity's body.
        body: ActivationId,
    },
}

/// Whether an element needs no activation: it cannot wait, and nothing is mapped or attached.
fn passes(element: &Element) -> bool {
    !behaviour_of(&element.kind).can_wait()
        && element.inputs.is_empty()
        && element.outputs.is_empty()
        && element.boundary_events.is_empty()
}
