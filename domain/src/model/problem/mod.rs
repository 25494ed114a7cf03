//! Everything that can be wrong with a BPMN file, and how much it matters.
//!
//! Each text continues a sentence that begins with the element: `bpmn:task 'Task_1' …`.

mod weight;
mod wording;

pub(super) use weight::Weight;

use super::{juel::Juel, timer::TimerError};
use crate::short_text::ShortTextError;
use thiserror::Error;
use wording::{
    article, as_function, called, in_feel, into_data, known_there, named, nearest, other_end,
};

/// What is the matter with an element or the file. The texts of the fields are those of the file.
#[expect(
    missing_docs,
    reason = "the text of each variant says what it and its fields mean"
)]
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    // The file.
    #[error("{0}")]
    Xml(xml::Error),
    #[error(
        "is no BPMN 2.0 file: its root element must be 'definitions' in the namespace \
         'http://www.omg.org/spec/BPMN/20100524/MODEL', but is '{element}' in '{namespace}'"
    )]
    NotDefinitions { element: String, namespace: String },
    #[error("has no executable process (isExecutable=\"true\"), so there is nothing to deploy")]
    NoExecutableProcess,
    #[error("has {count} more findings, which are not listed")]
    MoreFindings { count: usize },

    // Ids and references.
    #[error("contains {}{} without an id", article(kind), named(label.as_deref()))]
    MissingId { kind: String, label: Option<String> },
    #[error("has the same id as a bpmn:{other} before it: an id may occur once in a file")]
    DuplicateId { other: String },
    #[error("has no {attribute}")]
    MissingAttribute { attribute: &'static str },
    #[error("has {attribute}=\"{found}\", expected {expected}")]
    BadAttribute {
        attribute: &'static str,
        found: String,
        expected: &'static str,
    },
    #[error("refers in {field} to '{reference}', but the file has no {expected} with this id")]
    Dangling {
        field: &'static str,
        reference: String,
        expected: &'static str,
    },
    #[error(
        "refers in {field} to '{reference}', but the file has no {expected} with this id: add <bpmn:{expected} id=\"{reference}\" \
         {told_by}=\"{reference}\"/> beside the process"
    )]
    NotDeclared {
        field: &'static str,
        reference: String,
        expected: &'static str,
        told_by: &'static str,
    },
    #[error(
        "has an id that is no XML name (NCName): other tools may refuse the file. Begin it with a letter or '_', and \
         go on with letters, digits, '_', '-' and '.'"
    )]
    IdIsNoName,
    #[error("has {attribute}=\"{found}\", which is illegal: BPMN 2.0 knows {}", known.join(", "))]
    IllegalValue {
        attribute: &'static str,
        found: String,
        known: &'static [&'static str],
    },
    #[error("has the attribute '{attribute}', which BPMN 2.0 does not know: it has no effect")]
    UnknownAttribute { attribute: String },
    #[error("has the attribute '{attribute}', which has no effect: {instead}{}", in_feel(language.as_ref()))]
    VendorAttribute {
        attribute: String,
        instead: &'static str,
        language: Option<Juel>,
    },
    #[error("draws '{element}', which the file does not have")]
    ShapeOfNothing { element: String },

    // Elements in the wrong place.
    #[error("contains bpmn:{name}, which BPMN 2.0 does not know in this place")]
    MisplacedChild { name: String },
    #[error(
        "contains the element '{name}', which is not in the BPMN namespace: extensions stand in \
         bpmn:extensionElements"
    )]
    ForeignElement { name: String },

    // BPMN that is not executed.
    #[error("cannot be executed yet: {reason}")]
    NotExecutable { reason: &'static str },
    #[error("has a bpmn:{definition}, which is no event definition of BPMN 2.0")]
    UnknownEventDefinition { definition: String },
    #[error(
        "refers to the event definition '{reference}' (eventDefinitionRef), which does not stand beside the processes of the \
         file"
    )]
    EventDefinitionReference { reference: String },
    #[error(
        "has {definition} among several event definitions: {reason}, draw an event of its own for it"
    )]
    NotAmongSeveral {
        definition: &'static str,
        reason: &'static str,
    },
    #[error("has two {definition} about the same: remove one")]
    SameDefinition { definition: &'static str },
    #[error("ends what is around it in more than one way: an error or a termination, not both")]
    SeveralEndings,
    #[error("throws several errors: only one can be thrown, keep the one that is to be caught")]
    SeveralErrors,
    #[error(
        "has parallelMultiple=\"true\", but throws: all that it throws is thrown anyway. Remove it"
    )]
    ParallelMultipleThrow,
    #[error(
        "waits for several things together (parallelMultiple) behind the event-based gateway '{gateway}', which goes on with the \
         first that comes: wait for the others behind the event"
    )]
    ParallelMultipleBehindEventGateway { gateway: String },
    #[error(
        "starts a process when several things have happened (parallelMultiple), which is not run: nothing says which of them \
         belong together before there is an instance. Start it by one, and wait for the others behind a parallel gateway"
    )]
    ParallelMultipleStart,
    #[error(
        "has eventGatewayType=\"Parallel\", but does not start the process: use a parallel gateway before the events"
    )]
    ParallelEventGateway,
    #[error(
        "has instantiate=\"true\" inside a sub-process: only what stands directly in a process starts it"
    )]
    InstantiateInside,
    #[error(
        "has instantiate=\"true\" and an incoming sequence flow: what starts a process has none. Remove the one or the other"
    )]
    InstantiateBehindFlow,
    #[error("has {part}, which have no effect on what starts a process: remove them")]
    PartOfInstantiating { part: &'static str },
    #[error(
        "starts the process, as '{other}' does: one event of each group would be needed together, which is not run. Use one \
         gateway, or start events"
    )]
    SeveralInstantiatingGateways { other: String },
    #[error(
        "starts a process by several events together, of which '{target_id}' is not one message: only the keys of messages \
         tell which belong together. Start the process by one event, and wait for the others behind a parallel gateway"
    )]
    StartTogetherByOthers { target_id: String },
    #[error("has a startQuantity other than 1 and cannot be executed yet")]
    StartQuantity,
    #[error(
        "puts more than {limit} tokens on its outgoing flows as it completes (completionQuantity on each of {flows}): what is to \
         be done so often is a multi-instance activity"
    )]
    CompletionQuantity { limit: u64, flows: usize },
    #[error(
        "has loop characteristics more than once: an activity is repeated in one way. Put it into a sub-process that is \
         repeated in the other"
    )]
    SeveralLoops,
    #[error(
        "stands in an ad-hoc sub-process, which has no start and no end events: what no sequence flow leads to begins when it is \
         triggered, and what none leads on from ends. Remove it"
    )]
    StartOrEndInAdHoc,
    #[error("holds no activity: an ad-hoc sub-process has at least one")]
    AdHocWithoutActivity,
    #[error(
        "has triggeredByEvent=\"true\" and cannot be executed yet: put it into an event sub-process"
    )]
    AdHocEventSubProcess,
    #[error(
        "has the extension element 'taskDefinition', by which a worker chooses what begins in it, and cannot be executed yet: \
         name what begins by activeElementsCollection of adHoc, or let the worker trigger it by the API"
    )]
    AdHocOfWorker,
    #[error(
        "has {attribute} on its extension element 'adHoc', which cannot be executed yet: collect results by output mappings of \
         its activities, such as source=\"=append(results, result)\" target=\"results\""
    )]
    AdHocOutput { attribute: &'static str },
    #[error(
        "has bpmn:standardLoopCharacteristics that never end: add a bpmn:loopCondition, which is true while it runs again, \
         or a loopMaximum"
    )]
    LoopWithoutEnd,
    #[error(
        "has loopMaximum=\"{found}\", expected a whole number of at least 1. One that is computed stands in the \
         bpmn:loopCondition, such as =loopCounter < n"
    )]
    LoopMaximum { found: String },
    #[error(
        "has both a bpmn:loopCardinality and a collection (inputCollection, bpmn:loopDataInputRef): remove the bpmn:loopCardinality for \
         one instance for each item, or the collection for that number of instances"
    )]
    CardinalityAndCollection,
    #[error(
        "has an item for each instance (inputElement, bpmn:inputDataItem), but no collection that it is taken from: remove it; loopCounter \
         is the number of the instance"
    )]
    InputElementWithoutCollection,
    #[error(
        "has {attribute} and bpmn:{element}, which say the same of its multi-instance loop: keep one of them"
    )]
    LoopDataTwice {
        attribute: &'static str,
        element: &'static str,
    },
    #[error(
        "has a multi-instance bpmn:{part} of data without a name that a variable could have: name it"
    )]
    NamelessLoopData { part: &'static str },
    #[error(
        "has a data association that computes its multi-instance bpmn:{part}, which cannot be executed so: let the association lead from data to data, or \
         compute the collection before the activity, or what becomes of it behind"
    )]
    LoopDataAssigned { part: &'static str },
    #[error(
        "has a multi-instance behavior=\"{behavior}\" without {by}, which says what is thrown when an instance completes: the \
         signal that BPMN would throw instead has no name that anything could wait for"
    )]
    LoopBehaviorThrowsNothing {
        behavior: &'static str,
        by: &'static str,
    },
    #[error(
        "has a multi-instance {by}, which is read with behavior=\"{behavior}\" only: write that, or remove it"
    )]
    LoopBehaviorUnused {
        behavior: &'static str,
        by: &'static str,
    },
    #[error(
        "throws bpmn:{definition} when an instance completes, which cannot be executed: throw an escalation, which boundary events \
         of the activity catch at once, or a signal; for anything else put the activity into a sub-process that is repeated, and \
         throw it there"
    )]
    LoopBehaviorThrows { definition: &'static str },
    #[error(
        "has a bpmn:complexBehaviorDefinition without {missing}: it says by a bpmn:condition in which instances its bpmn:event is \
         thrown, which has one event definition"
    )]
    HalfALoopBehavior { missing: &'static str },
    #[error("is an event sub-process and cannot have loop characteristics")]
    LoopingEventSubProcess,
    #[error(
        "has a bpmn:{name} that computes data, which only activities and events do: move it to one"
    )]
    DataAssociationNotHere { name: String },
    #[error(
        "has a data association with a transformation {}, which has no name that a variable could have: name it",
        into_data(target.as_deref())
    )]
    NamelessData { target: Option<String> },
    #[error(
        "has a bpmn:assignment without bpmn:{missing}: from is what is assigned, FEEL with a leading '='; to is the variable, or \
         a path into it"
    )]
    HalfAnAssignment { missing: &'static str },
    #[error(
        "assigns to '{to}', which is not the target of its data association: write {target}, or a path into it such as \
         {target}.name"
    )]
    AssignedElsewhere { to: String, target: String },
    #[error(
        "assigns to '{to}', which cannot be set: write the name of a variable, or at most 32 names with dots"
    )]
    AssignmentTarget { to: String },
    #[error("uses a data store, which is only drawn: nothing is stored there or read from there")]
    NothingIsStored,
    #[error("has an extension that must be understood (mustUnderstand=\"true\") and is not")]
    MustUnderstand,
    #[error("is not run: a choreography describes several participants")]
    ChoreographyIsNotRun,
    #[error(
        "says who works on it by bpmn:{role}, which has no effect: use assignmentDefinition with \
         assignee, candidateUsers or candidateGroups"
    )]
    ResourceRoleHasNoEffect { role: String },
    #[error("has scriptFormat=\"{format}\" and cannot be executed: scripts are FEEL")]
    ScriptFormat { format: String },
    #[error(
        "has an expression in the language '{language}', which cannot be executed: write FEEL, \
         with a leading '='"
    )]
    ExpressionLanguage { language: String },
    #[error("calls the global task '{id}', which is longer than {limit} bytes: call a process")]
    LongGlobalTask { id: String, limit: usize },

    // Extension elements.
    #[error("has the extension element '{name}', which has no effect there: remove it")]
    ExtensionWithoutEffect { name: String },
    #[error("has the extension element '{name}' more than once")]
    ExtensionTwice { name: String },
    #[error("has the extension element '{name}', which has no effect{}{}", instead.map(|_| ": ").unwrap_or_default(),
            instead.unwrap_or_default())]
    UnknownExtension {
        name: String,
        instead: Option<&'static str>,
    },
    #[error("has the extension element '{name}', which is not executed: {instead}")]
    ExtensionRefused { name: String, instead: &'static str },
    #[error(
        "has the attribute '{attribute}' on its extension element '{extension}', which is not \
         executed; {}",
        known_there(known)
    )]
    ExtensionAttribute {
        extension: String,
        attribute: String,
        known: &'static [&'static str],
    },
    #[error(
        "has an {direction} mapping to '{target}': the target must be a name or at most 32 names \
         with dots"
    )]
    MappingTarget {
        direction: &'static str,
        target: String,
    },
    #[error("has input mappings, which have no effect there: {instead}")]
    InputMappingsWithoutEffect { instead: &'static str },
    #[error("has a header whose key is missing or occurs twice: '{key}'")]
    HeaderKey { key: String },
    #[error("has {a_listener} without {attribute}: write {expected}")]
    ListenerWithout {
        a_listener: &'static str,
        attribute: &'static str,
        expected: &'static str,
    },
    #[error("has {a_listener} with eventType=\"{found}\", expected {expected}")]
    ListenerEvent {
        a_listener: &'static str,
        found: String,
        expected: &'static str,
    },
    #[error(
        "has an executionListener with eventType=\"{event}\", which is not called there: {instead}"
    )]
    ListenerNotCalled {
        event: &'static str,
        instead: &'static str,
    },
    #[error(
        "has {a_listener} with eventType=\"{event}\" and the type '{task_type}' twice: keep one"
    )]
    ListenerTwice {
        a_listener: &'static str,
        event: &'static str,
        task_type: String,
    },

    // Texts.
    #[error("has no valid FEEL in {field} (line {line}, column {column}): {reason}")]
    Feel {
        field: &'static str,
        line: u32,
        column: u32,
        reason: String,
    },
    #[error("has no valid FEEL in {field} (line {line}, column {column}): {reason}")]
    MisreadFeel {
        field: &'static str,
        line: u32,
        column: u32,
        reason: String,
    },
    #[error("has in {field} an expression that is no FEEL{}", in_feel(Some(juel)))]
    JuelForFeel { field: &'static str, juel: Juel },
    #[error("has {field} '{}', which is taken literally{}", juel.found, in_feel(Some(juel)))]
    JuelTakenLiterally { field: &'static str, juel: Juel },
    #[error(
        "calls in {field} the function '{name}' (line {line}, column {column}), which does not exist{}",
        nearest(*nearest_name)
    )]
    UnknownFunction {
        field: &'static str,
        line: u32,
        column: u32,
        name: String,
        nearest_name: Option<&'static str>,
    },
    #[error(
        "calls in {field} '{name}' as a method of '{operand}' (line {line}, column {column}), but FEEL has only functions: {}",
        as_function(*nearest_name, operand)
    )]
    Method {
        field: &'static str,
        line: u32,
        column: u32,
        operand: String,
        name: String,
        nearest_name: Option<&'static str>,
    },
    #[error(
        "reads in {field} the variable '{name}' (line {line}, column {column}): a word beside another makes one name of both in FEEL. If '{word}' is not meant \
         as a part of a name, write {instead}; else write the name in backticks"
    )]
    OperatorInName {
        field: &'static str,
        line: u32,
        column: u32,
        name: String,
        word: String,
        instead: &'static str,
    },
    #[error(
        "reads in {field} the variable '{name}' (line {line}, column {column}). If the literal is meant, write {instead}"
    )]
    LiteralAsName {
        field: &'static str,
        line: u32,
        column: u32,
        name: String,
        instead: &'static str,
    },
    #[error("has no expression in {field}")]
    EmptyExpression { field: &'static str },
    #[error("has a bad {field}: {error}")]
    Timer {
        field: &'static str,
        error: TimerError,
    },
    #[error("has {field} longer than {limit} bytes")]
    TextTooLong { field: &'static str, limit: usize },
    #[error("has a text in {field} by which something is looked up: {error}")]
    NotShort {
        field: &'static str,
        error: ShortTextError,
    },
    #[error("has retries '{found}', expected a whole number, or FEEL")]
    Retries { found: String },

    #[error("has the priority '{found}', expected a whole number from 0 to 100, or FEEL")]
    Priority { found: String },
    #[error(
        "is a job for a worker, who does not get bpmn:script: hand it over as a header of taskHeaders, or remove taskDefinition"
    )]
    ScriptOfJob,
    #[error("is bound by bindingType=\"{found}\", expected latest, deployment or versionTag")]
    Binding { found: String },
    #[error("is bound to a version by its tag, but names none: add versionTag to calledElement")]
    MissingVersionTag,
    #[error(
        "names a versionTag that its binding does not read: write bindingType=\"versionTag\", or remove it"
    )]
    UnusedVersionTag,
    #[error("has variables with propagation=\"{found}\", expected isolated or merge")]
    Propagation { found: String },
    #[error("has {field}=\"{found}\", expected the name of a variable")]
    VariableName { field: &'static str, found: String },

    // What an element needs to run.
    #[error("has no task type: add the extension element taskDefinition with a type{}", called(found.as_deref()))]
    MissingTaskType { found: Option<String> },
    #[error("sends nothing: add a messageRef, or the extension element taskDefinition with a type")]
    NothingToSend,
    #[error(
        "waits for nothing: add a message, signal, timer, conditional or link event definition"
    )]
    NothingToWaitFor,
    #[error("has no messageRef, expected a bpmn:message of the file")]
    MissingMessage,
    #[error("refers to the bpmn:message '{message}', which has no name")]
    MessageWithoutName { message: String },
    #[error(
        "waits for a message without a correlation key: add the extension element subscription \
         with a correlationKey to it or to the message"
    )]
    MissingCorrelationKey,
    #[error("has no signalRef, expected a bpmn:signal of the file")]
    MissingSignal,
    #[error("refers to the bpmn:signal '{signal}', which has no name")]
    SignalWithoutName { signal: String },
    #[error(
        "has a bpmn:conditionalEventDefinition without a bpmn:condition: add one, FEEL that becomes true when the event is to happen"
    )]
    NoConditionToWaitFor,
    #[error(
        "has a condition that reads no variable: it is looked at once, when the event begins to wait, and not when time passes. \
         For a time use a timer"
    )]
    ConditionReadsNothing,
    #[error(
        "starts a process by a condition, which cannot be executed: a condition reads the variables of an instance, and there is \
         none yet. Start it by a message or a signal that is sent when the condition holds, or without a trigger with a conditional \
         intermediate event behind that"
    )]
    ConditionStartsProcess,
    #[error("has no errorRef, expected a bpmn:error of the file")]
    MissingError,
    #[error("refers to the bpmn:error '{error}', which has no errorCode")]
    ErrorWithoutCode { error: String },
    #[error("has no escalationRef, expected a bpmn:escalation of the file")]
    MissingEscalation,
    #[error("refers to the bpmn:escalation '{escalation}', which has no escalationCode")]
    EscalationWithoutCode { escalation: String },
    #[error("catches {caught} whose code is FEEL: a code that is caught is a fixed text")]
    CaughtCodeIsFeel { caught: &'static str },
    #[error("needs exactly one of timeDate, timeDuration and timeCycle with a text")]
    OneTimeExpression,
    #[error("has no script: add bpmn:script or the extension element script with an expression")]
    MissingScript,
    #[error("has bpmn:script and the extension element script: keep one of them")]
    TwoScripts,
    #[error("calls nothing: add the extension element calledElement with a processId")]
    MissingCalledElement,
    #[error(
        "loops over nothing: add the extension element loopCharacteristics with an inputCollection, a bpmn:loopDataInputRef or a \
         bpmn:loopCardinality"
    )]
    NothingToLoopOver,
    #[error(
        "collects results, but says only one of what is collected (outputElement, bpmn:outputDataItem) and where (outputCollection, \
         bpmn:loopDataOutputRef): a loop has both or none"
    )]
    HalfAnOutput,

    // Sequence flows.
    #[error("leads from '{source_id}' to '{target_id}' across the border of a sub-process")]
    FlowCrossesBorder {
        source_id: String,
        target_id: String,
    },
    #[error("has the incoming sequence flow '{flow}': nothing flows into {}", article(.kind))]
    IncomingFlow { kind: &'static str, flow: String },
    #[error("has the outgoing sequence flow '{flow}': nothing flows out of {}", article(.kind))]
    OutgoingFlow { kind: &'static str, flow: String },
    #[error("has a condition, but {} does not choose among its flows", article(.kind))]
    ConditionNotAllowed { kind: String },
    #[error("has the default flow '{flow}', which does not leave it")]
    DefaultFlowLeavesElsewhere { flow: String },
    #[error("has a default flow, but does not choose among its flows")]
    DefaultFlowNotAllowed,
    #[error("is a default flow, so its condition has no effect")]
    ConditionOfDefaultFlow,
    #[error("leaves a gateway that chooses: it needs a condition, or must be the default flow")]
    MissingCondition,
    #[error("lists the sequence flow '{flow}' as {direction}, but the flow says otherwise")]
    FlowSaysOtherwise {
        flow: String,
        direction: &'static str,
    },

    // Events and their places.
    #[error(
        "has a linkEventDefinition without a name, by which the two ends of a link belong together"
    )]
    LinkWithoutName,
    #[error(
        "refers to the link that it throws or catches (eventDefinitionRef): write the linkEventDefinition into the event itself"
    )]
    LinkByReference,
    #[error("throws the link '{link}', which {}", other_end("catches", elsewhere.as_deref(),
        "nothing catches: add an intermediate catch event with this link to the same process or sub-process"))]
    LinkNotCaught {
        link: String,
        elsewhere: Option<String>,
    },
    #[error("catches the link '{link}', which {}", other_end("throws", elsewhere.as_deref(),
        "nothing throws: it is never reached"))]
    LinkNotThrown {
        link: String,
        elsewhere: Option<String>,
    },
    #[error("catches the link '{link}', which '{other}' catches too: a link leads to one event")]
    LinkCaughtTwice { link: String, other: String },
    #[error(
        "throws a link and has the outgoing sequence flow '{flow}': its token goes on where the link is caught. Remove the flow"
    )]
    FlowFromThrownLink { flow: String },
    #[error(
        "catches a link and has the incoming sequence flow '{flow}': tokens come to it by the link alone. Remove the flow"
    )]
    FlowToCaughtLink { flow: String },
    #[error("is attached to the bpmn:{kind} '{host}', {why_not}")]
    AttachedToNoActivity {
        host: String,
        kind: String,
        why_not: &'static str,
    },
    #[error(
        "has cancelActivity or isInterrupting false, but with {definition} it always interrupts"
    )]
    AlwaysInterrupts { definition: &'static str },
    #[error("cannot have {definition} in this place")]
    EventDefinitionNotHere { definition: String },
    #[error("starts a process by an error: only event sub-processes start so")]
    ErrorStartOfProcess,
    #[error("starts a sub-process by a trigger: only event sub-processes start so")]
    TriggeredStartInSubProcess,
    #[error(
        "starts an event sub-process without a trigger: add a message, signal, timer, condition, error, escalation or \
         compensation"
    )]
    UntriggeredEventSubProcess,
    #[error("has {count} start events: an event sub-process has exactly one")]
    StartEventsOfEventSubProcess { count: usize },
    #[error("has {count} start events: a sub-process has at most one, without a trigger")]
    StartEventsOfSubProcess { count: usize },
    #[error(
        "has no start event, and each of its elements has an incoming sequence flow: nothing would begin"
    )]
    NothingBegins,
    #[error("holds no elements: it is done as soon as it begins")]
    HoldsNothing,
    #[error("has several start events without a trigger: {}", events.join(", "))]
    SeveralStartEvents { events: Vec<String> },
    #[error("catches the same {caught} as '{other}': only one of them can")]
    SameCaught { caught: &'static str, other: String },
    #[error("catches escalations, but none comes from {}: it is never reached", article(.kind))]
    NothingEscalates { kind: String },
    #[error(
        "starts by the message '{message}', by which '{other}' starts too: one message starts one process"
    )]
    SameStartMessage { message: String, other: String },
    #[error(
        "waits for the message '{message}', by which the start event '{other}' starts a process: a \
         message name either starts or correlates"
    )]
    MessageStartsAndCorrelates { message: String, other: String },

    // Compensation.
    #[error(
        "is associated with {count} activities, but one compensates: draw one bpmn:association from it to an activity with \
         isForCompensation=\"true\""
    )]
    CompensationHandlers { count: usize },
    #[error(
        "is associated with '{handler}', which is not for compensation: add isForCompensation=\"true\" to '{handler}'"
    )]
    HandlerNotForCompensation { handler: String },
    #[error(
        "is associated with '{handler}', which stands in another scope: move it beside the boundary event"
    )]
    HandlerElsewhere { handler: String },
    #[error(
        "compensates '{activity}', which has a compensation boundary event too: keep one, what is outside or what is inside"
    )]
    CompensatedTwice { activity: String },
    #[error(
        "compensates a process, which nobody asks for: put it into the sub-process that it compensates, or attach a compensation \
         boundary event to the call activity"
    )]
    CompensatesProcess,
    #[error(
        "is an event sub-process and has isForCompensation=\"true\", but compensation does not start it: remove that, or start it by a \
         compensateEventDefinition"
    )]
    EventSubProcessForCompensation,
    #[error(
        "is for compensation and has the sequence flow '{flow}': it runs beside the flow. Remove the flow, and put what follows \
         into a sub-process with isForCompensation=\"true\""
    )]
    FlowOfHandler { flow: String },
    #[error(
        "is for compensation and has the boundary event '{event}', which would lead into the flow: put it into a sub-process with \
         isForCompensation=\"true\", and attach the event inside that"
    )]
    BoundaryEventOfHandler { event: String },
    #[error(
        "is for compensation, but no compensation boundary event is associated with it: it is never run"
    )]
    HandlerOfNothing,
    #[error(
        "has waitForCompletion=\"false\", and cannot be executed so: remove it, and throw compensation in a parallel branch that \
         the rest does not wait for"
    )]
    CompensationNotWaitedFor,
    #[error(
        "has {attribute} where compensation is caught, which has no effect: an event that throws compensation can say it. Remove it"
    )]
    ReadWhereThrown { attribute: &'static str },
    #[error(
        "has the activityRef '{activity}', which is no activity that it can have compensated: {instead}"
    )]
    CompensatesElsewhere {
        activity: String,
        instead: &'static str,
    },
    #[error(
        "has the activityRef '{activity}', which nothing compensates: attach a compensation boundary event to it, and associate that \
         with an activity"
    )]
    NotCompensable { activity: String },
    #[error("throws compensation, but nothing in its scope can be compensated: it does nothing")]
    NothingToCompensate,

    // Transactions.
    #[error(
        "has method=\"{method}\" and cannot be executed so: a transaction is undone by compensation, ##Compensate"
    )]
    TransactionMethod { method: String },
    #[error(
        "has triggeredByEvent=\"true\", but a transaction is no event sub-process: use a bpmn:subProcess, and put the transaction into it"
    )]
    TriggeredTransaction,
    #[error(
        "cancels a transaction, but does not stand directly in one: put it into a bpmn:transaction, or throw an error that ends \
         what it stands in"
    )]
    CancelOutsideTransaction,
    #[error(
        "cancels '{transaction}', which nothing leads out of then: attach a boundary event with cancelEventDefinition to '{transaction}'"
    )]
    CancelNotCaught { transaction: String },
    #[error(
        "cancels '{transaction}', which is repeated, and would end all of it: put '{transaction}' into a sub-process that is repeated \
         instead"
    )]
    CancelInLoop { transaction: String },
    #[error(
        "is attached to the bpmn:{kind} '{host}', but only a bpmn:transaction is canceled: throw and catch an error instead"
    )]
    NothingCancels { host: String, kind: String },
    #[error(
        "waits for a cancellation, but '{transaction}' has no end event with cancelEventDefinition: it is never reached"
    )]
    NeverCanceled { transaction: String },

    // Gateways.
    #[error("has {count} outgoing sequence flows: an event-based gateway needs at least 2")]
    EventGatewayNeedsTargets { count: usize },
    #[error(
        "leads to '{target_id}': an event-based gateway leads to message, signal, timer and conditional catch \
         events and to receive tasks without boundary events"
    )]
    EventGatewayTarget { target_id: String },
    #[error("leads to '{target_id}', which has other incoming sequence flows too")]
    EventGatewayTargetShared { target_id: String },
    #[error("leads to message catch events and to receive tasks: use one of both kinds")]
    EventGatewayMixesMessages,
    #[error(
        "has loop characteristics, which have no effect behind the event-based gateway '{gateway}': the first \
         message is the only one. Remove them, or wait for the other messages behind this task"
    )]
    LoopBehindEventGateway { gateway: String },
    #[error(
        "has input mappings, which have no effect behind the event-based gateway '{gateway}': it reads the \
         correlation key itself. Remove them, and let the key name the variables around the gateway"
    )]
    InputMappingsBehindEventGateway { gateway: String },
    #[error(
        "has an executionListener with eventType=\"start\", which is not called behind the event-based gateway '{gateway}': it \
         waits itself. Use one of the gateway"
    )]
    ListenerBehindEventGateway { gateway: String },
    #[error(
        "has more inclusive joins and flows than can be judged: {found} combinations, at most {limit}"
    )]
    TooManyInclusiveJoins { found: usize, limit: usize },

    // Advice.
    #[error(
        "has cron with a day of the week as a number: 1 is Monday here, as in Spring, and Sunday in Quartz. Write its name"
    )]
    CronDayNumber,
    #[error(
        "has cron that limits the day of the month and the day of the week: it fires on days that fit either"
    )]
    CronBothDays,
    #[error(
        "and '{other}' can wait for each other for ever: a token that waits at one could still come to the other. \
         Join one of them by an exclusive or a parallel gateway"
    )]
    JoinsWaitForEachOther { other: String },
    #[error(
        "has no output mappings, so what its activities give stays inside: map what is needed behind it, or write variables \
         propagation=\"merge\" in its process to set each variable where its name exists"
    )]
    ResultsStayInside,
    #[error("is never reached")]
    NeverReached,
}

impl Problem {
    /// A reference to nothing.
    pub(super) fn dangling(field: &'static str, reference: &str, expected: &'static str) -> Self {
        Self::Dangling {
            field,
            reference: reference.to_owned(),
            expected,
        }
    }
}
