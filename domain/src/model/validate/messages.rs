//! Which messages start processes and which reach running instances. A message goes to at most one
//! receiver, so its name must tell which of the two it is.

use crate::model::finding::Findings;
use crate::model::parse::catalog::Catalog;
use crate::model::parse::event_definitions::definitions;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;
use std::collections::HashMap;

/// Checks the executable processes of a file. Names that are FEEL are known only when they run.
pub(crate) fn check<'xml>(
    executable: impl Iterator<Item = Node<'xml>>,
    catalog: &Catalog<'xml>,
    findings: &mut Findings,
) {
    let mut starts: HashMap<&str, &str> = HashMap::new();
    let mut correlations = Vec::new();
    let received = executable
        .flat_map(|process| process.descendants())
        .flat_map(|node| received(node, catalog));
    for Received {
        receiver,
        role,
        message,
    } in received
    {
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

#[derive(Clone, Copy)]
enum Role {
    Starts,
    Correlates,
}

/// A message that an event or a task receives, by its fixed name.
struct Received<'xml> {
    receiver: Node<'xml>,
    role: Role,
    message: &'xml str,
}

/// What a flow node receives.
fn received<'xml>(receiver: Node<'xml>, catalog: &Catalog<'xml>) -> Vec<Received<'xml>> {
    let Some(role) = role(receiver) else {
        return Vec::new();
    };
    let named_by: Vec<_> = if xml::is_model(receiver, "receiveTask") {
        vec![receiver]
    } else {
        definitions(receiver, catalog)
            .filter(|definition| xml::is_model(*definition, TriggerKind::Message.definition()))
            .collect()
    };
    let messages = named_by
        .into_iter()
        .filter_map(|node| fixed_name(node, catalog));
    messages
        .map(|message| Received {
            receiver,
            role,
            message,
        })
        .collect()
}

/// What a message does that a flow node receives; of others nothing.
fn role(node: Node<'_>) -> Option<Role> {
    if node.tag_name().namespace() != Some(xml::MODEL) {
        return None;
    }
    match node.tag_name().name() {
        "startEvent" if xml::is_model(node.parent()?, "process") => Some(Role::Starts),
        "startEvent" | "intermediateCatchEvent" | "boundaryEvent" | "receiveTask" => {
            Some(Role::Correlates)
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
