use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::{SystemRandom, fill};
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RsaKeyPair};
use jsonwebtoken::jwk::{Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;

use super::IssuerError;

/// The signature algorithms that the server accepts (RFC 7518 section 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSASSA-PKCS1-v1_5 with SHA-256, 2048 bits.
    Rs256,
    /// RSASSA-PSS with SHA-256, 2048 bits.
    Ps256,
    /// ECDSA on P-256 with SHA-256.
    Es256,
}

impl KeyKind {
    pub(super) fn algorithm(self) -> Algorithm {
        match self {
            Self::Rs256 => Algorithm::RS256,
            Self::Ps256 => Algorithm::PS256,
            Self::Es256 => Algorithm::ES256,
        }
    }
}

/// A private key with its published half.
#[derive(Debug)]
pub struct SigningKey {
    algorithm: Algorithm,
    private: EncodingKey,
    public: Jwk,
}

impl SigningKey {
    /// A new key with a random key id.
    ///
    /// # Errors
    /// [`IssuerError::MakeKey`] when the system gives no random bytes.
    pub fn generate(kind: KeyKind) -> Result<Self, IssuerError> {
        Self::from_pkcs8_pem(kind, &new_pkcs8_pem(kind)?)
    }

    /// The RS256 key of a file, which is made unless it is there. Only its owner may read it.
    ///
    /// # Errors
    /// [`IssuerError::KeyFile`] when it cannot be read or written, [`IssuerError::Sign`] when it holds no RSA key.
    pub fn load_or_create(path: &Path) -> Result<Self, IssuerError> {
        let key_file = |source| IssuerError::KeyFile {
            path: path.to_owned(),
            source,
        };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let text = new_pkcs8_pem(KeyKind::Rs256)?;
                write_private(path, &text).map_err(key_file)?;
                text
            }
            Err(error) => return Err(key_file(error)),
        };
        Self::from_pkcs8_pem(KeyKind::Rs256, &text)
    }

    fn from_pkcs8_pem(kind: KeyKind, text: &str) -> Result<Self, IssuerError> {
        let private = match kind {
            KeyKind::Rs256 | KeyKind::Ps256 => EncodingKey::from_rsa_pem(text.as_bytes())?,
            KeyKind::Es256 => EncodingKey::from_ec_pem(text.as_bytes())?,
        };
        let algorithm = kind.algorithm();
        let mut public = Jwk::from_encoding_key(&private, algorithm)?;
        // The thumbprint of RFC 7638 names a key the same way after every start.
        public.common.key_id = Some(public.thumbprint(jsonwebtoken::jwk::ThumbprintHash::SHA256)?);
        public.common.public_key_use = Some(PublicKeyUse::Signature);
        public.common.key_operations = Some(vec![KeyOperations::Verify]);
        Ok(Self {
            algorithm,
            private,
            public,
        })
    }

    /// The key's id, the `kid` of the tokens that it signs.
    pub fn id(&self) -> &str {
        self.public.common.key_id.as_deref().unwrap_or_default()
    }

    pub(super) fn public(&self) -> &Jwk {
        &self.public
    }

    /// Signs any claims as a JWT.
    ///
    /// # Errors
    /// [`IssuerError::Sign`] when they cannot be encoded.
    pub fn sign(&self, claims: &impl Serialize) -> Result<String, IssuerError> {
        let mut header = Header::new(self.algorithm);
        header.kid = Some(self.id().to_owned());
        Ok(jsonwebtoken::encode(&header, claims, &self.private)?)
    }
}

fn new_pkcs8_pem(kind: KeyKind) -> Result<String, IssuerError> {
    let document = match kind {
        KeyKind::Rs256 | KeyKind::Ps256 => {
            let pair = RsaKeyPair::generate(KeySize::Rsa2048).map_err(IssuerError::MakeKey)?;
            AsDer::<Pkcs8V1Der<'_>>::as_der(&pair)
                .map_err(IssuerError::MakeKey)?
                .as_ref()
                .to_vec()
        }
        KeyKind::Es256 => {
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
                .map_err(IssuerError::MakeKey)?
                .as_ref()
                .to_vec()
        }
    };
    Ok(pem::encode(&pem::Pem::new("PRIVATE KEY", document)))
}

/// Writes the whole file or none: a key that is cut off would fail every later start.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut suffix = [0_u8; 4];
    fill(&mut suffix).map_err(io::Error::other)?;
    let unfinished = path.with_extension(format!("{:08x}", u32::from_le_bytes(suffix)));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&unfinished, path)
}
