//! An aggregate of the domain runs on the framework `cqrs-es`, and the framework's own repository reads every stream.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use cqrs_es::{
    AggregateContext, AggregateError, CqrsFramework, EventStore,
    persist::{PersistedEventRepository, PersistedEventStore},
};
use database::{Database, id, noon};
use domain::{
    aggregate::{Aggregate, Context, Event},
    membership::Membership,
    message::MessageState,
    project::Project,
    resource::Resource,
    signal::SignalState,
};
use postgres_es::PostgresEventRepository;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use store::{
    Cell, Column, Kind, RowChange, Store, Table,
    cqrs::{Decided, Framed, Runnable, Streams},
};
use uuid::Uuid;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Account {
    owner: Option<String>,
    balance: u32,
}

enum AccountCommand {
    Open { owner: String, deposit: u32 },
    Deposit { amount: u32 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
enum AccountEvent {
    AccountOpened { owner: String },
    AmountDeposited { amount: u32 },
}

#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the account is not open")]
struct NotOpen;

impl Event for AccountEvent {
    const KINDS: &'static [&'static str] = &["AccountOpened", "AmountDeposited"];
    const FIRST: &'static str = "AccountOpened";

    fn kind(&self) -> &'static str {
        match self {
            Self::AccountOpened { .. } => "AccountOpened",
            Self::AmountDeposited { .. } => "AmountDeposited",
        }
    }
}

impl Aggregate for Account {
    const TYPE: &'static str = "account";
    type Command = AccountCommand;
    type Event = AccountEvent;
    type Error = NotOpen;

    fn decide(
        &self,
        command: AccountCommand,
        _context: &Context,
    ) -> Result<Vec<AccountEvent>, NotOpen> {
        match command {
            AccountCommand::Open { owner, deposit } => Ok(vec![
                AccountEvent::AccountOpened { owner },
                AccountEvent::AmountDeposited { amount: deposit },
            ]),
            AccountCommand::Deposit { .. } if self.owner.is_none() => Err(NotOpen),
            AccountCommand::Deposit { amount: 0 } => Ok(Vec::new()),
            AccountCommand::Deposit { amount } => {
                Ok(vec![AccountEvent::AmountDeposited { amount }])
            }
        }
    }

    fn apply(&mut self, event: &AccountEvent) {
        match event {
            AccountEvent::AccountOpened { owner } => self.owner = Some(owner.clone()),
            AccountEvent::AmountDeposited { amount } => self.balance += amount,
        }
    }
}

static ACCOUNTS: Table = Table {
    name: "accounts",
    key: &[Column::new("id", Kind::Uuid)],
    columns: &[
        Column::new("balance", Kind::Integer),
        Column::new("changed_by", Kind::Text),
    ],
};

/// The read row of an account: only a projection that is given the state before each event gets the balance right.
fn project(before: &Account, decided: &Decided<'_, AccountEvent>) -> Vec<RowChange> {
    match decided.event {
        AccountEvent::AccountOpened { .. } => Vec::new(),
        AccountEvent::AmountDeposited { amount } => vec![RowChange::insert(
            &ACCOUNTS,
            vec![Cell::Uuid(decided.stream)],
            vec![
                ("balance", Cell::Integer((before.balance + amount).into())),
                ("changed_by", Cell::Text(decided.actor.to_owned())),
            ],
        )],
    }
}

