//! The program `quantumbpm`.

use std::{env, process::ExitCode};

/// The system's allocator keeps more memory and is slower under several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    quantumbpm::cli::main(env::args_os(), env::vars_os())
}
