//! Messages and those who wait for them find each other by project, name and key.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, store};
use feel::Value;
use store::{
    LookedAt, OpenStart,
    messages::{self, MessageStart},
};
use uuid::Uuid;

const PROJECT: Uuid = Uuid::from_u128(0xface);

fn value(json: &str) -> Value {
    Value::from_json(json).unwrap()
}

async fn publish(database: &Database, name: &str, key: Option<&str>, seconds: i64) -> Uuid {
    let message = id();
    let key = key.map(value);
    let row = messages::waiting(
        message,
        PROJECT,
        name,
        key.as_ref(),
        noon(seconds),
        noon(3_600),
    );
    store(database, message, 0, row).await;
    message
}

async fn catch(database: &Database, name: &str, key: &str, seconds: i64) -> Uuid {
    let subscription = id();
    let row = messages::catching(
        subscription,
        id(),
        PROJECT,
        name.to_owned(),
        &value(key),
        noon(seconds),
    );
    store(database, subscription, 0, row).await;
    subscription
}

async fn start(database: &Database, name: &str) -> Uuid {
    let subscription = id();
    let start = MessageStart {
        start: OpenStart {
            process_version_id: id(),
            process_id: "order".to_owned(),
            element: "Start_1".to_owned(),
        },
        one_per_key: false,
    };
    let row = messages::starting(subscription, id(), PROJECT, name, start, noon(0));
    store(database, subscription, 0, row).await;
    subscription
}

async fn candidates(database: &Database, name: &str, key: Option<&str>) -> Vec<Uuid> {
    let key = key.map(value);
    let pool = database.pool();
    let found = messages::matching_subscriptions(pool, PROJECT, name, key.as_ref(), None)
        .await
        .unwrap();
    found
        .iter()
        .map(|subscription| subscription.subscription_id)
        .collect()
}

async fn waiting_for(database: &Database, subscription: Uuid) -> Vec<Uuid> {
    messages::waiting_for(database.pool(), subscription)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_message_finds_those_who_wait_for_its_key_the_oldest_first() {
    let database = Database::create().await;
    let first = catch(&database, "paid", "5.0", 1).await;
    let second = catch(&database, "paid", "5", 2).await;
    let text = catch(&database, "paid", "\"5\"", 0).await;
    catch(&database, "sent", "5", 0).await;
    assert_eq!(
        candidates(&database, "paid", Some("5.00")).await,
        [first, second]
    );
    assert_eq!(candidates(&database, "paid", Some("\"5\"")).await, [text]);
    assert!(candidates(&database, "paid", None).await.is_empty());
}

#[tokio::test]
async fn all_contexts_are_candidates_for_each_other() {
    let database = Database::create().await;
    let context = catch(&database, "paid", r#"{"order": 5}"#, 0).await;
    catch(&database, "paid", "5", 0).await;
    assert_eq!(
        candidates(&database, "paid", Some(r#"{"order": 6}"#)).await,
        [context]
    );
}

#[tokio::test]
async fn candidates_are_read_from_one_of_them_on() {
    let database = Database::create().await;
    let first = catch(&database, "paid", r#"{"order": 1}"#, 0).await;
    let second = catch(&database, "paid", r#"{"order": 2}"#, 1).await;
    let started = start(&database, "paid").await;
    let key = value("{}");
    let after = async |subscription| {
        let pool = database.pool();
        messages::matching_subscriptions(pool, PROJECT, "paid", Some(&key), Some(subscription))
            .await
            .unwrap()
            .into_iter()
            .map(|open| open.subscription_id)
            .collect::<Vec<_>>()
    };
    assert_eq!(after(first).await, [second, started]);
    assert!(after(started).await.is_empty());
}

#[tokio::test]
async fn a_start_takes_any_key_and_none() {
    let database = Database::create().await;
    let start = start(&database, "ordered").await;
    for key in [None, Some("5"), Some("{}")] {
        assert_eq!(candidates(&database, "ordered", key).await, [start]);
    }
    let keyed = publish(&database, "ordered", Some("5"), 2).await;
    let plain = publish(&database, "ordered", None, 1).await;
    assert_eq!(waiting_for(&database, start).await, [plain, keyed]);
}

#[tokio::test]
async fn a_subscription_finds_the_messages_that_came_before_it_the_oldest_first() {
    let database = Database::create().await;
    let second = publish(&database, "paid", Some("[1, 2.0]"), 2).await;
    let first = publish(&database, "paid", Some("[1, 2]"), 1).await;
    publish(&database, "paid", Some("[2, 1]"), 0).await;
    let subscription = catch(&database, "paid", "[1.0, 2]", 3).await;
    assert_eq!(waiting_for(&database, subscription).await, [first, second]);
}

#[tokio::test]
async fn a_key_may_be_longer_than_an_index_row() {
    let database = Database::create().await;
    let key = format!("\"{}\"", "x".repeat(10_000));
    let subscription = catch(&database, "paid", &key, 0).await;
    assert_eq!(
        candidates(&database, "paid", Some(&key)).await,
        [subscription]
    );
}

#[tokio::test]
async fn what_missed_each_other_is_found() {
    let database = Database::create().await;
    let early = publish(&database, "paid", Some("5"), 1).await;
    let late = publish(&database, "paid", Some("6"), 0).await;
    let look = async |before, limit| {
        messages::look_for_missed(database.pool(), before, limit)
            .await
            .unwrap()
    };
    assert!(look(None, 10).await.missed.is_empty());
    let subscription = catch(&database, "paid", "5", 2).await;
    assert_eq!(look(None, 10).await.missed, [early]);
    let newest = look(None, 1).await;
    assert_eq!((newest.missed, newest.next), (vec![], Some(late)));
    assert_eq!(
        look(Some(late), 2).await,
        LookedAt {
            missed: vec![early],
            next: None
        }
    );
    store(&database, subscription, 1, messages::closed(subscription)).await;
    assert!(look(None, 10).await.missed.is_empty());
}

#[tokio::test]
async fn a_received_message_waits_no_more_and_an_old_one_expires() {
    let database = Database::create().await;
    let message = publish(&database, "paid", Some("5"), 0).await;
    let open = async |at| {
        messages::open_message(database.pool(), message, at)
            .await
            .unwrap()
    };
    let found = open(noon(3_599)).await.unwrap();
    assert_eq!(
        (found.name.as_str(), found.key.as_deref()),
        ("paid", Some("5"))
    );
    assert_eq!(open(noon(3_600)).await, None, "its time is over");
    let expired = async |at| messages::expired(database.pool(), at, 10).await.unwrap();
    assert!(expired(noon(3_599)).await.is_empty());
    assert_eq!(expired(noon(3_600)).await, [message]);
    store(&database, message, 1, messages::received(message)).await;
    assert_eq!(open(noon(0)).await, None);
}
