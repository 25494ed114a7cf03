//! What a modification comes to, found before anything is changed: what it ends, and where it puts tokens. Or why it is refused.
//!
//! Everything is judged by the instance as it is before: a token that is placed cannot be canceled by the same modification.

use super::super::{
    activation::{Activation, ActivationStatus, AdHoc, LoopState},
    command::{Instruction, Modification},
    event::{ListenerEvent, Operation, Position},
    state::InstanceState,
};
use super::{place, preview::tokens_but};
use crate::{
    ids::{ActivationId, ElementId},
    model::graph::{Element, Process},
    value::Variables,
};
use std::collections::{BTreeMap, BTreeSet};

/// Why an instruction cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Its place among the instructions, from 0.
    pub instruction: usize,
    /// What in it does not fit.
    pub field: Field,
    /// Why not, and what to do.
    pub reason: String,
}

/// A part of an instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The element.
    Element,
    /// The scope.
    Scope,
    /// Which of several tokens.
    Activation,
}

/// What a modification comes to.
#[derive(Debug, Default, PartialEq)]
pub struct Plan {
    /// The variables that are set, by their scopes.
    pub(super) set: Vec<(ActivationId, Variables)>,
    /// The waiting tokens that are taken away.
    pub(super) discarded: BTreeMap<ActivationId, Vec<Position>>,
    /// The activations that are canceled with all that is in them.
    pub(super) canceled: Vec<ActivationId>,
    /// Where tokens are put.
    pub(super) placed: BTreeMap<ActivationId, Vec<Position>>,
    /// The scopes in which nothing is left, inner ones first: they are canceled too.
    pub(super) emptied: Vec<ActivationId>,
    /// Whether nothing is left in the instance.
    pub cancels_instance: bool,
}

impl Plan {
    /// What `modification` comes to.
    ///
    /// # Errors
    ///
    /// It cannot be carried out as a whole.
    pub fn of(
        state: &InstanceState,
        process: &Process,
        modification: &Modification,
    ) -> Result<Self, Vec<Refusal>> {
        let mut planning = Planning::new(state, process, &modification.instructions);
        for (place, asked) in modification.instructions.iter().enumerate() {
            planning.instruction = place;
            planning.resolve(asked);
        }
        planning.check_scopes_stay(&modification.instructions);
        planning.find_emptied();
        if planning.refusals.is_empty() {
            Ok(planning.plan)
        } else {
            Err(planning.refusals)
        }
    }
}

/// A plan in the making.
struct Planning<'a> {
    state: &'a InstanceState,
    process: &'a Process,
    /// What is active in the elements that something is to be canceled in, oldest first.
    active: BTreeMap<&'a ElementId, Vec<&'a Activation>>,
    /// What is canceled so far.
    removed: BTreeSet<ActivationId>,
    /// The scopes out of which something is taken, each with the last instruction that does so.
    taken_from: BTreeMap<ActivationId, usize>,
    /// The instruction that is looked at.
    instruction: usize,
    refusals: Vec<Refusal>,
    plan: Plan,
}

impl<'a> Planning<'a> {
    fn new(state: &'a InstanceState, process: &'a Process, asked: &'a [Instruction]) -> Self {
        let mut active: BTreeMap<&ElementId, Vec<&Activation>> = BTreeMap::new();
        for asked in asked {
            match &asked.operation {
                Operation::CancelToken { element, .. } | Operation::CancelAll { element, .. } => {
                    active.entry(element).or_default();
                }
                Operation::StartBefore { .. }
                | Operation::StartAfter { .. }
                | Operation::SetVariables { .. } => {}
            }
        }
        // One look at all, however many instructions there are.
        if !active.is_empty() {
            for found in state.activations.values().filter(|found| is_live(found)) {
                let of_element = found.element.as_ref().and_then(|id| active.get_mut(id));
                if let Some(of_element) = of_element {
                    of_element.push(found);
                }
            }
        }
        Self {
            state,
            process,
            active,
            removed: BTreeSet::new(),
            taken_from: BTreeMap::new(),
            instruction: 0,
            refusals: Vec::new(),
            plan: Plan::default(),
        }
    }

