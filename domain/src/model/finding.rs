//! What reading a BPMN file found, and what each finding stops.

use super::graph::Definitions;
use super::problem::{Problem, Weight};
use std::fmt;

/// How many findings are listed. A file of 5 MiB can hold a hundred thousand mistakes; nobody reads
/// more than this, and the answer must stay small.
const LISTED: usize = 1_000;

/// How a finding is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// The file must be changed.
    Error,
    /// The file can stay as it is.
    Warning,
}

/// What a finding stops, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocks {
    /// Nothing.
    Nothing,
    /// Deploying. The file can be stored as a draft.
    Deploying,
    /// Storing, even as a draft, and so deploying too.
    Storing,
}

/// One finding about one element, or about the file itself.
#[derive(Clone, Debug)]
pub struct Finding {
    /// How it is shown.
    pub severity: Severity,
    /// What it stops.
    pub blocks: Blocks,
    /// The `id` of the element; `None` if the finding is about the file.
    pub element: Option<String>,
    /// The element's name in the BPMN namespace, `serviceTask`; `None` if the finding is about the
    /// file.
    pub kind: Option<String>,
    /// Where an element stands that has no id of its own: `from 'source' to 'target'` for a sequence flow.
    pub place: Option<String>,
    /// What is the matter.
    pub problem: Problem,
}

impl Finding {
    /// As it is shown to somebody who wanted what it stops: as an error. A file without an executable process is
    /// good BPMN, but its deployment is a mistake.
    #[must_use]
    pub fn judged_for(self, purpose: Blocks) -> Self {
        let severity = if self.blocks >= purpose {
            Severity::Error
        } else {
            self.severity
        };
        Self { severity, ..self }
    }

    /// The whole sentence: the element's kind and id, and what is the matter.
    pub fn message(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.kind, &self.element) {
            (Some(kind), Some(element)) => write!(formatter, "bpmn:{kind} '{element}' ")?,
            (Some(kind), None) => write!(formatter, "bpmn:{kind} ")?,
            (None, _) => formatter.write_str("The file ")?,
        }
        if let Some(place) = &self.place {
            write!(formatter, "{place} ")?;
        }
        self.problem.fmt(formatter)
    }
}

/// The result of reading a file: what it holds and everything that was found.
#[derive(Debug)]
pub struct Checked {
    /// What the file holds; `None` if a finding blocks storing.
    pub definitions: Option<Definitions>,
    /// All findings, in document order within each check.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// The findings shown as errors.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Error)
    }

    /// The findings shown as warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding> {
        self.of(Severity::Warning)
    }

    /// What keeps the file from being stored.
    pub fn blocking_storing(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.blocks == Blocks::Storing)
    }

    /// What keeps the file from being deployed. That no process is executable is among it, although
    /// it is only a warning: such a file is good BPMN.
    pub fn blocking_deploying(&self) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(|finding| finding.blocks >= Blocks::Deploying)
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.severity == severity)
    }
}

/// The element that a finding is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Subject<'xml> {
    /// The file itself.
    File,
    /// An element of the BPMN namespace.
    Element {
        kind: &'xml str,
        id: Option<&'xml str>,
    },
    /// A sequence flow without an id, by what it connects.
    Flow {
        source: &'xml str,
        target: &'xml str,
    },
}

/// Collects findings about one process, or about what stands beside the processes.
#[derive(Debug)]
pub(super) struct Findings {
    list: Vec<Finding>,
    unlisted: Unlisted,
    executable: bool,
    runnable: bool,
}

/// Findings beyond [`LISTED`]: they are not shown, but still count.
#[derive(Debug, Default)]
struct Unlisted {
    count: usize,
    blocks: Option<Blocks>,
}

impl Findings {
    /// An empty collection. In what is not executable, every finding is a warning that blocks nothing:
    /// BPMN is also drawn to be read, and nothing comes of a mistake in it.
    pub(super) fn new(executable: bool) -> Self {
        Self {
            list: Vec::new(),
            unlisted: Unlisted::default(),
            executable,
            runnable: true,
        }
    }

    /// Adds a finding.
    pub(super) fn report(&mut self, subject: Subject<'_>, problem: Problem) {
        let (severity, blocks) = match (problem.weight(), self.executable) {
            (Weight::Malformed | Weight::Invalid | Weight::Illegal, true) => {
                (Severity::Error, Blocks::Storing)
            }
            (Weight::NotExecutable | Weight::Mistaken, true) => {
                (Severity::Error, Blocks::Deploying)
            }
            (Weight::NothingToRun, _) => (Severity::Warning, Blocks::Deploying),
            (
                Weight::Malformed
                | Weight::Invalid
                | Weight::Illegal
                | Weight::NotExecutable
                | Weight::Mistaken,
                false,
            )
            | (Weight::Advice, _) => (Severity::Warning, Blocks::Nothing),
        };
        self.runnable &= problem.weight().runs();
        self.add(subject, problem, severity, blocks);
    }

    /// Adds a finding about what has no effect in what is executable, unless the same problem was found before:
    /// what modelers write on each element is said once.
    pub(super) fn report_once_where_it_runs(&mut self, subject: Subject<'_>, problem: Problem) {
        if self.executable && !self.list.iter().any(|finding| finding.problem == problem) {
            self.report(subject, problem);
        }
    }

    /// Adds a finding about what is only drawn: nothing runs by it, so it is a warning that blocks nothing.
    pub(super) fn report_drawn(&mut self, subject: Subject<'_>, problem: Problem) {
        self.add(subject, problem, Severity::Warning, Blocks::Nothing);
    }

    fn add(&mut self, subject: Subject<'_>, problem: Problem, severity: Severity, blocks: Blocks) {
        let (kind, element, place) = match subject {
            Subject::File => (None, None, None),
            Subject::Element { kind, id } => (Some(kind), id.map(str::to_owned), None),
            Subject::Flow { source, target } => {
                let place = format!("from '{source}' to '{target}'");
                (Some("sequenceFlow"), None, Some(place))
            }
        };
        self.push(Finding {
            severity,
            blocks,
            element,
            kind: kind.map(str::to_owned),
            place,
            problem,
        });
    }

    /// Whether nothing was found that keeps a process from running, were it executable.
    pub(super) fn runnable(&self) -> bool {
        self.runnable
    }

    /// Adds what another collection holds.
    pub(super) fn append(&mut self, other: Self) {
        self.unlisted.count += other.unlisted.count;
        self.unlisted.blocks = self.unlisted.blocks.max(other.unlisted.blocks);
        self.runnable &= other.runnable;
        for finding in other.list {
            self.push(finding);
        }
    }

    /// Ends the collection: the findings, with one that stands for those not listed.
    pub(super) fn into_list(self) -> Vec<Finding> {
        let mut list = self.list;
        if let Some(blocks) = self.unlisted.blocks {
            let severity = if blocks == Blocks::Nothing {
                Severity::Warning
            } else {
                Severity::Error
            };
            let problem = Problem::MoreFindings {
                count: self.unlisted.count,
            };
            list.push(Finding {
                severity,
                blocks,
                element: None,
                kind: None,
                place: None,
                problem,
            });
        }
        list
    }

    fn push(&mut self, finding: Finding) {
        if self.list.len() < LISTED {
            self.list.push(finding);
        } else {
            self.unlisted.count += 1;
            self.unlisted.blocks = self.unlisted.blocks.max(Some(finding.blocks));
        }
    }
}
