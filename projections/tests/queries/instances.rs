use crate::world::{FIRST_PAGE, World, called_by, minute, version_of};
use domain::{
    ids::{InstanceId, MessageId, ProcessId, ProjectId, ResourceId},
    instance::event::{IncidentType, InstanceEvent, StartMessage},
};
use projections::{
    Page, counts,
    instances::{self, Filter, Status},
};
use serde_json::json;
use store::AppendError;
use uuid::Uuid;

async fn listed(world: &World, filter: Filter) -> (Vec<InstanceId>, u64) {
    let listed = instances::list(world.pool(), world.project, &filter, FIRST_PAGE)
        .await
        .unwrap();
    (
        listed
            .items
            .into_iter()
            .map(|instance| instance.id)
            .collect(),
        listed.total,
    )
}

#[tokio::test]
async fn an_instance_is_shown_with_the_names_of_the_contract() {
    let world = World::new().await;
    let parent = world.start("order", minute(0)).await;
    let mut child = world
        .start_with("payment", minute(1), |started| {
            started.parent = Some(called_by(parent.id));
            started.process_name = Some("Payment".to_owned());
            started.business_id = Some("A-17".to_owned());
            started.version = 3;
        })
        .await;
    child
        .then(minute(2), vec![InstanceEvent::InstanceCompleted {}])
        .await;
    let shown = instances::get(world.pool(), world.project, child.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&shown).unwrap(),
        json!({
            "workflowID": child.id,
            "definitionID": version_of("payment"),
            "processId": "payment",
            "processName": "Payment",
            "processVersion": 3,
            "parentWorkflowID": parent.id,
            "status": "COMPLETED",
            "startedBy": "erin",
            "createdAt": "2026-03-01T12:01:00Z",
            "completedAt": "2026-03-01T12:02:00Z",
            "hasIncident": false,
            "businessId": "A-17",
        })
    );
}

