//! A project: what its end asks of its instances.

use super::recording::{Recording, Stream};
use crate::execution::delivery::Delivery;
use domain::{
    ids::ProjectId,
    project::{Project, ProjectEvent},
};
use jiff::SignedDuration;
use projections::{Recorded, projects};

/// How long after a project was deleted an instance of it may still start, for a request or a delivery that saw the project before.
const LATE_START: SignedDuration = SignedDuration::from_mins(1);

impl Stream for Project {
    fn take_effect(
        _before: &Self,
        recorded: &Recorded<'_, ProjectEvent>,
        recording: &mut Recording,
    ) {
        if matches!(recorded.event, ProjectEvent::ProjectDeleted {}) {
            let project = ProjectId(recorded.stream);
            recording.deliver(project, Delivery::CancelInstancesOf { project });
            let later = Delivery::CancelInstancesOf { project };
            recording.deliver_later(project, LATE_START, later);
        }
    }

    fn answer(recorded: &Recorded<'_, ProjectEvent>) -> Option<String> {
        let created = projects::created(recorded)?;
        serde_json::to_string(&created).ok()
    }
}
