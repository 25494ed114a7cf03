//! The interchange reference models of the BPMN Model Interchange Working Group, through the API: each is read, and what of it
//! could not run is said.
//!
//! The models stand beside the repository (`../shared`, or where `QUANTUMBPM_SHARED` points to). What is found in each is
//! compared in the crate `domain`; here a client gets it.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use serde_json::json;
use std::{env, fs, path::Path, path::PathBuf};
use testkit::{Role, Server};

fn reference_models() -> Option<Vec<PathBuf>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = env::var_os("QUANTUMBPM_SHARED").map_or(beside, PathBuf::from);
    let files = fs::read_dir(shared.join("miwg/Reference")).ok()?;
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "bpmn"));
    files.sort();
    Some(files)
}

#[tokio::test]
async fn every_reference_model_is_validated_and_what_cannot_run_is_named() {
    let Some(files) = reference_models() else {
        println!("skipped: no reference models in ../shared/miwg; set QUANTUMBPM_SHARED");
        return;
    };
    assert_eq!(files.len(), 21);
    let server = Server::start(env!("CARGO_BIN_EXE_quantumbpm"))
        .await
        .unwrap();
    let project = server.create_project("Conformance").await.unwrap();
    let client = server.client(&project, Role::Editor).unwrap();
    let mut run_as_they_are = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let xml = fs::read_to_string(&file).unwrap();
        let validated = client
            .post("/bpmn/validate", json!({ "xml": xml }))
            .await
            .unwrap();
        let report = validated.expect_status(200).unwrap().json().unwrap();
        let said: Vec<_> = ["errors", "warnings"]
            .iter()
            .flat_map(|kind| report[kind].as_array().unwrap())
            .collect();
        let is_refused = said.iter().any(|finding| {
            finding["severity"] == "error"
                || finding["message"]
                    .as_str()
                    .is_some_and(|message| message.contains("no executable process"))
        });
        if !is_refused {
            run_as_they_are.push(name.clone());
        }
        for finding in said {
            let message = finding["message"].as_str().unwrap();
            assert!(
                message.starts_with("bpmn:") || message.starts_with("The file"),
                "{name}: {message}"
            );
        }
    }
    // These two can be deployed and run as they are.
    assert_eq!(run_as_they_are, ["C.9.1.bpmn", "C.9.2.bpmn"]);
}
