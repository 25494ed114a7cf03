use crate::world::{FIRST_PAGE, World, minute, variables};
use domain::{
    ids::{ActivationId, ElementId, ProjectId},
    instance::event::{InstanceEvent, JobFailed, JobFailure},
};
use projections::{
    counts,
    external_jobs::{self, Filter, QueueDepth, Status},
};
use serde_json::json;
use store::leases::{Asker, Suspended};
use uuid::Uuid;

/// A row of the store's open jobs, which the server inserts in the step that creates a job.
async fn offer(world: &World, execution_key: ActivationId, task_type: &str, client: Option<&str>) {
    let locked = client.map(|_| store::Timestamptz(minute(9)));
    sqlx::query(
        "INSERT INTO job_leases (execution_key, instance_id, project_id, task_type, created_at, client_id, lease_id, locked_until)
        VALUES ($1, $1, $2, $3, $4, $5, CASE WHEN $5 IS NULL THEN NULL ELSE $1 END, $6)",
    )
    .bind(execution_key.0)
    .bind(world.project.0)
    .bind(task_type)
    .bind(store::Timestamptz(minute(1)))
    .bind(client)
    .bind(locked)
    .execute(world.pool())
    .await
    .unwrap();
}

#[tokio::test]
async fn a_job_is_shown_with_the_names_of_the_contract_and_who_holds_it() {
    let world = World::new().await;
    let mut instance = world
        .start_with("order", minute(0), |started| {
            started.business_id = Some("A-17".to_owned());
        })
        .await;
    let key = instance.offer_job("ship", minute(1)).await;
    offer(&world, key, "ship", Some("worker-1")).await;
    let job = external_jobs::get(world.pool(), world.project, key)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&job).unwrap(),
        json!({
            "id": job.id,
            "executionKey": key,
            "workflowID": instance.id,
            "nodeID": "work",
            "taskType": "ship",
            "variables": {"amount": 120.5},
            "status": "PENDING",
            "retries": 3,
            "headers": {},
            "createdAt": "2026-03-01T12:01:00Z",
            "lockedBy": "worker-1",
            "lockExpiresAt": "2026-03-01T12:09:00Z",
            "businessId": "A-17",
        })
    );
    assert_eq!(
        job.variables.get(),
        r#"{"amount":120.50}"#,
        "decimals stay as they came in"
    );
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
async fn each_filter_leaves_out_the_others_and_the_total_agrees_before_and_after_compaction() {
    let world = World::new().await;
    let mut first = world
        .start_with("order", minute(0), |started| {
            started.business_id = Some("A-17".to_owned());
        })
        .await;
    let shipped = first.offer_job("ship", minute(1)).await;
    let completed = InstanceEvent::JobCompleted {
        activation: shipped,
        element: ElementId::from("work"),
    };
    first.then(minute(2), vec![completed]).await;
    let open = first.offer_job("ship", minute(3)).await;
    let mut second = world.start("order", minute(4)).await;
    let failed = second.offer_job("charge", minute(5)).await;
    second
        .then(
            minute(6),
            vec![InstanceEvent::JobFailed(JobFailed {
                activation: failed,
                element: ElementId::from("work"),
                cause: JobFailure::Technical,
                error_code: "no".to_owned(),
                retries_left: 0,
                variables: variables("{}"),
            })],
        )
        .await;

    let all = Filter::default;
    let cases = [
        (all(), vec![failed, open, shipped]),
        (
            Filter {
                task_type: Some("ship".to_owned()),
                ..all()
            },
            vec![open, shipped],
        ),
        (
            Filter {
                status: Some(Status::Pending),
                ..all()
            },
            vec![open],
        ),
        (
            Filter {
                status: Some(Status::Failed),
                ..all()
            },
            vec![failed],
        ),
        (
            Filter {
                status: Some(Status::Canceled),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                task_type: Some("ship".to_owned()),
                status: Some(Status::Completed),
                ..all()
            },
            vec![shipped],
        ),
        (
            Filter {
                instance: Some(second.id),
                ..all()
            },
            vec![failed],
        ),
        (
            Filter {
                business_id: Some("A".to_owned()),
                ..all()
            },
            vec![open, shipped],
        ),
        (
            Filter {
                created_after: Some(minute(3)),
                ..all()
            },
            vec![failed, open],
        ),
    ];
    for compacted in [false, true] {
        for (filter, expected) in &cases {
            let listed = external_jobs::list(world.pool(), world.project, filter, FIRST_PAGE)
                .await
                .unwrap();
            let shown: Vec<_> = listed.items.iter().map(|job| job.execution_key).collect();
            let total = expected.len() as u64;
            assert_eq!(
                (&shown, listed.total),
                (expected, total),
                "{filter:?}, {compacted}"
            );
        }
        counts::compact(world.pool()).await.unwrap();
    }
}

