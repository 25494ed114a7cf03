//! Every setting there is, with its default.

/// One setting. Its name is that of the environment variable and of the key in the configuration file.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// The name.
    pub name: &'static str,
    /// The value when nothing sets it; empty means not set.
    pub default: &'static str,
    /// Whether the value must not be shown. A secret can also be read from the file that the variable `NAME_FILE` names.
    pub secret: bool,
}

impl Setting {
    /// A value of it as it may be shown: a secret not at all, an address without the user and the password in it.
    pub fn shown(&self, text: &str) -> String {
        if self.secret && !text.is_empty() {
            return HIDDEN.to_owned();
        }
        without_credentials(text)
    }
}

/// What is shown instead of a secret.
const HIDDEN: &str = "(hidden)";

/// The text with what stands before `@` in each of its URLs hidden (RFC 3986, section 3.2.1), and with the passwords of their queries.
fn without_credentials(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(scheme) = rest.find("://") {
        let (before, after) = rest.split_at(scheme + "://".len());
        shown.push_str(before);
        let end = after.find(['/', '?', '#', ',', ' ']).unwrap_or(after.len());
        let (authority, path) = after.split_at(end);
        match authority.rsplit_once('@') {
            Some((_, host)) => {
                shown.push_str(HIDDEN);
                shown.push('@');
                shown.push_str(host);
            }
            None => shown.push_str(authority),
        }
        rest = path;
    }
    shown.push_str(rest);
    let mut from = 0;
    while let Some(found) = shown.get(from..).and_then(|rest| rest.find("password=")) {
        let start = from + found + "password=".len();
        let length = shown.get(start..).map_or(0, |rest| {
            rest.find(['&', '#', ',', ' ']).unwrap_or(rest.len())
        });
        shown.replace_range(start..start + length, HIDDEN);
        from = start + HIDDEN.len();
    }
    shown
}

const fn plain(name: &'static str, default: &'static str) -> Setting {
    Setting {
        name,
        default,
        secret: false,
    }
}

