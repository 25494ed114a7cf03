//! The names known at a place of an expression, and how they are told from the tokens there.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use indexmap::IndexSet;

use super::lexer::{self, Token, TokenKind};
use crate::builtins;
use crate::dialect::Dialect;
use crate::names::{Names, normalized};

/// A name that is known, with its tokens.
struct KnownName {
    tokens: Vec<Box<str>>,
    name: Arc<str>,
}

impl KnownName {
    fn begins(&self, tokens: &[Token<'_>]) -> bool {
        let own = self.tokens.iter().map(|token| &**token);
        tokens.len() >= self.tokens.len() && own.zip(tokens).all(|(own, token)| *own == *token.text)
    }
}

/// Known names by the text of their first token.
#[derive(Default)]
struct Dictionary {
    names: HashMap<Box<str>, Vec<KnownName>>,
}

impl Dictionary {
    fn insert(&mut self, name: &Arc<str>) {
        // A name of other characters cannot be written in an expression.
        let Ok(tokens) = lexer::tokens(name, Dialect::Standard) else {
            return;
        };
        let words = tokens.iter().filter(|token| token.kind != TokenKind::End);
        let tokens: Vec<Box<str>> = words.map(|token| token.text.into()).collect();
        let Some(first) = tokens.first().cloned() else {
            return;
        };
        let known = self.names.entry(first).or_default();
        if !known.iter().any(|known| known.name == *name) {
            known.push(KnownName {
                tokens,
                name: name.clone(),
            });
        }
    }

    /// The longest known name at the beginning, and the number of its tokens.
    fn longest(&self, tokens: &[Token<'_>]) -> Option<(Arc<str>, usize)> {
        let known = self.names.get(tokens.first()?.text)?;
        let fitting = known.iter().filter(|known| known.begins(tokens));
        let longest = fitting.max_by_key(|known| known.tokens.len())?;
        Some((longest.name.clone(), longest.tokens.len()))
    }
}

/// The built-in functions whose names have several words. A name of one token is recognised without
/// being known.
static BUILTINS: LazyLock<Dictionary> = LazyLock::new(|| dictionary_of(Dialect::Standard));
static EXTENDED_BUILTINS: LazyLock<Dictionary> = LazyLock::new(|| dictionary_of(Dialect::Extended));

fn dictionary_of(dialect: Dialect) -> Dictionary {
    let mut dictionary = Dictionary::default();
    let names = builtins::names(dialect).filter(|name| name.contains(' '));
    names.for_each(|name| dictionary.insert(&name.into()));
    dictionary
}

enum Level {
    /// Names that an iteration, a function or a context binds.
    Bound {
        names: HashSet<Arc<str>>,
        dictionary: Dictionary,
        is_function: bool,
        free: IndexSet<Arc<str>>,
    },
    /// A filter: any entry of the item can be named.
    Filter,
}

/// What a name at some place refers to.
pub(super) struct Resolution {
    pub(super) name: Arc<str>,
    pub(super) tokens: usize,
    pub(super) may_be_local: bool,
    /// Whether the name was declared, by the caller or within the expression.
    pub(super) is_variable: bool,
    /// Whether something within the expression binds the name.
    pub(super) is_bound: bool,
}

/// What is known about a name where it is read.
pub(super) struct Reading {
    /// Whether something within the expression may bind it.
    pub(super) may_be_local: bool,
    /// Whether something within the expression binds it.
    pub(super) is_bound: bool,
}

pub(super) struct NamesInScope {
    builtins: &'static Dictionary,
    declared: Dictionary,
    members: Dictionary,
    levels: Vec<Level>,
    free: IndexSet<Arc<str>>,
}

impl NamesInScope {
    pub(super) fn new(names: &Names) -> NamesInScope {
        let mut declared = Dictionary::default();
        names.variables().for_each(|name| declared.insert(name));
        let mut members = Dictionary::default();
        names.members().for_each(|name| members.insert(name));
        NamesInScope {
            builtins: match names.dialect() {
                Dialect::Standard => &BUILTINS,
                Dialect::Extended => &EXTENDED_BUILTINS,
            },
            declared,
            members,
            levels: Vec::new(),
            free: IndexSet::new(),
        }
    }

    pub(super) fn enter_binding(&mut self) {
        self.enter(false);
    }

    pub(super) fn enter_function(&mut self) {
        self.enter(true);
    }

    fn enter(&mut self, is_function: bool) {
        let dictionary = Dictionary::default();
        self.levels.push(Level::Bound {
            names: HashSet::new(),
            dictionary,
            is_function,
            free: IndexSet::new(),
        });
    }

