//! The program as a process: what it prints, and the code it ends with.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use std::path::Path;
use std::{
    process::{Command, Output},
    time::{Duration, Instant},
};
use testkit::{Server, TestkitError};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
const EVALUATION_KEY: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/deploy/license/evaluation-private-key.pem"
);

/// Runs the program with these arguments, and these variables alone.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    Command::new(BINARY)
        .args(arguments)
        .env_clear()
        .envs(variables.iter().copied())
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A license that ends after a time.
fn license_for(time: &str) -> String {
    let arguments = [
        "license",
        "issue",
        "--key",
        EVALUATION_KEY,
        "--customer",
        "Example Ltd",
        "--expires",
        time,
    ];
    let issued = run(&arguments, &[]);
    assert_eq!(code(&issued), 0, "{}", errors(&issued));
    printed(&issued)
}

fn license() -> String {
    license_for("720h")
}

const OIDC: [(&str, &str); 2] = [
    ("OIDC_ISSUER", "https://id.example.com"),
    ("OIDC_CLIENT_ID", "web"),
];

#[test]
fn a_wrong_command_line_ends_with_64() {
    for arguments in [
        &["dance"] as &[&str],
        &[],
        &["validate"],
        &["license", "issue"],
    ] {
        assert_eq!(code(&run(arguments, &[])), 64, "{arguments:?}");
    }
    assert_eq!(code(&run(&["--help"], &[])), 0);
    assert!(printed(&run(&["--version"], &[])).starts_with("quantumbpm "));
}

#[test]
fn a_wrong_setting_ends_with_64_and_one_line() {
    let output = run(&["serve"], &[("REST_API_PORT", "http")]);
    let expected =
        "quantumbpm: REST_API_PORT (environment): expected a port from 0 to 65535, found 'http'\n";
    assert_eq!((code(&output), errors(&output).as_str()), (64, expected));
}

#[test]
fn without_a_license_the_server_ends_with_78_and_one_line() {
    let output = run(&["serve"], &OIDC);
    assert_eq!(code(&output), 78);
    let errors = errors(&output);
    assert!(
        errors.starts_with(
            "quantumbpm: license: there is no license; set LICENSE_FILE or LICENSE_JWT"
        ),
        "{errors}"
    );
    assert_eq!(errors.lines().count(), 1, "{errors}");
}

#[test]
fn an_expired_license_ends_with_78() {
    let license = license();
    let (payload, _) = license.trim().rsplit_once('.').unwrap();
    let mut variables = OIDC.to_vec();
    let altered = format!("{payload}.AAAA");
    variables.push(("LICENSE_JWT", &altered));
    let output = run(&["serve"], &variables);
    assert_eq!(code(&output), 78);
    assert!(errors(&output).contains("altered"), "{}", errors(&output));
}

#[test]
fn a_new_license_is_all_that_is_printed_and_can_be_inspected() {
    let license = license();
    assert_eq!(license.lines().count(), 1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("license.jwt");
    std::fs::write(&file, &license).unwrap();
    let inspected = run(&["license", "inspect", file.to_str().unwrap()], &[]);
    let text = printed(&inspected);
    assert!(
        text.contains("\"sub\": \"Example Ltd\"") && text.contains("more days"),
        "{text}"
    );
}

#[test]
fn a_wrong_provisioning_file_ends_with_65_and_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provisioning.yaml");
    std::fs::write(&file, "projects:\n  - { id: a, nam: A }\n").unwrap();
    let output = run(&["provision", "--check", file.to_str().unwrap()], &[]);
    assert_eq!(code(&output), 65);
    let place = format!("quantumbpm: provisioning: {}:2:", file.display());
    assert!(errors(&output).starts_with(&place), "{}", errors(&output));

    std::fs::write(&file, "projects:\n  - { id: a, name: A }\n").unwrap();
    let output = run(&["provision", "--check", file.to_str().unwrap()], &[]);
    assert_eq!(
        (code(&output), printed(&output).as_str()),
        (0, "1 projects and 0 users, nothing wrong\n")
    );
}

#[test]
fn a_file_that_cannot_run_ends_with_65_and_its_findings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("order.bpmn");
    std::fs::write(&file, "<order/>").unwrap();
    let output = run(&["validate", file.to_str().unwrap()], &[]);
    assert_eq!(code(&output), 65);
    assert!(
        printed(&output).starts_with("error: "),
        "{}",
        printed(&output)
    );
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/src/dev/order.bpmn");
    assert_eq!(code(&run(&["validate", sample], &[])), 0);
}

