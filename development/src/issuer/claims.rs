use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Subject;

/// Roles in one project, the shape of an entry of the `projects` claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProjectRoles {
    /// The project's key or UUID, or `*` for every project.
    pub id: String,
    /// `admin`, `editor`, `executor` or `viewer`.
    pub roles: Vec<String>,
}

/// The claims of a token (RFC 7519 section 4). A test changes them to see what the server refuses.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Claims(Map<String, Value>);

impl Claims {
    pub(super) fn new(
        issuer: &str,
        audience: &str,
        subject: &Subject,
        now: u64,
        lifetime: u64,
    ) -> Self {
        let claims = Self(Map::new())
            .with("iss", json!(issuer))
            .with("aud", json!(audience))
            .with("sub", json!(subject.name))
            .with("iat", json!(now))
            .with("nbf", json!(now))
            .with("exp", json!(now + lifetime))
            .with("roles", json!(subject.roles));
        claims.with("projects", json!(subject.projects))
    }

    /// The same claims with one more, or with another value of one.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// The same claims without one.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.0.remove(name);
        self
    }

    /// The same claims as of `seconds` later, or earlier when negative.
    #[must_use]
    pub fn shifted(mut self, seconds: i64) -> Self {
        for name in ["iat", "nbf", "exp"] {
            if let Some(time) = self.0.get(name).and_then(Value::as_i64) {
                self.0.insert(name.to_owned(), json!(time + seconds));
            }
        }
        self
    }
}
