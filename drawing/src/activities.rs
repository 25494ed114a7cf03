//! How activities are drawn, and the events at them.

use crate::{
    block::{Activity, AdHoc, Block, Kind, Looped, Trigger},
    bpmn::{
        Node, ad_hoc, boundary, call, catch, compensated, end, event_sub_process, flow, gateway,
        job, nodes, path, process_called, receive, script, sequence, start, sub_process, task,
        throw, transaction, user_task, user_task_for,
    },
    drawing::{Drawing, Drawn},
};

impl Drawing {
    pub(crate) fn activity(&mut self, activity: &Activity) -> Drawn {
        let id = self.id("activity");
        let node = self.kind(&id, activity);
        let node = activity
            .listened
            .iter()
            .fold(node, |node, event| node.listener(event, event));
        let is_canceled = matches!(activity.kind, Kind::Transaction(_, true));
        // A transaction that is canceled is not repeated.
        let node = if is_canceled {
            node
        } else {
            repeated(node, activity.looped)
        };
        let last = self.id("merge");
        let mut xml = nodes([node, gateway("exclusive", &last)]) + &flow(&id, &last);
        if is_canceled {
            let event = self.id("canceled");
            let cancel = self.listened(boundary(&event, &id).cancel(), &["end"]);
            xml += &(cancel.to_string() + &flow(&event, &last));
        }
        if activity.compensated && self.style.compensated {
            let handler = self.id("undo");
            let handler = match self.count % 3 {
                0 => job(&handler).listener("end", "end"),
                1 => user_task(&handler),
                _ => script(&handler, "=1", "undone"),
            };
            xml += &compensated(&id, handler);
        }
        for (place, (trigger, interrupting, handler)) in activity.boundaries().enumerate() {
            let trigger = (*trigger, place == 0);
            xml += &self.boundary_event((&id, &last), trigger, *interrupting, handler);
        }
        let drawn = Drawn {
            xml,
            first: id,
            last,
        };
        let has_handler = matches!(activity.kind, Kind::SubProcess(_, Some(_)));
        if self.style.in_turn && (has_handler || !activity.boundary.is_empty()) {
            self.after_its_turn(drawn)
        } else {
            drawn
        }
    }

    /// The activity, run once.
    fn kind(&mut self, id: &str, activity: &Activity) -> Node {
        match &activity.kind {
            Kind::Passing => task(id),
            Kind::Script => script(id, "=1 + 1", "result"),
            Kind::Job => job(id),
            Kind::UserTask => self.user_task(id),
            Kind::Receive if self.style.in_turn => {
                let inner = self.id("receive");
                self.alone(id, receive(&inner, "paid"))
            }
            Kind::Receive => receive(id, "paid"),
            Kind::Timer => sub_process(id, self.waiting()),
            Kind::Escalate => sub_process(id, self.escalating()),
            Kind::Signal => sub_process(id, self.signaling()),
            Kind::Several => sub_process(id, self.several()),
            Kind::Condition => sub_process(id, self.conditional()),
            Kind::Call(block) => {
                let process = self.id("process");
                let begin = start(&self.id("start"));
                let content = self.content(begin, block);
                self.called += &process_called(&process, self.of_process() + &content);
                if self.style.in_turn {
                    let inner = self.id("call");
                    self.alone(id, call(&inner, &process))
                } else {
                    call(id, &process)
                }
            }
            Kind::Compensate(block) if self.style.compensated => {
                sub_process(id, self.compensating(block))
            }
            Kind::Compensate(block) => {
                let begin = start(&self.id("start"));
                sub_process(id, self.content(begin, block))
            }
            Kind::Transaction(block, true)
                if self.style.compensated && self.count.is_multiple_of(2) =>
            {
                transaction(id, self.canceled_while_compensating(block))
            }
            Kind::Transaction(block, is_canceled) => {
                let begin = start(&self.id("start"));
                let content = self.content(begin, block);
                transaction(
                    id,
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
                    let is_alone =
                        activity.boundary.is_empty() && matches!(activity.looped, Looped::Not);
                    content +=
                        &self.event_sub_process((*trigger, is_alone), *interrupting, handler);
                }
                sub_process(id, content)
            }
            Kind::AdHoc(ad_hoc) => self.ad_hoc(id, ad_hoc),
        }
    }

