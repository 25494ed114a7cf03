//! Random block-structured processes, run in random orders and with random steps: each comes to its end.
//!
//! They may be migrated to other versions meanwhile. An operator may move their tokens by hand; then they may wait for ever for a
//! token that never comes, and are canceled.
//!
//! The harness compares at every event the state with the fold of all events before, and sees that every job, task,
//! subscription, activation and incident that was opened is closed once. A failure prints the process and the choices; run it
//! again with the `PROPTEST_RNG_SEED` that proptest prints.

use super::{
    command::InstanceCommand, error::InstanceError, event::InstanceEvent, state::InstanceStatus,
};
use crate::testing::{Action, Given, Run, given, operations};
use drawing::{Block, Style, block};
use proptest::prelude::*;

/// How long choices are free; after that only what brings the run nearer to its end is chosen.
const FREE_CHOICES: usize = 60;
/// More than anything that ends takes to end.
const TOO_MANY_STEPS: usize = 20_000;

fn drawn(block: &Block, style: Style) -> Given {
    let process = drawing::drawn(block, style);
    given(process.content).beside(process.beside)
}

fn begin(block: &Block, listened: bool, budget: u32) -> Run {
    let style = Style {
        listened,
        compensated: true,
        ..Style::default()
    };
    drawn(block, style).budget(budget).start(r#"{"key":1}"#)
}

/// Runs a process to its end, and migrates it again and again to another version that is drawn likewise, but that event-based
/// gateways may wait for one event more or less.
fn migrated_to_end(block: &Block, listened: bool, choices: &[u16]) -> Run {
    let version = |more_events| {
        let style = Style {
            listened,
            compensated: true,
            more_events,
            ..Style::default()
        };
        drawn(block, style)
    };
    let run = version(false).start(r#"{"key":1}"#);
    to_its_end(run, choices, |run, choice| {
        if choice % 3 != 0 {
            return;
        }
        let migration = run.version(version(choice % 2 == 0));
        let command = InstanceCommand::Migrate(Box::new(migration));
        match run.command(command) {
            Ok(()) => {}
            Err(InstanceError::MigrationRefused { issues }) => {
                let passes = |issue: &String| {
                    issue.starts_with("a listener of") || issue.contains("is being compensated")
                };
                assert!(issues.iter().all(passes), "{issues:?}");
            }
            Err(other) => panic!("{other}"),
        }
    })
}

/// Lets one of the things happen that can happen: the choice falls on those that are preferred if there are any, else on those that
/// something waits for. What is triggered again and again while others wait for messages would never end.
fn happen(run: &mut Run, choice: u16, prefers: impl Fn(&Action) -> bool) {
    let mut possible = run.possible();
    if possible.iter().any(&prefers) {
        possible.retain(prefers);
    } else if possible.iter().any(Action::is_waited_for) {
        possible.retain(Action::is_waited_for);
    }
    assert!(
        !possible.is_empty(),
        "nothing can happen any more; active: {:?}",
        run.active()
    );
    let action = possible[usize::from(choice) % possible.len()].clone();
    run.act(&action);
}

/// Runs a process to its end, choosing by `choices` what happens next.
fn run_to_end(block: &Block, listened: bool, choices: &[u16], budget: u32) -> Run {
    to_its_end(begin(block, listened, budget), choices, |_, _| {})
}

/// Lets things happen to a run until it has ended, choosing by `choices`. Before each that is chosen freely, `meddle` may do
/// something of its own, by the same choice.
fn to_its_end(mut run: Run, choices: &[u16], meddle: impl Fn(&mut Run, u16)) -> Run {
    for (step, choice) in choices.iter().cycle().enumerate() {
        if run.status().has_ended() {
            break;
        }
        assert!(
            step < TOO_MANY_STEPS,
            "the run does not end; active: {:?}",
            run.active()
        );
        let is_free = step < FREE_CHOICES;
        if is_free {
            meddle(&mut run, *choice);
        }
        happen(&mut run, *choice, |action| is_free || action.is_progress());
    }
    run
}

/// Cancels a run, unless it has ended by itself.
fn cancel_to_its_end(run: &mut Run) {
    if run.status().has_ended() {
        return;
    }
    run.cancel();
    // Listeners that are called for the cancellation end first.
    for step in 0.. {
        if run.status().has_ended() {
            break;
        }
        assert!(step < TOO_MANY_STEPS, "the cancellation does not end");
        happen(run, 0, Action::is_progress);
    }
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

/// Lets things happen to a process, and moves its tokens by hand in between.
fn modified(block: &Block, listened: bool, choices: &[(u16, u16, bool)], budget: u32) -> Run {
    let mut run = begin(block, listened, budget);
    for (choice, other, modifies) in choices {
        if run.status().has_ended() {
            break;
        }
        let possible = if *modifies {
            run.modifications()
        } else {
            Vec::new()
        };
        if possible.is_empty() {
            if !run.possible().is_empty() {
                happen(&mut run, *choice, |_| true);
            }
            continue;
        }
        let chosen = [choice, other].map(|choice| {
            let place = usize::from(*choice) % possible.len();
            possible[place].clone()
        });
        let before = run.events().len();
        match run.command(operations(&chosen)) {
            Ok(()) => assert!(matches!(
                run.events()[before],
                InstanceEvent::InstanceModified(_)
            )),
            Err(InstanceError::ModificationRefused { refusals }) => {
                assert!(!refusals.is_empty());
                assert_eq!(run.events().len(), before);
            }
            Err(InstanceError::Ended { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    run
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_process_ends_whatever_the_order_and_the_steps(
        block in block(),
        listened in prop::bool::weighted(0.3),
        choices in prop::collection::vec(any::<u16>(), 50..100),
        budget in 1_u32..20,
    ) {
        let mut run = run_to_end(&block, listened, &choices, 1_000_000);
        prop_assert_eq!(run.status(), InstanceStatus::Completed);
        let mut in_small_steps = run_to_end(&block, listened, &choices, budget);
        prop_assert_eq!(in_small_steps.trace(), run.trace());
    }

    #[test]
    fn every_process_can_be_canceled_at_any_time(
        block in block(),
        listened in prop::bool::weighted(0.3),
        choices in prop::collection::vec(any::<u16>(), 0..40),
    ) {
        let mut run = begin(&block, listened, 1_000_000);
        for choice in choices {
            if !run.status().has_ended() {
                happen(&mut run, choice, |_| true);
            }
        }
        cancel_to_its_end(&mut run);
    }

    #[test]
    fn every_process_goes_on_in_another_version_at_any_time(
        block in block(),
        listened in prop::bool::weighted(0.2),
        choices in prop::collection::vec(any::<u16>(), 50..100),
    ) {
        let run = migrated_to_end(&block, listened, &choices);
        prop_assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn the_tokens_of_every_process_can_be_moved_by_hand(
        block in block(),
        listened in prop::bool::weighted(0.3),
        choices in prop::collection::vec((any::<u16>(), any::<u16>(), any::<bool>()), 1..40),
        budget in 1_u32..20,
    ) {
        let mut run = modified(&block, listened, &choices, 1_000_000);
        let mut in_small_steps = modified(&block, listened, &choices, budget);
        prop_assert_eq!(in_small_steps.trace(), run.trace());
        cancel_to_its_end(&mut run);
    }
}
