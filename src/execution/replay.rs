//! An instance as of a moment: a snapshot and the events after it, as far as the moment. Now is one of these moments.
//!
//! Snapshots are stored as an instance goes on, and by replays that miss one, so that no answer folds more than
//! [`MOST_FOLDED`] events, however long the history is and however long ago the moment.

use super::failure::StepFailure;
use crate::fair_pool::{FairPool, LARGE_STATE, LONG_TEXT};
use domain::{
    ids::InstanceId,
    instance::{event::InstanceEvent, state::InstanceState},
    stored,
};
use jiff::Timestamp;
use projections::instances;
use serde::{Deserialize, Serialize};
use store::{Snapshot, Store, StoredEvent};

/// How many events an answer may fold, so that it takes less than a second on any machine.
pub(crate) const MOST_FOLDED: u64 = 5_000;

/// A snapshot is stored each time this many events were added.
const SNAPSHOT_EVERY: u64 = 1_000;

/// How many events are read at once.
const PAGE: u32 = 1_000;

/// How many bytes they have together at most.
const PAGE_BYTES: usize = 16 << 20;

/// A replay that has folded this many events stores a snapshot, for the next one. With a page more it is still within
/// [`MOST_FOLDED`].
const SNAPSHOT_MISSED: u64 = MOST_FOLDED - PAGE as u64;

/// The longest step after which the store's kept snapshots are near enough to each other without further ones.
const LONG_STEP: u64 = 2_000;

/// The form of a snapshot; one of another form is not read.
pub(crate) const SNAPSHOT_VERSION: u16 = 8;

/// An instance after one of its events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Moment {
    /// The state.
    pub(crate) state: InstanceState,
    /// When its last event was recorded.
    pub(crate) recorded_at: Timestamp,
}

/// A moment, and what telling it cost.
#[derive(Clone, Debug)]
pub(crate) struct Replayed {
    pub(crate) moment: Moment,
    /// How many events were folded.
    pub(crate) folded: u64,
}

/// Reads instances from what is stored.
#[derive(Clone)]
pub(crate) struct Replay {
    store: Store,
    pool: FairPool,
}

impl Moment {
    /// Before the first event.
    pub(crate) fn before(instance: InstanceId) -> Self {
        Self {
            state: InstanceState::new(instance),
            recorded_at: Timestamp::UNIX_EPOCH,
        }
    }

    /// After events that follow.
    fn followed_by(mut self, events: &[StoredEvent]) -> Result<Self, StepFailure> {
        for stored in events {
            let event: InstanceEvent = stored::decode(&stored.kind, &stored.payload)
                .map_err(|error| StepFailure::unreadable(self.state.id.0, &error))?;
            self.state.apply(&event);
            self.recorded_at = stored.recorded_at;
        }
        Ok(self)
    }
}

impl Replay {
    pub(crate) fn new(store: Store, pool: FairPool) -> Self {
        Self { store, pool }
    }

    /// The instance as it is stored now.
    pub(crate) async fn now(&self, instance: InstanceId) -> Result<Moment, StepFailure> {
        Ok(self.until(instance, u64::MAX).await?.moment)
    }

    /// The instance after its event `sequence`, or after its last if it has not so many.
    pub(crate) async fn until(
        &self,
        instance: InstanceId,
        sequence: u64,
    ) -> Result<Replayed, StepFailure> {
        let mut moment = self.nearest_snapshot(instance, sequence).await?;
        let mut folded = 0;
        let mut missed = 0;
        loop {
            let missing = sequence.saturating_sub(moment.state.sequence);
            let limit = u32::try_from(missing).unwrap_or(PAGE).min(PAGE);
            if limit == 0 {
                break;
            }
            let page =
                self.store
                    .load_page_within(PAGE_BYTES, instance.0, moment.state.sequence, limit);
            let (page, limit) = Box::pin(page).await?;
            let count = u32::try_from(page.len()).unwrap_or(PAGE);
            let bytes = page.iter().map(|event| event.payload.len()).sum();
            let following =
                Box::pin(self.aside(instance, bytes, move || moment.followed_by(&page)));
            moment = following.await??;
            folded += u64::from(count);
            missed += u64::from(count);
            if count < limit {
                break;
            }
            if missed >= SNAPSHOT_MISSED {
                moment = Box::pin(self.keep(moment)).await;
                missed = 0;
            }
        }
        Ok(Replayed { moment, folded })
    }

    /// A snapshot that cannot be read is no reason to fail: the events say it all.
    async fn nearest_snapshot(
        &self,
        instance: InstanceId,
        sequence: u64,
    ) -> Result<Moment, StepFailure> {
        let found = self
            .store
            .load_snapshot(instance.0, SNAPSHOT_VERSION, sequence)
            .await?;
        let Some(Snapshot { state, .. }) = found else {
            return Ok(Moment::before(instance));
        };
        let reading = self.aside(instance, state.len(), move || serde_json::from_str(&state));
        let read = Box::pin(reading).await?;
        Ok(read.unwrap_or_else(|_unreadable| Moment::before(instance)))
    }

    /// Reads so many bytes of an instance: if they are many, where others do not wait for it.
    async fn aside<T: Send + 'static>(
        &self,
        instance: InstanceId,
        bytes: usize,
        read: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StepFailure> {
        if bytes <= LONG_TEXT {
            return Ok(read());
        }
        let project = instances::project_of(self.store.pool(), instance).await?;
        Ok(self.pool.run(project, read).await?)
    }

    /// Stores the snapshots that a step makes due: it led from the sequence `before` to this moment. Gives the moment back.
    pub(crate) async fn keep_if_due(&self, before: u64, moment: Moment) -> Moment {
        let after = moment.state.sequence;
        if after - before > LONG_STEP {
            // Moments within the step are moments too.
            if let Err(failure) = self.until(moment.state.id, after - 1).await {
                tracing::warn!(instance = %moment.state.id, %failure, "a long step could not be replayed");
            }
        }
        if before / SNAPSHOT_EVERY != after / SNAPSHOT_EVERY && !moment.state.status.has_ended() {
            return self.keep(moment).await;
        }
        moment
    }

    /// Reading a long history again takes time that a snapshot saves. Without one nothing is lost. Gives the moment back.
    async fn keep(&self, moment: Moment) -> Moment {
        let (instance, sequence) = (moment.state.id, moment.state.sequence);
        let write = |moment: Moment| (serde_json::to_string(&moment), moment);
        let (written, moment) = if moment.state.memory() <= LARGE_STATE {
            write(moment)
        } else {
            let project = moment.state.running().map(|running| running.project);
            match self.pool.run_with(project, moment, write).await {
                Ok(written) => written,
                Err(moment) => {
                    tracing::warn!(%instance, "there was no time to write a snapshot");
                    return moment;
                }
            }
        };
        let state = match written {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(%instance, %error, "a snapshot could not be written");
                return moment;
            }
        };
        let snapshot = Snapshot { sequence, state };
        if let Err(error) = self
            .store
            .save_snapshot(instance.0, SNAPSHOT_VERSION, &snapshot)
            .await
        {
            tracing::warn!(%instance, %error, "a snapshot could not be stored");
        }
        moment
    }
}
