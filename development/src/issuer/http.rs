use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Request, State as Shared};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{State, TOKEN_LIFETIME};

/// The names by which this machine calls itself.
const OWN_NAMES: [&str; 2] = ["127.0.0.1", "localhost"];

pub(super) fn router(state: Arc<State>) -> Router {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(jwks))
        .route("/token", post(token))
        .layer(from_fn_with_state(Arc::clone(&state), only_by_own_name))
        .with_state(state)
}

/// A page of another site can have its own name point to this machine, and then read what is answered (DNS rebinding): who asks
/// by a name that is not the issuer's is told nothing.
async fn only_by_own_name(
    Shared(state): Shared<Arc<State>>,
    request: Request,
    next: Next,
) -> Response {
    let host = request.headers().get(header::HOST);
    let is_own = host
        .and_then(|host| host.to_str().ok())
        .is_some_and(|host| {
            let port = state.address.port();
            OWN_NAMES
                .iter()
                .any(|name| host.eq_ignore_ascii_case(&format!("{name}:{port}")))
        });
    if is_own {
        return next.run(request).await;
    }
    let url = &state.url;
    let text = format!("this issuer answers only at {url} and by the name localhost\n");
    (StatusCode::MISDIRECTED_REQUEST, text).into_response()
}

/// OpenID Connect Discovery 1.0 section 3. There is no page to log in on, but `authorization_endpoint` is a required field.
async fn discovery(Shared(state): Shared<Arc<State>>) -> Json<Value> {
    let url = &state.url;
    let mut algorithms: Vec<_> = state
        .published_keys()
        .iter()
        .filter_map(|key| key.public().common.key_algorithm)
        .map(|name| json!(name))
        .collect();
    algorithms.dedup();
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/jwks"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["client_credentials", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": algorithms,
        "token_endpoint_auth_methods_supported": ["client_secret_post", "none"],
    }))
}

async fn jwks(Shared(state): Shared<Arc<State>>) -> Json<Value> {
    let keys: Vec<_> = state
        .published_keys()
        .iter()
        .map(|key| json!(key.public()))
        .collect();
    Json(json!({ "keys": keys }))
}

#[derive(Deserialize)]
struct TokenRequest {
    grant_type: String,
    client_id: Option<String>,
    refresh_token: Option<String>,
}

/// RFC 6749 sections 4.4 and 6. The client id names the subject. A refresh token is the subject's name: it opens nothing that
/// asking by client id would not.
async fn token(
    Shared(state): Shared<Arc<State>>,
    form: Result<Form<TokenRequest>, FormRejection>,
) -> Response {
    let request = match form {
        Ok(Form(request)) => request,
        Err(rejection) => return refusal("invalid_request", &rejection.body_text()),
    };
    let name = match request.grant_type.as_str() {
        "client_credentials" => request.client_id,
        "refresh_token" => request.refresh_token,
        other => {
            return refusal(
                "unsupported_grant_type",
                &format!("grant_type `{other}` is none of this issuer's"),
            );
        }
    };
    let Some(subject) = name.as_deref().and_then(|name| state.directory.find(name)) else {
        let name = name.unwrap_or_default();
        return refusal(
            "invalid_client",
            &format!("there is no development user `{name}`"),
        );
    };
    match state.sign(&state.claims(subject)) {
        Ok(token) => Json(json!({
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": TOKEN_LIFETIME,
            "refresh_token": subject.name,
        }))
        .into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// RFC 6749 section 5.2.
fn refusal(error: &str, description: &str) -> Response {
    (
        StatusCode::BAD_REQUEST,
        Json(json!({ "error": error, "error_description": description })),
    )
        .into_response()
}
