//! Whatever was done to the read tables, a rebuild makes them what the events say.

use crate::world::{World, minute, variables};
use domain::{
    access::{OrganizationRole, ProjectRole},
    ids::{ElementId, MessageId},
    instance::event::{
        Assignment, ElementCompleted, IncidentType, InstanceEvent, InstanceStarted, StartMessage,
    },
    membership::{Granted, MembershipCommand},
    project::MembershipSource,
};
use feel::Value;
use futures_util::{StreamExt, stream};
use projections::{
    Projection, ReadTable, ReadTables, Recorded,
    rebuild::{self, Progress, RebuildError, Report, status},
};
use sqlx::Connection as _;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use store::{Cell, Column, Kind, Owner, RowChange, Store, Table};
use tokio::time::sleep;

async fn rebuild_all(store: &Store) -> Result<Report, RebuildError> {
    rebuild_these(store, ReadTables::of_this_program()).await
}

async fn rebuild_these(store: &Store, tables: ReadTables) -> Result<Report, RebuildError> {
    rebuild::run(store, tables, Arc::default()).await
}

/// Every row of every read table, and the totals.
async fn everything(world: &World) -> Vec<String> {
    let mut rows = Vec::new();
    for table in ReadTables::of_this_program().iter() {
        let name = table.table.name;
        let sql = format!("SELECT '{name} ' || row_to_json(row) FROM {name} AS row ORDER BY 1");
        let found: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
            .fetch_all(world.pool())
            .await
            .unwrap();
        rows.extend(found);
    }
    let totals: Vec<String> = sqlx::query_scalar(
        "SELECT concat_ws(' ', project_id, counted, name, process_version_id, test, status, sum(change))
        FROM count_changes GROUP BY project_id, counted, name, process_version_id, test, status
        HAVING sum(change) <> 0 ORDER BY 1",
    )
    .fetch_all(world.pool())
    .await
    .unwrap();
    rows.extend(totals);
    rows
}

/// One of everything that read tables show.
async fn eventful() -> World {
    let world = World::alone().await;
    let mut project = world.create_project("Finance", minute(0)).await;
    project
        .grant("bob", ProjectRole::Viewer, MembershipSource::Provisioning)
        .await;
    for (subject, withdrawn) in [("carol", false), ("dave", true)] {
        let mut commands = vec![MembershipCommand::Grant(Granted {
            subject: subject.to_owned(),
            email: None,
            roles: [OrganizationRole::Admin].into(),
        })];
        if withdrawn {
            commands.push(MembershipCommand::Withdraw);
        }
        world.change_roles(subject, commands).await;
    }
    let mut resource = world.create_resource("orders", &["order"], minute(1)).await;
    resource.deploy(minute(2)).await;
    for number in 0..5 {
        let mut instance = world.start("order", minute(number)).await;
        let incident = instance
            .raise(IncidentType::FeelError, minute(number))
            .await;
        instance.offer_job("ship", minute(number)).await;
        instance
            .offer_user_task(Assignment::default(), minute(number))
            .await;
        if number % 2 == 0 {
            instance.resolve(incident, minute(number)).await;
            let end = vec![InstanceEvent::InstanceCompleted {}];
            instance.then(minute(number), end).await;
        }
    }
    world
}

