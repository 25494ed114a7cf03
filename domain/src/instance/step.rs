//! One step: commands are turned into events, and tokens move on until everything waits or the budget is used up.
//!
//! A step owns the state. Every event is given to the [`Recorder`] and folded before the next decision is made, so a decision
//! never sees anything that a replay would not.

use super::{
    activation::{Activation, ActivationStatus, LoopState},
    agenda::Agenda,
    contradiction::Contradiction,
    event::{InstanceEvent, Parent},
    here::Here,
    moves::Move,
    state::InstanceState,
    view::{Room, View},
};
use crate::{
    ids::{ActivationId, ElementId, ProcessVersionId},
    ids_source::Ids,
    model::graph::{Element, Process},
    value::Variables,
};
use feel::{Environment, Scope, Value};
use jiff::Timestamp;
use std::{cell::OnceCell, sync::Arc};

/// What a step is decided with besides the state: everything else that the answer may depend on.
pub struct Context<'a> {
    /// The process the instance runs.
    pub process: &'a Process,
    /// Its version.
    pub process_version: ProcessVersionId,
    /// The versions that commands of the step name.
    pub other_versions: &'a [(ProcessVersionId, Arc<Process>)],
    /// The time of the step; never before that of the stream's last event.
    pub now: Timestamp,
    /// Where new ids come from.
    pub ids: Ids,
    /// What FEEL is evaluated with; what is random in it follows from `ids`.
    pub environment: Environment,
    /// How much the instance's variables may hold together ([`feel::Value::bytes`]).
    pub variables_limit: u64,
    /// How many bytes the instance may take in memory beside them ([`InstanceState::structure`]).
    pub structure_limit: u64,
    /// How many elements the step may enter after the commands' own effect.
    pub budget: u32,
    /// How many calls may lie above an instance.
    pub maximum_call_depth: u32,
    /// Whether the process version is suspended, or an instance above.
    pub is_held: bool,
    /// Whether the step has taken long enough.
    pub out_of_time: &'a dyn Fn() -> bool,
}

/// Receives each event with the state before it, and gives back what is folded: the event as a replay would read it.
pub trait Recorder {
    /// Takes note of one event.
    fn record(&mut self, before: &InstanceState, event: InstanceEvent) -> InstanceEvent;
}

/// What can be seen from an activation of the instance.
pub(crate) struct Seen<'a> {
    state: &'a InstanceState,
    from: ActivationId,
    environment: &'a Environment,
    variables_limit: u64,
}

impl Scope for Seen<'_> {
    fn lookup(&self, name: &str) -> Option<Value> {
        self.state.lookup(self.from, name).cloned()
    }
}

impl Seen<'_> {
    /// To evaluate with.
    pub(crate) fn view(&self) -> View<'_> {
        View::new(self, self.environment).within(Room {
            state: self.state,
            limit: self.variables_limit,
        })
    }
}

/// Who sets variables.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SetBy {
    /// The process itself.
    Process,
    /// The worker of a listener.
    Listener,
    /// Somebody who is not part of it.
    Outside,
}

/// A step in the making.
pub(crate) struct Step<'a> {
    pub(crate) state: InstanceState,
    pub(crate) process: &'a Process,
    pub(crate) process_version: ProcessVersionId,
    pub(crate) other_versions: &'a [(ProcessVersionId, Arc<Process>)],
    pub(crate) now: Timestamp,
    pub(crate) ids: Ids,
    pub(crate) environment: Environment,
    pub(crate) maximum_call_depth: u32,
    pub(crate) variables_limit: u64,
    pub(super) structure_limit: u64,
    /// Whether nobody is there who could be called.
    pub(crate) is_abandoned: bool,
    /// Whether the process version is suspended, or an instance above.
    pub(super) is_held: bool,
    /// Whether what waited is going on.
    pub(super) is_releasing: bool,
    recorder: &'a mut dyn Recorder,
    out_of_time: &'a dyn Fn() -> bool,
    budget: u32,
    pub(super) agenda: Agenda,
    /// The first contradiction that was met. Then nothing of the step is valid, so whoever meets one need not say how it goes on.
    contradiction: OnceCell<Contradiction>,
}

impl<'a> Step<'a> {
    pub(crate) fn new(
        state: InstanceState,
        context: Context<'a>,
        recorder: &'a mut dyn Recorder,
    ) -> Self {
        let environment = context.environment.with_seed(context.ids.seed());
        Self {
            state,
            process: context.process,
            process_version: context.process_version,
            other_versions: context.other_versions,
            now: context.now,
            ids: context.ids,
            environment,
            maximum_call_depth: context.maximum_call_depth,
            variables_limit: context.variables_limit,
            structure_limit: context.structure_limit,
            is_abandoned: false,
            is_held: context.is_held,
            is_releasing: false,
            recorder,
            out_of_time: context.out_of_time,
            budget: context.budget,
            agenda: Agenda::default(),
            contradiction: OnceCell::new(),
        }
    }

    /// Notes what cannot be: the step comes to nothing.
    pub(crate) fn contradict(&self, contradiction: Contradiction) {
        // Those that follow from the first are not told.
        let _ = self.contradiction.set(contradiction);
    }

    /// The state that the step led to.
    pub(crate) fn into_state(self) -> Result<InstanceState, Contradiction> {
        match self.contradiction.into_inner() {
            None => Ok(self.state),
            Some(contradiction) => Err(contradiction),
        }
    }

