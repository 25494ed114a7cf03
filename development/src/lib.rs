//! What a developer's machine and the tests stand on, each the real thing: a private PostgreSQL server, an OpenID Connect
//! issuer on the loopback interface, and evaluation licenses.

mod cache;
mod clock;
pub mod issuer;
pub mod license;
pub mod postgres;

pub use cache::cache_folder;
