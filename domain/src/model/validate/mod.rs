//! What must hold in a process beyond what each element says by itself.

mod ad_hoc_sub_processes;
mod catches;
mod event_gateways;
mod flows;
mod inclusive_joins;
mod instantiation;
mod messages;
mod reachability;
mod results;
mod start_events;
mod transactions;

pub(crate) use ad_hoc_sub_processes::check as ad_hoc_sub_process;
pub(crate) use messages::check as messages;

use super::finding::Findings;
use super::graph::ElementIndex;
use super::parse::element::Compiled;
use super::parse::outline::Outline;
use super::parse::xml::Node;
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
    catches::check(outline, elements, findings);
    transactions::check(outline, elements, findings);
    event_gateways::check(outline, elements, findings);
    instantiation::check(outline, elements, findings);
    reachability::check(outline, elements, findings);
    results::check(propagation, outline, elements, findings);
    inclusive_joins::check(process, outline, findings);
}

/// An element as it was compiled, unless it cannot run.
fn compiled(elements: &[Option<Compiled>], index: ElementIndex) -> Option<&Compiled> {
    elements.get(index.0 as usize)?.as_ref()
}
