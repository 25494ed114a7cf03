//! The claims of a token: whether they hold, and who they speak of (RFC 7519, section 4).

use crate::config::{ClaimPath, Oidc};
use domain::{
    access::{Caller, Grants},
    short_text::{ShortText, ShortTextError},
};
use jiff::Timestamp;
use serde_json::{Map, Value};
use std::{borrow::Cow, sync::Arc};

/// The claims of a token whose signature was verified.
pub(super) struct Claims(pub(super) Map<String, Value>);

/// Why claims are refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// It is of another issuer.
    #[error("the token's iss is not the issuer of this server")]
    Issuer,
    /// It is for somebody else.
    #[error("the token's aud names no audience of this server")]
    Audience,
    /// Its time is over.
    #[error("the token has expired")]
    Expired,
    /// Its time has not come.
    #[error("the token's {0} is in the future")]
    Future(&'static str),
    /// A claim that is needed is missing or of another type.
    #[error("the token has no {0}, or one of a wrong type")]
    Missing(&'static str),
    /// The subject is a text by which nothing can be looked up.
    #[error("the token's sub cannot be used: {0}")]
    Subject(ShortTextError),
}

impl Claims {
    /// Checks what the claims say about the token itself. Gives the time at which it expires, in seconds since 1970.
    pub(super) fn check(&self, rules: &Oidc, now: Timestamp) -> Result<i64, ClaimError> {
        if self.0.get("iss").and_then(Value::as_str) != Some(rules.issuer.as_str()) {
            return Err(ClaimError::Issuer);
        }
        if !self.names_an_audience(&rules.audiences) {
            return Err(ClaimError::Audience);
        }
        let skew = i64::try_from(rules.clock_skew.as_secs()).unwrap_or(i64::MAX);
        let latest = now.as_second().saturating_add(skew);
        for name in ["nbf", "iat"] {
            if self.0.contains_key(name) && self.numeric_date(name)? > latest {
                return Err(ClaimError::Future(name));
            }
        }
        let expires = self.numeric_date("exp")?.saturating_add(skew);
        if expires <= now.as_second() {
            Err(ClaimError::Expired)
        } else {
            Ok(expires)
        }
    }

    /// Who the token speaks of.
    pub(super) fn caller(&self, rules: &Oidc) -> Result<Caller, ClaimError> {
        let subject = self
            .0
            .get("sub")
            .and_then(Value::as_str)
            .filter(|subject| !subject.is_empty());
        let subject = subject.ok_or(ClaimError::Missing("sub"))?;
        let subject: String = ShortText::new(subject).map_err(ClaimError::Subject)?.into();
        let groups = self.roles(&rules.roles_claim, &subject);
        let mut grants = Grants::default();
        for role in groups.iter().filter_map(|group| group.parse().ok()) {
            grants.grant_in_organization(role);
        }
        let projects = self.decoded(&rules.projects_claim);
        let entries = projects.as_deref().and_then(Value::as_array);
        for entry in entries.into_iter().flatten() {
            grant_in_project(&mut grants, entry);
        }
        Ok(Caller {
            subject,
            groups,
            grants: Arc::new(grants),
        })
    }

    fn names_an_audience(&self, audiences: &[String]) -> bool {
        let named = |audience: &Value| {
            audiences
                .iter()
                .any(|accepted| audience.as_str() == Some(accepted))
        };
        match self.0.get("aud") {
            Some(Value::Array(several)) => several.iter().any(named),
            Some(one) => named(one),
            None => false,
        }
    }

    /// A `NumericDate`, whole seconds since 1970. Fractions are allowed by RFC 7519 and cut off.
    fn numeric_date(&self, name: &'static str) -> Result<i64, ClaimError> {
        let number = self
            .0
            .get(name)
            .and_then(Value::as_number)
            .ok_or(ClaimError::Missing(name))?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "`as` saturates, and no date is near the limits"
        )]
        let whole = number
            .as_i64()
            .or_else(|| number.as_f64().map(|seconds| seconds as i64));
        whole.ok_or(ClaimError::Missing(name))
    }

    /// The roles at a place: a list of them, a list as a string that holds JSON, a single text, or an object whose keys they are. A
    /// role that nobody could be looked up by is left out.
    fn roles(&self, place: &ClaimPath, subject: &str) -> Vec<String> {
        let claim = self.decoded(place);
        let named: Vec<&str> = match claim.as_deref() {
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
            Some(Value::String(text)) => vec![text],
            Some(Value::Object(roles)) => roles
                .iter()
                .filter(|(_, of)| !matches!(of, Value::Null | Value::Bool(false)))
                .map(|(role, _)| role.as_str())
                .collect(),
            Some(Value::Null | Value::Bool(_) | Value::Number(_)) | None => Vec::new(),
        };
        let usable = named
            .into_iter()
            .filter(|role| match ShortText::check(role) {
                Ok(()) => true,
                Err(ShortTextError::Empty) => false,
                Err(error) => {
                    tracing::warn!(subject, %error, "a role of a token is ignored");
                    false
                }
            });
        usable.map(str::to_owned).collect()
    }

    /// What stands at a place. Some issuers can write a list or an object only as a string that holds JSON.
    fn decoded(&self, place: &ClaimPath) -> Option<Cow<'_, Value>> {
        let claim = self.at(place)?;
        if let Value::String(text) = claim
            && let Ok(inner @ (Value::Array(_) | Value::Object(_))) = serde_json::from_str(text)
        {
            return Some(Cow::Owned(inner));
        }
        Some(Cow::Borrowed(claim))
    }

    /// What stands at a place. A claim of this very name comes first, since names such as `https://example.com/roles` hold
    /// dots that are no path.
    fn at(&self, ClaimPath(place): &ClaimPath) -> Option<&Value> {
        if let Some(value) = self.0.get(place) {
            return Some(value);
        }
        let mut names = place.split('.');
        let first = self.0.get(names.next()?)?;
        names.try_fold(first, |value, name| value.get(name))
    }
}

