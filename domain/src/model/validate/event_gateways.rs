//! Event-based gateways: what may follow them (BPMN 2.0.2, section 10.6.6).

use super::compiled;
use crate::instance::event::ListenerEvent;
use crate::model::finding::Findings;
use crate::model::graph::{ElementKind, Triggers};
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;
use std::collections::HashSet;

pub(super) fn check(outline: &Outline<'_>, elements: &[Option<Compiled>], findings: &mut Findings) {
    for (_, node) in outline.nodes() {
        if node.node_type == FlowNodeType::EventBasedGateway {
            check_gateway(outline, elements, node, findings);
            check_targets(outline, elements, node, findings);
        }
    }
}

fn check_gateway(
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    gateway: &FlowNode<'_>,
    findings: &mut Findings,
) {
    let subject = xml::subject(gateway.xml);
    let count = gateway.outgoing.len();
    if count < 2 {
        findings.report(subject, Problem::EventGatewayNeedsTargets { count });
    }
    let targets: Vec<&FlowNode<'_>> = gateway
        .outgoing
        .iter()
        .map(|flow| outline.node(outline.flow(*flow).target))
        .collect();
    for target in &targets {
        let target_id = target.id.to_owned();
        if !can_follow(target) {
            findings.report(subject, Problem::EventGatewayTarget { target_id });
        } else if target.incoming.len() > 1 {
            findings.report(subject, Problem::EventGatewayTargetShared { target_id });
        }
    }
    let receives = targets
        .iter()
        .any(|target| target.node_type == FlowNodeType::ReceiveTask);
    let flows = gateway.outgoing.iter();
    // Several flows may lead to one, which is refused but looked at.
    let different: HashSet<_> = flows.map(|flow| outline.flow(*flow).target).collect();
    let catches_message = different.into_iter().any(|target| {
        let target = compiled(elements, target);
        let triggers = target.and_then(|target| catch_triggers(&target.kind));
        let mut each = triggers.map(Triggers::each).unwrap_or_default().iter();
        each.any(|trigger| trigger.kind() == TriggerKind::Message)
    });
    if receives && catches_message {
        findings.report(subject, Problem::EventGatewayMixesMessages);
    }
}

/// The gateway waits in place of what follows it, and the first that comes passes (BPMN 2.0.2, section 13.4.4): what
/// follows is never entered, so what belongs to entering it has no effect.
fn check_targets(
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    gateway: &FlowNode<'_>,
    findings: &mut Findings,
) {
    for flow in &gateway.outgoing {
        let index = outline.flow(*flow).target;
        let target = outline.node(index);
        let Some(compiled) = compiled(elements, index) else {
            continue;
        };
        let subject = xml::subject(target.xml);
        if let Some(Triggers::All(_)) = catch_triggers(&compiled.kind) {
            let gateway = gateway.id.to_owned();
            findings.report(
                subject,
                Problem::ParallelMultipleBehindEventGateway { gateway },
            );
        }
        if compiled.loop_characteristics.is_some() {
            let gateway = gateway.id.to_owned();
            findings.report(subject, Problem::LoopBehindEventGateway { gateway });
        }
        if !compiled.inputs.is_empty() {
            let gateway = gateway.id.to_owned();
            findings.report(
                subject,
                Problem::InputMappingsBehindEventGateway { gateway },
            );
        }
        if compiled.listeners.hear(ListenerEvent::Start) {
            let gateway = gateway.id.to_owned();
            findings.report(subject, Problem::ListenerBehindEventGateway { gateway });
        }
    }
}