#[test]
fn a_file_is_validated_in_the_encoding_it_is_written_in() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("domain/tests/files");
    for name in ["declared-iso-8859-1", "utf-16-with-mark", "utf-8-with-mark"] {
        let file = files.join(name).with_extension("bpmn");
        let output = run(&["validate", file.to_str().unwrap()], &[]);
        assert_eq!(
            (code(&output), printed(&output).as_str()),
            (0, ""),
            "{name}"
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("latin.bpmn");
    std::fs::write(&file, b"<definitions name='Gr\xfc\xdfe'/>").unwrap();
    let output = run(&["validate", file.to_str().unwrap()], &[]);
    assert_eq!(code(&output), 65);
    let expected = "error: The file is no text in UTF-8 (byte 21) and declares no other encoding";
    assert!(
        printed(&output).starts_with(expected),
        "{}",
        printed(&output)
    );
}

#[test]
fn the_configuration_is_printed_without_its_secrets() {
    let output = run(
        &["config"],
        &[("DB_PASSWORD", "s3cret"), ("DB_NAME", "orders")],
    );
    let text = printed(&output);
    assert!(text.contains("DB_NAME=orders # environment\n"), "{text}");
    assert!(
        text.contains("DB_PASSWORD=(hidden) # environment\n"),
        "{text}"
    );
    assert!(text.contains("REST_API_PORT=8080 # default\n"), "{text}");
    assert!(!text.contains("s3cret"));
}

#[tokio::test]
async fn when_its_license_ends_the_server_ends_with_78() {
    let license = license_for("10s");
    let mut server = Server::builder(BINARY)
        .variable("LICENSE_JWT", license.trim())
        .variable("LICENSE_CHECK_INTERVAL", "1s")
        .start()
        .await
        .unwrap();
    let deadline = Instant::now() + Duration::from_secs(30);
    while server.client_with(None).get("/livez").await.is_ok() {
        assert!(Instant::now() < deadline, "the server still runs");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let ended = server.terminate().await.unwrap();
    assert_eq!(ended.code(), Some(78), "{}", server.log());
}

#[tokio::test]
async fn sigterm_ends_the_server_in_good_order() {
    let mut server = Server::start(BINARY).await.unwrap();
    let ended = server.terminate().await.unwrap();
    assert_eq!(ended.code(), Some(0), "{}", server.log());
}

#[tokio::test]
async fn servers_that_may_migrate_bring_the_tables_up_to_date_together() {
    let mut before = Server::start(BINARY).await.unwrap();
    before.kill().unwrap();
    let database = &before.database;
    database.execute("DROP SCHEMA public CASCADE").unwrap();
    database.execute("CREATE SCHEMA public").unwrap();
    match before.replica(&[]).await.err().unwrap() {
        TestkitError::Ended { log, .. } => {
            assert!(log.contains("or set DB_MIGRATE=true"), "{log}");
        }
        other => panic!("expected a server that ends, found {other}"),
    }

    let may_migrate = [("DB_MIGRATE", "true")];
    let (one, other) = tokio::join!(before.replica(&may_migrate), before.replica(&may_migrate));
    let (one, other) = (one.unwrap(), other.unwrap());
    let project = one.create_project("Orders").await.unwrap();
    let viewer = other.client(&project, testkit::Role::Viewer).unwrap();
    viewer.get("").await.unwrap().expect_status(200).unwrap();
}

#[tokio::test]
async fn a_membership_of_a_project_that_nobody_knows_is_refused_with_its_place() {
    let server = Server::start(BINARY).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provisioning.yaml");
    let text = "projects:\n  - { id: known, name: Known }\nusers:\n  - subject: alice\n    projects:\n      - { id: unknown, roles: [viewer] }\n";
    std::fs::write(&file, text).unwrap();
    let output = Command::new(BINARY)
        .args(["provision", file.to_str().unwrap()])
        .envs(server.database.variables())
        .output()
        .unwrap();
    assert_eq!(code(&output), 65, "{}", errors(&output));
    let complaint = format!(
        "{}:6:15: 'alice' is to be a member of the project 'unknown', which is neither in the file nor stored",
        file.display()
    );
    assert!(errors(&output).contains(&complaint), "{}", errors(&output));
    let stored = "SELECT count(*) FROM events";
    assert_eq!(server.database.execute(stored).unwrap(), "0");
}

#[tokio::test]
async fn provisioning_twice_changes_nothing_and_memberships_that_left_the_file_end() {
    let server = Server::start(BINARY).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("provisioning.yaml");
    let variables = server.database.variables();
    let apply = |text: &str| {
        std::fs::write(&file, text).unwrap();
        let output = Command::new(BINARY)
            .args(["provision", file.to_str().unwrap()])
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap();
        assert_eq!(code(&output), 0, "{}", errors(&output));
    };
    let with_alice = "projects:\n  - { id: a, name: A }\nusers:\n  - { subject: alice, projects: [{ id: a, roles: [viewer] }] }\n";
    let alice = server
        .client_of(&testkit::issuer::Subject::new("alice", &[]))
        .unwrap();
    let project = async || {
        // What another process changed counts here after a moment.
        tokio::time::sleep(Duration::from_millis(1100)).await;
        alice.get("/projects/a").await.unwrap()
    };
    apply(with_alice);
    let first = project().await.expect_status(200).unwrap().json().unwrap();
    apply(with_alice);
    assert_eq!(
        project().await.expect_status(200).unwrap().json().unwrap(),
        first
    );
    apply("projects:\n  - { id: a, name: A }\n");
    assert_eq!(project().await.status, 404);
}
