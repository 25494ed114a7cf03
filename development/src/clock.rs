//! The issuer's and the license vendor's own clock. Both stand for parties outside of the server, so they do not share its
//! clock, which tests move.

use std::time::{SystemTime, UNIX_EPOCH};

/// Whole seconds since 1970-01-01T00:00:00Z, the unit of a JWT's times (RFC 7519 section 2, `NumericDate`).
#[expect(
    clippy::disallowed_methods,
    reason = "an outside party's clock, see above"
)]
pub(crate) fn seconds_since_epoch() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs())
}
