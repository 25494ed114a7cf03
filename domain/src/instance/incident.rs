//! Incidents: what cannot go on waits for an operator, who corrects variables and lets it be done again.

use super::{
    activation::{ActivationStatus, LoopState},
    error::InstanceError,
    event::{IncidentEnd, IncidentRaised, IncidentType, InstanceEvent, Repeat, Stimulus},
    step::Step,
    view::Fault,
};
use crate::{
    ids::{ActivationId, ElementId, IncidentId},
    instance::here::Here,
    value::Variables,
};

/// A BPMN error that nothing catches.
#[derive(Clone, Copy)]
pub(crate) struct Uncaught<'a> {
    /// Its code.
    pub(crate) code: &'a str,
    /// What was thrown with it.
    pub(crate) variables: &'a Variables,
}

impl<'a> Step<'a> {
    /// Raises an incident that holds the activation.
    pub(crate) fn raise(&mut self, here: &Here<'_>, fault: Fault, repeat: Repeat) {
        let element = Some(here.element.id.clone());
        self.record_incident(here.activation, element, fault, None, repeat);
    }

    /// Raises an incident for a BPMN error that nothing catches; resolved, the element that threw it runs again.
    pub(crate) fn raise_uncaught(&mut self, here: &Here<'_>, fault: Fault, error: Uncaught<'_>) {
        let element = Some(here.element.id.clone());
        let repeat = Repeat::Execute;
        self.record_incident(here.activation, element, fault, Some(error), repeat);
    }

    /// Raises an incident that holds the process itself: it does not end before it is resolved.
    pub(crate) fn raise_on_root(&mut self, fault: Fault, repeat: Repeat) {
        self.record_incident(self.state.root(), None, fault, None, repeat);
    }

    pub(super) fn record_incident(
        &mut self,
        activation: ActivationId,
        element: Option<ElementId>,
        fault: Fault,
        error: Option<Uncaught<'_>>,
        repeat: Repeat,
    ) {
        self.end_incident_of_conditions(activation);
        let incident = self.ids.incident();
        self.emit(InstanceEvent::IncidentRaised(Box::new(IncidentRaised {
            incident,
            activation,
            element,
            error_type: fault.error_type,
            error_code: error.map(|error| error.code.to_owned()),
            message: fault.message,
            variables: error.map_or_else(Variables::default, |error| error.variables.clone()),
            repeat,
        })));
    }

    /// A step of this instance failed in a way nobody foresaw: an operator has to know, and can let it try again.
    pub(crate) fn report_failure(&mut self, message: String) {
        let root = self.state.root();
        self.end_incident_of_conditions(root);
        if self.state.incident_of(root).is_none() {
            self.raise_on_root(Fault::new(IncidentType::Unknown, message), Repeat::Execute);
        }
    }

    /// Resolves an incident: the variables are set where what failed reads them, and it is done again.
    pub(crate) fn resolve_incident(
        &mut self,
        id: IncidentId,
        mut variables: Variables,
    ) -> Result<(), InstanceError> {
        let incident = self
            .state
            .incidents
            .get(&id)
            .cloned()
            .ok_or(InstanceError::IncidentNotFound(id))?;
        let root = self.state.root();
        if self.must_wait() {
            if !self.state.parked.has_resolution(id) {
                let stimulus = Stimulus::Resolution {
                    incident: id,
                    variables,
                };
                self.park(incident.activation, stimulus);
            }
            return Ok(());
        }
        if let Some(listener) = self.called_listener(incident.activation) {
            self.resolve_listener(id, &listener, variables);
            return Ok(());
        }
        let here = self.here(incident.activation);
        let scope = here.map_or(root, |here| self.corrected_in(&here, incident.repeat));
        // What a listener has set in the element hides what is set around it, and the listener is not called again.
        if let Some(of_listeners) = self
            .state
            .activation(incident.activation)
            .and_then(|activation| activation.listened.as_ref())
            .map(|listened| variables.split_off_named(&listened.set))
        {
            self.set_variables(incident.activation, of_listeners);
        }
        if incident.repeat == Repeat::Condition {
            let of_scope = self.seen_by_conditions_first(incident.activation, &mut variables);
            self.set_variables(incident.activation, of_scope);
        }
        if let Some(of_run) = self.held_by_run(incident.activation, &mut variables) {
            self.set_variables(incident.activation, of_run);
        }
        self.set_variables(scope, variables);
        self.emit(InstanceEvent::IncidentResolved {
            incident: id,
            activation: incident.activation,
            element: here.map(|here| here.element.id.clone()),
            end: IncidentEnd::Resolved,
        });
        match (here, incident.repeat) {
            (None, Repeat::Enter) => self.begin_root(),
            (None, Repeat::Condition) => self.end_if_nothing_is_left(root),
            (None, Repeat::Execute | Repeat::Complete) => {
                self.look_everywhere();
                self.end_scope_if_done(root);
            }
            (Some(here), repeat) => self.repeat(&here, repeat),
        }
        Ok(())
    }

    /// Of an operator's correction, what a run of a standard loop holds itself, which hides what is around it: what its activity had
    /// as it ended.
    fn held_by_run(&self, run: ActivationId, correction: &mut Variables) -> Option<Variables> {
        self.state.loop_around_run(run)?;
        let own = self.state.own_variables(run)?;
        Some(correction.split_off_known(own))
    }

