use crate::world::{FIRST_PAGE, World, minute};
use domain::instance::event::InstanceEvent;
use projections::{counts, instances};

#[tokio::test]
async fn compaction_adds_up_what_happened_and_forgets_it() {
    let world = World::alone().await;
    let mut ended = world.start("order", minute(0)).await;
    world.start("order", minute(1)).await;
    assert_eq!(counts::compact(world.pool()).await.unwrap(), 2);
    ended
        .then(minute(2), vec![InstanceEvent::InstanceCompleted {}])
        .await;
    assert_eq!(counts::compact(world.pool()).await.unwrap(), 1);
    assert_eq!(counts::compact(world.pool()).await.unwrap(), 0);

    let stored: Vec<(String, i64)> = sqlx::query_as(
        "SELECT status, total FROM counts WHERE counted = 'instance' ORDER BY status",
    )
    .fetch_all(world.pool())
    .await
    .unwrap();
    assert_eq!(
        stored,
        [("COMPLETED".to_owned(), 1), ("RUNNING".to_owned(), 1)]
    );
}

#[tokio::test]
async fn totals_stay_right_while_steps_and_several_compactions_go_on() {
    let world = World::alone().await;
    let compaction = async {
        for _ in 0..30 {
            let (first, second) =
                tokio::join!(counts::compact(world.pool()), counts::compact(world.pool()));
            first.unwrap();
            second.unwrap();
        }
    };
    let all = instances::Filter::default();
    let starts = async {
        for number in 0..30 {
            let mut instance = world.start("order", minute(number)).await;
            let listed = instances::list(world.pool(), world.project, &all, FIRST_PAGE);
            assert_eq!(listed.await.unwrap().total, number.unsigned_abs() + 1);
            instance
                .then(minute(number), vec![InstanceEvent::InstanceCompleted {}])
                .await;
        }
    };
    tokio::join!(compaction, starts);
    let completed = instances::Filter {
        status: Some(instances::Status::Completed),
        ..instances::Filter::default()
    };
    let listed = instances::list(world.pool(), world.project, &completed, FIRST_PAGE)
        .await
        .unwrap();
    assert_eq!(listed.total, 30);
}
