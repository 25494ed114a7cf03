use crate::world::{World, minute};
use domain::{name::Name, project::ProjectCommand};
use projections::projects::{self, Reach};
use serde_json::json;

#[tokio::test]
async fn a_project_is_shown_with_the_names_of_the_contract() {
    let world = World::alone().await;
    let mut project = world.create_project("Finance", minute(0)).await;
    let name = Name::new("Finance and more").unwrap();
    project
        .then(minute(1), ProjectCommand::Rename { name })
        .await;
    let shown = projects::get(world.pool(), project.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        serde_json::to_value(&shown).unwrap(),
        json!({
            "id": project.id,
            "name": "Finance and more",
            "createdAt": "2026-03-01T12:00:00Z",
            "updatedAt": "2026-03-01T12:01:00Z",
        })
    );
}

#[tokio::test]
async fn a_caller_sees_the_projects_within_reach_newest_first() {
    let world = World::alone().await;
    let first = world.create_project("First", minute(0)).await.id;
    let second = world.create_project("Second", minute(1)).await.id;
    let third = world.create_project("Third", minute(2)).await.id;
    let shown = |reach: Reach| {
        let world = &world;
        async move {
            let projects = projects::list(world.pool(), &reach).await.unwrap();
            projects
                .into_iter()
                .map(|project| project.id)
                .collect::<Vec<_>>()
        }
    };
    assert_eq!(shown(Reach::Every).await, [third, second, first]);
    assert_eq!(shown(Reach::Only(vec![first, third])).await, [third, first]);
    assert_eq!(shown(Reach::Only(Vec::new())).await, []);
}

#[tokio::test]
async fn a_deleted_project_is_gone_until_it_is_restored() {
    let world = World::alone().await;
    let mut project = world.create_project("Finance", minute(0)).await;
    project.then(minute(1), ProjectCommand::Delete).await;
    assert_eq!(projects::get(world.pool(), project.id).await.unwrap(), None);
    assert_eq!(
        projects::list(world.pool(), &Reach::Every).await.unwrap(),
        []
    );
    project.then(minute(2), ProjectCommand::Restore).await;
    let restored = projects::get(world.pool(), project.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (restored.name.as_str(), restored.created_at),
        ("Finance", minute(0))
    );
}
