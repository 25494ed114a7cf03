//! Bringing signals to those who wait for them.
//!
//! Publishing and opening a subscription only insert. A signal is broadcast page by page, each page a delivery of its own, so that
//! other projects have their turns in between; it goes to the subscriptions that are there when it begins. Whoever opens one looks
//! after its commit for the signals that are kept, and a sweep repeats that. So neither can miss the other. That nobody gets a signal
//! twice is seen to where it arrives: by the instance, and by the id of the instance that it starts.

use super::{
    delivery::CarriedOut,
    failure::StepFailure,
    instances::Instances,
    room::Room,
    streams::{AggregateFailure, Aggregates},
    without_room::WithoutRoom,
};
use crate::{
    actor::Actor,
    clock::{self, Clock},
    fair_pool::{FairPool, LONG_TEXT},
};
use domain::{
    ids::{
        ElementId, InstanceId, ProcessId, ProcessVersionId, ProjectId, ResourceId, SignalId,
        SubscriptionId,
    },
    instance::{
        command::{InstanceCommand, Start},
        error::InstanceError,
        event::StartSignal,
    },
    short_text::ShortText,
    signal::{PublishedSignal, SignalCommand, SignalEvent, SignalState},
    stored,
    value::Variables,
};
use futures_util::{StreamExt as _, stream};
use jiff::{SignedDuration, Timestamp};
use projections::{process_versions, projects};
use serde::{Deserialize, Serialize};
use store::{
    LookedAt, OpenStart, Store, StoreError,
    signals::{self, OpenSubscription, StartTurn},
    streams as stored_streams,
};
use uuid::Uuid;

/// How many subscriptions a page of a broadcast has.
const PAGE: u16 = 500;
/// How many of them get the signal at once while one project is at work.
const AT_ONCE: usize = 24;
/// How many subscriptions one sweep looks at: as many of the newest, and as many of the others in turn.
const SWEEP: u16 = 500;
/// How many kept signals are looked for at a time.
const LOOK: u16 = 100;

/// A signal to publish.
#[derive(Clone, Debug)]
pub struct PublishSignal {
    /// Its name.
    pub name: ShortText,
    /// Its variables.
    pub variables: Variables,
    /// How long it is kept for those who come to wait for it.
    pub time_to_live: SignedDuration,
}

/// A page of a broadcast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BroadcastSignal {
    pub(crate) signal: SignalId,
    /// After which subscription it begins; none is the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) after: Option<SubscriptionId>,
    /// Where the broadcast ends, if it has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) last: Option<SubscriptionId>,
}

/// Where a sweep goes on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Turn {
    subscriptions: Option<Uuid>,
    starts: Option<StartTurn>,
}

/// Who got a signal that was given to a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    /// The instance has got it, now or before.
    To(InstanceId),
    /// Nobody waits there any more, or nothing can be started.
    ToNobody,
    /// The instance has no room for what it brings, and an incident. It is tried again by sweeps until the signal's time is over.
    NotNow,
}

/// Publishes and delivers signals.
#[derive(Clone)]
pub(crate) struct Signals {
    store: Store,
    clock: Clock,
    aggregates: Aggregates,
    instances: Instances,
    room: Room,
    pool: FairPool,
    without_room: WithoutRoom,
}

