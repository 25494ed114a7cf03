//! Evaluating an element's texts and expressions in its scope, and what it means when one does not give what is needed.

use super::{event::IncidentType, state::InstanceState};
use crate::{model::graph::Text, short_text::ShortText, value::Variables};
use feel::{Environment, Expression, Scope, Value, Zone};
use jiff::Timestamp;
use std::str::FromStr;

/// Why an element cannot go on: it becomes an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Its category.
    pub(crate) error_type: IncidentType,
    /// What went wrong, where, and what was expected.
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(error_type: IncidentType, message: impl Into<String>) -> Self {
        Self {
            error_type,
            message: message.into(),
        }
    }

    pub(crate) fn feel(message: impl Into<String>) -> Self {
        Self::new(IncidentType::FeelError, message)
    }
}

/// What an element's texts and expressions are evaluated with: what can be seen from where it is, with variables before that which
/// are not stored yet.
pub(crate) struct View<'a> {
    seen: &'a dyn Scope,
    unstored: Option<&'a Variables>,
    environment: &'a Environment,
    room: Option<Room<'a>>,
}

/// Where values are to be stored, and how much there may be.
#[derive(Clone, Copy)]
pub(crate) struct Room<'a> {
    pub(crate) state: &'a InstanceState,
    /// How much the instance's variables may hold together ([`Value::bytes`]).
    pub(crate) limit: u64,
}

impl Room<'_> {
    /// Refuses a large value that has no room in the instance, or comes when there is none left. It may replace another, so an
    /// instance can come to hold nearly twice its limit before that is noticed.
    fn check(&self, value: &Value, purpose: &str) -> Result<(), Fault> {
        let (bytes, limit) = (value.bytes(), self.limit);
        if bytes <= limit / 1024 {
            return Ok(());
        }
        let held = self.state.bytes_of_variables();
        if bytes.max(held) <= limit {
            return Ok(());
        }
        Err(Fault::new(
            IncidentType::SnapshotSizeExceeded,
            format!(
                "{purpose} gives {bytes} bytes; the instance holds {held} bytes of variables and may hold {limit} \
                 (INSTANCE_MAX_VARIABLES_BYTES). Set variables that are not needed to null, and resolve the incident"
            ),
        ))
    }
}

impl Scope for View<'_> {
    fn lookup(&self, name: &str) -> Option<Value> {
        let unstored = self.unstored.and_then(|unstored| unstored.get(name));
        unstored.cloned().or_else(|| self.seen.lookup(name))
    }
}

/// What FEEL is evaluated with at an instant; `None` outside the years that it knows. The platform's zone is UTC.
pub fn environment(now: Timestamp) -> Option<Environment> {
    Environment::at(now.as_nanosecond(), Zone::UTC)
}

impl<'a> View<'a> {
    pub(crate) fn new(seen: &'a dyn Scope, environment: &'a Environment) -> Self {
        Self {
            seen,
            unstored: None,
            environment,
            room: None,
        }
    }

    /// The same view for values that are to be stored there.
    pub(crate) fn within(self, room: Room<'a>) -> Self {
        Self {
            room: Some(room),
            ..self
        }
    }

