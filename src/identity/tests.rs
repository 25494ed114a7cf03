use super::*;
use crate::config::ClaimPath;
use development::issuer::{Directory, Issuer, KeyKind, SigningKey, Subject};
use domain::{access::ProjectRole, ids::ProjectId};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const AUDIENCE: &str = "quantumbpm";

async fn issuer(kind: KeyKind) -> Issuer {
    let key = SigningKey::generate(kind).unwrap();
    Issuer::start(0, AUDIENCE, Directory::default(), key)
        .await
        .unwrap()
}

fn rules(issuer: &str) -> Oidc {
    Oidc {
        issuer: issuer.to_owned(),
        audiences: vec![AUDIENCE.to_owned()],
        roles_claim: ClaimPath("roles".into()),
        projects_claim: ClaimPath("projects".into()),
        clock_skew: Duration::from_secs(1),
        keys_refresh: Duration::from_mins(5),
    }
}

async fn identity(issuer: &Issuer) -> Identity {
    let identity = Identity::new(rules(issuer.url())).unwrap();
    identity.fetch_keys().await.unwrap();
    identity
}

fn alice() -> Subject {
    Subject::new("alice", &["user", "accounting"]).in_project("finance", "editor")
}

fn now() -> Timestamp {
    crate::clock::Clock::default().now()
}

async fn verify(identity: &Identity, token: &str) -> Result<Arc<Caller>, TokenError> {
    identity
        .verify(token, now())
        .await
        .map(|verified| Arc::clone(&verified.caller))
}

#[tokio::test]
async fn a_token_says_who_is_calling_whichever_algorithm_signs_it() {
    for kind in [KeyKind::Rs256, KeyKind::Ps256, KeyKind::Es256] {
        let issuer = issuer(kind).await;
        let identity = identity(&issuer).await;
        let caller = verify(&identity, &issuer.token(&alice()).unwrap())
            .await
            .unwrap();
        assert_eq!(caller.subject, "alice");
        assert_eq!(caller.groups, ["user", "accounting"]);
        let role = caller.grants.role_in(ProjectId::from_key("finance"));
        assert_eq!(role, Some(ProjectRole::Editor), "{kind:?}");
    }
}

#[tokio::test]
async fn a_token_without_a_signature_is_refused() {
    let issuer = issuer(KeyKind::Rs256).await;
    let identity = identity(&issuer).await;
    let token = issuer.token(&alice()).unwrap();
    let payload = token.split('.').nth(1).unwrap();
    // {"alg":"none","typ":"JWT"}
    let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.");
    assert_eq!(
        verify(&identity, &unsigned).await,
        Err(TokenError::Malformed)
    );
}

#[tokio::test]
async fn a_token_signed_with_a_shared_secret_is_refused() {
    let issuer = issuer(KeyKind::Rs256).await;
    let identity = identity(&issuer).await;
    let kid = jsonwebtoken::decode_header(issuer.token(&alice()).unwrap())
        .unwrap()
        .kid;
    let header = Header {
        kid,
        ..Header::default()
    };
    // What everybody can know of the key, as in the attack on libraries that take any algorithm for any key.
    let secret = EncodingKey::from_secret(issuer.url().as_bytes());
    let token = jsonwebtoken::encode(&header, &issuer.claims(&alice()), &secret).unwrap();
    assert_eq!(verify(&identity, &token).await, Err(TokenError::Algorithm));
}

#[tokio::test]
async fn an_altered_token_is_refused() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    let token = issuer.token(&alice()).unwrap();
    let root = issuer
        .token(&Subject::new("root", &["system-admin"]))
        .unwrap();
    let parts: Vec<_> = token.split('.').collect();
    let root: Vec<_> = root.split('.').collect();
    let altered = [parts[0], root[1], parts[2]].join(".");
    assert_eq!(
        verify(&identity, &altered).await,
        Err(TokenError::Signature)
    );
}

#[tokio::test]
async fn what_is_no_token_is_refused() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    for text in ["", "token", "a.b", "a.b.c", "....", "\u{fc}.\u{fc}.\u{fc}"] {
        assert_eq!(
            verify(&identity, text).await,
            Err(TokenError::Malformed),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_token_whose_claims_do_not_hold_is_refused() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    let valid = || issuer.claims(&alice());
    let cases = [
        (valid().with("aud", json!("another")), ClaimError::Audience),
        (
            valid().with("iss", json!("https://another.example.com")),
            ClaimError::Issuer,
        ),
        (valid().shifted(-13 * 60 * 60), ClaimError::Expired),
        (valid().shifted(60), ClaimError::Future("nbf")),
        (
            valid()
                .without("nbf")
                .with("iat", json!(now().as_second() + 60)),
            ClaimError::Future("iat"),
        ),
        (valid().without("exp"), ClaimError::Missing("exp")),
        (valid().without("sub"), ClaimError::Missing("sub")),
    ];
    for (claims, expected) in cases {
        let token = issuer.sign(&claims).unwrap();
        assert_eq!(
            verify(&identity, &token).await,
            Err(TokenError::Claims(expected)),
            "{claims:?}"
        );
    }
}

#[tokio::test]
async fn a_remembered_token_ends_with_its_time() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    let claims = issuer
        .claims(&alice())
        .with("exp", json!(now().as_second() + 600));
    let token = issuer.sign(&claims).unwrap();
    assert!(verify(&identity, &token).await.is_ok());
    let later = Timestamp::from_second(now().as_second() + 602).unwrap();
    let expired = identity.verify(&token, later).await.map(|_| ());
    assert_eq!(expired, Err(TokenError::Claims(ClaimError::Expired)));
}

