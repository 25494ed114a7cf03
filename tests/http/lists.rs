//! What all lists have in common: filters, order, pages.

use crate::{models, world::World};
use serde_json::{Value, json};

async fn ids(world: &World, query: &str) -> Vec<Value> {
    let listed = world.get(&format!("/bpmn/instances{query}")).await;
    listed["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|instance| instance["workflowID"].clone())
        .collect()
}

#[tokio::test]
async fn instances_are_listed_newest_first_in_pages() {
    let world = World::new().await;
    let version = world.deploy(&models::straight()).await;
    let mut started = Vec::new();
    for _ in 0..5 {
        started.push(json!(world.start(&version, json!({})).await));
    }
    started.reverse();
    assert_eq!(ids(&world, "?pageSize=2").await, started[..2]);
    assert_eq!(ids(&world, "?pageSize=2&page=3").await, started[4..]);
    assert!(ids(&world, "?pageSize=2&page=4").await.is_empty());
    let page = world.get("/bpmn/instances?pageSize=2").await;
    assert_eq!(
        page["pagination"],
        json!({ "page": 1, "pageSize": 2, "total": 5, "totalPages": 3 })
    );
}

#[tokio::test]
async fn filters_narrow_a_list_together() {
    let world = World::new().await;
    let ended = world.deploy(&models::straight()).await;
    let waiting = world.deploy(&models::user_task()).await;
    let first = world.start(&ended, json!({})).await;
    let body = json!({ "processDefinitionID": waiting, "businessId": "order-42" });
    let second = world
        .editor
        .post("/bpmn/instances", body)
        .await
        .unwrap()
        .text_at("/workflowID")
        .unwrap();
    let cases = [
        ("?status=RUNNING", vec![&second]),
        ("?status=COMPLETED", vec![&first]),
        ("?businessId=order", vec![&second]),
        ("?businessId=rder", vec![]),
        ("?processId=approval", vec![&second]),
        (&format!("?definitionID={ended}"), vec![&first]),
        (&format!("?definitionID={ended}&status=RUNNING"), vec![]),
        ("?hasIncident=false", vec![&second, &first]),
        ("?hasIncident=true", vec![]),
        ("?suspended=true", vec![]),
        ("?createdAfter=2999-01-01T00:00:00Z", vec![]),
        (
            "?createdAfter=2020-01-01T00:00:00%2B02:00",
            vec![&second, &first],
        ),
        ("?unknown=1", vec![&second, &first]),
    ];
    for (query, expected) in cases {
        let expected: Vec<_> = expected.into_iter().map(|id| json!(id)).collect();
        assert_eq!(ids(&world, query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn processes_count_their_instances_and_leave_tests_out() {
    let world = World::new().await;
    let version = world.deploy(&models::user_task()).await;
    world.start(&version, json!({})).await;
    let resource = world.get("/bpmn/resources").await["data"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    world
        .editor
        .post(&format!("/bpmn/resources/{resource}/test"), json!({}))
        .await
        .unwrap()
        .expect_status(201)
        .unwrap();
    let processes = world.get("/bpmn/processes?q=APPR").await;
    let process = &processes["data"][0];
    assert_eq!(
        (&process["processID"], &process["versionCount"]),
        (&json!("approval"), &json!(1))
    );
    assert_eq!(
        (&process["runningCount"], &process["totalCount"]),
        (&json!(1), &json!(1))
    );
    let versions = world.get("/bpmn/processes/approval/versions").await;
    assert_eq!(versions["data"][0]["id"], version);
    assert_eq!(
        world.get("/bpmn/processes?q=nothing").await["pagination"]["total"],
        0
    );
}

#[tokio::test]
async fn times_beyond_what_the_database_knows_are_before_or_after_everything() {
    let world = World::new().await;
    let version = world.deploy(&models::job("pack")).await;
    world.start(&version, json!({})).await;
    let task = world.deploy(&models::user_task()).await;
    world.start(&task, json!({})).await;
    let early = [
        "-005000-01-01T00:00:00Z",
        "-009999-01-01T00:00:00%2B14:00",
        "0000-01-01T00:00:00Z",
    ];
    let late = [
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999999999-12:00",
    ];
    for (path, all) in [
        ("/bpmn/instances?createdAfter", 2),
        ("/bpmn/external-jobs?createdAfter", 1),
        ("/bpmn/incidents?since", 0),
    ] {
        let total = async |time: &str| {
            let listed = world.get(&format!("{path}={time}")).await;
            listed["pagination"]["total"].as_u64().unwrap()
        };
        for time in early {
            assert_eq!(total(time).await, all, "{path}={time}");
        }
        for time in late {
            assert_eq!(total(time).await, 0, "{path}={time}");
        }
    }
    let depth = async |time: &str| {
        let path = format!("/bpmn/external-jobs/queue-depth?createdAfter={time}");
        world.get(&path).await["items"].as_array().unwrap().len()
    };
    assert_eq!((depth(early[0]).await, depth(late[0]).await), (1, 0));
    let until = world
        .get(&format!("/bpmn/incidents?until={}", early[0]))
        .await;
    assert_eq!(until["pagination"]["total"], 0);
}
