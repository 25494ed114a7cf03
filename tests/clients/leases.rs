//! Workers whose connections break while they ask for jobs, and workers that sleep past their locks.

use crate::world::World;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::Chance;
use tokio::{
    io::AsyncWriteExt,
    net::TcpStream,
    time::{Instant, sleep, timeout},
};

const SEED: u64 = 20_261_122;
/// The shortest lock there is.
const LOCK: Duration = Duration::from_secs(10);
/// How long it may take until the end of a lock is noticed.
const NOTICE: Duration = Duration::from_secs(5);

fn work(retries: u32) -> String {
    format!(
        r#"
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work" retries="{retries}"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>"#
    )
}

fn poll(client: &str) -> Value {
    json!({ "taskType": "work", "clientID": client, "lockDuration": "10s", "timeout": "2s" })
}

/// When a connection breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// The answer has come, but nobody has read it: the jobs are locked.
    Answered,
    /// So long after the request was sent.
    After(Duration),
}

impl World {
    /// Asks for a job over a connection that breaks.
    async fn poll_and_break(&self, client: &str, key: Option<&str>, cut: Cut) {
        let address = self.server.url().strip_prefix("http://").unwrap();
        let mut connection = TcpStream::connect(address).await.unwrap();
        let body = poll(client).to_string();
        let token = self.client.token().unwrap();
        let key = key.map_or(String::new(), |key| format!("Idempotency-Key: {key}\r\n"));
        let request = format!(
            "POST {}/bpmn/external-jobs/poll HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n{key}\r\n{body}",
            self.project,
            body.len()
        );
        connection.write_all(request.as_bytes()).await.unwrap();
        match cut {
            Cut::Answered => {
                let mut first = [0];
                assert_eq!(connection.peek(&mut first).await.unwrap(), 1);
            }
            Cut::After(time) => sleep(time).await,
        }
        // What was not read makes the system reset the connection.
        drop(connection);
    }

    /// What a worker is given, and whether it was before.
    async fn poll(&self, client: &str, key: Option<&str>) -> (Vec<Value>, bool) {
        let sender = match key {
            Some(key) => self.client.with_idempotency_key(key),
            None => self.client.clone(),
        };
        let polled = sender.post("/bpmn/external-jobs/poll", poll(client)).await;
        let polled = polled.unwrap();
        if polled.status == 204 {
            return (Vec::new(), false);
        }
        let polled = polled.expect_status(200).unwrap();
        let is_replayed = polled.is_replayed();
        let jobs = polled.json().unwrap().as_array().unwrap().clone();
        (jobs, is_replayed)
    }

    async fn report(&self, job: &Value, action: &str, client: &str) -> u16 {
        let path = format!(
            "/bpmn/external-jobs/{}/{action}",
            job["executionKey"].as_str().unwrap()
        );
        let body = json!({ "workflowID": job["workflowID"], "clientID": client, "errorCode": "E" });
        self.client.post(&path, body).await.unwrap().status
    }
}

/// A quarter each: with and without a key, cut after the answer and at any moment before it.
async fn break_connections(times: u64) {
    let world = World::with_process(&work(1_000)).await;
    let mut chance = Chance::new(SEED);
    // Each may need one: those that are cut without a key may keep theirs locked for a while.
    let jobs = times;
    for number in 0..jobs {
        world.start(json!({ "number": number })).await;
    }
    let begin = Instant::now();
    let mut completed = 0;
    for number in 0..times {
        let client = format!("worker-{number}");
        let cut = if number % 2 == 0 {
            Cut::Answered
        } else {
            Cut::After(Duration::from_micros(chance.below(5_000)))
        };
        if number % 4 < 2 {
            let key = format!("poll-{number}");
            world.poll_and_break(&client, Some(&key), cut).await;
            let (jobs, is_replayed) = world.poll(&client, Some(&key)).await;
            assert_eq!(jobs.len(), 1, "a repetition waits for no lock");
            if cut == Cut::Answered {
                assert!(is_replayed, "the repetition gets the job of the first");
            }
            let locked = format!("SELECT count(*) FROM job_leases WHERE client_id = '{client}'");
            assert_eq!(world.number(&locked), 1, "{client} has one job");
            assert_eq!(world.report(&jobs[0], "complete", &client).await, 200);
            completed += 1;
        } else {
            world.poll_and_break(&client, None, cut).await;
        }
    }
    println!("{times} connections were cut in {:.1?}", begin.elapsed());

    let last_cut = Instant::now();
    while completed < jobs {
        let (polled, _) = world.poll("heir", None).await;
        for job in polled {
            assert_eq!(world.report(&job, "complete", "heir").await, 200);
            completed += 1;
        }
        assert!(
            last_cut.elapsed() < LOCK + NOTICE + Duration::from_millis(10 * times),
            "{completed} of {jobs} jobs could be polled"
        );
    }
    let running = world.client.get("/bpmn/instances?status=RUNNING").await;
    let running = running.unwrap().json().unwrap();
    assert_eq!(running["pagination"]["total"], 0);
    let ends = "SELECT count(*) FROM (SELECT stream FROM events WHERE kind = 'JobCompleted'
        GROUP BY stream HAVING count(*) = 1) AS once";
    assert_eq!(world.number(ends), jobs, "each job was completed once");
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
    for _ in 0..5 {
        let waiting = Cut::After(Duration::from_millis(100));
        world.poll_and_break("gone", None, waiting).await;
        world.poll_and_break("gone", Some("k"), waiting).await;
    }
    world.start(json!({})).await;
    let begin = Instant::now();
    let (jobs, _) = world.poll("here", None).await;
    assert_eq!(jobs[0]["retries"], 1);
    assert!(begin.elapsed() < NOTICE);
}

#[tokio::test]
async fn a_worker_that_sleeps_past_its_lock_is_refused_and_changes_nothing() {
    let world = World::with_process(&work(2)).await;
    world.start(json!({})).await;
    let (jobs, _) = world.poll("sleeper", None).await;
    let job = &jobs[0];
    assert_eq!(job["retries"], 2);
    sleep(LOCK).await;
    let next = timeout(NOTICE, async {
        loop {
            let (mut jobs, _) = world.poll("next", None).await;
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
    for action in ["complete", "error", "heartbeat"] {
        assert_eq!(world.report(job, action, "sleeper").await, 409, "{action}");
    }
    assert_eq!(world.number(events), before, "nothing happened");
    assert_eq!(world.report(&next, "complete", "next").await, 200);
    let failures = "SELECT count(*) FROM events WHERE kind = 'JobFailed'";
    assert_eq!(world.number(failures), 1);
    let completions = "SELECT count(*) FROM events WHERE kind = 'JobCompleted'";
    assert_eq!(world.number(completions), 1);
}
