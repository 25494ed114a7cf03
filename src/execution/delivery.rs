//! What one stream asks of another, or of its own future: a row of the outbox. It is inserted by the step that asks, and
//! carried out by a step of the other stream; carried out twice, it changes nothing the second time.

use super::{failure::StepFailure, signals::BroadcastSignal};
use domain::{
    ids::{
        ActivationId, ElementId, InstanceId, MessageId, ProcessId, ProcessVersionId, ProjectId,
        ResourceId, SignalId, SubscriptionId,
    },
    instance::event::{CalledEscalation, CalledVersion, Outcome, Parent},
    message::{Published, Receiver},
    signal::PublishedSignal,
    value::Variables,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{
    Cell, RowChange,
    outbox::{Entry, OUTBOX, Occurrence},
};
use uuid::Uuid;

/// How long a delivery is left to the process that inserted it before another may take it.
pub(crate) const HOLD: SignedDuration = SignedDuration::from_secs(10);

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub(crate) enum Delivery {
    /// A timer of an instance is due.
    FireTimer {
        instance: InstanceId,
        subscription: SubscriptionId,
        due: Timestamp,
    },
    /// A step left something to do: the instance goes on, for whoever asked for that step.
    Continue { instance: InstanceId, actor: String },
    /// A call activity calls a process.
    CallInstance(Box<CallInstance>),
    /// A called instance ended: its caller goes on.
    EndCalledInstance {
        parent: InstanceId,
        activation: ActivationId,
        child: InstanceId,
        outcome: Outcome,
        variables: Variables,
        /// How many escalations it has told its caller before.
        #[serde(default)]
        escalations: u32,
    },
    /// A called instance tells its caller of an escalation, and goes on.
    EscalateToCaller {
        parent: InstanceId,
        activation: ActivationId,
        called: CalledEscalation,
        escalation_code: String,
        variables: Variables,
    },
    /// An instance is to be canceled: its caller was, or its project was deleted.
    CancelInstance { instance: InstanceId },
    /// An instance published a message.
    PublishMessage {
        message: MessageId,
        published: Box<Published>,
    },
    /// A message goes to the subscription it was assigned to.
    DeliverMessage {
        message: MessageId,
        receiver: Box<Receiver>,
        published: Box<Published>,
    },
    /// An instance published a signal.
    PublishSignal {
        signal: SignalId,
        published: Box<PublishedSignal>,
    },
    /// A message waited for an instance in vain: another may have it.
    ReturnMessage {
        message: MessageId,
        subscription: SubscriptionId,
    },
    /// An instance was resumed: those that it called go on, for whoever resumed it.
    ReleaseCalled { project: ProjectId, actor: String },
    /// A process version was resumed: its instances, and those that they called, go on, for whoever resumed it.
    ReleaseInstancesOf { project: ProjectId, actor: String },
    /// A signal goes to a page of those who wait for it.
    BroadcastSignal(BroadcastSignal),
    /// A timer start event is due.
    FireStartTimer {
        resource: ResourceId,
        subscription: SubscriptionId,
        due: Timestamp,
    },
    /// A timer start event fired: an instance starts.
    StartByTimer(Box<StartByTimer>),
    /// A newer version of a process was deployed: the older one's start events wait no more.
    Supersede {
        resource: ResourceId,
        process_version: ProcessVersionId,
        by: ProcessVersionId,
    },
    /// A project was deleted: its running instances are canceled.
    CancelInstancesOf { project: ProjectId },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CallInstance {
    pub(crate) project: ProjectId,
    pub(crate) child: InstanceId,
    pub(crate) process_id: ProcessId,
    pub(crate) parent: Parent,
    pub(crate) business_id: Option<String>,
    /// Which version of the process.
    #[serde(default)]
    pub(crate) version: CalledVersion,
    /// The file of the caller.
    #[serde(default)]
    pub(crate) beside: Option<ResourceId>,
    /// The draft the caller is a test of: its own processes are called before deployed ones.
    pub(crate) draft: Option<ResourceId>,
    pub(crate) variables: Variables,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct StartByTimer {
    pub(crate) project: ProjectId,
    pub(crate) resource: ResourceId,
    pub(crate) process_version: ProcessVersionId,
    pub(crate) element: ElementId,
    pub(crate) instance: InstanceId,
}

/// What carrying a delivery out came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CarriedOut {
    /// The step that did it has taken the row out of the outbox.
    ByStep,
    /// Nothing is left to be done. The row is still to be acknowledged.
    Otherwise,
    /// It was not done. The row stays: what takes it away is on its way, or it is taken again later.
    NotYet,
    /// The instance has no room for what it brings, and an incident. The row stays, and is left for longer: somebody must make room.
    NoRoom,
}

/// A delivery with the id of its row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Due {
    pub(crate) id: Uuid,
    pub(crate) at: Timestamp,
    pub(crate) delivery: Delivery,
}

/// The kind of row that tells a caller of an escalation. Those of one instance have an order, and are looked for by it.
pub(crate) const ESCALATE_TO_CALLER: &str = "EscalateToCaller";

/// The kind of row that asks for an instance to go on.
pub(crate) const CONTINUE: &str = "Continue";

/// The kinds of rows that ask for what waits in a project to be released.
pub(crate) const RELEASES: &[&str] = &[RELEASE_CALLED, RELEASE_INSTANCES_OF];
const RELEASE_CALLED: &str = "ReleaseCalled";
const RELEASE_INSTANCES_OF: &str = "ReleaseInstancesOf";

/// The kinds that the steps of instances insert. They are what carrying an instance on consists of.
pub(crate) const OF_INSTANCES: &[&str] = &[
    "FireTimer",
    CONTINUE,
    "CallInstance",
    "EndCalledInstance",
    ESCALATE_TO_CALLER,
    "CancelInstance",
    "PublishMessage",
    "PublishSignal",
    "ReturnMessage",
    RELEASE_CALLED,
];

/// The kinds that the steps of other streams insert.
pub(crate) const OF_OTHERS: &[&str] = &[
    "DeliverMessage",
    "BroadcastSignal",
    "FireStartTimer",
    "StartByTimer",
    "Supersede",
    "CancelInstancesOf",
    RELEASE_INSTANCES_OF,
];

impl Delivery {
    /// The stored kind: the variant's name.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::FireTimer { .. } => "FireTimer",
            Self::Continue { .. } => CONTINUE,
            Self::CallInstance(_) => "CallInstance",
            Self::EndCalledInstance { .. } => "EndCalledInstance",
            Self::EscalateToCaller { .. } => ESCALATE_TO_CALLER,
            Self::CancelInstance { .. } => "CancelInstance",
            Self::PublishMessage { .. } => "PublishMessage",
            Self::DeliverMessage { .. } => "DeliverMessage",
            Self::PublishSignal { .. } => "PublishSignal",
            Self::ReturnMessage { .. } => "ReturnMessage",
            Self::ReleaseCalled { .. } => RELEASE_CALLED,
            Self::ReleaseInstancesOf { .. } => RELEASE_INSTANCES_OF,
            Self::BroadcastSignal(_) => "BroadcastSignal",
            Self::FireStartTimer { .. } => "FireStartTimer",
            Self::StartByTimer(_) => "StartByTimer",
            Self::Supersede { .. } => "Supersede",
            Self::CancelInstancesOf { .. } => "CancelInstancesOf",
        }
    }
}

