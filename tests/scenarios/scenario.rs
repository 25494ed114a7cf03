//! A scenario as it is written: `NAME.bpmn` and `NAME.yaml` beside it. The README describes each field for modelers.

use crate::expectation::Expectation;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::{collections::BTreeMap, fs, io, path::Path};

/// Variables by name.
pub(crate) type Variables = Map<String, Value>;

/// A drawing and what is tried with it.
pub(crate) struct Scenario {
    /// The folder and the name of its files.
    pub(crate) name: String,
    /// The text of its BPMN file.
    pub(crate) bpmn: String,
    pub(crate) cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    cases: Vec<Case>,
}

/// One course of events.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    #[serde(rename = "case")]
    pub(crate) name: String,
    /// Whether several things come to one instance at once, so that their order is none of the case's.
    #[serde(default)]
    pub(crate) unordered: bool,
    pub(crate) steps: Vec<Step>,
}

/// One thing that someone does, or that is seen. `of` names an instance; without it, it is the one of the step before.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Step {
    /// Starts an instance; `named` is how other steps call it.
    Start {
        process: String,
        #[serde(default)]
        variables: Variables,
        named: Option<String>,
    },
    /// Waits until the server has started an instance that no step has met yet; `given` picks one by variables it has.
    Meet(Meeting),
    /// A worker completes the oldest open job of an element; `given` picks one by variables it carries.
    CompleteJob {
        element: String,
        of: Option<String>,
        #[serde(default)]
        given: Variables,
        #[serde(default)]
        variables: Variables,
    },
    /// A worker fails it; `retryable` makes it a technical failure.
    FailJob {
        element: String,
        of: Option<String>,
        #[serde(default)]
        given: Variables,
        error: String,
        #[serde(default)]
        retryable: bool,
        #[serde(default)]
        variables: Variables,
    },
    /// A worker leases it for as short as can be, and is not heard of again.
    AbandonJob { element: String, of: Option<String> },
    /// A person completes a user task.
    CompleteTask {
        element: String,
        of: Option<String>,
        #[serde(default)]
        variables: Variables,
    },
    /// A person gives a user task up with an error.
    FailTask {
        element: String,
        of: Option<String>,
        error: String,
    },
    /// A user task gets another assignee.
    AssignTask {
        element: String,
        of: Option<String>,
        assignee: String,
    },
    /// Publishes a message.
    Publish {
        message: String,
        #[serde(default)]
        key: Value,
        #[serde(default)]
        variables: Variables,
    },
    /// Publishes a signal.
    Signal {
        signal: String,
        #[serde(default)]
        variables: Variables,
        ttl: Option<String>,
    },
    /// Resolves the open incident of an element.
    Resolve {
        element: String,
        of: Option<String>,
        #[serde(default)]
        variables: Variables,
    },
    /// Sets variables of the root scope.
    SetVariables {
        of: Option<String>,
        variables: Variables,
    },
    /// Moves the tokens of an instance by hand.
    Modify {
        of: Option<String>,
        instructions: Vec<Instruction>,
        /// The status of the answer, 200 if not said.
        answer: Option<u16>,
    },
    /// The drawing is deployed again, with texts in it replaced: the next versions of its processes.
    Redraw { replace: BTreeMap<String, String> },
    /// Moves an instance to another version of its process.
    Migrate {
        of: Option<String>,
        version: u32,
        /// The new names of elements, by their old ones.
        #[serde(default)]
        mapping: BTreeMap<String, String>,
        #[serde(default)]
        variables: Variables,
        /// The status of the answer, 200 if not said.
        answer: Option<u16>,
    },
    /// A worker leases the oldest open job of an element, and completes or fails it by a later step.
    LeaseJob {
        element: String,
        of: Option<String>,
        #[serde(default)]
        given: Variables,
    },
    /// Suspends an instance; or a process with all its instances.
    Suspend {
        of: Option<String>,
        process: Option<String>,
    },
    /// Resumes it.
    Resume {
        of: Option<String>,
        process: Option<String>,
    },
    /// Triggers an element of an ad-hoc sub-process.
    Trigger {
        ad_hoc: String,
        element: String,
        of: Option<String>,
    },
    /// Sets variables of an ad-hoc sub-process.
    SetAdHocVariables {
        ad_hoc: String,
        of: Option<String>,
        variables: Variables,
    },
    /// Cancels an instance.
    Cancel { of: Option<String> },
    /// Lets time pass, in milliseconds: only before an expectation that something did not happen.
    Pass { milliseconds: u64 },
    /// What must be true within 40 seconds.
    Expect(Expectation),
}

