use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::dialect::Dialect;
use crate::types::Type;

/// The names that are known where an expression stands.
///
/// They only matter for names that hold spaces or operators: `total price` or `a-b` is one name
/// when it is known. Without being known, words side by side are one name, `a-b` is a difference.
#[derive(Clone, Debug, Default)]
pub struct Names {
    variables: BTreeSet<Arc<str>>,
    members: BTreeSet<Arc<str>>,
    types: BTreeMap<Arc<str>, Type>,
    dialect: Dialect,
}

impl Names {
    /// Adds a variable. It hides a built-in function of the same name.
    #[must_use]
    pub fn with_variable(mut self, name: impl AsRef<str>) -> Names {
        self.variables.insert(normalized(name.as_ref()));
        self
    }

    /// Adds the name of an entry of some context, which can follow a dot or stand in a filter.
    #[must_use]
    pub fn with_member(mut self, name: impl AsRef<str>) -> Names {
        self.members.insert(normalized(name.as_ref()));
        self
    }

    /// Adds a type, which can stand after `instance of` and after a parameter.
    #[must_use]
    pub fn with_type(mut self, name: impl AsRef<str>, meaning: Type) -> Names {
        self.types.insert(normalized(name.as_ref()), meaning);
        self
    }

    /// The same names for expressions of a dialect.
    #[must_use]
    pub fn in_dialect(self, dialect: Dialect) -> Names {
        Names { dialect, ..self }
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(crate) fn type_named(&self, name: &str) -> Option<&Type> {
        self.types.get(name)
    }

    pub(crate) fn variables(&self) -> impl Iterator<Item = &Arc<str>> {
        self.variables.iter()
    }

    pub(crate) fn members(&self) -> impl Iterator<Item = &Arc<str>> {
        self.members.iter()
    }
}

impl<N: AsRef<str>> FromIterator<N> for Names {
    fn from_iter<I: IntoIterator<Item = N>>(names: I) -> Names {
        names
            .into_iter()
            .fold(Names::default(), Names::with_variable)
    }
}

/// White space within a name is one space (DMN 1.5, 10.3.1.4).
pub(crate) fn normalized(name: &str) -> Arc<str> {
    name.split_whitespace().collect::<Vec<_>>().join(" ").into()
}
