//! What starts a process beside its start events (BPMN 2.0.2, sections 10.3.3, 10.6.6 and 13.5.1).

use super::compiled;
use crate::instance::event::ListenerEvent;
use crate::model::finding::Findings;
use crate::model::graph::{ElementIndex, Trigger, Triggers};
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;

pub(super) fn check(outline: &Outline<'_>, elements: &[Option<Compiled>], findings: &mut Findings) {
    let mut first_gateway: Option<&str> = None;
    for (index, node) in outline.nodes() {
        let subject = xml::subject(node.xml);
        let is_gateway = node.node_type == FlowNodeType::EventBasedGateway;
        if !node.instantiates() {
            if node.is_parallel_event_gateway() {
                findings.report(subject, Problem::ParallelEventGateway);
            }
            continue;
        }
        if node.parent.is_some() {
            findings.report(subject, Problem::InstantiateInside);
        }
        if !node.incoming.is_empty() {
            findings.report(subject, Problem::InstantiateBehindFlow);
        }
        // What is behind a gateway starts by itself.
        let starting = compiled(elements, index);
        let part = starting.and_then(|compiled| without_effect(node, compiled));
        if let Some(part) = part {
            findings.report(subject, Problem::PartOfInstantiating { part });
        }
        if !is_gateway {
            continue;
        }
        if let Some(other) = first_gateway {
            let other = other.to_owned();
            findings.report(subject, Problem::SeveralInstantiatingGateways { other });
        }
        first_gateway.get_or_insert(node.id);
        if node.is_parallel_event_gateway() {
            check_together(outline, elements, node, findings);
        }
    }
}

