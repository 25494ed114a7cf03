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
        contradiction::Contradiction,
        error::InstanceError,
        event::{InstanceEvent, Repeat},
        state::{Activation, ActivationStatus, AdHoc},
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
            Some(element) => Err(why_not(element)),
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
fn why_not(element: &Element) -> String {
    let id = &element.id;
    if !element.incoming.is_empty() {
        return format!("'{id}' begins when a sequence flow leads to it");
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
        step.judge_ad_hoc(here.activation);
    }
    Ok(())
}

/// Another version of the process may have no completion condition: what waited for it with nothing inside is done.
pub(crate) fn end_ad_hoc_without_condition(step: &mut Step<'_>) {
    for ad_hoc in step.state.ad_hoc_sub_processes.clone() {
        // The end of one may end others, inside and around it.
        if step.state.activation(ad_hoc).is_some() {
            step.end_scope_if_done(ad_hoc);
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

fn is_running(found: &Activation) -> bool {
    found.status == ActivationStatus::Active
        && found.loop_state.is_none()
        && found.listener.is_none()
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

    /// Whether an element stands directly in an ad-hoc sub-process, whose activation `scope` then is.
    pub(crate) fn is_directly_in_ad_hoc(&self, element: &Element, scope: ActivationId) -> bool {
        let around = element.parent.map(|parent| self.process.element(parent));
        around.is_some_and(|around| around.ad_hoc().is_some()) && !self.is_item_of(scope, element)
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
        match self.ad_hoc_phase(here.activation) {
            Some(AdHoc::Closed) => {}
            Some(AdHoc::Triggered) if ad_hoc.completion_condition.is_none() => {
                self.close_ad_hoc(here.activation);
            }
            Some(AdHoc::Idle | AdHoc::Triggered) | None => return,
        }
        self.complete(here, &Variables::default());
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ids::ActivationId,
        instance::state::InstanceStatus,
        testing::{Run, bpmn::*, given},
    };

    fn around(ad_hoc: Node) -> String {
        sequence([start("start"), ad_hoc, end("end")])
    }

    /// Two jobs, of which one leads to another.
    fn work() -> String {
        sequence([job("a"), job("then")]) + &nodes([job("b")])
    }

    #[test]
    fn it_waits_for_a_trigger_and_is_done_when_nothing_runs_any_more() {
        let mut run = given(around(ad_hoc("ad-hoc", work()))).start("{}");
        assert_eq!(
            run.trace()[2..],
            ["ElementEntered ad-hoc", "AdHocElementsTriggered ad-hoc ()"]
        );
        run.trigger("ad-hoc", "a");
        assert_eq!(
            run.trace(),
            [
                "AdHocElementsTriggered ad-hoc (a)",
                "ElementEntered a",
                "JobCreated a"
            ]
        );
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["ad-hoc", "then"], "its flow is followed");
        run.after().complete_job("then", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted then",
                "ElementCompleted then",
                "AdHocSubProcessClosed ad-hoc",
                "ElementCompleted ad-hoc",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn an_element_can_be_triggered_again_while_it_runs() {
        let mut run = given(around(ad_hoc("ad-hoc", work()))).start("{}");
        run.trigger("ad-hoc", "b").trigger("ad-hoc", "b");
        assert_eq!(run.active(), ["ad-hoc", "b", "b"]);
        run.complete_job("b", "{}").trigger("ad-hoc", "b");
        run.complete_job("b", "{}").complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn its_collection_names_what_begins_with_it_and_sees_its_inputs() {
        let sub = ad_hoc("ad-hoc", work())
            .input("=[first]", "chosen")
            .choosing("=append(chosen, &quot;a&quot;, &quot;b&quot;)");
        let run = given(around(sub)).start(r#"{"first":"b"}"#);
        assert_eq!(run.active(), ["ad-hoc", "b", "a", "b"]);
    }

    #[test]
    fn an_empty_collection_lets_it_wait_for_a_trigger() {
        let mut run = given(around(ad_hoc("ad-hoc", work()).choosing("[]"))).start("{}");
        assert_eq!(run.active(), ["ad-hoc"]);
        run.trigger("ad-hoc", "b").complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_cannot_begin_is_an_incident_that_names_it_and_resolved_all_are_chosen_anew() {
        let of = |chosen: &str| {
            given(around(ad_hoc("ad-hoc", work()).choosing("=chosen")))
                .start(&format!(r#"{{"chosen":{chosen}}}"#))
        };
        let told = |chosen: &str| {
            let run = of(chosen);
            assert_eq!(run.active(), ["ad-hoc"]);
            let told = run.incidents()[0].clone();
            let prefix = "ad-hoc FeelError: the activeElementsCollection of 'ad-hoc' ";
            told.strip_prefix(prefix).unwrap_or(&told).to_owned()
        };
        assert_eq!(
            told(r#"["a","no"]"#),
            "names what cannot be triggered: 'no' is no element of it. It can name a, b"
        );
        assert_eq!(
            told(r#"["then"]"#),
            "names what cannot be triggered: 'then' begins when a sequence flow leads to it. It can name a, b"
        );
        assert_eq!(
            told("[1]"),
            "must be a list of ids, but has an entry that is number"
        );
        assert_eq!(told(r#""a""#), "must be a list of ids, but is string");
        assert_eq!(told("null"), "must be a list of ids, but is null");
        let mut run = of(r#"["a","no"]"#);
        assert!(
            run.cannot_trigger("ad-hoc", "a")
                .starts_with("ad-hoc sub-process 'ad-hoc' has not begun")
        );
        run.resolve("ad-hoc", r#"{"chosen":["a"]}"#);
        assert_eq!(run.active(), ["ad-hoc", "a"]);
    }

    #[test]
    fn what_is_asked_wrongly_is_refused_with_what_can_be_triggered() {
        let content = work()
            + &sequence([boundary("late", "b").timer("PT1H"), task("told")])
            + &event_sub_process(
                "handler",
                sequence([start("came").message("paid"), end("handled")]),
            )
            .to_string();
        let mut run = given(around(ad_hoc("ad-hoc", content)) + &nodes([task("outside")]))
            .start(r#"{"key":1}"#);
        let known = "; what can be triggered in ad-hoc sub-process 'ad-hoc': a, b";
        for (element, reason) in [
            ("then", "'then' begins when a sequence flow leads to it"),
            ("late", "'late' is a boundary event"),
            ("handler", "'handler' is an event sub-process"),
            ("outside", "'outside' is no element of it"),
            ("came", "'came' is no element of it"),
            ("", "'' is no element of it"),
        ] {
            let told = run.cannot_trigger("ad-hoc", element);
            assert_eq!(told, format!("{reason}{known}"));
        }
        for ad_hoc in ["outside", "nothing", "00000000-0000-0000-0000-00000000dead"] {
            assert_eq!(
                run.cannot_trigger(ad_hoc, "a"),
                format!("the process has no ad-hoc sub-process '{ad_hoc}'")
            );
        }
    }

    #[test]
    fn before_and_after_it_is_active_nothing_can_be_triggered() {
        let content = sequence([
            start("start"),
            user_task("before"),
            ad_hoc("ad-hoc", work()),
            user_task("after"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        let not_active = "ad-hoc sub-process 'ad-hoc' is not active";
        assert_eq!(run.cannot_trigger("ad-hoc", "a"), not_active);
        run.complete_task("before", "{}").trigger("ad-hoc", "b");
        run.complete_job("b", "{}");
        assert_eq!(run.cannot_trigger("ad-hoc", "a"), not_active);
    }

    #[test]
    fn its_condition_is_asked_whenever_something_in_it_has_ended() {
        let sub = ad_hoc("ad-hoc", work()).until("=done");
        let mut run = given(around(sub)).start("{}");
        run.trigger("ad-hoc", "b").complete_job("b", "{}");
        assert_eq!(run.active(), ["ad-hoc"], "it waits for the next trigger");
        run.trigger("ad-hoc", "a").trigger("ad-hoc", "b").after();
        run.complete_job("a", r#"{"done":true}"#);
        assert_eq!(
            run.trace(),
            [
                "JobCompleted a",
                r#"VariablesSet ad-hoc {"done":true}"#,
                "ElementCompleted a",
                "AdHocSubProcessClosed ad-hoc",
                "TokensDiscarded ad-hoc",
                "ElementTerminated b",
                "ElementCompleted ad-hoc",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn what_runs_is_waited_for_if_it_is_not_to_be_canceled_and_goes_no_further() {
        let sub = ad_hoc("ad-hoc", work())
            .until("=done")
            .waiting_for_the_rest();
        let mut run = given(around(sub)).start("{}");
        run.trigger("ad-hoc", "a").trigger("ad-hoc", "b");
        run.complete_job("b", r#"{"done":true}"#);
        assert_eq!(run.active(), ["ad-hoc", "a"]);
        assert_eq!(
            run.cannot_trigger("ad-hoc", "b"),
            "ad-hoc sub-process 'ad-hoc' is about to end: nothing begins in it any more"
        );
        run.after().complete_job("a", r#"{"done":false}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementCompleted a",
                "ElementCompleted ad-hoc",
                "ElementPassed end",
                "InstanceCompleted"
            ],
            "what the condition has said stands"
        );
    }

    #[test]
    fn tokens_that_wait_and_gateways_are_not_waited_for() {
        let content = sequence([job("a"), gateway("parallel", "join"), job("behind")])
            + &nodes([job("b"), gateway("eventBased", "which")])
            + &path("b join")
            + &nodes([catch("came").message("paid"), catch("late").timer("PT1H")])
            + &path("which came")
            + &path("which late");
        let sub = ad_hoc("ad-hoc", content)
            .until("=done")
            .waiting_for_the_rest();
        let mut run = given(around(sub)).start(r#"{"key":1}"#);
        run.trigger("ad-hoc", "a")
            .trigger("ad-hoc", "which")
            .complete_job("a", "{}");
        assert_eq!(run.active(), ["ad-hoc", "which"]);
        run.after().set_in("ad-hoc", r#"{"done":true}"#);
        assert_eq!(
            run.trace()[..4],
            [
                r#"VariablesSet ad-hoc {"done":true}"#,
                "AdHocSubProcessClosed ad-hoc",
                "TokensDiscarded ad-hoc",
                "ElementTerminated which"
            ]
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn variables_can_be_set_in_it_and_may_be_what_it_waits_for() {
        let sub = ad_hoc("ad-hoc", work()).until("=done").output("=x", "y");
        let mut run = given(around(sub)).start(r#"{"x":1}"#);
        run.set_in("ad-hoc", r#"{"x":2}"#).trigger("ad-hoc", "a");
        assert_eq!(run.payload("a"), r#"{"x":2}"#);
        run.after().set_in("ad-hoc", "{}");
        assert_eq!(run.trace(), Vec::<String>::new());
        run.set_in("ad-hoc", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"x":1,"y":2}"#);
    }

    #[test]
    fn a_condition_that_fails_holds_it_while_the_rest_goes_on_and_is_asked_again() {
        let sub = ad_hoc("ad-hoc", work()).until("=done");
        let mut run = given(around(sub)).start("{}");
        run.trigger("ad-hoc", "a").trigger("ad-hoc", "b");
        run.complete_job("b", r#"{"done":"yes"}"#);
        assert_eq!(
            run.incidents(),
            [
                "ad-hoc FeelError: the completionCondition of 'ad-hoc' 'done' must give a boolean, but gave string"
            ]
        );
        run.complete_job("a", "{}").complete_job("then", "{}");
        assert_eq!(run.active(), ["ad-hoc"]);
        run.resolve("ad-hoc", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_fault_as_it_leaves_is_repeated_alone() {
        let content = sequence([start("start"), ad_hoc("ad-hoc", work())])
            + &nodes([end("end")])
            + &flow_if("ad-hoc", "end", "=ready");
        let mut run = given(content).start("{}");
        run.trigger("ad-hoc", "b").complete_job("b", "{}");
        assert!(run.incidents()[0].starts_with("ad-hoc GatewayNoMatch"));
        assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
        run.resolve("ad-hoc", r#"{"ready":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn in_a_sequential_one_activities_begin_one_by_one_in_their_order() {
        let sub = ad_hoc("ad-hoc", work())
            .one_at_a_time()
            .choosing("=[&quot;a&quot;, &quot;b&quot;, &quot;b&quot;]");
        let trace = |budget| {
            let mut run = given(around(sub.clone())).budget(budget).start("{}");
            assert_eq!(run.active(), ["ad-hoc", "a"]);
            run.complete_job("a", "{}");
            assert_eq!(run.active(), ["ad-hoc", "b"], "it has waited for longer");
            run.trigger("ad-hoc", "a");
            run.complete_job("b", "{}").complete_job("b", "{}");
            assert_eq!(run.active(), ["ad-hoc", "then"]);
            run.complete_job("then", "{}").complete_job("a", "{}");
            run.complete_job("then", "{}");
            assert_eq!(run.status(), InstanceStatus::Completed);
            run.trace()
        };
        assert_eq!(trace(1), trace(100));
    }

    #[test]
    fn in_a_sequential_one_what_does_not_wait_is_followed_by_the_next() {
        let sub = ad_hoc(
            "ad-hoc",
            nodes([
                script("one", "=1", "x"),
                script("two", "=x + 1", "x"),
                throw("t"),
            ]),
        )
        .one_at_a_time()
        .choosing("=[&quot;one&quot;, &quot;t&quot;, &quot;two&quot;]")
        .output("=x", "x");
        for budget in 1..5 {
            let run = given(around(sub.clone())).budget(budget).start("{}");
            assert_eq!(run.status(), InstanceStatus::Completed);
            assert_eq!(run.variables(), r#"{"x":2}"#);
        }
    }

    #[test]
    fn in_a_sequential_one_events_wait_beside_activities() {
        let content = sequence([catch("came").message("paid"), job("then")]) + &nodes([job("b")]);
        let mut run =
            given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start(r#"{"key":1}"#);
        run.trigger("ad-hoc", "came").trigger("ad-hoc", "b");
        assert_eq!(run.active(), ["ad-hoc", "came", "b"]);
        run.after().trigger("ad-hoc", "came");
        assert_eq!(
            run.trace(),
            ["AdHocElementsTriggered ad-hoc (came)"],
            "it has no turn yet"
        );
        run.message("paid", "1", "{}");
        assert_eq!(run.active(), ["ad-hoc", "b"], "what follows waits");
        run.complete_job("b", "{}");
        assert_eq!(run.active(), ["ad-hoc", "came", "then"]);
        run.complete_job("then", "{}").message("paid", "1", "{}");
        run.complete_job("then", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn in_a_sequential_one_a_repeated_activity_is_one() {
        let content = nodes([job("many").for_each("[1,2]"), job("b")]);
        let mut run = given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start("{}");
        run.trigger("ad-hoc", "many").trigger("ad-hoc", "b");
        assert_eq!(run.open_outside().0, 2);
        run.complete_job("many", "{}").complete_job("many", "{}");
        assert_eq!(run.active(), ["ad-hoc", "b"]);
    }

    #[test]
    fn an_interrupted_activity_lets_the_next_begin() {
        let content =
            nodes([job("a"), job("b")]) + &boundary("late", "a").timer("PT1H").to_string();
        let mut run = given(around(ad_hoc("ad-hoc", content).one_at_a_time())).start("{}");
        run.trigger("ad-hoc", "a")
            .trigger("ad-hoc", "b")
            .fire("late");
        assert_eq!(run.active(), ["ad-hoc", "b"]);
        run.complete_job("b", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn boundary_events_interrupt_it() {
        let content = around(ad_hoc("ad-hoc", work()))
            + &sequence([boundary("late", "ad-hoc").timer("PT1H"), end("gone")])
            + &sequence([boundary("failed", "ad-hoc").error("declined"), end("sorry")]);
        let mut run = given(content.clone()).start("{}");
        run.trigger("ad-hoc", "a").after().fire("late");
        assert_eq!(
            run.trace()[1..],
            [
                "ElementTerminated a",
                "ElementTerminated ad-hoc",
                "ElementPassed late",
                "ElementPassed gone",
                "InstanceCompleted"
            ]
        );
        let mut run = given(content).start("{}");
        run.trigger("ad-hoc", "a").after();
        run.throw_from_job("a", "declined", "{}");
        assert!(run.trace().contains(&"ElementPassed sorry".to_owned()));
    }

    #[test]
    fn an_event_sub_process_runs_beside_or_ends_it() {
        let handler = |start: Node| {
            event_sub_process("handler", sequence([start, job("handle"), end("handled")]))
                .to_string()
        };
        let beside = handler(start("came").message("paid").non_interrupting());
        let mut run = given(around(ad_hoc("ad-hoc", work() + &beside))).start(r#"{"key":1}"#);
        run.message("paid", "1", "{}").complete_job("handle", "{}");
        assert_eq!(run.active(), ["ad-hoc"], "nothing was triggered yet");
        run.trigger("ad-hoc", "b").message("paid", "1", "{}");
        run.complete_job("b", "{}").complete_job("handle", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);

        let instead = handler(start("came").message("paid"));
        let sub = ad_hoc("ad-hoc", work() + &instead).until("=false");
        let mut run = given(around(sub)).start(r#"{"key":1}"#);
        run.trigger("ad-hoc", "b")
            .after()
            .message("paid", "1", "{}");
        assert_eq!(
            run.trace()[..4],
            [
                "MessageCorrelated came",
                "ElementTerminated b",
                "AdHocSubProcessClosed ad-hoc",
                "ElementEntered handler"
            ]
        );
        assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
        run.complete_job("handle", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn what_ends_elsewhere_is_waited_for_when_the_condition_holds() {
        let content = nodes([call("call", "other"), job("b")]);
        let sub = ad_hoc("ad-hoc", content).until("=done");
        let other = process_called("other", sequence([start("s"), job("work"), end("e")]));
        let mut run = given(around(sub)).beside(other).start("{}");
        run.trigger("ad-hoc", "call").trigger("ad-hoc", "b");
        run.hold_deliveries()
            .after()
            .complete_job("b", r#"{"done":true}"#);
        assert_eq!(
            run.trace()[3..],
            ["AdHocSubProcessClosed ad-hoc", "ElementTerminating call"]
        );
        assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
        run.deliver();
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    /// The activations of the ad-hoc sub-process itself.
    fn runs_of(run: &Run) -> Vec<ActivationId> {
        let found = run.state.activations.values();
        found
            .filter(|found| found.ad_hoc.is_some())
            .map(|found| found.id)
            .collect()
    }

    #[test]
    fn where_it_is_active_more_than_once_the_execution_key_tells_which_is_meant() {
        let sub = ad_hoc("ad-hoc", work()).for_each("[1,2]");
        let mut run = given(around(sub)).start("{}");
        assert_eq!(
            run.cannot_trigger("ad-hoc", "b"),
            "ad-hoc sub-process 'ad-hoc' is active more than once; name one of its activations by its executionKey instead"
        );
        let keys = runs_of(&run);
        assert_eq!(keys.len(), 2);
        for key in keys {
            run.trigger(&key.to_string(), "b");
            run.set_in(&key.to_string(), &format!(r#"{{"result":"{key}"}}"#));
            run.complete_job("b", "{}");
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn in_a_loop_each_run_is_triggered_anew() {
        let sub = ad_hoc("ad-hoc", work()).at_most("2");
        let mut run = given(around(sub)).start("{}");
        for _ in 0..2 {
            run.trigger("ad-hoc", "b").complete_job("b", "{}");
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
        let items = ad_hoc("ad-hoc", nodes([script("one", "=item", "result")]))
            .choosing("=[&quot;one&quot;]")
            .one_by_one("[1,2,3]");
        let run = given(around(items)).start("{}");
        assert_eq!(run.variables(), r#"{"results":[1,2,3]}"#);
    }

    #[test]
    fn they_nest_in_each_other_and_in_called_processes() {
        let inner = ad_hoc("inner", nodes([job("work")]));
        let outer = ad_hoc("outer", nodes([inner, job("b")]));
        let other = process_called("other", sequence([start("s"), outer, end("e")]));
        let sub = sub_process(
            "sub",
            sequence([start("in"), call("call", "other"), end("out")]),
        );
        let mut run = given(around(sub)).beside(other).start("{}");
        run.in_child("call", |child| {
            child.trigger("outer", "inner").trigger("inner", "work");
            child.complete_job("work", "{}");
        });
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_terminate_end_event_inside_ends_its_own_scope_only() {
        let inner = sub_process("sub", sequence([start("in"), end("stop").terminate()]));
        let mut run = given(around(ad_hoc("ad-hoc", nodes([inner, job("b")])))).start("{}");
        run.trigger("ad-hoc", "b").trigger("ad-hoc", "sub");
        assert_eq!(run.active(), ["ad-hoc", "b"]);
    }

    #[test]
    fn its_listeners_are_called_before_anything_begins_and_after_all_has_ended() {
        let sub = ad_hoc("ad-hoc", nodes([job("b")]))
            .choosing("=chosen")
            .listener("start", "choose")
            .listener("end", "report");
        let mut run = given(around(sub)).start("{}");
        assert!(run.cannot_trigger("ad-hoc", "b").contains("has not begun"));
        run.complete_job("ad-hoc", r#"{"chosen":["b"]}"#);
        run.complete_job("b", "{}");
        assert!(run.cannot_trigger("ad-hoc", "b").contains("about to end"));
        run.complete_job("ad-hoc", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn results_stay_in_it_or_go_where_variables_are_merged() {
        let sub =
            || ad_hoc("ad-hoc", nodes([script("one", "=1", "x")])).choosing("=[&quot;one&quot;]");
        assert_eq!(given(around(sub())).start("{}").variables(), "{}");
        let run = given(around(sub())).merging().start("{}");
        assert_eq!(run.variables(), r#"{"x":1}"#);
        let each = ad_hoc("ad-hoc", nodes([script("one", "=item", "result")]))
            .choosing("=[&quot;one&quot;]")
            .for_each("[1,2]");
        let run = given(around(each)).merging().start("{}");
        assert_eq!(run.variables(), r#"{"results":[1,2]}"#);
    }

    #[test]
    fn canceled_it_ends_with_what_runs_and_waits_in_it() {
        let sub = ad_hoc("ad-hoc", work()).one_at_a_time();
        let mut run = given(around(sub)).start("{}");
        run.trigger("ad-hoc", "a").trigger("ad-hoc", "b").cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
    }
}
