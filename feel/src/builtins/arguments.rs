//! The arguments of a built-in function: matched with its parameters, read by kind.

use std::sync::Arc;

use super::Form;
use crate::evaluate::{Failure, items_of};
use crate::value::{Context, DaysAndTimeDuration, Decimal, Function, List, Value};

/// Arguments as they are written in an invocation.
pub(crate) enum Given {
    Positional(Vec<Value>),
    Named(Vec<(Arc<str>, Value)>),
}

/// Arguments in the order of the parameters of a form.
pub(super) struct Arguments {
    function: &'static str,
    parameters: &'static [&'static str],
    values: Vec<Value>,
    named: bool,
}

impl Arguments {
    /// The form that fits the arguments, with them in its order.
    pub(super) fn matched(
        function: &'static str,
        forms: &'static [Form],
        given: Given,
    ) -> Result<(&'static Form, Arguments), Failure> {
        match given {
            Given::Positional(values) => {
                let form = forms.iter().find(|form| form.takes(values.len()));
                let form = form.ok_or_else(|| wrong_count(function, forms, values.len()))?;
                Ok((
                    form,
                    Arguments {
                        function,
                        parameters: form.parameters,
                        values,
                        named: false,
                    },
                ))
            }
            Given::Named(values) => {
                let form = forms.iter().find(|form| fits_names(form, &values));
                let form = form.ok_or_else(|| wrong_names(function, forms))?;
                let value_of = |parameter: &&str| {
                    let found = values.iter().find(|(name, _)| **name == **parameter);
                    found.map_or(Value::Null, |(_, value)| value.clone())
                };
                let values = form.parameters.iter().map(value_of).collect();
                Ok((
                    form,
                    Arguments {
                        function,
                        parameters: form.parameters,
                        values,
                        named: true,
                    },
                ))
            }
        }
    }

    fn parameter(&self, index: usize) -> &'static str {
        self.parameters
            .get(index)
            .or(self.parameters.last())
            .copied()
            .unwrap_or_default()
    }

    pub(super) fn expected<T>(&self, index: usize, wanted: &str) -> Result<T, Failure> {
        let (function, parameter, found) = (
            self.function,
            self.parameter(index),
            self.value(index).kind(),
        );
        Err(Failure::Null(format!(
            "`{parameter}` of `{function}` must be {wanted}, found a {found}"
        )))
    }

    /// Whether the arguments were given by name, so that the form is beyond doubt.
    pub(super) fn is_named(&self) -> bool {
        self.named
    }

    /// All arguments.
    pub(super) fn values(&self) -> &[Value] {
        &self.values
    }

    /// The argument, null when it was left out.
    pub(super) fn value(&self, index: usize) -> &Value {
        self.values.get(index).unwrap_or(&Value::Null)
    }

    /// The argument; a list of one item counts as the item (DMN 1.5, 10.3.2.9.4).
    pub(super) fn single(&self, index: usize) -> &Value {
        match self.value(index) {
            Value::List(items) => match &***items {
                [item] => item,
                _ => self.value(index),
            },
            value => value,
        }
    }

    pub(super) fn number(&self, index: usize) -> Result<Decimal, Failure> {
        match self.single(index) {
            Value::Number(number) => Ok(number.decimal()),
            _ => self.expected(index, "a number"),
        }
    }

    /// A number of which the digits after the point do not count.
    pub(super) fn integer(&self, index: usize) -> Result<i64, Failure> {
        match self.number(index)?.trunc_to_i64() {
            Some(integer) => Ok(integer),
            None => self.expected(index, "an integer of at most 18 digits"),
        }
    }

    pub(super) fn string(&self, index: usize) -> Result<&Arc<str>, Failure> {
        match self.single(index) {
            Value::String(text) => Ok(text),
            _ => self.expected(index, "a string"),
        }
    }

    /// A string, `None` when it is null or was left out.
    pub(super) fn optional_string(&self, index: usize) -> Result<Option<&Arc<str>>, Failure> {
        if self.value(index).is_null() {
            Ok(None)
        } else {
            self.string(index).map(Some)
        }
    }

    pub(super) fn context(&self, index: usize) -> Result<&Arc<Context>, Failure> {
        match self.single(index) {
            Value::Context(context) => Ok(context),
            _ => self.expected(index, "a context"),
        }
    }

    pub(super) fn function(&self, index: usize) -> Result<&Arc<Function>, Failure> {
        match self.single(index) {
            Value::Function(function) => Ok(function),
            _ => self.expected(index, "a function"),
        }
    }

    pub(super) fn time_duration(&self, index: usize) -> Result<DaysAndTimeDuration, Failure> {
        match self.single(index) {
            Value::DaysAndTimeDuration(duration) => Ok(*duration),
            _ => self.expected(index, "a days and time duration"),
        }
    }

    /// A list; any other value but null counts as a list of itself.
    pub(super) fn list(&self, index: usize) -> Result<Arc<List>, Failure> {
        match self.value(index) {
            Value::Null => self.expected(index, "a list"),
            value => Ok(items_of(value.clone())),
        }
    }

    /// The items of the only argument, if that is a list, or all arguments: `max([1, 2])` and
    /// `max(1, 2)`.
    pub(super) fn items(&self) -> Result<Arc<List>, Failure> {
        match &*self.values {
            [_] => self.list(0),
            values => Ok(Arc::new(values.to_vec().into())),
        }
    }
}

fn fits_names(form: &Form, values: &[(Arc<str>, Value)]) -> bool {
    let is_given = |parameter: &str| {
        values
            .iter()
            .filter(|(name, _)| **name == *parameter)
            .count()
            == 1
    };
    let required = form.parameters.get(..form.required).unwrap_or_default();
    required.iter().all(|parameter| is_given(parameter))
        && values
            .iter()
            .all(|(name, _)| form.parameters.contains(&&**name) && is_given(name))
}

fn wrong_count(function: &str, forms: &[Form], found: usize) -> String {
    format!("{}, found {found} arguments", usage(function, forms))
}

fn wrong_names(function: &str, forms: &[Form]) -> String {
    format!("{}, found other names", usage(function, forms))
}

fn usage(function: &str, forms: &[Form]) -> String {
    let forms: Vec<String> = forms
        .iter()
        .map(|form| {
            let parameters = form.parameters.iter().enumerate();
            let marked = parameters.map(|(index, name)| {
                if index < form.required {
                    (*name).to_owned()
                } else {
                    format!("{name}?")
                }
            });
            let more = if form.variadic { ", …" } else { "" };
            format!(
                "`{function}({}{more})`",
                marked.collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    format!("expected {}", forms.join(" or "))
}
