//! Which indexes lists use, on tables that were never analyzed and in which others have all the new rows (ADR 9).

use crate::{
    database,
    world::{FIRST_PAGE, minute},
};
use domain::ids::{ActivationId, InstanceId, ProcessId, ProcessVersionId, ProjectId};
use projections::{Page, external_jobs, history, instances, user_tasks};
use std::collections::BTreeMap;
use store::Pool;
use store::leases::{Asker, Poll, Suspended};
use uuid::Uuid;

const PROJECT: ProjectId = ProjectId(Uuid::from_u128(1));
const VERSION: ProcessVersionId = ProcessVersionId(Uuid::from_u128(2));
const QUIET_INSTANCE: InstanceId = InstanceId(Uuid::from_u128(10));
const QUIET_KEY: ActivationId = ActivationId(Uuid::from_u128(10));

/// 20 rows of a quiet process, worker and person, then 5,000 of a busy one.
const ROWS: &str = "
    INSERT INTO instances (id, project_id, resource_id, process_version_id, created_at, sequence, version, open_incidents,
        test, status, process_id, started_by, business_id)
    SELECT id, project, id, CASE WHEN busy THEN project ELSE lpad('2', 32, '0')::uuid END, created_at, 1, 1, 0,
        false, 'COMPLETED', kind, 'anna', kind || id
    FROM work;
    INSERT INTO user_tasks (execution_key, id, project_id, instance_id, created_at, sequence, status, element, task_type,
        assignee, business_id, candidate_users, candidate_groups, variables, headers)
    SELECT id, id, project, id, created_at, 1, 'CREATED', 'work', 'UserTask', kind, kind || id,
        jsonb_build_array(kind), '[]', '{}', '{}'
    FROM work;
    INSERT INTO external_jobs (execution_key, id, project_id, instance_id, created_at, sequence, retries, status, element,
        task_type, business_id, variables, headers)
    SELECT id, id, project, id, created_at, 1, 3, 'PENDING', 'work', kind, kind || id, '{}', '{}' FROM work;
    INSERT INTO job_leases (execution_key, instance_id, project_id, task_type, created_at)
    SELECT id, id, project, kind, created_at FROM work;
    DROP TABLE work";

const WORK: &str = "
    CREATE TABLE work AS
    SELECT lpad(to_hex(number + 9), 32, '0')::uuid AS id, lpad('1', 32, '0')::uuid AS project, number > 20 AS busy,
        CASE WHEN number > 20 THEN 'busy' ELSE 'quiet' END AS kind,
        timestamptz '2026-01-01 00:00Z' + number * interval '1 ms' AS created_at
    FROM generate_series(1, 5020) AS number";

/// A person with 5 open tasks and 3,000 that are done. Who has that many has a table that was analyzed.
const VETERAN: &str = "
    INSERT INTO user_tasks (execution_key, id, project_id, instance_id, created_at, sequence, status, element, task_type,
        assignee, candidate_users, candidate_groups, variables, headers)
    SELECT gen_random_uuid(), gen_random_uuid(), lpad('1', 32, '0')::uuid, gen_random_uuid(), now(), 1,
        CASE WHEN number > 5 THEN 'COMPLETED' ELSE 'CREATED' END, 'work', 'UserTask', 'veteran', '[]', '[]', '{}', '{}'
    FROM generate_series(1, 3005) AS number;
    ANALYZE user_tasks";

/// What each index was used for so far: how often, and how many entries were read.
async fn uses(pool: &Pool) -> BTreeMap<String, (i64, i64)> {
    sqlx::query("SELECT pg_stat_force_next_flush()")
        .execute(pool)
        .await
        .unwrap();
    let rows: Vec<(String, i64, i64)> =
        sqlx::query_as("SELECT indexrelname, idx_scan, idx_tup_read FROM pg_stat_user_indexes")
            .fetch_all(pool)
            .await
            .unwrap();
    let rows = rows.into_iter();
    rows.map(|(index, scans, entries)| (index, (scans, entries)))
        .collect()
}

