//! Workers whose connections break while they ask for jobs, and workers that sleep past their locks.

use crate::{
    cutting_proxy::{Cut, CuttingProxy},
    world::World,
};
use futures_util::future::join_all;
use serde_json::{Value, json};
use sqlx::{Connection as _, PgConnection};
use std::{collections::BTreeMap, time::Duration};
use testkit::{Chance, Client};
use tokio::time::{Instant, sleep, timeout};

const SEED: u64 = 20_261_122;
/// The shortest lock there is.
const LOCK: Duration = Duration::from_secs(10);
/// How long it may take until the end of a lock is noticed.
const NOTICE: Duration = Duration::from_secs(5);
/// By how much a test may misjudge when a lock is over: it asks the database, and that takes time.
const A_MOMENT: Duration = Duration::from_millis(200);
/// The most jobs that a poll gives.
const MOST: usize = 100;

fn work(retries: u32) -> String {
    format!(
        r#"
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work" retries="{retries}"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>"#
    )
}

/// The job's `executionKey`.
fn key(job: &Value) -> &str {
    job["executionKey"].as_str().unwrap()
}

/// Asks for jobs; which there are, and whether the same request was given them before.
async fn poll(sender: &Client, worker: &str, limit: usize) -> (Vec<Value>, bool) {
    let polled = request_jobs(sender, worker, limit).await.unwrap();
    if polled.status == 204 {
        return (Vec::new(), false);
    }
    let polled = polled.expect_status(200).unwrap();
    let is_replayed = polled.is_replayed();
    let jobs = polled.json().unwrap().as_array().unwrap().clone();
    (jobs, is_replayed)
}

async fn request_jobs(
    sender: &Client,
    worker: &str,
    limit: usize,
) -> Result<testkit::Answer, testkit::TestkitError> {
    let body = json!({ "taskType": "work", "clientID": worker, "lockDuration": "10s", "timeout": "2s", "maxJobs": limit });
    sender.post("/bpmn/external-jobs/poll", body).await
}

async fn report(client: &Client, job: &Value, action: &str, worker: &str) -> u16 {
    let path = format!("/bpmn/external-jobs/{}/{action}", key(job));
    let body = json!({ "workflowID": job["workflowID"], "clientID": worker, "errorCode": "E" });
    client.post(&path, body).await.unwrap().status
}

/// The jobs that workers have locked without knowing, and until when.
struct Leases {
    database: PgConnection,
    until: BTreeMap<String, Instant>,
    remembered: usize,
    polled_again: usize,
    latest: Duration,
}

impl Leases {
    async fn of(world: &World) -> Self {
        Self {
            database: PgConnection::connect(&world.server.database.url())
                .await
                .unwrap(),
            until: BTreeMap::new(),
            remembered: 0,
            polled_again: 0,
            latest: Duration::ZERO,
        }
    }

    /// What a worker has locked: jobs, and until when.
    async fn locked_by(&mut self, worker: &str) -> Vec<(String, Instant)> {
        const LOCKED: &str = "SELECT execution_key::text, extract(epoch FROM locked_until - clock_timestamp())::float8
            FROM job_leases WHERE client_id = $1";
        let begun = Instant::now();
        let locked: Vec<(String, f64)> = sqlx::query_as(LOCKED)
            .bind(worker)
            .fetch_all(&mut self.database)
            .await
            .unwrap();
        locked
            .into_iter()
            .map(|(job, left)| (job, begun + Duration::from_secs_f64(left.max(0.0))))
            .collect()
    }

    /// A worker that was cut off asks for nothing any more. If its answer had not begun to come, the server may notice and give
    /// the job back at any moment.
    async fn remember(&mut self, worker: &str, cut: Cut) {
        for (job, until) in self.locked_by(worker).await {
            self.handed_out(&job);
            if cut == Cut::Answered {
                self.until.insert(job, until);
                self.remembered += 1;
            }
        }
    }

    /// A worker that was cut off asks again with the same key: the job that it has, and whether it was given it before.
    async fn repeat(&mut self, sender: &Client, worker: &str) -> (Value, bool) {
        let begun = Instant::now();
        let (mut jobs, is_replayed) = poll(sender, worker, 1).await;
        assert!(begun.elapsed() < NOTICE, "{:?}", begun.elapsed());
        let job = jobs.pop().unwrap();
        let locked = self.locked_by(worker).await;
        let locked: Vec<_> = locked.iter().map(|(job, _)| job.as_str()).collect();
        assert_eq!(locked, [key(&job)], "{worker} has one job");
        self.handed_out(key(&job));
        (job, is_replayed)
    }

