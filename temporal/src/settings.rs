//! How to reach the server.

use std::fmt;
use std::time::Duration;

/// How to reach the server, and what to do there.
#[derive(Clone)]
pub struct Settings {
    /// Host and port, e.g. `temporal.example.com:7233`.
    pub host_port: String,
    /// The namespace; it must exist.
    pub namespace: String,
    /// The task queue that workers and workflows of this program share.
    pub task_queue: String,
    /// The name under which this process shows up at the server.
    pub identity: String,
    /// The key that the server asks for, if it does.
    pub api_key: Option<String>,
    /// TLS, if the server speaks it.
    pub tls: Option<Tls>,
    /// What workflows are for.
    pub carries: Carries,
}

/// What workflows carry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carries {
    /// Instances: each has a workflow from its start to its end, and what follows from a command is done there.
    #[default]
    Instances,
    /// What instances wait for: a workflow exists while something is due to an instance, and commands go on where they came in.
    Waits,
}

/// How TLS is spoken.
#[derive(Clone, Default)]
pub struct Tls {
    /// The certificates, in PEM, of those who may vouch for the server; none: those the system trusts.
    pub authorities: Option<Vec<u8>>,
    /// The name in the server's certificate, where it is not that of the host.
    pub server_name: Option<String>,
    /// What this client shows to the server.
    pub client: Option<ClientCertificate>,
}

/// A certificate and its private key, both in PEM.
#[derive(Clone)]
pub struct ClientCertificate {
    /// The certificate, with those between it and its authority.
    pub certificate: Vec<u8>,
    /// The private key.
    pub key: Vec<u8>,
}

impl fmt::Debug for Settings {
    /// Leaves keys out, since what is debugged is logged.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (host_port, namespace) = (&self.host_port, &self.namespace);
        write!(formatter, "{host_port}, namespace '{namespace}'")
    }
}

/// How long a workflow task may take before another worker is given it. What a killed worker had begun waits that long.
pub(crate) const WORKFLOW_TASK: Duration = Duration::from_secs(5);

/// How long a task is kept for the worker that has the workflow in memory.
pub(crate) const STICKY: Duration = Duration::from_secs(2);
