//! What is done for each delivery: the step of the other stream that it asks for.

use super::{
    Execution,
    delivery::{
        CallInstance, CarriedOut, Delivery, Due, ESCALATE_TO_CALLER, StartByTimer, cancel_row,
    },
    failure::StepFailure,
    mailboxes::Delivered,
    streams::AggregateFailure,
};
use crate::actor::Actor;
use domain::{
    ids::{ActivationId, InstanceId, ProjectId, ResourceId},
    instance::{
        command::{InstanceCommand, Start},
        error::InstanceError,
        event::{CalledEscalation, CalledVersion, Outcome},
    },
    resource::{Resource, ResourceCommand, ResourceError},
    value::Variables,
};
use futures_util::{StreamExt as _, stream};
use projections::{instances, process_versions, projects, resources};
use std::collections::BTreeMap;
use store::outbox::{self, Occurrence};

/// How many running instances of a deleted project are looked for at a time.
const PAGE: u32 = 500;
/// How many of them are canceled at once.
const AT_ONCE: usize = 8;

/// Whether a caller has not heard yet what the instance told before.
fn is_early(delivered: &Delivered) -> bool {
    matches!(delivered.result, Err(InstanceError::NotHeardBefore(_)))
}

fn escalation(
    activation: ActivationId,
    called: CalledEscalation,
    code: &str,
    variables: &Variables,
) -> InstanceCommand {
    InstanceCommand::EscalateFromCalled {
        activation,
        called,
        escalation_code: code.to_owned(),
        variables: variables.clone(),
    }
}