    fn refuse(&mut self, field: Field, reason: String) {
        self.refusals.push(Refusal {
            instruction: self.instruction,
            field,
            reason,
        });
    }

    /// What one instruction comes to; every reason against it is noted.
    fn resolve(&mut self, asked: &Instruction) {
        match &asked.operation {
            Operation::StartBefore { element, scope } => {
                self.start(element, *scope, place::before);
            }
            Operation::StartAfter { element, scope } => {
                self.start(element, *scope, place::after);
            }
            Operation::CancelToken {
                element,
                scope,
                activation,
            } => self.cancel_token(element, *scope, *activation),
            Operation::CancelAll { element, scope } => self.cancel_all(element, *scope),
            Operation::SetVariables { scope } => {
                self.live_scope(*scope);
            }
        }
        if let Some(scope) = variables_scope(&asked.operation)
            && !asked.variables.is_empty()
        {
            self.set(scope, &asked.variables);
        }
    }

    /// What is set in one scope is set together: a later value of a name replaces an earlier one before either is stored.
    fn set(&mut self, scope: ActivationId, variables: &Variables) {
        let set = &mut self.plan.set;
        match set.iter_mut().find(|(known, _)| *known == scope) {
            Some((_, merged)) => merged.merge(variables),
            None => set.push((scope, variables.clone())),
        }
    }

