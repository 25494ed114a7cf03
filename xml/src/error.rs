//! Why a document is refused.

use roxmltree::Error as Malformed;
use thiserror::Error;

/// Why a document is refused. Each text continues a sentence that begins with the document.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// It breaks XML 1.0 or its namespaces.
    #[error("is no well-formed XML (line {line}, column {column}): {reason}")]
    Malformed {
        /// The line, from 1.
        line: u32,
        /// The column in characters, from 1.
        column: u32,
        /// What is wrong there.
        reason: String,
    },
    /// It declares a document type, which could define entities.
    #[error("has a document type declaration (DTD): remove it, entities are never expanded")]
    DocumentTypeDeclaration,
    /// Its elements are nested too deep.
    #[error("nests its elements deeper than {limit} levels")]
    NestedTooDeep {
        /// How deep they may be nested.
        limit: usize,
    },
    /// An element has too many attributes.
    #[error("has an element with more than {limit} attributes")]
    TooManyAttributes {
        /// How many it may have.
        limit: usize,
    },
    /// It declares too many namespaces.
    #[error("has more than {limit} namespace declarations")]
    TooManyNamespaces {
        /// How many it may declare.
        limit: usize,
    },
    /// It declares too many namespaces around too many elements.
    #[error(
        "has too many elements inside {count} namespace declarations: declare namespaces where they are used"
    )]
    NamespacesAroundTooMuch {
        /// How many hold at the place where reading stopped.
        count: usize,
    },
}

impl From<Malformed> for Error {
    fn from(error: Malformed) -> Self {
        if error == Malformed::DtdDetected {
            return Self::DocumentTypeDeclaration;
        }
        let position = error.pos();
        let reason = error.to_string();
        // The library ends its sentence with the position, which ours says in words.
        let reason = reason
            .strip_suffix(&format!(" at {position}"))
            .unwrap_or(&reason)
            .to_owned();
        Self::Malformed {
            line: position.row,
            column: position.col,
            reason,
        }
    }
}
