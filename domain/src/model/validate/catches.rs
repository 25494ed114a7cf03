//! What two events would catch: which of them does must not be left to chance. And escalations that nothing can throw.

use super::compiled;
use crate::model::finding::Findings;
use crate::model::graph::{ElementIndex, Trigger, Triggers};
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;
use std::collections::HashMap;

pub(super) fn check(outline: &Outline<'_>, elements: &[Option<Compiled>], findings: &mut Findings) {
    check_group(
        outline,
        elements,
        event_sub_process_starts(outline, None),
        findings,
    );
    for (index, node) in outline.nodes() {
        check_group(
            outline,
            elements,
            node.boundary_events.iter().copied(),
            findings,
        );
        check_host(outline, elements, (index, node), findings);
        check_group(
            outline,
            elements,
            event_sub_process_starts(outline, Some(index)),
            findings,
        );
    }
}

/// The start events of the event sub-processes of a scope.
fn event_sub_process_starts<'a>(
    outline: &'a Outline<'_>,
    scope: Option<ElementIndex>,
) -> impl Iterator<Item = ElementIndex> + 'a {
    let sub_processes = outline.scope(scope).event_sub_processes.iter();
    sub_processes.filter_map(|index| outline.node(*index).scope.start_events.first().copied())
}

fn check_group(
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    events: impl Iterator<Item = ElementIndex>,
    findings: &mut Findings,
) {
    let mut catches: HashMap<(&str, Option<&str>), ElementIndex> = HashMap::new();
    let triggers = events.flat_map(|event| {
        let each = triggers_of(elements, event).map(Triggers::each);
        each.unwrap_or_default()
            .iter()
            .map(move |trigger| (event, trigger))
    });
    for (event, trigger) in triggers {
        let (caught, catch) = match trigger {
            Trigger::Error(catch) => ("errors", Some(catch)),
            Trigger::Escalation(catch) => ("escalations", Some(catch)),
            Trigger::Compensation => ("compensation", None),
            Trigger::Cancel => ("cancellation", None),
            Trigger::Timer(_)
            | Trigger::Message(_)
            | Trigger::Signal(_)
            | Trigger::Condition(_) => continue,
        };
        let code = catch.and_then(|catch| catch.code.as_deref());
        if let Some(first) = catches.insert((caught, code), event) {
            let other = outline.node(first).id.to_owned();
            let subject = xml::subject(outline.node(event).xml);
            findings.report(subject, Problem::SameCaught { caught, other });
        }
    }
}

fn triggers_of(elements: &[Option<Compiled>], event: ElementIndex) -> Option<&Triggers> {
    compiled(elements, event)?.kind.trigger()
}

/// Escalations are thrown by events: they come from sub-processes, from called processes, and from instances that throw.
fn check_host(
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    (index, host): (ElementIndex, &FlowNode<'_>),
    findings: &mut Findings,
) {
    let compiled = elements.get(index.0 as usize).and_then(Option::as_ref);
    let instances_escalate =
        compiled
            .and_then(Compiled::multi_instance)
            .is_some_and(|multi_instance| {
                let mut throws = multi_instance.throws.iter();
                throws.any(|throw| throw.event.escalates())
            });
    if host.node_type.is_scope()
        || host.node_type == FlowNodeType::CallActivity
        || instances_escalate
    {
        return;
    }
    for event in &host.boundary_events {
        let triggers = triggers_of(elements, *event);
        // What it catches beside them may come.
        let only_escalations = triggers.is_some_and(|triggers| {
            let mut each = triggers.each().iter();
            each.all(|trigger| trigger.caught_escalations().is_some())
        });
        if only_escalations {
            let kind = host.xml.tag_name().name().to_owned();
            let subject = xml::subject(outline.node(*event).xml);
            findings.report(subject, Problem::NothingEscalates { kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, file, found, process};

    fn boundary(id: &str, error: &str) -> String {
        format!(
            r#"<boundaryEvent id="{id}" attachedToRef="it"><errorEventDefinition {error}/></boundaryEvent>"#
        )
    }

    fn with_boundaries(first: &str, second: &str) -> Vec<String> {
        let errors = r#"<error id="e" errorCode="E"/><error id="same" errorCode="E"/><error id="f" errorCode="F"/>"#;
        let task =
            r#"<task id="it"/>"#.to_owned() + &boundary("one", first) + &boundary("two", second);
        found(&file(&(errors.to_owned() + &process(&around(&task)))))
    }

    #[test]
    fn an_error_is_caught_by_one_event() {
        let expected = [
            "deploying: bpmn:boundaryEvent 'two' catches the same errors as 'one': only one of them can",
        ];
        assert_eq!(
            with_boundaries(r#"errorRef="e""#, r#"errorRef="same""#),
            expected
        );
        assert_eq!(with_boundaries("", ""), expected);
    }

    fn escalations_caught_on(host: &str, first: &str, second: &str) -> Vec<String> {
        let escalations =
            r#"<escalation id="e" escalationCode="E"/><escalation id="same" escalationCode="E"/>"#;
        let boundary = |id: &str, escalation: &str| {
            boundary(id, escalation).replace("errorEventDefinition", "escalationEventDefinition")
        };
        let content =
            around(&(host.to_owned() + &boundary("one", first) + &boundary("two", second)));
        found(&file(&(escalations.to_owned() + &process(&content))))
    }

    #[test]
    fn an_escalation_is_caught_by_one_event() {
        let sub = r#"<subProcess id="it"><startEvent id="in"/></subProcess>"#;
        let (code, same) = (r#"escalationRef="e""#, r#"escalationRef="same""#);
        let expected = [
            "deploying: bpmn:boundaryEvent 'two' catches the same escalations as 'one': only one of them can",
        ];
        assert_eq!(escalations_caught_on(sub, code, same), expected);
        assert_eq!(escalations_caught_on(sub, "", ""), expected);
        assert_eq!(escalations_caught_on(sub, code, ""), Vec::<String>::new());
    }

    #[test]
    fn that_no_escalation_comes_from_a_task_is_said() {
        let found = escalations_caught_on(r#"<task id="it"/>"#, r#"escalationRef="e""#, "");
        assert_eq!(
            found,
            ["one", "two"].map(|id| format!(
                "nothing: bpmn:boundaryEvent '{id}' catches escalations, but none comes from a bpmn:task: it is never \
                 reached"
            ))
        );
    }

    #[test]
    fn one_event_may_catch_a_code_and_another_the_rest() {
        assert_eq!(
            with_boundaries(r#"errorRef="e""#, r#"errorRef="f""#),
            Vec::<String>::new()
        );
        assert_eq!(with_boundaries(r#"errorRef="e""#, ""), Vec::<String>::new());
    }

    #[test]
    fn two_event_sub_processes_of_a_scope_do_not_catch_the_same() {
        let sub = |id: &str| {
            format!(
                r#"<subProcess id="{id}" triggeredByEvent="true"><startEvent id="{id}-start"><errorEventDefinition/>
                </startEvent></subProcess>"#
            )
        };
        let content = around(r#"<task id="it"/>"#) + &sub("one") + &sub("two");
        assert_eq!(
            found(&file(&process(&content))),
            [
                "deploying: bpmn:startEvent 'two-start' catches the same errors as 'one-start': only one of them can"
            ]
        );
    }
}
