//! `bpmn:intermediateThrowEvent` (BPMN 2.0.2, 13.5.2): publishes its message; without one it marks a state that was reached, or
//! its token goes on by a link.

#[cfg(test)]
mod tests {
    use crate::testing::{bpmn::*, given};
    #[test]
    fn without_a_definition_it_marks_a_state() {
        let mut run = given(sequence([start("start"), throw("reached"), end("end")])).start("{}");
        assert_eq!(
            run.trace()[2..],
            [
                "ElementPassed reached",
                "ElementPassed end",
                "InstanceCompleted"
            ]
        );
    }

    #[test]
    fn it_publishes_its_message_with_its_inputs_under_its_key() {
        let told = throw("told")
            .message("paid")
            .input("=amount * 2", "twice")
            .input("=order", "key");
        let mut run = given(sequence([start("start"), told, end("end")]))
            .start(r#"{"amount":2,"order":"o1"}"#);
        assert_eq!(run.published(), [r#"paid "o1" {"twice":4,"key":"o1"}"#]);
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }
}
