//! What compensates what (BPMN 2.0.2, 10.7.1): the activity that a compensation boundary event is associated with, or an event
//! sub-process that compensation starts. A handler stands beside the flow: nothing leads to it but the association.

use super::catalog::Catalog;
use super::event_definitions::definitions;
use super::outline::{FlowNode, Outline};
use super::vocabulary::FlowNodeType;
use super::xml::{self, Node};
use crate::model::finding::Findings;
use crate::model::graph::{CompensationHandler, ElementIndex};
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;
use std::collections::{HashMap, HashSet};

/// The definition that makes an event one of compensation.
fn definition<'xml>(event: &FlowNode<'xml>, catalog: &Catalog<'xml>) -> Option<Node<'xml>> {
    definitions(event.xml, catalog)
        .find(|definition| xml::is_model(*definition, TriggerKind::Compensation.definition()))
}

/// The handlers of a process. What is wrong with them, and with what asks for them, is reported.
pub(super) fn read(
    outline: &Outline<'_>,
    catalog: &Catalog<'_>,
    findings: &mut Findings,
) -> HashMap<ElementIndex, CompensationHandler> {
    let mut handlers = HashMap::new();
    let mut led_to = HashSet::new();
    for (index, event) in outline.nodes() {
        let is_boundary = event.node_type == FlowNodeType::BoundaryEvent;
        let Some(definition) = definition(event, catalog).filter(|_| is_boundary) else {
            continue;
        };
        check_caught(event, definition, findings);
        // Of those with one id, which was reported, the first has the associations.
        if outline.find_node(event.id) != Some(index) {
            continue;
        }
        if let Some(flow) = event.outgoing.first() {
            let flow = outline.flow(*flow).id.to_string();
            let kind =
                "boundaryEvent with compensateEventDefinition, which an association leads on";
            findings.report(
                xml::subject(event.xml),
                Problem::OutgoingFlow { kind, flow },
            );
        }
        // What is attached to nothing was reported.
        let Some(host) = event.attached_to else {
            continue;
        };
        match handler_of(outline, event, catalog) {
            Ok(handler) => {
                led_to.insert(handler);
                handlers.insert(host, CompensationHandler::Activity(handler));
            }
            Err(problem) => findings.report(xml::subject(event.xml), problem),
        }
    }
    for (index, node) in outline.nodes() {
        if let Some((compensated, handler)) = event_sub_process(outline, node, catalog, findings)
            && handlers.insert(compensated, handler).is_some()
        {
            let activity = outline.node(compensated).id.to_owned();
            findings.report(
                xml::subject(node.xml),
                Problem::CompensatedTwice { activity },
            );
        }
        if !node.is_for_compensation() {
            continue;
        }
        if node.is_event_sub_process {
            check_event_sub_process(outline, node, catalog, findings);
        } else {
            check_handler(outline, node, led_to.contains(&index), findings);
        }
    }
    check_thrown(outline, catalog, &handlers, findings);
    handlers
}

/// What each element is associated with, in either direction. An association is an artifact, which stands in a process, a sub-process
/// or a collaboration (BPMN 2.0.2, 8.4.1): its ends say what it belongs to.
pub(super) fn associations(definitions: Node<'_>) -> HashMap<&str, Vec<&str>> {
    let mut associated: HashMap<&str, Vec<&str>> = HashMap::new();
    let drawn = definitions.descendants();
    for association in drawn.filter(|node| xml::is_model(*node, "association")) {
        let ends = ["sourceRef", "targetRef"].map(|end| xml::reference(association, end));
        if let [Some(source), Some(target)] = ends {
            associated.entry(source).or_default().push(target);
            associated.entry(target).or_default().push(source);
        }
    }
    associated
}

/// The one activity that a compensation boundary event is associated with, however often that is drawn.
fn handler_of(
    outline: &Outline<'_>,
    event: &FlowNode<'_>,
    catalog: &Catalog<'_>,
) -> Result<ElementIndex, Problem> {
    let ends = catalog.associations.get(event.id).into_iter().flatten();
    let activities = ends
        .filter_map(|id| outline.find_node(id))
        .filter(|index| outline.node(*index).node_type.is_activity());
    let activities: HashSet<_> = activities.collect();
    let mut handlers = activities.iter().copied();
    let (Some(handler), None) = (handlers.next(), handlers.next()) else {
        let count = activities.len();
        return Err(Problem::CompensationHandlers { count });
    };
    let node = outline.node(handler);
    let handler_id = node.id.to_owned();
    if !node.is_for_compensation() {
        return Err(Problem::HandlerNotForCompensation {
            handler: handler_id,
        });
    }
    if node.parent != event.parent {
        return Err(Problem::HandlerElsewhere {
            handler: handler_id,
        });
    }
    Ok(handler)
}

/// The sub-process that an event sub-process compensates, if it is one that compensation starts.
fn event_sub_process(
    outline: &Outline<'_>,
    node: &FlowNode<'_>,
    catalog: &Catalog<'_>,
    findings: &mut Findings,
) -> Option<(ElementIndex, CompensationHandler)> {
    let start_event = started_by_compensation(outline, node, catalog)?;
    let definition = definition(outline.node(start_event), catalog)?;
    check_caught(outline.node(start_event), definition, findings);
    if node.parent.is_none() {
        findings.report(xml::subject(node.xml), Problem::CompensatesProcess);
    }
    Some((
        node.parent?,
        CompensationHandler::EventSubProcess { start_event },
    ))
}

