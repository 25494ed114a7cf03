//! What the tests say happened: steps of projects, resources and instances, appended with their rows.

use crate::database;
use domain::{
    access::ProjectRole,
    aggregate::{Aggregate, Context, Event},
    ids::{
        ActivationId, ElementId, IncidentId, InstanceId, ProcessId, ProcessVersionId, ProjectId,
        ResourceId, WorkId,
    },
    instance::{
        event::{
            Assignment, Catches, ElementEntered, IncidentEnd, IncidentRaised, IncidentType,
            InstanceEvent, InstanceStarted, JobCreated, Parent, Repeat, UserTaskCreated,
        },
        state::InstanceState,
    },
    membership::{Membership, MembershipCommand},
    name::Name,
    project::{MembershipSource, Project, ProjectCommand},
    resource::{Resource, ResourceCommand},
    stored,
    value::Variables,
};
use jiff::{SignedDuration, Timestamp};
use projections::{Page, ReadTables, Recorded, streams::Projected};
use std::{
    fmt::Write as _,
    sync::atomic::{AtomicU64, Ordering},
};
use store::{AppendError, Metadata, NewEvent, Pool, Step, Store};
use uuid::Uuid;

/// The first page, of 10.
pub(crate) const FIRST_PAGE: Page = Page {
    number: 1,
    size: 10,
};

/// A new id, larger than those before.
pub(crate) fn new_id() -> Uuid {
    static MADE: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u64_pair(MADE.fetch_add(1, Ordering::Relaxed), 0)
}

/// So many minutes after noon.
pub(crate) fn minute(minute: i64) -> Timestamp {
    let noon: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    noon + SignedDuration::from_mins(minute)
}

/// Variables from plain JSON.
pub(crate) fn variables(json: &str) -> Variables {
    Variables(feel::Context::from_json(json).unwrap())
}

/// A database and what was stored in it.
pub(crate) struct World {
    pub(crate) store: Store,
    pub(crate) read_tables: ReadTables,
    pub(crate) project: ProjectId,
}

impl World {
    /// A project of its own, which was not created, in a database with other tests' projects.
    pub(crate) async fn new() -> Self {
        Self {
            store: database::shared_store().await,
            read_tables: ReadTables::of_this_program(),
            project: ProjectId(new_id()),
        }
    }

    /// An empty database.
    pub(crate) async fn alone() -> Self {
        Self {
            store: database::new_store().await,
            read_tables: ReadTables::of_this_program(),
            project: ProjectId(new_id()),
        }
    }

    pub(crate) fn pool(&self) -> &Pool {
        self.store.pool()
    }

    /// Decides a command on a small stream and appends what it causes.
    async fn execute<A: Aggregate + Projected<Fact = <A as Aggregate>::Event>>(
        &self,
        state: &mut A,
        (stream, sequence): (Uuid, &mut u64),
        (actor, now): (&str, Timestamp),
        command: A::Command,
    ) -> Result<(), AppendError> {
        let context = Context {
            now,
            actor: actor.to_owned(),
            seed: new_id().as_u64_pair().0,
        };
        let events = state.decide(command, &context).unwrap();
        let mut step = new_step(stream, *sequence, actor, now);
        let step_begin = *sequence + 1;
        for event in events {
            *sequence += 1;
            let (payload, event) = stored::read_back(&event).unwrap();
            let recorded = Recorded {
                stream,
                sequence: *sequence,
                step_begin,
                recorded_at: now,
                actor,
                event: &event,
            };
            step.rows.extend(self.read_tables.rows(state, &recorded));
            step.events.push(NewEvent {
                kind: event.kind(),
                version: 1,
                element: None,
                payload,
            });
            Aggregate::apply(state, &event);
        }
        self.store.append(step).await
    }