    /// A sub-process for one element, so that each time it has its turn.
    fn alone(&mut self, id: &str, node: Node) -> Node {
        let [begin, finish] = ["start", "end"].map(|kind| self.id(kind));
        sub_process(id, self.in_turn([start(&begin), node, end(&finish)]))
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
        if self.style.compensated {
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
        if !self.style.listened {
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
        let usual = self.duration("PT1M", "PT0S", true);
        let wait = self.listened(catch(&wait).timer(usual), &["start", "end"]);
        self.in_turn([start(&begin), wait, end(&finish)])
    }

    /// It escalates and goes on, and escalates once more as it ends.
    fn escalating(&mut self) -> String {
        let [begin, tell, finish] = ["start", "tell", "end"].map(|kind| self.id(kind));
        let tell = throw(&tell).escalation("late").output("=key", "told");
        let tell = self.listened(tell, &["start", "end"]);
        self.in_turn([start(&begin), tell, end(&finish).escalation("lost")])
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
        self.in_turn([start(&begin), told, wait, end(&finish)])
    }

    /// Several things are thrown by one event, and waited for by one: any of them, then all.
    fn several(&mut self) -> String {
        let [begin, told, any, all, finish] =
            ["start", "told", "any", "all", "end"].map(|kind| self.id(kind));
        let told = throw(&told).signal("closed").escalation("late");
        // In turn, no two kept things come to one event at the same moment; and no signal is kept that a boundary event awaits: it
        // would get all that are kept, while what it leads to goes on.
        let (told, last_signal, last_message, awaited) = if self.style.in_turn {
            (told, "closed", Some("paid"), "shipped")
        } else {
            (told.message("paid"), "opened", None, "paid")
        };
        let finish = end(&finish).signal(last_signal).escalation("lost");
        let finish = last_message.into_iter().fold(finish, Node::message);
        let (soon, later) = if self.style.in_turn {
            ("PT0S", "PT1S")
        } else {
            ("PT1M", "PT2M")
        };
        let timeout = self.duration("PT1M", "PT0S", false);
        let any = catch(&any).timer(timeout).signal("closed").message(awaited);
        let all = catch(&all).timer(soon).timer(later).parallel();
        let listened = [told, any, all].map(|node| self.listened(node, &["start", "end"]));
        let [told, any, all] = listened;
        self.in_turn([start(&begin), told, any, all, finish])
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
        ]) + &nodes([
            script(&ready, "=true", "ready").leaving("2"),
            end(&told),
            noticing,
        ]) + &path(&format!("{fork} {ready} {told}"))
    }

    /// An interrupting event leads back to where the activity does, another one to an end of its own.
    fn boundary_event(
        &mut self,
        (host, after): (&str, &str),
        (trigger, is_alone): (Trigger, bool),
        interrupting: bool,
        handler: &Block,
    ) -> String {
        let id = self.id("boundary");
        let handler = self.block(handler);
        let event = self.triggered(boundary(&id, host), (trigger, is_alone), interrupting);
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
        (trigger, is_alone): (Trigger, bool),
        interrupting: bool,
        handler: &Block,
    ) -> String {
        let (id, begin) = (self.id("handler"), self.id("start"));
        let begin = self.triggered(start(&begin), (trigger, is_alone), interrupting);
        let begin = self.listened(begin, &["end"]);
        let handler = event_sub_process(&id, self.content(begin, handler));
        self.listened(handler, &["start", "end"]).to_string()
    }

    /// An event with this trigger. If it is a timer, `is_alone` says whether nothing else can happen when it is due.
    fn triggered(
        &self,
        event: Node,
        (trigger, is_alone): (Trigger, bool),
        interrupting: bool,
    ) -> Node {
        let event = if interrupts(trigger, interrupting) {
            event
        } else {
            event.non_interrupting()
        };
        let after = self.duration("PT5M", "PT1S", is_alone);
        let each = self.duration("PT1M", "PT1S", is_alone);
        match trigger {
            Trigger::Timer => event.timer(after),
            Trigger::Cycle => event.cycle(&format!("R2/{each}")),
            Trigger::Message => event.message("shipped"),
            Trigger::Signal => event.signal("opened"),
            Trigger::Condition => event.condition("=flag"),
            Trigger::Error => event.error("declined"),
            Trigger::Escalation => event.escalation(if interrupting { "lost" } else { "" }),
            Trigger::Any => event.timer(after).message("shipped").signal("opened"),
            Trigger::All => {
                let cycle = format!("R3/{each}");
                event.cycle(&cycle).message("shipped").parallel()
            }
        }
    }
}

/// An activity that runs as often as this.
fn repeated(node: Node, looped: Looped) -> Node {
    match looped {
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
    }
}

/// What a transaction holds whose own end event, the first in it, cancels it.
fn canceled(content: &str) -> String {
    let end = content.find("</endEvent>").expect("an end event");
    let (before, after) = content.split_at(end);
    format!("{before}<cancelEventDefinition/>{after}")
}

fn interrupts(trigger: Trigger, interrupting: bool) -> bool {
    interrupting || matches!(trigger, Trigger::Error)
}
