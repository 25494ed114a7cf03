//! Many ended instances of one process: what they take in the database, and how fast the newest are listed among them.

use std::{iter::Cycle, time::Duration, vec};

use sqlx::{Connection as _, Executor as _, PgConnection, postgres::PgConnectOptions};

use crate::{
    api::Api,
    error::BenchError,
    load::{self, Enough, Load},
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

/// How many events each of them has.
const EVENTS: u64 = 6;

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
        let (_, load) = load::run(clients, Enough::Cycles(instances)).await?;
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
        apis: Vec<Api>,
        warm_up: Enough,
        enough: Enough,
    ) -> Result<Load, BenchError> {
        let expected = NEWEST.min(usize::try_from(self.instances).unwrap_or(NEWEST));
        let readers = apis.into_iter().map(|api| ListReader { api, expected });
        measure(readers.collect(), warm_up, enough).await
    }

    /// How often clients get the history of one of the newest instances.
    pub(crate) async fn measure_history(
        &self,
        observer: &mut Api,
        apis: Vec<Api>,
        warm_up: Enough,
        enough: Enough,
    ) -> Result<Load, BenchError> {
        let newest = observer.newest(PROCESS, NEWEST).await?;
        let readers = apis.into_iter().map(|api| HistoryReader {
            api,
            instances: newest.clone().into_iter().cycle(),
        });
        measure(readers.collect(), warm_up, enough).await
    }
}

async fn measure<C: load::Client>(
    clients: Vec<C>,
    warm_up: Enough,
    enough: Enough,
) -> Result<Load, BenchError> {
    let (clients, _) = load::run(clients, warm_up).await?;
    let (_, load) = load::run(clients, enough).await?;
    Ok(load)
}

/// A client that lists.
struct ListReader {
    api: Api,
    expected: usize,
}

impl load::Client for ListReader {
    async fn cycle(&mut self) -> Result<(), BenchError> {
        let found = self.api.newest(PROCESS, NEWEST).await?.len();
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

/// A client that reads one history after the other.
struct HistoryReader {
    api: Api,
    instances: Cycle<vec::IntoIter<String>>,
}

impl load::Client for HistoryReader {
    async fn cycle(&mut self) -> Result<(), BenchError> {
        let Some(instance) = self.instances.next() else {
            return Err(BenchError::ShortList {
                expected: NEWEST,
                found: 0,
            });
        };
        match self.api.history(&instance).await? {
            EVENTS => Ok(()),
            found => Err(BenchError::ShortHistory {
                instance,
                expected: EVENTS,
                found,
            }),
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
