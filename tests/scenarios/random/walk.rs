//! One random process, carried on by a client that looks what is open, chooses, and waits until nothing is due.

use super::{
    action::{Action, Work},
    history,
    quiet::{Awaited, Quiet},
};
use crate::{
    player::{self, Failure},
    story::Story,
};
use drawing::Style;
use serde_json::{Value, json};
use std::collections::HashSet;
use testkit::{Chance, Client, Role, Server};

/// How many choices are free; after them only what brings the process nearer to its end is chosen, if there is any.
const FREE_CHOICES: usize = 20;
/// After how many an instance that has not ended is canceled.
const MOST_CHOICES: usize = 60;
/// After how many that were no progress it is canceled: what waits for a timer that is never due does so for ever.
const IN_VAIN: usize = 5;
/// More than any cancellation takes.
const TOO_MANY: usize = 200;

/// The file of the process that this seed stands for.
pub(super) fn file_of(seed: u64) -> String {
    let (block, listened) = drawing::block_of(seed);
    let style = Style {
        listened,
        compensated: true,
        in_turn: true,
        ..Style::default()
    };
    drawing::drawn(&block, style).file()
}

/// A process on its way.
pub(super) struct Walk<'a> {
    seed: u64,
    file: String,
    client: Client,
    project: String,
    quiet: &'a Quiet,
    chance: Chance,
    instance: String,
    /// Jobs that the worker holds.
    leased: HashSet<String>,
    /// What was done, with the answers.
    done: Vec<String>,
}

/// What happened, from its start to its end.
pub(super) async fn walk(server: &Server, quiet: &Quiet, seed: u64) -> Result<Story, Failure> {
    let project = server.create_project(&format!("seed {seed}")).await?;
    let client = server.client(&project, Role::Admin)?;
    let file = file_of(seed);
    let versions = player::deploy(&client, "random", &file).await?;
    let body = json!({ "processDefinitionID": versions["process"], "variables": { "key": 1 } });
    let started = client.post("/bpmn/instances", body).await?;
    let instance = started.expect_status(201)?.text_at("/workflowID")?;
    let mut walk = Walk {
        seed,
        file,
        client,
        project: project.id,
        quiet,
        chance: Chance::new(seed),
        instance,
        leased: HashSet::new(),
        done: Vec::new(),
    };
    walk.go_on_to_the_end().await?;
    walk.story().await
}

