//! The interchange reference models of the BPMN Model Interchange Working Group: every file is read,
//! and what is found in it is exactly what `miwg_expected.txt` lists.
//!
//! The models stand beside the repository (`../shared`, or where `QUANTUMBPM_SHARED` points to).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod described;

use described::{bpmn_files, compare};
use std::env;
use std::path::{Path, PathBuf};

#[test]
fn every_reference_model_is_read_and_what_cannot_run_is_said() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let shared =
        env::var_os("QUANTUMBPM_SHARED").map_or_else(|| workspace.join("../shared"), PathBuf::from);
    let Some(files) = bpmn_files(&shared.join("miwg/Reference")) else {
        println!("skipped: no reference models in ../shared/miwg; set QUANTUMBPM_SHARED");
        return;
    };
    assert_eq!(files.len(), 21);
    compare(&files, "miwg_expected.txt");
}