fn can_follow(target: &FlowNode<'_>) -> bool {
    match target.node_type {
        FlowNodeType::IntermediateCatchEvent => true,
        FlowNodeType::ReceiveTask => target.boundary_events.is_empty(),
        FlowNodeType::StartEvent
        | FlowNodeType::EndEvent
        | FlowNodeType::IntermediateThrowEvent
        | FlowNodeType::BoundaryEvent
        | FlowNodeType::ImplicitThrowEvent
        | FlowNodeType::ExclusiveGateway
        | FlowNodeType::ParallelGateway
        | FlowNodeType::InclusiveGateway
        | FlowNodeType::EventBasedGateway
        | FlowNodeType::ComplexGateway
        | FlowNodeType::Task
        | FlowNodeType::ManualTask
        | FlowNodeType::ServiceTask
        | FlowNodeType::SendTask
        | FlowNodeType::UserTask
        | FlowNodeType::ScriptTask
        | FlowNodeType::BusinessRuleTask
        | FlowNodeType::CallActivity
        | FlowNodeType::SubProcess
        | FlowNodeType::Transaction
        | FlowNodeType::AdHocSubProcess
        | FlowNodeType::ChoreographyTask
        | FlowNodeType::SubChoreography
        | FlowNodeType::CallChoreography => false,
    }
}

