//! Due rows are handed to one taker at a time, and again if they are not acknowledged.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, step};
use jiff::Timestamp;
use store::{
    AppendError, Cell, RowChange, Step,
    outbox::{self, OUTBOX, Occurrence, Overdue, Wanted},
};
use uuid::Uuid;

const KINDS: &[&str] = &["Continue", "CancelInstance"];

async fn put(database: &Database, due: Timestamp, held_until: Option<Timestamp>) -> Uuid {
    put_for(database, "Continue", Uuid::nil(), due, held_until).await
}

/// A row of a kind, of a project.
async fn put_for(
    database: &Database,
    kind: &str,
    project: Uuid,
    due: Timestamp,
    held_until: Option<Timestamp>,
) -> Uuid {
    let row = id();
    let asking = Step {
        rows: vec![RowChange::insert(
            &OUTBOX,
            vec![Cell::Uuid(row)],
            vec![
                ("stream", Cell::Uuid(row)),
                ("kind", Cell::Text(kind.to_owned())),
                ("due", Cell::Time(due)),
                ("payload", Cell::Json(r#"{"n":1.0}"#.to_owned())),
                ("held_until", held_until.map_or(Cell::Null, Cell::Time)),
                ("project_id", Cell::Uuid(project)),
            ],
        )],
        ..step(row, 0, 1)
    };
    database.store.append(asking).await.unwrap();
    row
}

/// The rows somebody gets who takes at `now` and holds for ten seconds.
async fn take(database: &Database, now: Timestamp, limit: u32) -> Vec<Uuid> {
    let taken = outbox::take_oldest(database.pool(), &wanted(now, limit))
        .await
        .unwrap();
    taken.iter().map(|taken| taken.id).collect()
}

/// The rows somebody gets who takes by turns.
async fn take_by_turns(database: &Database, now: Timestamp, limit: u32) -> Vec<Uuid> {
    let taken = outbox::take_by_turns(database.pool(), &wanted(now, limit))
        .await
        .unwrap();
    taken.iter().map(|taken| taken.id).collect()
}

/// What is due at `now`, to be held for ten seconds.
fn wanted(now: Timestamp, limit: u32) -> Wanted<'static> {
    Wanted {
        kinds: KINDS,
        urgent: &["CancelInstance"],
        except: &[],
        due_by: now,
        now,
        held_until: now + jiff::SignedDuration::from_secs(10),
        limit,
    }
}

#[tokio::test]
async fn what_is_due_is_taken_as_it_was_put() {
    let database = Database::create().await;
    let row = put(&database, noon(0), None).await;
    let taken = outbox::take_oldest(database.pool(), &wanted(noon(0), 5))
        .await
        .unwrap();
    assert_eq!(
        taken,
        [outbox::Entry {
            id: row,
            stream: row,
            project: Uuid::nil(),
            due: noon(0),
            kind: "Continue".to_owned(),
            payload: r#"{"n":1.0}"#.to_owned(),
        }]
    );
}

#[tokio::test]
async fn only_the_kinds_that_are_asked_for_are_taken() {
    let database = Database::create().await;
    put(&database, noon(0), None).await;
    let others = Wanted {
        kinds: &["FireTimer"],
        ..wanted(noon(0), 5)
    };
    let taken = outbox::take_oldest(database.pool(), &others).await;
    assert_eq!(taken.unwrap(), []);
    let taken = outbox::take_by_turns(database.pool(), &others).await;
    assert_eq!(taken.unwrap(), []);
}

#[tokio::test]
async fn a_stream_sees_its_own_rows_the_first_due_first_held_or_not() {
    let database = Database::create().await;
    let held = put(&database, noon(0), Some(noon(10))).await;
    put(&database, noon(0), None).await;
    let rows = outbox::of_stream(database.pool(), held, &[], 5)
        .await
        .unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [held]);
    let except = [held];
    let others = outbox::of_stream(database.pool(), held, &except, 5).await;
    assert_eq!(others.unwrap(), []);
}

#[tokio::test]
async fn a_row_is_not_taken_before_it_is_due_or_while_it_is_held() {
    let database = Database::create().await;
    let timer = put(&database, noon(60), None).await;
    let held_by_its_inserter = put(&database, noon(0), Some(noon(10))).await;
    assert!(take(&database, noon(5), 5).await.is_empty());
    assert_eq!(take(&database, noon(11), 5).await, [held_by_its_inserter]);
    assert!(take(&database, noon(20), 5).await.is_empty());
    assert_eq!(take(&database, noon(60), 1).await, [held_by_its_inserter]);
    assert_eq!(take(&database, noon(60), 1).await, [timer]);
}

