//! What event definitions say: timers, messages, signals, conditions, errors and escalations (BPMN 2.0.2, section 10.5.5).

use super::element::{Compiler, Refused};
use super::outline::FlowNode;
use super::xml::{self, Node};
use crate::model::extensions::{Extension, Extensions};
use crate::model::graph::{
    Catch, ConditionDefinition, MessageDefinition, MessageThrow, SignalDefinition, SignalThrow,
    Text, TimerDefinition,
};
use crate::model::problem::Problem;
use crate::model::timer::{self, Ambiguity};
use feel::Dialect;
use jiff::tz::TimeZone;

impl<'xml> Compiler<'_, 'xml> {
    /// A timer: exactly one of `timeDate`, `timeDuration` and `timeCycle`. What is not FEEL is
    /// checked here, so that a typing mistake is found when the file is stored.
    pub(super) fn timer(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<TimerDefinition, Refused> {
        let mut found = xml::children(definition).filter_map(|child| {
            let field = match child.tag_name().name() {
                "timeDate" => "timeDate",
                "timeDuration" => "timeDuration",
                "timeCycle" => "timeCycle",
                _ => return None,
            };
            Some((field, xml::text(child))).filter(|(_, text)| !text.is_empty())
        });
        let (Some((field, source)), None) = (found.next(), found.next()) else {
            self.report(event, Problem::OneTimeExpression);
            return Err(Refused);
        };
        let text = self.text(event, &source, field)?;
        if let Text::Literal(literal) = &text {
            let checked = match field {
                "timeDate" => timer::parse_date(literal, &TimeZone::UTC).map(drop),
                "timeDuration" => timer::parse_duration(literal).map(drop),
                _ => timer::parse_cycle(literal, &TimeZone::UTC).map(drop),
            };
            if let Err(error) = checked {
                self.report(event, Problem::Timer { field, error });
                return Err(Refused);
            }
            for ambiguity in timer::ambiguities(literal) {
                self.report(
                    event,
                    match ambiguity {
                        Ambiguity::DayNumber => Problem::CronDayNumber,
                        Ambiguity::BothDays => Problem::CronBothDays,
                    },
                );
            }
        }
        Ok(match field {
            "timeDate" => TimerDefinition::Date(text),
            "timeDuration" => TimerDefinition::Duration(text),
            _ => TimerDefinition::Cycle(text),
        })
    }

    /// A message that starts a process. Without a correlation key each one starts an instance.
    pub(super) fn starting_message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageDefinition, Refused> {
        let (name, correlation_key) = self.message(node, owner, extensions)?;
        Ok(MessageDefinition {
            name,
            correlation_key,
        })
    }

    /// A message that a running instance waits for. It needs a correlation key: without one, any
    /// instance would take any message of that name.
    pub(super) fn awaited_message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageDefinition, Refused> {
        let (name, correlation_key) = self.message(node, owner, extensions)?;
        if correlation_key.is_none() {
            self.report(node, Problem::MissingCorrelationKey);
            return Err(Refused);
        }
        Ok(MessageDefinition {
            name,
            correlation_key,
        })
    }

    /// A message that what stands in a flow waits for. Behind a gateway that starts the process by any one of its events no key is needed.
    pub(super) fn message_of_flow(
        &mut self,
        node: &FlowNode<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageDefinition, Refused> {
        match self.outline.instantiating_gateway(node) {
            Some((_, gateway)) if !gateway.is_parallel_event_gateway() => {
                self.starting_message(node.xml, owner, extensions)
            }
            Some(_) | None => self.awaited_message(node.xml, owner, extensions),
        }
    }

    /// A message that the process publishes itself.
    pub(super) fn published_message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<MessageThrow, Refused> {
        let (name, correlation_key) = self.message(node, owner, extensions)?;
        Ok(MessageThrow {
            name,
            correlation_key,
            ttl: self.time_to_live(node, extensions)?,
        })
    }

    /// How long something is kept that the process publishes itself, if the file says so.
    fn time_to_live(
        &mut self,
        node: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Option<Text>, Refused> {
        let ttl = extensions.get(Extension::TimeToLive);
        let ttl = ttl.map(|ttl| match xml::attribute(ttl, "value") {
            Some(value) => value.into(),
            None => xml::text(ttl),
        });
        let ttl = self.optional_text(node, ttl.as_deref(), "ttl")?;
        if let Some(Text::Literal(literal)) = &ttl
            && let Err(error) = timer::parse_time_to_live(literal)
        {
            let field = "ttl";
            self.report(node, Problem::Timer { field, error });
            return Err(Refused);
        }
        Ok(ttl)
    }

    /// A signal that starts a process, or that a running instance waits for.
    pub(super) fn awaited_signal(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<SignalDefinition, Refused> {
        let name = self.signal_name(event, definition)?;
        Ok(SignalDefinition { name })
    }

    /// A signal that the process publishes itself.
    pub(super) fn published_signal(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<SignalThrow, Refused> {
        Ok(SignalThrow {
            name: self.signal_name(event, definition)?,
            ttl: self.time_to_live(event, extensions)?,
        })
    }

    /// The name of the signal that `definition` refers to: whoever waits for that name gets it, whatever file it is in (BPMN 2.0.2,
    /// section 10.5.6).
    fn signal_name(&mut self, event: Node<'xml>, definition: Node<'xml>) -> Result<Text, Refused> {
        let Some(reference) = xml::reference(definition, "signalRef") else {
            self.report(event, Problem::MissingSignal);
            return Err(Refused);
        };
        // A reference to nothing was reported when the references of the file were checked.
        let signal = self.catalog.signal(reference).ok_or(Refused)?;
        let Some(name) = signal.name else {
            let signal = reference.to_owned();
            self.report(event, Problem::SignalWithoutName { signal });
            return Err(Refused);
        };
        self.short_text(event, name, "the signal's name")
    }

    /// The name and correlation key of the message that `owner` refers to.
    fn message(
        &mut self,
        node: Node<'xml>,
        owner: Node<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<(Text, Option<Text>), Refused> {
        let Some(reference) = xml::reference(owner, "messageRef") else {
            self.report(node, Problem::MissingMessage);
            return Err(Refused);
        };
        // A reference to nothing was reported when the references of the file were checked.
        let message = self.catalog.message(reference).ok_or(Refused)?;
        let Some(name) = message.name else {
            self.report(
                node,
                Problem::MessageWithoutName {
                    message: reference.to_owned(),
                },
            );
            return Err(Refused);
        };
        let own_key = extensions.attribute(Extension::Subscription, "correlationKey");
        let key = own_key.or(message.correlation_key);
        let name = self.short_text(node, name, "the message's name")?;
        Ok((
            name,
            match key {
                Some(key) => Some(self.short_text(node, key, "correlationKey")?),
                None => None,
            },
        ))
    }

    /// The errors that are caught; without a reference, all (BPMN 2.0.2, section 10.5.6).
    pub(super) fn caught_error(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<Catch, Refused> {
        if xml::reference(definition, "errorRef").is_none() {
            return Ok(Catch { code: None });
        }
        let code = self.error_code(event, definition)?;
        if code.starts_with('=') {
            self.report(event, Problem::CaughtCodeIsFeel { caught: "an error" });
            return Err(Refused);
        }
        self.check_short(event, code, "errorCode");
        Ok(Catch {
            code: Some(code.to_owned()),
        })
    }

    /// The code of the error that is thrown.
    pub(super) fn thrown_error(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<Text, Refused> {
        let code = self.error_code(event, definition)?;
        self.short_text(event, code, "errorCode")
    }

    fn error_code(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<&'xml str, Refused> {
        let Some(reference) = xml::reference(definition, "errorRef") else {
            self.report(event, Problem::MissingError);
            return Err(Refused);
        };
        // A reference to nothing was reported when the references of the file were checked.
        let error = self.catalog.error(reference).ok_or(Refused)?;
        error.code.ok_or_else(|| {
            self.report(
                event,
                Problem::ErrorWithoutCode {
                    error: reference.to_owned(),
                },
            );
            Refused
        })
    }

    /// The escalations that are caught; without a reference or a code, all (BPMN 2.0.2, section 8.4.4).
    pub(super) fn caught_escalation(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<Catch, Refused> {
        let Some(reference) = xml::reference(definition, "escalationRef") else {
            return Ok(Catch { code: None });
        };
        // A reference to nothing was reported when the references of the file were checked.
        let escalation = self.catalog.escalation(reference).ok_or(Refused)?;
        let code = escalation.code.filter(|code| !code.is_empty());
        if let Some(code) = code {
            if code.starts_with('=') {
                let caught = "an escalation";
                self.report(event, Problem::CaughtCodeIsFeel { caught });
                return Err(Refused);
            }
            self.check_short(event, code, "escalationCode");
        }
        Ok(Catch {
            code: code.map(str::to_owned),
        })
    }

    /// The code of the escalation that is thrown. It must have one (BPMN 2.0.2, section 8.4.4).
    pub(super) fn thrown_escalation(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<Text, Refused> {
        let Some(reference) = xml::reference(definition, "escalationRef") else {
            self.report(event, Problem::MissingEscalation);
            return Err(Refused);
        };
        // A reference to nothing was reported when the references of the file were checked.
        let escalation = self.catalog.escalation(reference).ok_or(Refused)?;
        let Some(code) = escalation.code.filter(|code| !code.is_empty()) else {
            let escalation = reference.to_owned();
            self.report(event, Problem::EscalationWithoutCode { escalation });
            return Err(Refused);
        };
        self.short_text(event, code, "escalationCode")
    }

    /// A condition that is waited for (BPMN 2.0.2, section 10.5.5). It is looked at when a variable is set that it reads.
    pub(super) fn awaited_condition(
        &mut self,
        event: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<ConditionDefinition, Refused> {
        let Some(condition) = xml::children_named(definition, "condition").next() else {
            self.report(event, Problem::NoConditionToWaitFor);
            return Err(Refused);
        };
        let condition = self
            .feel(condition, event, "its condition")
            .ok_or(Refused)?;
        // A built-in function is read as a name, too.
        let is_function =
            |name: &str| feel::builtin_names(Dialect::Extended).any(|known| known == name);
        if condition.names().iter().all(|name| is_function(name)) {
            self.report(event, Problem::ConditionReadsNothing);
        }
        Ok(ConditionDefinition { condition })
    }

    /// A condition of a sequence flow.
    pub(crate) fn condition_of_flow(&mut self, flow: Node<'xml>) -> Option<feel::Expression> {
        Extensions::read(flow, flow, &[], self.findings);
        self.only_children(flow, flow, &["conditionExpression"]);
        self.condition(flow, "conditionExpression")
    }

    /// The condition that a flow node or a flow has in its child of this name.
    pub(super) fn condition(
        &mut self,
        owner: Node<'xml>,
        name: &'static str,
    ) -> Option<feel::Expression> {
        let condition = xml::children_named(owner, name).next()?;
        self.feel(condition, owner, "its condition")
    }
}

#[cfg(test)]
mod tests {
    use crate::model::graph::{ElementKind, StartEvent, TimerDefinition, Trigger, Triggers};
    use crate::model::testing::{
        around, file, flow, flow_if, found, found_around, found_in, graph, process, source,
    };

    fn catch(definition: &str) -> String {
        format!(r#"<intermediateCatchEvent id="it">{definition}</intermediateCatchEvent>"#)
    }

    fn timer(content: &str) -> String {
        catch(&format!(
            "<timerEventDefinition>{content}</timerEventDefinition>"
        ))
    }

    #[test]
    fn a_timer_says_a_date_a_duration_or_a_cycle() {
        for content in [
            "<timeDate>2026-01-31T09:00:00Z</timeDate>",
            "<timeDuration> PT15M </timeDuration>",
            "<timeDuration>=duration(wait)</timeDuration>",
            "<timeCycle>R3/PT10M</timeCycle>",
            "<timeCycle>0 9 * * MON-FRI</timeCycle>",
        ] {
            assert_eq!(
                found_around(&timer(content)),
                Vec::<String>::new(),
                "{content}"
            );
        }
    }

    #[test]
    fn a_timer_keeps_its_text() {
        let process = graph(
            r#"<startEvent id="start"><timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition></startEvent>"#,
        );
        let start = process.find(&"start".into()).unwrap();
        let ElementKind::StartEvent(StartEvent {
            trigger: Some(Triggers::One(Trigger::Timer(TimerDefinition::Cycle(cycle)))),
        }) = &start.kind
        else {
            panic!("expected a cycle, found {start:?}")
        };
        assert_eq!(source(cycle), "R/PT1H");
    }

    #[test]
    fn a_bad_timer_is_found_before_it_runs() {
        let found = found_around(&timer("<timeDuration>15 minutes</timeDuration>"));
        assert_eq!(found.len(), 1);
        assert!(
            found.first().unwrap().starts_with(
                "storing: bpmn:intermediateCatchEvent 'it' has a bad timeDuration: expected an ISO 8601 duration"
            ),
            "{found:?}"
        );
        for content in [
            "<timeDate>2026-02-30T09:00:00Z</timeDate>",
            "<timeDate>tomorrow</timeDate>",
            "<timeDuration>-PT1S</timeDuration>",
            "<timeCycle>R0/PT1S</timeCycle>",
            "<timeCycle>R/PT0S</timeCycle>",
            "<timeCycle>every day</timeCycle>",
        ] {
            assert_eq!(found_around(&timer(content)).len(), 1, "{content}");
        }
    }

    #[test]
    fn a_timer_says_one_time() {
        let expected = "deploying: bpmn:intermediateCatchEvent 'it' needs exactly one of timeDate, timeDuration and \
                        timeCycle with a text";
        assert_eq!(found_around(&timer("")), [expected]);
        assert_eq!(found_around(&timer("<timeDate/>")), [expected]);
        let two = "<timeDuration>PT1S</timeDuration><timeCycle>R/PT1S</timeCycle>";
        assert_eq!(found_around(&timer(two)), [expected]);
    }

    #[test]
    fn a_signal_has_a_name() {
        let catching = |signal: &str, definition: &str| {
            found(&file(
                &(signal.to_owned() + &process(&around(&catch(definition)))),
            ))
        };
        let definition = r#"<signalEventDefinition signalRef="s"/>"#;
        let named = r#"<signal id="s" name="=kind + &quot; closed&quot;"/>"#;
        assert_eq!(catching(named, definition), Vec::<String>::new());
        assert_eq!(
            catching("", "<signalEventDefinition/>"),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' has no signalRef, expected a bpmn:signal of the file"
            ]
        );
        assert_eq!(
            catching(r#"<signal id="s"/>"#, definition),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' refers to the bpmn:signal 's', which has no name"
            ]
        );
        let long = "x".repeat(256);
        let found = catching(&format!(r#"<signal id="s" name="{long}"/>"#), definition);
        assert!(found[0].contains("the signal's name"), "{found:?}");
    }

    #[test]
    fn a_signal_that_is_thrown_may_say_how_long_it_is_kept() {
        let throwing = |ttl: &str| {
            let it = format!(
                r#"<intermediateThrowEvent id="it"><extensionElements><q:ttl value="{ttl}"/></extensionElements>
                <signalEventDefinition signalRef="s"/></intermediateThrowEvent>"#
            );
            let signal = r#"<signal id="s" name="closed"/>"#.to_owned();
            found(&file(&(signal + &process(&around(&it)))))
        };
        assert_eq!(throwing("PT1H"), Vec::<String>::new());
        assert_eq!(
            throwing("soon"),
            [
                "storing: bpmn:intermediateThrowEvent 'it' has a bad ttl: expected a duration such as PT1H or 1h30m, found 'soon'"
            ]
        );
    }

    fn conditional(content: &str) -> Vec<String> {
        found_around(&catch(&format!(
            "<conditionalEventDefinition>{content}</conditionalEventDefinition>"
        )))
    }

    #[test]
    fn a_condition_that_is_waited_for_is_feel_that_reads_variables() {
        for condition in ["=x &gt; 1", "x &gt; 1"] {
            let found = conditional(&format!("<condition>{condition}</condition>"));
            assert_eq!(found, Vec::<String>::new());
        }
        assert_eq!(
            conditional(""),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' has a bpmn:conditionalEventDefinition without a bpmn:condition: \
                 add one, FEEL that becomes true when the event is to happen"
            ]
        );
        assert_eq!(
            conditional(
                "<condition>=now() &gt; date and time(\"2027-01-01T00:00:00Z\")</condition>"
            ),
            [
                "nothing: bpmn:intermediateCatchEvent 'it' has a condition that reads no variable: it is looked at once, when \
                 the event begins to wait, and not when time passes. For a time use a timer"
            ]
        );
    }

    #[test]
    fn which_changes_other_engines_look_at_is_said_by_the_condition() {
        let camunda = r#"xmlns:camunda="http://camunda.org/schema/1.0/bpmn""#;
        let condition = "<condition>=x</condition>";
        assert_eq!(
            found_around(&catch(&format!(
                r#"<conditionalEventDefinition {camunda} camunda:variableName="x">{condition}</conditionalEventDefinition>"#
            ))),
            [
                "nothing: bpmn:intermediateCatchEvent 'it' has the attribute 'camunda:variableName', which has no effect: remove \
                 it, a condition is looked at whenever a variable that it reads is set; what else is meant belongs into the condition"
            ]
        );
        assert_eq!(
            conditional(&format!(
                r#"<extensionElements><q:conditionalFilter variableEvents="create"/></extensionElements>{condition}"#
            )),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' has the extension element 'conditionalFilter', which is not executed: \
                 a condition is looked at whenever a variable that it reads is set. Remove it, and write what else is meant into \
                 the condition"
            ]
        );
    }

    fn with_message(message: &str, it: &str) -> String {
        file(&(message.to_owned() + &process(&around(it))))
    }

    const WAITS: &str = r#"<receiveTask id="it" messageRef="m"/>"#;

    #[test]
    fn a_message_has_a_name() {
        assert_eq!(
            found_around(r#"<receiveTask id="it"/>"#),
            [
                "deploying: bpmn:receiveTask 'it' has no messageRef, expected a bpmn:message of the file"
            ]
        );
        assert_eq!(
            found(&with_message(r#"<message id="m"/>"#, WAITS)),
            ["deploying: bpmn:receiveTask 'it' refers to the bpmn:message 'm', which has no name"]
        );
    }

    #[test]
    fn a_message_that_is_waited_for_has_a_correlation_key_of_its_own_or_the_elements() {
        assert_eq!(
            found(&with_message(r#"<message id="m" name="paid"/>"#, WAITS)),
            [
                "deploying: bpmn:receiveTask 'it' waits for a message without a correlation key: add the extension \
              element subscription with a correlationKey to it or to the message"
            ]
        );
        let key =
            r#"<extensionElements><q:subscription correlationKey="=id"/></extensionElements>"#;
        let on_message = format!(r#"<message id="m" name="paid">{key}</message>"#);
        assert_eq!(
            found(&with_message(&on_message, WAITS)),
            Vec::<String>::new()
        );
        let on_task = format!(r#"<receiveTask id="it" messageRef="m">{key}</receiveTask>"#);
        let plain = r#"<message id="m" name="paid"/>"#;
        assert_eq!(found(&with_message(plain, &on_task)), Vec::<String>::new());
    }

    #[test]
    fn a_message_that_starts_a_process_needs_no_correlation_key() {
        let start =
            r#"<startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent>"#;
        let xml = file(&(r#"<message id="m" name="paid"/>"#.to_owned() + &process(start)));
        assert_eq!(found(&xml), Vec::<String>::new());
    }

    #[test]
    fn a_bad_time_to_live_is_found() {
        let send = r#"<sendTask id="it" messageRef="m"><extensionElements><q:ttl value="soon"/></extensionElements></sendTask>"#;
        assert_eq!(
            found(&with_message(r#"<message id="m" name="paid"/>"#, send)),
            [
                "storing: bpmn:sendTask 'it' has a bad ttl: expected a duration such as PT1H or 1h30m, found 'soon'"
            ]
        );
    }

    #[test]
    fn an_error_that_is_thrown_has_a_code() {
        let end = |definition: &str| {
            let end =
                format!(r#"<startEvent id="start"/><endEvent id="end">{definition}</endEvent>"#);
            file(&(r#"<error id="e"/>"#.to_owned() + &process(&(end + &flow("start", "end")))))
        };
        assert_eq!(
            found(&end("<errorEventDefinition/>")),
            ["deploying: bpmn:endEvent 'end' has no errorRef, expected a bpmn:error of the file"]
        );
        assert_eq!(
            found(&end(r#"<errorEventDefinition errorRef="e"/>"#)),
            ["deploying: bpmn:endEvent 'end' refers to the bpmn:error 'e', which has no errorCode"]
        );
    }

    #[test]
    fn a_code_that_is_caught_is_fixed() {
        let boundary = around(
            r#"<task id="it"/><boundaryEvent id="boundary" attachedToRef="it"><errorEventDefinition errorRef="e"/></boundaryEvent>"#,
        );
        assert_eq!(
            found(&file(
                &(r#"<error id="e" errorCode="=code"/>"#.to_owned() + &process(&boundary))
            )),
            [
                "deploying: bpmn:boundaryEvent 'boundary' catches an error whose code is FEEL: a code that is caught is a \
              fixed text"
            ]
        );
    }

    fn with_escalations(content: &str) -> Vec<String> {
        let escalations = r#"<escalation id="e"/><escalation id="computed" escalationCode="=code"/>
            <escalation id="late" escalationCode="late"/>"#;
        found(&file(&(escalations.to_owned() + &process(content))))
    }

    #[test]
    fn an_escalation_that_is_thrown_has_a_code() {
        let throws = |reference: &str| {
            let throw = format!(
                r#"<intermediateThrowEvent id="it"><escalationEventDefinition {reference}/></intermediateThrowEvent>"#
            );
            with_escalations(&around(&throw))
        };
        assert_eq!(
            throws(""),
            [
                "deploying: bpmn:intermediateThrowEvent 'it' has no escalationRef, expected a bpmn:escalation of the file"
            ]
        );
        assert_eq!(
            throws(r#"escalationRef="e""#),
            [
                "deploying: bpmn:intermediateThrowEvent 'it' refers to the bpmn:escalation 'e', which has no escalationCode"
            ]
        );
        assert_eq!(throws(r#"escalationRef="computed""#), Vec::<String>::new());
    }

    #[test]
    fn an_escalation_is_caught_by_a_fixed_code_or_by_any() {
        let catches = |reference: &str| {
            with_escalations(&around(&format!(
                r#"<subProcess id="it"><startEvent id="in"/></subProcess><boundaryEvent id="boundary" attachedToRef="it">
                <escalationEventDefinition {reference}/></boundaryEvent>"#
            )))
        };
        for reference in ["", r#"escalationRef="e""#, r#"escalationRef="late""#] {
            assert_eq!(catches(reference), Vec::<String>::new());
        }
        assert_eq!(
            catches(r#"escalationRef="computed""#),
            [
                "deploying: bpmn:boundaryEvent 'boundary' catches an escalation whose code is FEEL: a code that is caught \
              is a fixed text"
            ]
        );
    }

    fn choice(condition: &str) -> String {
        let gateway = r#"<startEvent id="start"/><exclusiveGateway id="which" default="which-b"/><task id="a"/><task id="b"/>"#;
        gateway.to_owned() + &flow("start", "which") + condition + &flow("which", "b")
    }

    #[test]
    fn a_condition_is_feel_with_or_without_equals_sign() {
        for condition in ["amount > 1", "= amount > 1"] {
            let process = graph(&choice(&flow_if(
                "which",
                "a",
                &condition.replace('>', "&gt;"),
            )));
            let flow = process.find_flow(&"which-a".into()).unwrap();
            assert_eq!(flow.condition.as_ref().unwrap().text(), "amount > 1");
        }
    }

    #[test]
    fn what_bpmn_does_not_know_is_found_in_flows_and_event_definitions() {
        let odd = r#"<sequenceFlow id="odd" sourceRef="which" targetRef="a"><guard/><conditionExpression>x</conditionExpression></sequenceFlow>"#;
        assert_eq!(
            found_in(&choice(odd)),
            [
                "storing: bpmn:sequenceFlow 'odd' contains bpmn:guard, which BPMN 2.0 does not know in this place"
            ]
        );
        assert_eq!(
            found_around(&timer(
                "<timeDuration>PT1S</timeDuration><timeZone>UTC</timeZone>"
            )),
            [
                "storing: bpmn:intermediateCatchEvent 'it' contains bpmn:timeZone, which BPMN 2.0 does not know in this \
              place"
            ]
        );
    }

    #[test]
    fn bad_feel_is_found_with_its_place() {
        let found = found_in(&choice(&flow_if("which", "a", "=amount +")));
        assert_eq!(found.len(), 1);
        let finding = found.first().unwrap();
        assert!(
            finding.starts_with(
                "storing: bpmn:sequenceFlow 'which-a' has no valid FEEL in its condition (line 1, column "
            ),
            "{finding}"
        );
        assert_eq!(
            found_in(&choice(&flow_if("which", "a", " "))),
            ["deploying: bpmn:sequenceFlow 'which-a' has no expression in its condition"]
        );
    }

    #[test]
    fn another_expression_language_is_refused_unless_the_expression_says_feel() {
        let in_xpath = |condition: &str| {
            let content = process(&choice(&flow_if("which", "a", condition)));
            found(&file(&content).replace(
                "<definitions",
                r#"<definitions expressionLanguage="http://www.w3.org/1999/XPath""#,
            ))
        };
        assert_eq!(
            in_xpath("amount = 1"),
            [
                "deploying: bpmn:sequenceFlow 'which-a' has an expression in the language \
              'http://www.w3.org/1999/XPath', which cannot be executed: write FEEL, with a leading '='"
            ]
        );
        assert_eq!(in_xpath("=amount = 1"), Vec::<String>::new());
    }
}
