//! `bpmn:receiveTask` (BPMN 2.0.2, 10.3.3): waits for one message.

use super::{Behaviour, Here, Progress};
use crate::{
    instance::{step::Step, view::Fault},
    model::graph::ReceiveTask,
};

impl Behaviour for ReceiveTask {
    fn execute<'a>(&self, here: &Here<'a>, step: &mut Step<'a>) -> Result<Progress, Fault> {
        self.trigger.execute(here, step)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::{command::InstanceCommand, error::InstanceError, state::InstanceStatus};
    use crate::testing::{bpmn::*, given};
    use crate::value::Variables;

    #[test]
    fn it_waits_for_one_message() {
        let wait = receive("wait", "paid").output("=amount", "paid");
        let mut run =
            given(sequence([start("start"), wait, job("next"), end("end")])).start(r#"{"key":1}"#);
        let subscription = run.subscription("wait");
        run.message("paid", "1", r#"{"amount":5}"#);
        assert_eq!(run.variables(), r#"{"key":1,"paid":5}"#);
        let again = InstanceCommand::CorrelateMessage {
            subscription,
            message: crate::ids::MessageId(uuid::Uuid::from_u128(9)),
            variables: Variables::default(),
        };
        assert_eq!(
            run.command(again),
            Err(InstanceError::SubscriptionClosed(subscription))
        );
    }

    #[test]
    fn a_key_that_is_null_is_an_incident() {
        let mut run = given(sequence([
            start("start"),
            receive("wait", "paid"),
            end("end"),
        ]))
        .start("{}");
        assert!(run.incidents()[0].starts_with("wait SubscriptionError"));
        run.resolve("wait", r#"{"key":"k"}"#)
            .message("paid", r#""k""#, "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn each_item_of_a_multi_instance_waits_for_its_own() {
        let wait = receive("wait", "paid")
            .for_each("[1,2]")
            .input("=item", "key");
        let mut run = given(sequence([start("start"), wait, end("end")])).start("{}");
        run.message("paid", "2", r#"{"result":"b"}"#)
            .message("paid", "1", r#"{"result":"a"}"#);
        assert_eq!(run.variables(), r#"{"results":["a","b"]}"#);
    }
}
