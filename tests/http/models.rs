//! Small BPMN files.

/// A file with one process `id`, named `name`, whose elements are `body`.
pub(crate) fn definitions(id: &str, name: &str, body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:quantum="http://quantumbpm.com/schema/1.0" id="definitions-{id}" targetNamespace="http://example.com">
  <bpmn:message id="paid" name="paid">
    <bpmn:extensionElements><quantum:subscription correlationKey="=order"/></bpmn:extensionElements>
  </bpmn:message>
  <bpmn:process id="{id}" name="{name}" isExecutable="true">
    {body}
  </bpmn:process>
</bpmn:definitions>"#
    )
}

/// A start event, one element that `task` is, and an end event.
fn around(id: &str, task: &str) -> String {
    let body = format!(
        r#"<bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="work"/>
    {task}
    <bpmn:sequenceFlow id="out" sourceRef="work" targetRef="end"/>
    <bpmn:endEvent id="end"/>"#
    );
    definitions(id, id, &body)
}

/// A process that ends at once.
pub(crate) fn straight() -> String {
    around("straight", r#"<bpmn:task id="work"/>"#)
}

/// A process with a job of the type `type`.
pub(crate) fn job(kind: &str) -> String {
    let task = format!(
        r#"<bpmn:serviceTask id="work"><bpmn:extensionElements>
      <quantum:taskDefinition type="{kind}" retries="2"/>
    </bpmn:extensionElements></bpmn:serviceTask>"#
    );
    around("job", &task)
}

/// A process with a task for a candidate user and a candidate group.
pub(crate) fn user_task() -> String {
    around(
        "approval",
        r#"<bpmn:userTask id="work"><bpmn:extensionElements>
      <quantum:assignmentDefinition candidateUsers="alice" candidateGroups="accounting"/>
    </bpmn:extensionElements></bpmn:userTask>"#,
    )
}

/// A process with an ad-hoc sub-process `work`, in which `a` leads to `then`, and `b` stands alone.
pub(crate) fn ad_hoc(characteristics: &str) -> String {
    around(
        "ad-hoc",
        &format!(
            r#"<bpmn:adHocSubProcess id="work">{characteristics}
      <bpmn:userTask id="a"/><bpmn:sequenceFlow id="a-then" sourceRef="a" targetRef="then"/><bpmn:userTask id="then"/>
      <bpmn:userTask id="b"/><bpmn:completionCondition>done</bpmn:completionCondition>
    </bpmn:adHocSubProcess>"#
        ),
    )
}

/// A process whose only way on is open when `amount` is above 0.
pub(crate) fn gateway() -> String {
    let process = around("gateway", r#"<bpmn:exclusiveGateway id="work"/>"#);
    let condition = r"<bpmn:conditionExpression>=amount &gt; 0</bpmn:conditionExpression>";
    let open = r#"<bpmn:sequenceFlow id="out" sourceRef="work" targetRef="end"/>"#;
    let conditional = format!(
        r#"<bpmn:sequenceFlow id="out" sourceRef="work" targetRef="end">{condition}</bpmn:sequenceFlow>"#
    );
    process.replace(open, &conditional)
}

/// A process that waits for the message `paid` with the key `order`.
pub(crate) fn message() -> String {
    around(
        "payment",
        r#"<bpmn:receiveTask id="work" messageRef="paid"/>"#,
    )
}

/// A process that adds 1 to `count` until that is `limit`.
pub(crate) fn counter(limit: u32) -> String {
    counting(limit, r#"<bpmn:endEvent id="end"/>"#)
}

/// A process that adds 1 to `count` until that is `limit`, and then waits for somebody.
pub(crate) fn counter_that_stays(limit: u32) -> String {
    counting(limit, r#"<bpmn:userTask id="end"/>"#)
}

fn counting(limit: u32, end: &str) -> String {
    let body = format!(
        r#"<bpmn:startEvent id="start"/>
    <bpmn:sequenceFlow id="in" sourceRef="start" targetRef="join"/>
    <bpmn:exclusiveGateway id="join"/>
    <bpmn:sequenceFlow id="next" sourceRef="join" targetRef="add"/>
    <bpmn:scriptTask id="add"><bpmn:extensionElements>
      <quantum:script expression="=count + 1" resultVariable="count"/>
    </bpmn:extensionElements></bpmn:scriptTask>
    <bpmn:sequenceFlow id="added" sourceRef="add" targetRef="enough"/>
    <bpmn:exclusiveGateway id="enough" default="done"/>
    <bpmn:sequenceFlow id="again" sourceRef="enough" targetRef="join">
      <bpmn:conditionExpression>=count &lt; {limit}</bpmn:conditionExpression>
    </bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="done" sourceRef="enough" targetRef="end"/>
    {end}"#
    );
    definitions("counter", "counter", &body)
}
