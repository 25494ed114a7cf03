//! `bpmn:sendTask`, and message throw and end events: a job if it names a task type, else it publishes its message (contract, "Task
//! kinds"). Publishing is a command to another stream, so it leaves the instance as an event that the driver carries out.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{
        event::{InstanceEvent, MessageThrown},
        step::Step,
        timer,
        view::Fault,
    },
    model::graph::{MessageThrow, SendTask},
    value::Variables,
};
use feel::Value;
use jiff::{SignedDuration, Timestamp};

/// How long a message waits for a subscriber if nothing else is said (contract, "Messages").
const DEFAULT_TIME_TO_LIVE: SignedDuration = SignedDuration::from_hours(1);

impl Behaviour for SendTask {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Job(job) => job.execute(here, step),
            Self::Message(message) => {
                publish(message, here, step)?;
                Ok(Progress::Done(Variables::default()))
            }
        }
    }
}

fn publish(message: &MessageThrow, here: &Here<'_>, step: &mut Step<'_>) -> Result<(), Fault> {
    let nothing = Variables::default();
    let element = &here.element.id;
    let view = step.view(here.activation, &nothing);
    let name = view.string(&message.name, &format!("the message name of '{element}'"))?;
    let correlation_key = match &message.correlation_key {
        Some(key) => match view.value(key, &format!("the correlation key of '{element}'"))? {
            Value::Null => None,
            key => Some(key),
        },
        None => None,
    };
    let expires_at = match &message.ttl {
        Some(text) => {
            let purpose = format!("the ttl of '{element}'");
            timer::expiry(step.now, &view.value(text, &purpose)?, &purpose)?
        }
        None => step
            .now
            .checked_add(DEFAULT_TIME_TO_LIVE)
            .unwrap_or(Timestamp::MAX),
    };
    let variables = step.state.payload(here.activation);
    let id = step.ids.message();
    step.emit(InstanceEvent::MessageThrown(Box::new(MessageThrown {
        activation: here.activation,
        element: element.clone(),
        message: id,
        name,
        correlation_key,
        variables,
        expires_at,
    })));
    Ok(())
}
