//! `bpmn:adHocSubProcess` (BPMN 2.0.2, 10.3.5 and 13.3.5): what begins in it, and how often, is chosen while it runs. At its
//! beginning its collection of active elements chooses, later whoever triggers an element. Only what no sequence flow leads to
//! can be chosen; what one leads to begins when that is taken, which the specification leaves to the performer, too.
//!
//! ```text
//!  idle ── triggered ──▶ runs ── the condition holds; or it has none, and nothing runs; or interrupted ──▶ closed ──▶ completed
//! ```
//!
//! Whenever something in it other than a gateway has ended, its completion condition is asked, and when it is given variables.
//! Once it holds nothing begins any more. What runs is ended, or else waited for. With a condition it waits for the next trigger when nothing runs;
//! without one it is done then, unless nothing was triggered yet.

use super::{Behaviour, Here, Progress};
use crate::{
    ids::{ActivationId, ElementId},
    instance::{
        activation::{Activation, ActivationStatus, AdHoc},
        contradiction::Contradiction,
        error::InstanceError,
        event::{InstanceEvent, Repeat, Stimulus},
        step::Step,
        view::Fault,
    },
    model::graph::{AdHocSubProcess, Element, ElementKind, Process},
    value::Variables,
};
use feel::Value;
use uuid::Uuid;

impl Behaviour for AdHocSubProcess {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        // What an operator made it for begins in it instead of what its collection names.
        let is_made_for_tokens = step.is_made_for_tokens(here);
        let triggered = if is_made_for_tokens {
            Vec::new()
        } else {
            self.chosen_at_the_beginning(here, step)?
        };
        step.emit(InstanceEvent::AdHocElementsTriggered {
            activation: here.activation,
            element: here.element.id.clone(),
            triggered,
            requested: is_made_for_tokens,
        });
        step.begin_for_tokens(here);
        Ok(Progress::Waits)
    }
}

impl AdHocSubProcess {
    /// Whether it goes on when nothing is in it: it waits for its first trigger, or for what its condition asks for.
    pub(crate) fn goes_on_empty(&self, phase: AdHoc) -> bool {
        match phase {
            AdHoc::Idle => true,
            AdHoc::Triggered => self.completion_condition.is_some(),
            AdHoc::Closed => false,
        }
    }

    /// What its collection of active elements names.
    fn chosen_at_the_beginning(
        &self,
        here: &Here<'_>,
        step: &Step<'_>,
    ) -> Result<Vec<ElementId>, Fault> {
        let Some(active_elements) = &self.active_elements else {
            return Ok(Vec::new());
        };
        let purpose = format!("the activeElementsCollection of '{}'", here.element.id);
        let seen = step.seen_from(here.activation);
        let found = seen.view().evaluate(active_elements, &purpose)?;
        let Value::List(list) = &found else {
            return Err(Fault::feel(format!(
                "{purpose} must be a list of ids, but is {}",
                found.kind()
            )));
        };
        let chosen = list.iter().map(|entry| match entry {
            Value::String(id) => {
                let id = ElementId::from(&**id);
                self.check(step.process, here.element, &id)
                    .map_err(|reason| {
                        Fault::feel(format!(
                            "{purpose} names what cannot be triggered: {reason}. It can name {}",
                            self.names(step.process)
                        ))
                    })?;
                Ok(id)
            }
            other => Err(Fault::feel(format!(
                "{purpose} must be a list of ids, but has an entry that is {}",
                other.kind()
            ))),
        });
        chosen.collect()
    }

    /// Whether an element of it can be triggered; if not, why.
    fn check(&self, process: &Process, own: &Element, id: &ElementId) -> Result<(), String> {
        let inside = process
            .find(id)
            .filter(|element| element.parent == Some(own.index));
        match inside {
            None => Err(format!("'{id}' is no element of it")),
            Some(element) if self.can_be_triggered.binary_search(&element.index).is_ok() => Ok(()),
            Some(element) => Err(why_not(process, element)),
        }
    }

