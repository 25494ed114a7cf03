//! Random block-structured processes, run in random orders and with random steps: each comes to its end.
//!
//! They may be migrated to other versions meanwhile. An operator may move their tokens by hand; then they may wait for ever for a
//! token that never comes, and are canceled.
//!
//! The harness compares at every event the state with the fold of all events before, and sees that every job, task,
//! subscription, activation and incident that was opened is closed once. A failure prints the process and the choices; run it
//! again with the `PROPTEST_RNG_SEED` that proptest prints.

use super::{
    command::InstanceCommand, error::InstanceError, event::InstanceEvent, state::InstanceStatus,
};
use crate::testing::{
    Action, Given, Run,
    bpmn::{
        Node, ad_hoc, boundary, call, catch, compensated, complex, end, event_sub_process, flow,
        flow_if, gateway, job, nodes, path, process_called, process_listeners, receive, script,
        sequence, start, sub_process, task, throw, transaction, user_task, user_task_for,
    },
    given, operations,
};
use proptest::prelude::*;

/// A part of a process with one way in and one way out.
#[derive(Clone, Debug)]
enum Block {
    /// One after the other.
    Sequence(Vec<Block>),
    /// The branch with this place.
    Exclusive(Vec<Block>, usize),
    /// The branch with this place; from each a link leads on.
    Linked(Vec<Block>, usize),
    /// All branches.
    Parallel(Vec<Block>),
    /// All branches, of which some are enough to go on.
    Complex(Vec<Block>, usize),
    /// Those branches that are to be taken; the first if there are none.
    Inclusive(Vec<(bool, Block)>),
    /// A branch as often as this.
    Loop(Box<Block>, u32),
    /// A message or a timer, each with what follows.
    EventBased(Box<Block>, Box<Block>),
    /// An activity.
    Activity(Activity),
}

#[derive(Clone, Debug)]
struct Activity {
    kind: Kind,
    looped: Looped,
    boundary: Vec<(Trigger, bool, Block)>,
    /// The events that a listener is called for.
    listened: Vec<&'static str>,
    /// Whether something compensates it.
    compensated: bool,
}

impl Activity {
    /// Its boundary events; of those for errors or escalations, only one can catch the same.
    fn boundaries(&self) -> impl Iterator<Item = &(Trigger, bool, Block)> {
        let (mut catches_errors, mut catches_escalations) = (false, false);
        self.boundary
            .iter()
            .filter(move |(trigger, _, _)| match trigger {
                Trigger::Error => !std::mem::replace(&mut catches_errors, true),
                Trigger::Escalation => !std::mem::replace(&mut catches_escalations, true),
                Trigger::Timer
                | Trigger::Cycle
                | Trigger::Message
                | Trigger::Signal
                | Trigger::Condition
                | Trigger::Any
                | Trigger::All => true,
            })
    }
}

#[derive(Clone, Debug)]
enum Kind {
    Passing,
    Script,
    Job,
    UserTask,
    Receive,
    Timer,
    Escalate,
    Signal,
    Several,
    Condition,
    Call(Box<Block>),
    /// What completed in it is compensated, by an event in the flow and by one that ends it.
    Compensate(Box<Block>),
    SubProcess(Box<Block>, Option<(Trigger, bool, Box<Block>)>),
    /// One that completes, or one that is canceled.
    Transaction(Box<Block>, bool),
    AdHoc(Box<AdHoc>),
}

/// An ad-hoc sub-process that begins with its first block and can be triggered to begin more of either.
#[derive(Clone, Debug)]
struct AdHoc {
    blocks: [Block; 2],
    sequential: bool,
    /// Whether it ends when its first block has, and whether that ends what runs.
    until: Option<bool>,
}

