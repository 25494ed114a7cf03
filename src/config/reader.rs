//! Reading values as what they mean.

use super::{
    error::ConfigError,
    settings::{ENABLE_OTEL, Setting},
    sources::Values,
};
use crate::duration;
use std::{str::FromStr, time::Duration};

/// Reads values as what they mean.
pub(super) struct Reader<'a>(pub(super) &'a Values);

impl Reader<'_> {
    pub(super) fn text(&self, setting: &Setting) -> String {
        self.0.get(setting).text
    }

    pub(super) fn optional(&self, setting: &Setting) -> Option<String> {
        Some(self.text(setting)).filter(|text| !text.is_empty())
    }

    /// The parts between commas.
    pub(super) fn list(&self, setting: &Setting) -> Vec<String> {
        let text = self.text(setting);
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }

    pub(super) fn parsed<T: FromStr>(
        &self,
        setting: &Setting,
        expected: &str,
    ) -> Result<T, ConfigError> {
        self.text(setting)
            .parse()
            .map_err(|_| self.invalid(setting, expected))
    }

    pub(super) fn port(&self, setting: &Setting) -> Result<u16, ConfigError> {
        self.parsed(setting, "a port from 0 to 65535")
    }

    pub(super) fn at_least(&self, setting: &Setting, least: u32) -> Result<u32, ConfigError> {
        let expected = format!("a number of at least {least}");
        let number = self.parsed(setting, &expected)?;
        if number < least {
            Err(self.invalid(setting, &expected))
        } else {
            Ok(number)
        }
    }

    /// A duration longer than none.
    pub(super) fn duration(&self, setting: &Setting) -> Result<Duration, ConfigError> {
        let duration = self.duration_or_none(setting)?;
        if duration.is_zero() {
            return Err(self.invalid(setting, "a duration longer than none"));
        }
        Ok(duration)
    }

    pub(super) fn duration_or_none(&self, setting: &Setting) -> Result<Duration, ConfigError> {
        duration::parse(&self.text(setting))
            .map_err(|_| self.invalid(setting, "a duration such as 30s, 1m30s or 250ms"))
    }

    pub(super) fn choice<T: Copy>(
        &self,
        setting: &Setting,
        choices: &[(&str, T)],
    ) -> Result<T, ConfigError> {
        let text = self.text(setting);
        choices
            .iter()
            .find(|(name, _)| *name == text)
            .map(|(_, value)| *value)
            .ok_or_else(|| {
                let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
                self.invalid(setting, &format!("one of {}", names.join(", ")))
            })
    }

    pub(super) fn flag(&self, setting: &Setting) -> Result<bool, ConfigError> {
        self.choice(setting, &[("true", true), ("false", false)])
    }

    /// A path that others are appended to; empty is none.
    pub(super) fn path_prefix(&self, setting: &Setting) -> Result<String, ConfigError> {
        let text = self.text(setting);
        let fits = text.is_empty()
            || text.starts_with('/')
                && !text.ends_with('/')
                && !text.contains(['{', '}', '?', '#', ' ']);
        if fits {
            Ok(text)
        } else {
            Err(self.invalid(setting, "a path that begins with / and ends without one"))
        }
    }

    /// Refuses what is asked for and would be ignored.
    pub(super) fn refuse_unsupported(&self) -> Result<(), ConfigError> {
        if self.flag(&ENABLE_OTEL)? {
            return Err(self.invalid(&ENABLE_OTEL, "false, since this release exports no traces"));
        }
        Ok(())
    }

    pub(super) fn invalid(&self, setting: &Setting, expected: &str) -> ConfigError {
        let value = self.0.get(setting);
        ConfigError::Invalid {
            name: setting.name,
            origin: value.source,
            expected: expected.to_owned(),
            found: setting.shown(&value.text),
        }
    }
}