    pub(super) fn enter_filter(&mut self) {
        self.levels.push(Level::Filter);
    }

    /// Binds a name in the innermost level; false when it is bound there already.
    pub(super) fn bind(&mut self, name: &Arc<str>) -> bool {
        match self.levels.last_mut() {
            Some(Level::Bound {
                names, dictionary, ..
            }) => {
                dictionary.insert(name);
                names.insert(name.clone())
            }
            Some(Level::Filter) | None => false,
        }
    }

    /// Ends the innermost level and returns the names that it took from around it, if it is a
    /// function.
    pub(super) fn leave(&mut self) -> Vec<Arc<str>> {
        match self.levels.pop() {
            Some(Level::Bound { free, .. }) => free.into_iter().collect(),
            Some(Level::Filter) | None => Vec::new(),
        }
    }

    /// How many levels were entered and not left.
    pub(super) fn levels(&self) -> usize {
        self.levels.len()
    }

    /// Leaves the levels that a failed attempt to parse has entered.
    pub(super) fn return_to(&mut self, levels: usize) {
        self.levels.truncate(levels);
    }

    /// The names that the expression takes from its scope.
    pub(super) fn into_free(self) -> Vec<Arc<str>> {
        self.free.into_iter().collect()
    }

    /// The name of a context entry, known from now on after a dot and in filters.
    pub(super) fn remember_member(&mut self, name: &Arc<str>) {
        self.members.insert(name);
    }

    /// The name of an entry at the beginning of the tokens, as it follows a dot.
    pub(super) fn member(&self, tokens: &[Token<'_>]) -> Option<(Arc<str>, usize)> {
        self.members.longest(tokens)
    }

    pub(super) fn resolve(
        &mut self,
        tokens: &[Token<'_>],
        unknown: (Arc<str>, usize),
    ) -> Resolution {
        let bound = self.levels.iter().filter_map(|level| match level {
            Level::Bound { dictionary, .. } => dictionary.longest(tokens),
            Level::Filter => None,
        });
        let members = self
            .in_filter()
            .then(|| self.members.longest(tokens))
            .flatten();
        let known = bound
            .chain(members)
            .chain(self.declared.longest(tokens))
            .max_by_key(|(_, length)| *length);
        let builtin = self.builtins.longest(tokens);
        let (name, length, is_variable) = match (known, builtin) {
            (Some((_, known)), Some((name, length))) if length > known => (name, length, false),
            (Some((name, length)), _) => (name, length, true),
            (None, Some((name, length))) => (name, length, false),
            (None, None) => (unknown.0, unknown.1, false),
        };
        let Reading {
            may_be_local,
            is_bound,
        } = self.read(&name);
        Resolution {
            name,
            tokens: length,
            may_be_local,
            is_variable,
            is_bound,
        }
    }

    /// Notes that a name is read.
    pub(super) fn read(&mut self, name: &Arc<str>) -> Reading {
        let is_bound = self.record(name);
        Reading {
            may_be_local: self.in_filter() || is_bound || &**name == "?" || self.in_function(),
            is_bound,
        }
    }

    /// Whether the place is within a filter, where the entries of what is filtered are names.
    fn in_filter(&self) -> bool {
        self.levels
            .iter()
            .any(|level| matches!(level, Level::Filter))
    }

    /// Whether the place is within a function: what its body takes from around it is bound when it
    /// is invoked.
    fn in_function(&self) -> bool {
        let is_function = |level: &Level| {
            matches!(
                level,
                Level::Bound {
                    is_function: true,
                    ..
                }
            )
        };
        self.levels.iter().any(is_function)
    }

    /// Notes where a name is read. Returns whether something within the expression binds it.
    fn record(&mut self, name: &Arc<str>) -> bool {
        for level in self.levels.iter_mut().rev() {
            let Level::Bound {
                names,
                is_function,
                free,
                ..
            } = level
            else {
                continue;
            };
            if names.contains(name) {
                return true;
            }
            if *is_function {
                free.insert(name.clone());
            }
        }
        let is_implicit = &**name == "?" || (self.in_filter() && &**name == "item");
        if !is_implicit {
            self.free.insert(name.clone());
        }
        false
    }
}

/// A name from its tokens, with the spaces it has in the text.
pub(super) fn joined(text: &str, tokens: &[Token<'_>]) -> Arc<str> {
    let start = tokens.first().map_or(0, |token| token.span.start);
    let end = tokens.last().map_or(start, |token| token.span.end);
    normalized(text.get(start..end).unwrap_or_default())
}
