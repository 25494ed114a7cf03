//! Extension elements: what a file says beyond BPMN about how an element is executed.
//!
//! They are recognised by local name, whatever the namespace, so that files of several modelers run
//! unchanged. What is recognised must have an effect where it stands; what is known to change
//! execution elsewhere and is not done here is refused; anything else is said to have no effect.

use super::finding::{Findings, Subject};
use super::parse::xml::{self, Node};
use super::problem::Problem;
use super::vendors;

/// An extension element that has an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Extension {
    /// `taskDefinition(type, retries)`: a job for external workers.
    TaskDefinition,
    /// `ioMapping(input, output)`: variables in and out.
    IoMapping,
    /// `taskHeaders(header)`: static values handed to workers and people.
    TaskHeaders,
    /// `assignmentDefinition(assignee, candidateUsers, candidateGroups)`: who works on a user task.
    AssignmentDefinition,
    /// `formDefinition(formKey, formId, externalReference)`: what is shown for a user task, or before a start. Which version of
    /// a form is shown (`bindingType`, `versionTag`) is up to who keeps the forms.
    FormDefinition,
    /// `calledElement(processId, …)`: what a call activity calls.
    CalledElement,
    /// `script(expression, resultVariable)`: what a script task evaluates.
    Script,
    /// `loopCharacteristics(inputCollection, …)`: what a multi-instance activity loops over.
    LoopCharacteristics,
    /// `subscription(correlationKey)`: which of several messages with one name is meant.
    Subscription,
    /// `ttl`: how long a published message is kept.
    TimeToLive,
    /// `taskSchedule(dueDate, followUpDate)`: when a user task is to be done, and looked after.
    TaskSchedule,
    /// `priorityDefinition(priority)`: how urgent a user task is.
    PriorityDefinition,
    /// `versionTag(value)`: the name of a version of a process.
    VersionTag,
    /// `variables(propagation)`: where variables go that leave the activities of a process.
    Variables,
    /// `userTask`: says that a user task is a user task.
    UserTask,
    /// `executionListeners(executionListener(eventType, type, retries))`: jobs before and after what an element does itself.
    ExecutionListeners,
    /// `taskListeners(taskListener(eventType, type, retries))`: jobs for what is asked of a user task.
    TaskListeners,
    /// `adHoc(activeElementsCollection)`: what begins with an ad-hoc sub-process.
    AdHoc,
}

impl Extension {
    pub(crate) const ALL: [Self; 18] = [
        Self::TaskDefinition,
        Self::IoMapping,
        Self::TaskHeaders,
        Self::AssignmentDefinition,
        Self::FormDefinition,
        Self::CalledElement,
        Self::Script,
        Self::LoopCharacteristics,
        Self::Subscription,
        Self::TimeToLive,
        Self::TaskSchedule,
        Self::PriorityDefinition,
        Self::VersionTag,
        Self::Variables,
        Self::UserTask,
        Self::ExecutionListeners,
        Self::TaskListeners,
        Self::AdHoc,
    ];

    fn from_local_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|extension| extension.local_name() == name)
    }

    /// Its name, in whatever namespace.
    pub(crate) const fn local_name(self) -> &'static str {
        match self {
            Self::TaskDefinition => "taskDefinition",
            Self::IoMapping => "ioMapping",
            Self::TaskHeaders => "taskHeaders",
            Self::AssignmentDefinition => "assignmentDefinition",
            Self::FormDefinition => "formDefinition",
            Self::CalledElement => "calledElement",
            Self::Script => "script",
            Self::LoopCharacteristics => "loopCharacteristics",
            Self::Subscription => "subscription",
            Self::TimeToLive => "ttl",
            Self::TaskSchedule => "taskSchedule",
            Self::PriorityDefinition => "priorityDefinition",
            Self::VersionTag => "versionTag",
            Self::Variables => "variables",
            Self::UserTask => "userTask",
            Self::ExecutionListeners => "executionListeners",
            Self::TaskListeners => "taskListeners",
            Self::AdHoc => "adHoc",
        }
    }

    /// The attributes that have an effect.
    pub(crate) fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::TaskDefinition => &["type", "retries"],
            Self::AssignmentDefinition => &["assignee", "candidateUsers", "candidateGroups"],
            Self::FormDefinition => &[
                "formKey",
                "formId",
                "externalReference",
                "bindingType",
                "versionTag",
            ],
            Self::CalledElement => &[
                "processId",
                "bindingType",
                "versionTag",
                "propagateAllChildVariables",
                "propagateAllParentVariables",
            ],
            Self::Script => &["expression", "resultVariable"],
            Self::LoopCharacteristics => &[
                "inputCollection",
                "inputElement",
                "outputCollection",
                "outputElement",
            ],
            Self::Subscription => &["correlationKey"],
            Self::TimeToLive | Self::VersionTag => &["value"],
            Self::TaskSchedule => &["dueDate", "followUpDate"],
            Self::PriorityDefinition => &["priority"],
            Self::Variables => &["propagation"],
            // What cannot be run of it is said where it is read.
            Self::AdHoc => &[
                "activeElementsCollection",
                "outputCollection",
                "outputElement",
            ],
            Self::IoMapping
            | Self::TaskHeaders
            | Self::UserTask
            | Self::ExecutionListeners
            | Self::TaskListeners => &[],
        }
    }
}

