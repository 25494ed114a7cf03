//! Clients that start instances, publish messages and complete jobs, whatever happens meanwhile. Each repeats a request, with its
//! `Idempotency-Key`, until it is answered: so what has happened is known exactly.

use crate::checker;
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
use testkit::{Answer, Client, Project, ProjectClient, Server};
use tokio::{
    task::JoinHandle,
    time::{Instant, sleep},
};

const STARTING_CLIENTS: usize = 4;
const WORKERS: usize = 2;
/// How long a client waits before it repeats a request.
const PAUSE: Duration = Duration::from_millis(20);
/// What a killed server had begun is left alone for ten seconds.
const PATIENCE: Duration = Duration::from_mins(1);

/// A job beside a timer that does not come, then a message with the key `number`, then a timer.
const PROCESS: &str = r#"<message id="go" name="go"><extensionElements><q:subscription correlationKey="=number"/></extensionElements></message>
  <process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work" retries="1000"/></extensionElements></serviceTask>
    <boundaryEvent id="late" attachedToRef="work"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="f2" sourceRef="work" targetRef="wait"/><sequenceFlow id="f5" sourceRef="late" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="wait" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="moment" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// What the servers answered with success.
#[derive(Default)]
pub(crate) struct Acknowledged {
    /// The numbers of instances by their ids.
    pub(crate) started: Mutex<BTreeMap<String, u64>>,
    /// The results of completed jobs.
    pub(crate) results: Mutex<BTreeSet<String>>,
}

/// The clients at work.
pub(crate) struct Load {
    shared: Arc<Shared>,
    starting: Vec<JoinHandle<()>>,
    working: Vec<JoinHandle<()>>,
}

/// How fast instances are started.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pace {
    /// As fast as servers carry them on by themselves.
    Embedded,
    /// As fast as workflows carry them on: after a kill Temporal waits for ten seconds before another worker gets a task.
    Temporal,
    /// As fast as both carry them on while nothing is killed.
    Brisk,
}

impl Pace {
    fn pause(self) -> Duration {
        match self {
            Self::Embedded => Duration::from_millis(20),
            Self::Temporal => Duration::from_millis(400),
            Self::Brisk => Duration::from_millis(100),
        }
    }
}

struct Shared {
    pace: Pace,
    process_version: String,
    acknowledged: Acknowledged,
    next_number: AtomicU64,
    /// Answers that said that the request cannot be carried out now.
    refusals: AtomicU64,
    starting: AtomicBool,
    working: AtomicBool,
}

impl Load {
    /// Begins to work in a new project, through these servers.
    pub(crate) async fn begin(servers: &[&Server], pace: Pace) -> Self {
        let first = servers.first().unwrap();
        let (project, administrator) = ProjectClient::create(first).await.unwrap();
        let shared = Arc::new(Shared {
            pace,
            process_version: administrator.deploy(PROCESS).await.unwrap(),
            acknowledged: Acknowledged::default(),
            next_number: AtomicU64::new(0),
            refusals: AtomicU64::new(0),
            starting: AtomicBool::new(true),
            working: AtomicBool::new(true),
        });
        let clients = clients(servers, &project);
        let client = |number: usize| Caller {
            client: clients[number % clients.len()].clone(),
            shared: Arc::clone(&shared),
        };
        let start = |number| {
            let caller = client(number);
            tokio::spawn(async move { caller.start_and_publish().await })
        };
        let work = |number| {
            let caller = client(number);
            tokio::spawn(async move { caller.work(&format!("worker-{number}")).await })
        };
        Self {
            starting: (0..STARTING_CLIENTS).map(start).collect(),
            working: (0..WORKERS).map(work).collect(),
            shared,
        }
    }

    /// How many instances were acknowledged.
    pub(crate) fn started(&self) -> usize {
        self.shared.acknowledged.started.lock().unwrap().len()
    }

    /// How often a request was refused because something was away.
    pub(crate) fn refusals(&self) -> u64 {
        self.shared.refusals.load(Ordering::Relaxed)
    }

    /// Waits until so many more instances were acknowledged; how long that took.
    pub(crate) async fn go_on(&self, more: usize) -> Duration {
        let (begun, before) = (Instant::now(), self.started());
        while self.started() < before + more {
            assert!(begun.elapsed() < PATIENCE, "nothing is started any more");
            let mut clients = self.starting.iter().chain(&self.working);
            assert!(!clients.any(JoinHandle::is_finished), "a client gave up");
            sleep(Duration::from_millis(5)).await;
        }
        begun.elapsed()
    }

