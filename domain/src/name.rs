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
pub enum NameError {
    /// It is empty or too long.
    #[error(
        "a name has 1 to {} characters, but this has {found}",
        Name::CHARACTERS
    )]
    Length {
        /// How many characters it has, spaces around it left out.
        found: usize,
    },
    /// It holds the character NUL.
    #[error("a name must not contain the character NUL")]
    Nul,
}

impl Name {
    /// The most characters a name has.
    pub const CHARACTERS: usize = 255;

    /// The name that `text` is, without the spaces around it.
    pub fn new(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        let found = text.chars().count();
        if found == 0 || found > Self::CHARACTERS {
            return Err(NameError::Length { found });
        }
        if text.contains('\0') {
            return Err(NameError::Nul);
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
        assert_eq!(Name::new("  "), Err(NameError::Length { found: 0 }));
        let too_long = Name::new(&"ü".repeat(256));
        assert_eq!(too_long, Err(NameError::Length { found: 256 }));
        assert_eq!(Name::new("a\0b"), Err(NameError::Nul));
        assert!(Name::new(&"ü".repeat(255)).is_ok());
    }
}
