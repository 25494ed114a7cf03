//! Bringing messages and those who wait for them together.
//!
//! Publishing and opening a subscription only insert. Matching is a step of its own on the message's stream, which each side
//! triggers after its commit; a sweep repeats it. So neither can miss the other, and the stream's order gives a message to
//! at most one receiver.

use super::{
    correlated::{self, Received},
    delivery::CarriedOut,
    failure::StepFailure,
    instances::Instances,
    streams::{AggregateFailure, Aggregates},
};
use crate::{
    actor::Actor,
    clock::{self, Clock},
};
use domain::{
    ids::{
        ElementId, InstanceId, MessageId, ProcessVersionId, ProjectId, ResourceId, SubscriptionId,
    },
    instance::{
        command::{InstanceCommand, Start},
        error::InstanceError,
        event::StartMessage,
    },
    message::{MessageCommand, MessageState, Published, Receiver, correlation},
    short_text::ShortText,
    value::Variables,
};
use feel::Value;
use jiff::{SignedDuration, Timestamp};
use projections::{process_versions, projects};
use store::{
    LookedAt, Store,
    messages::{self, MessageStart, OpenSubscription},
    outbox::Occurrence,
};
use uuid::Uuid;

/// How many messages one sweep looks at: as many of the newest, and as many of the others in turn.
const SWEEP: u16 = 500;

/// A message to publish.
#[derive(Clone, Debug)]
pub struct PublishMessage {
    /// Its name.
    pub name: ShortText,
    /// Its key.
    pub correlation_key: Option<Value>,
    /// Its variables.
    pub variables: Variables,
    /// How long it waits for a subscriber.
    pub time_to_live: SignedDuration,
}

/// Publishes, matches and delivers messages.
#[derive(Clone)]
pub(crate) struct Messages {
    store: Store,
    clock: Clock,
    aggregates: Aggregates,
    instances: Instances,
}

impl Messages {
    pub(crate) fn new(
        store: Store,
        clock: Clock,
        aggregates: Aggregates,
        instances: Instances,
    ) -> Self {
        Self {
            store,
            clock,
            aggregates,
            instances,
        }
    }

    /// Publishes a message of a caller.
    pub(crate) async fn publish(
        &self,
        actor: &Actor,
        project: ProjectId,
        message: PublishMessage,
    ) -> Result<MessageId, StepFailure> {
        let id = MessageId(clock::new_id(&self.clock));
        let expires_at = self
            .clock
            .now()
            .checked_add(message.time_to_live)
            .unwrap_or(Timestamp::MAX);
        let published = Published {
            project,
            name: message.name.into(),
            correlation_key: message.correlation_key,
            variables: message.variables,
            expires_at,
        };
        let (command, waits) = self.publication(published).await?;
        if self.publish_with_receiver(actor, id, &command).await? {
            return Ok(id);
        }
        let begun = self
            .aggregates
            .begin::<MessageState>(id.0, actor, command)
            .await;
        begun.map_err(AggregateFailure::into_step)?;
        // It is published, whatever becomes of the look for who waits: a sweep looks again.
        if let Err(failure) = self.match_if(waits, id).await {
            tracing::warn!(message = %id, %failure, "a message could not be matched and will be tried again");
        }
        Ok(id)
    }

    /// Publishes a message to the running instance that waits for it: what happens to both is stored at once. Whether it was; else
    /// nothing is stored, and the message is to be published by itself and brought to its receiver afterwards.
    async fn publish_with_receiver(
        &self,
        actor: &Actor,
        id: MessageId,
        command: &MessageCommand,
    ) -> Result<bool, StepFailure> {
        let MessageCommand::Publish {
            published,
            receiver:
                Some(Receiver::Catch {
                    instance,
                    subscription,
                }),
        } = command
        else {
            return Ok(false);
        };
        let step = self
            .aggregates
            .first_step::<MessageState>(id.0, actor, command.clone())
            .await
            .map_err(AggregateFailure::into_step)?;
        let Some(step) = step else { return Ok(false) };
        let correlate = InstanceCommand::CorrelateMessage {
            subscription: *subscription,
            message: id,
            variables: published.variables.clone(),
        };
        let stored = self
            .instances
            .execute_together(*instance, Actor::system(), correlate, step)
            .await;
        match stored {
            // Whether it was stored may not be known.
            Err(failure @ (StepFailure::Unavailable | StepFailure::Stopping)) => Err(failure),
            // The message is published all the same: the receiver's trouble is not the sender's.
            Err(_) => Ok(false),
            Ok(stored) => Ok(stored),
        }
    }

    /// Publishes a message that an instance sent. Repeated, it changes nothing.
    pub(crate) async fn publish_sent(
        &self,
        id: MessageId,
        published: Published,
    ) -> Result<(), StepFailure> {
        let (command, waits) = self.publication(published).await?;
        self.command(id, command).await?;
        self.match_if(waits, id).await
    }

