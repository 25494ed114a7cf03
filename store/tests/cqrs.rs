//! An aggregate of the domain runs on the framework `cqrs-es`, and the framework's own repository reads its stream.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod database;

use cqrs_es::{
    AggregateContext, AggregateError, CqrsFramework, EventStore, persist::PersistedEventStore,
};
use database::{Database, id, noon};
use domain::aggregate::{Aggregate, Context, Event};
use postgres_es::PostgresEventRepository;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{
    Cell, Column, Kind, RowChange, Store, Table,
    cqrs::{Decided, Framed, Streams},
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