/// What an intermediate catch event waits for.
fn catch_triggers(kind: &ElementKind) -> Option<&Triggers> {
    if let ElementKind::IntermediateCatchEvent(triggers) = kind {
        triggers.as_ref()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{at_once, file, flow, found, process, repeated};

    const MESSAGE: &str = r#"<message id="m" name="paid"><extensionElements><q:subscription correlationKey="=id"/>
        </extensionElements></message>"#;

    fn timer(id: &str) -> String {
        format!(
            r#"<intermediateCatchEvent id="{id}"><timerEventDefinition><timeDuration>PT1S</timeDuration>
            </timerEventDefinition></intermediateCatchEvent>"#
        )
    }

    fn message(id: &str) -> String {
        format!(
            r#"<intermediateCatchEvent id="{id}"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>"#
        )
    }

    fn receive(id: &str) -> String {
        format!(r#"<receiveTask id="{id}" messageRef="m"/>"#)
    }

    fn gateway_to(first: &str, second: &str, more: &str) -> Vec<String> {
        let content = format!(
            r#"<startEvent id="start"/><eventBasedGateway id="gateway"/>{first}{second}{}{}{}{more}"#,
            flow("start", "gateway"),
            flow("gateway", "a"),
            flow("gateway", "b")
        );
        found(&file(&(MESSAGE.to_owned() + &process(&content))))
    }

    #[test]
    fn timers_messages_and_receive_tasks_may_follow() {
        assert_eq!(
            gateway_to(&timer("a"), &message("b"), ""),
            Vec::<String>::new()
        );
        assert_eq!(
            gateway_to(&timer("a"), &receive("b"), ""),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_follows_may_wait_for_any_of_several_and_not_for_all() {
        let several = |attributes: &str| {
            let event = message("b").replace("id=\"b\"", &format!("id=\"b\" {attributes}"));
            event.replace(
                "<messageEventDefinition",
                "<timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition><messageEventDefinition",
            )
        };
        assert_eq!(
            gateway_to(&timer("a"), &several(""), ""),
            Vec::<String>::new()
        );
        assert_eq!(
            gateway_to(&timer("a"), &several(r#"parallelMultiple="true""#), ""),
            [
                "deploying: bpmn:intermediateCatchEvent 'b' waits for several things together (parallelMultiple) behind the \
                 event-based gateway 'gateway', which goes on with the first that comes: wait for the others behind the event"
            ]
        );
    }

    #[test]
    fn nothing_else_may_follow() {
        assert_eq!(
            gateway_to(&timer("a"), r#"<task id="b"/>"#, ""),
            [
                "deploying: bpmn:eventBasedGateway 'gateway' leads to 'b': an event-based gateway leads to message, \
              signal, timer and conditional catch events and to receive tasks without boundary events"
            ]
        );
        let boundary =
            r#"<boundaryEvent id="c" attachedToRef="b"><errorEventDefinition/></boundaryEvent>"#;
        assert_eq!(
            gateway_to(&timer("a"), &(receive("b") + boundary), "").len(),
            1
        );
    }

    fn receive_with(content: &str) -> String {
        format!(r#"<receiveTask id="b" messageRef="m">{content}</receiveTask>"#)
    }

    fn mapped(mapping: &str) -> String {
        format!("<extensionElements><q:ioMapping>{mapping}</q:ioMapping></extensionElements>")
    }

    #[test]
    fn a_receive_task_that_follows_does_not_loop() {
        for sequential in [false, true] {
            let looping = receive_with(&format!(
                r#"<multiInstanceLoopCharacteristics isSequential="{sequential}"><extensionElements>
                <q:loopCharacteristics inputCollection="=items"/></extensionElements></multiInstanceLoopCharacteristics>"#
            ));
            assert_eq!(
                gateway_to(&timer("a"), &looping, ""),
                [
                    "deploying: bpmn:receiveTask 'b' has loop characteristics, which have no effect behind the event-based \
                     gateway 'gateway': the first message is the only one. Remove them, or wait for the other messages \
                     behind this task"
                ]
            );
        }
    }

    #[test]
    fn what_follows_has_output_mappings_alone() {
        let input = receive_with(&mapped(r#"<q:input source="=order.id" target="id"/>"#));
        assert_eq!(
            gateway_to(&timer("a"), &input, ""),
            [
                "deploying: bpmn:receiveTask 'b' has input mappings, which have no effect behind the event-based gateway \
                 'gateway': it reads the correlation key itself. Remove them, and let the key name the variables around \
                 the gateway"
            ]
        );
        let catch = format!(
            r#"<intermediateCatchEvent id="b">{}<messageEventDefinition messageRef="m"/></intermediateCatchEvent>"#,
            "<extensionElements><q:ioMapping><q:input source=\"=1\" target=\"id\"/></q:ioMapping></extensionElements>"
        );
        assert_eq!(gateway_to(&timer("a"), &catch, "").len(), 1);
        let output = receive_with(&mapped(r#"<q:output source="=amount" target="paid"/>"#));
        assert_eq!(gateway_to(&timer("a"), &output, ""), Vec::<String>::new());
    }

    #[test]
    fn what_follows_is_reached_only_from_there() {
        let aside = r#"<task id="aside"/>"#.to_owned() + &flow("a", "aside") + &flow("aside", "b");
        assert_eq!(
            gateway_to(&timer("a"), &timer("b"), &aside),
            [
                "deploying: bpmn:eventBasedGateway 'gateway' leads to 'b', which has other incoming sequence flows too"
            ]
        );
    }

    #[test]
    fn tens_of_thousands_of_flows_lead_to_an_event_with_as_many_definitions() {
        let signals = repeated(20_000, |n| format!(r#"<signal id="s{n}" name="s{n}"/>"#));
        let definitions = repeated(20_000, |n| {
            format!(r#"<signalEventDefinition signalRef="s{n}"/>"#)
        });
        let flows = repeated(20_000, |n| {
            format!(r#"<sequenceFlow id="f{n}" sourceRef="gateway" targetRef="b"/>"#)
        });
        let content = format!(
            r#"<startEvent id="start"/><eventBasedGateway id="gateway"/>
            <intermediateCatchEvent id="b">{definitions}</intermediateCatchEvent>{flows}{}"#,
            flow("start", "gateway")
        );
        let xml = file(&(signals + &process(&content)));
        assert_eq!(
            at_once(|| found(&xml))[0],
            "deploying: bpmn:eventBasedGateway 'gateway' leads to 'b', which has other incoming sequence flows too"
        );
    }

    #[test]
    fn message_events_and_receive_tasks_are_not_mixed() {
        assert_eq!(
            gateway_to(&message("a"), &receive("b"), ""),
            [
                "deploying: bpmn:eventBasedGateway 'gateway' leads to message catch events and to receive tasks: use one \
              of both kinds"
            ]
        );
    }

    #[test]
    fn there_is_a_choice() {
        let content = r#"<startEvent id="start"/><eventBasedGateway id="gateway"/>"#.to_owned()
            + &timer("a")
            + &flow("start", "gateway")
            + &flow("gateway", "a");
        assert_eq!(
            found(&file(&process(&content))),
            [
                "deploying: bpmn:eventBasedGateway 'gateway' has 1 outgoing sequence flows: an event-based gateway needs at \
              least 2"
            ]
        );
    }
}
