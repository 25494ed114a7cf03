//! How long requests take while something else goes on.

use crate::{ProjectClient, TestkitError};
use serde_json::json;
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{task::JoinSet, time::sleep};

/// How many clients use the API while it is measured.
const CLIENTS: usize = 4;
/// How many requests each of them makes before it measures: a server that has just started reads its keys and its processes.
const WARMING_UP: usize = 20;

/// What 99 of 100 requests took at most, and how many there were.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// What 99 of 100 requests took at most.
    pub percentile_99: Duration,
    /// How many there were.
    pub requests: usize,
}

impl Measured {
    /// Has four clients start and read instances of a process version for as long as `meanwhile` goes on. What came of that is given back, too.
    ///
    /// # Errors
    /// That of the first request that failed.
    pub async fn during<T>(
        project: &ProjectClient,
        version: &str,
        meanwhile: impl Future<Output = T>,
    ) -> Result<(Self, T), TestkitError> {
        let stop = Arc::new(AtomicBool::new(false));
        let mut clients = JoinSet::new();
        for _ in 0..CLIENTS {
            clients.spawn(use_it(
                project.clone(),
                version.to_owned(),
                Arc::clone(&stop),
            ));
        }
        let result = meanwhile.await;
        stop.store(true, Ordering::Relaxed);
        let mut taken = Vec::new();
        for of_one in clients.join_all().await {
            taken.extend(of_one?);
        }
        Ok((Self::of(taken), result))
    }

    /// Requests that took so long.
    pub fn of(mut taken: Vec<Duration>) -> Self {
        taken.sort_unstable();
        let percentile_99 = taken.get(taken.len() * 99 / 100);
        Self {
            percentile_99: percentile_99.copied().unwrap_or_default(),
            requests: taken.len(),
        }
    }
}

/// Starts instances and reads them until it is told to stop: how long each request took.
async fn use_it(
    project: ProjectClient,
    version: String,
    stop: Arc<AtomicBool>,
) -> Result<Vec<Duration>, TestkitError> {
    let mut taken = Vec::new();
    while !stop.load(Ordering::Relaxed) || taken.len() <= WARMING_UP {
        let begun = Instant::now();
        let instance = project.start(&version, json!({})).await?;
        let started = Instant::now();
        project.get(&format!("/bpmn/instances/{instance}")).await?;
        taken.extend([started - begun, started.elapsed()]);
        sleep(Duration::from_millis(5)).await;
    }
    taken.drain(..WARMING_UP);
    Ok(taken)
}
