//! What a resource is, and its rules.

use super::{
    command::{LatestVersion, ResourceCommand},
    error::ResourceError,
    event::{
        DeployedProcess, ExecutableProcess, PreviousVersion, ResourceEvent, StartSubscription,
        StoredFile,
    },
    start,
};
use crate::{
    aggregate::{Aggregate, Context},
    awaits::Awaits,
    ids::{ProcessId, ProcessVersionId, ProjectId, SubscriptionId},
    ids_source::Ids,
    model::{self, Blocks, graph::Definitions},
    name::Name,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A resource.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Resource {
    /// Nobody created it.
    #[default]
    Absent,
    /// It can be changed and tested.
    Draft {
        /// The project it belongs to.
        project: ProjectId,
        /// What is stored.
        file: StoredFile,
    },
    /// Instances of its processes can start; its file never changes again.
    Deployed {
        /// The project it belongs to.
        project: ProjectId,
        /// What is stored.
        file: StoredFile,
        /// Its processes, each with what still starts instances of it by itself.
        processes: Vec<DeployedProcess>,
        /// Those that are suspended.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        suspended: BTreeSet<ProcessVersionId>,
    },
    /// It was deleted.
    Deleted,
}

impl Aggregate for Resource {
    const TYPE: &'static str = "resource";
    type Command = ResourceCommand;
    type Event = ResourceEvent;
    type Error = ResourceError;

    fn decide(
        &self,
        command: ResourceCommand,
        context: &Context,
    ) -> Result<Vec<ResourceEvent>, ResourceError> {
        match command {
            ResourceCommand::Create { project, name, xml } => match self {
                Self::Absent => {
                    let file = checked_file(name, xml, &mut context.ids())?;
                    let created_by = context.actor.clone();
                    Ok(vec![ResourceEvent::ResourceCreated {
                        project,
                        created_by,
                        file,
                    }])
                }
                Self::Draft { .. } | Self::Deployed { .. } | Self::Deleted => {
                    Err(ResourceError::Exists)
                }
            },
            ResourceCommand::Update { name, xml } => match self {
                Self::Draft { .. } => {
                    let file = checked_file(name, xml, &mut context.ids())?;
                    Ok(vec![ResourceEvent::ResourceUpdated { file }])
                }
                Self::Deployed { .. } => Err(ResourceError::Deployed),
                Self::Absent | Self::Deleted => Err(ResourceError::NotFound),
            },
            ResourceCommand::Deploy { latest } => match self {
                Self::Draft { file, .. } => deploy(file, &latest, context),
                Self::Deployed { .. } => Ok(Vec::new()),
                Self::Absent | Self::Deleted => Err(ResourceError::NotFound),
            },
            ResourceCommand::Delete { running_instances } => match self {
                Self::Draft { .. } | Self::Deployed { .. } if running_instances > 0 => {
                    Err(ResourceError::InUse {
                        running: running_instances,
                    })
                }
                Self::Draft { .. } | Self::Deployed { .. } => {
                    Ok(vec![ResourceEvent::ResourceDeleted {}])
                }
                Self::Absent | Self::Deleted => Err(ResourceError::NotFound),
            },
            ResourceCommand::Supersede {
                process_version,
                by,
            } => {
                let waits = self.processes().iter().any(|deployed| {
                    deployed.process.process_version == process_version
                        && !deployed.starts.is_empty()
                });
                let event = ResourceEvent::ProcessSuperseded {
                    process_version,
                    by,
                };
                Ok(waits.then_some(event).into_iter().collect())
            }
            ResourceCommand::Suspend {
                process_version,
                reason,
            } => {
                self.deployed(process_version)?;
                let event = ResourceEvent::ProcessSuspended {
                    process_version,
                    reason,
                };
                let is_new = !self.is_suspended(process_version);
                Ok(is_new.then_some(event).into_iter().collect())
            }
            ResourceCommand::Resume { process_version } => {
                self.deployed(process_version)?;
                let event = ResourceEvent::ProcessResumed { process_version };
                let was = self.is_suspended(process_version);
                Ok(was.then_some(event).into_iter().collect())
            }
            ResourceCommand::FireStartTimer { subscription, due } => {
                let fired = self.fire(subscription, due, context)?;
                Ok(fired.into_iter().collect())
            }
        }
    }

    fn apply(&mut self, event: &ResourceEvent) {
        match event {
            ResourceEvent::ResourceCreated { project, file, .. } => {
                *self = Self::Draft {
                    project: *project,
                    file: file.clone(),
                };
            }
            ResourceEvent::ResourceUpdated { file: new_file } => {
                if let Self::Draft { file, .. } = self {
                    file.clone_from(new_file);
                }
            }
            ResourceEvent::ResourceDeployed { processes } => {
                if let Self::Draft { project, file } = self {
                    *self = Self::Deployed {
                        project: *project,
                        file: file.clone(),
                        processes: processes.clone(),
                        suspended: BTreeSet::new(),
                    };
                }
            }
            ResourceEvent::ProcessSuperseded {
                process_version, ..
            } => {
                if let Some(starts) = self.starts_mut(*process_version) {
                    starts.clear();
                }
            }
            ResourceEvent::ProcessSuspended {
                process_version, ..
            } => {
                if let Self::Deployed { suspended, .. } = self {
                    suspended.insert(*process_version);
                }
            }
            ResourceEvent::ProcessResumed { process_version } => {
                if let Self::Deployed { suspended, .. } = self {
                    suspended.remove(process_version);
                }
            }
            ResourceEvent::StartTimerFired {
                process_version,
                subscription,
                next,
                ..
            } => {
                let Some(starts) = self.starts_mut(*process_version) else {
                    return;
                };
                match next {
                    None => starts.retain(|start| start.subscription != *subscription),
                    Some(next) => {
                        for start in starts.iter_mut() {
                            if start.subscription == *subscription {
                                start.trigger = Awaits::Timer(next.clone());
                            }
                        }
                    }
                }
            }
            ResourceEvent::ResourceDeleted {} => *self = Self::Deleted,
        }
    }
}

impl Resource {
    /// The project it belongs to; `None` of a resource that is not there.
    pub fn project(&self) -> Option<ProjectId> {
        match self {
            Self::Draft { project, .. } | Self::Deployed { project, .. } => Some(*project),
            Self::Absent | Self::Deleted => None,
        }
    }

    /// What is stored; `None` of a resource that is not there.
    pub fn file(&self) -> Option<&StoredFile> {
        match self {
            Self::Draft { file, .. } | Self::Deployed { file, .. } => Some(file),
            Self::Absent | Self::Deleted => None,
        }
    }

    /// The executable process with this id or, without one, the first.
    pub fn executable_process(&self, id: Option<&ProcessId>) -> Option<&ExecutableProcess> {
        self.file()?
            .processes
            .iter()
            .find(|process| id.is_none_or(|id| process.process_id == *id))
    }

    /// The deployed processes; none of a draft.
    pub fn processes(&self) -> &[DeployedProcess] {
        match self {
            Self::Deployed { processes, .. } => processes,
            Self::Absent | Self::Draft { .. } | Self::Deleted => &[],
        }
    }

    /// The processes of it that are suspended.
    pub fn suspended(&self) -> impl Iterator<Item = ProcessVersionId> + '_ {
        let suspended = match self {
            Self::Deployed { suspended, .. } => Some(suspended),
            Self::Absent | Self::Draft { .. } | Self::Deleted => None,
        };
        suspended.into_iter().flatten().copied()
    }

    fn is_suspended(&self, id: ProcessVersionId) -> bool {
        self.suspended().any(|suspended| suspended == id)
    }

    /// Refuses what is asked of a process that is not deployed.
    fn deployed(&self, id: ProcessVersionId) -> Result<(), ResourceError> {
        let mut processes = self.processes().iter();
        let is_deployed = processes.any(|deployed| deployed.process.process_version == id);
        is_deployed.then_some(()).ok_or(ResourceError::NotFound)
    }

    fn starts_mut(&mut self, id: ProcessVersionId) -> Option<&mut Vec<StartSubscription>> {
        let Self::Deployed { processes, .. } = self else {
            return None;
        };
        processes
            .iter_mut()
            .find(|deployed| deployed.process.process_version == id)
            .map(|deployed| &mut deployed.starts)
    }

    fn fire(
        &self,
        subscription: SubscriptionId,
        due: Timestamp,
        context: &Context,
    ) -> Result<Option<ResourceEvent>, ResourceError> {
        let found = self.processes().iter().find_map(|deployed| {
            let start = deployed
                .starts
                .iter()
                .find(|start| start.subscription == subscription)?;
            Some((deployed, start))
        });
        // It was superseded while its timer was on its way, or has fired.
        let Some((deployed, start)) = found else {
            return Ok(None);
        };
        let timer = match &start.trigger {
            Awaits::Timer(timer) if timer.due == due => timer,
            Awaits::Timer(_) | Awaits::Message(_) | Awaits::Signal(_) => return Ok(None),
            Awaits::Condition(never) => match *never {},
        };
        if self.is_suspended(deployed.process.process_version) {
            return Err(ResourceError::Suspended);
        }
        Ok(Some(ResourceEvent::StartTimerFired {
            process_version: deployed.process.process_version,
            element: start.element.clone(),
            subscription,
            instance: context.ids().instance(),
            next: start::next(&start.element, timer, context.now)?,
        }))
    }
}

