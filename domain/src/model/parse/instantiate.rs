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
        let mut sources = node.incoming.iter().map(|flow| self.flow(*flow).source);
        let gateway = sources.find(|source| {
            let source = self.node(*source);
            source.node_type == FlowNodeType::EventBasedGateway && source.instantiates()
        })?;
        Some((gateway, self.node(gateway)))
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