/// The indexes of a table that were used between two looks, and how many entries of them were read.
fn used(
    before: &BTreeMap<String, (i64, i64)>,
    after: &BTreeMap<String, (i64, i64)>,
    table: &str,
) -> Vec<(String, i64)> {
    let of_table = after.iter().filter(|(index, _)| index.starts_with(table));
    of_table
        .filter(|(index, uses)| uses.0 > before[*index].0)
        .map(|(index, uses)| (index.clone(), uses.1 - before[index].1))
        .collect()
}

/// Checks that a query uses one index of the table, and reads few entries of it.
macro_rules! check {
    ($pool:expr, $table:literal, $index:literal, $query:expr) => {
        let before = uses($pool).await;
        let found = $query.await.unwrap();
        let used = used(&before, &uses($pool).await, $table);
        let [(index, entries)] = &used[..] else {
            panic!("expected {} alone, found {used:?} for {found:?}", $index);
        };
        assert_eq!(index, $index);
        assert!(*entries <= 100, "{entries} entries of {index} were read");
    };
}

/// A database with the rows, through one connection, for each counts its uses of indexes by itself until it is told to
/// publish them.
async fn busy_database() -> Pool {
    let store = database::new_store_with(1).await;
    let pool = store.pool().clone();
    sqlx::raw_sql(WORK).execute(&pool).await.unwrap();
    sqlx::raw_sql(ROWS).execute(&pool).await.unwrap();
    pool
}

#[tokio::test]
async fn a_list_of_instances_reads_its_own_index_and_no_more_of_it_than_it_shows() {
    let pool = &busy_database().await;
    let instances =
        |filter| async move { instances::list(pool, PROJECT, &filter, FIRST_PAGE).await };
    let all = instances::Filter::default;
    check!(pool, "instances_", "instances_project", instances(all()));
    // Nothing was ever suspended.
    let filter = instances::Filter {
        suspended: Some(false),
        ..all()
    };
    check!(pool, "instances_", "instances_project", instances(filter));
    let filter = instances::Filter {
        process_id: Some(ProcessId::from("quiet")),
        ..all()
    };
    check!(pool, "instances_", "instances_process", instances(filter));
    let filter = instances::Filter {
        process_version: Some(VERSION),
        ..all()
    };
    check!(pool, "instances_", "instances_version", instances(filter));
    let filter = instances::Filter {
        business_id: Some("quiet".to_owned()),
        ..all()
    };
    check!(
        pool,
        "instances_",
        "instances_business_id",
        instances(filter)
    );
    let filter = instances::Filter {
        status: Some(instances::Status::Failed),
        process_id: Some(ProcessId::from("quiet")),
        ..all()
    };
    check!(pool, "instances_", "instances_stopped", instances(filter));
    check!(
        pool,
        "instances_",
        "instances_pkey",
        instances::get(pool, PROJECT, QUIET_INSTANCE)
    );
}

#[tokio::test]
async fn a_list_of_user_tasks_reads_its_own_index_and_no_more_of_it_than_it_shows() {
    let pool = &busy_database().await;
    let tasks = |filter| async move { user_tasks::list(pool, PROJECT, &filter, FIRST_PAGE).await };
    let all = user_tasks::Filter::default;
    let filter = user_tasks::Filter {
        instance: Some(QUIET_INSTANCE),
        status: Some(user_tasks::Status::Created),
        ..all()
    };
    check!(pool, "user_tasks_", "user_tasks_instance", tasks(filter));
    let filter = user_tasks::Filter {
        assignee: Some("quiet".to_owned()),
        ..all()
    };
    check!(pool, "user_tasks_", "user_tasks_assignee", tasks(filter));
    sqlx::raw_sql(VETERAN).execute(pool).await.unwrap();
    let filter = user_tasks::Filter {
        assignee: Some("veteran".to_owned()),
        status: Some(user_tasks::Status::Created),
        ..all()
    };
    check!(pool, "user_tasks_", "user_tasks_assignee", tasks(filter));
    let before = uses(pool).await;
    let mine = user_tasks::list_for(pool, PROJECT, "veteran", &[], FIRST_PAGE).await;
    assert_eq!(mine.unwrap().total, 5);
    for (index, entries) in used(&before, &uses(pool).await, "user_tasks_") {
        assert!(entries <= 100, "{entries} entries of {index} were read");
    }
    let filter = user_tasks::Filter {
        candidate_user: Some("quiet".to_owned()),
        status: Some(user_tasks::Status::Created),
        ..all()
    };
    check!(
        pool,
        "user_tasks_",
        "user_tasks_candidate_users",
        tasks(filter)
    );
    check!(
        pool,
        "user_tasks_",
        "user_tasks_pkey",
        user_tasks::get(pool, PROJECT, QUIET_KEY)
    );
}

