//! Telling the other processes that jobs are offered, so that a poll that waits there need not find them at its next look.
//!
//! Nothing depends on it, for every poll looks by itself each second. A notice is never part of a step: transactions that notify
//! are committed one after the other, in the whole cluster. What steps offer is gathered, and told by a transaction of its own.

use super::jobs::{Jobs, QueueName};
use domain::ids::ProjectId;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use store::{
    Store, StoreError,
    notices::{self, LONGEST_NOTICE},
};
use tokio::{
    sync::Notify,
    time::{Instant, sleep, sleep_until},
};

/// The shortest time between two notices of this process.
const GATHERED_FOR: Duration = Duration::from_millis(20);
/// How long a connection may be silent before it is probed.
const SILENCE: Duration = Duration::from_secs(30);
/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_secs(1);

/// What this process has to tell the others.
#[derive(Default)]
pub(super) struct Notices {
    /// How many jobs were offered in each queue since the last notice.
    gathered: Mutex<HashMap<QueueName, u32>>,
    /// Told when there is something to tell.
    offered: Notify,
}

/// What one process tells the others.
#[derive(Debug, Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
enum Notice {
    /// So many jobs were offered in these queues.
    Jobs(Vec<(ProjectId, String, u32)>),
    /// Jobs were offered in more queues than a notice can name.
    JobsAnywhere,
}

impl Notices {
    /// Has the others told that a job is offered in a queue.
    pub(super) fn tell(&self, queue: &QueueName) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        let offered = gathered.entry(queue.clone()).or_default();
        *offered = offered.saturating_add(1);
        drop(gathered);
        self.offered.notify_one();
    }

    /// Tells the others and listens to them. It goes on for ever: a connection that breaks is made anew.
    pub(super) async fn exchange(&self, store: &Store, jobs: &Jobs) {
        loop {
            let lost = match store.connect_for_notices().await {
                Ok(mut connection) => {
                    // The others have found by themselves what was offered while there was no connection.
                    self.take();
                    let Err(lost) = self.exchange_over(&mut connection, jobs).await;
                    lost
                }
                Err(error) => error,
            };
            tracing::warn!(%lost, "other processes cannot be told of jobs now; their polls look each second");
            sleep(PAUSE).await;
        }
    }

    async fn exchange_over(
        &self,
        connection: &mut notices::Notices,
        jobs: &Jobs,
    ) -> Result<Infallible, StoreError> {
        let mut earliest = Instant::now();
        loop {
            tokio::select! {
                received = connection.receive() => Notice::read(&received?).reach(jobs),
                () = self.something_to_tell(earliest) => {
                    connection.send(&Notice::of(self.take()).text()).await?;
                    earliest = Instant::now() + GATHERED_FOR;
                }
                () = sleep(SILENCE) => connection.probe().await?,
            }
        }
    }

    async fn something_to_tell(&self, earliest: Instant) {
        sleep_until(earliest).await;
        while self.is_empty() {
            self.offered.notified().await;
        }
    }

    fn is_empty(&self) -> bool {
        let gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        gathered.is_empty()
    }

    fn take(&self) -> HashMap<QueueName, u32> {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *gathered)
    }
}

impl Notice {
    fn of(offers: HashMap<QueueName, u32>) -> Self {
        let named = offers
            .into_iter()
            .map(|((project, task_type), jobs)| (project, task_type, jobs));
        let notice = Self::Jobs(named.collect());
        if notice.text().len() <= LONGEST_NOTICE {
            notice
        } else {
            Self::JobsAnywhere
        }
    }

    fn text(&self) -> String {
        // Ids, texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What another process tells. What a newer version says, and this one does not understand, may be about anything.
    fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or(Self::JobsAnywhere)
    }

    /// Wakes the polls whom it concerns.
    fn reach(self, jobs: &Jobs) {
        match self {
            Self::Jobs(offers) => {
                for (project, task_type, offered) in offers {
                    jobs.offered(&(project, task_type), offered);
                }
            }
            Self::JobsAnywhere => jobs.offered_anywhere(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn offers(queues: usize) -> HashMap<QueueName, u32> {
        let project = ProjectId(Uuid::from_u128(7));
        (0..queues)
            .map(|number| ((project, format!("pack \"parcel\" {number}")), 3))
            .collect()
    }

    #[test]
    fn a_notice_is_read_as_it_was_told() {
        let notice = Notice::of(offers(2));
        assert!(matches!(&notice, Notice::Jobs(named) if named.len() == 2));
        assert_eq!(Notice::read(&notice.text()), notice);
    }

    #[test]
    fn more_queues_than_fit_are_all_queues() {
        let notice = Notice::of(offers(1_000));
        assert_eq!(notice, Notice::JobsAnywhere);
        assert_eq!(Notice::read(&notice.text()), Notice::JobsAnywhere);
    }

    #[test]
    fn what_a_newer_version_says_may_be_about_any_queue() {
        for text in ["", r#"{"timers":[1]}"#, r#""tidings""#] {
            assert_eq!(Notice::read(text), Notice::JobsAnywhere, "{text}");
        }
    }

    #[tokio::test]
    async fn what_is_offered_meanwhile_is_told_together() {
        let notices = Notices::default();
        let queue = (ProjectId(Uuid::from_u128(7)), "pack".to_owned());
        notices.tell(&queue);
        notices.tell(&queue);
        notices.something_to_tell(Instant::now()).await;
        assert_eq!(notices.take(), HashMap::from([(queue, 2)]));
        assert!(notices.is_empty());
    }
}
