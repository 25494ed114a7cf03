//! The conformance suite of DMN (TCK), as far as it is about FEEL alone: decisions that are one
//! literal expression or a simple boxed context, and need nothing but input data.
//!
//! The suite is read from `$QUANTUMBPM_SHARED/dmn-tck`, or from `../shared/dmn-tck` beside the
//! workspace. Without it the test says so and passes: the committed cases in `tests/cases` are the
//! specification that is always checked.
//!
//! Known failures stand in `tck_expected_failures.txt`, each with a reason. Another failure fails
//! the test, and so does a known one that passes.

#![allow(clippy::unwrap_used, reason = "a test fails by it")]

mod expectation;
mod model;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use feel::{Context, Environment, Value, Zone};
use model::Model;

fn suite() -> Option<PathBuf> {
    let shared = std::env::var_os("QUANTUMBPM_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let suite = shared.join("dmn-tck/TestCases");
    suite.is_dir().then_some(suite)
}

fn folders(suite: &Path) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = ["compliance-level-2", "compliance-level-3"]
        .iter()
        .flat_map(|level| std::fs::read_dir(suite.join(level)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

fn file_ending(folder: &Path, ending: &str) -> String {
    let file = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().ends_with(ending))
        .unwrap_or_else(|| panic!("{} has no file *{ending}", folder.display()));
    std::fs::read_to_string(file).unwrap()
}

fn expected_failures() -> BTreeMap<String, String> {
    include_str!("../tck_expected_failures.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (case, reason) = line
                .split_once(" — ")
                .unwrap_or_else(|| panic!("no reason in: {line}"));
            (case.to_owned(), reason.to_owned())
        })
        .collect()
}

#[derive(Default)]
struct Report {
    passed: usize,
    failures: BTreeMap<String, String>,
}

fn run_folder(folder: &Path, environment: &Environment, report: &mut Report) {
    let model_text = file_ending(folder, ".dmn");
    let model_document = roxmltree::Document::parse(&model_text).unwrap();
    let model = Model::read(model_document.root_element());
    let tests_text = file_ending(folder, "-test-01.xml");
    let tests_document = roxmltree::Document::parse(&tests_text).unwrap();
    let folder_name = folder.file_name().unwrap().to_string_lossy();
    for case in tests_document
        .root_element()
        .children()
        .filter(|node| node.has_tag_name_local("testCase"))
    {
        if case.attribute("type") == Some("decisionService") {
            continue;
        }
        let inputs: Context = case
            .children()
            .filter(|node| node.has_tag_name_local("inputNode"))
            .map(|node| {
                (
                    node.attribute("name").unwrap().to_owned(),
                    expectation::value(node),
                )
            })
            .collect();
        for result in case
            .children()
            .filter(|node| node.has_tag_name_local("resultNode"))
        {
            let name = result.attribute("name").unwrap();
            let Some(actual) = model.evaluate(name, &inputs, environment) else {
                continue;
            };
            let id = format!(
                "{folder_name}/{}/{name}",
                case.attribute("id").unwrap_or("-")
            );
            let expected = result
                .children()
                .find(|node| node.has_tag_name_local("expected"));
            let expected = expected.map_or(Value::Null, expectation::value);
            match actual {
                Ok(actual) if expectation::matches(&expected, &actual) => report.passed += 1,
                Ok(actual) => {
                    report
                        .failures
                        .insert(id, format!("expected {expected}, found {actual}"));
                }
                // The suite expects null for a text that is no expression.
                Err(_) if expected.is_null() => report.passed += 1,
                Err(error) => {
                    report
                        .failures
                        .insert(id, format!("expected {expected}, found the error {error}"));
                }
            }
        }
    }
}

trait LocalName {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl LocalName for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

#[test]
fn expressions_of_the_conformance_suite() {
    let Some(suite) = suite() else {
        println!("the DMN TCK is not here (set QUANTUMBPM_SHARED); only tests/cases are checked");
        return;
    };
    let environment = Environment::at(1_790_000_000_000_000_000, Zone::UTC).unwrap();
    let mut report = Report::default();
    for folder in folders(&suite) {
        run_folder(&folder, &environment, &mut report);
    }
    let expected = expected_failures();
    println!(
        "DMN TCK: {} results passed, {} failed",
        report.passed,
        report.failures.len()
    );
    let mut problems = String::new();
    for (case, difference) in report
        .failures
        .iter()
        .filter(|(case, _)| !expected.contains_key(*case))
    {
        writeln!(problems, "{case}: {difference}").unwrap();
    }
    for case in expected
        .keys()
        .filter(|case| !report.failures.contains_key(*case))
    {
        writeln!(
            problems,
            "{case} passes; remove it from tck_expected_failures.txt"
        )
        .unwrap();
    }
    assert!(
        report.passed > 1_500,
        "the suite was not found whole: {} results",
        report.passed
    );
    assert!(problems.is_empty(), "{problems}");
}
