//! The measurement, from the beginning to the end.

use std::time::Duration;

use sqlx::{Connection as _, PgConnection};

use crate::{
    archive::Archive,
    arguments::{Arguments, Carries, Subject},
    bare_workflows,
    error::BenchError,
    load::Load,
    place::{Memory, Place, Project},
    report::{Figure, Measured, Report, Unit},
    target::{self, Target},
    workload::{Client, Deployed},
    yardstick::Yardstick,
};

/// How long a server that has just become ready is left alone before its memory is taken.
const IDLE: Duration = Duration::from_secs(2);

/// How often the server is started again at the end.
const RESTARTS: u32 = 3;

/// Measures what the arguments select.
pub(crate) async fn run(arguments: &Arguments) -> Result<Report, BenchError> {
    let mut place = Place::prepare(arguments).await?;
    let measured = measure(arguments, &mut place).await;
    let left = place.leave().await;
    let report = measured?;
    left?;
    Ok(report)
}

async fn measure(arguments: &Arguments, place: &mut Place) -> Result<Report, BenchError> {
    let mut report = Report::new(postgres_version(place).await?);
    let first_start = place.start_server().await?;
    let idle = idle_memory(arguments, place).await?;

    let project = place.create_project().await?;
    let archive = if arguments.needs_archive() {
        let instances = arguments.ended_instances();
        eprintln!("starting {instances} instances to list among …");
        Some(Archive::fill(place, &project, instances).await?)
    } else {
        None
    };
    let mut deployed = Vec::new();
    let mut observer = place.editor(&project).await?;
    for workload in arguments.workloads() {
        deployed.push(Deployed::new(workload, &mut observer).await?);
    }
    let yardstick = Yardstick::prepare(&place.database).await?;
    for clients in &arguments.clients {
        let block = Block {
            arguments,
            place,
            project: &project,
            yardstick: &yardstick,
            clients: clients.get(),
        };
        block
            .measure(&mut deployed, archive.as_ref(), &mut report)
            .await?;
    }
    yardstick.remove().await?;

    if let Some(archive) = archive.filter(|_| arguments.measures(Subject::Size)) {
        report.add(Figure::new(
            format!("an instance of (a), of {}", archive.instances),
            archive.bytes_per_instance,
            Unit::Bytes,
            Some(target::INSTANCE_SIZE),
        ));
    }
    if arguments.measures(Subject::Server) {
        let loaded = place.memory()?;
        let slowest = slowest_start(place, first_start).await?;
        report_server(&mut report, slowest, idle, loaded);
    }
    Ok(report)
}

/// What is measured at one number of clients.
struct Block<'a> {
    arguments: &'a Arguments,
    place: &'a Place,
    project: &'a Project,
    yardstick: &'a Yardstick,
    clients: u32,
}

