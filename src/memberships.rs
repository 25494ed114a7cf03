//! What is stored about who may do what, remembered for a moment: every request asks.

use crate::config::MembershipSource;
use domain::{
    access::{Caller, Grants},
    ids::ProjectId,
};
use projections::{memberships, organization_members, projects};
use quick_cache::sync::Cache;
use std::{
    hash::Hash,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use store::Pool;

/// How long an answer of the database is believed. A change made through another server counts here after this time.
const REMEMBERED: Duration = Duration::from_secs(1);

/// How many subjects, and how many projects, are remembered.
const CAPACITY: usize = 10_000;

/// What is stored about who may do what.
pub(crate) struct Memberships {
    pool: Pool,
    source: MembershipSource,
    grants: Cache<String, Remembered<Arc<Grants>>>,
    projects: Cache<ProjectId, Remembered<bool>>,
    /// Goes up with every change that this process makes.
    changes: AtomicU64,
}

/// An answer of the database.
#[derive(Clone)]
struct Remembered<T> {
    answer: T,
    since: Instant,
    /// The number of changes before the question.
    changes: u64,
}

impl Memberships {
    /// The memberships of a database; `source` says which count.
    pub(crate) fn new(pool: Pool, source: MembershipSource) -> Self {
        Self {
            pool,
            source,
            grants: Cache::new(CAPACITY),
            projects: Cache::new(CAPACITY),
            changes: AtomicU64::new(0),
        }
    }

    /// Everything that counts for a caller.
    pub(crate) async fn grants_of(&self, caller: &Caller) -> Result<Vec<Arc<Grants>>, sqlx::Error> {
        Ok(match self.source {
            MembershipSource::Claims => vec![Arc::clone(&caller.grants)],
            MembershipSource::Stored => vec![self.stored(&caller.subject).await?],
            MembershipSource::Both => vec![
                Arc::clone(&caller.grants),
                self.stored(&caller.subject).await?,
            ],
        })
    }

    /// Whether there is such a project, and it was not deleted.
    pub(crate) async fn project_exists(&self, project: ProjectId) -> Result<bool, sqlx::Error> {
        if let Some(answer) = self.remembered(&self.projects, &project) {
            return Ok(answer);
        }
        let changes = self.changes.load(Ordering::Acquire);
        let answer = projects::get(&self.pool, project).await?.is_some();
        self.projects.insert(
            project,
            Remembered {
                answer,
                since: Instant::now(),
                changes,
            },
        );
        Ok(answer)
    }

    /// Forgets everything, since something was changed.
    pub(crate) fn forget(&self) {
        self.changes.fetch_add(1, Ordering::Release);
    }

    async fn stored(&self, subject: &str) -> Result<Arc<Grants>, sqlx::Error> {
        if let Some(answer) = self.remembered(&self.grants, subject) {
            return Ok(answer);
        }
        let changes = self.changes.load(Ordering::Acquire);
        let answer = Arc::new(self.load(subject).await?);
        let remembered = Remembered {
            answer: Arc::clone(&answer),
            since: Instant::now(),
            changes,
        };
        self.grants.insert(subject.to_owned(), remembered);
        Ok(answer)
    }

    async fn load(&self, subject: &str) -> Result<Grants, sqlx::Error> {
        let (projects, member) = tokio::try_join!(
            memberships::of_subject(&self.pool, subject),
            organization_members::get(&self.pool, subject),
        )?;
        let mut grants = Grants {
            projects,
            ..Grants::default()
        };
        for role in member.into_iter().flat_map(|member| member.roles) {
            grants.grant_in_organization(role);
        }
        Ok(grants)
    }

    fn remembered<K, Q, T>(&self, cache: &Cache<K, Remembered<T>>, key: &Q) -> Option<T>
    where
        K: Hash + Eq,
        Q: Hash + quick_cache::Equivalent<K> + ?Sized,
        T: Clone,
    {
        let changes = self.changes.load(Ordering::Acquire);
        cache
            .get(key)
            .filter(|known| known.changes == changes && known.since.elapsed() < REMEMBERED)
            .map(|known| known.answer)
    }
}
