//! What is wrong with a YAML file, and where.

use serde_saphyr::{DefaultMessageFormatter, Error, Location, MessageFormatter};

/// The place and the text of an error, each by itself, so that both can stand where the reader's editor expects them.
pub(crate) fn complaint(error: &Error) -> (Location, String) {
    let location = error.location().unwrap_or(Location::UNKNOWN);
    let message = DefaultMessageFormatter.format_message(error.without_snippet());
    // The file's own text may be part of it.
    (location, message.escape_debug().to_string())
}
