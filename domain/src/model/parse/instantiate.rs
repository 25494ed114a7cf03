//! Flow nodes with `instantiate="true"` (BPMN 2.0.2, sections 10.3.3 and 10.6.6): an event-based gateway, whose events start the process,
//! or a receive task, which does so itself.

use super::outline::{FlowNode, Outline};
use super::vocabulary::FlowNodeType;
use super::xml;
use crate::model::graph::{ElementIndex, Instantiating};

impl FlowNode<'_> {
    /// Whether it, or what is behind it, starts the process.
    pub(crate) fn instantiates(&self) -> bool {
        let can = matches!(
            self.node_type,
            FlowNodeType::EventBasedGateway | FlowNodeType::ReceiveTask
        );
        can && xml::flag(self.xml, "instantiate") == Some(true)
    }

    /// `eventGatewayType`: whether all events behind it are waited for.
    pub(crate) fn is_parallel_event_gateway(&self) -> bool {
        self.node_type == FlowNodeType::EventBasedGateway
            && xml::attribute(self.xml, "eventGatewayType") == Some("Parallel")
    }
}

impl<'xml> Outline<'xml> {
    /// The gateway behind which a flow node starts the process.
    pub(crate) fn instantiating_gateway(
        &self,
        node: &FlowNode<'xml>,
    ) -> Option<(ElementIndex, &FlowNode<'xml>)> {
        // With another flow to it, it is refused.
        let [flow] = *node.incoming.as_slice() else {
            return None;
        };
        let source = self.flow(flow).source;
        let gateway = self.node(source);
        let starts = gateway.node_type == FlowNodeType::EventBasedGateway && gateway.instantiates();
        starts.then_some((source, gateway))
    }

    /// What starts the process beside its start events.
    pub(crate) fn instantiating(&self) -> impl Iterator<Item = Instantiating> {
        self.nodes().filter_map(|(event, node)| {
            if let Some((gateway, before)) = self.instantiating_gateway(node) {
                let together = before.is_parallel_event_gateway().then_some(gateway);
                return Some(Instantiating { event, together });
            }
            let is_task = node.node_type == FlowNodeType::ReceiveTask && node.instantiates();
            is_task.then_some(Instantiating {
                event,
                together: None,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{at_once, file, found, process, repeated};

    #[test]
    fn an_event_with_tens_of_thousands_of_flows_and_definitions_is_judged_once() {
        let messages = repeated(20_000, |n| format!(r#"<message id="m{n}" name="m{n}"/>"#));
        let definitions = repeated(20_000, |n| {
            format!(r#"<messageEventDefinition messageRef="m{n}"/>"#)
        });
        let flows = repeated(20_000, |n| {
            format!(r#"<sequenceFlow id="f{n}" sourceRef="gateway" targetRef="it"/>"#)
        });
        let content = format!(
            r#"<eventBasedGateway id="gateway"/>
            <intermediateCatchEvent id="it">{definitions}</intermediateCatchEvent>{flows}"#
        );
        let xml = file(&(messages + &process(&content)));
        assert_eq!(
            at_once(|| found(&xml))[0],
            "deploying: bpmn:intermediateCatchEvent 'it' waits for a message without a correlation key: add the extension element \
             subscription with a correlationKey to it or to the message"
        );
    }
}
