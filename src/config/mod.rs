//! The configuration: read once at start, checked whole, then passed on in parts.

mod error;
mod oidc;
mod origins;
mod reader;
mod secret_file;
pub mod settings;
mod sources;
mod temporal;

pub use error::ConfigError;
pub use oidc::{ClaimPath, Oidc};
pub use origins::Origins;
pub use sources::{CONFIG_FILE, Source, Sourced, Values};
pub use temporal::Temporal;

use reader::Reader;
use sqlx::postgres::PgSslMode;
use std::{
    collections::HashMap,
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

/// All that an operator decides.
#[derive(Clone, Debug)]
pub struct Config {
    /// The API.
    pub rest: Rest,
    /// Where metrics are served.
    pub metrics: SocketAddr,
    /// The database.
    pub database: Database,
    /// Whether the server brings the tables up to date before it begins.
    pub migrates: bool,
    /// The tokens.
    pub oidc: Oidc,
    /// Which memberships count.
    pub membership_source: MembershipSource,
    /// How far instances may go.
    pub limits: Limits,
    /// The Temporal server, if one has instances carried on.
    pub temporal: Option<Temporal>,
    /// The license.
    pub license: License,
    /// The file with projects and memberships that must exist.
    pub provisioning_file: Option<PathBuf>,
    /// The log.
    pub log: Log,
}

/// How many bytes may be taken of the memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// By bodies of requests that are read or carried out, and what is made of them.
    pub requests: usize,
    /// By answers that are written or sent.
    pub answers: usize,
    /// By states of instances and by processes that are kept because they may be needed again.
    pub kept: usize,
    /// By the variables of one instance.
    pub variables: usize,
    /// By the state of one instance beside them.
    pub state: usize,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            requests: 128 << 20,
            answers: 128 << 20,
            kept: 256 << 20,
            variables: 16 << 20,
            state: 128 << 20,
        }
    }
}

/// What a worker needs of it, which serves nothing.
#[derive(Clone, Debug)]
pub struct WorkerConfig {
    /// The database.
    pub database: Database,
    /// How far instances may go.
    pub limits: Limits,
    /// The Temporal server.
    pub temporal: Temporal,
    /// The license.
    pub license: License,
}

/// The API's listener and limits.
#[derive(Clone, Debug)]
pub struct Rest {
    /// Where it listens.
    pub address: SocketAddr,
    /// The path before every path, without a slash at its end; empty is none.
    pub context: String,
    /// How long a client may take to send a request.
    pub read_timeout: Duration,
    /// How long a request may take to be answered.
    pub write_timeout: Duration,
    /// The largest request body in bytes.
    pub maximum_body: usize,
    /// Whose pages may call the API.
    pub origins: Origins,
}

/// How to reach the database.
#[derive(Clone)]
pub struct Database {
    /// The primary's host.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The role to log in as.
    pub user: String,
    /// Its password.
    pub password: Option<String>,
    /// The database.
    pub name: String,
    /// How much TLS is asked for.
    pub ssl_mode: PgSslMode,
    /// The most connections to open.
    pub maximum_connections: u32,
    /// Whether processes tell each other of jobs.
    pub notices: bool,
}

impl fmt::Debug for Database {
    /// Leaves the password out, since what is debugged is logged.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}@{}:{}/{}",
            self.user, self.host, self.port, self.name
        )
    }
}

/// Which memberships in projects count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembershipSource {
    /// Those of the token and the stored ones.
    Both,
    /// Those of the token.
    Claims,
    /// The stored ones.
    Stored,
}

/// How far instances may go, and how much they may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many calls may lie above an instance.
    pub call_depth: u32,
    /// How much memory may be taken.
    pub memory: Memory,
}

/// Where the license is, and how often it is looked at.
#[derive(Clone)]
pub struct License {
    /// Where it is.
    pub place: LicensePlace,
    /// How often it is checked after the start.
    pub check_interval: Duration,
}

impl fmt::Debug for License {
    /// Leaves the license out: whoever has it can use it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "License {{ check_interval: {:?} }}",
            self.check_interval
        )
    }
}

/// Where the license is.
#[derive(Clone, PartialEq, Eq)]
pub enum LicensePlace {
    /// Nowhere.
    Absent,
    /// In this file.
    File(PathBuf),
    /// Here.
    Text(String),
}

/// What is logged, and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// The filter.
    pub level: String,
    /// The form.
    pub format: LogFormat,
}

/// The form of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Plain,
}

impl Config {
    /// The configuration of these environment variables and the file they name.
    pub fn load(environment: &HashMap<String, String>) -> Result<Self, ConfigError> {
        Self::from_values(&Values::collect(environment)?)
    }