    /// Creates a project.
    pub(crate) async fn create_project(&self, name: &str, at: Timestamp) -> ProjectStory<'_> {
        let mut story = ProjectStory {
            world: self,
            id: ProjectId(new_id()),
            state: Project::default(),
            sequence: 0,
        };
        let name = Name::new(name).unwrap();
        let administrator = Some("alice".to_owned());
        story
            .then(
                at,
                ProjectCommand::Create {
                    name,
                    key: None,
                    administrator,
                },
            )
            .await;
        story
    }

    /// Changes the organisation roles of a person.
    pub(crate) async fn change_roles(&self, subject: &str, commands: Vec<MembershipCommand>) {
        let (mut state, mut sequence) = (Membership::default(), 0);
        for command in commands {
            let place = (Membership::stream(subject), &mut sequence);
            self.execute(&mut state, place, ("root", minute(0)), command)
                .await
                .unwrap();
        }
    }

    /// Creates a draft whose processes have these ids.
    pub(crate) async fn create_resource(
        &self,
        definitions: &str,
        processes: &[&str],
        at: Timestamp,
    ) -> ResourceStory<'_> {
        let mut story = ResourceStory {
            world: self,
            id: ResourceId(new_id()),
            state: Resource::default(),
            sequence: 0,
        };
        let command = ResourceCommand::Create {
            project: self.project,
            name: Name::new(definitions).unwrap(),
            xml: file(definitions, processes),
        };
        story.then(at, command).await.unwrap();
        story
    }

    /// Starts an instance of version 1 of a process.
    pub(crate) async fn start(&self, process: &str, at: Timestamp) -> InstanceStory<'_> {
        self.start_with(process, at, |_| {}).await
    }

    /// Starts an instance that is a bit different.
    pub(crate) async fn start_with(
        &self,
        process: &str,
        at: Timestamp,
        change: impl FnOnce(&mut InstanceStarted),
    ) -> InstanceStory<'_> {
        let mut started = InstanceStarted {
            project: self.project,
            resource: ResourceId(Uuid::from_u128(11)),
            process_version: version_of(process),
            process_id: ProcessId::from(process),
            process_name: None,
            propagation: domain::propagation::Propagation::default(),
            compensable: std::collections::BTreeSet::new(),
            version: 1,
            element: ElementId::from("start"),
            business_id: None,
            test: false,
            parent: None,
            message: None,
            signal: None,
            variables: variables(r#"{"amount": 120.50}"#),
            payload: variables("{}"),
        };
        change(&mut started);
        let mut story = InstanceStory::new(self, InstanceId(new_id()));
        story
            .then(at, vec![InstanceEvent::InstanceStarted(Box::new(started))])
            .await;
        story
    }
}

/// The id that the tests' instances use for version 1 of a process.
pub(crate) fn version_of(process: &str) -> ProcessVersionId {
    ProcessVersionId(Uuid::new_v5(&Uuid::nil(), process.as_bytes()))
}

/// The parent of a called instance.
pub(crate) fn called_by(parent: InstanceId) -> Parent {
    Parent {
        instance: parent,
        activation: ActivationId(new_id()),
        catches: Catches::All,
        escalations: Catches::default(),
        depth: Some(1),
    }
}

fn new_step(stream: Uuid, expected: u64, actor: &str, now: Timestamp) -> Step {
    Step {
        stream,
        expected,
        recorded_at: now,
        metadata: Metadata {
            actor: actor.to_owned(),
            ..Metadata::default()
        },
        events: Vec::new(),
        carries_out: Vec::new(),
        assumed: store::suspension::Assumed::Nothing,
        rows: Vec::new(),
    }
}

/// A BPMN file.
pub(crate) fn file(definitions: &str, processes: &[&str]) -> String {
    let mut xml = format!(
        r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="{definitions}" targetNamespace="t">"#
    );
    for process in processes {
        write!(
            xml,
            r#"<process id="{process}" name="The {process}" isExecutable="true"><startEvent id="{process}_start"/>
            <sequenceFlow id="{process}_flow" sourceRef="{process}_start" targetRef="{process}_end"/>
            <endEvent id="{process}_end"/></process>"#
        )
        .unwrap();
    }
    xml.push_str("</definitions>");
    xml
}

/// A project and what happens to it.
pub(crate) struct ProjectStory<'w> {
    world: &'w World,
    pub(crate) id: ProjectId,
    state: Project,
    sequence: u64,
}

impl ProjectStory<'_> {
    /// And then somebody asked for this.
    pub(crate) async fn then(&mut self, at: Timestamp, command: ProjectCommand) {
        self.world
            .execute(
                &mut self.state,
                (self.id.0, &mut self.sequence),
                ("alice", at),
                command,
            )
            .await
            .unwrap();
    }

    /// And then somebody became a member.
    pub(crate) async fn grant(
        &mut self,
        subject: &str,
        role: ProjectRole,
        source: MembershipSource,
    ) {
        let subject = subject.to_owned();
        self.then(
            minute(1),
            ProjectCommand::GrantMembership {
                subject,
                role,
                source,
            },
        )
        .await;
    }
}

/// A resource and what happens to it.
pub(crate) struct ResourceStory<'w> {
    world: &'w World,
    pub(crate) id: ResourceId,
    pub(crate) state: Resource,
    sequence: u64,
}

impl ResourceStory<'_> {
    /// And then somebody asked for this.
    pub(crate) async fn then(
        &mut self,
        at: Timestamp,
        command: ResourceCommand,
    ) -> Result<(), AppendError> {
        self.world
            .execute(
                &mut self.state,
                (self.id.0, &mut self.sequence),
                ("erin", at),
                command,
            )
            .await
    }

    /// And then it was deployed, going on from the versions there are.
    pub(crate) async fn deploy(&mut self, at: Timestamp) {
        let latest = projections::process_versions::latest(self.world.pool(), self.world.project)
            .await
            .unwrap();
        self.then(at, ResourceCommand::Deploy { latest })
            .await
            .unwrap();
    }

    /// The id of its first process.
    pub(crate) fn first_process(&self) -> ProcessVersionId {
        self.state.executable_process(None).unwrap().process_version
    }
}

