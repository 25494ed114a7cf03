//! Whether an instance can go on in another version of its process, and what changes for it there.
//!
//! Every token and everything active must have its place in the other version: an element of the same kind, in the same scope. What
//! waits on the border, inside a scope or behind a gateway (boundary events, event sub-processes, events behind an event-based
//! gateway) may come and go.

use super::{
    super::{
        activation::{Activation, ActivationStatus, Subscription},
        command::Migration,
        completed::CompletedActivities,
        event::{
            InstanceMigrated, ListenerCall, ListenerEvent, Position, Repeat, Stimulus,
            StimulusParked,
        },
        state::{InstanceState, InstanceStatus},
    },
    likeness::{difference, otherwise_repeated},
};
use crate::{
    awaits::Awaits,
    ids::{ActivationId, ElementId, FlowId, SubscriptionId},
    model::graph::{Element, ElementIndex, ElementKind, Joins, Process, Scope, Trigger, Triggers},
};
use feel::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What a migration comes to.
#[derive(Debug)]
pub struct Plan<'t> {
    /// The fact.
    pub(super) migrated: InstanceMigrated,
    /// The events that are waited for from now on, or by another name: seen from the activation beside them.
    pub(super) waiting: Vec<Waiting<'t>>,
    /// What is not waited for any more: by whom, and by which subscription.
    pub(super) closed: Vec<(ActivationId, SubscriptionId)>,
}

/// An event of the other version that an activation waits for.
#[derive(Debug)]
pub(super) struct Waiting<'t> {
    /// Who waits.
    pub(super) activation: ActivationId,
    /// The event.
    pub(super) event: &'t Element,
    /// Which of its event definitions, if it has several.
    pub(super) definition: Option<u32>,
    /// That definition. What is thrown to an event is not waited for by a subscription.
    pub(super) trigger: &'t Trigger,
    /// From where its texts are seen.
    pub(super) seen_from: ActivationId,
    /// The key of the message that started the instance, if the event starts the process with others: it waits by that.
    pub(super) key: Option<Value>,
    /// The subscription that is open for it already.
    pub(super) open: Option<SubscriptionId>,
}

impl<'t> Plan<'t> {
    /// What `migration` comes to, from `source` to `target`.
    ///
    /// # Errors
    ///
    /// What stands against it, all of it.
    pub fn of(
        state: &InstanceState,
        source: &Process,
        target: &'t Process,
        migration: &Migration,
    ) -> Result<Self, Vec<String>> {
        let mut planning = Planning {
            state,
            source,
            target,
            elements: &migration.elements,
            flows: BTreeMap::new(),
            issues: Vec::new(),
            waiting: Vec::new(),
            closed: Vec::new(),
        };
        planning.check_instance(migration);
        planning.check_mapping();
        for activation in state.activations.values() {
            planning.place(activation);
        }
        if !planning.issues.is_empty() {
            return Err(planning.issues);
        }
        let renamed = migration.elements.iter().filter(|(from, to)| from != to);
        Ok(Self {
            migrated: InstanceMigrated {
                resource: migration.target.resource,
                process_version: migration.target.process_version,
                version: migration.target.version,
                process_name: target.name.clone(),
                propagation: target.propagation,
                elements: renamed
                    .map(|(from, to)| (from.clone(), to.clone()))
                    .collect(),
                compensable: target.compensable(),
                flows: planning.flows,
                reason: migration.reason.clone(),
            },
            waiting: planning.waiting,
            closed: planning.closed,
        })
    }
}

struct Planning<'a, 't> {
    state: &'a InstanceState,
    source: &'a Process,
    target: &'t Process,
    elements: &'a BTreeMap<ElementId, ElementId>,
    flows: BTreeMap<FlowId, FlowId>,
    issues: Vec<String>,
    waiting: Vec<Waiting<'t>>,
    closed: Vec<(ActivationId, SubscriptionId)>,
}

