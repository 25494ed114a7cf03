//! A job is leased to one worker at a time, the oldest first.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use database::{Database, id, noon, step};
use jiff::Timestamp;
use store::{
    Cell, Pool, RowChange, Step,
    leases::{self, Asker, JOB_LEASES, Leased},
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
    let mut query = leases::lease(project, "pack", askers, leases::Suspended::Never);
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
                    let leased = lease(&pool, PROJECT, &[asker(&client, 4)]).await;
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
    assert_eq!((count, jobs.len()), (60, 60));
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
