//! What stands between a client and the server, and breaks connections.

use std::time::Duration;
use tokio::{
    io::copy,
    net::{TcpListener, TcpStream, tcp::ReadHalf},
    time::sleep,
};

/// When a connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// The answer has begun to come, so what was asked for has been stored; but nothing of it is passed on.
    Answered,
    /// So long after the client connected, whatever the server does.
    After(Duration),
}

/// Passes requests on to a server, and no answers back.
pub(crate) struct CuttingProxy {
    listener: TcpListener,
    server: String,
}

impl CuttingProxy {
    /// One before the server with this URL.
    pub(crate) async fn before(server: &str) -> Self {
        Self {
            listener: TcpListener::bind("127.0.0.1:0").await.unwrap(),
            server: server.strip_prefix("http://").unwrap().to_owned(),
        }
    }

    /// Its own URL.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.listener.local_addr().unwrap())
    }

    /// Passes the next client's request on, and breaks the connections of both.
    pub(crate) async fn cut_next(&self, cut: Cut) {
        let (mut client, _) = self.listener.accept().await.unwrap();
        let mut server = TcpStream::connect(&self.server).await.unwrap();
        let (mut from_client, _) = client.split();
        let (from_server, mut to_server) = server.split();
        tokio::select! {
            // The client waits for its answer, so it does not end this.
            passed = copy(&mut from_client, &mut to_server) => panic!("the client hung up: {passed:?}"),
            () = moment(cut, from_server) => {}
        }
        // Both connections are dropped. What was not read makes the system reset them.
    }
}

/// Waits for the moment of a cut.
async fn moment(cut: Cut, mut from_server: ReadHalf<'_>) {
    match cut {
        Cut::Answered => {
            let mut first = [0];
            assert_eq!(from_server.peek(&mut first).await.unwrap(), 1);
        }
        Cut::After(time) => sleep(time).await,
    }
}
