//! Every instance has a mailbox: one step at a time, and what arrived meanwhile is drained into the next. So no client ever sees
//! a version conflict, and a join of a hundred branches is a few steps.

use super::{delivery::CarriedOut, failure::StepFailure, pace::Pace};
use crate::actor::Actor;
use domain::{
    ids::{InstanceId, ProcessVersionId, ResourceId},
    instance::{command::InstanceCommand, error::InstanceError},
};
use std::{
    collections::{HashMap, VecDeque, hash_map::Entry},
    sync::{Arc, Mutex, PoisonError},
};
use store::{Step, outbox::Occurrence};
use tokio::sync::oneshot;

/// What a command that is a delivery came to.
#[derive(Debug)]
pub(crate) struct Delivered {
    pub(crate) result: Result<(), InstanceError>,
    pub(crate) carried_out: CarriedOut,
}

/// A command on its way.
pub(super) struct Letter {
    /// Shared, for what it brings along may be large.
    pub(super) command: Arc<InstanceCommand>,
    /// Which process it runs, for the command that starts it.
    pub(super) starts: Option<(ResourceId, ProcessVersionId)>,
    pub(super) actor: Actor,
    pub(super) pace: Pace,
    /// The row of the outbox that the command carries out: its step removes it.
    pub(super) delivery: Option<Occurrence>,
    /// The step of another stream that is stored together with the one that accepts the command.
    pub(super) companion: Option<Step>,
    pub(super) answer: oneshot::Sender<Result<Delivered, StepFailure>>,
}

/// What a step is to do: the commands of one actor, and the rows of the outbox that they carry out. A request that is to be
/// carried out at most once makes an actor of its own.
pub(super) struct Wanted {
    pub(super) actor: Actor,
    pub(super) pace: Pace,
    pub(super) starts: Option<(ResourceId, ProcessVersionId)>,
    pub(super) commands: Vec<Arc<InstanceCommand>>,
    pub(super) deliveries: Vec<Option<Occurrence>>,
    pub(super) companions: Vec<Option<Step>>,
}

impl Wanted {
    /// What these letters of one actor and one pace ask for.
    pub(super) fn by(letters: &[Letter]) -> Option<Self> {
        let first = letters.first()?;
        Some(Self {
            actor: first.actor.clone(),
            pace: first.pace,
            starts: letters.iter().find_map(|letter| letter.starts),
            commands: letters
                .iter()
                .map(|letter| Arc::clone(&letter.command))
                .collect(),
            deliveries: letters.iter().map(|letter| letter.delivery).collect(),
            companions: letters
                .iter()
                .map(|letter| letter.companion.clone())
                .collect(),
        })
    }

    /// The steps of other streams that go along: those of commands that were accepted.
    pub(super) fn accepted_companions(
        &self,
        results: &[Result<(), InstanceError>],
    ) -> impl Iterator<Item = Step> {
        let companions = self.companions.iter().zip(results);
        companions
            .filter(|(_, result)| result.is_ok())
            .filter_map(|(companion, _)| companion.clone())
    }

    /// The rows of the outbox that were carried out. A command that was refused leaves its own where it is.
    pub(super) fn carried_out(&self, results: &[Result<(), InstanceError>]) -> Vec<Occurrence> {
        let deliveries = self.deliveries.iter().zip(results);
        deliveries
            .filter(|(_, result)| result.is_ok())
            .filter_map(|(delivery, _)| *delivery)
            .collect()
    }
}

/// What the commands of a step came to. A command that was refused leaves its delivery in the outbox, for whoever brought it
/// decides what to do.
pub(super) fn delivered(
    results: impl IntoIterator<Item = Result<(), InstanceError>>,
    is_stored: bool,
) -> Vec<Delivered> {
    let results = results.into_iter();
    results
        .map(|result| Delivered {
            carried_out: match &result {
                Ok(()) if is_stored => CarriedOut::ByStep,
                Err(InstanceError::VariablesTooLarge { .. }) => CarriedOut::NoRoom,
                Ok(()) | Err(_) => CarriedOut::Otherwise,
            },
            result,
        })
        .collect()
}

/// What waits for an instance that somebody is at work on.
#[derive(Default)]
struct Mailbox {
    letters: VecDeque<Letter>,
    /// Whether a step is being made, or its letters have yet to be answered.
    is_under_way: bool,
}