    /// Completes so many jobs, each as soon as its lock is over.
    async fn inherit(&mut self, client: &Client, jobs: usize) {
        let mut completed = 0;
        while completed < jobs {
            let (polled, _) = poll(client, "heir", MOST).await;
            for job in &polled {
                self.handed_out(key(job));
            }
            let mut untils = self.until.values();
            let is_overdue = untils.any(|until| until.elapsed() > NOTICE);
            assert!(!is_overdue, "some jobs nobody is given");
            let reports = polled.iter();
            let reported =
                join_all(reports.map(|job| report(client, job, "complete", "heir"))).await;
            assert!(reported.iter().all(|status| *status == 200), "{reported:?}");
            completed += polled.len();
        }
    }

    /// A job was handed out: not before the lock that somebody had on it was over, and soon after that.
    fn handed_out(&mut self, job: &str) {
        let Some(until) = self.until.remove(job) else {
            return;
        };
        let now = Instant::now();
        assert!(now >= until, "handed out although it is locked: {job}");
        let late = now - until;
        assert!(late <= NOTICE, "handed out {late:?} after its lock: {job}");
        self.polled_again += 1;
        self.latest = self.latest.max(late);
    }
}

/// So many cuts between the commit and the answer, and some more at other moments.
fn cuts(times: usize) -> Vec<Cut> {
    let mut chance = Chance::new(SEED);
    let mut cuts = Vec::new();
    for number in 0..times {
        cuts.push(Cut::Answered);
        if number % 4 == 0 {
            cuts.push(Cut::After(Duration::from_micros(chance.below(5_000))));
        }
    }
    cuts
}