#[derive(Clone, Copy, Debug)]
enum Looped {
    Not,
    AllAtOnce(u32),
    OneByOne(u32),
    UntilOneIsDone(u32),
    Counted(u32, bool),
    Throwing(u32, &'static str),
    Again(u32),
    Before(u32),
    AtMost(u32),
}

#[derive(Clone, Copy, Debug)]
enum Trigger {
    Timer,
    Cycle,
    Message,
    Signal,
    Condition,
    Error,
    Escalation,
    /// Several, any of which triggers.
    Any,
    /// Several that trigger together.
    All,
}

/// Turns blocks into BPMN.
#[derive(Default)]
struct Drawing {
    count: u32,
    called: String,
    /// Whether the processes, and the events and gateways of which only some tell, have listeners.
    listened: bool,
    /// Whether activities are compensated; an instance of a process in which one is goes on in no other version.
    compensated: bool,
    /// Whether event-based gateways wait for one more event, which no other version need have.
    more_events: bool,
}

/// A drawn block: its elements and flows, and the elements it begins and ends with.
struct Drawn<Last = String> {
    xml: String,
    first: String,
    last: Last,
}

impl Drawing {
    fn id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{kind}{}", self.count)
    }

    /// With listeners for these events, if there are any.
    fn listened(&self, node: Node, events: &[&str]) -> Node {
        let events = events.iter().filter(|_| self.listened);
        events.fold(node, |node, event| node.listener(event, event))
    }

    /// The listeners of a process.
    fn of_process(&self) -> String {
        if self.listened {
            process_listeners([("start", "start"), ("end", "end")])
        } else {
            String::new()
        }
    }

    fn block(&mut self, block: &Block) -> Drawn {
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
        let [first, message, timer, last] =
            ["which", "came", "late", "merge"].map(|kind| self.id(kind));
        let (on_message, on_timer) = (self.block(on_message), self.block(on_timer));
        let xml = nodes([
            self.listened(gateway("eventBased", &first), &["start"]),
            self.listened(catch(&message).message("paid"), &["end"]),
            catch(&timer).timer("PT1H"),
            gateway("exclusive", &last),
        ]) + &path(&format!("{first} {message} {}", on_message.first))
            + &path(&format!("{first} {timer} {}", on_timer.first))
            + &flow(&on_message.last, &last)
            + &flow(&on_timer.last, &last)
            + &on_message.xml
            + &on_timer.xml;
        let more = format!("{first}-more");
        let xml = if self.more_events {
            let event = catch(&more).signal("closed").to_string();
            xml + &event + &path(&format!("{first} {more} {last}"))
        } else {
            xml
        };
        Drawn { xml, first, last }
    }

