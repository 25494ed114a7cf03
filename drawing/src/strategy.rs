//! How random processes are chosen.

use crate::block::{Activity, AdHoc, Block, Kind, Looped, Trigger};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};

fn trigger() -> impl Strategy<Value = Trigger> {
    prop_oneof![
        Just(Trigger::Timer),
        Just(Trigger::Cycle),
        Just(Trigger::Message),
        Just(Trigger::Signal),
        Just(Trigger::Condition),
        Just(Trigger::Error),
        Just(Trigger::Escalation),
        Just(Trigger::Any),
        Just(Trigger::All)
    ]
}

fn looped() -> impl Strategy<Value = Looped> {
    prop_oneof![
        4 => Just(Looped::Not),
        1 => (1_u32..4).prop_map(Looped::AllAtOnce),
        1 => (1_u32..4).prop_map(Looped::OneByOne),
        1 => (1_u32..4).prop_map(Looped::UntilOneIsDone),
        1 => (0_u32..4, any::<bool>()).prop_map(|(instances, sequential)| Looped::Counted(instances, sequential)),
        1 => (0_u32..4, behavior()).prop_map(|(instances, behavior)| Looped::Throwing(instances, behavior)),
        1 => (1_u32..4).prop_map(Looped::Again),
        1 => (0_u32..4).prop_map(Looped::Before),
        1 => (1_u32..4).prop_map(Looped::AtMost),
    ]
}

/// What each instance throws, or the first.
fn behavior() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(r#"behavior="None" noneBehaviorEventRef="tells""#),
        Just(r#"behavior="One" oneBehaviorEventRef="tells""#),
        Just(r#"behavior="None" noneBehaviorEventRef="signals""#),
    ]
}

fn listened() -> impl Strategy<Value = Vec<&'static str>> {
    prop_oneof![
        4 => Just(Vec::new()),
        1 => Just(vec!["start"]),
        1 => Just(vec!["end"]),
        1 => Just(vec!["start", "end"]),
    ]
}

fn simple_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Passing),
        Just(Kind::Script),
        Just(Kind::Job),
        Just(Kind::UserTask),
        Just(Kind::Receive),
        Just(Kind::Timer),
        Just(Kind::Escalate),
        Just(Kind::Signal),
        Just(Kind::Several),
        Just(Kind::Condition),
    ]
}

fn activity(
    kind: Kind,
    looped: Looped,
    boundary: Vec<(Trigger, bool, Block)>,
    listened: Vec<&'static str>,
    compensated: bool,
) -> Block {
    Block::Activity(Activity {
        kind,
        looped,
        boundary,
        listened,
        compensated,
    })
}

/// Blocks within blocks. Each part is boxed: what makes them would have frames of some hundred kilobytes else, in each level.
pub fn block() -> impl Strategy<Value = Block> {
    let leaf = (simple_kind(), looped(), listened(), is_compensated()).prop_map(
        |(kind, looped, listened, compensated)| {
            activity(kind, looped, Vec::new(), listened, compensated)
        },
    );
    leaf.prop_recursive(5, 40, 4, |inner| {
        let branches = prop::collection::vec(inner.clone(), 2..4).boxed();
        let handlers = prop::collection::vec((trigger(), any::<bool>(), inner.clone()), 0..3).boxed();
        let event_sub_process = prop::option::of((trigger(), any::<bool>(), inner.clone().prop_map(Box::new))).boxed();
        let kind = prop_oneof![
            2 => simple_kind().boxed(),
            1 => inner.clone().prop_map(|block| Kind::Call(Box::new(block))).boxed(),
            1 => inner.clone().prop_map(|block| Kind::Compensate(Box::new(block))).boxed(),
            1 => (inner.clone(), any::<bool>())
                .prop_map(|(block, is_canceled)| Kind::Transaction(Box::new(block), is_canceled)).boxed(),
            2 => (inner.clone(), event_sub_process)
                .prop_map(|(block, handler)| Kind::SubProcess(Box::new(block), handler)).boxed(),
            1 => (inner.clone(), inner.clone(), any::<bool>(), prop::option::of(any::<bool>()))
                .prop_map(|(first, second, sequential, until)| {
                    let blocks = [first, second];
                    Kind::AdHoc(Box::new(AdHoc { blocks, sequential, until }))
                }).boxed(),
        ].boxed();
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Block::Sequence).boxed(),
            1 => (branches.clone(), 0_usize..3).prop_map(|(branches, chosen)| Block::Exclusive(branches, chosen)).boxed(),
            1 => (branches.clone(), 0_usize..3).prop_map(|(branches, chosen)| Block::Linked(branches, chosen)).boxed(),
            1 => branches.clone().prop_map(Block::Parallel).boxed(),
            1 => (branches, 0_usize..3).prop_map(|(branches, enough)| Block::Complex(branches, enough)).boxed(),
            1 => prop::collection::vec((any::<bool>(), inner.clone()), 2..4).prop_map(Block::Inclusive).boxed(),
            1 => (inner.clone(), 1_u32..4).prop_map(|(body, times)| Block::Loop(Box::new(body), times)).boxed(),
            1 => (inner.clone(), inner.clone())
                .prop_map(|(message, timer)| Block::EventBased(Box::new(message), Box::new(timer))).boxed(),
            4 => (kind, looped(), handlers, listened(), is_compensated())
                .prop_map(|(kind, looped, handlers, listened, compensated)| {
                    activity(kind, looped, handlers, listened, compensated)
                }).boxed(),
        ]
        .boxed()
    })
}

/// Whether something compensates an activity.
fn is_compensated() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.3)
}

/// The block that this seed stands for, in each run the same, and whether the process has listeners.
pub fn block_of(seed: u64) -> (Block, bool) {
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().zip(seed.to_le_bytes()) {
        *place = byte;
    }
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), random);
    let called = (block(), looped(), is_compensated()).prop_map(|(block, looped, compensated)| {
        let kind = Kind::Call(Box::new(block));
        activity(kind, looped, Vec::new(), Vec::new(), compensated)
    });
    let blocks = prop_oneof![2 => block().boxed(), 1 => called.boxed()];
    let sequence = prop::collection::vec(blocks, 1..4).prop_map(Block::Sequence);
    let strategy = (sequence, prop::bool::weighted(0.3));
    strategy.new_tree(&mut runner).unwrap().current()
}
