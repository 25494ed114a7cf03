//! A server that is killed again and again in the middle of its work: what it acknowledged has happened, once, and everything
//! that was begun goes on to its end. The check reads the API and the tables of the write model, nothing that the load knows.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use futures_util::future::join_all;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};
use testkit::{Answer, Client, Role, Server};
use tokio::time::{Instant, sleep};

const KILLS: usize = 4;
const BETWEEN_KILLS: Duration = Duration::from_millis(1500);
const STARTING_CLIENTS: u64 = 4;
const WORKERS: usize = 2;
/// What a killed server had begun is left alone for ten seconds.
const PATIENCE: Duration = Duration::from_secs(40);

/// A job, then a message with the key `number`, then a timer.
const PROCESS: &str = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:q="http://quantumbpm.com/schema/1.0" id="d" targetNamespace="http://example.com">
  <message id="go" name="go"><extensionElements><q:subscription correlationKey="=number"/></extensionElements></message>
  <process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work" retries="1000"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="work" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="wait" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="moment" targetRef="end"/><endEvent id="end"/>
  </process>
</definitions>"#;

/// What the server answered with success.
#[derive(Default)]
struct Acknowledged {
    /// The numbers of instances by their ids.
    started: Mutex<BTreeMap<String, u64>>,
    /// The execution keys of completed jobs, with the one result that was acknowledged for each.
    completed: Mutex<BTreeMap<String, String>>,
}

struct Load {
    client: Client,
    process_version: String,
    acknowledged: Acknowledged,
    next_number: AtomicU64,
    /// Requests to start without an answer: each may have been carried out or not.
    unanswered_starts: AtomicU64,
    starting: AtomicBool,
    working: AtomicBool,
}

impl Load {
    async fn new(server: &Server) -> Self {
        let project = server.create_project("Faults").await.unwrap();
        let client = server.client(&project, Role::Editor).unwrap();
        let body = json!({ "name": "P", "xml": PROCESS });
        let created = client.post("/bpmn/resources", body).await.unwrap();
        let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
        let path = format!("/bpmn/resources/{id}");
        let deployed = client.post(&format!("{path}/deploy"), json!({})).await;
        deployed.unwrap().expect_status(204).unwrap();
        let resource = client.get(&path).await.unwrap();
        Self {
            process_version: resource.text_at("/processes/0/id").unwrap(),
            client,
            acknowledged: Acknowledged::default(),
            next_number: AtomicU64::new(0),
            unanswered_starts: AtomicU64::new(0),
            starting: AtomicBool::new(true),
            working: AtomicBool::new(true),
        }
    }

    /// A request that is repeated until it is answered, as a careful client does.
    async fn answered(&self, path: &str, body: &Value) -> Answer {
        loop {
            match self.client.post(path, body.clone()).await {
                Ok(answer) if answer.status < 500 => return answer,
                Ok(_) | Err(_) => sleep(Duration::from_millis(20)).await,
            }
        }
    }

    /// Starts instances, one after the other, and publishes the message of each.
    async fn start_and_publish(&self) {
        while self.starting.load(Ordering::Relaxed) {
            let number = self.next_number.fetch_add(1, Ordering::Relaxed);
            let body = json!({ "processDefinitionID": self.process_version, "variables": { "number": number } });
            match self.client.post("/bpmn/instances", body).await {
                Ok(answer) if answer.status == 201 => {
                    let instance = answer.text_at("/workflowID").unwrap();
                    let mut started = self.acknowledged.started.lock().unwrap();
                    assert_eq!(
                        started.insert(instance, number),
                        None,
                        "an id was given twice"
                    );
                }
                Ok(answer) => assert!(answer.status >= 500, "{}: {}", answer.status, answer.body),
                Err(_) => {
                    self.unanswered_starts.fetch_add(1, Ordering::Relaxed);
                    sleep(Duration::from_millis(20)).await;
                }
            }
            // Without an answer the instance may be there all the same: then it needs its message too.
            let message = json!({ "messageName": "go", "correlationKeys": number, "ttl": "10m" });
            assert_eq!(self.answered("/bpmn/messages", &message).await.status, 200);
        }
    }

    /// Polls for jobs and completes them.
    async fn work(&self, name: &str) {
        let poll = json!({ "taskType": "work", "clientID": name, "timeout": "200ms", "lockDuration": "10s", "maxJobs": 10 });
        while self.working.load(Ordering::Relaxed) {
            let polled = self.answered("/bpmn/external-jobs/poll", &poll).await;
            if polled.status == 204 {
                continue;
            }
            let jobs = polled.expect_status(200).unwrap().json().unwrap();
            for job in jobs.as_array().unwrap() {
                let key = job["executionKey"].as_str().unwrap();
                let result = format!("{name} {key}");
                let body = json!({ "workflowID": job["workflowID"], "clientID": name, "variables": { "result": result } });
                let path = format!("/bpmn/external-jobs/{key}/complete");
                let answer = self.answered(&path, &body).await;
                if answer.status == 200 {
                    let mut completed = self.acknowledged.completed.lock().unwrap();
                    completed.insert(key.to_owned(), result);
                } else {
                    // Another worker got it after the lock had run out.
                    assert_eq!(answer.status, 409, "{}", answer.body);
                }
            }
        }
    }

