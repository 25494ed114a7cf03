//! Clients that start instances, publish messages, cancel, complete jobs and tasks, whatever happens meanwhile. Each repeats a
//! request, with its `Idempotency-Key`, until it is answered: so what has happened is known exactly.

use crate::checker;
use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};
use testkit::{Answer, Chance, Client, Project, ProjectClient, Server, TestkitError};
use tokio::{
    task::JoinHandle,
    time::{Instant, sleep},
};

const SEED: u64 = 20_261_122;
const STARTING_CLIENTS: usize = 4;
const CLIENTS_THAT_ONLY_START: usize = 8;
const WORKERS: usize = 2;
const PEOPLE: usize = 2;
/// One in so many instances is cancelled, after up to so many others have been started by the same client.
const CANCELED: u64 = 6;
const CANCELED_WITHIN: u64 = 10;
/// How long a client waits before it repeats a request.
const PAUSE: Duration = Duration::from_millis(20);
/// How long a person waits before looking for tasks again.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// What a killed server had begun is left alone for ten seconds.
const PATIENCE: Duration = Duration::from_mins(1);

/// A job beside a timer that does not come, a message with the key `number`, a timer, a called process with a job, and a task
/// for a person.
const PROCESSES: &str = r#"<message id="go" name="go"><extensionElements><q:subscription correlationKey="=number"/></extensionElements></message>
  <process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <serviceTask id="work"><extensionElements><q:taskDefinition type="work" retries="1000"/></extensionElements></serviceTask>
    <boundaryEvent id="late" attachedToRef="work"><timerEventDefinition><timeDuration>P30D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <sequenceFlow id="f2" sourceRef="work" targetRef="wait"/><sequenceFlow id="f7" sourceRef="late" targetRef="wait"/>
    <intermediateCatchEvent id="wait"><messageEventDefinition messageRef="go"/></intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="wait" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.1S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f4" sourceRef="moment" targetRef="call"/>
    <callActivity id="call"><extensionElements><q:calledElement processId="called"/>
      <q:ioMapping><q:input source="=number" target="number"/><q:output source="=result" target="called"/></q:ioMapping>
    </extensionElements></callActivity>
    <sequenceFlow id="f5" sourceRef="call" targetRef="approve"/>
    <userTask id="approve"/>
    <sequenceFlow id="f6" sourceRef="approve" targetRef="end"/><endEvent id="end"/>
  </process>
  <process id="called" isExecutable="true">
    <startEvent id="c-start"/><sequenceFlow id="c1" sourceRef="c-start" targetRef="c-work"/>
    <serviceTask id="c-work"><extensionElements><q:taskDefinition type="work" retries="1000"/></extensionElements></serviceTask>
    <sequenceFlow id="c2" sourceRef="c-work" targetRef="c-end"/><endEvent id="c-end"/>
  </process>"#;

/// What the servers answered with success.
#[derive(Default)]
pub(crate) struct Acknowledged {
    /// The numbers of instances by their ids.
    pub(crate) started: BTreeMap<String, u64>,
    /// The instances that are to be cancelled. Some may have come to their end before.
    pub(crate) canceled: BTreeSet<String>,
    /// By each job's key, the results that were accepted: one, unless a worker's lock ran out while it reported. Then who is late
    /// may be told that the job is completed.
    pub(crate) results: BTreeMap<String, BTreeSet<String>>,
    /// By each task's key, who completed it.
    pub(crate) approvals: BTreeMap<String, String>,
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
            Self::Embedded => Duration::from_millis(30),
            Self::Temporal => Duration::from_secs(1),
            Self::Brisk => Duration::from_millis(100),
        }
    }
}

/// What becomes of the servers meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Servers {
    /// They run all the time, so each request is answered.
    Stay,
    /// They are ended, or killed, and started again: some requests are not answered.
    AreKilled,
}

struct Shared {
    pace: Pace,
    servers: Servers,
    process_version: String,
    acknowledged: Mutex<Acknowledged>,
    next_number: AtomicU64,
    /// Answers that said that the request cannot be carried out now.
    refusals: AtomicU64,
    /// Requests without an answer.
    unanswered: AtomicU64,
    /// The longest time that a request took, since it was asked for the last time.
    slowest: Mutex<Duration>,
    starting: AtomicBool,
    working: AtomicBool,
}

impl Shared {
    fn acknowledged(&self) -> MutexGuard<'_, Acknowledged> {
        self.acknowledged.lock().unwrap()
    }
}

