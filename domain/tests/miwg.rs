//! The interchange reference models of the BPMN Model Interchange Working Group: every file is read,
//! and what is found in it is exactly what `miwg_expected.txt` lists.
//!
//! The models stand beside the repository (`../shared`, or where `QUANTUMBPM_SHARED` points to).
//! After a change that is meant, run with `UPDATE_EXPECTED=1` and read the difference.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::model::{self, Severity};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn reference_models() -> Option<Vec<PathBuf>> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let shared =
        env::var_os("QUANTUMBPM_SHARED").map_or_else(|| workspace.join("../shared"), PathBuf::from);
    let mut files: Vec<PathBuf> = fs::read_dir(shared.join("miwg/Reference"))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "bpmn")
        })
        .collect();
    files.sort();
    Some(files)
}

fn describe(path: &Path) -> String {
    let checked = model::read(&fs::read_to_string(path).unwrap());
    let mut text = format!("{}\n", path.file_name().unwrap().to_string_lossy());
    match &checked.definitions {
        None => text.push_str("  not storable\n"),
        Some(definitions) => {
            for process in &definitions.summaries {
                let runs = definitions
                    .processes
                    .iter()
                    .any(|graph| graph.id == process.id);
                let executable = if process.executable {
                    "executable"
                } else {
                    "not executable"
                };
                let complete = if runs { "" } else { ", without a graph" };
                writeln!(text, "  process {}: {executable}{complete}", process.id).unwrap();
            }
        }
    }
    for finding in &checked.findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(
            text,
            "  {severity}: {}",
            finding.message().replace('\n', " ")
        )
        .unwrap();
    }
    text
}

#[test]
fn every_reference_model_is_read_and_what_cannot_run_is_said() {
    let Some(files) = reference_models() else {
        println!("skipped: no reference models in ../shared/miwg; set QUANTUMBPM_SHARED");
        return;
    };
    assert_eq!(files.len(), 21);
    let found: String = files.iter().map(|path| describe(path)).collect();
    let expected_path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/miwg_expected.txt");
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&expected_path, &found).unwrap();
    }
    let expected = fs::read_to_string(&expected_path).unwrap_or_default();
    let difference = found
        .lines()
        .zip(expected.lines())
        .find(|(found, expected)| found != expected);
    assert_eq!(
        difference, None,
        "the first line that differs: found, expected"
    );
    assert_eq!(found.lines().count(), expected.lines().count());
}
