//! The connection to the server. It may be away, at the start too: then it is looked for again and again. Only what the server
//! refuses, or TLS with it, is known to be misconfigured; all else looks like a server that is not there yet.

use crate::handshake::{causes, wrong_setting};
use crate::probe;
use crate::settings::Settings;
use std::{error::Error, time::Duration};
use temporalio_client::{
    Client, ClientOptions, ClientTlsOptions, Connection, ConnectionOptions, RetryOptions,
    TlsOptions, Url,
    errors::ClientConnectError,
    tonic::{Code, IntoRequest, Status},
};
use temporalio_common::protos::temporal::api::workflowservice::v1::DescribeNamespaceRequest;
use tokio::sync::watch;

/// How long the server may take to accept a connection.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long to wait before it is looked for again.
const PAUSE: Duration = Duration::from_secs(1);

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// The server is not there, or not yet, or does not answer.
    #[error("the Temporal server at {server} cannot be reached: {reason}")]
    Unreachable {
        /// Where it was looked for.
        server: String,
        /// Why not.
        reason: String,
    },
    /// What is configured cannot be right.
    #[error("the Temporal server at {server}: {reason}")]
    Misconfigured {
        /// Where it was looked for.
        server: String,
        /// What is wrong, and with which setting.
        reason: String,
    },
}

/// Connects, and asks the server for the namespace.
pub async fn connect(settings: &Settings) -> Result<Client, ConnectError> {
    let connecting = tokio::time::timeout(PATIENCE, connect_or_explain(settings));
    connecting.await.unwrap_or_else(|_| {
        let reason = format!("no answer within {} s", PATIENCE.as_secs());
        Err(unreachable_server(settings, reason))
    })
}

async fn connect_or_explain(settings: &Settings) -> Result<Client, ConnectError> {
    let error = match connect_patiently(settings).await {
        Err(error @ ConnectError::Unreachable { .. }) => error,
        outcome => return outcome,
    };
    let Some(tls) = &settings.tls else {
        return Err(if probe::speaks_tls(&settings.host_port).await {
            misconfigured(settings, "it speaks TLS; set TEMPORAL_TLS".to_owned())
        } else {
            error
        });
    };
    match probe::tls_error(settings, tls).await {
        Some(cause) => Err(not_connected(settings, &cause)),
        None => Err(error),
    }
}

async fn connect_patiently(settings: &Settings) -> Result<Client, ConnectError> {
    let scheme = if settings.tls.is_some() {
        "https"
    } else {
        "http"
    };
    let target = Url::parse(&format!("{scheme}://{}", settings.host_port)).map_err(|error| {
        misconfigured(
            settings,
            format!("TEMPORAL_HOST_PORT is no host and port: {error}"),
        )
    })?;
    let options = ConnectionOptions::new(target)
        .identity(settings.identity.clone())
        .maybe_tls_options(settings.tls.clone().map(TlsOptions::from))
        .maybe_api_key(settings.api_key.clone())
        .connect_timeout(PATIENCE)
        // What is not said in time is said again by the sweep of the outbox: a request is not worth waiting long for.
        .retry_options(
            RetryOptions::builder()
                .max_elapsed_time(Some(PATIENCE))
                .build(),
        )
        .build();
    let connection = Connection::connect(options)
        .await
        .map_err(|error| refusal(settings, error))?;
    let request = DescribeNamespaceRequest {
        namespace: settings.namespace.clone(),
        ..DescribeNamespaceRequest::default()
    };
    let described = connection
        .workflow_service()
        .describe_namespace(request.into_request())
        .await;
    match described {
        Ok(_) => {}
        Err(status) => return Err(answered(settings, &status)),
    }
    Client::new(
        connection,
        ClientOptions::new(settings.namespace.clone()).build(),
    )
    .map_err(|error| misconfigured(settings, error.to_string()))
}

