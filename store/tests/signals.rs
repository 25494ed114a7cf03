//! Signals and those who wait for them find each other by project and name.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, store};
use store::{LookedAt, OpenStart, signals};
use uuid::Uuid;

const PROJECT: Uuid = Uuid::from_u128(0xface);

/// Publishes a signal that all have got who waited.
async fn publish(database: &Database, name: &str, expires: i64) -> Uuid {
    let signal = id();
    let row = signals::published(signal, PROJECT, name, noon(expires), false);
    store(database, signal, 0, row).await;
    store(database, signal, 1, signals::broadcast(signal)).await;
    signal
}

async fn catch(database: &Database, name: &str, had: &[Uuid]) -> Uuid {
    let subscription = id();
    let had = had.iter().copied();
    let row = signals::catching(subscription, id(), PROJECT, name, had);
    store(database, subscription, 0, row).await;
    subscription
}

async fn start(database: &Database, name: &str) -> Uuid {
    let subscription = id();
    let start = OpenStart {
        process_version_id: id(),
        process_id: "order".to_owned(),
        element: "Start_1".to_owned(),
    };
    let row = signals::starting(subscription, id(), PROJECT, name, start);
    store(database, subscription, 0, row).await;
    subscription
}

async fn kept_for(database: &Database, subscription: Uuid, now: i64) -> Vec<Uuid> {
    let found = signals::kept_for(database.pool(), subscription, None, noon(now), 10).await;
    let found = found.unwrap().into_iter();
    found.map(|(_, signal)| signal).collect()
}

#[tokio::test]
async fn a_page_has_those_who_wait_for_the_name_in_their_order_and_says_who_had_it() {
    let database = Database::create().await;
    let signal = publish(&database, "closed", 60).await;
    let first = catch(&database, "closed", &[]).await;
    catch(&database, "opened", &[]).await;
    let had_it = catch(&database, "closed", &[id(), signal]).await;
    let begins = start(&database, "closed").await;
    let last = signals::newest_subscription(database.pool(), PROJECT, "closed").await;
    assert_eq!(last.unwrap(), Some(begins));
    catch(&database, "closed", &[]).await;
    let page = async |after| {
        let (of, range) = ((PROJECT, "closed"), (after, begins));
        let page = signals::page(database.pool(), signal, of, range, 2).await;
        let page = page.unwrap().into_iter();
        page.map(|(open, gets_it)| (open.subscription_id, open.start.is_some(), gets_it))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        page(None).await,
        [(first, false, true), (had_it, false, false)]
    );
    assert_eq!(page(Some(had_it)).await, [(begins, true, true)]);
    let nobody = signals::newest_subscription(database.pool(), PROJECT, "unheard").await;
    assert_eq!(nobody.unwrap(), None);
}

#[tokio::test]
async fn who_comes_to_wait_finds_what_is_kept_and_he_has_not_had() {
    let database = Database::create().await;
    let first = publish(&database, "closed", 60).await;
    let over = publish(&database, "closed", 10).await;
    let second = publish(&database, "closed", 60).await;
    publish(&database, "opened", 60).await;
    let subscription = catch(&database, "closed", &[first]).await;
    assert_eq!(kept_for(&database, subscription, 0).await, [over, second]);
    assert_eq!(kept_for(&database, subscription, 30).await, [second]);
    store(
        &database,
        subscription,
        1,
        signals::noted(subscription, [first, second]),
    )
    .await;
    assert_eq!(
        kept_for(&database, subscription, 30).await,
        Vec::<Uuid>::new()
    );
    let begins = start(&database, "closed").await;
    assert_eq!(kept_for(&database, begins, 30).await, [first, second]);
    store(&database, begins, 1, signals::closed(begins)).await;
    assert_eq!(kept_for(&database, begins, 30).await, Vec::<Uuid>::new());
}

