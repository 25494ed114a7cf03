//! BPMN for tests, built from few words.

use std::fmt::{self, Write as _};

/// The errors `declined` and `broken`, the escalations `late` and `lost` and `computed`, whose code is the variable `code`, the
/// messages `paid` and `shipped`, whose key is the variable `key`, and the signals `closed`, `opened` and `named`, whose name is the
/// variable `name`.
pub const CATALOG: &str = r#"
    <error id="declined" errorCode="declined"/><error id="broken" errorCode="broken"/>
    <escalation id="escalation-late" escalationCode="late"/><escalation id="escalation-lost" escalationCode="lost"/>
    <escalation id="escalation-computed" escalationCode="=code"/>
    <message id="paid" name="paid"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
    <message id="shipped" name="shipped"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
    <message id="returned" name="returned"><extensionElements><q:subscription correlationKey="=key"/></extensionElements></message>
    <message id="order" name="order"/>
    <signal id="signal-closed" name="closed"/><signal id="signal-opened" name="opened"/><signal id="signal-named" name="=name"/>"#;

/// A file that holds `content` directly.
pub fn file(content: &str) -> String {
    format!(
        r#"<definitions id="file" xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:q="urn:q">
        {content}
        </definitions>"#
    )
}

/// An executable process that holds `content`.
pub fn process(content: &str) -> String {
    format!(r#"<process id="process" isExecutable="true">{content}</process>"#)
}

/// A flow node.
#[derive(Clone)]
pub struct Node {
    id: String,
    kind: &'static str,
    attributes: String,
    extensions: String,
    mappings: String,
    listeners: String,
    task_listeners: String,
    inner: String,
}

/// A flow node of this kind, as BPMN's schema names it.
pub fn node(kind: &'static str, id: &str) -> Node {
    Node {
        id: id.to_owned(),
        kind,
        attributes: String::new(),
        extensions: String::new(),
        mappings: String::new(),
        listeners: String::new(),
        task_listeners: String::new(),
        inner: String::new(),
    }
}

impl Node {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The same with another id.
    pub fn renamed(self, id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..self
        }
    }

    fn attribute(mut self, name: &str, value: &str) -> Self {
        write!(self.attributes, r#" {name}="{value}""#).unwrap();
        self
    }

    /// With an extension element.
    pub fn extension(mut self, xml: &str) -> Self {
        self.extensions.push_str(xml);
        self
    }

    fn containing(mut self, xml: &str) -> Self {
        self.inner.push_str(xml);
        self
    }

    /// An input mapping.
    pub fn input(mut self, source: &str, target: &str) -> Self {
        write!(
            self.mappings,
            r#"<q:input source="{source}" target="{target}"/>"#
        )
        .unwrap();
        self
    }

    /// An input mapping without source.
    pub fn null_input(mut self, target: &str) -> Self {
        write!(self.mappings, r#"<q:input target="{target}"/>"#).unwrap();
        self
    }

    /// An output mapping.
    pub fn output(mut self, source: &str, target: &str) -> Self {
        write!(
            self.mappings,
            r#"<q:output source="{source}" target="{target}"/>"#
        )
        .unwrap();
        self
    }

    /// With a listener of this task type for `start` or `end`.
    pub fn listener(mut self, event: &str, task_type: &str) -> Self {
        self.listeners.push_str(&listener(event, task_type));
        self
    }

    /// With a listener of this task type for what is asked of a user task.
    pub fn task_listener(mut self, event: &str, task_type: &str) -> Self {
        write!(
            self.task_listeners,
            r#"<q:taskListener eventType="{event}" type="{task_type}"/>"#
        )
        .unwrap();
        self
    }

    /// One parallel item for each entry of `items`, as the variable `item`; `results` collects `result`.
    pub fn for_each(self, items: &str) -> Self {
        self.multi_instance(items, false, "")
    }

    /// As [`Self::for_each`], one item after the other.
    pub fn one_by_one(self, items: &str) -> Self {
        self.multi_instance(items, true, "")
    }

    /// As [`Self::for_each`], until `condition` holds.
    pub fn for_each_until(self, items: &str, condition: &str) -> Self {
        self.multi_instance(items, false, condition)
    }

    /// As [`Self::one_by_one`], until `condition` holds.
    pub fn one_by_one_until(self, items: &str, condition: &str) -> Self {
        self.multi_instance(items, true, condition)
    }

    fn multi_instance(self, items: &str, sequential: bool, until: &str) -> Self {
        let condition = match until {
            "" => String::new(),
            condition => format!("<completionCondition>{condition}</completionCondition>"),
        };
        self.containing(&format!(
            r#"<multiInstanceLoopCharacteristics isSequential="{sequential}"><extensionElements>
            <q:loopCharacteristics inputCollection="{items}" inputElement="item" outputCollection="results"
            outputElement="=result"/></extensionElements>{condition}</multiInstanceLoopCharacteristics>"#
        ))
    }

    /// So many parallel instances, which throw as the attributes and the content of their loop characteristics say.
    pub fn throwing(self, cardinality: &str, attributes: &str, content: &str) -> Self {
        self.containing(&format!(
            "<multiInstanceLoopCharacteristics {attributes}><loopCardinality>{cardinality}</loopCardinality>{content}
            </multiInstanceLoopCharacteristics>"
        ))
    }

    /// So many parallel instances as `cardinality` says; `results` collects `result`.
    pub fn so_often(self, cardinality: &str) -> Self {
        self.so_often_until(cardinality, false, "=false")
    }

    /// So many instances, until `condition` holds.
    pub fn so_often_until(self, cardinality: &str, sequential: bool, condition: &str) -> Self {
        self.containing(&format!(
            r#"<multiInstanceLoopCharacteristics isSequential="{sequential}"><extensionElements>
            <q:loopCharacteristics outputCollection="results" outputElement="=result"/></extensionElements>
            <loopCardinality>{cardinality}</loopCardinality><completionCondition>{condition}</completionCondition>
            </multiInstanceLoopCharacteristics>"#
        ))
    }

    /// A standard loop whose condition is asked after each run.
    pub fn again_while(self, condition: &str) -> Self {
        self.standard_loop("", condition)
    }

    /// A standard loop whose condition is asked before each run.
    pub fn while_before(self, condition: &str) -> Self {
        self.standard_loop(r#"testBefore="true""#, condition)
    }

    /// A standard loop of so many runs.
    pub fn at_most(self, maximum: &str) -> Self {
        self.standard_loop(&format!(r#"loopMaximum="{maximum}""#), "")
    }

    /// A standard loop with a condition and a maximum.
    pub fn again_while_at_most(self, condition: &str, maximum: &str, test_before: bool) -> Self {
        let attributes = format!(r#"loopMaximum="{maximum}" testBefore="{test_before}""#);
        self.standard_loop(&attributes, condition)
    }

    fn standard_loop(self, attributes: &str, condition: &str) -> Self {
        self.containing(&format!(
            "<standardLoopCharacteristics {attributes}><loopCondition>{condition}</loopCondition></standardLoopCharacteristics>"
        ))
    }

    /// With a data association of this kind: `dataInputAssociation` or `dataOutputAssociation`.
    pub fn data(self, kind: &str, association: &str) -> Self {
        self.containing(&format!("<{kind}>{association}</{kind}>"))
    }

    /// An activity that puts so many tokens on each flow.
    pub fn leaving(self, quantity: &str) -> Self {
        self.attribute("completionQuantity", quantity)
    }

    /// With this default flow.
    pub fn default_flow(self, flow: &str) -> Self {
        self.attribute("default", flow)
    }

    /// An event that interrupts nothing.
    pub fn non_interrupting(self) -> Self {
        let attribute = if self.kind == "boundaryEvent" {
            "cancelActivity"
        } else {
            "isInterrupting"
        };
        self.attribute(attribute, "false")
    }

    /// A gateway whose events start the process, or a receive task that does.
    pub fn instantiating(self) -> Self {
        self.attribute("instantiate", "true")
    }

    /// A gateway that waits for all of its events.
    pub fn for_all_events(self) -> Self {
        self.attribute("eventGatewayType", "Parallel")
    }

    /// An event that all of its definitions trigger together.
    pub fn parallel(self) -> Self {
        self.attribute("parallelMultiple", "true")
    }

    /// A timer of this duration.
    pub fn timer(self, duration: &str) -> Self {
        self.containing(&format!(
            "<timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition>"
        ))
    }

    /// A timer of this date.
    pub fn date(self, date: &str) -> Self {
        self.containing(&format!(
            "<timerEventDefinition><timeDate>{date}</timeDate></timerEventDefinition>"
        ))
    }

    /// A timer that repeats.
    pub fn cycle(self, cycle: &str) -> Self {
        self.containing(&format!(
            "<timerEventDefinition><timeCycle>{cycle}</timeCycle></timerEventDefinition>"
        ))
    }

    /// A message of [`CATALOG`].
    pub fn message(self, message: &str) -> Self {
        self.containing(&format!(
            r#"<messageEventDefinition messageRef="{message}"/>"#
        ))
    }

    /// A signal of [`CATALOG`].
    pub fn signal(self, signal: &str) -> Self {
        self.containing(&format!(
            r#"<signalEventDefinition signalRef="signal-{signal}"/>"#
        ))
    }

    /// A condition.
    pub fn condition(self, condition: &str) -> Self {
        self.containing(&format!(
            "<conditionalEventDefinition><condition>{condition}</condition></conditionalEventDefinition>"
        ))
    }

    /// An error of [`CATALOG`]; any error with "".
    pub fn error(self, error: &str) -> Self {
        let reference = match error {
            "" => String::new(),
            error => format!(r#" errorRef="{error}""#),
        };
        self.containing(&format!("<errorEventDefinition{reference}/>"))
    }

    /// An escalation of [`CATALOG`]; any escalation with "".
    pub fn escalation(self, escalation: &str) -> Self {
        let reference = match escalation {
            "" => String::new(),
            escalation => format!(r#" escalationRef="escalation-{escalation}""#),
        };
        self.containing(&format!("<escalationEventDefinition{reference}/>"))
    }

    /// One end of the link of this name.
    pub fn link(self, name: &str) -> Self {
        self.containing(&format!(r#"<linkEventDefinition name="{name}"/>"#))
    }

    /// Compensation; thrown, of the activity with this id, of all with "".
    pub fn compensation(self, activity: &str) -> Self {
        let reference = match activity {
            "" => String::new(),
            activity => format!(r#" activityRef="{activity}""#),
        };
        self.containing(&format!("<compensateEventDefinition{reference}/>"))
    }

    /// A transaction that is canceled.
    pub fn cancel(self) -> Self {
        self.containing("<cancelEventDefinition/>")
    }

    /// An activity that compensates another.
    pub fn for_compensation(self) -> Self {
        self.attribute("isForCompensation", "true")
    }

    /// An ad-hoc sub-process that begins with what this names.
    pub fn choosing(self, active_elements: &str) -> Self {
        self.extension(&format!(
            r#"<q:adHoc activeElementsCollection="{active_elements}"/>"#
        ))
    }

    /// An ad-hoc sub-process in which one activity runs at a time.
    pub fn one_at_a_time(self) -> Self {
        self.attribute("ordering", "Sequential")
    }

    /// An ad-hoc sub-process with a completion condition.
    pub fn until(self, condition: &str) -> Self {
        self.containing(&format!(
            "<completionCondition>{condition}</completionCondition>"
        ))
    }

    /// An ad-hoc sub-process whose condition ends nothing that runs.
    pub fn waiting_for_the_rest(self) -> Self {
        self.attribute("cancelRemainingInstances", "false")
    }

    /// An end event that ends its scope.
    pub fn terminate(self) -> Self {
        self.containing("<terminateEventDefinition/>")
    }

    /// A job of this task type.
    pub fn with_type(self, task_type: &str) -> Self {
        self.extension(&format!(r#"<q:taskDefinition type="{task_type}"/>"#))
    }

    /// A published message that is kept this long.
    pub fn kept(self, time_to_live: &str) -> Self {
        self.extension(&format!("<q:ttl>{time_to_live}</q:ttl>"))
    }

    /// With other attempts than three.
    pub fn retries(self, retries: &str) -> Self {
        Self {
            extensions: self
                .extensions
                .replace("/>", &format!(r#" retries="{retries}"/>"#)),
            ..self
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id,
            kind,
            attributes,
            extensions,
            mappings,
            listeners,
            task_listeners,
            inner,
        } = self;
        write!(formatter, r#"<{kind} id="{id}"{attributes}>"#)?;
        let list = |name: &str, entries: &str| match entries {
            "" => String::new(),
            _ => format!("<q:{name}>{entries}</q:{name}>"),
        };
        let extensions = extensions.to_owned()
            + &list("ioMapping", mappings)
            + &list("executionListeners", listeners)
            + &list("taskListeners", task_listeners);
        if !extensions.is_empty() {
            write!(
                formatter,
                "<extensionElements>{extensions}</extensionElements>"
            )?;
        }
        write!(formatter, "{inner}</{kind}>")
    }
}

fn listener(event: &str, task_type: &str) -> String {
    format!(r#"<q:executionListener eventType="{event}" type="{task_type}"/>"#)
}

/// Listeners of the process whose content this is put before: events and task types.
pub fn process_listeners<const N: usize>(listeners: [(&str, &str); N]) -> String {
    let listeners = listeners.map(|(event, task_type)| listener(event, task_type));
    let listeners = listeners.concat();
    format!(
        "<extensionElements><q:executionListeners>{listeners}</q:executionListeners></extensionElements>"
    )
}

/// A start event.
pub fn start(id: &str) -> Node {
    node("startEvent", id)
}

/// An end event.
pub fn end(id: &str) -> Node {
    node("endEvent", id)
}

/// A service task whose task type is its id.
pub fn job(id: &str) -> Node {
    node("serviceTask", id).extension(&format!(r#"<q:taskDefinition type="{id}"/>"#))
}

/// A task that does nothing.
pub fn task(id: &str) -> Node {
    node("task", id)
}

/// A manual task.
pub fn manual_task(id: &str) -> Node {
    node("manualTask", id)
}

/// A user task.
pub fn user_task(id: &str) -> Node {
    node("userTask", id)
}

/// A user task for these people.
pub fn user_task_for(id: &str, assignment: &str) -> Node {
    user_task(id).extension(&format!("<q:assignmentDefinition {assignment}/>"))
}

/// A script task.
pub fn script(id: &str, expression: &str, result: &str) -> Node {
    node("scriptTask", id).extension(&format!(
        r#"<q:script expression="{expression}" resultVariable="{result}"/>"#
    ))
}

/// A script task without a result variable.
pub fn script_of_entries(id: &str, expression: &str) -> Node {
    node("scriptTask", id).extension(&format!(r#"<q:script expression="{expression}"/>"#))
}

/// A script task that a worker runs.
pub fn script_for_worker(id: &str, task_type: &str) -> Node {
    node("scriptTask", id).with_type(task_type)
}

/// A user task with these extension elements.
pub fn user_task_with(id: &str, extensions: &str) -> Node {
    user_task(id).extension(extensions)
}

/// A task that receives a message of [`CATALOG`].
pub fn receive(id: &str, message: &str) -> Node {
    node("receiveTask", id).attribute("messageRef", message)
}

/// A task that publishes a message of [`CATALOG`].
pub fn send(id: &str, message: &str) -> Node {
    node("sendTask", id).attribute("messageRef", message)
}

/// A call activity.
pub fn call(id: &str, process: &str) -> Node {
    node("callActivity", id).extension(&format!(r#"<q:calledElement processId="{process}"/>"#))
}

/// A call activity that passes nothing on by itself.
pub fn call_by_mappings_only(id: &str, process: &str) -> Node {
    node("callActivity", id).extension(&format!(
        r#"<q:calledElement processId="{process}" propagateAllChildVariables="false" propagateAllParentVariables="false"/>"#
    ))
}

/// An embedded sub-process.
pub fn sub_process(id: &str, content: impl AsRef<str>) -> Node {
    node("subProcess", id).containing(content.as_ref())
}

/// A transaction.
pub fn transaction(id: &str, content: impl AsRef<str>) -> Node {
    node("transaction", id).containing(content.as_ref())
}

/// An event sub-process.
pub fn event_sub_process(id: &str, content: impl AsRef<str>) -> Node {
    sub_process(id, content).attribute("triggeredByEvent", "true")
}

/// What compensates `host`: a compensation boundary event, the association and the activity.
pub fn compensated(host: &str, handler: Node) -> String {
    let (event, id) = (format!("{host}-compensated"), handler.id().to_owned());
    boundary(&event, host).compensation("").to_string()
        + &handler.for_compensation().to_string()
        + &format!(r#"<association id="{event}-{id}" sourceRef="{event}" targetRef="{id}"/>"#)
}

/// An ad-hoc sub-process.
pub fn ad_hoc(id: &str, content: impl AsRef<str>) -> Node {
    node("adHocSubProcess", id).containing(content.as_ref())
}

/// A boundary event of `host`.
pub fn boundary(id: &str, host: &str) -> Node {
    node("boundaryEvent", id).attribute("attachedToRef", host)
}

/// An intermediate catch event.
pub fn catch(id: &str) -> Node {
    node("intermediateCatchEvent", id)
}

/// An intermediate throw event.
pub fn throw(id: &str) -> Node {
    node("intermediateThrowEvent", id)
}

/// A gateway: `exclusive`, `parallel`, `inclusive` or `eventBased`.
pub fn gateway(kind: &str, id: &str) -> Node {
    let kind = match kind {
        "exclusive" => "exclusiveGateway",
        "parallel" => "parallelGateway",
        "inclusive" => "inclusiveGateway",
        "eventBased" => "eventBasedGateway",
        other => panic!("no gateway is '{other}'"),
    };
    node(kind, id)
}

/// A complex gateway with an activation condition, or without one.
pub fn complex(id: &str, condition: &str) -> Node {
    let gateway = node("complexGateway", id);
    if condition.is_empty() {
        return gateway;
    }
    let condition = condition.replace('>', "&gt;").replace('<', "&lt;");
    gateway.containing(&format!(
        "<activationCondition>{condition}</activationCondition>"
    ))
}

/// Another executable process of the file.
pub fn process_called(id: &str, content: impl AsRef<str>) -> String {
    format!(
        r#"<process id="{id}" isExecutable="true">{}</process>"#,
        content.as_ref()
    )
}

/// Process `other`, to be called: one job, `work`.
pub fn other_with_job() -> String {
    process_called("other", sequence([start("s"), job("work"), end("e")]))
}

/// Nodes without flows.
pub fn nodes<const N: usize>(nodes: [Node; N]) -> String {
    nodes.into_iter().map(|node| node.to_string()).collect()
}

/// Nodes, each with a flow to the next.
pub fn sequence(nodes: impl IntoIterator<Item = Node>) -> String {
    let nodes: Vec<_> = nodes.into_iter().collect();
    let ids: Vec<_> = nodes.iter().map(|node| node.id.as_str()).collect();
    let flows = path(&ids.join(" "));
    let nodes: String = nodes.iter().map(Node::to_string).collect();
    nodes + &flows
}

/// Flows along the elements named.
pub fn path(ids: &str) -> String {
    let ids: Vec<_> = ids.split_whitespace().collect();
    ids.windows(2).map(|pair| flow(pair[0], pair[1])).collect()
}

/// A sequence flow, whose id is `source-target`.
pub fn flow(source: &str, target: &str) -> String {
    format!(r#"<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}"/>"#)
}

/// A sequence flow with a condition.
pub fn flow_if(source: &str, target: &str, condition: &str) -> String {
    format!(
        r#"<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}">
        <conditionExpression>{condition}</conditionExpression></sequenceFlow>"#
    )
}
