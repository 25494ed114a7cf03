//! Listening, and answering what comes in until it is time to stop.

use super::connection::{Connection, ReadingOn, Unread};
use axum::Router;
use hyper::{
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{future::Future, io, net::SocketAddr, time::Duration};
use tokio::net::{TcpListener, TcpStream};

/// The least time a connection may stay open between two requests: longer than load balancers keep theirs, so that it is they
/// who close.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// How long to wait when no connection can be accepted, for example for want of file descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How much of a request is read at a time. Its head has to fit in.
pub(super) const READ_AT_ONCE: usize = 128 << 10;

/// Why nothing can be served.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {source}")]
pub struct ServerError {
    /// The address.
    address: SocketAddr,
    /// Why not.
    source: io::Error,
}

/// A listener with what it serves.
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    connections: http1::Builder,
    reading_on: ReadingOn,
}

impl Server {
    /// Begins to listen. A client has `read_timeout` to send the head of a request.
    pub(crate) async fn bind(
        address: SocketAddr,
        router: Router,
        read_timeout: Duration,
    ) -> Result<Self, ServerError> {
        let refused = |source| ServerError { address, source };
        let listener = TcpListener::bind(address).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let mut connections = http1::Builder::new();
        connections
            .timer(TokioTimer::new())
            .max_buf_size(READ_AT_ONCE)
            .header_read_timeout(read_timeout.max(KEEP_ALIVE));
        Ok(Self {
            listener,
            address,
            router,
            connections,
            reading_on: ReadingOn::default(),
        })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop`, then finishes what was begun, at most for `drain`.
    pub(crate) async fn run(self, stop: impl Future<Output = ()>, drain: Duration) {
        let graceful = GracefulShutdown::new();
        tokio::pin!(stop);
        loop {
            tokio::select! {
                accepted = self.listener.accept() => match accepted {
                    Ok((stream, _)) => self.serve(stream, &graceful),
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(ACCEPT_PAUSE).await;
                    }
                },
                () = &mut stop => break,
            }
        }
        drop(self.listener);
        if tokio::time::timeout(drain, graceful.shutdown())
            .await
            .is_err()
        {
            tracing::warn!("some requests were not answered before the server stopped");
        }
    }

    fn serve(&self, stream: TcpStream, graceful: &GracefulShutdown) {
        // Answers are written whole; waiting for more to send would only delay them.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection stays with Nagle's algorithm");
        }
        let unread = Unread::default();
        let connection = Connection::new(stream, unread.clone(), self.reading_on.clone());
        let router = TowerToHyperService::new(self.router.clone());
        let service = service_fn(move |request| {
            let (router, unread) = (router.clone(), unread.clone());
            async move { unread.watch(request, |request| router.call(request)).await }
        });
        let connection = self
            .connections
            .serve_connection(TokioIo::new(connection), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
        });
    }
}
