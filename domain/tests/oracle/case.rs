//! A drawing and its cases as they are written: `NAME.bpmn` and `NAME.yaml` beside it. The README describes each field for modelers.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::{collections::BTreeMap, fs, io, path::Path};

/// Variables by name.
pub(crate) type Variables = Map<String, Value>;

/// A drawing and what is tried with it.
pub(crate) struct Drawing {
    /// The folder and the name of its files.
    pub(crate) name: String,
    /// The text of its BPMN file.
    pub(crate) bpmn: String,
    /// The section of BPMN or the pattern that all of its cases come from.
    pub(crate) source: Option<String>,
    pub(crate) cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    source: Option<String>,
    cases: Vec<Case>,
}

/// One course of events, and what must come of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    #[serde(rename = "case")]
    pub(crate) name: String,
    pub(crate) source: Option<String>,
    pub(crate) steps: Vec<Step>,
    /// The orders in which elements may complete.
    pub(crate) completed: String,
    /// The elements that end before their time, in any order.
    #[serde(default)]
    pub(crate) interrupted: String,
    /// How the first instance ends.
    #[serde(default)]
    pub(crate) ends: End,
    /// What still waits at the end.
    #[serde(default)]
    pub(crate) waits: String,
    /// The incidents that are open at the end: `element Type`.
    #[serde(default)]
    pub(crate) incidents: Vec<String>,
    /// Variables of the first instance's root scope.
    #[serde(default)]
    pub(crate) variables: Variables,
    /// Names that are none.
    #[serde(default)]
    pub(crate) without: Vec<String>,
    /// How the instances of each process end, in the order they began; what is not named may have any.
    #[serde(default)]
    pub(crate) instances: BTreeMap<String, Vec<End>>,
}

/// How an instance ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum End {
    #[default]
    Completed,
    Canceled,
    /// By an error that its caller catches.
    Failed,
    /// Not yet.
    Running,
}

/// One thing that someone does, or that is seen.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Step {
    /// Starts an instance of the first process by its none start event.
    Start(Variables),
    /// Starts an instance of any process, by any start event.
    StartAt {
        process: Option<String>,
        event: Option<String>,
        #[serde(default)]
        variables: Variables,
    },
    /// A person or a worker completes the oldest open work of an element.
    Complete(Work),
    /// A person or a worker throws a BPMN error from it.
    Throw {
        element: String,
        error: String,
        #[serde(default)]
        variables: Variables,
    },
    /// A worker fails for good: it has no attempts left.
    Fail { element: String, error: String },
    /// A message comes from outside.
    Message {
        name: String,
        #[serde(default)]
        key: Value,
        #[serde(default)]
        variables: Variables,
    },
    /// A signal comes from outside.
    Signal(Signal),
    /// Time passes, and whatever becomes due meanwhile fires when it is due.
    Pass(String),
    /// Variables of the first instance's root scope are set.
    Set(Variables),
    /// Somebody triggers an element of an ad-hoc sub-process of the first instance.
    Trigger {
        /// The ad-hoc sub-process.
        #[serde(rename = "in")]
        ad_hoc: String,
        element: String,
    },
    /// The incident of an element is resolved.
    Resolve(Work),
    /// The first instance is canceled.
    Cancel,
    /// Exactly these elements hold something that waits.
    Waits(String),
}

/// An element, with variables or without.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Work {
    Plain(String),
    Giving {
        element: String,
        variables: Variables,
    },
}

impl Work {
    pub(crate) fn parts(&self) -> (&str, Variables) {
        match self {
            Self::Plain(element) => (element, Variables::default()),
            Self::Giving { element, variables } => (element, variables.clone()),
        }
    }
}

/// A signal's name, with variables or without.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Signal {
    Plain(String),
    Giving { name: String, variables: Variables },
}

impl Signal {
    pub(crate) fn parts(&self) -> (&str, Variables) {
        match self {
            Self::Plain(name) => (name, Variables::default()),
            Self::Giving { name, variables } => (name, variables.clone()),
        }
    }
}

impl Drawing {
    /// Every drawing, in the order of their names.
    pub(crate) fn all() -> io::Result<Vec<Self>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
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
        let name = file.strip_prefix(root).unwrap_or(file).with_extension("");
        let name = name.display().to_string();
        let told = |end: &str, error: &dyn std::fmt::Display| {
            io::Error::other(format!("{name}.{end}: {error}"))
        };
        let written: Written = serde_saphyr::from_str(&fs::read_to_string(file)?)
            .map_err(|error| told("yaml", &error))?;
        let bpmn = fs::read_to_string(file.with_extension("bpmn"))
            .map_err(|error| told("bpmn", &error))?;
        Ok(Self {
            name,
            bpmn,
            source: written.source,
            cases: written.cases,
        })
    }
}
