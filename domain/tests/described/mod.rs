//! What reading files finds, as text, and its comparison with what is expected.

use domain::model::{self, Severity};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The BPMN files of a folder, by name; `None` if the folder is not there.
pub(crate) fn bpmn_files(folder: &Path) -> Option<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
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

/// Compares what is found in the files with what `expected` lists. After a change that is meant, run with
/// `UPDATE_EXPECTED=1` and read the difference.
pub(crate) fn compare(files: &[PathBuf], expected: &str) {
    let found: String = files.iter().map(|path| describe(path)).collect();
    let expected_path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(expected);
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

fn describe(path: &Path) -> String {
    let name = path.file_name().unwrap().to_string_lossy();
    let bytes = fs::read(path).unwrap();
    let xml = match xml::decode(&bytes) {
        Ok(xml) => xml,
        Err(error) => return format!("{name}\n  no text: The file {error}\n"),
    };
    let checked = model::read(&xml);
    let mut text = format!("{name}\n");
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
