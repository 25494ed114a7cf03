//! Whether a text is JSON whose texts and numbers can be stored, also those that nobody will read.

use super::text::Reader;
use super::{JsonError, JsonErrorReason};
use crate::value::Decimal;

pub(super) fn check(text: &str, depth_limit: u32) -> Result<(), JsonError> {
    let mut document = Document {
        reader: Reader::new(text),
        depth_limit,
    };
    document.value(0)?;
    match document.reader.peek() {
        None => Ok(()),
        Some(_) => Err(document.reader.unexpected("the end of the text")),
    }
}

struct Document<'a> {
    reader: Reader<'a>,
    depth_limit: u32,
}

impl Document<'_> {
    /// How deep it calls itself is limited.
    fn value(&mut self, depth: u32) -> Result<(), JsonError> {
        match self.reader.peek() {
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'"') => self.reader.string().map(drop),
            Some(b'-' | b'0'..=b'9') => self.reader.number::<Decimal>().map(drop),
            Some(b't') => self.reader.literal("true"),
            Some(b'f') => self.reader.literal("false"),
            Some(b'n') => self.reader.literal("null"),
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

    fn array(&mut self, depth: u32) -> Result<(), JsonError> {
        self.check_depth(depth)?;
        self.reader.accept(b'[');
        if self.reader.accept(b']') {
            return Ok(());
        }
        for index in 0_usize.. {
            self.value(depth)
                .map_err(|error| error.within(&format!("[{index}]")))?;
            if self.reader.accept(b']') {
                break;
            }
            if !self.reader.accept(b',') {
                return Err(self.reader.unexpected("\",\" or \"]\""));
            }
        }
        Ok(())
    }

    fn object(&mut self, depth: u32) -> Result<(), JsonError> {
        self.check_depth(depth)?;
        self.reader.accept(b'{');
        if self.reader.accept(b'}') {
            return Ok(());
        }
        loop {
            if self.reader.peek() != Some(b'"') {
                return Err(self.reader.unexpected("a member name in quotation marks"));
            }
            let name = self.reader.string()?;
            if !self.reader.accept(b':') {
                return Err(self.reader.unexpected("\":\"").within(&name));
            }
            self.value(depth).map_err(|error| error.within(&name))?;
            if self.reader.accept(b'}') {
                return Ok(());
            }
            if !self.reader.accept(b',') {
                return Err(self.reader.unexpected("\",\" or \"}\""));
            }
        }
    }
}
