//! What can be asked of a message.

use super::event::{Published, Receiver};
use crate::ids::SubscriptionId;

/// A change of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageCommand {
    /// Publish it. Repeated, it changes nothing.
    Publish {
        /// What is published.
        published: Published,
        /// The subscription that matches it already.
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
