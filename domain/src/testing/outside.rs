//! The world outside a run: the jobs on offer, what is waited for, and what goes between instances.

use crate::{
    ids::{ActivationId, InstanceId, MessageId, SubscriptionId},
    instance::{
        command::InstanceCommand,
        effect::Effect,
        event::{CalledEscalation, Parent},
        received_signals::Received,
        state::InstanceState,
    },
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use std::collections::{BTreeMap, VecDeque};

/// What the effects made of the world outside.
#[derive(Default)]
pub(super) struct Outside {
    pub(super) jobs: BTreeMap<ActivationId, String>,
    pub(super) timers: BTreeMap<SubscriptionId, Timestamp>,
    pub(super) messages: BTreeMap<SubscriptionId, (String, Value)>,
    pub(super) signals: BTreeMap<SubscriptionId, (String, Received)>,
    /// Whether the instance is suspended itself, and whether something waits in it.
    pub(super) is_suspended: bool,
    pub(super) has_parked: bool,
    /// The messages that nobody received after all.
    pub(super) returned: Vec<MessageId>,
    pub(super) to_children: VecDeque<ToChild>,
    pub(super) to_parent: Vec<InstanceCommand>,
}

/// What goes to a called instance.
pub(super) enum ToChild {
    Call {
        child: InstanceId,
        process_id: String,
        parent: Box<Parent>,
        variables: Variables,
    },
    Cancel {
        child: InstanceId,
    },
}

impl Outside {
    /// Takes an effect, which must fit what is there.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each effect, and nothing else"
    )]
    pub(super) fn take(&mut self, effect: Effect, before: &InstanceState) {
        match effect {
            Effect::ScheduleTimer { subscription, due } => {
                self.timers.insert(subscription, due);
            }
            Effect::DropTimer { subscription } => {
                assert!(
                    self.timers.remove(&subscription).is_some(),
                    "a timer is dropped once"
                );
            }
            Effect::OpenMessageSubscription {
                subscription,
                name,
                correlation_key,
            } => {
                let opened = self.messages.insert(subscription, (name, correlation_key));
                assert_eq!(opened, None, "a subscription is opened once");
            }
            Effect::LookForMessage { subscription } => {
                assert!(
                    self.messages.contains_key(&subscription),
                    "only what waits looks for a message"
                );
            }
            Effect::CloseMessageSubscription { subscription } => {
                assert!(
                    self.messages.remove(&subscription).is_some(),
                    "a subscription is closed once"
                );
            }
            Effect::OpenSignalSubscription {
                subscription,
                name,
                had,
            } => {
                let opened = self.signals.insert(subscription, (name, had));
                assert_eq!(opened, None, "a subscription is opened once");
            }
            Effect::NoteSignal { subscription, had } => {
                let open = self.signals.get_mut(&subscription);
                open.expect("only what waits receives").1 = had;
            }
            Effect::CloseSignalSubscription { subscription } => {
                assert!(
                    self.signals.remove(&subscription).is_some(),
                    "a subscription is closed once"
                );
            }
            Effect::OfferJob {
                activation,
                task_type,
            } => {
                assert_eq!(
                    self.jobs.insert(activation, task_type),
                    None,
                    "a job is offered once"
                );
            }
            Effect::OfferJobAgain {
                activation,
                task_type,
            } => {
                assert_eq!(
                    self.jobs.get(&activation),
                    Some(&task_type),
                    "only an open job is offered again"
                );
            }
            Effect::WithdrawJob { activation } => {
                assert!(
                    self.jobs.remove(&activation).is_some(),
                    "a job is withdrawn once"
                );
            }
            Effect::CallInstance {
                child,
                process_id,
                version: _,
                parent,
                variables,
            } => {
                let process_id = process_id.to_string();
                self.to_children.push_back(ToChild::Call {
                    child,
                    process_id,
                    parent: Box::new(parent),
                    variables,
                });
            }
            Effect::CancelInstance { child } => {
                self.to_children.push_back(ToChild::Cancel { child });
            }
            Effect::EndCalledInstance {
                activation,
                outcome,
                variables,
                escalations,
                ..
            } => {
                self.to_parent.push(InstanceCommand::EndCalledInstance {
                    activation,
                    child: before.id,
                    outcome,
                    variables,
                    escalations,
                });
            }
            Effect::EscalateToCaller {
                activation,
                number,
                escalation_code,
                variables,
                ..
            } => {
                self.to_parent.push(InstanceCommand::EscalateFromCalled {
                    activation,
                    called: CalledEscalation {
                        child: before.id,
                        number,
                    },
                    escalation_code,
                    variables,
                });
            }
            Effect::ReturnMessage { message, .. } => self.returned.push(message),
            Effect::Suspend { .. } => {
                assert!(!std::mem::replace(&mut self.is_suspended, true), "once");
            }
            Effect::Resume => {
                assert!(std::mem::take(&mut self.is_suspended), "once");
            }
            Effect::BeginToWait => {
                assert!(!std::mem::replace(&mut self.has_parked, true), "once");
            }
            Effect::EndWaiting => {
                assert!(std::mem::take(&mut self.has_parked), "once");
            }
            Effect::ReleaseCalled
            | Effect::PublishMessage { .. }
            | Effect::PublishSignal { .. }
            | Effect::FreeStartKey { .. } => {}
        }
    }
}
