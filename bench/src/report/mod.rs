//! The figures, as a table for people and as JSON for programs.

mod table;

use std::{num::NonZero, thread};

use serde::Serialize;

use crate::{
    load::Load,
    target::{Target, Verdict},
};

/// All figures of a run.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    measured_at: jiff::Timestamp,
    postgres_version: String,
    processors: usize,
    rates: Vec<Rate>,
    figures: Vec<Figure>,
}

/// What clients did in a second.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rate {
    name: String,
    clients: u32,
    per_second: f64,
    #[serde(rename = "p50Milliseconds")]
    p50: f64,
    #[serde(rename = "p99Milliseconds")]
    p99: f64,
    /// To the yardstick at the same number of clients.
    ratio: f64,
    #[serde(flatten)]
    judged: Judged,
}

/// A figure that is no rate.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Figure {
    name: String,
    value: f64,
    unit: Unit,
    #[serde(flatten)]
    judged: Judged,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Unit {
    Seconds,
    Bytes,
    Ratio,
}

/// What a figure must reach, and whether it does.
#[derive(Clone, Copy, Debug, Serialize)]
struct Judged {
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<Target>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Verdict>,
}

impl Judged {
    fn new(figure: f64, target: Option<Target>) -> Self {
        Self {
            target,
            verdict: target.map(|target| target.verdict(figure)),
        }
    }
}

impl Figure {
    pub(crate) fn new(name: String, value: f64, unit: Unit, target: Option<Target>) -> Self {
        Self {
            name,
            value,
            unit,
            judged: Judged::new(value, target),
        }
    }
}

impl Rate {
    fn new(
        name: String,
        clients: u32,
        load: &Load,
        yardstick: f64,
        target: Option<Target>,
    ) -> Self {
        let ratio = load.rate() / yardstick;
        let milliseconds = |percent| load.latencies.percentile(percent).as_secs_f64() * 1e3;
        Self {
            name,
            clients,
            per_second: load.rate(),
            p50: milliseconds(50),
            p99: milliseconds(99),
            ratio,
            judged: Judged::new(ratio, target),
        }
    }
}

/// What was measured under a name, and what it is judged by.
pub(crate) struct Measured {
    pub(crate) name: String,
    pub(crate) load: Load,
    pub(crate) target: Option<Target>,
}

impl Measured {
    pub(crate) fn new(name: impl Into<String>, load: Load, target: Option<Target>) -> Self {
        Self {
            name: name.into(),
            load,
            target,
        }
    }
}

impl Report {
    /// A report without figures, of this machine and now.
    pub(crate) fn new(postgres_version: String) -> Self {
        Self {
            measured_at: jiff::Timestamp::now(),
            postgres_version,
            processors: thread::available_parallelism().map_or(1, NonZero::get),
            rates: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// Adds what was measured at one number of clients between two measurements of the yardstick.
    pub(crate) fn add_block(&mut self, clients: u32, yardsticks: &[Load; 2], loads: Vec<Measured>) {
        let [before, after] = yardsticks;
        let yardstick = f64::midpoint(before.rate(), after.rate());
        for (name, load) in [("yardstick, before", before), ("yardstick, after", after)] {
            self.rates
                .push(Rate::new(name.to_owned(), clients, load, yardstick, None));
        }
        for Measured { name, load, target } in loads {
            self.rates
                .push(Rate::new(name, clients, &load, yardstick, target));
        }
    }

    /// Adds a figure that is no rate.
    pub(crate) fn add(&mut self, figure: Figure) {
        self.figures.push(figure);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::latency::Latencies;
    use serde_json::json;
    use std::time::Duration;

    pub(super) fn report() -> Report {
        let load = |cycles| Load {
            cycles,
            elapsed: Duration::from_secs(2),
            latencies: Latencies::new(vec![Duration::from_millis(3)]),
        };
        let mut report = Report::new("15.1".to_owned());
        let loads = vec![
            Measured::new("enough", load(1_000), Some(Target::AtLeast(0.5))),
            Measured::new("too little", load(100), Some(Target::AtLeast(0.5))),
            Measured::new("not judged", load(100), None),
        ];
        report.add_block(8, &[load(1_800), load(2_200)], loads);
        report.add(Figure::new(
            "memory".to_owned(),
            30e6,
            Unit::Bytes,
            Some(Target::AtMost(60e6)),
        ));
        report
    }

    #[test]
    fn a_rate_is_compared_with_the_mean_of_the_yardsticks_around_it() {
        let json = serde_json::to_value(report()).unwrap();
        let rate = |index: usize, field: &str| json["rates"][index][field].clone();
        assert_eq!(rate(0, "ratio"), json!(0.9));
        assert_eq!(rate(1, "ratio"), json!(1.1));
        assert_eq!(rate(2, "ratio"), json!(0.5));
        assert_eq!(rate(2, "perSecond"), json!(500.0));
        assert_eq!(rate(2, "p99Milliseconds"), json!(3.0));
        let verdicts = [2, 3, 4].map(|index| rate(index, "verdict"));
        assert_eq!(verdicts, [json!("pass"), json!("fallsShort"), json!(null)]);
    }
}
