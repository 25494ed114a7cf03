//! Compensation (BPMN 2.0.2, 10.7 and 13.5.5): a throw or end event asks that what completed is undone, and waits until all of it is.
//!
//! What completed in a scope is kept with it, if something compensates it ([`super::completed`]). Each of these is compensated once,
//! one after the other, the last that completed first. While that goes on the activity is active once more, with the variables that
//! it had as it completed, inside the scope that it was in:
//!
//! | an activity with | is compensated by |
//! |---|---|
//! | a compensation boundary event | the activity that is associated with that, inside it |
//! | a compensation event sub-process inside it | that |
//! | neither, a sub-process or an activity that is repeated | compensating what completed inside it |
//!
//! So a handler sees what the activity and its completed scopes had then, and what the scopes that are still active have now. What
//! it gives goes where the activity's results went. An event thrown by it goes outwards from there: the boundary events and event
//! sub-processes of what has completed catch nothing any more.
//!
//! What a scope has completed is compensated for one event at a time: another that asks for some of it meanwhile waits until that is
//! done or has ended, has compensated what is left then, and goes on. So the order is kept whoever asks, and nobody goes on before what
//! it asked for is compensated (13.5.5 demands both). What runs in a handler asks inside that, and never waits for whom it runs for.
//!
//! What ends the event that waits ends what is being compensated for it. What was not begun by then can still be compensated, as
//! long as its scope is active. What has begun is not compensated again.

use super::{
    activation::{Activation, ActivationStatus},
    contradiction::Contradiction,
    event::{Compensates, CompensationThrown, ElementCompleted, ElementEntered, InstanceEvent},
    here::Here,
    state::InstanceState,
    step::Step,
    throw::Thrown,
};
use crate::{
    ids::{ActivationId, ElementId},
    model::graph::{CompensationHandler, ElementKind, Throw},
    value::Variables,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

mod asking;

pub(super) use asking::Asking;

/// The part of an activation in a compensation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Compensation {
    /// It asked for one, and waits for it.
    Asked(Remaining),
    /// It completed before, and is compensated by a handler inside it.
    ByHandler {
        /// The activation that waits for it.
        waiting: ActivationId,
    },
    /// It completed before, and is compensated by compensating what is inside it.
    ByInside {
        /// The activation that waits for it.
        waiting: ActivationId,
        /// Whether it is all of an activity that is repeated.
        is_repeated: bool,
        /// What is inside it.
        remaining: Remaining,
    },
}

/// What is to be compensated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remaining {
    /// The scopes in which it completed.
    pub scopes: Vec<ActivationId>,
    /// The one activity that is compensated; without it, all.
    pub only: Option<ElementId>,
    /// The sequence before which it completed.
    pub before: u64,
    /// What is being compensated now.
    pub current: Option<ActivationId>,
    /// Whether others asked in one of the scopes before it, and were not done.
    #[serde(default)]
    pub had_to_wait: bool,
}

impl Remaining {
    /// The next: its scope, the sequence with which it completed, and its element.
    fn next(&self, state: &InstanceState) -> Option<(ActivationId, u64, ElementId)> {
        let in_scopes = self.scopes.iter().filter_map(|scope| {
            let kept = state.activation(*scope)?.completed.as_ref()?;
            let (sequence, last) = kept.last_before(self.before, self.only.as_ref())?;
            Some((*scope, sequence, last.element.clone()))
        });
        in_scopes.max_by_key(|(_, sequence, _)| *sequence)
    }
}

impl Compensation {
    /// Calls the one activity that is asked for by another name.
    pub(super) fn rename(&mut self, name: impl Fn(&ElementId) -> ElementId) {
        let remaining = self.remaining_mut();
        if let Some(only) = remaining.and_then(|remaining| remaining.only.as_mut()) {
            *only = name(only);
        }
    }

    fn remaining(&self) -> Option<&Remaining> {
        match self {
            Self::Asked(remaining) | Self::ByInside { remaining, .. } => Some(remaining),
            Self::ByHandler { .. } => None,
        }
    }