/// What starts is never entered by a token, so what belongs to entering it has no effect.
fn without_effect(node: &FlowNode<'_>, compiled: &Compiled) -> Option<&'static str> {
    if compiled.loop_characteristics.is_some() {
        Some("loop characteristics")
    } else if !compiled.inputs.is_empty() {
        Some("input mappings")
    } else if !node.boundary_events.is_empty() {
        Some("boundary events")
    } else if compiled.listeners.hear(ListenerEvent::Start) {
        Some("execution listeners for its start")
    } else {
        None
    }
}

/// Which messages belong together is told by their keys alone: there are no variables yet to compare other events by.
fn check_together(
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    gateway: &FlowNode<'_>,
    findings: &mut Findings,
) {
    for flow in &gateway.outgoing {
        let target = outline.flow(*flow).target;
        if !waits_for_one_message(elements, target) {
            let target_id = outline.node(target).id.to_owned();
            let subject = xml::subject(gateway.xml);
            findings.report(subject, Problem::StartTogetherByOthers { target_id });
        }
    }
}

fn waits_for_one_message(elements: &[Option<Compiled>], index: ElementIndex) -> bool {
    // What cannot run was reported.
    compiled(elements, index).is_none_or(|compiled| {
        matches!(
            compiled.kind.trigger(),
            None | Some(Triggers::One(Trigger::Message(_)))
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, flow, found, process};

    fn found_in(content: &str) -> Vec<String> {
        let catalog = r#"<message id="m" name="paid"><extensionElements><q:subscription correlationKey="=id"/></extensionElements>
            </message><message id="n" name="asked"/><signal id="s" name="closed"/>"#;
        found(&file(&(catalog.to_owned() + &process(content))))
    }

    fn catch(id: &str, definition: &str) -> String {
        format!("<intermediateCatchEvent id=\"{id}\">{definition}</intermediateCatchEvent>")
    }

    const PAID: &str = r#"<messageEventDefinition messageRef="m"/>"#;
    const ASKED: &str = r#"<messageEventDefinition messageRef="n"/>"#;
    const CLOSED: &str = r#"<signalEventDefinition signalRef="s"/>"#;

    fn gateway(attributes: &str, first: &str, second: &str) -> String {
        format!(
            r#"<eventBasedGateway id="which" instantiate="true" {attributes}/>{}{}"#,
            catch("a", first),
            catch("b", second)
        ) + &flow("which", "a")
            + &flow("which", "b")
    }

    const PARALLEL: &str = r#"eventGatewayType="Parallel""#;

    #[test]
    fn what_is_behind_a_gateway_may_start_a_process_without_a_key() {
        assert_eq!(found_in(&gateway("", ASKED, CLOSED)), Vec::<String>::new());
    }

    #[test]
    fn messages_that_start_together_have_keys() {
        let more = |definition: &str| found_in(&gateway(PARALLEL, PAID, definition));
        assert_eq!(
            more(ASKED),
            [
                "deploying: bpmn:intermediateCatchEvent 'b' waits for a message without a correlation key: add the extension \
                 element subscription with a correlationKey to it or to the message"
            ]
        );
        assert_eq!(
            more(CLOSED),
            [
                "deploying: bpmn:eventBasedGateway 'which' starts a process by several events together, of which 'b' is not \
                 one message: only the keys of messages tell which belong together. Start the process by one event, and wait \
                 for the others behind a parallel gateway"
            ]
        );
    }

    #[test]
    fn a_parallel_event_gateway_starts_a_process() {
        let content = format!(
            r#"<startEvent id="start"/>{}{}"#,
            gateway(PARALLEL, PAID, PAID).replace(r#"instantiate="true""#, ""),
            flow("start", "which")
        );
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:eventBasedGateway 'which' has eventGatewayType=\"Parallel\", but does not start the process: \
                 use a parallel gateway before the events"
            ]
        );
    }

    #[test]
    fn no_token_comes_to_what_starts() {
        let content = format!(
            r#"<startEvent id="start"/>{}{}"#,
            gateway("", ASKED, CLOSED),
            flow("start", "which")
        );
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:eventBasedGateway 'which' has instantiate=\"true\" and an incoming sequence flow: what starts \
                 a process has none. Remove the one or the other"
            ]
        );
    }

    #[test]
    fn one_gateway_starts_a_process_and_none_a_sub_process() {
        let second = gateway("", ASKED, CLOSED)
            .replace("which", "other")
            .replace("\"a\"", "\"c\"")
            .replace("\"b\"", "\"d\"")
            .replace("\"n\"", "\"k\"")
            .replace("other-a", "other-c")
            .replace("other-b", "other-d");
        let found = found_in(&(gateway("", PAID, CLOSED) + &second));
        assert!(
            found.contains(
                &"deploying: bpmn:eventBasedGateway 'other' starts the process, as 'which' does: one event of each group would \
                  be needed together, which is not run. Use one gateway, or start events"
                    .to_owned()
            ),
            "{found:?}"
        );
        let inside = format!(
            r#"<startEvent id="start"/><subProcess id="sub">{}</subProcess>{}"#,
            gateway("", ASKED, CLOSED),
            flow("start", "sub")
        );
        let found = found_in(&inside);
        assert!(
            found.contains(
                &"deploying: bpmn:eventBasedGateway 'which' has instantiate=\"true\" inside a sub-process: only what stands \
                  directly in a process starts it"
                    .to_owned()
            ),
            "{found:?}"
        );
    }

    #[test]
    fn a_receive_task_that_starts_is_not_entered() {
        let task = |attributes: &str, content: &str| {
            found_in(&format!(
                r#"<receiveTask id="it" messageRef="n" instantiate="true" {attributes}>{content}</receiveTask>"#
            ))
        };
        assert_eq!(task("", ""), Vec::<String>::new());
        let input = r#"<extensionElements><q:ioMapping><q:input source="=1" target="a"/></q:ioMapping></extensionElements>"#;
        assert_eq!(
            task("", input),
            [
                "deploying: bpmn:receiveTask 'it' has input mappings, which have no effect on what starts a process: remove \
                 them"
            ]
        );
    }
}