fn checked_file(name: Name, xml: String, ids: &mut Ids) -> Result<StoredFile, ResourceError> {
    let definitions = accepted(&xml, Blocks::Storing)?;
    let processes = definitions
        .processes
        .iter()
        .filter(|process| process.executable)
        .map(|process| ExecutableProcess {
            process_version: ids.process_version(),
            process_id: process.id.clone(),
            process_name: process.name.clone(),
            propagation: process.propagation,
            version_tag: process.version_tag.clone(),
        })
        .collect();
    Ok(StoredFile {
        definitions_id: definitions.id,
        name,
        xml: xml.into(),
        processes,
    })
}

fn deploy(
    file: &StoredFile,
    latest: &BTreeMap<ProcessId, LatestVersion>,
    context: &Context,
) -> Result<Vec<ResourceEvent>, ResourceError> {
    let definitions = accepted(&file.xml, Blocks::Deploying)?;
    let graphs = definitions.processes.iter();
    let graphs: BTreeMap<_, _> = graphs.map(|graph| (&graph.id, graph)).collect();
    let mut ids = context.ids();
    let mut processes = Vec::new();
    for process in &file.processes {
        let Some(graph) = graphs.get(&process.process_id) else {
            continue;
        };
        let before = latest.get(&process.process_id);
        processes.push(DeployedProcess {
            process: process.clone(),
            version: before.map_or(1, |before| before.version.saturating_add(1)),
            replaces: before.map(|before| PreviousVersion {
                resource: before.resource,
                process_version: before.process_version,
            }),
            starts: start::subscriptions(graph, context.now, &mut ids)?,
        });
    }
    Ok(vec![ResourceEvent::ResourceDeployed { processes }])
}

