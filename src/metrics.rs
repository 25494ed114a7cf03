//! What is counted, for Prometheus.

use crate::clock::Clock;
use domain::access::Operation;
use jiff::Timestamp;
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
use std::{fmt, sync::atomic::AtomicU64, time::Duration};
use store::{
    Store, StoreError,
    outbox::{self, Overdue},
};
use tokio::time::timeout;

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

/// How long the database may take to say what is asked when the metrics are read.
const PATIENCE: Duration = Duration::from_secs(2);

/// A number of seconds, or NaN when it is not known.
type Seconds = Gauge<f64, AtomicU64>;

/// What is counted.
pub(crate) struct Metrics {
    registry: Registry,
    store: Store,
    clock: Clock,
    requests: Family<RequestLabels, Histogram, Durations>,
    connections: Family<ConnectionLabels, Gauge>,
    overdue: Gauge<f64, AtomicU64>,
    overdue_for: Seconds,
    readers_held_up: Seconds,
}

impl Metrics {
    /// Metrics of a server on what `store` holds.
    pub(crate) fn new(store: Store, clock: Clock) -> Self {
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
        let (overdue, overdue_for, readers_held_up) =
            (Gauge::default(), Seconds::default(), Seconds::default());
        registry.register(
            "outbox_overdue",
            "Deliveries that are due and not carried out yet, by all replicas",
            overdue.clone(),
        );
        registry.register_with_unit(
            "outbox_oldest_overdue",
            "How long the oldest of them is due",
            Unit::Seconds,
            overdue_for.clone(),
        );
        registry.register_with_unit(
            "event_readers_held_up",
            "How old the first event is that readers of all events may not see yet, because an older transaction is open",
            Unit::Seconds,
            readers_held_up.clone(),
        );
        store.register_metrics(&mut registry);
        Self {
            registry,
            store,
            clock,
            requests,
            connections,
            overdue,
            overdue_for,
            readers_held_up,
        }
    }

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
    pub(crate) async fn render(&self) -> Result<String, fmt::Error> {
        self.look().await;
        let connections = self.store.pool().connections();
        for (state, number) in [("idle", connections.idle), ("used", connections.used)] {
            self.connections
                .get_or_create(&ConnectionLabels { state })
                .set(i64::try_from(number).unwrap_or(i64::MAX));
        }
        let mut output = String::new();
        text::encode(&mut output, &self.registry)?;
        Ok(output)
    }

    /// Asks the database for what it alone knows.
    async fn look(&self) {
        let now = self.clock.now();
        let age = |since: Option<Timestamp>| {
            since.map_or(0.0, |since| {
                now.duration_since(since).as_secs_f64().max(0.0)
            })
        };
        let looked = timeout(PATIENCE, async {
            let overdue = outbox::overdue(self.store.pool(), now).await?;
            let held_up_since = self.store.readers_held_up_since().await?;
            Ok::<_, StoreError>((overdue, held_up_since))
        });
        let found = match looked.await {
            Ok(Ok((Overdue { rows, since }, held_up_since))) => {
                let rows = u32::try_from(rows).unwrap_or(u32::MAX);
                [f64::from(rows), age(since), age(held_up_since)]
            }
            // It is away; the rest is shown all the same.
            Ok(Err(_)) | Err(_) => [f64::NAN; 3],
        };
        for (gauge, value) in [&self.overdue, &self.overdue_for, &self.readers_held_up]
            .into_iter()
            .zip(found)
        {
            gauge.set(value);
        }
    }
}
