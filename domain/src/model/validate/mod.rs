//! What must hold in a process beyond what each element says by itself.

mod errors;
mod event_gateways;
mod flows;
mod inclusive_joins;
mod messages;
mod reachability;
mod results;
mod start_events;

pub(crate) use messages::check as messages;

use super::finding::Findings;
use super::parse::element::Compiled;
use super::parse::outline::Outline;
use super::parse::vocabulary::FlowNodeType;
use super::parse::xml::{self, Node};
use super::problem::Problem;
use super::reach;
use crate::propagation::Propagation;

/// Checks a process. `elements` are its compiled flow nodes; those that cannot run are absent.
pub(crate) fn process(
    process: Node<'_>,
    propagation: Propagation,
    outline: &Outline<'_>,
    elements: &[Option<Compiled>],
    findings: &mut Findings,
) {
    flows::check(outline, findings);
    start_events::check(process, outline, elements, findings);
    errors::check(outline, elements, findings);
    event_gateways::check(outline, elements, findings);
    reachability::check(outline, elements, findings);
    results::check(propagation, outline, elements, findings);
    check_inclusive_joins(process, outline, findings);
    inclusive_joins::check(outline, findings);
}

fn check_inclusive_joins(process: Node<'_>, outline: &Outline<'_>, findings: &mut Findings) {
    let incoming: usize = outline
        .nodes()
        .filter(|(_, node)| node.node_type == FlowNodeType::InclusiveGateway)
        .map(|(_, node)| node.incoming.len())
        .filter(|incoming| *incoming > 1)
        .sum();
    let found = reach::effort(incoming, outline.node_count(), outline.flows().count());
    if found > reach::LIMIT {
        let problem = Problem::TooManyInclusiveJoins {
            found,
            limit: reach::LIMIT,
        };
        findings.report(xml::subject(process), problem);
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{flow, found_in, repeated};

    #[test]
    fn inclusive_joins_that_would_cost_too_much_are_refused() {
        let joins = repeated(1_500, |n| {
            format!(
                r#"<parallelGateway id="fork{n}"/><inclusiveGateway id="join{n}"/>
                <sequenceFlow id="left{n}" sourceRef="fork{n}" targetRef="join{n}"/>
                <sequenceFlow id="right{n}" sourceRef="fork{n}" targetRef="join{n}"/>{}"#,
                flow(&format!("join{n}"), &format!("fork{}", n + 1))
            )
        });
        let content = r#"<startEvent id="start"/><parallelGateway id="fork1500"/>"#.to_owned()
            + &flow("start", "fork0")
            + &joins;
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:process 'process' has more inclusive joins and flows than can be judged: 22509000 \
              combinations, at most 8000000"
            ]
        );
    }
}
