//! Another server on the same database, in this process, and the program's own commands.

use projections::ReadTables;
use quantumbpm::{config::Config, serve};
use std::{
    collections::HashMap,
    net::{Ipv4Addr, TcpListener},
    process::{Child, Command, Output, Stdio},
    time::Duration,
};
use testkit::Server;
use tokio::{sync::oneshot, task::JoinHandle, time::sleep};

/// A server beside another one. It stops when this value is dropped.
pub(crate) struct Replica {
    pub(crate) url: String,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

impl Replica {
    /// Starts a server that writes these read tables, and waits until it is ready.
    pub(crate) async fn start(beside: &Server, read_tables: ReadTables) -> Self {
        let (port, metrics_port) = (free_port(), free_port());
        let mut variables: HashMap<_, _> = beside.variables().iter().cloned().collect();
        variables.insert("REST_API_PORT".to_owned(), port.to_string());
        variables.insert("REST_METRICS_PORT".to_owned(), metrics_port.to_string());
        let config = Config::load(&variables).unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn(async move {
            let shutdown = async {
                let _ = stopped.await;
            };
            serve::run(config, read_tables, shutdown).await.unwrap();
        });
        let url = format!("http://127.0.0.1:{port}");
        let anybody = beside.client_with(None).at(&url);
        while !matches!(anybody.get("/readyz").await, Ok(answer) if answer.status == 200) {
            assert!(!serving.is_finished(), "the replica ended");
            sleep(Duration::from_millis(20)).await;
        }
        Self {
            url,
            stop: Some(stop),
            serving,
        }
    }

    /// Stops it in order.
    pub(crate) async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            stop.send(()).unwrap();
        }
        (&mut self.serving).await.unwrap();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn command(variables: &[(String, String)], arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quantumbpm"));
    command.args(arguments).envs(variables.iter().cloned());
    command
}

/// What `quantumbpm projections …` comes to.
pub(crate) fn projections(server: &Server, arguments: &[&str]) -> Output {
    let mut all = vec!["projections"];
    all.extend(arguments);
    command(server.variables(), &all).output().unwrap()
}

/// `quantumbpm projections rebuild` in the making.
pub(crate) fn begin_rebuild(server: &Server) -> Child {
    begin_rebuild_with(server.variables())
}

/// The same, for whoever has only the server's environment.
pub(crate) fn begin_rebuild_with(variables: &[(String, String)]) -> Child {
    command(variables, &["projections", "rebuild"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What `quantumbpm projections status` tells.
pub(crate) fn status(server: &Server) -> serde_json::Value {
    let output = projections(server, &["status", "--json"]);
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}
