//! Global tasks: tasks that stand beside the processes of a file. A call activity that calls one (BPMN 2.0.2, 10.3.6 and 13.3.5)
//! is a task of that kind: its own are mappings, loops, boundary events and execution listeners, the global task's what the work is.

use super::activity::{allowed, called_element};
use super::catalog::SHARED_TEXT;
use super::element::{Compiler, Refused};
use super::outline::FlowNode;
use super::vocabulary::FlowNodeType;
use super::xml::{self, Node};
use crate::model::extensions::{self, Extension, Extensions};
use crate::model::problem::Problem;

/// Where it stands what an activity does: in itself, or in the global task that it calls.
pub(super) struct Work<'xml> {
    pub(super) xml: Node<'xml>,
    pub(super) node_type: FlowNodeType,
    pub(super) extensions: Extensions<'xml>,
}

impl<'xml> Compiler<'_, 'xml> {
    /// The work of an activity with these extension elements.
    pub(super) fn work(
        &mut self,
        node: &FlowNode<'xml>,
        extensions: Extensions<'xml>,
    ) -> Result<Work<'xml>, Refused> {
        let Some((node_type, task)) = self.called_global_task(node, &extensions) else {
            return Ok(Work {
                xml: node.xml,
                node_type: node.node_type,
                extensions,
            });
        };
        // Each call activity that calls it reads all of it and keeps its texts.
        if task.range().len() > SHARED_TEXT {
            let id = xml::id(task).unwrap_or_default().to_owned();
            let limit = SHARED_TEXT;
            self.report(node.xml, Problem::LongGlobalTask { id, limit });
            return Err(Refused);
        }
        let subject = xml::subject(node.xml);
        if let Some(called) = extensions.get(Extension::CalledElement) {
            // No process is looked for, and a task gives and sees what tasks do.
            extensions::check_attributes(called, &["processId"], subject, self.findings);
        }
        self.check_children(task, node_type);
        let mut allowed = allowed(node_type).to_vec();
        allowed.retain(|extension| *extension != Extension::IoMapping);
        let of_task = Extensions::read(task, task, &allowed, self.findings);
        Ok(Work {
            xml: task,
            node_type,
            extensions: extensions.with(of_task, subject, self.findings),
        })
    }

    fn called_global_task(
        &self,
        node: &FlowNode<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Option<(FlowNodeType, Node<'xml>)> {
        let calls = node.node_type == FlowNodeType::CallActivity;
        let called = called_element(node.xml, extensions).filter(|_| calls)?;
        // What FEEL gives is the id of a process.
        let is_feel = called.starts_with('=');
        (!is_feel).then(|| self.catalog.global_task(xml::local(called)))?
    }
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::model::graph::{ElementKind, HumanTask, ScriptTask};
    use crate::model::testing::{around, file, found, kind_in, process, source};
    use crate::testing::{Run, bpmn::*, given};

    const CALL: &str = r#"<callActivity id="it" calledElement="global"/>"#;

    fn calling(call: &str, global: &str) -> String {
        file(&(process(&around(call)) + global))
    }

    #[test]
    fn it_is_a_task_of_that_kind() {
        let kind = |global: &str| kind_in(&calling(CALL, global));
        assert!(matches!(
            kind(r#"<globalTask id="global"/>"#),
            ElementKind::Task(None)
        ));
        let asked = kind(
            r#"<globalUserTask id="global"><extensionElements><q:assignmentDefinition assignee="ann"/>
            <q:formDefinition formId="order"/></extensionElements><rendering/></globalUserTask>"#,
        );
        let ElementKind::UserTask(HumanTask::UserTask(asked)) = asked else {
            panic!("a user task, not {asked:?}");
        };
        assert_eq!(asked.assignee.as_ref().map(source).as_deref(), Some("ann"));
        assert_eq!(asked.form_id.as_ref().map(source).as_deref(), Some("order"));
        assert!(matches!(
            kind(r#"<globalManualTask id="global"/>"#),
            ElementKind::ManualTask(HumanTask::UserTask(_))
        ));
        let with_type = |name: &str| {
            format!(
                r#"<{name} id="global"><extensionElements><q:taskDefinition type="pay"/></extensionElements></{name}>"#
            )
        };
        let ElementKind::BusinessRuleTask(job) = kind(&with_type("globalBusinessRuleTask")) else {
            panic!("a business rule task");
        };
        assert_eq!(source(&job.task_type), "pay");
        assert!(matches!(
            kind(&with_type("globalScriptTask")),
            ElementKind::ScriptTask(ScriptTask::Job(_))
        ));
    }

    #[test]
    fn a_script_is_feel_by_its_extension_element_or_by_its_language() {
        let script = |language: &str| {
            format!(
                r#"<globalScriptTask id="global" scriptLanguage="{language}"><script>1 + 1</script></globalScriptTask>"#
            )
        };
        let feel = kind_in(&calling(CALL, &script("feel")));
        assert!(matches!(feel, ElementKind::ScriptTask(ScriptTask::Feel(_))));
        assert_eq!(
            found(&calling(CALL, &script("groovy"))),
            [
                "deploying: bpmn:globalScriptTask 'global' has scriptFormat=\"groovy\" and cannot be executed: scripts are FEEL"
            ]
        );
    }

    #[test]
    fn what_is_missing_in_it_is_said_of_it() {
        assert_eq!(
            found(&calling(CALL, r#"<globalBusinessRuleTask id="global"/>"#)),
            [
                "deploying: bpmn:globalBusinessRuleTask 'global' has no task type: add the extension element taskDefinition with \
                 a type"
            ]
        );
        assert_eq!(
            found(&calling(CALL, r#"<globalScriptTask id="global"/>"#)),
            [
                "deploying: bpmn:globalScriptTask 'global' has no script: add bpmn:script or the extension element script with an \
                 expression"
            ]
        );
    }

    #[test]
    fn what_it_says_and_has_no_effect_is_told() {
        let call = r#"<callActivity id="it"><extensionElements>
            <q:calledElement processId="global" propagateAllChildVariables="false"/></extensionElements></callActivity>"#;
        let global = r#"<globalTask id="global"><extensionElements><q:ioMapping><q:output source="=1" target="x"/></q:ioMapping>
            <q:script expression="=1"/></extensionElements><timerEventDefinition/></globalTask>"#;
        assert_eq!(
            found(&calling(call, global)),
            [
                "deploying: bpmn:callActivity 'it' has the attribute 'propagateAllChildVariables' on its extension element \
                 'calledElement', which is not executed; known there: processId",
                "storing: bpmn:globalTask 'global' contains bpmn:timerEventDefinition, which BPMN 2.0 does not know in this place",
                "deploying: bpmn:globalTask 'global' has the extension element 'ioMapping', which has no effect there: remove it",
                "deploying: bpmn:globalTask 'global' has the extension element 'script', which has no effect there: remove it",
            ]
        );
    }

    #[test]
    fn one_that_is_too_long_to_be_read_by_each_that_calls_it_is_refused() {
        let global = format!(r#"<globalTask id="global" name="{}"/>"#, "x".repeat(1_000));
        assert_eq!(
            found(&calling(CALL, &global)),
            [
                "deploying: bpmn:callActivity 'it' calls the global task 'global', which is longer than 1000 bytes: call a process"
            ]
        );
    }

    fn run_of(it: Node, global: &str) -> Run {
        let content = sequence([start("start"), it, end("end")]);
        given(content).beside(global).start(r#"{"n":2}"#)
    }

    const TWICE: &str = r#"<globalScriptTask id="global"><extensionElements>
        <q:script expression="=n * 2" resultVariable="result"/></extensionElements></globalScriptTask>"#;

    #[test]
    fn its_results_are_those_of_a_task() {
        let run = run_of(call("it", "global"), TWICE);
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"n":2,"result":4}"#);
    }

    #[test]
    fn the_mappings_of_the_call_activity_are_its_own() {
        let it = call("it", "global")
            .input("=n + 1", "n")
            .output("=result", "x");
        assert_eq!(run_of(it, TWICE).variables(), r#"{"n":2,"x":6}"#);
    }

    #[test]
    fn a_call_activity_that_is_repeated_repeats_it() {
        let it = call("it", "global").input("=item", "n").for_each("[1,2]");
        assert_eq!(run_of(it, TWICE).variables(), r#"{"n":2,"results":[2,4]}"#);
    }

    #[test]
    fn boundary_events_and_listeners_of_both_are_called() {
        let ask = r#"<globalUserTask id="global"><extensionElements><q:taskListeners>
            <q:taskListener eventType="creating" type="tell"/></q:taskListeners></extensionElements></globalUserTask>"#;
        let content = sequence([
            start("start"),
            call("it", "global").listener("start", "begin"),
            end("end"),
        ]) + &sequence([boundary("late", "it").timer("PT1H"), end("gone")]);
        let mut run = given(content).beside(ask).start("{}");
        run.complete_job("it", "{}").complete_job("it", "{}");
        assert_eq!(run.active(), ["it"]);
        assert!(run.trace().contains(&"UserTaskCreated it".to_owned()));
        run.fire("late");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }
}
