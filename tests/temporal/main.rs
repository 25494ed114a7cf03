//! Instances that are carried on by workflows of a real Temporal server, and what happens when that is away, is told wrong
//! things, or is not asked any more. That every scenario goes the same way there is shown by tests/scenarios.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

mod away;
mod eager;
mod long;
mod settings;
mod stops;
mod switched;
mod tls;

/// A job, a moment, another job.
const TWO_JOBS: &str = r#"<process id="p" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="first"/>
    <serviceTask id="first"><extensionElements><q:taskDefinition type="first"/></extensionElements></serviceTask>
    <sequenceFlow id="f2" sourceRef="first" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.5S</timeDuration></timerEventDefinition>
    </intermediateCatchEvent>
    <sequenceFlow id="f3" sourceRef="moment" targetRef="second"/>
    <serviceTask id="second"><extensionElements><q:taskDefinition type="second"/></extensionElements></serviceTask>
    <sequenceFlow id="f4" sourceRef="second" targetRef="end"/><endEvent id="end"/>
  </process>"#;

/// What happens in an instance of [`TWO_JOBS`], whoever carries it on.
const ITS_EVENTS: [&str; 12] = [
    "InstanceStarted start",
    "ElementPassed start",
    "ElementEntered first",
    "JobCreated first",
    "JobCompleted first",
    "ElementCompleted first",
    "ElementEntered moment",
    "SubscriptionOpened moment",
    "TimerFired moment",
    "ElementCompleted moment",
    "ElementEntered second",
    "JobCreated second",
];

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");
