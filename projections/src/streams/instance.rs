//! The stream of an instance.

use super::StreamKind;
use domain::{
    ids::{InstanceId, ProjectId},
    instance::{event::InstanceEvent, state::InstanceState},
};
use uuid::Uuid;

impl StreamKind for InstanceState {
    type Fact = InstanceEvent;

    fn empty(stream: Uuid) -> Self {
        Self::new(InstanceId(stream))
    }

    fn apply(&mut self, event: &InstanceEvent) {
        Self::apply(self, event);
    }

    fn project(&self) -> Option<ProjectId> {
        self.running().map(|running| running.project)
    }
}