    fn activity(&mut self, activity: &Activity) -> Drawn {
        let id = self.id("activity");
        let node = match &activity.kind {
            Kind::Passing => task(&id),
            Kind::Script => script(&id, "=1 + 1", "result"),
            Kind::Job => job(&id),
            Kind::UserTask => self.user_task(&id),
            Kind::Receive => receive(&id, "paid"),
            Kind::Timer => sub_process(&id, self.waiting()),
            Kind::Escalate => sub_process(&id, self.escalating()),
            Kind::Signal => sub_process(&id, self.signaling()),
            Kind::Several => sub_process(&id, self.several()),
            Kind::Condition => sub_process(&id, self.conditional()),
            Kind::Call(block) => {
                let process = self.id("process");
                let begin = start(&self.id("start"));
                let content = self.content(begin, block);
                self.called += &process_called(&process, self.of_process() + &content);
                call(&id, &process)
            }
            Kind::Compensate(block) if self.compensated => {
                sub_process(&id, self.compensating(block))
            }
            Kind::Compensate(block) => {
                let begin = start(&self.id("start"));
                sub_process(&id, self.content(begin, block))
            }
            Kind::Transaction(block, true) if self.compensated && self.count.is_multiple_of(2) => {
                transaction(&id, self.canceled_while_compensating(block))
            }
            Kind::Transaction(block, is_canceled) => {
                let begin = start(&self.id("start"));
                let content = self.content(begin, block);
                transaction(
                    &id,
                    if *is_canceled {
                        canceled(&content)
                    } else {
                        content
                    },
                )
            }
            Kind::SubProcess(block, event_sub_process) => {
                let begin = start(&self.id("start"));
                let mut content = self.content(begin, block);
                if let Some((trigger, interrupting, handler)) = event_sub_process {
                    content += &self.event_sub_process(*trigger, *interrupting, handler);
                }
                sub_process(&id, content)
            }
            Kind::AdHoc(ad_hoc) => self.ad_hoc(&id, ad_hoc),
        };
        let node = activity
            .listened
            .iter()
            .fold(node, |node, event| node.listener(event, event));
        let is_canceled = matches!(activity.kind, Kind::Transaction(_, true));
        let node = match activity.looped {
            // A transaction that is canceled is not repeated.
            _ if is_canceled => node,
            Looped::Not => node,
            Looped::AllAtOnce(items) => node.for_each(&format!("for i in 1..{items} return i")),
            Looped::OneByOne(items) => node.one_by_one(&format!("for i in 1..{items} return i")),
            Looped::UntilOneIsDone(items) => node.for_each_until(
                &format!("for i in 1..{items} return i"),
                "=numberOfCompletedInstances > 0",
            ),
            Looped::Counted(instances, sequential) => {
                node.so_often_until(&instances.to_string(), sequential, "=false")
            }
            Looped::Throwing(instances, behavior) => {
                node.throwing(&instances.to_string(), behavior, "")
            }
            Looped::Again(runs) => node.again_while(&format!("=loopCounter &lt; {runs}")),
            Looped::Before(runs) => node.while_before(&format!("=loopCounter &lt;= {runs}")),
            Looped::AtMost(runs) => node.at_most(&runs.to_string()),
        };
        let last = self.id("merge");
        let mut xml = nodes([node, gateway("exclusive", &last)]) + &flow(&id, &last);
        if is_canceled {
            let event = self.id("canceled");
            let cancel = self.listened(boundary(&event, &id).cancel(), &["end"]);
            xml += &(cancel.to_string() + &flow(&event, &last));
        }
        if activity.compensated && self.compensated {
            let handler = self.id("undo");
            let handler = match self.count % 3 {
                0 => job(&handler).listener("end", "end"),
                1 => user_task(&handler),
                _ => script(&handler, "=1", "undone"),
            };
            xml += &compensated(&id, handler);
        }
        for (trigger, interrupting, handler) in activity.boundaries() {
            xml += &self.boundary_event(&id, &last, *trigger, *interrupting, handler);
        }
        Drawn {
            xml,
            first: id,
            last,
        }
    }

    /// Each block in a sub-process of its own; the first leads to what its condition reads.
    fn ad_hoc(
        &mut self,
        id: &str,
        AdHoc {
            blocks,
            sequential,
            until,
        }: &AdHoc,
    ) -> Node {
        let [one, other, count] = ["sub", "sub", "count"].map(|kind| self.id(kind));
        let [first, second] = [(&one, &blocks[0]), (&other, &blocks[1])].map(|(id, block)| {
            let begin = start(&self.id("start"));
            sub_process(id, self.content(begin, block))
        });
        let mut content =
            nodes([first, second, script(&count, "=true", "ended")]) + &flow(&one, &count);
        if self.compensated {
            let [undo, undone] = ["undo", "throw"].map(|kind| self.id(kind));
            content += &compensated(&other, job(&undo));
            content += &throw(&undone).compensation("").to_string();
        }
        let node = ad_hoc(id, content).choosing(&format!("=[&quot;{one}&quot;]"));
        let node = if *sequential {
            node.one_at_a_time()
        } else {
            node
        };
        match until {
            None => node,
            Some(true) => node.until("=ended"),
            Some(false) => node.until("=ended").waiting_for_the_rest(),
        }
    }

    /// A task that somebody is assigned to, with a listener for all that can be asked of it.
    fn user_task(&self, id: &str) -> Node {
        if !self.listened {
            return user_task(id);
        }
        let events = [
            "creating",
            "assigning",
            "updating",
            "completing",
            "canceling",
        ];
        events
            .into_iter()
            .fold(user_task_for(id, r#"assignee="ann""#), |node, event| {
                node.task_listener(event, event)
            })
    }