/// The kinds that come before others of their project: what ends something goes before what begins more.
pub(crate) const URGENT: &[&str] = &["CancelInstance", "CancelInstancesOf"];

/// The id of the row that cancels a called instance: that instance's own, which is a UUID of version 7, as one of version 8 (RFC
/// 9562, 5.8). So it is known without a search whether an instance is about to be canceled.
pub(crate) fn cancel_row(called: InstanceId) -> Uuid {
    let mut bytes = called.0.into_bytes();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    Uuid::from_bytes(bytes)
}

impl Due {
    /// Its row, as it stands.
    pub(crate) fn occurrence(&self) -> Occurrence {
        Occurrence {
            id: self.id,
            due: self.at,
        }
    }

    /// A timer's row has the id of its subscription, so that it is replaced and withdrawn by it.
    pub(crate) fn timer(
        instance: InstanceId,
        subscription: SubscriptionId,
        due: Timestamp,
    ) -> Self {
        let delivery = Delivery::FireTimer {
            instance,
            subscription,
            due,
        };
        Self {
            id: subscription.0,
            at: due,
            delivery,
        }
    }

    /// The same for the timer of a start event.
    pub(crate) fn start_timer(
        resource: ResourceId,
        subscription: SubscriptionId,
        due: Timestamp,
    ) -> Self {
        let delivery = Delivery::FireStartTimer {
            resource,
            subscription,
            due,
        };
        Self {
            id: subscription.0,
            at: due,
            delivery,
        }
    }