#[tokio::test]
async fn workers_receive_the_open_jobs_of_their_project_in_order() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    let done = instance.offer_job("ship", minute(1)).await;
    let element = ElementId::from("work");
    instance
        .then(
            minute(2),
            vec![InstanceEvent::JobCompleted {
                activation: done,
                element,
            }],
        )
        .await;
    let open = instance.offer_job("ship", minute(3)).await;
    let later = instance.offer_job("ship", minute(4)).await;
    for (key, task_type) in [(later, "ship"), (open, "ship"), (done, "ship")] {
        offer(&world, key, task_type, None).await;
    }
    let askers = ["a", "b"].map(|client| Asker {
        poll: None,
        client,
        locked_until: minute(9),
        limit: 1,
    });
    let lease = async |project| {
        external_jobs::lease(world.pool(), project, "ship", &askers, Suspended::Perhaps)
            .await
            .unwrap()
    };
    assert!(lease(ProjectId(Uuid::from_u128(99))).await.is_empty());
    let mut given = lease(world.project).await;
    given.extend(lease(world.project).await);
    let given: Vec<_> = given
        .iter()
        .map(|given| {
            (
                given.job.execution_key,
                given.asker,
                given.job.locked_by.as_deref(),
            )
        })
        .collect();
    // All were offered at the same time, so their keys tell their order. The first lease was lost on a job that is done.
    assert_eq!(given, [(open, 1, Some("b")), (later, 0, Some("a"))]);
}

#[tokio::test]
async fn jobs_that_are_too_large_together_are_not_leased() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    for minutes in 1..=2 {
        let job = instance.offer_job("ship", minute(minutes)).await;
        offer(&world, job, "ship", None).await;
    }
    // A little more than an answer may hold: what is beyond it fits into the buffers of the connection.
    sqlx::query("UPDATE external_jobs SET variables = to_json(repeat('x', 8 * 1024 * 1024)) WHERE project_id = $1")
        .bind(world.project.0)
        .execute(world.pool())
        .await
        .unwrap();
    let asker = |limit| Asker {
        poll: None,
        client: "a",
        locked_until: minute(9),
        limit,
    };
    let lease = async |limit| {
        external_jobs::lease(
            world.pool(),
            world.project,
            "ship",
            &[asker(limit)],
            Suspended::Never,
        )
        .await
    };
    let refused = store::StoreError::from(lease(2).await.unwrap_err());
    assert!(
        matches!(refused, store::StoreError::TooLarge(_)),
        "{refused}"
    );
    let locked: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM job_leases WHERE project_id = $1 AND client_id IS NOT NULL",
    )
    .bind(world.project.0)
    .fetch_one(world.pool())
    .await
    .unwrap();
    assert_eq!(locked, 0);
    assert_eq!(lease(1).await.unwrap().len(), 1, "one may have any length");
}

#[tokio::test]
async fn the_depth_of_a_queue_is_its_open_jobs_held_or_not() {
    let world = World::new().await;
    for (number, task_type, client) in [
        (1, "ship", None),
        (2, "ship", Some("worker-1")),
        (3, "charge", None),
    ] {
        offer(
            &world,
            ActivationId(Uuid::from_u128(number)),
            task_type,
            client,
        )
        .await;
    }
    let depth = |task_type: &str, pending_count| QueueDepth {
        task_type: task_type.to_owned(),
        pending_count,
    };
    let pool = world.pool();
    let depths = external_jobs::queue_depths(pool, world.project, None)
        .await
        .unwrap();
    assert_eq!(depths, [depth("charge", 1), depth("ship", 2)]);
    let later = Some(minute(2));
    assert_eq!(
        external_jobs::queue_depths(pool, world.project, later)
            .await
            .unwrap(),
        []
    );
}
