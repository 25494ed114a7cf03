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
use crate::evaluate::{Evaluator, Failure, TEXT_PER_STEP};
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
    cost: Cost,
    body: Body,
}

/// What an invocation pays before its body runs. A body pays further for what it makes, and for what it does with the
/// functions that it is given.
#[derive(Clone, Copy)]
enum Cost {
    /// For all that its arguments hold, as if it read each of them once.
    Everything,
    /// For the items and entries of its arguments, but not for what is in them.
    Items,
    /// For nothing beside the invocation: whatever its arguments hold, it looks at a fixed part.
    Nothing,
    /// What the function says: it reads less than everything, or some of it several times.
    Of(fn(&Arguments) -> u64),
}

const fn function(name: &'static str, forms: &'static [Form]) -> Builtin {
    Builtin { name, forms }
}

/// A form all of whose parameters must be given. It pays for everything that its arguments hold, unless it says what it
/// costs.
const fn form(parameters: &'static [&'static str], body: Body) -> Form {
    Form {
        parameters,
        required: parameters.len(),
        variadic: false,
        cost: Cost::Everything,
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

    /// The same form at another cost.
    const fn costs(self, cost: Cost) -> Form {
        Form { cost, ..self }
    }

    fn takes(&self, count: usize) -> bool {
        count >= self.required && (self.variadic || count <= self.parameters.len())
    }
}

impl Cost {
    fn of(self, arguments: &Arguments) -> u64 {
        let each = match self {
            Cost::Everything => everything,
            Cost::Items => items,
            Cost::Nothing => return 0,
            Cost::Of(cost) => return cost(arguments),
        };
        arguments
            .values()
            .iter()
            .map(each)
            .fold(0, u64::saturating_add)
    }
}

/// Steps for reading a value whole.
fn everything(value: &Value) -> u64 {
    match value {
        Value::String(text) => reading(text),
        Value::List(_) | Value::Context(_) | Value::Range(_) | Value::Function(_) => value.size(),
        Value::Null
        | Value::Boolean(_)
        | Value::Number(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::DateTime(_)
        | Value::DaysAndTimeDuration(_)
        | Value::YearsAndMonthsDuration(_) => 0,
    }
}

/// Steps for going through the items or entries of a value.
fn items(value: &Value) -> u64 {
    match value {
        Value::List(list) => list.len() as u64,
        Value::Context(context) => context.len() as u64,
        Value::Range(_) | Value::Function(_) => 0,
        value => everything(value),
    }
}

/// Steps for reading a text.
fn reading(text: &str) -> u64 {
    text.len() as u64 / TEXT_PER_STEP
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
        evaluator.charge(form.cost.of(&arguments))?;
        (form.body)(&arguments, evaluator)
    }
}

impl fmt::Debug for Builtin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}
