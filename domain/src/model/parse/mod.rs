//! From XML to [`Checked`]: definitions with their processes, and everything that was found.

mod activity;
mod ad_hoc_sub_process;
mod attributes;
pub(crate) mod catalog;
pub(crate) mod compensation;
mod data;
mod derived_ids;
pub(crate) mod element;
mod event;
mod event_definition;
pub(crate) mod event_definitions;
mod global_task;
mod implicit_start;
mod instantiate;
pub(crate) mod links;
mod listener;
mod loop_behavior;
mod loop_characteristics;
mod loop_data;
mod multi_instance;
mod multiple_event;
pub(crate) mod outline;
mod process;
mod quantities;
mod references;
mod standard_loop;
mod text;
pub(crate) mod vocabulary;
pub(crate) mod xml;

pub(crate) use self::activity::PRIORITY;
use self::catalog::Catalog;
use self::xml::Node;
use super::finding::{Blocks, Checked, Findings, Subject};
use super::graph::{Definitions, ProcessSummary};
use super::problem::Problem;
use super::validate;
use crate::ids::ProcessId;
use std::sync::Arc;

/// Reads a BPMN file and checks it. All findings are collected, not only the first.
///
/// A process that is not executable (`isExecutable` is false or absent, BPMN 2.0.2, section 10.2) is
/// read like any other, but what only concerns execution is a warning in it. If nothing in it keeps
/// it from running it is among the processes of the result, with `executable` false. A file without
/// any executable process is good BPMN and gets a warning; deploying it is refused.
pub fn read(xml: &str) -> Checked {
    let document = match ::xml::read(xml) {
        Ok(document) => document,
        Err(error) => return refused(Problem::Xml(error)),
    };
    let root = document.root_element();
    if !xml::is_model(root, "definitions") {
        return refused(Problem::NotDefinitions {
            element: root.tag_name().name().to_owned(),
            namespace: root.tag_name().namespace().unwrap_or_default().to_owned(),
        });
    }
    if references::has_long_id(root) {
        return refused(Problem::TextTooLong {
            field: "an id",
            limit: references::ID,
        });
    }
    read_definitions(root)
}

fn refused(problem: Problem) -> Checked {
    let mut findings = Findings::new(true);
    findings.report(Subject::File, problem);
    Checked {
        definitions: None,
        findings: findings.into_list(),
    }
}

fn read_definitions(root: Node<'_>) -> Checked {
    let process_nodes: Vec<Node<'_>> = xml::children_named(root, "process").collect();
    let any_executable = process_nodes.iter().any(|process| is_executable(*process));
    let mut findings = Findings::new(any_executable);
    references::check(root, &mut findings);
    attributes::check(root, &mut findings);
    let catalog = Catalog::read(root, &mut findings);
    let executable = process_nodes.iter().copied();
    let executable = executable.filter(|process| is_executable(*process));
    validate::messages(executable, &catalog, &mut findings);
    let mut processes = Vec::new();
    let mut summaries = Vec::new();
    for node in process_nodes {
        let mut of_process = Findings::new(is_executable(node));
        // Whether it was meant to run cannot be told, so this is an error in any case.
        let mut of_switch = Findings::new(true);
        xml::boolean(node, "isExecutable", false, &mut of_switch);
        findings.append(of_switch);
        processes.extend(process::read(node, &catalog, &mut of_process).map(Arc::new));
        summaries.extend(summary(node));
        findings.append(of_process);
    }
    if !any_executable {
        findings.report(Subject::File, Problem::NoExecutableProcess);
    }
    let findings = findings.into_list();
    let storable = findings
        .iter()
        .all(|finding| finding.blocks < Blocks::Storing || finding.problem.weight().runs());
    let definitions = storable.then(|| Definitions {
        id: definitions_id(root).to_owned(),
        processes,
        summaries,
    });
    Checked {
        definitions,
        findings,
    }
}

/// The `id` of `bpmn:definitions`. The schema of BPMN lets it be left out; then the first process, or
/// what else the file begins with, names the file: all its versions share the name.
fn definitions_id(root: Node<'_>) -> &str {
    xml::id(root)
        .or_else(|| xml::children_named(root, "process").find_map(xml::id))
        .or_else(|| xml::children(root).find_map(xml::id))
        .unwrap_or("definitions")
}

fn summary(process: Node<'_>) -> Option<ProcessSummary> {
    Some(ProcessSummary {
        id: ProcessId::from(xml::id(process)?),
        name: xml::attribute(process, "name").map(str::to_owned),
        executable: is_executable(process),
    })
}

