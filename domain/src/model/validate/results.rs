//! Sub-processes whose results stay inside although something works there. It may be meant so, but where variables are propagated
//! otherwise (as by Camunda 8) the same file would let them out.

use crate::model::finding::Findings;
use crate::model::graph::{ElementKind, SendTask};
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::Outline;
use crate::model::parse::xml;
use crate::model::problem::Problem;
use crate::propagation::Propagation;

pub(super) fn check(
    propagation: Propagation,
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    findings: &mut Findings,
) {
    if propagation == Propagation::Merge {
        return;
    }
    for ((_, node), compiled) in outline.nodes().zip(elements) {
        let Some(compiled) = compiled else { continue };
        let Some(scope) = compiled.kind.scope() else {
            continue;
        };
        let is_collected = compiled
            .multi_instance()
            .is_some_and(|multi_instance| multi_instance.output_element.is_some());
        if !compiled.outputs.is_empty() || is_collected {
            continue;
        }
        let gives_something = scope
            .elements
            .iter()
            .filter_map(|index| super::compiled(elements, *index))
            .any(gives_results);
        if gives_something {
            findings.report(xml::subject(node.xml), Problem::ResultsStayInside);
        }
    }
}

/// Whether variables can leave an element for the scope around it.
fn gives_results(element: &Compiled) -> bool {
    // Of a multi-instance activity, the collection alone. What runs again and again gives what it gives once.
    if let Some(multi_instance) = element.multi_instance() {
        return multi_instance.output_collection.is_some();
    }
    match &element.kind {
        ElementKind::ServiceTask(_)
        | ElementKind::ManualTask(_)
        | ElementKind::UserTask(_)
        | ElementKind::ReceiveTask(_)
        | ElementKind::ScriptTask(_)
        | ElementKind::BusinessRuleTask(_)
        | ElementKind::Task(Some(_))
        | ElementKind::SendTask(SendTask::Job(_)) => true,
        ElementKind::IntermediateCatchEvent(Some(triggers)) => {
            let mut each = triggers.each().iter();
            each.any(|trigger| trigger.kind().brings_variables())
        }
        ElementKind::CallActivity(call) => {
            call.propagate_all_child_variables || !element.outputs.is_empty()
        }
        ElementKind::SubProcess(_)
        | ElementKind::Transaction(_)
        | ElementKind::AdHocSubProcess(_) => !element.outputs.is_empty(),
        ElementKind::StartEvent(_)
        | ElementKind::EndEvent(_)
        | ElementKind::IntermediateCatchEvent(None)
        | ElementKind::IntermediateThrowEvent(_)
        | ElementKind::BoundaryEvent(_)
        | ElementKind::ExclusiveGateway
        | ElementKind::ParallelGateway
        | ElementKind::InclusiveGateway
        | ElementKind::EventBasedGateway
        | ElementKind::ComplexGateway(_)
        | ElementKind::Task(None)
        | ElementKind::SendTask(SendTask::Message(_))
        | ElementKind::EventSubProcess(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{file, found, found_in, process};
    use crate::testing::bpmn::*;

    const WARNING: &str = "nothing: bpmn:subProcess 'sub' has no output mappings, so what its activities give stays inside: map \
        what is needed behind it, or write variables propagation=\"merge\" in its process to set each variable where its name exists";

    fn around(sub: Node) -> String {
        sequence([start("start"), sub, end("end")])
    }

    fn working() -> String {
        sequence([start("in"), job("work"), end("out")])
    }

    #[test]
    fn a_sub_process_that_keeps_its_results_is_warned_about() {
        assert_eq!(found_in(&around(sub_process("sub", working()))), [WARNING]);
        let handler = event_sub_process("sub", sequence([start("in").timer("PT1H"), job("work")]));
        let content = sequence([start("start"), end("end")]) + &handler.to_string();
        assert_eq!(found_in(&content), [WARNING]);
    }

    #[test]
    fn one_that_has_none_or_maps_or_collects_them_is_not() {
        let nothing = sequence([start("in"), task("nothing"), end("out")]);
        for sub in [
            sub_process("sub", nothing),
            sub_process("sub", working()).output("=a", "a"),
            sub_process("sub", working()).for_each("[1]"),
        ] {
            assert_eq!(found_in(&around(sub)), Vec::<String>::new());
        }
    }

    #[test]
    fn nor_is_one_whose_process_merges_variables() {
        let content = around(sub_process("sub", working()));
        let merging =
            r#"<extensionElements><q:variables propagation="merge"/></extensionElements>"#;
        assert_eq!(
            found_in(&(merging.to_owned() + &content)),
            Vec::<String>::new()
        );
        let mark = |prefix: &str, platform: &str| {
            let attributes = format!(
                r#"<definitions xmlns:{prefix}="http://camunda.org/schema/modeler/1.0"
                {prefix}:executionPlatform="{platform}" "#
            );
            found(&file(&process(&content)).replacen("<definitions ", &attributes, 1))
        };
        assert_eq!(mark("modeler", "Camunda Cloud"), Vec::<String>::new());
        assert_eq!(mark("m", "Camunda Cloud"), Vec::<String>::new());
        assert_eq!(mark("modeler", "Camunda Platform"), [WARNING]);
        let elsewhere = file(&process(&content)).replacen(
            "<definitions ",
            r#"<definitions xmlns:modeler="urn:else" modeler:executionPlatform="Camunda Cloud" "#,
            1,
        );
        assert_eq!(found(&elsewhere), [WARNING]);
    }

    #[test]
    fn what_a_process_says_itself_goes_before_its_platform() {
        let isolated =
            r#"<extensionElements><q:variables propagation="isolated"/></extensionElements>"#;
        let content = isolated.to_owned() + &around(sub_process("sub", working()));
        let xml = file(&process(&content)).replacen(
            "<definitions ",
            r#"<definitions xmlns:m="http://camunda.org/schema/modeler/1.0" m:executionPlatform="Camunda Cloud" "#,
            1,
        );
        assert_eq!(found(&xml), [WARNING]);
    }

    #[test]
    fn another_propagation_is_refused() {
        let content = r#"<extensionElements><q:variables propagation="all"/></extensionElements>"#
            .to_owned()
            + &sequence([start("start"), end("end")]);
        assert_eq!(
            found_in(&content),
            [
                "storing: bpmn:process 'process' has variables with propagation=\"all\", expected isolated or merge"
            ]
        );
    }
}
