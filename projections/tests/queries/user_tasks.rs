use crate::world::{FIRST_PAGE, World, minute, variables};
use domain::{
    ids::{ActivationId, ElementId},
    instance::event::{Assignment, InstanceEvent},
};
use projections::{
    counts,
    user_tasks::{self, Filter, Status},
};
use serde_json::json;

fn assignment(assignee: Option<&str>, users: &[&str], groups: &[&str]) -> Assignment {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Assignment {
        assignee: assignee.map(str::to_owned),
        candidate_users: owned(users),
        candidate_groups: owned(groups),
    }
}

fn completed(activation: ActivationId) -> InstanceEvent {
    InstanceEvent::UserTaskCompleted {
        activation,
        element: ElementId::from("approve"),
        variables: variables(r#"{"approved": true, "ratio": 0.10}"#),
    }
}

#[tokio::test]
async fn a_task_is_shown_with_the_names_of_the_contract() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    let assignment = assignment(Some("alice"), &["bob"], &["sales"]);
    let key = instance.offer_user_task(assignment, minute(1)).await;
    instance.then(minute(2), vec![completed(key)]).await;
    let task = user_tasks::get(world.pool(), world.project, key)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&task).unwrap(),
        json!({
            "id": task.id,
            "executionKey": key,
            "workflowID": instance.id,
            "nodeID": "approve",
            "taskType": "UserTask",
            "assignee": "alice",
            "candidateUsers": ["bob"],
            "candidateGroups": ["sales"],
            "variables": {"amount": 120.5},
            "headers": {},
            "status": "COMPLETED",
            "completionVariables": {"approved": true, "ratio": 0.1},
            "createdAt": "2026-03-01T12:01:00Z",
            "completedAt": "2026-03-01T12:02:00Z",
        })
    );
    let submitted = task.completion_variables.unwrap();
    assert_eq!(
        submitted.get(),
        r#"{"approved":true,"ratio":0.10}"#,
        "decimals stay as they came in"
    );
}

#[tokio::test]
async fn each_filter_leaves_out_the_others_and_the_total_agrees_before_and_after_compaction() {
    let world = World::new().await;
    let mut first = world
        .start_with("order", minute(0), |started| {
            started.business_id = Some("A-17".to_owned());
        })
        .await;
    let done = first
        .offer_user_task(assignment(Some("alice"), &[], &[]), minute(1))
        .await;
    first.then(minute(2), vec![completed(done)]).await;
    let mut second = world.start("order", minute(3)).await;
    let open = second
        .offer_user_task(assignment(None, &["alice"], &["sales"]), minute(4))
        .await;

    let all = Filter::default;
    let cases = [
        (all(), vec![open, done]),
        (
            Filter {
                instance: Some(first.id),
                ..all()
            },
            vec![done],
        ),
        (
            Filter {
                status: Some(Status::Created),
                ..all()
            },
            vec![open],
        ),
        (
            Filter {
                status: Some(Status::Completed),
                ..all()
            },
            vec![done],
        ),
        (
            Filter {
                assignee: Some("alice".to_owned()),
                ..all()
            },
            vec![done],
        ),
        (
            Filter {
                candidate_user: Some("alice".to_owned()),
                ..all()
            },
            vec![open],
        ),
        (
            Filter {
                candidate_group: Some("sales".to_owned()),
                ..all()
            },
            vec![open],
        ),
        (
            Filter {
                candidate_group: Some("sale".to_owned()),
                ..all()
            },
            vec![],
        ),
        (
            Filter {
                business_id: Some("A-1".to_owned()),
                ..all()
            },
            vec![done],
        ),
    ];
    for compacted in [false, true] {
        for (filter, expected) in &cases {
            let listed = user_tasks::list(world.pool(), world.project, filter, FIRST_PAGE)
                .await
                .unwrap();
            let shown: Vec<_> = listed.items.iter().map(|task| task.execution_key).collect();
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
async fn people_see_the_open_tasks_they_may_work_on() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    let assigned = instance
        .offer_user_task(assignment(Some("alice"), &[], &[]), minute(1))
        .await;
    let candidate = instance
        .offer_user_task(assignment(None, &["alice"], &[]), minute(2))
        .await;
    let group = instance
        .offer_user_task(assignment(None, &[], &["sales"]), minute(3))
        .await;
    instance
        .offer_user_task(assignment(Some("bob"), &["carol"], &["finance"]), minute(4))
        .await;
    instance
        .offer_user_task(assignment(None, &[], &[]), minute(5))
        .await;
    let done = instance
        .offer_user_task(assignment(Some("alice"), &[], &[]), minute(6))
        .await;
    instance.then(minute(7), vec![completed(done)]).await;

    let shown = |subject: &'static str, groups: &'static [&'static str]| {
        let groups: Vec<_> = groups.iter().map(|group| (*group).to_owned()).collect();
        let world = &world;
        async move {
            let listed =
                user_tasks::list_for(world.pool(), world.project, subject, &groups, FIRST_PAGE)
                    .await
                    .unwrap();
            assert!(
                listed
                    .items
                    .iter()
                    .all(|task| task.is_for(subject, &groups))
            );
            assert_eq!(listed.items.len() as u64, listed.total);
            listed
                .items
                .iter()
                .map(|task| task.execution_key)
                .collect::<Vec<_>>()
        }
    };
    assert_eq!(
        shown("alice", &["sales", "support"]).await,
        [group, candidate, assigned]
    );
    assert_eq!(shown("alice", &[]).await, [candidate, assigned]);
    assert_eq!(shown("dave", &["sales"]).await, [group]);
    assert_eq!(shown("dave", &[]).await, []);
}
