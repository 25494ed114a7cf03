//! Processes without an end.

/// A process with a start and an end event and one thing between them.
fn process(id: &str, between: &str) -> String {
    format!(
        r#"<process id="{id}" isExecutable="true"><startEvent id="start-{id}"/>{between}<endEvent id="end-{id}"/>
        <sequenceFlow id="in-{id}" sourceRef="start-{id}" targetRef="again-{id}"/>
        <sequenceFlow id="out-{id}" sourceRef="again-{id}" targetRef="end-{id}"/></process>"#
    )
}

fn call(id: &str, called: &str, of_items: &str) -> String {
    let call = format!(
        r#"<callActivity id="again-{id}"><extensionElements><q:calledElement processId="{called}"/></extensionElements>{of_items}</callActivity>"#
    );
    process(id, &call)
}

/// It calls itself.
pub(crate) fn calls_itself() -> String {
    call("p", "p", "")
}

/// Two that call each other.
pub(crate) fn call_each_other() -> String {
    call("ping", "pong", "") + &call("pong", "ping", "")
}

/// It calls itself twice, side by side.
pub(crate) fn doubles() -> String {
    let items = r#"<multiInstanceLoopCharacteristics><extensionElements>
        <q:loopCharacteristics inputCollection="=[1,2]" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics>"#;
    call("p", "p", items)
}

/// A loop through a timer that is due at once.
pub(crate) fn waits_for_no_time() -> String {
    r#"<process id="p" isExecutable="true"><startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="merge"/><exclusiveGateway id="merge"/>
    <sequenceFlow id="f2" sourceRef="merge" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="moment" targetRef="merge"/></process>"#
        .to_owned()
}

/// A timer that is due again at once, each time.
pub(crate) fn ticks_without_pause() -> String {
    r#"<process id="p" isExecutable="true"><startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="work"/>
    <userTask id="work"/><sequenceFlow id="f2" sourceRef="work" targetRef="end"/><endEvent id="end"/>
    <boundaryEvent id="tick" attachedToRef="work" cancelActivity="false"><timerEventDefinition>
      <timeCycle>R/PT0.000001S</timeCycle></timerEventDefinition></boundaryEvent>
    <sequenceFlow id="f3" sourceRef="tick" targetRef="ticked"/><endEvent id="ticked"/></process>"#
        .to_owned()
}

/// It is started by a message, and sends two of them.
pub(crate) fn sends_what_starts_it() -> String {
    r#"<message id="m" name="again"/><process id="p" isExecutable="true">
    <startEvent id="plain"/><sequenceFlow id="f0" sourceRef="plain" targetRef="first"/>
    <startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent>
    <sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
    <intermediateThrowEvent id="first"><messageEventDefinition messageRef="m"/></intermediateThrowEvent>
    <sequenceFlow id="f2" sourceRef="first" targetRef="end"/>
    <endEvent id="end"><messageEventDefinition messageRef="m"/></endEvent></process>"#
        .to_owned()
}

/// Waits for some seconds, and then decides something for as long as it may.
pub(crate) fn decides_for_long() -> String {
    r#"<process id="decides" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="later"/>
    <intermediateCatchEvent id="later"><timerEventDefinition><timeDuration>PT5S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f2" sourceRef="later" targetRef="decide"/>
    <scriptTask id="decide"><extensionElements><q:script expression="=count(for i in 1..3000 return matches(string join(for k in 1..40 return &#34;a&#34;), &#34;(a|aa)+b\1&#34;))" resultVariable="n"/></extensionElements></scriptTask>
    <sequenceFlow id="f3" sourceRef="decide" targetRef="end"/><endEvent id="end"/></process>"#
        .to_owned()
}
