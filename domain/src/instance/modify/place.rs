//! Where a modification puts tokens: before an element or behind it, and through which sub-processes that are made for them.

use super::super::event::Position;
use crate::{
    ids::ElementId,
    model::graph::{Element, ElementKind, Joins, Process},
};

/// The element that a token is about to enter.
pub(super) fn target<'a>(process: &'a Process, at: &Position) -> Option<&'a Element> {
    match at {
        Position::Flow(flow) => process.target(flow),
        Position::Before(element) | Position::Into { element, .. } => process.find(element),
    }
}

/// How many sub-processes may be made for one token. Each takes three levels of the JSON that its place is stored in, of which at
/// most 128 are read back.
const MADE: usize = 32;

/// The sub-processes between a scope and an element in it, from the outside. They are made anew.
pub(super) fn path(
    process: &Process,
    scope: Option<&Element>,
    element: &Element,
) -> Result<Vec<ElementId>, String> {
    let scope_index = scope.map(|scope| scope.index);
    let mut path = Vec::new();
    let mut around = element.parent;
    while around != scope_index {
        let Some(index) = around else {
            let scope = scope.map_or("the process", |scope| scope.id.as_str());
            return Err(format!("'{}' is not inside '{scope}'", element.id));
        };
        let sub_process = process.element(index);
        if sub_process.loop_characteristics.is_some() {
            return Err(format!(
                "'{}' is inside '{}', which is repeated: name the scope of one of its runs, or start '{}' itself",
                element.id, sub_process.id, sub_process.id
            ));
        }
        if process.compensates(sub_process) {
            return Err(begins_as_handler(sub_process));
        }
        path.push(sub_process.id.clone());
        around = sub_process.parent;
    }
    if path.len() > MADE {
        return Err(format!(
            "'{}' lies {} sub-processes deep, and at most {MADE} are made at once; name a scope nearer to it",
            element.id,
            path.len()
        ));
    }
    path.reverse();
    Ok(path)
}

/// A token before an element.
pub(super) fn before(process: &Process, element: &Element) -> Result<Vec<Position>, String> {
    if let ElementKind::BoundaryEvent(_) = &element.kind {
        return Err(format!(
            "'{}' is a boundary event, which only its trigger enters; start after it, or before what follows it",
            element.id
        ));
    }
    if process.compensates(element) {
        return Err(begins_as_handler(element));
    }
    if element.joins() == Joins::AsItsConditionSays {
        return Err(format!(
            "'{}' is a complex gateway, which counts the flows that tokens come by; start after what precedes it, or before \
             what follows it",
            element.id
        ));
    }
    let ElementKind::EventSubProcess(handler) = &element.kind else {
        return Ok(vec![Position::Before(element.id.clone())]);
    };
    // It begins at the event that triggers it, as if that had come.
    let start_event = process.element(handler.start_event).id.clone();
    Ok(vec![Position::Into {
        element: element.id.clone(),
        begins_at: vec![Position::Before(start_event)],
    }])
}

/// It sees what the activity had that it compensates, and begins in that (BPMN 2.0.2, 10.7.1).
fn begins_as_handler(handler: &Element) -> String {
    format!(
        "'{}' compensates what has completed, and begins only for that; start before an event that throws compensation",
        handler.id
    )
}

/// A token on each flow that leaves an element without a choice.
pub(super) fn after(process: &Process, element: &Element) -> Result<Vec<Position>, String> {
    let flows: Vec<_> = element
        .outgoing
        .iter()
        .map(|flow| process.flow(*flow))
        .collect();
    let behind = || {
        let behind = flows.iter().map(|flow| {
            let target = process.element(flow.target);
            format!("'{}'", target.id)
        });
        behind.collect::<Vec<_>>().join(", ")
    };
    if flows.is_empty() {
        return Err(format!("no flow leaves '{}'", element.id));
    }
    if matches!(element.kind, ElementKind::EventBasedGateway) {
        return Err(format!(
            "behind '{}' are the events it waits for; start before one of {}",
            element.id,
            behind()
        ));
    }
    let is_conditional = flows.iter().any(|flow| flow.condition.is_some());
    let chooses = element.default_flow.is_some() || is_conditional || is_choice(&element.kind);
    if flows.len() > 1 && chooses {
        return Err(format!(
            "'{}' chooses among its flows; start before one of {}",
            element.id,
            behind()
        ));
    }
    let flows = flows.into_iter();
    Ok(flows.map(|flow| Position::Flow(flow.id.clone())).collect())
}

fn is_choice(kind: &ElementKind) -> bool {
    matches!(
        kind,
        ElementKind::ExclusiveGateway
            | ElementKind::InclusiveGateway
            | ElementKind::ComplexGateway(_)
    )
}

/// Adds a token to those that are put into a scope. What is begun inside the same sub-process begins in one run of it; an event
/// sub-process that is started itself begins anew each time.
pub(super) fn put_into(placed: &mut Vec<Position>, made: &[ElementId], at: Position) {
    let Some((outermost, inside)) = made.split_first() else {
        return placed.push(at);
    };
    let shared = placed.iter_mut().find_map(|position| match position {
        Position::Into { element, begins_at } if element == outermost => Some(begins_at),
        Position::Into { .. } | Position::Flow(_) | Position::Before(_) => None,
    });
    if let Some(begins_at) = shared {
        return put_into(begins_at, inside, at);
    }
    let mut begins_at = Vec::new();
    put_into(&mut begins_at, inside, at);
    let element = outermost.clone();
    placed.push(Position::Into { element, begins_at });
}
