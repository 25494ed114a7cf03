//! The subscriptions that are open, as the fold keeps them.

use super::{
    activation::Subscription, awaited_conditions::Truth, event::SubscriptionOpened,
    received_signals::Received, state::InstanceState,
};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, SignalId, SubscriptionId},
};
use jiff::Timestamp;
use std::collections::BTreeSet;

impl InstanceState {
    pub(super) fn open_subscription(&mut self, opened: &SubscriptionOpened) {
        let had_signals = match &opened.awaits {
            Awaits::Signal(awaited) => self.had(&opened.element, awaited),
            Awaits::Timer(_) | Awaits::Message(_) | Awaits::Condition(_) => Received::default(),
        };
        if let Some(open) = self.activations.subscriptions_mut(opened.activation) {
            open.push(Subscription {
                id: opened.subscription,
                element: opened.element.clone(),
                definition: opened.definition,
                awaits: opened.awaits.clone(),
                received: BTreeSet::new(),
                had_signals,
                truth: Truth::default(),
            });
            self.subscriptions
                .insert(opened.subscription, opened.activation);
            self.await_condition(opened);
        }
    }

    pub(super) fn receive(
        &mut self,
        activation: ActivationId,
        subscription: SubscriptionId,
        (signal, expires_at): (SignalId, Timestamp),
        stays_open: bool,
    ) {
        let Some(open) = self.subscription_mut(activation, subscription) else {
            return;
        };
        let (element, awaits) = (open.element.clone(), open.awaits.clone());
        if stays_open {
            open.had_signals.add(signal, expires_at);
        } else {
            self.close_subscription(activation, subscription);
        }
        if let Awaits::Signal(awaited) = &awaits {
            self.receive_signal(&element, awaited, (signal, expires_at));
        }
    }

    pub(super) fn change_truth(
        &mut self,
        activation: ActivationId,
        subscription: SubscriptionId,
        change: impl FnOnce(&mut Truth),
    ) {
        if let Some(open) = self.subscription_mut(activation, subscription) {
            change(&mut open.truth);
        }
    }

    pub(super) fn subscription_mut(
        &mut self,
        activation: ActivationId,
        id: SubscriptionId,
    ) -> Option<&mut Subscription> {
        self.activations
            .subscriptions_mut(activation)?
            .iter_mut()
            .find(|subscription| subscription.id == id)
    }

    pub(super) fn close_subscription(&mut self, activation: ActivationId, id: SubscriptionId) {
        self.subscriptions.remove(&id);
        if let Some(open) = self.activations.subscriptions_mut(activation)
            && let Some(place) = open.iter().position(|subscription| subscription.id == id)
        {
            let closed = open.remove(place);
            self.await_condition_no_more(activation, &closed);
        }
    }

    pub(super) fn close_subscriptions(&mut self, activation: ActivationId) {
        if let Some(open) = self.activations.subscriptions_mut(activation) {
            for closed in std::mem::take(open) {
                self.subscriptions.remove(&closed.id);
                self.await_condition_no_more(activation, &closed);
            }
        }
    }
}