    /// The ids of what can be triggered.
    fn names(&self, process: &Process) -> String {
        let ids = self.can_be_triggered.iter();
        let ids: Vec<&str> = ids
            .map(|index| process.element(*index).id.as_str())
            .collect();
        ids.join(", ")
    }
}

/// Why an element of an ad-hoc sub-process cannot be triggered.
fn why_not(process: &Process, element: &Element) -> String {
    let id = &element.id;
    if !element.incoming.is_empty() {
        return format!("'{id}' begins when a sequence flow leads to it");
    }
    if process.compensates(element) {
        return format!("'{id}' compensates what has completed, and begins only for that");
    }
    match &element.kind {
        ElementKind::BoundaryEvent(_) => format!("'{id}' is a boundary event"),
        ElementKind::EventSubProcess(_) => format!("'{id}' is an event sub-process"),
        ElementKind::StartEvent(_)
        | ElementKind::EndEvent(_)
        | ElementKind::IntermediateCatchEvent(_)
        | ElementKind::IntermediateThrowEvent(_)
        | ElementKind::ExclusiveGateway
        | ElementKind::ParallelGateway
        | ElementKind::InclusiveGateway
        | ElementKind::EventBasedGateway
        | ElementKind::ComplexGateway(_)
        | ElementKind::Task(_)
        | ElementKind::ManualTask(_)
        | ElementKind::ServiceTask(_)
        | ElementKind::SendTask(_)
        | ElementKind::ReceiveTask(_)
        | ElementKind::UserTask(_)
        | ElementKind::ScriptTask(_)
        | ElementKind::BusinessRuleTask(_)
        | ElementKind::CallActivity(_)
        | ElementKind::SubProcess(_)
        | ElementKind::Transaction(_)
        | ElementKind::AdHocSubProcess(_) => format!("'{id}' does not begin by itself"),
    }
}

/// Somebody triggers an element.
pub(crate) fn trigger_in_ad_hoc(
    step: &mut Step<'_>,
    named: &str,
    element: ElementId,
) -> Result<(), InstanceError> {
    let (here, ad_hoc) = find(step, named)?;
    match step.ad_hoc_phase(here.activation) {
        None => return Err(InstanceError::AdHocNotBegun(named.to_owned())),
        Some(AdHoc::Closed) => return Err(InstanceError::AdHocClosed(named.to_owned())),
        Some(AdHoc::Idle | AdHoc::Triggered) => {}
    }
    ad_hoc
        .check(step.process, here.element, &element)
        .map_err(|reason| InstanceError::NotTriggerable {
            ad_hoc: here.element.id.to_string(),
            reason,
            known: ad_hoc.names(step.process),
        })?;
    step.emit(InstanceEvent::AdHocElementsTriggered {
        activation: here.activation,
        element: here.element.id.clone(),
        triggered: vec![element],
        requested: true,
    });
    Ok(())
}

/// Somebody sets variables of an ad-hoc sub-process, and its completion condition is asked with them.
pub(crate) fn set_ad_hoc_variables(
    step: &mut Step<'_>,
    named: &str,
    variables: Variables,
) -> Result<(), InstanceError> {
    let (here, _) = find(step, named)?;
    if !variables.is_empty() {
        step.set_from_outside(here.activation, variables);
        step.judge_changed_ad_hoc(here.activation);
    }
    Ok(())
}

/// Another version of the process may have no completion condition: what waited for it with nothing inside is done.
pub(crate) fn end_ad_hoc_without_condition(step: &mut Step<'_>) {
    for ad_hoc in step.state.ad_hoc_sub_processes.clone() {
        // The end of one may end others, inside and around it.
        if step.has_nothing_to_wait_for(ad_hoc) {
            step.judge_changed_ad_hoc(ad_hoc);
        }
    }
}

/// The variables of an ad-hoc sub-process' own, if it is active.
pub(crate) fn ad_hoc_variables<'a>(step: &'a Step<'_>, named: &str) -> Option<&'a Variables> {
    let (here, _) = find(step, named).ok()?;
    step.state.own_variables(here.activation)
}

