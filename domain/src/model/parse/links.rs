//! Links (BPMN 2.0.2, section 10.5.5): an intermediate event that throws a link goes on at the one that catches a link of the same name,
//! as if a sequence flow led there. Several may throw it, one catches it, all within one process or one sub-process: a link
//! crosses no border of a scope.
//!
//! So a link is a sequence flow that is not drawn, from each event that throws it, with an id that follows from its ends. Whatever
//! is said or done about flows (what is reached, joins, tokens, the history) holds for it without knowing of it.

use super::derived_ids::DerivedIds;
use super::outline::{FlowNode, Outline};
use super::vocabulary::FlowNodeType;
use super::xml::{self, Node};
use crate::model::finding::Findings;
use crate::model::graph::ElementIndex;
use crate::model::problem::Problem;
use crate::model::trigger::TriggerKind;
use std::collections::HashMap;

/// An event that throws or catches a link.
struct End<'xml> {
    index: ElementIndex,
    xml: Node<'xml>,
    name: &'xml str,
}

/// The ends of links that have a name, in document order.
#[derive(Default)]
struct Ends<'xml> {
    throwing: Vec<End<'xml>>,
    catching: Vec<End<'xml>>,
}

/// The definition that makes an event one end of a link.
fn definition<'xml>(node: &FlowNode<'xml>) -> Option<Node<'xml>> {
    match node.node_type {
        FlowNodeType::IntermediateThrowEvent | FlowNodeType::IntermediateCatchEvent => {
            xml::children_named(node.xml, TriggerKind::Link.definition()).next()
        }
        _ => None,
    }
}

/// Whether an event catches a link: only the link leads to it.
pub(crate) fn catches(node: &FlowNode<'_>) -> bool {
    node.node_type == FlowNodeType::IntermediateCatchEvent && definition(node).is_some()
}

/// Adds the flows that links are, with ids beside those of the flows that are drawn.
pub(super) fn connect(outline: &mut Outline<'_>, ids: &mut DerivedIds, findings: &mut Findings) {
    let Ends { throwing, catching } = ends(outline, findings);
    let mut caught = HashMap::new();
    for end in &catching {
        let scope = outline.node(end.index).parent;
        if let Some(first) = caught.insert((scope, end.name), end.index) {
            let problem = Problem::LinkCaughtTwice {
                link: end.name.to_owned(),
                other: outline.node(first).id.to_owned(),
            };
            findings.report(xml::subject(end.xml), problem);
        }
    }
    for end in &throwing {
        let scope = outline.node(end.index).parent;
        if let Some(catch) = caught.get(&(scope, end.name)) {
            outline.connect_by_link(end.index, *catch, ids);
        } else {
            let problem = Problem::LinkNotCaught {
                link: end.name.to_owned(),
                elsewhere: elsewhere(outline, end, &catching),
            };
            findings.report(xml::subject(end.xml), problem);
        }
    }
    for end in &catching {
        if outline.node(end.index).incoming.is_empty() {
            let problem = Problem::LinkNotThrown {
                link: end.name.to_owned(),
                elsewhere: elsewhere(outline, end, &throwing),
            };
            findings.report(xml::subject(end.xml), problem);
        }
    }
}

/// The ends of links. What is drawn at the wrong side of one, and one without a name, is reported.
fn ends<'xml>(outline: &Outline<'xml>, findings: &mut Findings) -> Ends<'xml> {
    let mut ends = Ends::default();
    for (index, node) in outline.nodes() {
        let Some(definition) = definition(node) else {
            continue;
        };
        let subject = xml::subject(node.xml);
        let is_caught = catches(node);
        let drawn = if is_caught {
            node.incoming.first()
        } else {
            node.outgoing.first()
        };
        if let Some(flow) = drawn {
            let flow = outline.flow(*flow).id.to_string();
            let problem = if is_caught {
                Problem::FlowToCaughtLink { flow }
            } else {
                Problem::FlowFromThrownLink { flow }
            };
            findings.report(subject, problem);
        }
        let name = xml::attribute(definition, "name").map(str::trim);
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            findings.report(subject, Problem::LinkWithoutName);
            continue;
        };
        let end = End {
            index,
            xml: node.xml,
            name,
        };
        if is_caught {
            ends.catching.push(end);
        } else {
            ends.throwing.push(end);
        }
    }
    ends
}

