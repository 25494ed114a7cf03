//! Who is calling: tokens of the configured issuer, verified with the keys that it publishes.

mod claims;
mod discovery;
mod keys;

pub use claims::ClaimError;
pub use discovery::DiscoveryError;

use crate::config::Oidc;
use claims::Claims;
use discovery::Fetched;
use domain::access::Caller;
use jiff::Timestamp;
use jsonwebtoken::{Header, Validation};
use keys::Keys;
use quick_cache::sync::Cache;
use std::{
    future::Future,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use tokio::{sync::Mutex, time::Instant};

/// How many verified tokens are remembered.
const REMEMBERED_TOKENS: usize = 10_000;

/// A token that names an unknown key makes the keys be fetched again, at most this often: anybody can send such tokens.
const UNKNOWN_KEY_INTERVAL: Duration = Duration::from_secs(10);

/// The longest pause between two attempts to reach an issuer that was never reached.
const LONGEST_RETRY_PAUSE: Duration = Duration::from_secs(15);

/// Why a token is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// It is not a signed JWT.
    #[error("the token is not a signed JWT")]
    Malformed,
    /// It is signed in a way that is not accepted.
    #[error("the token's signature is none of RS256, PS256 and ES256")]
    Algorithm,
    /// It asks for extensions that must be understood (RFC 7515, section 4.1.11).
    #[error("the token has critical extensions that are not known here")]
    CriticalExtensions,
    /// It names no key of the issuer.
    #[error("the token is signed with a key that the issuer does not publish")]
    UnknownKey,
    /// The signature is wrong.
    #[error("the token's signature is wrong")]
    Signature,
    /// Its claims do not hold.
    #[error(transparent)]
    Claims(#[from] ClaimError),
    /// The issuer was never reached, so nothing can be said about any token.
    #[error("the issuer of tokens cannot be reached")]
    IssuerUnreachable,
}

/// Verifies tokens.
pub struct Identity {
    rules: Oidc,
    client: reqwest::Client,
    published: RwLock<Published>,
    /// When the keys were last asked for. Held while asking, so that many tokens of an unknown key ask once.
    asked: Mutex<Option<Instant>>,
    verified: Cache<Box<str>, Arc<Verified>>,
}

/// The keys as they were last fetched.
#[derive(Clone)]
struct Published {
    /// `None` until they were fetched once.
    keys: Option<Arc<Keys>>,
    /// Goes up whenever a key leaves. Tokens that were verified before are verified again then.
    generation: u64,
}

/// A token that was verified.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Who it speaks of.
    pub caller: Arc<Caller>,
    /// When it stops being valid, in seconds since 1970.
    pub expires: i64,
    generation: u64,
}

impl Identity {
    /// A verifier that knows no keys yet: [`Self::keep_keys_fresh`] fetches them.
    pub fn new(rules: Oidc) -> Result<Self, reqwest::Error> {
        Ok(Self {
            rules,
            client: discovery::client()?,
            published: RwLock::new(Published {
                keys: None,
                generation: 0,
            }),
            asked: Mutex::new(None),
            verified: Cache::new(REMEMBERED_TOKENS),
        })
    }

    /// Whether the issuer was reached, without which no token can be verified.
    pub fn is_ready(&self) -> bool {
        self.published().keys.is_some()
    }

    /// Verifies `token`.
    pub async fn verify(&self, token: &str, now: Timestamp) -> Result<Arc<Verified>, TokenError> {
        if let Some(verified) = self.remembered(token, now) {
            return Ok(verified);
        }
        let header = header_of(token)?;
        let mut published = self.published();
        let known = |published: &Published| {
            published
                .keys
                .as_ref()
                .is_some_and(|keys| keys.find(&header).is_some())
        };
        if !known(&published) {
            self.ask_for_unknown_key().await;
            published = self.published();
        }
        let keys = published
            .keys
            .as_deref()
            .ok_or(TokenError::IssuerUnreachable)?;
        let key = keys.find(&header).ok_or(TokenError::UnknownKey)?;
        let claims = verify_signature(token, &header, key)?;
        let expires = claims.check(&self.rules, now)?;
        let caller = Arc::new(claims.caller(&self.rules)?);
        let verified = Arc::new(Verified {
            caller,
            expires,
            generation: published.generation,
        });
        self.verified.insert(token.into(), Arc::clone(&verified));
        Ok(verified)
    }

