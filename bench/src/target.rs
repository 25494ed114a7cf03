//! What the figures must reach. Ratios are to the yardstick at the same number of clients.

use serde::Serialize;

use crate::workload::Workload;

/// The number of clients that targets are about.
const CLIENTS: u32 = 8;

/// The newest instances among many ended ones.
const LIST: Target = Target::AtLeast(0.5);

/// Instances that have a workflow each, to workflows that do nothing.
pub(crate) const WORKFLOWS: Target = Target::AtLeast(0.8);

/// From the start of the process to its readiness on a migrated database, in seconds.
pub(crate) const START: Target = Target::AtMost(2.0);

/// The memory of a server that does nothing, in bytes.
pub(crate) const IDLE_MEMORY: Target = Target::AtMost(60e6);

/// What an instance of workload (a) takes in the database, in bytes.
pub(crate) const INSTANCE_SIZE: Target = Target::AtMost(4096.0);

/// A bound.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Target {
    AtLeast(f64),
    AtMost(f64),
}

/// Whether a figure keeps to its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Verdict {
    Pass,
    FallsShort,
}

impl Target {
    /// The ratio that a workload must reach, if there is one for this number of clients.
    pub(crate) fn of_workload(workload: Workload, clients: u32) -> Option<Self> {
        let ratio = match workload {
            Workload::StraightThrough => 0.4,
            Workload::UserTask | Workload::Job | Workload::Message => 0.15,
            Workload::Parallel => 0.25,
        };
        (clients == CLIENTS).then_some(Self::AtLeast(ratio))
    }

    /// The ratio that the list must reach.
    pub(crate) fn of_list(clients: u32) -> Option<Self> {
        (clients == CLIENTS).then_some(LIST)
    }

    /// Whether a figure keeps to it.
    pub(crate) fn verdict(self, figure: f64) -> Verdict {
        let passes = match self {
            Self::AtLeast(bound) => figure >= bound,
            Self::AtMost(bound) => figure <= bound,
        };
        if passes {
            Verdict::Pass
        } else {
            Verdict::FallsShort
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_at_the_bound_passes() {
        assert_eq!(START.verdict(2.0), Verdict::Pass);
        assert_eq!(START.verdict(2.1), Verdict::FallsShort);
        assert_eq!(LIST.verdict(0.5), Verdict::Pass);
        assert_eq!(LIST.verdict(0.49), Verdict::FallsShort);
    }

    #[test]
    fn ratios_have_targets_at_8_clients_only() {
        for clients in [1, 32] {
            assert_eq!(Target::of_workload(Workload::Job, clients), None);
            assert_eq!(Target::of_list(clients), None);
        }
        assert_eq!(
            Target::of_workload(Workload::Job, 8),
            Some(Target::AtLeast(0.15))
        );
    }
}
