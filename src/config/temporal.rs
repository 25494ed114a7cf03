//! How to reach the Temporal server.

use super::{ConfigError, reader::Reader, secret_file, settings};
use std::{fs, path::PathBuf};
use temporal::{Carries, ClientCertificate, Settings, Tls};

/// The Temporal server that has instances carried on, and what this process does for it.
#[derive(Clone, Debug)]
pub struct Temporal {
    /// How to reach it.
    pub server: Settings,
    /// Whether `serve` runs a worker too.
    pub serve_runs_worker: bool,
}

impl Temporal {
    /// `None` if there is none: then the processes that serve carry instances on.
    pub(super) fn read(reader: &Reader<'_>) -> Result<Option<Self>, ConfigError> {
        let Some(host_port) = reader.optional(&settings::TEMPORAL_HOST_PORT) else {
            return Ok(None);
        };
        let has_both = host_port
            .rsplit_once(':')
            .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok());
        if !has_both {
            let expected = "a host and a port, such as temporal.example.com:7233";
            return Err(reader.invalid(&settings::TEMPORAL_HOST_PORT, expected));
        }
        let api_key = reader.optional(&settings::TEMPORAL_API_KEY);
        let server = Settings {
            host_port,
            namespace: reader.text(&settings::TEMPORAL_NAMESPACE),
            task_queue: reader.text(&settings::TEMPORAL_TASK_QUEUE),
            identity: reader
                .optional(&settings::TEMPORAL_IDENTITY)
                .unwrap_or_else(|| format!("quantumbpm {}", std::process::id())),
            tls: tls(reader, api_key.is_some())?,
            api_key,
            carries: reader.choice(
                &settings::TEMPORAL_CARRIES,
                &[("instances", Carries::Instances), ("waits", Carries::Waits)],
            )?,
        };
        Ok(Some(Self {
            server,
            serve_runs_worker: reader.flag(&settings::TEMPORAL_WORKER)?,
        }))
    }
}

/// TLS is spoken when any of its settings, or a key that must not be sent in the clear, asks for it.
fn tls(reader: &Reader<'_>, has_api_key: bool) -> Result<Option<Tls>, ConfigError> {
    let certificate = file(reader, &settings::TEMPORAL_TLS_CERT_FILE)?;
    if let Some(path) = reader.optional(&settings::TEMPORAL_TLS_KEY_FILE) {
        secret_file::check(settings::TEMPORAL_TLS_KEY_FILE.name, path.as_ref())?;
    }
    let key = file(reader, &settings::TEMPORAL_TLS_KEY_FILE)?;
    let client = match (certificate, key) {
        (Some(certificate), Some(key)) => Some(ClientCertificate { certificate, key }),
        (None, None) => None,
        (Some(_), None) => {
            return Err(ConfigError::Missing {
                name: settings::TEMPORAL_TLS_KEY_FILE.name,
                expected: "the file with the private key of TEMPORAL_TLS_CERT_FILE",
            });
        }
        (None, Some(_)) => {
            return Err(ConfigError::Missing {
                name: settings::TEMPORAL_TLS_CERT_FILE.name,
                expected: "the file with the certificate of TEMPORAL_TLS_KEY_FILE",
            });
        }
    };
    let tls = Tls {
        authorities: file(reader, &settings::TEMPORAL_TLS_CA_FILE)?,
        server_name: reader.optional(&settings::TEMPORAL_TLS_SERVER_NAME),
        client,
    };
    let is_asked_for = reader.flag(&settings::TEMPORAL_TLS)?
        || has_api_key
        || tls.authorities.is_some()
        || tls.server_name.is_some()
        || tls.client.is_some();
    Ok(is_asked_for.then_some(tls))
}

