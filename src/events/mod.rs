//! The events as a whole: whether everything that is stored is what they lead to, and getting them out.

pub mod export;
pub mod verify;
