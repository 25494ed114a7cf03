//! `behavior` of a multi-instance activity (BPMN 2.0.2, 10.3.8, table 10.29): an event is thrown as an instance completes, by each, by
//! the first, or where a condition holds; it carries the numbers of the activity. "Any thrown Events can be caught by boundary Events on
//! the Multi-Instance Activity": an escalation goes outwards from the instance, so they are asked first; a signal is published,
//! and reaches them as all who wait for it, if the activity is still there then. An instance that something interrupts does not
//! complete. The activity itself ends when all have ended, whatever was thrown.

use super::{
    event::{InstanceEvent, SignalThrown},
    looping::LOOP_COUNTER,
    step::Step,
    throw::Thrown,
    timer,
    view::{Fault, View},
};
use crate::{
    instance::here::Here,
    model::graph::{ImplicitThrow, MultiInstance, ThrowingInstance},
    signal,
    value::Variables,
};

/// What an instance throws as it completes.
#[derive(Default)]
pub(super) struct InstanceThrows {
    events: Vec<ThrownEvent>,
    /// What goes with each.
    variables: Variables,
}

enum ThrownEvent {
    /// The signal of this name.
    Signal(String),
    /// The escalation of this code.
    Escalation(String),
}

impl<'a> Step<'a> {
    /// What an instance throws that is about to complete; `counters` tell of the activity with it, and `view` sees them.
    pub(super) fn thrown_by_instance(
        &self,
        item: &Here<'_>,
        multi_instance: &MultiInstance,
        view: &View<'_>,
        mut counters: Variables,
    ) -> Result<InstanceThrows, Fault> {
        let id = &item.element.id;
        let mut events = Vec::new();
        for throw in &multi_instance.throws {
            let throws = match &throw.by {
                ThrowingInstance::Each => true,
                ThrowingInstance::First => self.none_has_completed(item.scope),
                ThrowingInstance::Where(condition) => {
                    view.holds(condition, &format!("a condition of the behavior of '{id}'"))?
                }
            };
            if throws {
                events.push(match &throw.event {
                    ImplicitThrow::Signal { name } => ThrownEvent::Signal(
                        view.string(name, &format!("the signal name of '{id}'"))?,
                    ),
                    ImplicitThrow::Escalation { code } => ThrownEvent::Escalation(
                        view.string(code, &format!("the escalation code of '{id}'"))?,
                    ),
                });
            }
        }
        let own = self.state.own_variables(item.activation);
        if let Some(number) = own.and_then(|own| own.get(LOOP_COUNTER)) {
            counters.set(LOOP_COUNTER, number.clone());
        }
        Ok(InstanceThrows {
            events,
            variables: counters,
        })
    }

    /// Throws from an instance. Whether it still completes: what catches an event may have interrupted the activity.
    pub(super) fn throw_from_instance(&mut self, item: &Here<'a>, throws: InstanceThrows) -> bool {
        let InstanceThrows { events, variables } = throws;
        for event in events {
            match event {
                ThrownEvent::Signal(name) => self.publish_from_instance(item, name, &variables),
                ThrownEvent::Escalation(code) => {
                    let (code, called) = (code.as_str(), None);
                    self.throw(item, Thrown::Escalation { code, called }, &variables);
                }
            }
            if self.active(item.activation).is_none() {
                return false;
            }
        }
        true
    }

    fn publish_from_instance(&mut self, item: &Here<'a>, name: String, variables: &Variables) {
        let signal = self.ids.signal();
        self.emit(InstanceEvent::SignalThrown(Box::new(SignalThrown {
            activation: item.activation,
            element: item.element.id.clone(),
            signal,
            name,
            variables: variables.clone(),
            expires_at: timer::usual_expiry(signal::DEFAULT_TIME_TO_LIVE, self.now),
        })));
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        instance::state::InstanceStatus,
        testing::{Run, bpmn::*, given},
    };

    const BESIDE: &str = r#"<escalationEventDefinition id="tells" escalationRef="escalation-late"/>
        <signalEventDefinition id="signals" signalRef="signal-closed"/>"#;

