//! What may move on: noted from each event, so that a step looks only at what its own events touched, however much else the
//! instance holds.

use super::{
    activation::{Activation, ActivationStatus, LoopState, Token},
    awaited_conditions::Unjudged,
    compensation::{may_compensate, next_to_ask},
    contradiction::Contradiction,
    event::{InstanceEvent, LoopRole, Position},
    join,
    listener::has_canceling_listeners_left,
    moves::Move,
    ordering,
    state::InstanceState,
};
use crate::{
    ids::{ActivationId, FlowId, SubscriptionId},
    model::graph::Process,
};
use std::collections::{BTreeSet, VecDeque};

/// What is to be looked at.
#[derive(Debug, Default)]
pub(crate) struct Agenda {
    /// Conditions that may have changed.
    unjudged: Unjudged,
    /// Subscriptions whose condition has become true, in this order.
    met: VecDeque<SubscriptionId>,
    /// Tokens, oldest first, each with its scope.
    tokens: VecDeque<(ActivationId, Token)>,
    /// Bodies of repeated activities that may have an item to open.
    bodies: BTreeSet<ActivationId>,
    /// User tasks that are ending and may have a listener to call. Each gets a job with all that it can see, and there may be
    /// thousands: so they are called as far as a step's budget goes.
    ending: BTreeSet<ActivationId>,
    /// Activations that wait for a compensation, of which the next part may begin.
    compensating: BTreeSet<ActivationId>,
    /// Scopes in which an inclusive join may have got its last token, or another activity may have its turn.
    scopes: BTreeSet<ActivationId>,
}

impl Agenda {
    /// Everything in the instance: for a step that carries on what another one left.
    pub(crate) fn of(state: &InstanceState) -> Self {
        let mut agenda = Self::default();
        let (mut tokens, mut met) = (Vec::new(), Vec::new());
        for activation in state.activations.values() {
            tokens.extend(
                activation
                    .tokens
                    .iter()
                    .map(|token| (activation.id, token.clone())),
            );
            if !activation.tokens.is_empty() {
                agenda.scopes.insert(activation.id);
            }
            if activation.joined.is_some() {
                agenda.scopes.extend(activation.parent);
            }
            for open in &activation.subscriptions {
                met.extend(open.truth.met().map(|sequence| (sequence, open.id)));
            }
            if let Some(LoopState::Body { .. } | LoopState::Loop { .. }) = activation.loop_state {
                agenda.bodies.insert(activation.id);
            }
            if activation.status == ActivationStatus::Terminating {
                agenda.ending.insert(activation.id);
            }
            if activation.compensation.is_some() {
                agenda.compensating.insert(activation.id);
            }
        }
        tokens.sort_by_key(|(_, token)| token.arrived);
        agenda.tokens = tokens.into();
        met.sort_unstable();
        agenda.met = met
            .into_iter()
            .map(|(_, subscription)| subscription)
            .collect();
        agenda
    }

