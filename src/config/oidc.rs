//! What is expected of tokens.

use super::{ConfigError, reader::Reader, settings};
use std::{net::IpAddr, time::Duration};

/// What is expected of tokens, and where their parts stand.
#[derive(Clone, Debug)]
pub struct Oidc {
    /// The issuer's identifier, exactly as its tokens and its discovery document name it.
    pub issuer: String,
    /// The audiences of which a token must name one.
    pub audiences: Vec<String>,
    /// Where the organisation roles stand.
    pub roles_claim: ClaimPath,
    /// Where the roles in projects stand.
    pub projects_claim: ClaimPath,
    /// How far the issuer's clock may be off.
    pub clock_skew: Duration,
    /// The age at which keys are fetched again.
    pub keys_refresh: Duration,
}

/// Where a claim stands: a claim of this very name, or else the path that its dots make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimPath(pub String);

impl Oidc {
    pub(super) fn read(reader: &Reader<'_>) -> Result<Self, ConfigError> {
        let mut audiences = reader.list(&settings::OIDC_AUDIENCES);
        audiences.extend(reader.optional(&settings::OIDC_CLIENT_ID));
        if audiences.is_empty() {
            return Err(ConfigError::Missing {
                name: settings::OIDC_AUDIENCES.name,
                expected: "an audience of the tokens here or in OIDC_CLIENT_ID",
            });
        }
        Ok(Self {
            issuer: issuer(reader)?,
            audiences,
            roles_claim: ClaimPath(reader.text(&settings::OIDC_ROLES_CLAIM)),
            projects_claim: ClaimPath(reader.text(&settings::OIDC_PROJECTS_CLAIM)),
            clock_skew: reader.duration_or_none(&settings::OIDC_CLOCK_SKEW)?,
            keys_refresh: reader.duration(&settings::OIDC_JWKS_REFRESH)?,
        })
    }
}

fn issuer(reader: &Reader<'_>) -> Result<String, ConfigError> {
    let setting = &settings::OIDC_ISSUER;
    let issuer = reader.optional(setting).ok_or(ConfigError::Missing {
        name: setting.name,
        expected: "the URL of the OpenID Connect issuer",
    })?;
    let url = reqwest::Url::parse(&issuer).map_err(|_| reader.invalid(setting, "a URL"))?;
    let insecure_allowed = reader.flag(&settings::OIDC_ALLOW_INSECURE_ISSUER)?;
    if !url.username().is_empty()
        || url.password().is_some()
        || url.query().is_some()
        || url.fragment().is_some()
    {
        let expected = "a URL without user, password, query and fragment";
        return Err(reader.invalid(setting, expected));
    }
    match url.scheme() {
        "https" => Ok(issuer),
        "http" if insecure_allowed || is_loopback(&url) => Ok(issuer),
        _ => Err(reader.invalid(
            setting,
            "an https URL (http only on this machine, or with OIDC_ALLOW_INSECURE_ISSUER=true)",
        )),
    }
}

fn is_loopback(url: &reqwest::Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use std::collections::HashMap;

    fn issuer_is_accepted(issuer: &str, allow_insecure: &str) -> bool {
        let environment = HashMap::from(
            [
                ("OIDC_ISSUER", issuer),
                ("OIDC_CLIENT_ID", "web"),
                ("OIDC_ALLOW_INSECURE_ISSUER", allow_insecure),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        Config::load(&environment).is_ok()
    }

    #[test]
    fn an_issuer_without_tls_must_be_on_this_machine_unless_it_is_allowed() {
        for issuer in [
            "https://id.example.com",
            "http://127.0.0.1:9000",
            "http://localhost:9000",
            "http://[::1]:9000",
        ] {
            assert!(issuer_is_accepted(issuer, "false"), "{issuer}");
        }
        assert!(!issuer_is_accepted("http://id.example.com", "false"));
        assert!(issuer_is_accepted("http://id.example.com", "true"));
    }

    #[test]
    fn an_issuer_is_a_web_address() {
        for issuer in [
            "id.example.com",
            "ftp://id.example.com",
            "file:///etc/passwd",
            "https://anna:s3cret@id.example.com",
            "https://id.example.com/?realm=a",
            "https://id.example.com/#a",
        ] {
            assert!(!issuer_is_accepted(issuer, "true"), "{issuer}");
        }
    }
}
