//! Plays the steps of one case, in a project of its own, as its clients would: with requests.

mod suspended;

pub(crate) use suspended::suspends;

use crate::{
    expectation::{Expectation, Seen},
    scenario::{Case, Instruction, Meeting, Scenario, Step, Variables, contains},
    story::{self, Story},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};
use testkit::{Client, Role, Server, TestkitError};
use tokio::time::{Instant, sleep};

/// How long something may take to come about: what a killed server had begun is left alone for ten seconds first.
const PATIENCE: Duration = Duration::from_secs(40);
/// How often it is looked for.
const LOOK_AGAIN: Duration = Duration::from_millis(25);
/// The name of an instance that has no other.
const UNNAMED: &str = "it";
pub(crate) const WORKER: &str = "worker";
/// For how long it locks a job, as a rule and at least.
pub(crate) const LOCK: &str = "5m";
const SHORTEST_LOCK: &str = "10s";

/// Why a case did not go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error(transparent)]
    Request(#[from] TestkitError),
    #[error("expected {0}, but there is none")]
    Missing(String),
    #[error("{}", .0.join("; "))]
    Different(Vec<String>),
}

/// A case on its way.
pub(crate) struct Player<'a> {
    scenario: &'a Scenario,
    case: &'a Case,
    client: Client,
    /// How many steps were played.
    played: usize,
    /// Process versions by process.
    processes: HashMap<String, String>,
    /// Instances by the names of the case.
    instances: HashMap<String, String>,
    /// The instance that was named last.
    last: String,
    /// Jobs that the worker holds.
    leased: HashSet<String>,
}

impl<'a> Player<'a> {
    /// Makes a project and deploys the drawing there.
    pub(crate) async fn open(
        server: &Server,
        scenario: &'a Scenario,
        case: &'a Case,
    ) -> Result<Self, Failure> {
        let project = server.create_project(&scenario.name).await?;
        let client = server.client(&project, Role::Admin)?;
        let processes = deploy(&client, &scenario.name, &scenario.bpmn).await?;
        Ok(Self {
            scenario,
            case,
            client,
            played: 0,
            processes,
            instances: HashMap::new(),
            last: UNNAMED.to_owned(),
            leased: HashSet::new(),
        })
    }

    /// Whether all steps were played.
    pub(crate) fn is_done(&self) -> bool {
        self.played == self.case.steps.len()
    }

    /// Where the case stands, for messages.
    pub(crate) fn place(&self) -> String {
        format!(
            "{} / {}, step {}",
            self.scenario.name, self.case.name, self.played
        )
    }

    /// What happened so far, in all instances that the case names or that were called by others. How many others timers have started
    /// depends on how long the case took.
    pub(crate) async fn story(&self) -> Result<Story, Failure> {
        let found = self.get("/bpmn/instances?pageSize=100").await?;
        let instances: Vec<_> = list(&found["data"]).collect();
        if found["pagination"]["total"] != instances.len() {
            return Err(Failure::Missing(format!(
                "all instances on one page: {found}"
            )));
        }
        let names: HashMap<_, _> = self
            .instances
            .iter()
            .map(|(name, instance)| (instance.as_str(), name))
            .collect();
        let mut events = Vec::new();
        for instance in instances {
            let id = text(&instance["workflowID"]);
            let name = match names.get(id.as_str()) {
                Some(name) => (*name).clone(),
                None if instance["parentWorkflowID"].is_null() => continue,
                None => format!("a called {}", text(&instance["processId"])),
            };
            let history = self
                .get(&format!("/bpmn/instances/{id}/history?pageSize=1000"))
                .await?;
            let history: Vec<_> = list(&history["data"]).cloned().collect();
            let events_of_one = if self.case.unordered {
                story::kinds(&history)
            } else {
                story::events(&history)
            };
            events.push((name, events_of_one));
        }
        events.sort();
        Ok(Story {
            case: format!("{} / {}", self.scenario.name, self.case.name),
            events,
        })
    }

