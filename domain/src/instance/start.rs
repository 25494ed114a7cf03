//! Starting: the process itself becomes active, and the token is put into its start event.

use super::{
    command::Start,
    contradiction::Contradiction,
    error::InstanceError,
    event::{InstanceEvent, InstanceStarted, ListenerEvent, Repeat, Stimulus},
    listener::Host,
    state::InstanceStatus,
    step::Step,
};
use crate::{ids::ElementId, model::graph::Element, value::Variables};

impl<'a> Step<'a> {
    /// Starts the instance. Repeated, it changes nothing.
    pub(crate) fn start(&mut self, start: Start) -> Result<(), InstanceError> {
        if self.state.status != InstanceStatus::NotStarted {
            return Ok(());
        }
        let start_event = self.start_event(start.element.as_ref())?;
        // What was called, and what a message or a signal starts, is not lost: it waits.
        if start.is_asked_for() && self.is_suspended() {
            return Err(InstanceError::DefinitionSuspended);
        }
        // What came with its trigger goes through the start event's output mappings, if it has any.
        let (variables, payload) = if start.is_triggered() && !start_event.outputs.is_empty() {
            (Variables::default(), start.variables)
        } else {
            (start.variables, Variables::default())
        };
        self.emit(InstanceEvent::InstanceStarted(Box::new(InstanceStarted {
            project: start.project,
            resource: start.resource,
            process_version: self.process_version,
            process_id: self.process.id.clone(),
            process_name: self.process.name.clone(),
            version: start.version,
            element: start_event.id.clone(),
            business_id: start.business_id,
            test: start.test,
            parent: start.parent,
            message: start.message,
            signal: start.signal,
            propagation: self.process.propagation,
            compensable: self.process.compensable(),
            variables,
            payload,
        })));
        if self.must_wait() {
            self.park(self.state.root(), Stimulus::Begin {});
        } else {
            self.begin_root();
        }
        Ok(())
    }

    /// The start event with this id, or what starts instances likewise; without an id, the start event without a trigger.
    fn start_event(&self, id: Option<&ElementId>) -> Result<&'a Element, InstanceError> {
        let process = self.process;
        let mut elements = process.starting_elements();
        match id {
            Some(id) => elements.find(|event| event.id == *id).ok_or_else(|| {
                InstanceError::UnknownStartEvent {
                    process: process.id.to_string(),
                    element: id.to_string(),
                }
            }),
            None => elements
                .find(|event| event.kind.trigger().is_none())
                .ok_or_else(|| InstanceError::NoStartEvent {
                    process: process.id.to_string(),
                    starts_by: process.starts_by(),
                }),
        }
    }

    /// Calls the listeners of the process, then opens what it waits for itself and lets its start event pass, with what came with
    /// its trigger.
    pub(crate) fn begin_root(&mut self) {
        match self.next_listener(Host::Process, ListenerEvent::Start) {
            Ok(Some(next)) => self.call_listener(next),
            Ok(None) => self.begin_flow(),
            Err(fault) => self.raise_on_root(fault, Repeat::Enter),
        }
    }

    fn begin_flow(&mut self) {
        let root = self.state.root();
        let Some(started) = self.state.started.clone() else {
            return self.contradict(Contradiction::NoStart);
        };
        let Some(start_event) = self.required_element(&started.element) else {
            return;
        };
        if let Some(instantiating) = self.process.instantiating(start_event.index) {
            return self.instantiate(instantiating, start_event, &started);
        }
        match self.open_root_subscriptions() {
            Ok(()) if started.is_triggered() => {
                self.pass_triggered(start_event, root, Vec::new(), &started.payload);
            }
            Ok(()) => self.enter(start_event, root, Vec::new()),
            Err(fault) => self.raise_on_root(fault, Repeat::Enter),
        }
    }
}
