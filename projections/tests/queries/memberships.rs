use crate::world::{World, minute};
use domain::{
    access::ProjectRole,
    project::{MembershipSource, ProjectCommand},
};
use projections::memberships::{self, Member};

#[tokio::test]
async fn of_several_memberships_in_a_project_the_highest_role_counts() {
    let world = World::alone().await;
    let mut first = world.create_project("First", minute(0)).await;
    let mut second = world.create_project("Second", minute(0)).await;
    first
        .grant("alice", ProjectRole::Viewer, MembershipSource::Provisioning)
        .await;
    second
        .grant("bob", ProjectRole::Editor, MembershipSource::Provisioning)
        .await;
    let roles = |subject| memberships::of_subject(world.pool(), subject);
    let alice = roles("alice").await.unwrap();
    let expected = [
        (first.id, ProjectRole::Admin),
        (second.id, ProjectRole::Admin),
    ];
    assert_eq!(alice.into_iter().collect::<Vec<_>>(), expected);
    let bob = roles("bob").await.unwrap();
    assert_eq!(
        bob.into_iter().collect::<Vec<_>>(),
        [(second.id, ProjectRole::Editor)]
    );

    let provisioned = memberships::of_source(world.pool(), MembershipSource::Provisioning)
        .await
        .unwrap();
    let member = |subject: &str, role| Member {
        subject: subject.to_owned(),
        role,
    };
    assert_eq!(
        provisioned,
        [
            (first.id, member("alice", ProjectRole::Viewer)),
            (second.id, member("bob", ProjectRole::Editor)),
        ]
    );
}

#[tokio::test]
async fn memberships_end_when_they_are_withdrawn_and_with_their_project() {
    let world = World::alone().await;
    let mut project = world.create_project("First", minute(0)).await;
    project
        .grant("bob", ProjectRole::Editor, MembershipSource::Provisioning)
        .await;
    let source = MembershipSource::Provisioning;
    let subject = "bob".to_owned();
    project
        .then(
            minute(1),
            ProjectCommand::WithdrawMembership { subject, source },
        )
        .await;
    assert!(
        memberships::of_subject(world.pool(), "bob")
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        !memberships::of_subject(world.pool(), "alice")
            .await
            .unwrap()
            .is_empty()
    );
    project.then(minute(2), ProjectCommand::Delete).await;
    assert!(
        memberships::of_subject(world.pool(), "alice")
            .await
            .unwrap()
            .is_empty()
    );
}
