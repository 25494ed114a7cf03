//! `bpmn:manualTask`: a job if it names a task type, else a user task of type `ManualTask` (contract, "Task kinds"). It behaves as
//! [a user task](super::user_task) does.

#[cfg(test)]
mod tests {
    use crate::instance::event::InstanceEvent;
    use crate::testing::{bpmn::*, given};

    #[test]
    fn without_a_task_type_it_is_a_user_task_of_its_own_kind() {
        let mut run = given(sequence([
            start("start"),
            manual_task("by_hand"),
            end("end"),
        ]))
        .start("{}");
        let created = run.events().iter().find_map(|event| match event {
            InstanceEvent::UserTaskCreated(created) => Some(created.task_type.clone()),
            _ => None,
        });
        assert_eq!(created.as_deref(), Some("ManualTask"));
        run.complete_task("by_hand", "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }

    #[test]
    fn with_a_task_type_it_is_a_job() {
        let mut run = given(sequence([
            start("start"),
            manual_task("robot").with_type("robot"),
            end("end"),
        ]))
        .start("{}");
        run.complete_job("robot", "{}");
        assert_eq!(run.trace().last().unwrap(), "InstanceCompleted");
    }
}
