//! The rows of streams are made what they should be, while steps are stored.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, step};
use sqlx::PgConnection;
use std::{collections::BTreeSet, time::Duration};
use store::{Cell, Column, Kind, Owner, RowChange, Step, StreamRows, Table, stream_rows};
use tokio::time::sleep;
use uuid::Uuid;

static ORDERS: Table = Table {
    name: "orders",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("project_id", Kind::Uuid),
        Column::new("stream", Kind::Uuid),
        Column::new("number", Kind::Integer),
        Column::new("goods", Kind::Json),
        Column::new("tags", Kind::Jsonb),
    ],
};

const OWNER: Owner = Owner::Stream("stream");
const LONG: Duration = Duration::from_secs(5);

async fn database_with_orders() -> Database {
    let database = Database::create().await;
    database
        .run(
            "CREATE TABLE orders (
                id uuid PRIMARY KEY, project_id uuid, stream uuid, number integer UNIQUE, goods json, tags jsonb
            )",
        )
        .await
        .unwrap();
    database
}

/// An order's row, as steps and folds write it.
struct Order {
    key: Vec<Cell>,
    cells: Vec<Cell>,
}

fn order(id: Uuid, project: Uuid, stream: Uuid, number: i64) -> Order {
    Order {
        key: vec![Cell::Uuid(id)],
        cells: vec![
            Cell::Uuid(project),
            Cell::Uuid(stream),
            Cell::Integer(number),
            Cell::Json(r#"{"b": 1.10, "a": 2}"#.to_owned()),
            Cell::Json(r#"["new"]"#.to_owned()),
        ],
    }
}

fn expected<'a>(owner: Owner, project: Uuid, streams: &[(Uuid, &'a [Order])]) -> StreamRows<'a> {
    let mut expected = StreamRows::new(&ORDERS, owner);
    for (stream, orders) in streams {
        let rows = orders
            .iter()
            .map(|order| (order.key.as_slice(), order.cells.as_slice()));
        expected.add(*stream, Some(project), rows);
    }
    expected
}

async fn written(rows: &StreamRows<'_>, connection: &mut PgConnection) -> u64 {
    let changed = rows.write(&mut *connection).await.unwrap();
    assert_eq!(rows.differing(connection).await.unwrap(), BTreeSet::new());
    changed
}

#[tokio::test]
async fn rows_become_what_they_should_be_and_no_others_are_touched() {
    let database = database_with_orders().await;
    let (project, changed, untouched) = (id(), id(), id());
    let mut connection = database.connect().await;
    let others = [order(id(), project, untouched, 9)];
    let foreign = expected(OWNER, project, &[(untouched, &others)]);
    assert_eq!(written(&foreign, &mut connection).await, 1);

    let (kept, lost) = (id(), id());
    let two = [
        order(kept, project, changed, 1),
        order(lost, project, changed, 2),
    ];
    let both = expected(OWNER, project, &[(changed, &two)]);
    assert_eq!(
        both.differing(&mut connection).await.unwrap(),
        [changed].into()
    );
    assert_eq!(written(&both, &mut connection).await, 2);
    assert_eq!(written(&both, &mut connection).await, 0);

    // The numbers changed places, and another row of the stream is gone.
    let swapped = [
        order(kept, project, changed, 2),
        order(id(), project, changed, 1),
    ];
    let swapped = expected(OWNER, project, &[(changed, &swapped)]);
    assert_eq!(written(&swapped, &mut connection).await, 3);
    let none = expected(OWNER, project, &[(changed, &[])]);
    assert_eq!(written(&none, &mut connection).await, 2);
    assert_eq!(
        foreign.differing(&mut connection).await.unwrap(),
        BTreeSet::new()
    );
}

#[tokio::test]
async fn json_is_compared_as_it_was_written() {
    let database = database_with_orders().await;
    let (project, stream) = (id(), id());
    let mut connection = database.connect().await;
    let orders = [order(id(), project, stream, 1)];
    let rows = expected(OWNER, project, &[(stream, &orders)]);
    written(&rows, &mut connection).await;
    for damage in [
        r#"UPDATE orders SET goods = '{"b":1.10, "a":2}'"#,
        r"UPDATE orders SET tags = NULL",
        r"UPDATE orders SET project_id = NULL",
    ] {
        database.run(damage).await.unwrap();
        assert_eq!(
            rows.differing(&mut connection).await.unwrap(),
            [stream].into(),
            "{damage}"
        );
        assert_eq!(written(&rows, &mut connection).await, 1);
    }
}

#[tokio::test]
async fn surplus_rows_are_found_by_the_stream_or_by_the_project_too() {
    let database = database_with_orders().await;
    let (project, stream) = (id(), id());
    let mut connection = database.connect().await;
    let surplus = [
        order(id(), project, stream, 1),
        order(id(), id(), stream, 2),
    ];
    let rows = expected(OWNER, project, &[(stream, &surplus)]);
    written(&rows, &mut connection).await;
    let in_project = expected(Owner::InProject("stream"), project, &[(stream, &[])]);
    assert_eq!(written(&in_project, &mut connection).await, 1);
    let anywhere = expected(OWNER, project, &[(stream, &[])]);
    assert_eq!(written(&anywhere, &mut connection).await, 1);
}

/// A step that gives an order another number.
fn renumbering(stream: Uuid, expected: u64, order: Uuid, number: i64) -> Step {
    let cells = vec![("number", Cell::Integer(number))];
    Step {
        rows: vec![RowChange::update(&ORDERS, vec![Cell::Uuid(order)], cells)],
        ..step(stream, expected, 1)
    }
}

async fn until_a_lock_is_waited_for(database: &Database) {
    const WAITING: &str =
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = to_regclass('orders')
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    for _ in 0..500 {
        if database.value::<i64>(WAITING).await > 0 {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("nobody waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_waited_for_the_lock_sees_what_was_written_under_it() {
    let database = database_with_orders().await;
    let (project, stream, lost) = (id(), id(), id());
    // Each writer has the statement planned before: a plan that is kept must see the rows too.
    for sequence in 0..20 {
        let step = renumbering(stream, sequence, lost, 1);
        database.store.append(step).await.unwrap();
    }
    let mut transaction = database.begin().await;
    assert!(
        stream_rows::lock(&mut transaction, &ORDERS, LONG)
            .await
            .unwrap()
    );
    let store = database.store.clone();
    let step = tokio::spawn(async move { store.append(renumbering(stream, 20, lost, 2)).await });
    until_a_lock_is_waited_for(&database).await;
    let orders = [order(lost, project, stream, 1)];
    expected(OWNER, project, &[(stream, &orders)])
        .write(&mut transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    step.await.unwrap().unwrap();
    let number: i32 = database.value("SELECT number FROM orders").await;
    assert_eq!(number, 2);
}

#[tokio::test]
async fn a_lock_that_is_not_got_in_time_is_given_up() {
    let database = database_with_orders().await;
    let mut long = database.begin().await;
    sqlx::query("DELETE FROM orders")
        .execute(&mut *long)
        .await
        .unwrap();
    let patience = Duration::from_millis(20);
    let mut transaction = database.begin().await;
    assert!(
        !stream_rows::lock(&mut transaction, &ORDERS, patience)
            .await
            .unwrap()
    );
    drop(transaction);
    long.rollback().await.unwrap();
    let mut transaction = database.begin().await;
    assert!(
        stream_rows::lock(&mut transaction, &ORDERS, patience)
            .await
            .unwrap()
    );
}
