//! The built-in functions (DMN 1.5, 10.3.4), one file a family. Each file begins with the table of
//! its functions.

mod arguments;
mod boolean;
mod context;
mod conversion;
mod extended;
mod list;
mod numeric;
mod pattern;
mod range;
mod statistics;
mod string;
mod temporal;

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use arguments::Arguments;
pub(crate) use arguments::Given;
pub(crate) use pattern::PatternCache;

use crate::dialect::Dialect;
use crate::evaluate::{Evaluator, Failure};
use crate::value::Value;

/// What a built-in function does with its arguments.
type Body = fn(&Arguments, &mut Evaluator<'_>) -> Result<Value, Failure>;

/// A built-in function.
pub(crate) struct Builtin {
    name: &'static str,
    /// The forms in which it can be invoked; the first one that fits is taken.
    forms: &'static [Form],
}

/// One list of parameters of a built-in function, and what it does then.
struct Form {
    parameters: &'static [&'static str],
    required: usize,
    /// Whether the last parameter takes any number of arguments.
    variadic: bool,
    body: Body,
}

const fn function(name: &'static str, forms: &'static [Form]) -> Builtin {
    Builtin { name, forms }
}

/// A form all of whose parameters must be given.
const fn form(parameters: &'static [&'static str], body: Body) -> Form {
    Form {
        parameters,
        required: parameters.len(),
        variadic: false,
        body,
    }
}

impl Form {
    /// The same form with only the first parameters required.
    const fn requiring(self, required: usize) -> Form {
        Form { required, ..self }
    }

    /// The same form with any number of arguments for the last parameter.
    const fn variadic(self) -> Form {
        Form {
            variadic: true,
            ..self
        }
    }

    fn takes(&self, count: usize) -> bool {
        count >= self.required && (self.variadic || count <= self.parameters.len())
    }
}

static FUNCTIONS: LazyLock<HashMap<&'static str, &'static Builtin>> = LazyLock::new(|| {
    let families = [
        boolean::FUNCTIONS,
        context::FUNCTIONS,
        conversion::FUNCTIONS,
        list::FUNCTIONS,
        numeric::FUNCTIONS,
        range::FUNCTIONS,
        statistics::FUNCTIONS,
        string::FUNCTIONS,
        temporal::FUNCTIONS,
    ];
    families
        .into_iter()
        .flatten()
        .map(|builtin| (builtin.name, builtin))
        .collect()
});

/// What [`Dialect::Extended`] has beside [`FUNCTIONS`], or in place of one of them.
static EXTENDED: LazyLock<HashMap<&'static str, &'static Builtin>> = LazyLock::new(|| {
    extended::FAMILIES
        .into_iter()
        .flatten()
        .map(|builtin| (builtin.name, builtin))
        .collect()
});

/// The built-in function of a name.
pub(crate) fn find(name: &str, dialect: Dialect) -> Option<&'static Builtin> {
    let extended = match dialect {
        Dialect::Standard => None,
        Dialect::Extended => EXTENDED.get(name),
    };
    extended.or_else(|| FUNCTIONS.get(name)).copied()
}

/// The names of all built-in functions of a dialect, in no order.
pub fn names(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    let extended = EXTENDED.keys().copied();
    let additional =
        extended.filter(move |name| dialect == Dialect::Extended && !FUNCTIONS.contains_key(name));
    FUNCTIONS.keys().copied().chain(additional)
}

impl Builtin {
    /// The parameters of the first form.
    pub(crate) fn parameter_names(&self) -> &'static [&'static str] {
        self.forms.first().map_or(&[], |form| form.parameters)
    }

    pub(crate) fn invoke(
        &'static self,
        given: Given,
        evaluator: &mut Evaluator<'_>,
    ) -> Result<Value, Failure> {
        let (form, arguments) = Arguments::matched(self.name, self.forms, given)?;
        (form.body)(&arguments, evaluator)
    }
}

impl fmt::Debug for Builtin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
