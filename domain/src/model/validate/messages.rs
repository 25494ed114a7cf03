//! Which messages start processes and which reach running instances. A message goes to at most one
//! receiver, so its name must tell which of the two it is.

use crate::model::finding::Findings;
use crate::model::parse::catalog::Catalog;
use crate::model::parse::is_executable;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;
use std::collections::HashMap;

/// Checks the executable processes of a file. Names that are FEEL are known only when they run.
pub(crate) fn check(definitions: Node<'_>, catalog: &Catalog<'_>, findings: &mut Findings) {
    let mut starts: HashMap<&str, &str> = HashMap::new();
    let mut correlations = Vec::new();
    let processes = xml::children_named(definitions, "process").filter(|node| is_executable(*node));
    for node in processes.flat_map(|process| process.descendants()) {
        let Some((receiver, role)) = receiver(node) else {
            continue;
        };
        let Some(message) = fixed_name(node, catalog) else {
            continue;
        };
        match role {
            Role::Correlates => correlations.push((receiver, message)),
            Role::Starts => {
                let id = xml::id(receiver).unwrap_or_default();
                if let Some(other) = starts.insert(message, id) {
                    let (message, other) = (message.to_owned(), other.to_owned());
                    let problem = Problem::SameStartMessage { message, other };
                    findings.report(xml::subject(receiver), problem);
                }
            }
        }
    }
    for (receiver, message) in correlations {
        if let Some(other) = starts.get(message) {
            let (message, other) = (message.to_owned(), (*other).to_owned());
            let problem = Problem::MessageStartsAndCorrelates { message, other };
            findings.report(xml::subject(receiver), problem);
        }
    }
}

enum Role {
    Starts,
    Correlates,
}

/// The event or task that receives by this element with a `messageRef`.
fn receiver<'xml>(node: Node<'xml>) -> Option<(Node<'xml>, Role)> {
    if xml::is_model(node, "receiveTask") {
        return Some((node, Role::Correlates));
    }
    if !xml::is_model(node, "messageEventDefinition") {
        return None;
    }
    let event = node.parent()?;
    match event.tag_name().name() {
        "startEvent" if xml::is_model(event.parent()?, "process") => Some((event, Role::Starts)),
        "startEvent" | "intermediateCatchEvent" | "boundaryEvent" => {
            Some((event, Role::Correlates))
        }
        _ => None,
    }
}

fn fixed_name<'xml>(node: Node<'xml>, catalog: &Catalog<'xml>) -> Option<&'xml str> {
    let name = catalog.message(xml::reference(node, "messageRef")?)?.name?;
    (!name.starts_with('=')).then_some(name)
}
