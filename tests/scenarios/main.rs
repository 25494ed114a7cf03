//! Processes as a modeler draws them, carried to their ends over HTTP. README.md beside this file describes the format.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod driver;
mod expectation;
mod player;
mod random;
mod scenario;
mod story;

use driver::{Carries, Driver};
use futures_util::{StreamExt, stream};
use player::{Player, suspends};
use scenario::Scenario;
use std::time::Duration;
use story::Story;
use testkit::Server;
use tokio::time::{Instant, sleep};

/// How many cases play at once.
const AT_ONCE: usize = 8;
/// How long it may take until nothing is due any more.
const PATIENCE: Duration = Duration::from_secs(30);

/// What happens between the steps of the cases.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Interruption {
    None,
    /// The server is killed and started again after every step, so that everything that waits does so across a restart.
    Kill,
    /// The instances are suspended before every step that comes to them and resumed after it, but for cases that do so themselves.
    Suspension,
}

/// Plays every case of every file, and gives what happened. All do their first steps, then their second ones, and so on: so one
/// server can be killed between the steps of all.
async fn play(driver: Driver, interruption: Interruption) -> Vec<Story> {
    play_those(driver, interruption, |_| true).await
}

/// The same with some of the files.
async fn play_those(
    driver: Driver,
    interruption: Interruption,
    which: impl Fn(&Scenario) -> bool,
) -> Vec<Story> {
    let builder = Server::builder(env!("CARGO_BIN_EXE_quantumbpm"));
    let mut server = driver.configure(builder).start().await.unwrap();
    let mut scenarios = Scenario::all().unwrap();
    scenarios.retain(which);
    let mut players = Vec::new();
    let mut stories = Vec::new();
    let mut failures = Vec::new();
    for scenario in &scenarios {
        for case in &scenario.cases {
            if interruption == Interruption::Suspension && suspends(case) {
                continue;
            }
            match Player::open(&server, scenario, case).await {
                Ok(player) => players.push(player),
                Err(failure) => {
                    failures.push(format!("{} / {}: {failure}", scenario.name, case.name));
                }
            }
        }
    }
    assert!(!scenarios.is_empty(), "there are no scenarios");
    while !players.is_empty() {
        let played: Vec<_> = stream::iter(players)
            .map(async |mut player: Player<'_>| {
                let result = match interruption {
                    Interruption::None | Interruption::Kill => player.play_next().await,
                    Interruption::Suspension => player.play_next_suspended().await,
                };
                (player, result)
            })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        if interruption != Interruption::Kill {
            wait_until_nothing_is_due(&server).await;
        }
        players = Vec::new();
        for (player, result) in played {
            match result {
                Ok(()) if player.is_done() => stories.push(player.story().await.unwrap()),
                Ok(()) => players.push(player),
                Err(failure) => {
                    let failure = format!("{}: {failure}", player.place());
                    eprintln!("{failure}");
                    failures.push(failure);
                }
            }
        }
        if interruption == Interruption::Kill && !players.is_empty() {
            server.kill().unwrap();
            server.restart().await.unwrap();
        }
    }
    assert!(
        failures.is_empty(),
        "{} cases failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
    driver.has_carried_all(&server).await;
    stories.sort();
    stories
}

/// Waits until everything was done that follows from the steps so far: what a client does next would otherwise come before or
/// after it, as it happens.
async fn wait_until_nothing_is_due(server: &Server) {
    let deadline = Instant::now() + PATIENCE;
    let due = "SELECT count(*) FROM outbox WHERE due <= now()";
    while server.database.execute(due).unwrap() != "0" {
        assert!(Instant::now() < deadline, "something stays due");
        sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written_and_has_the_same_events_with_either_driver() {
    let embedded = play(Driver::Embedded, Interruption::None).await;
    let instances = Driver::temporal(Carries::Instances).await.unwrap();
    assert_same(&embedded, &play(instances, Interruption::None).await);
}

fn assert_same(embedded: &[Story], temporal: &[Story]) {
    assert_eq!(embedded.len(), temporal.len());
    let differences: Vec<_> = embedded
        .iter()
        .zip(temporal)
        .filter_map(|(embedded, temporal)| embedded.difference(temporal))
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// A drawing in which something is due later, or to another instance: the others never have a workflow that carries waits.
fn waits(scenario: &Scenario) -> bool {
    let later = [
        "timerEventDefinition",
        "callActivity",
        "messageEventDefinition",
    ];
    later.iter().any(|element| scenario.bpmn.contains(element))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_has_the_same_events_where_workflows_carry_waits_only() {
    let embedded = play_those(Driver::Embedded, Interruption::None, waits).await;
    let driver = Driver::temporal(Carries::Waits).await.unwrap();
    let temporal = play_those(driver, Interruption::None, waits).await;
    assert_same(&embedded, &temporal);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: every case, twice more"]
async fn every_case_has_the_same_events_where_workflows_carry_waits_only_and_goes_on_after_kills() {
    let embedded = play(Driver::Embedded, Interruption::None).await;
    let driver = Driver::temporal(Carries::Waits).await.unwrap();
    assert_same(&embedded, &play(driver, Interruption::None).await);
    let driver = Driver::temporal(Carries::Waits).await.unwrap();
    play(driver, Interruption::Kill).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written_when_the_server_is_killed_after_every_step() {
    play(Driver::Embedded, Interruption::Kill).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written_with_temporal_when_the_server_is_killed_after_every_step() {
    let driver = Driver::temporal(Carries::Instances).await.unwrap();
    play(driver, Interruption::Kill).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written_when_its_instances_are_suspended_at_every_step() {
    play(Driver::Embedded, Interruption::Suspension).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written_with_temporal_when_its_instances_are_suspended_at_every_step() {
    let driver = Driver::temporal(Carries::Instances).await.unwrap();
    play(driver, Interruption::Suspension).await;
}
