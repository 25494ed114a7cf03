//! What carries instances on. The cases are the same for each.

use testkit::ServerBuilder;

/// A driver of the server.
#[derive(Clone, Copy)]
pub(crate) enum Driver {
    /// The one inside the server.
    Embedded,
}

impl Driver {
    /// A server with this driver.
    pub(crate) fn configure(self, builder: ServerBuilder) -> ServerBuilder {
        match self {
            Self::Embedded => builder.variable("TEMPORAL_HOST_PORT", ""),
        }
    }
}
