//! Clients of every kind, each of whom asks another server every time. The check reads the API and the table of events.

use crate::{BINARY, Replicas};
use futures_util::future::join_all;
use quantumbpm::clock::Clock;
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};
use testkit::{Answer, Client};
use tokio::time::{Instant, sleep};

const STARTING_CLIENTS: usize = 3;
const STARTED_BY_EACH: usize = 12;
/// One in so many instances is cancelled, at any moment.
const CANCELED: usize = 6;
const PATIENCE: Duration = Duration::from_mins(1);

/// Each element is reached once: a job, a message with the key `number`, a timer, a called process with a timer and a job beside
/// each other, and a task for a person.
const PROCESSES: &str = r#"
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=number"/></extensionElements></message>
  <process id="main" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="wait" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="moment" targetRef="call"/>
    <callActivity id="call"><extensionElements><q:calledElement processId="part"/></extensionElements></callActivity>
    <sequenceFlow id="f5" sourceRef="call" targetRef="approve"/>
    <userTask id="approve"/>
    <sequenceFlow id="f6" sourceRef="approve" targetRef="end"/><endEvent id="end"/>
  </process>
  <process id="part" isExecutable="true">
    <startEvent id="c-start"/><sequenceFlow id="c1" sourceRef="c-start" targetRef="split"/>
    <parallelGateway id="split"/>
    <sequenceFlow id="c2" sourceRef="split" targetRef="pause"/><sequenceFlow id="c3" sourceRef="split" targetRef="c-work"/>
    <intermediateCatchEvent id="pause"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <serviceTask id="c-work"><extensionElements><q:taskDefinition type="work"/></extensionElements></serviceTask>
    <sequenceFlow id="c4" sourceRef="pause" targetRef="join"/><sequenceFlow id="c5" sourceRef="c-work" targetRef="join"/>
    <parallelGateway id="join"/><sequenceFlow id="c6" sourceRef="join" targetRef="c-end"/><endEvent id="c-end"/>
  </process>"#;

