//! What docs/bpmn.md says in its tables is what the code knows: each element and event definition that runs, each that is refused
//! and why, and each extension element with its attributes. Nothing else stands there.

use super::{
    extensions::Extension,
    parse::vocabulary::FlowNodeType,
    trigger::{Place, TriggerKind},
};
use std::{collections::BTreeSet, fs, path::Path};

/// The cells of a table of docs/bpmn.md: of the first below the heading whose own first cell begins so.
fn table(heading: &str, first_cell: &str) -> Vec<Vec<String>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/bpmn.md");
    let text = fs::read_to_string(file).unwrap();
    let (_, below) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = below.split("\n## ").next().unwrap();
    let rows = section
        .lines()
        .skip_while(|line| !line.starts_with(&format!("| {first_cell} |")));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    let cells = |row: &str| {
        let row = row.trim().trim_matches('|');
        row.split(" | ")
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    rows.map(cells).collect()
}

/// The elements of the table of those that run, each with what stands behind its colon.
fn elements() -> Vec<(String, Option<BTreeSet<String>>)> {
    let mut elements = Vec::new();
    for row in table("Elements", "Element") {
        match row[0].split_once(": ") {
            Some((element, kinds)) => {
                elements.push((element.to_owned(), Some(listed(kinds))));
            }
            None => elements.extend(listed(&row[0]).into_iter().map(|name| (name, None))),
        }
    }
    elements
}

fn listed(text: &str) -> BTreeSet<String> {
    text.split(", ").map(str::to_owned).collect()
}

/// A name of BPMN as it is said: `businessRuleTask` is a business rule task.
fn said(name: &str) -> String {
    let mut said = String::new();
    for character in name.chars() {
        if character.is_uppercase() {
            said.push(' ');
        }
        said.extend(character.to_lowercase());
    }
    said.replace("sub process", "sub-process")
        .replace("ad hoc", "ad-hoc")
        .replace("event based", "event-based")
}

fn word(kind: TriggerKind) -> &'static str {
    match kind {
        TriggerKind::Compensation => "compensation",
        TriggerKind::Message
        | TriggerKind::Timer
        | TriggerKind::Error
        | TriggerKind::Terminate
        | TriggerKind::Signal
        | TriggerKind::Escalation
        | TriggerKind::Conditional
        | TriggerKind::Cancel
        | TriggerKind::Link => kind.definition().trim_end_matches("EventDefinition"),
    }
}

/// What an event that stands there may be about.
fn running(place: Place) -> BTreeSet<String> {
    let kinds = TriggerKind::ALL.into_iter();
    // A process that a condition would start is refused, although BPMN allows it: its reason stands in the text.
    let is_refused = |kind| (place, kind) == (Place::StartOfProcess, TriggerKind::Conditional);
    kinds
        .filter(|kind| kind.may_stand(place) && !is_refused(*kind))
        .map(|kind| word(kind).to_owned())
        .collect()
}

#[test]
fn the_events_that_run_are_those_of_the_table() {
    let elements = elements();
    let kinds_of = |element: &str| -> BTreeSet<String> {
        let rows = elements.iter().filter(|(name, _)| name == element);
        rows.filter_map(|(_, kinds)| kinds.clone())
            .flatten()
            .collect()
    };
    let with_none = |place| {
        let mut kinds = running(place);
        kinds.insert("none".to_owned());
        kinds
    };
    assert_eq!(kinds_of("start event"), with_none(Place::StartOfProcess));
    assert_eq!(kinds_of("end event"), with_none(Place::End));
    assert_eq!(kinds_of("boundary event"), running(Place::Boundary));
    assert_eq!(
        kinds_of("event sub-process"),
        running(Place::StartOfEventSubProcess)
    );
    for (place, event) in [
        (Place::IntermediateCatch, " catch event"),
        (Place::IntermediateThrow, " throw event"),
    ] {
        let kinds = elements
            .iter()
            .filter_map(|(name, _)| name.strip_suffix(event));
        let kinds: BTreeSet<_> = kinds.map(str::to_owned).collect();
        assert_eq!(kinds, running(place), "{event}");
    }
}