/// The mailboxes that somebody is emptying.
#[derive(Default)]
pub(super) struct Mailboxes(Mutex<HashMap<InstanceId, Mailbox>>);

/// Where a letter went that is only for an instance that has nothing else to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PutFirst {
    /// Into a mailbox that nobody is emptying: that is to be done.
    Unattended,
    /// Into one that somebody is emptying, as the next.
    Attended,
    /// Nowhere: the instance has other things to do.
    Refused,
}

impl Mailboxes {
    /// Puts a letter into the mailbox; whether nobody is emptying it yet.
    pub(super) fn put(&self, instance: InstanceId, letter: Letter) -> bool {
        let mut mailboxes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut is_first = false;
        mailboxes
            .entry(instance)
            .or_insert_with(|| {
                is_first = true;
                Mailbox::default()
            })
            .letters
            .push_back(letter);
        is_first
    }

    /// Puts a letter into the mailbox of an instance that has nothing else to do; else the letter is dropped. A mailbox whose
    /// letters have all been answered may still be there: whoever was answered may write again before it is gone.
    pub(super) fn put_first(&self, instance: InstanceId, letter: Letter) -> PutFirst {
        let mut mailboxes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match mailboxes.entry(instance) {
            Entry::Occupied(mut mailbox) => {
                let mailbox = mailbox.get_mut();
                if mailbox.is_under_way || !mailbox.letters.is_empty() {
                    return PutFirst::Refused;
                }
                mailbox.letters.push_back(letter);
                PutFirst::Attended
            }
            Entry::Vacant(mailbox) => {
                let mailbox = mailbox.insert(Mailbox::default());
                mailbox.letters.push_back(letter);
                PutFirst::Unattended
            }
        }
    }

    /// The step is made, and what was taken is about to be answered.
    pub(super) fn rest(&self, instance: InstanceId) {
        let mut mailboxes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(mailbox) = mailboxes.get_mut(&instance) {
            mailbox.is_under_way = false;
        }
    }

    /// The letters for the next step: as many from the front as have one actor and one pace. None: the mailbox is gone.
    pub(super) fn take(&self, instance: InstanceId) -> Vec<Letter> {
        let mut mailboxes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mailbox) = mailboxes.get_mut(&instance) else {
            return Vec::new();
        };
        let Some(first) = mailbox.letters.front() else {
            mailboxes.remove(&instance);
            return Vec::new();
        };
        mailbox.is_under_way = true;
        let (actor, pace) = (first.actor.clone(), first.pace);
        let together = mailbox
            .letters
            .iter()
            .take_while(|letter| letter.actor == actor && letter.pace == pace)
            .count();
        mailbox.letters.drain(..together).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const INSTANCE: InstanceId = InstanceId(Uuid::nil());

    fn letter() -> Letter {
        Letter {
            command: Arc::new(InstanceCommand::Cancel),
            starts: None,
            actor: Actor::system(),
            pace: Pace::Onward,
            delivery: None,
            companion: None,
            answer: oneshot::channel().0,
        }
    }

    #[test]
    fn whoever_was_answered_finds_an_instance_that_has_nothing_to_do() {
        let mailboxes = Mailboxes::default();
        assert!(mailboxes.put(INSTANCE, letter()));
        assert_eq!(mailboxes.put_first(INSTANCE, letter()), PutFirst::Refused);
        assert_eq!(mailboxes.take(INSTANCE).len(), 1);
        assert_eq!(
            mailboxes.put_first(INSTANCE, letter()),
            PutFirst::Refused,
            "a step is being made"
        );
        mailboxes.rest(INSTANCE);
        assert_eq!(mailboxes.put_first(INSTANCE, letter()), PutFirst::Attended);
        assert_eq!(mailboxes.put_first(INSTANCE, letter()), PutFirst::Refused);
        assert_eq!(mailboxes.take(INSTANCE).len(), 1);
        mailboxes.rest(INSTANCE);
        assert!(mailboxes.take(INSTANCE).is_empty());
        assert_eq!(
            mailboxes.put_first(INSTANCE, letter()),
            PutFirst::Unattended
        );
    }
}