    /// Notes what `event` may let move on, given the state before it.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each event, and nothing else"
    )]
    pub(crate) fn note(&mut self, before: &InstanceState, event: &InstanceEvent) {
        match event {
            InstanceEvent::ElementPassed(passed) => {
                self.put_on(before, passed.scope, &passed.taken);
            }
            InstanceEvent::ElementEntered(entered) => {
                self.scopes.insert(entered.scope);
                match entered.role {
                    Some(LoopRole::Body { .. } | LoopRole::Counted { .. } | LoopRole::Loop {}) => {
                        self.bodies.insert(entered.activation);
                    }
                    Some(LoopRole::Item { .. }) | None => {}
                }
                if entered.compensates.is_some() {
                    self.compensating.insert(entered.activation);
                }
            }
            InstanceEvent::CompensationThrown(thrown) => {
                self.compensating.insert(thrown.activation);
            }
            InstanceEvent::CompensationCompleted { activation, .. } => {
                self.compensating.extend(next_to_ask(before, *activation));
            }
            InstanceEvent::ElementCompleted(completed) => {
                self.ended(before, completed.activation, &completed.taken);
            }
            InstanceEvent::ElementTerminating { activation, .. } => {
                self.ending.insert(*activation);
                self.ended(before, *activation, &[]);
            }
            InstanceEvent::ElementTerminated { activation, .. } => {
                self.ended(before, *activation, &[]);
            }
            InstanceEvent::TokensDiscarded { scope, .. } => {
                self.scopes.insert(*scope);
            }
            InstanceEvent::TokensPlaced(placed) => {
                self.put(before, placed.scope, placed.at.iter().cloned());
            }
            InstanceEvent::GatewayReached { activation, .. } => {
                self.scopes.extend(parent_of(before, *activation));
            }
            InstanceEvent::GatewayActivated {
                activation, taken, ..
            } => {
                if let Some(scope) = parent_of(before, *activation) {
                    self.put_on(before, scope, taken);
                }
            }
            InstanceEvent::AdHocElementsTriggered {
                activation,
                triggered,
                ..
            } => {
                let positions = triggered.iter().cloned().map(Position::Before);
                self.put(before, *activation, positions);
            }
            InstanceEvent::CollectionRead { activation, .. }
            | InstanceEvent::CardinalityRead { activation, .. } => {
                self.bodies.insert(*activation);
            }
            InstanceEvent::IncidentResolved { activation, .. } => {
                self.bodies.insert(*activation);
                self.compensating.insert(*activation);
                self.ending.insert(*activation);
                self.unjudged.note_all_of(before, *activation);
            }
            InstanceEvent::VariablesSet {
                scope, variables, ..
            } => self.unjudged.note_set(before, *scope, variables),
            InstanceEvent::SubscriptionOpened(opened) => self.unjudged.note_opened(opened),
            InstanceEvent::ConditionMet { subscription, .. } => self.met.push_back(*subscription),
            InstanceEvent::InstanceMigrated(_) => self.note_all_conditions(before),
            InstanceEvent::InstanceStarted(_)
            | InstanceEvent::InstanceModified(_)
            | InstanceEvent::ConditionNoLongerMet { .. }
            | InstanceEvent::ConditionalEventTriggered { .. }
            | InstanceEvent::AdHocSubProcessClosed { .. }
            | InstanceEvent::SubscriptionClosed { .. }
            | InstanceEvent::JobCreated(_)
            | InstanceEvent::JobCompleted { .. }
            | InstanceEvent::JobFailed(_)
            | InstanceEvent::UserTaskCreated(_)
            | InstanceEvent::UserTaskAssigned { .. }
            | InstanceEvent::UserTaskAssigning { .. }
            | InstanceEvent::UserTaskCompleting { .. }
            | InstanceEvent::UserTaskChangeDenied { .. }
            | InstanceEvent::UserTaskCompleted { .. }
            | InstanceEvent::UserTaskFailed { .. }
            | InstanceEvent::TimerFired { .. }
            | InstanceEvent::MessageCorrelated { .. }
            | InstanceEvent::SignalReceived { .. }
            | InstanceEvent::TriggerArrived(_)
            | InstanceEvent::ErrorCaught { .. }
            | InstanceEvent::EscalationThrown(_)
            | InstanceEvent::EscalationCaught { .. }
            | InstanceEvent::TransactionCanceled { .. }
            | InstanceEvent::MessageThrown(_)
            | InstanceEvent::SignalThrown(_)
            | InstanceEvent::InstanceCalled(_)
            | InstanceEvent::CalledInstanceEnded { .. }
            | InstanceEvent::IncidentRaised(_)
            | InstanceEvent::InstanceSuspended { .. }
            | InstanceEvent::InstanceResumed {}
            | InstanceEvent::StimulusParked(_)
            | InstanceEvent::StimulusReleased { .. }
            | InstanceEvent::InstanceCanceling {}
            | InstanceEvent::InstanceCompleted {}
            | InstanceEvent::InstanceCanceled {}
            | InstanceEvent::InstanceFailed { .. } => {}
        }
    }

    /// What waits goes on waiting in the other version, which may say another condition.
    fn note_all_conditions(&mut self, before: &InstanceState) {
        for activation in before.activations.keys() {
            self.unjudged.note_all_of(before, *activation);
        }
    }

    fn ended(&mut self, before: &InstanceState, activation: ActivationId, taken: &[FlowId]) {
        if let Some(parent) = parent_of(before, activation) {
            self.bodies.insert(parent);
            let waiting = before
                .activation(activation)
                .and_then(Activation::compensates_for);
            self.compensating.extend(waiting);
            self.compensating.extend(next_to_ask(before, activation));
            self.put_on(before, parent, taken);
            self.wake_behind_gateway(before, activation, parent);
        }
    }

    /// Tokens that came to a complex gateway once more wait on their flows until it has ended.
    fn wake_behind_gateway(
        &mut self,
        before: &InstanceState,
        ended: ActivationId,
        scope: ActivationId,
    ) {
        let was_gateway = before
            .activation(ended)
            .is_some_and(|ended| ended.joined.is_some());
        if let Some(found) = before.activation(scope).filter(|_| was_gateway) {
            let waiting = found.tokens.iter().cloned();
            self.tokens.extend(waiting.map(|token| (scope, token)));
            // They came before those that left the gateway: which goes first must not depend on where steps begin.
            let tokens = self.tokens.make_contiguous();
            tokens.sort_by_key(|(_, token)| token.arrived);
        }
    }

    fn put_on(&mut self, before: &InstanceState, scope: ActivationId, flows: &[FlowId]) {
        self.put(before, scope, flows.iter().cloned().map(Position::Flow));
    }

    fn put(
        &mut self,
        before: &InstanceState,
        scope: ActivationId,
        positions: impl Iterator<Item = Position>,
    ) {
        self.scopes.insert(scope);
        let arrived = before.sequence + 1;
        self.tokens
            .extend(positions.map(|at| (scope, Token { at, arrived })));
    }

    /// The conditions that may have changed since this was last asked.
    pub(crate) fn take_unjudged(&mut self) -> Unjudged {
        std::mem::take(&mut self.unjudged)
    }

    /// The next move: events whose condition has become true go before tokens, tokens before new items, and inclusive joins are
    /// judged when nothing else can move; what waited because the instance was suspended goes on after all that came before it. What
    /// cannot move is forgotten until an event touches it again; the move itself stays until it is made.
    pub(crate) fn next(
        &mut self,
        state: &InstanceState,
        process: &Process,
    ) -> Result<Option<Move>, Contradiction> {
        while let Some(subscription) = self.met.front().copied() {
            // What waited may have ended by what another event did.
            let open = state.subscription(subscription);
            if open.is_some_and(|(_, open)| open.truth.is_met()) {
                return Ok(Some(Move::TriggerConditional { subscription }));
            }
            self.met.pop_front();
        }
        while let Some((scope, token)) = self.tokens.front() {
            if let Some(next) = join::enter(state, process, *scope, token)? {
                return Ok(Some(next));
            }
            self.tokens.pop_front();
        }
        while let Some(body) = self.bodies.last().copied() {
            if may_open(state, process, body) {
                return Ok(Some(Move::OpenItem { body }));
            }
            self.bodies.pop_last();
        }
        while let Some(task) = self.ending.first().copied() {
            if may_call_canceling_listener(state, process, task) {
                return Ok(Some(Move::CallCancelingListener { task }));
            }
            self.ending.pop_first();
        }
        while let Some(waiting) = self.compensating.last().copied() {
            if may_compensate(state, waiting) {
                return Ok(Some(Move::Compensate { waiting }));
            }
            self.compensating.pop_last();
        }
        while let Some(scope) = self.scopes.first().copied() {
            let judged = join::enter_inclusive_join(state, process, scope)
                .or_else(|| join::reset_complex_gateway(state, process, scope))
                .or_else(|| ordering::enter_next(state, process, scope));
            if judged.is_some() {
                return Ok(judged);
            }
            self.scopes.pop_first();
        }
        Ok((!state.parked.is_empty()).then_some(Move::Release))
    }
}

