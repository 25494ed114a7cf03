//! The name people give to a project or to a resource.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A name of 1 to [`Name::CHARACTERS`] characters, without spaces around it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Name(String);

/// A text that is no [`Name`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a name has 1 to {} characters, but this has {found}",
    Name::CHARACTERS
)]
pub struct NameError {
    /// How many characters it has, spaces around it left out.
    pub found: usize,
}

impl Name {
    /// The most characters a name has.
    pub const CHARACTERS: usize = 255;

    /// The name that `text` is, without the spaces around it.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        let found = text.chars().count();
        if found == 0 || found > Self::CHARACTERS {
            return Err(NameError { found });
        }
        Ok(Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_the_spaces_around_it() {
        assert_eq!(
            Name::new(" Order process ").unwrap().as_str(),
            "Order process"
        );
    }

    #[test]
    fn a_name_has_1_to_255_characters() {
        assert_eq!(Name::new("  "), Err(NameError { found: 0 }));
        assert_eq!(Name::new(&"ü".repeat(256)), Err(NameError { found: 256 }));
        assert!(Name::new(&"ü".repeat(255)).is_ok());
    }
}
