//! `behavior` of multi-instance activities: which events their instances throw as they complete (BPMN 2.0.2, tables 10.29 and 10.31).

use super::element::{Compiler, Refused};
use super::event_definitions::EventDefinition;
use super::xml::{self, Node};
use crate::model::graph::{ImplicitThrow, InstanceThrow, ThrowingInstance};
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;

/// A way to throw events. With `All`, which is meant if nothing is said, no event is thrown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behavior {
    None,
    One,
    Complex,
}

impl Behavior {
    const ALL: [Self; 3] = [Self::None, Self::One, Self::Complex];

    const fn name(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::One => "One",
            Self::Complex => "Complex",
        }
    }

    /// The attribute or the child that says what is thrown.
    const fn by(self) -> &'static str {
        match self {
            Self::None => "noneBehaviorEventRef",
            Self::One => "oneBehaviorEventRef",
            Self::Complex => "complexBehaviorDefinition",
        }
    }

    fn is_said(self, characteristics: Node<'_>) -> bool {
        let (attribute, mut children) = (
            xml::attribute(characteristics, self.by()),
            xml::children_named(characteristics, self.by()),
        );
        attribute.is_some() || children.next().is_some()
    }
}

impl<'xml> Compiler<'_, 'xml> {
    /// What the instances of an activity throw as they complete.
    pub(super) fn loop_behavior(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
    ) -> Result<Vec<InstanceThrow>, Refused> {
        let found = xml::attribute(characteristics, "behavior");
        let chosen = Behavior::ALL
            .into_iter()
            .find(|way| Some(way.name()) == found);
        for way in Behavior::ALL {
            let (is_said, is_chosen) = (way.is_said(characteristics), chosen == Some(way));
            if is_said == is_chosen {
                continue;
            }
            let (behavior, by) = (way.name(), way.by());
            self.report(
                subject,
                if is_said {
                    Problem::LoopBehaviorUnused { behavior, by }
                } else {
                    Problem::LoopBehaviorThrowsNothing { behavior, by }
                },
            );
            return Err(Refused);
        }
        match chosen {
            None => Ok(Vec::new()),
            Some(Behavior::None) => self.referred(
                subject,
                characteristics,
                Behavior::None,
                ThrowingInstance::Each,
            ),
            Some(Behavior::One) => self.referred(
                subject,
                characteristics,
                Behavior::One,
                ThrowingInstance::First,
            ),
            Some(Behavior::Complex) => xml::children_named(characteristics, Behavior::Complex.by())
                .map(|definition| self.complex_behavior(subject, definition))
                .collect(),
        }
    }

    /// What an attribute refers to: an event definition that stands beside the processes of the file.
    fn referred(
        &mut self,
        subject: Node<'xml>,
        characteristics: Node<'xml>,
        behavior: Behavior,
        by: ThrowingInstance,
    ) -> Result<Vec<InstanceThrow>, Refused> {
        let field = behavior.by();
        let reference = xml::reference(characteristics, field).ok_or(Refused)?;
        let Some(definition) = self.catalog.event_definition(reference) else {
            let problem = Problem::dangling(field, reference, "event definition");
            self.report(subject, problem);
            return Err(Refused);
        };
        let definition = self.shared_event_definition(subject, definition)?;
        let event = self.implicit_throw(subject, definition)?;
        Ok(vec![InstanceThrow { by, event }])
    }

    fn complex_behavior(
        &mut self,
        subject: Node<'xml>,
        definition: Node<'xml>,
    ) -> Result<InstanceThrow, Refused> {
        self.only_children(definition, subject, &["condition", "event"]);
        let half = |missing| Problem::HalfALoopBehavior { missing };
        let Some(condition) = xml::children_named(definition, "condition").next() else {
            self.report(subject, half("bpmn:condition"));
            return Err(Refused);
        };
        let field = "the condition of its complexBehaviorDefinition";
        let condition = self.feel(condition, subject, field).ok_or(Refused)?;
        let event = xml::children_named(definition, "event").next();
        let defined = event
            .map(|event| self.event_definitions(event))
            .transpose()?;
        let Some([thrown]) = defined.as_ref().map(|defined| defined.each.as_slice()) else {
            self.report(subject, half("bpmn:event"));
            return Err(Refused);
        };
        Ok(InstanceThrow {
            by: ThrowingInstance::Where(condition),
            event: self.implicit_throw(subject, *thrown)?,
        })
    }

    /// What is thrown, for boundary events of the activity to catch.
    fn implicit_throw(
        &mut self,
        subject: Node<'xml>,
        definition: EventDefinition<'xml>,
    ) -> Result<ImplicitThrow, Refused> {
        let EventDefinition { kind, xml } = definition;
        match kind {
            TriggerKind::Signal => Ok(ImplicitThrow::Signal {
                name: self.awaited_signal(subject, xml)?.name,
            }),
            TriggerKind::Escalation => Ok(ImplicitThrow::Escalation {
                code: self.thrown_escalation(subject, xml)?,
            }),
            TriggerKind::Message
            | TriggerKind::Timer
            | TriggerKind::Error
            | TriggerKind::Terminate
            | TriggerKind::Conditional
            | TriggerKind::Compensation
            | TriggerKind::Cancel
            | TriggerKind::Link => {
                let definition = kind.definition();
                self.report(subject, Problem::LoopBehaviorThrows { definition });
                Err(Refused)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::graph::{ImplicitThrow, ThrowingInstance};
    use crate::model::testing::{around, file, found, process};

    const BESIDE: &str = r#"<escalation id="done" escalationCode="done"/><signal id="s" name="closed"/>
        <escalationEventDefinition id="tells" escalationRef="done"/><signalEventDefinition id="signals" signalRef="s"/>
        <messageEventDefinition id="sends"/>"#;

    fn looping(attributes: &str, content: &str) -> String {
        let task = format!(
            r#"<task id="it"><multiInstanceLoopCharacteristics {attributes}><loopCardinality>3</loopCardinality>{content}
            </multiInstanceLoopCharacteristics></task>"#
        );
        file(&(BESIDE.to_owned() + &process(&around(&task))))
    }

    fn complex(content: &str) -> String {
        let definition =
            format!("<complexBehaviorDefinition>{content}</complexBehaviorDefinition>");
        looping(r#"behavior="Complex""#, &definition)
    }

    #[test]
    fn instances_throw_what_is_referred_to_or_said() {
        let thrown = |xml: &str| {
            let process = crate::model::testing::definitions(xml).processes.remove(0);
            let element = process.find(&"it".into()).unwrap();
            let throws = &element.multi_instance().unwrap().throws;
            let [throw] = throws.as_slice() else {
                panic!("{throws:?}")
            };
            let by = match &throw.by {
                ThrowingInstance::Each => "each",
                ThrowingInstance::First => "first",
                ThrowingInstance::Where(condition) => condition.text(),
            };
            let event = match &throw.event {
                ImplicitThrow::Signal { .. } => "signal",
                ImplicitThrow::Escalation { .. } => "escalation",
            };
            format!("{by}: {event}")
        };
        let none = looping(r#"behavior="None" noneBehaviorEventRef="tells""#, "");
        assert_eq!(thrown(&none), "each: escalation");
        let one = looping(r#"behavior="One" oneBehaviorEventRef="signals""#, "");
        assert_eq!(thrown(&one), "first: signal");
        let told = complex(
            r#"<condition>=loopCounter = 2</condition><event id="e"><escalationEventDefinition escalationRef="done"/></event>"#,
        );
        assert_eq!(thrown(&told), "loopCounter = 2: escalation");
        let referring = complex(
            r#"<condition>=loopCounter = 2</condition><event id="e"><eventDefinitionRef>signals</eventDefinitionRef></event>"#,
        );
        assert_eq!(thrown(&referring), "loopCounter = 2: signal");
    }

    #[test]
    fn what_is_thrown_must_be_said_by_what_the_behavior_reads() {
        let nothing = "which says what is thrown when an instance completes: the signal that BPMN would throw instead has no name \
            that anything could wait for";
        for (behavior, by) in [
            ("None", "noneBehaviorEventRef"),
            ("One", "oneBehaviorEventRef"),
            ("Complex", "complexBehaviorDefinition"),
        ] {
            assert_eq!(
                found(&looping(&format!(r#"behavior="{behavior}""#), "")),
                [format!(
                    "deploying: bpmn:task 'it' has a multi-instance behavior=\"{behavior}\" without {by}, {nothing}"
                )]
            );
        }
        assert_eq!(
            found(&looping(r#"oneBehaviorEventRef="tells""#, "")),
            [
                "deploying: bpmn:task 'it' has a multi-instance oneBehaviorEventRef, which is read with behavior=\"One\" only: \
                 write that, or remove it"
            ]
        );
        assert_eq!(
            found(&looping(
                r#"behavior="None" noneBehaviorEventRef="nothing""#,
                ""
            )),
            [
                "storing: bpmn:task 'it' refers in noneBehaviorEventRef to 'nothing', but the file has no event definition with \
                 this id"
            ]
        );
    }

    #[test]
    fn a_complex_behavior_has_a_condition_and_an_event() {
        let half = "it says by a bpmn:condition in which instances its bpmn:event is thrown, which has one event definition";
        for (content, missing) in [
            ("<event id=\"e\"/>", "bpmn:condition"),
            ("<condition>=x</condition>", "bpmn:event"),
            ("<condition>=x</condition><event id=\"e\"/>", "bpmn:event"),
            (
                "<condition>=x</condition><event id=\"e\"><eventDefinitionRef>tells</eventDefinitionRef>\
                 <eventDefinitionRef>signals</eventDefinitionRef></event>",
                "bpmn:event",
            ),
        ] {
            assert_eq!(
                found(&complex(content)),
                [format!(
                    "deploying: bpmn:task 'it' has a bpmn:complexBehaviorDefinition without {missing}: {half}"
                )]
            );
        }
    }

    #[test]
    fn other_events_than_escalations_and_signals_are_refused() {
        let found = found(&looping(
            r#"behavior="None" noneBehaviorEventRef="sends""#,
            "",
        ));
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with(
                "deploying: bpmn:task 'it' throws bpmn:messageEventDefinition when an instance completes, which cannot be \
                 executed: throw an escalation"
            ),
            "{found:?}"
        );
    }
}
