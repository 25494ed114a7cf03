//! The ids of everything that has one. Each is a type of its own, so that an id of one kind cannot stand for another's.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::Arc};
use uuid::{Builder, Uuid, Variant, Version};

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
    /// One published signal.
    SignalId;
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

impl SignalId {
    /// When it was published, as its UUID of version 7 says.
    pub fn published_at(self) -> Option<Timestamp> {
        let (seconds, nanoseconds) = self.0.get_timestamp()?.to_unix();
        Timestamp::new(seconds.try_into().ok()?, nanoseconds.try_into().ok()?).ok()
    }

    /// The instance of a process that it starts by this start event, whatever version of the process is deployed: so a signal that
    /// starts it again starts nothing. A UUID of version 7 (RFC 9562, section 5.7) with the time of the signal, whose other bits are
    /// a digest.
    pub fn started_instance(self, process: &ProcessId, start_event: &ElementId) -> InstanceId {
        // No id holds the character NUL.
        let name = format!("{process}\0{start_event}");
        let digest = Uuid::new_v5(&self.0, name.as_bytes()).into_bytes();
        let mut bytes = self.0.into_bytes();
        for (byte, digested) in bytes.iter_mut().zip(digest).skip(6) {
            *byte = digested;
        }
        let id = Builder::from_bytes(bytes).with_version(Version::SortRand);
        InstanceId(id.with_variant(Variant::RFC4122).into_uuid())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instance_that_a_signal_starts_follows_from_the_signal_and_the_start() {
        let signal = |text: &str| SignalId(text.parse().unwrap());
        let first = signal("01890a5d-ac96-774b-bcce-000000000051");
        let second = signal("01890a5d-ac96-774b-bcce-000000000052");
        let started = |signal: SignalId, process: &str, start: &str| {
            signal.started_instance(&process.into(), &start.into())
        };
        let instance = started(first, "order", "start");
        assert_eq!(started(first, "order", "start"), instance);
        assert_ne!(started(second, "order", "start"), instance);
        assert_ne!(started(first, "order", "other"), instance);
        assert_ne!(started(first, "orders", "tart"), instance);
        assert_eq!(instance.0.get_version_num(), 7);
        assert_eq!(instance.0.get_variant(), Variant::RFC4122);
        assert_eq!(SignalId(instance.0).published_at(), first.published_at());
        assert_eq!(
            first.published_at().unwrap().to_string(),
            "2023-06-30T03:34:18.518Z"
        );
    }
}
