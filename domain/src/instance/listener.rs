//! Execution and task listeners, as Camunda 8 has them: workers that are called while an element or a process comes and goes, and
//! for what is asked of a user task.
//!
//! | a listener for | is called | what its worker gives |
//! |---|---|---|
//! | `start` | when the inputs are mapped, before the element waits for anything and does its work | becomes variables of the element's own |
//! | `creating`, `assigning`, `updating`, `canceling` | before that happens to the user task ([`crate::element`]) | becomes variables of the task's own |
//! | `completing` | before the user task completes | is submitted, too |
//! | `end` | when the outputs are mapped and the element waits for nothing more, before its tokens go on | leaves the element, as its outputs do |
//!
//! They are called one after the other. Each is an ordinary job in an activation of its own inside what it is called for, its **host**:
//! so its `executionKey` is no other job's, it ends with its host, and its incident holds nothing but itself. Elements know nothing
//! of listeners, but for the user task, which says when its own are due. An error of a listener is thrown to nobody: without
//! attempts left, or if no attempt would mend it, it is an incident, and resolved it is called again, not those that have
//! completed. That of a listener which can refuse what it is called for does so instead.

use super::{
    activation::{ActivationStatus, TaskChange, Work},
    contradiction::Contradiction,
    event::{
        IncidentEnd, IncidentType, InstanceEvent, JobCreated, ListenerCall, ListenerEvent, Repeat,
        Stimulus,
    },
    here::Here,
    incident::Uncaught,
    state::InstanceState,
    step::Step,
    view::Fault,
};
use crate::{
    element::{EvaluatedJob, after_task_listener, deny_task_change, evaluate_job},
    ids::{ActivationId, ElementId, IncidentId},
    model::{graph::Process, listener::Listeners},
    value::Variables,
};

/// What listeners are called for.
#[derive(Clone, Copy)]
pub(crate) enum Host<'a> {
    /// An active element.
    Element(Here<'a>),
    /// The process itself.
    Process,
}

/// A listener that can be called.
pub(crate) struct NextListener {
    call: ListenerCall,
    element: ElementId,
    job: EvaluatedJob,
}

/// A listener that is active.
#[derive(Clone, Copy)]
pub(crate) struct CalledListener<'a> {
    activation: ActivationId,
    call: ListenerCall,
    host: Host<'a>,
}

impl<'a> Step<'a> {
    /// The next listener of `host` for `event`, if one is left.
    pub(crate) fn next_listener(
        &self,
        host: Host<'a>,
        event: ListenerEvent,
    ) -> Result<Option<NextListener>, Fault> {
        self.next_listener_seeing(host, event, &Variables::default())
    }

    /// As [`Self::next_listener`], with variables that are to be set around it.
    fn next_listener_seeing(
        &self,
        host: Host<'a>,
        event: ListenerEvent,
        unstored: &Variables,
    ) -> Result<Option<NextListener>, Fault> {
        if !self.listeners_of(host).hear(event) {
            return Ok(None);
        }
        let activation = match host {
            Host::Element(here) => here.activation,
            Host::Process => self.state.root(),
        };
        let found = self.state.activation(activation);
        let index = found.map_or(0, |found| found.completed_listeners(event));
        let call = ListenerCall {
            host: activation,
            event,
            index,
        };
        self.evaluate_call(call, host, unstored)
    }

    fn evaluate_call(
        &self,
        call: ListenerCall,
        host: Host<'a>,
        unstored: &Variables,
    ) -> Result<Option<NextListener>, Fault> {
        let place = usize::try_from(call.index).unwrap_or(usize::MAX);
        let listeners = self.listeners_of(host);
        let Some(definition) = listeners.of(call.event).nth(place) else {
            return Ok(None);
        };
        let element = self.name_of(host);
        let seen = self.seen_from(call.host);
        let unstored = self.state.being_submitted(call.host).unwrap_or(unstored);
        let view = seen.view().with(unstored);
        let of = format!("the {} listener of '{element}'", call.event.name());
        let mut job = evaluate_job(definition, &view, &of)?;
        job.headers = listeners.headers_beside(job.headers);
        job.headers.extend(self.told(&call));
        Ok(Some(NextListener { call, element, job }))
    }