    /// The command that publishes a message, and whether nobody waits for it yet.
    async fn publication(
        &self,
        published: Published,
    ) -> Result<(MessageCommand, bool), StepFailure> {
        let key = published.correlation_key.as_ref();
        let receiver = self
            .receiver_of(published.project, &published.name, key)
            .await?;
        let waits = receiver.is_none();
        if waits {
            self.hint_at_other_type(&published).await;
        }
        let command = MessageCommand::Publish {
            published,
            receiver,
        };
        Ok((command, waits))
    }

    /// Nobody waits for the message, but perhaps somebody waits for the same key as another type, which never matches: a frequent
    /// mistake, of which nothing else tells.
    async fn hint_at_other_type(&self, published: &Published) {
        let Published {
            project,
            name,
            correlation_key: Some(key),
            ..
        } = published
        else {
            return;
        };
        let Some(twin) = messages::twin(key) else {
            return;
        };
        // It is only a hint: publishing goes on without it.
        if let Ok(true) = messages::is_awaited(self.store.pool(), project.0, name, &twin).await {
            let (published, awaited) = (key.to_json(), twin.to_json());
            tracing::warn!(
                %project, name, published, awaited,
                "nobody waits for this message, but an instance waits for the same key as another type; publish it as that type, or \
                 convert the key in the model, for example by string()"
            );
        }
    }

    /// A subscription may have been opened since it was found that nobody waits, and before the commit.
    async fn match_if(&self, waits: bool, id: MessageId) -> Result<(), StepFailure> {
        if waits {
            self.match_message(id).await?;
        }
        Ok(())
    }

    /// Gives a message that waits to the oldest subscription that matches; which one, if any does.
    pub(crate) async fn match_message(
        &self,
        message: MessageId,
    ) -> Result<Option<SubscriptionId>, StepFailure> {
        let now = self.clock.now();
        let Some(open) = messages::open_message(self.store.pool(), message.0, now).await? else {
            return Ok(None);
        };
        let key = stored_key(open.key.as_deref())?;
        let receiver = self
            .receiver_of(ProjectId(open.project_id), &open.name, key.as_ref())
            .await?;
        let Some(receiver) = receiver else {
            return Ok(None);
        };
        let subscription = receiver.subscription();
        self.command(message, MessageCommand::Assign { receiver })
            .await?;
        Ok(Some(subscription))
    }

