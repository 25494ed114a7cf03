//! A case is played: each of its steps is done, and what comes of it is compared with what it says.

use crate::{
    case::{Case, Drawing, End, Step, Variables as Written},
    course::Course,
    post::{PublishedMessage, PublishedSignal},
    world::{Begin, Instance, World},
};
use domain::{
    ids::{ActivationId, InstanceId, MessageId, SignalId},
    instance::{
        activation::Work, command::InstanceCommand, event::Position, state::InstanceStatus,
    },
    message,
    model::{self, graph::Joins},
    short_text::ShortText,
    signal,
    value::Variables,
};
use feel::Value;
use std::sync::Arc;

/// Plays a case with steps that enter at most so many elements; why it went another way than it says.
pub(crate) fn play(drawing: &Drawing, case: &Case, budget: u32) -> Result<(), String> {
    let checked = model::read(&drawing.bpmn);
    if let Some(finding) = checked.blocking_deploying().next() {
        return Err(format!("the drawing: {}", finding.message()));
    }
    let definitions = checked.definitions.ok_or("the drawing cannot be read")?;
    let mut world = World::new(Arc::new(definitions), budget);
    for (place, step) in case.steps.iter().enumerate() {
        let done = world.carry_out_step(step);
        done.map_err(|reason| format!("step {}: {reason}", place + 1))?;
    }
    world.compare(case)
}

/// Work that waits for somebody.
struct OpenWork {
    instance: InstanceId,
    activation: ActivationId,
    is_job: bool,
}

