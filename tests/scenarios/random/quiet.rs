//! What is still to be done in the projects of a server, and who waits there for messages and signals.

use crate::player::Failure;
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use testkit::Database;
use tokio::{
    sync::watch,
    task::{self, JoinHandle},
    time::{sleep, timeout},
};

/// How long it may take until nothing is due any more.
const PATIENCE: Duration = Duration::from_mins(1);
const LOOK_AGAIN: Duration = Duration::from_millis(30);

/// By project: what is due now or soon; a signal or a message that is kept for somebody who waits, which is looked for after a commit
/// without a row in the outbox; and, by name, the most subscriptions that one instance has.
const SEEN: &str = "
    SELECT project_id, 'due', '', count(*) FROM outbox WHERE due <= now() + interval '1 minute' GROUP BY project_id
    UNION ALL SELECT project_id, 'due', '', 1 FROM signal_subscriptions JOIN signals USING (project_id, name)
        WHERE expires_at > now() AND NOT coalesce(had ? signal_id::text, false)
    UNION ALL SELECT project_id, 'due', '', 1 FROM message_subscriptions JOIN messages USING (project_id, name, key)
        WHERE expires_at > now()
    UNION ALL SELECT project_id, 'message', name, max(count) FROM (
        SELECT project_id, name, stream, count(*) FROM message_subscriptions GROUP BY project_id, name, stream
    ) AS of_streams GROUP BY project_id, name
    UNION ALL SELECT project_id, 'signal', name, max(count) FROM (
        SELECT project_id, name, stream, count(*) FROM signal_subscriptions GROUP BY project_id, name, stream
    ) AS of_streams GROUP BY project_id, name";

/// What is awaited in a project when nothing is due: by name, and how many subscriptions one instance has at most.
#[derive(Clone, Debug, Default)]
pub(super) struct Awaited {
    pub(super) messages: BTreeMap<String, usize>,
    pub(super) signals: BTreeMap<String, usize>,
    is_due: bool,
}

#[derive(Default)]
struct Look {
    number: u64,
    projects: BTreeMap<String, Awaited>,
}

/// Looks again and again, for all who play on one server.
pub(super) struct Quiet {
    looks: watch::Receiver<Look>,
    looking: JoinHandle<()>,
}

impl Quiet {
    pub(super) fn of(database: &Arc<Database>) -> Self {
        let (told, looks) = watch::channel(Look::default());
        let database = Arc::clone(database);
        let looking = task::spawn(async move {
            for number in 1.. {
                let database = Arc::clone(&database);
                let seen = task::spawn_blocking(move || database.execute(SEEN).unwrap());
                let projects = read(&seen.await.unwrap());
                if told.send(Look { number, projects }).is_err() {
                    return;
                }
                sleep(LOOK_AGAIN).await;
            }
        });
        Self { looks, looking }
    }

    /// Waits until everything was done in a project that follows from the requests so far.
    pub(super) async fn wait(&self, project: &str) -> Result<Awaited, Failure> {
        let mut looks = self.looks.clone();
        // The look after this one may have begun before the last request was answered.
        let first = looks.borrow().number + 2;
        let found = looks.wait_for(|look| {
            let awaited = look.projects.get(project);
            look.number >= first && awaited.is_none_or(|awaited| !awaited.is_due)
        });
        let found = timeout(PATIENCE, found).await;
        let found = found.map_err(|_| Failure::Missing("that nothing is due".to_owned()))?;
        let projects = &found.unwrap().projects;
        Ok(projects.get(project).cloned().unwrap_or_default())
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        self.looking.abort();
    }
}

fn read(rows: &str) -> BTreeMap<String, Awaited> {
    let mut projects: BTreeMap<String, Awaited> = BTreeMap::new();
    for row in rows.lines() {
        let columns: Vec<_> = row.split('|').collect();
        let [project, kind, name, count] = columns[..] else {
            panic!("four columns: {row}");
        };
        let awaited = projects.entry(project.to_owned()).or_default();
        let awaits = match kind {
            "message" => &mut awaited.messages,
            "signal" => &mut awaited.signals,
            _ => {
                awaited.is_due = true;
                continue;
            }
        };
        awaits.insert(name.to_owned(), count.parse().unwrap());
    }
    projects
}
