//! Asking the issuer for its description and its keys (OpenID Connect Discovery 1.0, section 4).

use super::keys::{KeyDocument, Keys};
use reqwest::{Client, redirect::Policy};
use serde::{Deserialize, de::DeserializeOwned};
use std::time::Duration;

/// The longest an answer of the issuer may take.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The most that is read of an answer. Issuers with many keys publish some kilobytes.
const LONGEST_ANSWER: usize = 1024 * 1024;

/// Why the issuer's keys are not known.
#[derive(Debug, thiserror::Error)]
pub enum DiscoveryError {
    /// The issuer does not answer, or not as it should.
    #[error("{url}: {reason}")]
    Request {
        /// What was asked for.
        url: String,
        /// What happened, with its causes.
        reason: String,
    },
    /// The description is of another issuer, so its tokens would be too.
    #[error(
        "{url}: expected the issuer '{expected}', found '{found}'; OIDC_ISSUER must be the same to the letter"
    )]
    OtherIssuer {
        /// Where it was found.
        url: String,
        /// The configured issuer.
        expected: String,
        /// The issuer it names.
        found: String,
    },
    /// Its keys could be replaced on their way.
    #[error(
        "{url}: expected an https URL as jwks_uri, as the issuer's own is one, found '{found}'"
    )]
    InsecureKeys {
        /// Where it was found.
        url: String,
        /// Where the keys are said to be.
        found: String,
    },
    /// There is no key that could verify a signature.
    #[error("{url}: no key there verifies RS256, PS256 or ES256")]
    NoKeys {
        /// Where the keys were looked for.
        url: String,
    },
}

/// The part of the issuer's description that is needed here.
#[derive(Deserialize)]
struct Description {
    issuer: String,
    jwks_uri: String,
}

/// What the issuer publishes.
pub(super) struct Fetched {
    /// The keys that can verify signatures, which may be none.
    pub(super) keys: Keys,
    /// Where they were found.
    pub(super) url: String,
}

/// Asks the issuer. It does so anew for its description each time, since an issuer may move its keys.
pub(super) async fn fetch_keys(client: &Client, issuer: &str) -> Result<Fetched, DiscoveryError> {
    let url = format!(
        "{}/.well-known/openid-configuration",
        issuer.trim_end_matches('/')
    );
    let description: Description = fetch(client, &url).await?;
    let keys_url = keys_url(description, issuer, url)?;
    let document: KeyDocument = fetch(client, &keys_url).await?;
    Ok(Fetched {
        keys: Keys::read(document),
        url: keys_url,
    })
}

/// Where an issuer says that its keys are, in the description of itself at `url`.
fn keys_url(description: Description, issuer: &str, url: String) -> Result<String, DiscoveryError> {
    let Description {
        issuer: found,
        jwks_uri,
    } = description;
    if found != issuer {
        let expected = issuer.to_owned();
        return Err(DiscoveryError::OtherIssuer {
            url,
            expected,
            found,
        });
    }
    if issuer.starts_with("https://") && !jwks_uri.starts_with("https://") {
        let found = jwks_uri;
        return Err(DiscoveryError::InsecureKeys { url, found });
    }
    Ok(jwks_uri)
}

/// The client the issuer is asked with. It goes nowhere else: who could redirect it could have it believe other keys.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .timeout(TIMEOUT)
        .redirect(Policy::none())
        .build()
}

async fn fetch<T: DeserializeOwned>(client: &Client, url: &str) -> Result<T, DiscoveryError> {
    let refused = |reason: String| DiscoveryError::Request {
        url: url.to_owned(),
        reason,
    };
    let broken = |error: reqwest::Error| refused(with_causes(&error.without_url()));
    let answer = client.get(url).send().await.map_err(broken)?;
    let mut answer = answer.error_for_status().map_err(broken)?;
    if !answer.status().is_success() {
        let status = answer.status();
        return Err(refused(format!(
            "expected an answer, found {status}; redirects are not followed"
        )));
    }
    let mut text = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(broken)? {
        text.extend_from_slice(&part);
        if text.len() > LONGEST_ANSWER {
            return Err(refused(format!(
                "the answer is longer than {LONGEST_ANSWER} bytes"
            )));
        }
    }
    serde_json::from_slice(&text)
        .map_err(|error| refused(format!("the answer does not fit: {error}")))
}

/// The text of an error and of what caused it: reqwest's own says too little.
fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(issuer: &str, keys: &str) -> Result<String, DiscoveryError> {
        let description = Description {
            issuer: issuer.to_owned(),
            jwks_uri: keys.to_owned(),
        };
        keys_url(description, issuer, "where it says so".to_owned())
    }

    #[test]
    fn keys_are_fetched_over_tls_if_the_issuer_is() {
        let keys = "https://keys.example.com/";
        assert_eq!(found("https://id.example.com", keys).unwrap(), keys);
        for keys in ["http://id.example.com/keys", "file:///keys", ""] {
            let refusal = found("https://id.example.com", keys).unwrap_err();
            assert_eq!(
                refusal.to_string(),
                format!(
                    "where it says so: expected an https URL as jwks_uri, as the issuer's own is one, found '{keys}'"
                )
            );
        }
        let local = "http://127.0.0.1/keys";
        assert_eq!(found("http://127.0.0.1", local).unwrap(), local);
    }
}
