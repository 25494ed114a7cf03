use crate::world::{FIRST_PAGE, World, minute, variables};
use domain::{
    ids::ElementId,
    instance::event::{IncidentType, InstanceEvent},
};
use projections::{
    Page,
    history::{self, Filter, HistoryItem},
};
use serde_json::{Value, json};

fn element_kind(element: &ElementId) -> Option<&'static str> {
    (element.as_str() == "work").then_some("ServiceTask")
}

fn kinds(items: &[HistoryItem]) -> Vec<&str> {
    items.iter().map(|item| item.kind.as_str()).collect()
}

#[tokio::test]
async fn an_event_is_told_with_its_element_its_scope_and_who_asked_for_it() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await.asked_by("worker-1");
    let activation = instance.offer_job("ship", minute(1)).await;
    let element = ElementId::from("work");
    let completed = InstanceEvent::JobCompleted {
        activation,
        element,
    };
    let set = InstanceEvent::VariablesSet {
        scope: instance.state.root(),
        element: None,
        variables: variables(r#"{"total": 1.10}"#),
    };
    instance.then(minute(2), vec![completed, set]).await;
    let filter = Filter::default();
    let listed = history::list(world.pool(), instance.id, &filter, FIRST_PAGE, element_kind)
        .await
        .unwrap();
    assert_eq!(listed.total, 5);
    let told: Value = serde_json::to_value(&listed.items).unwrap();
    assert_eq!(
        told[3],
        json!({
            "seq": 4,
            "position": listed.items[3].position,
            "timestamp": "2026-03-01T12:02:00Z",
            "type": "JobCompleted",
            "nodeID": "work",
            "nodeType": "ServiceTask",
            "scopeID": instance.state.root(),
            "executionKey": activation,
            "actor": "worker-1",
            "data": {"activation": activation, "element": "work"},
        })
    );
    let set = &listed.items[4];
    assert_eq!(
        (set.kind.as_str(), set.actor.as_str()),
        ("VariablesSet", "worker-1")
    );
    assert!(
        set.data.get().contains(r#"{"total":1.10}"#),
        "decimals stay as they came in"
    );
}

#[tokio::test]
async fn values_that_json_lacks_are_told_as_text() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    let date = feel::Value::from_stored_json(r#"{"@":"date","value":"2026-01-31"}"#).unwrap();
    let mut variables = variables("{}");
    variables.set("due", date);
    let set = InstanceEvent::VariablesSet {
        scope: instance.state.root(),
        element: None,
        variables,
    };
    instance.then(minute(1), vec![set]).await;
    let all = Filter::default();
    let listed = history::list(world.pool(), instance.id, &all, FIRST_PAGE, element_kind);
    let items = listed.await.unwrap().items;
    assert!(
        items[1].data.get().contains(r#""due":"2026-01-31""#),
        "{}",
        items[1].data
    );
}

#[tokio::test]
async fn a_history_is_read_in_pages_from_the_beginning() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    instance.offer_job("ship", minute(1)).await;
    let page = |number| Page { number, size: 2 };
    for (number, expected) in [
        (1, vec!["InstanceStarted", "ElementEntered"]),
        (2, vec!["JobCreated"]),
        (3, vec![]),
    ] {
        let filter = Filter::default();
        let listed = history::list(
            world.pool(),
            instance.id,
            &filter,
            page(number),
            element_kind,
        );
        let listed = listed.await.unwrap();
        assert_eq!((kinds(&listed.items), listed.total), (expected, 3));
    }
}

#[tokio::test]
async fn each_filter_leaves_out_the_others() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await.asked_by("worker-1");
    instance.raise(IncidentType::FeelError, minute(1)).await;
    let all = Filter::default;
    let cases = [
        (
            Filter {
                element: Some(ElementId::from("work")),
                ..all()
            },
            vec!["ElementEntered", "IncidentRaised"],
        ),
        (
            Filter {
                kind: Some("IncidentRaised".to_owned()),
                ..all()
            },
            vec!["IncidentRaised"],
        ),
        (
            Filter {
                actor: Some("erin".to_owned()),
                ..all()
            },
            vec!["InstanceStarted"],
        ),
        (
            Filter {
                actor: Some("nobody".to_owned()),
                ..all()
            },
            vec![],
        ),
    ];
    for (filter, expected) in cases {
        let listed = history::list(world.pool(), instance.id, &filter, FIRST_PAGE, element_kind);
        let listed = listed.await.unwrap();
        assert_eq!(kinds(&listed.items), expected, "{filter:?}");
        assert_eq!(listed.total, expected.len() as u64, "{filter:?}");
    }
}