impl Block<'_> {
    /// The yardstick is taken before and after: on a machine that others use as well, what it can do changes.
    async fn measure(
        &self,
        deployed: &mut [Deployed],
        archive: Option<&Archive>,
        report: &mut Report,
    ) -> Result<(), BenchError> {
        let before = self.yardstick().await?;
        let mut loads = Vec::new();
        for deployed in deployed {
            let name = deployed.workload.name();
            let load = self.workload(deployed).await?;
            self.announce(name, &load);
            let target = Target::of_workload(deployed.workload, self.clients);
            loads.push(Measured::new(name, load, target));
        }
        if let Some(settings) = self.place.temporal() {
            let (warm_up, enough) = (self.arguments.warm_up(), self.arguments.measured());
            let load = bare_workflows::measure(settings, warm_up, enough).await?;
            self.announce(bare_workflows::NAME, &load);
            if self.arguments.temporal == Some(Carries::Instances) {
                report.add(self.share_of_workflows(&loads, &load));
            }
            loads.push(Measured::new(bare_workflows::NAME, load, None));
        }
        if let Some(archive) = archive {
            loads.extend(self.archive(archive).await?);
        }
        let after = self.yardstick().await?;
        report.add_block(self.clients, &[before, after], loads);
        Ok(())
    }

    async fn archive(&self, archive: &Archive) -> Result<Vec<Measured>, BenchError> {
        let (warm_up, enough) = (self.arguments.warm_up(), self.arguments.measured());
        let mut loads = Vec::new();
        if self.arguments.measures(Subject::List) {
            let apis = self.place.executors(self.project, self.clients).await?;
            let load = archive.measure_list(apis, warm_up, enough).await?;
            let name = format!("newest 50 of {}", archive.instances);
            loads.push(Measured::new(name, load, Target::of_list(self.clients)));
        }
        if self.arguments.measures(Subject::History) {
            let apis = self.place.executors(self.project, self.clients).await?;
            let mut observer = self.place.editor(self.project).await?;
            let measuring = archive.measure_history(&mut observer, apis, warm_up, enough);
            loads.push(Measured::new("history of 6 events", measuring.await?, None));
        }
        for Measured { name, load, .. } in &loads {
            self.announce(name, load);
        }
        Ok(loads)
    }

    async fn yardstick(&self) -> Result<Load, BenchError> {
        let (warm_up, length) = (
            self.arguments.yardstick_warm_up(),
            self.arguments.yardstick_measured(),
        );
        // Half the time, for it is taken twice.
        let load = self
            .yardstick
            .measure(self.clients, warm_up / 2, length / 2)
            .await?;
        self.announce("yardstick", &load);
        Ok(load)
    }

    async fn workload(&self, deployed: &mut Deployed) -> Result<Load, BenchError> {
        let mut observer = self.place.editor(self.project).await?;
        let executors = self.place.executors(self.project, self.clients).await?;
        let clients = executors
            .into_iter()
            .zip(1..)
            .map(|(api, number)| {
                Client::new(api, deployed.workload, &deployed.process_version, number)
            })
            .collect();
        deployed
            .measure(
                clients,
                &mut observer,
                self.arguments.warm_up(),
                self.arguments.measured(),
            )
            .await
    }

    /// How near the slowest workload comes to what the Temporal server can do.
    fn share_of_workflows(&self, loads: &[Measured], bare: &Load) -> Figure {
        let slowest = loads
            .iter()
            .map(|measured| measured.load.rate())
            .fold(f64::INFINITY, f64::min);
        Figure::new(
            format!("slowest to these workflows, {} clients", self.clients),
            slowest / bare.rate(),
            Unit::Ratio,
            Some(target::WORKFLOWS),
        )
    }

    /// A whole run takes minutes; this shows that it goes on.
    fn announce(&self, name: &str, load: &Load) {
        eprintln!(
            "{name}, {} clients: {:.0} a second",
            self.clients,
            load.rate()
        );
    }
}

async fn idle_memory(arguments: &Arguments, place: &Place) -> Result<Option<Memory>, BenchError> {
    if arguments.measures(Subject::Server) {
        tokio::time::sleep(IDLE).await;
    }
    place.memory()
}

/// The slowest of several starts, also with everything in the database that was measured.
async fn slowest_start(
    place: &mut Place,
    first_start: Option<f64>,
) -> Result<Option<f64>, BenchError> {
    let mut slowest = first_start;
    for _ in 0..RESTARTS {
        place.stop_server().await?;
        let took = place.start_server().await?;
        slowest = slowest.zip(took).map(|(slowest, took)| slowest.max(took));
    }
    Ok(slowest)
}

fn report_server(
    report: &mut Report,
    start: Option<f64>,
    idle: Option<Memory>,
    loaded: Option<Memory>,
) {
    let figures = [
        (
            "start until ready, slowest of 4",
            start,
            Unit::Seconds,
            Some(target::START),
        ),
        (
            "memory, idle",
            idle.map(|memory| memory.now),
            Unit::Bytes,
            Some(target::IDLE_MEMORY),
        ),
        (
            "memory, after the load",
            loaded.map(|memory| memory.now),
            Unit::Bytes,
            None,
        ),
        (
            "memory, the most",
            loaded.map(|memory| memory.peak),
            Unit::Bytes,
            None,
        ),
    ];
    for (name, figure, unit, target) in figures {
        if let Some(figure) = figure {
            report.add(Figure::new(name.to_owned(), figure, unit, target));
        }
    }
}

async fn postgres_version(place: &Place) -> Result<String, BenchError> {
    let mut connection = PgConnection::connect_with(&place.database).await?;
    let version = sqlx::query_scalar("SELECT current_setting('server_version')")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(version)
}