impl Signals {
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        aggregates: Aggregates,
        instances: Instances,
        (room, pool): (Room, FairPool),
    ) -> Self {
        Self {
            store,
            clock,
            aggregates,
            instances,
            room,
            pool,
            without_room: WithoutRoom::default(),
        }
    }

    /// Publishes a signal of a caller.
    pub(crate) async fn publish(
        &self,
        actor: &Actor,
        project: ProjectId,
        signal: PublishSignal,
    ) -> Result<SignalId, StepFailure> {
        let id = SignalId(clock::new_id(&self.clock));
        let expires_at = self
            .clock
            .now()
            .checked_add(signal.time_to_live)
            .unwrap_or(Timestamp::MAX);
        let published = PublishedSignal {
            project,
            name: signal.name.into(),
            variables: signal.variables,
            expires_at,
        };
        let command = SignalCommand::Publish(published);
        let begun = self
            .aggregates
            .begin::<SignalState>(id.0, actor, command)
            .await;
        begun.map_err(AggregateFailure::into_step)?;
        Ok(id)
    }

    /// Publishes a signal that an instance threw. Repeated, it changes nothing.
    pub(crate) async fn publish_thrown(
        &self,
        id: SignalId,
        published: PublishedSignal,
    ) -> Result<(), StepFailure> {
        self.command(id, SignalCommand::Publish(published)).await
    }

    /// Brings a signal to a page of those who wait for it. Repeated, it brings it to those who have not got it.
    pub(crate) async fn broadcast(
        &self,
        page: &BroadcastSignal,
    ) -> Result<CarriedOut, StepFailure> {
        let BroadcastSignal {
            signal,
            after,
            last,
        } = *page;
        let published = self.published(signal).await?;
        let (project, name) = (published.project.0, &*published.name);
        let pool = self.store.pool();
        let last = match last {
            Some(last) => Some(last.0),
            None => signals::newest_subscription(pool, project, name).await?,
        };
        let mut found = Vec::new();
        if let Some(last) = last
            && !self.is_deleted(published.project).await?
        {
            let (of, range) = ((project, name), (after.map(|after| after.0), last));
            found = signals::page(pool, signal.0, of, range, PAGE).await?;
        }
        let until = found.last().map(|(open, _)| open.subscription_id);
        let is_last = found.len() < usize::from(PAGE) || until == last;
        let given: Vec<_> = stream::iter(found)
            .filter_map(async |(open, gets_it)| gets_it.then_some(open))
            .map(|open| async { (self.give(signal, &published, &open).await, open) })
            .buffered(self.room.share(AT_ONCE))
            .collect()
            .await;
        let mut receivers = Vec::new();
        for (given, open) in given {
            match given {
                Ok(Given::To(instance)) => receivers.push(instance),
                Ok(Given::ToNobody | Given::NotNow) => {}
                // The page is repeated for those who have not got it.
                Err(failure) if failure.passes_by_itself() => return Err(failure),
                Err(failure) => missed(signal, &open, &failure),
            }
        }
        // An instance may have got it by two of its elements.
        receivers.sort_unstable();
        receivers.dedup();
        let told = SignalCommand::TellBroadcast {
            after,
            until: until.map(SubscriptionId),
            last: last.filter(|_| !is_last).map(SubscriptionId),
            receivers,
        };
        self.command(signal, told).await?;
        Ok(CarriedOut::Otherwise)
    }

    /// Looks for kept signals for a subscription that was opened.
    pub(crate) async fn look_for(&self, subscription: SubscriptionId) -> Result<(), StepFailure> {
        let mut after = None;
        loop {
            let (pool, now) = (self.store.pool(), self.clock.now());
            let kept = signals::kept_for(pool, subscription.0, after, now, LOOK).await?;
            let is_last = kept.len() < usize::from(LOOK);
            for (place, (open, signal)) in kept.into_iter().enumerate() {
                after = Some(signal);
                let signal = SignalId(signal);
                let published = self.published(signal).await?;
                if place == 0 && open.start.is_some() && self.is_deleted(published.project).await? {
                    return Ok(());
                }
                let given = self.give(signal, &published, &open).await?;
                // A catch event takes one, a start each. One without room is not read again and again.
                let is_over = match given {
                    Given::To(_) => false,
                    Given::ToNobody => open.start.is_none(),
                    Given::NotNow => {
                        self.without_room.leave(subscription.0, now);
                        true
                    }
                };
                if is_over {
                    return Ok(());
                }
            }
            if is_last {
                return Ok(());
            }
        }
    }

    /// Brings together what missed each other because a process was killed between its commit and its look for the other side, and
    /// ends what is over. What was opened last is looked at each time, the others in turn, from `turn` on. Returns where the next
    /// sweep goes on.
    pub(super) async fn sweep(&self, turn: Turn) -> Result<Turn, StepFailure> {
        let (pool, now) = (self.store.pool(), self.clock.now());
        let newest = signals::look_for_missed(pool, None, now, SWEEP).await?;
        let older = match turn.subscriptions.or(newest.next) {
            Some(before) => signals::look_for_missed(pool, Some(before), now, SWEEP).await?,
            None => LookedAt::default(),
        };
        // One that cannot go on keeps no other from it.
        let missed_each_other = newest.missed.into_iter().chain(older.missed);
        for subscription in self.without_room.others(missed_each_other, now) {
            if let Err(failure) = self.look_for(SubscriptionId(subscription)).await {
                tracing::warn!(%subscription, %failure, "a signal could not be received and will be tried again");
            }
        }
        let starts = self.sweep_starts(turn.starts).await?;
        for signal in signals::over(pool, now, SWEEP).await? {
            if let Err(failure) = self.command(SignalId(signal), SignalCommand::Expire).await {
                tracing::warn!(%signal, %failure, "a signal could not expire and will be tried again");
            }
        }
        Ok(Turn {
            subscriptions: older.next,
            starts,
        })
    }

    /// Starts what kept signals should have started.
    async fn sweep_starts(
        &self,
        after: Option<StartTurn>,
    ) -> Result<Option<StartTurn>, StepFailure> {
        let (pool, now) = (self.store.pool(), self.clock.now());
        let found = signals::starts(pool, after, now, SWEEP).await?;
        let starts = found.kept.iter().filter_map(|(open, signal)| {
            let start = open.start.as_ref()?;
            Some((started(SignalId(*signal), start), open, SignalId(*signal)))
        });
        let starts: Vec<_> = starts.collect();
        let ids: Vec<_> = starts.iter().map(|(instance, ..)| instance.0).collect();
        let begun = stored_streams::begun(pool, &ids).await?;
        for (instance, open, signal) in starts {
            if begun.contains(&instance.0) {
                continue;
            }
            let published = self.published(signal).await?;
            if let Err(failure) = self.give(signal, &published, open).await {
                missed(signal, open, &failure);
            }
        }
        Ok(found.next)
    }

    /// Gives a signal to one who waits for it. Repeated, it changes nothing.
    async fn give(
        &self,
        signal: SignalId,
        published: &PublishedSignal,
        open: &OpenSubscription,
    ) -> Result<Given, StepFailure> {
        if let Some(start) = &open.start {
            return self
                .start(signal, published, ResourceId(open.stream), start)
                .await;
        }
        let instance = InstanceId(open.stream);
        let command = InstanceCommand::ReceiveSignal {
            subscription: SubscriptionId(open.subscription_id),
            signal,
            expires_at: published.expires_at,
            variables: published.variables.clone(),
        };
        let executed = self
            .instances
            .execute(instance, Actor::system(), command)
            .await?;
        Ok(given(instance, &executed))
    }

    async fn start(
        &self,
        signal: SignalId,
        published: &PublishedSignal,
        resource: ResourceId,
        start: &OpenStart,
    ) -> Result<Given, StepFailure> {
        let pool = self.store.pool();
        let version = ProcessVersionId(start.process_version_id);
        let Some(deployed) = process_versions::get(pool, published.project, version).await? else {
            return Ok(Given::ToNobody);
        };
        let instance = started(signal, start);
        let begin = Start {
            element: Some(ElementId::from(&*start.element)),
            signal: Some(StartSignal {
                id: signal,
                name: published.name.clone(),
            }),
            variables: published.variables.clone(),
            ..Start::new(published.project, resource, deployed.version)
        };
        let delivered = self
            .instances
            .start(instance, Actor::system(), version, begin, None)
            .await?;
        Ok(given(instance, &delivered.result))
    }

    async fn is_deleted(&self, project: ProjectId) -> Result<bool, StepFailure> {
        let found = projects::get(self.store.pool(), project).await?;
        Ok(found.is_none())
    }

    /// What was published.
    async fn published(&self, signal: SignalId) -> Result<PublishedSignal, StepFailure> {
        let first = self.store.load_page(signal.0, 0, 1).await?.pop();
        let not_there = || StepFailure::Unreadable(format!("there is no signal {signal}"));
        let event = self.store.upcasters();
        let event = event.lift(signal.0, first.ok_or_else(not_there)?);
        let event = event.map_err(StoreError::from)?;
        let length = event.payload.len();
        let decode = move || stored::decode(&event.kind, &event.payload);
        match self.pool.run_if(length > LONG_TEXT, None, decode).await? {
            Ok(SignalEvent::SignalPublished(published)) => Ok(published),
            Ok(SignalEvent::SignalBroadcast { .. } | SignalEvent::SignalExpired {}) => {
                Err(not_there())
            }
            Err(error) => Err(StepFailure::unreadable(signal.0, &error)),
        }
    }

    async fn command(&self, signal: SignalId, command: SignalCommand) -> Result<(), StepFailure> {
        let executed = self
            .aggregates
            .execute::<SignalState>(signal.0, &Actor::system(), command)
            .await;
        executed.map_err(AggregateFailure::into_step)
    }
}

/// The instance that a signal starts.
fn started(signal: SignalId, start: &OpenStart) -> InstanceId {
    let (process, element) = (&*start.process_id, &*start.element);
    signal.started_instance(&ProcessId::from(process), &ElementId::from(element))
}

fn given(instance: InstanceId, result: &Result<(), InstanceError>) -> Given {
    match result {
        Ok(()) => Given::To(instance),
        Err(InstanceError::VariablesTooLarge { .. }) => Given::NotNow,
        Err(_) => Given::ToNobody,
    }
}

fn missed(signal: SignalId, open: &OpenSubscription, failure: &StepFailure) {
    let subscription = open.subscription_id;
    tracing::warn!(
        %signal, %subscription, %failure,
        "a signal could not be brought to one who waits for it, and will be tried again until its time is over"
    );
}
