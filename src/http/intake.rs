//! How large bodies of requests come in. Each has its memory before it is read, and who finds none waits: what is not read stays
//! with its sender, who can send no more. No project has more of the memory than it leaves to the others, and what it sends is
//! read at a pace, since the kernel's copying of it is done by the threads that serve (docs/adr/0016-memory.md).

use super::{access, error::ApiError, pace::Pace};
use crate::under_way::UnderWay;
use axum::http::request::Parts;
use domain::ids::ProjectId;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::Notify;

/// Bodies that are not longer are neither counted nor held up: connections have more than that themselves.
pub(super) const SMALL: usize = 64 << 10;

/// What a byte of a body takes until its step is stored: the body, its values, the event, its rows and the statement.
const PER_BYTE: usize = 6;

/// What a value takes in memory beside its text.
const PER_VALUE: usize = 96;

/// How long a body waits for its memory. Its sender can try again, and others are asked meanwhile whether they still send.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// How many bytes of large bodies are read each second for one project.
const EACH_SECOND: u64 = 32 << 20;

/// Whom the memory for a body is counted for: the project, or who asks for what is in none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Payer {
    Project(ProjectId),
    Caller(String),
}

/// The memory that bodies may take at once.
#[derive(Clone, Debug)]
pub(crate) struct Intake(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    total: usize,
    /// How long a body waits for its memory.
    patience: Duration,
    accounts: Mutex<Accounts>,
    /// Whose turn it is, for each payer, to look for memory.
    looking: UnderWay<Payer>,
    given_back: Notify,
}

#[derive(Debug, Default)]
struct Accounts {
    held: usize,
    of: HashMap<Payer, Account>,
}

/// What is held for one payer, and what was read.
#[derive(Debug)]
struct Account {
    held: usize,
    pace: Pace,
}

impl Accounts {
    fn of(&mut self, payer: &Payer) -> &mut Account {
        if !self.of.contains_key(payer) {
            let now = Instant::now();
            self.of
                .retain(|_, account| account.held > 0 || !account.pace.has_rested(now));
        }
        self.of.entry(payer.clone()).or_insert_with(|| Account {
            held: 0,
            pace: Pace::new(EACH_SECOND),
        })
    }
}

impl Intake {
    pub(super) fn new(bytes: usize) -> Self {
        Self::with_patience(bytes, LONGEST_WAIT)
    }

    fn with_patience(bytes: usize, patience: Duration) -> Self {
        Self(Arc::new(Shared {
            total: bytes,
            patience,
            accounts: Mutex::default(),
            looking: UnderWay::default(),
            given_back: Notify::new(),
        }))
    }

    /// For a request whose body may be read.
    pub(super) fn begin(&self, parts: &Parts) -> Taken {
        let sender = access::sender_if_known(parts);
        let project = sender.as_ref().and_then(|sender| sender.project);
        let subject = sender.map_or("", |sender| sender.subject);
        self.taken_by(match project {
            Some(project) => Payer::Project(project),
            None => Payer::Caller(subject.to_owned()),
        })
    }

    fn taken_by(&self, payer: Payer) -> Taken {
        Taken(Arc::new(Request {
            intake: self.clone(),
            payer,
            state: Mutex::default(),
        }))
    }

    fn accounts(&self) -> MutexGuard<'_, Accounts> {
        let accounts = self.0.accounts.lock();
        accounts.unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes more for a request that has `own`, if a payer who holds all of this leaves as much to the others: so however many
    /// come, some is left for one more. What needs more than that must be alone.
    fn take(&self, payer: &Payer, own: usize, more: usize) -> bool {
        let mut accounts = self.accounts();
        let is_alone = accounts.held == own;
        let left = self.0.total.saturating_sub(accounts.held + more);
        let account = accounts.of(payer);
        if !is_alone && account.held + more > left {
            return false;
        }
        account.held += more;
        accounts.held += more;
        true
    }

    fn give_back(&self, payer: &Payer, bytes: usize) {
        if bytes == 0 {
            return;
        }
        let mut accounts = self.accounts();
        accounts.of(payer).held -= bytes;
        accounts.held -= bytes;
        drop(accounts);
        self.0.given_back.notify_waiters();
    }
}