#[tokio::test(flavor = "multi_thread")]
async fn mixed_traffic_through_all_servers_happens_once() {
    happens_once(Replicas::embedded().await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mixed_traffic_through_all_servers_happens_once_with_temporal() {
    happens_once(Replicas::with_temporal().await).await;
}

async fn happens_once(replicas: Replicas) {
    let version = replicas.through(0).deploy(PROCESSES).await.unwrap();
    let traffic = Traffic {
        replicas: &replicas,
        version,
        turn: AtomicUsize::new(0),
        cancelled: Mutex::default(),
        handed_out: Mutex::default(),
        has_ended: AtomicBool::new(false),
    };
    let starting = async {
        let started = join_all((0..STARTING_CLIENTS).map(|client| traffic.start(client))).await;
        let started = started.concat();
        traffic.until_all_end().await;
        traffic.has_ended.store(true, Ordering::Relaxed);
        started
    };
    let workers = join_all((0..3).map(|worker| traffic.work(worker)));
    let people = join_all((0..2).map(|_| traffic.approve()));
    let (started, _, _) = tokio::join!(starting, workers, people);
    traffic.check(&started).await;
}

struct Traffic<'a> {
    replicas: &'a Replicas,
    version: String,
    turn: AtomicUsize,
    cancelled: Mutex<BTreeSet<String>>,
    handed_out: Mutex<BTreeSet<String>>,
    has_ended: AtomicBool,
}

impl Traffic<'_> {
    /// The next server's.
    fn client(&self) -> &Client {
        let turn = self.turn.fetch_add(1, Ordering::Relaxed);
        &self.replicas.through(turn).client
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        self.client().post(path, body).await.unwrap()
    }

    /// Starts instances, publishes their messages and cancels some.
    async fn start(&self, client: usize) -> Vec<String> {
        let mut started = Vec::new();
        for round in 0..STARTED_BY_EACH {
            let number = client * STARTED_BY_EACH + round;
            let body =
                json!({ "processDefinitionID": self.version, "variables": { "number": number } });
            let answer = self.post("/bpmn/instances", body).await;
            let instance = answer
                .expect_status(201)
                .unwrap()
                .text_at("/workflowID")
                .unwrap();
            let message = json!({ "messageName": "go", "correlationKeys": number, "ttl": "10m" });
            let published = self.post("/bpmn/messages", message).await;
            published.expect_status(200).unwrap();
            if number.is_multiple_of(CANCELED) {
                self.cancelled.lock().unwrap().insert(instance.clone());
                let moment = u64::try_from(number * 13 % 700).unwrap();
                sleep(Duration::from_millis(moment)).await;
                let path = format!("/bpmn/instances/{instance}");
                let answer = self.client().delete(&path).await.unwrap();
                // Also if it has come to its end by itself.
                answer.expect_status(204).unwrap();
            }
            started.push(instance);
        }
        started
    }

    /// Polls at one server and reports to the next.
    async fn work(&self, worker: usize) {
        let name = format!("worker-{worker}");
        let poll = json!({ "taskType": "work", "clientID": name, "timeout": "500ms", "lockDuration": "5m", "maxJobs": 4 });
        while !self.has_ended.load(Ordering::Relaxed) {
            let polled = self.post("/bpmn/external-jobs/poll", poll.clone()).await;
            if polled.status == 204 {
                continue;
            }
            let jobs = polled.expect_status(200).unwrap().json().unwrap();
            for job in jobs.as_array().unwrap() {
                let key = job["executionKey"].as_str().unwrap();
                let is_new = self.handed_out.lock().unwrap().insert(key.to_owned());
                assert!(is_new, "handed out twice within its lock: {job}");
                let body =
                    json!({ "workflowID": job["workflowID"], "clientID": name, "variables": {} });
                let answer = self
                    .post(&format!("/bpmn/external-jobs/{key}/complete"), body)
                    .await;
                // It is this worker's, unless its instance is cancelled.
                self.expect_done(&answer, key, "'ElementTerminated'");
            }
        }
    }

    /// Completes the tasks of people.
    async fn approve(&self) {
        while !self.has_ended.load(Ordering::Relaxed) {
            let listed = self
                .client()
                .get("/bpmn/user-tasks?status=CREATED&pageSize=100")
                .await;
            let listed = listed.unwrap().expect_status(200).unwrap().json().unwrap();
            for task in listed["data"].as_array().unwrap() {
                let key = task["executionKey"].as_str().unwrap();
                let path = format!("/bpmn/user-tasks/{key}/complete");
                let answer = self.post(&path, json!({ "variables": {} })).await;
                // Somebody else may have been faster.
                self.expect_done(&answer, key, "'UserTaskCompleted', 'ElementTerminated'");
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Work is done, or is refused because something of these kinds has ended it before. Nothing else is a reason: that servers
    /// change an instance at the same time is not for clients to see.
    fn expect_done(&self, answer: &Answer, key: &str, endings: &str) {
        let answered = Clock::default().now();
        if answer.status == 200 {
            return;
        }
        assert_eq!(answer.status, 409, "{}: {}", answer.request, answer.body);
        let ended_before = format!(
            "SELECT count(*) FROM events WHERE payload->>'activation' = '{key}' AND kind IN ({endings})
             AND recorded_at <= '{answered}'"
        );
        let ended_before = self.replicas.sql(&ended_before);
        assert_eq!(ended_before, "1", "{}: {}", answer.request, answer.body);
    }

    async fn until_all_end(&self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let running = self.client().get("/bpmn/instances?status=RUNNING").await;
            let running = running.unwrap().expect_status(200).unwrap().json().unwrap();
            if running["pagination"]["total"] == 0 {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "instances did not go on: {running}"
            );
            sleep(Duration::from_millis(100)).await;
        }
    }

    async fn check(&self, started: &[String]) {
        for instance in started {
            let path = format!("/bpmn/instances/{instance}");
            let found = self.client().get(&path).await.unwrap().json().unwrap();
            let is_cancelled = self.cancelled.lock().unwrap().contains(instance);
            assert!(
                found["status"] == "COMPLETED" || is_cancelled && found["status"] == "CANCELED",
                "{found}"
            );
        }
        let sql = |sql: &str| self.replicas.sql(sql);
        let of_main =
            "SELECT count(*) FROM events WHERE kind = 'InstanceStarted' AND element = 'start'";
        assert_eq!(sql(of_main), started.len().to_string());
        let of_instances =
            "events WHERE stream IN (SELECT stream FROM events WHERE kind = 'InstanceStarted')";
        let twice = format!(
            "SELECT stream, kind, element, count(*) FROM {of_instances} AND kind <> 'VariablesSet'
             GROUP BY stream, kind, element HAVING count(*) > 1"
        );
        assert_eq!(sql(&twice), "", "what happened twice");
        let ends = format!(
            "SELECT stream FROM {of_instances} GROUP BY stream
             HAVING count(*) FILTER (WHERE kind IN ('InstanceCompleted', 'InstanceCanceled')) <> 1 OR max(sequence) <> count(*)"
        );
        assert_eq!(sql(&ends), "", "instances without one end, or with gaps");
        // A delivery is acknowledged a moment after it was carried out.
        let deadline = Instant::now() + PATIENCE;
        for table in ["job_leases", "message_subscriptions", "outbox"] {
            while sql(&format!("SELECT count(*) FROM {table}")) != "0" {
                assert!(
                    Instant::now() < deadline,
                    "{}",
                    sql(&format!("SELECT * FROM {table}"))
                );
                sleep(Duration::from_millis(100)).await;
            }
        }
        let [server, ..] = &self.replicas.servers;
        server.database.verify(BINARY).unwrap();
    }
}
