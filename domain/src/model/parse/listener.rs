//! `executionListeners`: jobs before and after what an element or a process does itself; and `taskListeners`: jobs for what is
//! asked of a user task.

use super::element::Compiler;
use super::xml::{self, Node};
use crate::instance::event::ListenerEvent;
use crate::model::extensions::{self, Extension, Extensions, entries};
use crate::model::graph::{JobDefinition, Text};
use crate::model::listener::{Listener, Listeners};
use crate::model::problem::Problem;
use std::collections::HashSet;

/// A list of listeners.
#[derive(Clone, Copy)]
struct List {
    extension: Extension,
    /// The name of a listener in it.
    listener: &'static str,
    /// A listener of it in a sentence.
    a_listener: &'static str,
    /// The field in which a listener has its task type.
    type_field: &'static str,
    /// What its listeners are called for.
    events: &'static [ListenerEvent],
    /// The same in a sentence.
    expected: &'static str,
}

const EXECUTION: List = List {
    extension: Extension::ExecutionListeners,
    listener: "executionListener",
    a_listener: "an executionListener",
    type_field: "type of executionListener",
    events: &[ListenerEvent::Start, ListenerEvent::End],
    expected: "start or end",
};

const TASK: List = List {
    extension: Extension::TaskListeners,
    listener: "taskListener",
    a_listener: "a taskListener",
    type_field: "type of taskListener",
    events: &[
        ListenerEvent::Creating,
        ListenerEvent::Assigning,
        ListenerEvent::Updating,
        ListenerEvent::Completing,
        ListenerEvent::Canceling,
    ],
    expected: "creating, assigning, updating, completing or canceling",
};

/// An event for which no listener of an element is called, and what to do instead.
#[derive(Clone, Copy)]
pub(super) struct NotCalled {
    pub(super) event: ListenerEvent,
    pub(super) instead: &'static str,
}

impl<'xml> Compiler<'_, 'xml> {
    /// The listeners of an element or a process. Those that cannot be called were reported.
    pub(super) fn listeners(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
        not_called: Option<NotCalled>,
    ) -> Listeners {
        let mut listeners: Vec<Listener> = Vec::new();
        let mut known_types: HashSet<(ListenerEvent, bool, String)> = HashSet::new();
        let found = [EXECUTION, TASK].into_iter().flat_map(|list| {
            let entries = entries(extensions.get(list.extension), list.listener);
            entries.map(move |entry| (list, entry))
        });
        for (list, entry) in found {
            let known = &["eventType", "type", "retries"];
            extensions::check_attributes(entry, known, xml::subject(node), self.findings);
            let Some(listener) = self.listener(node, list, entry) else {
                continue;
            };
            if let Some(NotCalled { event, instead }) = not_called
                && listener.event == event
            {
                let event = event.name();
                self.report(node, Problem::ListenerNotCalled { event, instead });
            }
            let (is_feel, task_type) = said(&listener.job.task_type);
            let task_type = task_type.to_owned();
            if !known_types.insert((listener.event, is_feel, task_type.clone())) {
                let problem = Problem::ListenerTwice {
                    a_listener: list.a_listener,
                    event: listener.event.name(),
                    task_type,
                };
                self.report(node, problem);
            }
            listeners.push(listener);
        }
        if listeners.is_empty() {
            return Listeners::default();
        }
        let headers = extensions::headers(extensions.get(Extension::TaskHeaders))
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .collect();
        Listeners { listeners, headers }
    }

    fn listener(&mut self, node: Node<'xml>, list: List, entry: Node<'xml>) -> Option<Listener> {
        let List {
            a_listener,
            events,
            expected,
            ..
        } = list;
        let event = match xml::attribute(entry, "eventType") {
            Some(found) => {
                let event = events.iter().find(|event| event.name() == found);
                if event.is_none() {
                    let problem = Problem::ListenerEvent {
                        a_listener,
                        found: found.to_owned(),
                        expected,
                    };
                    self.report(node, problem);
                }
                event.copied()
            }
            None => self.listener_without(node, a_listener, "eventType", expected),
        };
        let found = xml::attribute(entry, "type").filter(|found| !found.trim().is_empty());
        let task_type = if let Some(found) = found {
            self.short_text(node, found, list.type_field).ok()
        } else {
            let expected = "the task type that its workers ask for";
            self.listener_without(node, a_listener, "type", expected)
        };
        let retries = self.retries(node, xml::attribute(entry, "retries")).ok();
        let own = entries(Some(entry), "taskHeaders").next();
        let headers = self.headers(node, own);
        Some(Listener {
            event: event?,
            job: JobDefinition {
                task_type: task_type?,
                retries: retries?,
                headers,
            },
        })
    }

    fn listener_without<T>(
        &mut self,
        node: Node<'xml>,
        a_listener: &'static str,
        attribute: &'static str,
        expected: &'static str,
    ) -> Option<T> {
        let problem = Problem::ListenerWithout {
            a_listener,
            attribute,
            expected,
        };
        self.report(node, problem);
        None
    }
}