    /// The configuration of these values.
    pub fn from_values(values: &Values) -> Result<Self, ConfigError> {
        let reader = Reader(values);
        reader.refuse_unsupported()?;
        let listener = |address, port| -> Result<SocketAddr, ConfigError> {
            let address: IpAddr = reader.parsed(address, "an IP address")?;
            Ok(SocketAddr::new(address, reader.port(port)?))
        };
        Ok(Self {
            rest: rest(
                &reader,
                listener(&settings::REST_API_ADDR, &settings::REST_API_PORT)?,
            )?,
            metrics: listener(&settings::REST_METRICS_ADDR, &settings::REST_METRICS_PORT)?,
            database: database(&reader)?,
            migrates: reader.flag(&settings::DB_MIGRATE)?,
            oidc: Oidc::read(&reader)?,
            membership_source: reader.choice(
                &settings::MEMBERSHIP_SOURCE,
                &[
                    ("both", MembershipSource::Both),
                    ("claims", MembershipSource::Claims),
                    ("stored", MembershipSource::Stored),
                ],
            )?,
            limits: Limits::read(&reader)?,
            temporal: Temporal::read(&reader)?,
            license: license(&reader)?,
            provisioning_file: reader
                .optional(&settings::PROVISIONING_FILE)
                .map(PathBuf::from),
            log: Log::read(values)?,
        })
    }
}

impl Log {
    /// What is logged by these values. It is needed before the rest, which may have to be complained about.
    pub fn read(values: &Values) -> Result<Self, ConfigError> {
        let reader = Reader(values);
        let formats = [("json", LogFormat::Json), ("plain", LogFormat::Plain)];
        Ok(Self {
            level: reader.text(&settings::LOG_LEVEL),
            format: reader.choice(&settings::LOG_FORMAT, &formats)?,
        })
    }
}

impl WorkerConfig {
    /// The configuration of a worker by these values.
    pub fn from_values(values: &Values) -> Result<Self, ConfigError> {
        let reader = Reader(values);
        reader.refuse_unsupported()?;
        Ok(Self {
            database: database(&reader)?,
            limits: Limits::read(&reader)?,
            license: license(&reader)?,
            temporal: Temporal::read(&reader)?.ok_or(ConfigError::Missing {
                name: settings::TEMPORAL_HOST_PORT.name,
                expected: "the Temporal server to work for; without one `quantumbpm serve` carries instances on by itself",
            })?,
        })
    }
}

impl Limits {
    /// The limits of these values, for commands that start no server.
    pub fn from_values(values: &Values) -> Result<Self, ConfigError> {
        Self::read(&Reader(values))
    }

    fn read(reader: &Reader<'_>) -> Result<Self, ConfigError> {
        Ok(Self {
            call_depth: reader.at_least(&settings::BPMN_MAX_CALL_DEPTH, 1)?,
            memory: memory(reader)?,
        })
    }
}

impl Database {
    /// How to reach the database by these values, for commands that need nothing else.
    pub fn from_values(values: &Values) -> Result<Self, ConfigError> {
        database(&Reader(values))
    }
}

fn rest(reader: &Reader<'_>, address: SocketAddr) -> Result<Rest, ConfigError> {
    Ok(Rest {
        address,
        context: reader.path_prefix(&settings::REST_API_CONTEXT)?,
        read_timeout: reader.duration(&settings::REST_READ_TIMEOUT)?,
        write_timeout: reader.duration(&settings::REST_WRITE_TIMEOUT)?,
        maximum_body: reader.parsed(&settings::REST_MAX_BODY_BYTES, "a number of bytes")?,
        origins: Origins::read(reader)?,
    })
}

fn database(reader: &Reader<'_>) -> Result<Database, ConfigError> {
    let ssl_modes = [
        ("disable", PgSslMode::Disable),
        ("allow", PgSslMode::Allow),
        ("prefer", PgSslMode::Prefer),
        ("require", PgSslMode::Require),
        ("verify-ca", PgSslMode::VerifyCa),
        ("verify-full", PgSslMode::VerifyFull),
    ];
    Ok(Database {
        host: reader.text(&settings::DB_HOST),
        port: reader.port(&settings::DB_PORT)?,
        user: reader.text(&settings::DB_USER),
        password: reader.optional(&settings::DB_PASSWORD),
        name: reader.text(&settings::DB_NAME),
        ssl_mode: reader.choice(&settings::DB_SSLMODE, &ssl_modes)?,
        maximum_connections: reader.at_least(&settings::DB_MAX_CONNS, 4)?,
        notices: reader.flag(&settings::DB_NOTIFY)?,
    })
}

fn memory(reader: &Reader<'_>) -> Result<Memory, ConfigError> {
    let bytes = |setting| reader.parsed(setting, "a number of bytes");
    Ok(Memory {
        requests: bytes(&settings::MEMORY_REQUESTS_BYTES)?,
        answers: bytes(&settings::MEMORY_ANSWERS_BYTES)?,
        kept: bytes(&settings::MEMORY_KEPT_BYTES)?,
        variables: bytes(&settings::INSTANCE_MAX_VARIABLES_BYTES)?,
        state: bytes(&settings::INSTANCE_MAX_STATE_BYTES)?,
    })
}

