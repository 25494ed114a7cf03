//! Evaluation licenses, signed with the published key of `deploy/license`.

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;

use crate::clock;

/// The longest time that an evaluation license may be valid, in days.
pub const MAXIMUM_DAYS: u64 = 90;

/// The `iss` of an evaluation license.
pub const ISSUER: &str = "quantumbpm-evaluation";

/// The `plan` of an evaluation license.
pub const PLAN: &str = "evaluation";

/// The `kid` of the published key in `deploy/license/evaluation-keys.json`.
pub const KEY_ID: &str = "evaluation";

const PRIVATE_KEY: &[u8] = include_bytes!("../../deploy/license/evaluation-private-key.pem");
const SECONDS_PER_DAY: u64 = 24 * 60 * 60;

/// Why an evaluation license could not be made.
#[derive(Debug, thiserror::Error)]
pub enum LicenseError {
    /// It would be valid for too long, or not at all.
    #[error("an evaluation license is valid for 1 to {MAXIMUM_DAYS} days, not {0}")]
    Days(u64),
    /// The published key does not sign.
    #[error("the evaluation key cannot sign: {0}")]
    Sign(#[from] jsonwebtoken::errors::Error),
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    iat: u64,
    nbf: u64,
    exp: u64,
    plan: &'a str,
}

/// An evaluation license for `customer` (a JWT), valid from now for a number of days.
///
/// # Errors
/// [`LicenseError::Days`] unless 1 ≤ `days` ≤ [`MAXIMUM_DAYS`].
pub fn evaluation(customer: &str, days: u64) -> Result<String, LicenseError> {
    if !(1..=MAXIMUM_DAYS).contains(&days) {
        return Err(LicenseError::Days(days));
    }
    let now = clock::seconds_since_epoch();
    let claims = Claims {
        iss: ISSUER,
        sub: customer,
        iat: now,
        nbf: now,
        exp: now + days * SECONDS_PER_DAY,
        plan: PLAN,
    };
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(KEY_ID.to_owned());
    Ok(jsonwebtoken::encode(
        &header,
        &claims,
        &EncodingKey::from_ed_pem(PRIVATE_KEY)?,
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsonwebtoken::jwk::JwkSet;
    use jsonwebtoken::{DecodingKey, Validation, decode, decode_header};
    use serde_json::Value;

    #[test]
    fn a_license_is_valid_under_the_published_key_set() {
        let license = evaluation("Example Ltd", 30).unwrap();
        let keys: JwkSet =
            serde_json::from_str(include_str!("../../deploy/license/evaluation-keys.json"))
                .unwrap();
        let kid = decode_header(&license).unwrap().kid.unwrap();
        let key = DecodingKey::from_jwk(keys.find(&kid).unwrap()).unwrap();
        let mut validation = Validation::new(Algorithm::EdDSA);
        validation.set_issuer(&[ISSUER]);
        let claims = decode::<Value>(&license, &key, &validation).unwrap().claims;
        assert_eq!(claims["sub"], "Example Ltd");
        assert_eq!(claims["plan"], "evaluation");
        assert_eq!(
            claims["exp"].as_u64().unwrap() - claims["nbf"].as_u64().unwrap(),
            30 * 86_400
        );
    }

    #[test]
    fn a_license_longer_than_an_evaluation_is_not_issued() {
        assert!(evaluation("Example Ltd", MAXIMUM_DAYS).is_ok());
        let message = evaluation("Example Ltd", MAXIMUM_DAYS + 1)
            .unwrap_err()
            .to_string();
        assert_eq!(
            message,
            "an evaluation license is valid for 1 to 90 days, not 91"
        );
    }
}