#[tokio::test]
async fn lists_show_the_newest_first_in_pages_with_the_total_of_all() {
    let world = World::new().await;
    let mut ids = Vec::new();
    for number in 0..5 {
        ids.push(world.start("order", minute(number)).await.id);
    }
    ids.reverse();
    let page = |number| Page { number, size: 2 };
    let filter = Filter::default();
    for (number, expected) in [(1, &ids[0..2]), (2, &ids[2..4]), (3, &ids[4..5]), (4, &[])] {
        let listed = instances::list(world.pool(), world.project, &filter, page(number))
            .await
            .unwrap();
        let shown: Vec<_> = listed.items.iter().map(|instance| instance.id).collect();
        assert_eq!(
            (shown.as_slice(), listed.total),
            (expected, 5),
            "page {number}"
        );
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
async fn each_filter_leaves_out_the_others_and_the_total_agrees_before_and_after_compaction() {
    let world = World::new().await;
    let order = world.start_with("order", minute(0), |started| {
        started.business_id = Some("A-1".to_owned());
    });
    let order = order.await.id;
    let mut ended = world
        .start_with("order", minute(1), |started| {
            started.business_id = Some("A-2".to_owned());
        })
        .await;
    ended
        .then(minute(2), vec![InstanceEvent::InstanceCompleted {}])
        .await;
    let mut stuck = world.start("payment", minute(3)).await;
    stuck.raise(IncidentType::FeelError, minute(4)).await;
    let test = world
        .start_with("order", minute(5), |started| started.test = true)
        .await
        .id;

    let all = Filter::default;
    let cases = [
        (all(), vec![test, stuck.id, ended.id, order]),
        (
            Filter {
                process_id: Some(ProcessId::from("order")),
                ..all()
            },
            vec![test, ended.id, order],
        ),
        (
            Filter {
                process_version: Some(version_of("payment")),
                ..all()
            },
            vec![stuck.id],
        ),
        (
            Filter {
                status: Some(Status::Completed),
                ..all()
            },
            vec![ended.id],
        ),
        (
            Filter {
                status: Some(Status::Running),
                ..all()
            },
            vec![test, stuck.id, order],
        ),
        (
            Filter {
                status: Some(Status::Failed),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                has_incident: Some(true),
                ..all()
            },
            vec![stuck.id],
        ),
        (
            Filter {
                has_incident: Some(false),
                ..all()
            },
            vec![test, ended.id, order],
        ),
        (
            Filter {
                suspended: Some(true),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                suspended: Some(false),
                ..all()
            },
            vec![test, stuck.id, ended.id, order],
        ),
        (
            Filter {
                created_after: Some(minute(3)),
                ..all()
            },
            vec![test, stuck.id],
        ),
        (
            Filter {
                business_id: Some("A-".to_owned()),
                ..all()
            },
            vec![ended.id, order],
        ),
        (
            Filter {
                business_id: Some("A-2".to_owned()),
                ..all()
            },
            vec![ended.id],
        ),
        (
            Filter {
                business_id: Some("%".to_owned()),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                test: Some(false),
                ..all()
            },
            vec![stuck.id, ended.id, order],
        ),
        (
            Filter {
                process_id: Some(ProcessId::from("order")),
                status: Some(Status::Running),
                test: Some(true),
                ..all()
            },
            vec![test],
        ),
    ];
    for compacted in [false, true] {
        for (filter, expected) in &cases {
            let total = expected.len() as u64;
            assert_eq!(
                listed(&world, filter.clone()).await,
                (expected.clone(), total),
                "{filter:?}, compacted: {compacted}"
            );
        }
        counts::compact(world.pool()).await.unwrap();
    }
}

#[tokio::test]
async fn another_project_sees_nothing() {
    let world = World::new().await;
    let instance = world.start("order", minute(0)).await;
    let other = ProjectId(Uuid::from_u128(99));
    let pool = world.pool();
    assert_eq!(
        instances::get(pool, other, instance.id).await.unwrap(),
        None
    );
    assert!(!instances::exists(pool, other, instance.id).await.unwrap());
    assert!(
        instances::exists(pool, world.project, instance.id)
            .await
            .unwrap()
    );
    let listed = instances::list(pool, other, &Filter::default(), FIRST_PAGE)
        .await
        .unwrap();
    assert_eq!((listed.items.len(), listed.total), (0, 0));
}

#[tokio::test]
async fn the_children_of_an_instance_are_those_it_called() {
    let world = World::new().await;
    let parent = world.start("order", minute(0)).await.id;
    let mut expected = Vec::new();
    for number in 1..3 {
        let child = world
            .start_with("payment", minute(number), |started| {
                started.parent = Some(called_by(parent));
            })
            .await;
        expected.insert(0, child.id);
    }
    let children = instances::children(world.pool(), world.project, parent)
        .await
        .unwrap();
    let children: Vec<_> = children.into_iter().map(|instance| instance.id).collect();
    assert_eq!(children, expected);
}

#[tokio::test]
async fn the_callers_of_an_instance_are_all_above_it_from_below() {
    let world = World::new().await;
    let call = async |process, parent| {
        let start = world.start_with(process, minute(0), |started| {
            started.parent = Some(called_by(parent));
        });
        start.await
    };
    let top = world.start("order", minute(0)).await;
    let mut middle = call("payment", top.id).await;
    let low = call("refund", middle.id).await;
    call("payment", top.id).await;
    let caller = |id, has_ended| instances::Caller { id, has_ended };
    assert_eq!(
        instances::callers(world.pool(), low.id).await.unwrap(),
        [
            caller(low.id, false),
            caller(middle.id, false),
            caller(top.id, false)
        ]
    );
    middle
        .then(minute(1), vec![InstanceEvent::InstanceCanceled {}])
        .await;
    assert_eq!(
        instances::callers(world.pool(), middle.id).await.unwrap(),
        [caller(middle.id, true), caller(top.id, false)]
    );
}

#[tokio::test]
async fn what_still_runs_is_known_by_resource_and_by_project() {
    let world = World::new().await;
    let resource = ResourceId(Uuid::from_u128(21));
    let running = world
        .start_with("order", minute(0), |started| started.resource = resource)
        .await;
    let mut ended = world
        .start_with("order", minute(1), |started| started.resource = resource)
        .await;
    ended
        .then(minute(2), vec![InstanceEvent::InstanceCanceled {}])
        .await;
    let pool = world.pool();
    assert_eq!(
        instances::running_of_resource(pool, resource)
            .await
            .unwrap(),
        1
    );
    let left = instances::running_of_project(pool, world.project, None, 10);
    let left = left.await.unwrap();
    assert_eq!(
        left.iter().map(|left| left.id).collect::<Vec<_>>(),
        [running.id]
    );
}

#[tokio::test]
async fn the_running_instances_of_a_project_are_read_page_by_page() {
    let world = World::new().await;
    let mut expected = Vec::new();
    for (process, at) in [("claim", 2), ("order", 0), ("order", 1)] {
        let started = world.start_with(process, minute(at), |_| {}).await;
        expected.push(started.id);
    }
    let mut found = Vec::new();
    let mut after = None;
    loop {
        let page = instances::running_of_project(world.pool(), world.project, after.as_ref(), 2);
        let page = page.await.unwrap();
        found.extend(page.iter().map(|running| running.id));
        after = page.into_iter().last();
        if after.is_none() {
            break;
        }
    }
    assert_eq!(found, expected);
}

#[tokio::test]
async fn only_one_instance_runs_for_a_key_of_a_message_start() {
    let world = World::new().await;
    let start = |key: &str, process: &'static str, at| {
        let message = StartMessage {
            id: MessageId(Uuid::nil()),
            name: "order placed".to_owned(),
            correlation_key: Some(feel::Value::from_json(key).unwrap()),
        };
        world.start_with(process, at, |started| started.message = Some(message))
    };
    let mut first = start(r#"{"order": 5, "line": "a"}"#, "order", minute(0)).await;
    start(r#"{"order": 6, "line": "a"}"#, "order", minute(1)).await;
    start(r#"{"order": 5, "line": "a"}"#, "payment", minute(2)).await;

    let mut second = crate::world::InstanceStory::new(&world, InstanceId(crate::world::new_id()));
    let mut started = (**first.state.started.as_ref().unwrap()).clone();
    if let Some(message) = &mut started.message {
        let same = feel::Value::from_json(r#"{"line": "a", "order": 5.0}"#).unwrap();
        message.correlation_key = Some(same);
    }
    let event = || vec![InstanceEvent::InstanceStarted(Box::new(started.clone()))];
    let refused = second.try_then(minute(3), event()).await;
    assert!(
        matches!(refused, Err(AppendError::Conflict)),
        "found {refused:?}"
    );

    first
        .then(minute(4), vec![InstanceEvent::InstanceCompleted {}])
        .await;
    let mut second = crate::world::InstanceStory::new(&world, second.id);
    second.try_then(minute(5), event()).await.unwrap();
}
