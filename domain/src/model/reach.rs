//! Which incoming flows of an inclusive join a token can still reach.
//!
//! An inclusive join waits for a token as long as it can reach, without passing the join, an
//! incoming flow that has none (BPMN 2.0.2, section 13.4.3). That depends on the drawing only, so it
//! is worked out once.

use super::graph::{Element, ElementIndex, ElementKind, FlowIndex, SequenceFlow};
use std::collections::HashMap;

/// The joins of a process.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    joins: HashMap<ElementIndex, Join>,
}

/// What can reach one join. Few different sets occur, so each is kept once.
#[derive(Debug)]
struct Join {
    sets: Vec<Vec<FlowIndex>>,
    of_flow: Vec<u32>,
    of_element: Vec<u32>,
}

/// How much there is to work out: incoming flows of inclusive joins times elements and flows of
/// the process. [`LIMIT`] is some hundred joins in a process of ten thousand elements.
pub(crate) fn effort(joins_incoming: usize, elements: usize, flows: usize) -> usize {
    joins_incoming.saturating_mul(elements.saturating_add(flows))
}

/// The most that is worked out; beyond it a process is refused.
pub(crate) const LIMIT: usize = 16_000_000;

#[expect(
    clippy::wrong_self_convention,
    reason = "`from` is where a token is, not a conversion"
)]
impl Reach {
    /// Works out the joins of a process.
    pub(crate) fn of(elements: &[Element], flows: &[SequenceFlow]) -> Self {
        let joins = elements
            .iter()
            .filter(|element| matches!(element.kind, ElementKind::InclusiveGateway))
            .filter(|gateway| gateway.incoming.len() > 1)
            .map(|gateway| (gateway.index, Join::of(gateway, elements, flows)))
            .collect();
        Self { joins }
    }

    /// The incoming flows of `gateway` that a token on `flow` can reach; `flow` itself if it is one
    /// of them. Empty if the gateway is no inclusive join.
    pub(crate) fn from_flow(&self, gateway: ElementIndex, flow: FlowIndex) -> &[FlowIndex] {
        self.joins
            .get(&gateway)
            .map_or(&[], |join| join.set(join.of_flow.get(flow.0 as usize)))
    }

    /// The incoming flows of `gateway` that a token in `element` can reach by its outgoing flows or
    /// those of its boundary events.
    pub(crate) fn from_element(
        &self,
        gateway: ElementIndex,
        element: ElementIndex,
    ) -> &[FlowIndex] {
        let join = self.joins.get(&gateway);
        join.map_or(&[], |join| {
            join.set(join.of_element.get(element.0 as usize))
        })
    }
}

impl Join {
    fn of(gateway: &Element, elements: &[Element], flows: &[SequenceFlow]) -> Self {
        let mut reached_by_flow = vec![Vec::new(); flows.len()];
        let mut reached_by_element = vec![Vec::new(); elements.len()];
        for incoming in &gateway.incoming {
            let mut search = Backwards {
                target: *incoming,
                reached_by_flow: &mut reached_by_flow,
                reached_by_element: &mut reached_by_element,
                open: vec![*incoming],
            };
            search.run(gateway, elements, flows);
        }
        let mut interned = Interned::default();
        let of_flow = reached_by_flow
            .into_iter()
            .map(|set| interned.id(set))
            .collect();
        let of_element = reached_by_element
            .into_iter()
            .map(|set| interned.id(set))
            .collect();
        Self {
            sets: interned.sets,
            of_flow,
            of_element,
        }
    }

    fn set(&self, id: Option<&u32>) -> &[FlowIndex] {
        id.and_then(|id| self.sets.get(*id as usize))
            .map_or(&[], Vec::as_slice)
    }
}

/// Follows the flows against their direction from one incoming flow of a join.
struct Backwards<'a> {
    target: FlowIndex,
    reached_by_flow: &'a mut [Vec<FlowIndex>],
    reached_by_element: &'a mut [Vec<FlowIndex>],
    open: Vec<FlowIndex>,
}

impl Backwards<'_> {
    fn run(&mut self, gateway: &Element, elements: &[Element], flows: &[SequenceFlow]) {
        while let Some(flow) = self.open.pop() {
            if !mark(self.reached_by_flow.get_mut(flow.0 as usize), self.target) {
                continue;
            }
            let source = flows
                .get(flow.0 as usize)
                .and_then(|flow| element(elements, flow.source));
            let Some(source) = source else { continue };
            self.leave(source, gateway);
            // A token in an activity can also go on from a boundary event of it.
            if let ElementKind::BoundaryEvent(event) = &source.kind
                && let Some(activity) = element(elements, event.attached_to)
            {
                self.leave(activity, gateway);
            }
        }
    }

    /// From an element back to its incoming flows, unless that would pass the join.
    fn leave(&mut self, element: &Element, gateway: &Element) {
        let set = self.reached_by_element.get_mut(element.index.0 as usize);
        if mark(set, self.target) && element.index != gateway.index {
            self.open.extend(&element.incoming);
        }
    }
}

fn element(elements: &[Element], index: ElementIndex) -> Option<&Element> {
    elements.get(index.0 as usize)
}

/// Adds `target` to a set whose last entry it is if it is in it. Answers whether it was added.
fn mark(set: Option<&mut Vec<FlowIndex>>, target: FlowIndex) -> bool {
    match set {
        Some(set) if set.last() != Some(&target) => {
            set.push(target);
            true
        }
        _ => false,
    }
}

#[derive(Default)]
struct Interned {
    sets: Vec<Vec<FlowIndex>>,
    ids: HashMap<Vec<FlowIndex>, u32>,
}