/// A status that the server gave, or that stands for an answer that did not come, as what is to be done about it.
fn answered(settings: &Settings, status: &Status) -> ConnectError {
    let message = status.message();
    match status.code() {
        Code::NotFound => {
            let namespace = &settings.namespace;
            misconfigured(
                settings,
                format!("it has no namespace '{namespace}'; set TEMPORAL_NAMESPACE, or create it"),
            )
        }
        Code::Unauthenticated => misconfigured(
            settings,
            format!(
                "it does not know this client; set TEMPORAL_API_KEY or TEMPORAL_TLS_CERT_FILE: {message}"
            ),
        ),
        Code::PermissionDenied => {
            let namespace = &settings.namespace;
            misconfigured(
                settings,
                format!("this client may not use namespace '{namespace}': {message}"),
            )
        }
        _ => match status.source() {
            Some(cause) => not_connected(settings, cause),
            None => unreachable_server(settings, message.to_owned()),
        },
    }
}

fn refusal(settings: &Settings, error: ClientConnectError) -> ConnectError {
    match error {
        ClientConnectError::SystemInfoCallError(status) => answered(settings, &status),
        ClientConnectError::TonicTransportError(error) => not_connected(settings, &error),
        ClientConnectError::DnsResolutionError { source, .. } => {
            unreachable_server(settings, source.to_string())
        }
        other => misconfigured(settings, with_causes(&other)),
    }
}

/// An error below the calls: of TLS if that is what failed, else of the way to the server.
fn not_connected(settings: &Settings, error: &(dyn Error + 'static)) -> ConnectError {
    match wrong_setting(error) {
        Some(reason) => misconfigured(settings, reason),
        None => unreachable_server(settings, with_causes(error)),
    }
}

/// An error and what caused it: the outermost one says only that something failed.
fn with_causes(error: &(dyn Error + 'static)) -> String {
    let texts: Vec<_> = causes(error).map(ToString::to_string).collect();
    texts.join(": ")
}

fn unreachable_server(settings: &Settings, reason: String) -> ConnectError {
    ConnectError::Unreachable {
        server: settings.host_port.clone(),
        reason,
    }
}

fn misconfigured(settings: &Settings, reason: String) -> ConnectError {
    ConnectError::Misconfigured {
        server: settings.host_port.clone(),
        reason,
    }
}

impl From<crate::settings::Tls> for TlsOptions {
    fn from(tls: crate::settings::Tls) -> Self {
        let client = tls.client.map(|client| {
            ClientTlsOptions::builder()
                .client_cert(client.certificate)
                .client_private_key(client.key)
                .build()
        });
        TlsOptions::builder()
            .maybe_server_root_ca_cert(tls.authorities)
            .maybe_domain(tls.server_name)
            .maybe_client_tls_options(client)
            .build()
    }
}

/// The client, as soon as there is one. From then on the connection mends itself.
#[derive(Clone, Debug)]
pub struct Connector {
    client: watch::Receiver<Option<Client>>,
}

impl Connector {
    /// Connects now, or keeps trying if the server cannot be reached.
    ///
    /// # Errors
    /// [`ConnectError::Misconfigured`], when waiting would not help.
    pub async fn start(settings: Settings) -> Result<Self, ConnectError> {
        let (found, client) = watch::channel(None);
        match connect(&settings).await {
            Ok(connected) => {
                found.send_replace(Some(connected));
            }
            Err(error @ ConnectError::Misconfigured { .. }) => return Err(error),
            Err(error @ ConnectError::Unreachable { .. }) => {
                tracing::warn!(%error, "instances wait until it can be reached");
                tokio::spawn(async move {
                    found.send_replace(Some(connect_again_and_again(&settings).await));
                });
            }
        }
        Ok(Self { client })
    }

    /// The client, if the server was reached once.
    pub(crate) fn client(&self) -> Option<Client> {
        self.client.borrow().clone()
    }

    /// The client, once there is one. `None`: there never will be.
    pub(crate) async fn connected(&mut self) -> Option<Client> {
        self.client.wait_for(Option::is_some).await.ok()?.clone()
    }
}

async fn connect_again_and_again(settings: &Settings) -> Client {
    let mut said = String::new();
    loop {
        tokio::time::sleep(PAUSE).await;
        match connect(settings).await {
            Ok(client) => {
                tracing::info!(server = ?settings, "the Temporal server can be reached");
                return client;
            }
            Err(error) => {
                let text = error.to_string();
                if text != said {
                    tracing::warn!(error = text, "instances wait until it can be reached");
                    said = text;
                }
            }
        }
    }
}
