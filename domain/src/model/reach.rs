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
/// the process. [`LIMIT`] is two hundred joins in a process of ten thousand elements.
pub(crate) fn effort(joins_incoming: usize, elements: usize, flows: usize) -> usize {
    joins_incoming.saturating_mul(elements.saturating_add(flows))
}

/// The most that is worked out; beyond it a process is refused.
pub(crate) const LIMIT: usize = 8_000_000;

#[expect(
    clippy::wrong_self_convention,
    reason = "`from` is where a token is, not a conversion"
)]
impl Reach {
    /// Works out the joins of a process.
    pub(crate) fn of(elements: &[Element], flows: &[SequenceFlow]) -> Self {
        let joins = elements
            .iter()
            .filter(|element| element.joins().looks_at_what_can_come())
            .map(|gateway| (gateway.index, Join::of(gateway, elements, flows)))
            .collect();
        Self { joins }
    }

    /// Whether there are joins that look at what can still come.
    pub(crate) fn has_joins(&self) -> bool {
        !self.joins.is_empty()
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
        let mut search = Backwards {
            sets: GrowingSets::default(),
            of_flow: vec![GrowingSets::EMPTY; flows.len()],
            of_element: vec![GrowingSets::EMPTY; elements.len()],
        };
        for incoming in &gateway.incoming {
            search.run(*incoming, gateway, elements, flows);
        }
        let Backwards {
            sets,
            of_flow,
            of_element,
        } = search;
        let mut used = UsedSets {
            growing: sets,
            sets: Vec::new(),
            ids: HashMap::new(),
        };
        let of_flow = of_flow.into_iter().map(|set| used.id(set)).collect();
        let of_element = of_element.into_iter().map(|set| used.id(set)).collect();
        Self {
            sets: used.sets,
            of_flow,
            of_element,
        }
    }

    fn set(&self, id: Option<&u32>) -> &[FlowIndex] {
        id.and_then(|id| self.sets.get(*id as usize))
            .map_or(&[], Vec::as_slice)
    }
}

/// Follows the flows against their direction from one incoming flow of a join after the other.
struct Backwards {
    sets: GrowingSets,
    of_flow: Vec<u32>,
    of_element: Vec<u32>,
}

impl Backwards {
    fn run(
        &mut self,
        target: FlowIndex,
        gateway: &Element,
        elements: &[Element],
        flows: &[SequenceFlow],
    ) {
        self.sets.begin(target);
        let mut open = vec![target];
        while let Some(flow) = open.pop() {
            if !self.sets.add(self.of_flow.get_mut(flow.0 as usize)) {
                continue;
            }
            let source = flows
                .get(flow.0 as usize)
                .and_then(|flow| element(elements, flow.source));
            let Some(source) = source else { continue };
            self.leave(source, gateway, &mut open);
            // A token in an activity can also go on from a boundary event of it.
            if let ElementKind::BoundaryEvent(event) = &source.kind
                && let Some(activity) = element(elements, event.attached_to)
            {
                self.leave(activity, gateway, &mut open);
            }
        }
    }

    /// From an element back to its incoming flows, unless that would pass the join.
    fn leave(&mut self, element: &Element, gateway: &Element, open: &mut Vec<FlowIndex>) {
        let is_new = self
            .sets
            .add(self.of_element.get_mut(element.index.0 as usize));
        if is_new && element.index != gateway.index {
            open.extend(&element.incoming);
        }
    }
}

fn element(elements: &[Element], index: ElementIndex) -> Option<&Element> {
    elements.get(index.0 as usize)
}

/// Sets of flows that grow by one flow at a time, the same one for all. Each set is the one it grew
/// from and the flow that was added, so that equal sets are one and growing costs next to nothing.
#[derive(Default)]
struct GrowingSets {
    /// Set 1 and the following: what each grew from, and the flow.
    grown: Vec<(u32, FlowIndex)>,
    /// What the flow of now made of a set.
    by_now: HashMap<u32, u32>,
    /// The flow of now, and the number of sets without it.
    now: Option<(FlowIndex, usize)>,
}

impl GrowingSets {
    const EMPTY: u32 = 0;

    /// From now on sets grow by this flow.
    fn begin(&mut self, flow: FlowIndex) {
        self.by_now.clear();
        self.now = Some((flow, self.grown.len()));
    }

    /// Adds the flow of now to a set. Answers whether it was not in it.
    fn add(&mut self, set: Option<&mut u32>) -> bool {
        let (Some(set), Some((flow, without))) = (set, self.now) else {
            return false;
        };
        if *set as usize > without {
            return false;
        }
        let grown = &mut self.grown;
        *set = *self.by_now.entry(*set).or_insert_with(|| {
            grown.push((*set, flow));
            u32::try_from(grown.len()).unwrap_or(u32::MAX)
        });
        true
    }

    fn flows(&self, mut set: u32) -> Vec<FlowIndex> {
        let mut flows = Vec::new();
        while let Some((before, flow)) = (set as usize)
            .checked_sub(1)
            .and_then(|position| self.grown.get(position))
        {
            flows.push(*flow);
            set = *before;
        }
        flows.reverse();
        flows
    }
}

/// The sets that something reaches in the end, written out.
struct UsedSets {
    growing: GrowingSets,
    sets: Vec<Vec<FlowIndex>>,
    ids: HashMap<u32, u32>,
}

impl UsedSets {
    fn id(&mut self, set: u32) -> u32 {
        let (growing, sets) = (&self.growing, &mut self.sets);
        *self.ids.entry(set).or_insert_with(|| {
            sets.push(growing.flows(set));
            u32::try_from(sets.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;
    use crate::model::graph::{
        Element, ElementIndex, ElementKind, FlowIndex, Process, SequenceFlow,
    };
    use crate::model::listener::Listeners;
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
            loop_characteristics: None,
            completion_quantity: 1,
            listeners: Listeners::default(),
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