/// The active ad-hoc sub-process that is meant: by its element or, since that may be active more than once, by its activation.
fn find<'a>(
    step: &Step<'a>,
    named: &str,
) -> Result<(Here<'a>, &'a AdHocSubProcess), InstanceError> {
    let unknown = || InstanceError::NoAdHocSubProcess(named.to_owned());
    let activation = if let Some(element) = step.process.find(&ElementId::from(named)) {
        element.ad_hoc().ok_or_else(unknown)?;
        let begun = step.state.ad_hoc_sub_processes.iter();
        let begun = begun.filter_map(|id| step.state.activation(*id));
        match the_one_of(element, begun, named)? {
            Some(begun) => begun,
            // One that waits for its listeners or for an operator is told of otherwise than one that is not active.
            None => the_one_of(element, step.state.activations.values(), named)?
                .ok_or_else(|| InstanceError::AdHocNotActive(named.to_owned()))?,
        }
    } else {
        let id = named.parse::<Uuid>().map_err(|_not_one| unknown())?;
        let found = step.state.activation(ActivationId(id));
        let found = found.filter(|found| is_running(found));
        found.ok_or_else(unknown)?.id
    };
    let here = step.here(activation).ok_or_else(unknown)?;
    Ok((here, here.element.ad_hoc().ok_or_else(unknown)?))
}

/// The activation that runs an element, if one does.
fn the_one_of<'a>(
    element: &Element,
    activations: impl Iterator<Item = &'a Activation>,
    named: &str,
) -> Result<Option<ActivationId>, InstanceError> {
    let mut running = activations
        .filter(|found| found.element.as_ref() == Some(&element.id) && is_running(found));
    match (running.next(), running.next()) {
        (Some(found), None) => Ok(Some(found.id)),
        (Some(_), Some(_)) => Err(InstanceError::AdHocActiveTwice(named.to_owned())),
        (None, _) => Ok(None),
    }
}

/// Whether it runs. One that is compensated has completed: nothing of its own begins in it any more.
fn is_running(found: &Activation) -> bool {
    found.status == ActivationStatus::Active
        && found.loop_state.is_none()
        && found.listener.is_none()
        && found.compensation.is_none()
}

impl<'a> Step<'a> {
    /// How far an ad-hoc sub-process is that has begun.
    fn ad_hoc_phase(&self, activation: ActivationId) -> Option<AdHoc> {
        self.state.activation(activation)?.ad_hoc
    }

    /// Whether an ad-hoc sub-process has begun and things can begin in it.
    pub(crate) fn is_open_ad_hoc(&self, activation: ActivationId) -> bool {
        match self.ad_hoc_phase(activation) {
            Some(AdHoc::Idle | AdHoc::Triggered) => true,
            Some(AdHoc::Closed) | None => false,
        }
    }

    /// Whether an element stands directly in an ad-hoc sub-process, whose activation `scope` then is. An item of a repeated activity
    /// stands in that, and a compensation handler in the activity that it compensates.
    pub(crate) fn is_directly_in_ad_hoc(&self, element: &Element, scope: ActivationId) -> bool {
        let around = element.parent.map(|parent| self.process.element(parent));
        around.is_some_and(|around| {
            around.ad_hoc().is_some()
                && self
                    .state
                    .activation(scope)
                    .is_some_and(|found| found.element.as_ref() == Some(&around.id))
        })
    }

    /// Whether an element stands where nothing begins any more.
    pub(crate) fn is_in_closed_ad_hoc(&self, element: &Element, scope: ActivationId) -> bool {
        self.is_directly_in_ad_hoc(element, scope)
            && self.ad_hoc_phase(scope) == Some(AdHoc::Closed)
    }

    /// Something in an ad-hoc sub-process has ended. What a gateway does changes nothing that the condition reads.
    pub(crate) fn ended_in_ad_hoc(&mut self, element: &Element, ad_hoc: ActivationId) {
        if element.kind.is_gateway() {
            self.end_scope_if_done(ad_hoc);
        } else {
            self.judge_ad_hoc(ad_hoc);
        }
        if self.ad_hoc_phase(ad_hoc) == Some(AdHoc::Closed) {
            self.close_if_completing(element, ad_hoc);
        }
    }

