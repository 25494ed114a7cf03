//! Invocation of functions (DMN 1.5, 10.3.2.13).

use std::sync::Arc;

use super::frame::{Binding, Empty, Frame};
use super::{Evaluator, Outcome};
use crate::builtins::{Builtin, Given};
use crate::error::{EvaluationError, Position};
use crate::syntax::tree::{Arguments, FunctionDefinition, Node};
use crate::value::function::{Body, Closure};
use crate::value::{Function, Parameter, Value};

/// Steps for the reason of a function that has no result.
const EXPLANATION: u64 = 5;

/// Why a function has no result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The result is null, for this reason.
    Null(String),
    /// The whole evaluation ends.
    Stop(EvaluationError),
}

impl From<EvaluationError> for Failure {
    fn from(error: EvaluationError) -> Failure {
        Failure::Stop(error)
    }
}

impl From<String> for Failure {
    fn from(reason: String) -> Failure {
        Failure::Null(reason)
    }
}

impl From<&str> for Failure {
    fn from(reason: &str) -> Failure {
        Failure::Null(reason.to_owned())
    }
}

impl Evaluator<'_> {
    pub(super) fn builtin_invocation(
        &mut self,
        builtin: &'static Builtin,
        arguments: &[Node],
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let mut values = Vec::with_capacity(arguments.len());
        for argument in arguments {
            values.push(self.node(argument, frame)?);
        }
        let result = builtin.invoke(Given::Positional(values), self);
        self.settle(result, node, frame)
    }

    pub(super) fn invocation(
        &mut self,
        function: &Node,
        arguments: &Arguments,
        node: &Node,
        frame: &mut Frame<'_>,
    ) -> Outcome {
        let function = self.node(function, frame)?;
        let given = match arguments {
            Arguments::Positional(nodes) => {
                let mut values = Vec::with_capacity(nodes.len());
                for argument in nodes {
                    values.push(self.node(argument, frame)?);
                }
                Given::Positional(values)
            }
            Arguments::Named(nodes) => {
                let mut values = Vec::with_capacity(nodes.len());
                for (name, argument) in nodes {
                    values.push((name.clone(), self.node(argument, frame)?));
                }
                Given::Named(values)
            }
        };
        let Value::Function(function) = function else {
            let reason = || format!("a {} cannot be invoked", function.kind());
            return Ok(self.null(node, frame, reason));
        };
        // Finding the place looks through the text before it.
        self.charge(node.span.start as u64 / 256)?;
        let place = std::mem::replace(
            &mut self.place,
            (node.span, Position::of(frame.text, node.span.start)),
        );
        let result = self.call(&function, given);
        self.place = place;
        self.settle(result, node, frame)
    }

    fn settle(
        &mut self,
        result: Result<Value, Failure>,
        node: &Node,
        frame: &Frame<'_>,
    ) -> Outcome {
        match result {
            Ok(value) => Ok(value),
            Err(Failure::Null(reason)) => {
                // Saying why costs more than most functions do.
                self.charge(EXPLANATION)?;
                Ok(self.null(node, frame, || reason))
            }
            Err(Failure::Stop(error)) => Err(error),
        }
    }

    /// Invokes a function within the limits that remain. What FEEL calls an error gives null and a
    /// warning.
    ///
    /// # Errors
    /// [`EvaluationError`] when a limit is exceeded.
    pub fn invoke(
        &mut self,
        function: &Function,
        arguments: Vec<Value>,
    ) -> Result<Value, EvaluationError> {
        match self.call(function, Given::Positional(arguments)) {
            Ok(value) => Ok(value),
            Err(Failure::Null(reason)) => {
                self.warn(reason);
                Ok(Value::Null)
            }
            Err(Failure::Stop(error)) => Err(error),
        }
    }

    pub(crate) fn call(&mut self, function: &Function, given: Given) -> Result<Value, Failure> {
        match &function.body {
            Body::Builtin(builtin) => builtin.invoke(given, self),
            Body::Defined(closure) => {
                let arguments = self.bound(&closure.definition.parameters, given)?;
                Ok(self.enter(closure, arguments)?)
            }
            Body::Host {
                parameters,
                function,
            } => {
                let arguments = self.bound(parameters, given)?;
                Ok(function.invoke(&arguments, self)?)
            }
        }
    }

    fn enter(&mut self, closure: &Closure, arguments: Vec<Value>) -> Outcome {
        let definition = &closure.definition;
        self.charge(closure.captured.len() as u64 / 4)?;
        let mut frame = Frame::new(&Empty, &definition.text);
        for (name, value) in &closure.captured {
            frame.push(Binding::Variable(name.clone(), value.clone()));
        }
        if let Some(name) = &closure.own_name {
            let itself = Closure::new(definition.clone(), closure.captured.clone())
                .with_own_name(name.clone());
            frame.push(Binding::Variable(
                name.clone(),
                Value::from(Function::from_closure(itself)),
            ));
        }
        for (parameter, argument) in definition.parameters.iter().zip(arguments) {
            frame.push(Binding::Variable(parameter.name.clone(), argument));
        }
        self.node(&definition.body, &mut frame)
    }

    /// A function with what its body takes from around it.
    pub(super) fn closure(
        &mut self,
        definition: &Arc<FunctionDefinition>,
        frame: &Frame<'_>,
    ) -> Outcome {
        self.charge(definition.captured.len() as u64)?;
        let captured = definition.captured.iter();
        let captured = captured
            .filter_map(|name| Some((name.clone(), frame.lookup(name)?)))
            .collect();
        let closure = Closure::new(definition.clone(), captured);
        self.made_function = true;
        self.checked(Value::from(Function::from_closure(closure)))
    }

    /// The arguments in the order of the parameters, each coerced to its type.
    fn bound(&mut self, parameters: &[Parameter], given: Given) -> Result<Vec<Value>, Failure> {
        let values = match given {
            Given::Positional(values) => values,
            Given::Named(mut values) => {
                let mut ordered = Vec::with_capacity(parameters.len());
                for parameter in parameters {
                    let position = values.iter().position(|(name, _)| *name == parameter.name);
                    let position = position
                        .ok_or_else(|| format!("the argument `{}` is missing", parameter.name))?;
                    ordered.push(values.swap_remove(position).1);
                }
                if let Some((name, _)) = values.first() {
                    return Err(format!("the function has no parameter `{name}`").into());
                }
                ordered
            }
        };
        if values.len() != parameters.len() {
            let (wanted, found) = (parameters.len(), values.len());
            return Err(format!("the function takes {wanted} arguments, found {found}").into());
        }
        for (parameter, value) in parameters.iter().zip(&values) {
            if parameter.kind.is_some() {
                self.charge(value.size() - 1)?;
            }
        }
        parameters
            .iter()
            .zip(values)
            .map(|(parameter, value)| coerced(parameter, value))
            .collect()
    }
}

/// A function that stands in a context entry can invoke itself by the entry's name; other values
/// stay as they are.
pub(super) fn named(value: Value, name: &Arc<str>) -> Value {
    match &value {
        Value::Function(function) => match &function.body {
            Body::Defined(closure)
                if closure.own_name.is_none() && closure.definition.captured.contains(name) =>
            {
                let closure = Closure::new(closure.definition.clone(), closure.captured.clone());
                Value::from(Function::from_closure(closure.with_own_name(name.clone())))
            }
            _ => value,
        },
        _ => value,
    }
}

fn coerced(parameter: &Parameter, value: Value) -> Result<Value, Failure> {
    let Some(kind) = &parameter.kind else {
        return Ok(value);
    };
    let found = value.kind();
    let coerced = kind.coerce(value);
    coerced.ok_or_else(|| {
        format!(
            "the argument `{}` must be a {kind}, found a {found}",
            parameter.name
        )
        .into()
    })
}