    /// Fetches the keys now.
    pub async fn fetch_keys(&self) -> Result<(), DiscoveryError> {
        self.ask(&mut *self.asked.lock().await).await
    }

    /// Fetches the keys at once and then whenever they have reached their age, until the process ends.
    pub async fn keep_keys_fresh(self: Arc<Self>) {
        let mut pause = Duration::from_millis(250);
        loop {
            let next = match self.fetch_keys().await {
                Ok(()) => self.rules.keys_refresh,
                Err(error) => {
                    tracing::warn!(%error, "the issuer's keys could not be fetched");
                    pause = (pause * 2).min(LONGEST_RETRY_PAUSE);
                    pause
                }
            };
            tokio::time::sleep(next.min(self.rules.keys_refresh)).await;
        }
    }

    fn remembered(&self, token: &str, now: Timestamp) -> Option<Arc<Verified>> {
        let generation = self.generation();
        self.verified.get(token).filter(|verified| {
            verified.expires > now.as_second() && verified.generation == generation
        })
    }

    async fn ask_for_unknown_key(&self) {
        let mut asked = self.asked.lock().await;
        if asked.is_some_and(|asked| asked.elapsed() < UNKNOWN_KEY_INTERVAL) {
            return;
        }
        if let Err(error) = self.ask(&mut asked).await {
            tracing::warn!(%error, "the issuer's keys could not be fetched for a token with an unknown key");
        }
    }

    fn ask<'a>(
        &'a self,
        asked: &'a mut Option<Instant>,
    ) -> impl Future<Output = Result<(), DiscoveryError>> + 'a {
        *asked = Some(Instant::now());
        async move {
            let Fetched { keys, url } =
                discovery::fetch_keys(&self.client, &self.rules.issuer).await?;
            let has_none = keys.len() == 0;
            self.replace(keys);
            if has_none {
                return Err(DiscoveryError::NoKeys { url });
            }
            Ok(())
        }
    }

    /// What left the issuer's document stops working, also if nothing is left in it.
    fn replace(&self, keys: Keys) {
        let mut published = self
            .published
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let all_stay = match &published.keys {
            Some(before) => before.are_all_in(&keys),
            // An issuer that never had a key is not known yet.
            None if keys.len() == 0 => return,
            None => true,
        };
        if !all_stay {
            published.generation += 1;
        }
        published.keys = Some(Arc::new(keys));
    }

    fn published(&self) -> Published {
        self.published
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn generation(&self) -> u64 {
        self.published
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .generation
    }
}

fn header_of(token: &str) -> Result<Header, TokenError> {
    // `none` and anything else that is no algorithm of RFC 7518 makes the header unreadable.
    let header = jsonwebtoken::decode_header(token).map_err(|_| TokenError::Malformed)?;
    if !keys::is_accepted(header.alg) {
        return Err(TokenError::Algorithm);
    }
    if header.crit.is_some() {
        return Err(TokenError::CriticalExtensions);
    }
    Ok(header)
}

/// Verifies the signature only. The claims are checked in `claims.rs`, against a clock that tests own.
fn verify_signature(token: &str, header: &Header, key: &keys::Key) -> Result<Claims, TokenError> {
    let mut signature_only = Validation::new(header.alg);
    signature_only.required_spec_claims.clear();
    signature_only.validate_exp = false;
    signature_only.validate_aud = false;
    jsonwebtoken::decode(token, key.decoding(), &signature_only)
        .map(|decoded| Claims(decoded.claims))
        .map_err(|_| TokenError::Signature)
}

#[cfg(test)]
mod tests;
