//! What is done for each delivery: the step of the other stream that it asks for.

use super::{
    Execution, Origin, StepFailure,
    delivery::{CallInstance, Delivery, Due, IsAcknowledged, StartByTimer},
    messages::system,
};
use crate::request::Actor;
use domain::{
    ids::ProjectId,
    instance::{
        command::{InstanceCommand, Start},
        event::Outcome,
    },
    resource::{Resource, ResourceCommand},
    value::Variables,
};
use projections::{instances, process_versions, projects, resources};
use std::collections::HashSet;
use uuid::Uuid;

/// How many running instances of a deleted project are looked for at a time.
const BATCH: u32 = 500;

impl Execution {
    /// Carries out a delivery. Done twice, it changes nothing the second time.
    pub(super) async fn carry_out(&self, due: &Due) -> Result<IsAcknowledged, StepFailure> {
        let instances = self.instances();
        let (instance, command) = match &due.delivery {
            Delivery::FireTimer {
                instance,
                subscription,
                due,
            } => (
                *instance,
                InstanceCommand::FireTimer {
                    subscription: *subscription,
                    due: *due,
                },
            ),
            Delivery::Continue { instance, actor } => {
                let command = InstanceCommand::Continue;
                let delivered = instances
                    .deliver(*instance, Actor::new(actor), due.id, command)
                    .await?;
                return Ok(delivered.is_acknowledged);
            }
            Delivery::CancelInstance { instance } => (*instance, InstanceCommand::Cancel),
            Delivery::EndCalledInstance {
                parent,
                activation,
                child,
                outcome,
                variables,
            } => {
                let command = InstanceCommand::EndCalledInstance {
                    activation: *activation,
                    child: *child,
                    outcome: outcome.clone(),
                    variables: variables.clone(),
                };
                (*parent, command)
            }
            Delivery::CallInstance(call) => return self.call(due.id, call).await,
            Delivery::PublishMessage { message, published } => {
                let published = (**published).clone();
                return self
                    .messages()
                    .publish_sent(*message, published)
                    .await
                    .map(|()| false);
            }
            Delivery::DeliverMessage {
                message,
                receiver,
                published,
            } => {
                return self
                    .messages()
                    .deliver(instances, due.id, *message, receiver, published)
                    .await;
            }
            Delivery::FireStartTimer {
                resource,
                subscription,
                due,
            } => {
                let command = ResourceCommand::FireStartTimer {
                    subscription: *subscription,
                    due: *due,
                };
                return self
                    .command_resource(resource.0, command)
                    .await
                    .map(|()| false);
            }
            Delivery::Supersede {
                resource,
                process_version,
                by,
            } => {
                let command = ResourceCommand::Supersede {
                    process_version: *process_version,
                    by: *by,
                };
                return self
                    .command_resource(resource.0, command)
                    .await
                    .map(|()| false);
            }
            Delivery::StartByTimer(start) => return self.start_by_timer(due.id, start).await,
            Delivery::CancelInstancesOf { project } => {
                return self.cancel_instances_of(*project).await.map(|()| false);
            }
        };
        // What comes after the end changes nothing.
        let delivered = instances
            .deliver(instance, system(), due.id, command)
            .await?;
        Ok(delivered.is_acknowledged)
    }

    async fn command_resource(
        &self,
        resource: uuid::Uuid,
        command: ResourceCommand,
    ) -> Result<(), StepFailure> {
        match self
            .aggregates()
            .execute::<Resource>(resource, &system(), command)
            .await
        {
            // A resource that refuses was deleted meanwhile: nothing is left to be done.
            Ok(()) | Err(super::AggregateFailure::Refused(_)) => Ok(()),
            Err(super::AggregateFailure::Step(failure)) => Err(failure),
        }
    }

    /// Starts the instance that a call activity asks for, or tells it why that is not possible.
    async fn call(
        &self,
        delivery: Uuid,
        call: &CallInstance,
    ) -> Result<IsAcknowledged, StepFailure> {
        let instances = self.instances();
        let reason = match self.called_process(call).await? {
            Some((version, mut start)) => {
                start.variables = call.variables.clone();
                let origin = Origin::Delivery(delivery);
                let started = instances
                    .start(call.child, system(), version, start, origin)
                    .await?;
                match started.result {
                    Ok(()) => return Ok(started.is_acknowledged),
                    Err(refusal) => refusal.to_string(),
                }
            }
            None => format!("process '{}' has no deployed version", call.process_id),
        };
        let command = InstanceCommand::EndCalledInstance {
            activation: call.parent.activation,
            child: call.child,
            outcome: Outcome::NotStarted { reason },
            variables: Variables::default(),
        };
        let told = instances
            .deliver(call.parent.instance, system(), delivery, command)
            .await?;
        Ok(told.is_acknowledged)
    }

    /// The process a call activity means: of a test instance one in its own draft, else the latest deployed version.
    async fn called_process(
        &self,
        call: &CallInstance,
    ) -> Result<Option<(domain::ids::ProcessVersionId, Start)>, StepFailure> {
        let start = |resource, version| Start {
            project: call.project,
            resource,
            version,
            element: None,
            business_id: call.business_id.clone(),
            test: call.draft.is_some(),
            parent: Some(call.parent.clone()),
            message: None,
            variables: Variables::default(),
        };
        if let Some(draft) = call.draft {
            let processes =
                resources::executable_processes(self.pool(), call.project, draft).await?;
            let own = processes
                .unwrap_or_default()
                .into_iter()
                .find(|process| process.process_id == call.process_id);
            if let Some(process) = own {
                return Ok(Some((
                    process.process_version,
                    start(draft, process.version.unwrap_or(0)),
                )));
            }
        }
        let latest =
            process_versions::latest_deployed(self.pool(), call.project, &call.process_id).await?;
        Ok(latest.map(|latest| {
            (
                latest.process_version,
                start(latest.resource, latest.version),
            )
        }))
    }

    async fn start_by_timer(
        &self,
        delivery: Uuid,
        timer: &StartByTimer,
    ) -> Result<IsAcknowledged, StepFailure> {
        let version =
            process_versions::get(self.pool(), timer.project, timer.process_version).await?;
        let Some(version) = version else {
            return Ok(false);
        };
        // The resources of a deleted project stay, and so do their timers, for a project that is restored.
        if projects::get(self.pool(), timer.project).await?.is_none() {
            return Ok(false);
        }
        let start = Start {
            project: timer.project,
            resource: timer.resource,
            version: version.version,
            element: Some(timer.element.clone()),
            business_id: None,
            test: false,
            parent: None,
            message: None,
            variables: Variables::default(),
        };
        let started = self
            .instances()
            .start(
                timer.instance,
                system(),
                timer.process_version,
                start,
                Origin::Delivery(delivery),
            )
            .await?;
        Ok(started.is_acknowledged)
    }

    async fn cancel_instances_of(&self, project: ProjectId) -> Result<(), StepFailure> {
        let mut canceled = HashSet::new();
        let mut failed = None;
        loop {
            let running = instances::running_of_project(self.pool(), project, BATCH).await?;
            // One that waits for the end of an instance it called stays running until that has ended.
            let left: Vec<_> = running
                .into_iter()
                .filter(|instance| canceled.insert(*instance))
                .collect();
            if left.is_empty() {
                return failed.map_or(Ok(()), Err);
            }
            for instance in left {
                // The others are canceled all the same; the delivery stays in the outbox for this one.
                let canceled = self
                    .command_instance(instance, InstanceCommand::Cancel)
                    .await;
                failed = canceled.err().or(failed);
            }
        }
    }
}