    /// What a listener's worker is told of what it is called for, as headers.
    fn told(&self, call: &ListenerCall) -> Vec<(String, String)> {
        let mut told = vec![(
            "quantum:listenerEventType".to_owned(),
            call.event.name().to_owned(),
        )];
        let found = self.state.activation(call.host);
        if let Some(Work::UserTask {
            assignment, change, ..
        }) = found.map(|found| &found.work)
        {
            let asked = match change {
                Some(TaskChange::Assign(asked)) => asked,
                Some(TaskChange::Complete { .. }) | None => assignment,
            };
            told.push(("quantum:userTask".to_owned(), call.host.to_string()));
            told.extend(asked.as_headers());
        }
        told
    }

    fn listeners_of(&self, host: Host<'a>) -> &'a Listeners {
        match host {
            Host::Element(here) => &here.element.listeners,
            Host::Process => &self.process.listeners,
        }
    }

    /// What events name a host by: its element, or the process.
    fn name_of(&self, host: Host<'_>) -> ElementId {
        match host {
            Host::Element(here) => here.element.id.clone(),
            Host::Process => ElementId::from(self.process.id.as_str()),
        }
    }

    /// Calls a listener.
    pub(crate) fn call_listener(&mut self, next: NextListener) {
        let activation = self.new_activation();
        self.create_listener_job(activation, next);
    }

    fn create_listener_job(&mut self, activation: ActivationId, next: NextListener) {
        let NextListener { call, element, job } = next;
        let work = self.ids.work();
        self.emit(InstanceEvent::JobCreated(Box::new(JobCreated {
            activation,
            job: work,
            element,
            task_type: job.task_type,
            retries: job.retries,
            headers: job.headers,
            listener: Some(call),
        })));
    }

    /// The listener that an activation runs, if it runs one.
    pub(crate) fn called_listener(&self, activation: ActivationId) -> Option<CalledListener<'a>> {
        let call = self.state.activation(activation)?.listener?;
        self.listener_called_by(activation, call)
    }

