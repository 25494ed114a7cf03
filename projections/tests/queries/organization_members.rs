use crate::world::World;
use domain::{
    access::OrganizationRole,
    membership::{Granted, MembershipCommand},
};
use projections::organization_members;

fn granted(subject: &str, roles: &[OrganizationRole]) -> Granted {
    Granted {
        subject: subject.to_owned(),
        email: Some(format!("{subject}@example.com")),
        roles: roles.iter().copied().collect(),
    }
}

#[tokio::test]
async fn the_roles_of_a_person_are_those_granted_last_until_they_are_withdrawn() {
    let world = World::alone().await;
    let user = granted("alice", &[OrganizationRole::User]);
    let admin = granted("alice", &[OrganizationRole::User, OrganizationRole::Admin]);
    let bob = granted("bob", &[OrganizationRole::SystemAdmin]);
    let carol = granted("carol", &[OrganizationRole::User]);
    let grant = MembershipCommand::Grant;
    world
        .change_roles("alice", vec![grant(user), grant(admin.clone())])
        .await;
    world.change_roles("bob", vec![grant(bob.clone())]).await;
    world
        .change_roles("carol", vec![grant(carol), MembershipCommand::Withdraw])
        .await;

    let pool = world.pool();
    assert_eq!(
        organization_members::get(pool, "alice").await.unwrap(),
        Some(admin.clone())
    );
    assert_eq!(
        organization_members::get(pool, "carol").await.unwrap(),
        None
    );
    assert_eq!(organization_members::all(pool).await.unwrap(), [admin, bob]);
}
