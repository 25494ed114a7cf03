//! The ids of everything that has one. Each is a type of its own, so that an id of one kind cannot stand for another's.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::Arc};
use uuid::Uuid;

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

uuid_id! {
    /// A project: the unit of access.
    ProjectId;
    /// One version of a BPMN file.
    ResourceId;
    /// One process of a deployed resource; the contract's `processDefinitionID`.
    ProcessVersionId;
    /// One run of a process; the contract's `workflowID`.
    InstanceId;
    /// One run of one element. The contract calls it `executionKey` on work and `scopeID` on scopes.
    ActivationId;
    /// One waiting for a timer or a message.
    SubscriptionId;
    /// One incident.
    IncidentId;
    /// One published message.
    MessageId;
    /// One handing-out of a job to a worker.
    LeaseId;
    /// One job offered to workers, or one task offered to people. An activation that is run again gets another.
    WorkId;
}

impl ActivationId {
    /// The activation of the process itself, the root scope. It shares the instance's id, so nothing needs to look it up.
    pub const fn root(instance: InstanceId) -> Self {
        Self(instance.0)
    }
}

impl ProjectId {
    /// The id of the project that provisioning knows by `key`: a UUID is itself, any other key gives its version 5 UUID
    /// (RFC 9562, section 5.5), so a key in a token or a path needs no look-up.
    pub fn from_key(key: &str) -> Self {
        const NAMESPACE: Uuid = Uuid::from_u128(0x8d4c_9d0e_6a2b_5c11_9b0a_2f6d_1c3e_7a55);
        Self(Uuid::parse_str(key).unwrap_or_else(|_| Uuid::new_v5(&NAMESPACE, key.as_bytes())))
    }
}

macro_rules! text_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub Arc<str>);

        impl $name {
            /// The id as it stands in the BPMN file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }
    )*};
}

text_id! {
    /// The `id` of a flow node in its BPMN file.
    ElementId;
    /// The `id` of a sequence flow in its BPMN file.
    FlowId;
    /// The `id` of a process in its BPMN file.
    ProcessId;
}