    fn working(behavior: &str, more: &str) -> Run {
        let work = job("work").throwing("3", behavior, more);
        let told = boundary("told", "work")
            .escalation("late")
            .non_interrupting()
            .output(
                "=string(loopCounter) + &quot; of &quot; + string(numberOfInstances)",
                "last",
            );
        let content =
            sequence([start("start"), work, end("end")]) + &sequence([told, end("noted")]);
        given(content).beside(BESIDE).start("{}")
    }

    fn caught(run: &mut Run) -> usize {
        let trace = run.trace();
        let caught = trace
            .iter()
            .filter(|line| *line == "EscalationCaught told late");
        caught.count()
    }

    #[test]
    fn each_instance_throws_as_it_completes() {
        let mut run = working(r#"behavior="None" noneBehaviorEventRef="tells""#, "");
        run.after().complete_job("work", "{}");
        assert_eq!(
            run.trace(),
            [
                "JobCompleted work",
                "ElementCompleted work",
                "EscalationThrown work late",
                "EscalationCaught told late",
                r#"VariablesSet {"last":"1 of 3"}"#,
                "ElementPassed told",
                "ElementCompleted work",
                "ElementPassed noted"
            ]
        );
        run.complete_job("work", "{}").complete_job("work", "{}");
        assert_eq!(caught(&mut run), 2);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn only_the_first_instance_throws() {
        let mut run = working(r#"behavior="One" oneBehaviorEventRef="tells""#, "");
        for _ in 0..3 {
            run.complete_job("work", "{}");
        }
        assert_eq!(caught(&mut run), 1);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    fn thrown_where(condition: &str) -> String {
        format!(
            r#"<complexBehaviorDefinition><condition>{condition}</condition><event>
            <escalationEventDefinition escalationRef="escalation-late"/></event></complexBehaviorDefinition>"#
        )
    }

    #[test]
    fn an_instance_throws_where_the_condition_holds() {
        let second = thrown_where("=numberOfCompletedInstances = 2 or failed");
        let mut run = working(r#"behavior="Complex""#, &second);
        for _ in 0..3 {
            run.complete_job("work", r#"{"failed":false}"#);
        }
        assert_eq!(caught(&mut run), 1);
        assert_eq!(run.variables(), r#"{"last":"2 of 3"}"#);
    }

    #[test]
    fn a_condition_that_gives_no_boolean_is_an_incident_before_anything_is_thrown() {
        let mut run = working(r#"behavior="Complex""#, &thrown_where("=failed"));
        run.complete_job("work", r#"{"failed":"yes"}"#);
        assert!(
            run.incidents()[0].starts_with("work FeelError: a condition of the behavior of 'work'")
        );
        assert_eq!(caught(&mut run), 0);
        run.resolve("work", r#"{"failed":true}"#);
        assert_eq!(caught(&mut run), 1);
    }

    #[test]
    fn an_event_that_catches_it_and_interrupts_ends_the_activity() {
        let work = job("work").throwing("3", r#"behavior="One" oneBehaviorEventRef="tells""#, "");
        let content = sequence([start("start"), work, end("end")])
            + &sequence([boundary("told", "work").escalation("late"), end("stopped")]);
        let mut run = given(content).beside(BESIDE).start("{}");
        run.after().complete_job("work", "{}");
        let trace = run.trace();
        assert!(
            trace.contains(&"ElementPassed stopped".to_owned()),
            "{trace:?}"
        );
        assert!(
            !trace.contains(&"ElementPassed end".to_owned()),
            "{trace:?}"
        );
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn a_signal_is_published_with_the_numbers_of_the_activity() {
        let work =
            job("work").throwing("2", r#"behavior="None" noneBehaviorEventRef="signals""#, "");
        let content = sequence([start("start"), work, end("end")]);
        let mut run = given(content).beside(BESIDE).start("{}");
        run.complete_job("work", "{}").complete_job("work", "{}");
        let signaled = run.signaled();
        assert_eq!(signaled.len(), 2);
        for part in [
            r#""numberOfInstances":2"#,
            r#""numberOfCompletedInstances":2"#,
            r#""loopCounter":2"#,
        ] {
            assert!(signaled[1].contains(part), "{signaled:?}");
        }
    }
}
