//! What happens to a run, in the words of the elements it happens to.

use super::{Run, json, short};
use crate::{
    ids::{MessageId, SignalId, SubscriptionId},
    instance::command::InstanceCommand,
    message::correlation,
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;
use uuid::Uuid;

impl Run {
    /// A worker completes the oldest open job of the element.
    pub(crate) fn complete_job(&mut self, element: &str, variables: &str) -> &mut Self {
        let activation = self.job(element);
        let variables = json(variables);
        self.must(InstanceCommand::CompleteJob {
            activation,
            offer: None,
            variables,
        })
    }

    /// A worker throws a BPMN error from the oldest open job of the element.
    pub(crate) fn throw_from_job(
        &mut self,
        element: &str,
        error_code: &str,
        variables: &str,
    ) -> &mut Self {
        self.fail(element, error_code, false, variables)
    }

    /// A worker fails the oldest open job of the element, so that it may be tried again.
    pub(crate) fn fail_job(&mut self, element: &str, error_code: &str) -> &mut Self {
        self.fail(element, error_code, true, "{}")
    }

    fn fail(
        &mut self,
        element: &str,
        error_code: &str,
        retryable: bool,
        variables: &str,
    ) -> &mut Self {
        let activation = self.job(element);
        let (error_code, variables) = (short(error_code), json(variables));
        self.must(InstanceCommand::FailJob {
            activation,
            offer: None,
            error_code,
            retryable,
            variables,
        })
    }

    /// A person completes the oldest open task of the element.
    pub(crate) fn complete_task(&mut self, element: &str, variables: &str) -> &mut Self {
        let activation = self.task(element);
        let variables = json(variables);
        self.must(InstanceCommand::CompleteUserTask {
            activation,
            variables,
        })
    }

    /// The timer of the element is due.
    pub(crate) fn fire(&mut self, element: &str) -> &mut Self {
        let (subscription, due) = (self.timer(element), self.due(element));
        self.now = self.now.max(due);
        self.must(InstanceCommand::FireTimer { subscription, due })
    }

    /// A message comes, with a key as JSON, to the oldest subscription that matches.
    pub(crate) fn message(&mut self, name: &str, key: &str, variables: &str) -> &mut Self {
        let key = Value::from_json(key).unwrap();
        let open = self.journal.outside.messages.iter();
        let mut matching = open
            .filter(|(_, (open_name, expected))| {
                open_name == name && correlation::matches(Some(&key), expected)
            })
            .map(|(subscription, _)| *subscription);
        let subscription = matching.next().expect("a subscription that matches");
        let message = self.next_message();
        let variables = json(variables);
        self.must(InstanceCommand::CorrelateMessage {
            subscription,
            message,
            variables,
        })
    }

    /// A signal comes to all that wait for it.
    pub(crate) fn signal(&mut self, name: &str, variables: &str) -> &mut Self {
        let signal = self.next_signal();
        self.last_signal = signal;
        self.receive(signal, name, variables)
    }

    /// The last signal comes to all that wait for it by now.
    pub(crate) fn signal_again(&mut self, name: &str) -> &mut Self {
        self.receive(self.last_signal, name, "{}")
    }

    fn receive(&mut self, signal: SignalId, name: &str, variables: &str) -> &mut Self {
        let open = self.journal.outside.signals.iter();
        let waiting = open.filter(|(_, (awaited, _))| awaited == name);
        let waiting: Vec<_> = waiting
            .map(|(subscription, (_, had))| (*subscription, had.contains(signal)))
            .collect();
        for (subscription, had) in waiting {
            // One that came before it may have ended what waited.
            if !self.state.subscriptions.contains_key(&subscription) {
                continue;
            }
            let before = self.events().len();
            let variables = json(variables);
            self.must(receive_signal(subscription, signal, variables));
            assert_eq!(had, self.events().len() == before, "what was had is told");
        }
        self
    }

    pub(super) fn next_signal(&mut self) -> SignalId {
        self.seed += 1;
        SignalId(Uuid::from_u128(0xff00_0000 + u128::from(self.seed)))
    }

    pub(super) fn next_message(&mut self) -> MessageId {
        self.seed += 1;
        MessageId(Uuid::from_u128(0xff00 + u128::from(self.seed)))
    }

    /// Somebody sets variables of the process.
    pub(crate) fn set(&mut self, variables: &str) -> &mut Self {
        self.must(InstanceCommand::SetVariables(json(variables)))
    }

    /// An operator resolves the oldest incident of the element; of the process itself with `process`.
    pub(crate) fn resolve(&mut self, element: &str, variables: &str) -> &mut Self {
        let state = &self.state;
        let held = |activation| {
            state
                .activation(activation)
                .unwrap()
                .element
                .as_ref()
                .map_or("process", |id| id.as_str())
        };
        let mut open = state
            .incidents
            .iter()
            .filter(|(_, incident)| held(incident.activation) == element);
        let incident = *open.next().expect("an incident of the element").0;
        let variables = json(variables);
        self.must(InstanceCommand::ResolveIncident {
            incident,
            variables,
        })
    }

    /// The instance is suspended itself.
    pub(crate) fn suspend(&mut self) -> &mut Self {
        let reason = Some("audit".to_owned());
        self.must(InstanceCommand::Suspend { reason })
    }

    /// It is resumed.
    pub(crate) fn resume(&mut self) -> &mut Self {
        self.must(InstanceCommand::Resume)
    }

    /// Its process version is suspended, or an instance above it.
    pub(crate) fn hold(&mut self) -> &mut Self {
        self.is_held = true;
        self
    }

    /// That is over, and the instance is told.
    pub(crate) fn lift(&mut self) -> &mut Self {
        self.is_held = false;
        self.must(InstanceCommand::GoOnIfResumed)
    }

    /// Somebody triggers an element of an ad-hoc sub-process.
    pub(crate) fn trigger(&mut self, ad_hoc: &str, element: &str) -> &mut Self {
        self.must(trigger_in_ad_hoc(ad_hoc, element))
    }

    /// Somebody may not trigger an element of an ad-hoc sub-process, for this reason; that changes nothing.
    pub(crate) fn cannot_trigger(&mut self, ad_hoc: &str, element: &str) -> String {
        let before = self.events().len();
        let refused = self.command(trigger_in_ad_hoc(ad_hoc, element));
        assert_eq!(self.events().len(), before);
        refused.unwrap_err().to_string()
    }

    /// Somebody sets variables of an ad-hoc sub-process.
    pub(crate) fn set_in(&mut self, ad_hoc: &str, variables: &str) -> &mut Self {
        self.must(InstanceCommand::SetAdHocVariables {
            ad_hoc: ad_hoc.to_owned(),
            variables: json(variables),
        })
    }

    /// The instance is canceled.
    pub(crate) fn cancel(&mut self) -> &mut Self {
        self.must(InstanceCommand::Cancel)
    }
}

fn trigger_in_ad_hoc(ad_hoc: &str, element: &str) -> InstanceCommand {
    InstanceCommand::TriggerInAdHoc {
        ad_hoc: ad_hoc.to_owned(),
        element: element.into(),
    }
}

/// A signal of which nobody forgets that he had it.
pub(super) fn receive_signal(
    subscription: SubscriptionId,
    signal: SignalId,
    variables: Variables,
) -> InstanceCommand {
    InstanceCommand::ReceiveSignal {
        subscription,
        signal,
        expires_at: Timestamp::MAX,
        variables,
    }
}
