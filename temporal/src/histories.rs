//! Histories of the workflow that releases recorded, tests/upgrade/temporal/RELEASE/NAME.json: this one must go on from each.
//!
//! A release that changes what the workflow asks of the server adds a folder, and leaves the others as they are:
//!
//! ```sh
//! RECORD_HISTORIES=1 cargo test -p temporal histories
//! ```

#![expect(
    clippy::disallowed_methods,
    reason = "what the server is asked for here is new each time"
)]

use crate::{Carrier, Carries, Connector, Progress, Settings, Waker, workflow::InstanceWorkflow};
use futures_util::TryStreamExt;
use std::{
    collections::VecDeque,
    fs,
    future::Future,
    path::{Path, PathBuf},
    pin::Pin,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use temporalio_client::{
    Client, WorkflowExecution, WorkflowExecutionInfo, WorkflowFetchHistoryOptions, WorkflowHistory,
    WorkflowListOptions,
};
use temporalio_sdk::workflow_replayer::{WorkflowReplayer, WorkflowReplayerOptions};
use testkit::TemporalServer;
use uuid::Uuid;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/upgrade/temporal")
}

fn recorded() -> Vec<(PathBuf, Vec<u8>)> {
    let releases = fs::read_dir(folder()).unwrap();
    let files = releases.flat_map(|release| fs::read_dir(release.unwrap().path()).unwrap());
    let paths = files.map(|file| file.unwrap().path());
    paths
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

async fn replay(history: &[u8]) -> Result<(), String> {
    let options = WorkflowReplayerOptions::new()
        .register_workflow::<InstanceWorkflow>()
        .unwrap()
        .build();
    let history = WorkflowHistory::from_json(history).unwrap();
    let replayed = WorkflowReplayer::new(options)
        .unwrap()
        .replay_workflow(history)
        .await;
    replayed.map_err(|error| error.to_string())
}

#[tokio::test]
async fn the_workflow_goes_on_from_every_history_that_a_release_recorded() {
    let histories = recorded();
    assert!(histories.len() >= 3, "{} histories", histories.len());
    for (path, history) in histories {
        assert_eq!(replay(&history).await, Ok(()), "{}", path.display());
    }
}

#[tokio::test]
async fn a_history_in_which_it_asked_for_something_else_is_noticed() {
    for (path, history) in recorded() {
        let other = String::from_utf8(history).unwrap();
        let other = other.replace("core_local_activity", "core_something_else");
        let replayed = replay(other.as_bytes()).await;
        assert!(replayed.is_err(), "{}", path.display());
    }
}

/// Answers each look with what comes next in a list.
struct Script(Mutex<VecDeque<Result<Progress, String>>>);

impl Carrier for Script {
    fn advance(
        &self,
        _instance: Uuid,
    ) -> Pin<Box<dyn Future<Output = Result<Progress, String>> + Send + '_>> {
        let next = self.0.lock().unwrap().pop_front();
        Box::pin(async move { next.unwrap_or(Ok(Progress::Waiting)) })
    }
}

fn soon() -> Progress {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let at = now + Duration::from_millis(400);
    Progress::Due {
        at: i64::try_from(at.as_micros()).unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_workflow_goes_on_from_its_own_histories_and_from_runs_that_continue_as_new() {
    let short = ["limit.historyCount.suggestContinueAsNew=30"];
    let program = std::env::current_exe().unwrap();
    let server = TemporalServer::configured(program, &short).await.unwrap();
    let settings = Settings {
        host_port: server.host_port(),
        namespace: "default".to_owned(),
        task_queue: "histories".to_owned(),
        identity: "a release".to_owned(),
        api_key: None,
        tls: None,
        carries: Carries::Instances,
    };
    let mut connector = Connector::start(settings.clone()).await.unwrap();
    let waker = Waker::new(connector.clone(), &settings);
    let client = connector.connected().await.unwrap();

    let scratch = tempfile::tempdir().unwrap();
    let folder = if std::env::var_os("RECORD_HISTORIES").is_some() {
        folder().join(env!("CARGO_PKG_VERSION"))
    } else {
        scratch.path().to_owned()
    };
    fs::create_dir_all(&folder).unwrap();
    let ended = [
        Ok(soon()),
        Err("the database is away".to_owned()),
        Ok(Progress::Waiting),
        Ok(Progress::Over),
    ];
    let instance = Instance {
        client: &client,
        settings: &settings,
        folder: &folder,
        id: Uuid::new_v4(),
    };
    instance.carry_on(&waker, ended.into(), 3).await;
    assert_eq!(instance.write("ended").await, 1);
    let instance = Instance {
        id: Uuid::new_v4(),
        ..instance
    };
    instance.carry_on(&waker, VecDeque::new(), 12).await;
    assert!(instance.write("woken_often").await > 1);
    for file in fs::read_dir(&folder).unwrap() {
        let history = fs::read(file.unwrap().path()).unwrap();
        assert_eq!(replay(&history).await, Ok(()));
    }
}

struct Instance<'a> {
    client: &'a Client,
    settings: &'a Settings,
    folder: &'a Path,
    id: Uuid,
}

impl Instance<'_> {
    /// Lets a worker carry it on by a script, and wakes its workflow some times.
    async fn carry_on(
        &self,
        waker: &Waker,
        script: VecDeque<Result<Progress, String>>,
        times: u32,
    ) {
        let connector = Connector::start(self.settings.clone()).await.unwrap();
        let carrier = Arc::new(Script(Mutex::new(script)));
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let shutdown = async {
            let () = stopped.await.unwrap();
        };
        let worker = tokio::spawn(crate::run(
            connector,
            self.settings.clone(),
            carrier,
            shutdown,
        ));
        for _ in 0..times {
            waker.wake(self.id);
            // Longer than the timer that the script asks for: each wake is a task of its own.
            tokio::time::sleep(Duration::from_millis(600)).await;
        }
        stop.send(()).unwrap();
        worker.await.unwrap();
    }

    /// Writes the histories of its workflow's runs; how many there are.
    async fn write(&self, name: &str) -> usize {
        let runs = self.runs().await;
        for (number, run) in runs.iter().enumerate() {
            let execution = WorkflowExecutionInfo::builder()
                .namespace(self.settings.namespace.clone())
                .workflow_id(self.id)
                .run_id(run)
                .build();
            let handle = execution.bind_untyped(self.client.clone());
            let history = handle.fetch_history(WorkflowFetchHistoryOptions::default());
            let history = history.to_json().await.unwrap();
            fs::write(self.folder.join(format!("{name}_{number}.json")), history).unwrap();
        }
        runs.len()
    }

    /// The ids of the runs, the first first. The list of workflows is written a little later than they are.
    async fn runs(&self) -> Vec<String> {
        tokio::time::sleep(Duration::from_secs(2)).await;
        let query = format!("WorkflowId = '{}'", self.id);
        let listed = self
            .client
            .list_workflows(query, WorkflowListOptions::default());
        let mut runs: Vec<_> = listed.try_collect().await.unwrap();
        runs.sort_by_key(WorkflowExecution::start_time);
        runs.iter().map(|run| run.run_id().to_owned()).collect()
    }
}