fn license(reader: &Reader<'_>) -> Result<License, ConfigError> {
    let place = match (
        reader.optional(&settings::LICENSE_JWT),
        reader.optional(&settings::LICENSE_FILE),
    ) {
        (Some(text), _) => LicensePlace::Text(text),
        (None, Some(path)) => LicensePlace::File(path.into()),
        (None, None) => LicensePlace::Absent,
    };
    Ok(License {
        place,
        check_interval: reader.duration(&settings::LICENSE_CHECK_INTERVAL)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(entries: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let mut environment: HashMap<String, String> = [
            ("OIDC_ISSUER", "https://id.example.com"),
            ("OIDC_CLIENT_ID", "web"),
        ]
        .into_iter()
        .chain(entries.iter().copied())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
        environment.retain(|_, value| !value.is_empty());
        Config::load(&environment)
    }

    fn complaint(name: &str, value: &str) -> String {
        load(&[(name, value)]).unwrap_err().to_string()
    }

    #[test]
    fn the_defaults_need_only_an_issuer_and_an_audience() {
        let config = load(&[]).unwrap();
        assert_eq!(config.rest.address.port(), 8080);
        assert_eq!(config.metrics.port(), 9464);
        assert_eq!(config.rest.maximum_body, 5 * 1024 * 1024);
        assert_eq!(config.membership_source, MembershipSource::Both);
        assert_eq!(config.limits.call_depth, 100);
        assert_eq!(config.limits.memory, Memory::default());
        assert_eq!(config.oidc.keys_refresh, Duration::from_mins(5));
    }

    #[test]
    fn a_value_that_does_not_fit_is_named_with_what_was_expected() {
        let cases = [
            ("REST_API_PORT", "http", "a port from 0 to 65535"),
            (
                "REST_READ_TIMEOUT",
                "30",
                "a duration such as 30s, 1m30s or 250ms",
            ),
            ("REST_WRITE_TIMEOUT", "0s", "a duration longer than none"),
            ("REST_MAX_BODY_BYTES", "5 MiB", "a number of bytes"),
            (
                "REST_API_CONTEXT",
                "api",
                "a path that begins with / and ends without one",
            ),
            (
                "DB_SSLMODE",
                "yes",
                "one of disable, allow, prefer, require, verify-ca, verify-full",
            ),
            ("DB_MAX_CONNS", "3", "a number of at least 4"),
            ("DB_NOTIFY", "no", "one of true, false"),
            (
                "REST_ALLOWED_CORS_ORIGINS",
                "https://a.example/",
                "*, or origins as browsers send them: scheme://host or scheme://host:port, in lower case, without a path and \
                 without the scheme's own port",
            ),
            ("BPMN_MAX_CALL_DEPTH", "0", "a number of at least 1"),
            ("MEMBERSHIP_SOURCE", "token", "one of both, claims, stored"),
            ("OIDC_ALLOW_INSECURE_ISSUER", "1", "one of true, false"),
        ];
        for (name, value, expected) in cases {
            assert_eq!(
                complaint(name, value),
                format!("{name} (environment): expected {expected}, found '{value}'")
            );
        }
    }

    #[test]
    fn an_issuer_and_an_audience_are_asked_for() {
        assert_eq!(
            complaint("OIDC_ISSUER", ""),
            "OIDC_ISSUER is not set; expected the URL of the OpenID Connect issuer"
        );
        assert_eq!(
            complaint("OIDC_CLIENT_ID", ""),
            "OIDC_AUDIENCES is not set; expected an audience of the tokens here or in OIDC_CLIENT_ID"
        );
    }

    #[test]
    fn what_this_release_cannot_do_is_refused() {
        assert_eq!(
            complaint("ENABLE_OTEL", "true"),
            "ENABLE_OTEL (environment): expected false, since this release exports no traces, found 'true'"
        );
    }

    #[test]
    fn a_password_is_not_debugged() {
        let config = load(&[("DB_PASSWORD", "s3cret"), ("LICENSE_JWT", "ey.license")]).unwrap();
        let debugged = format!("{config:?}");
        assert!(
            !debugged.contains("s3cret") && !debugged.contains("ey.license"),
            "{debugged}"
        );
    }

    #[test]
    fn a_star_allows_every_origin() {
        assert_eq!(load(&[]).unwrap().rest.origins, Origins::Listed(Vec::new()));
        assert_eq!(
            load(&[("REST_ALLOWED_CORS_ORIGINS", "*")])
                .unwrap()
                .rest
                .origins,
            Origins::Every
        );
        let listed = load(&[(
            "REST_ALLOWED_CORS_ORIGINS",
            "https://a.example, https://b.example",
        )])
        .unwrap();
        let expected = vec![
            "https://a.example".to_owned(),
            "https://b.example".to_owned(),
        ];
        assert_eq!(listed.rest.origins, Origins::Listed(expected));
    }
}
