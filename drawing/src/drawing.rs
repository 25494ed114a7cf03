//! Turns blocks into BPMN.

use crate::{
    block::Block,
    bpmn::{
        self, Node, catch, complex, end, flow, flow_if, gateway, nodes, path, process_listeners,
        script, sequence, start, throw, user_task,
    },
};

/// What a drawing is to have beside its blocks.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a matter of its own")]
pub struct Style {
    /// Whether the processes, and the events and gateways of which only some tell, have listeners.
    pub listened: bool,
    /// Whether activities are compensated.
    pub compensated: bool,
    /// Whether event-based gateways wait for one more event, which no other version need have.
    pub more_events: bool,
    /// Whether a user task stands before whatever is due soon or speaks to other instances, and timers are due soon or never: so one
    /// thing happens after the other, for whoever completes a task when nothing is due.
    pub in_turn: bool,
}

/// A drawn process.
#[derive(Clone, Debug)]
pub struct DrawnProcess {
    /// What it holds.
    pub content: String,
    /// What stands beside it in its file: the processes that it calls, and what it throws.
    pub beside: String,
}

/// Longer than anybody waits.
const NEVER: &str = "P1D";

impl DrawnProcess {
    /// The file that holds it.
    pub fn file(&self) -> String {
        bpmn::file(&(bpmn::CATALOG.to_owned() + &self.beside + &bpmn::process(&self.content)))
    }
}

/// What instances throw.
const THROWN: &str = r#"<escalationEventDefinition id="tells" escalationRef="escalation-late"/>
    <signalEventDefinition id="signals" signalRef="signal-closed"/>"#;

/// Draws the process of a block.
pub fn drawn(block: &Block, style: Style) -> DrawnProcess {
    let mut drawing = Drawing {
        count: 0,
        called: String::new(),
        style,
    };
    let content = drawing.of_process() + &drawing.content(start("start"), block);
    DrawnProcess {
        content,
        beside: drawing.called + THROWN,
    }
}

/// Turns blocks into BPMN.
pub(crate) struct Drawing {
    pub(crate) count: u32,
    pub(crate) called: String,
    pub(crate) style: Style,
}

/// A drawn block: its elements and flows, and the elements it begins and ends with.
pub(crate) struct Drawn<Last = String> {
    pub(crate) xml: String,
    pub(crate) first: String,
    pub(crate) last: Last,
}

