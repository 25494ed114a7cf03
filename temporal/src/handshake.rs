//! What a failed TLS handshake says about the settings. Only what a setting of this process mends is said here: a certificate of
//! the server that has run out, for one, is renewed over there, and is waited for.

use rustls::{AlertDescription, CertificateError, Error as TlsError, InvalidMessage};
use std::{error::Error, io, iter};

/// What is wrong with the settings, and with which, if that is what `error` comes from.
pub(crate) fn wrong_setting(error: &(dyn Error + 'static)) -> Option<String> {
    causes(error).filter_map(as_tls_error).find_map(complaint)
}

/// An error and what caused it, the outermost first.
pub(crate) fn causes<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    iter::successors(Some(error), |&error| error.source())
}

fn complaint(error: &TlsError) -> Option<String> {
    let complaint = match error {
        TlsError::InvalidCertificate(CertificateError::UnknownIssuer) => {
            "its certificate is vouched for by nobody who is trusted here; set TEMPORAL_TLS_CA_FILE".to_owned()
        }
        TlsError::InvalidCertificate(
            reason @ (CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. }),
        ) => format!("its certificate is for another name; set TEMPORAL_TLS_SERVER_NAME: {reason}"),
        TlsError::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "it does not speak TLS; leave TEMPORAL_TLS false, and its certificates and TEMPORAL_API_KEY empty".to_owned()
        }
        TlsError::InconsistentKeys(_) => {
            "the key in TEMPORAL_TLS_KEY_FILE is not that of the certificate in TEMPORAL_TLS_CERT_FILE".to_owned()
        }
        TlsError::AlertReceived(AlertDescription::CertificateRequired) => {
            "it asks for a certificate; set TEMPORAL_TLS_CERT_FILE and TEMPORAL_TLS_KEY_FILE".to_owned()
        }
        TlsError::AlertReceived(alert) if CERTIFICATE_ALERTS.contains(alert) => {
            format!("it refuses the certificate of this client, {alert:?}; see TEMPORAL_TLS_CERT_FILE")
        }
        _ => return None,
    };
    Some(complaint)
}

/// What a server says about the certificate of a client (RFC 8446, 6.2).
const CERTIFICATE_ALERTS: [AlertDescription; 8] = [
    AlertDescription::BadCertificate,
    AlertDescription::UnsupportedCertificate,
    AlertDescription::CertificateRevoked,
    AlertDescription::CertificateExpired,
    AlertDescription::CertificateUnknown,
    AlertDescription::UnknownCA,
    AlertDescription::AccessDenied,
    // Its signature cannot be verified.
    AlertDescription::DecryptError,
];

/// `error` as TLS has put it.
fn as_tls_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a TlsError> {
    // The source of such an `io::Error` is the source of what it wraps, so that would be passed over.
    let wrapped = || error.downcast_ref::<io::Error>()?.get_ref()?.downcast_ref();
    error.downcast_ref().or_else(wrapped)
}
