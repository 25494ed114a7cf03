//! Modifications of a run, in the words of its elements. A scope is called by the element it is the scope of, the process itself by
//! "".

use super::{Run, json};
use crate::{
    ids::{ActivationId, ElementId},
    instance::{
        activation::ActivationStatus,
        command::{InstanceCommand, Instruction, Modification},
        error::InstanceError,
        event::Operation,
        modify::Plan,
    },
    value::Variables,
};

impl Run {
    /// The newest scope of an element.
    pub(crate) fn scope(&self, element: &str) -> ActivationId {
        if element.is_empty() {
            return self.state.root();
        }
        let newest = self.activations_of(element).last();
        newest.expect("an activation of the element")
    }

    /// A token before an element.
    pub(crate) fn before(&self, element: &str, scope: &str) -> Instruction {
        plain(Operation::StartBefore {
            element: element.into(),
            scope: self.scope(scope),
        })
    }

    /// Tokens behind an element.
    pub(crate) fn behind(&self, element: &str, scope: &str) -> Instruction {
        plain(Operation::StartAfter {
            element: element.into(),
            scope: self.scope(scope),
        })
    }

    /// No more the oldest token of an element.
    pub(crate) fn without(&self, element: &str, scope: &str) -> Instruction {
        plain(Operation::CancelToken {
            element: element.into(),
            scope: self.scope(scope),
            activation: None,
        })
    }

    /// No more this token of an element.
    pub(crate) fn without_this(&self, activation: ActivationId, scope: &str) -> Instruction {
        let element = self.state.activations[&activation].element.clone();
        plain(Operation::CancelToken {
            element: element.unwrap(),
            scope: self.scope(scope),
            activation: Some(activation),
        })
    }

    /// Variables of a scope.
    pub(crate) fn setting(&self, variables: &str, scope: &str) -> Instruction {
        let scope = self.scope(scope);
        plain(Operation::SetVariables { scope }).with(variables)
    }

    /// An operator modifies the instance.
    pub(crate) fn modify(&mut self, instructions: &[Instruction]) -> &mut Self {
        self.must(modification(instructions.to_vec()))
    }

    /// Why a modification is refused, which changes nothing: the place of the instruction and the reason.
    pub(crate) fn refused(&mut self, instructions: &[Instruction]) -> Vec<String> {
        let refusals = match self.error_of(modification(instructions.to_vec())) {
            InstanceError::ModificationRefused { refusals } => refusals,
            other => panic!("expected a refusal of the modification, got {other:?}"),
        };
        let told = refusals
            .into_iter()
            .map(|refusal| format!("{}: {}", refusal.instruction, refusal.reason));
        told.collect()
    }

    /// What a modification would enter, and end.
    pub(crate) fn plan(&self, instructions: &[Instruction]) -> (Vec<String>, Vec<String>) {
        let modification = Modification {
            instructions: instructions.to_vec(),
            reason: None,
        };
        let plan = Plan::of(&self.state, &self.process, &modification).unwrap();
        let name = |scope: ActivationId| {
            let element = self.state.activations[&scope].element.as_ref();
            element
                .map_or("the process", |element| element.as_str())
                .to_owned()
        };
        let entered = plan.entered(&self.process).into_iter();
        let entered = entered.map(|entered| {
            let made = entered.made.iter().map(|made| format!("{made}/"));
            format!(
                "{}: {}{}",
                name(entered.scope),
                made.collect::<String>(),
                entered.element
            )
        });
        let ended = plan.ended(&self.state, &self.process).into_iter();
        let ended = ended.map(|ended| {
            let waits = if ended.activation.is_none() {
                " (waits)"
            } else {
                ""
            };
            format!("{}: {}{waits}", name(ended.scope), ended.element)
        });
        (entered.collect(), ended.collect())
    }

    /// Every change of its tokens that could be asked for, whether or not it is refused.
    pub(crate) fn modifications(&self) -> Vec<Operation> {
        let mut all = Vec::new();
        let elements = self
            .process
            .elements()
            .iter()
            .map(|element| element.id.clone());
        let elements: Vec<ElementId> = elements.collect();
        for found in self.state.activations.values() {
            if let (Some(element), Some(scope)) = (found.element.clone(), found.parent) {
                all.push(Operation::CancelToken {
                    element: element.clone(),
                    scope,
                    activation: None,
                });
                all.push(Operation::CancelAll {
                    element,
                    scope: None,
                });
            }
            if found.status == ActivationStatus::Active && found.loop_state.is_none() {
                for element in elements.clone() {
                    let scope = found.id;
                    all.push(Operation::StartBefore {
                        element: element.clone(),
                        scope,
                    });
                    all.push(Operation::StartAfter { element, scope });
                }
            }
        }
        all
    }
}

impl Instruction {
    /// With variables for its scope.
    pub(crate) fn with(mut self, variables: &str) -> Self {
        self.variables = json(variables);
        self
    }
}

/// No more any token of an element, wherever it is.
pub(crate) fn without_any(element: &str) -> Instruction {
    plain(Operation::CancelAll {
        element: element.into(),
        scope: None,
    })
}

fn plain(operation: Operation) -> Instruction {
    Instruction {
        operation,
        variables: Variables::default(),
    }
}

/// The command to modify so.
pub(crate) fn modification(instructions: Vec<Instruction>) -> InstanceCommand {
    InstanceCommand::Modify(Box::new(Modification {
        instructions,
        reason: Some("stuck".to_owned()),
    }))
}

/// The command to change the tokens so.
pub(crate) fn operations(operations: &[Operation]) -> InstanceCommand {
    modification(operations.iter().cloned().map(plain).collect())
}
