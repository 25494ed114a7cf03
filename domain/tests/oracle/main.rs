//! An oracle: small processes with what BPMN 2.0.2 says of them, so written that a modeler can judge each without this program. The
//! README says how they are written, and which of the workflow patterns each shows.

mod case;
mod course;
mod patterns;
mod play;
mod post;
mod world;

use case::Drawing;
use std::{fs, path::Path};

/// How many elements a step enters: all that it can, or one, so that a course depends on no step's bounds.
const BUDGETS: [u32; 2] = [1_000_000, 1];

#[test]
fn every_case_takes_a_course_that_bpmn_allows() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for drawing in Drawing::all().unwrap() {
        for case in &drawing.cases {
            cases += 1;
            for budget in BUDGETS {
                if let Err(reason) = play::play(&drawing, case, budget) {
                    let (name, case) = (&drawing.name, &case.name);
                    wrong.push(format!("{name}: {case} (steps of {budget}):\n    {reason}"));
                }
            }
        }
    }
    println!("{cases} cases");
    assert!(wrong.is_empty(), "\n  {}\n", wrong.join("\n  "));
}

#[test]
fn every_case_says_where_it_comes_from() {
    for drawing in Drawing::all().unwrap() {
        for case in &drawing.cases {
            let source = case.source.as_ref().or(drawing.source.as_ref());
            assert!(source.is_some(), "{}: {}", drawing.name, case.name);
        }
    }
}

#[test]
fn the_table_of_patterns_has_each_and_names_drawings_that_are_there() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    let rows = patterns::rows(&readme);
    let numbers: Vec<_> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=43).collect::<Vec<_>>());
    for row in &rows {
        for drawing in &row.drawings {
            let shown = fs::read_to_string(folder.join(drawing).with_extension("yaml"));
            let shown = shown.unwrap_or_else(|error| panic!("{drawing}: {error}"));
            let mark = format!("WCP-{}", row.number);
            assert!(patterns::marks(&shown).contains(&mark), "{drawing}: {mark}");
        }
    }
}
