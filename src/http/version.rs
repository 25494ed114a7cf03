//! The release that answers.

use axum::Json;
use serde::Serialize;

/// The contract's answer to `GetVersion`.
#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the contract's field")]
#[serde(rename_all = "camelCase")]
pub(super) struct Version {
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    build_time: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'static str>,
}

/// `GetVersion`. A release's build sets the two variables.
pub(super) async fn get() -> Json<Version> {
    Json(Version {
        version: env!("CARGO_PKG_VERSION"),
        build_time: option_env!("QUANTUMBPM_BUILD_TIME"),
        commit: option_env!("QUANTUMBPM_COMMIT"),
    })
}
