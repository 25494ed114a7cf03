//! Types after `instance of` and of parameters (DMN 1.5, grammar rules 49 to 52).

use super::Parser;
use crate::error::SyntaxError;
use crate::syntax::lexer::TokenKind;
use crate::syntax::names_in_scope::joined;
use crate::types::Type;

/// The names of several words, then those of one.
const SIMPLE_TYPES: [(&str, Type); 11] = [
    ("date and time", Type::DateTime),
    ("years and months duration", Type::YearsAndMonthsDuration),
    ("days and time duration", Type::DaysAndTimeDuration),
    ("Any", Type::Any),
    ("Null", Type::Null),
    ("null", Type::Null),
    ("number", Type::Number),
    ("string", Type::String),
    ("boolean", Type::Boolean),
    ("date", Type::Date),
    ("time", Type::Time),
];

impl Parser<'_> {
    pub(super) fn type_reference(&mut self) -> Result<Type, SyntaxError> {
        self.depth += 1;
        if self.depth > super::MAXIMUM_HEIGHT {
            return Err(self.too_deep(self.peek().span));
        }
        let found = self.type_without_depth()?;
        self.depth -= 1;
        Ok(found)
    }

    fn type_without_depth(&mut self) -> Result<Type, SyntaxError> {
        if self.look_ahead(1).is_symbol("<") {
            match self.peek().text {
                "list" => return self.generic(Type::List),
                "range" => return self.generic(Type::Range),
                "context" => return self.context_type(),
                "function" => return self.function_type(),
                _ => {}
            }
        }
        if self.peek().kind != TokenKind::Word {
            return Err(self.unexpected("a type"));
        }
        for (name, simple) in SIMPLE_TYPES {
            let length = name.split(' ').count();
            if *joined(self.text, self.rest().get(..length).unwrap_or_default()) == *name {
                self.index += length;
                return Ok(simple);
            }
        }
        self.declared_type()
    }

    /// A type of the model, known by name; the longest name wins.
    fn declared_type(&mut self) -> Result<Type, SyntaxError> {
        let is_part = |kind: TokenKind, text: &str| {
            matches!(kind, TokenKind::Word | TokenKind::Number)
                || matches!(text, "." | "-" | "/" | "'")
        };
        let most = self
            .rest()
            .iter()
            .take_while(|token| is_part(token.kind, token.text))
            .count();
        for length in (1..=most.min(32)).rev() {
            let name = joined(self.text, self.rest().get(..length).unwrap_or_default());
            if let Some(declared) = self.names.type_named(&name) {
                self.index += length;
                return Ok(declared.clone());
            }
        }
        let token = self.peek();
        let message = format!(
            "expected a type such as `number` or `list<string>`, found `{}`, which is not known",
            token.text
        );
        Err(self.error_at(token.span, message))
    }

    fn generic(&mut self, kind: fn(Box<Type>) -> Type) -> Result<Type, SyntaxError> {
        self.index += 2;
        let element = self.type_reference()?;
        self.expect_symbol(">", "after the type of the elements")?;
        Ok(kind(Box::new(element)))
    }

    fn context_type(&mut self) -> Result<Type, SyntaxError> {
        self.index += 2;
        let mut entries = Vec::new();
        while !self.accept_symbol(">") {
            if !entries.is_empty() {
                self.expect_symbol(",", "or `>` after the type of an entry")?;
            }
            let name = self
                .name_before(":")
                .ok_or_else(|| self.unexpected("the name of an entry and `:`"))?;
            self.expect_symbol(":", "after the name of an entry")?;
            entries.push((name, self.type_reference()?));
        }
        Ok(Type::Context(entries))
    }

    fn function_type(&mut self) -> Result<Type, SyntaxError> {
        self.index += 2;
        let mut parameters = Vec::new();
        while !self.accept_symbol(">") {
            if !parameters.is_empty() {
                self.expect_symbol(",", "or `>` after the type of a parameter")?;
            }
            parameters.push(self.type_reference()?);
        }
        self.expect_symbol("->", "and the type of the result after `function<…>`")?;
        Ok(Type::Function(parameters, Box::new(self.type_reference()?)))
    }
}