type Accounts = Streams<fn(&Account, &Decided<'_, AccountEvent>) -> Vec<RowChange>>;

fn accounts(store: &Store) -> Accounts {
    Streams::new(store.clone(), project)
}

async fn database_with_accounts() -> Database {
    let database = Database::create().await;
    database
        .run("CREATE TABLE accounts (id uuid PRIMARY KEY, balance integer CHECK (balance < 1000), changed_by text)")
        .await
        .unwrap();
    database
}

async fn execute(
    database: &Database,
    account: Uuid,
    command: AccountCommand,
) -> Result<(), AggregateError<NotOpen>> {
    let context = Context {
        now: noon(0),
        actor: "alice".to_owned(),
        seed: 1,
    };
    let metadata = HashMap::from([("correlation".to_owned(), "order 5".to_owned())]);
    CqrsFramework::new(accounts(&database.store), Vec::new(), ())
        .execute_with_metadata(&account.to_string(), (command, context), metadata)
        .await
}

fn open() -> AccountCommand {
    AccountCommand::Open {
        owner: "bob".to_owned(),
        deposit: 10,
    }
}

#[tokio::test]
async fn a_command_stores_its_events_and_their_rows_in_one_step() {
    let database = database_with_accounts().await;
    let account = id();
    execute(&database, account, open()).await.unwrap();
    execute(&database, account, AccountCommand::Deposit { amount: 5 })
        .await
        .unwrap();

    let events = database.store.load(account, 0).await.unwrap();
    let stored: Vec<_> = events
        .iter()
        .map(|event| (event.kind.as_str(), event.payload.as_str(), event.version))
        .collect();
    assert_eq!(
        stored,
        [
            ("AccountOpened", r#"{"owner":"bob"}"#, 1),
            ("AmountDeposited", r#"{"amount":10}"#, 1),
            ("AmountDeposited", r#"{"amount":5}"#, 1),
        ]
    );
    assert_eq!(
        events[0].metadata.as_deref(),
        Some(r#"{"actor":"alice","correlation":"order 5"}"#)
    );
    let row: String = database
        .value("SELECT balance || ' ' || changed_by FROM accounts")
        .await;
    assert_eq!(row, "15 alice");
}

#[tokio::test]
async fn a_row_that_cannot_be_written_leaves_no_event() {
    let database = database_with_accounts().await;
    let account = id();
    execute(&database, account, open()).await.unwrap();
    let error = execute(
        &database,
        account,
        AccountCommand::Deposit { amount: 5_000 },
    )
    .await
    .unwrap_err();
    assert!(matches!(error, AggregateError::UnexpectedError(_)));
    assert_eq!(database.store.load(account, 0).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_refusal_is_the_domains_and_a_command_without_effect_stores_nothing() {
    let database = database_with_accounts().await;
    let account = id();
    let refused = execute(&database, account, AccountCommand::Deposit { amount: 5 }).await;
    assert!(matches!(refused, Err(AggregateError::UserError(NotOpen))));
    execute(&database, account, open()).await.unwrap();
    execute(&database, account, AccountCommand::Deposit { amount: 0 })
        .await
        .unwrap();
    assert_eq!(database.store.load(account, 0).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_decision_on_an_older_state_is_a_conflict() {
    let database = database_with_accounts().await;
    let account = id().to_string();
    let accounts = accounts(&database.store);
    let load = async || accounts.load_aggregate(&account).await.unwrap();
    let commit = async |mut loaded: store::cqrs::Loaded<Account>| {
        let context = Context {
            now: noon(0),
            actor: "alice".to_owned(),
            seed: 1,
        };
        let sink = cqrs_es::event_sink::EventSink::default();
        let framed = loaded.aggregate();
        cqrs_es::Aggregate::handle(framed, (open(), context), &(), &sink)
            .await
            .unwrap();
        accounts
            .commit(sink.collect().await, loaded, HashMap::new())
            .await
            .map(drop)
    };
    let (first, second) = (load().await, load().await);
    commit(first).await.unwrap();
    assert!(matches!(
        commit(second).await,
        Err(AggregateError::AggregateConflict)
    ));
}

#[tokio::test]
async fn the_frameworks_own_repository_reads_a_stream() {
    let database = database_with_accounts().await;
    let account = id();
    execute(&database, account, open()).await.unwrap();
    let pool = postgres_es::default_postgress_pool(&database.url()).await;
    let repository = PostgresEventRepository::new(pool).with_tables("cqrs_events", "snapshots");
    let theirs = PersistedEventStore::<_, Framed<Account>>::new_event_store(repository);

    let mut read = theirs.load_aggregate(&account.to_string()).await.unwrap();

    assert_eq!(read.current_sequence, 2);
    assert_eq!(
        read.aggregate().state,
        Account {
            owner: Some("bob".to_owned()),
            balance: 10,
        }
    );
    let events = theirs.load_events(&account.to_string()).await.unwrap();
    assert_eq!(events[0].metadata["correlation"], "order 5");
    assert!(events[1].metadata.is_empty());
}

/// An instance, of which the framework's repository needs nothing but the name of its type.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Instance;

impl Aggregate for Instance {
    const TYPE: &'static str = "instance";
    type Command = AccountCommand;
    type Event = AccountEvent;
    type Error = NotOpen;

    fn decide(&self, _: AccountCommand, _: &Context) -> Result<Vec<AccountEvent>, NotOpen> {
        Err(NotOpen)
    }

    fn apply(&mut self, _: &AccountEvent) {}
}

/// Has the framework's repository read a stream, and compares with what the store reads.
async fn reads_all_of<A: Runnable>(
    repository: &PostgresEventRepository,
    database: &Database,
    stream: Uuid,
) where
    A::Error: Send + Sync,
{
    let ours = database.store.load(stream, 0).await.unwrap();
    let id = stream.to_string();
    let theirs = repository.get_events::<Framed<A>>(&id).await.unwrap();
    assert_eq!(theirs.len(), ours.len(), "{stream}");
    for (theirs, ours) in theirs.iter().zip(&ours) {
        assert_eq!(u64::try_from(theirs.sequence).unwrap(), ours.sequence);
        assert_eq!(theirs.event_type, ours.kind);
        assert_eq!(theirs.event_version, ours.version.to_string());
        assert_eq!(theirs.payload["type"], ours.kind);
        let data: Value = serde_json::from_str(&ours.payload).unwrap();
        assert_eq!(theirs.payload["data"], data, "{stream}: {}", ours.kind);
    }
}

/// Has the framework load aggregates of this kind from its own repository.
async fn loads_all_of<A: Runnable>(
    repository: PostgresEventRepository,
    database: &Database,
    streams: &[Uuid],
) where
    A::Error: Send + Sync,
{
    for stream in streams {
        reads_all_of::<A>(&repository, database, *stream).await;
    }
    let theirs = PersistedEventStore::<_, Framed<A>>::new_event_store(repository);
    for stream in streams {
        let ours = database.store.load(*stream, 0).await.unwrap();
        let loaded = theirs.load_aggregate(&stream.to_string()).await.unwrap();
        assert_eq!(loaded.current_sequence, ours.len(), "{stream}");
    }
}

#[tokio::test]
async fn the_frameworks_own_repository_reads_every_stream_of_earlier_releases() {
    let dumps = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/upgrade");
    let dumps = std::fs::read_dir(dumps).unwrap();
    let dumps = dumps.map(|entry| entry.unwrap().path().join("dump.sql"));
    let mut read = BTreeMap::<String, usize>::new();
    for dump in dumps.filter(|dump| dump.is_file()) {
        let database = Database::restore(&dump).await;
        let kinds: Vec<(String, Vec<Uuid>)> = sqlx::query_as(
            "SELECT aggregate_type, array_agg(aggregate_id::uuid) FROM cqrs_events WHERE sequence = 1 GROUP BY 1",
        )
        .fetch_all(database.pool())
        .await
        .unwrap();
        let found: usize = kinds.iter().map(|(_, streams)| streams.len()).sum();
        let streams = database
            .value::<i64>("SELECT count(DISTINCT stream) FROM events")
            .await;
        assert_eq!(i64::try_from(found).unwrap(), streams);
        let pool = postgres_es::default_postgress_pool(&database.url()).await;
        let repository =
            || PostgresEventRepository::new(pool.clone()).with_tables("cqrs_events", "snapshots");
        for (kind, streams) in kinds {
            let repository = repository();
            // Instances, messages and signals hold decimals, which the framework would send through floating-point numbers, so that it can
            // read their events but not make aggregates of them.
            match kind.as_str() {
                Project::TYPE => loads_all_of::<Project>(repository, &database, &streams).await,
                Resource::TYPE => loads_all_of::<Resource>(repository, &database, &streams).await,
                Membership::TYPE => {
                    loads_all_of::<Membership>(repository, &database, &streams).await;
                }
                SignalState::TYPE => {
                    for stream in &streams {
                        reads_all_of::<SignalState>(&repository, &database, *stream).await;
                    }
                }
                MessageState::TYPE => {
                    for stream in &streams {
                        reads_all_of::<MessageState>(&repository, &database, *stream).await;
                    }
                }
                Instance::TYPE => {
                    for stream in &streams {
                        reads_all_of::<Instance>(&repository, &database, *stream).await;
                    }
                }
                other => panic!("{streams:?} are streams of {other}"),
            }
            *read.entry(kind).or_default() += streams.len();
        }
    }
    println!("{read:?}");
    assert!(
        read["instance"] > 10 && read["message"] > 0 && read["signal"] > 0,
        "{read:?}"
    );
}
