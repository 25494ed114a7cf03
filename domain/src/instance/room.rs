//! Whether there is room in an instance.
//!
//! - **For variables that come from outside although nobody asks for it**: messages, signals, and what called instances tell. Each
//!   fits by itself; together they may not. Nobody is there who could be refused, so what has no room stays where it is, and an
//!   operator is told.
//! - **For more activities**: an instance that has become too large is suspended. So none of its tokens moves, whatever made it so
//!   large; what it has can be looked at, modified and canceled, and it goes on when the limit is raised.

use super::{
    error::InstanceError,
    event::{IncidentType, InstanceEvent, Repeat},
    state::InstanceStatus,
    step::Step,
    view::Fault,
};
use crate::value::Variables;

impl Step<'_> {
    /// Refuses variables that have no room, with an incident of the process itself: it may be any of many that takes the room, and
    /// to the element nothing has happened. It is raised once, however often the same is brought again. What waits parked had room
    /// when it came.
    pub(crate) fn must_have_room_for(&mut self, brought: &Variables) -> Result<(), InstanceError> {
        if brought.is_empty() || self.is_releasing {
            return Ok(());
        }
        // What has to wait replaces nothing yet.
        let replaced = if self.must_wait() {
            0
        } else {
            self.state.variables.bytes_replaced_by(brought)
        };
        let kept = self.state.bytes_of_variables().saturating_sub(replaced);
        let found = kept.saturating_add(brought.0.bytes());
        let limit = self.variables_limit;
        if found <= limit {
            return Ok(());
        }
        self.tell_that_there_is_no_room(found);
        Err(InstanceError::VariablesTooLarge { found, limit })
    }

    /// Suspends an instance that has become too large, with an incident. One that is resumed though it still is, is suspended again.
    pub(super) fn suspend_if_too_large(&mut self) {
        let (found, limit) = (self.state.structure(), self.structure_limit);
        let is_running = self.state.status == InstanceStatus::Running;
        if found <= limit || !is_running || self.state.suspended {
            return;
        }
        let activations = self.state.activations.len();
        let reason = format!(
            "the instance has {activations} activations and takes about {found} bytes beside its variables, and may take {limit} \
             (INSTANCE_MAX_STATE_BYTES)"
        );
        self.raise_once(format!(
            "{reason}: it is suspended. Look at what it repeats, and cancel or modify it; if so much is meant, raise the limit, \
             restart, resume it and resolve the incident"
        ));
        let reason = Some(reason);
        self.emit(InstanceEvent::InstanceSuspended { reason });
    }

    fn tell_that_there_is_no_room(&mut self, found: u64) {
        self.raise_once(format!(
            "a message, a signal or a called instance brings variables that have no room: with them the instance would hold {found} \
             bytes of variables and may hold {limit} (INSTANCE_MAX_VARIABLES_BYTES). Messages and called instances wait, and signals \
             until their time is over. Resume the instance if it is suspended, set variables that are not needed to null, and \
             resolve the incident",
            limit = self.variables_limit
        ));
    }

    fn raise_once(&mut self, message: String) {
        let root = self.state.root();
        self.end_incident_of_conditions(root);
        let is_running = self.state.status == InstanceStatus::Running;
        if !is_running || self.state.incident_of(root).is_some() {
            return;
        }
        let fault = Fault::new(IncidentType::SnapshotSizeExceeded, message);
        self.raise_on_root(fault, Repeat::Execute);
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        ids::{MessageId, SignalId},
        instance::{
            command::InstanceCommand, error::InstanceError, event::Outcome, state::InstanceStatus,
        },
        testing::{Given, Run, bpmn::*, given, json, plain_start},
        value::Variables,
    };
    use uuid::Uuid;

    const MEBIBYTE: usize = 1 << 20;

    /// A variable of so many MiB. An instance may hold 16.
    fn large(name: &str, mebibytes: usize) -> Variables {
        let mut variables = Variables::default();
        variables.set(name, "a".repeat(mebibytes * MEBIBYTE).as_str().into());
        variables
    }

    /// Work beside an event sub-process that is triggered again and again.
    fn waiting() -> Run {
        let came = start("came").signal("closed").non_interrupting();
        let handled = sequence([came, user_task("handle"), end("handled")]);
        let content = sequence([start("start"), job("work"), end("end")])
            + &nodes([event_sub_process("handler", handled)]);
        given(content).unchecked().start("{}")
    }

    fn signal(run: &Run, number: usize, variables: Variables) -> InstanceCommand {
        let mut activations = run.state.activations.values();
        let open = activations.find_map(|activation| activation.subscriptions.first());
        InstanceCommand::ReceiveSignal {
            subscription: open.unwrap().id,
            signal: SignalId(Uuid::from_u128(number as u128)),
            expires_at: jiff::Timestamp::MAX,
            variables,
        }
    }

    /// Signals of 4 MiB, each with a name of its own, until one is refused. Gives its number.
    fn fill(run: &mut Run) -> usize {
        (1..100)
            .find(|number| {
                let brought = large(&format!("of{number}"), 4);
                let command = signal(run, *number, brought);
                match run.command(command) {
                    Ok(()) => false,
                    Err(InstanceError::VariablesTooLarge { limit, .. }) => {
                        assert_eq!(limit, 16 << 20);
                        true
                    }
                    Err(error) => panic!("{error}"),
                }
            })
            .unwrap()
    }

    #[test]
    fn many_signals_together_find_no_more_room_than_one() {
        let mut run = waiting();
        assert_eq!(fill(&mut run), 4);
        assert!(run.state.bytes_of_variables() <= 16 << 20);
        assert_eq!(run.incidents().len(), 1);
    }

    #[test]
    fn so_do_those_that_wait_until_the_instance_is_resumed() {
        let mut run = waiting();
        run.suspend();
        assert_eq!(fill(&mut run), 4);
        assert!(run.state.bytes_of_variables() <= 16 << 20);
        run.resume();
        assert_eq!(
            run.activations_of("handle").count(),
            3,
            "what had room is not lost"
        );
    }

    #[test]
    fn the_incident_is_raised_once_and_what_had_no_room_comes_when_there_is_some() {
        let mut run = waiting();
        let number = fill(&mut run);
        let again = signal(&run, number, large("again", 4));
        let events = run.events().len();
        assert!(run.command(again.clone()).is_err());
        assert_eq!(run.events().len(), events);

        let task = run.activations_of("handle").next().unwrap();
        run.must(InstanceCommand::CompleteUserTask {
            activation: task,
            variables: Variables::default(),
        });
        run.must(again);
        assert_eq!(run.activations_of("handle").count(), 3);
    }

    #[test]
    fn what_brings_nothing_needs_no_room() {
        let mut run = waiting();
        let number = fill(&mut run);
        let command = signal(&run, number, Variables::default());
        run.must(command);
    }

    #[test]
    fn messages_wait_as_well() {
        let came = start("came").message("paid").non_interrupting();
        let handled = sequence([came, user_task("handle"), end("handled")]);
        let content = sequence([start("start"), job("work"), end("end")])
            + &nodes([event_sub_process("handler", handled)]);
        let mut run = given(content).unchecked().start(r#"{"key":1}"#);
        let mut activations = run.state.activations.values();
        let open = activations.find_map(|activation| activation.subscriptions.first());
        let subscription = open.unwrap().id;
        let results: Vec<_> = (1..6_u128)
            .map(|number| {
                run.command(InstanceCommand::CorrelateMessage {
                    subscription,
                    message: MessageId(Uuid::from_u128(number)),
                    variables: large("same", 4),
                })
                .is_ok()
            })
            .collect();
        assert_eq!(results, [true, true, true, false, false]);
    }

    #[test]
    fn nor_is_a_called_instance_over_for_its_caller_before_there_is_room() {
        let content = sequence([start("start"), call("call", "other"), end("end")]);
        let mut run = given(content)
            .beside(other_with_job())
            .unchecked()
            .start("{}");
        run.must(InstanceCommand::SetVariables(large("own", 9)));
        let mut activations = run.state.activations.values();
        let called = activations.find_map(|activation| {
            let child = activation.called_now()?;
            Some((activation.id, child))
        });
        let (activation, child) = called.unwrap();
        let ended = || InstanceCommand::EndCalledInstance {
            activation,
            child,
            outcome: Outcome::Completed,
            variables: large("brought", 9),
            escalations: 0,
        };
        assert!(run.command(ended()).is_err());
        assert_eq!(run.status(), InstanceStatus::Running);
        assert_eq!(run.incidents().len(), 1);

        run.must(InstanceCommand::SetVariables(json(r#"{"own":null}"#)));
        run.must(ended());
        run.resolve("process", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    /// So many jobs at once, and then the process ends.
    fn repeated(so_often: u32) -> Given {
        let work = job("work").so_often(&so_often.to_string());
        given(sequence([start("start"), work, end("end")])).unchecked()
    }

    #[test]
    fn an_instance_that_has_become_too_large_is_suspended_and_goes_on_when_the_limit_is_raised() {
        let mut run = repeated(1_000).not_started();
        run.structure_limit = 100_000;
        run.must(InstanceCommand::Start(Box::new(plain_start())));
        assert!(run.state.suspended);
        let took = run.state.structure();
        assert!((100_000..103_000).contains(&took), "{took}");
        let [incident] = &run.incidents()[..] else {
            panic!("{:?}", run.incidents())
        };
        assert!(incident.contains("INSTANCE_MAX_STATE_BYTES"), "{incident}");

        run.resume();
        assert!(run.state.suspended, "it is as large as before");
        assert_eq!((run.state.structure(), run.incidents().len()), (took, 1));

        run.structure_limit = u64::MAX;
        run.resume();
        assert_eq!(run.activations_of("work").count(), 2_001);
        run.resolve("process", "{}");
        assert_eq!(run.incidents().len(), 0);
    }

    #[test]
    fn it_can_be_canceled() {
        let mut run = repeated(1_000).not_started();
        run.structure_limit = 100_000;
        run.must(InstanceCommand::Start(Box::new(plain_start())));
        run.cancel();
        assert_eq!(run.status(), InstanceStatus::Canceled);
        assert_eq!(run.state.structure(), 0);
    }

    #[test]
    fn what_an_ad_hoc_sub_process_begins_with_counts_before_it_has_begun() {
        let many = ad_hoc("ad-hoc", nodes([job("work")]))
            .choosing("for i in 1..10000 return &quot;work&quot;");
        let content = sequence([start("start"), many, end("end")]);
        let mut run = given(content).unchecked().not_started();
        run.structure_limit = 100_000;
        run.must(InstanceCommand::Start(Box::new(plain_start())));
        assert!(run.state.suspended);
        assert_eq!(run.activations_of("work").count(), 0);
    }

    #[test]
    fn fifty_thousand_items_have_room() {
        let run = repeated(500).start("{}");
        assert!(run.state.structure() * 100 < 128 << 20);
    }
}
