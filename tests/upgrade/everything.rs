//! Everything that can have happened in a database: every kind of event, whatever may wait, and whatever is kept beside the events.

use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
    time::Duration,
};
use testkit::{Client, ProjectClient, Role, Server, issuer::Subject};
use tokio::time::{Instant, sleep};

use crate::BINARY;

const PROCESSES: &str = include_str!("everything.bpmn");

/// Where the schemas of all events are.
const EVENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/events");

/// Numbers with 34 digits, a text with what has to be escaped, and everything within each other.
pub(crate) const VARIABLES: &str = r#"{"key":"k","exact":12345678901234567890123456789012.34,"whole":1234567890123456789012345678901234,"small":-0.000000000000000000000000000001234,"trailing":1.500,"text":"ünï\n\"quoted\" \\ 😀","nested":[null,true,{"a":[],"b":{"c":[1.10,[2.20]]}}]}"#;

/// What a worker adds to them.
const RESULTS: &str =
    r#"{"weight":0.1234567890123456789012345678901234,"sum":99999999999999999999999999999999.99}"#;

/// The request whose answer is kept.
pub(crate) const KEPT_REQUEST: &str = "upgrade-start";

/// Fills a server's database, in a project of its own and beside it.
pub(crate) async fn populate(server: &Server) {
    projects_and_people(server).await;
    let (place, project) = ProjectClient::create(server).await.unwrap();
    let administrator = server.client(&place, Role::Admin).unwrap();
    let population = Population::deploy(server, project, administrator).await;
    population.drafts().await;
    population.messages().await;
    population.signals().await;
    population.conditions().await;
    population.jobs().await;
    population.people().await;
    population.reviews().await;
    population.suspensions().await;
    population.calls().await;
    population.compensations().await;
    population.chores().await;
    population.gatherings().await;
    population.others().await;
    population.settle().await;
    population.has_everything();
}

/// What a file demands, and demands no more.
async fn projects_and_people(server: &Server) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provisioning.yaml");
    let provision = |text: &str| {
        fs::write(&file, text).unwrap();
        let output = Command::new(BINARY)
            .args(["provision", file.to_str().unwrap()])
            .envs(server.database.variables())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
    };
    provision(
        "projects:
  - { id: proj-kept, name: Kept }
  - { id: proj-lost, name: Lost }
users:
  - { subject: alice, email: alice@example.com, roles: [admin], projects: [{ id: proj-kept, roles: [editor] }] }
  - { subject: bob, roles: [user], projects: [{ id: proj-kept, roles: [viewer] }] }",
    );
    let administrator = Subject::new("organisation-admin", &["system-admin"]);
    let administrator = server.client_of(&administrator).unwrap();
    let deleted = administrator.delete("/projects/proj-lost").await.unwrap();
    deleted.expect_status(204).unwrap();
    provision(
        "projects:
  - { id: proj-kept, name: Renamed }
  - { id: proj-lost, name: Lost, restore: true }
users:
  - { subject: alice, email: alice@example.com, roles: [admin], projects: [{ id: proj-kept, roles: [editor] }] }",
    );
    let gone = server.create_project("Gone").await.unwrap();
    let deleted = administrator
        .delete(&format!("/projects/{}", gone.id))
        .await;
    deleted.unwrap().expect_status(204).unwrap();
}

struct Population<'a> {
    server: &'a Server,
    project: ProjectClient,
    /// Who moves tokens by hand, and suspends.
    administrator: Client,
    /// The version of each process, by its id.
    versions: BTreeMap<String, String>,
}

impl<'a> Population<'a> {
    /// The file twice: the second version supersedes what starts the first by itself.
    async fn deploy(server: &'a Server, project: ProjectClient, administrator: Client) -> Self {
        let mut versions = BTreeMap::new();
        for _ in 0..2 {
            let path = create(&project.client, "Everything").await;
            let deploy = format!("{path}/deploy");
            let deployed = project.client.post(&deploy, json!({})).await;
            deployed.unwrap().expect_status(204).unwrap();
            let resource = project.get(&path).await.unwrap();
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            for process in resource["processes"].as_array().unwrap() {
                versions.insert(text(&process["processID"]), text(&process["id"]));
            }
        }
        Self {
            server,
            project,
            administrator,
            versions,
        }
    }

    /// Starts an instance with variables that are given as they are written; its id.
    async fn start(&self, process: &str, variables: &str) -> String {
        self.start_as(&self.project.client, process, variables)
            .await
    }