#[tokio::test]
async fn a_sweep_finds_who_waits_although_something_is_kept_for_him() {
    let database = Database::create().await;
    let signal = publish(&database, "closed", 60).await;
    let oldest = catch(&database, "closed", &[]).await;
    let had_it = catch(&database, "closed", &[signal]).await;
    let begins = start(&database, "closed").await;
    let newest = catch(&database, "closed", &[]).await;
    let look = async |before, now, limit| {
        let looked = signals::look_for_missed(database.pool(), before, noon(now), limit);
        looked.await.unwrap()
    };
    assert_eq!(
        look(None, 0, 3).await,
        LookedAt {
            missed: vec![newest],
            next: Some(had_it)
        }
    );
    assert_eq!(
        look(Some(had_it), 0, 3).await,
        LookedAt {
            missed: vec![oldest],
            next: None
        }
    );
    assert_eq!(look(None, 60, 10).await, LookedAt::default());
    let starts = signals::starts(database.pool(), None, noon(0), 1).await;
    let starts = starts.unwrap();
    let kept = starts.kept.iter();
    let kept: Vec<_> = kept
        .map(|(open, signal)| (open.subscription_id, *signal))
        .collect();
    assert_eq!(kept, [(begins, signal)]);
    let later = signals::starts(database.pool(), starts.next, noon(0), 1).await;
    assert_eq!(later.unwrap().kept, Vec::new());
}

#[tokio::test]
async fn a_sweep_reads_little_of_those_who_had_thousands_of_signals() {
    let database = Database::create().await;
    let mut open = Vec::new();
    for number in 0..5 {
        // Like those of the server they have little in common.
        let had =
            (0..12_000_u32).map(|one| Uuid::new_v5(&Uuid::from_u128(number), &one.to_be_bytes()));
        let had: Vec<_> = had.collect();
        open.push(catch(&database, "beat", &had).await);
    }
    let signal = publish(&database, "beat", 60).await;
    let look = async |before| {
        let looked = signals::look_for_missed(database.pool(), before, noon(0), 10);
        looked.await.unwrap()
    };
    let first = look(None).await;
    assert_eq!(first.missed, [open[4], open[3]]);
    assert_eq!(first.next, Some(open[3]));
    let second = look(first.next).await;
    assert_eq!(second.missed, [open[2], open[1]]);
    let third = look(second.next).await;
    assert_eq!(third.missed, [open[0]]);
    assert_eq!(third.next, None);
    assert_eq!(kept_for(&database, open[0], 0).await, [signal]);
}

#[tokio::test]
async fn a_sweep_goes_through_starts_and_those_without_a_signal_count() {
    let database = Database::create().await;
    let mut expected = Vec::new();
    let signals = [
        publish(&database, "closed", 60).await,
        publish(&database, "closed", 60).await,
        publish(&database, "closed", 60).await,
    ];
    for _ in 0..3 {
        start(&database, "unheard").await;
        let begins = start(&database, "closed").await;
        expected.extend(signals.map(|signal| (begins, signal)));
    }
    for limit in 1..8 {
        let (mut found, mut next) = (Vec::new(), None);
        loop {
            let starts = signals::starts(database.pool(), next, noon(0), limit).await;
            let starts = starts.unwrap();
            assert!(starts.kept.len() <= usize::from(limit));
            let kept = starts.kept.into_iter();
            found.extend(kept.map(|(open, signal)| (open.subscription_id, signal)));
            next = starts.next;
            if next.is_none() {
                break;
            }
        }
        assert_eq!(found, expected, "{limit} at a time");
    }
}

#[tokio::test]
async fn what_is_being_broadcast_is_not_swept_and_does_not_end() {
    let database = Database::create().await;
    let signal = id();
    let row = signals::published(signal, PROJECT, "closed", noon(10), false);
    store(&database, signal, 0, row).await;
    let subscription = catch(&database, "closed", &[]).await;
    start(&database, "closed").await;
    let pool = database.pool();
    let looked = signals::look_for_missed(pool, None, noon(0), 10).await;
    assert_eq!(looked.unwrap(), LookedAt::default());
    let starts = signals::starts(pool, None, noon(0), 10).await;
    assert_eq!(starts.unwrap().kept, Vec::new());
    assert_eq!(
        signals::over(pool, noon(20), 10).await.unwrap(),
        Vec::<Uuid>::new()
    );
    // Who comes meanwhile looks for himself.
    assert_eq!(kept_for(&database, subscription, 0).await, [signal]);
    store(&database, signal, 1, signals::broadcast(signal)).await;
    assert_eq!(
        signals::over(pool, noon(9), 10).await.unwrap(),
        Vec::<Uuid>::new()
    );
    assert_eq!(signals::over(pool, noon(10), 10).await.unwrap(), [signal]);
    store(&database, signal, 2, signals::expired(signal)).await;
    assert_eq!(
        signals::over(pool, noon(10), 10).await.unwrap(),
        Vec::<Uuid>::new()
    );
}