/// What one request has taken, until it is answered.
#[derive(Clone, Debug)]
pub(super) struct Taken(Arc<Request>);

#[derive(Debug)]
struct Request {
    intake: Intake,
    payer: Payer,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    held: usize,
    read: usize,
}

impl Taken {
    /// Waits for the memory that a body of this length needs. Requests of one payer wait one behind the other, and hold nothing.
    pub(super) async fn wait_for_length(&self, length: usize) -> Result<(), ApiError> {
        let bytes = length.saturating_mul(PER_BYTE);
        let Request { intake, payer, .. } = &*self.0;
        if self.0.state().held >= bytes.min(intake.0.total) {
            return Ok(());
        }
        let waiting = async {
            let _turn = intake.0.looking.turn(payer).await;
            loop {
                let given_back = intake.0.given_back.notified();
                if self.hold(bytes) {
                    return;
                }
                given_back.await;
            }
        };
        let waited = tokio::time::timeout(intake.0.patience, waiting).await;
        waited.map_err(|_elapsed| too_much(length))
    }

    /// The body has this length, which may be less than was expected.
    pub(super) fn is_whole(&self, length: usize) {
        let mut state = self.0.state();
        let too_much = state.held.saturating_sub(length.saturating_mul(PER_BYTE));
        state.held -= too_much;
        self.0.intake.give_back(&self.0.payer, too_much);
    }

    /// Takes as much as the values of a JSON document need besides its text.
    pub(super) fn for_values(&self, body: &[u8]) -> Result<(), ApiError> {
        if self.hold(body.len() * PER_BYTE + values(body) * PER_VALUE) {
            Ok(())
        } else {
            Err(too_much(body.len()))
        }
    }

    /// Whether the request holds so much now, or all there is.
    fn hold(&self, bytes: usize) -> bool {
        let Request { intake, payer, .. } = &*self.0;
        let mut state = self.0.state();
        let more = bytes.min(intake.0.total).saturating_sub(state.held);
        let holds = more == 0 || intake.take(payer, state.held, more);
        if holds {
            state.held += more;
        }
        holds
    }

    /// So much of the body has been read: waits until the payer may send more.
    pub(super) async fn has_read(&self, length: usize) {
        let Request { intake, payer, .. } = &*self.0;
        let pause = {
            let mut state = self.0.state();
            let more = length.saturating_sub(state.read);
            state.read += more;
            let mut accounts = intake.accounts();
            accounts.of(payer).pace.has_read(more, Instant::now())
        };
        if pause.is_zero() {
            // A body that is all there would be read in one go before any other request is looked at.
            tokio::task::yield_now().await;
        } else {
            tokio::time::sleep(pause).await;
        }
    }
}

fn too_much(length: usize) -> ApiError {
    ApiError::Overloaded(format!(
        "the server has too much to do now: there is no memory for a body of {length} bytes beside others of this project \
         (MEMORY_REQUESTS_BYTES); try again later"
    ))
}

impl Request {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        let held = self.state().held;
        self.intake.give_back(&self.payer, held);
    }
}