    /// The listener of this call, whose own activation may have ended.
    pub(super) fn listener_called_by(
        &self,
        activation: ActivationId,
        call: ListenerCall,
    ) -> Option<CalledListener<'a>> {
        let host = if call.host == self.state.root() {
            Host::Process
        } else {
            Host::Element(self.required_here(call.host)?)
        };
        Some(CalledListener {
            activation,
            call,
            host,
        })
    }

    /// A listener's job is done, and its activation has ended.
    pub(crate) fn complete_listener(
        &mut self,
        listener: &CalledListener<'a>,
        variables: &Variables,
    ) {
        let given = variables.clone();
        if self.must_wait() {
            let stimulus = Stimulus::ListenerDone {
                listener: listener.call,
                variables: given,
            };
            return self.park(listener.call.host, stimulus);
        }
        match (listener.host, listener.call.event) {
            (Host::Element(here), ListenerEvent::Start) => {
                self.set_by_listener(here.activation, given);
                self.begin(&here);
            }
            (Host::Process, ListenerEvent::Start) => {
                self.set_by_listener(self.state.root(), given);
                self.begin_root();
            }
            (Host::Element(here), ListenerEvent::Canceling) => {
                self.set_by_listener(here.activation, given);
                // The next one is called in the same step: a worker's report makes one.
                if !self.call_canceling_listener(&here) {
                    self.finish_termination(here.activation);
                }
            }
            (
                Host::Element(here),
                event @ (ListenerEvent::Creating
                | ListenerEvent::Assigning
                | ListenerEvent::Updating
                | ListenerEvent::Completing),
            ) => after_task_listener(self, &here, event, given),
            (Host::Element(here), ListenerEvent::End) => {
                self.keep_known(&here, &given);
                self.propagate(here.scope, given);
                self.leave_after_listeners(&here);
            }
            (Host::Process, ListenerEvent::End) => {
                let root = self.state.root();
                self.set_variables(root, given);
                self.end_scope_if_done(root);
            }
            (
                Host::Process,
                ListenerEvent::Creating
                | ListenerEvent::Assigning
                | ListenerEvent::Updating
                | ListenerEvent::Completing
                | ListenerEvent::Canceling,
            ) => self.contradict(Contradiction::OtherActivation {
                activation: listener.activation,
                expected: "a listener that a process can have",
            }),
        }
    }

    /// Calls the next listener of a user task that is ending. Whether one is left, or an incident holds the task instead.
    pub(crate) fn call_canceling_listener(&mut self, here: &Here<'a>) -> bool {
        match self.next_listener(Host::Element(*here), ListenerEvent::Canceling) {
            Ok(Some(next)) => self.call_listener(next),
            Ok(None) => return false,
            Err(fault) => self.raise(here, fault, Repeat::Execute),
        }
        true
    }

    /// An element that has listeners for its end is done: what leaves it does so before they are called.
    pub(super) fn complete_listened(
        &mut self,
        here: &Here<'a>,
        results: &Variables,
        leaving: Result<Variables, Fault>,
    ) {
        let ending = leaving.and_then(|leaving| {
            let host = Host::Element(*here);
            let next = self.next_listener_seeing(host, ListenerEvent::End, &leaving)?;
            Ok((leaving, next))
        });
        match ending {
            Ok((leaving, next)) => {
                self.close_subscriptions_of(here.activation);
                if here.element.outputs.is_empty() {
                    self.keep_known(here, results);
                } else {
                    self.set_variables(here.activation, results.clone());
                }
                self.keep_known(here, &leaving);
                self.propagate(here.scope, leaving);
                match next {
                    Some(next) => self.call_listener(next),
                    None => self.leave_after_listeners(here),
                }
            }
            Err(fault) => {
                self.hold(here, results);
                self.raise(here, fault, Repeat::Complete);
            }
        }
    }

    /// What leaves an element is what the element has too, so that neither its listeners nor the multi-instance item around it see
    /// an older value of its own.
    fn keep_known(&mut self, here: &Here<'_>, leaving: &Variables) {
        if let Some(own) = self.state.own_variables(here.activation) {
            let known = leaving.clone().split_off_known(own);
            self.set_variables(here.activation, known);
        }
    }

    /// Calls the next listener for the end of an element; after the last, its tokens go on.
    pub(super) fn leave_after_listeners(&mut self, here: &Here<'a>) {
        match self.next_listener(Host::Element(*here), ListenerEvent::End) {
            Ok(Some(next)) => self.call_listener(next),
            Ok(None) => match self.flows_chosen(here, &Variables::default()) {
                Ok(taken) => {
                    let seen = self.own_variables_in_item(here);
                    self.leave_seen(here, taken, &seen);
                }
                Err(fault) => self.raise(here, fault, Repeat::Complete),
            },
            Err(fault) => self.raise(here, fault, Repeat::Complete),
        }
    }

    /// What a multi-instance item sees of its activity that ends after its listeners: they have seen all that left it.
    fn own_variables_in_item(&self, here: &Here<'_>) -> Variables {
        if !self.is_item_of(here.scope, here.element) {
            return Variables::default();
        }
        let own = self.state.own_variables(here.activation);
        own.cloned().unwrap_or_default()
    }

    /// Whether what leaves an element has done so, since a listener for its end has completed.
    pub(crate) fn has_left(&self, here: &Here<'_>) -> bool {
        let found = self.state.activation(here.activation);
        found.is_some_and(|found| found.completed_listeners(ListenerEvent::End) > 0)
    }

    /// Nothing is active in the process any more: its listeners are called, then it completes.
    pub(crate) fn complete_process(&mut self) {
        match self.next_listener(Host::Process, ListenerEvent::End) {
            Ok(Some(next)) => {
                self.close_subscriptions_of(self.state.root());
                self.call_listener(next);
            }
            Ok(None) => self.emit(InstanceEvent::InstanceCompleted {}),
            Err(fault) => self.raise_on_root(fault, Repeat::Complete),
        }
    }

    /// A listener's worker threw an error: that refuses what it was called for, if it can be.
    pub(crate) fn end_failed_listener(
        &mut self,
        listener: &CalledListener<'a>,
        error: Uncaught<'_>,
    ) {
        let host = match listener.host {
            Host::Element(here) if listener.call.event.can_be_denied() => here,
            Host::Element(_) | Host::Process => return self.hold_failed_listener(listener, error),
        };
        self.emit(InstanceEvent::ElementTerminated {
            activation: listener.activation,
            element: host.element.id.clone(),
        });
        deny_task_change(self, &host, error);
    }

    /// A listener's worker failed for good.
    pub(crate) fn hold_failed_listener(
        &mut self,
        listener: &CalledListener<'a>,
        error: Uncaught<'_>,
    ) {
        let element = self.name_of(listener.host);
        let message = format!(
            "error '{}' was thrown by the {} listener of '{element}', and an error of a listener is caught by nothing. Mend what \
             its worker met and resolve the incident to call it again",
            error.code,
            listener.call.event.name()
        );
        let fault = Fault::new(IncidentType::BpmnError, message);
        self.raise_for_listener(listener, fault, Some(error));
    }

    /// Raises an incident that holds a listener, and with it its host.
    pub(crate) fn raise_for_listener(
        &mut self,
        listener: &CalledListener<'a>,
        fault: Fault,
        error: Option<Uncaught<'_>>,
    ) {
        let element = self.element_id_of(listener.activation);
        self.record_incident(listener.activation, element, fault, error, Repeat::Execute);
    }

    /// The incident of a listener is resolved: it is called again, with the variables set around its element.
    pub(crate) fn resolve_listener(
        &mut self,
        incident: IncidentId,
        listener: &CalledListener<'a>,
        variables: Variables,
    ) {
        let scope = match listener.host {
            Host::Element(here) => here.scope,
            Host::Process => self.state.root(),
        };
        self.set_variables(scope, variables);
        self.emit(InstanceEvent::IncidentResolved {
            incident,
            activation: listener.activation,
            element: self.element_id_of(listener.activation),
            end: IncidentEnd::Resolved,
        });
        match self.evaluate_call(listener.call, listener.host, &Variables::default()) {
            Ok(Some(next)) => self.create_listener_job(listener.activation, next),
            Ok(None) => self.contradict(Contradiction::OtherActivation {
                activation: listener.activation,
                expected: "a listener that its host has",
            }),
            Err(fault) => self.raise_for_listener(listener, fault, None),
        }
    }
}

/// Whether a user task is ending for which listeners are still to be called, or are being called.
pub(crate) fn has_canceling_listeners_left(
    state: &InstanceState,
    process: &Process,
    task: ActivationId,
) -> bool {
    let Some(found) = state.activation(task) else {
        return false;
    };
    if found.status != ActivationStatus::Terminating || !matches!(found.work, Work::UserTask { .. })
    {
        return false;
    }
    let element = found.element.as_ref().and_then(|id| process.find(id));
    let completed = usize::try_from(found.completed_listeners(ListenerEvent::Canceling));
    element.is_some_and(|element| {
        let mut of_event = element.listeners.of(ListenerEvent::Canceling);
        of_event.nth(completed.unwrap_or(usize::MAX)).is_some()
    })
}

#[cfg(test)]
mod tests;