#[tokio::test]
async fn a_list_of_jobs_reads_its_own_index_and_no_more_of_it_than_it_shows() {
    let pool = &busy_database().await;
    let jobs =
        |filter| async move { external_jobs::list(pool, PROJECT, &filter, FIRST_PAGE).await };
    let all = external_jobs::Filter::default;
    let filter = external_jobs::Filter {
        instance: Some(QUIET_INSTANCE),
        ..all()
    };
    check!(
        pool,
        "external_jobs_",
        "external_jobs_instance",
        jobs(filter)
    );
    let filter = external_jobs::Filter {
        task_type: Some("quiet".to_owned()),
        ..all()
    };
    check!(pool, "external_jobs_", "external_jobs_type", jobs(filter));
    check!(
        pool,
        "external_jobs_",
        "external_jobs_pkey",
        external_jobs::get(pool, PROJECT, QUIET_KEY)
    );

    let repeatable = Poll {
        key: "key subject".to_owned(),
        body: String::new(),
    };
    let askers = [Asker {
        client: "worker",
        locked_until: minute(9),
        limit: 5,
        poll: Some(&repeatable),
    }];
    check!(
        pool,
        "external_jobs_",
        "external_jobs_pkey",
        external_jobs::lease(pool, PROJECT, "quiet", &askers, Suspended::Never)
    );
    let held = || external_jobs::held_by_poll(pool, PROJECT, &repeatable.key, minute(9));
    check!(pool, "job_leases_", "job_leases_poll", held());
    check!(pool, "external_jobs_", "external_jobs_pkey", held());
}

/// A long history of an instance: steps of 500 events, each of which begins with 250 activations that all end in the next.
const HISTORY: &str = "
    INSERT INTO events (stream, sequence, epoch, version, kind, element, recorded_at, payload, metadata)
    SELECT lpad(to_hex(10), 32, '0')::uuid, number, 1, 1,
        CASE WHEN (number - 1) % 500 < 250 THEN 'ElementEntered' ELSE 'ElementCompleted' END, 'work', now(),
        CASE WHEN (number - 1) % 500 < 250 THEN json_build_object('activation', 'a' || number, 'scope', 's' || number)
        ELSE json_build_object('activation', 'a' || greatest(number - 750, 1)) END,
        CASE WHEN number % 500 = 1 THEN '{\"actor\": \"anna\"}'::json END
    FROM generate_series(1, 20000) AS number";

#[tokio::test]
async fn a_page_of_a_long_history_reads_its_own_events_and_those_that_its_activations_began_with() {
    let pool = &busy_database().await;
    sqlx::raw_sql(HISTORY).execute(pool).await.unwrap();
    let page = Page {
        // The last twenty events.
        number: 1000,
        size: 20,
    };
    let before = uses(pool).await;
    let all = history::Filter::default();
    let found = history::list(pool, PROJECT, QUIET_INSTANCE, &all, page);
    let listed = found.await.unwrap().unwrap().listed;
    let used = used(&before, &uses(pool).await, "events_");
    assert_eq!(listed.total, 20_000);
    let told: Vec<_> = listed
        .items
        .iter()
        .map(|item| (item.sequence, item.scope.clone()))
        .collect();
    let expected = (19_981..=20_000).map(|number| (number, Some(format!("s{}", number - 750))));
    assert!(told.iter().cloned().eq(expected), "{told:?}");
    assert!(listed.items.iter().all(|item| item.actor == "anna"));
    for (index, entries) in used {
        // The events of the page, and those of the step it begins in, to find who asked for it.
        assert!(entries <= 1_100, "{entries} entries of {index} were read");
    }
}