    /// Where an operator's correction belongs. What completes reads its own variables first: a multi-instance item those of
    /// its activity, an activity with output mappings its results.
    fn corrected_in(&self, here: &Here<'_>, repeat: Repeat) -> ActivationId {
        let role = self
            .state
            .activation(here.activation)
            .and_then(|activation| activation.loop_state.as_ref());
        match (role, repeat) {
            (Some(LoopState::Item { .. }), _) => self.state.scope_of_results(here.activation),
            // What has left the activity already waits for nothing but the choice of flows.
            (None, Repeat::Complete)
                if !here.element.outputs.is_empty() && !self.has_left(here) =>
            {
                here.activation
            }
            // The completion condition, which sees them in it.
            (None, Repeat::Complete) if self.is_open_ad_hoc(here.activation) => here.activation,
            (Some(LoopState::Body { .. } | LoopState::Loop { .. }) | None, _) => {
                self.state.scope_of_results(here.scope)
            }
        }
    }

    fn repeat(&mut self, here: &Here<'a>, repeat: Repeat) {
        let Some(found) = self.required_activation(here.activation) else {
            return;
        };
        if found.status == ActivationStatus::Terminating {
            return;
        }
        match (&found.loop_state, repeat) {
            // Its conditions are looked at since its incident is resolved.
            (_, Repeat::Condition) => self.end_if_nothing_is_left(here.activation),
            (Some(LoopState::Body { .. } | LoopState::Loop { .. }), Repeat::Enter) => {
                self.reopen_body(here);
            }
            // Whether a loop runs again is asked again as soon as it moves on.
            (Some(LoopState::Loop { .. }), Repeat::Execute) => {}
            (Some(LoopState::Body { .. }), Repeat::Execute)
            | (Some(LoopState::Body { .. } | LoopState::Loop { .. }), Repeat::Complete) => {
                self.complete_body(here.activation);
            }
            (Some(LoopState::Item { .. }), _) => {
                self.complete_item(here.activation, &Variables::default());
            }
            (None, Repeat::Enter) => self.enter_again(here),
            (None, Repeat::Execute) => self.execute_again(here),
            (None, Repeat::Complete) if here.element.ad_hoc().is_some() => {
                self.judge_ad_hoc(here.activation);
            }
            (None, Repeat::Complete) => self.complete(here, &Variables::default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{command::InstanceCommand, state::InstanceStatus};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn an_unforeseen_failure_holds_the_process_until_it_is_resolved() {
        let mut run = given(sequence([start("start"), job("work"), end("end")])).start("{}");
        let report = InstanceCommand::ReportFailure {
            message: "out of memory".to_owned(),
        };
        run.must(report.clone()).must(report);
        assert_eq!(
            run.incidents(),
            ["process Unknown: out of memory"],
            "one is enough"
        );
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Running);
        run.resolve("process", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn resolved_the_process_moves_on_what_a_failed_step_left() {
        let mut run = given(sequence([start("start"), task("a"), task("b"), end("end")]))
            .budget(1)
            .not_started();
        let started = run.step(InstanceCommand::Start(Box::new(
            crate::testing::plain_start(),
        )));
        assert_eq!(started, (Ok(()), true));
        let report = InstanceCommand::ReportFailure {
            message: "out of memory".to_owned(),
        };
        let _ = run.step(report);
        run.resolve("process", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_correction_for_an_item_is_seen_by_its_output_element() {
        let content = sequence([start("start"), job("work").for_each("[1]"), end("end")]).replace(
            "outputElement=\"=result\"",
            "outputElement=\"=if result = 1 then function() 1 else result\"",
        );
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"result":1}"#);
        assert!(run.incidents()[0].starts_with("work FeelError: the output element of 'work'"));
        run.resolve("work", r#"{"result":2}"#);
        assert_eq!(run.variables(), r#"{"results":[2]}"#);
    }

    #[test]
    fn a_correction_for_output_mappings_is_seen_by_them() {
        let work = job("work").output("=if n = 1 then function() 1 else n", "m");
        let mut run = given(sequence([start("start"), work, end("end")])).start("{}");
        run.complete_job("work", r#"{"n":1}"#);
        run.resolve("work", r#"{"n":2}"#);
        assert_eq!(run.variables(), r#"{"m":2}"#);
    }

    #[test]
    fn a_correction_reaches_the_scope_of_the_activity() {
        let inner = sequence([
            start("in"),
            script("sum", "=if a = null then function() 1 else a", "b"),
            job("work"),
            end("out"),
        ]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")]);
        let mut run = given(content).start("{}");
        run.resolve("sum", r#"{"a":1}"#);
        assert_eq!(run.payload("work"), r#"{"a":1,"b":1}"#);
        assert_eq!(run.variables(), "{}");
    }

    #[test]
    fn what_ends_takes_its_incident_along() {
        let content = sequence([
            start("start"),
            sub_process("sub", sequence([start("in"), job("work"), end("out")])),
            end("end"),
        ]) + &sequence([boundary("stop", "sub").timer("PT1H"), user_task("after")]);
        let mut run = given(content).start("{}");
        run.throw_from_job("work", "declined", "{}")
            .after()
            .fire("stop");
        assert_eq!(
            run.trace()[..4],
            [
                "TimerFired stop",
                "ElementTerminated work",
                "IncidentResolved work",
                "ElementTerminated sub"
            ]
        );
        assert!(run.state.incidents.is_empty());
    }
}