/// Whether a user task that is ending has a listener that can be called now: none is being called, and no incident holds it.
fn may_call_canceling_listener(
    state: &InstanceState,
    process: &Process,
    task: ActivationId,
) -> bool {
    let is_idle = state
        .activation(task)
        .is_some_and(|found| found.children.is_empty() && found.incident.is_none());
    is_idle && has_canceling_listeners_left(state, process, task)
}

fn parent_of(state: &InstanceState, activation: ActivationId) -> Option<ActivationId> {
    state.activation(activation)?.parent
}

/// Whether a body has an item that can be opened now.
pub(crate) fn may_open(state: &InstanceState, process: &Process, body: ActivationId) -> bool {
    // Asked for whatever a child has ended in: it may have ended itself since, or be no body.
    let Some(activation) = state.activation(body) else {
        return false;
    };
    let alone = activation.children.is_empty();
    let left = match &activation.loop_state {
        Some(LoopState::Body {
            items,
            opened,
            finished,
            ..
        }) => {
            let left = usize::try_from(*opened).is_ok_and(|opened| opened < items.count());
            left && !finished && (alone || !is_sequential(process, activation))
        }
        // Whether it runs again is decided when a run ends, or before the next begins.
        Some(LoopState::Loop { .. }) => alone,
        Some(LoopState::Item { .. }) | None => false,
    };
    left && activation.status == ActivationStatus::Active && activation.incident.is_none()
}

fn is_sequential(process: &Process, body: &Activation) -> bool {
    body.element
        .as_ref()
        .and_then(|id| process.find(id)?.multi_instance())
        .is_some_and(|multi_instance| multi_instance.sequential)
}
