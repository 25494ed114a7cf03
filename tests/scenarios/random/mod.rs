//! Random processes, as the kernel's tests run them, carried to their ends over HTTP by a client that chooses by a seed: the histories
//! are the same with either driver.
//!
//! They are drawn so that one thing happens after the other. What stays are deliveries that come to one instance at the same moment,
//! such as the ends of two called instances: either may be first. So where two histories differ, both drivers play the process again;
//! an order that is free comes up with both, and a difference between the drivers stays.

mod action;
mod history;
mod quiet;
mod walk;

use crate::{
    driver::{Carries, Driver},
    story::Story,
};
use futures_util::{StreamExt, stream};
use quiet::Quiet;
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
};
use testkit::Server;
use walk::{file_of, walk};

/// The program under test.
const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
/// How many processes there are, if the environment does not say.
const PROCESSES: u64 = 40;
/// How many of them go on at once.
const AT_ONCE: usize = 32;
/// What they consist of.
const ELEMENTS: [&str; 20] = [
    "AdHocSubProcess",
    "BoundaryEvent",
    "CallActivity",
    "ComplexGateway",
    "EndEvent",
    "EventBasedGateway",
    "EventSubProcess",
    "ExclusiveGateway",
    "InclusiveGateway",
    "IntermediateCatchEvent",
    "IntermediateThrowEvent",
    "ParallelGateway",
    "ReceiveTask",
    "ScriptTask",
    "ServiceTask",
    "StartEvent",
    "SubProcess",
    "Task",
    "Transaction",
    "UserTask",
];
/// How often a process is played with each driver at most.
const MOST_OFTEN: usize = 3;

/// A server, and what carries its instances on.
struct Stage {
    driver: Driver,
    server: Server,
    /// What happened by seed, each time it was played.
    stories: BTreeMap<u64, Vec<Story>>,
}

impl Stage {
    async fn with(driver: Driver) -> Self {
        let builder = Server::builder(BINARY);
        let server = driver.configure(builder).start().await.unwrap();
        let stories = BTreeMap::new();
        Self {
            driver,
            server,
            stories,
        }
    }

    async fn play(&mut self, seeds: &BTreeSet<u64>) {
        let quiet = Quiet::of(&self.server.database);
        let walks = stream::iter(seeds.iter().copied());
        let walks = walks.map(async |seed| (seed, walk(&self.server, &quiet, seed).await));
        let walked: Vec<_> = walks.buffer_unordered(AT_ONCE).collect().await;
        let failures: Vec<_> = walked
            .iter()
            .filter_map(|(seed, walked)| {
                let failure = walked.as_ref().err()?;
                Some(format!("seed {seed}: {failure}\n{}", file_of(*seed)))
            })
            .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
        for (seed, story) in walked {
            self.stories.entry(seed).or_default().extend(story.ok());
        }
    }

    /// Whether anything happened in an element of this kind.
    fn has_run(&self, element: &str) -> bool {
        let written = format!("\"nodeType\":\"{element}\"");
        let mut stories = self.stories.values().flatten();
        stories.any(|story| {
            let mut histories = story.events.iter();
            histories.any(|(_, events)| events.iter().any(|event| event.contains(&written)))
        })
    }

    /// What is stored is what the events lead to, and all instances were carried on.
    async fn end(self) {
        self.driver.has_carried_all(&self.server).await;
        self.server.database.verify(BINARY).unwrap();
    }
}

/// A difference, if no history of one is a history of the other.
fn difference(ours: &[Story], theirs: &[Story]) -> Option<String> {
    let is_common = ours.iter().any(|story| theirs.contains(story));
    if is_common {
        return None;
    }
    ours.last()?.difference(theirs.last()?)
}

#[tokio::test(flavor = "multi_thread")]
async fn random_processes_have_the_same_histories_with_either_driver() {
    let count = env::var("QUANTUMBPM_RANDOM_PROCESSES");
    let count = count.map_or(PROCESSES, |count| count.parse().unwrap());
    let first = env::var("QUANTUMBPM_FIRST_RANDOM_PROCESS");
    let first = first.map_or(1, |first| first.parse().unwrap());
    let mut seeds: BTreeSet<_> = (first..first + count).collect();
    let temporal = Driver::temporal(Carries::Instances).await.unwrap();
    let mut stages = [
        Stage::with(Driver::Embedded).await,
        Stage::with(temporal).await,
    ];
    let mut differences = Vec::new();
    for _ in 0..MOST_OFTEN {
        for stage in &mut stages {
            stage.play(&seeds).await;
        }
        differences.clear();
        let [embedded, temporal] = &stages;
        seeds.retain(|seed| {
            let found = difference(&embedded.stories[seed], &temporal.stories[seed]);
            let differs = found.is_some();
            differences.extend(found.map(|found| format!("{found}\n{}", file_of(*seed))));
            differs
        });
        if seeds.is_empty() {
            break;
        }
        eprintln!("differ: {seeds:?}");
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
    for stage in stages {
        if count >= PROCESSES {
            let never_run = ELEMENTS.iter().find(|element| !stage.has_run(element));
            assert_eq!(never_run, None, "nothing happened there");
        }
        stage.end().await;
    }
}
