//! What streams wait for, against the rows by which it finds them: timers and deliveries in the outbox, jobs for workers, open
//! subscriptions, messages nobody has received, signals that are kept. Where one is lost nothing fails; an instance waits for ever.
//!
//! What is expected is told by the state that the events lead to, and not by the effects that its steps had, so that a step that
//! left one out is found as well. Events and rows are read under one view of the database, and a step stores both at once: what
//! is on its way between two streams is either still in the outbox or has arrived.

use super::{
    VerifyError,
    difference::{self, Difference},
    owed::{Assigned, Call, Owed, Owing, Thrown},
};
use crate::execution::{Due, Processes, open_start, waiting};
use domain::{
    awaits::{AwaitedMessage, Awaits},
    ids::{MessageId, ProjectId, ResourceId},
    instance::{
        activation::{Activation, ActivationStatus, Work},
        state::InstanceState,
    },
    message::{MessageState, MessageStatus},
    resource::Resource,
    signal::{SignalState, SignalStatus},
};
use jiff::Timestamp;
use projections::{OwnedRow, StreamState, fold::FoldedStream};
use sqlx::{AssertSqlSafe, PgConnection};
use std::collections::BTreeSet;
use store::{
    Cell, Row, RowChange, RowSet, Table, Upcasters,
    leases::{self, JOB_LEASES},
    messages::{self, MESSAGE_SUBSCRIPTIONS, MESSAGES, MessageStart},
    outbox::OUTBOX,
    signals::{self, SIGNAL_SUBSCRIPTIONS, SIGNALS},
    suspension::{self, PARKED_INSTANCES, SUSPENDED_INSTANCES, SUSPENDED_VERSIONS, Suspension},
};
use uuid::Uuid;

/// A table whose rows let something find a stream that waits for it.
struct WaitingTable {
    table: &'static Table,
    /// The column that names the stream.
    stream: &'static str,
    /// The columns that the stream's state says nothing about: who is at work on it, and since when it waits.
    untold: &'static [&'static str],
}

static TABLES: [WaitingTable; 9] = [
    WaitingTable {
        table: &OUTBOX,
        stream: "stream",
        // A release that knew no turns of projects stored none.
        untold: &["held_until", "project_id"],
    },
    WaitingTable {
        table: &JOB_LEASES,
        stream: "instance_id",
        untold: &[
            "created_at",
            "lease_id",
            "locked_until",
            "client_id",
            "poll",
            "poll_body",
        ],
    },
    WaitingTable {
        table: &MESSAGE_SUBSCRIPTIONS,
        stream: "stream",
        untold: &["opened_at"],
    },
    WaitingTable {
        table: &MESSAGES,
        stream: "message_id",
        untold: &["published_at"],
    },
    WaitingTable {
        table: &SIGNAL_SUBSCRIPTIONS,
        stream: "stream",
        untold: &[],
    },
    WaitingTable {
        table: &SIGNALS,
        stream: "signal_id",
        untold: &[],
    },
    WaitingTable {
        table: &SUSPENDED_INSTANCES,
        stream: "instance_id",
        untold: &["suspended_at", "suspended_by", "reason"],
    },
    WaitingTable {
        table: &SUSPENDED_VERSIONS,
        stream: "resource_id",
        untold: &["suspended_at", "suspended_by", "reason"],
    },
    WaitingTable {
        table: &PARKED_INSTANCES,
        stream: "instance_id",
        untold: &[],
    },
];

/// The kinds of rows of the outbox that are known by their ids: those of timers.
const TIMERS: [&str; 2] = ["FireTimer", "FireStartTimer"];

/// Since when something waits is not told by the state, and not compared.
const SOME_TIME: Timestamp = Timestamp::UNIX_EPOCH;

/// Who suspended something, when and why is not compared either.
fn by_somebody() -> Suspension {
    Suspension {
        at: SOME_TIME,
        by: String::new(),
        reason: None,
    }
}

/// What some streams wait for.
#[derive(Default)]
struct Waiting<'a> {
    rows: Vec<(Uuid, Row)>,
    differences: Vec<Difference>,
    owing: Owing<'a>,
}

/// The differences between what these streams wait for and what is stored under this view of the database.
pub(super) async fn compare(
    view: &mut PgConnection,
    (processes, upcasters): (&Processes, &Upcasters),
    streams: &[(Uuid, FoldedStream)],
    thrown: &[Thrown],
) -> Result<Vec<Difference>, VerifyError> {
    let ids: BTreeSet<Uuid> = streams.iter().map(|(stream, _)| *stream).collect();
    let waiting = Waiting::of(streams);
    let children = waiting.owing.calls.iter().map(|call| call.child);
    let concerned: Vec<Uuid> = ids.iter().copied().chain(children).collect();
    let mut found = Vec::new();
    for table in &TABLES {
        found.extend(table.rows_of(view, &concerned).await?);
    }
    let deliveries: BTreeSet<Owed> = found.iter().filter_map(owed_by).collect();
    found.retain(|owned| ids.contains(&owned.stream) && !is_delivery(&owned.row));

    let mut owed = waiting.owing.owed(view, upcasters, thrown).await?;
    owed.extend(waiting.owing.left_half_way(processes).await?);
    owed.retain(|(_, owed)| !deliveries.contains(owed));

    let mut differences = waiting.differences;
    differences.extend(difference::rows(waiting.rows, found));
    let undelivered = |(stream, owed)| Difference::Undelivered { stream, owed };
    differences.extend(owed.into_iter().map(undelivered));
    Ok(differences)
}