fn file(reader: &Reader<'_>, setting: &settings::Setting) -> Result<Option<Vec<u8>>, ConfigError> {
    let Some(path) = reader.optional(setting).map(PathBuf::from) else {
        return Ok(None);
    };
    match fs::read(&path) {
        Ok(bytes) if bytes.starts_with(b"-----BEGIN ") => Ok(Some(bytes)),
        Ok(_) => Err(reader.invalid(setting, "a file in PEM, which begins with -----BEGIN")),
        Err(source) => Err(ConfigError::Unreadable {
            name: setting.name.to_owned(),
            path,
            source,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Values;
    use std::collections::HashMap;

    fn read(entries: &[(&str, &str)]) -> Result<Option<Temporal>, String> {
        let environment: HashMap<_, _> = entries
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let values = Values::collect(&environment).unwrap();
        Temporal::read(&Reader(&values)).map_err(|error| error.to_string())
    }

    const SERVER: (&str, &str) = ("TEMPORAL_HOST_PORT", "temporal:7233");

    #[test]
    fn without_a_server_the_processes_that_serve_carry_instances_on() {
        assert!(read(&[]).unwrap().is_none());
    }

    #[test]
    fn a_server_is_enough() {
        let temporal = read(&[SERVER]).unwrap().unwrap();
        assert_eq!(temporal.server.namespace, "default");
        assert_eq!(temporal.server.task_queue, "quantumbpm");
        assert!(temporal.server.tls.is_none() && temporal.serve_runs_worker);
    }

    #[test]
    fn workflows_carry_instances_or_what_these_wait_for() {
        let carries = |entries: &[(&str, &str)]| {
            let temporal = read(&[&[SERVER], entries].concat());
            temporal.map(|temporal| temporal.unwrap().server.carries)
        };
        assert_eq!(carries(&[]).unwrap(), Carries::Instances);
        let waits = ("TEMPORAL_CARRIES", "waits");
        assert_eq!(carries(&[waits]).unwrap(), Carries::Waits);
        assert_eq!(
            carries(&[("TEMPORAL_CARRIES", "timers")]).unwrap_err(),
            "TEMPORAL_CARRIES (environment): expected one of instances, waits, found 'timers'"
        );
    }

    #[test]
    fn a_key_is_never_sent_in_the_clear() {
        let temporal = read(&[SERVER, ("TEMPORAL_API_KEY", "k")]).unwrap().unwrap();
        assert!(temporal.server.tls.is_some());
        assert!(!format!("{temporal:?}").contains("\"k\""));
    }

    #[test]
    fn what_cannot_be_right_is_named() {
        let pem = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(pem.path(), "-----BEGIN CERTIFICATE-----").unwrap();
        let pem = pem.path().to_str().unwrap();
        let complaint = |entries: &[(&str, &str)]| {
            read(&[&[SERVER], entries].concat())
                .map(|_| ())
                .unwrap_err()
        };
        assert_eq!(
            read(&[("TEMPORAL_HOST_PORT", "temporal")])
                .map(|_| ())
                .unwrap_err(),
            "TEMPORAL_HOST_PORT (environment): expected a host and a port, such as temporal.example.com:7233, \
             found 'temporal'"
        );
        assert_eq!(
            complaint(&[("TEMPORAL_TLS_CERT_FILE", pem)]),
            "TEMPORAL_TLS_KEY_FILE is not set; expected the file with the private key of TEMPORAL_TLS_CERT_FILE"
        );
        assert_eq!(
            complaint(&[("TEMPORAL_TLS_KEY_FILE", pem)]),
            "TEMPORAL_TLS_CERT_FILE is not set; expected the file with the certificate of TEMPORAL_TLS_KEY_FILE"
        );
        assert!(
            complaint(&[("TEMPORAL_TLS_CA_FILE", "/absent")])
                .starts_with("TEMPORAL_TLS_CA_FILE: /absent cannot be read: ")
        );
        assert_eq!(
            complaint(&[("TEMPORAL_TLS_CA_FILE", "/dev/null")]),
            "TEMPORAL_TLS_CA_FILE (environment): expected a file in PEM, which begins with -----BEGIN, found '/dev/null'"
        );
    }
}