#[tokio::test]
async fn what_was_due_first_is_taken_first() {
    let database = Database::create().await;
    let later = put(&database, noon(2), None).await;
    let first = put(&database, noon(1), None).await;
    assert_eq!(take(&database, noon(3), 1).await, [first]);
    assert_eq!(take(&database, noon(3), 1).await, [later]);
}

#[tokio::test]
async fn by_turns_every_project_has_its_share_however_much_another_has_to_do() {
    let database = Database::create().await;
    let project = Uuid::from_u128;
    for second in 0..20 {
        put_for(&database, "Continue", project(1), noon(second), None).await;
    }
    let second = put_for(&database, "Continue", project(2), noon(30), None).await;
    let third = put_for(&database, "Continue", project(3), noon(40), None).await;
    put_for(&database, "Continue", project(4), noon(90), None).await;
    let unknown = put(&database, noon(50), None).await;
    let taken = take_by_turns(&database, noon(60), 8).await;
    assert_eq!(taken.len(), 5, "two of the first, one of each other");
    for row in [second, third, unknown] {
        assert!(taken[..4].contains(&row), "{taken:?} without {row}");
    }
    assert_eq!(take_by_turns(&database, noon(60), 8).await.len(), 8 / 4);
}

#[tokio::test]
async fn by_turns_some_projects_can_be_left_out() {
    let database = Database::create().await;
    let [one, other] = [1, 2].map(Uuid::from_u128);
    put_for(&database, "Continue", one, noon(0), None).await;
    let row = put_for(&database, "Continue", other, noon(0), None).await;
    let but_for_one = Wanted {
        except: &[one],
        ..wanted(noon(0), 5)
    };
    let taken = outbox::take_by_turns(database.pool(), &but_for_one)
        .await
        .unwrap();
    let taken: Vec<_> = taken
        .iter()
        .map(|entry| (entry.id, entry.project))
        .collect();
    assert_eq!(taken, [(row, other)]);
}

#[tokio::test]
async fn by_turns_what_is_urgent_comes_before_the_rest_of_its_project() {
    let database = Database::create().await;
    let project = Uuid::from_u128(1);
    for second in 0..10 {
        put_for(&database, "Continue", project, noon(second), None).await;
    }
    let cancel = put_for(&database, "CancelInstance", project, noon(30), None).await;
    let taken = take_by_turns(&database, noon(60), 4).await;
    assert_eq!((taken.len(), taken[0]), (3, cancel));
}

#[tokio::test]
async fn by_turns_a_row_is_not_taken_before_it_is_due_or_while_it_is_held() {
    let database = Database::create().await;
    let timer = put(&database, noon(60), None).await;
    let held_by_its_inserter = put(&database, noon(0), Some(noon(10))).await;
    assert!(take_by_turns(&database, noon(5), 5).await.is_empty());
    assert_eq!(
        take_by_turns(&database, noon(11), 5).await,
        [held_by_its_inserter]
    );
    assert!(take_by_turns(&database, noon(20), 5).await.is_empty());
    let both = take_by_turns(&database, noon(60), 5).await;
    assert_eq!(both, [held_by_its_inserter, timer]);
}

#[tokio::test(flavor = "multi_thread")]
async fn by_turns_too_each_row_goes_to_one_of_those_who_take_at_once() {
    let database = Database::create().await;
    for number in 0..40 {
        let project = Uuid::from_u128(number % 3);
        put_for(&database, "Continue", project, noon(0), None).await;
    }
    let take_all = async || {
        let mut taken = Vec::new();
        loop {
            let rows = take_by_turns(&database, noon(0), 6).await;
            let left: i64 =
                sqlx::query_scalar("SELECT count(*) FROM outbox WHERE held_until IS NULL")
                    .fetch_one(database.pool())
                    .await
                    .unwrap();
            taken.extend(rows);
            if left == 0 {
                return taken;
            }
        }
    };
    let takers = futures_util::future::join_all((0..6).map(|_| take_all())).await;
    let mut taken: Vec<_> = takers.into_iter().flatten().collect();
    let count = taken.len();
    taken.sort_unstable();
    taken.dedup();
    assert_eq!((count, taken.len()), (40, 40));
}