/// The other end of a link, if that is in another scope.
fn elsewhere(outline: &Outline<'_>, end: &End<'_>, others: &[End<'_>]) -> Option<String> {
    let other = others.iter().find(|other| other.name == end.name)?;
    Some(outline.node(other.index).id.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::instance::state::InstanceStatus;
    use crate::model::testing::{file, found, found_around, found_in, graph, process};
    use crate::testing::{bpmn::*, given};

    #[test]
    fn a_token_goes_on_where_the_link_is_caught() {
        let content = sequence([start("start"), throw("there").link("A")])
            + &sequence([catch("here").link("A"), job("work"), end("end")]);
        let mut run = given(content).start("{}");
        assert_eq!(
            run.trace(),
            [
                "InstanceStarted start",
                "ElementPassed start",
                "ElementPassed there",
                "ElementPassed here",
                "ElementEntered work",
                "JobCreated work"
            ]
        );
        run.complete_job("work", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn several_events_throw_what_one_catches_once_for_each() {
        let content = sequence([
            start("start"),
            gateway("parallel", "fork"),
            throw("one").link("A"),
        ]) + &nodes([throw("two").link("A")])
            + &path("fork two")
            + &sequence([catch("here").link("A"), job("work"), end("end")]);
        let run = given(content).start("{}");
        assert_eq!(run.active(), ["work", "work"]);
    }

    #[test]
    fn a_link_back_is_a_loop() {
        let content = sequence([start("start"), gateway("exclusive", "again"), job("work")])
            + &nodes([
                gateway("exclusive", "enough").default_flow("enough-back"),
                throw("back").link("A"),
                end("end"),
            ])
            + &path("work enough back")
            + &flow_if("enough", "end", "=done")
            + &nodes([catch("from").link("A")])
            + &path("from again");
        let mut run = given(content).start("{}");
        run.complete_job("work", r#"{"done":false}"#);
        run.complete_job("work", r#"{"done":true}"#);
        assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn an_inclusive_join_waits_for_what_comes_by_a_link() {
        let content = sequence([
            start("start"),
            gateway("inclusive", "fork"),
            job("slow"),
            throw("there").link("A"),
        ]) + &sequence([
            catch("here").link("A"),
            gateway("inclusive", "join"),
            job("after"),
            end("end"),
        ]) + &nodes([task("quick")])
            + &flow_if("fork", "quick", "=true")
            + &path("quick join");
        let content = content.replace(
            r#"<sequenceFlow id="fork-slow" sourceRef="fork" targetRef="slow"/>"#,
            &flow_if("fork", "slow", "=true"),
        );
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["slow"]);
        run.complete_job("slow", "{}");
        assert_eq!(run.active(), ["after"]);
    }

    #[test]
    fn mappings_and_listeners_of_both_ends_work_as_anywhere() {
        let there = throw("there").link("A").listener("end", "leaves");
        let here = catch("here")
            .link("A")
            .listener("start", "arrives")
            .output("=n + 1", "n");
        let content = sequence([start("start"), there]) + &sequence([here, end("end")]);
        let mut run = given(content).start(r#"{"n":1}"#);
        run.complete_job("there", "{}").complete_job("here", "{}");
        assert_eq!(run.status(), InstanceStatus::Completed);
        assert_eq!(run.variables(), r#"{"n":2}"#);
    }

    #[test]
    fn each_scope_has_its_own_links() {
        let inner = sequence([start("in"), throw("inner_there").link("A")])
            + &sequence([catch("inner_here").link("A"), job("inside"), end("out")]);
        let content = sequence([
            start("start"),
            sub_process("sub", inner),
            throw("there").link("A"),
        ]) + &sequence([catch("here").link("A"), job("behind"), end("end")]);
        let mut run = given(content).start("{}");
        assert_eq!(run.active(), ["sub", "inside"]);
        run.complete_job("inside", "{}");
        assert_eq!(run.active(), ["behind"]);
    }

    #[test]
    fn its_flow_has_an_id_of_its_own_that_follows_from_its_ends() {
        let process = graph(
            &(sequence([start("start"), throw("a").link("A")])
                + &sequence([catch("b").link("A"), task("t"), end("end")])
                + &nodes([task("c"), task("d")])
                + r#"<sequenceFlow id="a-b" sourceRef="c" targetRef="d"/>"#),
        );
        let link = process.flow(process.find(&"a".into()).unwrap().outgoing[0]);
        assert_eq!(link.id.as_str(), "a-b-2");
        assert_eq!(process.element(link.target).id.as_str(), "b");
    }

    #[test]
    fn what_is_caught_never_begins_by_itself() {
        let content = nodes([job("work"), catch("here").link("A"), job("behind")])
            + &path("here behind")
            + &nodes([end("end")])
            + &path("work end");
        assert_eq!(given(content).start("{}").active(), ["work"]);
    }

    #[test]
    fn a_link_that_nothing_catches_is_refused() {
        let there = r#"<intermediateThrowEvent id="there"><linkEventDefinition name="A"/></intermediateThrowEvent>"#;
        let content = r#"<startEvent id="start"/>"#.to_owned() + there + &flow("start", "there");
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:intermediateThrowEvent 'there' throws the link 'A', which nothing catches: add an intermediate \
                 catch event with this link to the same process or sub-process"
            ]
        );
    }

    #[test]
    fn a_link_that_nothing_throws_is_only_said() {
        let content =
            sequence([start("start"), end("end")]) + &sequence([catch("here").link("A"), end("x")]);
        assert_eq!(
            found_in(&content),
            [
                "nothing: bpmn:intermediateCatchEvent 'here' catches the link 'A', which nothing throws: it is never reached"
            ]
        );
    }

    #[test]
    fn a_link_across_the_border_of_a_sub_process_is_refused() {
        let inner = sequence([start("in"), throw("there").link("A")]);
        let content = sequence([start("start"), sub_process("sub", inner), end("end")])
            + &sequence([catch("here").link("A"), end("x")]);
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:intermediateThrowEvent 'there' throws the link 'A', which 'here' catches in another process or \
                 sub-process: a link stays within one",
                "nothing: bpmn:intermediateCatchEvent 'here' catches the link 'A', which 'there' throws in another process or \
                 sub-process: a link stays within one"
            ]
        );
    }

    #[test]
    fn a_link_is_caught_by_one_event() {
        let content = sequence([start("start"), throw("there").link("A")])
            + &sequence([catch("one").link("A"), end("x")])
            + &sequence([catch("two").link("A"), end("y")]);
        assert!(found_in(&content).contains(
            &"deploying: bpmn:intermediateCatchEvent 'two' catches the link 'A', which 'one' catches too: a link leads to one \
              event"
                .to_owned()
        ));
    }

    #[test]
    fn nothing_is_drawn_out_of_a_thrown_link_and_into_a_caught_one() {
        let content = sequence([
            start("start"),
            throw("there").link("A"),
            catch("here").link("A"),
            end("end"),
        ]);
        assert_eq!(
            found_in(&content),
            [
                "deploying: bpmn:intermediateThrowEvent 'there' throws a link and has the outgoing sequence flow 'there-here': its \
                 token goes on where the link is caught. Remove the flow",
                "deploying: bpmn:intermediateCatchEvent 'here' catches a link and has the incoming sequence flow 'there-here': \
                 tokens come to it by the link alone. Remove the flow"
            ]
        );
    }

    #[test]
    fn a_link_has_a_name() {
        assert_eq!(
            found_around(
                r#"<intermediateThrowEvent id="it"><linkEventDefinition/></intermediateThrowEvent>"#
            )
            .last()
            .unwrap(),
            "deploying: bpmn:intermediateThrowEvent 'it' has a linkEventDefinition without a name, by which the two ends of a link \
             belong together"
        );
    }

    #[test]
    fn a_link_stands_in_its_event() {
        let shared = r#"<linkEventDefinition id="shared" name="A"/>"#;
        let refers = "<eventDefinitionRef>shared</eventDefinitionRef>";
        let content = [
            r#"<startEvent id="start"/>"#,
            &format!(r#"<intermediateThrowEvent id="there">{refers}</intermediateThrowEvent>"#),
            &format!(r#"<intermediateCatchEvent id="here">{refers}</intermediateCatchEvent>"#),
            r#"<endEvent id="end"/>"#,
            &flow("start", "there"),
            &flow("here", "end"),
        ]
        .concat();
        let refused = "refers to the link that it throws or catches (eventDefinitionRef): write the linkEventDefinition into the \
            event itself";
        assert_eq!(
            found(&file(&(shared.to_owned() + &process(&content))))[..2],
            [
                format!("deploying: bpmn:intermediateThrowEvent 'there' {refused}"),
                format!("deploying: bpmn:intermediateCatchEvent 'here' {refused}"),
            ]
        );
    }

    #[test]
    fn a_link_neither_starts_nor_ends_nor_interrupts() {
        let end = r#"<startEvent id="start"/><endEvent id="it"><linkEventDefinition name="A"/></endEvent>"#;
        let boundary = r#"<task id="it"/><boundaryEvent id="b" attachedToRef="it"><linkEventDefinition name="A"/></boundaryEvent>"#;
        for found in [
            found_in(&(end.to_owned() + &flow("start", "it"))),
            found_around(boundary),
        ] {
            assert!(
                found[0].ends_with("cannot have linkEventDefinition in this place"),
                "{found:?}"
            );
        }
    }
}