/// Extension elements of other engines that change what is executed, and what to use instead.
/// To pass over one of them in silence would run another process than the one that was drawn.
fn refused(name: &str) -> Option<&'static str> {
    Some(match name {
        "calledDecision" => {
            "decisions are not called yet. Write a taskDefinition in its place, and let a worker decide"
        }
        "executionListener" => {
            "use executionListeners around it, with an eventType, a type, and a worker that does the work"
        }
        "taskListener" => {
            "use taskListeners around it, with an eventType, a type, and a worker that does the work"
        }
        "conditionalFilter" => {
            "a condition is looked at whenever a variable that it reads is set. Remove it, and write what else is meant into the condition"
        }
        "linkedResources" => "resources are not linked",
        "inputOutput" | "in" | "out" => "use ioMapping with input and output",
        "formData" => "forms are named by formDefinition",
        "failedJobRetryTimeCycle" => "use the retries of taskDefinition",
        _ => return None,
    })
}

/// The extension elements of one element.
#[derive(Debug)]
pub(crate) struct Extensions<'xml> {
    found: Vec<(Extension, Node<'xml>)>,
}

impl<'xml> Extensions<'xml> {
    /// Reads the extension elements of an element on which only those `allowed` have an effect.
    /// Findings name `owner`: the element itself, or the flow node it is a part of.
    pub(crate) fn read(
        element: Node<'xml>,
        owner: Node<'xml>,
        allowed: &[Extension],
        findings: &mut Findings,
    ) -> Self {
        let subject = xml::subject(owner);
        let mut found: Vec<(Extension, Node<'xml>)> = Vec::new();
        let containers = xml::children_named(element, "extensionElements");
        let nodes: Vec<_> = containers.flat_map(xml::children).collect();
        let kind = |node: &Node<'_>| Extension::from_local_name(node.tag_name().name());
        // Where nothing else is a job, the headers are those of the listeners' jobs.
        let lists = [Extension::ExecutionListeners, Extension::TaskListeners];
        let listens = lists.into_iter().any(|list| {
            allowed.contains(&list) && nodes.iter().any(|node| kind(node) == Some(list))
        });
        let has_effect = |extension| {
            allowed.contains(&extension) || listens && extension == Extension::TaskHeaders
        };
        for node in nodes {
            let name = node.tag_name().name();
            let Some(extension) = kind(&node) else {
                if let Some(instead) = refused(name) {
                    let name = name.to_owned();
                    findings.report(subject, Problem::ExtensionRefused { name, instead });
                } else if let Some(problem) =
                    vendors::element(node, has_effect(Extension::TaskHeaders))
                {
                    findings.report_once_where_it_runs(subject, problem);
                }
                continue;
            };
            let name = name.to_owned();
            if !has_effect(extension) {
                findings.report(subject, Problem::ExtensionWithoutEffect { name });
            } else if found.iter().any(|(other, _)| *other == extension) {
                findings.report(subject, Problem::ExtensionTwice { name });
            } else {
                check_attributes(node, extension.attributes(), subject, findings);
                found.push((extension, node));
            }
        }
        Self { found }
    }

    /// These, and those of what runs in the place of the element.
    pub(crate) fn with(
        mut self,
        others: Self,
        subject: Subject<'_>,
        findings: &mut Findings,
    ) -> Self {
        for (extension, node) in others.found {
            if self.get(extension).is_some() {
                let name = node.tag_name().name().to_owned();
                findings.report(subject, Problem::ExtensionTwice { name });
            } else {
                self.found.push((extension, node));
            }
        }
        self
    }

    /// The extension element of that kind.
    pub(crate) fn get(&self, extension: Extension) -> Option<Node<'xml>> {
        self.found
            .iter()
            .find(|(found, _)| *found == extension)
            .map(|(_, node)| *node)
    }

    /// An attribute of the extension element of that kind.
    pub(crate) fn attribute(&self, extension: Extension, name: &str) -> Option<&'xml str> {
        self.get(extension)
            .and_then(|node| xml::attribute(node, name))
    }
}

/// Refuses attributes that would be passed over. Two are accepted because they change nothing: an
/// `id`, and the binding to the latest version, which is the only one there is.
pub(crate) fn check_attributes(
    node: Node<'_>,
    known: &'static [&'static str],
    subject: Subject<'_>,
    findings: &mut Findings,
) {
    for attribute in node
        .attributes()
        .filter(|attribute| attribute.namespace().is_none())
    {
        let name = attribute.name();
        let changes_nothing =
            name == "id" || (name, attribute.value()) == ("bindingType", "latest");
        if !known.contains(&name) && !changes_nothing {
            let (extension, attribute) = (node.tag_name().name().to_owned(), name.to_owned());
            findings.report(
                subject,
                Problem::ExtensionAttribute {
                    extension,
                    attribute,
                    known,
                },
            );
        }
    }
}

