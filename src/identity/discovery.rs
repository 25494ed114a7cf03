//! Asking the issuer for its description and its keys (OpenID Connect Discovery 1.0, section 4).

use super::keys::{KeyDocument, Keys};
use reqwest::{Client, redirect::Policy};
use serde::{Deserialize, de::DeserializeOwned};
use std::time::Duration;

/// The longest an answer of the issuer may take.
const TIMEOUT: Duration = Duration::from_secs(5);

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

/// Asks the issuer. It does so anew for its description each time, since an issuer may move its keys.
pub(super) async fn fetch_keys(client: &Client, issuer: &str) -> Result<Keys, DiscoveryError> {
    let url = format!(
        "{}/.well-known/openid-configuration",
        issuer.trim_end_matches('/')
    );
    let description: Description = fetch(client, &url).await?;
    if description.issuer != issuer {
        return Err(DiscoveryError::OtherIssuer {
            url,
            expected: issuer.to_owned(),
            found: description.issuer,
        });
    }
    let document: KeyDocument = fetch(client, &description.jwks_uri).await?;
    let keys = Keys::read(document);
    if keys.len() == 0 {
        return Err(DiscoveryError::NoKeys {
            url: description.jwks_uri,
        });
    }
    Ok(keys)
}

/// The client the issuer is asked with.
pub(super) fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .timeout(TIMEOUT)
        .redirect(Policy::limited(3))
        .build()
}

async fn fetch<T: DeserializeOwned>(client: &Client, url: &str) -> Result<T, DiscoveryError> {
    let request = async {
        client
            .get(url)
            .send()
            .await?
            .error_for_status()?
            .json::<T>()
            .await
    };
    request.await.map_err(|error| DiscoveryError::Request {
        url: url.to_owned(),
        reason: with_causes(&error.without_url()),
    })
}

/// The text of an error and of what caused it: reqwest's own says too little.
fn with_causes(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}
