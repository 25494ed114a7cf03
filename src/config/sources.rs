//! Where values come from: the environment, files that it names, the configuration file, the defaults; the first one counts.

use super::{
    error::ConfigError,
    secret_file,
    settings::{self, Setting},
};
use crate::yaml;
use serde_saphyr::Spanned;
use std::{
    collections::{BTreeMap, HashMap},
    fmt, fs,
    path::{Path, PathBuf},
};

/// The variable that names the configuration file.
pub const CONFIG_FILE: &str = "CONFIG_FILE";

/// What set a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nothing did.
    Default,
    /// The environment variable of the setting's name.
    Environment,
    /// The file that an environment variable names.
    SecretFile(PathBuf),
    /// The configuration file.
    ConfigFile {
        /// The file.
        path: PathBuf,
        /// The line in it, from 1.
        line: u64,
    },
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => formatter.write_str("default"),
            Self::Environment => formatter.write_str("environment"),
            Self::SecretFile(path) => write!(formatter, "file {}", path.display()),
            Self::ConfigFile { path, line } => write!(formatter, "{}:{line}", path.display()),
        }
    }
}

/// A value and what set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// The value; empty means not set.
    pub text: String,
    /// What set it.
    pub source: Source,
}

/// The value of every setting.
#[derive(Clone, Debug)]
pub struct Values(HashMap<&'static str, Sourced>);

impl Values {
    /// Collects the values. `environment` holds the environment variables.
    pub fn collect(environment: &HashMap<String, String>) -> Result<Self, ConfigError> {
        let file = match environment.get(CONFIG_FILE).filter(|path| !path.is_empty()) {
            Some(path) => read_config_file(Path::new(path))?,
            None => BTreeMap::new(),
        };
        let mut values = HashMap::new();
        for setting in settings::ALL {
            values.insert(setting.name, value_of(setting, environment, &file)?);
        }
        Ok(Self(values))
    }

    /// Whether nothing sets it.
    pub fn is_default(&self, setting: &Setting) -> bool {
        self.get(setting).source == Source::Default
    }

    /// The value of a setting.
    pub fn get(&self, setting: &Setting) -> Sourced {
        self.0
            .get(setting.name)
            .cloned()
            .unwrap_or_else(|| default_of(setting))
    }
}

fn default_of(setting: &Setting) -> Sourced {
    Sourced {
        text: setting.default.to_owned(),
        source: Source::Default,
    }
}

fn value_of(
    setting: &Setting,
    environment: &HashMap<String, String>,
    file: &BTreeMap<String, Sourced>,
) -> Result<Sourced, ConfigError> {
    // A variable that is set to nothing counts as not set, since container platforms cannot always leave it out.
    let variable = |name: &str| environment.get(name).filter(|value| !value.is_empty());
    if let Some(text) = variable(setting.name) {
        return Ok(Sourced {
            text: text.clone(),
            source: Source::Environment,
        });
    }
    let file_variable = format!("{}_FILE", setting.name);
    if setting.secret
        && let Some(path) = variable(&file_variable)
    {
        return read_secret(&file_variable, Path::new(path));
    }
    Ok(file
        .get(setting.name)
        .cloned()
        .unwrap_or_else(|| default_of(setting)))
}

fn read_secret(variable: &str, path: &Path) -> Result<Sourced, ConfigError> {
    secret_file::check(variable, path)?;
    let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        name: variable.to_owned(),
        path: path.to_owned(),
        source,
    })?;
    // Editors and `echo` end a file with a line break that is no part of the secret.
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    Ok(Sourced {
        text,
        source: Source::SecretFile(path.to_owned()),
    })
}

fn read_config_file(path: &Path) -> Result<BTreeMap<String, Sourced>, ConfigError> {
    let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
        name: CONFIG_FILE.to_owned(),
        path: path.to_owned(),
        source,
    })?;
    let entries: BTreeMap<String, Spanned<String>> =
        serde_saphyr::from_str(&text).map_err(|error| {
            let (place, reason) = yaml::complaint(&error);
            ConfigError::Malformed {
                path: path.to_owned(),
                line: place.line(),
                column: place.column(),
                reason,
            }
        })?;
    let mut values = BTreeMap::new();
    for (name, value) in entries {
        let line = value.referenced.line();
        if !settings::ALL.iter().any(|setting| setting.name == name) {
            return Err(ConfigError::UnknownKey {
                path: path.to_owned(),
                line,
                name,
            });
        }
        let source = Source::ConfigFile {
            path: path.to_owned(),
            line,
        };
        values.insert(
            name,
            Sourced {
                text: value.value,
                source,
            },
        );
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::settings::{DB_NAME, DB_PASSWORD, REST_API_PORT};
    use std::io::Write;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    fn environment(entries: &[(&str, &str)]) -> HashMap<String, String> {
        entries
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    }

    #[test]
    fn the_environment_counts_before_the_file_and_the_file_before_the_default() {
        let config = file("REST_API_PORT: 9000\nDB_NAME: orders\n");
        let path = config.path().to_str().unwrap();
        let values = Values::collect(&environment(&[
            (CONFIG_FILE, path),
            ("REST_API_PORT", "9001"),
        ]))
        .unwrap();
        assert_eq!(
            values.get(&REST_API_PORT),
            Sourced {
                text: "9001".into(),
                source: Source::Environment
            }
        );
        let in_file = Source::ConfigFile {
            path: config.path().to_owned(),
            line: 2,
        };
        assert_eq!(
            values.get(&DB_NAME),
            Sourced {
                text: "orders".into(),
                source: in_file
            }
        );
        assert_eq!(values.get(&settings::DB_HOST).source, Source::Default);
    }

    #[test]
    fn a_variable_set_to_nothing_counts_as_not_set() {
        let values = Values::collect(&environment(&[("DB_NAME", "")])).unwrap();
        assert_eq!(values.get(&DB_NAME).text, "quantumbpm");
    }

    #[test]
    fn a_secret_can_be_read_from_a_file_without_its_line_break() {
        let secret = file("s3cret\n");
        let path = secret.path().to_str().unwrap();
        let values = Values::collect(&environment(&[("DB_PASSWORD_FILE", path)])).unwrap();
        assert_eq!(values.get(&DB_PASSWORD).text, "s3cret");
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line() {
        let config = file("DB_NAME: orders\nDB_NAMES: orders\n");
        let path = config.path().to_str().unwrap();
        let error = Values::collect(&environment(&[(CONFIG_FILE, path)]))
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            format!("{path}:2: there is no setting 'DB_NAMES'; `quantumbpm config` lists them all")
        );
    }

    #[test]
    fn a_file_of_another_shape_is_refused_with_its_place() {
        let config = file("DB_NAME: orders\nDB_PORT: [5432]\n");
        let path = config.path().to_str().unwrap();
        let error = Values::collect(&environment(&[(CONFIG_FILE, path)])).unwrap_err();
        let expected = format!("{path}:2:10: expected a mapping of setting names to values: ");
        assert!(error.to_string().starts_with(&expected), "{error}");
        assert_eq!(error.to_string().lines().count(), 1);
    }

    #[test]
    fn a_file_that_is_missing_is_named_with_its_variable() {
        let error =
            Values::collect(&environment(&[("DB_PASSWORD_FILE", "/absent/password")])).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("DB_PASSWORD_FILE: /absent/password cannot be read: "),
            "{error}"
        );
    }
}
