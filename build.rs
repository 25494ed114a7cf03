//! Chooses the keys whose licenses the program accepts: a vendor's build names its own in `LICENSE_KEYS_FILE`, and then refuses
//! the published evaluation key.

use std::{env, path::PathBuf};

fn main() {
    println!("cargo:rerun-if-env-changed=LICENSE_KEYS_FILE");
    let file = env::var_os("LICENSE_KEYS_FILE").map_or_else(
        || PathBuf::from("deploy/license/evaluation-keys.json"),
        PathBuf::from,
    );
    let root = env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    let file = root.join(file);
    println!("cargo:rerun-if-changed={}", file.display());
    println!("cargo:rustc-env=LICENSE_KEYS_FILE={}", file.display());
}
