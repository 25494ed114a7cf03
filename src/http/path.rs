//! The variable parts of paths.

use super::error::ApiError;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use std::str::FromStr;

/// The variable parts of a path.
#[derive(Debug)]
pub(super) struct PathParameters(RawPathParams);

impl PathParameters {
    /// The id of a `kind` of thing. What is no id names nothing, so it is answered as an unknown id is.
    pub(super) fn id<T: FromStr>(&self, name: &str, kind: &str) -> Result<T, ApiError> {
        let text = self.text(name)?;
        text.parse()
            .map_err(|_| ApiError::no_such(kind, text.escape_debug()))
    }

    /// The texts of all parts but the project's.
    pub(super) fn within_project(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(|(name, _)| *name != "projectID")
            .map(|(_, text)| text)
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Result<&str, ApiError> {
        let text = self
            .0
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, text)| text)
            .unwrap_or_default();
        if text.contains('\0') {
            return Err(ApiError::field(name, "must not contain the character NUL"));
        }
        Ok(text)
    }
}

impl<S: Sync> FromRequestParts<S> for PathParameters {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        RawPathParams::from_request_parts(parts, &())
            .await
            .map(Self)
            .map_err(|_| ApiError::BadRequest {
                message: "the path is not percent-encoded UTF-8".to_owned(),
                details: None,
            })
    }
}
