use crate::world::{FIRST_PAGE, World, minute, version_of};
use domain::instance::event::{IncidentType, InstanceEvent};
use projections::{
    counts,
    incidents::{self, Filter, Status},
};
use serde_json::json;

#[tokio::test]
async fn an_incident_is_shown_with_the_names_of_the_contract() {
    let world = World::new().await;
    let mut instance = world
        .start_with("order", minute(0), |started| {
            started.process_name = Some("Order".to_owned());
        })
        .await;
    let incident = instance
        .raise(IncidentType::GatewayNoMatch, minute(1))
        .await;
    instance.resolve(incident, minute(2)).await;
    let all = Filter::default();
    let listed = incidents::list(world.pool(), world.project, &all, FIRST_PAGE);
    let [record] = listed.await.unwrap().items.try_into().unwrap();
    assert_eq!(
        serde_json::to_value(&record).unwrap(),
        json!({
            "id": incident,
            "incidentID": incident,
            "workflowID": instance.id,
            "definitionID": version_of("order"),
            "processID": "order",
            "processName": "Order",
            "processVersion": 1,
            "nodeID": "work",
            "scopeID": instance.state.root(),
            "executionKey": record.execution_key,
            "errorType": "GatewayNoMatch",
            "errorMessage": "what went wrong",
            "raisedAt": "2026-03-01T12:01:00Z",
            "resolvedAt": "2026-03-01T12:02:00Z",
            "resolvedBy": "erin",
        })
    );
}

#[tokio::test]
async fn open_incidents_come_first_and_then_the_newest() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    let old_open = instance.raise(IncidentType::FeelError, minute(1)).await;
    let old_resolved = instance.raise(IncidentType::FeelError, minute(2)).await;
    let new_open = instance.raise(IncidentType::FeelError, minute(3)).await;
    let new_resolved = instance.raise(IncidentType::FeelError, minute(4)).await;
    instance.resolve(new_resolved, minute(5)).await;
    instance.resolve(old_resolved, minute(6)).await;
    let all = Filter::default();
    let listed = incidents::list(world.pool(), world.project, &all, FIRST_PAGE);
    let shown: Vec<_> = listed
        .await
        .unwrap()
        .items
        .iter()
        .map(|record| record.id)
        .collect();
    assert_eq!(shown, [new_open, old_open, new_resolved, old_resolved]);

    let open = incidents::open_of_instance(world.pool(), instance.id)
        .await
        .unwrap();
    let open: Vec<_> = open.iter().map(|record| record.id).collect();
    assert_eq!(open, [new_open, old_open]);
}

#[tokio::test]
async fn each_filter_leaves_out_the_others_and_the_total_agrees_before_and_after_compaction() {
    let world = World::new().await;
    let mut order = world.start("order", minute(0)).await;
    let resolved = order.raise(IncidentType::FeelError, minute(1)).await;
    order.resolve(resolved, minute(2)).await;
    let open = order.raise(IncidentType::NoHandler, minute(3)).await;
    let mut payment = world.start("payment", minute(4)).await;
    let ended = payment.raise(IncidentType::FeelError, minute(5)).await;
    payment
        .then(minute(6), vec![InstanceEvent::InstanceCanceled {}])
        .await;

    let all = Filter::default;
    let feel_error = Some("FeelError".to_owned());
    let cases = [
        (all(), vec![open, ended, resolved]),
        (
            Filter {
                process_version: Some(version_of("order")),
                ..all()
            },
            vec![open, resolved],
        ),
        (
            Filter {
                instance: Some(payment.id),
                ..all()
            },
            vec![ended],
        ),
        (
            Filter {
                status: Some(Status::Open),
                ..all()
            },
            vec![open],
        ),
        (
            Filter {
                status: Some(Status::Resolved),
                ..all()
            },
            vec![ended, resolved],
        ),
        (
            Filter {
                error_type: feel_error,
                ..all()
            },
            vec![ended, resolved],
        ),
        (
            Filter {
                since: Some(minute(3)),
                ..all()
            },
            vec![open, ended],
        ),
        (
            Filter {
                until: Some(minute(3)),
                ..all()
            },
            vec![resolved],
        ),
        (
            Filter {
                since: Some(minute(1)),
                until: Some(minute(5)),
                ..all()
            },
            vec![open, resolved],
        ),
    ];
    for compacted in [false, true] {
        for (filter, expected) in &cases {
            let listed = incidents::list(world.pool(), world.project, filter, FIRST_PAGE)
                .await
                .unwrap();
            let shown: Vec<_> = listed.items.iter().map(|record| record.id).collect();
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
