//! What can be asked of a signal.

use super::event::PublishedSignal;
use crate::ids::{InstanceId, SubscriptionId};

/// A change of a signal.
#[derive(Clone, Debug, PartialEq)]
pub enum SignalCommand {
    /// Publish it. Repeated, it changes nothing.
    Publish(PublishedSignal),
    /// A page of those who wait for it has got it. Nothing happens if it was told before.
    TellBroadcast {
        /// After which subscription the page began; `None` is the first page.
        after: Option<SubscriptionId>,
        /// The last of it.
        until: Option<SubscriptionId>,
        /// Where to end; `None` if there are no more pages.
        last: Option<SubscriptionId>,
        /// The instances that got it.
        receivers: Vec<InstanceId>,
    },
    /// Its time is over. Nothing happens while it is broadcast.
    Expire,
}
