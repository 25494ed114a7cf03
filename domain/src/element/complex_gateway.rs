//! `bpmn:complexGateway` (BPMN 2.0.2, 13.4.5): its activation condition says when the tokens that have come are enough. It counts
//! them as `activationCount`: one for each incoming flow.
//!
//! ```text
//!  waits for the start ──── enough have come: a token on each flow whose condition holds ───▶ waits for the others
//!          ▲                                                                                      │
//!          └───── no other can come any more: a token on each flow whose condition holds now ─────┘
//! ```
//!
//! Conditions of its flows see `waitingForStart`, true the first time and false the second. The second time flows without a
//! condition and the default flow get none, and if no other token came, nothing does. It is active from its first token until
//! then; another token from a flow that has had its turn waits there and begins the next round.

use super::{Behaviour, Here, Progress, outgoing};
use crate::{
    ids::{ActivationId, FlowId},
    instance::{
        event::{IncidentType, InstanceEvent},
        join::gateway_in,
        step::Step,
        view::{Fault, View},
    },
    model::graph::{ComplexGateway, Element, Process},
    value::Variables,
};
use feel::Value;

impl Behaviour for ComplexGateway {
    /// Looks whether enough tokens have come.
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let element = here.element;
        let arrived = step.state.activation(here.activation);
        let arrived = arrived.and_then(|gateway| Some(gateway.joined.as_ref()?.arrived.len()));
        // Where nothing is joined the token that entered is the only one.
        let count = arrived.unwrap_or(0).max(1);
        let all_came = count >= element.incoming.len();
        let taken = {
            let mut counted = waiting_for_start(true);
            counted.set(
                "activationCount",
                Value::from(i64::try_from(count).unwrap_or(i64::MAX)),
            );
            let seen = step.seen_from(here.activation);
            let view = seen.view();
            let view = view.with(&counted);
            if !self.is_activated(element, &view)? {
                return if element.incoming.len() > 1 {
                    Ok(Progress::Waits)
                } else {
                    Err(never_activated(element))
                };
            }
            outgoing::split(step.process, element, &view)?
        };
        if all_came {
            step.leave(here, taken);
        } else {
            step.emit(InstanceEvent::GatewayActivated {
                activation: here.activation,
                element: element.id.clone(),
                taken,
            });
        }
        Ok(Progress::Waits)
    }

    /// The flows that get a token when it begins anew.
    fn leave(
        &self,
        process: &Process,
        element: &Element,
        scope: &View<'_>,
    ) -> Result<Vec<FlowId>, Fault> {
        outgoing::conditional(process, element, scope)
    }
}

impl ComplexGateway {
    fn is_activated(&self, element: &Element, view: &View<'_>) -> Result<bool, Fault> {
        match &self.activation_condition {
            Some(condition) => view.holds(
                condition,
                &format!("the activationCondition of '{}'", element.id),
            ),
            None => Ok(true),
        }
    }
}

/// What the conditions of its flows see.
fn waiting_for_start(waits: bool) -> Variables {
    let mut variables = Variables::default();
    variables.set("waitingForStart", Value::Boolean(waits));
    variables
}

fn never_activated(element: &Element) -> Fault {
    Fault::new(
        IncidentType::GatewayNoMatch,
        format!(
            "the activationCondition of '{}' does not hold for its one token, and no other can come. Correct the variables it \
             reads and resolve the incident",
            element.id
        ),
    )
}

impl<'a> Step<'a> {
    /// A token comes to a complex gateway that joins: to the one that waits, or to a new one.
    pub(crate) fn reach_gateway(
        &mut self,
        element: &'a Element,
        scope: ActivationId,
        from: Vec<FlowId>,
    ) {
        let waiting = gateway_in(&self.state, scope, element).map(|gateway| gateway.id);
        let here = match waiting {
            Some(activation) => Here {
                activation,
                scope,
                element,
            },
            None => self.activate(element, scope, Vec::new(), Variables::default(), None),
        };
        for from in from {
            self.emit(InstanceEvent::GatewayReached {
                activation: here.activation,
                element: element.id.clone(),
                from,
            });
        }
        if waiting.is_none() {
            self.begin(&here);
        } else if self.waits_for_start(here.activation) {
            self.execute(&here);
        }
    }