    fn waiting(&mut self) -> String {
        let [begin, wait, finish] = ["start", "wait", "end"].map(|kind| self.id(kind));
        let wait = self.listened(catch(&wait).timer("PT1M"), &["start", "end"]);
        sequence([start(&begin), wait, end(&finish)])
    }

    /// It escalates and goes on, and escalates once more as it ends.
    fn escalating(&mut self) -> String {
        let [begin, tell, finish] = ["start", "tell", "end"].map(|kind| self.id(kind));
        let tell = throw(&tell).escalation("late").output("=key", "told");
        let tell = self.listened(tell, &["start", "end"]);
        sequence([start(&begin), tell, end(&finish).escalation("lost")])
    }

    /// What completed is compensated in the middle by two events at once, and once more at the end; a user task completed in between.
    fn compensating(&mut self, block: &Block) -> String {
        let [begin, fork, undo, other, join, between, handler, finish] = [
            "start", "fork", "undo", "undo", "join", "between", "undo", "end",
        ]
        .map(|kind| self.id(kind));
        let drawn = self.block(block);
        let undo_all = throw(&undo).compensation("");
        nodes([
            start(&begin),
            gateway("parallel", &fork),
            self.listened(undo_all, &["start", "end"]),
            throw(&other).compensation(""),
            gateway("parallel", &join),
            user_task(&between),
            end(&finish).compensation(""),
        ]) + &drawn.xml
            + &path(&format!("{begin} {}", drawn.first))
            + &path(&format!("{} {fork} {undo} {join}", drawn.last))
            + &path(&format!("{fork} {other} {join} {between} {finish}"))
            + &compensated(&between, job(&handler))
    }

    /// What completed is compensated while a user task leads to a cancel end event.
    fn canceled_while_compensating(&mut self, block: &Block) -> String {
        let [begin, fork, undo, out, between, handler, finish] =
            ["start", "fork", "undo", "out", "between", "undo", "end"].map(|kind| self.id(kind));
        let drawn = self.block(block);
        nodes([
            start(&begin),
            gateway("parallel", &fork),
            throw(&undo).compensation(""),
            end(&out),
            user_task(&between),
            end(&finish).cancel(),
        ]) + &drawn.xml
            + &path(&format!("{begin} {}", drawn.first))
            + &path(&format!("{} {fork} {undo} {out}", drawn.last))
            + &path(&format!("{fork} {between} {finish}"))
            + &compensated(&between, job(&handler))
    }

    /// A signal is thrown, and one is waited for.
    fn signaling(&mut self) -> String {
        let [begin, told, wait, finish] =
            ["start", "told", "wait", "end"].map(|kind| self.id(kind));
        let told = self.listened(throw(&told).signal("closed"), &["start", "end"]);
        let wait = self.listened(catch(&wait).signal("closed"), &["start", "end"]);
        sequence([start(&begin), told, wait, end(&finish)])
    }

    /// Several things are thrown by one event, and waited for by one: any of them, then all.
    fn several(&mut self) -> String {
        let [begin, told, any, all, finish] =
            ["start", "told", "any", "all", "end"].map(|kind| self.id(kind));
        let told = throw(&told)
            .signal("closed")
            .message("paid")
            .escalation("late");
        let any = catch(&any).timer("PT1M").signal("closed").message("paid");
        let all = catch(&all).timer("PT1M").timer("PT2M").parallel();
        let listened = [told, any, all].map(|node| self.listened(node, &["start", "end"]));
        let [told, any, all] = listened;
        let finish = end(&finish).signal("opened").escalation("lost");
        sequence([start(&begin), told, any, all, finish])
    }

