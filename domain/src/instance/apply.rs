//! The fold: how each event changes the state. It decides nothing; an event about an activation that is gone changes nothing.

use super::{
    activation::{Activation, ActivationStatus, AdHoc, Items, LoopState, TaskChange, Token, Work},
    awaited_conditions::Truth,
    event::{
        CalledEscalation, ElementCompleted, ElementEntered, ElementPassed, EscalationThrown,
        IncidentRaised, InstanceEvent, InstanceStarted, LoopRole, Position, Stimulus,
        StimulusParked,
    },
    state::{Incident, InstanceState, InstanceStatus},
};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, ElementId, FlowId, IncidentId},
    value::Variables,
};
use std::sync::Arc;

impl LoopState {
    /// A multi-instance activity of which no item is open.
    fn before_items(items: Items) -> Self {
        Self::Body {
            outputs: vec![None; items.count()],
            items,
            opened: 0,
            completed: 0,
            terminated: 0,
            finished: false,
        }
    }
}

impl InstanceState {
    /// Folds one event.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each event, and nothing else"
    )]
    pub fn apply(&mut self, event: &InstanceEvent) {
        self.sequence += 1;
        if event.is_stimulus() {
            self.entries_without_stimulus = 0;
        }
        match event {
            InstanceEvent::InstanceStarted(started) => self.start(started),
            InstanceEvent::ElementPassed(passed) => self.pass(passed),
            InstanceEvent::ElementEntered(entered) => self.enter(entered),
            InstanceEvent::ElementCompleted(completed) => self.complete(completed),
            InstanceEvent::ElementTerminating { activation, .. } => {
                self.begin_termination(*activation);
            }
            InstanceEvent::ElementTerminated { activation, .. } => self.terminate(*activation),
            InstanceEvent::GatewayReached {
                activation,
                element,
                from,
            } => self.reach_gateway(*activation, element, from),
            InstanceEvent::GatewayActivated {
                activation, taken, ..
            } => self.activate_gateway(*activation, taken),
            InstanceEvent::AdHocElementsTriggered {
                activation,
                triggered,
                requested,
                ..
            } => self.trigger_in_ad_hoc(*activation, triggered, *requested),
            InstanceEvent::AdHocSubProcessClosed { activation, .. } => {
                if let Some(mut closed) = self.activations.get_mut(*activation) {
                    closed.ad_hoc = Some(AdHoc::Closed);
                }
            }
            InstanceEvent::TokensDiscarded { scope, only, .. } => {
                if only.is_empty() {
                    self.discard_all(*scope);
                } else {
                    self.discard(*scope, only);
                }
            }
            InstanceEvent::InstanceMigrated(migrated) => self.migrate(migrated),
            InstanceEvent::TokensPlaced(placed) => {
                self.put_tokens(placed.scope, placed.at.iter().cloned());
                self.note_placed_in_ad_hoc(placed.scope);
            }
            InstanceEvent::VariablesSet {
                scope,
                variables,
                by_listener,
                ..
            } => {
                if *by_listener {
                    self.note_set_by_listener(*scope, variables);
                }
                self.set_variables(*scope, variables);
            }
            InstanceEvent::SubscriptionOpened(opened) => self.open_subscription(opened),
            InstanceEvent::JobCreated(created) => self.create_job(created),
            InstanceEvent::JobFailed(failed) => self.fail_job(failed),
            InstanceEvent::UserTaskCreated(created) => self.set_work(
                created.activation,
                Work::UserTask {
                    task: created.task,
                    assignment: created.assignment.clone(),
                    open: true,
                    change: None,
                },
            ),
            InstanceEvent::UserTaskAssigned {
                activation,
                assignment: changed,
                ..
            } => {
                if let Some(Work::UserTask { assignment, .. }) =
                    self.activations.work_mut(*activation)
                {
                    assignment.clone_from(changed);
                }
                self.end_change(*activation);
            }
            InstanceEvent::UserTaskAssigning {
                activation,
                assignment,
                ..
            } => self.begin_change(*activation, TaskChange::Assign(assignment.clone())),
            InstanceEvent::UserTaskCompleting {
                activation,
                variables,
                ..
            } => {
                let variables = variables.clone();
                self.begin_change(*activation, TaskChange::Complete { variables });
            }
            InstanceEvent::UserTaskChangeDenied {
                activation,
                variables,
                ..
            } => {
                self.end_change(*activation);
                self.note_set_by_listener(*activation, variables);
                self.set_variables(*activation, variables);
            }
            InstanceEvent::JobCompleted { activation, .. } => self.complete_job(*activation),
            InstanceEvent::UserTaskCompleted { activation, .. }
            | InstanceEvent::UserTaskFailed { activation, .. } => {
                self.close_work(*activation);
                self.end_change(*activation);
            }
            InstanceEvent::TimerFired {
                activation,
                subscription,
                next: Some(next),
                ..
            } => {
                if let Some(open) = self.subscription_mut(*activation, *subscription) {
                    open.awaits = Awaits::Timer(next.clone());
                }
            }
            InstanceEvent::MessageCorrelated {
                activation,
                subscription,
                message,
                stays_open: true,
                ..
            } => {
                if let Some(open) = self.subscription_mut(*activation, *subscription) {
                    open.received.insert(*message);
                }
            }
            InstanceEvent::SignalReceived {
                activation,
                subscription,
                signal,
                expires_at,
                stays_open,
                ..
            } => self.receive(
                *activation,
                *subscription,
                (*signal, *expires_at),
                *stays_open,
            ),
            InstanceEvent::ConditionMet {
                activation,
                subscription,
                ..
            } => {
                let sequence = self.sequence;
                self.change_truth(*activation, *subscription, |truth| {
                    truth.become_true(sequence);
                });
            }
            InstanceEvent::ConditionNoLongerMet {
                activation,
                subscription,
                ..
            } => self.change_truth(*activation, *subscription, Truth::become_untrue),
            InstanceEvent::ConditionalEventTriggered {
                activation,
                subscription,
                stays_open: true,
                ..
            } => self.change_truth(*activation, *subscription, Truth::trigger),
            InstanceEvent::ConditionalEventTriggered {
                activation,
                subscription,
                stays_open: false,
                ..
            }
            | InstanceEvent::SubscriptionClosed {
                activation,
                subscription,
                ..
            }
            | InstanceEvent::TimerFired {
                activation,
                subscription,
                next: None,
                ..
            }
            | InstanceEvent::MessageCorrelated {
                activation,
                subscription,
                stays_open: false,
                ..
            } => self.close_subscription(*activation, *subscription),
            InstanceEvent::TriggerArrived(arrived) => self.arrive(arrived),
            InstanceEvent::ErrorCaught { .. }
            | InstanceEvent::EscalationCaught { .. }
            | InstanceEvent::TransactionCanceled { .. }
            | InstanceEvent::MessageThrown(_)
            | InstanceEvent::SignalThrown(_)
            | InstanceEvent::InstanceModified(_) => {}
            InstanceEvent::EscalationThrown(thrown) => self.note_escalation(thrown),
            InstanceEvent::CompensationThrown(thrown) => self.ask_for_compensation(thrown),
            InstanceEvent::CompensationCompleted { activation, .. } => {
                self.end_asking(*activation);
            }
            InstanceEvent::InstanceCalled(called) => self.set_work(
                called.activation,
                Work::CalledInstance {
                    child: called.child,
                    outcome: None,
                    escalations: 0,
                },
            ),
            InstanceEvent::CalledInstanceEnded {
                activation,
                outcome: ended,
                ..
            } => {
                if let Some(Work::CalledInstance { outcome, .. }) =
                    self.activations.work_mut(*activation)
                {
                    *outcome = Some(ended.clone());
                }
            }
            InstanceEvent::CollectionRead {
                activation,
                collection,
                ..
            } => self.read_items(*activation, Items::Collection(Arc::clone(collection))),
            InstanceEvent::CardinalityRead {
                activation,
                instances,
                ..
            } => self.read_items(*activation, Items::Counted(*instances)),
            InstanceEvent::IncidentRaised(raised) => self.raise(raised),
            InstanceEvent::IncidentResolved {
                incident,
                activation,
                ..
            } => self.resolve(*incident, *activation),
            InstanceEvent::InstanceSuspended { .. } => self.suspended = true,
            InstanceEvent::InstanceResumed {} => self.suspended = false,
            InstanceEvent::StimulusParked(parked) => self.park(parked),
            InstanceEvent::StimulusReleased { .. } => self.parked.remove_first(),
            InstanceEvent::InstanceCanceling {} => {
                self.status = InstanceStatus::Canceling;
                self.end_suspension();
                self.close_subscriptions(self.root());
            }
            InstanceEvent::InstanceCompleted {} => self.end(InstanceStatus::Completed),
            InstanceEvent::InstanceCanceled {} => self.end(InstanceStatus::Canceled),
            InstanceEvent::InstanceFailed { .. } => self.end(InstanceStatus::Failed),
        }
    }

    /// A stimulus waits. What it would be known by if it were told again is noted at once.
    fn park(&mut self, parked: &StimulusParked) {
        match &parked.stimulus {
            Stimulus::Signal {
                subscription,
                signal,
                expires_at,
                ..
            } => {
                if let Some(open) = self.subscription_mut(parked.activation, *subscription) {
                    open.had_signals.add(*signal, *expires_at);
                }
            }
            Stimulus::Escalation { called, .. } => self.hear(parked.activation, *called),
            Stimulus::Begin {}
            | Stimulus::GoOn {}
            | Stimulus::JobDone { .. }
            | Stimulus::ListenerDone { .. }
            | Stimulus::JobGivenUp { .. }
            | Stimulus::UserTaskDone { .. }
            | Stimulus::UserTaskGivenUp { .. }
            | Stimulus::Timer { .. }
            | Stimulus::Message { .. }
            | Stimulus::CallEnded { .. }
            | Stimulus::AdHocChanged {}
            | Stimulus::Resolution { .. } => {}
        }
        self.parked.add(parked.clone());
    }

    /// What is to end is not suspended.
    fn end_suspension(&mut self) {
        self.suspended = false;
        self.parked.clear();
    }

    fn note_escalation(&mut self, thrown: &EscalationThrown) {
        if let Some(told) = thrown.told {
            self.escalations_told = told;
        }
        if let Some(called) = thrown.called {
            self.hear(thrown.activation, called);
        }
    }

    /// An instance that was called has told of an escalation.
    fn hear(&mut self, activation: ActivationId, called: CalledEscalation) {
        if let Some(Work::CalledInstance { escalations, .. }) =
            self.activations.work_mut(activation)
        {
            *escalations = called.number;
        }
    }

    fn start(&mut self, started: &InstanceStarted) {
        let root = self.root();
        self.status = InstanceStatus::Running;
        self.variables = started.variables.clone();
        self.activations.insert(Activation::new(root, None, None));
        self.started = Some(Arc::new(started.clone()));
    }

    fn pass(&mut self, passed: &ElementPassed) {
        self.entries_without_stimulus += 1;
        self.consume_tokens(passed.scope, &passed.element, &passed.from);
        self.put_on(passed.scope, &passed.taken);
    }

    fn enter(&mut self, entered: &ElementEntered) {
        self.entries_without_stimulus += 1;
        self.consume_tokens_that_enter(entered);
        let loop_state = entered.role.as_ref().map(|role| match role {
            LoopRole::Body { collection } => {
                LoopState::before_items(Items::Collection(Arc::clone(collection)))
            }
            LoopRole::Counted { instances } => LoopState::before_items(Items::Counted(*instances)),
            LoopRole::Loop {} => LoopState::Loop { begun: 0 },
            LoopRole::Item { index } => LoopState::Item { index: *index },
        });
        let Some(mut scope) = self.activations.get_mut(entered.scope) else {
            return;
        };
        scope.children.insert(entered.activation);
        if let Some(LoopState::Item { .. }) = loop_state {
            match &mut scope.loop_state {
                Some(LoopState::Body { opened, .. }) => *opened += 1,
                Some(LoopState::Loop { begun }) => *begun += 1,
                Some(LoopState::Item { .. }) | None => {}
            }
        }
        drop(scope);
        let mut activation = Activation {
            variables: entered.variables.clone(),
            loop_state,
            begins_at: entered.begins_at.clone(),
            ..Activation::new(
                entered.activation,
                Some(entered.element.clone()),
                Some(entered.scope),
            )
        };
        if let Some(compensates) = entered.compensates {
            self.begin_compensation(&mut activation, entered.scope, compensates);
        }
        self.activations.insert(activation);
    }

    fn reach_gateway(&mut self, gateway: ActivationId, element: &ElementId, from: &FlowId) {
        let Some(mut activation) = self.activations.get_mut(gateway) else {
            return;
        };
        let joined = activation.joined.get_or_insert_default();
        joined.arrived.insert(from.clone());
        let scope = activation.parent;
        drop(activation);
        if let Some(scope) = scope {
            self.consume_tokens(scope, element, std::slice::from_ref(from));
        }
    }

    fn activate_gateway(&mut self, gateway: ActivationId, taken: &[FlowId]) {
        let Some(mut activation) = self.activations.get_mut(gateway) else {
            return;
        };
        let joined = activation.joined.get_or_insert_default();
        joined.activated_by = Some(std::mem::take(&mut joined.arrived));
        let scope = activation.parent;
        drop(activation);
        if let Some(scope) = scope {
            self.put_on(scope, taken);
        }
    }

    /// What an operator puts into an ad-hoc sub-process is triggered.
    fn note_placed_in_ad_hoc(&mut self, scope: ActivationId) {
        if let Some(mut scope) = self.activations.get_mut(scope)
            && scope.ad_hoc == Some(AdHoc::Idle)
        {
            scope.ad_hoc = Some(AdHoc::Triggered);
        }
    }

    /// Each element that is triggered is entered by a token of its own.
    fn trigger_in_ad_hoc(
        &mut self,
        activation: ActivationId,
        triggered: &[ElementId],
        requested: bool,
    ) {
        let arrived = self.sequence;
        let Some(mut ad_hoc) = self.activations.get_mut(activation) else {
            return;
        };
        ad_hoc.ad_hoc = if requested || !triggered.is_empty() {
            Some(AdHoc::Triggered)
        } else {
            Some(AdHoc::Idle)
        };
        ad_hoc.tokens.extend(triggered.iter().map(|element| Token {
            at: Position::Before(element.clone()),
            arrived,
        }));
        drop(ad_hoc);
        self.ad_hoc_sub_processes.insert(activation);
    }

    fn complete(&mut self, completed: &ElementCompleted) {
        let Some(ended) = self.remove(completed.activation) else {
            return;
        };
        let Some(parent) = ended.parent else { return };
        if let Some(LoopState::Item { index }) = ended.loop_state
            && let Some(mut body) = self.activations.get_mut(parent)
            && let Some(LoopState::Body {
                outputs,
                completed: count,
                ..
            }) = &mut body.loop_state
        {
            *count += 1;
            if let Some(output) = usize::try_from(index)
                .ok()
                .and_then(|index| outputs.get_mut(index))
            {
                output.clone_from(&completed.output);
            }
        }
        self.keep_completed(parent, ended);
        self.put_on(parent, &completed.taken);
    }

    fn begin_termination(&mut self, id: ActivationId) {
        self.close_subscriptions(id);
        self.close_work(id);
        self.end_change(id);
        if let Some(mut activation) = self.activations.get_mut(id) {
            activation.status = ActivationStatus::Terminating;
        }
        self.finish_items(id);
    }

    fn terminate(&mut self, id: ActivationId) {
        self.finish_items(id);
        let Some(ended) = self.remove(id) else { return };
        if let (Some(LoopState::Item { .. }), Some(parent)) = (&ended.loop_state, ended.parent)
            && let Some(mut body) = self.activations.get_mut(parent)
            && let Some(LoopState::Body { terminated, .. }) = &mut body.loop_state
        {
            *terminated += 1;
        }
        self.ended_compensation(&ended);
    }

    /// An item ends before its time only when its multi-instance activity is over: no further item is opened.
    fn finish_items(&mut self, item: ActivationId) {
        let Some(activation) = self.activations.get(&item) else {
            return;
        };
        if let (Some(LoopState::Item { .. }), Some(parent)) =
            (&activation.loop_state, activation.parent)
            && let Some(mut body) = self.activations.get_mut(parent)
            && let Some(LoopState::Body { finished, .. }) = &mut body.loop_state
        {
            *finished = true;
        }
    }

    pub(super) fn remove(&mut self, id: ActivationId) -> Option<Activation> {
        self.close_subscriptions(id);
        let ended = self.activations.remove(id)?;
        if ended.ad_hoc.is_some() {
            self.ad_hoc_sub_processes.remove(&id);
        }
        if let Some(mut parent) = ended
            .parent
            .and_then(|parent| self.activations.get_mut(parent))
        {
            parent.children.remove(&id);
        }
        Some(ended)
    }

    fn end(&mut self, status: InstanceStatus) {
        self.status = status;
        self.activations.clear();
        self.subscriptions.clear();
        self.ad_hoc_sub_processes.clear();
        self.incidents.clear();
        self.received_signals.clear();
        self.awaited_conditions.clear();
        self.end_suspension();
    }

    fn set_variables(&mut self, scope: ActivationId, variables: &Variables) {
        if scope == self.root() {
            self.variables.merge(variables);
        } else if let Some(mut scope) = self.activations.get_mut(scope) {
            scope.variables.merge(variables);
        }
    }

    fn read_items(&mut self, body: ActivationId, read: Items) {
        if let Some(mut body) = self.activations.get_mut(body)
            && let Some(LoopState::Body { items, outputs, .. }) = &mut body.loop_state
        {
            *outputs = vec![None; read.count()];
            *items = read;
        }
    }

    fn raise(&mut self, raised: &IncidentRaised) {
        let incident = Incident {
            activation: raised.activation,
            repeat: raised.repeat,
        };
        self.incidents.insert(raised.incident, incident);
        if let Some(mut activation) = self.activations.get_mut(raised.activation) {
            activation.incident = Some(raised.incident);
        }
    }

    fn resolve(&mut self, incident: IncidentId, activation: ActivationId) {
        self.incidents.remove(&incident);
        // The process may have been held by another one since.
        if let Some(mut activation) = self.activations.get_mut(activation)
            && activation.incident == Some(incident)
        {
            activation.incident = None;
        }
    }
}
