//! Which token may enter an element, and when the tokens before a join are enough.

use super::{
    activation::{Activation, ActivationStatus, Joined, Token},
    contradiction::Contradiction,
    event::Position,
    moves::Move,
    ordering,
    state::InstanceState,
};
use crate::{
    ids::{ActivationId, FlowId},
    model::graph::{Element, ElementIndex, FlowIndex, Joins, Process},
};
use std::collections::BTreeSet;

/// The move of a token that may enter an element, with those it is joined with. `None` if it waits for others, or is gone: what
/// ended its scope since it was noted, or took it into a join, took it along.
pub(crate) fn enter(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
    token: &Token,
) -> Result<Option<Move>, Contradiction> {
    let Some(found) = state.activation(scope) else {
        return Ok(None);
    };
    let waiting = &found.tokens;
    if !waiting.contains(token) {
        return Ok(None);
    }
    let known = |id| {
        let element = process.find(id).map(|element| element.index);
        element.ok_or_else(|| Contradiction::UnknownElement(id.clone()))
    };
    let flow = match &token.at {
        Position::Flow(flow) => flow,
        Position::Before(id) => {
            let element = process.element(known(id)?);
            let waits = ordering::must_wait(process, found, (token, element));
            return Ok((!waits).then(|| Move::Enter {
                element: element.index,
                scope,
                from: Vec::new(),
            }));
        }
        Position::Into { element, begins_at } => {
            return Ok(Some(Move::MakeScope {
                element: known(element)?,
                scope,
                begins_at: begins_at.clone(),
            }));
        }
    };
    let target = process
        .target(flow)
        .ok_or_else(|| Contradiction::UnknownFlow(flow.clone()))?;
    Ok(match target.joins() {
        Joins::Nothing => {
            let waits = ordering::must_wait(process, found, (token, target));
            (!waits).then(|| Move::Enter {
                element: target.index,
                scope,
                from: vec![flow.clone()],
            })
        }
        Joins::EveryFlow => {
            // Only with the tokens that came before it: which token fills the join must not depend on where steps begin.
            let arrived = waiting
                .iter()
                .filter(|other| other.arrived <= token.arrived);
            let filled = filled_flows(process, arrived, target);
            (filled.len() == target.incoming.len())
                .then(|| enter_join(process, target, scope, &filled))
        }
        Joins::EveryTokenThatCanCome => None,
        Joins::AsItsConditionSays => {
            let joined =
                gateway_in(state, scope, target).and_then(|gateway| gateway.joined.as_ref());
            let has_come = joined.is_some_and(|joined| has_come(joined, flow));
            (!has_come).then(|| Move::Enter {
                element: target.index,
                scope,
                from: vec![flow.clone()],
            })
        }
    })
}

/// The activation of a complex gateway of `scope`, which is active from its first token on.
pub(crate) fn gateway_in<'a>(
    state: &'a InstanceState,
    scope: ActivationId,
    gateway: &Element,
) -> Option<&'a Activation> {
    let children = &state.activation(scope)?.children;
    children
        .iter()
        .filter_map(|child| state.activation(*child))
        .find(|child| child.element.as_ref() == Some(&gateway.id))
}

/// Whether a complex gateway took a token from a flow already: another one waits until it begins anew.
fn has_come(joined: &Joined, flow: &FlowId) -> bool {
    let before = joined.activated_by.as_ref();
    joined.arrived.contains(flow) || before.is_some_and(|before| before.contains(flow))
}

/// A complex gateway of `scope` that was activated, and to which no other token can come any more: it waits as an inclusive join
/// does (BPMN 2.0.2, 13.4.5).
pub(crate) fn reset_complex_gateway(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
) -> Option<Move> {
    if !process.reach.has_joins() {
        return None;
    }
    let found = state.activation(scope)?;
    found.children.iter().find_map(|child| {
        let gateway = state.activation(*child)?;
        let joined = gateway.joined.as_ref()?;
        let is_held = gateway.incident.is_some() || gateway.status != ActivationStatus::Active;
        let activated_by = joined.activated_by.as_ref().filter(|_| !is_held)?;
        let join = process.find(gateway.element.as_ref()?)?;
        let filled = activated_by
            .iter()
            .chain(&joined.arrived)
            .filter_map(|flow| process.flow_index.get(flow).copied())
            .collect();
        let awaited = is_awaited(state, process, scope, join, &filled, Some(*child));
        (!awaited).then_some(Move::ResetGateway { gateway: *child })
    })
}