    /// What one branch sets is waited for in the other, and by an event sub-process.
    fn conditional(&mut self) -> String {
        let [begin, fork, wait, finish, ready, told] =
            ["start", "fork", "wait", "end", "ready", "told"].map(|kind| self.id(kind));
        let wait = self.listened(catch(&wait).condition("=ready"), &["start", "end"]);
        let (noticed, noticing) = (self.id("start"), self.id("handler"));
        let noticed = start(&noticed).condition("=ready").non_interrupting();
        let noticing = event_sub_process(&noticing, sequence([noticed, end(&self.id("end"))]));
        sequence([
            start(&begin),
            gateway("parallel", &fork),
            wait,
            end(&finish),
        ]) + &nodes([script(&ready, "=true", "ready"), end(&told), noticing])
            + &path(&format!("{fork} {ready} {told}"))
    }

    /// An interrupting event leads back to where the activity does, another one to an end of its own.
    fn boundary_event(
        &mut self,
        host: &str,
        after: &str,
        trigger: Trigger,
        interrupting: bool,
        handler: &Block,
    ) -> String {
        let id = self.id("boundary");
        let handler = self.block(handler);
        let event = triggered(boundary(&id, host), trigger, interrupting);
        let mut xml = self.listened(event, &["end"]).to_string();
        xml += &(flow(&id, &handler.first) + &handler.xml);
        if interrupts(trigger, interrupting) {
            xml + &flow(&handler.last, after)
        } else {
            let finish = self.id("end");
            xml + &end(&finish).to_string() + &flow(&handler.last, &finish)
        }
    }

    fn event_sub_process(
        &mut self,
        trigger: Trigger,
        interrupting: bool,
        handler: &Block,
    ) -> String {
        let (id, begin) = (self.id("handler"), self.id("start"));
        let begin = triggered(start(&begin), trigger, interrupting);
        let begin = self.listened(begin, &["end"]);
        let handler = event_sub_process(&id, self.content(begin, handler));
        self.listened(handler, &["start", "end"]).to_string()
    }

    /// A start event, a block and an end event.
    fn content(&mut self, begin: Node, block: &Block) -> String {
        let finish = self.id("end");
        let drawn = self.block(block);
        let first = flow(begin.id(), &drawn.first);
        nodes([begin, end(&finish)]) + &drawn.xml + &first + &flow(&drawn.last, &finish)
    }
}

/// What a transaction holds whose own end event, the first in it, cancels it.
fn canceled(content: &str) -> String {
    let end = content.find("</endEvent>").expect("an end event");
    let (before, after) = content.split_at(end);
    format!("{before}<cancelEventDefinition/>{after}")
}

/// The conditions by which one branch is taken.
fn one_of(branches: &[Block], chosen: usize) -> Vec<bool> {
    let chosen = chosen % branches.len();
    (0..branches.len()).map(|place| place == chosen).collect()
}

fn interrupts(trigger: Trigger, interrupting: bool) -> bool {
    interrupting || matches!(trigger, Trigger::Error)
}

fn triggered(event: Node, trigger: Trigger, interrupting: bool) -> Node {
    let event = if interrupts(trigger, interrupting) {
        event
    } else {
        event.non_interrupting()
    };
    match trigger {
        Trigger::Timer => event.timer("PT5M"),
        Trigger::Cycle => event.cycle("R2/PT1M"),
        Trigger::Message => event.message("shipped"),
        Trigger::Signal => event.signal("opened"),
        Trigger::Condition => event.condition("=flag"),
        Trigger::Error => event.error("declined"),
        Trigger::Escalation => event.escalation(if interrupting { "lost" } else { "" }),
        Trigger::Any => event.timer("PT5M").message("shipped").signal("opened"),
        Trigger::All => event.cycle("R3/PT1M").message("shipped").parallel(),
    }
}

fn trigger() -> impl Strategy<Value = Trigger> {
    prop_oneof![
        Just(Trigger::Timer),
        Just(Trigger::Cycle),
        Just(Trigger::Message),
        Just(Trigger::Signal),
        Just(Trigger::Condition),
        Just(Trigger::Error),
        Just(Trigger::Escalation),
        Just(Trigger::Any),
        Just(Trigger::All)
    ]
}

