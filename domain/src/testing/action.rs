//! What can happen to a run from outside, whatever it waits for: for tests that choose at random.

use super::{Run, json, short, when::receive_signal};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, ElementId, IncidentId, InstanceId, SubscriptionId},
    instance::{
        activation::{Activation, ActivationStatus, AdHoc, Work},
        command::{AssignmentChange, InstanceCommand},
        state::InstanceStatus,
    },
    model::graph::Element,
};

/// One thing that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    CompleteJob(ActivationId),
    FailJob(ActivationId),
    ThrowFromJob(ActivationId),
    CompleteTask(ActivationId),
    AssignTask(ActivationId),
    Fire(SubscriptionId),
    Message(SubscriptionId),
    Signal(SubscriptionId),
    /// The variable `flag`, which conditions read.
    SetFlag(bool),
    Resolve(IncidentId),
    /// The instance is suspended itself.
    Suspend,
    Resume,
    /// Its process version is suspended.
    Hold,
    Lift,
    Trigger(ActivationId, ElementId),
    InChild(InstanceId, Box<Action>),
}

impl Action {
    /// Whether it brings the run nearer to its end in any case.
    pub(crate) fn is_progress(&self) -> bool {
        match self {
            Self::CompleteJob(_)
            | Self::CompleteTask(_)
            | Self::Fire(_)
            | Self::Resolve(_)
            | Self::Resume
            | Self::Lift => true,
            Self::FailJob(_)
            | Self::ThrowFromJob(_)
            | Self::AssignTask(_)
            | Self::Message(_)
            | Self::Signal(_)
            | Self::SetFlag(_)
            | Self::Suspend
            | Self::Hold
            | Self::Trigger(..) => false,
            Self::InChild(_, action) => action.is_progress(),
        }
    }

    /// Whether something waits for it.
    pub(crate) fn is_waited_for(&self) -> bool {
        match self {
            Self::CompleteJob(_)
            | Self::FailJob(_)
            | Self::ThrowFromJob(_)
            | Self::CompleteTask(_)
            | Self::AssignTask(_)
            | Self::Fire(_)
            | Self::Message(_)
            | Self::Signal(_)
            | Self::SetFlag(_)
            | Self::Resolve(_)
            | Self::Resume
            | Self::Lift => true,
            Self::Suspend | Self::Hold | Self::Trigger(..) => false,
            Self::InChild(_, action) => action.is_waited_for(),
        }
    }
}

impl Run {
    /// Everything that can happen now, in an order that depends on the process and on what happened before only.
    pub(crate) fn possible(&self) -> Vec<Action> {
        let mut possible = Vec::new();
        let mut waits_for_condition = false;
        for activation in self.state.activations.values() {
            match &activation.work {
                Work::Job { open: true, .. } => possible.extend([
                    Action::CompleteJob(activation.id),
                    Action::FailJob(activation.id),
                    Action::ThrowFromJob(activation.id),
                ]),
                Work::UserTask {
                    open: true,
                    change: None,
                    ..
                } if activation.status == ActivationStatus::Active => possible.extend([
                    Action::CompleteTask(activation.id),
                    Action::AssignTask(activation.id),
                ]),
                Work::CalledInstance {
                    child,
                    outcome: None,
                    ..
                } => {
                    let inside = self.children.get(child).into_iter().flat_map(Run::possible);
                    possible.extend(inside.map(|action| Action::InChild(*child, Box::new(action))));
                }
                _ => {}
            }
            for open in &activation.subscriptions {
                if self.state.parked.has_timer(open.id) {
                    continue;
                }
                possible.push(match &open.awaits {
                    Awaits::Timer(_) => Action::Fire(open.id),
                    Awaits::Message(_) => Action::Message(open.id),
                    Awaits::Signal(_) => Action::Signal(open.id),
                    Awaits::Condition(_) => {
                        waits_for_condition = true;
                        continue;
                    }
                });
            }
            let resolvable = activation.incident;
            let resolvable = resolvable.filter(|open| !self.state.parked.has_resolution(*open));
            possible.extend(resolvable.map(Action::Resolve));
            if activation.status == ActivationStatus::Active {
                let elements = self.can_be_triggered(activation).into_iter();
                possible.extend(elements.map(|element| Action::Trigger(activation.id, element)));
            }
        }
        if self.state.status == InstanceStatus::Running {
            possible.push(if self.state.suspended {
                Action::Resume
            } else {
                Action::Suspend
            });
            possible.push(if self.is_held {
                Action::Lift
            } else {
                Action::Hold
            });
        }
        if waits_for_condition {
            possible.extend([Action::SetFlag(true), Action::SetFlag(false)]);
        }
        possible
    }