/// What the file holds, unless a finding blocks what is to be done with it.
fn accepted(xml: &str, purpose: Blocks) -> Result<Definitions, ResourceError> {
    let checked = model::read(xml);
    let blocked = checked
        .findings
        .iter()
        .any(|finding| finding.blocks >= purpose);
    match checked.definitions {
        Some(definitions) if !blocked => Ok(definitions),
        Some(_) | None => Err(ResourceError::Rejected {
            findings: checked
                .findings
                .into_iter()
                .map(|finding| finding.judged_for(purpose))
                .collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        aggregate::fold,
        awaits::{AwaitedSignal, StartingMessage},
        ids::{ElementId, ResourceId},
        resource::file_of,
    };
    use uuid::Uuid;

    const NOON: &str = "2026-03-01T12:00:00Z";

    fn context(now: &str, seed: u64) -> Context {
        Context {
            now: now.parse().unwrap(),
            actor: "erin".to_owned(),
            seed,
        }
    }

    fn decide(
        past: &[ResourceEvent],
        command: ResourceCommand,
    ) -> Result<Vec<ResourceEvent>, ResourceError> {
        fold::<Resource>(past).decide(command, &context(NOON, past.len() as u64))
    }

    /// A file with the process `order`, which begins with `start`.
    fn file(start: &str) -> String {
        format!(
            r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="orders" targetNamespace="t">
                <message id="placed" name="order placed"/>
                <process id="order" name="Order" isExecutable="true">
                    {start}
                    <sequenceFlow id="flow" sourceRef="start" targetRef="end"/>
                    <endEvent id="end"/>
                </process>
            </definitions>"#
        )
    }

    const NONE_START: &str = r#"<startEvent id="start"/>"#;
    const MESSAGE_START: &str =
        r#"<startEvent id="start"><messageEventDefinition messageRef="placed"/></startEvent>"#;
    const CYCLE_START: &str = r#"<startEvent id="start">
        <timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition></startEvent>"#;
    /// A second process, which begins at the same time, and the end of its file.
    const SECOND_CYCLE: &str = r#"<process id="reminder" isExecutable="true"><startEvent id="begin">
        <timerEventDefinition><timeCycle>R2/PT1H</timeCycle></timerEventDefinition></startEvent>
        <sequenceFlow id="on" sourceRef="begin" targetRef="stop"/><endEvent id="stop"/></process></definitions>"#;

    fn create(xml: &str) -> ResourceCommand {
        let project = ProjectId(Uuid::from_u128(1));
        ResourceCommand::Create {
            project,
            name: Name::new("Orders").unwrap(),
            xml: xml.to_owned(),
        }
    }

    fn deploy_as_first() -> ResourceCommand {
        ResourceCommand::Deploy {
            latest: BTreeMap::new(),
        }
    }

    /// A resource that was created, and went through these commands.
    fn past(xml: &str, commands: impl IntoIterator<Item = ResourceCommand>) -> Vec<ResourceEvent> {
        let mut events = decide(&[], create(xml)).unwrap();
        for command in commands {
            events.extend(decide(&events, command).unwrap());
        }
        events
    }

    fn only_process(events: &[ResourceEvent]) -> DeployedProcess {
        let resource = fold::<Resource>(events);
        let [deployed] = resource.processes() else {
            panic!("expected one deployed process")
        };
        deployed.clone()
    }

    #[test]
    fn a_file_is_stored_as_a_draft_with_its_executable_processes() {
        let events = past(&file(NONE_START), []);
        let [
            ResourceEvent::ResourceCreated {
                created_by, file, ..
            },
        ] = events.as_slice()
        else {
            panic!("expected its creation, found {events:?}");
        };
        assert_eq!(created_by, "erin");
        assert_eq!(file.definitions_id, "orders");
        let [process] = file.processes.as_slice() else {
            panic!("expected one process")
        };
        assert_eq!(process.process_id, ProcessId::from("order"));
        assert_eq!(process.process_name.as_deref(), Some("Order"));
        assert!(matches!(fold::<Resource>(&events), Resource::Draft { .. }));
    }

    #[test]
    fn what_is_no_bpmn_is_not_stored_and_the_findings_say_why() {
        let refused = decide(&[], create("<order/>")).unwrap_err();
        assert!(matches!(&refused, ResourceError::Rejected { findings } if !findings.is_empty()));
        let draft = past(&file(NONE_START), []);
        let name = Name::new("Orders").unwrap();
        let update = ResourceCommand::Update {
            name,
            xml: "no XML".to_owned(),
        };
        assert!(matches!(
            decide(&draft, update),
            Err(ResourceError::Rejected { .. })
        ));
    }

    #[test]
    fn what_cannot_be_executed_yet_can_be_stored_but_not_deployed() {
        let condition = r#"<startEvent id="start"><conditionalEventDefinition/></startEvent>"#;
        let draft = past(&file(condition), []);
        let refused = decide(&draft, deploy_as_first()).unwrap_err();
        assert!(matches!(&refused, ResourceError::Rejected { .. }));
        assert!(refused.to_string().contains("start"), "{refused}");
    }

    #[test]
    fn a_draft_that_is_updated_gives_its_processes_new_ids() {
        let name = Name::new("Orders, improved").unwrap();
        let update = ResourceCommand::Update {
            name,
            xml: file(MESSAGE_START),
        };
        let events = past(&file(NONE_START), [update]);
        let [
            ResourceEvent::ResourceCreated { file: old, .. },
            ResourceEvent::ResourceUpdated { file: new },
        ] = events.as_slice()
        else {
            panic!("expected a creation and an update, found {events:?}");
        };
        let id = |file: &StoredFile| file.processes.first().unwrap().process_version;
        assert_ne!(id(old), id(new));
        assert_eq!(file_of(&events, id(old)), Some(old));
        assert_eq!(file_of(&events, id(new)), Some(new));
    }

    #[test]
    fn the_first_version_of_a_process_has_the_number_1() {
        let deployed = only_process(&past(&file(NONE_START), [deploy_as_first()]));
        assert_eq!(deployed.version, 1);
        assert_eq!(deployed.replaces, None);
        assert_eq!(deployed.starts, []);
    }

    #[test]
    fn a_later_version_counts_on_and_names_the_one_it_replaces() {
        let before = LatestVersion {
            resource: ResourceId(Uuid::from_u128(7)),
            process_version: ProcessVersionId(Uuid::from_u128(8)),
            version: 4,
        };
        let latest = BTreeMap::from([(ProcessId::from("order"), before.clone())]);
        let deployed = only_process(&past(
            &file(NONE_START),
            [ResourceCommand::Deploy { latest }],
        ));
        assert_eq!(deployed.version, 5);
        assert_eq!(
            deployed.replaces,
            Some(PreviousVersion {
                resource: before.resource,
                process_version: before.process_version
            })
        );
    }

    #[test]
    fn deploying_again_changes_nothing() {
        let deployed = past(&file(NONE_START), [deploy_as_first()]);
        assert_eq!(decide(&deployed, deploy_as_first()).unwrap(), []);
    }

    #[test]
    fn a_deployed_file_cannot_be_changed() {
        let deployed = past(&file(NONE_START), [deploy_as_first()]);
        let name = Name::new("Orders").unwrap();
        let update = ResourceCommand::Update {
            name,
            xml: file(NONE_START),
        };
        assert!(matches!(
            decide(&deployed, update),
            Err(ResourceError::Deployed)
        ));
    }

    #[test]
    fn a_resource_whose_instances_run_is_not_deleted() {
        let delete = |running_instances| ResourceCommand::Delete { running_instances };
        let mut deployed = past(&file(NONE_START), [deploy_as_first()]);
        assert!(matches!(
            decide(&deployed, delete(2)),
            Err(ResourceError::InUse { running: 2 })
        ));
        deployed.extend(decide(&deployed, delete(0)).unwrap());
        assert_eq!(fold::<Resource>(&deployed), Resource::Deleted);
        assert!(matches!(
            decide(&deployed, delete(0)),
            Err(ResourceError::NotFound)
        ));
        assert!(matches!(
            decide(&deployed, deploy_as_first()),
            Err(ResourceError::NotFound)
        ));
    }

    #[test]
    fn a_deployed_process_is_suspended_and_resumed_once() {
        let mut events = past(&file(NONE_START), [deploy_as_first()]);
        let process_version = only_process(&events).process.process_version;
        let suspend = ResourceCommand::Suspend {
            process_version,
            reason: Some("audit".to_owned()),
        };
        let resume = ResourceCommand::Resume { process_version };
        assert_eq!(decide(&events, resume.clone()).unwrap(), []);
        events.extend(decide(&events, suspend.clone()).unwrap());
        assert_eq!(decide(&events, suspend).unwrap(), []);
        let suspended = fold::<Resource>(&events);
        assert!(suspended.suspended().eq([process_version]));
        events.extend(decide(&events, resume.clone()).unwrap());
        assert_eq!(decide(&events, resume).unwrap(), []);
        assert_eq!(fold::<Resource>(&events).suspended().count(), 0);
    }

    #[test]
    fn a_start_timer_waits_while_its_own_process_is_suspended() {
        let two = file(CYCLE_START).replace("</definitions>", SECOND_CYCLE);
        let mut events = past(&two, [deploy_as_first()]);
        let resource = fold::<Resource>(&events);
        let [first, second] = resource.processes() else {
            panic!("expected two deployed processes")
        };
        let suspended = first.process.process_version;
        let suspend = ResourceCommand::Suspend {
            process_version: suspended,
            reason: None,
        };
        let fires = |events: &[ResourceEvent], process: &DeployedProcess| {
            let subscription = process.starts.first().unwrap().subscription;
            let due = "2026-03-01T13:00:00Z".parse().unwrap();
            decide(
                events,
                ResourceCommand::FireStartTimer { subscription, due },
            )
        };
        events.extend(decide(&events, suspend).unwrap());
        assert!(matches!(
            fires(&events, first),
            Err(ResourceError::Suspended)
        ));
        assert_eq!(fires(&events, second).unwrap().len(), 1);
        let resume = ResourceCommand::Resume {
            process_version: suspended,
        };
        events.extend(decide(&events, resume).unwrap());
        assert_eq!(fires(&events, first).unwrap().len(), 1);
    }

    #[test]
    fn what_is_not_deployed_is_not_suspended() {
        let draft = past(&file(NONE_START), []);
        let suspend = ResourceCommand::Suspend {
            process_version: ProcessVersionId(Uuid::from_u128(9)),
            reason: None,
        };
        assert!(matches!(
            decide(&draft, suspend),
            Err(ResourceError::NotFound)
        ));
    }

    #[test]
    fn a_deployed_signal_start_waits_for_its_name() {
        let begin =
            r#"<startEvent id="start"><signalEventDefinition signalRef="closed"/></startEvent>"#;
        let signal = r#"<signal id="closed" name="=&quot;day &quot; + string(7)"/>"#;
        let xml = file(begin).replace("<process ", &format!("{signal}<process "));
        let deployed = only_process(&past(&xml, [deploy_as_first()]));
        let [start] = deployed.starts.as_slice() else {
            panic!("expected one subscription")
        };
        let signal = AwaitedSignal {
            name: "day 7".to_owned(),
            items: Vec::new(),
        };
        assert_eq!(start.trigger, Awaits::Signal(signal));
    }

    #[test]
    fn a_deployed_message_start_waits_until_a_newer_version_replaces_it() {
        let mut events = past(&file(MESSAGE_START), [deploy_as_first()]);
        let deployed = only_process(&events);
        let [start] = deployed.starts.as_slice() else {
            panic!("expected one subscription")
        };
        assert_eq!(start.element, ElementId::from("start"));
        let name = "order placed".to_owned();
        assert_eq!(
            start.trigger,
            Awaits::Message(StartingMessage {
                name,
                one_per_key: false
            })
        );

        let supersede = ResourceCommand::Supersede {
            process_version: deployed.process.process_version,
            by: ProcessVersionId(Uuid::from_u128(9)),
        };
        events.extend(decide(&events, supersede.clone()).unwrap());
        assert_eq!(only_process(&events).starts, []);
        assert_eq!(decide(&events, supersede).unwrap(), []);
    }

    #[test]
    fn a_timer_start_fires_each_occurrence_once_and_starts_an_instance() {
        let mut events = past(&file(CYCLE_START), [deploy_as_first()]);
        let subscription = only_process(&events).starts.first().unwrap().subscription;
        let fire = |due: &str| ResourceCommand::FireStartTimer {
            subscription,
            due: due.parse().unwrap(),
        };
        let decide_at = |events: &[ResourceEvent], due: &str| {
            fold::<Resource>(events)
                .decide(fire(due), &context(due, 5))
                .unwrap()
        };
        assert_eq!(decide_at(&events, "2026-03-01T12:30:00Z"), []);

        let first = decide_at(&events, "2026-03-01T13:00:00Z");
        let [
            ResourceEvent::StartTimerFired {
                next: Some(next),
                element,
                ..
            },
        ] = first.as_slice()
        else {
            panic!("expected the timer to fire, found {first:?}");
        };
        assert_eq!(element, &ElementId::from("start"));
        assert_eq!(next.due, "2026-03-01T14:00:00Z".parse().unwrap());
        events.extend(first);
        assert_eq!(decide_at(&events, "2026-03-01T13:00:00Z"), []);

        let second = decide_at(&events, "2026-03-01T14:00:00Z");
        assert!(matches!(
            second.as_slice(),
            [ResourceEvent::StartTimerFired { next: None, .. }]
        ));
        events.extend(second);
        assert_eq!(only_process(&events).starts, []);
    }
}