/// An instance and what happens to it.
pub(crate) struct InstanceStory<'w> {
    world: &'w World,
    pub(crate) id: InstanceId,
    pub(crate) state: InstanceState,
    actor: &'static str,
}

impl<'w> InstanceStory<'w> {
    /// An instance before its first event.
    pub(crate) fn new(world: &'w World, id: InstanceId) -> Self {
        Self {
            world,
            id,
            state: InstanceState::new(id),
            actor: "erin",
        }
    }

    /// Somebody else asks from now on.
    pub(crate) fn asked_by(mut self, actor: &'static str) -> Self {
        self.actor = actor;
        self
    }

    /// And then this happened, in one step.
    pub(crate) async fn then(&mut self, at: Timestamp, events: Vec<InstanceEvent>) {
        self.try_then(at, events).await.unwrap();
    }

    /// And then this was to happen, in one step.
    pub(crate) async fn try_then(
        &mut self,
        at: Timestamp,
        events: Vec<InstanceEvent>,
    ) -> Result<(), AppendError> {
        let mut step = new_step(self.id.0, self.state.sequence, self.actor, at);
        let step_begin = self.state.sequence + 1;
        for event in events {
            let (payload, event) = stored::read_back(&event).unwrap();
            let recorded = Recorded {
                stream: self.id.0,
                sequence: self.state.sequence + 1,
                step_begin,
                recorded_at: at,
                actor: self.actor,
                event: &event,
            };
            step.rows
                .extend(self.world.read_tables.rows(&self.state, &recorded));
            let element = event.element().map(ToString::to_string);
            step.events.push(NewEvent {
                kind: event.kind(),
                version: 1,
                element,
                payload,
            });
            self.state.apply(&event);
        }
        self.world.store.append(step).await
    }

    /// And then an element was entered.
    pub(crate) async fn enter(&mut self, element: &str, at: Timestamp) -> ActivationId {
        let activation = ActivationId(new_id());
        let entered = InstanceEvent::ElementEntered(ElementEntered {
            activation,
            element: ElementId::from(element),
            scope: self.state.root(),
            from: Vec::new(),
            variables: variables("{}"),
            role: None,
            begins_at: Vec::new(),
            compensates: None,
        });
        self.then(at, vec![entered]).await;
        activation
    }

    /// And then a job waited.
    pub(crate) async fn offer_job(&mut self, task_type: &str, at: Timestamp) -> ActivationId {
        let activation = self.enter("work", at).await;
        let created = InstanceEvent::JobCreated(Box::new(JobCreated {
            activation,
            job: WorkId(new_id()),
            element: ElementId::from("work"),
            task_type: task_type.to_owned(),
            retries: 3,
            headers: Vec::new(),
            listener: None,
        }));
        self.then(at, vec![created]).await;
        activation
    }

    /// And then a task waited.
    pub(crate) async fn offer_user_task(
        &mut self,
        assignment: Assignment,
        at: Timestamp,
    ) -> ActivationId {
        let activation = self.enter("approve", at).await;
        let created = InstanceEvent::UserTaskCreated(Box::new(UserTaskCreated {
            activation,
            task: WorkId(new_id()),
            element: ElementId::from("approve"),
            task_type: "UserTask".to_owned(),
            assignment,
            form_key: None,
            form_id: None,
            due_date: None,
            follow_up_date: None,
            priority: None,
            headers: Vec::new(),
        }));
        self.then(at, vec![created]).await;
        activation
    }

    /// And then something needed an operator.
    pub(crate) async fn raise(&mut self, error_type: IncidentType, at: Timestamp) -> IncidentId {
        let activation = self.enter("work", at).await;
        let incident = IncidentId(new_id());
        let raised = InstanceEvent::IncidentRaised(Box::new(IncidentRaised {
            incident,
            activation,
            element: Some(ElementId::from("work")),
            error_type,
            error_code: None,
            message: "what went wrong".to_owned(),
            variables: variables("{}"),
            repeat: Repeat::Enter,
        }));
        self.then(at, vec![raised]).await;
        incident
    }

    /// And then an operator resolved it.
    pub(crate) async fn resolve(&mut self, incident: IncidentId, at: Timestamp) {
        let activation = self.state.incidents.get(&incident).unwrap().activation;
        let resolved = InstanceEvent::IncidentResolved {
            incident,
            activation,
            element: Some(ElementId::from("work")),
            end: IncidentEnd::Resolved,
        };
        self.then(at, vec![resolved]).await;
    }
}
