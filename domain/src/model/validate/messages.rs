//! Which messages start processes and which reach running instances. A message goes to at most one
//! receiver, so its name must tell which of the two it is.

use crate::model::finding::Findings;
use crate::model::parse::catalog::Catalog;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;
use std::collections::HashMap;

/// Checks the executable processes of a file. Names that are FEEL are known only when they run.
pub(crate) fn check<'xml>(
    executable: impl Iterator<Item = Node<'xml>>,
    catalog: &Catalog<'xml>,
    findings: &mut Findings,
) {
    let mut starts: HashMap<&str, &str> = HashMap::new();
    let mut correlations = Vec::new();
    for node in executable.flat_map(|process| process.descendants()) {
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
fn receiver(node: Node<'_>) -> Option<(Node<'_>, Role)> {
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

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, file, found, process};

    const MESSAGE: &str = r#"<message id="m" name="paid"><extensionElements><q:subscription correlationKey="=id"/>
        </extensionElements></message>"#;

    fn start(id: &str) -> String {
        format!(r#"<startEvent id="{id}"><messageEventDefinition messageRef="m"/></startEvent>"#)
    }

    #[test]
    fn a_message_name_either_starts_or_correlates() {
        let second = r#"<process id="second" isExecutable="true">"#.to_owned()
            + &start("begin")
            + "</process>";
        let waits = process(&around(r#"<receiveTask id="it" messageRef="m"/>"#));
        assert_eq!(
            found(&file(&(MESSAGE.to_owned() + &waits + &second))),
            [
                "deploying: bpmn:receiveTask 'it' waits for the message 'paid', by which the start event 'begin' starts a \
              process: a message name either starts or correlates"
            ]
        );
    }

    #[test]
    fn a_message_starts_one_process() {
        assert_eq!(
            found(&file(
                &(MESSAGE.to_owned() + &process(&(start("a") + &start("b"))))
            )),
            [
                "deploying: bpmn:startEvent 'b' starts by the message 'paid', by which 'a' starts too: one message starts \
              one process"
            ]
        );
    }

    #[test]
    fn a_process_may_publish_the_message_that_starts_another() {
        let second = r#"<process id="second" isExecutable="true">"#.to_owned()
            + &start("begin")
            + "</process>";
        let sends = process(&around(r#"<sendTask id="it" messageRef="m"/>"#));
        assert_eq!(
            found(&file(&(MESSAGE.to_owned() + &sends + &second))),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_start_of_an_event_sub_process_correlates() {
        let sub = format!(
            r#"<subProcess id="sub" triggeredByEvent="true">{}</subProcess>"#,
            start("inner")
        );
        let content = around(r#"<receiveTask id="it" messageRef="m"/>"#) + &sub;
        assert_eq!(
            found(&file(&(MESSAGE.to_owned() + &process(&content)))),
            Vec::<String>::new()
        );
    }
}
