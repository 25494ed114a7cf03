//! Small BPMN files for tests.

use super::finding::Blocks;
use super::graph::{Definitions, ElementKind, Process};
use crate::ids::ElementId;
pub(crate) use drawing::bpmn::{file, flow, flow_if, process};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Start event, then the element with the id `it`, then end event.
pub(crate) fn around(it: &str) -> String {
    format!(
        r#"<startEvent id="start"/>{it}<endEvent id="end"/>{}{}"#,
        flow("start", "it"),
        flow("it", "end")
    )
}

/// What `piece` gives for 0, 1, … one after the other.
pub(crate) fn repeated(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// What takes no longer for a large file than reading it must, also on a busy machine.
pub(crate) fn at_once<T>(read: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = read();
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(5), "{taken:?}");
    result
}

/// Everything found in a file: what it stops, and the message.
pub(crate) fn found(xml: &str) -> Vec<String> {
    let checked = super::read(xml);
    checked
        .findings
        .iter()
        .map(|finding| {
            let blocks = match finding.blocks {
                Blocks::Nothing => "nothing",
                Blocks::Deploying => "deploying",
                Blocks::Storing => "storing",
            };
            format!("{blocks}: {}", finding.message())
        })
        .collect()
}

/// Everything found in a file with one executable process that holds `content`.
pub(crate) fn found_in(content: &str) -> Vec<String> {
    found(&file(&process(content)))
}

/// Everything found in a process that holds one element, `it`, between start and end.
pub(crate) fn found_around(it: &str) -> Vec<String> {
    found_in(&around(it))
}

/// The file, of which nothing is found that keeps it from being deployed.
pub(crate) fn definitions(xml: &str) -> Definitions {
    let blocking = |finding: &String| !finding.starts_with("nothing: ");
    let found: Vec<_> = found(xml).into_iter().filter(blocking).collect();
    assert_eq!(found, Vec::<String>::new());
    super::read(xml).definitions.unwrap()
}

/// The process that holds `content`, of which nothing is found that keeps it from being deployed.
pub(crate) fn graph(content: &str) -> Arc<Process> {
    definitions(&file(&process(content))).processes.remove(0)
}

/// What the element `it` between start and end became.
pub(crate) fn kind(it: &str) -> ElementKind {
    kind_in(&file(&process(&around(it))))
}

/// What the element `it` of the first process of a file became.
pub(crate) fn kind_in(xml: &str) -> ElementKind {
    let process = Arc::into_inner(definitions(xml).processes.remove(0)).unwrap();
    let position = process.find(&ElementId::from("it")).unwrap().index.0 as usize;
    process.elements.into_iter().nth(position).unwrap().kind
}

/// What is written for a text: literal, or `=` and the expression.
pub(crate) fn source(text: &super::graph::Text) -> String {
    match text {
        super::graph::Text::Literal(text) => text.clone(),
        super::graph::Text::Feel(expression) => format!("={}", expression.text()),
    }
}