/// The start event of an event sub-process that compensation starts.
fn started_by_compensation(
    outline: &Outline<'_>,
    node: &FlowNode<'_>,
    catalog: &Catalog<'_>,
) -> Option<ElementIndex> {
    let starts = node.scope.start_events.first().copied();
    let start_event = starts.filter(|_| node.is_event_sub_process);
    start_event.filter(|start| definition(outline.node(*start), catalog).is_some())
}

/// What compensation starts is for compensation whether or not it says so (BPMN 2.0.2, 10.3). Nothing else may say it.
fn check_event_sub_process(
    outline: &Outline<'_>,
    node: &FlowNode<'_>,
    catalog: &Catalog<'_>,
    findings: &mut Findings,
) {
    if started_by_compensation(outline, node, catalog).is_none() {
        let subject = xml::subject(node.xml);
        findings.report(subject, Problem::EventSubProcessForCompensation);
    }
}

/// What is caught needs no more than to be caught (BPMN 2.0.2, 10.5.5): the rest is for what throws compensation.
fn check_caught(event: &FlowNode<'_>, definition: Node<'_>, findings: &mut Findings) {
    let subject = xml::subject(event.xml);
    if xml::attribute(definition, "activityRef").is_some() {
        let attribute = "an activityRef";
        findings.report(subject, Problem::ReadWhereThrown { attribute });
    }
    if !xml::boolean(definition, "waitForCompletion", true, findings) {
        let attribute = "waitForCompletion=\"false\"";
        findings.report(subject, Problem::ReadWhereThrown { attribute });
    }
}

/// A handler begins when what it compensates is compensated, and in no other way.
fn check_handler(
    outline: &Outline<'_>,
    node: &FlowNode<'_>,
    is_led_to: bool,
    findings: &mut Findings,
) {
    let subject = xml::subject(node.xml);
    if let Some(flow) = node.incoming.first().or(node.outgoing.first()) {
        let flow = outline.flow(*flow).id.to_string();
        findings.report(subject, Problem::FlowOfHandler { flow });
    }
    if let Some(event) = node.boundary_events.first() {
        let event = outline.node(*event).id.to_owned();
        findings.report(subject, Problem::BoundaryEventOfHandler { event });
    }
    if !is_led_to {
        findings.report(subject, Problem::HandlerOfNothing);
    }
}

/// Events that ask for compensation.
fn check_thrown(
    outline: &Outline<'_>,
    catalog: &Catalog<'_>,
    handlers: &HashMap<ElementIndex, CompensationHandler>,
    findings: &mut Findings,
) {
    let compensable = compensable(outline, handlers);
    let holding: HashSet<_> = compensable
        .iter()
        .map(|activity| outline.node(*activity).parent)
        .collect();
    for (_, event) in outline.nodes() {
        if !matches!(
            event.node_type,
            FlowNodeType::IntermediateThrowEvent | FlowNodeType::EndEvent
        ) {
            continue;
        }
        let Some(definition) = definition(event, catalog) else {
            continue;
        };
        let subject = xml::subject(event.xml);
        if !xml::boolean(definition, "waitForCompletion", true, findings) {
            findings.report(subject, Problem::CompensationNotWaitedFor);
        }
        match thrown_for(outline, event, definition) {
            // Reported as the event is compiled.
            Err(_) => {}
            Ok(Some(activity)) if compensable.contains(&activity) => {}
            Ok(Some(activity)) => {
                let activity = outline.node(activity).id.to_owned();
                findings.report(subject, Problem::NotCompensable { activity });
            }
            Ok(None) => {
                let mut seen = seen_from(outline, event).into_iter();
                if !seen.any(|scope| holding.contains(&scope)) {
                    findings.report(subject, Problem::NothingToCompensate);
                }
            }
        }
    }
}

/// The activities with a handler, and those around them.
fn compensable(
    outline: &Outline<'_>,
    handlers: &HashMap<ElementIndex, CompensationHandler>,
) -> HashSet<ElementIndex> {
    let mut compensable = HashSet::new();
    for activity in handlers.keys() {
        let mut around = Some(*activity);
        while let Some(index) = around.filter(|index| compensable.insert(*index)) {
            around = outline.node(index).parent;
        }
    }
    compensable
}

/// The scopes whose activities an event can have compensated: its own and, if that is an event sub-process, the one around it
/// (BPMN 2.0.2, 10.5.6).
fn seen_from(outline: &Outline<'_>, event: &FlowNode<'_>) -> Vec<Option<ElementIndex>> {
    let own = event.parent;
    let event_sub_process = own
        .map(|own| outline.node(own))
        .filter(|own| own.is_event_sub_process);
    let around = event_sub_process.map(|own| own.parent);
    std::iter::once(own).chain(around).collect()
}

/// The `activityRef` of an event that asks for compensation.
pub(super) fn thrown_for(
    outline: &Outline<'_>,
    event: &FlowNode<'_>,
    definition: Node<'_>,
) -> Result<Option<ElementIndex>, Problem> {
    let Some(reference) = xml::reference(definition, "activityRef") else {
        return Ok(None);
    };
    let found = outline.find_node(reference).filter(|index| {
        let found = outline.node(*index);
        found.node_type.is_activity() && seen_from(outline, event).contains(&found.parent)
    });
    found.map(Some).ok_or_else(|| {
        let is_around = event
            .parent
            .is_some_and(|parent| outline.node(parent).id == reference);
        Problem::CompensatesElsewhere {
            activity: reference.to_owned(),
            instead: if is_around {
                "leave out activityRef to compensate what completed in it"
            } else {
                "name an activity of its own scope, or of the one around its event sub-process"
            },
        }
    })
}

#[cfg(test)]
mod tests;