/// Whether a token of the scope can still reach an incoming flow of a join that is not among `filled`; one that `except` may put
/// there does not count.
fn is_awaited(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
    join: &Element,
    filled: &BTreeSet<FlowIndex>,
    except: Option<ActivationId>,
) -> bool {
    let Some(found) = state.activation(scope) else {
        return false;
    };
    let from_flow = |flow| process.reach.from_flow(join.index, flow);
    let from_element = |element| process.reach.from_element(join.index, element);
    let of_flows = flows(process, &found.tokens)
        .filter(|flow| process.flow(*flow).target != join.index)
        .map(from_flow);
    let before_elements = elements_before(process, &found.tokens)
        .filter(|element| *element != join.index)
        .map(from_element);
    let in_elements = active_elements(state, process, scope, except).map(from_element);
    of_flows
        .chain(before_elements)
        .chain(in_elements)
        .any(|reachable| still_awaited(reachable, filled))
}

/// An inclusive join of `scope` whose tokens are enough: no other token of the scope can still reach an incoming flow that has
/// none (BPMN 2.0.2, 13.4.3).
pub(crate) fn enter_inclusive_join(
    state: &InstanceState,
    process: &Process,
    scope: ActivationId,
) -> Option<Move> {
    let tokens = &state.activation(scope)?.tokens;
    let mut judged: BTreeSet<ElementIndex> = BTreeSet::new();
    tokens.iter().find_map(|token| {
        let Position::Flow(flow) = &token.at else {
            return None;
        };
        let join = process.target(flow)?;
        if join.joins() != Joins::EveryTokenThatCanCome || !judged.insert(join.index) {
            return None;
        }
        let filled = filled_flows(process, tokens, join);
        let awaited = is_awaited(state, process, scope, join, &filled, None);
        (!awaited).then(|| enter_join(process, join, scope, &filled))
    })
}

/// A token is awaited if it can reach an empty incoming flow and no filled one: the specification's condition, which keeps
/// two joins in a loop from waiting for each other.
fn still_awaited(reachable: &[FlowIndex], filled: &BTreeSet<FlowIndex>) -> bool {
    !reachable.is_empty() && reachable.iter().all(|flow| !filled.contains(flow))
}

fn enter_join(
    process: &Process,
    join: &Element,
    scope: ActivationId,
    filled: &BTreeSet<FlowIndex>,
) -> Move {
    Move::Enter {
        element: join.index,
        scope,
        from: filled
            .iter()
            .map(|flow| process.flow(*flow).id.clone())
            .collect(),
    }
}

fn filled_flows<'a>(
    process: &Process,
    tokens: impl IntoIterator<Item = &'a Token>,
    join: &Element,
) -> BTreeSet<FlowIndex> {
    flows(process, tokens)
        .filter(|flow| process.flow(*flow).target == join.index)
        .collect()
}

fn flows<'a>(
    process: &Process,
    tokens: impl IntoIterator<Item = &'a Token>,
) -> impl Iterator<Item = FlowIndex> {
    tokens.into_iter().filter_map(|token| match &token.at {
        Position::Flow(flow) => process.flow_index.get(flow).copied(),
        Position::Before(_) | Position::Into { .. } => None,
    })
}

/// The elements before which tokens stand without a flow.
fn elements_before<'a>(
    process: &Process,
    tokens: impl IntoIterator<Item = &'a Token>,
) -> impl Iterator<Item = ElementIndex> {
    tokens.into_iter().filter_map(|token| match &token.at {
        Position::Flow(_) => None,
        Position::Before(element) | Position::Into { element, .. } => {
            Some(process.find(element)?.index)
        }
    })
}

fn active_elements<'a>(
    state: &'a InstanceState,
    process: &'a Process,
    scope: ActivationId,
    except: Option<ActivationId>,
) -> impl Iterator<Item = ElementIndex> + 'a {
    let children = state
        .activation(scope)
        .into_iter()
        .flat_map(|activation| &activation.children);
    children
        .filter(move |child| Some(**child) != except)
        .filter_map(|child| state.activation(*child))
        .filter(|child| child.status == ActivationStatus::Active)
        // What compensates an activity leaves by none of its flows.
        .filter(|child| child.compensates_for().is_none())
        .filter_map(|child| {
            process
                .find(child.element.as_ref()?)
                .map(|element| element.index)
        })
}

#[cfg(test)]
mod tests {
    use crate::testing::{Run, bpmn::*, given};
    use crate::{
        ids::FlowId,
        instance::{
            activation::Token, command::InstanceCommand, contradiction::Contradiction,
            event::Position, state::InstanceStatus,
        },
    };

