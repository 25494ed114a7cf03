//! A version of a BPMN file: its start events wait for timers, messages and signals from its deployment on, until a newer one takes over.

use super::recording::{Recording, Stream};
use crate::execution::delivery::{Delivery, StartByTimer, withdrawn};
use domain::{
    awaits::Awaits,
    ids::{ProjectId, ResourceId},
    resource::{DeployedProcess, Resource, ResourceCommand, ResourceEvent, StartSubscription},
};
use projections::{Recorded, resources};
use store::{
    OpenStart,
    messages::{self, MessageStart},
    signals,
    suspension::{self, Suspension},
};

impl Stream for Resource {
    /// Files are read and checked.
    fn is_long(_command: &ResourceCommand) -> bool {
        true
    }

    fn take_effect(
        before: &Self,
        recorded: &Recorded<'_, ResourceEvent>,
        recording: &mut Recording,
    ) {
        match recorded.event {
            ResourceEvent::ResourceDeployed { processes } => {
                let Some(project) = before.project() else {
                    return;
                };
                for deployed in processes {
                    wait_for_starts(project, deployed, recording);
                    if let Some(previous) = deployed.replaces {
                        let supersede = Delivery::Supersede {
                            resource: previous.resource,
                            process_version: previous.process_version,
                            by: deployed.process.process_version,
                        };
                        recording.deliver(project, supersede);
                    }
                }
            }
            ResourceEvent::ProcessSuperseded {
                process_version, ..
            } => {
                stop_waiting(before, recording, |deployed| {
                    deployed.process.process_version == *process_version
                });
            }
            ResourceEvent::ResourceDeleted {} => {
                stop_waiting(before, recording, |_| true);
                let suspended = before.suspended();
                let resumed = suspended.map(|version| suspension::version_resumed(version.0));
                recording.rows.extend(resumed);
            }
            ResourceEvent::ProcessSuspended {
                process_version,
                reason,
            } => {
                let Some(project) = before.project() else {
                    return;
                };
                let suspension = Suspension {
                    at: recorded.recorded_at,
                    by: recorded.actor.to_owned(),
                    reason: reason.clone(),
                };
                let (version, resource) = (process_version.0, recorded.stream);
                let row = suspension::of_version(version, resource, project.0, suspension);
                recording.rows.push(row);
            }
            ResourceEvent::ProcessResumed { process_version } => {
                let Some(project) = before.project() else {
                    return;
                };
                let row = suspension::version_resumed(process_version.0);
                recording.rows.push(row);
                let actor = recorded.actor.to_owned();
                recording.deliver(project, Delivery::ReleaseInstancesOf { project, actor });
            }
            ResourceEvent::StartTimerFired {
                process_version,
                element,
                subscription,
                instance,
                next,
            } => {
                let Some(project) = before.project() else {
                    return;
                };
                match next {
                    Some(next) => recording.schedule_start(project, *subscription, next),
                    None => recording.rows.push(withdrawn(subscription.0)),
                }
                let start = StartByTimer {
                    project,
                    resource: ResourceId(recorded.stream),
                    process_version: *process_version,
                    element: element.clone(),
                    instance: *instance,
                };
                recording.deliver(project, Delivery::StartByTimer(Box::new(start)));
            }
            ResourceEvent::ResourceCreated { .. } | ResourceEvent::ResourceUpdated { .. } => {}
        }
    }

    fn answer(recorded: &Recorded<'_, ResourceEvent>) -> Option<String> {
        let created = resources::created(recorded)?;
        serde_json::to_string(&created).ok()
    }
}

fn wait_for_starts(project: ProjectId, deployed: &DeployedProcess, recording: &mut Recording) {
    for start in &deployed.starts {
        match &start.trigger {
            Awaits::Timer(timer) => recording.schedule_start(project, start.subscription, timer),
            Awaits::Message(message) => {
                recording.rows.push(messages::starting(
                    start.subscription.0,
                    recording.stream,
                    project.0,
                    &message.name,
                    MessageStart {
                        start: open_start(deployed, start),
                        one_per_key: message.one_per_key,
                    },
                    recording.now,
                ));
                recording.aftermath.project = Some(project);
                recording.aftermath.subscriptions.push(start.subscription);
            }
            Awaits::Signal(signal) => {
                recording.rows.push(signals::starting(
                    start.subscription.0,
                    recording.stream,
                    project.0,
                    &signal.name,
                    open_start(deployed, start),
                ));
                recording.aftermath.project = Some(project);
                let subscription = start.subscription;
                recording.aftermath.signal_subscriptions.push(subscription);
            }
            Awaits::Condition(never) => match *never {},
        }
    }
}

/// What a message or a signal of a deployed process starts.
pub(crate) fn open_start(deployed: &DeployedProcess, start: &StartSubscription) -> OpenStart {
    OpenStart {
        process_version_id: deployed.process.process_version.0,
        process_id: deployed.process.process_id.to_string(),
        element: start.element.to_string(),
    }
}

fn stop_waiting(
    before: &Resource,
    recording: &mut Recording,
    which: impl Fn(&DeployedProcess) -> bool,
) {
    for start in before
        .processes()
        .iter()
        .filter(|deployed| which(deployed))
        .flat_map(|deployed| &deployed.starts)
    {
        recording.rows.push(match start.trigger {
            Awaits::Timer(_) => withdrawn(start.subscription.0),
            Awaits::Message(_) => messages::closed(start.subscription.0),
            Awaits::Signal(_) => signals::closed(start.subscription.0),
            Awaits::Condition(never) => match never {},
        });
    }
}
