//! `startQuantity` and `completionQuantity` of activities (BPMN 2.0.2, table 10.3): how many tokens begin one, and how many leave
//! it on each flow when it completes.

use super::element::{Compiler, Refused};
use super::outline::FlowNode;
use super::xml;
use crate::model::problem::Problem;

/// How many tokens may leave an activity at once, on all of its flows: each is named in what is stored.
const TOKENS: u64 = 1_000;

impl<'xml> Compiler<'_, 'xml> {
    /// The `completionQuantity`. That several tokens would begin the activity is reported.
    pub(super) fn quantities(&mut self, node: &FlowNode<'xml>) -> Result<u16, Refused> {
        let start = self.quantity(node, "startQuantity");
        let completion = self.quantity(node, "completionQuantity")?;
        if start? != 1 {
            self.report(node.xml, Problem::StartQuantity);
        }
        let flows = node.outgoing.len();
        let tokens = completion.saturating_mul(u64::try_from(flows.max(1)).unwrap_or(u64::MAX));
        if completion != 1 && tokens > TOKENS {
            let limit = TOKENS;
            self.report(node.xml, Problem::CompletionQuantity { limit, flows });
            return Err(Refused);
        }
        u16::try_from(completion).map_err(|_| Refused)
    }

    fn quantity(&mut self, node: &FlowNode<'xml>, attribute: &'static str) -> Result<u64, Refused> {
        let Some(found) = xml::attribute(node.xml, attribute) else {
            return Ok(1);
        };
        let digits = found.strip_prefix('+').unwrap_or(found);
        if let Ok(quantity @ 1..) = digits.parse() {
            return Ok(quantity);
        }
        let (found, expected) = (found.to_owned(), "a whole number of at least 1");
        self.report(
            node.xml,
            Problem::BadAttribute {
                attribute,
                found,
                expected,
            },
        );
        Err(Refused)
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::model::testing::found_around;
    use crate::testing::{Run, bpmn::*, given};

    fn with(attribute: &str) -> Vec<String> {
        found_around(&format!(r#"<task id="it" {attribute}/>"#))
    }

    #[test]
    fn quantities_are_whole_numbers_of_at_least_1() {
        for quantity in ["startQuantity", "completionQuantity"] {
            assert_eq!(with(&format!(r#"{quantity}="+1""#)), Vec::<String>::new());
            for illegal in ["0", "-1", "abc", "1.0"] {
                assert_eq!(
                    with(&format!(r#"{quantity}="{illegal}""#)),
                    [format!(
                        "storing: bpmn:task 'it' has {quantity}=\"{illegal}\", expected a whole number of at least 1"
                    )]
                );
            }
        }
    }

    #[test]
    fn several_tokens_begin_nothing_yet() {
        assert_eq!(
            with(r#"startQuantity="2""#),
            [
                "deploying: bpmn:task 'it' has a startQuantity other than 1 and cannot be executed yet"
            ]
        );
    }

    #[test]
    fn no_more_than_1000_tokens_leave_at_once() {
        assert_eq!(with(r#"completionQuantity="1000""#), Vec::<String>::new());
        let too_many = |flows: usize| {
            format!(
                "deploying: bpmn:task 'it' puts more than 1000 tokens on its outgoing flows as it completes (completionQuantity on \
                 each of {flows}): what is to be done so often is a multi-instance activity"
            )
        };
        for many in ["1001", "18446744073709551615"] {
            assert_eq!(
                with(&format!(r#"completionQuantity="{many}""#)),
                [too_many(1)]
            );
        }
        let content = sequence([start("start"), task("it").leaving("501"), end("end")])
            + &nodes([end("other")])
            + &path("it other");
        assert_eq!(crate::model::testing::found_in(&content), [too_many(2)]);
    }

    /// `it`, and a user task behind it.
    fn before_work(it: Node) -> String {
        sequence([start("start"), it, user_task("after"), end("end")])
    }

    fn ends_after(run: &mut Run, tokens: usize) {
        for _ in 0..tokens {
            assert_eq!(run.status(), InstanceStatus::Running);
            run.complete_task("after", "{}");
        }
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn so_many_tokens_leave_on_each_flow() {
        let content =
            before_work(job("it").leaving("3")) + &nodes([job("other")]) + &path("it other");
        for budget in [1, 100] {
            let mut run = given(content.clone()).budget(budget).start("{}");
            assert_eq!(run.active(), ["it"]);
            run.complete_job("it", "{}");
            let mut active = run.active();
            active.sort_unstable();
            assert_eq!(
                active,
                ["after", "after", "after", "other", "other", "other"]
            );
            for _ in 0..3 {
                run.complete_job("other", "{}");
            }
            ends_after(&mut run, 3);
        }
    }

    #[test]
    fn what_passes_at_once_puts_as_many() {
        let mut run = given(before_work(task("it").leaving("2"))).start("{}");
        ends_after(&mut run, 2);
    }

    #[test]
    fn a_flow_that_is_not_taken_gets_none() {
        let content = before_work(task("it").leaving("2").default_flow("it-after"))
            + &nodes([end("never")])
            + &flow_if("it", "never", "=false");
        let mut run = given(content).start("{}");
        ends_after(&mut run, 2);
    }

    #[test]
    fn a_repeated_activity_puts_them_when_all_of_it_completes() {
        for it in [job("it").for_each("[1,2]"), job("it").at_most("2")] {
            let mut run = given(before_work(it.leaving("3"))).start("{}");
            run.complete_job("it", "{}");
            assert!(!run.active().contains(&"after"));
            run.complete_job("it", "{}");
            ends_after(&mut run, 3);
        }
    }

    #[test]
    fn a_sub_process_puts_them_when_it_completes() {
        let inner = sequence([start("in"), end("out")]);
        let mut run = given(before_work(sub_process("it", inner).leaving("2"))).start("{}");
        ends_after(&mut run, 2);
    }

    #[test]
    fn an_activity_that_is_interrupted_is_left_once() {
        let content = before_work(job("it").leaving("3"))
            + &nodes([boundary("late", "it").timer("PT1H")])
            + &path("late after");
        let mut run = given(content).start("{}");
        run.fire("late");
        ends_after(&mut run, 1);
    }

    #[test]
    fn a_boundary_event_that_does_not_interrupt_is_left_once() {
        let content = before_work(job("it").leaving("3"))
            + &nodes([boundary("late", "it").timer("PT1H").non_interrupting()])
            + &path("late after");
        let mut run = given(content).start("{}");
        run.fire("late");
        assert_eq!(run.active(), ["it", "after"]);
        run.complete_job("it", "{}");
        ends_after(&mut run, 4);
    }

    #[test]
    fn a_join_takes_one_token_of_each_flow_at_a_time() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            job("it").leaving("2"),
            gateway("parallel", "join"),
            user_task("after"),
            end("end"),
        ]) + &nodes([job("other").leaving("2")])
            + &path("fork other join");
        for budget in [1, 100] {
            let mut run = given(content.clone()).budget(budget).start("{}");
            run.complete_job("it", "{}");
            assert_eq!(run.active(), ["other"]);
            run.complete_job("other", "{}");
            ends_after(&mut run, 2);
        }
    }

    #[test]
    fn tokens_that_left_while_it_was_suspended_are_all_there_after_it() {
        let mut run = given(before_work(job("it").leaving("3"))).start("{}");
        run.suspend().complete_job("it", "{}");
        assert!(!run.active().contains(&"after"));
        run.resume();
        ends_after(&mut run, 3);
    }
}
