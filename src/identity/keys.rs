//! The issuer's public keys (RFC 7517).

use jsonwebtoken::{
    Algorithm, DecodingKey, Header,
    jwk::{AlgorithmParameters, Jwk, KeyAlgorithm, PublicKeyUse},
};
use serde::Deserialize;
use serde_json::Value;

/// The signatures that are accepted. None of them can be made with what the issuer publishes, as those with a shared secret
/// could (RFC 8725, section 2.1).
const ACCEPTED: [Algorithm; 3] = [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256];

/// A document of keys.
#[derive(Debug, Deserialize)]
pub(super) struct KeyDocument {
    /// Each is read by itself, so that a kind of key that is not known here spoils no other.
    keys: Vec<Value>,
}

/// The keys at a time.
#[derive(Default)]
pub(super) struct Keys(Vec<Key>);

/// A key with the signatures it may verify.
pub(super) struct Key {
    published: Jwk,
    algorithms: Vec<Algorithm>,
    decoding: DecodingKey,
}

impl Keys {
    /// The keys of a document that can verify signatures.
    pub(super) fn read(document: KeyDocument) -> Self {
        Self(document.keys.into_iter().filter_map(Key::read).collect())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The key for a token of this header. One without a key id is accepted where there is no choice.
    pub(super) fn find(&self, header: &Header) -> Option<&Key> {
        let mut fitting = self
            .0
            .iter()
            .filter(|key| key.algorithms.contains(&header.alg));
        match &header.kid {
            Some(id) => fitting.find(|key| key.published.common.key_id.as_ref() == Some(id)),
            None => fitting.next().filter(|_| fitting.next().is_none()),
        }
    }

    /// Whether all these keys are among `others`.
    pub(super) fn are_all_in(&self, others: &Self) -> bool {
        self.0.iter().all(|key| {
            others
                .0
                .iter()
                .any(|other| other.published == key.published)
        })
    }
}

impl Key {
    fn read(published: Value) -> Option<Self> {
        let published: Jwk = serde_json::from_value(published).ok()?;
        if !matches!(
            published.common.public_key_use,
            None | Some(PublicKeyUse::Signature)
        ) {
            return None;
        }
        let algorithms = match (&published.algorithm, published.common.key_algorithm) {
            (AlgorithmParameters::RSA(_), None) => vec![Algorithm::RS256, Algorithm::PS256],
            (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::RS256)) => vec![Algorithm::RS256],
            (AlgorithmParameters::RSA(_), Some(KeyAlgorithm::PS256)) => vec![Algorithm::PS256],
            (AlgorithmParameters::EllipticCurve(_), None | Some(KeyAlgorithm::ES256)) => {
                vec![Algorithm::ES256]
            }
            _ => return None,
        };
        let decoding = DecodingKey::from_jwk(&published).ok()?;
        Some(Self {
            published,
            algorithms,
            decoding,
        })
    }

    /// The key as the verification takes it.
    pub(super) fn decoding(&self) -> &DecodingKey {
        &self.decoding
    }
}

/// Whether tokens signed like this are accepted at all.
pub(super) fn is_accepted(algorithm: Algorithm) -> bool {
    ACCEPTED.contains(&algorithm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers write `json!` in place"
    )]
    fn key(id: &str, changes: Value) -> Value {
        let mut key = json!({ "kty": "RSA", "kid": id, "n": "sXchAA", "e": "AQAB" });
        for (name, value) in changes.as_object().unwrap() {
            key[name] = value.clone();
        }
        key
    }

    fn keys(keys: &[Value]) -> Keys {
        Keys::read(serde_json::from_value(json!({ "keys": keys })).unwrap())
    }

    fn header(algorithm: Algorithm, id: Option<&str>) -> Header {
        let mut header = Header::new(algorithm);
        header.kid = id.map(str::to_owned);
        header
    }

    #[test]
    fn a_token_names_its_key() {
        let keys = keys(&[key("a", json!({})), key("b", json!({}))]);
        assert!(keys.find(&header(Algorithm::RS256, Some("b"))).is_some());
        assert!(keys.find(&header(Algorithm::RS256, Some("c"))).is_none());
    }

    #[test]
    fn a_token_without_a_key_id_needs_the_only_key_that_fits() {
        let one = keys(&[key("a", json!({}))]);
        let two = keys(&[key("a", json!({})), key("b", json!({}))]);
        assert!(one.find(&header(Algorithm::RS256, None)).is_some());
        assert!(two.find(&header(Algorithm::RS256, None)).is_none());
    }

    #[test]
    fn a_key_verifies_only_the_algorithm_it_is_for() {
        let keys = keys(&[key("a", json!({ "alg": "PS256" }))]);
        assert!(keys.find(&header(Algorithm::PS256, Some("a"))).is_some());
        assert!(keys.find(&header(Algorithm::RS256, Some("a"))).is_none());
        assert!(keys.find(&header(Algorithm::HS256, Some("a"))).is_none());
        assert!(keys.find(&header(Algorithm::ES256, Some("a"))).is_none());
    }

    #[test]
    fn keys_that_verify_nothing_here_are_left_out_and_spoil_no_other() {
        let unusable = [
            key("a", json!({ "use": "enc" })),
            key("a", json!({ "alg": "RSA-OAEP" })),
            json!({ "kty": "oct", "kid": "a", "k": "c2VjcmV0", "alg": "HS256" }),
            json!({ "kty": "AKP", "kid": "a", "pub": "x" }),
            json!("key"),
        ];
        for unusable in unusable {
            let keys = keys(&[unusable.clone(), key("b", json!({}))]);
            assert_eq!(keys.len(), 1, "{unusable}");
        }
    }

    #[test]
    fn a_replaced_key_of_the_same_id_is_another_key() {
        let old = keys(&[key("a", json!({}))]);
        let new = keys(&[key("a", json!({ "n": "tXchAA" })), key("b", json!({}))]);
        assert!(!old.are_all_in(&new));
        assert!(old.are_all_in(&keys(&[key("b", json!({})), key("a", json!({}))])));
    }
}