impl Execution {
    /// Carries out a delivery. Done twice, it changes nothing the second time.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each kind of delivery, and nothing else"
    )]
    pub(super) async fn carry_out(&self, due: &Due) -> Result<CarriedOut, StepFailure> {
        let row = due.occurrence();
        match &due.delivery {
            Delivery::FireTimer {
                instance,
                subscription,
                due,
            } => {
                let command = InstanceCommand::FireTimer {
                    subscription: *subscription,
                    due: *due,
                };
                self.deliver(*instance, row, command).await
            }
            Delivery::Continue { instance, actor } => {
                let command = InstanceCommand::Continue;
                let instances = self.instances();
                let delivered = instances.deliver(*instance, Actor::new(actor), row, command);
                Ok(delivered.await?.carried_out)
            }
            Delivery::CancelInstance { instance } => self.cancel_called(*instance, row).await,
            Delivery::EndCalledInstance {
                parent,
                activation,
                child,
                outcome,
                variables,
                escalations,
            } => {
                let command = InstanceCommand::EndCalledInstance {
                    activation: *activation,
                    child: *child,
                    outcome: outcome.clone(),
                    variables: variables.clone(),
                    escalations: *escalations,
                };
                let before = CalledEscalation {
                    child: *child,
                    number: *escalations,
                };
                self.tell_caller(*parent, row, command, before).await
            }
            Delivery::EscalateToCaller {
                parent,
                activation,
                called,
                escalation_code,
                variables,
            } => {
                let command = escalation(*activation, *called, escalation_code, variables);
                let before = CalledEscalation {
                    number: called.number.saturating_sub(1),
                    ..*called
                };
                self.tell_caller(*parent, row, command, before).await
            }
            Delivery::CallInstance(call) => self.call(row, call).await,
            Delivery::PublishMessage { message, published } => {
                let published = (**published).clone();
                self.messages().publish_sent(*message, published).await?;
                Ok(CarriedOut::Otherwise)
            }
            Delivery::DeliverMessage {
                message,
                receiver,
                published,
            } => {
                let instances = self.instances();
                let messages = self.messages();
                messages
                    .deliver(instances, row, *message, receiver, published)
                    .await
            }
            Delivery::PublishSignal { signal, published } => {
                let published = (**published).clone();
                self.signals().publish_thrown(*signal, published).await?;
                Ok(CarriedOut::Otherwise)
            }
            Delivery::ReturnMessage {
                message,
                subscription,
            } => {
                let messages = self.messages();
                messages.give_back(*message, *subscription).await?;
                Ok(CarriedOut::Otherwise)
            }
            Delivery::ReleaseCalled { project, actor }
            | Delivery::ReleaseInstancesOf { project, actor } => {
                let actor = Actor::new(actor);
                self.release_instances_of(*project, &actor, row).await
            }
            Delivery::BroadcastSignal(page) => self.signals().broadcast(page).await,
            Delivery::FireStartTimer {
                resource,
                subscription,
                due,
            } => {
                // The files of a deleted project stay, and so do their timers, which do not fire.
                if let Some(project) = resources::project_of(self.pool(), *resource).await?
                    && projects::get(self.pool(), project).await?.is_none()
                {
                    return Ok(CarriedOut::NotYet);
                }
                let command = ResourceCommand::FireStartTimer {
                    subscription: *subscription,
                    due: *due,
                };
                self.command_resource(*resource, command).await
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
                self.command_resource(*resource, command).await
            }
            Delivery::StartByTimer(start) => self.start_by_timer(row, start).await,
            Delivery::CancelInstancesOf { project } => {
                self.cancel_instances_of(*project, row).await
            }
        }
    }

    /// Has an instance carry out a command of the platform. What comes after its end changes nothing.
    async fn deliver(
        &self,
        instance: InstanceId,
        row: Occurrence,
        command: InstanceCommand,
    ) -> Result<CarriedOut, StepFailure> {
        let instances = self.instances();
        let delivered = instances
            .deliver(instance, Actor::system(), row, command)
            .await?;
        Ok(delivered.carried_out)
    }

    /// Tells a caller what an instance that it called has come to. It hears what that has told up to `before` first: if that is still
    /// on its way, it is carried out here.
    async fn tell_caller(
        &self,
        caller: InstanceId,
        row: Occurrence,
        command: InstanceCommand,
        before: CalledEscalation,
    ) -> Result<CarriedOut, StepFailure> {
        let (instances, actor) = (self.instances(), Actor::system);
        if before.number > 0 {
            let delivered = instances
                .deliver(caller, actor(), row, command.clone())
                .await?;
            if !is_early(&delivered) {
                return Ok(delivered.carried_out);
            }
            for (earlier, command) in self.escalations_until(before).await? {
                instances.deliver(caller, actor(), earlier, command).await?;
            }
        }
        let delivered = instances.deliver(caller, actor(), row, command).await?;
        Ok(if is_early(&delivered) {
            CarriedOut::NotYet
        } else {
            delivered.carried_out
        })
    }

    /// What is still on its way of the escalations that an instance has told, up to one of them, in their order.
    async fn escalations_until(
        &self,
        last: CalledEscalation,
    ) -> Result<Vec<(Occurrence, InstanceCommand)>, StepFailure> {
        let CalledEscalation { child, number } = last;
        let rows = outbox::of_stream_and_kind(self.pool(), child.0, ESCALATE_TO_CALLER).await?;
        let mut found = BTreeMap::new();
        for row in rows {
            let due = Due::read(row)?;
            if let Delivery::EscalateToCaller {
                activation,
                called,
                escalation_code,
                variables,
                ..
            } = &due.delivery
                && called.number <= number
            {
                let command = escalation(*activation, *called, escalation_code, variables);
                found.insert(called.number, (due.occurrence(), command));
            }
        }
        Ok(found.into_values().collect())
    }

    /// Cancels a called instance. One that was not started yet never starts: its call is taken away by the step that tells the
    /// caller so.
    async fn cancel_called(
        &self,
        child: InstanceId,
        row: Occurrence,
    ) -> Result<CarriedOut, StepFailure> {
        let cancel = || {
            let command = InstanceCommand::Cancel;
            self.instances()
                .deliver(child, Actor::system(), row, command)
        };
        let canceled = cancel().await?;
        if canceled.result != Err(InstanceError::NotFound) {
            return Ok(canceled.carried_out);
        }
        if let Some(entry) = outbox::get(self.pool(), child.0).await? {
            self.withdraw(&Due::read(entry)?).await?;
        }
        // Somebody else may have carried the call out meanwhile: now it is known whether that started the child.
        Ok(cancel().await?.carried_out)
    }

    /// Takes a call away that has not started its instance.
    async fn withdraw(&self, due: &Due) -> Result<(), StepFailure> {
        let Delivery::CallInstance(call) = &due.delivery else {
            return Ok(());
        };
        let row = due.occurrence();
        let withdrawn = self.end_call(row, call, Outcome::Canceled).await?;
        if withdrawn == CarriedOut::Otherwise {
            outbox::acknowledge(self.pool(), &[row]).await?;
        }
        Ok(())
    }

    async fn command_resource(
        &self,
        resource: ResourceId,
        command: ResourceCommand,
    ) -> Result<CarriedOut, StepFailure> {
        match self
            .aggregates()
            .execute::<Resource>(resource.0, &Actor::system(), command)
            .await
        {
            // A timer of a suspended process fires once, when that is resumed.
            Err(AggregateFailure::Refused(ResourceError::Suspended)) => Ok(CarriedOut::NotYet),
            // A resource that refuses was deleted meanwhile: nothing is left to be done.
            Ok(()) | Err(AggregateFailure::Refused(_)) => Ok(CarriedOut::Otherwise),
            Err(AggregateFailure::Step(failure)) => Err(failure),
        }
    }

    /// Starts the instance that a call activity asks for, or tells it why that is not possible. For a caller that is about to end
    /// nothing starts.
    ///
    /// Whoever cancels an instance has inserted, by the same step, a row for each instance it called, which is carried out by a
    /// step that does the same one level down. So at any moment one of these rows lies between the canceled instance and each
    /// that has not heard of it. If one is inserted after this look, it finds the child and cancels it.
    async fn call(&self, row: Occurrence, call: &CallInstance) -> Result<CarriedOut, StepFailure> {
        let caller = call.parent.instance;
        let callers = instances::callers(self.pool(), caller).await?;
        if callers.first().is_some_and(|caller| caller.has_ended) {
            return Ok(CarriedOut::Otherwise);
        }
        if callers.iter().any(|above| above.has_ended) {
            self.command_instance(caller, Actor::system(), InstanceCommand::Cancel)
                .await?;
            return Ok(CarriedOut::NotYet);
        }
        let ids = callers.iter().map(|above| above.id);
        let cancels: Vec<_> = std::iter::once(call.child)
            .chain(ids)
            .map(cancel_row)
            .collect();
        if outbox::contains_any(self.pool(), &cancels).await?
            || projects::get(self.pool(), call.project).await?.is_none()
        {
            return Ok(CarriedOut::NotYet);
        }
        let instances = self.instances();
        let reason = match self.called_process(call).await? {
            Some((version, mut start)) => {
                start.variables = call.variables.clone();
                let started = instances
                    .start(call.child, Actor::system(), version, start, Some(row))
                    .await?;
                match started.result {
                    Ok(()) => return Ok(started.carried_out),
                    Err(refusal) => refusal.to_string(),
                }
            }
            None => match &call.version {
                CalledVersion::Latest => {
                    format!(
                        "process '{}' has no deployed version: deploy one",
                        call.process_id
                    )
                }
                CalledVersion::Deployment => format!(
                    "process '{}' is not in the file of its caller, to which the call is bound: put both into one file, or bind the \
                     call to the latest version or to a versionTag",
                    call.process_id
                ),
                CalledVersion::Tagged(tag) => format!(
                    "process '{}' has no deployed version with the versionTag '{tag}': deploy one",
                    call.process_id
                ),
            },
        };
        self.end_call(row, call, Outcome::NotStarted { reason })
            .await
    }

    /// Tells a caller that the instance it calls was not started.
    async fn end_call(
        &self,
        row: Occurrence,
        call: &CallInstance,
        outcome: Outcome,
    ) -> Result<CarriedOut, StepFailure> {
        let command = InstanceCommand::EndCalledInstance {
            activation: call.parent.activation,
            child: call.child,
            outcome,
            variables: Variables::default(),
            escalations: 0,
        };
        self.deliver(call.parent.instance, row, command).await
    }

    /// The process a call activity means: of a test instance one in its own draft, else the version that the call is bound to.
    async fn called_process(
        &self,
        call: &CallInstance,
    ) -> Result<Option<(domain::ids::ProcessVersionId, Start)>, StepFailure> {
        let start = |resource, version| Start {
            business_id: call.business_id.clone(),
            test: call.draft.is_some(),
            parent: Some(call.parent.clone()),
            ..Start::new(call.project, resource, version)
        };
        let beside = match call.version {
            CalledVersion::Deployment => call.beside,
            CalledVersion::Latest | CalledVersion::Tagged(_) => call.draft,
        };
        if let Some(file) = beside {
            let processes =
                resources::executable_processes(self.pool(), call.project, file).await?;
            let own = processes
                .unwrap_or_default()
                .into_iter()
                .find(|process| process.process_id == call.process_id);
            if let Some(process) = own {
                return Ok(Some((
                    process.process_version,
                    start(file, process.version.unwrap_or(0)),
                )));
            }
        }
        let (pool, project, process) = (self.pool(), call.project, &call.process_id);
        let latest = match &call.version {
            CalledVersion::Latest => {
                process_versions::latest_deployed(pool, project, process).await?
            }
            CalledVersion::Deployment => None,
            CalledVersion::Tagged(tag) => {
                process_versions::latest_tagged(pool, project, process, tag).await?
            }
        };
        Ok(latest.map(|latest| {
            (
                latest.process_version,
                start(latest.resource, latest.version),
            )
        }))
    }

    async fn start_by_timer(
        &self,
        row: Occurrence,
        timer: &StartByTimer,
    ) -> Result<CarriedOut, StepFailure> {
        let version =
            process_versions::get(self.pool(), timer.project, timer.process_version).await?;
        let Some(version) = version else {
            return Ok(CarriedOut::Otherwise);
        };
        // The resources of a deleted project stay, and so do their timers, for a project that is restored.
        if projects::get(self.pool(), timer.project).await?.is_none() {
            return Ok(CarriedOut::Otherwise);
        }
        let start = Start {
            element: Some(timer.element.clone()),
            ..Start::new(timer.project, timer.resource, version.version)
        };
        let started = self
            .instances()
            .start(
                timer.instance,
                Actor::system(),
                timer.process_version,
                start,
                Some(row),
            )
            .await?;
        // It starts when the version is resumed.
        if started.result == Err(InstanceError::DefinitionSuspended) {
            return Ok(CarriedOut::NotYet);
        }
        Ok(started.carried_out)
    }

    /// Cancels the running instances of a deleted project, page by page: one that waits for the end of an instance it called
    /// stays running until that has ended.
    async fn cancel_instances_of(
        &self,
        project: ProjectId,
        row: Occurrence,
    ) -> Result<CarriedOut, StepFailure> {
        if projects::get(self.pool(), project).await?.is_some() {
            // It was restored meanwhile.
            return Ok(CarriedOut::Otherwise);
        }
        let mut after = None;
        let mut failed = None;
        loop {
            let running =
                instances::running_of_project(self.pool(), project, after.as_ref(), PAGE).await?;
            if running.is_empty() {
                return failed.map_or(Ok(CarriedOut::Otherwise), Err);
            }
            let ids: Vec<_> = running.iter().map(|running| running.id).collect();
            let canceled: Vec<_> = stream::iter(ids)
                .map(|instance| {
                    self.command_instance(instance, Actor::system(), InstanceCommand::Abandon)
                })
                .buffer_unordered(AT_ONCE)
                .collect()
                .await;
            // The others are canceled all the same; the delivery stays in the outbox for those that cannot be.
            failed = canceled.into_iter().find_map(Result::err).or(failed);
            self.hold(row).await?;
            after = running.into_iter().last();
        }
    }
}