    async fn start_as(&self, client: &Client, process: &str, variables: &str) -> String {
        let body = start_of(&self.versions[process], variables);
        let started = client.send(POST, "/bpmn/instances", Some(body)).await;
        let started = started.unwrap().expect_status(201).unwrap();
        started.text_at("/workflowID").unwrap()
    }

    async fn post(&self, path: &str, body: &str) {
        self.post_as(&self.project.client, path, body).await;
    }

    async fn post_as(&self, client: &Client, path: &str, body: &str) {
        let answer = client.send(POST, path, Some(body.to_owned()));
        let answer = answer.await.unwrap();
        assert!(
            answer.status < 300,
            "{path}: {} {}",
            answer.status,
            answer.body
        );
    }

    /// Waits until something is open in a list and takes the first of it.
    async fn first(&self, path: &str) -> Value {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            let listed = self.project.get(path).await.unwrap();
            if let Some(first) = listed["data"].get(0) {
                return first.clone();
            }
            assert!(Instant::now() < deadline, "nothing in {path}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// The path of the open user task of an instance at an element.
    async fn task(&self, instance: &str, element: &str) -> String {
        let deadline = Instant::now() + Duration::from_secs(30);
        let path = format!("/bpmn/user-tasks?workflowID={instance}&status=CREATED");
        loop {
            let listed = self.project.get(&path).await.unwrap();
            let tasks = listed["data"].as_array().unwrap().iter();
            let mut at_element =
                tasks.filter(|task| task.to_string().contains(&format!("\"{element}\"")));
            if let Some(task) = at_element.next() {
                return format!(
                    "/bpmn/user-tasks/{}",
                    task["executionKey"].as_str().unwrap()
                );
            }
            assert!(Instant::now() < deadline, "no task {element} in {listed}");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Takes a job; its path.
    async fn job(&self, task_type: &str, lock: &str) -> (String, String) {
        let poll = json!({ "taskType": task_type, "clientID": "worker", "timeout": "10s", "lockDuration": lock, "maxJobs": 1 });
        let polled = self.project.client.post("/bpmn/external-jobs/poll", poll);
        let jobs = polled
            .await
            .unwrap()
            .expect_status(200)
            .unwrap()
            .json()
            .unwrap();
        let text = |member: &str| jobs[0][member].as_str().unwrap().to_owned();
        let path = format!("/bpmn/external-jobs/{}", text("executionKey"));
        (path, text("workflowID"))
    }

    async fn complete_job(&self, task_type: &str, results: &str) {
        let (path, instance) = self.job(task_type, "5m").await;
        let body =
            format!(r#"{{"workflowID":"{instance}","clientID":"worker","variables":{results}}}"#);
        self.post(&format!("{path}/complete"), &body).await;
    }

    async fn fail_job(&self, task_type: &str, code: &str, retryable: bool) {
        let (path, _) = self.job(task_type, "5m").await;
        let body = json!({ "clientID": "worker", "errorCode": code, "retryable": retryable });
        self.post(&format!("{path}/error"), &body.to_string()).await;
    }

    async fn resolve(&self, instance: &str, variables: &str) {
        let path = format!("/bpmn/incidents?workflowID={instance}&status=open");
        let incident = self.first(&path).await;
        let id = incident["incidentID"].as_str().unwrap();
        let path = format!("/bpmn/instances/{instance}/incidents/{id}/resolve");
        self.post(&path, &format!(r#"{{"variables":{variables}}}"#))
            .await;
    }

    /// A draft that was replaced and is tested, and one that is gone.
    async fn drafts(&self) {
        let draft = create(&self.project.client, "Draft").await;
        let body = json!({ "name": "Draft, again", "xml": PROCESSES });
        let replaced = self.project.client.put(&draft, body).await.unwrap();
        assert!(replaced.status < 300, "{}", replaced.body);
        let test = format!(r#"{{"processID":"person","variables":{VARIABLES}}}"#);
        self.post(&format!("{draft}/test"), &test).await;
        let gone = create(&self.project.client, "Gone").await;
        let deleted = self.project.client.delete(&gone).await.unwrap();
        deleted.expect_status(204).unwrap();
    }

    async fn publish(&self, name: &str, key: &str, time_to_live: &str) {
        let message = format!(
            r#"{{"messageName":"{name}","correlationKeys":{key},"variables":{RESULTS},"ttl":"{time_to_live}"}}"#
        );
        self.post("/bpmn/messages", &message).await;
    }

    /// Messages that are kept, that nobody came for, that instances send each other, that start instances, and that came too late.
    async fn messages(&self) {
        self.publish("kept", "\"k\"", "876000h").await;
        self.publish("lost", "5.0", "1s").await;
        self.start("receiver", VARIABLES).await;
        self.start("sender", VARIABLES).await;
        self.publish("begin", "null", "1h").await;
        // Two that are given to the same start event at once: one of them comes too late, and waits again.
        let deadline = Instant::now() + Duration::from_mins(1);
        let mut round = 0;
        while self.sql("SELECT count(*) FROM events WHERE kind = 'MessageReturned'") == "0" {
            assert!(Instant::now() < deadline, "no message came too late");
            round += 1;
            let key = format!("{{\"round\":{round}}}");
            let publish = || self.publish("only-one", &key, "1h");
            tokio::join!(publish(), publish(), publish(), publish());
            self.settle().await;
            while self.sql("SELECT count(*) FROM messages WHERE name = 'only-one'") != "0"
                || self.sql(RUNNING_SINGLES) != "0"
            {
                let singles = self.sql(
                    "SELECT id FROM instances WHERE process_id = 'single' AND status = 'RUNNING'",
                );
                for instance in singles.lines() {
                    let task = self.task(instance, "single-work").await;
                    self.post(&format!("{task}/complete"), "{}").await;
                }
                sleep(Duration::from_millis(20)).await;
            }
        }
    }

    /// Signals that are kept, that are over, that an instance throws, and that start one; somebody who waits has had some, and somebody
    /// waits for a message too.
    async fn signals(&self) {
        self.start("listener", VARIABLES).await;
        self.start("together", VARIABLES).await;
        self.start("caller-out", VARIABLES).await;
        for (name, time_to_live) in [("news", "876000h"), ("dawn", "1h"), ("silence", "1s")] {
            let signal = format!(
                r#"{{"signalName":"{name}","variables":{RESULTS},"ttl":"{time_to_live}"}}"#
            );
            self.post("/bpmn/signals", &signal).await;
        }
    }

    async fn set_variables(&self, instance: &str, variables: &str) {
        let path = format!("/bpmn/instances/{instance}/variables");
        let body = format!(r#"{{"variables":{variables}}}"#);
        let client = &self.project.client;
        let set = client.send(PUT, &path, Some(body)).await.unwrap();
        assert!(set.status < 300, "{}", set.body);
    }

    /// A condition that was true, is not, and is waited for.
    async fn conditions(&self) {
        let watched = self.start("watched", r#"{"key":"k","level":2}"#).await;
        self.task(&watched, "watched-work").await;
        self.set_variables(&watched, r#"{"level":0}"#).await;
    }

    async fn jobs(&self) {
        let exact = self.start("exact", VARIABLES).await;
        self.complete_job("weigh", RESULTS).await;
        let task = self.task(&exact, "approve").await;
        let assignment = json!({ "assignee": "frank", "candidateUsers": ["carol"] });
        let assigned = self.project.client.patch(&task, assignment).await.unwrap();
        assert!(assigned.status < 300, "{}", assigned.body);
        self.set_variables(&exact, &format!(r#"{{"corrected":{RESULTS}}}"#))
            .await;

        let refused = self.start("exact", VARIABLES).await;
        self.fail_job("weigh", "REFUSED", false).await;
        self.task(&refused, "ask-why").await;
        for is_resolved in [true, false] {
            let failed = self.start("exact", VARIABLES).await;
            for _ in 0..2 {
                self.fail_job("weigh", "BUSY", true).await;
            }
            if is_resolved {
                self.resolve(&failed, "{}").await;
                self.complete_job("weigh", "{}").await;
            }
        }
        // One is under way when the server ends, and one waits.
        self.start("exact", VARIABLES).await;
        self.job("weigh", "10s").await;
        self.start("exact", VARIABLES).await;
    }

    async fn people(&self) {
        let declined = self.start("person", VARIABLES).await;
        let task = self.task(&declined, "ask").await;
        self.post(&format!("{task}/error"), r#"{"errorCode":"REFUSED"}"#)
            .await;
        self.task(&declined, "ask-another").await;
        let stopped = self.start("stopped", VARIABLES).await;
        for element in ["first", "stop"] {
            let task = self.task(&stopped, element).await;
            self.post(&format!("{task}/complete"), "{}").await;
        }
        self.project.wait_for(&stopped, "COMPLETED").await.unwrap();
        let keyed = self.project.client.with_idempotency_key(KEPT_REQUEST);
        self.start_as(&keyed, "person", VARIABLES).await;
        let canceled = self.start("person", VARIABLES).await;
        self.cancel(&canceled).await;
    }

    /// What is asked of a task is told to workers, refused and asked again, behind an escalation, a loop by number and beside a
    /// complex gateway.
    async fn reviews(&self) {
        let reviewed = self.start("reviewed", r#"{"rounds":"none"}"#).await;
        self.resolve(&reviewed, r#"{"rounds":2}"#).await;
        let task = self.task(&reviewed, "review").await;
        let assignment = json!({ "assignee": "frank" });
        let assigned = self.project.client.patch(&task, assignment).await.unwrap();
        assert!(assigned.status < 300, "{}", assigned.body);
        self.complete_job("review-told", "{}").await;
        let complete = format!("{task}/complete");
        self.post(&complete, "{}").await;
        self.fail_job("review-checked", "INVALID", false).await;
        self.post(&complete, "{}").await;
        self.complete_job("review-checked", RESULTS).await;
        self.task(&reviewed, "signed").await;
    }

    /// An instance and a process version that were suspended and resumed; and a version that stays suspended.
    async fn suspensions(&self) {
        let ask = async |path: String| {
            let asked = self.administrator.post(&path, json!({ "reason": "audit" }));
            asked.await.unwrap().expect_status(204).unwrap();
        };
        let suspended = self.start("person", VARIABLES).await;
        let task = self.task(&suspended, "ask").await;
        ask(format!("/bpmn/instances/{suspended}/suspend")).await;
        self.post(&format!("{task}/complete"), "{}").await;
        ask(format!("/bpmn/instances/{suspended}/resume")).await;
        let (choice, century) = (&self.versions["choice"], &self.versions["century"]);
        ask(format!("/bpmn/definitions/{choice}/suspend")).await;
        ask(format!("/bpmn/definitions/{choice}/resume")).await;
        ask(format!("/bpmn/definitions/{century}/suspend")).await;
    }

    /// Chores of which one is done, one waits for its turn, and one was asked for; and some that are all done.
    async fn chores(&self) {
        for is_done in [true, false] {
            let chores = self.start("free", "{}").await;
            self.task(&chores, "sweep").await;
            let path = format!("/bpmn/instances/{chores}/adhoc/chores");
            self.post(&format!("{path}/trigger"), r#"{"nodeID":"sweep"}"#)
                .await;
            let set = format!(r#"{{"variables":{RESULTS}}}"#);
            self.post(&format!("{path}/variables"), &set).await;
            let elements: &[&str] = if is_done {
                &["sweep", "wash", "sweep"]
            } else {
                &["sweep"]
            };
            for element in elements {
                let task = self.task(&chores, element).await;
                self.post(&format!("{task}/complete"), "{}").await;
            }
        }
    }

    async fn cancel(&self, instance: &str) {
        let path = format!("/bpmn/instances/{instance}");
        let canceled = self.project.client.delete(&path).await.unwrap();
        assert!(canceled.status < 300, "{}", canceled.body);
        self.project.wait_for(instance, "CANCELED").await.unwrap();
    }

    async fn calls(&self) {
        let refused = self.start("parent", r#"{"key":"k","refuse":true}"#).await;
        self.complete_job("child-work", "{}").await;
        self.task(&refused, "after-refusal").await;
        let canceled = self.start("parent", r#"{"key":"k"}"#).await;
        self.first("/bpmn/external-jobs?taskType=child-work&status=PENDING")
            .await;
        self.cancel(&canceled).await;
        self.start("parent", r#"{"key":"k"}"#).await;
        self.first("/bpmn/external-jobs?taskType=child-work&status=PENDING")
            .await;
    }

    /// What completed is compensated: of one instance all of it, of another the first of two is, and the other is left.
    async fn compensations(&self) {
        let compensated = self.start("undone", VARIABLES).await;
        let half = self.start("undone", VARIABLES).await;
        for instance in [&compensated, &compensated, &half] {
            let task = self.task(instance, "give-back").await;
            self.post(&format!("{task}/complete"), "{}").await;
        }
        self.project
            .wait_for(&compensated, "COMPLETED")
            .await
            .unwrap();
        self.task(&half, "give-back").await;
    }

    /// A second run of a loop, one of two triggers that are awaited together, and events behind a gateway of which one is enough.
    async fn gatherings(&self) {
        let gathered = self.start("gathered", VARIABLES).await;
        let task = self.task(&gathered, "once-more").await;
        self.post(&format!("{task}/complete"), "{}").await;
        self.task(&gathered, "once-more").await;
    }

    async fn others(&self) {
        let counted = self.start("counted", r#"{"key":"k","count":0}"#).await;
        self.task(&counted, "counted-ask").await;
        let moved = self.start("counted", r#"{"key":"k","count":0}"#).await;
        self.task(&moved, "counted-ask").await;
        let [cancel, start] = ["CANCEL_TOKEN", "START_BEFORE_NODE"]
            .map(|kind| format!(r#"{{"type":"{kind}","nodeID":"counted-ask"}}"#));
        let modification = format!(r#"{{"instructions":[{cancel},{start}],"reason":"stuck"}}"#);
        let modify = format!("/bpmn/instances/{moved}/modify");
        self.post_as(&self.administrator, &modify, &modification)
            .await;
        let migration = r#"{"targetVersion":1,"reason":"a mistake"}"#;
        self.post(&format!("/bpmn/instances/{moved}/migrate"), migration)
            .await;
        let spread = self.start("spread", r#"{"key":"k","items":"none"}"#).await;
        self.resolve(&spread, r#"{"items":[1,2.50,1e-3]}"#).await;
        self.complete_job("each", "{}").await;
        for is_resolved in [true, false] {
            let choice = self.start("choice", r#"{"key":"k","amount":0}"#).await;
            if is_resolved {
                self.resolve(&choice, r#"{"amount":5.50}"#).await;
            }
        }
        let decided = self.start("guarded", VARIABLES).await;
        self.task(&decided, "remind").await;
        let task = self.task(&decided, "decide").await;
        self.post(&format!("{task}/complete"), "{}").await;
        let guarded = self.start("guarded", VARIABLES).await;
        self.task(&guarded, "remind").await;
        // Last, so that it has not fired when the server is killed.
        self.start("soon", VARIABLES).await;
    }

    fn sql(&self, query: &str) -> String {
        self.server.database.execute(query).unwrap()
    }

    /// Waits until nothing is on its way, timer start events have fired and messages have expired.
    async fn settle(&self) {
        let deadline = Instant::now() + Duration::from_secs(30);
        while self.sql(UNSETTLED) != "0" {
            assert!(
                Instant::now() < deadline,
                "{}",
                self.sql("SELECT kind, due FROM outbox")
            );
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Every kind of event that this release can store, and every table that is kept beside them.
    fn has_everything(&self) {
        let kinds = self.sql("SELECT DISTINCT kind FROM events");
        let kinds: BTreeSet<&str> = kinds.lines().collect();
        let described = fs::read_dir(EVENTS).unwrap();
        let described: BTreeSet<String> = described
            .map(|file| {
                file.unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        let missing: Vec<_> = described
            .iter()
            .filter(|kind| !kinds.contains(kind.as_str()))
            .collect();
        assert!(missing.is_empty(), "no event {missing:?}");
        for (table, condition) in [
            ("snapshots", "true"),
            ("messages", "name = 'kept'"),
            ("signals", "name = 'news'"),
            ("suspended_versions", "reason = 'audit'"),
            ("signal_subscriptions", "had IS NOT NULL"),
            ("signal_subscriptions", "process_id IS NOT NULL"),
            ("requests", "true"),
            ("job_leases", "lease_id IS NOT NULL"),
            ("outbox", "kind = 'FireTimer'"),
            ("outbox", "kind = 'FireStartTimer'"),
            ("message_subscriptions", "kind = 'catch'"),
            ("message_subscriptions", "kind = 'start'"),
            ("incidents", "resolved_at IS NULL"),
            ("incidents", "resolved_at IS NOT NULL"),
        ] {
            let count = self.sql(&format!("SELECT count(*) FROM {table} WHERE {condition}"));
            assert_ne!(count, "0", "{table} {condition}");
        }
    }
}

const RUNNING_SINGLES: &str =
    "SELECT count(*) FROM instances WHERE process_id = 'single' AND status = 'RUNNING'";

/// What is due, what is due in a moment, and what expires in a moment.
const UNSETTLED: &str = "SELECT (SELECT count(*) FROM outbox WHERE due <= now() OR (kind = 'FireStartTimer' AND due < '2100-01-01'))
    + (SELECT count(*) FROM messages WHERE name = 'lost') + (SELECT count(*) FROM signals WHERE name = 'silence')";

const POST: reqwest::Method = reqwest::Method::POST;
const PUT: reqwest::Method = reqwest::Method::PUT;

/// The body of the request that starts an instance.
pub(crate) fn start_of(version: &str, variables: &str) -> String {
    format!(r#"{{"processDefinitionID":"{version}","variables":{variables}}}"#)
}

/// Stores the file as a draft; its path.
async fn create(client: &Client, name: &str) -> String {
    let file = json!({ "name": name, "xml": PROCESSES });
    let created = client.post("/bpmn/resources", file).await.unwrap();
    let id = created.expect_status(201).unwrap().text_at("/id").unwrap();
    format!("/bpmn/resources/{id}")
}