/// An instance that the server started itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meeting {
    pub(crate) process: String,
    #[serde(default)]
    pub(crate) given: Variables,
    pub(crate) named: Option<String>,
}

/// One change of the tokens of an instance.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instruction {
    /// The `type` of the API.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The element.
    pub(crate) element: Option<String>,
    /// The element in whose newest scope it is; without it, the process itself.
    pub(crate) scope: Option<String>,
    #[serde(default)]
    pub(crate) variables: Variables,
}

impl Step {
    /// The instance that the step names.
    pub(crate) fn of(&self) -> Option<&str> {
        match self {
            Self::CompleteJob { of, .. }
            | Self::FailJob { of, .. }
            | Self::AbandonJob { of, .. }
            | Self::CompleteTask { of, .. }
            | Self::FailTask { of, .. }
            | Self::AssignTask { of, .. }
            | Self::Resolve { of, .. }
            | Self::SetVariables { of, .. }
            | Self::Modify { of, .. }
            | Self::Migrate { of, .. }
            | Self::LeaseJob { of, .. }
            | Self::Suspend { of, .. }
            | Self::Resume { of, .. }
            | Self::Trigger { of, .. }
            | Self::SetAdHocVariables { of, .. }
            | Self::Cancel { of }
            | Self::Expect(Expectation { of, .. }) => of.as_deref(),
            Self::Start { .. }
            | Self::Meet(_)
            | Self::Publish { .. }
            | Self::Signal { .. }
            | Self::Redraw { .. }
            | Self::Pass { .. } => None,
        }
    }
}

impl Scenario {
    /// Every scenario, in the order of their names.
    pub(crate) fn all() -> io::Result<Vec<Self>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
        let mut files = Vec::new();
        for folder in fs::read_dir(&root)? {
            let folder = folder?.path();
            if folder.is_dir() {
                for file in fs::read_dir(folder)? {
                    files.push(file?.path());
                }
            }
        }
        files.retain(|file| file.extension().is_some_and(|end| end == "yaml"));
        files.sort();
        files.iter().map(|file| Self::read(&root, file)).collect()
    }

    fn read(root: &Path, file: &Path) -> io::Result<Self> {
        let name = file
            .strip_prefix(root)
            .unwrap_or(file)
            .with_extension("")
            .display()
            .to_string();
        let written: Written = serde_saphyr::from_str(&fs::read_to_string(file)?)
            .map_err(|error| io::Error::other(format!("{name}.yaml: {error}")))?;
        let bpmn = fs::read_to_string(file.with_extension("bpmn"))
            .map_err(|error| io::Error::other(format!("{name}.bpmn: {error}")))?;
        Ok(Self {
            name,
            bpmn,
            cases: written.cases,
        })
    }
}

/// Whether every one of `expected` is among `found`, with the same value.
pub(crate) fn contains(found: &Value, expected: &Variables) -> bool {
    expected
        .iter()
        .all(|(name, value)| same(found.get(name).unwrap_or(&json!(null)), value))
}

/// Whether two values are equal. Numbers are, however they are written: 12 and 12.0.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len() && contains(&Value::Object(left.clone()), right)
        }
        _ => left == right,
    }
}
