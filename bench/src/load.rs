//! A closed loop: each client begins the next cycle when the last one is done.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;

use crate::{error::BenchError, latency::Latencies};

/// Who does the same again and again.
pub(crate) trait Client: Send + 'static {
    /// Does it once.
    fn cycle(&mut self) -> impl Future<Output = Result<(), BenchError>> + Send;
}

/// What a number of clients did in a while.
#[derive(Debug)]
pub(crate) struct Load {
    /// How many cycles were done.
    pub(crate) cycles: u32,
    /// How long that took, up to the end of the last one.
    pub(crate) elapsed: Duration,
    /// How long each cycle took.
    pub(crate) latencies: Latencies,
}

impl Load {
    /// Cycles per second.
    pub(crate) fn rate(&self) -> f64 {
        f64::from(self.cycles) / self.elapsed.as_secs_f64()
    }
}

/// When clients have done enough.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Enough {
    /// After this time. A cycle that was begun is finished and counted.
    After(Duration),
    /// After this many cycles, of all clients together.
    Cycles(u32),
}

/// Lets all clients work until it is enough, and gives them back.
pub(crate) async fn run<C: Client>(
    clients: Vec<C>,
    enough: Enough,
) -> Result<(Vec<C>, Load), BenchError> {
    match enough {
        Enough::After(length) => {
            let deadline = Instant::now() + length;
            run_while(clients, move || Instant::now() < deadline).await
        }
        Enough::Cycles(cycles) => {
            let begun = Arc::new(AtomicU32::new(0));
            run_while(clients, move || {
                begun.fetch_add(1, Ordering::Relaxed) < cycles
            })
            .await
        }
    }
}

async fn run_while<C: Client>(
    clients: Vec<C>,
    goes_on: impl Fn() -> bool + Clone + Send + 'static,
) -> Result<(Vec<C>, Load), BenchError> {
    let begun = Instant::now();
    let mut working = JoinSet::new();
    for client in clients {
        working.spawn(work(client, goes_on.clone()));
    }
    let mut rested = Vec::with_capacity(working.len());
    let mut durations = Vec::new();
    while let Some(finished) = working.join_next().await {
        let (client, mut own) = finished??;
        rested.push(client);
        durations.append(&mut own);
    }
    let load = Load {
        cycles: u32::try_from(durations.len()).unwrap_or(u32::MAX),
        elapsed: begun.elapsed(),
        latencies: Latencies::new(durations),
    };
    Ok((rested, load))
}

async fn work<C: Client>(
    mut client: C,
    goes_on: impl Fn() -> bool,
) -> Result<(C, Vec<Duration>), BenchError> {
    let mut durations = Vec::new();
    while goes_on() {
        let begun = Instant::now();
        client.cycle().await?;
        durations.push(begun.elapsed());
    }
    Ok((client, durations))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes 10 ms each time.
    struct Sleeper(u32);

    impl Client for Sleeper {
        async fn cycle(&mut self) -> Result<(), BenchError> {
            tokio::time::sleep(Duration::from_millis(10)).await;
            self.0 += 1;
            if self.0 == 1_000 {
                return Err(BenchError::NoJob(self.0));
            }
            Ok(())
        }
    }

    #[tokio::test]
    async fn clients_work_side_by_side_until_the_time_is_over() {
        let (clients, load) = run(
            vec![Sleeper(0), Sleeper(0)],
            Enough::After(Duration::from_millis(100)),
        )
        .await
        .unwrap();
        let cycles: u32 = clients.iter().map(|sleeper| sleeper.0).sum();
        assert_eq!(load.cycles, cycles);
        assert!(load.cycles <= 20, "{load:?}");
        assert!(load.elapsed >= Duration::from_millis(100));
        assert!(load.latencies.percentile(50) >= Duration::from_millis(10));
        assert!(load.rate() <= 200.0);
    }

    #[tokio::test]
    async fn clients_share_a_number_of_cycles() {
        let (_, load) = run(vec![Sleeper(0), Sleeper(0)], Enough::Cycles(7))
            .await
            .unwrap();
        assert_eq!(load.cycles, 7);
    }

    #[tokio::test]
    async fn a_cycle_that_fails_ends_the_run() {
        assert!(
            run(
                vec![Sleeper(0), Sleeper(999)],
                Enough::After(Duration::from_mins(1))
            )
            .await
            .is_err()
        );
    }
}