    fn remaining_mut(&mut self) -> Option<&mut Remaining> {
        match self {
            Self::Asked(remaining) | Self::ByInside { remaining, .. } => Some(remaining),
            Self::ByHandler { .. } => None,
        }
    }
}

impl Activation {
    /// If it completed before and is compensated, for whom.
    pub(crate) fn compensates_for(&self) -> Option<ActivationId> {
        match self.compensation.as_deref()? {
            Compensation::ByHandler { waiting } | Compensation::ByInside { waiting, .. } => {
                Some(*waiting)
            }
            Compensation::Asked(_) => None,
        }
    }

    /// What is to be compensated for it.
    fn remaining(&self) -> Option<&Remaining> {
        self.compensation.as_ref()?.remaining()
    }

    /// What is being compensated for it.
    fn compensated_now(&self) -> Option<ActivationId> {
        self.remaining()?.current
    }

    /// The scopes in which it asks for compensation.
    fn asked_scopes(&self) -> &[ActivationId] {
        match self.compensation.as_deref() {
            Some(Compensation::Asked(asked)) => &asked.scopes,
            Some(Compensation::ByHandler { .. } | Compensation::ByInside { .. }) | None => &[],
        }
    }

    /// Whether it goes on with nothing active in it: what completed inside is compensated one after the other.
    pub(super) fn compensates_inside(&self) -> bool {
        match self.compensation.as_deref() {
            Some(Compensation::ByInside { .. }) => true,
            Some(Compensation::ByHandler { .. } | Compensation::Asked(_)) | None => false,
        }
    }

    /// Whether what is given inside it goes to the scope around it, as the results of the activity did that is compensated. A
    /// sub-process that is compensated with what is inside is a scope as it was before.
    pub(super) fn passes_on_results(&self) -> bool {
        match self.compensation.as_deref() {
            Some(Compensation::ByHandler { .. }) => true,
            Some(Compensation::ByInside { is_repeated, .. }) => *is_repeated,
            Some(Compensation::Asked(_)) | None => false,
        }
    }
}

/// Whether what waits for a compensation can have the next part of it done, or is done.
pub(super) fn may_compensate(state: &InstanceState, waiting: ActivationId) -> bool {
    // Asked for whatever a compensation has ended for: that may have ended itself since.
    let Some(found) = state.activation(waiting) else {
        return false;
    };
    let remaining = found.remaining();
    remaining.is_some_and(|remaining| remaining.current.is_none())
        && found.status == ActivationStatus::Active
        && found.incident.is_none()
        && !is_behind_others(state, waiting, found.asked_scopes())
}

/// Whether others asked for compensation in one of these scopes before an activation did that asks, or is about to.
fn is_behind_others(state: &InstanceState, asks: ActivationId, scopes: &[ActivationId]) -> bool {
    scopes.iter().any(|scope| {
        let first = state.activations.asking_in(*scope).next();
        first.is_some_and(|first| first != asks)
    })
}

/// Those who may be next to have something compensated when an activation asks for it no more.
pub(super) fn next_to_ask(
    state: &InstanceState,
    asked: ActivationId,
) -> impl Iterator<Item = ActivationId> + '_ {
    let scopes = state.activation(asked).map(Activation::asked_scopes);
    scopes.into_iter().flatten().filter_map(move |scope| {
        let mut others = state.activations.asking_in(*scope);
        others.find(|other| *other != asked)
    })
}

impl InstanceState {
    pub(super) fn ask_for_compensation(&mut self, thrown: &CompensationThrown) {
        let asked = Compensation::Asked(Remaining {
            scopes: thrown.scopes.clone(),
            only: thrown.activity.clone(),
            before: self.sequence,
            current: None,
            had_to_wait: is_behind_others(self, thrown.activation, &thrown.scopes),
        });
        self.activations
            .change_compensation(thrown.activation, |compensation| {
                *compensation = Some(Box::new(asked));
            });
    }

