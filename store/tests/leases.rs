//! A job is leased to one worker at a time, the oldest first.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, step};
use jiff::Timestamp;
use store::{
    Cell, Pool, RowChange, Step, Walk,
    leases::{self, Asker, JOB_LEASES, Leased, Suspended},
    suspension,
};
use uuid::Uuid;

const PROJECT: Uuid = Uuid::from_u128(0xface);

async fn open_job(database: &Database, task_type: &str, created_at: Timestamp) -> Uuid {
    let job = id();
    let opening = Step {
        rows: vec![RowChange::insert(
            &JOB_LEASES,
            vec![Cell::Uuid(job)],
            vec![
                ("instance_id", Cell::Uuid(job)),
                ("project_id", Cell::Uuid(PROJECT)),
                ("task_type", Cell::Text(task_type.to_owned())),
                ("created_at", Cell::Time(created_at)),
            ],
        )],
        ..step(job, 0, 1)
    };
    database.store.append(opening).await.unwrap();
    job
}

fn asker(client: &str, limit: u32) -> Asker<'_> {
    Asker {
        poll: None,
        client,
        locked_until: noon(60),
        limit,
    }
}

/// What workers are given, and the place of each among those who asked.
async fn lease(pool: &Pool, project: Uuid, askers: &[Asker<'_>]) -> Vec<(Leased, i64)> {
    lease_unless(Suspended::Never, pool, project, askers).await
}

async fn lease_unless(
    suspended: Suspended,
    pool: &Pool,
    project: Uuid,
    askers: &[Asker<'_>],
) -> Vec<(Leased, i64)> {
    let mut query = leases::lease(project, "pack", askers, suspended);
    query.push("SELECT execution_key, lease_id, asker FROM leased ORDER BY number");
    let rows: Vec<(Uuid, Uuid, i64)> = query.build_query_as().fetch_all(pool).await.unwrap();
    let leased = rows.into_iter();
    leased
        .map(|(execution_key, lease_id, asker)| {
            let leased = Leased {
                execution_key,
                lease_id,
            };
            (leased, asker)
        })
        .collect()
}

async fn poll(database: &Database, client: &str, limit: u32) -> Vec<Uuid> {
    let leased = lease(database.pool(), PROJECT, &[asker(client, limit)]).await;
    leased
        .iter()
        .map(|(leased, _)| leased.execution_key)
        .collect()
}

/// The worker that has a job.
async fn holder(database: &Database, job: Uuid) -> Option<String> {
    sqlx::query_scalar("SELECT client_id FROM job_leases WHERE execution_key = $1")
        .bind(job)
        .fetch_one(database.pool())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_worker_gets_the_oldest_waiting_jobs_of_its_type_and_project() {
    let database = Database::create().await;
    let second = open_job(&database, "pack", noon(2)).await;
    let first = open_job(&database, "pack", noon(1)).await;
    let third = open_job(&database, "pack", noon(3)).await;
    open_job(&database, "ship", noon(0)).await;
    let elsewhere = lease(database.pool(), id(), &[asker("a", 5)]).await;
    assert!(elsewhere.is_empty());
    assert_eq!(poll(&database, "a", 2).await, [first, second]);
    assert_eq!(poll(&database, "b", 2).await, [third]);
    assert!(poll(&database, "a", 2).await.is_empty());
    assert_eq!(holder(&database, third).await.as_deref(), Some("b"));
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_that_poll_at_once_never_get_the_same_job() {
    for suspended in [Suspended::Never, Suspended::Perhaps] {
        let database = Database::create().await;
        for second in 0..60 {
            open_job(&database, "pack", noon(second)).await;
        }
        let workers: Vec<_> = (0..8)
            .map(|worker| {
                let pool = database.pool().clone();
                tokio::spawn(async move {
                    let client = format!("worker {worker}");
                    let mut jobs = Vec::new();
                    loop {
                        let askers = [asker(&client, 4)];
                        let leased = lease_unless(suspended, &pool, PROJECT, &askers).await;
                        if leased.is_empty() {
                            return jobs;
                        }
                        jobs.extend(leased.iter().map(|(leased, _)| leased.execution_key));
                    }
                })
            })
            .collect();
        let mut jobs = Vec::new();
        for worker in workers {
            jobs.extend(worker.await.unwrap());
        }
        let count = jobs.len();
        jobs.sort_unstable();
        jobs.dedup();
        assert_eq!((count, jobs.len()), (60, 60), "{suspended:?}");
    }
}

#[tokio::test]
async fn workers_that_ask_together_each_get_their_own_jobs_the_first_the_oldest() {
    let database = Database::create().await;
    let mut jobs = Vec::new();
    for second in 0..4 {
        jobs.push(open_job(&database, "pack", noon(second)).await);
    }
    let askers = [asker("a", 1), asker("b", 2), asker("c", 5), asker("d", 1)];
    let leased = lease(database.pool(), PROJECT, &askers).await;
    let given: Vec<_> = leased
        .iter()
        .map(|(leased, asker)| (leased.execution_key, *asker))
        .collect();
    assert_eq!(
        given,
        [(jobs[0], 1), (jobs[1], 2), (jobs[2], 2), (jobs[3], 3)]
    );
    for (job, client) in jobs.iter().zip(["a", "b", "b", "c"]) {
        assert_eq!(holder(&database, *job).await.as_deref(), Some(client));
    }
}

#[tokio::test]
async fn a_lease_is_given_back_by_who_has_it() {
    let database = Database::create().await;
    let job = open_job(&database, "pack", noon(0)).await;
    let (leased, _) = lease(database.pool(), PROJECT, &[asker("a", 1)]).await[0];
    let another = Leased {
        lease_id: id(),
        ..leased
    };
    leases::give_back(database.pool(), &[another])
        .await
        .unwrap();
    assert!(poll(&database, "b", 1).await.is_empty());
    leases::give_back(database.pool(), &[leased]).await.unwrap();
    assert_eq!(poll(&database, "b", 1).await, [job]);
}

#[tokio::test]
async fn only_the_worker_that_has_the_lock_extends_it_and_only_while_it_has() {
    let database = Database::create().await;
    let job = open_job(&database, "pack", noon(0)).await;
    poll(&database, "a", 1).await;
    let extend = async |client, now| {
        leases::heartbeat(database.pool(), PROJECT, job, client, now, noon(120))
            .await
            .unwrap()
    };
    assert!(!extend("b", noon(30)).await);
    assert!(!extend("a", noon(61)).await);
    assert!(extend("a", noon(60)).await);
    assert!(extend("a", noon(119)).await);
}

#[tokio::test]
async fn a_lease_that_ran_out_is_not_handed_out_before_its_instance_dealt_with_it() {
    let database = Database::create().await;
    let job = open_job(&database, "pack", noon(0)).await;
    poll(&database, "a", 1).await;
    assert!(poll(&database, "b", 1).await.is_empty());

    let given_back = Step {
        rows: vec![RowChange::update(
            &JOB_LEASES,
            vec![Cell::Uuid(job)],
            vec![
                ("client_id", Cell::Null),
                ("lease_id", Cell::Null),
                ("locked_until", Cell::Null),
            ],
        )],
        ..step(job, 1, 1)
    };
    database.store.append(given_back).await.unwrap();
    assert_eq!(poll(&database, "b", 1).await, [job]);
}

/// 600 jobs of instances of a suspended version, in each of which something waits; and one, later, of an instance of another.
const SUSPENDED: &str = "
    CREATE TABLE work AS
    SELECT lpad(to_hex(number), 32, '0')::uuid AS id, lpad(CASE WHEN number > 600 THEN 'b' ELSE 'a' END, 32, '0')::uuid AS version,
        lpad('face', 32, '0')::uuid AS project, timestamptz '2026-01-01 00:00Z' + number * interval '1 s' AS created_at
    FROM generate_series(1, 601) AS number;
    INSERT INTO instances (id, project_id, resource_id, process_version_id, created_at, sequence, version, open_incidents,
        test, status, process_id, started_by)
    SELECT id, project, version, version, created_at, 1, 1, 0, false, 'RUNNING', 'order', 'anna' FROM work;
    INSERT INTO job_leases (execution_key, instance_id, project_id, task_type, created_at)
    SELECT id, id, project, 'pack', created_at FROM work;
    INSERT INTO parked_instances (instance_id, project_id) SELECT id, project FROM work;
    INSERT INTO suspended_versions (process_version_id, resource_id, project_id, suspended_at, suspended_by)
    SELECT DISTINCT version, version, project, now(), 'anna' FROM work WHERE version = lpad('a', 32, '0')::uuid;
    UPDATE event_epoch SET suspends = true";

/// How many jobs wait, after each of the pages that a walk goes through.
async fn bring_back(database: &Database, mut walk: Walk) -> Vec<i64> {
    let mut waiting = Vec::new();
    loop {
        let next = leases::bring_back(database.pool(), walk, 250).await;
        let count = "SELECT count(*) FROM job_leases WHERE lease_id IS NULL";
        waiting.push(database.value(count).await);
        match next.unwrap() {
            Some(next) => walk = next,
            None => return waiting,
        }
    }
}

#[tokio::test]
async fn jobs_of_suspended_instances_are_passed_over_set_aside_and_brought_back() {
    let database = Database::create().await;
    database.run(SUSPENDED).await.unwrap();
    let pool = database.pool();
    let free = Uuid::from_u128(601);
    let given = async |suspended| {
        let leased = lease_unless(suspended, pool, PROJECT, &[asker("a", 1)]).await;
        let leased = leased.into_iter().map(|(leased, _)| leased.execution_key);
        leased.collect::<Vec<_>>()
    };
    assert!(given(Suspended::Never).await.is_empty());
    // More than a poll passes over stand in front of it.
    assert!(given(Suspended::Perhaps).await.is_empty());
    let set_aside = async || leases::set_aside(pool, PROJECT, "pack", 500).await.unwrap();
    assert_eq!(set_aside().await, 500);
    assert_eq!(given(Suspended::Perhaps).await, [free]);
    assert_eq!(set_aside().await, 100);
    assert_eq!(set_aside().await, 0);

    let walk = Walk::through(PROJECT);
    assert_eq!(bring_back(&database, walk).await, [0, 0, 0]);
    database
        .run("DELETE FROM suspended_versions")
        .await
        .unwrap();
    let elsewhere = Walk::through(Uuid::from_u128(0xfacf));
    assert_eq!(bring_back(&database, elsewhere).await, [0]);
    assert_eq!(bring_back(&database, walk).await, [250, 500, 600]);
    assert_eq!(given(Suspended::Perhaps).await, [Uuid::from_u128(1)]);
    assert_eq!(bring_back(&database, Walk::through_all()).await, [599]);
}

#[tokio::test]
async fn a_walk_through_what_waits_looks_at_so_many_whatever_suspends_them() {
    let database = Database::create().await;
    database.run(SUSPENDED).await.unwrap();
    let found = async |walk, releases: &[&str]| {
        let (mut pages, mut walk) = (Vec::new(), Some(walk));
        while let Some(from) = walk {
            let found = suspension::next_parked(database.pool(), from, "GoOn", releases, 250);
            let (free, next) = found.await.unwrap();
            pages.push(free.len());
            walk = next;
        }
        pages
    };
    for walk in [Walk::through(PROJECT), Walk::through_all()] {
        assert_eq!(found(walk, &[]).await, [0, 0, 1]);
    }
    assert_eq!(found(Walk::through(id()), &[]).await, [0]);
    database
        .run("DELETE FROM suspended_versions")
        .await
        .unwrap();
    assert_eq!(found(Walk::through(PROJECT), &[]).await, [250, 250, 101]);
    // Who is asked to go on, or all of the project, is left to that.
    let asked = "INSERT INTO outbox (id, stream, kind, due, payload, project_id) VALUES
        (gen_random_uuid(), lpad('1', 32, '0')::uuid, 'GoOn', now(), '{}', lpad('face', 32, '0')::uuid),
        (gen_random_uuid(), gen_random_uuid(), 'Release', now(), '{}', lpad('face', 32, '0')::uuid)";
    database.run(asked).await.unwrap();
    assert_eq!(found(Walk::through(PROJECT), &[]).await, [249, 250, 101]);
    let walk = Walk::through_all();
    assert_eq!(found(walk, &["Release"]).await, [0, 0, 0]);
}