    fn known_element(&mut self, id: &ElementId) -> Option<&'a Element> {
        let found = self.process.find(id);
        if found.is_none() {
            let reason = format!("the process has no element '{id}'");
            self.refuse(Field::Element, reason);
        }
        found
    }

    /// A scope that is there and does not end, and its element; that of the process itself is none.
    fn live_scope(&mut self, id: ActivationId) -> Option<(&'a Activation, Option<&'a Element>)> {
        let found = self
            .state
            .activation(id)
            .filter(|found| found.listener.is_none());
        let Some(found) = found else {
            let reason = format!("the instance has no live scope '{id}'");
            self.refuse(Field::Scope, reason);
            return None;
        };
        let element = found.element.as_ref().and_then(|id| self.process.find(id));
        let name = element.map_or("the process", |element| element.id.as_str());
        let reason = match (&found.loop_state, element) {
            (Some(LoopState::Body { .. } | LoopState::Loop { .. }), _) => Some(format!(
                "'{id}' holds all runs of '{name}', which opens them itself; name the scope inside one of them"
            )),
            (Some(LoopState::Item { .. }), _) => Some(format!(
                "'{id}' is one run of '{name}' and holds nothing but that; name the scope inside it"
            )),
            (None, Some(element)) if self.process.scope(Some(element.index)).is_none() => {
                Some(format!("'{id}' is '{name}', which holds no elements"))
            }
            (None, _) if found.status == ActivationStatus::Terminating => {
                Some(format!("the scope '{id}' of '{name}' is ending"))
            }
            (None, _) => None,
        };
        match reason {
            None => Some((found, element)),
            Some(reason) => {
                self.refuse(Field::Scope, reason);
                None
            }
        }
    }

    fn start(
        &mut self,
        element: &ElementId,
        scope: ActivationId,
        positions: fn(&Process, &Element) -> Result<Vec<Position>, String>,
    ) {
        let scope = self.live_scope(scope);
        let (Some(element), Some((scope, around))) = (self.known_element(element), scope) else {
            return;
        };
        if let Some(reason) = cannot_begin_in(self.state, scope) {
            return self.refuse(Field::Scope, reason);
        }
        let made = match place::path(self.process, around, element) {
            Ok(made) => made,
            Err(reason) => return self.refuse(Field::Scope, reason),
        };
        match positions(self.process, element) {
            Ok(positions) => {
                let placed = self.plan.placed.entry(scope.id).or_default();
                for at in positions {
                    place::put_into(placed, &made, at);
                }
            }
            Err(reason) => self.refuse(Field::Element, reason),
        }
    }

    fn cancel_token(
        &mut self,
        element: &ElementId,
        scope: ActivationId,
        activation: Option<ActivationId>,
    ) {
        let scope = self.live_scope(scope);
        let (Some(element), Some((scope, _))) = (self.known_element(element), scope) else {
            return;
        };
        let removed = &self.removed;
        let active = self.active.get(&element.id).into_iter().flatten();
        let found = active
            .filter(|found| found.parent == Some(scope.id) && !removed.contains(&found.id))
            .find(|found| activation.is_none_or(|wanted| wanted == found.id));
        if let Some(found) = found {
            return self.cancel(found);
        }
        if let Some(wanted) = activation {
            let reason = format!(
                "no token of '{}' in scope '{}' is '{wanted}'",
                element.id, scope.id
            );
            return self.refuse(Field::Activation, reason);
        }
        if let Some(at) = self.waiting_before(scope, element).into_iter().next() {
            return self.discard(scope.id, at);
        }
        let reason = format!("'{}' has no live token in scope '{}'", element.id, scope.id);
        self.refuse(Field::Element, reason);
    }

    fn cancel_all(&mut self, element: &ElementId, scope: Option<ActivationId>) {
        let Some(element) = self.known_element(element) else {
            return;
        };
        let scope = match scope {
            None => None,
            Some(scope) => match self.live_scope(scope) {
                None => return,
                Some((scope, _)) => Some(scope.id),
            },
        };
        let is_meant = |id: ActivationId| scope.is_none_or(|scope| scope == id);
        let active = self.active.get(&element.id).into_iter().flatten();
        let found: Vec<_> = active
            .filter(|found| found.parent.is_some_and(is_meant))
            .filter(|found| self.state.is_outermost(found))
            .filter(|found| !self.removed.contains(&found.id))
            .copied()
            .collect();
        let scopes = self.state.activations.values().filter(|scope| {
            !scope.tokens.is_empty()
                && scope.status == ActivationStatus::Active
                && is_meant(scope.id)
        });
        let waiting: Vec<_> = scopes
            .flat_map(|scope| {
                let waiting = self.waiting_before(scope, element).into_iter();
                waiting.map(|at| (scope.id, at))
            })
            .collect();
        if found.is_empty() && waiting.is_empty() {
            let reason = format!("'{}' has no live token", element.id);
            return self.refuse(Field::Element, reason);
        }
        for found in found {
            self.cancel(found);
        }
        for (scope, at) in waiting {
            self.discard(scope, at);
        }
    }

    fn cancel(&mut self, found: &Activation) {
        self.removed.insert(found.id);
        self.plan.canceled.push(found.id);
        if let Some(scope) = found.parent {
            self.taken_from.insert(scope, self.instruction);
        }
    }

    fn discard(&mut self, scope: ActivationId, at: Position) {
        self.plan.discarded.entry(scope).or_default().push(at);
        self.taken_from.insert(scope, self.instruction);
    }

    /// The tokens that wait before an element and are not taken away yet, oldest first.
    fn waiting_before(&self, scope: &Activation, element: &Element) -> Vec<Position> {
        let discarded = self.plan.discarded.get(&scope.id);
        let left = tokens_but(scope, discarded.map_or(&[], Vec::as_slice));
        let before = left.filter(|at| {
            let target = place::target(self.process, at);
            target.is_some_and(|target| target.index == element.index)
        });
        before.cloned().collect()
    }

    /// Nothing is started, and no variable is set, where all is canceled.
    fn check_scopes_stay(&mut self, instructions: &[Instruction]) {
        for (place, asked) in instructions.iter().enumerate() {
            let Some(scope) = variables_scope(&asked.operation) else {
                continue;
            };
            if self.ends_anyway(scope) {
                self.instruction = place;
                let reason = format!("scope '{scope}' is canceled by another instruction");
                self.refuse(Field::Scope, reason);
            }
        }
    }

    fn ends_anyway(&self, activation: ActivationId) -> bool {
        self.state
            .scopes(activation)
            .any(|around| self.removed.contains(&around))
    }

    /// Looks in which scopes nothing is left that could go on, and which are empty without these.
    fn find_emptied(&mut self) {
        let scopes = self.taken_from.keys();
        let mut left: BTreeMap<_, _> = scopes.map(|id| (*id, self.left_in(*id))).collect();
        let mut to_look_at: Vec<_> = self.taken_from.clone().into_iter().collect();
        while let Some((scope, instruction)) = to_look_at.pop() {
            self.instruction = instruction;
            let is_empty = left.get(&scope) == Some(&0);
            if !is_empty || self.ends_anyway(scope) {
                continue;
            }
            let Some(found) = self.state.activation(scope) else {
                continue;
            };
            let Some(parent) = found.parent else {
                self.plan.cancels_instance = true;
                continue;
            };
            if let Some(LoopState::Item { index }) = found.loop_state {
                self.refuse_emptied_item(found, index);
                continue;
            }
            let in_parent = left.entry(parent).or_insert_with(|| self.left_in(parent));
            *in_parent = in_parent.saturating_sub(1);
            self.removed.insert(scope);
            self.plan.emptied.push(scope);
            to_look_at.push((parent, instruction));
        }
    }

    fn refuse_emptied_item(&mut self, item: &Activation, index: u32) {
        let name = item.element.as_ref().map_or("", |id| id.as_str());
        let number = u64::from(index) + 1;
        let reason = format!(
            "this would leave nothing in run {number} of '{name}'; start something there in the same modification, or cancel \
             '{name}' as a whole"
        );
        self.refuse(Field::Element, reason);
    }

    /// Whether an ad-hoc sub-process goes on with nothing in it.
    fn waits_to_be_triggered(&self, found: &Activation) -> bool {
        let element = found.element.as_ref().and_then(|id| self.process.find(id));
        match (element.and_then(Element::ad_hoc), found.ad_hoc) {
            (Some(ad_hoc), Some(phase)) => ad_hoc.goes_on_empty(phase),
            (_, None) | (None, _) => false,
        }
    }

    /// How much is left in a scope that can go on.
    fn left_in(&self, scope: ActivationId) -> usize {
        let Some(found) = self.state.activation(scope) else {
            return 0;
        };
        let discarded = self.plan.discarded.get(&scope).map_or(0, Vec::len);
        let placed = self.plan.placed.get(&scope).map_or(0, Vec::len);
        let children = found.children.iter();
        let children = children
            .filter(|child| !self.removed.contains(child))
            .filter_map(|child| self.state.activation(*child))
            .filter(|child| child.status == ActivationStatus::Active)
            .filter(|child| {
                // It ends with what it is compensated for.
                let waiting = child.compensates_for();
                !waiting.is_some_and(|waiting| self.ends_anyway(waiting))
            });
        let own = usize::from(found.compensates_inside() || self.waits_to_be_triggered(found));
        found.tokens.len().saturating_sub(discarded) + placed + children.count() + own
    }
}

