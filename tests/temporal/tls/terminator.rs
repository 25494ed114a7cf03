//! What stands before a Temporal server in a data center: it speaks TLS with clients, looks at what they show, and passes their
//! calls on in the clear. The server for development does neither itself.

use super::authority::Authority;
use http_body_util::{BodyExt, Empty, combinators::BoxBody};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    client::conn::http2::{SendRequest, handshake},
    header::{AUTHORIZATION, CONTENT_TYPE},
    server::conn::http2,
    service::service_fn,
};
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::sync::Arc;
use testkit::TemporalServer;
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::aws_lc_rs, server::WebPkiClientVerifier},
};

/// The name in its certificate.
pub(crate) const NAME: &str = "temporal.example.com";

/// What clients must show.
#[derive(Clone, Copy)]
pub(crate) enum Demand {
    Nothing,
    /// A certificate of the authority.
    Certificate,
    /// `authorization: Bearer …` with this key.
    ApiKey(&'static str),
}

/// One before a Temporal server. It ends when it is dropped.
pub(crate) struct Terminator {
    port: u16,
    accepting: JoinHandle<()>,
}

impl Terminator {
    pub(crate) async fn start(
        authority: &Authority,
        demand: Demand,
        temporal: &TemporalServer,
    ) -> Self {
        let acceptor = TlsAcceptor::from(Arc::new(configuration(authority, demand)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = temporal.host_port();
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(terminate(acceptor.clone(), client, server.clone(), demand));
            }
        });
        Self { port, accepting }
    }

    pub(crate) fn host_port(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }
}

impl Drop for Terminator {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

fn configuration(authority: &Authority, demand: Demand) -> ServerConfig {
    // Built with others, this test may find several providers and no default one.
    let provider = Arc::new(aws_lc_rs::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap();
    let builder = match demand {
        Demand::Certificate => {
            let verifier =
                WebPkiClientVerifier::builder_with_provider(Arc::new(authority.roots()), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
        Demand::Nothing | Demand::ApiKey(_) => builder.with_no_client_auth(),
    };
    let identity = authority.identity(NAME);
    let chain = vec![identity.certificate.clone()];
    let mut configuration = builder
        .with_single_cert(chain, identity.private_key())
        .unwrap();
    configuration.alpn_protocols = vec![b"h2".to_vec()];
    configuration
}

/// Passes on the calls of one client, until it or the server hangs up, which is no matter of this test.
async fn terminate(acceptor: TlsAcceptor, client: TcpStream, server: String, demand: Demand) {
    let Ok(client) = acceptor.accept(client).await else {
        return;
    };
    let server = TcpStream::connect(server).await.unwrap();
    let (calls, connection) = handshake(TokioExecutor::new(), TokioIo::new(server))
        .await
        .unwrap();
    tokio::spawn(connection);
    let service = service_fn(|call| pass_on(call, demand, calls.clone()));
    let _ = http2::Builder::new(TokioExecutor::new())
        .serve_connection(TokioIo::new(client), service)
        .await;
}

async fn pass_on(
    call: Request<Incoming>,
    demand: Demand,
    mut calls: SendRequest<Incoming>,
) -> hyper::Result<Response<BoxBody<Bytes, hyper::Error>>> {
    let shown = call.headers().get(AUTHORIZATION);
    if let Demand::ApiKey(key) = demand
        && shown.is_none_or(|shown| shown != &format!("Bearer {key}"))
    {
        return Ok(unauthenticated());
    }
    Ok(calls.send_request(call).await?.map(BodyExt::boxed))
}

/// As gRPC puts it when there is nothing but a status to answer.
fn unauthenticated() -> Response<BoxBody<Bytes, hyper::Error>> {
    Response::builder()
        .header(CONTENT_TYPE, "application/grpc")
        .header("grpc-status", "16")
        .header("grpc-message", "no such key")
        .body(Empty::new().map_err(|never| match never {}).boxed())
        .unwrap()
}