/// Every other poll that is cut off is repeated with its key, and the worker has its job at once. The others' jobs are polled
/// again when their locks are over.
async fn break_connections(times: usize) {
    let world = World::with_process(&work(1_000)).await;
    let client = &world.client;
    let proxy = CuttingProxy::before(world.server.url()).await;
    let mut leases = Leases::of(&world).await;
    let cuts = cuts(times);
    let jobs = cuts.len();
    for number in 0..jobs {
        world.start(json!({ "number": number })).await;
    }
    let begun = Instant::now();
    let (mut cut_before_answer, mut completed) = (0, 0);
    for (number, cut) in cuts.into_iter().enumerate() {
        let worker = format!("worker-{number}");
        let sender = client.with_idempotency_key(&format!("poll-{number}"));
        let is_repeated = number % 2 == 0;
        let first = if is_repeated { &sender } else { client };
        let first = first.at(&proxy.url());
        let (answer, ()) = tokio::join!(request_jobs(&first, &worker, 1), proxy.cut_next(cut));
        assert!(answer.is_err(), "nothing comes through");
        if cut == Cut::Answered {
            cut_before_answer += 1;
            let locked = leases.locked_by(&worker).await;
            assert_eq!(locked.len(), 1, "the answer came after the lock");
        }
        if is_repeated {
            let (job, is_replayed) = leases.repeat(&sender, &worker).await;
            assert!(
                is_replayed || cut != Cut::Answered,
                "it has the job of the first"
            );
            assert_eq!(report(client, &job, "complete", &worker).await, 200);
            completed += 1;
        } else {
            leases.remember(&worker, cut).await;
        }
    }
    assert_eq!(cut_before_answer, times);
    println!(
        "{times} connections were cut between commit and answer, {} earlier or later, in {:.1?}",
        jobs - times,
        begun.elapsed()
    );
    leases.inherit(client, jobs - completed).await;
    println!(
        "{} jobs were polled again when their locks were over, at most {:?} later",
        leases.polled_again, leases.latest
    );
    assert_eq!(leases.polled_again, leases.remembered);
    assert!(leases.remembered > 0);

    let running = client.get("/bpmn/instances?status=RUNNING").await;
    let running = running.unwrap().json().unwrap();
    assert_eq!(running["pagination"]["total"], 0);
    let ends = "SELECT count(*) FROM (SELECT stream FROM events WHERE kind = 'JobCompleted'
        GROUP BY stream HAVING count(*) = 1) AS once";
    assert_eq!(
        world.number(ends),
        jobs as u64,
        "each job was completed once"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn no_job_is_lost_or_done_twice_when_connections_break() {
    break_connections(100).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: about a minute"]
async fn no_job_is_lost_or_done_twice_when_a_thousand_connections_break() {
    break_connections(1_000).await;
}

#[tokio::test]
async fn a_worker_that_hangs_up_while_it_waits_takes_no_job() {
    let world = World::with_process(&work(1)).await;
    let proxy = CuttingProxy::before(world.server.url()).await;
    let gone = world.client.at(&proxy.url());
    for sender in [&gone, &gone.with_idempotency_key("k")] {
        for _ in 0..5 {
            let waiting = Cut::After(Duration::from_millis(100));
            let (answer, ()) =
                tokio::join!(request_jobs(sender, "gone", 1), proxy.cut_next(waiting));
            assert!(answer.is_err());
        }
    }
    world.start(json!({})).await;
    let begin = Instant::now();
    let (jobs, _) = poll(&world.client, "here", 1).await;
    assert_eq!(jobs[0]["retries"], 1);
    assert!(begin.elapsed() < NOTICE);
}

/// The sleeper's job is another's when it wakes up.
#[tokio::test]
async fn a_worker_that_sleeps_past_its_lock_is_refused_and_changes_nothing() {
    let world = World::with_process(&work(2)).await;
    world.start(json!({})).await;
    let (jobs, _) = poll(&world.client, "sleeper", 1).await;
    let job = &jobs[0];
    assert_eq!(job["retries"], 2);
    sleep(LOCK).await;
    let next = timeout(NOTICE, async {
        loop {
            let (mut jobs, _) = poll(&world.client, "next", 1).await;
            if let Some(job) = jobs.pop() {
                return job;
            }
        }
    });
    let next = next.await.unwrap();
    assert_eq!(next["executionKey"], job["executionKey"]);
    assert_eq!(next["retries"], 1, "the lost lock cost an attempt");

    let events = "SELECT count(*) FROM events";
    let before = world.number(events);
    refuses_everything(&world, job, "sleeper").await;
    assert_eq!(world.number(events), before, "nothing happened");
    is_completed_once(&world, &next, "next").await;
}

/// Nobody has taken the job meanwhile: neither the moment its lock is over, nor after that was noticed, nor while nobody asks.
#[tokio::test]
async fn a_worker_that_sleeps_past_its_lock_is_refused_also_when_nobody_else_has_the_job() {
    let world = World::with_process(&work(2)).await;
    world.start(json!({})).await;
    let (jobs, _) = poll(&world.client, "sleeper", 1).await;
    let job = &jobs[0];
    let others = "SELECT count(*) FROM events WHERE kind <> 'JobFailed'";
    let before = world.number(others);
    let mut leases = Leases::of(&world).await;
    let (_, until) = leases.locked_by("sleeper").await.remove(0);
    sleep(until.duration_since(Instant::now()) + A_MOMENT).await;
    let noticed = Instant::now() + NOTICE;
    while Instant::now() < noticed {
        refuses_everything(&world, job, "sleeper").await;
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(world.number(others), before, "nothing happened");

    let (jobs, _) = poll(&world.client, "next", 1).await;
    assert_eq!(jobs[0]["executionKey"], job["executionKey"]);
    assert_eq!(jobs[0]["retries"], 1, "the lost lock cost an attempt");
    is_completed_once(&world, &jobs[0], "next").await;
}

/// Whatever a worker says of a job that it has no lock on is refused.
async fn refuses_everything(world: &World, job: &Value, worker: &str) {
    for action in ["complete", "error", "heartbeat"] {
        let status = report(&world.client, job, action, worker).await;
        assert_eq!(status, 409, "{action}");
    }
}

/// The worker that has the lock completes the job, which was lost once before.
async fn is_completed_once(world: &World, job: &Value, worker: &str) {
    assert_eq!(report(&world.client, job, "complete", worker).await, 200);
    let failures = "SELECT count(*) FROM events WHERE kind = 'JobFailed'";
    assert_eq!(world.number(failures), 1);
    let completions = "SELECT count(*) FROM events WHERE kind = 'JobCompleted'";
    assert_eq!(world.number(completions), 1);
}
