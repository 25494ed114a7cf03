//! What can be asked of a message.

use super::event::Receiver;
use crate::{
    ids::{ProjectId, SubscriptionId},
    value::Variables,
};
use feel::Value;
use jiff::Timestamp;

/// A change of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageCommand {
    /// Publish it, for a receiver that is known already or for one to come. Repeated, it changes nothing.
    Publish {
        /// The project.
        project: ProjectId,
        /// Its name.
        name: String,
        /// Its key.
        correlation_key: Option<Value>,
        /// Its variables.
        variables: Variables,
        /// Until when it is kept for a subscriber.
        expires_at: Timestamp,
        /// The subscription that matches it now.
        receiver: Option<Receiver>,
    },
    /// Give it to a subscription that matches it. Nothing happens if another has got it.
    Assign {
        /// The subscription.
        receiver: Receiver,
    },
    /// The receiver was gone: let another have it.
    Return {
        /// The subscription that was gone.
        subscription: SubscriptionId,
    },
    /// Nobody came in time.
    Expire,
}