    /// The same view with other variables before it.
    pub(crate) fn with<'b>(&self, unstored: &'b Variables) -> View<'b>
    where
        'a: 'b,
    {
        View {
            seen: self.seen,
            unstored: Some(unstored),
            environment: self.environment,
            room: self.room,
        }
    }

    /// Evaluates FEEL; `purpose` names the expression in an error.
    pub(crate) fn evaluate(&self, expression: &Expression, purpose: &str) -> Result<Value, Fault> {
        Ok(self.evaluate_with_reason(expression, purpose)?.0)
    }

    /// The value and, should it be null because something failed, why.
    fn evaluate_with_reason(
        &self,
        expression: &Expression,
        purpose: &str,
    ) -> Result<(Value, String), Fault> {
        let evaluation = expression
            .evaluate(self, self.environment)
            .map_err(|error| Fault::feel(format!("{purpose} '{}': {error}", expression.text())))?;
        let reason = evaluation
            .warnings
            .first()
            .map(|warning| format!(": {}", warning.message))
            .unwrap_or_default();
        if let Some(room) = &self.room {
            room.check(&evaluation.value, purpose)?;
        }
        // Variables hold none.
        if evaluation.made_function && holds_function(&evaluation.value) {
            return Err(Fault::feel(format!(
                "{purpose} '{}' must give data, but gave a function, which cannot be stored",
                expression.text()
            )));
        }
        Ok((evaluation.value, reason))
    }

    /// A condition holds when it is true; null and false do not. Anything else is an error of the model or its data.
    pub(crate) fn holds(&self, expression: &Expression, purpose: &str) -> Result<bool, Fault> {
        match self.evaluate(expression, purpose)? {
            Value::Boolean(holds) => Ok(holds),
            Value::Null => Ok(false),
            other => Err(Fault::feel(format!(
                "{purpose} '{}' must give a boolean, but gave {}",
                expression.text(),
                other.kind()
            ))),
        }
    }

    /// The value of a text: itself, or what its FEEL gives.
    pub(crate) fn value(&self, text: &Text, purpose: &str) -> Result<Value, Fault> {
        match text {
            Text::Literal(literal) => Ok(Value::String(literal.as_str().into())),
            Text::Feel(expression) => self.evaluate(expression, purpose),
        }
    }

    /// A text by which something is looked up, so that it must give a short one that says something. A number is taken as its
    /// digits.
    pub(crate) fn string(&self, text: &Text, purpose: &str) -> Result<String, Fault> {
        let expression = match text {
            Text::Literal(literal) => return short(literal, purpose),
            Text::Feel(expression) => expression,
        };
        match self.evaluate_with_reason(expression, purpose)? {
            (Value::String(string), _) if string.trim().is_empty() => Err(Fault::feel(format!(
                "{purpose} '{}' must give a string, but gave an empty one",
                expression.text()
            ))),
            (Value::String(string), _) => short(string.as_ref(), purpose),
            (Value::Number(number), _) => short(&number.to_string(), purpose),
            (other, reason) => Err(Fault::feel(format!(
                "{purpose} '{}' must give a string, but gave {}{reason}",
                expression.text(),
                other.kind()
            ))),
        }
    }

    /// A text that gives a list of short strings: literally a comma-separated list, in FEEL a list or such a string.
    pub(crate) fn strings(&self, text: &Text, purpose: &str) -> Result<Vec<String>, Fault> {
        match self.value(text, purpose)? {
            Value::Null => Ok(Vec::new()),
            Value::String(list) => Ok(list
                .split(',')
                .map(str::trim)
                .filter(|entry| !entry.is_empty())
                .map(|entry| short(entry, purpose))
                .collect::<Result<_, _>>()?),
            Value::List(list) => list
                .iter()
                .map(|entry| match entry {
                    Value::String(string) => short(string.as_ref(), purpose),
                    other => Err(Fault::feel(format!(
                        "{purpose} must list strings, but lists {}",
                        other.kind()
                    ))),
                })
                .collect(),
            other => Err(Fault::feel(format!(
                "{purpose} must give a list of strings, but gave {}",
                other.kind()
            ))),
        }
    }
}

/// A text by which something is looked up: what a request, a file or a token may not bring, FEEL may not either.
pub(crate) fn short(text: &str, purpose: &str) -> Result<String, Fault> {
    match ShortText::new(text) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(Fault::feel(format!("{purpose}: {error}"))),
    }
}

/// A whole number, or its digits as a text; `None` if it is another value, or none of this type.
pub(crate) fn whole_number<N: FromStr + TryFrom<i64>>(value: &Value) -> Option<N> {
    match value {
        Value::String(digits) => digits.trim().parse().ok(),
        Value::Number(number) => number
            .decimal()
            .to_i64()
            .and_then(|number| N::try_from(number).ok()),
        _ => None,
    }
}