/// Some of the rows that belong to streams that do not exist.
pub(super) async fn orphans(connection: &mut PgConnection) -> Result<Vec<Difference>, sqlx::Error> {
    let mut differences = Vec::new();
    for waiting_table in &TABLES {
        let WaitingTable { table, stream, .. } = waiting_table;
        let condition = format!(
            "NOT EXISTS (
                SELECT FROM events WHERE events.stream = {}.{stream} AND events.sequence = 1
            ) LIMIT 1000",
            table.name
        );
        let rows = waiting_table.read(connection, &condition, None).await?;
        differences.extend(
            rows.into_iter()
                .map(|OwnedRow { stream, row }| Difference::Unexpected { stream, row }),
        );
    }
    Ok(differences)
}

impl WaitingTable {
    async fn rows_of(
        &self,
        view: &mut PgConnection,
        streams: &[Uuid],
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let condition = format!("{} = ANY($1)", self.stream);
        self.read(view, &condition, Some(streams)).await
    }

    async fn read(
        &self,
        connection: &mut PgConnection,
        condition: &str,
        streams: Option<&[Uuid]>,
    ) -> Result<Vec<OwnedRow>, sqlx::Error> {
        let text = format!(
            "SELECT {} FROM {} WHERE {condition}",
            self.table.select_list(),
            self.table.name
        );
        // Made of names that this program has, and of nothing from outside.
        let mut query = sqlx::query(AssertSqlSafe(text));
        if let Some(streams) = streams {
            query = query.bind(streams);
        }
        let rows = query.try_map(|row| self.owned(Row::read(self.table, &row)?));
        rows.fetch_all(connection).await
    }

    fn owned(&self, row: Row) -> Result<OwnedRow, sqlx::Error> {
        match row.cell(self.stream) {
            Some(Cell::Uuid(stream)) => Ok(OwnedRow {
                stream: *stream,
                row: self.told(row),
            }),
            _ => Err(sqlx::Error::ColumnNotFound(self.stream.to_owned())),
        }
    }

    /// The row with only what a stream's state tells of it.
    fn told(&self, mut row: Row) -> Row {
        for (column, cell) in self.table.columns.iter().zip(&mut row.cells) {
            if self.untold.contains(&column.name) {
                *cell = Cell::Null;
            }
        }
        row
    }
}

fn kind_in_outbox(row: &Row) -> Option<&str> {
    match row.cell("kind") {
        Some(Cell::Text(kind)) if row.table == &OUTBOX => Some(kind),
        _ => None,
    }
}

/// Whether a row of the outbox is one of those that cannot be known by their ids.
fn is_delivery(row: &Row) -> bool {
    kind_in_outbox(row).is_some_and(|kind| !TIMERS.contains(&kind))
}

fn owed_by(owned: &OwnedRow) -> Option<Owed> {
    match owned.row.cell("payload") {
        Some(Cell::Json(payload)) if is_delivery(&owned.row) => {
            Owed::by(&serde_json::from_str(payload).ok()?)
        }
        _ => None,
    }
}

impl<'a> Waiting<'a> {
    fn of(streams: &'a [(Uuid, FoldedStream)]) -> Self {
        let mut waiting = Self::default();
        for (stream, folded) in streams {
            match &folded.state {
                StreamState::Instance(state) => waiting.instance(state),
                StreamState::Resource(resource) => waiting.resource(*stream, resource),
                StreamState::Message(message) => waiting.message(*stream, message),
                StreamState::Signal(signal) => waiting.signal(*stream, signal),
                StreamState::Project(_) | StreamState::Membership(_) | StreamState::Empty => {}
            }
        }
        waiting
    }

    fn instance(&mut self, state: &'a InstanceState) {
        if !state.status.has_ended() {
            self.owing.running.push(state);
        }
        self.suspension_of(state);
        for activation in state.activations.values() {
            self.rows_of_activation(state, activation);
            if let Work::CalledInstance {
                child,
                outcome: None,
                escalations,
            } = activation.work
            {
                self.owing.calls.push(Call {
                    caller: state.id.0,
                    child: child.0,
                    is_canceling: activation.status == ActivationStatus::Terminating,
                    escalations,
                });
            }
        }
    }