    fn change_remaining(&mut self, waiting: ActivationId, change: impl FnOnce(&mut Remaining)) {
        self.activations
            .change_compensation(waiting, |compensation| {
                let compensation = compensation.as_deref_mut();
                if let Some(remaining) = compensation.and_then(Compensation::remaining_mut) {
                    change(remaining);
                }
            });
    }

    pub(super) fn end_asking(&mut self, activation: ActivationId) {
        self.activations
            .change_compensation(activation, |compensation| *compensation = None);
    }

    /// What completed before is active once more, as it was then.
    pub(super) fn begin_compensation(
        &mut self,
        activation: &mut Activation,
        scope: ActivationId,
        compensates: Compensates,
    ) {
        let waiting = compensates.waiting;
        self.change_remaining(waiting, |remaining| {
            remaining.before = compensates.completed;
            remaining.current = Some(activation.id);
        });
        let Some(completed) = self
            .activations
            .take_completed(scope, compensates.completed)
        else {
            return;
        };
        let has_handler = !completed.is_repeated && self.is_compensable(&completed.element);
        activation.variables = completed.variables;
        activation.compensation = Some(Box::new(if has_handler {
            Compensation::ByHandler { waiting }
        } else {
            Compensation::ByInside {
                waiting,
                is_repeated: completed.is_repeated,
                remaining: Remaining {
                    scopes: vec![activation.id],
                    only: None,
                    before: self.sequence,
                    current: None,
                    had_to_wait: false,
                },
            }
        }));
        activation.completed = (!completed.inside.is_empty()).then(|| Box::new(completed.inside));
    }

    /// All that ends with an activation, outer ones before inner ones: what is in it, and what is compensated for a part of that in
    /// a scope around, as nothing else would wait for it.
    pub(super) fn ending_with(&self, activation: ActivationId) -> Vec<ActivationId> {
        // Without recursion: the nesting comes from the model and its data.
        let (mut ending, mut next) = (vec![activation], 0);
        let mut outermost = BTreeSet::from([activation]);
        while let Some(found) = ending.get(next).and_then(|id| self.activation(*id)) {
            ending.extend(found.children.iter().copied());
            if let Some(compensated) = found.compensated_now()
                && !self
                    .scopes(compensated)
                    .any(|scope| outermost.contains(&scope))
            {
                outermost.insert(compensated);
                ending.push(compensated);
            }
            next += 1;
        }
        ending
    }

    /// Whether what ended was the compensation of something, which whoever waits for it has to know.
    pub(super) fn ended_compensation(&mut self, ended: &Activation) -> bool {
        let Some(waiting) = ended.compensates_for() else {
            return false;
        };
        self.change_remaining(waiting, |remaining| remaining.current = None);
        true
    }
}

impl Here<'_> {
    /// Whether it is a cancel end event.
    fn cancels_transaction(&self) -> bool {
        matches!(
            self.element.kind,
            ElementKind::EndEvent(Some(Throw::Cancel))
        )
    }
}

impl<'a> Step<'a> {
    /// Asks for the compensation of one activity, or of all that completed and can be seen: in the scope of the event and, if that is
    /// an event sub-process, in the scope around it (BPMN 2.0.2, 10.5.6).
    pub(crate) fn throw_compensation(&mut self, here: &Here<'a>, activity: Option<ElementId>) {
        let mut scopes = vec![here.scope];
        if let Some(scope) = self.here(here.scope)
            && let ElementKind::EventSubProcess(_) = scope.element.kind
        {
            scopes.push(scope.scope);
        }
        self.emit(InstanceEvent::CompensationThrown(Box::new(
            CompensationThrown {
                activation: here.activation,
                element: here.element.id.clone(),
                scopes,
                activity,
            },
        )));
    }

    /// Cancels the transaction around a cancel end event, as that is reached: all else in it ends, and what completed in it is
    /// compensated (BPMN 2.0.2, 10.3.5). What is being compensated in it is not ended, or it never would be compensated: the event waits
    /// its turn, and then asks once more, for all that has completed by then.
    pub(crate) fn cancel_transaction(&mut self, here: &Here<'a>) {
        if !is_behind_others(&self.state, here.activation, &[here.scope]) {
            self.terminate_others(here);
        }
        self.throw_compensation(here, None);
    }

