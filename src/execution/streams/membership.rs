//! A person's membership in the organisation. It asks nothing of other streams.

use super::recording::Stream;
use domain::membership::Membership;

impl Stream for Membership {}
