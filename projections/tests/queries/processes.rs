use crate::world::{FIRST_PAGE, World, minute};
use domain::{ids::ProcessId, instance::event::InstanceEvent, resource::ResourceCommand};
use projections::{counts, process_versions, processes};
use serde_json::{Value, json};

/// Two versions of `order` with three instances and one test, and `payment` with none.
async fn world() -> World {
    let world = World::new().await;
    let mut payment = world
        .create_resource("payments", &["payment"], minute(0))
        .await;
    payment.deploy(minute(1)).await;
    let mut first = world.create_resource("orders", &["order"], minute(2)).await;
    first.deploy(minute(3)).await;
    let mut second = world.create_resource("orders", &["order"], minute(4)).await;
    second.deploy(minute(5)).await;
    let start = |version, minutes, test| {
        world.start_with("order", minute(minutes), move |started| {
            started.process_version = version;
            started.test = test;
        })
    };
    let mut ended = start(first.first_process(), 6, false).await;
    ended
        .then(minute(7), vec![InstanceEvent::InstanceCompleted {}])
        .await;
    start(second.first_process(), 8, false).await;
    start(second.first_process(), 9, false).await;
    start(second.first_process(), 10, true).await;
    drop((payment, first, second, ended));
    world
}

async fn listed(world: &World, filter: processes::Filter) -> Value {
    let listed = processes::list(world.pool(), world.project, &filter, FIRST_PAGE)
        .await
        .unwrap();
    assert_eq!(listed.items.len() as u64, listed.total);
    serde_json::to_value(listed.items).unwrap()
}

fn order(running: u64, total: u64) -> Value {
    json!({
        "processID": "order",
        "processName": "The order",
        "versionCount": 2,
        "suspendedVersionCount": 0,
        "runningCount": running,
        "totalCount": total,
    })
}

fn payment() -> Value {
    json!({
        "processID": "payment",
        "processName": "The payment",
        "versionCount": 1,
        "suspendedVersionCount": 0,
        "runningCount": 0,
        "totalCount": 0,
    })
}

#[tokio::test]
async fn processes_are_listed_with_their_instances_tests_left_out() {
    let world = world().await;
    for _ in 0..2 {
        let all = listed(&world, processes::Filter::default()).await;
        assert_eq!(all, json!([order(2, 3), payment()]));
        counts::compact(world.pool()).await.unwrap();
    }
}

#[tokio::test]
async fn each_filter_of_processes_leaves_out_the_others() {
    let world = world().await;
    let all = processes::Filter::default;
    let prefix = |prefix: &str| processes::Filter {
        prefix: Some(prefix.to_owned()),
        ..all()
    };
    assert_eq!(listed(&world, prefix("PAY")).await, json!([payment()]));
    assert_eq!(listed(&world, prefix("the o")).await, json!([order(2, 3)]));
    assert_eq!(listed(&world, prefix("rder")).await, json!([]));
    let suspended = |suspended| processes::Filter {
        suspended: Some(suspended),
        ..all()
    };
    assert_eq!(listed(&world, suspended(true)).await, json!([]));
    assert_eq!(
        listed(&world, suspended(false)).await,
        json!([order(2, 3), payment()])
    );
    let recent = processes::Filter {
        created_after: Some(minute(9)),
        ..all()
    };
    assert_eq!(
        listed(&world, recent).await,
        json!([order(2, 1), payment()])
    );
}

#[tokio::test]
async fn the_versions_of_a_process_are_listed_newest_first() {
    let world = world().await;
    let order = ProcessId::from("order");
    let versions = |filter: process_versions::Filter| {
        let (world, order) = (&world, &order);
        async move {
            process_versions::list(world.pool(), world.project, order, &filter, FIRST_PAGE)
                .await
                .unwrap()
        }
    };
    let all = versions(process_versions::Filter::default()).await;
    assert_eq!(all.total, 2);
    let [second, first] = all.items.try_into().unwrap();
    assert_eq!(
        serde_json::to_value(&second).unwrap(),
        json!({
            "id": second.id,
            "resourceID": second.resource,
            "resourceName": "orders",
            "processID": "order",
            "processName": "The order",
            "version": 2,
            "createdAt": "2026-03-01T12:05:00Z",
            "runningCount": 2,
            "totalCount": 2,
        })
    );
    assert_eq!(
        (first.version, first.running_count, first.total_count),
        (1, 0, 1)
    );

    let recent = process_versions::Filter {
        created_after: Some(minute(9)),
        ..Default::default()
    };
    let recent = versions(recent).await;
    let totals: Vec<_> = recent
        .items
        .iter()
        .map(|version| version.total_count)
        .collect();
    assert_eq!(totals, [1, 0]);
}

#[tokio::test]
async fn a_process_whose_resources_are_deleted_is_not_listed() {
    let world = World::new().await;
    let mut resource = world.create_resource("orders", &["order"], minute(0)).await;
    resource.deploy(minute(1)).await;
    let delete = ResourceCommand::Delete {
        running_instances: 0,
    };
    resource.then(minute(2), delete).await.unwrap();
    assert_eq!(
        listed(&world, processes::Filter::default()).await,
        json!([])
    );
}
