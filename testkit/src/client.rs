use reqwest::{Method, header::HeaderMap};
use serde_json::Value;

use crate::TestkitError;

/// Sends requests with one caller's token, and below one path, usually a project's.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    idempotency_key: Option<String>,
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub struct Answer {
    /// `METHOD path`, for messages.
    pub request: String,
    /// The HTTP status code.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as it came.
    pub body: String,
}

impl Client {
    pub(crate) fn new(http: reqwest::Client, base: String, token: Option<String>) -> Self {
        Self {
            http,
            base,
            token,
            idempotency_key: None,
        }
    }

    /// The token that is sent.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The same caller below another path, e.g. `/projects/{id}`.
    #[must_use]
    pub fn below(&self, path: &str) -> Self {
        Self {
            base: format!("{}{path}", self.base),
            ..self.clone()
        }
    }

    /// The same caller, whose requests bear this `Idempotency-Key`.
    #[must_use]
    pub fn with_idempotency_key(&self, key: &str) -> Self {
        Self {
            idempotency_key: Some(key.to_owned()),
            ..self.clone()
        }
    }

    /// The same caller, with connections that nobody else uses: one that the server closed, because it refused a body before all of it
    /// had come, is not there for others to fail on.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when no client can be made.
    pub fn with_own_connections(&self) -> Result<Self, TestkitError> {
        Ok(Self {
            http: crate::server::loopback_client()?,
            ..self.clone()
        })
    }

    /// The same caller and path at another server, e.g. `http://127.0.0.1:8081`.
    #[must_use]
    pub fn at(&self, server: &str) -> Self {
        let path = self.base.splitn(4, '/').nth(3);
        Self {
            base: path.map_or_else(|| server.to_owned(), |path| format!("{server}/{path}")),
            ..self.clone()
        }
    }

    /// GET.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer. Every status is an answer, with all methods of this type.
    pub async fn get(&self, path: &str) -> Result<Answer, TestkitError> {
        self.send(Method::GET, path, None).await
    }

    /// POST with a JSON body.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn post(&self, path: &str, body: Value) -> Result<Answer, TestkitError> {
        self.send(Method::POST, path, Some(body.to_string())).await
    }

    /// POST with a JSON body that several requests share.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn post_bytes(
        &self,
        path: &str,
        body: impl Into<reqwest::Body>,
    ) -> Result<Answer, TestkitError> {
        self.request(Method::POST, path, Some(body.into())).await
    }

    /// PUT with a JSON body.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn put(&self, path: &str, body: Value) -> Result<Answer, TestkitError> {
        self.send(Method::PUT, path, Some(body.to_string())).await
    }

    /// PATCH with a JSON body.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn patch(&self, path: &str, body: Value) -> Result<Answer, TestkitError> {
        self.send(Method::PATCH, path, Some(body.to_string())).await
    }

    /// DELETE.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn delete(&self, path: &str) -> Result<Answer, TestkitError> {
        self.send(Method::DELETE, path, None).await
    }

    /// Any method with a body as it is, also one that is no JSON.
    ///
    /// # Errors
    /// [`TestkitError::Request`] when there is no answer.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> Result<Answer, TestkitError> {
        self.request(method, path, body.map(Into::into)).await
    }

    async fn request(
        &self,
        method: Method,
        path: &str,
        body: Option<reqwest::Body>,
    ) -> Result<Answer, TestkitError> {
        let request_line = format!("{method} {path}");
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(key) = &self.idempotency_key {
            request = request.header("idempotency-key", key);
        }
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body);
        }
        let answer = request.send().await?;
        Ok(Answer {
            request: request_line,
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            body: answer.text().await?,
        })
    }
}

impl Answer {
    /// The answer itself if its status is `status`.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] with the whole answer otherwise.
    pub fn expect_status(self, status: u16) -> Result<Self, TestkitError> {
        if self.status == status {
            Ok(self)
        } else {
            Err(self.into_error())
        }
    }

    /// Whether it was given before, to a request with the same `Idempotency-Key`.
    pub fn is_replayed(&self) -> bool {
        self.headers
            .get("idempotency-replayed")
            .is_some_and(|value| value == "true")
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when it is none.
    pub fn json(self) -> Result<Value, TestkitError> {
        serde_json::from_str(&self.body).map_err(|_| self.into_error())
    }

    /// The text at a JSON pointer of the body (RFC 6901), e.g. `/workflowID`.
    ///
    /// # Errors
    /// [`TestkitError::UnexpectedAnswer`] when there is no text.
    pub fn text_at(self, pointer: &str) -> Result<String, TestkitError> {
        let body: Option<Value> = serde_json::from_str(&self.body).ok();
        let text = body
            .as_ref()
            .and_then(|body| body.pointer(pointer))
            .and_then(Value::as_str);
        text.map(str::to_owned).ok_or_else(|| self.into_error())
    }

    pub(crate) fn into_error(self) -> TestkitError {
        TestkitError::UnexpectedAnswer {
            request: self.request,
            status: self.status,
            body: self.body,
        }
    }
}