/// What a text says: whether it is FEEL, and how it reads.
fn said(text: &Text) -> (bool, &str) {
    match text {
        Text::Literal(literal) => (false, literal),
        Text::Feel(expression) => (true, expression.text()),
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::event::ListenerEvent;
    use crate::model::testing::{around, at_once, flow, found_around, found_in, graph, source};

    fn listeners(content: &str) -> String {
        format!(
            "<extensionElements><q:executionListeners>{content}</q:executionListeners></extensionElements>"
        )
    }

    #[test]
    fn a_listener_has_a_type_an_event_attempts_and_headers() {
        let it = format!(
            r#"<serviceTask id="it">{}</serviceTask>"#,
            listeners(
                r#"<q:executionListener eventType="end" type="=kind" retries="5"/>
                <q:executionListener eventType="start" type="before"><q:taskHeaders><q:header key="a" value="1"/>
                </q:taskHeaders></q:executionListener>"#
            )
            .replace(
                "</extensionElements>",
                r#"<q:taskDefinition type="work"/><q:taskHeaders><q:header key="a" value="0"/><q:header key="b" value="2"/>
                </q:taskHeaders></extensionElements>"#
            )
        );
        let process = graph(&around(&it));
        let listeners = &process.find(&"it".into()).unwrap().listeners;
        let told = |event| -> Vec<String> {
            let jobs = listeners.of(event);
            jobs.map(|job| {
                let (task_type, retries) = (source(&job.task_type), source(&job.retries));
                let headers = listeners.headers_beside(job.headers.clone());
                format!("{task_type} {retries} {headers:?}")
            })
            .collect()
        };
        assert_eq!(
            told(ListenerEvent::Start),
            [r#"before 3 [("a", "1"), ("b", "2")]"#]
        );
        assert_eq!(
            told(ListenerEvent::End),
            [r#"=kind 5 [("a", "0"), ("b", "2")]"#]
        );
    }

    #[test]
    fn what_a_listener_lacks_is_named() {
        let it = format!(
            r#"<task id="it">{}</task>"#,
            listeners(
                r#"<q:executionListener eventType="start"/><q:executionListener type="a"/>
                <q:executionListener eventType="take" type="a"/>
                <q:executionListener eventType="end" type="a" retries="many" class="Other"/>"#
            )
        );
        assert_eq!(
            found_around(&it),
            [
                "deploying: bpmn:task 'it' has an executionListener without type: write the task type that its workers ask for",
                "deploying: bpmn:task 'it' has an executionListener without eventType: write start or end",
                "deploying: bpmn:task 'it' has an executionListener with eventType=\"take\", expected start or end",
                "deploying: bpmn:task 'it' has the attribute 'class' on its extension element 'executionListener', which is \
                 not executed; known there: eventType, type, retries",
                "storing: bpmn:task 'it' has retries 'many', expected a whole number, or FEEL",
            ]
        );
    }

    #[test]
    fn a_user_task_has_listeners_for_what_is_asked_of_it_and_nothing_else_has() {
        let content = r#"<extensionElements><q:taskListeners><q:taskListener eventType="completing" type="check"/>
            <q:taskListener eventType="start" type="s"/><q:taskListener type="a"/></q:taskListeners></extensionElements>"#;
        let found = |element: &str| {
            let job = r#"<q:taskDefinition type="work"/></extensionElements>"#;
            found_around(&format!(
                r#"<userTask id="it">{}</userTask>"#,
                content.replace("</extensionElements>", element.replace('#', job).as_str())
            ))
        };
        assert_eq!(
            found("</extensionElements>"),
            [
                "deploying: bpmn:userTask 'it' has a taskListener with eventType=\"start\", expected creating, assigning, \
                 updating, completing or canceling",
                "deploying: bpmn:userTask 'it' has a taskListener without eventType: write creating, assigning, updating, \
                 completing or canceling",
            ]
        );
        assert_eq!(
            found("#")[0],
            "deploying: bpmn:userTask 'it' has the extension element 'taskListeners', which has no effect there: remove it",
            "a job has none"
        );
    }

    #[test]
    fn one_task_type_is_called_once_for_an_event() {
        let it = format!(
            r#"<task id="it">{}</task>"#,
            listeners(
                r#"<q:executionListener eventType="start" type="a"/><q:executionListener eventType="end" type="a"/>
                <q:executionListener eventType="end" type="=a"/><q:executionListener eventType="end" type="a"/>"#
            )
        );
        assert_eq!(
            found_around(&it),
            [
                "deploying: bpmn:task 'it' has an executionListener with eventType=\"end\" and the type 'a' twice: keep one"
            ]
        );
    }

    #[test]
    fn where_no_listener_is_called_one_is_refused_with_what_to_do() {
        let both = listeners(
            r#"<q:executionListener eventType="start" type="s"/><q:executionListener eventType="end" type="e"/>"#,
        );
        let refused = |content: &str| -> Vec<String> {
            let found = found_in(content).into_iter();
            found
                .filter(|finding| finding.contains("executionListener"))
                .collect()
        };
        let flows = flow("start", "it") + &flow("it", "end");
        let events = format!(
            r#"<startEvent id="start">{both}</startEvent><task id="it"/><endEvent id="end">{both}<errorEventDefinition
            errorRef="e"/></endEvent><boundaryEvent id="late" attachedToRef="it">{both}<timerEventDefinition><timeDuration>PT1S
            </timeDuration></timerEventDefinition></boundaryEvent>{flows}"#
        );
        assert_eq!(
            refused(&events),
            [
                "deploying: bpmn:startEvent 'start' has an executionListener with eventType=\"start\", which is not called there: \
                 use one of the process or sub-process that it starts",
                "deploying: bpmn:endEvent 'end' has an executionListener with eventType=\"end\", which is not called there: use one \
                 of the event that catches the error",
                "deploying: bpmn:boundaryEvent 'late' has an executionListener with eventType=\"start\", which is not called there: \
                 use one with eventType=\"end\", or of the activity that it is attached to",
            ]
        );
        let gateway = format!(r#"<exclusiveGateway id="it">{both}</exclusiveGateway>"#);
        assert_eq!(
            found_around(&gateway),
            [
                "deploying: bpmn:exclusiveGateway 'it' has an executionListener with eventType=\"end\", which is not called there: \
                 use one with eventType=\"start\", of it or of the element behind it"
            ]
        );
    }

    #[test]
    fn where_nothing_else_is_a_job_headers_are_those_of_the_listeners() {
        let content = r#"<extensionElements><q:executionListeners><q:executionListener eventType="start" type="before"/>
            </q:executionListeners><q:taskHeaders><q:header key="a" value="1"/></q:taskHeaders></extensionElements>"#;
        let gateway = format!(r#"<exclusiveGateway id="it">{content}</exclusiveGateway>"#);
        let process = graph(&around(&gateway));
        let element = process
            .elements
            .iter()
            .find(|element| element.id.as_str() == "it");
        let listeners = &element.unwrap().listeners;
        assert_eq!(listeners.of(ListenerEvent::Start).count(), 1);
        assert_eq!(listeners.headers, [("a".to_owned(), "1".to_owned())]);
    }

    #[test]
    fn thousands_of_listeners_and_headers_are_read_at_once() {
        let listed = |of: &str| -> String {
            let numbers = (0..5_000).map(|number: u32| number.to_string());
            numbers.map(|number| of.replace('#', &number)).collect()
        };
        let entries = listed(r##"<q:executionListener eventType="start" type="#"/>"##);
        let headers = listed(r##"<q:header key="#" value="1"/>"##);
        let it = format!(
            r#"<task id="it"><extensionElements><q:executionListeners>{entries}</q:executionListeners>
            <q:taskHeaders>{headers}</q:taskHeaders></extensionElements></task>"#
        );
        let process = at_once(|| graph(&around(&it)));
        let listeners = process
            .elements
            .iter()
            .map(|element| element.listeners.listeners.len());
        assert_eq!(listeners.sum::<usize>(), 5_000);
    }

    #[test]
    fn a_process_has_listeners_too() {
        let both = listeners(
            r#"<q:executionListener eventType="start" type="s"/><q:executionListener eventType="end" type="e"/>"#,
        );
        let process = graph(&(both + &around(r#"<task id="it"/>"#)));
        assert_eq!(process.listeners.of(ListenerEvent::Start).count(), 1);
        assert_eq!(process.listeners.of(ListenerEvent::End).count(), 1);
    }
}
