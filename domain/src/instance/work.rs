//! What activations have others do, as the fold keeps it: jobs, listeners, user tasks and what is asked of them.

use super::{
    activation::{Activation, Listened, TaskChange, Work},
    event::{JobCreated, JobFailed, JobFailure, ListenerCall, ListenerEvent},
    state::InstanceState,
};
use crate::{ids::ActivationId, value::Variables};
use std::collections::{BTreeMap, BTreeSet};

impl Activation {
    /// What listeners came to; before the first, nothing.
    fn listened(&mut self) -> &mut Listened {
        let has_inputs = !self.variables.is_empty();
        self.listened.get_or_insert_with(|| {
            Box::new(Listened {
                completed: BTreeMap::new(),
                has_inputs,
                set: BTreeSet::new(),
            })
        })
    }
}

impl InstanceState {
    pub(super) fn create_job(&mut self, created: &JobCreated) {
        if let Some(listener) = created.listener {
            self.begin_listener(created, listener);
        }
        self.set_work(
            created.activation,
            Work::Job {
                job: created.job,
                task_type: created.task_type.clone(),
                retries: created.retries,
                open: true,
            },
        );
    }

    /// A listener that is called again, because its job failed, is active already.
    pub(super) fn begin_listener(&mut self, created: &JobCreated, listener: ListenerCall) {
        let (id, element) = (created.activation, Some(created.element.clone()));
        let Some(mut host) = self.activations.get_mut(listener.host) else {
            return;
        };
        let begins = host.children.insert(id);
        drop(host);
        if begins {
            self.activations.insert(Activation {
                listener: Some(listener),
                ..Activation::new(id, element, Some(listener.host))
            });
        }
    }

    /// A listener ends with its job.
    pub(super) fn complete_job(&mut self, activation: ActivationId) {
        let call = self.activation(activation).and_then(|job| job.listener);
        let Some(ListenerCall { host, event, index }) = call else {
            return self.close_work(activation);
        };
        self.remove(activation);
        if let Some(mut host) = self.activations.get_mut(host) {
            let completed = index.saturating_add(1);
            host.listened().completed.insert(event, completed);
        }
    }

    pub(super) fn note_set_by_listener(&mut self, host: ActivationId, variables: &Variables) {
        if let Some(mut host) = self.activations.get_mut(host) {
            let names = variables.0.iter().map(|(name, _)| name.to_string());
            host.listened().set.extend(names);
        }
    }

    pub(super) fn fail_job(&mut self, failed: &JobFailed) {
        if let Some(Work::Job { retries, open, .. }) = self.activations.work_mut(failed.activation)
        {
            *retries = failed.retries_left;
            *open = failed.retries_left > 0 && failed.cause != JobFailure::Business;
        }
    }

    /// What is submitted while listeners are called for a completion is added by one of them.
    pub(super) fn begin_change(&mut self, task: ActivationId, begun: TaskChange) {
        if let Some(mut activation) = self.activations.get_mut(task)
            && let Work::UserTask { change, .. } = &mut activation.work
        {
            match (&mut *change, begun) {
                (
                    Some(TaskChange::Complete { variables }),
                    TaskChange::Complete { variables: added },
                ) => variables.merge(&added),
                (_, begun) => *change = Some(begun),
            }
        }
    }

    /// What was asked of a user task has happened or will not: for what is asked next its listeners are called anew.
    pub(super) fn end_change(&mut self, task: ActivationId) {
        let Some(mut activation) = self.activations.get_mut(task) else {
            return;
        };
        if let Work::UserTask { change, .. } = &mut activation.work {
            *change = None;
        }
        if let Some(listened) = &mut activation.listened {
            let of_element = [ListenerEvent::Start, ListenerEvent::End];
            listened
                .completed
                .retain(|event, _| of_element.contains(event));
        }
    }

    pub(super) fn close_work(&mut self, activation: ActivationId) {
        match self.activations.work_mut(activation) {
            Some(Work::Job { open, .. } | Work::UserTask { open, .. }) => *open = false,
            Some(Work::None | Work::CalledInstance { .. }) | None => {}
        }
    }

    pub(super) fn set_work(&mut self, activation: ActivationId, work: Work) {
        if let Some(awaited) = self.activations.work_mut(activation) {
            *awaited = work;
        }
    }
}
