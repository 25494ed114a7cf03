//! A look at TLS alone, for when there is no connection and the client does not say why: TLS fails, or only the server speaks it.
//!
//! In TLS 1.3 a server judges the certificate of a client when the handshake is over for that client, and may hang up on the calls
//! it has begun, so that its alert is lost. Here nothing is sent after the handshake, so what the server says is read.

use crate::settings::{Settings, Tls};
use rustls::{
    ClientConfig, Error as TlsError, RootCertStore,
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
};
use std::{io, sync::Arc};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

/// What a TLS server sends first to who does not speak TLS: an alert (RFC 8446, 5.1).
const TLS_ALERT: u8 = 21;

/// Whether the server speaks TLS to this process, which does not.
pub(crate) async fn speaks_tls(host_port: &str) -> bool {
    let first_byte = async {
        let mut connection = TcpStream::connect(host_port).await?;
        // What a client of HTTP/2 begins with (RFC 9113, 3.4) is no TLS, so a TLS server answers with an alert.
        connection
            .write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
            .await?;
        connection.read_u8().await
    };
    first_byte.await.is_ok_and(|byte| byte == TLS_ALERT)
}

/// How TLS fails, if it does.
pub(crate) async fn tls_error(settings: &Settings, tls: &Tls) -> Option<io::Error> {
    let (host, _) = settings.host_port.rsplit_once(':')?;
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let name = tls.server_name.as_deref().unwrap_or(host);
    let name = ServerName::try_from(name.to_owned()).ok()?;
    let configuration = match configuration(tls)? {
        Ok(configuration) => configuration,
        Err(error) => return Some(io::Error::other(error)),
    };
    let connection = TcpStream::connect(&settings.host_port).await.ok()?;
    let connector = TlsConnector::from(Arc::new(configuration));
    match connector.connect(name, connection).await {
        // A server of HTTP/2 speaks first (RFC 9113, 3.4), unless it refuses.
        Ok(mut connection) => connection.read_u8().await.err(),
        Err(error) => Some(error),
    }
}

/// As the client has it. `None`: there is no PEM to read.
fn configuration(tls: &Tls) -> Option<Result<ClientConfig, TlsError>> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(roots(tls));
    let configured = match &tls.client {
        Some(client) => builder.with_client_auth_cert(
            certificates(&client.certificate),
            PrivateKeyDer::from_pem_slice(&client.key).ok()?,
        ),
        None => Ok(builder.with_no_client_auth()),
    };
    Some(configured.map(|mut configuration| {
        configuration.alpn_protocols = vec![b"h2".to_vec()];
        configuration
    }))
}

fn roots(tls: &Tls) -> RootCertStore {
    let trusted = match &tls.authorities {
        Some(authorities) => certificates(authorities),
        None => rustls_native_certs::load_native_certs().certs,
    };
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(trusted);
    roots
}

fn certificates(pem: &[u8]) -> Vec<CertificateDer<'static>> {
    CertificateDer::pem_slice_iter(pem).flatten().collect()
}