/// `isExecutable`
pub(crate) fn is_executable(process: Node<'_>) -> bool {
    xml::flag(process, "isExecutable") == Some(true)
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, definitions, file, found, found_in, process, repeated};
    use crate::model::{Severity, read};
    use proptest::prelude::*;

    #[test]
    fn another_root_is_refused() {
        assert_eq!(
            found("<definitions/>"),
            [
                "storing: The file is no BPMN 2.0 file: its root element must be 'definitions' in the namespace \
              'http://www.omg.org/spec/BPMN/20100524/MODEL', but is 'definitions' in ''"
            ]
        );
    }

    #[test]
    fn a_file_without_an_id_is_named_after_its_first_process() {
        let without_id = |content: &str| file(content).replace(r#"id="file""#, "");
        let xml = without_id(&process(r#"<startEvent id="start"/>"#));
        assert_eq!(definitions(&xml).id, "process");
        let drawn = without_id(r#"<collaboration id="c"/>"#);
        assert_eq!(read(&drawn).definitions.unwrap().id, "c");
        assert_eq!(read(&without_id("")).definitions.unwrap().id, "definitions");
    }

    #[test]
    fn a_file_without_executable_process_is_good_bpmn_but_is_not_deployed() {
        let xml = file(r#"<process id="process"><startEvent id="start"/></process>"#);
        let checked = read(&xml);
        assert_eq!(
            found(&xml),
            [
                "deploying: The file has no executable process (isExecutable=\"true\"), so there is nothing to deploy"
            ]
        );
        assert_eq!(
            checked.findings.first().map(|finding| finding.severity),
            Some(Severity::Warning)
        );
        let definitions = checked.definitions.unwrap();
        assert!(!definitions.processes.first().unwrap().executable);
    }

    #[test]
    fn in_a_process_that_is_not_executable_what_cannot_run_is_a_warning() {
        let drawn = r#"<process id="drawn"><startEvent id="begin"/><implicitThrowEvent id="pay"/>
            <sequenceFlow id="flow" sourceRef="begin" targetRef="pay"/></process>"#;
        let run = process(r#"<startEvent id="start"/>"#);
        assert_eq!(
            found(&file(&(drawn.to_owned() + &run))),
            [
                "nothing: bpmn:implicitThrowEvent 'pay' cannot be executed yet: use an intermediate throw event"
            ]
        );
    }

    #[test]
    fn a_draft_lists_its_processes_also_those_that_cannot_run() {
        let checked = read(&file(&process(&around(r#"<implicitThrowEvent id="it"/>"#))));
        let definitions = checked.definitions.unwrap();
        assert!(definitions.processes.is_empty());
        assert_eq!(
            definitions.summaries.first().unwrap().id.as_str(),
            "process"
        );
    }

    #[test]
    fn a_black_box_pool_is_no_process_to_run() {
        let xml = file(
            &(r#"<process id="customer"/>"#.to_owned() + &process(r#"<startEvent id="start"/>"#)),
        );
        let definitions = definitions(&xml);
        assert_eq!(definitions.processes.len(), 1);
        assert_eq!(definitions.summaries.len(), 2);
    }

    #[test]
    fn all_findings_are_collected() {
        let found =
            found_in(r#"<startEvent id="start"/><task id="start"/><scriptTask id="script"/>"#);
        assert_eq!(
            found,
            [
                "storing: bpmn:task 'start' has the same id as a bpmn:startEvent before it: an id may occur once in a file",
                "deploying: bpmn:scriptTask 'script' has no script: add bpmn:script or the extension element \
                 script with an expression",
            ]
        );
    }

    #[test]
    fn beyond_a_thousand_findings_only_their_number_is_said() {
        let tasks = repeated(1_500, |n| format!(r#"<task id="task-{n}"/>"#));
        let checked = read(&file(&process(&format!(
            r#"<startEvent id="start"/>{tasks}<implicitThrowEvent id="t"/>"#
        ))));
        assert_eq!(checked.findings.len(), 1_001);
        let last = checked.findings.last().unwrap();
        assert_eq!(
            last.message(),
            "The file has 501 more findings, which are not listed"
        );
    }

    proptest! {
        /// A file with a part cut out, doubled or replaced is read to an end, whatever it then is.
        #[test]
        fn no_file_stops_the_reader(
            from in 0_usize..8_000, length in 0_usize..400, insert in "[<>/\"= a-z&;!\\[\\]-]{0,12}", twice: bool
        ) {
            let sample = include_str!("../../../../src/dev/order.bpmn");
            let (start, end) = (floor(sample, from), floor(sample, from + length));
            let doubled = if twice { &sample[start..end] } else { "" };
            read(&format!("{}{doubled}{insert}{doubled}{}", &sample[..start], &sample[end..]));
        }
    }

    /// The greatest place up to `position` at which a text can be cut.
    fn floor(text: &str, position: usize) -> usize {
        (0..=position.min(text.len()))
            .rev()
            .find(|place| text.is_char_boundary(*place))
            .unwrap()
    }

    #[test]
    fn the_sample_process_can_be_deployed() {
        assert_eq!(
            found(include_str!("../../../../src/dev/order.bpmn")),
            Vec::<String>::new()
        );
    }
}