    /// Variables of an ad-hoc sub-process were set, or its condition is that of another version. Nothing goes on from that while the
    /// instance is suspended.
    fn judge_changed_ad_hoc(&mut self, ad_hoc: ActivationId) {
        if self.must_wait() {
            self.park(ad_hoc, Stimulus::AdHocChanged {});
        } else {
            self.judge_ad_hoc(ad_hoc);
        }
    }

    /// Whether an ad-hoc sub-process has no completion condition and is empty.
    fn has_nothing_to_wait_for(&self, ad_hoc: ActivationId) -> bool {
        let found = self.state.activation(ad_hoc);
        let is_empty =
            found.is_some_and(|found| found.tokens.is_empty() && found.children.is_empty());
        let here = self.here(ad_hoc).and_then(|here| here.element.ad_hoc());
        is_empty && here.is_some_and(|ad_hoc| ad_hoc.completion_condition.is_none())
    }

    /// Asks the completion condition of an ad-hoc sub-process, unless it waits for an operator, whose correction asks it again.
    pub(crate) fn judge_ad_hoc(&mut self, activation: ActivationId) {
        let Some(here) = self.required_here(activation) else {
            return;
        };
        let Some(ad_hoc) = here.element.ad_hoc() else {
            return self.contradict(Contradiction::OtherElement {
                element: here.element.id.clone(),
                expected: "an ad-hoc sub-process",
            });
        };
        if let Some(condition) = &ad_hoc.completion_condition
            && self.is_open_ad_hoc(activation)
            && self.state.incident_of(activation).is_none()
        {
            let purpose = format!("the completionCondition of '{}'", here.element.id);
            let holds = self.seen_from(activation).view().holds(condition, &purpose);
            match holds {
                Ok(true) => self.close_by_condition(&here, ad_hoc),
                Ok(false) => {}
                Err(fault) => return self.raise(&here, fault, Repeat::Complete),
            }
        }
        self.end_scope_if_done(activation);
    }

    /// The condition holds: what runs is ended. Else it goes to its end, and its tokens no further; gateways wait for nothing then.
    fn close_by_condition(&mut self, here: &Here<'_>, ad_hoc: &AdHocSubProcess) {
        let scope = here.activation;
        self.close_ad_hoc(scope);
        if ad_hoc.cancel_remaining_instances {
            self.close_subscriptions_of_scope(scope);
            return self.terminate_inside(scope, None);
        }
        let Some(found) = self.required_activation(scope) else {
            return;
        };
        let is_gateway = |child: &ActivationId| {
            self.here(*child)
                .is_some_and(|here| here.element.kind.is_gateway())
        };
        let gateways: Vec<_> = found.children.iter().copied().filter(is_gateway).collect();
        if !found.tokens.is_empty() {
            self.emit(InstanceEvent::TokensDiscarded {
                scope,
                element: Some(here.element.id.clone()),
                only: Vec::new(),
            });
        }
        for gateway in gateways {
            self.terminate(gateway);
        }
        self.close_if_completing(here.element, scope);
    }

    /// Nothing begins in a scope any more, if it is an ad-hoc sub-process.
    pub(crate) fn close_ad_hoc(&mut self, scope: ActivationId) {
        if self.is_open_ad_hoc(scope)
            && let Some(element) = self.required_element_id_of(scope)
        {
            self.emit(InstanceEvent::AdHocSubProcessClosed {
                activation: scope,
                element,
            });
        }
    }

    /// Nothing runs in an ad-hoc sub-process: it is done if it is closed, or if it has no condition to wait for.
    pub(crate) fn end_empty_ad_hoc(&mut self, here: &Here<'a>, ad_hoc: &AdHocSubProcess) {
        let phase = self.ad_hoc_phase(here.activation);
        if phase.is_some_and(|phase| !ad_hoc.goes_on_empty(phase)) {
            self.close_ad_hoc(here.activation);
            self.complete(here, &Variables::default());
        }
    }
}

#[cfg(test)]
mod tests;
