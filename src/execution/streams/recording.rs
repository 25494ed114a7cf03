//! What a step of a small stream changes beside its events: rows, and what follows from it.

use crate::{
    actor::{Done, Request},
    clock,
    execution::{
        aftermath::Aftermath,
        delivery::{Delivery, Due},
        room::Room,
    },
};
use domain::{
    aggregate::Aggregate,
    awaits::DueTimer,
    ids::{ProjectId, ResourceId, SubscriptionId},
    ids_source::Ids,
};
use jiff::{SignedDuration, Timestamp};
use projections::{ReadTables, Recorded, streams::Projected};
use std::sync::Arc;
use store::{
    RowChange,
    cqrs::{Decided, Runnable},
};
use uuid::Uuid;

/// A small stream: what its events change outside it.
pub(crate) trait Stream:
    Runnable + Aggregate<Command: Clone> + Projected<Fact = <Self as Aggregate>::Event>
{
    /// Whether deciding on a command takes so long that no other request may wait behind it.
    fn is_long(_command: &Self::Command) -> bool {
        false
    }

    /// What an event asks of the write model and of other streams, given the state before it; most ask nothing.
    fn take_effect(
        _before: &Self,
        _recorded: &Recorded<'_, <Self as Aggregate>::Event>,
        _recording: &mut Recording,
    ) {
    }

    /// What is answered to the request whose step begins with this event, as JSON; most are told nothing but that it is done.
    fn answer(_recorded: &Recorded<'_, <Self as Aggregate>::Event>) -> Option<String> {
        None
    }
}

/// Collects what a step of a small stream changes beside its events.
pub(crate) struct Recording {
    read_tables: Arc<ReadTables>,
    pub(super) stream: Uuid,
    pub(super) now: Timestamp,
    /// The sequence of the step's first event.
    begin: Option<u64>,
    /// Whether the step is stored together with that of the stream it concerns, which then needs no delivery.
    reaches_its_receiver: bool,
    /// The request that the step answers, if that is to be carried out at most once.
    request: Option<Request>,
    pub(super) rows: Vec<RowChange>,
    pub(super) aftermath: Aftermath,
    room: Room,
    ids: Ids,
}

impl Recording {
    pub(super) fn new(
        read_tables: Arc<ReadTables>,
        stream: Uuid,
        now: Timestamp,
        request: Option<&Request>,
        room: Room,
    ) -> Self {
        Self {
            read_tables,
            stream,
            now,
            begin: None,
            reaches_its_receiver: false,
            request: request.cloned(),
            rows: Vec::new(),
            aftermath: Aftermath::default(),
            room,
            ids: Ids::new(now, clock::seed()),
        }
    }

    /// For a step that is stored together with that of the stream it concerns.
    pub(super) fn that_reaches_its_receiver(self) -> Self {
        Self {
            reaches_its_receiver: true,
            ..self
        }
    }

    /// Whether the stream that the step concerns moves on by the same statement.
    pub(super) fn reaches_its_receiver(&self) -> bool {
        self.reaches_its_receiver
    }

    /// The rows of one event.
    pub(super) fn record<A: Stream>(
        &mut self,
        before: &A,
        decided: &Decided<'_, A::Event>,
    ) -> Vec<RowChange> {
        let recorded = Recorded {
            stream: decided.stream,
            sequence: decided.sequence,
            step_begin: *self.begin.get_or_insert(decided.sequence),
            recorded_at: decided.recorded_at,
            actor: decided.actor,
            event: decided.event,
        };
        let rows = self.read_tables.rows(before, &recorded);
        self.rows.extend(rows);
        A::take_effect(before, &recorded, self);
        // The first event of the step takes it.
        if let Some(request) = self.request.take() {
            let done = Done {
                said: A::answer(&recorded),
                requeued: false,
            };
            self.rows.push(request.answered(done, self.now));
        }
        std::mem::take(&mut self.rows)
    }

    /// A delivery that is carried out right after the commit.
    pub(super) fn deliver(&mut self, project: ProjectId, delivery: Delivery) {
        let due = Due {
            id: self.ids.next_uuid(),
            at: self.now,
            delivery,
        };
        let row = self
            .aftermath
            .deliver((project, self.stream), due, &self.room);
        self.rows.push(row);
    }

    /// A delivery that is carried out when some time has passed.
    pub(super) fn deliver_later(
        &mut self,
        project: ProjectId,
        after: SignedDuration,
        delivery: Delivery,
    ) {
        let due = Due {
            id: self.ids.next_uuid(),
            at: self.now.checked_add(after).unwrap_or(Timestamp::MAX),
            delivery,
        };
        self.rows.push(due.row(project, self.stream));
    }

    pub(super) fn schedule_start(
        &mut self,
        project: ProjectId,
        subscription: SubscriptionId,
        timer: &DueTimer,
    ) {
        let due = Due::start_timer(ResourceId(self.stream), subscription, timer.due);
        self.rows.push(due.row(project, self.stream));
        self.aftermath.timer_at(timer.due);
    }
}
