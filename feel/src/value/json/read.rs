//! From JSON to values.

use std::str::FromStr;

use super::text::Reader;
use super::{JsonError, JsonErrorReason};
use crate::value::{Context, Range, Value};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Plain,
    Stored,
}

struct Document<'a> {
    reader: Reader<'a>,
    encoding: Encoding,
    depth_limit: u32,
}

pub(super) fn read(text: &str, depth_limit: u32, encoding: Encoding) -> Result<Value, JsonError> {
    let mut document = Document {
        reader: Reader::new(text),
        encoding,
        depth_limit,
    };
    let value = document.value(0)?;
    match document.reader.peek() {
        None => Ok(value),
        Some(_) => Err(document.reader.unexpected("the end of the text")),
    }
}

impl Document<'_> {
    fn value(&mut self, depth: u32) -> Result<Value, JsonError> {
        match self.reader.peek() {
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'"') => Ok(Value::from(&*self.reader.string()?)),
            Some(b'-' | b'0'..=b'9') => Ok(Value::Number(self.reader.number()?)),
            Some(b't') => self.reader.literal("true").map(|()| Value::Boolean(true)),
            Some(b'f') => self.reader.literal("false").map(|()| Value::Boolean(false)),
            Some(b'n') => self.reader.literal("null").map(|()| Value::Null),
            _ => Err(self.reader.unexpected("a JSON value")),
        }
    }

    fn check_depth(&self, depth: u32) -> Result<(), JsonError> {
        if depth > self.depth_limit {
            return Err(self.reader.error(JsonErrorReason::TooDeep {
                limit: self.depth_limit,
            }));
        }
        Ok(())
    }

    fn array(&mut self, depth: u32) -> Result<Value, JsonError> {
        self.check_depth(depth)?;
        self.reader.accept(b'[');
        let mut items = Vec::new();
        if self.reader.accept(b']') {
            return Ok(Value::from(items));
        }
        loop {
            let item = self
                .value(depth)
                .map_err(|error| error.within(&format!("[{}]", items.len())))?;
            items.push(item);
            if self.reader.accept(b']') {
                // Small lists within lists would take thrice the memory otherwise.
                items.shrink_to_fit();
                return Ok(Value::from(items));
            }
            if !self.reader.accept(b',') {
                return Err(self.reader.unexpected("\",\" or \"]\""));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Value, JsonError> {
        let context = self.members(depth, self.encoding == Encoding::Stored)?;
        match (self.encoding, context.get("@")) {
            (Encoding::Stored, Some(tag)) => self.tagged(tag, &context),
            _ => Ok(Value::from(context)),
        }
    }

    /// The members of an object; `may_wrap` says that it can be one around a context that has a
    /// member `@` of its own, which is no tag.
    fn members(&mut self, depth: u32, may_wrap: bool) -> Result<Context, JsonError> {
        self.check_depth(depth)?;
        if !self.reader.accept(b'{') {
            return Err(self.reader.unexpected("an object"));
        }
        let mut context = Context::new();
        if self.reader.accept(b'}') {
            return Ok(context);
        }
        loop {
            if self.reader.peek() != Some(b'"') {
                return Err(self.reader.unexpected("a member name in quotation marks"));
            }
            let name = self.reader.string()?;
            if !self.reader.accept(b':') {
                return Err(self.reader.unexpected("\":\"").within(&name));
            }
            let value = if may_wrap && name == "value" && wraps_context(&context) {
                self.members(depth + 1, false).map(Value::from)
            } else {
                self.value(depth)
            };
            context.insert(&*name, value.map_err(|error| error.within(&name))?);
            if self.reader.accept(b'}') {
                return Ok(context);
            }
            if !self.reader.accept(b',') {
                return Err(self.reader.unexpected("\",\" or \"}\""));
            }
        }
    }

    fn tagged(&self, tag: &Value, object: &Context) -> Result<Value, JsonError> {
        let damaged = |reason: String| self.reader.error(JsonErrorReason::Stored(reason));
        let Some(tag) = tag.as_str() else {
            return Err(damaged(format!(
                "the tag \"@\" is no string but a {}",
                tag.kind()
            )));
        };
        let content = object.get("value").unwrap_or(&Value::Null);
        match tag {
            "context" => Ok(content.clone()),
            "date" => parsed(content, Value::Date),
            "time" => parsed(content, Value::Time),
            "date and time" => parsed(content, Value::DateTime),
            "days and time duration" => parsed(content, Value::DaysAndTimeDuration),
            "years and months duration" => parsed(content, Value::YearsAndMonthsDuration),
            "range" => range(object),
            other => Err(format!("the tag \"{other}\" is not known")),
        }
        .map_err(damaged)
    }
}

fn wraps_context(object: &Context) -> bool {
    object.len() == 1 && object.get("@").and_then(Value::as_str) == Some("context")
}

fn parsed<T>(content: &Value, kind: impl Fn(T) -> Value) -> Result<Value, String>
where
    T: FromStr,
    T::Err: std::fmt::Display,
{
    let text = content
        .as_str()
        .ok_or_else(|| format!("expected a text, found {}", content.kind()))?;
    text.parse()
        .map(kind)
        .map_err(|error: T::Err| error.to_string())
}

fn range(object: &Context) -> Result<Value, String> {
    let endpoint = |name: &str| object.get(name).cloned().unwrap_or_default();
    let included = |name: &str| {
        let flag = object.get(name).and_then(Value::as_boolean);
        flag.ok_or_else(|| format!("a range needs the truth value \"{name}\""))
    };
    Ok(Value::from(Range::new(
        endpoint("start"),
        included("startIncluded")?,
        endpoint("end"),
        included("endIncluded")?,
    )))
}