impl Interned {
    fn id(&mut self, set: Vec<FlowIndex>) -> u32 {
        if let Some(id) = self.ids.get(&set) {
            return *id;
        }
        let id = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        self.sets.push(set.clone());
        self.ids.insert(set, id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;
    use crate::model::graph::{
        Element, ElementIndex, ElementKind, FlowIndex, Process, SequenceFlow,
    };
    use crate::model::parse::outline::{element_index, flow_index};
    use crate::model::testing::{flow, graph};
    use proptest::prelude::*;
    use std::sync::Arc;

    fn gateway(process: &Process) -> ElementIndex {
        process.find(&"join".into()).unwrap().index
    }

    fn names(process: &Process, flows: &[FlowIndex]) -> Vec<String> {
        flows
            .iter()
            .map(|flow| process.flow(*flow).id.to_string())
            .collect()
    }

    fn from_flow(process: &Process, flow: &str) -> Vec<String> {
        let flow = process.flow_index.get(&flow.into()).copied().unwrap();
        names(process, process.reach.from_flow(gateway(process), flow))
    }

    fn from_element(process: &Process, element: &str) -> Vec<String> {
        let element = process.find(&element.into()).unwrap().index;
        names(
            process,
            process.reach.from_element(gateway(process), element),
        )
    }

    /// start → fork → a → join → after → out; fork → b → join; b's boundary event → mend → join; after → a.
    fn two_branches_and_a_loop() -> Arc<Process> {
        let nodes = r#"<startEvent id="start"/><parallelGateway id="fork"/><task id="a"/><task id="b"/>
            <boundaryEvent id="late" attachedToRef="b"><errorEventDefinition/></boundaryEvent><task id="mend"/>
            <inclusiveGateway id="join"/><task id="after"/><endEvent id="out"/>"#;
        let flows = [
            ("start", "fork"),
            ("fork", "a"),
            ("fork", "b"),
            ("a", "join"),
            ("b", "join"),
            ("late", "mend"),
            ("mend", "join"),
            ("join", "after"),
            ("after", "a"),
            ("after", "out"),
        ];
        graph(&(nodes.to_owned() + &flows.map(|(source, target)| flow(source, target)).concat()))
    }

    #[test]
    fn a_flow_into_the_join_reaches_itself_alone() {
        let process = two_branches_and_a_loop();
        assert_eq!(from_flow(&process, "a-join"), ["a-join"]);
    }

    #[test]
    fn a_flow_before_a_fork_reaches_every_branch() {
        let process = two_branches_and_a_loop();
        assert_eq!(
            from_flow(&process, "start-fork"),
            ["a-join", "b-join", "mend-join"]
        );
    }

    #[test]
    fn an_activity_reaches_what_its_boundary_events_reach() {
        let process = two_branches_and_a_loop();
        assert_eq!(from_element(&process, "b"), ["b-join", "mend-join"]);
        assert_eq!(from_element(&process, "late"), ["mend-join"]);
        assert_eq!(from_flow(&process, "fork-b"), ["b-join", "mend-join"]);
    }

    #[test]
    fn a_way_through_the_join_does_not_count() {
        let process = two_branches_and_a_loop();
        assert_eq!(from_flow(&process, "join-after"), ["a-join"]);
        assert_eq!(from_flow(&process, "after-a"), ["a-join"]);
    }

    #[test]
    fn what_does_not_lead_to_the_join_reaches_nothing() {
        let process = two_branches_and_a_loop();
        assert!(from_element(&process, "out").is_empty());
        assert!(from_flow(&process, "after-out").is_empty());
    }

    /// Elements without flows of their own; the one at 0 is the join.
    fn elements(count: usize) -> Vec<Element> {
        let element = |position| Element {
            id: format!("e{position}").as_str().into(),
            name: None,
            index: element_index(position),
            parent: None,
            kind: match position {
                0 => ElementKind::InclusiveGateway,
                _ => ElementKind::Task(None),
            },
            incoming: Vec::new(),
            outgoing: Vec::new(),
            default_flow: None,
            boundary_events: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            multi_instance: None,
        };
        (0..count).map(element).collect()
    }

    /// Follows flows forwards, as the specification's sentence reads, to the flows into the join.
    fn reached_forwards(flows: &[(usize, usize)], first: usize) -> Vec<usize> {
        let mut seen = vec![first];
        let mut next = 0;
        while let Some(&flow) = seen.get(next) {
            next += 1;
            let target = flows[flow].1;
            let behind = (0..flows.len()).filter(|other| target != 0 && flows[*other].0 == target);
            let unseen: Vec<usize> = behind.filter(|other| !seen.contains(other)).collect();
            seen.extend(unseen);
        }
        seen.sort_unstable();
        seen.into_iter()
            .filter(|flow| flows[*flow].1 == 0)
            .collect()
    }

    proptest! {
        #[test]
        fn what_is_worked_out_backwards_is_what_is_found_forwards(
            drawn in prop::collection::vec((0_usize..6, 0_usize..6), 2..16)
        ) {
            let mut elements = elements(6);
            let mut flows = Vec::new();
            for (position, (source, target)) in drawn.iter().enumerate() {
                elements[*source].outgoing.push(flow_index(position));
                elements[*target].incoming.push(flow_index(position));
                flows.push(SequenceFlow {
                    id: format!("f{position}").as_str().into(),
                    source: element_index(*source),
                    target: element_index(*target),
                    condition: None,
                });
            }
            prop_assume!(elements[0].incoming.len() > 1);
            let reach = Reach::of(&elements, &flows);
            for position in 0..flows.len() {
                let expected: Vec<FlowIndex> =
                    reached_forwards(&drawn, position).into_iter().map(flow_index).collect();
                prop_assert_eq!(reach.from_flow(element_index(0), flow_index(position)), expected);
            }
        }
    }
}