impl<'t> Planning<'_, 't> {
    fn check_instance(&mut self, migration: &Migration) {
        match self.state.status {
            InstanceStatus::Running => {}
            InstanceStatus::Canceling => {
                self.issues
                    .push("the instance is being canceled".to_owned());
            }
            InstanceStatus::NotStarted
            | InstanceStatus::Completed
            | InstanceStatus::Canceled
            | InstanceStatus::Failed => {
                let status = self.state.status.name();
                self.issues.push(format!("the instance is {status}"));
            }
        }
        if self.source.id != self.target.id {
            self.issues.push(format!(
                "the instance runs process '{}', and '{}' is another one",
                self.source.id, self.target.id
            ));
        }
        let running = self.state.running();
        if running
            .is_some_and(|running| running.process_version == migration.target.process_version)
        {
            let version = migration.target.version;
            self.issues
                .push(format!("the instance runs version {version} already"));
        }
        let root = self.state.incident_of(self.state.root());
        let root = root.and_then(|incident| self.state.incidents.get(&incident));
        if root.is_some_and(|incident| incident.repeat == Repeat::Enter) {
            let reason = "an incident holds the process before its start event; resolve it first";
            self.issues.push(reason.to_owned());
        }
        for parked in self.state.parked.iter() {
            self.check_parked(parked);
        }
    }

    /// What waits because the instance is suspended goes on in the element of its activation. A process that has not begun has no
    /// place yet, and a listener that was called is followed by others of the version in which it was.
    fn check_parked(&mut self, parked: &StimulusParked) {
        match &parked.stimulus {
            Stimulus::Begin {} => {
                let reason = "the instance was suspended before its start event; resume it first";
                self.issues.push(reason.to_owned());
            }
            Stimulus::ListenerDone { listener, .. } => {
                let host = self.host_of(*listener);
                self.issues.push(format!(
                    "a listener of '{host}' was called, and what follows waits; resume the instance first"
                ));
            }
            Stimulus::GoOn {}
            | Stimulus::JobDone { .. }
            | Stimulus::JobGivenUp { .. }
            | Stimulus::UserTaskDone { .. }
            | Stimulus::UserTaskGivenUp { .. }
            | Stimulus::Timer { .. }
            | Stimulus::Message { .. }
            | Stimulus::Signal { .. }
            | Stimulus::CallEnded { .. }
            | Stimulus::Escalation { .. }
            | Stimulus::AdHocChanged {}
            | Stimulus::Resolution { .. } => {}
        }
    }

    /// The element or process whose listener is called.
    fn host_of(&self, listener: ListenerCall) -> &str {
        let host = self.state.activation(listener.host);
        let host = host.and_then(|host| host.element.as_ref());
        host.map_or(self.source.id.as_str(), |id| id.as_str())
    }

    fn check_mapping(&mut self) {
        for (from, to) in self.elements {
            if self.source.find(from).is_none() {
                self.issues
                    .push(format!("the version it runs has no element '{from}'"));
            }
            if self.target.find(to).is_none() {
                self.issues.push(format!(
                    "the other version has no element '{to}', which '{from}' is mapped to"
                ));
            }
        }
    }

    /// The element of the other version in whose place an element is.
    fn mapped(&self, id: &ElementId) -> Option<&'t Element> {
        self.target.find(self.elements.get(id).unwrap_or(id))
    }

    /// Finds the place of an activation, of its tokens and of what it waits for.
    fn place(&mut self, activation: &Activation) {
        if let Some(listener) = activation.listener {
            let host = self.host_of(listener);
            self.issues.push(format!(
                "a listener of '{host}' is being called; migrate when it is done"
            ));
            return;
        }
        if activation.compensates_for().is_some()
            && let Some(id) = &activation.element
        {
            self.issues.push(format!(
                "'{id}' is being compensated; migrate when it has been"
            ));
            return;
        }
        let there = activation.element.as_ref().and_then(|id| self.mapped(id));
        let scope = there.map(|there| there.index);
        if let Some(completed) = &activation.completed {
            // What is repeated holds what it was itself.
            let around = there.and_then(|there| there.parent);
            let is_repeated = activation.loop_state.is_some();
            self.place_completed(if is_repeated { around } else { scope }, completed);
        }
        let tokens = activation.tokens.iter().map(|token| &token.at);
        for at in tokens.chain(&activation.begins_at) {
            self.place_token(scope, at);
        }
        let Some(id) = &activation.element else {
            return self.place_events_of_scope(activation, None, &self.target.root);
        };
        let (Some(source), Some(target)) = (self.source.find(id), self.mapped(id)) else {
            self.issues.push(format!(
                "'{id}' is active, and the other version has no such element; map it to one"
            ));
            return;
        };
        if let Some(difference) = difference(source, target) {
            self.issues.push(difference);
            return;
        }
        let parent = source.parent.map(|parent| self.source.element(parent));
        let parent_there = target.parent.map(|parent| &self.target.element(parent).id);
        let parent = parent.map(|parent| self.elements.get(&parent.id).unwrap_or(&parent.id));
        if parent != parent_there {
            self.issues.push(format!(
                "'{id}' is active in {} and '{}' is in {}",
                told(parent),
                target.id,
                told(parent_there)
            ));
            return;
        }
        self.place_joined(activation, source, target);
        self.place_boundary_events(activation, source, target);
        self.place_own_events(activation, source, target);
        self.place_events_behind(activation, source, target);
        if activation.loop_state.is_none()
            && let Some(scope) = self.target.scope(Some(target.index))
        {
            self.place_events_of_scope(activation, Some(source), scope);
        }
    }

    /// What completed in a scope and may be compensated later, at any depth: it is found in the same scope of the other version, and
    /// is compensated there if it is here.
    fn place_completed(&mut self, scope: Option<ElementIndex>, completed: &CompletedActivities) {
        // Without recursion: the nesting comes from the model and its data.
        let mut open: Vec<_> = completed
            .iter()
            .map(|completed| (scope, completed))
            .collect();
        while let Some((scope, completed)) = open.pop() {
            let id = &completed.element;
            let there = self.mapped(id).filter(|there| there.parent == scope);
            let (Some(source), Some(target)) = (self.source.find(id), there) else {
                self.issues.push(format!(
                    "'{id}' completed and can be compensated, and the other version has no such element in that scope; map it to one"
                ));
                continue;
            };
            if let Some(difference) = otherwise_repeated(source, target) {
                self.issues.push(difference);
                continue;
            }
            if !completed.is_repeated
                && self.source.compensation_handler(source.index).is_some()
                && self.target.compensation_handler(target.index).is_none()
            {
                self.issues.push(format!(
                    "'{id}' completed and can be compensated, and nothing compensates '{}'; give it a handler in the other version",
                    target.id
                ));
            }
            // The items of an activity are where all of it is.
            let inside = if completed.is_repeated {
                scope
            } else {
                Some(target.index)
            };
            open.extend(completed.inside.iter().map(|completed| (inside, completed)));
        }
    }

    /// The tokens that a complex gateway has counted.
    fn place_joined(&mut self, activation: &Activation, source: &Element, target: &Element) {
        let Some(joined) = &activation.joined else {
            return;
        };
        if target.joins() != source.joins() {
            self.issues.push(format!(
                "'{}' joins tokens and '{}' does not",
                source.id, target.id
            ));
        }
        let before = joined.activated_by.iter().flatten();
        let flows: BTreeSet<_> = joined.arrived.iter().chain(before).collect();
        for flow in flows {
            self.place_flow(target.parent, flow);
        }
    }

    /// A token in a scope of the other version.
    fn place_token(&mut self, scope: Option<ElementIndex>, at: &Position) {
        match at {
            Position::Flow(flow) => self.place_flow(scope, flow),
            Position::Before(element) => {
                self.place_waiting(scope, element);
            }
            Position::Into { element, begins_at } => {
                let Some(inside) = self.place_waiting(scope, element) else {
                    return;
                };
                let before = self.source.find(element);
                if let Some(difference) = before.and_then(|before| difference(before, inside)) {
                    self.issues.push(difference);
                    return;
                }
                for at in begins_at {
                    self.place_token(Some(inside.index), at);
                }
            }
        }
    }

    /// The element that a token is before, which need be of no special kind, but in the same scope.
    fn place_waiting(
        &mut self,
        scope: Option<ElementIndex>,
        id: &ElementId,
    ) -> Option<&'t Element> {
        let found = self.mapped(id).filter(|element| element.parent == scope);
        if found.is_none() {
            self.issues.push(format!(
                "a token waits before '{id}', and the other version has no such element in that scope; map it to one"
            ));
        }
        found
    }

    /// A token is on a flow: on that with its id, if it leads to the same place, else on the only one that connects the same elements.
    fn place_flow(&mut self, scope: Option<ElementIndex>, id: &FlowId) {
        let Some(flow) = self.source.find_flow(id) else {
            return;
        };
        let [from, to] = [flow.source, flow.target].map(|index| self.source.element(index));
        let Some(target) = self.place_waiting(scope, &to.id) else {
            return;
        };
        let same = self.target.find_flow(id);
        let same = same.filter(|flow| flow.target == target.index);
        let start = self.mapped(&from.id).map(|start| start.index);
        let incoming = target.incoming.iter().map(|flow| self.target.flow(*flow));
        let mut connecting = incoming.filter(|flow| Some(flow.source) == start);
        let only = match (connecting.next(), connecting.next()) {
            (Some(only), None) => Some(only),
            (Some(_), Some(_)) | (None, _) => None,
        };
        match same.or(only) {
            Some(flow) if flow.id == *id => {}
            Some(flow) => {
                self.flows.insert(id.clone(), flow.id.clone());
            }
            None => self.issues.push(format!(
                "a token is on flow '{id}' from '{}' to '{}', and the other version has none between these; modify the \
                 instance first",
                from.id, to.id
            )),
        }
        if to.joins() == Joins::AsItsConditionSays && target.joins() != to.joins() {
            let issue = format!("'{}' joins tokens and '{}' does not", to.id, target.id);
            self.issues.push(issue);
        }
    }

    /// The events on the border of an activity: those that wait go on, new ones begin to wait, others are waited for no more.
    fn place_boundary_events(
        &mut self,
        activation: &Activation,
        source: &Element,
        target: &'t Element,
    ) {
        if !self.state.is_outermost(activation) {
            return;
        }
        let before: Vec<_> = source
            .boundary_events
            .iter()
            .map(|index| &self.source.element(*index).id)
            .collect();
        let after = target.boundary_events.iter();
        let after = after.map(|index| self.target.element(*index)).collect();
        let scope = activation.parent.unwrap_or(activation.id);
        self.compare(activation, scope, &before, after);
    }

    /// The start events of the event sub-processes in a scope, likewise.
    fn place_events_of_scope(
        &mut self,
        activation: &Activation,
        source: Option<&Element>,
        target: &'t Scope,
    ) {
        let scope = self.source.scope(source.map(|source| source.index));
        let before: Vec<_> = scope
            .into_iter()
            .flat_map(|scope| self.source.event_sub_process_starts(scope))
            .map(|start_event| &start_event.id)
            .collect();
        let after = self.target.event_sub_process_starts(target).collect();
        self.compare(activation, activation.id, &before, after);
    }

    /// What an element of the flow waits for itself: those of its event definitions by which nothing has come.
    fn place_own_events(&mut self, activation: &Activation, source: &Element, target: &'t Element) {
        let waits_itself = matches!(
            source.kind,
            ElementKind::IntermediateCatchEvent(_) | ElementKind::ReceiveTask(_)
        );
        let open = activation.subscriptions.iter();
        for own in open.filter(|open| waits_itself && open.element == source.id) {
            self.keep_waiting(activation.id, activation.id, target, own);
        }
    }

    /// The events behind an event-based gateway, like those around an activity. The gateway is left with the first that comes (BPMN
    /// 2.0.2, 13.4.4), so while it is active none has happened. Of those that start the process together (10.6.6) some have.
    fn place_events_behind(
        &mut self,
        activation: &Activation,
        source: &Element,
        target: &'t Element,
    ) {
        if !matches!(source.kind, ElementKind::EventBasedGateway) {
            return;
        }
        let together = self.source.starts_together(source.index);
        if together != self.target.starts_together(target.index) {
            let (one, other) = if together {
                (source, target)
            } else {
                (target, source)
            };
            self.issues.push(format!(
                "all events behind '{}' start the process together, and '{}' takes the first that comes; migrate when it has been \
                 left",
                one.id, other.id
            ));
            return;
        }
        let open: BTreeSet<_> = activation
            .subscriptions
            .iter()
            .map(|open| &open.element)
            .collect();
        let before = self.source.behind(source).map(|event| &event.id);
        let before: Vec<_> = before
            .filter(|event| together || open.contains(event))
            .collect();
        let after = self.target.behind(target).collect();
        let (issues, waiting) = (self.issues.len(), self.waiting.len());
        self.compare(activation, activation.id, &before, after);
        if !together {
            return;
        }
        let key = key_together(activation);
        for waiting in self.waiting.iter_mut().skip(waiting) {
            waiting.key.clone_from(&key);
        }
        if self.issues.len() == issues && self.waiting.len() == waiting {
            self.issues.push(format!(
                "nothing that '{}' waits for is behind '{}'; map it to events there, or migrate when it has been left",
                source.id, target.id
            ));
        }
    }

    /// Compares what waited around an activation with what is to. An event that was there and does not wait has happened, or cannot
    /// happen any more; one that is new begins to wait if the others do.
    fn compare(
        &mut self,
        activation: &Activation,
        seen_from: ActivationId,
        before: &[&ElementId],
        after: Vec<&'t Element>,
    ) {
        let (mut kept, mut waits) = (BTreeSet::new(), BTreeSet::new());
        let indexes: BTreeSet<_> = after.iter().map(|event| event.index).collect();
        let mut waiting: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for open in &activation.subscriptions {
            waiting.entry(&open.element).or_default().push(open);
        }
        for id in before {
            let open = waiting.remove(id).unwrap_or_default();
            let closed = open.iter().map(|open| (activation.id, open.id));
            let there = self.mapped(id);
            let Some(event) = there.filter(|there| indexes.contains(&there.index)) else {
                self.closed.extend(closed);
                if !open.is_empty() {
                    self.check_closed(id);
                }
                continue;
            };
            let source = self.source.find(id);
            if let Some(difference) = source.and_then(|source| difference(source, event)) {
                self.issues.push(format!(
                    "{difference}, or give that of the other version an id of its own"
                ));
            } else if waits.contains(&event.index) {
                // Several were mapped to it, and it waits once.
                self.closed.extend(closed);
            } else if !open.is_empty() {
                waits.insert(event.index);
                for open in open {
                    self.keep_waiting(activation.id, seen_from, event, open);
                }
            }
            kept.insert(event.index);
        }
        if !self.begins_to_wait(activation) {
            return;
        }
        let new = after.into_iter();
        for event in new.filter(|event| !kept.contains(&event.index)) {
            let triggers = event.kind.trigger().into_iter();
            let placed = triggers.flat_map(Triggers::placed);
            self.waiting
                .extend(placed.map(|(definition, trigger)| Waiting {
                    activation: activation.id,
                    event,
                    definition,
                    trigger,
                    seen_from,
                    key: None,
                    open: None,
                }));
        }
    }

    /// What is mapped to another is meant to go on there, and not to be waited for no more.
    fn check_closed(&mut self, id: &ElementId) {
        let Some(to) = self.elements.get(id).filter(|to| *to != id) else {
            return;
        };
        if self.target.find(to).is_some() {
            self.issues.push(format!(
                "'{id}' is waited for and mapped to '{to}', which is not at the same place; map it to one that is, or to none: \
                 then it is waited for no more"
            ));
        }
    }

    /// What waits for one of an event's definitions waits for that of the same place.
    fn keep_waiting(
        &mut self,
        activation: ActivationId,
        seen_from: ActivationId,
        event: &'t Element,
        open: &Subscription,
    ) {
        let definition = open.definition;
        let triggers = event.kind.trigger();
        if let Some(trigger) = triggers.and_then(|triggers| triggers.at(definition)) {
            self.waiting.push(Waiting {
                activation,
                event,
                definition,
                trigger,
                seen_from,
                key: None,
                open: Some(open.id),
            });
        }
    }

    /// Whether an activation waits for what is around it: it has begun and is not about to end, and no event sub-process has
    /// interrupted it.
    fn begins_to_wait(&self, activation: &Activation) -> bool {
        let incident = activation
            .incident
            .and_then(|id| self.state.incidents.get(&id));
        let has_begun = incident.is_none_or(|incident| incident.repeat != Repeat::Enter);
        let is_leaving = activation.completed_listeners(ListenerEvent::End) > 0;
        let mut children = activation
            .children
            .iter()
            .filter_map(|child| self.state.activation(*child));
        let is_interrupted = children.any(|child| {
            let element = child.element.as_ref().and_then(|id| self.source.find(id));
            element.is_some_and(|element| element.kind.interrupts_scope())
        });
        activation.status == ActivationStatus::Active && has_begun && !is_leaving && !is_interrupted
    }
}

/// The key of the message that started an instance: what it still waits for waits by that.
fn key_together(activation: &Activation) -> Option<Value> {
    activation
        .subscriptions
        .iter()
        .find_map(|open| match &open.awaits {
            Awaits::Message(message) => Some(message.correlation_key.clone()),
            Awaits::Timer(_) | Awaits::Signal(_) | Awaits::Condition(_) => None,
        })
}

fn told(scope: Option<&ElementId>) -> String {
    scope.map_or_else(|| "the process itself".to_owned(), |id| format!("'{id}'"))
}