    /// Plays the next step.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of step, and nothing else"
    )]
    pub(crate) async fn play_next(&mut self) -> Result<(), Failure> {
        let step = self.case.steps.get(self.played).cloned();
        self.played += 1;
        let Some(step) = step else { return Ok(()) };
        if let Some(name) = step.of() {
            name.clone_into(&mut self.last);
        }
        match step {
            Step::Start {
                process,
                variables,
                named,
            } => self.start(&process, variables, named).await,
            Step::Meet(meeting) => self.meet(meeting).await,
            Step::CompleteJob {
                element,
                given,
                variables,
                ..
            } => self.complete_job(&element, &given, &variables).await,
            Step::FailJob {
                element,
                given,
                error,
                retryable,
                variables,
                ..
            } => {
                let report = json!({ "errorCode": error, "retryable": retryable, "clientID": WORKER, "variables": variables });
                self.fail_job(&element, &given, report).await
            }
            Step::AbandonJob { element, .. } => self.abandon_job(&element).await,
            Step::CompleteTask {
                element, variables, ..
            } => {
                let body = json!({ "variables": variables });
                self.end_task(&element, "complete", body).await
            }
            Step::FailTask { element, error, .. } => {
                let body = json!({ "errorCode": error });
                self.end_task(&element, "error", body).await
            }
            Step::AssignTask {
                element, assignee, ..
            } => self.assign(&element, &assignee).await,
            Step::Publish {
                message,
                key,
                variables,
            } => self.publish(&message, &key, &variables).await,
            Step::Signal {
                signal,
                variables,
                ttl,
            } => self.signal(&signal, &variables, ttl.as_deref()).await,
            Step::Resolve {
                element, variables, ..
            } => self.resolve(&element, variables).await,
            Step::SetVariables { variables, .. } => self.set_variables(variables).await,
            Step::Modify {
                instructions,
                answer,
                ..
            } => self.modify(&instructions, answer.unwrap_or(200)).await,
            Step::Redraw { replace } => self.redraw(&replace).await,
            Step::Migrate {
                version,
                mapping,
                variables,
                answer,
                ..
            } => {
                let mappings: Vec<_> = mapping
                    .iter()
                    .map(|(old, new)| json!({ "sourceElementID": old, "targetElementID": new }))
                    .collect();
                let body = json!({
                    "targetVersion": version,
                    "elementMappings": mappings,
                    "variables": variables,
                });
                self.migrate(body, answer.unwrap_or(200)).await
            }
            Step::LeaseJob { element, given, .. } => {
                self.lease(&element, &given, LOCK).await.map(drop)
            }
            Step::Suspend { process, .. } => self.suspend(process, "suspend").await,
            Step::Resume { process, .. } => self.suspend(process, "resume").await,
            Step::Trigger {
                ad_hoc, element, ..
            } => self.trigger(&ad_hoc, &element).await,
            Step::SetAdHocVariables {
                ad_hoc, variables, ..
            } => self.set_ad_hoc_variables(&ad_hoc, &variables).await,
            Step::Cancel { .. } => self.cancel().await,
            Step::Pass { milliseconds } => {
                sleep(Duration::from_millis(milliseconds)).await;
                Ok(())
            }
            Step::Expect(expectation) => self.expect(&expectation).await,
        }
    }

    async fn complete_job(
        &mut self,
        element: &str,
        given: &Variables,
        variables: &Variables,
    ) -> Result<(), Failure> {
        let key = self.lease(element, given, LOCK).await?;
        let body =
            json!({ "workflowID": self.instance()?, "clientID": WORKER, "variables": variables });
        self.post(&format!("/bpmn/external-jobs/{key}/complete"), body)
            .await
    }

    async fn fail_job(
        &mut self,
        element: &str,
        given: &Variables,
        report: Value,
    ) -> Result<(), Failure> {
        let key = self.lease(element, given, LOCK).await?;
        self.leased.remove(&key);
        self.post(&format!("/bpmn/external-jobs/{key}/error"), report)
            .await
    }

    async fn abandon_job(&mut self, element: &str) -> Result<(), Failure> {
        let key = self
            .lease(element, &Variables::new(), SHORTEST_LOCK)
            .await?;
        self.leased.remove(&key);
        Ok(())
    }

    async fn end_task(&mut self, element: &str, how: &str, body: Value) -> Result<(), Failure> {
        let key = self.user_task(element).await?;
        self.post(&format!("/bpmn/user-tasks/{key}/{how}"), body)
            .await
    }

    async fn publish(
        &self,
        message: &str,
        key: &Value,
        variables: &Variables,
    ) -> Result<(), Failure> {
        let body =
            json!({ "messageName": message, "correlationKeys": key, "variables": variables });
        self.post("/bpmn/messages", body).await
    }

    async fn signal(
        &self,
        signal: &str,
        variables: &Variables,
        ttl: Option<&str>,
    ) -> Result<(), Failure> {
        let body = json!({ "signalName": signal, "variables": variables, "ttl": ttl });
        self.post("/bpmn/signals", body).await
    }

    async fn start(
        &mut self,
        process: &str,
        variables: Variables,
        named: Option<String>,
    ) -> Result<(), Failure> {
        let version = self.version(process)?;
        let body = json!({ "processDefinitionID": version, "variables": variables });
        let started = self
            .client
            .post("/bpmn/instances", body)
            .await?
            .expect_status(201)?;
        self.name(named, started.text_at("/workflowID")?);
        Ok(())
    }

    async fn set_variables(&self, variables: Variables) -> Result<(), Failure> {
        let path = format!("/bpmn/instances/{}/variables", self.instance()?);
        let body = json!({ "variables": variables });
        let set = self.client.put(&path, body).await?;
        Ok(set.expect_status(200).map(drop)?)
    }

    async fn modify(&self, instructions: &[Instruction], answer: u16) -> Result<(), Failure> {
        let path = format!("/bpmn/instances/{}", self.instance()?);
        let state = self.get(&path).await?;
        let scope = |element: &str| {
            let scopes = list(&state["activeScopes"]);
            let newest = scopes.filter(|scope| scope["nodeID"] == element).last();
            let newest = newest.ok_or_else(|| Failure::Missing(format!("a scope of '{element}'")));
            newest.map(|scope| text(&scope["scopeID"]))
        };
        let mut asked = Vec::new();
        for instruction in instructions {
            asked.push(json!({
                "type": instruction.kind,
                "nodeID": instruction.element,
                "scopeID": instruction.scope.as_deref().map(scope).transpose()?,
                "variables": instruction.variables,
            }));
        }
        let body = json!({ "instructions": asked, "reason": "stuck" });
        self.post_for(&format!("{path}/modify"), body, answer).await
    }

    async fn redraw(&mut self, replace: &BTreeMap<String, String>) -> Result<(), Failure> {
        let mut drawing = self.scenario.bpmn.clone();
        for (before, after) in replace {
            if !drawing.contains(before) {
                return Err(Failure::Missing(format!("'{before}' in the drawing")));
            }
            drawing = drawing.replace(before, after);
        }
        self.processes = deploy(&self.client, &self.scenario.name, &drawing).await?;
        Ok(())
    }

    async fn migrate(&self, body: Value, answer: u16) -> Result<(), Failure> {
        let path = format!("/bpmn/instances/{}/migrate", self.instance()?);
        self.post_for(&path, body, answer).await
    }

    async fn trigger(&self, ad_hoc: &str, element: &str) -> Result<(), Failure> {
        let body = json!({ "nodeID": element });
        self.post_to_ad_hoc(ad_hoc, "trigger", body).await
    }

    async fn set_ad_hoc_variables(
        &self,
        ad_hoc: &str,
        variables: &Variables,
    ) -> Result<(), Failure> {
        let body = json!({ "variables": variables });
        self.post_to_ad_hoc(ad_hoc, "variables", body).await
    }

    /// Asks something of an ad-hoc sub-process as soon as it has begun.
    async fn post_to_ad_hoc(&self, ad_hoc: &str, what: &str, body: Value) -> Result<(), Failure> {
        let deadline = Instant::now() + PATIENCE;
        let path = format!("/bpmn/instances/{}/adhoc/{ad_hoc}/{what}", self.instance()?);
        loop {
            let answer = self.client.post(&path, body.clone()).await?;
            if answer.status != 409 {
                return Ok(answer.expect_status(200).map(drop)?);
            }
            self.be_patient(deadline, || format!("an active '{ad_hoc}'"))
                .await?;
        }
    }

    async fn cancel(&self) -> Result<(), Failure> {
        let path = format!("/bpmn/instances/{}", self.instance()?);
        let canceled = self.client.delete(&path).await?;
        Ok(canceled.expect_status(204).map(drop)?)
    }

    /// Suspends or resumes the instance, or a process.
    async fn suspend(&self, process: Option<String>, verb: &str) -> Result<(), Failure> {
        let path = match process {
            Some(process) => {
                format!("/bpmn/definitions/{}/{verb}", self.version(&process)?)
            }
            None => format!("/bpmn/instances/{}/{verb}", self.instance()?),
        };
        self.post_for(&path, json!({}), 204).await
    }

    fn name(&mut self, named: Option<String>, instance: String) {
        self.last = named.unwrap_or_else(|| UNNAMED.to_owned());
        self.instances.insert(self.last.clone(), instance);
    }

    async fn meet(&mut self, meeting: Meeting) -> Result<(), Failure> {
        let Meeting {
            process,
            given,
            named,
        } = meeting;
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self
                .get(&format!("/bpmn/instances?processId={process}&pageSize=100"))
                .await?;
            let known: HashSet<_> = self.instances.values().collect();
            let new: Vec<_> = list(&found["data"])
                .map(|instance| text(&instance["workflowID"]))
                .filter(|instance| !known.contains(instance))
                .collect();
            for instance in new {
                let state = self.get(&format!("/bpmn/instances/{instance}")).await?;
                if contains(&state["variables"], &given) {
                    self.name(named, instance);
                    return Ok(());
                }
            }
            self.be_patient(deadline, || format!("a further instance of '{process}'"))
                .await?;
        }
    }

    /// The execution key of an open job, held by the worker.
    async fn lease(
        &mut self,
        element: &str,
        given: &Variables,
        lock: &str,
    ) -> Result<String, Failure> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let instance = self.instance()?;
            let path =
                format!("/bpmn/external-jobs?workflowID={instance}&status=PENDING&pageSize=100");
            let found = self.get(&path).await?;
            let job = list(&found["data"])
                .filter(|job| job["nodeID"] == element && contains(&job["variables"], given))
                .last();
            if let Some(job) = job {
                let key = text(&job["executionKey"]);
                if self.leased.contains(&key) {
                    return Ok(key);
                }
                let task_type = text(&job["taskType"]);
                self.leased
                    .extend(poll(&self.client, &task_type, lock).await?);
                if self.leased.contains(&key) {
                    return Ok(key);
                }
            }
            self.be_patient(deadline, || format!("an open job of '{element}'"))
                .await?;
        }
    }

    /// Gives a user task another assignee.
    async fn assign(&self, element: &str, assignee: &str) -> Result<(), Failure> {
        let path = format!("/bpmn/user-tasks/{}", self.user_task(element).await?);
        let answer = self.client.patch(&path, json!({ "assignee": assignee }));
        Ok(answer.await?.expect_status(200).map(drop)?)
    }

    async fn user_task(&self, element: &str) -> Result<String, Failure> {
        let deadline = Instant::now() + PATIENCE;
        let path = format!(
            "/bpmn/user-tasks?workflowID={}&status=CREATED&pageSize=100",
            self.instance()?
        );
        loop {
            let found = self.get(&path).await?;
            if let Some(task) = list(&found["data"])
                .filter(|task| task["nodeID"] == element)
                .last()
            {
                return Ok(text(&task["executionKey"]));
            }
            self.be_patient(deadline, || format!("an open user task of '{element}'"))
                .await?;
        }
    }

    async fn resolve(&self, element: &str, variables: Variables) -> Result<(), Failure> {
        let deadline = Instant::now() + PATIENCE;
        let instance = self.instance()?;
        loop {
            let found = self
                .get(&format!(
                    "/bpmn/incidents?workflowID={instance}&status=open"
                ))
                .await?;
            if let Some(incident) =
                list(&found["data"]).find(|incident| incident["nodeID"] == element)
            {
                let id = text(&incident["incidentID"]);
                let path = format!("/bpmn/instances/{instance}/incidents/{id}/resolve");
                return self.post(&path, json!({ "variables": variables })).await;
            }
            self.be_patient(deadline, || format!("an open incident of '{element}'"))
                .await?;
        }
    }

    async fn expect(&self, expectation: &Expectation) -> Result<(), Failure> {
        let deadline = Instant::now() + PATIENCE;
        let instance = self.instance()?;
        loop {
            let history = self
                .get(&format!("/bpmn/instances/{instance}/history?pageSize=1000"))
                .await?;
            let seen = Seen {
                state: self.get(&format!("/bpmn/instances/{instance}")).await?,
                history: list(&history["data"]).cloned().collect(),
            };
            let differences = expectation.differences(&seen);
            if differences.is_empty() {
                return Ok(());
            }
            if Instant::now() > deadline {
                return Err(Failure::Different(differences));
            }
            sleep(LOOK_AGAIN).await;
        }
    }

    /// The version of a process of the file.
    fn version(&self, process: &str) -> Result<&str, Failure> {
        let found = self.processes.get(process).map(String::as_str);
        found.ok_or_else(|| Failure::Missing(format!("a process '{process}' in the file")))
    }

    fn instance(&self) -> Result<&str, Failure> {
        let found = self.instances.get(&self.last).map(String::as_str);
        found.ok_or_else(|| {
            Failure::Missing(format!(
                "an instance named '{}' by a step before",
                self.last
            ))
        })
    }

    async fn get(&self, path: &str) -> Result<Value, Failure> {
        Ok(self.client.get(path).await?.expect_status(200)?.json()?)
    }

    async fn post(&self, path: &str, body: Value) -> Result<(), Failure> {
        self.post_for(path, body, 200).await
    }

    /// Sends a request that is to be answered with this status.
    async fn post_for(&self, path: &str, body: Value, answer: u16) -> Result<(), Failure> {
        let answered = self.client.post(path, body).await?;
        Ok(answered.expect_status(answer).map(drop)?)
    }

    async fn be_patient(
        &self,
        deadline: Instant,
        awaited: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        if Instant::now() > deadline {
            return Err(Failure::Missing(awaited()));
        }
        sleep(LOOK_AGAIN).await;
        Ok(())
    }
}