    /// Starts nothing more, sees all that was started to its end, and checks everything.
    pub(crate) async fn end(self, server: &Server) {
        self.shared.starting.store(false, Ordering::Relaxed);
        for client in join_all(self.starting).await {
            client.unwrap();
        }
        checker::all_end(server, PATIENCE).await;
        self.shared.working.store(false, Ordering::Relaxed);
        for worker in join_all(self.working).await {
            worker.unwrap();
        }
        println!(
            "{} instances, {} refusals",
            self.shared.acknowledged.started.lock().unwrap().len(),
            self.shared.refusals.load(Ordering::Relaxed)
        );
        checker::check(server, &self.shared.acknowledged).await;
    }
}

/// One client for each server.
fn clients(servers: &[&Server], project: &Project) -> Vec<Client> {
    let client = |server: &&Server| ProjectClient::of(server, project).unwrap().client;
    servers.iter().map(client).collect()
}

/// One of the clients at work.
struct Caller {
    client: Client,
    shared: Arc<Shared>,
}

impl Caller {
    /// A request that is repeated until it is answered.
    async fn answered(&self, client: &Client, path: &str, body: &Value) -> Answer {
        loop {
            match client.post(path, body.clone()).await {
                Ok(answer) if answer.status < 500 => return answer,
                Ok(answer) => self.note_refusal(answer),
                // Nobody listens.
                Err(_) => {}
            }
            sleep(PAUSE).await;
        }
    }

    /// What cannot be carried out now is refused in the contract's words.
    fn note_refusal(&self, answer: Answer) {
        assert_eq!(answer.status, 503, "{}: {}", answer.request, answer.body);
        let body = answer.json().unwrap();
        assert_eq!(body["code"], "UNAVAILABLE");
        assert!(body["message"].is_string(), "{body}");
        self.shared.refusals.fetch_add(1, Ordering::Relaxed);
    }

    /// Starts instances, one after the other, and publishes the message of each.
    async fn start_and_publish(&self) {
        while self.shared.starting.load(Ordering::Relaxed) {
            let number = self.shared.next_number.fetch_add(1, Ordering::Relaxed);
            let once = self
                .client
                .with_idempotency_key(&format!("number-{number}"));
            let body = json!({ "processDefinitionID": self.shared.process_version, "variables": { "number": number } });
            let started = self.answered(&once, "/bpmn/instances", &body).await;
            let instance = started
                .expect_status(201)
                .unwrap()
                .text_at("/workflowID")
                .unwrap();
            let known = self
                .shared
                .acknowledged
                .started
                .lock()
                .unwrap()
                .insert(instance, number);
            assert_eq!(known, None, "an id was given twice");
            let message = json!({ "messageName": "go", "correlationKeys": number, "ttl": "10h" });
            let published = self.answered(&once, "/bpmn/messages", &message).await;
            published.expect_status(200).unwrap();
            sleep(self.shared.pace.pause()).await;
        }
    }

    /// Polls for jobs and completes them.
    async fn work(&self, name: &str) {
        let poll = json!({ "taskType": "work", "clientID": name, "timeout": "200ms", "lockDuration": "10s", "maxJobs": 10 });
        while self.shared.working.load(Ordering::Relaxed) {
            let polled = self
                .answered(&self.client, "/bpmn/external-jobs/poll", &poll)
                .await;
            if polled.status == 204 {
                continue;
            }
            let jobs = polled.expect_status(200).unwrap().json().unwrap();
            for job in jobs.as_array().unwrap() {
                let key = job["executionKey"].as_str().unwrap();
                let result = format!("{name}-{key}");
                let once = self.client.with_idempotency_key(&result);
                let body = json!({ "workflowID": job["workflowID"], "clientID": name, "variables": { "result": result } });
                let path = format!("/bpmn/external-jobs/{key}/complete");
                let answer = self.answered(&once, &path, &body).await;
                if answer.status == 200 {
                    self.shared
                        .acknowledged
                        .results
                        .lock()
                        .unwrap()
                        .insert(result);
                } else {
                    // Another worker got it after the lock had run out.
                    assert_eq!(answer.status, 409, "{}", answer.body);
                }
            }
        }
    }
}