fn looped() -> impl Strategy<Value = Looped> {
    prop_oneof![
        4 => Just(Looped::Not),
        1 => (1_u32..4).prop_map(Looped::AllAtOnce),
        1 => (1_u32..4).prop_map(Looped::OneByOne),
        1 => (1_u32..4).prop_map(Looped::UntilOneIsDone),
        1 => (0_u32..4, any::<bool>()).prop_map(|(instances, sequential)| Looped::Counted(instances, sequential)),
        1 => (0_u32..4, behavior()).prop_map(|(instances, behavior)| Looped::Throwing(instances, behavior)),
        1 => (1_u32..4).prop_map(Looped::Again),
        1 => (0_u32..4).prop_map(Looped::Before),
        1 => (1_u32..4).prop_map(Looped::AtMost),
    ]
}

/// What each instance throws, or the first.
fn behavior() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(r#"behavior="None" noneBehaviorEventRef="tells""#),
        Just(r#"behavior="One" oneBehaviorEventRef="tells""#),
        Just(r#"behavior="None" noneBehaviorEventRef="signals""#),
    ]
}

fn listened() -> impl Strategy<Value = Vec<&'static str>> {
    prop_oneof![
        4 => Just(Vec::new()),
        1 => Just(vec!["start"]),
        1 => Just(vec!["end"]),
        1 => Just(vec!["start", "end"]),
    ]
}

fn simple_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Passing),
        Just(Kind::Script),
        Just(Kind::Job),
        Just(Kind::UserTask),
        Just(Kind::Receive),
        Just(Kind::Timer),
        Just(Kind::Escalate),
        Just(Kind::Signal),
        Just(Kind::Several),
        Just(Kind::Condition),
    ]
}

fn activity(
    kind: Kind,
    looped: Looped,
    boundary: Vec<(Trigger, bool, Block)>,
    listened: Vec<&'static str>,
    compensated: bool,
) -> Block {
    Block::Activity(Activity {
        kind,
        looped,
        boundary,
        listened,
        compensated,
    })
}

/// Blocks within blocks. Each part is boxed: what makes them would have frames of some hundred kilobytes else, in each level.
fn block() -> impl Strategy<Value = Block> {
    let leaf = (simple_kind(), looped(), listened(), is_compensated()).prop_map(
        |(kind, looped, listened, compensated)| {
            activity(kind, looped, Vec::new(), listened, compensated)
        },
    );
    leaf.prop_recursive(5, 40, 4, |inner| {
        let branches = prop::collection::vec(inner.clone(), 2..4).boxed();
        let handlers = prop::collection::vec((trigger(), any::<bool>(), inner.clone()), 0..3).boxed();
        let event_sub_process = prop::option::of((trigger(), any::<bool>(), inner.clone().prop_map(Box::new))).boxed();
        let kind = prop_oneof![
            2 => simple_kind().boxed(),
            1 => inner.clone().prop_map(|block| Kind::Call(Box::new(block))).boxed(),
            1 => inner.clone().prop_map(|block| Kind::Compensate(Box::new(block))).boxed(),
            1 => (inner.clone(), any::<bool>())
                .prop_map(|(block, is_canceled)| Kind::Transaction(Box::new(block), is_canceled)).boxed(),
            2 => (inner.clone(), event_sub_process)
                .prop_map(|(block, handler)| Kind::SubProcess(Box::new(block), handler)).boxed(),
            1 => (inner.clone(), inner.clone(), any::<bool>(), prop::option::of(any::<bool>()))
                .prop_map(|(first, second, sequential, until)| {
                    let blocks = [first, second];
                    Kind::AdHoc(Box::new(AdHoc { blocks, sequential, until }))
                }).boxed(),
        ].boxed();
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Block::Sequence).boxed(),
            1 => (branches.clone(), 0_usize..3).prop_map(|(branches, chosen)| Block::Exclusive(branches, chosen)).boxed(),
            1 => (branches.clone(), 0_usize..3).prop_map(|(branches, chosen)| Block::Linked(branches, chosen)).boxed(),
            1 => branches.clone().prop_map(Block::Parallel).boxed(),
            1 => (branches, 0_usize..3).prop_map(|(branches, enough)| Block::Complex(branches, enough)).boxed(),
            1 => prop::collection::vec((any::<bool>(), inner.clone()), 2..4).prop_map(Block::Inclusive).boxed(),
            1 => (inner.clone(), 1_u32..4).prop_map(|(body, times)| Block::Loop(Box::new(body), times)).boxed(),
            1 => (inner.clone(), inner.clone())
                .prop_map(|(message, timer)| Block::EventBased(Box::new(message), Box::new(timer))).boxed(),
            4 => (kind, looped(), handlers, listened(), is_compensated())
                .prop_map(|(kind, looped, handlers, listened, compensated)| {
                    activity(kind, looped, handlers, listened, compensated)
                }).boxed(),
        ]
        .boxed()
    })
}