/// Deploys a drawing: its process versions by process.
pub(crate) async fn deploy(
    client: &Client,
    name: &str,
    bpmn: &str,
) -> Result<HashMap<String, String>, Failure> {
    let body = json!({ "name": name, "xml": bpmn });
    let created = client.post("/bpmn/resources", body).await?;
    let id = created.expect_status(201)?.text_at("/id")?;
    let path = format!("/bpmn/resources/{id}");
    let deployed = client.post(&format!("{path}/deploy"), json!({})).await?;
    deployed.expect_status(204)?;
    let resource = client.get(&path).await?.expect_status(200)?.json()?;
    let processes = list(&resource["processes"]);
    Ok(processes
        .map(|process| (text(&process["processID"]), text(&process["id"])))
        .collect())
}

/// Lets the worker hold all open jobs of a type that it does not hold: their execution keys.
pub(crate) async fn poll(
    client: &Client,
    task_type: &str,
    lock: &str,
) -> Result<Vec<String>, Failure> {
    let body = json!({ "taskType": task_type, "clientID": WORKER, "timeout": "1s", "lockDuration": lock, "maxJobs": 100 });
    let polled = client.post("/bpmn/external-jobs/poll", body).await?;
    if polled.status != 200 {
        return Ok(Vec::new());
    }
    let jobs = polled.json()?;
    Ok(list(&jobs).map(|job| text(&job["executionKey"])).collect())
}

pub(crate) fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