    /// Whether a complex gateway was not activated yet, and neither an incident nor a listener holds it.
    fn waits_for_start(&self, gateway: ActivationId) -> bool {
        self.state.activation(gateway).is_some_and(|gateway| {
            let joined = gateway.joined.as_ref();
            joined.is_some_and(|joined| joined.activated_by.is_none())
                && gateway.incident.is_none()
                && gateway.children.is_empty()
        })
    }

    /// No other token can come to a complex gateway that was activated: it begins anew.
    pub(crate) fn reset_gateway(&mut self, gateway: ActivationId) {
        let Some(here) = self.required_here(gateway) else {
            return;
        };
        let joined = self.state.activation(gateway);
        let joined = joined.and_then(|gateway| gateway.joined.as_ref());
        if joined.is_some_and(|joined| joined.arrived.is_empty()) {
            self.leave(&here, Vec::new());
        } else {
            // Its own, so that they are still there after an incident.
            self.set_variables(gateway, waiting_for_start(false));
            self.complete(&here, &Variables::default());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{Run, bpmn::*, given};

    /// Three jobs that a gateway joins, and a task behind it.
    fn joined(condition: &str) -> String {
        sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            complex("join", condition),
            user_task("after"),
            end("end"),
        ]) + &nodes([job("b"), job("c")])
            + &path("fork b join")
            + &path("fork c join")
    }

    fn ended(run: &Run) -> bool {
        run.status() == InstanceStatus::Completed
    }