/// The scope that an instruction sets variables in.
fn variables_scope(operation: &Operation) -> Option<ActivationId> {
    match operation {
        Operation::StartBefore { scope, .. }
        | Operation::StartAfter { scope, .. }
        | Operation::SetVariables { scope } => Some(*scope),
        Operation::CancelToken { .. } | Operation::CancelAll { .. } => None,
    }
}

fn is_live(activation: &Activation) -> bool {
    activation.listener.is_none() && activation.status == ActivationStatus::Active
}

/// Why nothing can be started in a scope, if nothing can.
fn cannot_begin_in(state: &InstanceState, scope: &Activation) -> Option<String> {
    let id = scope.id;
    if let Some(incident) = scope.incident.filter(|_| id != state.root()) {
        return Some(format!(
            "incident '{incident}' holds the scope '{id}'; resolve it first"
        ));
    }
    if scope.compensates_for().is_some() {
        return Some(format!(
            "the scope '{id}' has completed and is being compensated; start something in the scope around it"
        ));
    }
    if scope.ad_hoc == Some(AdHoc::Closed) {
        return Some(format!(
            "the ad-hoc sub-process of scope '{id}' is about to end: nothing begins in it any more"
        ));
    }
    let calls_end_listener = || {
        let mut children = scope
            .children
            .iter()
            .filter_map(|child| state.activation(*child));
        children.any(|child| {
            child
                .listener
                .is_some_and(|call| call.event == ListenerEvent::End)
        })
    };
    let hears_end = scope.completed_listeners(ListenerEvent::End) > 0;
    ((hears_end && id != state.root()) || calls_end_listener())
        .then(|| format!("the scope '{id}' is done, and its listeners are called for that"))
}
