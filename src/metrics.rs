//! What is counted, for Prometheus.

use domain::access::Operation;
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{
        family::{Family, MetricConstructor},
        gauge::Gauge,
        histogram::Histogram,
        info::Info,
    },
    registry::{Registry, Unit},
};
use sqlx::PgPool;
use std::{fmt, time::Duration};

/// The upper bounds of the classes of durations, in seconds: from a cached query to a long poll.
const BOUNDS: [f64; 14] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0,
];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    operation: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct ConnectionLabels {
    state: &'static str,
}

#[derive(Clone)]
struct Durations;

impl MetricConstructor<Histogram> for Durations {
    fn new_metric(&self) -> Histogram {
        Histogram::new(BOUNDS)
    }
}

/// What is counted.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Histogram, Durations>,
    connections: Family<ConnectionLabels, Gauge>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("quantumbpm");
        let requests = Family::new_with_constructor(Durations);
        let connections = Family::<ConnectionLabels, Gauge>::default();
        registry.register_with_unit(
            "http_request_duration",
            "How long requests took to be answered, by operation and status",
            Unit::Seconds,
            requests.clone(),
        );
        registry.register(
            "database_connections",
            "Open connections that queries use, by whether they are in use",
            connections.clone(),
        );
        registry.register(
            "build",
            "The release that runs",
            Info::new([("version", env!("CARGO_PKG_VERSION"))]),
        );
        Self {
            registry,
            requests,
            connections,
        }
    }
}

impl Metrics {
    /// Counts an answered request.
    pub(crate) fn observe(&self, operation: Operation, status: u16, duration: Duration) {
        let labels = RequestLabels {
            operation: operation.name(),
            status,
        };
        self.requests
            .get_or_create(&labels)
            .observe(duration.as_secs_f64());
    }

    /// Everything that was counted, in Prometheus' text format.
    pub(crate) fn render(&self, pool: &PgPool) -> Result<String, fmt::Error> {
        let (open, idle) = (
            i64::from(pool.size()),
            i64::try_from(pool.num_idle()).unwrap_or(i64::MAX),
        );
        self.connections
            .get_or_create(&ConnectionLabels { state: "idle" })
            .set(idle);
        self.connections
            .get_or_create(&ConnectionLabels { state: "used" })
            .set(open.saturating_sub(idle));
        let mut output = String::new();
        text::encode(&mut output, &self.registry)?;
        Ok(output)
    }
}
