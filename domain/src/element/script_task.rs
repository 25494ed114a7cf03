//! `bpmn:scriptTask` with FEEL: its value becomes the result variable or, without one, the entries of a context become variables.

use super::Behaviour;
use crate::{
    instance::view::{Fault, View},
    model::graph::{Element, Script},
    value::Variables,
};
use feel::Value;

impl Behaviour for Script {
    fn can_wait(&self) -> bool {
        false
    }

    fn compute(&self, element: &Element, inside: &View<'_>) -> Result<Variables, Fault> {
        let purpose = format!("the script of '{}'", element.id);
        let value = inside.evaluate(&self.expression, &purpose)?;
        let mut results = Variables::default();
        match (&self.result_variable, value) {
            (Some(name), value) => results.set(name, value),
            (None, Value::Context(context)) => results = Variables((*context).clone()),
            (None, Value::Null) => {}
            (None, other) => {
                return Err(Fault::feel(format!(
                    "{purpose} has no resultVariable, so it must give a context, but gave {}",
                    other.kind()
                )));
            }
        }
        Ok(results)
    }
}
