//! From text to a syntax tree in which every name is resolved as far as it can be without values.

mod characters;
mod lexer;
mod literal;
mod names_in_scope;
mod other_languages;
mod parser;
pub(crate) mod tree;

pub(crate) use parser::{Parsed, parse_expression, parse_unary_tests};
