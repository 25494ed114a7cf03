//! Transactions (BPMN 2.0.2, 10.3.5 and 10.5.6): a cancel end event ends a transaction, which is left by the cancel event on its border.

use super::compiled;
use crate::model::finding::Findings;
use crate::model::graph::{ElementIndex, ElementKind, Throw, Trigger};
use crate::model::parse::element::Compiled;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml;
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;
use std::collections::HashSet;

pub(super) fn check(outline: &Outline<'_>, elements: &[Option<Compiled>], findings: &mut Findings) {
    let cancellations = Cancellations::of(outline, elements);
    for ((_, node), compiled) in outline.nodes().zip(elements) {
        let Some(compiled) = compiled else { continue };
        let problem = match &compiled.kind {
            ElementKind::EndEvent(Some(Throw::Cancel)) => {
                check_end(outline, elements, &cancellations, node)
            }
            ElementKind::BoundaryEvent(event) if cancels(event.trigger.each()) => {
                check_boundary(outline, &cancellations, event.attached_to)
            }
            _ => None,
        };
        if let Some(problem) = problem {
            findings.report(xml::subject(node.xml), problem);
        }
    }
}

/// What is canceled, and where that is waited for. What cannot run was reported, and may be what does either.
#[derive(Default)]
struct Cancellations {
    /// The sub-processes with a cancel end event.
    canceled: HashSet<ElementIndex>,
    /// The activities with a cancel boundary event.
    awaited: HashSet<ElementIndex>,
}

impl Cancellations {
    fn of(outline: &Outline<'_>, elements: &[Option<Compiled>]) -> Self {
        let mut found = Self::default();
        for ((_, node), compiled) in outline.nodes().zip(elements) {
            let kind = compiled.as_ref().map(|compiled| &compiled.kind);
            if kind.is_none_or(|kind| matches!(kind, ElementKind::EndEvent(Some(Throw::Cancel)))) {
                found.canceled.extend(node.parent);
            }
            if kind.is_none_or(|kind| cancels(kind.triggers())) {
                found.awaited.extend(node.attached_to);
            }
        }
        found
    }
}

fn check_end(
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    cancellations: &Cancellations,
    event: &FlowNode<'_>,
) -> Option<Problem> {
    let around = event.parent.map(|parent| (parent, outline.node(parent)));
    let Some((index, node)) =
        around.filter(|(_, node)| node.node_type == FlowNodeType::Transaction)
    else {
        return Some(Problem::CancelOutsideTransaction);
    };
    let transaction = node.id.to_owned();
    if !cancellations.awaited.contains(&index) {
        return Some(Problem::CancelNotCaught { transaction });
    }
    let compiled = compiled(elements, index)?;
    let is_repeated = compiled.loop_characteristics.is_some();
    is_repeated.then_some(Problem::CancelInLoop { transaction })
}

fn check_boundary(
    outline: &Outline<'_>,
    cancellations: &Cancellations,
    host: ElementIndex,
) -> Option<Problem> {
    let node = outline.node(host);
    let id = node.id.to_owned();
    if node.node_type != FlowNodeType::Transaction {
        let kind = node.xml.tag_name().name().to_owned();
        return Some(Problem::NothingCancels { host: id, kind });
    }
    let is_canceled = cancellations.canceled.contains(&host);
    (!is_canceled).then_some(Problem::NeverCanceled { transaction: id })
}

fn cancels(triggers: &[Trigger]) -> bool {
    let mut triggers = triggers.iter();
    triggers.any(|trigger| trigger.kind() == TriggerKind::Cancel)
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{at_once, found_in, repeated};
    use crate::testing::bpmn::*;

    fn canceled(transaction: Node) -> String {
        sequence([start("start"), transaction, end("end")])
            + &sequence([boundary("canceled", "pay").cancel(), end("gone")])
    }

    fn inside() -> String {
        sequence([start("in"), task("work"), end("stop").cancel()])
    }

    #[test]
    fn a_cancel_end_event_stands_in_a_transaction_with_a_cancel_boundary_event() {
        assert_eq!(
            found_in(&canceled(transaction("pay", inside()))),
            Vec::<String>::new()
        );
        assert_eq!(
            found_in(&sequence([
                start("start"),
                transaction("pay", inside()),
                end("end")
            ])),
            [
                "deploying: bpmn:endEvent 'stop' cancels 'pay', which nothing leads out of then: attach a boundary event with \
                 cancelEventDefinition to 'pay'"
            ]
        );
        assert_eq!(
            found_in(&inside()),
            [
                "deploying: bpmn:endEvent 'stop' cancels a transaction, but does not stand directly in one: put it into a \
                 bpmn:transaction, or throw an error that ends what it stands in"
            ]
        );
    }

    #[test]
    fn a_transaction_that_is_repeated_is_not_canceled() {
        assert_eq!(
            found_in(&canceled(transaction("pay", inside()).for_each("[1]"))),
            [
                "deploying: bpmn:endEvent 'stop' cancels 'pay', which is repeated, and would end all of it: put 'pay' into a \
                 sub-process that is repeated instead"
            ]
        );
    }

    #[test]
    fn only_a_transaction_is_canceled() {
        assert_eq!(
            found_in(&canceled(task("pay"))),
            [
                "deploying: bpmn:boundaryEvent 'canceled' is attached to the bpmn:task 'pay', but only a bpmn:transaction is \
                 canceled: throw and catch an error instead"
            ]
        );
        let quiet = sequence([start("in"), task("work"), end("out")]);
        assert_eq!(
            found_in(&canceled(transaction("pay", quiet))),
            [
                "nothing: bpmn:boundaryEvent 'canceled' waits for a cancellation, but 'pay' has no end event with \
                 cancelEventDefinition: it is never reached"
            ]
        );
    }

    #[test]
    fn tens_of_thousands_of_boundary_events_wait_for_a_cancellation_that_none_of_as_many_elements_is()
     {
        let inside = repeated(30_000, |n| format!(r#"<task id="work{n}"/>"#));
        let on_border = repeated(30_000, |n| {
            boundary(&format!("canceled{n}"), "pay")
                .cancel()
                .to_string()
        });
        let content = transaction("pay", inside).to_string() + &on_border;
        let found = at_once(|| found_in(&content));
        assert!(found.len() > 1_000, "{found:?}");
    }

    #[test]
    fn tens_of_thousands_of_events_cancel_what_none_of_as_many_boundary_events_waits_for() {
        let inside = repeated(30_000, |n| end(&format!("stop{n}")).cancel().to_string());
        let on_border = repeated(30_000, |n| {
            boundary(&format!("late{n}"), "pay")
                .timer("PT1H")
                .to_string()
        });
        let content = transaction("pay", inside).to_string() + &on_border;
        let found = at_once(|| found_in(&content));
        assert!(found.len() > 1_000, "{found:?}");
    }

    #[test]
    fn what_a_transaction_does_not_do_is_refused() {
        let pay = transaction("pay", inside())
            .to_string()
            .replace(r#"id="pay""#, r###"id="pay" method="##Store""###);
        let content = nodes([start("start"), end("end")])
            + &pay
            + &path("start pay end")
            + &sequence([boundary("canceled", "pay").cancel(), end("gone")]);
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:transaction 'pay' has method=\"##Store\" and cannot be executed so: a transaction is undone by \
                 compensation, ##Compensate"
            ]
        );
    }
}
