//! The license: a JWT of the vendor, verified with keys that are part of the program.

mod issue;
mod watch;

pub use issue::{IssueError, Order, issue};
pub use watch::{check, watch};

use crate::config::LicensePlace;
use jiff::Timestamp;
use jsonwebtoken::{
    Algorithm, DecodingKey, Validation,
    jwk::{Jwk, JwkSet},
};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::PathBuf};

/// The keys whose licenses are accepted; `build.rs` chooses the file.
const TRUSTED_KEYS: &str = include_str!(env!("LICENSE_KEYS_FILE"));

/// The `kid` of the evaluation key. Everybody has its private half, so its licenses are accepted for a short time only.
const EVALUATION_KEY: &str = "evaluation";

/// The only plan it sells.
const EVALUATION_PLAN: &str = "evaluation";

/// The longest time an evaluation license may be valid, in seconds.
const LONGEST_EVALUATION: i64 = 90 * 24 * 60 * 60;

/// How to get a license, for the messages about not having one.
const HOW_TO_GET_ONE: &str = "set LICENSE_FILE or LICENSE_JWT; to evaluate, make one with `quantumbpm license issue --key \
                              deploy/license/evaluation-private-key.pem --customer NAME --expires 2160h`";

/// Why there is no license to run with.
#[derive(Debug, thiserror::Error)]
pub enum LicenseError {
    /// None was given.
    #[error("there is no license; {HOW_TO_GET_ONE}")]
    Absent,
    /// Its file cannot be read.
    #[error("the license {} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The keys that the program was built with are no JSON Web Key Set.
    #[error("this build's license keys are no JSON Web Key Set: {0}")]
    TrustedKeys(serde_json::Error),
    /// It is not a JWT with the claims of a license.
    #[error(
        "the license is no JWT with iss, sub, iat, nbf, exp and plan, signed with EdDSA or RS256: {0}"
    )]
    Malformed(jsonwebtoken::errors::Error),
    /// It is signed with a key that this build does not trust.
    #[error(
        "the license is signed with the key '{key}', which this build does not trust; {HOW_TO_GET_ONE}"
    )]
    UnknownKey {
        /// The key's id, or nothing.
        key: String,
    },
    /// Its signature is wrong.
    #[error("the license was altered: its signature is wrong")]
    Signature,
    /// It is an evaluation license for too long a time.
    #[error("an evaluation license is valid for at most 90 days, but this one for {days}")]
    EvaluationTooLong {
        /// How many days it is valid for.
        days: i64,
    },
    /// It is signed with the evaluation key, but sells more than an evaluation.
    #[error(
        "the evaluation key signs licenses of the plan 'evaluation' only, but this one's is '{plan}'"
    )]
    EvaluationPlan {
        /// The plan it names.
        plan: String,
    },
    /// It is not valid yet.
    #[error("the license of {customer} is valid from {from} on")]
    NotYetValid {
        /// The customer.
        customer: String,
        /// When it begins to be valid.
        from: Timestamp,
    },
    /// It is not valid any more.
    #[error("the license of {customer} expired at {expired}; {HOW_TO_GET_ONE}")]
    Expired {
        /// The customer.
        customer: String,
        /// When it ended.
        expired: Timestamp,
    },
}

/// What a license says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct License {
    /// Who issued it.
    #[serde(rename = "iss")]
    pub issuer: String,
    /// Who may run the program.
    #[serde(rename = "sub")]
    pub customer: String,
    /// When it was issued, in seconds since 1970 like the other times.
    #[serde(rename = "iat")]
    pub issued_at: i64,
    /// From when on it is valid.
    #[serde(rename = "nbf")]
    pub not_before: i64,
    /// When it stops being valid.
    #[serde(rename = "exp")]
    pub expires: i64,
    /// What was bought.
    pub plan: String,
}

impl License {
    /// Refuses a license outside its time.
    pub fn check_time(&self, now: Timestamp) -> Result<(), LicenseError> {
        if now.as_second() < self.not_before {
            return Err(LicenseError::NotYetValid {
                customer: self.customer.clone(),
                from: timestamp(self.not_before),
            });
        }
        if now.as_second() >= self.expires {
            return Err(LicenseError::Expired {
                customer: self.customer.clone(),
                expired: timestamp(self.expires),
            });
        }
        Ok(())
    }

    /// How many whole days are left.
    pub fn days_left(&self, now: Timestamp) -> i64 {
        (self.expires - now.as_second()).div_euclid(24 * 60 * 60)
    }
}

/// The license at its place, whether or not its time has come.
pub fn read(place: &LicensePlace) -> Result<License, LicenseError> {
    let text = match place {
        LicensePlace::Absent => return Err(LicenseError::Absent),
        LicensePlace::Text(text) => text.clone(),
        LicensePlace::File(path) => {
            fs::read_to_string(path).map_err(|source| LicenseError::Unreadable {
                path: path.clone(),
                source,
            })?
        }
    };
    verify(text.trim())
}

/// What a license says, if it is signed with a trusted key. Its time is not looked at.
pub fn verify(license: &str) -> Result<License, LicenseError> {
    let header = jsonwebtoken::decode_header(license).map_err(LicenseError::Malformed)?;
    let key_id = header.kid.unwrap_or_default();
    let key = trusted_keys()?
        .find(&key_id)
        .cloned()
        .ok_or(LicenseError::UnknownKey {
            key: key_id.clone(),
        })?;
    let license = decode(license, &key, header.alg)?;
    if key_id == EVALUATION_KEY {
        check_evaluation(&license)?;
    }
    Ok(license)
}

