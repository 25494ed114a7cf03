//! Which elements of two versions of a process are like enough for one to go on where the other waits.

use crate::model::graph::{
    Element, ElementKind, HumanTask, Instances, LoopCharacteristics, Process, ScriptTask, SendTask,
    Trigger, Triggers,
};
use std::borrow::Cow;

/// Why what is active in `source` cannot go on in `target`, if it cannot.
pub(super) fn difference(source: &Element, target: &Element) -> Option<String> {
    if source.kind_name() != target.kind_name() {
        return Some(format!(
            "'{}' is {} and '{}' {}; map it to an element of the same type",
            source.id,
            with_article(source.kind_name()),
            target.id,
            with_article(target.kind_name())
        ));
    }
    let (before, after) = (waits_for(&source.kind), waits_for(&target.kind));
    if before != after {
        return Some(format!(
            "'{}' waits for {before} and '{}' for {after}; map it to one that waits for the same",
            source.id, target.id
        ));
    }
    otherwise_repeated(source, target)
}

/// Why `target` cannot stand for `source` as it is repeated, if it cannot.
pub(super) fn otherwise_repeated(source: &Element, target: &Element) -> Option<String> {
    let (before, after) = (
        repeated(source.loop_characteristics.as_ref()),
        repeated(target.loop_characteristics.as_ref()),
    );
    (before != after).then(|| {
        format!(
            "'{}' is {before} and '{}' {after}; map it to one that is repeated likewise",
            source.id, target.id
        )
    })
}

/// A kind in a sentence. Of the names, only those with a `U` are not spoken as they are written.
fn with_article(kind: &str) -> String {
    let article = if kind.starts_with(['A', 'E', 'I', 'O']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {kind}")
}

/// What an element waits for, by kinds.
fn waits_for(kind: &ElementKind) -> Cow<'static, str> {
    if let Some(triggers) = kind.trigger() {
        return events(triggers);
    }
    Cow::Borrowed(match kind {
        ElementKind::StartEvent(_)
        | ElementKind::BoundaryEvent(_)
        | ElementKind::IntermediateCatchEvent(_)
        | ElementKind::ReceiveTask(_)
        | ElementKind::EndEvent(_)
        | ElementKind::IntermediateThrowEvent(_)
        | ElementKind::ExclusiveGateway
        | ElementKind::ParallelGateway
        | ElementKind::InclusiveGateway
        | ElementKind::EventBasedGateway
        | ElementKind::ComplexGateway(_)
        | ElementKind::SubProcess(_)
        | ElementKind::Transaction(_)
        | ElementKind::AdHocSubProcess(_)
        | ElementKind::EventSubProcess(_) => "nothing",
        ElementKind::Task(job) => job.as_ref().map_or("nothing", |_| "a worker"),
        ElementKind::ServiceTask(_) | ElementKind::BusinessRuleTask(_) => "a worker",
        ElementKind::ManualTask(task) | ElementKind::UserTask(task) => match task {
            HumanTask::Job(_) => "a worker",
            HumanTask::UserTask(_) => "a person",
        },
        ElementKind::SendTask(task) => match task {
            SendTask::Job(_) => "a worker",
            SendTask::Message(_) => "nothing",
        },
        ElementKind::ScriptTask(task) => match task {
            ScriptTask::Job(_) => "a worker",
            ScriptTask::Feel(_) => "nothing",
        },
        ElementKind::CallActivity(_) => "a called instance",
    })
}

/// Its event definitions, by kinds and in their order: what waits for one of several goes on in that of the same place.
fn events(triggers: &Triggers) -> Cow<'static, str> {
    let all = |how: &str, triggers: &[Trigger]| {
        let kinds: Vec<_> = triggers.iter().map(event).collect();
        Cow::Owned(format!("{how} of {}", kinds.join(", ")))
    };
    match triggers {
        Triggers::One(trigger) => Cow::Borrowed(event(trigger)),
        Triggers::Any(triggers) => all("any", triggers),
        Triggers::All(triggers) => all("all", triggers),
    }
}

fn event(trigger: &Trigger) -> &'static str {
    match trigger {
        Trigger::Timer(_) => "a timer",
        Trigger::Message(_) => "a message",
        Trigger::Error(_) => "an error",
        Trigger::Escalation(_) => "an escalation",
        Trigger::Signal(_) => "a signal",
        Trigger::Condition(_) => "a condition",
        Trigger::Compensation => "compensation",
        Trigger::Cancel => "a cancellation",
    }
}

fn repeated(characteristics: Option<&LoopCharacteristics>) -> &'static str {
    match characteristics {
        None => "not repeated",
        Some(LoopCharacteristics::StandardLoop(_)) => "a standard loop",
        Some(LoopCharacteristics::MultiInstance(multi_instance)) => {
            match (&multi_instance.instances, multi_instance.sequential) {
                (Instances::Collection { .. }, false) => {
                    "multi-instance, parallel, by a collection"
                }
                (Instances::Collection { .. }, true) => {
                    "multi-instance, sequential, by a collection"
                }
                (Instances::Cardinality(_), false) => "multi-instance, parallel, by a cardinality",
                (Instances::Cardinality(_), true) => "multi-instance, sequential, by a cardinality",
            }
        }
    }
}

/// The elements of `source` that have one of the same id and kind in `target`, and those that have none.
pub fn propose<'s>(source: &'s Process, target: &Process) -> (Vec<&'s Element>, Vec<&'s Element>) {
    source.elements().iter().partition(|element| {
        target
            .find(&element.id)
            .is_some_and(|found| difference(element, found).is_none())
    })
}
