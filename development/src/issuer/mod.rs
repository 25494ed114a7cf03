//! An OpenID Connect issuer for development and tests: real discovery, real keys, real signatures, on the loopback interface.
//! It asks nobody for a password, so it is of no use for anything else.

mod claims;
mod directory;
mod http;
mod signing_key;

pub use claims::{Claims, ProjectRoles};
pub use directory::{Directory, Subject};
pub use signing_key::{KeyKind, SigningKey};

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How long a token is valid, in seconds.
pub const TOKEN_LIFETIME: u64 = 12 * 60 * 60;

/// Why the issuer could not start, or could not sign.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    /// The address is taken, or is not this machine's.
    #[error("the issuer cannot listen on {address}: {source}")]
    Listen {
        /// The address asked for.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// A new key could not be made.
    #[error("the issuer's key could not be made: {0}")]
    MakeKey(aws_lc_rs::error::Unspecified),
    /// The file that holds the key could not be read or written.
    #[error("the issuer's key file {}: {source}", path.display())]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// The key does not fit.
    #[error("the issuer cannot sign with its key: {0}")]
    Sign(#[from] jsonwebtoken::errors::Error),
}

/// A running issuer. It stops when this value is dropped.
pub struct Issuer {
    state: Arc<State>,
    server: JoinHandle<()>,
}

/// What requests and the owner share.
struct State {
    address: SocketAddr,
    url: String,
    audience: String,
    directory: Directory,
    /// The published keys. The last one signs.
    keys: RwLock<Vec<Arc<SigningKey>>>,
}

impl Issuer {
    /// Starts an issuer on 127.0.0.1 whose tokens are for `audience`. Port 0 takes a free one.
    ///
    /// # Errors
    /// [`IssuerError::Listen`] when the port is taken.
    pub async fn start(
        port: u16,
        audience: &str,
        directory: Directory,
        key: SigningKey,
    ) -> Result<Self, IssuerError> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listen = |source| IssuerError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let state = Arc::new(State {
            address,
            url: format!("http://{address}"),
            audience: audience.to_owned(),
            directory,
            keys: RwLock::new(vec![Arc::new(key)]),
        });
        let router = http::router(Arc::clone(&state));
        // `axum::serve` retries failed accepts by itself and ends only when it is aborted.
        let server = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { state, server })
    }

    /// The issuer's identifier, the `iss` of its tokens.
    pub fn url(&self) -> &str {
        &self.state.url
    }

    /// Claims of a token that is valid from now on, for `subject`.
    pub fn claims(&self, subject: &Subject) -> Claims {
        self.state.claims(subject)
    }

    /// Signs claims, whatever they say, with the current key and that key's algorithm.
    ///
    /// # Errors
    /// [`IssuerError::Sign`] when they cannot be encoded.
    pub fn sign(&self, claims: &Claims) -> Result<String, IssuerError> {
        self.state.sign(claims)
    }

    /// A token of one of the directory's subjects, as `/token` gives it.
    ///
    /// # Errors
    /// [`IssuerError::Sign`] when the claims cannot be encoded.
    pub fn token(&self, subject: &Subject) -> Result<String, IssuerError> {
        self.sign(&self.claims(subject))
    }

    /// Publishes a further key and signs with it from now on. Tokens of the earlier keys stay valid.
    pub fn add_key(&self, key: SigningKey) {
        self.state
            .keys
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Arc::new(key));
    }

    /// Withdraws all keys but the current one, so that tokens of the earlier ones end once their keys are fetched again.
    pub fn withdraw_earlier_keys(&self) {
        let mut keys = self
            .state
            .keys
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let earlier = keys.len().saturating_sub(1);
        keys.drain(..earlier);
    }

    /// Withdraws all keys, so that every token ends once they are fetched again. Nothing can be signed after that.
    pub fn withdraw_every_key(&self) {
        self.state
            .keys
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl Drop for Issuer {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl State {
    fn claims(&self, subject: &Subject) -> Claims {
        Claims::new(
            &self.url,
            &self.audience,
            subject,
            crate::clock::seconds_since_epoch(),
            TOKEN_LIFETIME,
        )
    }

    fn published_keys(&self) -> Vec<Arc<SigningKey>> {
        self.keys
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn sign(&self, claims: &Claims) -> Result<String, IssuerError> {
        let keys = self.published_keys();
        let key = keys.last().ok_or_else(|| {
            IssuerError::Sign(jsonwebtoken::errors::ErrorKind::MissingAlgorithm.into())
        })?;
        key.sign(claims)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsonwebtoken::jwk::JwkSet;
    use jsonwebtoken::{DecodingKey, TokenData, Validation, decode, decode_header};
    use serde_json::{Value, json};

    async fn issuer(key: SigningKey) -> Issuer {
        let directory = Directory::new(vec![
            Subject::new("alice", &["user"]).in_project("proj-finance", "editor"),
            Subject::new("root", &["system-admin"]),
        ]);
        Issuer::start(0, "quantumbpm", directory, key)
            .await
            .unwrap()
    }

    async fn get(url: &str) -> Value {
        reqwest::get(url)
            .await
            .unwrap()
            .error_for_status()
            .unwrap()
            .json()
            .await
            .unwrap()
    }

    async fn ask_for_token(issuer: &Issuer, form: &[(&str, &str)]) -> (u16, Value) {
        let url = format!("{}/token", issuer.url());
        let answer = reqwest::Client::new()
            .post(url)
            .form(form)
            .send()
            .await
            .unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    /// Verifies a token as a relying party would: from nothing but the issuer's URL.
    async fn verify(issuer: &Issuer, token: &str) -> Result<TokenData<Value>, String> {
        let discovery = get(&format!(
            "{}/.well-known/openid-configuration",
            issuer.url()
        ))
        .await;
        assert_eq!(discovery["issuer"], issuer.url());
        let keys: JwkSet =
            serde_json::from_value(get(discovery["jwks_uri"].as_str().unwrap()).await).unwrap();
        let header = decode_header(token).unwrap();
        let key = keys
            .find(header.kid.as_deref().unwrap())
            .ok_or("the key is not published")?;
        assert_eq!(
            key.common.key_algorithm.unwrap().to_string(),
            format!("{:?}", header.alg)
        );
        let mut validation = Validation::new(header.alg);
        validation.validate_nbf = true;
        validation.set_audience(&["quantumbpm"]);
        validation.set_issuer(&[issuer.url()]);
        decode(token, &DecodingKey::from_jwk(key).unwrap(), &validation)
            .map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn a_client_id_gets_a_token_with_its_roles_that_the_published_keys_verify() {
        let issuer = issuer(SigningKey::generate(KeyKind::Rs256).unwrap()).await;
        let (status, answer) = ask_for_token(
            &issuer,
            &[("grant_type", "client_credentials"), ("client_id", "alice")],
        )
        .await;
        assert_eq!(status, 200);
        let claims = verify(&issuer, answer["access_token"].as_str().unwrap())
            .await
            .unwrap()
            .claims;
        assert_eq!(claims["sub"], "alice");
        assert_eq!(claims["roles"], json!(["user"]));
        assert_eq!(
            claims["projects"],
            json!([{"id": "proj-finance", "roles": ["editor"]}])
        );

        let refresh_token = answer["refresh_token"].as_str().unwrap();
        let (status, answer) = ask_for_token(
            &issuer,
            &[
                ("grant_type", "refresh_token"),
                ("refresh_token", refresh_token),
            ],
        )
        .await;
        assert_eq!(status, 200);
        verify(&issuer, answer["access_token"].as_str().unwrap())
            .await
            .unwrap();
    }

    #[tokio::test]
    async fn who_asks_by_the_name_of_another_site_is_told_nothing() {
        let issuer = issuer(SigningKey::generate(KeyKind::Es256).unwrap()).await;
        let port = issuer.url().rsplit(':').next().unwrap();
        let asked_for = async |host: String| {
            let url = format!("{}/jwks", issuer.url());
            let request = reqwest::Client::new().get(url).header("host", host);
            request.send().await.unwrap().status().as_u16()
        };
        for name in ["127.0.0.1", "localhost", "LocalHost"] {
            assert_eq!(asked_for(format!("{name}:{port}")).await, 200, "{name}");
        }
        for host in [
            "evil.example",
            "localhost.evil.example",
            "localhost",
            "127.0.0.1:1",
        ] {
            assert_eq!(asked_for(host.to_owned()).await, 421, "{host}");
        }
        assert_eq!(asked_for(format!("evil.example:{port}")).await, 421);
    }

    #[tokio::test]
    async fn a_request_that_names_nobody_or_another_grant_is_refused() {
        let issuer = issuer(SigningKey::generate(KeyKind::Es256).unwrap()).await;
        let requests: [(&[(&str, &str)], &str); 4] = [
            (
                &[
                    ("grant_type", "client_credentials"),
                    ("client_id", "mallory"),
                ],
                "invalid_client",
            ),
            (&[("grant_type", "client_credentials")], "invalid_client"),
            (
                &[("grant_type", "password"), ("client_id", "alice")],
                "unsupported_grant_type",
            ),
            (&[("client_id", "alice")], "invalid_request"),
        ];
        for (form, error) in requests {
            let (status, answer) = ask_for_token(&issuer, form).await;
            assert_eq!((status, &answer["error"]), (400, &json!(error)), "{form:?}");
        }
    }

    #[tokio::test]
    async fn every_kind_of_key_signs_what_its_published_half_verifies() {
        for kind in [KeyKind::Rs256, KeyKind::Ps256, KeyKind::Es256] {
            let issuer = issuer(SigningKey::generate(kind).unwrap()).await;
            let token = issuer.token(&Subject::new("bob", &[])).unwrap();
            assert_eq!(
                verify(&issuer, &token).await.unwrap().header.alg,
                kind.algorithm()
            );
        }
    }

    #[tokio::test]
    async fn keys_rotate_without_ending_earlier_tokens_until_they_are_withdrawn() {
        let issuer = issuer(SigningKey::generate(KeyKind::Es256).unwrap()).await;
        let bob = Subject::new("bob", &[]);
        let earlier = issuer.token(&bob).unwrap();
        issuer.add_key(SigningKey::generate(KeyKind::Es256).unwrap());
        let later = issuer.token(&bob).unwrap();
        assert_ne!(
            decode_header(&earlier).unwrap().kid,
            decode_header(&later).unwrap().kid
        );
        assert!(verify(&issuer, &earlier).await.is_ok());
        assert!(verify(&issuer, &later).await.is_ok());

        issuer.withdraw_earlier_keys();
        assert_eq!(
            verify(&issuer, &earlier).await.unwrap_err(),
            "the key is not published"
        );
        assert!(verify(&issuer, &later).await.is_ok());
    }

    #[tokio::test]
    async fn a_test_can_make_tokens_that_must_be_refused() {
        let issuer = issuer(SigningKey::generate(KeyKind::Es256).unwrap()).await;
        let claims = || issuer.claims(&Subject::new("bob", &[]));
        let wrong = [
            (claims().shifted(-13 * 60 * 60), "ExpiredSignature"),
            (claims().shifted(60 * 60), "ImmatureSignature"),
            (claims().with("aud", json!("another")), "InvalidAudience"),
            (
                claims().with("iss", json!("http://127.0.0.1:1")),
                "InvalidIssuer",
            ),
            (claims().without("exp"), "Missing required claim: exp"),
        ];
        for (claims, reason) in wrong {
            assert_eq!(
                verify(&issuer, &issuer.sign(&claims).unwrap())
                    .await
                    .unwrap_err(),
                reason
            );
        }
    }

    #[tokio::test]
    async fn a_stored_key_stays_the_same_key_and_is_private_to_its_owner() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("issuer.pem");
        let first = SigningKey::load_or_create(&path).unwrap();
        let second = SigningKey::load_or_create(&path).unwrap();
        assert_eq!(first.id(), second.id());
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );

        std::fs::write(&path, "no key").unwrap();
        assert!(SigningKey::load_or_create(&path).is_err());
    }
}
