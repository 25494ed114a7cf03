use std::fmt;
use std::sync::Arc;

use super::Value;
use crate::builtins::Builtin;
use crate::error::EvaluationError;
use crate::evaluate::Evaluator;
use crate::expression::{Expression, Scope};
use crate::syntax::tree::FunctionDefinition;
use crate::types::Type;

/// A parameter of a function.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Arc<str>,
    /// What its argument is coerced to; an argument that cannot be makes the result null.
    pub kind: Option<Type>,
}

/// A function whose body is not FEEL, for example a decision table of a business knowledge model.
pub trait HostFunction: Send + Sync {
    /// Computes the result; there are as many arguments as parameters. Expressions and functions
    /// that are evaluated through the evaluator share its limits.
    ///
    /// # Errors
    /// [`EvaluationError`] when a limit is exceeded. Everything else gives null and a warning by
    /// [`Evaluator::warn`].
    fn invoke(
        &self,
        arguments: &[Value],
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Value, EvaluationError>;
}

/// Something that can be invoked with arguments.
pub struct Function {
    pub(crate) body: Body,
}

pub(crate) enum Body {
    Builtin(&'static Builtin),
    Defined(Closure),
    Host {
        parameters: Vec<Parameter>,
        function: Arc<dyn HostFunction>,
    },
}

/// A function written in FEEL, with what its body takes from around it.
pub(crate) struct Closure {
    pub(crate) definition: Arc<FunctionDefinition>,
    pub(crate) captured: Vec<(Arc<str>, Value)>,
    /// The name of the context entry that holds the function: under it the function can invoke
    /// itself.
    pub(crate) own_name: Option<Arc<str>>,
    nesting: u32,
    size: u64,
}

impl Closure {
    pub(crate) fn new(
        definition: Arc<FunctionDefinition>,
        captured: Vec<(Arc<str>, Value)>,
    ) -> Closure {
        let nesting = captured
            .iter()
            .map(|(_, value)| value.nesting())
            .max()
            .unwrap_or(0)
            .saturating_add(1);
        let size = captured
            .iter()
            .map(|(_, value)| value.size())
            .fold(1, u64::saturating_add);
        Closure {
            definition,
            captured,
            own_name: None,
            nesting,
            size,
        }
    }

    pub(crate) fn with_own_name(self, name: Arc<str>) -> Closure {
        Closure {
            own_name: Some(name),
            ..self
        }
    }
}

impl Function {
    /// A function whose body is not FEEL.
    pub fn from_host(parameters: Vec<Parameter>, function: Arc<dyn HostFunction>) -> Function {
        Function {
            body: Body::Host {
                parameters,
                function,
            },
        }
    }

    /// A function whose body is an expression. The body sees the parameters, then the given scope,
    /// which may hold the function itself.
    pub fn from_expression(
        parameters: Vec<Parameter>,
        body: Arc<Expression>,
        scope: Arc<dyn Scope + Send + Sync>,
    ) -> Function {
        let names = parameters
            .iter()
            .map(|parameter| parameter.name.clone())
            .collect();
        Function::from_host(
            parameters,
            Arc::new(ExpressionFunction { names, body, scope }),
        )
    }

    pub(crate) fn from_builtin(builtin: &'static Builtin) -> Function {
        Function {
            body: Body::Builtin(builtin),
        }
    }

    pub(crate) fn from_closure(closure: Closure) -> Function {
        Function {
            body: Body::Defined(closure),
        }
    }

    /// The names of the parameters; of a built-in function those of its first form.
    pub fn parameter_names(&self) -> Vec<&str> {
        match &self.body {
            Body::Builtin(builtin) => builtin.parameter_names().to_vec(),
            Body::Defined(closure) => closure
                .definition
                .parameters
                .iter()
                .map(|parameter| &*parameter.name)
                .collect(),
            Body::Host { parameters, .. } => parameters
                .iter()
                .map(|parameter| &*parameter.name)
                .collect(),
        }
    }

    /// Whether the function takes arguments of these types, as far as its parameters declare types.
    /// No function declares the type of its result.
    pub(crate) fn takes(&self, arguments: &[Type]) -> bool {
        let declared = match &self.body {
            Body::Builtin(builtin) => return builtin.parameter_names().len() == arguments.len(),
            Body::Defined(closure) => &closure.definition.parameters,
            Body::Host { parameters, .. } => parameters,
        };
        let fits = |(parameter, argument): (&Parameter, &Type)| {
            let declared = parameter.kind.as_ref();
            declared.is_none_or(|declared| argument.is_subtype_of(declared))
        };
        declared.len() == arguments.len() && declared.iter().zip(arguments).all(fits)
    }

    pub(crate) fn nesting(&self) -> u32 {
        match &self.body {
            Body::Defined(closure) => closure.nesting,
            Body::Builtin(_) | Body::Host { .. } => 1,
        }
    }

    pub(crate) fn size(&self) -> u64 {
        match &self.body {
            Body::Defined(closure) => closure.size,
            Body::Builtin(_) | Body::Host { .. } => 1,
        }
    }
}

struct ExpressionFunction {
    names: Vec<Arc<str>>,
    body: Arc<Expression>,
    scope: Arc<dyn Scope + Send + Sync>,
}

impl HostFunction for ExpressionFunction {
    fn invoke(
        &self,
        arguments: &[Value],
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Value, EvaluationError> {
        let scope = Parameters {
            names: &self.names,
            arguments,
            outer: &*self.scope,
        };
        evaluator.evaluate(&self.body, &scope)
    }
}

struct Parameters<'a> {
    names: &'a [Arc<str>],
    arguments: &'a [Value],
    outer: &'a dyn Scope,
}

impl Scope for Parameters<'_> {
    fn lookup(&self, name: &str) -> Option<Value> {
        let position = self.names.iter().position(|known| **known == *name);
        position
            .and_then(|index| self.arguments.get(index))
            .cloned()
            .or_else(|| self.outer.lookup(name))
    }
}

/// Functions are equal if they are the same one.
impl PartialEq for Function {
    fn eq(&self, other: &Function) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "function({})", self.parameter_names().join(", "))
    }
}