impl Load {
    /// Begins to work in a new project, through these servers.
    pub(crate) async fn begin(through: &[&Server], servers: Servers, pace: Pace) -> Self {
        let first = through.first().unwrap();
        let (project, administrator) = ProjectClient::create(first).await.unwrap();
        let shared = Arc::new(Shared {
            pace,
            servers,
            process_version: administrator.deploy(PROCESSES).await.unwrap(),
            acknowledged: Mutex::default(),
            next_number: AtomicU64::new(0),
            refusals: AtomicU64::new(0),
            unanswered: AtomicU64::new(0),
            slowest: Mutex::default(),
            starting: AtomicBool::new(true),
            working: AtomicBool::new(true),
        });
        let clients = clients(through, &project);
        let caller = |number: usize| Caller {
            client: clients[number % clients.len()].clone(),
            shared: Arc::clone(&shared),
        };
        let start = |number| {
            let caller = caller(number);
            tokio::spawn(async move { caller.start_and_publish(number as u64).await })
        };
        let work = |number| {
            let caller = caller(number);
            tokio::spawn(async move { caller.work(&format!("worker-{number}")).await })
        };
        let approve = |number| {
            let caller = caller(number);
            tokio::spawn(async move { caller.approve(&format!("person-{number}")).await })
        };
        Self {
            starting: (0..STARTING_CLIENTS).map(start).collect(),
            working: (0..WORKERS)
                .map(work)
                .chain((0..PEOPLE).map(approve))
                .collect(),
            shared,
        }
    }

    /// How many instances were acknowledged.
    pub(crate) fn started(&self) -> usize {
        self.shared.acknowledged().started.len()
    }

    /// How often a request was refused because something was away.
    pub(crate) fn refusals(&self) -> u64 {
        self.shared.refusals.load(Ordering::Relaxed)
    }

