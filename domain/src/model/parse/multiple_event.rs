//! Events with several event definitions (BPMN 2.0.2, section 10.5.2 and tables 10.84, 10.88, 10.89 and 10.90). What waits is
//! *multiple*: any of them triggers it; with `parallelMultiple="true"` it is *parallel multiple*: all of them do together. What
//! throws throws all.

use super::element::{Compiler, Refused};
use super::event_definitions::{EventDefinition, EventDefinitions};
use super::outline::FlowNode;
use super::xml;
use crate::model::extensions::Extensions;
use crate::model::graph::{Ending, Publication, SeveralThrows, Throw, Triggers};
use crate::model::problem::Problem;
use crate::model::trigger::{Place, TriggerKind};
use std::collections::HashSet;

impl<'xml> Compiler<'_, 'xml> {
    /// What triggers an event that has event definitions.
    pub(super) fn triggers(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
        definitions: &EventDefinitions<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Triggers, Refused> {
        if let [definition] = definitions.each.as_slice() {
            let trigger = self.trigger(node, place, *definition, extensions)?;
            return Ok(Triggers::One(trigger));
        }
        self.check_several(node, place, definitions)?;
        let each = definitions.each.iter();
        let triggers: Vec<_> = each
            .map(|definition| self.trigger(node, place, *definition, extensions))
            .collect();
        let triggers = triggers.into_iter().collect::<Result<_, Refused>>()?;
        Ok(if definitions.parallel {
            Triggers::All(triggers)
        } else {
            Triggers::Any(triggers)
        })
    }

    /// What an event throws that has event definitions.
    pub(super) fn throws(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
        definitions: &EventDefinitions<'xml>,
        extensions: &Extensions<'xml>,
    ) -> Result<Throw, Refused> {
        if definitions.parallel {
            self.report(node.xml, Problem::ParallelMultipleThrow);
            return Err(Refused);
        }
        if let [definition] = definitions.each.as_slice() {
            return self.throw(node, place, *definition, extensions);
        }
        self.check_several(node, place, definitions)?;
        let mut several = SeveralThrows {
            published: Vec::new(),
            escalations: Vec::new(),
            ending: None,
        };
        for definition in &definitions.each {
            self.add_throw(&mut several, node, (place, *definition), extensions)?;
        }
        Ok(Throw::Several(Box::new(several)))
    }

    fn add_throw(
        &mut self,
        several: &mut SeveralThrows,
        node: &FlowNode<'xml>,
        (place, definition): (Place, EventDefinition<'xml>),
        extensions: &Extensions<'xml>,
    ) -> Result<(), Refused> {
        let EventDefinition { kind, xml } = definition;
        let ending = match kind {
            TriggerKind::Message => {
                let message = self.published_message(node.xml, xml, extensions)?;
                several.published.push(Publication::Message(message));
                return Ok(());
            }
            TriggerKind::Signal => {
                let signal = self.published_signal(node.xml, xml, extensions)?;
                several.published.push(Publication::Signal(signal));
                return Ok(());
            }
            TriggerKind::Escalation => {
                let code = self.thrown_escalation(node.xml, xml)?;
                several.escalations.push(code);
                return Ok(());
            }
            TriggerKind::Error => Ending::Error {
                code: self.thrown_error(node.xml, xml)?,
            },
            TriggerKind::Terminate => Ending::Terminate,
            TriggerKind::Timer
            | TriggerKind::Conditional
            | TriggerKind::Compensation
            | TriggerKind::Cancel
            | TriggerKind::Link => return self.not_here(node, place, definition),
        };
        let Some(before) = several.ending.replace(ending) else {
            return Ok(());
        };
        let problem = match (before, kind) {
            (Ending::Error { .. }, TriggerKind::Error) => Problem::SeveralErrors,
            (Ending::Error { .. } | Ending::Terminate, _) => Problem::SeveralEndings,
        };
        self.report(node.xml, problem);
        Err(Refused)
    }

    /// Refuses what makes no sense, or cannot be done, among several event definitions.
    fn check_several(
        &mut self,
        node: &FlowNode<'xml>,
        place: Place,
        definitions: &EventDefinitions<'xml>,
    ) -> Result<(), Refused> {
        if definitions.parallel && place == Place::StartOfProcess {
            self.report(node.xml, Problem::ParallelMultipleStart);
            return Err(Refused);
        }
        // The messages, signals, errors and escalations that the definitions before are about.
        let mut referred = HashSet::new();
        for definition in &definitions.each {
            let kind = definition.kind;
            let reference = kind.reference();
            let reference = reference.and_then(|name| xml::reference(definition.xml, name));
            let alone = match kind.only_alone() {
                None if definitions.parallel => kind.not_together(),
                only_alone => only_alone,
            };
            let problem = if let Some(reason) = alone {
                let definition = kind.definition();
                Problem::NotAmongSeveral { definition, reason }
            } else if reference.is_some_and(|reference| !referred.insert((kind, reference))) {
                let definition = kind.definition();
                Problem::SameDefinition { definition }
            } else {
                continue;
            };
            self.report(node.xml, problem);
            return Err(Refused);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::model::testing::{around, at_once, file, found, process, repeated};

    const TIMER: &str =
        "<timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition>";
    const MESSAGE: &str = r#"<messageEventDefinition messageRef="m"/>"#;
    const SIGNAL: &str = r#"<signalEventDefinition signalRef="s"/>"#;
    const ERROR: &str = r#"<errorEventDefinition errorRef="e"/>"#;
    const ESCALATION: &str = r#"<escalationEventDefinition escalationRef="esc"/>"#;

    fn found_in(content: &str) -> Vec<String> {
        let catalog = r#"<message id="m" name="paid"><extensionElements><q:subscription correlationKey="=id"/></extensionElements>
            </message><message id="start-m" name="begin"/><signal id="s" name="closed"/><error id="e" errorCode="e"/><error id="f" errorCode="f"/>
            <escalation id="esc" escalationCode="esc"/>"#;
        found(&file(&(catalog.to_owned() + &process(content))))
    }

    fn catching(attributes: &str, definitions: &str) -> Vec<String> {
        found_in(&around(&format!(
            r#"<intermediateCatchEvent id="it" {attributes}>{definitions}</intermediateCatchEvent>"#
        )))
    }

    #[test]
    fn an_event_may_wait_for_several() {
        let several = [TIMER, MESSAGE, SIGNAL].concat();
        assert_eq!(catching("", &several), Vec::<String>::new());
        assert_eq!(
            catching(r#"parallelMultiple="true""#, &several),
            Vec::<String>::new()
        );
    }

    #[test]
    fn one_definition_that_is_called_parallel_is_one() {
        assert_eq!(
            catching(r#"parallelMultiple="true""#, TIMER),
            Vec::<String>::new()
        );
    }

    #[test]
    fn the_same_twice_is_refused() {
        assert_eq!(
            catching("", &[MESSAGE, TIMER, MESSAGE].concat()),
            [
                "deploying: bpmn:intermediateCatchEvent 'it' has two messageEventDefinition about the same: remove one"
            ]
        );
    }

    #[test]
    fn an_event_waits_for_tens_of_thousands_of_messages() {
        let messages = repeated(30_000, |n| format!(r#"<message id="m{n}" name="m{n}"/>"#));
        let definitions = repeated(30_000, |n| {
            format!(r#"<messageEventDefinition messageRef="m{n}"/>"#)
        });
        let start = format!(r#"<startEvent id="start">{definitions}</startEvent>"#);
        let xml = file(&(messages + &process(&start)));
        assert_eq!(at_once(|| found(&xml)), Vec::<String>::new());
    }

    #[test]
    fn a_link_stands_alone() {
        let link = r#"<linkEventDefinition name="there"/>"#;
        let found = catching("", &[TIMER, link].concat());
        assert!(
            found.contains(
                &"deploying: bpmn:intermediateCatchEvent 'it' has linkEventDefinition among several event definitions: a link \
                  is where a flow goes on, draw an event of its own for it"
                    .to_owned()
            ),
            "{found:?}"
        );
    }

    fn on_a_sub_process(attributes: &str, definitions: &str) -> Vec<String> {
        found_in(&around(&format!(
            r#"<subProcess id="it"><startEvent id="in"/></subProcess>
            <boundaryEvent id="boundary" attachedToRef="it" {attributes}>{definitions}</boundaryEvent>"#
        )))
    }

    #[test]
    fn what_is_thrown_to_an_event_waits_for_nothing_else() {
        let several = [TIMER, ERROR, ESCALATION].concat();
        assert_eq!(on_a_sub_process("", &several), Vec::<String>::new());
        assert_eq!(
            on_a_sub_process(r#"parallelMultiple="true""#, &several),
            [
                "deploying: bpmn:boundaryEvent 'boundary' has errorEventDefinition among several event definitions: what \
                 throws an error cannot wait for the others of a parallel multiple event, draw an event of its own for it"
            ]
        );
        assert_eq!(
            on_a_sub_process(r#"cancelActivity="false""#, &several),
            [
                "deploying: bpmn:boundaryEvent 'boundary' has cancelActivity or isInterrupting false, but with errorEventDefinition it \
                 always interrupts"
            ]
        );
    }

    #[test]
    fn a_process_is_started_by_any_of_several_and_not_by_all() {
        let start = |attributes: &str| {
            let message = MESSAGE.replace("\"m\"", "\"start-m\"");
            found_in(&format!(
                r#"<startEvent id="start" {attributes}>{message}{SIGNAL}</startEvent>"#
            ))
        };
        assert_eq!(start(""), Vec::<String>::new());
        assert_eq!(
            start(r#"parallelMultiple="true""#),
            [
                "deploying: bpmn:startEvent 'start' starts a process when several things have happened (parallelMultiple), \
                 which is not run: nothing says which of them belong together before there is an instance. Start it by \
                 one, and wait for the others behind a parallel gateway"
            ]
        );
    }

    fn ending(definitions: &str) -> Vec<String> {
        found_in(
            &(format!(r#"<startEvent id="start"/><endEvent id="end">{definitions}</endEvent>"#)
                + &crate::model::testing::flow("start", "end")),
        )
    }

    #[test]
    fn an_end_event_throws_several_of_which_one_ends() {
        let several = [MESSAGE, SIGNAL, ERROR, ESCALATION].concat();
        assert_eq!(ending(&several), Vec::<String>::new());
        assert_eq!(
            ending(&[ERROR, "<terminateEventDefinition/>"].concat()),
            [
                "deploying: bpmn:endEvent 'end' ends what is around it in more than one way: an error or a termination, not \
                 both"
            ]
        );
        let other = ERROR.replace("errorRef=\"e\"", "errorRef=\"f\"");
        assert_eq!(
            ending(&[ERROR, &other].concat()),
            [
                "deploying: bpmn:endEvent 'end' throws several errors: only one can be thrown, keep the one that is to be caught"
            ]
        );
    }

    #[test]
    fn what_throws_is_not_parallel() {
        let throw = format!(
            r#"<intermediateThrowEvent id="it" parallelMultiple="true">{MESSAGE}{SIGNAL}</intermediateThrowEvent>"#
        );
        assert_eq!(
            found_in(&around(&throw)),
            [
                "deploying: bpmn:intermediateThrowEvent 'it' has parallelMultiple=\"true\", but throws: all that it throws is \
                 thrown anyway. Remove it"
            ]
        );
    }

    #[test]
    fn several_messages_are_not_one_job() {
        let throw = format!(
            r#"<intermediateThrowEvent id="it"><extensionElements><q:taskDefinition type="mail"/></extensionElements>
            {MESSAGE}{SIGNAL}</intermediateThrowEvent>"#
        );
        let found = found_in(&around(&throw));
        assert!(
            found[0].contains("has the extension element 'taskDefinition', which has no effect"),
            "{found:?}"
        );
    }
}