    /// The elements that can be triggered in an activation.
    fn can_be_triggered(&self, activation: &Activation) -> Vec<ElementId> {
        let found = activation
            .element
            .as_ref()
            .and_then(|id| self.process.find(id));
        let ad_hoc = found.and_then(Element::ad_hoc);
        match (activation.ad_hoc, ad_hoc) {
            (Some(AdHoc::Idle | AdHoc::Triggered), Some(ad_hoc)) => {
                let ids = ad_hoc.can_be_triggered.iter();
                ids.map(|index| self.process.element(*index).id.clone())
                    .collect()
            }
            (Some(AdHoc::Closed) | None, _) | (Some(_), None) => Vec::new(),
        }
    }

    /// Lets it happen.
    pub(crate) fn act(&mut self, action: &Action) {
        let variables = json(r#"{"result":1}"#);
        let command = match action {
            Action::CompleteJob(activation) => InstanceCommand::CompleteJob {
                activation: *activation,
                offer: None,
                variables,
            },
            Action::FailJob(activation) | Action::ThrowFromJob(activation) => {
                InstanceCommand::FailJob {
                    activation: *activation,
                    offer: None,
                    error_code: short("declined"),
                    retryable: matches!(action, Action::FailJob(_)),
                    variables,
                }
            }
            Action::CompleteTask(activation) => InstanceCommand::CompleteUserTask {
                activation: *activation,
                variables,
            },
            Action::AssignTask(activation) => {
                let assignee = format!("person {}", self.events().len());
                InstanceCommand::AssignUserTask {
                    activation: *activation,
                    change: AssignmentChange {
                        assignee: Some(Some(short(&assignee))),
                        ..AssignmentChange::default()
                    },
                }
            }
            Action::Fire(subscription) => {
                let due = self.journal.outside.timers[subscription];
                self.now = self.now.max(due);
                InstanceCommand::FireTimer {
                    subscription: *subscription,
                    due,
                }
            }
            Action::Message(subscription) => {
                let message = self.next_message();
                InstanceCommand::CorrelateMessage {
                    subscription: *subscription,
                    message,
                    variables,
                }
            }
            Action::Signal(subscription) => {
                let signal = self.next_signal();
                receive_signal(*subscription, signal, variables)
            }
            Action::SetFlag(flag) => {
                InstanceCommand::SetVariables(json(&format!(r#"{{"flag":{flag}}}"#)))
            }
            Action::Resolve(incident) => InstanceCommand::ResolveIncident {
                incident: *incident,
                variables,
            },
            Action::Suspend => InstanceCommand::Suspend { reason: None },
            Action::Resume => InstanceCommand::Resume,
            Action::Hold => {
                self.hold();
                return;
            }
            Action::Lift => {
                self.lift();
                return;
            }
            Action::Trigger(activation, element) => InstanceCommand::TriggerInAdHoc {
                ad_hoc: activation.to_string(),
                element: element.clone(),
            },
            Action::InChild(child, action) => {
                self.children.get_mut(child).unwrap().act(action);
                self.deliver();
                return;
            }
        };
        self.must(command);
    }
}