/// Takes an entry `{"id": project, "roles": [role]}`. One of another shape grants nothing.
fn grant_in_project(grants: &mut Grants, entry: &Value) {
    let decoded;
    let entry = match entry {
        Value::String(text) => {
            decoded = serde_json::from_str(text).unwrap_or(Value::Null);
            &decoded
        }
        other => other,
    };
    let Some(project) = entry.get("id").and_then(Value::as_str) else {
        return;
    };
    let roles = entry.get("roles").and_then(Value::as_array);
    for role in roles.into_iter().flatten().filter_map(Value::as_str) {
        if let Ok(role) = role.parse() {
            grants.grant_in_project(project, role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        access::{OrganizationRole, ProjectRole},
        ids::ProjectId,
    };
    use serde_json::json;
    use std::time::Duration;

    fn rules() -> Oidc {
        Oidc {
            issuer: "https://id.example.com".into(),
            audiences: vec!["web".into(), "api".into()],
            roles_claim: ClaimPath("roles".into()),
            projects_claim: ClaimPath("projects".into()),
            clock_skew: Duration::from_secs(1),
            keys_refresh: Duration::from_mins(5),
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers write `json!` in place"
    )]
    fn claims(changes: Value) -> Claims {
        let mut claims = json!({
            "iss": "https://id.example.com", "aud": "web", "sub": "alice", "iat": 1000, "nbf": 1000, "exp": 2000,
        });
        for (name, value) in changes.as_object().unwrap() {
            claims[name] = value.clone();
        }
        Claims(claims.as_object().unwrap().clone())
    }

    fn check_at(second: i64, changes: Value) -> Result<i64, ClaimError> {
        claims(changes).check(&rules(), Timestamp::from_second(second).unwrap())
    }

    #[test]
    fn a_token_is_valid_from_its_first_second_until_its_last() {
        assert_eq!(check_at(1000, json!({})), Ok(2001));
        assert_eq!(check_at(2000, json!({})), Ok(2001));
        assert_eq!(check_at(2001, json!({})), Err(ClaimError::Expired));
    }

    #[test]
    fn times_in_the_future_are_refused_beyond_the_skew() {
        assert_eq!(check_at(999, json!({})), Ok(2001));
        assert_eq!(check_at(998, json!({})), Err(ClaimError::Future("nbf")));
        assert_eq!(
            check_at(1000, json!({ "iat": 1002 })),
            Err(ClaimError::Future("iat"))
        );
        assert_eq!(check_at(1000, json!({ "iat": 1001 })), Ok(2001));
    }

    #[test]
    fn the_issuer_must_be_ours_to_the_letter() {
        for issuer in [
            json!("https://id.example.com/"),
            json!("https://evil.example.com"),
            Value::Null,
        ] {
            assert_eq!(
                check_at(1000, json!({ "iss": issuer })),
                Err(ClaimError::Issuer)
            );
        }
    }

    #[test]
    fn one_audience_of_several_is_enough() {
        assert_eq!(check_at(1000, json!({ "aud": ["other", "api"] })), Ok(2001));
        for audience in [
            json!("other"),
            json!(["other"]),
            json!([]),
            Value::Null,
            json!(7),
        ] {
            assert_eq!(
                check_at(1000, json!({ "aud": audience })),
                Err(ClaimError::Audience)
            );
        }
    }

    #[test]
    fn a_token_must_expire() {
        for expiry in [Value::Null, json!("2000"), json!(true)] {
            assert_eq!(
                check_at(1000, json!({ "exp": expiry })),
                Err(ClaimError::Missing("exp"))
            );
        }
        assert_eq!(check_at(1000, json!({ "exp": 2000.9 })), Ok(2001));
    }

    #[test]
    fn every_role_is_a_group_and_known_ones_are_granted() {
        let caller = claims(json!({ "roles": ["admin", "accounting"] }))
            .caller(&rules())
            .unwrap();
        assert_eq!(caller.groups, ["admin", "accounting"]);
        assert_eq!(caller.grants.organization, Some(OrganizationRole::Admin));
    }

    #[test]
    fn roles_in_projects_are_read_from_a_list_or_from_json_in_strings() {
        let entry = json!({ "id": "finance", "roles": ["viewer", "editor", "dancer"] });
        let shapes = [
            json!([entry]),
            json!(json!([entry]).to_string()),
            json!([entry.to_string()]),
        ];
        for projects in shapes {
            let caller = claims(json!({ "projects": projects }))
                .caller(&rules())
                .unwrap();
            let role = caller.grants.role_in(ProjectId::from_key("finance"));
            assert_eq!(role, Some(ProjectRole::Editor), "{projects}");
        }
    }

    #[test]
    fn roles_are_a_list_a_list_in_json_a_single_text_or_the_keys_of_an_object() {
        let shapes = [
            json!(["admin", "accounting"]),
            json!(r#"["admin", "accounting"]"#),
            json!({ "accounting": { "org": "example.com" }, "admin": {} }),
            json!(r#"{"admin": {}, "accounting": {}}"#),
        ];
        for roles in shapes {
            let caller = claims(json!({ "roles": roles })).caller(&rules()).unwrap();
            let mut groups = caller.groups;
            groups.sort();
            assert_eq!(groups, ["accounting", "admin"], "{roles}");
            assert_eq!(caller.grants.organization, Some(OrganizationRole::Admin));
        }
        let single = claims(json!({ "roles": "system-admin" }));
        let caller = single.caller(&rules()).unwrap();
        assert_eq!(caller.groups, ["system-admin"]);
        assert!(caller.grants.reaches_every_project());
        let taken_away = claims(json!({ "roles": { "admin": false, "user": null } }));
        assert_eq!(taken_away.caller(&rules()).unwrap().groups, [""; 0]);
    }

    #[test]
    fn what_nobody_can_be_looked_up_by_is_refused_as_subject_and_ignored_as_role() {
        for subject in ["a\0b".to_owned(), "x".repeat(256)] {
            let caller = claims(json!({ "sub": subject })).caller(&rules());
            assert!(matches!(caller, Err(ClaimError::Subject(_))), "{caller:?}");
            let caller = claims(json!({ "roles": [subject, "user", ""] })).caller(&rules());
            assert_eq!(caller.unwrap().groups, ["user"]);
        }
        let longest = "ü".repeat(255);
        let caller = claims(json!({ "sub": longest })).caller(&rules()).unwrap();
        assert_eq!(caller.subject, longest);
    }

    #[test]
    fn claims_of_another_shape_grant_nothing() {
        let shapes = [
            json!(true),
            json!({ "id": "finance", "roles": ["admin"] }),
            json!([{ "id": "finance", "roles": "admin" }]),
            json!([{ "id": 7, "roles": ["admin"] }]),
            json!([{ "roles": ["admin"] }]),
            json!([["finance", "admin"]]),
            Value::Null,
        ];
        for shape in shapes {
            let caller = claims(json!({ "projects": shape, "roles": shape }))
                .caller(&rules())
                .unwrap();
            assert_eq!(*caller.grants, Grants::default(), "{shape}");
        }
    }

    #[test]
    fn a_place_is_a_name_first_and_a_path_else() {
        let by_path = claims(json!({ "realm_access": { "roles": ["admin"] } }));
        let by_name = claims(json!({
            "realm_access.roles": ["user"], "realm_access": { "roles": ["admin"] },
        }));
        let rules = Oidc {
            roles_claim: ClaimPath("realm_access.roles".into()),
            ..rules()
        };
        assert_eq!(by_path.caller(&rules).unwrap().groups, ["admin"]);
        assert_eq!(by_name.caller(&rules).unwrap().groups, ["user"]);
    }

    #[test]
    fn a_token_without_a_subject_speaks_of_nobody() {
        for subject in [Value::Null, json!(""), json!(7)] {
            let caller = claims(json!({ "sub": subject })).caller(&rules());
            assert_eq!(caller, Err(ClaimError::Missing("sub")));
        }
    }
}