    /// Every instance: its id and what the list says of it.
    async fn instances(&self) -> BTreeMap<String, Value> {
        let mut instances = BTreeMap::new();
        for page in 1.. {
            let path = format!("/bpmn/instances?pageSize=100&page={page}");
            let listed = self.client.get(&path).await.unwrap().json().unwrap();
            let items = listed["data"].as_array().unwrap();
            if items.is_empty() {
                break;
            }
            let item = |item: &Value| {
                (
                    item["workflowID"].as_str().unwrap().to_owned(),
                    item.clone(),
                )
            };
            instances.extend(items.iter().map(item));
        }
        instances
    }

    async fn all_end(&self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let running = self.client.get("/bpmn/instances?status=RUNNING").await;
            let running = running.unwrap().json().unwrap();
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
}

/// What `sql` finds is expected to be nothing.
fn none(server: &Server, what: &str, sql: &str) {
    let found = server.database.execute(sql).unwrap();
    assert_eq!(found.trim(), "", "{what}");
}

/// What holds of every history of an instance that ended, whatever happened on the way.
fn check_streams(server: &Server) {
    let of_instances = "(SELECT * FROM events WHERE stream IN (SELECT stream FROM events WHERE kind = 'InstanceStarted')) e";
    let gaps = format!(
        "SELECT stream FROM {of_instances} GROUP BY stream HAVING min(sequence) <> 1 OR max(sequence) <> count(*)"
    );
    none(server, "streams with gaps", &gaps);
    let once = [
        "InstanceStarted",
        "JobCreated",
        "JobCompleted",
        "MessageCorrelated",
        "TimerFired",
        "InstanceCompleted",
    ];
    for kind in once {
        let sql = format!(
            "SELECT stream, count(*) FILTER (WHERE kind = '{kind}') FROM {of_instances} GROUP BY stream
             HAVING count(*) FILTER (WHERE kind = '{kind}') <> 1"
        );
        none(server, &format!("streams without exactly one {kind}"), &sql);
    }
    let after_end = format!(
        "SELECT e.stream FROM {of_instances} JOIN events ended ON ended.stream = e.stream AND ended.kind = 'InstanceCompleted'
         WHERE e.sequence > ended.sequence"
    );
    none(server, "streams with events after their end", &after_end);
    none(server, "open jobs", "SELECT execution_key FROM job_leases");
    none(
        server,
        "open subscriptions",
        "SELECT subscription_id FROM message_subscriptions",
    );
}

/// Deliveries are acknowledged a moment after they were carried out.
async fn outbox_empties(server: &Server) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let left = server
            .database
            .execute("SELECT kind, due FROM outbox")
            .unwrap();
        if left.trim().is_empty() {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "deliveries were not carried out: {left}"
        );
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_kills_and_happens_once() {
    let mut server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let load = Arc::new(Load::new(&server).await);
    let starting: Vec<_> = (0..STARTING_CLIENTS)
        .map(|_| {
            let load = Arc::clone(&load);
            tokio::spawn(async move { load.start_and_publish().await })
        })
        .collect();
    let working: Vec<_> = (0..WORKERS)
        .map(|worker| {
            let load = Arc::clone(&load);
            tokio::spawn(async move { load.work(&format!("worker-{worker}")).await })
        })
        .collect();
    for _ in 0..KILLS {
        sleep(BETWEEN_KILLS).await;
        server.kill().unwrap();
        server.restart().await.unwrap();
    }
    sleep(BETWEEN_KILLS).await;
    load.starting.store(false, Ordering::Relaxed);
    for client in join_all(starting).await {
        client.unwrap();
    }
    load.all_end().await;
    load.working.store(false, Ordering::Relaxed);
    for worker in join_all(working).await {
        worker.unwrap();
    }

    let started = load.acknowledged.started.lock().unwrap().clone();
    let completed = load.acknowledged.completed.lock().unwrap().clone();
    let instances = load.instances().await;
    println!(
        "{} instances, {} of them acknowledged, {KILLS} kills",
        instances.len(),
        started.len()
    );
    assert!(started.len() > 50, "too little load: {}", started.len());
    let lost: BTreeSet<_> = started
        .keys()
        .filter(|id| !instances.contains_key(*id))
        .collect();
    assert!(lost.is_empty(), "acknowledged, but not there: {lost:?}");
    let unanswered = usize::try_from(load.unanswered_starts.load(Ordering::Relaxed)).unwrap();
    assert!(
        instances.len() <= started.len() + unanswered,
        "{} instances of {} acknowledged and {unanswered} unanswered starts",
        instances.len(),
        started.len()
    );
    assert!(
        instances
            .values()
            .all(|instance| instance["status"] == "COMPLETED")
    );
    assert_eq!(
        completed.len(),
        instances.len(),
        "each instance has one job"
    );
    check_streams(&server);
    outbox_empties(&server).await;
    for (instance, number) in &started {
        let path = format!("/bpmn/instances/{instance}/variables");
        let variables = load.client.get(&path).await.unwrap().json().unwrap()["variables"].clone();
        let result = variables["result"].as_str().unwrap();
        assert_eq!(variables["number"], *number);
        assert!(
            completed
                .values()
                .any(|acknowledged| acknowledged == result),
            "{result} was not acknowledged"
        );
    }
}
