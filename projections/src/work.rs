//! What the tables of jobs and of user tasks have in common: work of an activation begins once, and ends once, with a result or
//! without.

use crate::{
    cancellation,
    cell::{count, names, optional_text, text},
    change::{Change, Subject},
    counts::Counted,
};
use domain::{
    ids::{ActivationId, ElementId, WorkId},
    instance::{
        activation,
        event::{InstanceMigrated, Life, Part},
    },
    value::Variables,
};
use store::{Cell, RowChange, Table};

/// A table of work of one kind.
pub(crate) struct WorkTable {
    pub(crate) table: &'static Table,
    pub(crate) counted: Counted,
    /// The status of work that has not ended.
    pub(crate) open: &'static str,
    /// The status of work that ended without a result.
    pub(crate) canceled: &'static str,
    /// The work of this kind that an activation has open.
    pub(crate) open_work: fn(&activation::Work) -> Option<Work<'_>>,
}

/// Work, and the name that it is counted under.
#[derive(Clone, Copy)]
pub(crate) struct Work<'a> {
    pub(crate) id: WorkId,
    pub(crate) name: Option<&'a str>,
}

/// Work that begins.
pub(crate) struct Created<'a> {
    pub(crate) activation: ActivationId,
    pub(crate) work: Work<'a>,
    pub(crate) element: &'a ElementId,
    pub(crate) task_type: &'a str,
    pub(crate) headers: &'a [(String, String)],
    /// What it hands over.
    pub(crate) payload: Variables,
}

/// Columns with their cells.
pub(crate) type Cells = Vec<(&'static str, Cell)>;

impl WorkTable {
    /// Work begins. `cells` are those that only this kind has.
    pub(crate) fn create(
        &self,
        change: &Change<'_>,
        created: &Created<'_>,
        cells: Cells,
        rows: &mut Vec<RowChange>,
    ) {
        let started = change.started;
        let parent = started.parent.as_ref().map(|parent| parent.instance);
        let mut all = vec![
            ("project_id", Cell::Uuid(started.project.0)),
            ("instance_id", Cell::Uuid(change.recorded.stream)),
            (
                "parent_instance_id",
                parent.map_or(Cell::Null, |id| Cell::Uuid(id.0)),
            ),
            ("created_at", Cell::Time(change.recorded.recorded_at)),
            ("sequence", count(change.recorded.sequence)),
            ("status", text(self.open)),
            ("element", text(created.element.as_str())),
            ("task_type", text(created.task_type)),
            ("business_id", optional_text(started.business_id.as_deref())),
            ("variables", Cell::Json(created.payload.0.to_json())),
            ("headers", names(created.headers)),
        ];
        all.extend(cells);
        rows.push(RowChange::create(
            self.table,
            key(created.activation, created.work.id),
            all,
        ));
        rows.push(change.transition(&self.subject(created.work), None, self.open));
    }

    /// The elements of open work are called as another version of the process calls them.
    pub(crate) fn rename(
        &self,
        change: &Change<'_>,
        migrated: &InstanceMigrated,
        rows: &mut Vec<RowChange>,
    ) {
        if migrated.elements.is_empty() {
            return;
        }
        for activation in change.before.activations.values() {
            let renamed = activation.element.as_ref();
            let renamed = renamed.and_then(|element| migrated.elements.get(element));
            if let Some(element) = renamed {
                let cells = vec![("element", text(element.as_str()))];
                self.update(change, activation.id, cells, rows);
            }
        }
    }

    /// Open work goes on otherwise.
    pub(crate) fn update(
        &self,
        change: &Change<'_>,
        activation: ActivationId,
        mut cells: Cells,
        rows: &mut Vec<RowChange>,
    ) {
        let Some(work) = self.open_work(change, activation) else {
            return;
        };
        cells.push(("sequence", count(change.recorded.sequence)));
        rows.push(RowChange::update(
            self.table,
            key(activation, work.id),
            cells,
        ));
    }

    /// Open work ends.
    pub(crate) fn end(
        &self,
        change: &Change<'_>,
        activation: ActivationId,
        status: &'static str,
        mut cells: Cells,
        rows: &mut Vec<RowChange>,
    ) {
        let Some(work) = self.open_work(change, activation) else {
            return;
        };
        cells.push(("status", text(status)));
        cells.push(("completed_at", Cell::Time(change.recorded.recorded_at)));
        self.update(change, activation, cells, rows);
        rows.push(change.transition(&self.subject(work), Some(self.open), status));
    }

    /// Ends the open work of activations that the event ends.
    pub(crate) fn cancel(&self, change: &Change<'_>, rows: &mut Vec<RowChange>) {
        let reason = cancellation::reason(change.before, change.recorded.event);
        let mut cancel = |activation| {
            let cells = vec![("cancel_reason", text(reason))];
            self.end(change, activation, self.canceled, cells, rows);
        };
        match change.recorded.event.part() {
            Part::Terminated(activation) => cancel(activation),
            Part::Instance(Life::Ended(_)) => {
                change.before.activations.keys().copied().for_each(cancel);
            }
            Part::Instance(Life::Started(_) | Life::Canceling | Life::Migrated(_))
            | Part::Job(_)
            | Part::UserTask(_)
            | Part::Incident(_)
            | Part::Other => {}
        }
    }

    fn open_work<'a>(&self, change: &Change<'a>, activation: ActivationId) -> Option<Work<'a>> {
        (self.open_work)(&change.before.activation(activation)?.work)
    }

    fn subject<'a>(&self, work: Work<'a>) -> Subject<'a> {
        Subject {
            counted: self.counted,
            id: work.id.0,
            name: work.name,
            process_version: None,
        }
    }
}

/// The key of the row.
pub(crate) fn key(activation: ActivationId, work: WorkId) -> Vec<Cell> {
    vec![Cell::Uuid(activation.0), Cell::Uuid(work.0)]
}