/// The keys and values of `taskHeaders`, as they are written.
pub(crate) fn headers(list: Option<Node<'_>>) -> impl Iterator<Item = (&str, &str)> {
    entries(list, "header").map(|header| {
        let key = xml::attribute(header, "key").unwrap_or_default();
        (key, header.attribute("value").unwrap_or_default())
    })
}

/// The entries of an extension element that is a list, such as the headers of `taskHeaders`.
pub(crate) fn entries<'xml>(
    list: Option<Node<'xml>>,
    name: &'static str,
) -> impl Iterator<Item = Node<'xml>> {
    list.into_iter()
        .flat_map(xml::children)
        .filter(move |entry| entry.tag_name().name() == name)
}

#[cfg(test)]
mod tests {
    use crate::model::testing::found_around;

    fn task_with(extension: &str) -> Vec<String> {
        found_around(&format!(
            r#"<task id="it"><extensionElements>{extension}</extensionElements></task>"#
        ))
    }

    #[test]
    fn decoration_of_others_is_accepted() {
        let decoration = r#"<q:properties><q:property name="a" value="b"/></q:properties><q:color/><q:templateIcon/>"#;
        assert_eq!(task_with(decoration), Vec::<String>::new());
    }

    #[test]
    fn an_extension_element_without_effect_is_refused() {
        assert_eq!(
            task_with(r#"<q:assignmentDefinition assignee="ann"/>"#),
            [
                "deploying: bpmn:task 'it' has the extension element 'assignmentDefinition', which has no effect there: \
              remove it"
            ]
        );
        assert_eq!(
            task_with(r#"<q:taskHeaders><q:header key="a" value="b"/></q:taskHeaders>"#),
            [
                "deploying: bpmn:task 'it' has the extension element 'taskHeaders', which has no effect there: remove it"
            ]
        );
    }

    #[test]
    fn an_extension_element_that_would_change_execution_is_refused() {
        assert_eq!(
            task_with(
                r#"<q:executionListener class="Other" event="start"/><q:taskListener/><q:taskListeners/>"#
            ),
            [
                "deploying: bpmn:task 'it' has the extension element 'executionListener', which is not executed: use \
                 executionListeners around it, with an eventType, a type, and a worker that does the work",
                "deploying: bpmn:task 'it' has the extension element 'taskListener', which is not executed: use taskListeners \
                 around it, with an eventType, a type, and a worker that does the work",
                "deploying: bpmn:task 'it' has the extension element 'taskListeners', which has no effect there: \
                 remove it"
            ]
        );
    }

    #[test]
    fn an_attribute_that_would_be_passed_over_is_refused() {
        assert_eq!(
            task_with(r#"<q:taskDefinition id="x" type="pay" priority="9"/>"#),
            [
                "deploying: bpmn:task 'it' has the attribute 'priority' on its extension element 'taskDefinition', which \
              is not executed; known there: type, retries"
            ]
        );
    }

    #[test]
    fn an_extension_element_stands_once() {
        assert_eq!(
            task_with(
                r#"<q:taskDefinition type="a"/><z:taskDefinition xmlns:z="urn:z" type="b"/>"#
            ),
            ["deploying: bpmn:task 'it' has the extension element 'taskDefinition' more than once"]
        );
    }

    #[test]
    fn a_header_has_a_key_of_its_own() {
        let headers = r#"<q:taskDefinition type="a"/><q:taskHeaders><q:header key="a" value="1"/>
            <q:header key="a" value="2"/><q:header value="3"/></q:taskHeaders>"#;
        assert_eq!(
            task_with(headers),
            [
                "storing: bpmn:task 'it' has a header whose key is missing or occurs twice: 'a'",
                "storing: bpmn:task 'it' has a header whose key is missing or occurs twice: ''",
            ]
        );
    }

    #[test]
    fn a_call_is_bound_to_the_latest_a_tagged_or_the_version_deployed_with_it() {
        let call = |binding: &str| {
            found_around(&format!(
                r#"<callActivity id="it"><extensionElements><q:calledElement processId="p" {binding}/>
                </extensionElements></callActivity>"#
            ))
        };
        for binding in [
            r#"bindingType="latest""#,
            r#"bindingType="deployment""#,
            r#"bindingType="versionTag" versionTag="v1""#,
        ] {
            assert_eq!(call(binding), Vec::<String>::new());
        }
        assert_eq!(
            call(r#"bindingType="newest""#),
            [
                "deploying: bpmn:callActivity 'it' is bound by bindingType=\"newest\", expected latest, deployment or versionTag"
            ]
        );
        assert_eq!(
            call(r#"bindingType="versionTag""#),
            [
                "deploying: bpmn:callActivity 'it' is bound to a version by its tag, but names none: add versionTag to calledElement"
            ]
        );
        assert_eq!(
            call(r#"versionTag="v1""#).len(),
            1,
            "a tag without the binding"
        );
    }
}
