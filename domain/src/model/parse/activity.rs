//! Activities: tasks, call activities and sub-processes.

use super::element::{Compiled, Compiler, Refused};
use super::global_task::Work;
use super::outline::FlowNode;
use super::text;
use super::vocabulary::FlowNodeType;
use super::xml::{self, Node};
use crate::model::extensions::Extension::{
    AdHoc, AssignmentDefinition, CalledElement, FormDefinition, IoMapping, PriorityDefinition,
    Script as ScriptExtension, Subscription, TaskDefinition, TaskHeaders, TaskListeners,
    TaskSchedule, TimeToLive, UserTask,
};
use crate::model::extensions::{Extension, Extensions};
use crate::model::graph::{
    Binding, CallActivity, ElementKind, HumanTask, JobDefinition, ReceiveTask, Script, ScriptTask,
    SendTask, Text, Trigger, Triggers, UserTaskDefinition,
};
use crate::model::problem::Problem;
use crate::model::timer;
use crate::model::vendors;

/// How many attempts a job has if the file does not say.
const RETRIES: &str = "3";

/// The highest priority of a user task.
pub(crate) const PRIORITY: u8 = 100;

impl<'xml> Compiler<'_, 'xml> {
    pub(super) fn activity(&mut self, node: &FlowNode<'xml>) -> Option<Compiled> {
        let xml = node.xml;
        // What it says is read with the outline.
        xml::boolean(xml, "isForCompensation", false, self.findings);
        let completion_quantity = self.quantities(node);
        let extensions = self.extensions(xml, allowed(node.node_type));
        let inputs = self.mappings(xml, &extensions, "input");
        let outputs = self.mappings(xml, &extensions, "output");
        let loop_characteristics = self.loop_characteristics(node);
        let work = self.work(node, extensions).ok()?;
        let kind = self.activity_kind(node, &work);
        let listeners = self.listeners(xml, &work.extensions, None);
        Some(Compiled {
            kind: kind.ok()?,
            inputs,
            outputs,
            loop_characteristics: loop_characteristics.ok()?,
            completion_quantity: completion_quantity.ok()?,
            listeners,
        })
    }

    fn activity_kind(
        &mut self,
        node: &FlowNode<'xml>,
        work: &Work<'xml>,
    ) -> Result<ElementKind, Refused> {
        let (xml, extensions) = (work.xml, &work.extensions);
        Ok(match work.node_type {
            FlowNodeType::Task => ElementKind::Task(self.task(xml, extensions)?),
            FlowNodeType::ManualTask => ElementKind::ManualTask(self.human_task(xml, extensions)?),
            FlowNodeType::ServiceTask => ElementKind::ServiceTask(self.job(xml, extensions)?),
            FlowNodeType::BusinessRuleTask => {
                ElementKind::BusinessRuleTask(self.job(xml, extensions)?)
            }
            FlowNodeType::SendTask => ElementKind::SendTask(self.send(xml, xml, extensions)?),
            FlowNodeType::ReceiveTask => {
                let message = if xml::boolean(xml, "instantiate", false, self.findings) {
                    self.starting_message(xml, xml, extensions)?
                } else {
                    self.message_of_flow(node, xml, extensions)?
                };
                ElementKind::ReceiveTask(ReceiveTask {
                    trigger: Triggers::One(Trigger::Message(message)),
                })
            }
            FlowNodeType::UserTask => ElementKind::UserTask(self.human_task(xml, extensions)?),
            FlowNodeType::ScriptTask => ElementKind::ScriptTask(self.script_task(xml, extensions)?),
            FlowNodeType::CallActivity => {
                ElementKind::CallActivity(self.call_activity(xml, extensions)?)
            }
            FlowNodeType::SubProcess if node.is_event_sub_process => {
                ElementKind::EventSubProcess(self.event_sub_process(node)?)
            }
            FlowNodeType::SubProcess => ElementKind::SubProcess(node.scope.clone()),
            FlowNodeType::Transaction => {
                self.check_transaction(xml);
                ElementKind::Transaction(node.scope.clone())
            }

            FlowNodeType::AdHocSubProcess => {
                ElementKind::AdHocSubProcess(Box::new(self.ad_hoc_sub_process(node, extensions)?))
            }
            _ => return Err(Refused),
        })
    }

    /// What a transaction can say that it does not do (BPMN 2.0.2, 10.3.5).
    fn check_transaction(&mut self, node: Node<'xml>) {
        let method = xml::attribute(node, "method").unwrap_or("##Compensate");
        if method != "##Compensate" {
            let method = method.to_owned();
            self.report(node, Problem::TransactionMethod { method });
        }
        if xml::boolean(node, "triggeredByEvent", false, self.findings) {
            self.report(node, Problem::TriggeredTransaction);
        }
    }

    /// `taskDefinition` and `taskHeaders`.
    pub(super) fn job(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<JobDefinition, Refused> {
        let Some(task_type) = extensions.attribute(TaskDefinition, "type") else {
            let found = vendors::called_by(node);
            self.report(node, Problem::MissingTaskType { found });
            return Err(Refused);
        };
        let retries = self.retries(node, extensions.attribute(TaskDefinition, "retries"))?;
        let task_type = self.short_text(node, task_type, "type of taskDefinition")?;
        Ok(JobDefinition {
            task_type,
            retries,
            headers: self.headers(node, extensions.get(TaskHeaders)),
        })
    }

    /// How many attempts a job has.
    pub(super) fn retries(
        &mut self,
        node: Node<'xml>,
        found: Option<&str>,
    ) -> Result<Text, Refused> {
        let retries = self.text(node, found.unwrap_or(RETRIES), "retries")?;
        if let Text::Literal(found) = &retries
            && found.parse::<u32>().is_err()
        {
            self.report(
                node,
                Problem::Retries {
                    found: found.clone(),
                },
            );
        }
        Ok(retries)
    }

    fn task(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Option<JobDefinition>, Refused> {
        if extensions.get(TaskDefinition).is_some() {
            return self.job(node, extensions).map(Some);
        }
        self.unused(node, extensions, &[TaskHeaders]);
        Ok(None)
    }

    /// A user or manual task: a job if it names a task type, unless `userTask` says that it is none.
    fn human_task(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<HumanTask, Refused> {
        if extensions.get(TaskDefinition).is_none() || extensions.get(UserTask).is_some() {
            self.unused(node, extensions, &[TaskDefinition]);
            let definition = self.user_task(node, extensions)?;
            return Ok(HumanTask::UserTask(Box::new(definition)));
        }
        let of_people = [
            AssignmentDefinition,
            FormDefinition,
            TaskSchedule,
            PriorityDefinition,
            TaskListeners,
        ];
        self.unused(node, extensions, &of_people);
        Ok(HumanTask::Job(self.job(node, extensions)?))
    }

    /// A send task or message event: a job if it names a task type, else it publishes its message.
    /// `message_owner` is the element with the `messageRef`.
    pub(super) fn send(
        &mut self,
        node: Node<'xml>,
        message_owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<SendTask, Refused> {
        if extensions.get(TaskDefinition).is_some() {
            self.unused(node, extensions, &[Subscription, TimeToLive]);
            return Ok(SendTask::Job(self.job(node, extensions)?));
        }
        self.unused(node, extensions, &[TaskHeaders]);
        if xml::reference(message_owner, "messageRef").is_none() {
            self.report(node, Problem::NothingToSend);
            return Err(Refused);
        }
        Ok(SendTask::Message(self.published_message(
            node,
            message_owner,
            extensions,
        )?))
    }

    fn user_task(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<UserTaskDefinition, Refused> {
        let mut attribute = |extension: Extension, name: &'static str| {
            self.optional_text(node, extensions.attribute(extension, name), name)
        };
        let (form_key, external_reference) = (
            attribute(FormDefinition, "formKey")?,
            attribute(FormDefinition, "externalReference")?,
        );
        let definition = UserTaskDefinition {
            assignee: attribute(AssignmentDefinition, "assignee")?,
            candidate_users: attribute(AssignmentDefinition, "candidateUsers")?,
            candidate_groups: attribute(AssignmentDefinition, "candidateGroups")?,
            form_key: form_key.or(external_reference),
            form_id: attribute(FormDefinition, "formId")?,
            due_date: attribute(TaskSchedule, "dueDate")?,
            follow_up_date: attribute(TaskSchedule, "followUpDate")?,
            priority: attribute(PriorityDefinition, "priority")?,
            headers: self.headers(node, extensions.get(TaskHeaders)),
        };
        self.check_assignment(node, &definition);
        self.check_schedule(node, &definition);
        Ok(definition)
    }

    /// Finds people and groups that nobody can be looked up by.
    fn check_assignment(&mut self, node: Node<'xml>, definition: &UserTaskDefinition) {
        if let Some(Text::Literal(person)) = &definition.assignee {
            self.check_short(node, person, "assignee");
        }
        for (field, text) in [
            ("candidateUsers", &definition.candidate_users),
            ("candidateGroups", &definition.candidate_groups),
        ] {
            if let Some(Text::Literal(list)) = text {
                for candidate in list.split(',') {
                    self.check_short(node, candidate.trim(), field);
                }
            }
        }
    }

    /// Finds dates and a priority that are wrong whenever the task begins.
    fn check_schedule(&mut self, node: Node<'xml>, definition: &UserTaskDefinition) {
        for (field, date) in [
            ("dueDate", &definition.due_date),
            ("followUpDate", &definition.follow_up_date),
        ] {
            if let Some(Text::Literal(date)) = date
                && let Err(error) = timer::parse_date(date, &jiff::tz::TimeZone::UTC)
            {
                self.report(node, Problem::Timer { field, error });
            }
        }
        if let Some(Text::Literal(found)) = &definition.priority
            && !found
                .trim()
                .parse()
                .is_ok_and(|priority: u8| priority <= PRIORITY)
        {
            let found = found.clone();
            self.report(node, Problem::Priority { found });
        }
    }

    /// A script task is a job if it names a task type: a worker runs its script.
    fn script_task(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<ScriptTask, Refused> {
        if extensions.get(TaskDefinition).is_none() {
            self.unused(node, extensions, &[TaskHeaders]);
            return Ok(ScriptTask::Feel(self.script(node, extensions)?));
        }
        self.unused(node, extensions, &[ScriptExtension]);
        if xml::children_named(node, "script").next().is_some() {
            self.report(node, Problem::ScriptOfJob);
        }
        Ok(ScriptTask::Job(self.job(node, extensions)?))
    }

    /// The extension element `script`, or `bpmn:script` in FEEL (BPMN 2.0.2, section 10.3.3).
    fn script(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Script, Refused> {
        let standard = xml::children_named(node, "script").next();
        let source = match (extensions.get(ScriptExtension), standard) {
            (Some(_), Some(_)) => {
                self.report(node, Problem::TwoScripts);
                return Err(Refused);
            }
            (Some(extension), None) => {
                xml::attribute(extension, "expression").map(std::borrow::Cow::Borrowed)
            }
            (None, Some(script)) => {
                // A global script task calls it `scriptLanguage` (BPMN 2.0.2, `Semantic.xsd`).
                let format = xml::attribute(node, "scriptFormat");
                if let Some(format) = format.or_else(|| xml::attribute(node, "scriptLanguage"))
                    && !text::is_feel(format)
                {
                    self.report(
                        node,
                        Problem::ScriptFormat {
                            format: format.to_owned(),
                        },
                    );
                    return Err(Refused);
                }
                Some(xml::text(script)).filter(|script| !script.is_empty())
            }
            (None, None) => None,
        };
        let Some(source) = source else {
            self.report(node, Problem::MissingScript);
            return Err(Refused);
        };
        let expression = text::expression(&source, "the script", xml::subject(node), self.findings);
        let variable = extensions.attribute(ScriptExtension, "resultVariable");
        let result_variable = self.variable(node, variable, "resultVariable");
        Ok(Script {
            expression: expression.ok_or(Refused)?,
            result_variable,
        })
    }

    /// `bindingType` and `versionTag` of `calledElement`.
    fn binding(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Binding, Refused> {
        let tag = extensions.attribute(CalledElement, "versionTag");
        let binding = extensions
            .attribute(CalledElement, "bindingType")
            .unwrap_or("latest");
        let problem = match (binding, tag) {
            ("latest", None) => return Ok(Binding::Latest),
            ("deployment", None) => return Ok(Binding::Deployment),
            ("versionTag", Some(tag)) => {
                return self
                    .short_text(node, tag, "versionTag")
                    .map(Binding::VersionTag);
            }
            ("versionTag", None) => Problem::MissingVersionTag,
            ("latest" | "deployment", Some(_)) => Problem::UnusedVersionTag,
            (found, _) => Problem::Binding {
                found: found.to_owned(),
            },
        };
        self.report(node, problem);
        Err(Refused)
    }

    /// The extension element `calledElement`, or the attribute of that name.
    fn call_activity(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<CallActivity, Refused> {
        let Some(called) = called_element(node, extensions) else {
            self.report(node, Problem::MissingCalledElement);
            return Err(Refused);
        };
        let process_id = match self.short_text(node, called, "calledElement")? {
            // `calledElement` is a qualified name, whose prefix names a namespace of this file.
            Text::Literal(id) => Text::Literal(xml::local(&id).to_owned()),
            feel @ Text::Feel(_) => feel,
        };
        let binding = self.binding(node, extensions)?;
        let mut propagates = |name| {
            extensions
                .get(CalledElement)
                .is_none_or(|called| xml::boolean(called, name, true, self.findings))
        };
        Ok(CallActivity {
            process_id,
            binding,
            propagate_all_child_variables: propagates("propagateAllChildVariables"),
            propagate_all_parent_variables: propagates("propagateAllParentVariables"),
        })
    }
}

/// What a call activity calls: by the extension element `calledElement`, or the attribute of that name.
pub(super) fn called_element<'xml>(
    node: Node<'xml>,
    extensions: &Extensions<'xml>,
) -> Option<&'xml str> {
    extensions
        .attribute(CalledElement, "processId")
        .or_else(|| xml::attribute(node, "calledElement"))
}

/// The extension elements that have an effect on an activity.
pub(super) fn allowed(node_type: FlowNodeType) -> &'static [Extension] {
    match node_type {
        FlowNodeType::Task | FlowNodeType::ServiceTask | FlowNodeType::BusinessRuleTask => {
            &[IoMapping, TaskDefinition, TaskHeaders]
        }
        FlowNodeType::ManualTask => &[
            IoMapping,
            TaskDefinition,
            TaskHeaders,
            AssignmentDefinition,
            FormDefinition,
            TaskSchedule,
            PriorityDefinition,
            TaskListeners,
        ],
        FlowNodeType::SendTask => &[
            IoMapping,
            TaskDefinition,
            TaskHeaders,
            Subscription,
            TimeToLive,
        ],
        FlowNodeType::ReceiveTask => &[IoMapping, Subscription],
        FlowNodeType::UserTask => &[
            IoMapping,
            TaskDefinition,
            TaskHeaders,
            AssignmentDefinition,
            FormDefinition,
            TaskSchedule,
            PriorityDefinition,
            UserTask,
            TaskListeners,
        ],
        FlowNodeType::ScriptTask => &[IoMapping, ScriptExtension, TaskDefinition, TaskHeaders],
        FlowNodeType::CallActivity => &[IoMapping, CalledElement],
        FlowNodeType::SubProcess | FlowNodeType::Transaction => &[IoMapping],
        // A worker cannot choose what begins in it; that is said where it is read.
        FlowNodeType::AdHocSubProcess => &[IoMapping, AdHoc, TaskDefinition, TaskHeaders],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::RETRIES;
    use crate::model::graph::{ElementKind, HumanTask, JobDefinition, ScriptTask, SendTask};
    use crate::model::testing::{around, file, found_around, kind, kind_in, process, source};

    fn job(kind: ElementKind) -> JobDefinition {
        match kind {
            ElementKind::ServiceTask(job)
            | ElementKind::BusinessRuleTask(job)
            | ElementKind::Task(Some(job))
            | ElementKind::ManualTask(HumanTask::Job(job))
            | ElementKind::UserTask(HumanTask::Job(job))
            | ElementKind::ScriptTask(ScriptTask::Job(job))
            | ElementKind::SendTask(SendTask::Job(job)) => job,
            other => panic!("expected a job, found {other:?}"),
        }
    }

    #[test]
    fn a_service_task_is_a_job() {
        let job = job(kind(
            r#"<serviceTask id="it"><extensionElements><q:taskDefinition type="pay" retries="=n"/>
            <q:taskHeaders><q:header key="queue" value="fast"/></q:taskHeaders></extensionElements></serviceTask>"#,
        ));
        assert_eq!(source(&job.task_type), "pay");
        assert_eq!(source(&job.retries), "=n");
        assert_eq!(job.headers, [("queue".to_owned(), "fast".to_owned())]);
    }

    #[test]
    fn extension_elements_of_any_namespace_count() {
        let job = job(kind(
            r#"<serviceTask id="it"><extensionElements>
            <z:taskDefinition xmlns:z="http://camunda.org/schema/zeebe/1.0" type="pay"/></extensionElements></serviceTask>"#,
        ));
        assert_eq!(source(&job.task_type), "pay");
        assert_eq!(source(&job.retries), RETRIES);
    }

    #[test]
    fn a_job_needs_a_type_and_a_number_of_attempts() {
        assert_eq!(
            found_around(r#"<serviceTask id="it"/>"#),
            [
                "deploying: bpmn:serviceTask 'it' has no task type: add the extension element taskDefinition with a type"
            ]
        );
        for retries in ["-1", "two", "1.5"] {
            let task = format!(
                r#"<serviceTask id="it"><extensionElements><q:taskDefinition type="pay" retries="{retries}"/>
                </extensionElements></serviceTask>"#
            );
            assert_eq!(
                found_around(&task),
                [format!(
                    "storing: bpmn:serviceTask 'it' has retries '{retries}', expected a whole number, \
                     or FEEL"
                )]
            );
        }
    }

    #[test]
    fn generic_and_manual_tasks_are_jobs_if_they_name_a_type() {
        let with_type = |kind: &str| {
            format!(
                r#"<{kind} id="it"><extensionElements><q:taskDefinition type="x"/></extensionElements></{kind}>"#
            )
        };
        assert_eq!(source(&job(kind(&with_type("task"))).task_type), "x");
        assert_eq!(source(&job(kind(&with_type("manualTask"))).task_type), "x");
        assert!(matches!(
            kind(r#"<task id="it"/>"#),
            ElementKind::Task(None)
        ));
        assert!(matches!(
            kind(r#"<manualTask id="it"/>"#),
            ElementKind::ManualTask(HumanTask::UserTask(_))
        ));
    }

    #[test]
    fn a_send_task_is_a_job_or_publishes_its_message() {
        let xml = file(
            &(r#"<message id="m" name="paid"/>"#.to_owned()
                + &process(&around(
                    r#"<sendTask id="it" messageRef="m"><extensionElements><q:subscription correlationKey="=id"/>
                    <q:ttl>PT1H</q:ttl></extensionElements></sendTask>"#,
                ))),
        );
        let ElementKind::SendTask(SendTask::Message(message)) = kind_in(&xml) else {
            panic!("expected a message")
        };
        assert_eq!(source(&message.name), "paid");
        assert_eq!(
            message.correlation_key.as_ref().map(source).as_deref(),
            Some("=id")
        );
        assert_eq!(message.ttl.as_ref().map(source).as_deref(), Some("PT1H"));
        assert_eq!(
            found_around(r#"<sendTask id="it"/>"#),
            [
                "deploying: bpmn:sendTask 'it' sends nothing: add a messageRef, or the extension element taskDefinition \
              with a type"
            ]
        );
    }

    #[test]
    fn a_user_task_says_who_and_with_which_form() {
        let ElementKind::UserTask(HumanTask::UserTask(task)) = kind(
            r#"<userTask id="it"><extensionElements><q:userTask/>
            <q:assignmentDefinition assignee="=owner" candidateUsers="ann, bob" candidateGroups="=groups"/>
            <q:formDefinition formKey="key" formId="form" bindingType="deployment"/>
            <q:taskSchedule dueDate="=due" followUpDate="2027-01-31T08:00:00Z"/><q:priorityDefinition priority="80"/>
            </extensionElements></userTask>"#,
        ) else {
            panic!("expected a user task")
        };
        let texts = [
            task.assignee,
            task.candidate_users,
            task.candidate_groups,
            task.form_key,
            task.form_id,
            task.due_date,
            task.follow_up_date,
            task.priority,
        ];
        let texts: Vec<String> = texts.iter().flatten().map(source).collect();
        assert_eq!(
            texts,
            [
                "=owner",
                "ann, bob",
                "=groups",
                "key",
                "form",
                "=due",
                "2027-01-31T08:00:00Z",
                "80"
            ]
        );
    }

    #[test]
    fn a_form_that_others_keep_is_the_key() {
        let ElementKind::UserTask(HumanTask::UserTask(task)) = kind(
            r#"<userTask id="it"><extensionElements><q:formDefinition externalReference="my-form"/></extensionElements></userTask>"#,
        ) else {
            panic!("expected a user task")
        };
        assert_eq!(
            task.form_key.as_ref().map(source).as_deref(),
            Some("my-form")
        );
    }

    #[test]
    fn dates_and_priorities_that_are_always_wrong_are_found() {
        assert_eq!(
            found_around(
                r#"<userTask id="it"><extensionElements><q:taskSchedule dueDate="tomorrow"/>
                <q:priorityDefinition priority="101"/></extensionElements></userTask>"#
            )
            .len(),
            2
        );
    }

    #[test]
    fn a_business_rule_task_is_a_job_and_calls_no_decision() {
        let task = |extensions: &str| {
            format!(
                r#"<businessRuleTask id="it"><extensionElements>{extensions}</extensionElements></businessRuleTask>"#
            )
        };
        let typed = r#"<q:taskDefinition type="rate" retries="2"/>"#;
        let job = job(kind(&task(typed)));
        assert_eq!(source(&job.task_type), "rate");
        assert_eq!(source(&job.retries), "2");
        let decision = r#"<q:calledDecision decisionId="risk" resultVariable="risk"/>"#;
        let refused = "deploying: bpmn:businessRuleTask 'it' has the extension element 'calledDecision', which is not \
            executed: decisions are not called yet. Write a taskDefinition in its place, and let a worker decide";
        assert_eq!(
            found_around(&task(decision)),
            [
                refused,
                "deploying: bpmn:businessRuleTask 'it' has no task type: add the extension element taskDefinition with \
                 a type"
            ]
        );
        assert_eq!(
            found_around(&task(&(typed.to_owned() + decision))),
            [refused]
        );
    }

    #[test]
    fn user_and_script_tasks_are_jobs_if_they_name_a_type() {
        let with_type = |kind: &str, more: &str| {
            format!(
                r#"<{kind} id="it"><extensionElements><q:taskDefinition type="x"/>{more}</extensionElements></{kind}>"#
            )
        };
        let headers = r#"<q:taskHeaders><q:header key="script" value="a+b"/></q:taskHeaders>"#;
        for task in [
            with_type("userTask", headers),
            with_type("scriptTask", headers),
        ] {
            let job = job(kind(&task));
            assert_eq!(source(&job.task_type), "x");
            assert_eq!(job.headers.len(), 1);
        }
        assert_eq!(
            found_around(&with_type("userTask", "<q:userTask/>")),
            [
                "deploying: bpmn:userTask 'it' has the extension element 'taskDefinition', which has no effect there: \
                 remove it"
            ]
        );
        assert_eq!(
            found_around(
                r#"<scriptTask id="it"><extensionElements><q:taskDefinition type="js"/></extensionElements>
                <script>1</script></scriptTask>"#
            )
            .len(),
            1
        );
    }

    #[test]
    fn texts_by_which_something_is_looked_up_are_short_unless_they_are_feel() {
        let long = "x".repeat(256);
        let activities = [
            (
                "type of taskDefinition",
                format!(
                    r#"<serviceTask id="it"><extensionElements><q:taskDefinition type="{long}"/></extensionElements></serviceTask>"#
                ),
            ),
            (
                "calledElement",
                format!(r#"<callActivity id="it" calledElement="{long}"/>"#),
            ),
            (
                "assignee",
                format!(
                    r#"<userTask id="it"><extensionElements><q:assignmentDefinition assignee="{long}"/></extensionElements></userTask>"#
                ),
            ),
            (
                "candidateGroups",
                format!(
                    r#"<userTask id="it"><extensionElements><q:assignmentDefinition candidateGroups="{long}"/></extensionElements></userTask>"#
                ),
            ),
        ];
        for (field, activity) in activities {
            let found = found_around(&activity);
            let expected = format!(
                "has a text in {field} by which something is looked up: expected at most 255 characters, found 256"
            );
            assert!(
                found.len() == 1
                    && found[0].starts_with("deploying: ")
                    && found[0].ends_with(&expected),
                "{found:?}"
            );
            let feel = activity.replace(&long, &format!("=&quot;{long}&quot;"));
            assert_eq!(found_around(&feel), Vec::<String>::new());
        }
    }

    #[test]
    fn a_long_task_type_that_was_deployed_goes_on() {
        let long = "x".repeat(256);
        let xml = file(&process(&around(&format!(
            r#"<serviceTask id="it"><extensionElements><q:taskDefinition type="{long}"/></extensionElements></serviceTask>"#
        ))));
        assert_eq!(
            crate::model::read(&xml)
                .definitions
                .unwrap()
                .processes
                .len(),
            1
        );
    }

    #[test]
    fn a_script_is_feel_in_either_place() {
        for task in [
            r#"<scriptTask id="it"><extensionElements><q:script expression="=1 + 2" resultVariable="sum"/>
                </extensionElements></scriptTask>"#,
            r#"<scriptTask id="it" scriptFormat="feel"><script>1 + 2</script></scriptTask>"#,
            r#"<scriptTask id="it"><script><![CDATA[= 1 + 2]]></script></scriptTask>"#,
        ] {
            let ElementKind::ScriptTask(ScriptTask::Feel(script)) = kind(task) else {
                panic!("expected a script task")
            };
            assert_eq!(script.expression.text(), "1 + 2");
        }
    }

    #[test]
    fn a_script_in_another_language_is_refused() {
        assert_eq!(
            found_around(
                r#"<scriptTask id="it" scriptFormat="groovy"><script>1</script></scriptTask>"#
            ),
            [
                "deploying: bpmn:scriptTask 'it' has scriptFormat=\"groovy\" and cannot be executed: scripts are FEEL"
            ]
        );
        assert_eq!(
            found_around(
                r#"<scriptTask id="it"><extensionElements><q:script expression="1"/></extensionElements>
                <script>2</script></scriptTask>"#
            ),
            [
                "deploying: bpmn:scriptTask 'it' has bpmn:script and the extension element script: keep one of them"
            ]
        );
    }

    #[test]
    fn a_call_activity_names_a_process() {
        for (activity, expected) in [
            (
                r#"<callActivity id="it" calledElement="p:other"/>"#,
                ("other", true),
            ),
            (
                r#"<callActivity id="it"><extensionElements>
                <q:calledElement processId="=name" propagateAllChildVariables="false"/></extensionElements></callActivity>"#,
                ("=name", false),
            ),
        ] {
            let ElementKind::CallActivity(call) = kind(activity) else {
                panic!("expected a call activity")
            };
            assert_eq!(
                (
                    source(&call.process_id).as_str(),
                    call.propagate_all_child_variables
                ),
                expected
            );
            assert!(call.propagate_all_parent_variables);
        }
        assert_eq!(
            found_around(r#"<callActivity id="it" calledElement=""/>"#),
            [
                "deploying: bpmn:callActivity 'it' calls nothing: add the extension element calledElement with a processId"
            ]
        );
    }
}