/// Refuses what the published key must not sign.
fn check_evaluation(license: &License) -> Result<(), LicenseError> {
    if license.plan != EVALUATION_PLAN {
        return Err(LicenseError::EvaluationPlan {
            plan: license.plan.clone(),
        });
    }
    let lifetime = license.expires.saturating_sub(license.not_before);
    if lifetime > LONGEST_EVALUATION {
        return Err(LicenseError::EvaluationTooLong {
            days: lifetime.div_euclid(24 * 60 * 60),
        });
    }
    Ok(())
}

fn trusted_keys() -> Result<JwkSet, LicenseError> {
    serde_json::from_str(TRUSTED_KEYS).map_err(LicenseError::TrustedKeys)
}

fn decode(license: &str, key: &Jwk, algorithm: Algorithm) -> Result<License, LicenseError> {
    use jsonwebtoken::errors::ErrorKind::{InvalidAlgorithm, InvalidSignature};
    if !matches!(algorithm, Algorithm::EdDSA | Algorithm::RS256) {
        return Err(LicenseError::Malformed(InvalidAlgorithm.into()));
    }
    // The times are checked against a clock that tests own, again and again while the program runs.
    let mut signature_only = Validation::new(algorithm);
    signature_only.validate_exp = false;
    signature_only.validate_aud = false;
    let key = DecodingKey::from_jwk(key).map_err(LicenseError::Malformed)?;
    match jsonwebtoken::decode(license, &key, &signature_only) {
        Ok(decoded) => Ok(decoded.claims),
        Err(error) if matches!(error.kind(), InvalidSignature) => Err(LicenseError::Signature),
        Err(error) => Err(LicenseError::Malformed(error)),
    }
}

/// A time in a license. One beyond the years that can be written is its nearest neighbour.
fn timestamp(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(if second < 0 {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn key_file() -> PathBuf {
        concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/deploy/license/evaluation-private-key.pem"
        )
        .into()
    }

    fn order(lifetime: i64) -> Order {
        let issued_at = Timestamp::from_second(1_800_000_000).unwrap();
        Order {
            customer: "Example Ltd".into(),
            issuer: "quantumbpm-evaluation".into(),
            plan: "evaluation".into(),
            issued_at,
            expires: timestamp(issued_at.as_second() + lifetime),
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn a_license_is_valid_from_its_beginning_until_its_end() {
        let license = verify(&issue(&key_file(), &order(30 * DAY)).unwrap()).unwrap();
        assert_eq!(license.customer, "Example Ltd");
        assert!(license.check_time(at(1_800_000_000)).is_ok());
        assert!(license.check_time(at(1_800_000_000 + 30 * DAY - 1)).is_ok());
        let expired = license
            .check_time(at(1_800_000_000 + 30 * DAY))
            .unwrap_err();
        assert!(
            expired
                .to_string()
                .starts_with("the license of Example Ltd expired at 2027-02-14T08:00:00Z; ")
        );
        let early = license.check_time(at(1_799_999_999)).unwrap_err();
        assert_eq!(
            early.to_string(),
            "the license of Example Ltd is valid from 2027-01-15T08:00:00Z on"
        );
    }

    #[test]
    fn an_evaluation_license_is_valid_for_at_most_90_days() {
        assert!(verify(&issue(&key_file(), &order(90 * DAY)).unwrap()).is_ok());
        let refused = issue(&key_file(), &order(91 * DAY)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "an evaluation license is valid for at most 90 days, but this one for 91"
        );
    }

    #[test]
    fn an_evaluation_license_sells_nothing_else() {
        let refused = issue(
            &key_file(),
            &Order {
                plan: "enterprise".into(),
                ..order(30 * DAY)
            },
        )
        .unwrap_err();
        assert!(matches!(
            refused,
            IssueError::Refused(LicenseError::EvaluationPlan { .. })
        ));
    }

    #[test]
    fn an_altered_license_is_refused() {
        let license = issue(&key_file(), &order(30 * DAY)).unwrap();
        let other = issue(
            &key_file(),
            &Order {
                customer: "Other Ltd".into(),
                ..order(30 * DAY)
            },
        )
        .unwrap();
        let (payload, _) = license.rsplit_once('.').unwrap();
        let (_, signature) = other.rsplit_once('.').unwrap();
        assert!(matches!(
            verify(&format!("{payload}.{signature}")),
            Err(LicenseError::Signature)
        ));
    }

    #[test]
    fn a_license_of_another_key_is_refused() {
        let header = jsonwebtoken::Header {
            kid: Some("evaluation".into()),
            ..Default::default()
        };
        let secret = jsonwebtoken::EncodingKey::from_secret(b"secret");
        let license = License {
            issuer: "me".into(),
            customer: "me".into(),
            issued_at: 0,
            not_before: 0,
            expires: 1,
            plan: "all".into(),
        };
        let shared_secret = jsonwebtoken::encode(&header, &license, &secret).unwrap();
        assert!(matches!(
            verify(&shared_secret),
            Err(LicenseError::Malformed(_))
        ));
        let unknown =
            jsonwebtoken::encode(&jsonwebtoken::Header::default(), &license, &secret).unwrap();
        assert!(matches!(
            verify(&unknown),
            Err(LicenseError::UnknownKey { .. })
        ));
    }

    #[test]
    fn what_is_no_license_is_refused() {
        for text in ["", "license", "a.b.c"] {
            assert!(
                matches!(verify(text), Err(LicenseError::Malformed(_))),
                "{text}"
            );
        }
        assert!(matches!(
            read(&LicensePlace::Absent),
            Err(LicenseError::Absent)
        ));
        let absent = read(&LicensePlace::File("/absent/license".into())).unwrap_err();
        assert!(
            absent
                .to_string()
                .starts_with("the license /absent/license cannot be read: "),
            "{absent}"
        );
    }
}