    /// Looks for the oldest waiting message for a subscription that was opened, or is open still.
    pub(crate) async fn match_subscription(
        &self,
        subscription: SubscriptionId,
    ) -> Result<(), StepFailure> {
        for message in messages::waiting_for(self.store.pool(), subscription.0).await? {
            if self.match_message(MessageId(message)).await? == Some(subscription) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The key of a start message is free again: the messages that wait for it are looked at.
    pub(crate) async fn match_name(
        &self,
        project: ProjectId,
        name: &str,
    ) -> Result<(), StepFailure> {
        for message in messages::waiting_by_name(self.store.pool(), project.0, name).await? {
            self.match_message(MessageId(message)).await?;
        }
        Ok(())
    }

    /// Brings together what missed each other because a process was killed between its commit and its look for the other side,
    /// and lets expire what nobody came for. What was published last is looked at each time, older messages in turn, from `turn`
    /// on. Returns where the next sweep goes on.
    pub(crate) async fn sweep(&self, turn: Option<Uuid>) -> Result<Option<Uuid>, StepFailure> {
        let pool = self.store.pool();
        let newest = messages::look_for_missed(pool, None, SWEEP).await?;
        let older = match turn.or(newest.next) {
            Some(turn) => messages::look_for_missed(pool, Some(turn), SWEEP).await?,
            None => LookedAt::default(),
        };
        // One message that cannot go on keeps no other from it.
        for message in newest.missed.into_iter().chain(older.missed) {
            if let Err(failure) = self.match_message(MessageId(message)).await {
                tracing::warn!(%message, %failure, "a message could not be matched and will be tried again");
            }
        }
        for message in messages::expired(pool, self.clock.now(), SWEEP.into()).await? {
            let command = MessageCommand::Expire;
            if let Err(failure) = self.command(MessageId(message), command).await {
                tracing::warn!(%message, %failure, "a message could not expire and will be tried again");
            }
        }
        Ok(older.next)
    }

    /// Brings an assigned message to its receiver, or lets another have it if that one is gone.
    pub(crate) async fn deliver(
        &self,
        instances: &Instances,
        row: Occurrence,
        message: MessageId,
        receiver: &Receiver,
        published: &Published,
    ) -> Result<CarriedOut, StepFailure> {
        let accepted = match receiver {
            Receiver::Catch {
                instance,
                subscription,
            } => {
                let command = InstanceCommand::CorrelateMessage {
                    subscription: *subscription,
                    message,
                    variables: published.variables.clone(),
                };
                let brought = Received {
                    instance: *instance,
                    subscription: *subscription,
                    message,
                };
                self.correlate(instances, row, brought, command).await?
            }
            Receiver::Start { .. } => {
                self.start(instances, row, receiver, message, published)
                    .await?
            }
        };
        if let Some(carried_out) = accepted {
            return Ok(carried_out);
        }
        self.give_back(message, receiver.subscription()).await?;
        Ok(CarriedOut::Otherwise)
    }

    /// Its receiver was gone: lets another have a message. Repeated, it changes nothing.
    pub(crate) async fn give_back(
        &self,
        message: MessageId,
        subscription: SubscriptionId,
    ) -> Result<(), StepFailure> {
        self.command(message, MessageCommand::Return { subscription })
            .await?;
        self.match_message(message).await?;
        Ok(())
    }

    /// `None` if the instance waits for the message no more.
    async fn correlate(
        &self,
        instances: &Instances,
        row: Occurrence,
        received: Received,
        command: InstanceCommand,
    ) -> Result<Option<CarriedOut>, StepFailure> {
        let delivered = instances
            .deliver(received.instance, Actor::system(), row, command)
            .await?;
        let has_it = match delivered.result {
            // The subscription may be closed because this very message was delivered before.
            Err(InstanceError::SubscriptionClosed(_) | InstanceError::NotFound) => {
                self.was_correlated(received).await?
            }
            _ => true,
        };
        Ok(has_it.then_some(delivered.carried_out))
    }

    /// Whether an instance has received a message.
    async fn was_correlated(&self, message: Received) -> Result<bool, StepFailure> {
        let (pool, upcasters) = (self.store.pool(), self.store.upcasters());
        let received = correlated::messages(pool, upcasters, &[message.instance.0]).await?;
        let received: Vec<_> = received.into_iter().collect::<Result<_, _>>()?;
        Ok(received.contains(&message))
    }

    /// `None` if nothing can be started now.
    async fn start(
        &self,
        instances: &Instances,
        row: Occurrence,
        receiver: &Receiver,
        message: MessageId,
        published: &Published,
    ) -> Result<Option<CarriedOut>, StepFailure> {
        let Receiver::Start {
            instance,
            resource,
            process_version,
            element,
            one_per_key,
            ..
        } = receiver
        else {
            return Ok(None);
        };
        let Some(version) =
            process_versions::get(self.store.pool(), published.project, *process_version).await?
        else {
            return Ok(None);
        };
        // A deleted project starts nothing more. Its messages wait until their time is over.
        if projects::get(self.store.pool(), published.project)
            .await?
            .is_none()
        {
            return Ok(None);
        }
        let start = Start {
            element: Some(element.clone()),
            message: Some(StartMessage {
                id: message,
                name: published.name.clone(),
                correlation_key: published.correlation_key.clone().filter(|_| *one_per_key),
            }),
            variables: published.variables.clone(),
            ..Start::new(published.project, *resource, version.version)
        };
        match instances
            .start(
                *instance,
                Actor::system(),
                *process_version,
                start,
                Some(row),
            )
            .await
        {
            Ok(delivered) => Ok(Some(delivered.carried_out)),
            // Another running instance has the key: the message waits until that one has ended.
            Err(StepFailure::Conflict) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    async fn command(
        &self,
        message: MessageId,
        command: MessageCommand,
    ) -> Result<(), StepFailure> {
        let executed = self
            .aggregates
            .execute::<MessageState>(message.0, &Actor::system(), command)
            .await;
        executed.map(drop).map_err(AggregateFailure::into_step)
    }

    /// The oldest subscription that takes a message with this key.
    async fn receiver_of(
        &self,
        project: ProjectId,
        name: &str,
        key: Option<&Value>,
    ) -> Result<Option<Receiver>, StepFailure> {
        let pool = self.store.pool();
        let mut after = None;
        loop {
            let page = messages::matching_subscriptions(pool, project.0, name, key, after).await?;
            for open in &page {
                if let Some(receiver) = self.receiver(open, key)? {
                    return Ok(Some(receiver));
                }
            }
            if page.len() < usize::from(messages::PAGE) {
                return Ok(None);
            }
            after = page.last().map(|last| last.subscription_id);
        }
    }

    /// The receiver a candidate is, if it takes a message with this key.
    fn receiver(
        &self,
        open: &OpenSubscription,
        key: Option<&Value>,
    ) -> Result<Option<Receiver>, StepFailure> {
        let subscription = SubscriptionId(open.subscription_id);
        let Some(MessageStart { start, one_per_key }) = &open.start else {
            let expected = stored_key(open.key.as_deref())?.unwrap_or_default();
            let receiver = Receiver::Catch {
                instance: InstanceId(open.stream),
                subscription,
            };
            return Ok(correlation::matches(key, &expected).then_some(receiver));
        };
        Ok(Some(Receiver::Start {
            instance: InstanceId(clock::new_id(&self.clock)),
            subscription,
            resource: ResourceId(open.stream),
            process_version: ProcessVersionId(start.process_version_id),
            element: ElementId::from(start.element.as_str()),
            one_per_key: *one_per_key,
        }))
    }
}

fn stored_key(json: Option<&str>) -> Result<Option<Value>, StepFailure> {
    json.map(Value::from_stored_json)
        .transpose()
        .map_err(|error| {
            StepFailure::Unreadable(format!("a correlation key cannot be read: {error}"))
        })
}
