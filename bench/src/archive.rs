//! Many ended instances of one process: what they take in the database, and how fast the newest are listed among them.

use std::time::Duration;

use sqlx::{Connection as _, Executor as _, PgConnection, postgres::PgConnectOptions};

use crate::{
    api::Api,
    error::BenchError,
    load::{self, Load},
    place::{Place, Project},
    workload::{self, Deployed, Workload},
};

/// The process is that of workload (a) under another id, so that no workload adds to its instances.
const PROCESS: &str = "archived";
const WORKLOAD: Workload = Workload::StraightThrough;

/// As many clients as give the most instances a second.
const FILLING_CLIENTS: u32 = 32;

/// How many instances the list shows.
const NEWEST: usize = 50;

/// How long the server may take to add up what it counts, so that the sizes before and after mean the same.
const REST: Duration = Duration::from_secs(3);

/// The ended instances.
pub(crate) struct Archive {
    /// How many there are.
    pub(crate) instances: u32,
    /// How much larger the database is for each, in bytes.
    pub(crate) bytes_per_instance: f64,
}

impl Archive {
    /// Starts that many instances, which end at once, through the API.
    pub(crate) async fn fill(
        place: &Place,
        project: &Project,
        instances: u32,
    ) -> Result<Self, BenchError> {
        let mut observer = place.editor(project).await?;
        let xml = WORKLOAD.xml().replace("straight-through", PROCESS);
        let mut deployed = Deployed::of(WORKLOAD, &xml, &mut observer).await?;
        let size_before = size(&place.database).await?;
        let clients = place
            .executors(project, FILLING_CLIENTS)
            .await?
            .into_iter()
            .zip(0..)
            .map(|(api, number)| {
                workload::Client::new(api, WORKLOAD, &deployed.process_version, number)
            })
            .collect();
        let (_, load) = load::run_times(clients, instances).await?;
        deployed.settle(&load, &mut observer).await?;
        tokio::time::sleep(REST).await;
        let growth = size(&place.database).await? - size_before;
        Ok(Self {
            instances,
            bytes_per_instance: growth / f64::from(instances),
        })
    }

    /// How often clients get the list of the newest instances.
    pub(crate) async fn measure_list(
        &self,
        place: &Place,
        project: &Project,
        clients: u32,
        warm_up: Duration,
        length: Duration,
    ) -> Result<Load, BenchError> {
        let expected = NEWEST.min(usize::try_from(self.instances).unwrap_or(NEWEST));
        let executors = place.executors(project, clients).await?;
        let readers = executors
            .into_iter()
            .map(|api| Reader { api, expected })
            .collect();
        let (readers, _) = load::run(readers, warm_up).await?;
        let (_, load) = load::run(readers, length).await?;
        Ok(load)
    }
}

/// A client that lists.
struct Reader {
    api: Api,
    expected: usize,
}

impl load::Client for Reader {
    async fn cycle(&mut self) -> Result<(), BenchError> {
        let found = self.api.newest(PROCESS, NEWEST).await?;
        if found == self.expected {
            Ok(())
        } else {
            Err(BenchError::ShortList {
                expected: self.expected,
                found,
            })
        }
    }
}

/// The size of the database in bytes, without what nobody needs any more.
async fn size(database: &PgConnectOptions) -> Result<f64, BenchError> {
    let mut connection = PgConnection::connect_with(database).await?;
    connection.execute("VACUUM (ANALYZE)").await?;
    let size = sqlx::query_scalar("SELECT pg_database_size(current_database())::float8")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(size)
}
