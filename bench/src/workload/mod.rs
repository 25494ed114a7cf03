//! What clients do with instances. Each workload is one BPMN file, and one file that goes through its whole cycle.

mod job;
mod message;
mod parallel;
mod straight_through;
mod user_task;

use hyper::body::Bytes;
use serde_json::{Value, json};
use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use crate::{
    api::{Api, text},
    arguments::Subject,
    error::BenchError,
    load::{self, Enough, Load},
};

/// How long it may take, after the last answer, until one more of the instances that were started has ended.
const SETTLING: Duration = Duration::from_mins(1);

/// How often it is looked whether everything has ended.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Workload {
    StraightThrough,
    UserTask,
    Job,
    Message,
    Parallel,
}

impl Workload {
    pub(crate) const ALL: [Self; 5] = [
        Self::StraightThrough,
        Self::UserTask,
        Self::Job,
        Self::Message,
        Self::Parallel,
    ];

    /// What selects it on the command line.
    pub(crate) fn subject(self) -> Subject {
        match self {
            Self::StraightThrough => Subject::A,
            Self::UserTask => Subject::B,
            Self::Job => Subject::C,
            Self::Message => Subject::D,
            Self::Parallel => Subject::E,
        }
    }

    /// What it is called in reports.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::StraightThrough => "(a) straight through",
            Self::UserTask => "(b) user task",
            Self::Job => "(c) job",
            Self::Message => "(d) message",
            Self::Parallel => "(e) parallel, 10 branches",
        }
    }

    /// The BPMN file.
    pub(crate) fn xml(self) -> &'static str {
        match self {
            Self::StraightThrough => straight_through::XML,
            Self::UserTask => user_task::XML,
            Self::Job => job::XML,
            Self::Message => message::XML,
            Self::Parallel => parallel::XML,
        }
    }
}

/// A client of a workload.
pub(crate) struct Client {
    api: Api,
    workload: Workload,
    name: String,
    /// The body of a request that starts an instance, if it is always the same.
    start: Bytes,
    process_version: String,
}

impl Client {
    /// The client of a number, which tells it from the others of the same workload.
    pub(crate) fn new(api: Api, workload: Workload, process_version: &str, number: u32) -> Self {
        let variables = match workload {
            Workload::StraightThrough => straight_through::variables(),
            Workload::UserTask | Workload::Job | Workload::Message | Workload::Parallel => {
                json!({})
            }
        };
        Self {
            api,
            workload,
            name: format!("client-{number}"),
            start: start(process_version, &variables),
            process_version: process_version.to_owned(),
        }
    }
}

impl load::Client for Client {
    async fn cycle(&mut self) -> Result<(), BenchError> {
        match self.workload {
            Workload::StraightThrough => straight_through::cycle(self).await,
            Workload::UserTask => user_task::cycle(self).await,
            Workload::Job => job::cycle(self).await,
            Workload::Message => message::cycle(self).await,
            Workload::Parallel => parallel::cycle(self).await,
        }
    }
}

/// The body of a request that starts an instance.
fn start(process_version: &str, variables: &Value) -> Bytes {
    text(&json!({ "processDefinitionID": process_version, "variables": variables }))
}

/// A number that no other call gives: what tells instances of one run from each other.
pub(crate) fn next_number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A deployed workload, and the instances of it that were started.
pub(crate) struct Deployed {
    pub(crate) workload: Workload,
    pub(crate) process_version: String,
    started: u64,
}

impl Deployed {
    /// Deploys the process of a workload.
    pub(crate) async fn new(workload: Workload, api: &mut Api) -> Result<Self, BenchError> {
        Self::of(workload, workload.xml(), api).await
    }

    /// Deploys a process that is like that of a workload.
    pub(crate) async fn of(
        workload: Workload,
        xml: &str,
        api: &mut Api,
    ) -> Result<Self, BenchError> {
        Ok(Self {
            workload,
            process_version: api.deploy(workload.name(), xml).await?,
            started: 0,
        })
    }

    /// Warms up, then measures, until every instance that was started has ended well: not all have when the last request of their
    /// cycle is answered.
    pub(crate) async fn measure(
        &mut self,
        clients: Vec<Client>,
        observer: &mut Api,
        warm_up: Enough,
        enough: Enough,
    ) -> Result<Load, BenchError> {
        let (clients, load) = load::run(clients, warm_up).await?;
        self.settle(&load, observer).await?;
        let begun = Instant::now();
        let (_, mut load) = load::run(clients, enough).await?;
        self.settle(&load, observer).await?;
        load.elapsed = begun.elapsed();
        Ok(load)
    }

    /// Waits until all instances that were started have completed, as the API counts them.
    pub(crate) async fn settle(
        &mut self,
        load: &Load,
        observer: &mut Api,
    ) -> Result<(), BenchError> {
        self.started += u64::from(load.cycles);
        let mut deadline = Instant::now() + SETTLING;
        let mut most = 0;
        loop {
            let version = &self.process_version;
            let completed = observer.count(version, Some("COMPLETED")).await?;
            if completed > most {
                (most, deadline) = (completed, Instant::now() + SETTLING);
            }
            if completed < self.started && Instant::now() < deadline {
                tokio::time::sleep(LOOK_AGAIN).await;
                continue;
            }
            let found = observer.count(version, None).await?;
            if completed == self.started && found == self.started {
                return Ok(());
            }
            return Err(BenchError::Lost {
                workload: self.workload.name(),
                started: self.started,
                found,
                completed,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_process_has_an_id_of_its_own() {
        let ids: std::collections::HashSet<_> = Workload::ALL
            .into_iter()
            .map(|workload| {
                let (_, rest) = workload.xml().split_once("<process id=\"").unwrap();
                rest.split_once('"').unwrap().0
            })
            .collect();
        assert_eq!(ids.len(), Workload::ALL.len());
    }
}
