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
    contradiction::Contradiction,
    event::{
        IncidentEnd, IncidentType, InstanceEvent, JobCreated, ListenerCall, ListenerEvent, Repeat,
        Stimulus,
    },
    here::Here,
    incident::Uncaught,
    state::{ActivationStatus, InstanceState, TaskChange, Work},
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
mod tests {
    use crate::{
        ids::LeaseId,
        instance::{command::InstanceCommand, error::InstanceError, state::InstanceStatus},
        testing::{bpmn::*, given},
        value::Variables,
    };

    fn around(node: Node) -> String {
        sequence([start("start"), node, end("end")])
    }

    /// A job with two listeners before and two after it.
    fn listened_job() -> Node {
        job("work")
            .listener("end", "e1")
            .listener("start", "s1")
            .listener("start", "s2")
            .listener("end", "e2")
    }

    #[test]
    fn they_are_called_one_after_the_other_before_and_after_the_work() {
        let content = around(listened_job())
            + &sequence([boundary("late", "work").timer("PT1H"), end("gone")]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace()[2..],
            ["ElementEntered work", "JobCreated work (start s1)"]
        );
        assert_eq!(run.open_outside(), (1, 0, 0), "nothing else is waited for");
        run.complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            ["JobCompleted work", "JobCreated work (start s2)"]
        );
        run.complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "SubscriptionOpened late",
                "JobCreated work"
            ]
        );
        run.complete_job("work", r#"{"a":1}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "SubscriptionClosed late",
                r#"VariablesSet {"a":1}"#,
                "JobCreated work (end e1)"
            ]
        );
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "JobCreated work (end e2)",
                "JobCompleted work",
                "ElementCompleted work",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn each_has_an_execution_key_of_its_own_so_that_a_report_ends_no_other_job() {
        let mut run = given(around(listened_job())).start("{}");
        let first = run.job("work");
        let report = InstanceCommand::CompleteJob {
            activation: first,
            offer: None,
            variables: Variables::default(),
        };
        run.must(report.clone());
        assert_ne!(run.job("work"), first);
        run.after();
        assert_eq!(
            run.command(report),
            Err(InstanceError::JobNotFound(first)),
            "told again"
        );
        assert_eq!(run.trace(), Vec::<String>::new());
    }

    #[test]
    fn what_one_gives_for_the_start_is_the_elements_own() {
        let work = job("work")
            .input("=a", "b")
            .listener("start", "s1")
            .listener("start", "=kind");
        let mut run = given(around(work)).start(r#"{"a":1}"#);
        assert_eq!(
            run.payload("work"),
            r#"{"a":1,"b":1}"#,
            "mapped inputs are there before"
        );
        run.after()
            .complete_job("work", r#"{"b":2,"c":3,"kind":"s2"}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                r#"VariablesSet work {"b":2,"c":3,"kind":"s2"}"#,
                "JobCreated work (start s2)"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(run.payload("work"), r#"{"b":2,"c":3,"kind":"s2"}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.variables(), r#"{"a":1}"#);
    }

    /// What each worker got, in the order in which they were called.
    fn payloads(content: &str, variables: &str, given_by: &str, merging: bool) -> Vec<String> {
        let process = given(content);
        let process = if merging { process.merging() } else { process };
        let mut run = process.start(variables);
        let mut payloads = Vec::new();
        while run.status() != InstanceStatus::Completed {
            let job = run.job("work");
            payloads.push(run.state.payload(job).0.to_json());
            run.complete_job("work", given_by);
        }
        payloads
    }

    #[test]
    fn without_input_mappings_the_work_carries_all_it_can_see_still() {
        let work = job("work").listener("start", "s").listener("end", "e");
        for merging in [false, true] {
            assert_eq!(
                payloads(&around(work.clone()), r#"{"a":1}"#, r#"{"b":2}"#, merging),
                [r#"{"a":1}"#, r#"{"a":1,"b":2}"#, r#"{"a":1,"b":2}"#]
            );
        }
        let mapped = work.input("=a", "c");
        assert_eq!(
            payloads(&around(mapped), r#"{"a":1}"#, r#"{"b":2}"#, false),
            [
                r#"{"a":1,"c":1}"#,
                r#"{"c":1,"b":2}"#,
                r#"{"a":1,"b":2,"c":1}"#
            ],
            "a listener sees all, the work its inputs and what listeners set"
        );
    }

    #[test]
    fn one_for_the_end_sees_results_and_outputs_and_what_it_gives_leaves_as_they_do() {
        let work = job("work")
            .input("=1", "x")
            .output("=r + 1", "x")
            .output("=r", "y")
            .listener("end", "e1")
            .listener("end", "e2");
        let inner = sequence([start("in"), work, user_task("look"), end("out")]);
        let content = around(sub_process("sub", inner).input("=0", "own"));
        let mut run = given(content).merging().start("{}");
        run.complete_job("work", r#"{"r":5}"#);
        assert_eq!(run.payload("work"), r#"{"x":6,"y":5,"own":0,"r":5}"#);
        run.after().complete_job("work", r#"{"own":7,"y":8}"#);
        assert_eq!(
            run.trace()[1..3],
            [r#"VariablesSet sub {"own":7}"#, r#"VariablesSet {"y":8}"#]
        );
        run.complete_job("work", "{}");
        assert_eq!(run.payload("look"), r#"{"x":6,"y":8,"own":7}"#);
    }

    #[test]
    fn without_attempts_left_or_by_a_bpmn_error_it_is_an_incident_that_nothing_catches() {
        let content = around(listened_job())
            + &sequence([boundary("failed", "work").error(""), end("sorry")]);
        for event in ["start", "end"] {
            let mut run = given(content.clone()).start("{}");
            run.complete_job("work", "{}");
            if event == "end" {
                run.complete_job("work", "{}").complete_job("work", "{}");
            }
            run.after()
                .fail_job("work", "broken")
                .fail_job("work", "broken")
                .fail_job("work", "broken");
            assert_eq!(
                run.trace(),
                [
                    "JobFailed work 2 left",
                    "JobFailed work 1 left",
                    "JobFailed work 0 left",
                    "IncidentRaised work BpmnError"
                ]
            );
            assert!(
                run.incidents()[0].contains(&format!("thrown by the {event} listener of 'work'"))
            );
            run.resolve("work", r#"{"mended":true}"#);
            assert_eq!(
                run.trace()[..2],
                [r#"VariablesSet {"mended":true}"#, "IncidentResolved work"]
            );
            run.throw_from_job("work", "declined", "{}");
            assert_eq!(run.incidents().len(), 1);
            run.resolve("work", "{}");
            while run.status() != InstanceStatus::Completed {
                run.complete_job("work", "{}");
            }
            let calls = run.events().iter().filter(|event| {
                matches!(event, crate::instance::event::InstanceEvent::JobCreated(_))
            });
            assert_eq!(calls.count(), 7, "only the one that failed is called again");
        }
    }

    #[test]
    fn a_lock_that_runs_out_costs_an_attempt_and_the_last_one_is_an_incident() {
        let mut run = given(around(job("work").listener("start", "s"))).start("{}");
        for _ in 0..3 {
            let expire = InstanceCommand::ExpireJobLock {
                activation: run.job("work"),
                offer: run.offer("work"),
                lease: LeaseId(uuid::Uuid::from_u128(9)),
            };
            run.must(expire);
        }
        assert!(run.incidents()[0].starts_with("work JobLockLost"));
        run.resolve("work", "{}");
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_type_that_cannot_be_evaluated_is_an_incident_of_the_element() {
        let work = job("work")
            .input("=kinds", "mine")
            .output("=n + 1", "n")
            .listener("start", "s1")
            .listener("start", "=mine.start")
            .listener("end", "=kinds.end");
        let mut run = given(around(work)).start(r#"{"n":1}"#);
        run.complete_job("work", r#"{"set":1}"#);
        assert!(
            run.incidents()[0].starts_with(
                "work FeelError: the task type of the start listener of 'work' 'mine.start' must give a string"
            ),
            "{:?}",
            run.incidents()
        );
        run.after()
            .resolve("work", r#"{"kinds":{"start":"s2"},"set":2}"#);
        assert_eq!(
            run.trace(),
            [
                r#"VariablesSet work {"set":2}"#,
                r#"VariablesSet {"kinds":{"start":"s2"}}"#,
                "IncidentResolved work",
                r#"VariablesSet work {"mine":{"start":"s2"}}"#,
                "JobCreated work (start s2)"
            ],
            "with its inputs as they are now, and what the first listener gave"
        );
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(run.incidents().len(), 1);
        run.resolve("work", r#"{"kinds":{"end":"e"}}"#);
        run.complete_job("work", "{}");
        assert_eq!(run.variables(), r#"{"n":2,"kinds":{"start":"s2"}}"#);
    }

    #[test]
    fn what_has_left_the_element_leaves_it_once_though_no_flow_can_be_taken() {
        let work = job("work").output("=n + 1", "n").listener("end", "e");
        let content = sequence([start("start"), work])
            + &nodes([end("end")])
            + &flow_if("work", "end", "=ready");
        let mut run = given(content).start(r#"{"n":1}"#);
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert!(run.incidents()[0].starts_with("work GatewayNoMatch"));
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
        assert_eq!(run.variables(), r#"{"n":2,"ready":true}"#);
    }

    #[test]
    fn a_correction_reaches_what_a_listener_gave() {
        let which = gateway("exclusive", "which").listener("start", "choose");
        let content = sequence([start("start"), which])
            + &nodes([end("yes"), end("no")])
            + &flow_if("which", "yes", "=ok")
            + &flow_if("which", "no", "=not(ok)");
        let mut run = given(content).start(r#"{"ok":true}"#);
        run.complete_job("which", r#"{"ok":"neither"}"#);
        assert_eq!(run.incidents().len(), 1);
        run.resolve("which", r#"{"ok":false,"other":1}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"ok":true,"other":1}"#);
    }

    #[test]
    fn what_is_done_again_keeps_what_listeners_gave_unless_it_is_corrected() {
        let work = job("work").input("=a", "a").listener("start", "s");
        let mut run = given(around(work)).start(r#"{"a":1}"#);
        run.complete_job("work", r#"{"a":2}"#);
        run.throw_from_job("work", "declined", "{}")
            .resolve("work", "{}");
        assert_eq!(run.payload("work"), r#"{"a":2}"#);
        run.throw_from_job("work", "declined", "{}")
            .resolve("work", r#"{"a":3}"#);
        assert_eq!(run.payload("work"), r#"{"a":3}"#);
    }

    #[test]
    fn it_ends_with_what_it_is_called_for() {
        for done in 0..5 {
            let inner = sequence([start("in"), listened_job(), end("out")]);
            let content = around(sub_process("sub", inner))
                + &sequence([boundary("stop", "sub").timer("PT1H"), end("stopped")]);
            let mut interrupted = given(content.clone()).start("{}");
            let mut canceled = given(content).start("{}");
            for _ in 0..done {
                interrupted.complete_job("work", "{}");
                canceled.complete_job("work", "{}");
            }
            interrupted.fire("stop");
            assert_eq!(interrupted.status(), InstanceStatus::Completed);
            canceled.cancel();
            assert_eq!(canceled.status(), InstanceStatus::Canceled);
        }
    }

    #[test]
    fn an_incident_of_one_ends_with_what_it_is_called_for() {
        let content = around(sub_process(
            "sub",
            sequence([start("in"), listened_job(), end("out")]),
        )) + &sequence([boundary("stop", "sub").timer("PT1H"), end("stopped")]);
        let mut run = given(content).start("{}");
        run.throw_from_job("work", "declined", "{}")
            .after()
            .fire("stop");
        assert_eq!(
            run.trace()[..5],
            [
                "TimerFired stop",
                "ElementTerminated work",
                "IncidentResolved work",
                "ElementTerminated work",
                "ElementTerminated sub"
            ]
        );
    }

    #[test]
    fn what_passes_a_token_on_at_once_waits_for_its_listeners() {
        let content = sequence([
            start("start").listener("end", "begun"),
            task("step")
                .listener("start", "before")
                .listener("end", "after"),
            gateway("parallel", "fork").listener("start", "forking"),
            throw("thrown")
                .listener("start", "before")
                .listener("end", "after"),
            gateway("parallel", "join").listener("start", "joining"),
            end("end")
                .listener("start", "before")
                .listener("end", "after"),
        ]) + &path("fork join");
        let mut run = given(content).start("{}");
        for element in [
            "start", "step", "step", "fork", "thrown", "thrown", "join", "end", "end",
        ] {
            assert_eq!(run.open_outside().0, 1);
            run.complete_job(element, "{}");
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn conditions_of_a_gateway_see_what_its_listener_gives_which_is_gone_behind_it() {
        for kind in ["exclusive", "inclusive"] {
            let which = gateway(kind, "which").listener("start", "choose");
            let content = sequence([start("start"), which])
                + &nodes([user_task("low"), user_task("high")])
                + &flow_if("which", "low", "=n = 1")
                + &flow_if("which", "high", "=n = 2");
            let mut run = given(content).start(r#"{"n":1}"#);
            run.complete_job("which", r#"{"n":2}"#);
            assert_eq!(run.active(), ["high"]);
            assert_eq!(run.variables(), r#"{"n":1}"#);
        }
    }

    #[test]
    fn what_an_event_waits_for_may_follow_from_its_listener() {
        let content = sequence([
            start("start"),
            catch("came")
                .message("paid")
                .listener("start", "s")
                .listener("end", "e"),
            gateway("eventBased", "which").listener("start", "s"),
            catch("late").timer("PT1H"),
            end("end"),
        ]) + &nodes([
            catch("other").message("paid").listener("end", "e"),
            end("x"),
        ]) + &path("which other x");
        let mut run = given(content).start("{}");
        run.complete_job("came", r#"{"key":1}"#)
            .message("paid", "1", r#"{"a":1}"#)
            .complete_job("came", r#"{"b":2}"#)
            .complete_job("which", r#"{"key":2}"#)
            .message("paid", "2", r#"{"c":3}"#);
        assert_eq!(run.active(), ["other", "other"]);
        run.complete_job("other", r#"{"d":4}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"a":1,"b":2,"c":3,"d":4}"#);
    }

    #[test]
    fn each_item_of_a_multi_instance_activity_has_its_own() {
        let work = job("work").listener("start", "s").listener("end", "e");
        let run = given(around(work.clone().for_each("[1,2]"))).start("{}");
        assert_eq!(run.open_outside(), (2, 0, 0));
        let work = work.one_by_one("[1,2]");
        for merging in [false, true] {
            let process = given(around(work.clone()));
            let process = if merging { process.merging() } else { process };
            let mut run = process.start("{}");
            for _ in 0..2 {
                run.complete_job("work", r#"{"local":1}"#);
                run.complete_job("work", r#"{"result":"of the work"}"#);
                let item = run.job("work");
                let seen = run.state.payload(item);
                assert_eq!(seen.get("local"), Some(&feel::Value::from(1)));
                run.complete_job("work", r#"{"result":"of the listener"}"#);
            }
            assert_eq!(
                run.variables(),
                r#"{"results":["of the listener","of the listener"]}"#
            );
        }
    }

    #[test]
    fn a_sub_process_waits_for_its_listeners_before_it_begins_and_when_nothing_is_left_in_it() {
        let inner = sequence([start("in"), job("work"), end("out")])
            + &event_sub_process(
                "handler",
                sequence([
                    start("came").message("paid").non_interrupting(),
                    end("handled"),
                ]),
            )
            .to_string();
        let sub = sub_process("sub", inner)
            .output("=own", "kept")
            .listener("start", "s")
            .listener("end", "e");
        let mut run = given(around(sub)).start("{}");
        run.after().complete_job("sub", r#"{"key":1,"own":5}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted sub",
                r#"VariablesSet sub {"key":1,"own":5}"#,
                "SubscriptionOpened came",
                "ElementPassed in",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "ElementCompleted work",
                "ElementPassed out",
                "SubscriptionClosed came",
                r#"VariablesSet {"kept":5}"#,
                "JobCreated sub (end e)"
            ]
        );
        run.complete_job("sub", r#"{"kept":6}"#);
        assert_eq!(run.variables(), r#"{"kept":6}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_event_sub_process_and_a_boundary_event_have_theirs() {
        let handler = event_sub_process(
            "handler",
            sequence([
                start("came").message("paid").listener("end", "e"),
                user_task("handle"),
                end("handled"),
            ]),
        )
        .listener("start", "s")
        .listener("end", "e");
        let work = around(job("work"))
            + &sequence([
                boundary("late", "work").timer("PT1H").listener("end", "e"),
                user_task("aside"),
            ]);
        let mut run = given(work + &handler.to_string()).start(r#"{"key":1}"#);
        run.fire("late").complete_job("late", r#"{"a":1}"#);
        assert_eq!(run.active(), ["aside"]);
        run.message("paid", "1", r#"{"b":2}"#);
        assert_eq!(run.active(), ["handler", "handler"]);
        run.complete_job("handler", "{}")
            .complete_job("came", "{}")
            .complete_task("handle", "{}")
            .complete_job("handler", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"key":1,"a":1}"#);
    }

    #[test]
    fn those_of_the_process_are_called_before_its_start_event_and_when_nothing_is_left_in_it() {
        let listeners = process_listeners([("start", "s1"), ("start", "s2"), ("end", "e")]);
        let handler = event_sub_process(
            "handler",
            sequence([start("came").message("paid"), end("handled")]),
        );
        let content = listeners + &around(job("work")) + &handler.to_string();
        let mut run = given(content).start(r#"{"a":1}"#);
        assert_eq!(
            run.trace(),
            ["InstanceStarted start", "JobCreated process (start s1)"]
        );
        run.complete_job("process", r#"{"key":1}"#)
            .complete_job("process", r#"{"b":2}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted process",
                r#"VariablesSet {"key":1}"#,
                "JobCreated process (start s2)",
                "JobCompleted process",
                r#"VariablesSet {"b":2}"#,
                "SubscriptionOpened came",
                "ElementPassed start",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(
            run.trace()[3..],
            ["SubscriptionClosed came", "JobCreated process (end e)"]
        );
        run.throw_from_job("process", "declined", "{}");
        run.resolve("process", r#"{"c":3}"#);
        run.complete_job("process", r#"{"d":4}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"a":1,"key":1,"b":2,"c":3,"d":4}"#);
    }

    #[test]
    fn what_starts_the_process_by_a_message_waits_for_the_listeners_of_the_process() {
        let content = process_listeners([("start", "s")])
            + &sequence([
                start("ordered").message("order").output("=a + n", "b"),
                job("work"),
                end("end"),
            ]);
        let mut run = given(content).start_by_message("ordered", r#"{"a":1}"#);
        assert_eq!(run.payload("process"), "{}");
        run.complete_job("process", r#"{"n":2}"#);
        assert_eq!(run.variables(), r#"{"n":2,"b":3}"#);
    }

    #[test]
    fn a_process_is_canceled_without_those_for_its_end() {
        let content = process_listeners([("start", "s"), ("end", "e")]) + &around(job("work"));
        for done in 0..3 {
            let mut run = given(content.clone()).start("{}");
            for element in ["process", "work"].iter().take(done) {
                run.complete_job(element, "{}");
            }
            run.cancel();
            assert_eq!(run.status(), InstanceStatus::Canceled);
        }
    }

    #[test]
    fn another_incident_of_the_process_does_not_end_it_while_a_listener_is_held() {
        let content =
            process_listeners([("start", "s"), ("start", "=kind")]) + &around(job("work"));
        let mut run = given(content).start("{}");
        run.must(InstanceCommand::ReportFailure {
            message: "out of memory".to_owned(),
        });
        run.complete_job("process", "{}");
        assert_eq!(run.incidents().len(), 2);
        run.resolve("process", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resolve("process", r#"{"kind":"k"}"#)
            .complete_job("process", "{}")
            .complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_ends_its_scope_or_throws_an_error_is_listened_to_before() {
        let inner = sequence([
            start("in"),
            gateway("parallel", "fork"),
            end("stop")
                .terminate()
                .listener("start", "s")
                .listener("end", "e"),
        ]) + &nodes([job("other"), end("out")])
            + &path("fork other out");
        let content = sequence([
            start("start"),
            sub_process("sub", inner),
            end("failed").error("declined").listener("start", "s"),
        ]);
        let mut run = given(content).start("{}");
        run.complete_job("stop", "{}");
        assert_eq!(run.active(), ["sub", "stop", "stop"]);
        run.complete_job("stop", "{}");
        assert_eq!(run.active(), ["failed", "failed"]);
        run.complete_job("failed", "{}");
        assert!(run.incidents()[0].starts_with("failed BpmnError"));
    }

    #[test]
    fn an_inclusive_join_waits_for_a_token_that_is_held_by_a_listener() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            task("quick"),
            gateway("inclusive", "join"),
            user_task("after"),
        ]) + &nodes([task("slow").listener("end", "e")])
            + &path("fork slow join");
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["slow", "slow"]);
        run.complete_job("slow", "{}");
        assert_eq!(run.active(), ["after"]);
    }

    #[test]
    fn a_called_process_is_called_and_ends_between_the_listeners_of_its_call() {
        let content = around(
            call("call", "other")
                .listener("start", "s")
                .listener("end", "e"),
        );
        let other = other_with_job();
        let mut run = given(content).beside(other).start(r#"{"a":1}"#);
        run.complete_job("call", r#"{"b":2}"#);
        run.in_child("call", |child| {
            assert_eq!(child.variables(), r#"{"a":1,"b":2}"#);
            child.complete_job("work", r#"{"c":3}"#);
        });
        assert_eq!(run.payload("call"), r#"{"a":1,"b":2,"c":3}"#);
        run.complete_job("call", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_a_business_error_of_the_work_throws_needs_no_listener_for_the_end() {
        let content = around(listened_job())
            + &sequence([boundary("failed", "work").error(""), user_task("repair")]);
        let mut run = given(content).start("{}");
        run.complete_job("work", "{}").complete_job("work", "{}");
        run.throw_from_job("work", "declined", "{}");
        assert_eq!(run.active(), ["repair"]);
    }
}
