//! Processes as a modeler draws them, carried to their ends over HTTP. README.md beside this file describes the format.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod driver;
mod expectation;
mod player;
mod scenario;

use driver::Driver;
use futures_util::{StreamExt, stream};
use player::Player;
use scenario::Scenario;
use testkit::Server;

/// How many cases play at once.
const AT_ONCE: usize = 8;

/// What happens to the server between the steps of the cases.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Interruption {
    None,
    /// It is killed and started again after every step, so that everything that waits does so across a restart.
    Kill,
}

/// Plays every case of every file. All do their first steps, then their second ones, and so on: so one server can be killed
/// between the steps of all.
async fn play(driver: Driver, interruption: Interruption) {
    let builder = Server::builder(env!("CARGO_BIN_EXE_quantumbpm"));
    let mut server = driver.configure(builder).start().await.unwrap();
    let scenarios = Scenario::all().unwrap();
    let mut players = Vec::new();
    let mut failures = Vec::new();
    for scenario in &scenarios {
        for case in &scenario.cases {
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
                let result = player.play_next().await;
                (player, result)
            })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        players = Vec::new();
        for (player, result) in played {
            match result {
                Ok(()) if player.is_done() => {}
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
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written() {
    play(Driver::Embedded, Interruption::None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_case_goes_as_written_when_the_server_is_killed_after_every_step() {
    play(Driver::Embedded, Interruption::Kill).await;
}
