//! What is configured wrong is said at the start, and nothing starts.

use crate::BINARY;
use testkit::{Server, TemporalServer, TestkitError};

pub(crate) async fn complaint(variables: &[(&str, &str)]) -> String {
    let builder = variables
        .iter()
        .fold(Server::builder(BINARY), |builder, (name, value)| {
            builder.variable(name, value)
        });
    match builder.start().await {
        Err(TestkitError::Ended { log, .. }) => log,
        Err(error) => panic!("{error}"),
        Ok(server) => panic!("it started and wrote: {}", server.log()),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_namespace_that_is_not_there_is_named() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let at = temporal.host_port();
    let log = complaint(&[
        ("TEMPORAL_HOST_PORT", &at),
        ("TEMPORAL_NAMESPACE", "orders"),
    ])
    .await;
    let expected = format!(
        "quantumbpm: the Temporal server at {at}: it has no namespace 'orders'; set TEMPORAL_NAMESPACE, or create it"
    );
    assert!(log.contains(&expected), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_without_a_port_is_refused() {
    let log = complaint(&[("TEMPORAL_HOST_PORT", "temporal.example.com")]).await;
    assert!(
        log.contains("expected a host and a port, such as temporal.example.com:7233"),
        "{log}"
    );
}
