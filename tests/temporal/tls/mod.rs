//! TLS towards Temporal: instances are carried on through it, and what is set wrong ends the start with the setting to look at.

mod authority;
mod terminator;

use crate::settings::complaint;
use crate::{BINARY, TWO_JOBS};
use authority::{Authority, text};
use serde_json::json;
use std::path::Path;
use terminator::{Demand, NAME, Terminator};
use testkit::{ProjectClient, Server, TemporalServer};

type Variables<'a> = Vec<(&'a str, &'a str)>;

/// Plays an instance to its end with these settings.
async fn play(variables: &[(&str, &str)]) {
    let builder = variables
        .iter()
        .fold(Server::builder(BINARY), |builder, (name, value)| {
            builder.variable(name, value)
        });
    let server = builder.start().await.unwrap();
    let (_, project) = ProjectClient::create(&server).await.unwrap();
    let version = project.deploy(TWO_JOBS).await.unwrap();
    let instance = project.start(&version, json!({})).await.unwrap();
    project.work("first").await.unwrap();
    project.work("second").await.unwrap();
    project.wait_for(&instance, "COMPLETED").await.unwrap();
}

/// Starts with these settings, which must end with this complaint.
async fn refused(variables: &[(&str, &str)], expected: &str) {
    let log = complaint(variables).await;
    assert!(log.contains(expected), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_asks_for_a_certificate_gets_one_it_trusts_or_the_start_ends() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let authority = Authority::create("here");
    let terminator = Terminator::start(&authority, Demand::Certificate, &temporal).await;
    let (at, ca_file) = (terminator.host_port(), authority.file());
    let with = |certificate, key| -> Variables<'_> {
        let mut variables = trusting(&at, &ca_file);
        variables.push(("TEMPORAL_TLS_CERT_FILE", text(certificate)));
        variables.push(("TEMPORAL_TLS_KEY_FILE", text(key)));
        variables
    };
    let client = authority.identity_files("client");
    let elsewhere = Authority::create("elsewhere");
    let stranger = elsewhere.identity_files("client");

    play(&with(&client.certificate, &client.key)).await;
    refused(
        &trusting(&at, &ca_file),
        "it asks for a certificate; set TEMPORAL_TLS_CERT_FILE and TEMPORAL_TLS_KEY_FILE",
    )
    .await;
    refused(
        &with(&stranger.certificate, &stranger.key),
        "it refuses the certificate of this client, UnknownCA; see TEMPORAL_TLS_CERT_FILE",
    )
    .await;
    refused(
        &with(&client.certificate, &stranger.key),
        "the key in TEMPORAL_TLS_KEY_FILE is not that of the certificate in TEMPORAL_TLS_CERT_FILE",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_cannot_be_trusted_ends_the_start() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let authority = Authority::create("here");
    let terminator = Terminator::start(&authority, Demand::Nothing, &temporal).await;
    let (at, ca_file) = (terminator.host_port(), authority.file());
    refused(
        &[
            ("TEMPORAL_HOST_PORT", &at),
            ("TEMPORAL_TLS_SERVER_NAME", NAME),
        ],
        "its certificate is vouched for by nobody who is trusted here; set TEMPORAL_TLS_CA_FILE",
    )
    .await;
    refused(
        &[
            ("TEMPORAL_HOST_PORT", &at),
            ("TEMPORAL_TLS_CA_FILE", text(&ca_file)),
        ],
        "its certificate is for another name; set TEMPORAL_TLS_SERVER_NAME",
    )
    .await;
    refused(
        &trusting(&temporal.host_port(), &ca_file),
        "it does not speak TLS; leave TEMPORAL_TLS false",
    )
    .await;
    refused(
        &[("TEMPORAL_HOST_PORT", &at)],
        "it speaks TLS; set TEMPORAL_TLS",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_asks_for_a_key_gets_it_or_the_start_ends() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let authority = Authority::create("here");
    let terminator = Terminator::start(&authority, Demand::ApiKey("a key"), &temporal).await;
    let (at, ca_file) = (terminator.host_port(), authority.file());
    let with = |key| -> Variables<'_> {
        let mut variables = trusting(&at, &ca_file);
        variables.push(("TEMPORAL_API_KEY", key));
        variables
    };
    let unknown =
        "it does not know this client; set TEMPORAL_API_KEY or TEMPORAL_TLS_CERT_FILE: no such key";

    play(&with("a key")).await;
    refused(&with("another key"), unknown).await;
    refused(&trusting(&at, &ca_file), unknown).await;
}

/// The settings of one that trusts the authority and knows the server's name.
fn trusting<'a>(host_port: &'a str, authority: &'a Path) -> Variables<'a> {
    vec![
        ("TEMPORAL_HOST_PORT", host_port),
        ("TEMPORAL_TLS_CA_FILE", text(authority)),
        ("TEMPORAL_TLS_SERVER_NAME", NAME),
    ]
}
