//! What is counted about steps, for Prometheus.

use crate::error::AppendError;
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{
        counter::Counter,
        family::{Family, MetricConstructor},
        histogram::Histogram,
    },
    registry::{Registry, Unit},
};
use std::time::Duration;

/// The upper bounds of the classes of durations, in seconds: from one commit on a fast disk to a database that hardly answers.
const BOUNDS: [f64; 12] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0,
];

/// What became of a step: it was stored, it was a conflict, or the database could not store it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Clone, Debug)]
struct Durations;

impl MetricConstructor<Histogram> for Durations {
    fn new_metric(&self) -> Histogram {
        Histogram::new(BOUNDS)
    }
}

/// Steps and events since the start of this process. Clones count together.
#[derive(Clone, Debug)]
pub(crate) struct StepMetrics {
    durations: Family<Outcome, Histogram, Durations>,
    events: Counter,
}

impl Default for StepMetrics {
    fn default() -> Self {
        Self {
            durations: Family::new_with_constructor(Durations),
            events: Counter::default(),
        }
    }
}

impl StepMetrics {
    /// Puts them among those that are shown.
    pub(crate) fn register(&self, registry: &mut Registry) {
        registry.register_with_unit(
            "step_duration",
            "How long steps took from the decision until they were durable, or were not stored, by outcome",
            Unit::Seconds,
            self.durations.clone(),
        );
        registry.register("events", "Events that were stored", self.events.clone());
    }

    /// Counts a step.
    pub(crate) fn observe(
        &self,
        events: usize,
        duration: Duration,
        stored: &Result<(), AppendError>,
    ) {
        let outcome = match stored {
            Ok(()) => "stored",
            Err(AppendError::Conflict | AppendError::CarriedOut | AppendError::Suspended) => {
                "conflict"
            }
            Err(AppendError::Database(_)) => "failed",
        };
        self.durations
            .get_or_create(&Outcome { outcome })
            .observe(duration.as_secs_f64());
        if stored.is_ok() {
            self.events.inc_by(events as u64);
        }
    }
}
