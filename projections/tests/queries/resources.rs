use crate::world::{FIRST_PAGE, World, file, minute};
use domain::{ids::ProcessId, name::Name, resource::ResourceCommand};
use projections::{
    process_versions,
    resources::{self, ResourceProcess},
};
use serde_json::json;
use std::collections::BTreeMap;
use store::AppendError;

#[tokio::test]
async fn a_deployed_resource_is_shown_with_the_names_of_the_contract() {
    let world = World::new().await;
    let mut resource = world.create_resource("orders", &["order"], minute(0)).await;
    resource.deploy(minute(1)).await;
    let shown = resources::get(world.pool(), world.project, resource.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&shown).unwrap(),
        json!({
            "id": resource.id,
            "name": "orders",
            "xml": file("orders", &["order"]),
            "definitionsID": "orders",
            "isDeployed": true,
            "deployedAt": "2026-03-01T12:01:00Z",
            "createdBy": "erin",
            "createdAt": "2026-03-01T12:00:00Z",
            "processes": [{
                "id": resource.first_process(),
                "resourceID": resource.id,
                "processID": "order",
                "processName": "The order",
                "version": 1,
                "createdAt": "2026-03-01T12:01:00Z",
            }],
        })
    );
}

#[tokio::test]
async fn a_draft_has_no_deployed_processes_but_processes_to_test() {
    let world = World::new().await;
    let mut resource = world
        .create_resource("orders", &["order", "payment"], minute(0))
        .await;
    let shown = resources::get(world.pool(), world.project, resource.id)
        .await
        .unwrap()
        .unwrap();
    assert!(!shown.resource.is_deployed);
    assert_eq!(shown.processes, []);

    let processes = |deployed: bool| -> Option<Vec<_>> {
        let file = resource.state.file()?;
        let process = |process: &domain::resource::ExecutableProcess| ResourceProcess {
            process_id: process.process_id.clone(),
            process_version: process.process_version,
            version: deployed.then_some(1),
        };
        Some(file.processes.iter().map(process).collect())
    };
    let (draft, deployed) = (processes(false), processes(true));
    let found = resources::executable_processes(world.pool(), world.project, resource.id);
    assert_eq!(found.await.unwrap(), draft);
    resource.deploy(minute(1)).await;
    let found = resources::executable_processes(world.pool(), world.project, resource.id);
    assert_eq!(found.await.unwrap(), deployed);
}

#[tokio::test]
async fn an_updated_draft_shows_its_new_file() {
    let world = World::new().await;
    let mut resource = world.create_resource("orders", &["order"], minute(0)).await;
    let xml = file("payments", &["payment"]);
    let update = ResourceCommand::Update {
        name: Name::new("Payments").unwrap(),
        xml: xml.clone(),
    };
    resource.then(minute(1), update).await.unwrap();
    let shown = resources::get(world.pool(), world.project, resource.id)
        .await
        .unwrap()
        .unwrap();
    let shown = shown.resource;
    assert_eq!(
        (shown.name.as_str(), shown.definitions_id.as_str()),
        ("Payments", "payments")
    );
    assert_eq!((shown.xml, shown.created_at), (xml, minute(0)));
}

#[tokio::test]
async fn resources_are_listed_newest_first_and_their_versions_oldest_first() {
    let world = World::new().await;
    let first = world
        .create_resource("orders", &["order"], minute(0))
        .await
        .id;
    let other = world
        .create_resource("payments", &["payment"], minute(1))
        .await
        .id;
    let mut second = world.create_resource("orders", &["order"], minute(2)).await;
    second.deploy(minute(3)).await;
    let ids = |items: Vec<resources::Resource>| items.into_iter().map(|item| item.id);

    let all = resources::list(world.pool(), world.project, FIRST_PAGE)
        .await
        .unwrap();
    assert_eq!(all.total, 3);
    assert_eq!(
        ids(all.items).collect::<Vec<_>>(),
        [second.id, other, first]
    );

    let versions = resources::versions(world.pool(), world.project, "orders", FIRST_PAGE)
        .await
        .unwrap();
    assert_eq!(versions.total, 2);
    assert_eq!(ids(versions.items).collect::<Vec<_>>(), [first, second.id]);

    let latest = resources::latest(world.pool(), world.project, FIRST_PAGE)
        .await
        .unwrap();
    assert_eq!(latest.total, 2);
    assert_eq!(
        serde_json::to_value(&latest.items).unwrap(),
        json!([
            {
                "definitionsID": "orders",
                "latestResourceID": second.id,
                "name": "orders",
                "versionCount": 2,
                "isDeployed": true,
                "createdAt": "2026-03-01T12:02:00Z",
            },
            {
                "definitionsID": "payments",
                "latestResourceID": other,
                "name": "payments",
                "versionCount": 1,
                "isDeployed": false,
                "createdAt": "2026-03-01T12:01:00Z",
            },
        ])
    );
}

#[tokio::test]
async fn a_deleted_resource_is_gone_but_its_version_numbers_are_not_given_again() {
    let world = World::new().await;
    let mut first = world.create_resource("orders", &["order"], minute(0)).await;
    first.deploy(minute(1)).await;
    let mut second = world.create_resource("orders", &["order"], minute(2)).await;
    second.deploy(minute(3)).await;
    let order = ProcessId::from("order");
    let pool = world.pool();
    let newest = || process_versions::latest_deployed(pool, world.project, &order);
    assert_eq!(newest().await.unwrap().unwrap().version, 2);

    let delete = ResourceCommand::Delete {
        running_instances: 0,
    };
    second.then(minute(4), delete).await.unwrap();
    assert_eq!(
        resources::get(pool, world.project, second.id)
            .await
            .unwrap(),
        None
    );
    assert_eq!(newest().await.unwrap().unwrap().resource, first.id);

    let mut third = world.create_resource("orders", &["order"], minute(5)).await;
    third.deploy(minute(6)).await;
    assert_eq!(newest().await.unwrap().unwrap().version, 3);
    let version = third.first_process();
    let found = process_versions::get(pool, world.project, version)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((found.version, found.resource), (3, third.id));
}

#[tokio::test]
async fn a_version_number_that_was_given_meanwhile_is_a_conflict() {
    let world = World::new().await;
    let mut first = world.create_resource("orders", &["order"], minute(0)).await;
    let mut second = world.create_resource("orders", &["order"], minute(1)).await;
    first.deploy(minute(2)).await;
    let outdated = ResourceCommand::Deploy {
        latest: BTreeMap::new(),
    };
    let refused = second.then(minute(3), outdated).await;
    assert!(
        matches!(refused, Err(AppendError::Conflict)),
        "found {refused:?}"
    );
}