const fn secret(name: &'static str) -> Setting {
    Setting {
        name,
        default: "",
        secret: true,
    }
}

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident = $setting:expr;)*) => {
        $($(#[$doc])* pub const $name: Setting = $setting;)*

        /// All settings, in the order in which they are shown.
        pub const ALL: &[&Setting] = &[$(&$name,)*];
    };
}

settings! {
    /// The address the API listens on.
    REST_API_ADDR = plain("REST_API_ADDR", "0.0.0.0");
    /// The port of the API; 0 takes a free one.
    REST_API_PORT = plain("REST_API_PORT", "8080");
    /// The path before every path of the API.
    REST_API_CONTEXT = plain("REST_API_CONTEXT", "");
    /// How long a client may take to send a request.
    REST_READ_TIMEOUT = plain("REST_READ_TIMEOUT", "30s");
    /// How long a request may take to be answered.
    REST_WRITE_TIMEOUT = plain("REST_WRITE_TIMEOUT", "15s");
    /// The largest request body.
    REST_MAX_BODY_BYTES = plain("REST_MAX_BODY_BYTES", "5242880");
    /// The origins whose pages may call the API, separated by commas; `*` is every one.
    REST_ALLOWED_CORS_ORIGINS = plain("REST_ALLOWED_CORS_ORIGINS", "");
    /// The address metrics are served on.
    REST_METRICS_ADDR = plain("REST_METRICS_ADDR", "0.0.0.0");
    /// The port metrics are served on; 0 takes a free one.
    REST_METRICS_PORT = plain("REST_METRICS_PORT", "9464");
    /// The memory of bodies of requests that are read or carried out.
    MEMORY_REQUESTS_BYTES = plain("MEMORY_REQUESTS_BYTES", "134217728");
    /// The memory of answers that are written or sent.
    MEMORY_ANSWERS_BYTES = plain("MEMORY_ANSWERS_BYTES", "134217728");
    /// The memory of states of instances and of processes that are kept between steps.
    MEMORY_KEPT_BYTES = plain("MEMORY_KEPT_BYTES", "268435456");
    /// The most that the variables of one instance have together.
    INSTANCE_MAX_VARIABLES_BYTES = plain("INSTANCE_MAX_VARIABLES_BYTES", "16777216");
    /// The most that the activations, tokens, subscriptions and incidents of one instance take.
    INSTANCE_MAX_STATE_BYTES = plain("INSTANCE_MAX_STATE_BYTES", "134217728");
    /// The host of PostgreSQL's primary, never a replica's.
    DB_HOST = plain("DB_HOST", "localhost");
    /// Its port.
    DB_PORT = plain("DB_PORT", "5432");
    /// The role to log in as.
    DB_USER = plain("DB_USER", "quantumbpm");
    /// Its password.
    DB_PASSWORD = secret("DB_PASSWORD");
    /// The database.
    DB_NAME = plain("DB_NAME", "quantumbpm");
    /// `disable`, `allow`, `prefer`, `require`, `verify-ca` or `verify-full`.
    DB_SSLMODE = plain("DB_SSLMODE", "prefer");
    /// The most connections to open.
    DB_MAX_CONNS = plain("DB_MAX_CONNS", "8");
    /// Whether processes on one database tell each other of jobs; false where connections do not keep a session.
    DB_NOTIFY = plain("DB_NOTIFY", "true");
    /// Whether `serve` brings the tables up to date before it begins.
    DB_MIGRATE = plain("DB_MIGRATE", "false");
    /// The issuer of the tokens.
    OIDC_ISSUER = plain("OIDC_ISSUER", "");
    /// The web page's client id; accepted as an audience.
    OIDC_CLIENT_ID = plain("OIDC_CLIENT_ID", "");
    /// Further accepted audiences, separated by commas.
    OIDC_AUDIENCES = plain("OIDC_AUDIENCES", "");
    /// Where the token holds organisation roles.
    OIDC_ROLES_CLAIM = plain("OIDC_ROLES_CLAIM", "roles");
    /// Where the token holds roles in projects.
    OIDC_PROJECTS_CLAIM = plain("OIDC_PROJECTS_CLAIM", "projects");
    /// How far the issuer's clock may be off.
    OIDC_CLOCK_SKEW = plain("OIDC_CLOCK_SKEW", "1s");
    /// The age at which the issuer's keys are fetched again.
    OIDC_JWKS_REFRESH = plain("OIDC_JWKS_REFRESH", "5m");
    /// Whether an issuer without TLS is accepted beyond this machine.
    OIDC_ALLOW_INSECURE_ISSUER = plain("OIDC_ALLOW_INSECURE_ISSUER", "false");
    /// Which memberships count: `both`, `claims` or `stored`.
    MEMBERSHIP_SOURCE = plain("MEMBERSHIP_SOURCE", "both");
    /// How many calls of call activities may lie above an instance. The call beyond it is an incident.
    BPMN_MAX_CALL_DEPTH = plain("BPMN_MAX_CALL_DEPTH", "100");
    /// The file that holds the license.
    LICENSE_FILE = plain("LICENSE_FILE", "");
    /// The license itself.
    LICENSE_JWT = secret("LICENSE_JWT");
    /// How often the license is checked.
    LICENSE_CHECK_INTERVAL = plain("LICENSE_CHECK_INTERVAL", "24h");
    /// The file with projects and memberships that must exist.
    PROVISIONING_FILE = plain("PROVISIONING_FILE", "");
    /// The least severe messages to log: `error`, `warn`, `info`, `debug`, `trace`, or a filter for each module.
    LOG_LEVEL = plain("LOG_LEVEL", "info");
    /// `json` or `plain`.
    LOG_FORMAT = plain("LOG_FORMAT", "json");
    /// The Temporal server that has instances carried on, as host and port; empty: the servers do so by themselves.
    TEMPORAL_HOST_PORT = plain("TEMPORAL_HOST_PORT", "");
    /// The namespace there. It must exist.
    TEMPORAL_NAMESPACE = plain("TEMPORAL_NAMESPACE", "default");
    /// The task queue that this program's workflows and workers share.
    TEMPORAL_TASK_QUEUE = plain("TEMPORAL_TASK_QUEUE", "quantumbpm");
    /// The name this process has there; empty is one with its process id.
    TEMPORAL_IDENTITY = plain("TEMPORAL_IDENTITY", "");
    /// The key the server asks for. With it, TLS is spoken.
    TEMPORAL_API_KEY = secret("TEMPORAL_API_KEY");
    /// Whether TLS is spoken although no other setting asks for it.
    TEMPORAL_TLS = plain("TEMPORAL_TLS", "false");
    /// The file with the certificate this process shows, in PEM.
    TEMPORAL_TLS_CERT_FILE = plain("TEMPORAL_TLS_CERT_FILE", "");
    /// The file with its private key, in PEM.
    TEMPORAL_TLS_KEY_FILE = plain("TEMPORAL_TLS_KEY_FILE", "");
    /// The file with the certificates of those who vouch for the server, in PEM; empty: those the system trusts.
    TEMPORAL_TLS_CA_FILE = plain("TEMPORAL_TLS_CA_FILE", "");
    /// The name in the server's certificate, where it is not its host's.
    TEMPORAL_TLS_SERVER_NAME = plain("TEMPORAL_TLS_SERVER_NAME", "");
    /// What workflows carry: `instances`, or only their `waits`.
    TEMPORAL_CARRIES = plain("TEMPORAL_CARRIES", "instances");
    /// Whether `serve` runs a worker too; false where `quantumbpm worker` runs elsewhere.
    TEMPORAL_WORKER = plain("TEMPORAL_WORKER", "true");
    /// Whether to export traces. This release does not, so it must be false.
    ENABLE_OTEL = plain("ENABLE_OTEL", "false");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_passwords_in_addresses_are_not_shown() {
        assert_eq!(DB_PASSWORD.shown("s3cret"), "(hidden)");
        assert_eq!(DB_PASSWORD.shown(""), "");
        let cases = [
            (
                "https://id.example.com/realm",
                "https://id.example.com/realm",
            ),
            (
                "https://anna:s3cret@id.example.com",
                "https://(hidden)@id.example.com",
            ),
            (
                "https://t0ken@id.example.com/a@b",
                "https://(hidden)@id.example.com/a@b",
            ),
            (
                "https://a:p@ss@id.example.com",
                "https://(hidden)@id.example.com",
            ),
            (
                "https://a:b@one.example, https://c:d@two.example",
                "https://(hidden)@one.example, https://(hidden)@two.example",
            ),
            (
                "postgres://db/orders?password=s3cret&sslmode=require",
                "postgres://db/orders?password=(hidden)&sslmode=require",
            ),
            ("anna@example.com", "anna@example.com"),
        ];
        for (text, shown) in cases {
            assert_eq!(OIDC_ISSUER.shown(text), shown);
        }
    }
}
