use std::fmt::{self, Display, Formatter};

use super::{Figure, Judged, Rate, Report, Unit};
use crate::target::{Target, Verdict};

impl Display for Report {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{}, PostgreSQL {}, {} processors for everything\n",
            self.measured_at.strftime("%F %R UTC"),
            self.postgres_version,
            self.processors
        )?;
        if !self.rates.is_empty() {
            writeln!(
                formatter,
                "{:<28} {:>7} {:>9} {:>9} {:>9} {:>7}   target",
                "", "clients", "a second", "p50 ms", "p99 ms", "ratio"
            )?;
        }
        let mut clients = None;
        for rate in &self.rates {
            if clients.is_some_and(|earlier| earlier != rate.clients) {
                writeln!(formatter)?;
            }
            clients = Some(rate.clients);
            writeln!(formatter, "{rate}")?;
        }
        writeln!(formatter)?;
        for figure in &self.figures {
            writeln!(formatter, "{figure}")?;
        }
        Ok(())
    }
}

impl Display for Rate {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:<28} {:>7} {:>9.0} {:>9.2} {:>9.2} {:>7.3}   {}",
            self.name,
            self.clients,
            self.per_second,
            self.p50,
            self.p99,
            self.ratio,
            judgement(self.judged, |bound| format!("{bound:.2}"))
        )
    }
}

impl Display for Figure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:<36} {:>10}   {}",
            self.name,
            self.unit.of(self.value),
            judgement(self.judged, |bound| self.unit.of(bound))
        )
    }
}

impl Unit {
    fn of(self, value: f64) -> String {
        match self {
            Self::Seconds => format!("{value:.2} s"),
            Self::Bytes if value >= 1e6 => format!("{:.1} MB", value / 1e6),
            Self::Bytes => format!("{value:.0} B"),
            Self::Ratio => format!("{value:.2}"),
        }
    }
}

fn judgement(judged: Judged, text: impl Fn(f64) -> String) -> String {
    let bound = judged.target.map(|target| match target {
        Target::AtLeast(bound) => format!("≥ {}", text(bound)),
        Target::AtMost(bound) => format!("≤ {}", text(bound)),
    });
    let verdict = judged.verdict.map(|verdict| match verdict {
        Verdict::Pass => "pass",
        Verdict::FallsShort => "FALLS SHORT",
    });
    bound
        .zip(verdict)
        .map(|(bound, verdict)| format!("{bound}  {verdict}"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::tests::report;

    #[test]
    fn a_line_tells_the_figure_its_target_and_whether_it_is_reached() {
        let table = report().to_string();
        let line = |start: &str| {
            let line = table.lines().find(|line| line.starts_with(start));
            line.unwrap()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(line("enough"), "enough 8 500 3.00 3.00 0.500 ≥ 0.50 pass");
        assert_eq!(
            line("too little"),
            "too little 8 50 3.00 3.00 0.050 ≥ 0.50 FALLS SHORT"
        );
        assert_eq!(line("not judged"), "not judged 8 50 3.00 3.00 0.050");
        assert_eq!(line("memory"), "memory 30.0 MB ≤ 60.0 MB pass");
    }
}