impl World {
    fn carry_out_step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Start(variables) => self.start(None, None, variables),
            Step::StartAt {
                process,
                event,
                variables,
            } => self.start(process.as_deref(), event.as_deref(), variables),
            Step::Complete(work) => {
                let (element, variables) = work.parts();
                self.complete(element, read(&variables)?)
            }
            Step::Throw {
                element,
                error,
                variables,
            } => self.throw(element, error, false, read(variables)?),
            Step::Fail { element, error } => loop {
                self.throw(element, error, true, Variables::default())?;
                if self.work(element).is_err() {
                    break Ok(());
                }
            },
            Step::Message {
                name,
                key,
                variables,
            } => self.message(name, key, read(variables)?),
            Step::Signal(signal) => {
                let (name, variables) = signal.parts();
                self.signal(name, read(&variables)?)
            }
            Step::Pass(duration) => {
                let duration = duration.parse().map_err(|error| format!("{error}"))?;
                self.pass(duration)
            }
            Step::Set(variables) => {
                let set = InstanceCommand::SetVariables(read(variables)?);
                self.tell(self.first()?.state.id, set)
            }
            Step::Trigger { ad_hoc, element } => {
                let trigger = InstanceCommand::TriggerInAdHoc {
                    ad_hoc: ad_hoc.clone(),
                    element: element.as_str().into(),
                };
                self.tell(self.first()?.state.id, trigger)
            }
            Step::Resolve(work) => {
                let (element, variables) = work.parts();
                self.resolve(element, read(&variables)?)
            }
            Step::Cancel => self.tell(self.first()?.state.id, InstanceCommand::Cancel),
            Step::Waits(expected) => self.compare_waiting(expected),
        }
    }

    fn first(&self) -> Result<&Instance, String> {
        self.instances
            .first()
            .ok_or_else(|| "no instance has begun".to_owned())
    }

    fn start(
        &mut self,
        process: Option<&str>,
        event: Option<&str>,
        variables: &Written,
    ) -> Result<(), String> {
        let process = match process {
            Some(id) => self.process(id)?,
            None => Arc::clone(&self.definitions.processes[0]),
        };
        let begin = Begin {
            event: event.map(Into::into),
            variables: read(variables)?,
            ..Begin::default()
        };
        self.begin(process, begin)
    }

    /// The oldest open work of an element; with `[2]` of that item.
    fn work(&self, element: &str) -> Result<OpenWork, String> {
        for instance in &self.instances {
            for (id, activation) in instance.state.activations.iter() {
                let is_job = match activation.work {
                    Work::Job { open: true, .. } => true,
                    Work::UserTask { open: true, .. } => false,
                    Work::Job { open: false, .. }
                    | Work::UserTask { open: false, .. }
                    | Work::CalledInstance { .. }
                    | Work::None => continue,
                };
                let label = instance.label(*id).unwrap_or_default();
                let is_it = activation
                    .element
                    .as_ref()
                    .is_some_and(|own| own.as_str() == element);
                if is_it || label == element {
                    return Ok(OpenWork {
                        instance: instance.state.id,
                        activation: *id,
                        is_job,
                    });
                }
            }
        }
        let waiting = self.waiting().join(", ");
        Err(format!("no open work of {element}; waiting: {waiting}"))
    }

    fn complete(&mut self, element: &str, variables: Variables) -> Result<(), String> {
        let work = self.work(element)?;
        let activation = work.activation;
        let command = if work.is_job {
            InstanceCommand::CompleteJob {
                activation,
                offer: None,
                variables,
            }
        } else {
            InstanceCommand::CompleteUserTask {
                activation,
                variables,
            }
        };
        self.tell(work.instance, command)
    }

    fn throw(
        &mut self,
        element: &str,
        error: &str,
        retryable: bool,
        variables: Variables,
    ) -> Result<(), String> {
        let work = self.work(element)?;
        let activation = work.activation;
        let error_code = ShortText::new(error).map_err(|error| error.to_string())?;
        let command = if work.is_job {
            InstanceCommand::FailJob {
                activation,
                offer: None,
                error_code,
                retryable,
                variables,
            }
        } else {
            InstanceCommand::FailUserTask {
                activation,
                error_code,
                variables,
            }
        };
        self.tell(work.instance, command)
    }

    fn message(
        &mut self,
        name: &str,
        key: &serde_json::Value,
        variables: Variables,
    ) -> Result<(), String> {
        let key = (!key.is_null()).then(|| value(key)).transpose()?;
        let id = MessageId(self.new_id());
        let expires_at = self.now + message::DEFAULT_TIME_TO_LIVE;
        self.post.publish_message(PublishedMessage {
            id,
            name: name.to_owned(),
            key,
            variables,
            expires_at,
        });
        self.deliver()
    }

    fn signal(&mut self, name: &str, variables: Variables) -> Result<(), String> {
        let id = SignalId(self.new_id());
        let expires_at = self.now + signal::DEFAULT_TIME_TO_LIVE;
        self.post.publish_signal(PublishedSignal {
            id,
            name: name.to_owned(),
            variables,
            expires_at,
        });
        self.deliver()
    }

    fn resolve(&mut self, element: &str, variables: Variables) -> Result<(), String> {
        for instance in &self.instances {
            for (incident, held) in &instance.state.incidents {
                if instance
                    .label(held.activation)
                    .is_some_and(|label| label == element)
                {
                    let id = instance.state.id;
                    let incident = *incident;
                    return self.tell(
                        id,
                        InstanceCommand::ResolveIncident {
                            incident,
                            variables,
                        },
                    );
                }
            }
        }
        Err(format!("no incident of {element}"))
    }

    /// The elements that hold something that waits: what is active and holds nothing else that is, and each join once for each token
    /// that it has.
    fn waiting(&self) -> Vec<String> {
        let mut waiting = Vec::new();
        for instance in &self.instances {
            for (id, activation) in instance.state.activations.iter() {
                for token in &activation.tokens {
                    let element = match &token.at {
                        Position::Flow(flow) => instance.process.target(flow),
                        Position::Before(element) | Position::Into { element, .. } => {
                            instance.process.find(element)
                        }
                    };
                    // What waits for its turn in an ad-hoc sub-process has not begun.
                    let join = element.filter(|element| element.joins() != Joins::Nothing);
                    waiting.extend(join.map(|join| join.id.to_string()));
                }
                let is_called = matches!(activation.work, Work::CalledInstance { .. });
                let holds = is_called && activation.incident.is_none()
                    || !activation.children.is_empty()
                    || !activation.tokens.is_empty();
                if !holds {
                    waiting.extend(instance.label(*id));
                }
            }
        }
        waiting.sort();
        waiting
    }

    fn compare_waiting(&self, expected: &str) -> Result<(), String> {
        same("waiting", &listed(expected), &self.waiting())
    }

    fn compare(&self, case: &Case) -> Result<(), String> {
        Course::read(&case.completed)?.allows(&self.completed)?;
        let mut interrupted = self.interrupted.clone();
        interrupted.sort();
        same("interrupted", &listed(&case.interrupted), &interrupted)?;
        self.compare_waiting(&case.waits)?;
        let open = self.instances.iter();
        let open = open.flat_map(|instance| instance.state.incidents.keys());
        let mut incidents: Vec<_> = open.map(|open| self.incidents[open].clone()).collect();
        incidents.sort();
        let mut expected = case.incidents.clone();
        expected.sort();
        same("incidents", &expected, &incidents)?;
        self.compare_instances(case)?;
        self.compare_variables(case)
    }

    fn compare_instances(&self, case: &Case) -> Result<(), String> {
        let end = end_of(self.first()?);
        if end != case.ends {
            return Err(format!("expected to be {:?}, is {end:?}", case.ends));
        }
        for (process, expected) in &case.instances {
            let instances = self.instances.iter();
            let instances = instances.filter(|one| one.process.id.as_str() == process);
            let ends: Vec<_> = instances.map(end_of).collect();
            if ends != *expected {
                return Err(format!("{process}: expected {expected:?}, are {ends:?}"));
            }
        }
        match self.instances.iter().find(|one| !one.is_replayed()) {
            Some(instance) => Err(format!("{}: a replay differs", instance.process.id)),
            None => Ok(()),
        }
    }

    fn compare_variables(&self, case: &Case) -> Result<(), String> {
        let variables = &self.first()?.state.variables;
        for (name, expected) in &case.variables {
            let found = variables.get(name);
            if found != Some(&value(expected)?) {
                let found = found.map_or("nothing".to_owned(), Value::to_json);
                return Err(format!("{name}: expected {expected}, is {found}"));
            }
        }
        match case
            .without
            .iter()
            .find(|name| variables.get(name).is_some())
        {
            Some(name) => Err(format!("{name} is a variable")),
            None => Ok(()),
        }
    }
}

fn end_of(instance: &Instance) -> End {
    match instance.state.status {
        InstanceStatus::NotStarted | InstanceStatus::Running | InstanceStatus::Canceling => {
            End::Running
        }
        InstanceStatus::Completed => End::Completed,
        InstanceStatus::Canceled => End::Canceled,
        InstanceStatus::Failed => End::Failed,
    }
}

fn same(what: &str, expected: &[String], found: &[String]) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let (expected, found) = (expected.join(", "), found.join(", "));
    Err(format!("{what}: expected '{expected}', found '{found}'"))
}

fn listed(text: &str) -> Vec<String> {
    let names = text.split(',').map(str::trim);
    let mut names: Vec<_> = names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    names.sort();
    names
}

fn read(variables: &Written) -> Result<Variables, String> {
    let text = serde_json::to_string(variables).map_err(|error| error.to_string())?;
    let context = feel::Context::from_json(&text).map_err(|error| error.to_string())?;
    Ok(Variables(context))
}

fn value(value: &serde_json::Value) -> Result<Value, String> {
    Value::from_json(&value.to_string()).map_err(|error| error.to_string())
}
