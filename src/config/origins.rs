//! The origins whose pages may call the API (RFC 6454).

use super::{ConfigError, reader::Reader, settings};
use reqwest::Url;

/// The origins whose pages may call the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origins {
    /// Every one.
    Every,
    /// These.
    Listed(Vec<String>),
}

impl Origins {
    pub(super) fn read(reader: &Reader<'_>) -> Result<Self, ConfigError> {
        let setting = &settings::REST_ALLOWED_CORS_ORIGINS;
        let origins = reader.list(setting);
        if origins.iter().any(|origin| origin == "*") {
            return Ok(Self::Every);
        }
        // One that no browser sends would silently allow nobody.
        if origins.iter().all(|origin| is_origin(origin)) {
            Ok(Self::Listed(origins))
        } else {
            let expected = "*, or origins as browsers send them: scheme://host or scheme://host:port, in lower case, without a path \
                            and without the scheme's own port";
            Err(reader.invalid(setting, expected))
        }
    }
}

/// Whether a browser can send this text as `Origin`.
fn is_origin(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else {
        return false;
    };
    if matches!(url.scheme(), "http" | "https") {
        return url.origin().ascii_serialization() == text && !text.contains('*');
    }
    // Of other schemes, such as those of applications on a telephone, the host is whatever stands there.
    let host = text.split_once("://").map_or("", |(_, host)| host);
    !host.is_empty()
        && !host.contains(['/', '?', '#', '@', '*'])
        && host.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_a_host_and_perhaps_a_port() {
        for origin in [
            "https://a.example",
            "http://localhost:3000",
            "https://[::1]:8443",
            "capacitor://localhost",
        ] {
            assert!(is_origin(origin), "{origin}");
        }
        for text in [
            "a.example",
            "https://a.example/",
            "https://a.example/app",
            "https://A.example",
            "https://a.example:443",
            "https://user@a.example",
            "https://*.example",
            "https://a.example:port",
            "https://",
            "null",
            "capacitor://",
        ] {
            assert!(!is_origin(text), "{text}");
        }
    }
}
