//! What people report of their tasks.

use super::{CommandError, Commands};
use crate::actor::Actor;
use domain::{
    ids::{ActivationId, InstanceId, ProjectId},
    instance::{command::InstanceCommand, error::InstanceError},
    short_text::ShortText,
    value::Variables,
};
use projections::user_tasks::{self, Status, UserTask};

/// How a person ends a task.
#[derive(Clone, Debug)]
pub enum TaskResult {
    /// It is done.
    Completed {
        /// What was submitted.
        variables: Variables,
    },
    /// It cannot be done.
    Failed {
        /// The BPMN error code.
        error_code: ShortText,
        /// What was submitted.
        variables: Variables,
    },
}

/// Which tasks a person may work on.
#[derive(Clone, Copy, Debug)]
pub enum Reach<'a> {
    /// Each of the project.
    EveryTask,
    /// Those that are for this person (see [`UserTask::is_for`]). The others do not exist for them.
    Own {
        /// Who it is.
        subject: &'a str,
        /// Of which groups the person is a member.
        groups: &'a [String],
    },
}

impl Reach<'_> {
    fn includes(self, task: &UserTask) -> bool {
        match self {
            Self::EveryTask => true,
            Self::Own { subject, groups } => task.is_for(subject, groups),
        }
    }
}

impl Commands {
    /// A task of the project that the person may work on.
    pub async fn user_task(
        &self,
        project: ProjectId,
        reach: Reach<'_>,
        task: ActivationId,
    ) -> Result<UserTask, CommandError> {
        let found = user_tasks::get(self.store.pool(), project, task).await?;
        let task = found
            .filter(|task| reach.includes(task))
            .ok_or_else(|| no_such("user task", task))?;
        self.known_tasks.remember(project, &task);
        Ok(task)
    }

    /// Remembers of which instance tasks are that were shown: they are likely to be ended soon.
    pub fn tasks_were_shown(&self, project: ProjectId, tasks: &[UserTask]) {
        for task in tasks {
            self.known_tasks.remember(project, task);
        }
    }

    /// The same, if it is open.
    pub async fn open_user_task(
        &self,
        project: ProjectId,
        reach: Reach<'_>,
        task: ActivationId,
    ) -> Result<UserTask, CommandError> {
        let found = self.user_task(project, reach, task).await?;
        if found.status == Status::Created {
            Ok(found)
        } else {
            Err(no_such("open user task", task))
        }
    }

    /// Ends an open task. Whose task it is need not be looked up if the person may work on each, and it was shown before.
    pub async fn end_user_task(
        &self,
        actor: &Actor,
        project: ProjectId,
        reach: Reach<'_>,
        task: ActivationId,
        result: TaskResult,
    ) -> Result<(), CommandError> {
        let command = match result {
            TaskResult::Completed { variables } => InstanceCommand::CompleteUserTask {
                activation: task,
                variables,
            },
            TaskResult::Failed {
                error_code,
                variables,
            } => InstanceCommand::FailUserTask {
                activation: task,
                error_code,
                variables,
            },
        };
        let shown = match reach {
            Reach::EveryTask => self.known_tasks.instance_of(project, task),
            Reach::Own { .. } => None,
        };
        // What is not open is looked at, to say what has become of it.
        if let Some(instance) = shown
            && self.end_if_open(actor, instance, command.clone()).await?
        {
            return Ok(());
        }
        let found = self.user_task(project, reach, task).await?;
        let not_open = |status| CommandError::TaskNotOpen { task, status };
        if found.status != Status::Created {
            return Err(not_open(found.status.as_str()));
        }
        if self.end_if_open(actor, found.instance, command).await? {
            Ok(())
        } else {
            // It ended since it was looked at.
            Err(not_open("not open any more"))
        }
    }

    /// Whether the task was open, and ended by this.
    async fn end_if_open(
        &self,
        actor: &Actor,
        instance: InstanceId,
        command: InstanceCommand,
    ) -> Result<bool, CommandError> {
        match self.execute(actor, instance, command).await {
            Ok(()) => Ok(true),
            Err(CommandError::Instance(
                InstanceError::UserTaskNotFound(_) | InstanceError::Ended { .. },
            )) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn no_such(kind: &'static str, task: ActivationId) -> CommandError {
    CommandError::NoSuch { kind, id: task }
}
