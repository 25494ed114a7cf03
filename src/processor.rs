//! The machine's processor.

use std::{num::NonZero, thread};

/// How many threads it runs at once.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}
