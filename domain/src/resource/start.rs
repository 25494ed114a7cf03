//! What starts instances of a deployed process by itself: the message, signal and timer start events (BPMN 2.0.2, table 10.84), and what
//! has `instantiate`. Their
//! texts are resolved when the process is deployed, where there are no variables yet.

use super::{error::ResourceError, event::StartSubscription};
use crate::{
    awaits::{AwaitedSignal, Awaits, DueTimer, StartingCondition, StartingMessage},
    ids::ElementId,
    ids_source::Ids,
    instance::{
        timer,
        view::{Fault, View, environment},
    },
    model::graph::{Element, Process, Trigger},
};
use feel::Environment;
use jiff::Timestamp;

/// A subscription for each thing that triggers what starts the process: each starts an instance of its own (BPMN 2.0.2, section
/// 13.5.1).
pub(super) fn subscriptions(
    process: &Process,
    now: Timestamp,
    ids: &mut Ids,
) -> Result<Vec<StartSubscription>, ResourceError> {
    let environment = environment(now).map(|environment| environment.with_seed(ids.seed()));
    let mut subscriptions = Vec::new();
    for element in process.starting_elements() {
        for trigger in element.kind.triggers() {
            let awaited =
                awaited(element, trigger, environment.as_ref(), now).map_err(|fault| {
                    ResourceError::StartTrigger {
                        element: element.id.clone(),
                        message: fault.message,
                    }
                })?;
            subscriptions.extend(awaited.map(|trigger| StartSubscription {
                subscription: ids.subscription(),
                element: element.id.clone(),
                trigger,
            }));
        }
    }
    Ok(subscriptions)
}

/// The occurrence after one that fired; `None` if it was the last.
pub(super) fn next(
    element: &ElementId,
    fired: &DueTimer,
    now: Timestamp,
) -> Result<Option<DueTimer>, ResourceError> {
    timer::next(fired, now).map_err(|error| ResourceError::StartTrigger {
        element: element.clone(),
        message: error.to_string(),
    })
}

fn awaited(
    element: &Element,
    trigger: &Trigger,
    environment: Option<&Environment>,
    now: Timestamp,
) -> Result<Option<Awaits<StartingMessage, StartingCondition>>, Fault> {
    let environment = environment.ok_or_else(|| {
        Fault::feel("the time of the deployment is outside the years that FEEL knows")
    })?;
    let nothing = feel::Context::default();
    let view = View::new(&nothing, environment);
    Ok(match trigger {
        Trigger::Message(message) => Some(Awaits::Message(StartingMessage {
            name: view.string(&message.name, "the message name")?,
            one_per_key: message.correlation_key.is_some(),
        })),
        Trigger::Timer(definition) => Some(Awaits::Timer(timer::first(
            definition, &view, element, now,
        )?)),
        Trigger::Signal(signal) => Some(Awaits::Signal(AwaitedSignal {
            name: view.string(&signal.name, "the signal name")?,
            items: Vec::new(),
        })),
        // Nothing throws to a process that does not run yet, and it has no variables that a condition could read.
        Trigger::Error(_)
        | Trigger::Escalation(_)
        | Trigger::Condition(_)
        | Trigger::Compensation
        | Trigger::Cancel => None,
    })
}