#[tokio::test]
async fn an_acknowledged_row_is_gone_unless_it_was_put_anew_for_another_time() {
    let database = Database::create().await;
    let done = put(&database, noon(0), None).await;
    let repeated = put(&database, noon(30), None).await;
    let carried_out = [done, repeated].map(|id| Occurrence { id, due: noon(0) });
    outbox::acknowledge(database.pool(), &carried_out)
        .await
        .unwrap();
    assert_eq!(take(&database, noon(30), 5).await, [repeated]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_row_goes_to_one_of_those_who_take_at_once() {
    let database = Database::create().await;
    for _ in 0..50 {
        put(&database, noon(0), None).await;
    }
    let takers: Vec<_> = (0..8)
        .map(|_| {
            let pool = database.pool().clone();
            tokio::spawn(async move {
                let mut taken = Vec::new();
                loop {
                    let rows = outbox::take_oldest(&pool, &wanted(noon(0), 3))
                        .await
                        .unwrap();
                    if rows.is_empty() {
                        return taken;
                    }
                    taken.extend(rows.into_iter().map(|row| row.id));
                }
            })
        })
        .collect();
    let mut taken = Vec::new();
    for taker in takers {
        taken.extend(taker.await.unwrap());
    }
    let count = taken.len();
    taken.sort_unstable();
    taken.dedup();
    assert_eq!((count, taken.len()), (50, 50));
}

#[tokio::test]
async fn what_is_due_and_not_carried_out_is_counted() {
    let database = Database::create().await;
    let overdue = async || outbox::overdue(database.pool(), noon(10)).await.unwrap();
    assert_eq!(overdue().await, Overdue::default());
    for due in [5, 7, 11] {
        put(&database, noon(due), None).await;
    }
    let expected = Overdue {
        rows: 2,
        since: Some(noon(5)),
    };
    assert_eq!(overdue().await, expected);
}

/// A step of another stream that carries out this row.
fn carrying_out(stream: Uuid, id: Uuid, due: Timestamp) -> Step {
    Step {
        carries_out: vec![Occurrence { id, due }],
        ..step(stream, 0, 1)
    }
}

async fn rows(database: &Database) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM outbox")
        .fetch_one(database.pool())
        .await
        .unwrap()
}

#[tokio::test]
async fn the_step_that_carries_a_row_out_takes_it_away() {
    let database = Database::create().await;
    let row = put(&database, noon(0), None).await;
    let stored = carrying_out(id(), row, noon(0));
    database.store.append(stored).await.unwrap();
    assert_eq!(rows(&database).await, 0);
}

#[tokio::test]
async fn of_two_that_carry_a_row_out_one_stores_its_step() {
    let database = Database::create().await;
    let row = put(&database, noon(0), None).await;
    let other = store::Store::connect(&database.options()).await.unwrap();
    let streams = [id(), id()];
    let (first, second) = tokio::join!(
        database
            .store
            .append(carrying_out(streams[0], row, noon(0))),
        other.append(carrying_out(streams[1], row, noon(0))),
    );
    let refused = [&first, &second].map(|stored| matches!(stored, Err(AppendError::CarriedOut)));
    assert!(refused[0] != refused[1], "{first:?} {second:?}");
    let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM events WHERE stream = ANY ($1)")
        .bind(streams)
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(stored, 1);
}

#[tokio::test]
async fn the_next_occurrence_of_a_timer_is_another_than_the_one_before() {
    let database = Database::create().await;
    let row = put(&database, noon(9), None).await;
    let late = database.store.append(carrying_out(id(), row, noon(0)));
    assert!(matches!(late.await, Err(AppendError::CarriedOut)));
    assert_eq!(rows(&database).await, 1);
}

#[tokio::test]
async fn the_others_of_a_batch_do_not_pay_for_one_that_was_carried_out() {
    let database = Database::create().await;
    let row = put(&database, noon(0), None).await;
    let (plain, late, in_time) = tokio::join!(
        database.store.append(step(id(), 0, 2)),
        database.store.append(carrying_out(id(), id(), noon(0))),
        database.store.append(carrying_out(id(), row, noon(0))),
    );
    plain.unwrap();
    assert!(matches!(late, Err(AppendError::CarriedOut)));
    in_time.unwrap();
}

#[tokio::test]
async fn what_was_carried_out_is_not_among_what_remains() {
    let database = Database::create().await;
    let there = Occurrence {
        id: put(&database, noon(0), None).await,
        due: noon(0),
    };
    let moved_on = Occurrence {
        id: put(&database, noon(5), None).await,
        due: noon(0),
    };
    let gone = Occurrence {
        id: id(),
        due: noon(0),
    };
    let remaining = outbox::remaining(database.pool(), &[moved_on, there, gone]).await;
    assert_eq!(remaining.unwrap(), [there]);
}
