//! `bpmn:exclusiveGateway` (BPMN 2.0.2, 13.4.2): each token goes on alone, along the first flow in document order whose
//! condition holds, else along the default flow. Without either it is an incident of type `GatewayNoMatch`.

use super::{Behaviour, outgoing};
use crate::{
    ids::FlowId,
    instance::view::{Fault, View},
    model::graph::{Element, Process},
};

pub(super) struct ExclusiveGateway;

impl Behaviour for ExclusiveGateway {
    fn can_wait(&self) -> bool {
        false
    }

    fn leave(
        &self,
        process: &Process,
        element: &Element,
        scope: &View<'_>,
    ) -> Result<Vec<FlowId>, Fault> {
        if element.outgoing.is_empty() {
            Ok(Vec::new())
        } else {
            outgoing::first(process, element, scope)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{bpmn::*, given};

    fn choice(default: &str, to_a: &str, to_b: &str) -> String {
        let which = match default {
            "" => gateway("exclusive", "which"),
            flow => gateway("exclusive", "which").default_flow(flow),
        };
        sequence([start("start"), which])
            + &nodes([end("a"), end("b"), end("c")])
            + &flow_if("which", "a", to_a)
            + &flow_if("which", "b", to_b)
            + &match default {
                "" => flow_if("which", "c", "=false"),
                _ => flow("which", "c"),
            }
    }

    fn taken(content: String, variables: &str) -> String {
        given(content).start(variables).trace()[3].clone()
    }

    #[test]
    fn the_first_flow_whose_condition_holds_is_taken() {
        assert_eq!(
            taken(choice("", "=x > 1", "=x > 0"), r#"{"x":2}"#),
            "ElementPassed a"
        );
        assert_eq!(
            taken(choice("", "=x > 1", "=x > 0"), r#"{"x":1}"#),
            "ElementPassed b"
        );
    }

    #[test]
    fn the_default_flow_is_taken_if_no_condition_holds_or_one_is_null() {
        assert_eq!(
            taken(choice("which-c", "=false", "=x > 0"), r#"{"x":0}"#),
            "ElementPassed c"
        );
        assert_eq!(
            taken(choice("which-c", "=unknown", "=x > 0"), "{}"),
            "ElementPassed c"
        );
    }

    #[test]
    fn without_a_match_it_is_an_incident_and_resolved_it_chooses_again() {
        let mut run = given(choice("", "=x > 1", "=x > 0")).start(r#"{"x":0}"#);
        assert!(
            run.incidents()[0]
                .starts_with("which GatewayNoMatch: no condition of a flow out of 'which' holds")
        );
        run.after().resolve("which", r#"{"x":5}"#);
        assert_eq!(
            run.trace(),
            [
                r#"VariablesSet {"x":5}"#,
                "IncidentResolved which",
                "ElementCompleted which",
                "ElementPassed a",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_condition_that_is_no_boolean_is_an_incident() {
        let run = given(choice("which-c", "=x", "=true")).start(r#"{"x":"yes"}"#);
        assert_eq!(
            run.incidents(),
            [
                "which FeelError: the condition of flow 'which-a' 'x' must give a boolean, but gave string"
            ]
        );
    }

    #[test]
    fn each_token_goes_on_alone() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            gateway("exclusive", "merge"),
            job("work"),
            end("end"),
        ]) + &nodes([task("b")])
            + &path("fork b merge");
        let mut run = given(content).start("{}");
        assert_eq!(run.open_outside(), (2, 0, 0));
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn in_a_multi_instance_sub_process_it_sees_its_item() {
        let inner = sequence([
            start("in"),
            gateway("exclusive", "which").default_flow("which-out"),
            end("out"),
        ]) + &nodes([job("big"), end("done")])
            + &flow_if("which", "big", "=item > 1")
            + &path("big done");
        let content = sequence([
            start("start"),
            sub_process("sub", inner).for_each("items"),
            end("end"),
        ]);
        let mut run = given(content).start(r#"{"items":[1,2,3]}"#);
        assert_eq!(run.open_outside(), (2, 0, 0));
        run.complete_job("big", "{}").complete_job("big", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