    /// Until when nobody else takes what is due right after the commit.
    pub(crate) fn held_until(&self) -> Option<Timestamp> {
        self.at.checked_add(HOLD).ok()
    }

    /// Whether others may take it by now.
    pub(crate) fn may_be_taken(&self, now: Timestamp) -> bool {
        self.held_until().is_some_and(|held_until| held_until < now)
    }

    /// What a row of the outbox asks for.
    pub(crate) fn read(entry: Entry) -> Result<Self, StepFailure> {
        match serde_json::from_str(&entry.payload) {
            Ok(delivery) => Ok(Self {
                id: entry.id,
                at: entry.due,
                delivery,
            }),
            Err(error) => {
                let Entry { id, kind, .. } = entry;
                Err(StepFailure::Unreadable(format!(
                    "row {id} of the outbox, a {kind}, cannot be read by this version: {error}"
                )))
            }
        }
    }

    /// The row of something that is due later, inserted by the step of a project's stream.
    pub(crate) fn row(&self, project: ProjectId, stream: Uuid) -> RowChange {
        self.row_with(project, stream, self.payload(), None)
    }

    /// The same row of something that is due now. Until `held_until` nobody takes it, for the process that inserts it carries it
    /// out itself right after the commit.
    pub(crate) fn row_with(
        &self,
        project: ProjectId,
        stream: Uuid,
        payload: String,
        held_until: Option<Timestamp>,
    ) -> RowChange {
        RowChange::insert(
            &OUTBOX,
            vec![Cell::Uuid(self.id)],
            vec![
                ("stream", Cell::Uuid(stream)),
                ("kind", Cell::Text(self.delivery.kind().to_owned())),
                ("due", Cell::Time(self.at)),
                ("payload", Cell::Json(payload)),
                ("held_until", held_until.map_or(Cell::Null, Cell::Time)),
                ("project_id", Cell::Uuid(project.0)),
            ],
        )
    }

    /// The delivery, as it is stored.
    pub(crate) fn payload(&self) -> String {
        // What is delivered stands in an event that was written already. Should it not be writable here, the empty text is no
        // JSON, and PostgreSQL refuses the whole step.
        serde_json::to_string(&self.delivery).unwrap_or_default()
    }
}

/// The row that takes a delivery out of the outbox.
pub(crate) fn withdrawn(id: Uuid) -> RowChange {
    RowChange::delete(&OUTBOX, vec![Cell::Uuid(id)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_of_instances_or_of_others() {
        let schema = serde_json::json!({ "kind": "Nothing" });
        let unknown = serde_json::from_value::<Delivery>(schema)
            .unwrap_err()
            .to_string();
        let mut known: Vec<_> = unknown.split('`').skip(3).step_by(2).collect();
        let mut listed = [OF_INSTANCES, OF_OTHERS].concat();
        known.sort_unstable();
        listed.sort_unstable();
        assert_eq!(known, listed);
    }
}
