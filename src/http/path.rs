//! The variable parts of paths.

use super::error::ApiError;
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use domain::{ids::ProjectId, short_text::ShortText};
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

    /// The project. Any text is the key of one, though hardly of one that exists.
    pub(super) fn project(&self) -> ProjectId {
        ProjectId::from_key(self.raw("projectID"))
    }

    /// A text.
    pub(super) fn text(&self, name: &str) -> Result<&str, ApiError> {
        let text = self.raw(name);
        ShortText::check(text).map_err(|error| ApiError::field(name, error))?;
        Ok(text)
    }

    fn raw(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, text)| text)
            .unwrap_or_default()
    }
}

impl<S: Sync> FromRequestParts<S> for PathParameters {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ApiError> {
        RawPathParams::from_request_parts(parts, &())
            .await
            .map(Self)
            .map_err(|error| {
                // `Invalid UTF-8 in `name``: the name has no other way out.
                let text = error.body_text();
                let name = text.split('`').nth(1).unwrap_or("the path");
                ApiError::field(name, "expected percent-encoded UTF-8")
            })
    }
}
