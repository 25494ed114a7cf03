use std::io;

use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Method, Request, Uri,
    body::Bytes,
    client::conn::http1::{self, SendRequest},
    header::{AUTHORIZATION, CONTENT_TYPE, HOST, HeaderValue},
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::error::BenchError;

/// Where the API is.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    url: String,
    /// Host and port.
    authority: String,
    /// The path before all paths of the API, without a slash at its end.
    context: String,
}

impl Address {
    /// Of a URL such as `http://127.0.0.1:8080/api`.
    pub(crate) fn parse(url: &str) -> Result<Self, BenchError> {
        let refused = || BenchError::Url {
            url: url.to_owned(),
        };
        let uri: Uri = url.parse().map_err(|_| refused())?;
        match (uri.scheme_str(), uri.authority(), uri.query()) {
            (Some("http"), Some(authority), None) if authority.port().is_some() => Ok(Self {
                url: url.to_owned(),
                authority: authority.to_string(),
                context: uri.path().trim_end_matches('/').to_owned(),
            }),
            _ => Err(refused()),
        }
    }

    /// The same host and port without the path of the API.
    pub(crate) fn root(&self) -> Self {
        Self {
            context: String::new(),
            ..self.clone()
        }
    }
}

/// One client's keep-alive connection. It takes as little of the processors as it can: they are shared with what is measured.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    headers: HeaderMap,
    context: String,
}

impl Connection {
    /// Connects. Each request will carry the token, if there is one.
    pub(crate) async fn open(address: &Address, token: Option<&str>) -> Result<Self, BenchError> {
        let failed = |source| BenchError::file(&address.url, source);
        let stream = TcpStream::connect(&address.authority)
            .await
            .map_err(failed)?;
        stream.set_nodelay(true).map_err(failed)?;
        let (sender, connection) =
            http1::handshake(TokioIo::new(stream))
                .await
                .map_err(|source| BenchError::Connection {
                    request: format!("connection to {}", address.url),
                    source,
                })?;
        // It ends with the sender; if it ends earlier, the next request says why.
        tokio::spawn(async move {
            let _ = connection.await;
        });
        let headers = headers(&address.authority, token)
            .map_err(|error| failed(io::Error::new(io::ErrorKind::InvalidInput, error)))?;
        Ok(Self {
            sender,
            headers,
            context: address.context.clone(),
        })
    }

    /// Sends a request and gives the body of its answer, which must be a success.
    pub(crate) async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Bytes,
    ) -> Result<Bytes, BenchError> {
        let named = || format!("{method} {path}");
        let mut request = Request::builder()
            .method(method.clone())
            .uri(format!("{}{path}", self.context))
            .body(Full::new(body))
            .map_err(|source| BenchError::Request {
                request: named(),
                source,
            })?;
        request.headers_mut().clone_from(&self.headers);
        let failed = |source| BenchError::Connection {
            request: named(),
            source,
        };
        self.sender.ready().await.map_err(failed)?;
        let answer = self.sender.send_request(request).await.map_err(failed)?;
        let status = answer.status();
        let body = answer
            .into_body()
            .collect()
            .await
            .map_err(failed)?
            .to_bytes();
        if status.is_success() {
            return Ok(body);
        }
        Err(BenchError::UnexpectedAnswer {
            request: named(),
            status: status.as_u16(),
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }
}

fn headers(
    authority: &str,
    token: Option<&str>,
) -> Result<HeaderMap, hyper::header::InvalidHeaderValue> {
    let mut headers = HeaderMap::new();
    headers.insert(HOST, HeaderValue::from_str(authority)?);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(token) = token {
        let bearer = format!("Bearer {token}");
        headers.insert(AUTHORIZATION, HeaderValue::from_str(&bearer)?);
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_path_of_the_api() {
        let address = Address::parse("http://127.0.0.1:8080/api/").unwrap();
        assert_eq!(
            (address.authority.as_str(), address.context.as_str()),
            ("127.0.0.1:8080", "/api")
        );
        assert_eq!(address.root().context, "");
    }

    #[test]
    fn an_address_that_is_not_understood_is_refused() {
        for url in [
            "https://127.0.0.1:8080",
            "127.0.0.1:8080",
            "http://localhost",
            "http://a:1/?b",
        ] {
            assert!(Address::parse(url).is_err(), "{url}");
        }
    }
}