    /// The longest time that a request took which ended since this was asked for the last time.
    pub(crate) fn slowest(&self) -> Duration {
        std::mem::take(&mut *self.shared.slowest.lock().unwrap())
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

    /// Starts nothing more. What was started is worked on.
    pub(crate) async fn start_no_more(&mut self) {
        self.shared.starting.store(false, Ordering::Relaxed);
        for client in join_all(self.starting.drain(..)).await {
            client.unwrap();
        }
    }

    /// Starts nothing more, sees all that was started to its end, and checks everything.
    pub(crate) async fn end(mut self, server: &Server) {
        self.start_no_more().await;
        checker::all_end(server, PATIENCE).await;
        self.shared.working.store(false, Ordering::Relaxed);
        for worker in join_all(self.working).await {
            worker.unwrap();
        }
        let acknowledged = std::mem::take(&mut *self.shared.acknowledged());
        println!(
            "{} instances, {} to be cancelled, {} jobs, {} tasks; {} refusals, {} requests without an answer",
            acknowledged.started.len(),
            acknowledged.canceled.len(),
            acknowledged.results.len(),
            acknowledged.approvals.len(),
            self.shared.refusals.load(Ordering::Relaxed),
            self.shared.unanswered.load(Ordering::Relaxed)
        );
        checker::check(server, &acknowledged).await;
    }
}

/// Starts so many instances with these variables, while nothing else happens.
pub(crate) async fn start_all(
    project: &ProjectClient,
    version: &str,
    count: usize,
    variables: &Value,
) {
    let next = AtomicUsize::new(0);
    let start = async || {
        while next.fetch_add(1, Ordering::Relaxed) < count {
            let started = project.start(version, variables.clone()).await;
            started.unwrap();
        }
    };
    join_all((0..CLIENTS_THAT_ONLY_START).map(|_| start())).await;
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
    async fn answered(
        &self,
        client: &Client,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Answer {
        loop {
            let begun = Instant::now();
            let answer = client
                .send(method.clone(), path, body.map(Value::to_string))
                .await;
            self.note_time(begun.elapsed());
            match answer {
                Ok(answer) if answer.status < 500 => return answer,
                Ok(answer) => self.note_refusal(answer),
                Err(error) => self.note_silence(&error),
            }
            sleep(PAUSE).await;
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.answered(&self.client, Method::GET, path, None).await
    }

    async fn delete(&self, path: &str) -> Answer {
        self.answered(&self.client, Method::DELETE, path, None)
            .await
    }

    async fn post(&self, client: &Client, path: &str, body: &Value) -> Answer {
        self.answered(client, Method::POST, path, Some(body)).await
    }

    fn note_time(&self, taken: Duration) {
        let mut slowest = self.shared.slowest.lock().unwrap();
        *slowest = slowest.max(taken);
    }

    /// What cannot be carried out now is refused in the contract's words.
    fn note_refusal(&self, answer: Answer) {
        assert_eq!(answer.status, 503, "{}: {}", answer.request, answer.body);
        let body = answer.json().unwrap();
        assert_eq!(body["code"], "UNAVAILABLE");
        assert!(body["message"].is_string(), "{body}");
        self.shared.refusals.fetch_add(1, Ordering::Relaxed);
    }

    /// Only a server that was killed answers nothing.
    fn note_silence(&self, error: &TestkitError) {
        assert_eq!(self.shared.servers, Servers::AreKilled, "{error}");
        self.shared.unanswered.fetch_add(1, Ordering::Relaxed);
    }

    /// Starts instances, one after the other, publishes the message of each, and cancels some of them a little later.
    async fn start_and_publish(&self, seed: u64) {
        let mut chance = Chance::new(SEED + seed);
        let mut to_cancel: VecDeque<(String, u64)> = VecDeque::new();
        while self.shared.starting.load(Ordering::Relaxed) {
            let number = self.shared.next_number.fetch_add(1, Ordering::Relaxed);
            let instance = self.start_one(number).await;
            if chance.below(CANCELED) == 0 {
                self.shared.acknowledged().canceled.insert(instance.clone());
                to_cancel.push_back((instance, chance.below(CANCELED_WITHIN)));
            }
            for _ in 0..to_cancel.len() {
                match to_cancel.pop_front() {
                    Some((instance, 0)) => self.cancel(&instance).await,
                    Some((instance, rounds)) => to_cancel.push_back((instance, rounds - 1)),
                    None => {}
                }
            }
            sleep(self.shared.pace.pause()).await;
        }
        for (instance, _) in to_cancel {
            self.cancel(&instance).await;
        }
    }

    /// Starts an instance, and publishes what it waits for.
    async fn start_one(&self, number: u64) -> String {
        let once = self
            .client
            .with_idempotency_key(&format!("number-{number}"));
        let body = json!({ "processDefinitionID": self.shared.process_version, "variables": { "number": number } });
        let started = self.post(&once, "/bpmn/instances", &body).await;
        let started = started.expect_status(201).unwrap();
        let instance = started.text_at("/workflowID").unwrap();
        let known = self
            .shared
            .acknowledged()
            .started
            .insert(instance.clone(), number);
        assert_eq!(known, None, "an id was given twice");
        let message = json!({ "messageName": "go", "correlationKeys": number, "ttl": "10h" });
        let published = self.post(&once, "/bpmn/messages", &message).await;
        published.expect_status(200).unwrap();
        instance
    }

    async fn cancel(&self, instance: &str) {
        let path = format!("/bpmn/instances/{instance}");
        let canceled = self.delete(&path).await;
        canceled.expect_status(204).unwrap();
    }

    /// Polls for jobs and completes them.
    async fn work(&self, name: &str) {
        let poll = json!({ "taskType": "work", "clientID": name, "timeout": "200ms", "lockDuration": "10s", "maxJobs": 10 });
        while self.shared.working.load(Ordering::Relaxed) {
            let path = "/bpmn/external-jobs/poll";
            let polled = self.post(&self.client, path, &poll).await;
            if polled.status == 204 {
                continue;
            }
            let jobs = polled.expect_status(200).unwrap().json().unwrap();
            for job in jobs.as_array().unwrap() {
                self.complete_job(name, job).await;
            }
        }
    }

    async fn complete_job(&self, name: &str, job: &Value) {
        let key = job["executionKey"].as_str().unwrap();
        let result = format!("{name}/{key}");
        let once = self.client.with_idempotency_key(&result);
        let body = json!({ "workflowID": job["workflowID"], "clientID": name, "variables": { "result": result } });
        let path = format!("/bpmn/external-jobs/{key}/complete");
        let answer = self.post(&once, &path, &body).await;
        if answer.status == 200 {
            let mut acknowledged = self.shared.acknowledged();
            let results = acknowledged.results.entry(key.to_owned()).or_default();
            results.insert(result);
        } else {
            // Another worker got it after the lock had run out, or the instance was cancelled.
            assert_eq!(answer.status, 409, "{}", answer.body);
        }
    }

    /// Looks for tasks and completes them.
    async fn approve(&self, name: &str) {
        while self.shared.working.load(Ordering::Relaxed) {
            let path = "/bpmn/user-tasks?status=CREATED&pageSize=20";
            let listed = self.get(path).await;
            let listed = listed.expect_status(200).unwrap().json().unwrap();
            for task in listed["data"].as_array().unwrap() {
                let key = task["executionKey"].as_str().unwrap();
                self.complete_task(name, key).await;
            }
            sleep(LOOK_AGAIN).await;
        }
    }

    async fn complete_task(&self, name: &str, key: &str) {
        let once = self.client.with_idempotency_key(&format!("{name}/{key}"));
        let path = format!("/bpmn/user-tasks/{key}/complete");
        let body = json!({ "variables": { "approval": name } });
        let answer = self.post(&once, &path, &body).await;
        if answer.status == 200 {
            let mut acknowledged = self.shared.acknowledged();
            let known = acknowledged
                .approvals
                .insert(key.to_owned(), name.to_owned());
            assert_eq!(known, None, "two people completed the task {key}");
        } else {
            // Somebody else was faster, or the instance was cancelled.
            assert_eq!(answer.status, 409, "{}", answer.body);
        }
    }
}