impl Walk<'_> {
    async fn go_on_to_the_end(&mut self) -> Result<(), Failure> {
        let (mut is_canceled, mut in_vain) = (false, 0);
        for step in 0..TOO_MANY {
            let awaited = self.quiet.wait(&self.project).await?;
            let path = format!("/bpmn/instances/{}", self.instance);
            if self.get(&path).await?["status"] != "RUNNING" {
                return Ok(());
            }
            let mut possible = self.possible(&awaited).await?;
            if step >= FREE_CHOICES {
                if possible.iter().any(Action::is_progress) {
                    possible.retain(Action::is_progress);
                } else {
                    in_vain += 1;
                }
            }
            let is_over = possible.is_empty() || step >= MOST_CHOICES || in_vain > IN_VAIN;
            if is_over && !is_canceled {
                let answer = self.client.delete(&path).await?;
                self.done.push(format!("cancel: {}", answer.status));
                is_canceled = true;
                continue;
            }
            if possible.is_empty() {
                break;
            }
            let place = self.chance.below(possible.len() as u64);
            let action = possible.swap_remove(usize::try_from(place).unwrap_or(0));
            let status = self.act(&action).await?;
            self.done.push(format!("{action}: {status}"));
        }
        Err(Failure::Missing(format!("an end after {:?}", self.done)))
    }

    /// Everything that can be done now, in an order that is the same in each run.
    async fn possible(&self, awaited: &Awaited) -> Result<Vec<Action>, Failure> {
        let jobs = self.list("/bpmn/external-jobs?status=PENDING").await?;
        let tasks = self.list("/bpmn/user-tasks?status=CREATED").await?;
        let incidents = self.list("/bpmn/incidents?status=open").await?;
        let mut possible = Vec::new();
        for job in Work::of(&jobs, "executionKey") {
            possible.extend([
                Action::CompleteJob(job.clone()),
                Action::FailJob(job.clone()),
                Action::ThrowFromJob(job),
            ]);
        }
        for task in Work::of(&tasks, "executionKey") {
            possible.extend([Action::CompleteTask(task.clone()), Action::AssignTask(task)]);
        }
        possible.extend(
            Work::of(&incidents, "incidentID")
                .into_iter()
                .map(Action::Resolve),
        );
        possible.extend(Action::awaited(awaited));
        let [reads_flag, has_ad_hoc] =
            ["=flag", "<adHocSubProcess"].map(|written| self.file.contains(written));
        if reads_flag || has_ad_hoc {
            possible.extend(self.of_instances(reads_flag).await?);
        }
        Ok(possible)
    }

    /// What can be done to the running instances themselves.
    async fn of_instances(&self, reads_flag: bool) -> Result<Vec<Action>, Failure> {
        let mut possible = Vec::new();
        let mut instances = self.instances().await?;
        instances.retain(|instance| instance["status"] == "RUNNING");
        for instance in instances {
            let instance = player::text(&instance["workflowID"]);
            if reads_flag {
                let set = [true, false].map(|flag| Action::SetFlag(instance.clone(), flag));
                possible.extend(set);
            }
            let state = self.get(&format!("/bpmn/instances/{instance}")).await?;
            for scope in player::list(&state["activeScopes"]) {
                let ad_hoc = player::text(&scope["nodeID"]);
                if let Some(element) = self.first_in_ad_hoc(&ad_hoc) {
                    possible.push(Action::Trigger {
                        instance: instance.clone(),
                        ad_hoc,
                        element,
                    });
                }
            }
        }
        Ok(possible)
    }

    /// The element that an ad-hoc sub-process begins with.
    fn first_in_ad_hoc(&self, ad_hoc: &str) -> Option<String> {
        let begin = format!("<adHocSubProcess id=\"{ad_hoc}\"");
        let (_, drawn) = self.file.split_once(&begin)?;
        let (_, first) = drawn.split_once("activeElementsCollection=\"=[&quot;")?;
        Some(first.split_once("&quot;")?.0.to_owned())
    }

    async fn act(&mut self, action: &Action) -> Result<u16, Failure> {
        match action {
            Action::CompleteJob(job) => self.lease(job).await?,
            Action::FailJob(job) | Action::ThrowFromJob(job) => {
                self.lease(job).await?;
                self.leased.remove(&job.key);
            }
            Action::CompleteTask(_)
            | Action::AssignTask(_)
            | Action::Resolve(_)
            | Action::Publish(_)
            | Action::Signal(_)
            | Action::SetFlag(..)
            | Action::Trigger { .. } => {}
        }
        let assignee = format!("person {}", self.done.len());
        let (method, path, body) = action.request(player::WORKER, &assignee);
        let answer = self.client.send(method, &path, Some(body.to_string()));
        Ok(answer.await?.status)
    }

    /// Lets the worker hold a job.
    async fn lease(&mut self, job: &Work) -> Result<(), Failure> {
        if self.leased.contains(&job.key) {
            return Ok(());
        }
        let keys = player::poll(&self.client, &job.task_type, player::LOCK);
        self.leased.extend(keys.await?);
        if self.leased.contains(&job.key) {
            Ok(())
        } else {
            Err(Failure::Missing(format!("a job of {}", job.element)))
        }
    }

    async fn story(&self) -> Result<Story, Failure> {
        let mut events = Vec::new();
        for instance in self.instances().await? {
            let id = player::text(&instance["workflowID"]);
            let history = self.list(&format!("/bpmn/instances/{id}/history?")).await?;
            events.push((
                player::text(&instance["processId"]),
                history::comparable(&history),
            ));
        }
        events.sort();
        events.insert(0, ("the client".to_owned(), self.done.clone()));
        Ok(Story {
            case: format!("seed {}", self.seed),
            events,
        })
    }

    /// The instances, each after the one that called it, in an order that is the same in each run.
    async fn instances(&self) -> Result<Vec<Value>, Failure> {
        let mut instances = self.list("/bpmn/instances?").await?;
        instances.sort_by_key(|instance| player::text(&instance["workflowID"]));
        Ok(instances)
    }

    /// All that a list holds.
    async fn list(&self, path: &str) -> Result<Vec<Value>, Failure> {
        let mut all = Vec::new();
        for page in 1.. {
            let found = self
                .get(&format!("{path}&pageSize=100&page={page}"))
                .await?;
            let before = all.len();
            all.extend(player::list(&found["data"]).cloned());
            if all.len() == before || found["pagination"]["total"] == all.len() {
                break;
            }
        }
        Ok(all)
    }

    async fn get(&self, path: &str) -> Result<Value, Failure> {
        Ok(self.client.get(path).await?.expect_status(200)?.json()?)
    }
}