impl Drawing {
    pub(crate) fn id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{kind}{}", self.count)
    }

    /// With listeners for these events, if there are any.
    pub(crate) fn listened(&self, node: Node, events: &[&str]) -> Node {
        let events = events.iter().filter(|_| self.style.listened);
        events.fold(node, |node, event| node.listener(event, event))
    }

    /// The listeners of a process.
    pub(crate) fn of_process(&self) -> String {
        if self.style.listened {
            process_listeners([("start", "start"), ("end", "end")])
        } else {
            String::new()
        }
    }

    /// The same after a user task.
    pub(crate) fn after_its_turn(&mut self, drawn: Drawn) -> Drawn {
        let turn = self.id("turn");
        Drawn {
            xml: user_task(&turn).to_string() + &flow(&turn, &drawn.first) + &drawn.xml,
            first: turn,
            last: drawn.last,
        }
    }

    /// Elements one after the other, the first of which starts what they are in: the others each after a user task, if they are to
    /// have their turns.
    pub(crate) fn in_turn<const N: usize>(&mut self, nodes: [Node; N]) -> String {
        let mut all = Vec::new();
        for (place, node) in nodes.into_iter().enumerate() {
            if self.style.in_turn && place > 0 {
                all.push(user_task(&self.id("turn")));
            }
            all.push(node);
        }
        sequence(all)
    }

    /// How long a timer takes: as usual; if things happen in turn, soon or never. Which of them its place in the drawing decides, if
    /// nothing else can happen when it is due.
    pub(crate) fn duration(
        &self,
        usual: &'static str,
        soon: &'static str,
        is_alone: bool,
    ) -> &'static str {
        if !self.style.in_turn {
            usual
        } else if is_alone && self.count.is_multiple_of(2) {
            soon
        } else {
            NEVER
        }
    }

    pub(crate) fn block(&mut self, block: &Block) -> Drawn {
        match block {
            Block::Sequence(blocks) => self.sequence(blocks),
            Block::Exclusive(branches, chosen) => {
                self.split("exclusive", branches, Some(&one_of(branches, *chosen)))
            }
            Block::Linked(branches, chosen) => self.split_linked(branches, *chosen),
            Block::Parallel(branches) => self.split("parallel", branches, None),
            Block::Complex(branches, enough) => self.complex(branches, *enough),
            Block::Inclusive(branches) => {
                let conditions: Vec<_> = branches.iter().map(|(taken, _)| *taken).collect();
                let branches: Vec<_> = branches.iter().map(|(_, branch)| branch.clone()).collect();
                self.split("inclusive", &branches, Some(&conditions))
            }
            Block::Loop(body, times) => self.repeat(body, *times),
            Block::EventBased(on_message, on_timer) => self.event_based(on_message, on_timer),
            Block::Activity(activity) => self.activity(activity),
        }
    }

    fn sequence(&mut self, blocks: &[Block]) -> Drawn {
        let begin = self.id("throw");
        let mut drawn = Drawn {
            xml: throw(&begin).to_string(),
            first: begin.clone(),
            last: begin,
        };
        for block in blocks {
            let next = self.block(block);
            drawn.xml += &(flow(&drawn.last, &next.first) + &next.xml);
            drawn.last = next.last;
        }
        drawn
    }

    /// Branches of a parallel split that a complex gateway joins.
    fn complex(&mut self, branches: &[Block], enough: usize) -> Drawn {
        let last = self.id("join");
        let enough = enough % branches.len() + 1;
        let join = complex(&last, &format!("=activationCount >= {enough}"));
        self.split_and_join("parallel", branches, None, join)
    }

    fn split(&mut self, kind: &str, branches: &[Block], conditions: Option<&[bool]>) -> Drawn {
        let last = self.id("join");
        self.split_and_join(kind, branches, conditions, gateway(kind, &last))
    }

    fn split_and_join(
        &mut self,
        kind: &str,
        branches: &[Block],
        conditions: Option<&[bool]>,
        join: Node,
    ) -> Drawn {
        let last = join.id().to_owned();
        let mut drawn = self.branch(kind, branches, conditions);
        for branch in &drawn.last {
            drawn.xml += &flow(branch, &last);
        }
        drawn.xml += &self.listened(join, &["start"]).to_string();
        Drawn {
            xml: drawn.xml,
            first: drawn.first,
            last,
        }
    }

    fn split_linked(&mut self, branches: &[Block], chosen: usize) -> Drawn {
        let last = self.id("link");
        let mut drawn = self.branch("exclusive", branches, Some(&one_of(branches, chosen)));
        for branch in &drawn.last {
            let there = self.id("throw");
            let throw = self.listened(throw(&there).link(&last), &["end"]);
            drawn.xml += &(throw.to_string() + &flow(branch, &there));
        }
        let here = self.listened(catch(&last).link(&last), &["start", "end"]);
        drawn.xml += &here.to_string();
        Drawn {
            xml: drawn.xml,
            first: drawn.first,
            last,
        }
    }

    /// Without conditions every branch is taken. The first branch is the default one.
    fn branch(
        &mut self,
        kind: &str,
        branches: &[Block],
        conditions: Option<&[bool]>,
    ) -> Drawn<Vec<String>> {
        let first = self.id("split");
        let drawn: Vec<_> = branches.iter().map(|branch| self.block(branch)).collect();
        let mut split = gateway(kind, &first);
        let (mut xml, mut last) = (String::new(), Vec::new());
        for (place, branch) in drawn.into_iter().enumerate() {
            xml += &match conditions {
                Some(_) if place == 0 => {
                    split = split.default_flow(&format!("{first}-{}", branch.first));
                    flow(&first, &branch.first)
                }
                Some(conditions) => {
                    flow_if(&first, &branch.first, &format!("={}", conditions[place]))
                }
                None => flow(&first, &branch.first),
            };
            xml += &branch.xml;
            last.push(branch.last);
        }
        xml += &self.listened(split, &["start"]).to_string();
        Drawn { xml, first, last }
    }

    fn repeat(&mut self, body: &Block, times: u32) -> Drawn {
        let [begin, again, count, enough, last] =
            ["begin", "again", "count", "enough", "throw"].map(|kind| self.id(kind));
        let body = self.block(body);
        let xml = nodes([
            script(&begin, "=0", &count),
            gateway("exclusive", &again),
            script(&count, &format!("={count} + 1"), &count),
            gateway("exclusive", &enough).default_flow(&format!("{enough}-{last}")),
            throw(&last),
        ]) + &path(&format!("{begin} {again} {}", body.first))
            + &path(&format!("{} {count} {enough} {last}", body.last))
            + &flow_if(&enough, &again, &format!("={count} &lt; {times}"))
            + &body.xml;
        Drawn {
            xml,
            first: begin,
            last,
        }
    }

    fn event_based(&mut self, on_message: &Block, on_timer: &Block) -> Drawn {
        let drawn = self.which_comes_first(on_message, on_timer);
        if self.style.in_turn {
            self.after_its_turn(drawn)
        } else {
            drawn
        }
    }

    fn which_comes_first(&mut self, on_message: &Block, on_timer: &Block) -> Drawn {
        let [first, message, timer, last] =
            ["which", "came", "late", "merge"].map(|kind| self.id(kind));
        let (on_message, on_timer) = (self.block(on_message), self.block(on_timer));
        let late = self.duration("PT1H", "PT1S", true);
        let xml = nodes([
            self.listened(gateway("eventBased", &first), &["start"]),
            self.listened(catch(&message).message("paid"), &["end"]),
            catch(&timer).timer(late),
            gateway("exclusive", &last),
        ]) + &path(&format!("{first} {message} {}", on_message.first))
            + &path(&format!("{first} {timer} {}", on_timer.first))
            + &flow(&on_message.last, &last)
            + &flow(&on_timer.last, &last)
            + &on_message.xml
            + &on_timer.xml;
        let more = format!("{first}-more");
        let xml = if self.style.more_events {
            let event = catch(&more).signal("closed").to_string();
            xml + &event + &path(&format!("{first} {more} {last}"))
        } else {
            xml
        };
        Drawn { xml, first, last }
    }

    /// A start event, a block and an end event.
    pub(crate) fn content(&mut self, begin: Node, block: &Block) -> String {
        let finish = self.id("end");
        let drawn = self.block(block);
        let first = flow(begin.id(), &drawn.first);
        nodes([begin, end(&finish)]) + &drawn.xml + &first + &flow(&drawn.last, &finish)
    }
}

/// The conditions by which one branch is taken.
fn one_of(branches: &[Block], chosen: usize) -> Vec<bool> {
    let chosen = chosen % branches.len();
    (0..branches.len()).map(|place| place == chosen).collect()
}
