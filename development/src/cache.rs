use std::path::PathBuf;

use nix::unistd::Uid;

/// The cache of `script/fetch`, which follows the same rule. Root's is not below its home: the account that runs PostgreSQL for
/// root must be able to enter it.
pub fn cache_folder() -> Option<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(folder) = variable("QUANTUMBPM_CACHE") {
        return Some(folder);
    }
    if Uid::effective().is_root() {
        return Some(PathBuf::from("/var/cache/quantumbpm"));
    }
    let caches =
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))?;
    Some(caches.join("quantumbpm"))
}