    /// Begins to compensate the next activity; if none is left, what waited for it is done.
    pub(crate) fn compensate_next(&mut self, waiting: ActivationId) {
        let Some(found) = self.required_activation(waiting) else {
            return;
        };
        let remaining = found.remaining();
        if remaining.is_some_and(|remaining| remaining.had_to_wait)
            && let Some(here) = self.here(waiting)
            && here.cancels_transaction()
        {
            return self.cancel_transaction(&here);
        }
        let next = remaining.and_then(|remaining| remaining.next(&self.state));
        match next {
            Some((scope, completed, element)) => {
                let compensates = Compensates { completed, waiting };
                self.compensate(scope, &element, compensates);
            }
            None => self.complete_compensation(waiting),
        }
    }

    fn compensate(&mut self, scope: ActivationId, element: &ElementId, compensates: Compensates) {
        let Some(element) = self.required_element(element) else {
            return;
        };
        let activation = self.new_activation();
        self.emit(InstanceEvent::ElementEntered(ElementEntered {
            compensates: Some(compensates),
            ..ElementEntered::new(activation, element.id.clone(), scope)
        }));
        let Some(entered) = self.required_activation(activation) else {
            return;
        };
        match entered.compensation.as_deref() {
            // What is inside is compensated as the step moves on.
            Some(Compensation::ByInside { .. }) => {}
            Some(Compensation::ByHandler { .. }) => {
                match self.process.compensation_handler(element.index) {
                    Some(CompensationHandler::Activity(handler)) => {
                        self.enter(self.process.element(handler), activation, Vec::new());
                    }
                    Some(CompensationHandler::EventSubProcess { start_event }) => {
                        let start_event = self.process.element(start_event);
                        self.start_event_sub_process(
                            activation,
                            start_event,
                            &Variables::default(),
                        );
                    }
                    None => self.contradict(Contradiction::OtherElement {
                        element: element.id.clone(),
                        expected: "one that has a compensation handler",
                    }),
                }
            }
            Some(Compensation::Asked(_)) | None => {
                self.contradict(Contradiction::OtherActivation {
                    activation,
                    expected: "one that completed and is compensated",
                });
            }
        }
    }

    /// All that was asked for is compensated.
    fn complete_compensation(&mut self, waiting: ActivationId) {
        let Some(here) = self.required_here(waiting) else {
            return;
        };
        let found = self.state.activation(waiting);
        if found.is_some_and(|found| found.compensates_for().is_some()) {
            return self.leave_compensated(&here);
        }
        self.emit(InstanceEvent::CompensationCompleted {
            activation: waiting,
            element: here.element.id.clone(),
        });
        if here.cancels_transaction() {
            return self.throw(&here, Thrown::Cancel, &Variables::default());
        }
        self.complete(&here, &Variables::default());
    }

    /// Nothing is active any more in an activity that is compensated: if its handler was, it is compensated.
    pub(super) fn end_compensation_by_handler(&mut self, compensated: ActivationId) {
        let part = self.state.activation(compensated);
        match part.and_then(|found| found.compensation.as_deref()) {
            Some(Compensation::ByHandler { .. }) => {
                if let Some(here) = self.required_here(compensated) {
                    self.leave_compensated(&here);
                }
            }
            // The next of what is inside is begun as the step moves on.
            Some(Compensation::ByInside { .. } | Compensation::Asked(_)) | None => {}
        }
    }

    /// An activity is compensated: no output mappings, listeners or flows of its own belong to that.
    fn leave_compensated(&mut self, here: &Here<'a>) {
        self.emit(InstanceEvent::ElementCompleted(ElementCompleted {
            activation: here.activation,
            element: here.element.id.clone(),
            taken: Vec::new(),
            output: None,
        }));
        self.end_scope_if_done(here.scope);
    }
}

#[cfg(test)]
mod tests;
