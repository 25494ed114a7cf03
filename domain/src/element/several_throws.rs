//! Events with several event definitions that throw (BPMN 2.0.2, tables 10.88 and 10.90, "Multiple"): all of it is thrown. First
//! messages and signals are published, then escalations are thrown, and last the event ends what is around it, if it does. What
//! catches an escalation may interrupt the event: then what would come after is not thrown.

use super::{
    Behaviour, Here, Progress,
    send_task::resolve_message,
    throw::{code_of, resolve_signal},
};
use crate::{
    instance::{event::InstanceEvent, step::Step, throw::Thrown, view::Fault},
    model::graph::{Ending, Publication, SeveralThrows},
    value::Variables,
};

/// What a throw comes to: all that can fail comes before the first event.
struct Resolved {
    published: Vec<InstanceEvent>,
    escalations: Vec<String>,
    error: Option<String>,
    /// What its output mappings give: it goes with an escalation, and leaves the event.
    leaving: Variables,
}

impl Behaviour for SeveralThrows {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        let nothing = Variables::default();
        let resolved = resolve(self, here, step)?;
        let error = resolved.error.as_deref();
        let error = error.map(|code| Thrown::Error { code });
        if let Some(error) = error
            && !step.is_caught(here, error)
        {
            // That is an incident, and all is thrown when it is resolved: nothing is published twice.
            step.throw(here, error, &nothing);
            return Ok(Progress::Waits);
        }
        for published in resolved.published {
            step.emit(published);
        }
        for code in &resolved.escalations {
            let thrown = Thrown::Escalation { code, called: None };
            step.throw(here, thrown, &resolved.leaving);
            if step.active(here.activation).is_none() {
                return Ok(Progress::Waits);
            }
        }
        if let Some(error) = error {
            step.throw(here, error, &nothing);
            return Ok(Progress::Waits);
        }
        if let Some(Ending::Terminate) = self.ending {
            step.terminate_others(here);
        }
        Ok(Progress::Mapped(resolved.leaving))
    }
}

fn resolve<'a>(
    throws: &SeveralThrows,
    here: &Here<'a>,
    step: &mut Step<'a>,
) -> Result<Resolved, Fault> {
    let escalations = throws.escalations.iter();
    let escalations = escalations
        .map(|code| code_of("escalation", code, here, step))
        .collect::<Result<_, Fault>>()?;
    let error = match &throws.ending {
        Some(Ending::Error { code }) => Some(code_of("error", code, here, step)?),
        Some(Ending::Terminate) | None => None,
    };
    let leaving = step.leaving_variables(
        here.element,
        here.activation,
        here.scope,
        &Variables::default(),
    )?;
    let mut published = Vec::new();
    for publication in &throws.published {
        published.push(match publication {
            Publication::Message(message) => {
                let message = resolve_message(message, here, step)?;
                InstanceEvent::MessageThrown(Box::new(message))
            }
            Publication::Signal(signal) => {
                let signal = resolve_signal(signal, here, step)?;
                InstanceEvent::SignalThrown(Box::new(signal))
            }
        });
    }
    Ok(Resolved {
        published,
        escalations,
        error,
        leaving,
    })
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::testing::{Run, bpmn::*, given};

    #[test]
    fn all_is_published() {
        let mut run = given(sequence([
            start("start"),
            throw("tell")
                .signal("closed")
                .message("paid")
                .signal("opened"),
            end("end"),
        ]))
        .start(r#"{"key":1}"#);
        assert_eq!(
            run.trace()[2..],
            [
                "ElementEntered tell",
                "SignalThrown tell",
                "MessageThrown tell",
                "SignalThrown tell",
                "ElementCompleted tell",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
        assert_eq!(
            run.signaled(),
            [r#"closed {"key":1}"#, r#"opened {"key":1}"#]
        );
        assert_eq!(run.published(), [r#"paid 1 {"key":1}"#]);
    }

    #[test]
    fn nothing_is_published_if_one_cannot_be() {
        let tell = throw("tell").message("paid").signal("named");
        let mut run = given(sequence([start("start"), tell, end("end")])).start("{}");
        assert!(run.incidents()[0].starts_with("tell FeelError: the signal name of 'tell'"));
        assert!(run.published().is_empty());
        run.resolve("tell", r#"{"name":"opened"}"#);
        assert_eq!(run.published().len(), 1);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    fn ending(finish: Node, caught: Node) -> Run {
        let inner = sequence([start("in"), finish]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([caught, user_task("look"), end("looked")]);
        given(content).start(r#"{"key":1}"#)
    }

    #[test]
    fn an_error_comes_last_whatever_stands_first() {
        let finish = end("out")
            .error("declined")
            .message("paid")
            .escalation("late");
        let mut run = ending(finish, boundary("caught", "sub").error("declined"));
        assert_eq!(
            run.trace()[4..],
            [
                "ElementEntered out",
                "MessageThrown out",
                "EscalationThrown out late",
                "ErrorCaught caught declined",
                "ElementTerminated out",
                "ElementTerminated sub",
                "ElementPassed caught",
                "ElementEntered look",
                "UserTaskCreated look"
            ]
        );
    }

    #[test]
    fn an_error_that_nobody_catches_is_an_incident_before_anything_is_published() {
        let finish = end("out").message("paid").error("broken");
        let mut run = ending(finish, boundary("caught", "sub").error("declined"));
        assert!(run.incidents()[0].starts_with("out BpmnError"));
        run.resolve("out", "{}");
        assert_eq!(run.incidents().len(), 1);
        assert!(run.published().is_empty());
    }

    #[test]
    fn what_catches_an_escalation_may_interrupt_the_rest() {
        let finish = end("out").escalation("late").signal("closed").terminate();
        let mut run = ending(finish, boundary("stop", "sub").escalation("late"));
        assert_eq!(run.signaled().len(), 1);
        assert_eq!(run.active(), ["look"]);
        run.complete_task("look", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_termination_ends_the_scope_after_all_else() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            end("stop").terminate().message("paid"),
        ]) + &nodes([job("work"), end("done")])
            + &path("fork work done");
        let mut run = given(content).start(r#"{"key":1}"#);
        assert_eq!(
            run.trace()[3..],
            [
                "ElementEntered stop",
                "MessageThrown stop",
                "TokensDiscarded",
                "ElementCompleted stop",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn its_output_mappings_go_with_the_escalations() {
        let finish = end("out")
            .escalation("late")
            .signal("closed")
            .output("=key + 1", "told");
        let told = boundary("told", "sub")
            .escalation("late")
            .non_interrupting();
        let run = ending(finish, told);
        assert_eq!(run.variables(), r#"{"key":1,"told":2}"#);
    }
}