/// About how many values a JSON document has: what begins one outside of strings.
fn values(body: &[u8]) -> usize {
    let mut values = 0;
    let mut in_string = false;
    let mut bytes = body.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                bytes.next();
            }
            b'[' | b'{' | b',' | b':' if !in_string => values += 1,
            _ => {}
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    const MIB: usize = 1 << 20;

    fn project(number: u128) -> Payer {
        Payer::Project(ProjectId(uuid::Uuid::from_u128(number)))
    }

    /// Whether a body of this length is let in without waiting.
    fn is_let_in(taken: &Taken, length: usize) -> bool {
        let waited = taken.wait_for_length(length).now_or_never();
        waited.is_some_and(|waited| waited.is_ok())
    }

    #[tokio::test]
    async fn a_project_leaves_as_much_as_it_has() {
        let intake = Intake::new(60 * MIB);
        let of_first: Vec<_> = (0..10).map(|_| intake.taken_by(project(1))).collect();
        let let_in = of_first
            .iter()
            .filter(|taken| is_let_in(taken, MIB))
            .count();
        assert_eq!(let_in, 5, "half of it");
        let of_second: Vec<_> = (0..10).map(|_| intake.taken_by(project(2))).collect();
        let let_in = of_second
            .iter()
            .filter(|taken| is_let_in(taken, MIB))
            .count();
        assert_eq!(let_in, 2, "half of the rest, in whole bodies");
        let caller = intake.taken_by(Payer::Caller("somebody".to_owned()));
        assert!(is_let_in(&caller, MIB), "some is left for one more");
    }

    #[tokio::test]
    async fn what_is_taken_is_given_back_when_the_request_is_answered() {
        let intake = Intake::new(20 * MIB);
        let (first, second) = (intake.taken_by(project(1)), intake.taken_by(project(1)));
        assert!(is_let_in(&first, MIB) && is_let_in(&first, MIB));
        assert!(!is_let_in(&second, MIB), "6 MiB of 10 are taken");
        drop(first);
        assert!(is_let_in(&second, MIB));
        drop(second);
        let accounts = intake.accounts();
        assert!(accounts.held == 0 && accounts.of.values().all(|account| account.held == 0));
    }

    #[tokio::test]
    async fn who_waits_is_let_in_when_memory_is_given_back_and_refused_after_a_while() {
        let intake = Intake::with_patience(20 * MIB, Duration::from_millis(20));
        let (first, second) = (intake.taken_by(project(1)), intake.taken_by(project(1)));
        assert!(is_let_in(&first, MIB));
        let mut waiting = Box::pin(second.wait_for_length(MIB));
        assert!((&mut waiting).now_or_never().is_none());
        drop(first);
        assert!(waiting.await.is_ok());
        let third = intake.taken_by(project(1));
        let refused = third.wait_for_length(MIB).await;
        assert!(
            matches!(refused, Err(ApiError::Overloaded(_))),
            "{refused:?}"
        );
        drop(second);
        assert!(is_let_in(&third, MIB));
    }

    #[tokio::test]
    async fn a_body_that_is_shorter_than_expected_gives_the_rest_back() {
        let intake = Intake::new(60 * MIB);
        let (first, second) = (intake.taken_by(project(1)), intake.taken_by(project(1)));
        assert!(is_let_in(&first, 5 * MIB) && !is_let_in(&second, MIB));
        first.is_whole(MIB);
        assert!(is_let_in(&second, MIB));
    }

    #[test]
    fn values_count_beside_their_text() {
        let intake = Intake::new(60 * MIB);
        let text = format!("{{\"text\":\"{}\"}}", "a".repeat(MIB));
        let first = intake.taken_by(project(1));
        assert!(first.for_values(text.as_bytes()).is_ok());
        assert_eq!(values(br#"{"a":"[1,\"2\",3]","b":[1,{}]}"#), 7);
        drop(first);
        let lists = format!("[{}1]", "[1],".repeat(1 << 18));
        let (first, second) = (intake.taken_by(project(1)), intake.taken_by(project(2)));
        assert!(first.for_values(lists.as_bytes()).is_ok(), "it is alone");
        assert!(second.for_values(text.as_bytes()).is_err());
    }

    #[tokio::test]
    async fn what_a_project_sends_is_read_at_its_pace_and_once() {
        let intake = Intake::new(60 * MIB);
        let (first, other) = (intake.taken_by(project(1)), intake.taken_by(project(2)));
        let each_second = usize::try_from(EACH_SECOND).unwrap();
        first.has_read(each_second / 2).await;
        let mut next = Box::pin(first.has_read(each_second));
        assert!((&mut next).now_or_never().is_none());
        let begun = Instant::now();
        other.has_read(each_second / 2).await;
        assert!(
            begun.elapsed() < Duration::from_millis(100),
            "another project is not held up"
        );
        next.await;
        assert!(
            begun.elapsed() >= Duration::from_millis(400),
            "{:?}",
            begun.elapsed()
        );
        let begun = Instant::now();
        first.has_read(each_second).await;
        assert!(
            begun.elapsed() < Duration::from_millis(100),
            "it is read for the second time"
        );
    }
}