    /// Records and folds one event.
    pub(crate) fn emit(&mut self, event: InstanceEvent) {
        let event = self.recorder.record(&self.state, event);
        self.agenda.note(&self.state, &event);
        self.state.apply(&event);
    }

    /// What can be seen from `activation`.
    pub(crate) fn seen_from(&self, activation: ActivationId) -> Seen<'_> {
        Seen {
            state: &self.state,
            from: activation,
            environment: &self.environment,
            variables_limit: self.variables_limit,
        }
    }

    /// Looks at everything in the instance, not only at what this step touched.
    pub(crate) fn look_everywhere(&mut self) {
        // Which conditions may have changed is known to this step only.
        self.judge_conditions();
        self.agenda = Agenda::of(&self.state);
    }

    /// Moves tokens until everything waits or the budget is used up. Whether there is more to do. However late it is, a step that may
    /// move makes one move: it would have no event otherwise, and what asked for it would be taken for carried out.
    pub(crate) fn run(&mut self) -> bool {
        let mut has_moved = false;
        loop {
            if self.state.status.has_ended() || self.contradiction.get().is_some() {
                return false;
            }
            // What a command has set is looked at whatever the budget: what becomes true meanwhile is not missed.
            self.judge_conditions();
            let next = match self.agenda.next(&self.state, self.process) {
                Ok(Some(next)) => next,
                Ok(None) => return false,
                Err(contradiction) => {
                    self.contradict(contradiction);
                    return false;
                }
            };
            if next.may_make_more() {
                self.suspend_if_too_large();
            }
            if self.is_suspended() {
                self.park_moves();
                return false;
            }
            if self.budget == 0 || (has_moved && (self.out_of_time)()) {
                return true;
            }
            has_moved = true;
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
                Move::MakeScope {
                    element,
                    scope,
                    begins_at,
                } => {
                    let element = self.process.element(element);
                    self.make_scope(element, scope, begins_at);
                }
                Move::Release => self.release(),
                Move::OpenItem { body } => self.open_next(body),
                Move::CallCancelingListener { task } => {
                    if let Some(here) = self.required_here(task) {
                        self.call_canceling_listener(&here);
                    }
                }
                Move::TriggerConditional { subscription } => self.trigger_conditional(subscription),
                Move::Compensate { waiting } => self.compensate_next(waiting),
                Move::ResetGateway { gateway } => self.reset_gateway(gateway),
            }
        }
    }

    /// Sets variables of a scope; no event if there are none.
    pub(crate) fn set_variables(&mut self, scope: ActivationId, variables: Variables) {
        self.set_variables_by(scope, variables, SetBy::Process);
    }

    /// Sets variables of a scope that somebody asks to be set; no event if there are none.
    pub(crate) fn set_from_outside(&mut self, scope: ActivationId, variables: Variables) {
        self.set_variables_by(scope, variables, SetBy::Outside);
    }

    /// Sets variables of an element or a process that a listener gave; no event if there are none.
    pub(crate) fn set_by_listener(&mut self, scope: ActivationId, variables: Variables) {
        self.set_variables_by(scope, variables, SetBy::Listener);
    }

    fn set_variables_by(&mut self, scope: ActivationId, variables: Variables, by: SetBy) {
        if !variables.is_empty() {
            let element = self.element_id_of(scope);
            self.emit(InstanceEvent::VariablesSet {
                scope,
                element,
                variables,
                by_listener: by == SetBy::Listener,
                from_outside: by == SetBy::Outside,
            });
        }
    }

    /// The id of the element an activation runs; `None` for the process itself.
    pub(crate) fn element_id_of(&self, activation: ActivationId) -> Option<ElementId> {
        self.state.activation(activation)?.element.clone()
    }

    /// The id of the element that an activation runs, which must not be the root.
    pub(crate) fn required_element_id_of(&self, activation: ActivationId) -> Option<ElementId> {
        let found = self.element_id_of(activation);
        if found.is_none() {
            self.contradict(Contradiction::OtherActivation {
                activation,
                expected: "one of an element",
            });
        }
        found
    }

    /// An activation that must be there.
    pub(crate) fn required_activation(&self, id: ActivationId) -> Option<&Activation> {
        let found = self.state.activation(id);
        if found.is_none() {
            self.contradict(Contradiction::NotActive(id));
        }
        found
    }

    /// An element that the process must have.
    pub(crate) fn required_element(&self, id: &ElementId) -> Option<&'a Element> {
        let found = self.process.find(id);
        if found.is_none() {
            self.contradict(Contradiction::UnknownElement(id.clone()));
        }
        found
    }

    /// Where an element is that must be active.
    pub(crate) fn required_here(&self, activation: ActivationId) -> Option<Here<'a>> {
        let here = self.here(activation);
        if here.is_none() {
            self.contradict(Contradiction::NotActive(activation));
        }
        here
    }

    /// Where an active element is; `None` for the root, for a listener, and for what has ended.
    pub(crate) fn here(&self, activation: ActivationId) -> Option<Here<'a>> {
        let Activation {
            parent,
            element,
            listener: None,
            ..
        } = self.state.activation(activation)?
        else {
            return None;
        };
        Some(Here {
            activation,
            scope: (*parent)?,
            element: self.required_element(element.as_ref()?)?,
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
                && matches!(activation.loop_state, Some(LoopState::Item { .. }))
        })
    }

    /// The call that the instance runs for, if another called it.
    pub(crate) fn caller(&self) -> Option<&Parent> {
        self.state.started.as_ref()?.parent.as_ref()
    }

    pub(crate) fn new_activation(&mut self) -> ActivationId {
        self.ids.activation()
    }
}
