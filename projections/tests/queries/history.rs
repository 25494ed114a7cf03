use crate::world::{FIRST_PAGE, World, minute, variables};
use domain::{
    ids::{ElementId, InstanceId, ProjectId},
    instance::event::{IncidentType, InstanceEvent},
};
use projections::{
    Listed, Page,
    history::{self, Filter, HistoryItem},
};
use serde_json::{Value, json};

fn element_kind(element: &ElementId) -> Option<&'static str> {
    (element.as_str() == "work").then_some("ServiceTask")
}

/// A page of the history of an instance that the project has.
async fn list(
    world: &World,
    instance: InstanceId,
    filter: Filter,
    page: Page,
) -> Listed<HistoryItem> {
    let found = history::list(world.pool(), world.project, instance, &filter, page);
    let mut history = found.await.unwrap().unwrap();
    history.name_kinds(element_kind);
    history.listed
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
        by_listener: false,
        from_outside: false,
    };
    instance.then(minute(2), vec![completed, set]).await;
    let listed = list(&world, instance.id, Filter::default(), FIRST_PAGE).await;
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
        plain(set).contains(r#"{"total":1.10}"#),
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
        by_listener: false,
        from_outside: false,
    };
    instance.then(minute(1), vec![set]).await;
    let items = list(&world, instance.id, Filter::default(), FIRST_PAGE)
        .await
        .items;
    assert!(
        plain(&items[1]).contains(r#""due":"2026-01-31""#),
        "{}",
        plain(&items[1])
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
        let listed = list(&world, instance.id, Filter::default(), page(number)).await;
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
        let listed = list(&world, instance.id, filter.clone(), FIRST_PAGE).await;
        assert_eq!(kinds(&listed.items), expected, "{filter:?}");
        assert_eq!(listed.total, expected.len() as u64, "{filter:?}");
    }
}

#[tokio::test]
async fn the_actor_of_a_step_is_told_of_each_of_its_events_on_whatever_page() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await.asked_by("worker-1");
    instance.offer_job("ship", minute(1)).await;
    let mut actors = Vec::new();
    for number in 1..=3 {
        let page = Page { number, size: 1 };
        let listed = list(&world, instance.id, Filter::default(), page).await;
        let [item] = &listed.items[..] else {
            panic!("{listed:?}");
        };
        actors.push((item.sequence, item.actor.clone()));
    }
    let expected = [(1, "erin"), (2, "worker-1"), (3, "worker-1")];
    assert_eq!(
        actors,
        expected.map(|(sequence, actor)| (sequence, actor.to_owned()))
    );
}

#[tokio::test]
async fn an_instance_of_another_project_has_no_history() {
    let world = World::new().await;
    let instance = world.start("order", minute(0)).await;
    let other = ProjectId(crate::world::new_id());
    for filter in [
        Filter::default(),
        Filter {
            kind: Some("InstanceStarted".to_owned()),
            ..Filter::default()
        },
    ] {
        let found = history::list(world.pool(), other, instance.id, &filter, FIRST_PAGE);
        assert!(found.await.unwrap().is_none());
    }
}

/// What happened, as clients are told.
fn plain(item: &HistoryItem) -> String {
    serde_json::to_string(&item.data).unwrap()
}