#[test]
fn the_flow_nodes_that_run_are_those_of_the_table() {
    // What the table has besides flow nodes.
    const BESIDES: [&str; 9] = [
        "event with several event definitions",
        "multi-instance",
        "parallel or sequential",
        "`completionQuantity`",
        "standard loop",
        "data objects",
        "properties",
        "data inputs and outputs",
        "data associations",
    ];
    let mut documented: BTreeSet<_> = elements().into_iter().map(|(name, _)| name).collect();
    for node_type in FlowNodeType::ALL {
        let name = said(node_type.name());
        // Intermediate events stand there by what they catch or throw.
        let is_intermediate = name.starts_with("intermediate ");
        if is_intermediate || node_type.not_executable().is_some() {
            assert!(!documented.contains(&name), "{name}");
        } else if node_type == FlowNodeType::SubProcess {
            assert!(documented.remove("embedded sub-process"));
            assert!(documented.remove("event sub-process"));
        } else {
            assert!(documented.remove(&name), "{name} is not in the table");
        }
    }
    documented.retain(|name| {
        let is_event = name.ends_with(" catch event") || name.ends_with(" throw event");
        !is_event && !BESIDES.contains(&name.as_str())
    });
    assert_eq!(documented, BTreeSet::new(), "no element that is known");
}

#[test]
fn what_is_refused_stands_there_with_the_reason() {
    let nodes = FlowNodeType::ALL.into_iter();
    let nodes = nodes.filter_map(|node| Some((node.name(), node.not_executable()?)));
    let refused: BTreeSet<_> = nodes
        .map(|(name, reason)| vec![format!("`{name}`"), reason.to_owned()])
        .collect();
    let documented: BTreeSet<_> = table("Elements", "Refused").into_iter().collect();
    assert_eq!(documented, refused);
}

#[test]
fn the_extension_elements_are_those_of_the_table_with_their_attributes() {
    // What is read of what stands inside them, and the values that are named.
    let inside = |extension| match extension {
        Extension::TaskHeaders => "header key value",
        Extension::IoMapping => "input output source target",
        Extension::CalledElement => "latest deployment",
        Extension::Variables => "isolated merge",
        Extension::ExecutionListeners => {
            "executionListener eventType start end type retries taskHeaders"
        }
        Extension::TaskListeners => {
            "taskListener eventType creating assigning updating completing canceling type retries taskHeaders"
        }
        Extension::TaskDefinition
        | Extension::AssignmentDefinition
        | Extension::FormDefinition
        | Extension::Script
        | Extension::LoopCharacteristics
        | Extension::Subscription
        | Extension::TimeToLive
        | Extension::TaskSchedule
        | Extension::PriorityDefinition
        | Extension::VersionTag
        | Extension::UserTask
        | Extension::AdHoc => "",
    };
    let mut documented = Vec::new();
    for row in table("Extension elements", "Element") {
        let quoted = |cell: &str| -> Vec<String> {
            let quoted = cell.split('`').skip(1).step_by(2);
            quoted.map(str::to_owned).collect()
        };
        let names = quoted(&row[0]);
        let extension = Extension::ALL.into_iter();
        let mut extension = extension.filter(|extension| extension.local_name() == names[0]);
        let extension = extension.next().expect(&names[0]);
        let attributes: BTreeSet<_> = names[1..].iter().cloned().chain(quoted(&row[1])).collect();
        let known = extension.attributes().iter().copied();
        let known = known.chain(inside(extension).split_whitespace());
        let known: BTreeSet<_> = known.map(str::to_owned).collect();
        assert_eq!(attributes, known, "{}", names[0]);
        documented.push(names[0].clone());
    }
    let known = Extension::ALL.map(|extension| extension.local_name().to_owned());
    let (known, found): (BTreeSet<_>, BTreeSet<_>) = (
        known.into_iter().collect(),
        documented.iter().cloned().collect(),
    );
    assert_eq!(known, found);
}