/// Whether something compensates an activity.
fn is_compensated() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.3)
}

/// How long choices are free; after that only what brings the run nearer to its end is chosen.
const FREE_CHOICES: usize = 60;
/// More than anything that ends takes to end.
const TOO_MANY_STEPS: usize = 20_000;

/// What instances throw.
const THROWN: &str = r#"<escalationEventDefinition id="tells" escalationRef="escalation-late"/>
    <signalEventDefinition id="signals" signalRef="signal-closed"/>"#;

fn drawn(block: &Block, mut drawing: Drawing) -> Given {
    let content = drawing.of_process() + &drawing.content(start("start"), block);
    given(content).beside(&drawing.called).beside(THROWN)
}

fn begin(block: &Block, listened: bool, budget: u32) -> Run {
    let drawing = Drawing {
        listened,
        compensated: true,
        ..Drawing::default()
    };
    drawn(block, drawing).budget(budget).start(r#"{"key":1}"#)
}

/// Runs a process to its end, and migrates it again and again to another version that is drawn likewise, but that event-based
/// gateways may wait for one event more or less.
fn migrated_to_end(block: &Block, listened: bool, choices: &[u16]) -> Run {
    let version = |more_events| {
        let drawing = Drawing {
            listened,
            more_events,
            ..Drawing::default()
        };
        drawn(block, drawing)
    };
    let run = version(false).start(r#"{"key":1}"#);
    to_its_end(run, choices, |run, choice| {
        if choice % 3 != 0 {
            return;
        }
        let migration = run.version(version(choice % 2 == 0));
        let command = InstanceCommand::Migrate(Box::new(migration));
        match run.command(command) {
            Ok(()) => {}
            Err(InstanceError::MigrationRefused { issues }) => {
                let is_called = |issue: &String| issue.starts_with("a listener of");
                assert!(issues.iter().all(is_called), "{issues:?}");
            }
            Err(other) => panic!("{other}"),
        }
    })
}

/// Lets one of the things happen that can happen: the choice falls on those that are preferred if there are any, else on those that
/// something waits for. What is triggered again and again while others wait for messages would never end.
fn happen(run: &mut Run, choice: u16, prefers: impl Fn(&Action) -> bool) {
    let mut possible = run.possible();
    if possible.iter().any(&prefers) {
        possible.retain(prefers);
    } else if possible.iter().any(Action::is_waited_for) {
        possible.retain(Action::is_waited_for);
    }
    assert!(
        !possible.is_empty(),
        "nothing can happen any more; active: {:?}",
        run.active()
    );
    let action = possible[usize::from(choice) % possible.len()].clone();
    run.act(&action);
}

/// Runs a process to its end, choosing by `choices` what happens next.
fn run_to_end(block: &Block, listened: bool, choices: &[u16], budget: u32) -> Run {
    to_its_end(begin(block, listened, budget), choices, |_, _| {})
}

/// Lets things happen to a run until it has ended, choosing by `choices`. Before each that is chosen freely, `meddle` may do
/// something of its own, by the same choice.
fn to_its_end(mut run: Run, choices: &[u16], meddle: impl Fn(&mut Run, u16)) -> Run {
    for (step, choice) in choices.iter().cycle().enumerate() {
        if run.status().has_ended() {
            break;
        }
        assert!(
            step < TOO_MANY_STEPS,
            "the run does not end; active: {:?}",
            run.active()
        );
        let is_free = step < FREE_CHOICES;
        if is_free {
            meddle(&mut run, *choice);
        }
        happen(&mut run, *choice, |action| is_free || action.is_progress());
    }
    run
}

/// Cancels a run, unless it has ended by itself.
fn cancel_to_its_end(run: &mut Run) {
    if run.status().has_ended() {
        return;
    }
    run.cancel();
    // Listeners that are called for the cancellation end first.
    for step in 0.. {
        if run.status().has_ended() {
            break;
        }
        assert!(step < TOO_MANY_STEPS, "the cancellation does not end");
        happen(run, 0, Action::is_progress);
    }
    assert_eq!(run.status(), InstanceStatus::Canceled);
}

/// Lets things happen to a process, and moves its tokens by hand in between.
fn modified(block: &Block, listened: bool, choices: &[(u16, u16, bool)], budget: u32) -> Run {
    let mut run = begin(block, listened, budget);
    for (choice, other, modifies) in choices {
        if run.status().has_ended() {
            break;
        }
        let possible = if *modifies {
            run.modifications()
        } else {
            Vec::new()
        };
        if possible.is_empty() {
            if !run.possible().is_empty() {
                happen(&mut run, *choice, |_| true);
            }
            continue;
        }
        let chosen = [choice, other].map(|choice| {
            let place = usize::from(*choice) % possible.len();
            possible[place].clone()
        });
        let before = run.events().len();
        match run.command(operations(&chosen)) {
            Ok(()) => assert!(matches!(
                run.events()[before],
                InstanceEvent::InstanceModified(_)
            )),
            Err(InstanceError::ModificationRefused { refusals }) => {
                assert!(!refusals.is_empty());
                assert_eq!(run.events().len(), before);
            }
            Err(InstanceError::Ended { .. }) => {}
            Err(other) => panic!("{other}"),
        }
    }
    run
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_process_ends_whatever_the_order_and_the_steps(
        block in block(),
        listened in prop::bool::weighted(0.3),
        choices in prop::collection::vec(any::<u16>(), 50..100),
        budget in 1_u32..20,
    ) {
        let mut run = run_to_end(&block, listened, &choices, 1_000_000);
        prop_assert_eq!(run.status(), InstanceStatus::Completed);
        let mut in_small_steps = run_to_end(&block, listened, &choices, budget);
        prop_assert_eq!(in_small_steps.trace(), run.trace());
    }

    #[test]
    fn every_process_can_be_canceled_at_any_time(
        block in block(),
        listened in prop::bool::weighted(0.3),
        choices in prop::collection::vec(any::<u16>(), 0..40),
    ) {
        let mut run = begin(&block, listened, 1_000_000);
        for choice in choices {
            if !run.status().has_ended() {
                happen(&mut run, choice, |_| true);
            }
        }
        cancel_to_its_end(&mut run);
    }

    #[test]
    fn every_process_goes_on_in_another_version_at_any_time(
        block in block(),
        listened in prop::bool::weighted(0.2),
        choices in prop::collection::vec(any::<u16>(), 50..100),
    ) {
        let run = migrated_to_end(&block, listened, &choices);
        prop_assert_eq!(run.status(), InstanceStatus::Completed);
    }

    #[test]
    fn the_tokens_of_every_process_can_be_moved_by_hand(
        block in block(),
        listened in prop::bool::weighted(0.3),
        choices in prop::collection::vec((any::<u16>(), any::<u16>(), any::<bool>()), 1..40),
        budget in 1_u32..20,
    ) {
        let mut run = modified(&block, listened, &choices, 1_000_000);
        let mut in_small_steps = modified(&block, listened, &choices, budget);
        prop_assert_eq!(in_small_steps.trace(), run.trace());
        cancel_to_its_end(&mut run);
    }
}
