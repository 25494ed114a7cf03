//! Inclusive joins (BPMN 2.0.2, section 13.4.3): too many to be judged, and those that wait for each other.
//!
//! An inclusive gateway waits for every token that can still arrive. Where a token that waits at one of two joins
//! could come to the other, and the other way round, both wait for ever once both hold a token. This is how
//! the standard has it, and hardly what was meant.

use crate::model::finding::Findings;
use crate::model::graph::ElementIndex;
use crate::model::parse::outline::{FlowNode, Outline};
use crate::model::parse::vocabulary::FlowNodeType;
use crate::model::parse::xml::{self, Node};
use crate::model::problem::Problem;
use crate::model::reach;

/// How many nodes and flows may be looked at. Each pair of joins looks at all of them; what is beyond is left
/// unsaid, since this is advice.
const EFFORT: usize = 8_000_000;

pub(super) fn check(process: Node<'_>, outline: &Outline<'_>, findings: &mut Findings) {
    let joins: Vec<ElementIndex> = outline
        .nodes()
        .filter(|(_, node)| {
            node.node_type == FlowNodeType::InclusiveGateway && node.incoming.len() > 1
        })
        .map(|(index, _)| index)
        .collect();
    let complex = outline
        .nodes()
        .filter(|(_, node)| node.node_type == FlowNodeType::ComplexGateway)
        .map(|(index, _)| index);
    let judged: Vec<_> = joins.iter().copied().chain(complex).collect();
    check_effort(process, &judged, outline, findings);
    check_waiting_for_each_other(&joins, outline, findings);
}

/// An inclusive join, and a complex gateway that resets, is judged by what can reach each of its flows.
fn check_effort(
    process: Node<'_>,
    joins: &[ElementIndex],
    outline: &Outline<'_>,
    findings: &mut Findings,
) {
    let incoming = joins.iter().map(|join| outline.node(*join).incoming.len());
    let found = reach::effort(
        incoming.sum(),
        outline.node_count(),
        outline.flows().count(),
    );
    if found > reach::LIMIT {
        let problem = Problem::TooManyInclusiveJoins {
            found,
            limit: reach::LIMIT,
        };
        findings.report(xml::subject(process), problem);
    }
}

fn check_waiting_for_each_other(
    joins: &[ElementIndex],
    outline: &Outline<'_>,
    findings: &mut Findings,
) {
    let size = outline.node_count() + outline.flows().count();
    let effort = joins.len().saturating_mul(joins.len()).saturating_mul(size);
    if effort > EFFORT {
        return;
    }
    for (place, first) in joins.iter().enumerate() {
        for second in joins.iter().skip(place + 1) {
            if wait_for_each_other(outline, *first, *second) {
                let node = outline.node(*first);
                let other = outline.node(*second).id.to_owned();
                findings.report(
                    xml::subject(node.xml),
                    Problem::JoinsWaitForEachOther { other },
                );
            }
        }
    }
}

/// Whether a token that waits at each could come to the other, and both can hold a token at once: something
/// puts tokens on two ways, of which each leads to one of the joins without passing the other.
fn wait_for_each_other(outline: &Outline<'_>, first: ElementIndex, second: ElementIndex) -> bool {
    if outline.node(first).parent != outline.node(second).parent {
        return false;
    }
    let to_first = before(outline, first, second);
    let to_second = before(outline, second, first);
    let leads = |from: ElementIndex, to: &[bool]| {
        targets(outline, outline.node(from)).any(|target| holds(to, target))
    };
    if !leads(second, &to_first) || !leads(first, &to_second) {
        return false;
    }
    outline.nodes().any(|(_, node)| {
        let ways = concurrent_targets(outline, node);
        ways.iter().enumerate().any(|(one, way)| {
            holds(&to_first, *way)
                && ways
                    .iter()
                    .enumerate()
                    .any(|(other, way)| one != other && holds(&to_second, *way))
        })
    })
}

/// For each node, whether it leads to `join` without passing `avoided`; `join` itself does.
fn before(outline: &Outline<'_>, join: ElementIndex, avoided: ElementIndex) -> Vec<bool> {
    let mut leads = vec![false; outline.node_count()];
    let mut open = vec![join];
    while let Some(index) = open.pop() {
        let Some(mark) = leads.get_mut(index.0 as usize) else {
            continue;
        };
        if index == avoided || std::mem::replace(mark, true) {
            continue;
        }
        let node = outline.node(index);
        open.extend(node.incoming.iter().map(|flow| outline.flow(*flow).source));
        open.extend(node.attached_to);
    }
    leads
}

fn holds(nodes: &[bool], index: ElementIndex) -> bool {
    nodes.get(index.0 as usize).copied().unwrap_or_default()
}

fn targets<'a>(
    outline: &'a Outline<'_>,
    node: &'a FlowNode<'_>,
) -> impl Iterator<Item = ElementIndex> + 'a {
    node.outgoing.iter().map(|flow| outline.flow(*flow).target)
}

/// Where tokens can be at once after a node: its flows, unless it takes only one of them, and what its boundary
/// events that do not interrupt lead to.
fn concurrent_targets(outline: &Outline<'_>, node: &FlowNode<'_>) -> Vec<ElementIndex> {
    let takes_one = matches!(
        node.node_type,
        FlowNodeType::ExclusiveGateway | FlowNodeType::EventBasedGateway
    );
    let taken = if takes_one { 1 } else { usize::MAX };
    let mut ways: Vec<ElementIndex> = targets(outline, node).take(taken).collect();
    for event in &node.boundary_events {
        let event = outline.node(*event);
        if xml::flag(event.xml, "cancelActivity") == Some(false) {
            ways.extend(targets(outline, event));
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{flow, flow_if, found_in, repeated};

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

    #[test]
    fn two_joins_that_can_come_to_each_other_get_a_warning() {
        let content = r#"<startEvent id="s"/><parallelGateway id="fork"/><inclusiveGateway id="j1"/><inclusiveGateway id="j2"/>
            <exclusiveGateway id="x1" default="x1-e"/><exclusiveGateway id="x2" default="x2-e"/><endEvent id="e"/>"#
            .to_owned()
            + &flow("s", "fork") + &flow("fork", "j1") + &flow("fork", "j2")
            + &flow("j1", "x1") + &flow("j2", "x2") + &flow("x1", "e") + &flow("x2", "e")
            + &flow_if("x1", "j2", "=p")
            + &flow_if("x2", "j1", "=q");
        assert_eq!(
            found_in(&content),
            [
                "nothing: bpmn:inclusiveGateway 'j1' and 'j2' can wait for each other for ever: a token that waits at \
                 one could still come to the other. Join one of them by an exclusive or a parallel gateway"
            ]
        );
    }

    #[test]
    fn joins_one_after_the_other_in_a_loop_do_not_wait_for_each_other() {
        let content = r#"<startEvent id="s"/><inclusiveGateway id="again"/><inclusiveGateway id="fork" default="fork-a"/>
            <task id="a"/><task id="b"/><inclusiveGateway id="join"/><exclusiveGateway id="x" default="x-e"/><endEvent id="e"/>"#
            .to_owned()
            + &flow("s", "again") + &flow("again", "fork") + &flow("fork", "a") + &flow_if("fork", "b", "=two")
            + &flow("a", "join") + &flow("b", "join") + &flow("join", "x") + &flow("x", "e")
            + &flow_if("x", "again", "=more");
        assert_eq!(found_in(&content), Vec::<String>::new());
    }
}
