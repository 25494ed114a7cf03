//! Modification: an operator moves the tokens of a running instance by hand. BPMN knows no such thing; here the operator says where
//! tokens are, and from there on the process goes by its own rules.
//!
//! A modification is validated as a whole and carried out as a whole, or not at all ([`plan`]). One event says who asked for what
//! and why; the events after it are what follows: variables are set, tokens and activities end, tokens are placed.
//!
//! - What is canceled ends as what is interrupted does. A scope in which nothing is left is canceled with it, outwards, and takes no
//!   flow; with the last token of the instance the instance is canceled. What is started in place of it keeps it going.
//! - What is started stands before its element, or on the flows behind it, and moves on like any other token. Scopes in between are
//!   made for it: with their inputs, listeners, boundary events and event sub-processes, but without their start events.

mod place;
mod plan;
mod preview;

pub use plan::{Field, Plan, Refusal};
pub use preview::{Ended, Entered};

use super::{
    activation::ActivationStatus,
    command::Modification,
    error::InstanceError,
    event::{InstanceEvent, InstanceModified, Position, Repeat, TokensPlaced},
    here::Here,
    mapping,
    state::InstanceStatus,
    step::Step,
};
use crate::{ids::ActivationId, model::graph::Element, value::Variables};

/// Why an instance of this status takes no modification, if it takes none.
pub fn refused_by(status: InstanceStatus) -> Option<InstanceError> {
    let status = match status {
        InstanceStatus::Running => return None,
        InstanceStatus::Canceling => "being canceled",
        InstanceStatus::NotStarted
        | InstanceStatus::Completed
        | InstanceStatus::Canceled
        | InstanceStatus::Failed => status.name(),
    };
    Some(InstanceError::Ended { status })
}

impl<'a> Step<'a> {
    /// Carries out all that a modification asks for, or nothing.
    pub(crate) fn modify(&mut self, modification: Modification) -> Result<(), InstanceError> {
        if let Some(refused) = refused_by(self.state.status) {
            return Err(refused);
        }
        let plan = Plan::of(&self.state, self.process, &modification)
            .map_err(|refusals| InstanceError::ModificationRefused { refusals })?;
        self.check_room_for(&plan.set)?;
        let operations = modification.instructions.into_iter();
        self.emit(InstanceEvent::InstanceModified(Box::new(
            InstanceModified {
                operations: operations.map(|asked| asked.operation).collect(),
                reason: modification.reason,
            },
        )));
        for (scope, variables) in plan.set {
            self.set_variables(scope, variables);
        }
        for (scope, only) in plan.discarded {
            let element = self.element_id_of(scope);
            self.emit(InstanceEvent::TokensDiscarded {
                scope,
                element,
                only,
            });
        }
        for activation in plan.canceled {
            self.cancel_activation(activation);
        }
        for (scope, at) in plan.placed {
            self.place(scope, at);
        }
        for scope in plan.emptied {
            self.cancel_activation(scope);
        }
        if plan.cancels_instance {
            self.cancel_instance();
        }
        Ok(())
    }

    /// Ends an activation, unless what was canceled before has ended it.
    fn cancel_activation(&mut self, activation: ActivationId) {
        let found = self.state.activation(activation);
        if found.is_some_and(|found| found.status == ActivationStatus::Active) {
            self.terminate(activation);
        }
    }

    fn place(&mut self, scope: ActivationId, at: Vec<Position>) {
        let element = self.element_id_of(scope);
        self.emit(InstanceEvent::TokensPlaced(TokensPlaced {
            scope,
            element,
            at,
        }));
    }

    /// Refuses variables if there would be more than there may be.
    fn check_room_for(&self, set: &[(ActivationId, Variables)]) -> Result<(), InstanceError> {
        let mut found = self.state.bytes_of_variables();
        for (scope, variables) in set {
            let own = self.state.own_variables(*scope);
            let replaced = own.map_or(0, |own| own.bytes_replaced_by(variables));
            found = found
                .saturating_add(variables.0.bytes())
                .saturating_sub(replaced);
        }
        let limit = self.variables_limit;
        if found > limit && !set.is_empty() {
            return Err(InstanceError::VariablesTooLarge { found, limit });
        }
        Ok(())
    }

    /// A sub-process is made for tokens that are to stand inside it. An interrupting event sub-process interrupts the scope around it,
    /// as it does when it is triggered (BPMN 2.0.2, 13.5.4).
    pub(crate) fn make_scope(
        &mut self,
        element: &'a Element,
        scope: ActivationId,
        begins_at: Vec<Position>,
    ) {
        let inputs = mapping::inputs(element, &self.seen_from(scope).view());
        let (variables, fault) = match inputs {
            Ok(inputs) => (inputs, None),
            Err(fault) => (Variables::default(), Some(fault)),
        };
        let here = self.activate_for(element, scope, variables, begins_at);
        if element.kind.interrupts_scope() {
            self.terminate_others(&here);
            self.close_ad_hoc(scope);
        }
        match fault {
            None => self.begin(&here),
            Some(fault) => self.raise(&here, fault, Repeat::Enter),
        }
    }

    /// Whether a sub-process was made for tokens inside it.
    pub(crate) fn is_made_for_tokens(&self, here: &Here<'_>) -> bool {
        let found = self.state.activation(here.activation);
        found.is_some_and(|found| !found.begins_at.is_empty())
    }

    /// Puts the tokens into a sub-process that it was made for. Whether it was; another one begins at its start event.
    pub(crate) fn begin_for_tokens(&mut self, here: &Here<'_>) -> bool {
        let Some(found) = self.state.activation(here.activation) else {
            return false;
        };
        if found.begins_at.is_empty() {
            return false;
        }
        let at = found.begins_at.clone();
        self.place(here.activation, at);
        true
    }
}

#[cfg(test)]
mod tests;
