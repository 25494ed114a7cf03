//! Files as other tools and engines write them: what is found in each of `files/` is exactly what
//! `files_expected.txt` lists.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod described;

use described::{bpmn_files, compare};
use std::path::Path;

#[test]
fn every_file_is_read_and_what_is_wrong_or_passed_over_is_said() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    compare(&bpmn_files(&folder).unwrap(), "files_expected.txt");
}