#[tokio::test]
async fn a_new_key_is_fetched_when_a_token_names_it_but_not_for_every_token() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    // The keys were fetched a moment ago, so an unknown one has to wait.
    issuer.add_key(SigningKey::generate(KeyKind::Rs256).unwrap());
    let token = issuer.token(&alice()).unwrap();
    assert_eq!(verify(&identity, &token).await, Err(TokenError::UnknownKey));

    *identity.asked.lock().await = Instant::now().checked_sub(UNKNOWN_KEY_INTERVAL);
    assert!(verify(&identity, &token).await.is_ok());
}

#[tokio::test]
async fn the_tokens_of_a_key_end_when_it_leaves_and_others_stay() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    let old = issuer.token(&alice()).unwrap();
    issuer.add_key(SigningKey::generate(KeyKind::Es256).unwrap());
    identity.fetch_keys().await.unwrap();
    let new = issuer.token(&alice()).unwrap();
    assert!(verify(&identity, &old).await.is_ok());
    assert!(verify(&identity, &new).await.is_ok());

    issuer.withdraw_earlier_keys();
    identity.fetch_keys().await.unwrap();
    assert_eq!(verify(&identity, &old).await, Err(TokenError::UnknownKey));
    assert!(verify(&identity, &new).await.is_ok());
}

#[tokio::test]
async fn every_token_ends_when_no_key_is_left() {
    let issuer = issuer(KeyKind::Es256).await;
    let identity = identity(&issuer).await;
    let token = issuer.token(&alice()).unwrap();
    assert!(verify(&identity, &token).await.is_ok());

    issuer.withdraw_every_key();
    let fetched = identity.fetch_keys().await;
    assert!(
        matches!(fetched, Err(DiscoveryError::NoKeys { .. })),
        "the operator is told: {fetched:?}"
    );
    assert_eq!(verify(&identity, &token).await, Err(TokenError::UnknownKey));
}

/// What an issuer that is not as it should be answers to a connection.
async fn answering(answer: impl Fn() -> Vec<Vec<u8>> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            for part in answer() {
                if stream.write_all(&part).await.is_err() {
                    break;
                }
            }
        }
    });
    format!("http://127.0.0.1:{port}")
}

async fn refusal(url: &str) -> String {
    let begin = Instant::now();
    let fetched = Identity::new(rules(url)).unwrap().fetch_keys().await;
    assert!(begin.elapsed() < Duration::from_secs(6));
    fetched.unwrap_err().to_string()
}

#[tokio::test]
async fn an_issuer_that_answers_without_end_is_not_read_to_its_end() {
    // A hundred megabytes, of which no more than one is taken.
    let url = answering(|| {
        let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n[".to_vec();
        std::iter::once(head)
            .chain(std::iter::repeat_n(vec![b' '; 64 * 1024], 1600))
            .collect()
    })
    .await;
    let refusal = refusal(&url).await;
    assert!(
        refusal.ends_with("the answer is longer than 1048576 bytes"),
        "{refusal}"
    );
}

#[tokio::test]
async fn an_issuer_that_redirects_is_not_followed() {
    let other = issuer(KeyKind::Es256).await;
    let location = format!("{}/.well-known/openid-configuration", other.url());
    let url = answering(move || {
        let head =
            format!("HTTP/1.1 302 Found\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n");
        vec![head.into_bytes()]
    })
    .await;
    let refusal = refusal(&url).await;
    assert!(
        refusal.contains("302 Found; redirects are not followed"),
        "{refusal}"
    );
}

#[tokio::test]
async fn without_its_issuer_nothing_is_verified_and_what_is_known_stays_valid() {
    let issuer = issuer(KeyKind::Es256).await;
    let never_reached = Identity::new(rules("http://127.0.0.1:9")).unwrap();
    let token = issuer.token(&alice()).unwrap();
    assert!(!never_reached.is_ready());
    assert_eq!(
        verify(&never_reached, &token).await,
        Err(TokenError::IssuerUnreachable)
    );

    let identity = identity(&issuer).await;
    let other = issuer.token(&Subject::new("bob", &[])).unwrap();
    drop(issuer);
    assert!(identity.is_ready());
    assert!(verify(&identity, &token).await.is_ok());
    assert!(verify(&identity, &other).await.is_ok());
}

#[tokio::test]
async fn an_issuer_of_another_name_is_refused() {
    let issuer = issuer(KeyKind::Es256).await;
    let same_place = issuer.url().replace("127.0.0.1", "localhost");
    let error = Identity::new(rules(&same_place))
        .unwrap()
        .fetch_keys()
        .await
        .unwrap_err();
    assert!(
        matches!(error, DiscoveryError::OtherIssuer { .. }),
        "{error}"
    );
}
