//! Making licenses: for the vendor, and for whoever evaluates.

use super::{EVALUATION_KEY, License, LicenseError, check_evaluation, trusted_keys};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header, jwk::Jwk, jwk::ThumbprintHash};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What a new license is to say.
#[derive(Clone, Debug)]
pub struct Order {
    /// Who may run the program.
    pub customer: String,
    /// Who issues it.
    pub issuer: String,
    /// What was bought.
    pub plan: String,
    /// When it is issued; it is valid from then on.
    pub issued_at: Timestamp,
    /// When it stops being valid.
    pub expires: Timestamp,
}

/// Why no license was made.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The key's file cannot be read.
    #[error("the key {} cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// It holds no key that licenses are signed with.
    #[error("{} holds no Ed25519 or RSA private key in PEM", .0.display())]
    Key(PathBuf),
    /// The license would have ended before it begins.
    #[error("a license that is to expire at {expires} would never be valid")]
    NeverValid {
        /// When it would end.
        expires: Timestamp,
    },
    /// It is not accepted afterwards, so it is not made.
    #[error(transparent)]
    Refused(#[from] LicenseError),
    /// The signing failed.
    #[error("the license cannot be signed: {0}")]
    Sign(#[from] jsonwebtoken::errors::Error),
}

/// A license, signed with the private key in a PEM file.
pub fn issue(key_file: &Path, order: &Order) -> Result<String, IssueError> {
    let pem = fs::read(key_file).map_err(|source| IssueError::Unreadable {
        path: key_file.to_owned(),
        source,
    })?;
    let (key, algorithm) = EncodingKey::from_ed_pem(&pem)
        .map(|key| (key, Algorithm::EdDSA))
        .or_else(|_| EncodingKey::from_rsa_pem(&pem).map(|key| (key, Algorithm::RS256)))
        .map_err(|_| IssueError::Key(key_file.to_owned()))?;
    let mut header = Header::new(algorithm);
    let key_id = key_id(&key, algorithm)?;
    let license = License {
        issuer: order.issuer.clone(),
        customer: order.customer.clone(),
        issued_at: order.issued_at.as_second(),
        not_before: order.issued_at.as_second(),
        expires: order.expires.as_second(),
        plan: order.plan.clone(),
    };
    refuse_useless(&license, &key_id, order.expires)?;
    header.kid = Some(key_id);
    Ok(jsonwebtoken::encode(&header, &license, &key)?)
}

fn refuse_useless(license: &License, key_id: &str, expires: Timestamp) -> Result<(), IssueError> {
    let lifetime = license.expires - license.issued_at;
    if lifetime <= 0 {
        return Err(IssueError::NeverValid { expires });
    }
    if key_id == EVALUATION_KEY {
        check_evaluation(license)?;
    }
    Ok(())
}

/// The id under which this build trusts the key; for a key of another build its thumbprint (RFC 7638).
fn key_id(key: &EncodingKey, algorithm: Algorithm) -> Result<String, IssueError> {
    let public = Jwk::from_encoding_key(key, algorithm)?;
    let trusted = trusted_keys()?;
    let known = trusted
        .keys
        .iter()
        .find(|trusted| trusted.algorithm == public.algorithm);
    match known.and_then(|known| known.common.key_id.clone()) {
        Some(id) => Ok(id),
        None => Ok(public.thumbprint(ThumbprintHash::SHA256)?),
    }
}
