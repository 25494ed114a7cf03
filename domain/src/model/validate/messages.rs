//! Which messages start processes and which reach running instances. A message goes to at most one
//! receiver, so its name must tell which of the two it is.

use crate::model::finding::Findings;
use crate::model::parse::catalog::Catalog;
use crate::model::parse::event_definitions::definitions;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;
use std::collections::{HashMap, HashSet};

/// Checks the executable processes of a file. Names that are FEEL are known only when they run.
pub(crate) fn check<'xml>(
    executable: impl Iterator<Item = Node<'xml>>,
    catalog: &Catalog<'xml>,
    findings: &mut Findings,
) {
    let mut starts: HashMap<&str, &str> = HashMap::new();
    let mut correlations = Vec::new();
    let messages = executable.flat_map(|process| {
        let behind = behind_instantiating_gateways(process);
        let nodes = process.descendants();
        nodes.flat_map(move |node| received(node, &behind, catalog))
    });
    for Received {
        receiver,
        role,
        message,
    } in messages
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
fn received<'xml>(
    receiver: Node<'xml>,
    behind: &HashSet<&str>,
    catalog: &Catalog<'xml>,
) -> Vec<Received<'xml>> {
    let Some(mut role) = role(receiver) else {
        return Vec::new();
    };
    if xml::id(receiver).is_some_and(|id| behind.contains(id)) {
        role = Role::Starts;
    }
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

/// The ids of what event-based gateways lead to whose events start the process.
fn behind_instantiating_gateways(process: Node<'_>) -> HashSet<&str> {
    let gateways: HashSet<_> = xml::children_named(process, "eventBasedGateway")
        .filter(|gateway| instantiates(*gateway))
        .filter_map(xml::id)
        .collect();
    xml::children_named(process, "sequenceFlow")
        .filter(|flow| {
            let source = xml::reference(*flow, "sourceRef");
            source.is_some_and(|source| gateways.contains(source))
        })
        .filter_map(|flow| xml::reference(flow, "targetRef"))
        .collect()
}

fn instantiates(node: Node<'_>) -> bool {
    xml::flag(node, "instantiate") == Some(true)
}

/// What a message does that a flow node receives; of others nothing.
fn role(node: Node<'_>) -> Option<Role> {
    if node.tag_name().namespace() != Some(xml::MODEL) {
        return None;
    }
    match node.tag_name().name() {
        "startEvent" if xml::is_model(node.parent()?, "process") => Some(Role::Starts),
        "receiveTask" if instantiates(node) => Some(Role::Starts),
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
    fn what_is_behind_a_gateway_that_starts_the_process_starts() {
        let catch = r#"<intermediateCatchEvent id="a"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>"#;
        let content = r#"<eventBasedGateway id="which" instantiate="true"/>"#.to_owned()
            + catch
            + &catch
                .replace("\"a\"", "\"b\"")
                .replace("message", "signal")
                .replace("signalRef=\"m\"", "signalRef=\"s\"")
            + &crate::model::testing::flow("which", "a")
            + &crate::model::testing::flow("which", "b");
        let waits = r#"<process id="second" isExecutable="true">"#.to_owned()
            + &around(r#"<receiveTask id="it" messageRef="m"/>"#)
                .replace("\"start\"", "\"begin\"")
                .replace("start-it", "begin-it")
            + "</process>";
        let signal = r#"<signal id="s" name="closed"/>"#;
        assert_eq!(
            found(&file(
                &(MESSAGE.to_owned() + signal + &process(&content) + &waits)
            )),
            [
                "deploying: bpmn:receiveTask 'it' waits for the message 'paid', by which the start event 'a' starts a process: \
                 a message name either starts or correlates"
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
