//! Sequence flows: where they may begin and end, and which need a condition (BPMN 2.0.2, sections
//! 8.4.13, 10.5 and 10.6).

use crate::model::finding::Findings;
use crate::model::graph::ElementIndex;
use crate::model::parse::outline::{Flow, FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;

pub(super) fn check(outline: &Outline<'_>, findings: &mut Findings) {
    for (index, node) in outline.nodes() {
        check_ends(outline, node, findings);
        check_listed(outline, index, node, findings);
        check_conditions(outline, node, findings);
    }
}

/// Nothing flows into what starts by itself, nothing flows out of an end.
fn check_ends(outline: &Outline<'_>, node: &FlowNode<'_>, findings: &mut Findings) {
    let (no_incoming, no_outgoing) = match node.node_type {
        FlowNodeType::StartEvent => (Some("startEvent"), None),
        FlowNodeType::BoundaryEvent => (Some("boundaryEvent"), None),
        FlowNodeType::EndEvent => (None, Some("endEvent")),
        _ if node.is_event_sub_process => {
            let kind = "subProcess with triggeredByEvent=\"true\"";
            (Some(kind), Some(kind))
        }
        _ => (None, None),
    };
    if let (Some(kind), Some(flow)) = (no_incoming, node.incoming.first()) {
        let flow = outline.flow(*flow).id.to_string();
        findings.report(xml::subject(node.xml), Problem::IncomingFlow { kind, flow });
    }
    if let (Some(kind), Some(flow)) = (no_outgoing, node.outgoing.first()) {
        let flow = outline.flow(*flow).id.to_string();
        findings.report(xml::subject(node.xml), Problem::OutgoingFlow { kind, flow });
    }
}

/// `bpmn:incoming` and `bpmn:outgoing` repeat what the flows say; the flows count.
fn check_listed(
    outline: &Outline<'_>,
    index: ElementIndex,
    node: &FlowNode<'_>,
    findings: &mut Findings,
) {
    for child in xml::children(node.xml) {
        let end: fn(&Flow<'_>) -> ElementIndex = match child.tag_name().name() {
            "incoming" => |flow| flow.target,
            "outgoing" => |flow| flow.source,
            _ => continue,
        };
        let reference = xml::text(child);
        let Some(flow) = outline.find_flow(xml::local(&reference)) else {
            continue;
        };
        if end(flow) != index {
            let direction = if xml::is_model(child, "incoming") {
                "incoming"
            } else {
                "outgoing"
            };
            let flow = flow.id.to_string();
            findings.report(
                xml::subject(node.xml),
                Problem::FlowSaysOtherwise { flow, direction },
            );
        }
    }
}

fn check_conditions(outline: &Outline<'_>, node: &FlowNode<'_>, findings: &mut Findings) {
    let gateway_chooses = matches!(
        node.node_type,
        FlowNodeType::ExclusiveGateway | FlowNodeType::InclusiveGateway
    ) && node.outgoing.len() > 1;
    for index in &node.outgoing {
        // A link has no condition.
        let Some(flow) = outline.flow(*index).xml else {
            continue;
        };
        let has_condition = xml::children_named(flow, "conditionExpression")
            .next()
            .is_some();
        let is_default = node.default_flow == Some(*index);
        let problem = if has_condition && !node.node_type.has_conditional_flows() {
            let kind = node.xml.tag_name().name().to_owned();
            Problem::ConditionNotAllowed { kind }
        } else if has_condition && is_default {
            Problem::ConditionOfDefaultFlow
        } else if gateway_chooses && !has_condition && !is_default {
            Problem::MissingCondition
        } else {
            continue;
        };
        findings.report(xml::subject(flow), problem);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{flow, flow_if, found_around, found_in};

    #[test]
    fn nothing_flows_into_a_start_event_or_a_boundary_event() {
        let back = found_in(
            &(r#"<startEvent id="start"/><task id="it"/>"#.to_owned()
                + &flow("start", "it")
                + &flow("it", "start")),
        );
        assert_eq!(
            back,
            [
                "storing: bpmn:startEvent 'start' has the incoming sequence flow 'it-start': nothing flows into a \
              bpmn:startEvent"
            ]
        );
        let boundary = r#"<task id="it"/><boundaryEvent id="boundary" attachedToRef="it"><errorEventDefinition/></boundaryEvent>"#;
        assert_eq!(
            found_around(&(boundary.to_owned() + &flow("it", "boundary"))),
            [
                "storing: bpmn:boundaryEvent 'boundary' has the incoming sequence flow 'it-boundary': nothing flows into \
              a bpmn:boundaryEvent"
            ]
        );
    }

    #[test]
    fn nothing_flows_out_of_an_end_event() {
        assert_eq!(
            found_around(&(r#"<task id="it"/>"#.to_owned() + &flow("end", "it"))),
            [
                "storing: bpmn:endEvent 'end' has the outgoing sequence flow 'end-it': nothing flows out of a bpmn:endEvent"
            ]
        );
    }

    #[test]
    fn an_event_sub_process_is_not_connected() {
        let sub = r#"<subProcess id="it" triggeredByEvent="true"><startEvent id="inner"><errorEventDefinition/></startEvent></subProcess>"#;
        assert_eq!(
            found_around(sub),
            [
                "storing: bpmn:subProcess 'it' has the incoming sequence flow 'start-it': nothing flows into a \
                 bpmn:subProcess with triggeredByEvent=\"true\"",
                "storing: bpmn:subProcess 'it' has the outgoing sequence flow 'it-end': nothing flows out of a \
                 bpmn:subProcess with triggeredByEvent=\"true\"",
            ]
        );
    }

    fn split(kind: &str, default: &str, flows: &str) -> Vec<String> {
        let nodes = format!(
            r#"<startEvent id="start"/><{kind} id="which" {default}/><task id="a"/><task id="b"/>"#
        );
        found_in(&(nodes + &flow("start", "which") + flows))
    }

    #[test]
    fn a_gateway_that_chooses_needs_conditions() {
        for kind in ["exclusiveGateway", "inclusiveGateway"] {
            let one_missing = flow_if("which", "a", "x") + &flow("which", "b");
            assert_eq!(
                split(kind, "", &one_missing),
                [
                    "deploying: bpmn:sequenceFlow 'which-b' leaves a gateway that chooses: it needs a condition, or must be \
                  the default flow"
                ]
            );
            assert_eq!(
                split(kind, r#"default="which-b""#, &one_missing),
                Vec::<String>::new()
            );
        }
    }

    #[test]
    fn a_single_flow_needs_no_condition() {
        assert_eq!(
            found_around(r#"<exclusiveGateway id="it"/>"#),
            Vec::<String>::new()
        );
    }

    #[test]
    fn an_activity_may_have_flows_with_and_without_condition() {
        let flows = flow_if("which", "a", "x") + &flow("which", "b");
        assert_eq!(split("task", "", &flows), Vec::<String>::new());
    }

    #[test]
    fn a_condition_where_nothing_is_chosen_is_refused() {
        let flows = flow_if("which", "a", "x") + &flow("which", "b");
        assert_eq!(
            split("parallelGateway", "", &flows),
            [
                "deploying: bpmn:sequenceFlow 'which-a' has a condition, but a bpmn:parallelGateway does not choose among \
              its flows"
            ]
        );
        let from_start =
            r#"<startEvent id="start"/><task id="a"/>"#.to_owned() + &flow_if("start", "a", "x");
        assert_eq!(
            found_in(&from_start),
            [
                "deploying: bpmn:sequenceFlow 'start-a' has a condition, but a bpmn:startEvent does not choose among its \
              flows"
            ]
        );
    }

    #[test]
    fn the_condition_of_a_default_flow_has_no_effect() {
        let flows = flow_if("which", "a", "x") + &flow_if("which", "b", "y");
        assert_eq!(
            split("exclusiveGateway", r#"default="which-b""#, &flows),
            [
                "nothing: bpmn:sequenceFlow 'which-b' is a default flow, so its condition has no effect"
            ]
        );
    }

    #[test]
    fn where_an_element_and_a_flow_disagree_the_flow_counts() {
        assert_eq!(
            found_around(
                r#"<task id="it"><incoming>it-end</incoming><outgoing>it-end</outgoing></task>"#
            ),
            [
                "nothing: bpmn:task 'it' lists the sequence flow 'it-end' as incoming, but the flow says otherwise"
            ]
        );
    }
}