async fn damage(world: &World, sql: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
        .execute(world.pool())
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_that_are_right_are_only_read() {
    let world = eventful().await;
    let report = rebuild_all(&world.store).await.unwrap();
    assert_eq!(
        (report.stage.rows_changed(), report.stage.totals_changed),
        (0, 0)
    );
    let counts: i64 = sqlx::query_scalar("SELECT count(*) FROM events")
        .fetch_one(world.pool())
        .await
        .unwrap();
    assert_eq!(report.stage.events, counts.unsigned_abs());
    for (table, corrections) in &report.stage.tables {
        assert!(corrections.checked > 0, "{table:?}");
    }
    assert_eq!(report.stage.tables.len(), 9);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_was_done_to_the_tables_is_undone() {
    let world = eventful().await;
    let before = everything(&world).await;
    for done in [
        "DELETE FROM projects",
        "DELETE FROM memberships",
        "DELETE FROM organization_members",
        "DELETE FROM resources",
        "DELETE FROM process_versions",
        "DELETE FROM instances",
        "DELETE FROM external_jobs",
        "DELETE FROM user_tasks",
        "DELETE FROM incidents",
        "DELETE FROM counts; DELETE FROM count_deltas",
        "UPDATE projects SET name = 'x', deleted_at = now()",
        "UPDATE memberships SET role = 'admin'",
        "UPDATE organization_members SET roles = '[]', stream = NULL",
        "UPDATE resources SET xml = '', processes = '[ ]'",
        "UPDATE process_versions SET version = version + 1, deleted_at = now()",
        "UPDATE instances SET status = 'FAILED', sequence = 1, project_id = gen_random_uuid()",
        "UPDATE external_jobs SET instance_id = gen_random_uuid(), variables = '{}'",
        "UPDATE user_tasks SET project_id = gen_random_uuid(), candidate_users = '[\"eve\"]'",
        "UPDATE incidents SET raised_at = raised_at + interval '1 microsecond', error_message = ''",
        "INSERT INTO memberships SELECT project_id, 'eve', source, 'admin', 1 FROM memberships",
        "INSERT INTO memberships SELECT gen_random_uuid(), subject, source, role, 1 FROM memberships",
        "INSERT INTO organization_members (subject, roles, sequence) VALUES ('dave', '[]', 1), ('eve', '[]', 1)",
        "CREATE TEMPORARY TABLE copied AS SELECT * FROM instances LIMIT 1;
         UPDATE copied SET id = gen_random_uuid(); INSERT INTO instances SELECT * FROM copied; DROP TABLE copied",
        // A row of a stream of another kind.
        "CREATE TEMPORARY TABLE copied AS SELECT * FROM instances LIMIT 1;
         UPDATE copied SET id = (SELECT id FROM resources LIMIT 1); INSERT INTO instances SELECT * FROM copied; DROP TABLE copied",
        "CREATE TEMPORARY TABLE copied AS SELECT * FROM external_jobs;
         UPDATE copied SET id = gen_random_uuid(); INSERT INTO external_jobs SELECT * FROM copied;
         UPDATE copied SET id = gen_random_uuid(), project_id = gen_random_uuid();
         INSERT INTO external_jobs SELECT * FROM copied; DROP TABLE copied",
        "CREATE TEMPORARY TABLE copied AS SELECT * FROM incidents;
         UPDATE copied SET id = gen_random_uuid(); INSERT INTO incidents SELECT * FROM copied; DROP TABLE copied",
        "UPDATE counts SET total = total + 7; DELETE FROM count_deltas WHERE to_status = 'COMPLETED'",
        "INSERT INTO counts VALUES (gen_random_uuid(), 'instance', 'p', NULL, false, 'RUNNING', 5)",
    ] {
        damage(&world, done).await;
        assert_ne!(everything(&world).await, before, "{done}");
        rebuild_all(&world.store).await.unwrap();
        assert_eq!(everything(&world).await, before, "{done}");
    }
}

fn started_by_message(key: &str) -> impl FnOnce(&mut InstanceStarted) {
    let message = StartMessage {
        id: MessageId(crate::world::new_id()),
        name: "order".to_owned(),
        correlation_key: Some(Value::from(key)),
    };
    |started| started.message = Some(message)
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_streams_far_apart_that_stand_in_each_others_way_are_mended() {
    let world = World::alone().await;
    let first = world
        .start_with("order", minute(0), started_by_message("a"))
        .await
        .id;
    // More events than are read at once, in one stream.
    let mut long = world.start("order", minute(1)).await;
    for _ in 0..5 {
        let set = InstanceEvent::VariablesSet {
            scope: long.state.root(),
            element: None,
            variables: variables(r#"{"amount": 1}"#),
            by_listener: false,
            from_outside: false,
        };
        long.then(minute(1), vec![set; 1_000]).await;
    }
    let last = world
        .start_with("order", minute(2), started_by_message("b"))
        .await
        .id;
    let before = everything(&world).await;
    damage(
        &world,
        &format!(
            "CREATE TEMPORARY TABLE old AS SELECT * FROM instances;
            DELETE FROM instances WHERE id = '{first}';
            UPDATE instances SET start_key = (SELECT start_key FROM old WHERE id = '{first}') WHERE id = '{last}';
            DROP TABLE old"
        ),
    )
    .await;
    assert_ne!(everything(&world).await, before);
    rebuild_all(&world.store).await.unwrap();
    assert_eq!(everything(&world).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_cannot_be_read_is_named_and_left_as_it_was() {
    let world = eventful().await;
    let newer = world.start("order", minute(10)).await.id;
    damage(
        &world,
        &format!(
            "INSERT INTO events (stream, sequence, recorded_at, kind, version, payload, epoch)
            VALUES ('{newer}', 2, now(), 'InstanceArchived', 1, '{{}}', 1);
            UPDATE instances SET status = 'ARCHIVED' WHERE id = '{newer}'; DELETE FROM external_jobs"
        ),
    )
    .await;
    let report = rebuild_all(&world.store).await.unwrap();
    assert_eq!(report.unreadable.len(), 1, "{:?}", report.unreadable);
    assert!(report.unreadable[&newer.0].contains("InstanceArchived"));
    let status: String = sqlx::query_scalar("SELECT status FROM instances WHERE id = $1")
        .bind(newer.0)
        .fetch_one(world.pool())
        .await
        .unwrap();
    assert_eq!(status, "ARCHIVED");
    let jobs: i64 = sqlx::query_scalar("SELECT count(*) FROM external_jobs")
        .fetch_one(world.pool())
        .await
        .unwrap();
    assert_eq!(jobs, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_rebuild_runs_at_a_time_and_waits_for_longer_transactions() {
    let world = eventful().await;
    let before = everything(&world).await;
    damage(&world, "DELETE FROM incidents").await;
    let mut connection = world.store.connect_without_limits().await.unwrap();
    let mut long = connection.begin().await.unwrap();
    sqlx::query("LOCK TABLE incidents IN ROW EXCLUSIVE MODE")
        .execute(&mut *long)
        .await
        .unwrap();
    let progress: Arc<Progress> = Arc::default();
    let waiting = tokio::spawn({
        let (store, progress) = (world.store.clone(), Arc::clone(&progress));
        async move { rebuild::run(&store, ReadTables::of_this_program(), progress).await }
    });
    while progress.stage().waits_for.is_none() {
        assert!(!waiting.is_finished());
        sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(
        progress.stage().waits_for.as_deref(),
        Some("a lock on incidents")
    );
    assert!(matches!(
        rebuild_all(&world.store).await,
        Err(RebuildError::Running)
    ));
    let status = status::status(world.pool(), &world.read_tables).await;
    assert!(status.unwrap().rebuild.unwrap().is_running);
    long.rollback().await.unwrap();
    waiting.await.unwrap().unwrap();
    assert_eq!(everything(&world).await, before);
    let status = status::status(world.pool(), &world.read_tables).await;
    let rebuild = status.unwrap().rebuild.unwrap();
    assert!(!rebuild.is_running);
    assert_eq!(rebuild.phase, "done");
}

/// Incidents by the day: the time of day is lost.
static LOSSY: Table = Table {
    name: "incidents_2",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("instance_id", Kind::Uuid),
        Column::new("raised_at", Kind::Time),
    ],
};

static LOSSY_READ_TABLE: ReadTable = ReadTable {
    name: "incidents",
    version: 2,
    table: &LOSSY,
    owner: Owner::Stream("instance_id"),
    projection: Projection::Instance(|_, recorded: &Recorded<'_, InstanceEvent>, rows| {
        if let InstanceEvent::IncidentRaised(raised) = recorded.event {
            let cells = vec![
                ("instance_id", Cell::Uuid(recorded.stream)),
                ("raised_at", Cell::Time(recorded.recorded_at)),
            ];
            let key = vec![Cell::Uuid(raised.incident.0)];
            rows.push(RowChange::create(&LOSSY, key, cells));
        }
    }),
};

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_must_be_there_and_hold_what_it_is_given() {
    let world = eventful().await;
    let tables = || ReadTables::of_this_program().with(&LOSSY_READ_TABLE);
    assert!(matches!(
        rebuild_these(&world.store, tables()).await,
        Err(RebuildError::NotMigrated {
            table: "incidents",
            version: 2
        })
    ));
    damage(
        &world,
        "CREATE TABLE incidents_2 (id uuid PRIMARY KEY, instance_id uuid, raised_at date);
        CREATE INDEX ON incidents_2 (instance_id);
        INSERT INTO read_tables (name, version, is_current) VALUES ('incidents', 2, false)",
    )
    .await;
    assert!(matches!(
        rebuild_these(&world.store, tables()).await,
        Err(RebuildError::NotKept {
            table: "incidents_2",
            ..
        })
    ));
    assert_eq!(current_version(&world).await, 1);
    damage(
        &world,
        "ALTER TABLE incidents_2 ALTER raised_at TYPE timestamptz",
    )
    .await;
    let report = rebuild_these(&world.store, tables()).await.unwrap();
    assert_eq!(report.switched, [("incidents", 2)]);
    assert_eq!(current_version(&world).await, 2);
}

async fn current_version(world: &World) -> i32 {
    sqlx::query_scalar("SELECT version FROM read_tables WHERE name = 'incidents' AND is_current")
        .fetch_one(world.pool())
        .await
        .unwrap()
}

/// Instances with one job each, from their start to their end: 6 events.
async fn work_through(world: &World, instances: usize) {
    let one = |_| async {
        let mut instance = world.start("order", minute(0)).await;
        let activation = instance.offer_job("ship", minute(1)).await;
        let element = ElementId::from("work");
        let done = vec![
            InstanceEvent::JobCompleted {
                activation,
                element: element.clone(),
            },
            InstanceEvent::ElementCompleted(ElementCompleted {
                activation,
                element,
                taken: Vec::new(),
                output: None,
            }),
            InstanceEvent::InstanceCompleted {},
        ];
        instance.then(minute(2), done).await;
    };
    stream::iter(0..instances)
        .map(one)
        .buffer_unordered(128)
        .collect::<()>()
        .await;
}

fn per_second(events: u64, elapsed: Duration) -> u128 {
    u128::from(events) * 1000 / elapsed.as_millis().max(1)
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: half a million events"]
async fn half_a_million_events_are_rebuilt() {
    let world = World::alone().await;
    work_through(&world, 84_000).await;
    damage(&world, "ANALYZE").await;
    for (what, done) in [
        ("right tables", ""),
        (
            "empty tables",
            "TRUNCATE instances, external_jobs, counts, count_deltas",
        ),
    ] {
        damage(&world, done).await;
        let begun = Instant::now();
        let report = rebuild_all(&world.store).await.unwrap();
        let events = report.stage.events;
        println!(
            "{what}: {events} events, {} rows written, {} events/s",
            report.stage.rows_changed(),
            per_second(events, begun.elapsed())
        );
    }
    assert_eq!(
        rebuild_all(&world.store)
            .await
            .unwrap()
            .stage
            .rows_changed(),
        0
    );
}