/// How a value that cannot be used is told: a number as it is, a text in quotes, both up to so many characters, all else by its
/// kind. So `2` and `"2"` are told apart.
pub(crate) fn told(value: &Value) -> String {
    match value {
        Value::String(text) => format!("the text \"{}\"", begin(text)),
        Value::Number(number) => begin(&number.to_string()),
        other => other.kind().to_owned(),
    }
}

fn begin(text: &str) -> String {
    const MOST: usize = 100;
    let mut begin: String = text.chars().take(MOST).collect();
    if begin.len() < text.len() {
        begin.push('…');
    }
    begin
}

/// Whether a value is a function or holds one.
fn holds_function(value: &Value) -> bool {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Function(_) => return true,
            Value::List(list) => open.extend(list.iter()),
            Value::Context(context) => open.extend(context.iter().map(|(_, value)| value)),
            Value::Null
            | Value::Boolean(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::DateTime(_)
            | Value::DaysAndTimeDuration(_)
            | Value::YearsAndMonthsDuration(_)
            | Value::Range(_) => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::told;
    use crate::testing::{bpmn::*, given};
    use feel::Value;

    fn branching(condition: &str) -> String {
        sequence([
            start("start"),
            gateway("exclusive", "which").default_flow("which-no"),
        ]) + &nodes([end("yes"), end("no")])
            + &flow_if("which", "yes", condition)
            + &path("which no")
    }

    #[test]
    fn an_expression_that_is_stopped_by_a_limit_is_an_incident() {
        let run = given(branching(
            "=count(for i in 1..100000, j in 1..100000 return i) > 0",
        ))
        .start("{}");
        assert!(
            run.incidents()[0].starts_with("which FeelError: the condition of flow 'which-yes'"),
            "{:?}",
            run.incidents()
        );
    }

    #[test]
    fn a_value_that_is_too_large_is_an_incident() {
        let grow = script("grow", "=for i in 1..20 return text", "x");
        let text = format!(r#"{{"text":"{}"}}"#, "x".repeat(1 << 20));
        let run = given(sequence([start("start"), grow, end("end")])).start(&text);
        assert!(
            run.incidents()[0].starts_with("grow SnapshotSizeExceeded: "),
            "{:?}",
            run.incidents()
        );
    }

    #[test]
    fn now_is_the_time_of_the_step() {
        let run = given(sequence([
            start("start"),
            script("when", "=string(now())", "at"),
            end("end"),
        ]))
        .start("{}");
        assert_eq!(run.variables(), r#"{"at":"2026-01-01T00:00:00.001Z"}"#);
    }

    #[test]
    fn a_number_is_taken_as_its_digits_where_a_text_is_needed() {
        let content = sequence([start("start"), call("call", "=n"), end("end")]);
        let run = given(content).start(r#"{"n":5}"#);
        assert!(run.incidents()[0].contains("process '5' has no deployed version"));
    }

    #[test]
    fn what_is_long_is_not_told_whole() {
        let long: Value = Value::from("é".repeat(101).as_str());
        let begin = "é".repeat(100);
        assert_eq!(told(&long), format!("the text \"{begin}…\""));
        assert_eq!(told(&101.into()), "101");
        assert_eq!(told(&"101".into()), "the text \"101\"");
        assert_eq!(told(&Value::Null), Value::Null.kind());
    }

    #[test]
    fn numbers_keep_their_digits() {
        let number = "1234567890123456789012345678901234";
        let run = given(sequence([
            start("start"),
            script("copy", "=n", "m"),
            end("end"),
        ]))
        .start(&format!(r#"{{"n":{number}}}"#));
        assert_eq!(run.variables(), format!(r#"{{"n":{number},"m":{number}}}"#));
    }
}
