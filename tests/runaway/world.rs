//! A server on which something runs away.

use crate::BINARY;
use serde_json::json;
use std::time::Duration;
use testkit::{Project, ProjectClient, Server, issuer::Subject};
use tokio::{
    task::block_in_place,
    time::{Instant, sleep},
};

/// How long something may take to come about.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_AGAIN: Duration = Duration::from_millis(50);

/// A project in which a process runs away.
pub(crate) struct Runaway {
    pub(crate) server: Server,
    pub(crate) project: Project,
    pub(crate) client: ProjectClient,
    /// The process version that runs away.
    pub(crate) version: String,
    /// The instance it began with.
    pub(crate) root: String,
}

impl Runaway {
    /// Starts an instance of the first of these processes.
    pub(crate) async fn start(server: Server, processes: &str) -> Self {
        let (project, client) = ProjectClient::create(&server).await.unwrap();
        let version = client.deploy(processes).await.unwrap();
        let root = client.start(&version, json!({})).await.unwrap();
        Self {
            server,
            project,
            client,
            version,
            root,
        }
    }

    /// What SQL answers, while other tasks of the test go on.
    pub(crate) fn ask(&self, sql: &str) -> String {
        block_in_place(|| self.server.database.execute(sql)).unwrap()
    }

    fn count(&self, sql: &str) -> u64 {
        self.ask(sql).parse().unwrap()
    }

    /// How many instances were started.
    pub(crate) fn instances(&self) -> u64 {
        self.count("SELECT count(*) FROM instances")
    }

    /// Waits until what `sql` counts is as it should be.
    pub(crate) async fn until(&self, sql: &str, enough: impl Fn(u64) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let count = self.count(sql);
            if enough(count) {
                return;
            }
            let left = "SELECT kind, count(*), min(due), min(held_until) FROM outbox GROUP BY kind";
            assert!(
                Instant::now() < deadline,
                "{sql}: {count}; outbox:\n{}",
                self.ask(left)
            );
            sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until it has become large.
    pub(crate) async fn grow(&self, instances: u64) {
        let count = "SELECT count(*) FROM instances";
        self.until(count, |count| count >= instances).await;
    }

    /// Cancels the instance it began with.
    pub(crate) async fn cancel(&self) {
        let path = format!("/bpmn/instances/{}", self.root);
        let canceled = self.client.client.delete(&path).await.unwrap();
        canceled.expect_status(204).unwrap();
    }

    /// Deletes its project.
    pub(crate) async fn delete(&self) {
        let administrator =
            Subject::new("organisation-admin", &["admin"]).in_project(&self.project.id, "admin");
        let administrator = self.server.client_of(&administrator).unwrap();
        let path = format!("/projects/{}", self.project.id);
        let deleted = administrator.delete(&path).await.unwrap();
        deleted.expect_status(204).unwrap();
    }

    /// Waits until nothing of it runs and nothing is left to be done; then nothing starts any more. How long it took.
    pub(crate) async fn has_stopped(&self) -> Duration {
        let begun = Instant::now();
        self.until(
            "SELECT count(*) FROM instances WHERE status = 'RUNNING'",
            |running| running == 0,
        )
        .await;
        let took = begun.elapsed();
        let due = "SELECT count(*) FROM outbox WHERE due <= now() + interval '30 s'";
        self.until(due, |left| left == 0).await;
        let (instances, events) = (self.instances(), self.ask("SELECT count(*) FROM events"));
        sleep(Duration::from_millis(300)).await;
        assert_eq!(self.instances(), instances, "nothing starts any more");
        assert_eq!(self.ask("SELECT count(*) FROM events"), events);
        self.check_what_is_stored();
        took
    }

    /// Everything that is stored is what the events lead to.
    fn check_what_is_stored(&self) {
        block_in_place(|| self.server.database.verify(BINARY)).unwrap();
    }
}