    #[test]
    fn enough_tokens_go_on_and_the_others_are_taken_without_another_going_on() {
        let mut run = given(joined("=activationCount >= 2")).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["b", "c", "join"], "one is not enough");
        run.after().complete_job("b", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted b",
                "ElementCompleted b",
                "GatewayReached join",
                "GatewayActivated join",
                "ElementEntered after",
                "UserTaskCreated after"
            ]
        );
        run.complete_task("after", "{}");
        assert!(!ended(&run), "it waits for the other token");
        run.after().complete_job("c", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted c",
                "ElementCompleted c",
                "GatewayReached join",
                r#"VariablesSet join {"waitingForStart":false}"#,
                "ElementCompleted join",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn where_all_have_come_nothing_is_waited_for() {
        let mut run = given(joined("=activationCount = 3")).start("{}");
        run.complete_job("a", "{}").complete_job("b", "{}");
        run.after().complete_job("c", "{}");
        assert_eq!(
            run.trace()[2..],
            [
                "GatewayReached join",
                "ElementCompleted join",
                "ElementEntered after",
                "UserTaskCreated after"
            ]
        );
    }

    #[test]
    fn without_a_condition_the_first_token_is_enough() {
        let mut run = given(joined("")).start("{}");
        run.complete_job("b", "{}");
        assert_eq!(run.active(), ["a", "c", "join", "after"]);
        run.complete_job("a", "{}").complete_job("c", "{}");
        run.complete_task("after", "{}");
        assert!(ended(&run));
    }

    #[test]
    fn it_waits_for_no_token_that_cannot_come_any_more() {
        let content = joined("=activationCount >= 2")
            + &sequence([boundary("late", "c").timer("PT1H"), end("gone")]);
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}").complete_job("b", "{}");
        assert_eq!(run.active(), ["c", "join", "after"]);
        run.after().fire("late");
        assert_eq!(
            run.trace()[1..],
            [
                "ElementTerminated c",
                "ElementPassed late",
                "ElementPassed gone",
                "ElementCompleted join"
            ]
        );
    }

    #[test]
    fn conditions_of_its_flows_see_which_round_it_is() {
        let content = sequence([start("start"), gateway("parallel", "fork"), job("a")])
            + &nodes([
                job("b"),
                complex("join", "=activationCount >= 1"),
                user_task("first"),
                user_task("rest"),
                end("end"),
            ])
            + &path("fork b join")
            + &path("a join")
            + &flow_if("join", "first", "=waitingForStart")
            + &flow_if("join", "rest", "=not(waitingForStart)")
            + &path("first end")
            + &path("rest end");
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["b", "join", "first"]);
        run.complete_job("b", "{}");
        assert_eq!(run.active(), ["first", "rest"]);
        run.complete_task("first", "{}").complete_task("rest", "{}");
        assert!(ended(&run));
        assert_eq!(run.variables(), "{}", "what it counts stays inside");
    }

    #[test]
    fn a_condition_that_gives_no_boolean_is_an_incident_in_either_round() {
        let content = sequence([start("start"), gateway("parallel", "fork"), job("a")])
            + &nodes([
                job("b"),
                complex(
                    "join",
                    "=if enough = 5 then enough else activationCount >= 1",
                ),
                user_task("first"),
                user_task("rest"),
                end("end"),
            ])
            + &path("fork b join")
            + &path("a join")
            + &flow_if("join", "first", "=waitingForStart")
            + &flow_if("join", "rest", "=if waitingForStart then false else rest")
            + &path("first end")
            + &path("rest end");
        let mut run = given(content).start(r#"{"enough":5,"rest":5}"#);
        run.complete_job("a", "{}");
        assert!(
            run.incidents()[0].starts_with("join FeelError: the activationCondition of 'join'")
        );
        run.resolve("join", r#"{"enough":1}"#);
        assert_eq!(run.active(), ["b", "join", "first"]);
        run.complete_job("b", "{}");
        assert!(
            run.incidents()[0].starts_with("join FeelError: the condition of flow 'join-rest'")
        );
        run.resolve("join", r#"{"rest":true}"#);
        assert_eq!(run.active(), ["first", "rest"]);
    }

    #[test]
    fn no_match_is_an_incident_and_resolved_it_goes_on() {
        let content = sequence([start("start"), gateway("parallel", "fork"), job("a")])
            + &nodes([
                job("b"),
                complex("join", "=activationCount >= 1"),
                end("end"),
            ])
            + &path("fork b join")
            + &path("a join")
            + &flow_if("join", "end", "=ready");
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}");
        assert!(run.incidents()[0].starts_with("join GatewayNoMatch"));
        run.complete_job("b", "{}");
        run.resolve("join", r#"{"ready":true}"#);
        assert!(ended(&run));
    }

    #[test]
    fn another_token_of_a_flow_waits_for_the_next_round() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a").for_each("[1]"),
            gateway("exclusive", "again"),
            complex("join", "=activationCount >= 1"),
            user_task("after"),
            end("end"),
        ]) + &nodes([job("b"), job("twice")])
            + &path("fork b join")
            + &path("fork twice again");
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}").complete_job("twice", "{}");
        assert_eq!(run.active(), ["b", "join", "after"], "the second waits");
        run.complete_job("b", "{}");
        assert_eq!(run.active(), ["after", "after"], "and begins another round");
        run.complete_task("after", "{}")
            .complete_task("after", "{}");
        assert!(ended(&run));
    }

    #[test]
    fn a_token_that_waits_for_the_next_round_goes_before_those_that_leave_wherever_steps_begin() {
        let content = sequence([start("start"), gateway("parallel", "fork"), job("a")])
            + &nodes([
                job("b"),
                job("twice"),
                gateway("exclusive", "again"),
                complex("join", "=activationCount >= 1"),
                user_task("after"),
                end("end"),
            ])
            + &path("fork b join")
            + &path("fork twice again")
            + &path("a again join")
            + &flow_if("join", "after", "=true")
            + &path("after end");
        for budget in [1, 100] {
            let mut run = given(content.clone()).budget(budget).start("{}");
            run.complete_job("a", "{}").complete_job("twice", "{}");
            run.after().complete_job("b", "{}");
            assert_eq!(
                run.trace()[2..],
                [
                    "GatewayReached join",
                    r#"VariablesSet join {"waitingForStart":false}"#,
                    "ElementCompleted join",
                    "ElementEntered join",
                    "GatewayReached join",
                    "GatewayActivated join",
                    "ElementEntered after",
                    "UserTaskCreated after",
                    "ElementEntered after",
                    "UserTaskCreated after",
                    "ElementCompleted join"
                ]
            );
        }
    }

    #[test]
    fn with_one_way_in_it_splits_or_says_that_it_never_will() {
        let content = sequence([start("start"), complex("split", "=go"), end("a")])
            + &nodes([end("b")])
            + &flow_if("split", "b", "=waitingForStart");
        let mut run = given(content).start("{}");
        assert!(
            run.incidents()[0]
                .starts_with("split GatewayNoMatch: the activationCondition of 'split'")
        );
        run.after().resolve("split", r#"{"go":true}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementCompleted split",
                "ElementPassed a",
                "ElementPassed b",
                "InstanceCompleted"
            ]
        );
    }
}
