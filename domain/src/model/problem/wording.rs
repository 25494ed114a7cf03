//! The parts of sentences that the texts of several problems share, or that depend on what was found.

use crate::model::juel::{Juel, JuelAdvice};

pub(super) fn known_there(known: &[&str]) -> String {
    if known.is_empty() {
        "remove it: none is known there".to_owned()
    } else {
        format!("known there: {}", known.join(", "))
    }
}

pub(super) fn into_data(target: Option<&str>) -> String {
    match target {
        Some(target) => format!("into '{target}'"),
        None => "without a target".to_owned(),
    }
}

/// An element without an id is recognised by its label.
pub(super) fn named(label: Option<&str>) -> String {
    label
        .map(|label| format!(" named '{label}'"))
        .unwrap_or_default()
}

pub(super) fn nearest(name: Option<&str>) -> String {
    name.map(|name| format!(": did you mean '{name}'?"))
        .unwrap_or_default()
}

/// The call of a function in place of that of a method.
pub(super) fn as_function(nearest: Option<&str>, operand: &str) -> String {
    match nearest {
        Some(name) => format!("write {name}({operand}, …)"),
        None => "what is no function of FEEL is done by a job worker or a listener, whose result is a variable".to_owned(),
    }
}

/// What another engine would run here.
pub(super) fn called(found: Option<&str>) -> String {
    found
        .map(|found| format!(". Its {found} is not called: a worker does what it did"))
        .unwrap_or_default()
}

/// What is said about another engine's expression language.
pub(super) fn in_feel(juel: Option<&Juel>) -> String {
    let Some(juel) = juel else {
        return String::new();
    };
    let found = &juel.found;
    match &juel.advice {
        JuelAdvice::Feel(feel) => {
            format!(". '{found}' is Camunda 7's expression language, in FEEL: {feel}")
        }
        JuelAdvice::Calls(name) => format!(
            ". '{found}' is Camunda 7's expression language and calls '{name}', which FEEL does not have: have it called by \
             a job worker (taskDefinition) or a listener, and use its result as a variable"
        ),
        JuelAdvice::Rewrite => format!(
            ". '{found}' is Camunda 7's expression language: write it in FEEL, with a leading '='"
        ),
    }
}

/// What is said of the other end of a link.
pub(super) fn other_end(does: &str, elsewhere: Option<&str>, nowhere: &str) -> String {
    match elsewhere {
        Some(id) => {
            format!("'{id}' {does} in another process or sub-process: a link stays within one")
        }
        None => nowhere.to_owned(),
    }
}

/// The kind in a sentence. The prefix makes it `a` before every name.
pub(super) fn article(kind: &str) -> String {
    format!("a bpmn:{kind}")
}
