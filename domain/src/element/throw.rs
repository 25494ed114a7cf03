//! What end events and intermediate throw events do.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{
        event::{InstanceEvent, SignalThrown},
        step::Step,
        throw::Thrown,
        timer,
        view::Fault,
    },
    model::graph::{SignalThrow, Text, Throw},
    signal,
    value::Variables,
};

impl Behaviour for Throw {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        match self {
            Self::Message(send) => send.execute(here, step),
            Self::Signal(signal) => {
                let thrown = resolve_signal(signal, here, step)?;
                step.emit(InstanceEvent::SignalThrown(Box::new(thrown)));
                Ok(Progress::Done(Variables::default()))
            }
            Self::Error { code } => {
                let nothing = Variables::default();
                let code = code_of("error", code, here, step)?;
                step.throw(here, Thrown::Error { code: &code }, &nothing);
                Ok(Progress::Waits)
            }
            Self::Escalation { code } => {
                let code = code_of("escalation", code, here, step)?;
                // What its output mappings give goes with it, and leaves the event as it does elsewhere if that goes on.
                let leaving = step.leaving_variables(
                    here.element,
                    here.activation,
                    here.scope,
                    &Variables::default(),
                )?;
                let thrown = Thrown::Escalation {
                    code: &code,
                    called: None,
                };
                step.throw(here, thrown, &leaving);
                Ok(match step.active(here.activation) {
                    Some(_) => Progress::Mapped(leaving),
                    // What caught it has interrupted it.
                    None => Progress::Waits,
                })
            }
            Self::Compensation { activity } => {
                let activity = activity.map(|activity| step.process.element(activity).id.clone());
                step.throw_compensation(here, activity);
                Ok(Progress::Waits)
            }
            Self::Cancel => {
                // The transaction is left when that is done ([`super::transaction`]).
                step.cancel_transaction(here);
                Ok(Progress::Waits)
            }
            Self::Terminate => {
                step.terminate_others(here);
                Ok(Progress::Done(Variables::default()))
            }
            Self::Several(several) => several.execute(here, step),
        }
    }
}

/// What is thrown: the code of an error or an escalation, as `what` says.
pub(super) fn code_of(
    what: &str,
    code: &Text,
    here: &Here<'_>,
    step: &Step<'_>,
) -> Result<String, Fault> {
    let purpose = format!("the {what} code of '{}'", here.element.id);
    step.seen_from(here.activation)
        .view()
        .string(code, &purpose)
}

/// A signal with what the element hands out. As with a message, publishing it is a command to another stream; nobody need wait for it.
pub(super) fn resolve_signal(
    signal: &SignalThrow,
    here: &Here<'_>,
    step: &mut Step<'_>,
) -> Result<SignalThrown, Fault> {
    let seen = step.seen_from(here.activation);
    let element = &here.element.id;
    let view = seen.view();
    let name = view.string(&signal.name, &format!("the signal name of '{element}'"))?;
    let ttl = signal.ttl.as_ref();
    let expires_at = timer::time_to_live(
        ttl,
        signal::DEFAULT_TIME_TO_LIVE,
        &view,
        here.element,
        step.now,
    )?;
    let variables = step.state.payload(here.activation);
    Ok(SignalThrown {
        activation: here.activation,
        element: element.clone(),
        signal: step.ids.signal(),
        name,
        variables,
        expires_at,
    })
}

#[cfg(test)]
mod tests {
    use crate::instance::{event::InstanceEvent, state::InstanceStatus};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn a_signal_is_published_with_all_that_is_seen_or_the_inputs() {
        let mut run = given(sequence([
            start("start"),
            throw("told").signal("closed"),
            end("end").signal("opened").input("=a + 1", "b"),
        ]))
        .start(r#"{"a":1}"#);
        assert_eq!(run.signaled(), [r#"closed {"a":1}"#, r#"opened {"b":2}"#]);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered told",
                "SignalThrown told",
                "ElementCompleted told",
                "ElementEntered end",
                "SignalThrown end",
                "ElementCompleted end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn a_signal_is_kept_for_a_day_unless_something_else_is_said() {
        let expires_at = |told: Node| {
            let content = sequence([start("start"), told.signal("closed"), end("end")]);
            let run = given(content).start(r#"{"kept":"2h"}"#);
            run.events().iter().find_map(|event| match event {
                InstanceEvent::SignalThrown(thrown) => Some(thrown.expires_at.to_string()),
                _ => None,
            })
        };
        assert_eq!(
            expires_at(throw("told")).as_deref(),
            Some("2026-01-02T00:00:00.001Z")
        );
        assert_eq!(
            expires_at(throw("told").kept("=kept")).as_deref(),
            Some("2026-01-01T02:00:00.001Z")
        );
    }

    #[test]
    fn a_signal_without_a_name_is_an_incident_and_not_published() {
        let told = throw("told").signal("named");
        let mut run = given(sequence([start("start"), told, end("end")])).start("{}");
        assert!(
            run.incidents()[0].starts_with("told FeelError: the signal name of 'told'"),
            "{:?}",
            run.incidents()
        );
        run.resolve("told", r#"{"name":"opened"}"#);
        assert_eq!(run.signaled(), [r#"opened {"name":"opened"}"#]);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn each_item_throws() {
        let inner = sequence([
            start("in"),
            throw("told").signal("closed").input("=item", "item"),
            end("out"),
        ]);
        let sub = sub_process("sub", inner).for_each("[1,2]");
        let run = given(sequence([start("start"), sub, end("end")])).start("{}");
        assert_eq!(
            run.signaled(),
            [r#"closed {"item":1}"#, r#"closed {"item":2}"#]
        );
    }
}
