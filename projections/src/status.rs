//! Statuses as the contract names them.

/// A text that is none of the statuses there are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{found}' is no status; expected one of {}", .expected.join(", "))]
pub struct UnknownStatus {
    /// The text.
    pub found: String,
    /// The statuses there are.
    pub expected: &'static [&'static str],
}

/// An enum whose variants are each written as one text, in columns and in JSON.
macro_rules! status {
    (
        $(#[$doc:meta])*
        pub enum Status { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
        pub enum Status {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)*
        }

        impl Status {
            /// The status as the contract names it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }

        impl std::str::FromStr for Status {
            type Err = $crate::UnknownStatus;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::UnknownStatus {
                        found: text.to_owned(),
                        expected: &[$($text),*],
                    }),
                }
            }
        }
    };
}

pub(crate) use status;