    #[test]
    fn a_join_in_a_loop_takes_one_token_of_each_flow_each_time_round() {
        let content = sequence([
            start("start"),
            gateway("exclusive", "again"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("parallel", "join"),
        ]) + &nodes([
            job("b"),
            gateway("exclusive", "enough").default_flow("enough-again"),
            end("end"),
        ]) + &path("fork b join enough again")
            + &flow_if("enough", "end", "=done");
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}").complete_job("b", "{}");
        assert_eq!(run.active(), ["a", "b"]);
        run.complete_job("b", "{}")
            .complete_job("a", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_token_that_could_also_come_by_a_filled_flow_is_not_waited_for() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("inclusive", "join"),
            job("after"),
            end("end"),
        ]) + &nodes([
            job("b"),
            gateway("exclusive", "which").default_flow("which-join"),
        ]) + &path("fork b which join")
            + &flow_if("which", "a", "=again");
        let mut run = given(content).start("{}");
        run.complete_job("a", "{}");
        assert_eq!(run.active(), ["b", "after"]);
    }

    #[test]
    fn an_inclusive_join_waits_for_an_incident_that_can_still_send_a_token() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            script("bad", "=if x = 1 then 1 else function() 1", "y"),
            gateway("inclusive", "join"),
            end("end"),
        ]) + &path("fork join");
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["bad"]);
        run.after().resolve("bad", r#"{"x":1}"#);
        assert_eq!(
            run.trace()
                .iter()
                .filter(|line| *line == "ElementPassed join")
                .count(),
            1
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_inclusive_join_no_longer_waits_for_what_was_ended() {
        let inner = sequence([start("in"), job("slow"), end("out")]);
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            gateway("inclusive", "join"),
            user_task("after"),
            end("end"),
        ]) + &nodes([sub_process("sub", inner)])
            + &path("fork sub join")
            + &sequence([boundary("stop", "sub").timer("PT1S"), end("stopped")]);
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["sub", "slow"]);
        run.fire("stop");
        assert_eq!(run.active(), ["after"]);
    }

    #[test]
    fn a_token_on_a_flow_that_the_process_does_not_have_is_told() {
        let content = sequence([start("start"), job("work"), end("end")]);
        let mut run = given(content).unchecked().start("{}");
        let (root, arrived) = (run.state.root(), run.state.sequence);
        let flow = FlowId::from("lost");
        let token = Token {
            at: Position::Flow(flow.clone()),
            arrived,
        };
        let mut scope = run.state.activations.get_mut(root).unwrap();
        scope.tokens.push_back(token);
        drop(scope);
        assert_eq!(
            run.contradiction(InstanceCommand::Continue),
            Some(Contradiction::UnknownFlow(flow))
        );
    }

    /// A run with a token that was put before an element of the process itself.
    fn with_token_before(content: String, variables: &str, element: &str) -> Run {
        let mut run = given(content).unchecked().start(variables);
        let (root, arrived) = (run.state.root(), run.state.sequence);
        let mut scope = run.state.activations.get_mut(root).unwrap();
        scope.tokens.push_back(Token {
            at: Position::Before(element.into()),
            arrived,
        });
        drop(scope);
        run
    }

    #[test]
    fn a_token_before_an_element_enters_it_once() {
        let content = sequence([start("start"), job("work"), user_task("ask"), end("end")]);
        let mut run = with_token_before(content, "{}", "ask");
        run.must(InstanceCommand::Continue)
            .must(InstanceCommand::Continue);
        assert_eq!(run.active(), ["work", "ask"]);
        run.complete_task("ask", "{}");
        assert_eq!(run.active(), ["work"]);
    }

    #[test]
    fn a_token_before_a_join_waits_for_no_other() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("a"),
            gateway("parallel", "join"),
            user_task("after"),
            end("end"),
        ]) + &nodes([job("b")])
            + &path("fork b join");
        let mut run = with_token_before(content, "{}", "join");
        run.must(InstanceCommand::Continue);
        assert_eq!(run.active(), ["a", "b", "after"]);
    }

    #[test]
    fn an_inclusive_join_waits_for_a_token_before_an_element_that_leads_to_it() {
        let content = sequence([
            start("start"),
            gateway("inclusive", "fork").default_flow("fork-a"),
            job("a"),
            gateway("inclusive", "join"),
            user_task("after"),
            end("end"),
        ]) + &nodes([job("b")])
            + &flow_if("fork", "b", "=both")
            + &path("b join");
        let mut run = with_token_before(content, r#"{"both":false}"#, "b");
        run.complete_job("a", "{}");
        assert_eq!(run.active(), Vec::<&str>::new(), "the join waits");
        run.must(InstanceCommand::Continue);
        assert_eq!(run.active(), ["b"]);
        run.complete_job("b", "{}");
        assert_eq!(run.active(), ["after"]);
    }
}