    fn suspension_of(&mut self, state: &InstanceState) {
        let Some(project) = state.running().map(|running| running.project.0) else {
            return;
        };
        let instance = state.id.0;
        let own = state
            .suspended
            .then(|| suspension::of_instance(instance, project, by_somebody()));
        let parked = (!state.parked.is_empty()).then(|| suspension::parked(instance, project));
        self.expect(instance, own.into_iter().chain(parked).collect::<Vec<_>>());
    }

    fn rows_of_activation(&mut self, state: &InstanceState, activation: &Activation) {
        let Some(project) = state.running().map(|running| running.project.0) else {
            return;
        };
        let instance = state.id;
        let mut rows: Vec<_> = activation
            .subscriptions
            .iter()
            // It has been due, and its firing waits in the instance.
            .filter(|open| !state.parked.has_timer(open.id))
            .filter_map(|open| {
                Some(match &open.awaits {
                    Awaits::Timer(timer) => {
                        Due::timer(instance, open.id, timer.due).row(ProjectId(project), instance.0)
                    }
                    Awaits::Message(AwaitedMessage {
                        name,
                        correlation_key,
                    }) => messages::catching(
                        open.id.0,
                        instance.0,
                        project,
                        name.clone(),
                        correlation_key,
                        SOME_TIME,
                    ),
                    Awaits::Signal(awaited) => {
                        let had = open.had_signals.signals().map(|signal| signal.0);
                        signals::catching(open.id.0, instance.0, project, &awaited.name, had)
                    }
                    // It is looked at where the variables are.
                    Awaits::Condition(_) => return None,
                })
            })
            .collect();
        if let (
            ActivationStatus::Active,
            Work::Job {
                open: true,
                task_type,
                ..
            },
        ) = (activation.status, &activation.work)
        {
            rows.push(leases::offered(
                activation.id.0,
                instance.0,
                project,
                task_type.clone(),
                SOME_TIME,
            ));
        }
        self.expect(instance.0, rows);
    }

    fn resource(&mut self, stream: Uuid, resource: &Resource) {
        let Some(project) = resource.project() else {
            return;
        };
        let rows = resource.processes().iter().flat_map(|deployed| {
            deployed.starts.iter().map(move |start| {
                let subscription = start.subscription;
                match &start.trigger {
                    Awaits::Timer(timer) => {
                        Due::start_timer(ResourceId(stream), subscription, timer.due)
                            .row(project, stream)
                    }
                    Awaits::Message(message) => messages::starting(
                        subscription.0,
                        stream,
                        project.0,
                        &message.name,
                        MessageStart {
                            start: open_start(deployed, start),
                            one_per_key: message.one_per_key,
                        },
                        SOME_TIME,
                    ),
                    Awaits::Signal(signal) => signals::starting(
                        subscription.0,
                        stream,
                        project.0,
                        &signal.name,
                        open_start(deployed, start),
                    ),
                    Awaits::Condition(never) => match *never {},
                }
            })
        });
        let rows: Vec<_> = rows.collect();
        self.expect(stream, rows);
        let suspended = resource
            .suspended()
            .map(|version| suspension::of_version(version.0, stream, project.0, by_somebody()));
        self.expect(stream, suspended.collect());
    }

    fn message(&mut self, stream: Uuid, message: &'a MessageState) {
        match &message.status {
            MessageStatus::Waiting => {
                let published = message.published.iter();
                let rows =
                    published.map(|published| waiting(MessageId(stream), published, SOME_TIME));
                self.expect(stream, rows.collect());
            }
            MessageStatus::Assigned(receiver) => self.owing.assigned.push(Assigned {
                message: stream,
                receiver,
            }),
            MessageStatus::Unpublished | MessageStatus::Expired => {}
        }
    }

    fn signal(&mut self, stream: Uuid, signal: &SignalState) {
        let is_broadcast = match signal.status {
            SignalStatus::Broadcasting(_) => {
                self.owing.broadcasting.push(stream);
                false
            }
            SignalStatus::Kept => true,
            SignalStatus::Unpublished | SignalStatus::Expired => return,
        };
        let rows = signal.published.iter().map(|published| {
            signals::published(
                stream,
                published.project.0,
                &published.name,
                published.expires_at,
                is_broadcast,
            )
        });
        self.expect(stream, rows.collect());
    }

    fn expect(&mut self, stream: Uuid, changes: Vec<RowChange>) {
        let mut rows = RowSet::default();
        for change in changes {
            if let Err(error) = rows.apply(change) {
                let reason = format!("what it waits for cannot be stored: {error}");
                self.differences
                    .push(Difference::Unreadable { stream, reason });
            }
        }
        for table in &TABLES {
            let expected = rows.take(table.table).map(|row| (stream, table.told(row)));
            self.rows.extend(expected);
        }
    }
}
