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
    message::{DEFAULT_TIME_TO_LIVE, correlation},
    model::graph::{MessageThrow, SendTask},
    value::Variables,
};
use feel::Value;

impl Behaviour for SendTask {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Job(job) => job.execute(here, step),
            Self::Message(message) => {
                let thrown = resolve_message(message, here, step)?;
                step.emit(InstanceEvent::MessageThrown(Box::new(thrown)));
                Ok(Progress::Done(Variables::default()))
            }
        }
    }
}

/// What an element publishes, with all that it can hand out.
pub(super) fn resolve_message(
    message: &MessageThrow,
    here: &Here<'_>,
    step: &mut Step<'_>,
) -> Result<MessageThrown, Fault> {
    let seen = step.seen_from(here.activation);
    let element = &here.element.id;
    let view = seen.view();
    let name = view.string(&message.name, &format!("the message name of '{element}'"))?;
    let correlation_key = match &message.correlation_key {
        Some(key) => {
            let purpose = format!("the correlation key of '{element}'");
            let key = view.value(key, &purpose)?;
            correlation::check(&key).map_err(|error| Fault::feel(format!("{purpose}: {error}")))?;
            Some(key).filter(|key| *key != Value::Null)
        }
        None => None,
    };
    let ttl = message.ttl.as_ref();
    let expires_at = timer::time_to_live(ttl, DEFAULT_TIME_TO_LIVE, &view, here.element, step.now)?;
    let variables = step.state.payload(here.activation);
    Ok(MessageThrown {
        activation: here.activation,
        element: element.clone(),
        message: step.ids.message(),
        name,
        correlation_key,
        variables,
        expires_at,
    })
}

#[cfg(test)]
mod tests {
    use crate::instance::{event::InstanceEvent, state::InstanceStatus};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn it_publishes_all_it_can_see_under_its_key() {
        let mut run = given(sequence([start("start"), send("tell", "paid"), end("end")]))
            .start(r#"{"key":5,"a":1}"#);
        assert_eq!(run.published(), [r#"paid 5 {"key":5,"a":1}"#]);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered tell",
                "MessageThrown tell",
                "ElementCompleted tell",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_message_waits_an_hour_unless_something_else_is_said() {
        let expires_at = |send: Node| {
            let run = given(sequence([start("start"), send, end("end")])).start(r#"{"kept":"2h"}"#);
            run.events().iter().find_map(|event| match event {
                InstanceEvent::MessageThrown(thrown) => Some(thrown.expires_at.to_string()),
                _ => None,
            })
        };
        assert_eq!(
            expires_at(send("tell", "order")).as_deref(),
            Some("2026-01-01T01:00:00.001Z")
        );
        assert_eq!(
            expires_at(send("tell", "order").kept("=kept")).as_deref(),
            Some("2026-01-01T02:00:00.001Z")
        );
    }

    #[test]
    fn a_bad_time_to_live_is_an_incident_and_nothing_is_published() {
        let tell = send("tell", "order").kept("=kept");
        let mut run = given(sequence([start("start"), tell, end("end")])).start(r#"{"kept":true}"#);
        assert!(
            run.incidents()[0]
                .starts_with("tell TimerResolution: the ttl of 'tell' cannot be resolved")
        );
        assert!(run.published().is_empty());
        run.resolve("tell", r#"{"kept":"PT1M"}"#);
        assert_eq!(run.published().len(), 1);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn with_a_task_type_it_is_a_job() {
        let content = sequence([
            start("start"),
            send("tell", "order").with_type("mail"),
            end("end"),
        ]);
        let mut run = given(content).start("{}");
        run.complete_job("tell", "{}");
        assert!(run.published().is_empty());
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn each_item_of_a_multi_instance_publishes() {
        let tell = send("tell", "paid").for_each("[1,2]").input("=item", "key");
        let run = given(sequence([start("start"), tell, end("end")])).start("{}");
        assert_eq!(
            run.published(),
            [r#"paid 1 {"key":1}"#, r#"paid 2 {"key":2}"#]
        );
    }
}
