//! What carries instances on. The cases are the same for each.

use testkit::{ServerBuilder, TemporalServer, TestkitError};

/// A driver of the server.
pub(crate) enum Driver {
    /// The one inside the server.
    Embedded,
    /// Workflows of a Temporal server.
    Temporal(TemporalServer),
}

impl Driver {
    /// The driver of a real Temporal server.
    pub(crate) async fn temporal() -> Result<Self, TestkitError> {
        let server = TemporalServer::start(env!("CARGO_BIN_EXE_quantumbpm")).await?;
        Ok(Self::Temporal(server))
    }

    /// A server with this driver.
    pub(crate) fn configure(&self, builder: ServerBuilder) -> ServerBuilder {
        match self {
            Self::Embedded => builder.variable("TEMPORAL_HOST_PORT", ""),
            Self::Temporal(server) => builder.temporal(server),
        }
    }
}
