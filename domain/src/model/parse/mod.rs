//! From XML to [`Checked`]: definitions with their processes, and everything that was found.

mod activity;
pub(crate) mod catalog;
pub(crate) mod element;
mod event;
mod event_definition;
mod multi_instance;
pub(crate) mod outline;
mod process;
mod references;
mod text;
pub(crate) mod vocabulary;
pub(crate) mod xml;

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
    let document = match xml::read(xml) {
        Ok(document) => document,
        Err(problem) => return refused(problem),
    };
    let root = document.root_element();
    if !xml::is_model(root, "definitions") {
        return refused(Problem::NotDefinitions {
            element: root.tag_name().name().to_owned(),
            namespace: root.tag_name().namespace().unwrap_or_default().to_owned(),
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
    let catalog = Catalog::read(root, &mut findings);
    validate::messages(root, &catalog, &mut findings);
    let mut processes = Vec::new();
    let mut summaries = Vec::new();
    for node in process_nodes {
        let mut of_process = Findings::new(is_executable(node));
        xml::boolean(node, "isExecutable", false, &mut of_process);
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
        .all(|finding| finding.blocks < Blocks::Storing);
    let definitions = xml::id(root).filter(|_| storable).map(|id| Definitions {
        id: id.to_owned(),
        processes,
        summaries,
    });
    Checked {
        definitions,
        findings,
    }
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
    matches!(xml::attribute(process, "isExecutable"), Some("true" | "1"))
}
