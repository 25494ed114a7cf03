//! The end of a connection. Who is answered before all of a request's body was read may still be sending, and TCP would take the
//! answer away from it if the connection were closed then: it is closed for writing, read on for a while without keeping anything,
//! and only then let go (RFC 9112, section 9.6).

use super::{intake::SMALL, pace::Pace};
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderValue, header},
    response::Response,
};
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use std::{
    future::Future,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// How much is read on at most, of one connection.
const MOST_READ_ON: usize = 64 << 20;

/// How long that may take.
const READING_ON: Duration = Duration::from_secs(5);

/// How many bytes are read on each second, of all connections: nobody needs them.
const EACH_SECOND: u64 = 64 << 20;

/// The pace at which all connections are read on.
#[derive(Clone, Debug)]
pub(super) struct ReadingOn(Arc<Mutex<Pace>>);

impl Default for ReadingOn {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Pace::new(EACH_SECOND))))
    }
}

impl ReadingOn {
    async fn run(self, mut stream: TcpStream) {
        let reading = async {
            let (mut buffer, mut read) = (vec![0; SMALL], 0);
            while read < MOST_READ_ON {
                let Ok(more @ 1..) = stream.read(&mut buffer).await else {
                    return;
                };
                read += more;
                let pause = {
                    let mut pace = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                    pace.has_read(more, Instant::now())
                };
                tokio::time::sleep(pause).await;
            }
        };
        // Who still sends after that finds the connection broken.
        let _ = tokio::time::timeout(READING_ON, reading).await;
    }
}

/// Whether the last request of a connection was read to its end.
#[derive(Clone, Debug, Default)]
pub(super) struct Unread(Arc<AtomicBool>);

impl Unread {
    /// Has a request answered. An answer that comes before the end of a large body says that the connection ends with it.
    pub(super) async fn watch<E, F: Future<Output = Result<Response, E>>>(
        self,
        request: hyper::Request<Incoming>,
        answer: impl FnOnce(Request) -> F,
    ) -> Result<Response, E> {
        self.0.store(false, Ordering::Relaxed);
        if request.body().is_end_stream() {
            return answer(request.map(Body::new)).await;
        }
        let is_large = request
            .body()
            .size_hint()
            .upper()
            .is_none_or(|length| length > SMALL as u64);
        let is_whole = Arc::new(AtomicBool::new(false));
        let watched = request.map(|body| {
            Body::new(Watched {
                body,
                is_whole: Arc::clone(&is_whole),
            })
        });
        let mut response = answer(watched).await?;
        if !is_whole.load(Ordering::Relaxed) {
            self.0.store(true, Ordering::Relaxed);
            if is_large {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(header::CONNECTION, close);
            }
        }
        Ok(response)
    }
}

/// A body that says when it was read to its end.
struct Watched {
    body: Incoming,
    is_whole: Arc<AtomicBool>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        if frame.is_none() {
            self.is_whole.store(true, Ordering::Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection that is closed in good order.
pub(super) struct Connection {
    unread: Unread,
    reading_on: ReadingOn,
    state: State,
}

enum State {
    Open(TcpStream),
    /// Nothing more is written, and nobody reads but to read on.
    Closing(Pin<Box<dyn Future<Output = ()> + Send>>),
    Closed,
}

impl Connection {
    pub(super) fn new(stream: TcpStream, unread: Unread, reading_on: ReadingOn) -> Self {
        Self {
            unread,
            reading_on,
            state: State::Open(stream),
        }
    }

    fn stream(&mut self) -> io::Result<Pin<&mut TcpStream>> {
        match &mut self.state {
            State::Open(stream) => Ok(Pin::new(stream)),
            State::Closing(_) | State::Closed => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.stream()?.poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        matches!(&self.state, State::Open(stream) if stream.is_write_vectored())
    }

    /// Asked for again and again while the connection closes.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.state {
            State::Open(stream) => Pin::new(stream).poll_flush(context),
            State::Closing(_) | State::Closed => Poll::Ready(Ok(())),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let State::Open(stream) = &mut self.state {
            ready!(Pin::new(stream).poll_shutdown(context))?;
            let is_unread = self.unread.0.load(Ordering::Relaxed);
            let state = std::mem::replace(&mut self.state, State::Closed);
            if let State::Open(stream) = state
                && is_unread
            {
                let reading_on = self.reading_on.clone();
                self.state = State::Closing(Box::pin(reading_on.run(stream)));
            }
        }
        if let State::Closing(reading_on) = &mut self.state {
            ready!(reading_on.as_mut().poll(context));
            self.state = State::Closed;
        }
        Poll::Ready(Ok(()))
    }
}
