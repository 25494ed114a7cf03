//! The program `quantumbpm`.

use std::{collections::HashMap, env, process::ExitCode};

/// The system's allocator keeps more memory and is slower under several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Variables that are no UTF-8 are none of ours.
    let environment: HashMap<String, String> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    quantumbpm::cli::main(env::args_os(), environment)
}
