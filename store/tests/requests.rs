//! The answer to a request is stored by the step that the request causes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, step};
use store::{
    AppendError, Step,
    requests::{self, Answered, RequestKey},
};
use uuid::Uuid;

fn request(key: &str) -> RequestKey {
    RequestKey {
        project: Uuid::from_u128(0xface),
        subject: "alice".to_owned(),
        operation: "StartBpmnInstance".to_owned(),
        key: key.to_owned(),
    }
}

fn answer() -> Answered {
    Answered {
        item: None,
        body_hash: "5e1c".to_owned(),
        status: 201,
        response: Some(r#"{"workflowID":"1"}"#.to_owned()),
    }
}

fn answering(key: &str, seconds: i64) -> Step {
    Step {
        rows: vec![requests::answered(&request(key), &answer(), noon(seconds))],
        ..step(id(), 0, 1)
    }
}

#[tokio::test]
async fn a_repeated_request_finds_its_answer() {
    let database = Database::create().await;
    database.store.append(answering("a", 0)).await.unwrap();
    let find = async |request: RequestKey| requests::find(database.pool(), &request).await.unwrap();
    assert_eq!(find(request("a")).await, [answer()]);
    assert_eq!(find(request("b")).await, []);
    let of_another = RequestKey {
        subject: "bob".to_owned(),
        ..request("a")
    };
    assert_eq!(find(of_another).await, []);
}

#[tokio::test]
async fn the_items_of_a_request_are_answered_one_by_one() {
    let database = Database::create().await;
    let items = [1, 2].map(|number| Answered {
        item: Some(Uuid::from_u128(number)),
        ..answer()
    });
    for item in &items {
        let step = Step {
            rows: vec![requests::answered(&request("a"), item, noon(0))],
            ..step(id(), 0, 1)
        };
        database.store.append(step).await.unwrap();
    }
    let found = requests::find(database.pool(), &request("a")).await;
    assert_eq!(found.unwrap(), items);
}

#[tokio::test]
async fn of_two_equal_requests_at_once_one_is_a_conflict_and_does_nothing() {
    let database = Database::create().await;
    let (first, second) = tokio::join!(
        database.store.append(answering("a", 0)),
        database.store.append(answering("a", 0)),
    );
    let conflicts = [first, second]
        .into_iter()
        .filter(|outcome| matches!(outcome, Err(AppendError::Conflict)))
        .count();
    assert_eq!(conflicts, 1);
    assert_eq!(
        database.value::<i64>("SELECT count(*) FROM events").await,
        1
    );
}

#[tokio::test]
async fn answers_are_forgotten_in_time() {
    let database = Database::create().await;
    for (key, seconds) in [("a", 0), ("b", 10), ("c", 20)] {
        database
            .store
            .append(answering(key, seconds))
            .await
            .unwrap();
    }
    let forget = async |limit| {
        requests::forget(database.pool(), noon(20), limit)
            .await
            .unwrap()
    };
    assert_eq!(forget(1).await, 1);
    assert_eq!(
        requests::find(database.pool(), &request("a"))
            .await
            .unwrap(),
        []
    );
    assert_eq!(forget(5).await, 1);
    assert_eq!(forget(5).await, 0);
    assert_eq!(
        requests::find(database.pool(), &request("c"))
            .await
            .unwrap(),
        [answer()]
    );
}
