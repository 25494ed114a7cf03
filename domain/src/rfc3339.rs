//! Times as RFC 3339 writes them, and what lies beyond those that can be held.

use jiff::{Timestamp, fmt::temporal::Pieces};

/// The time that a text of RFC 3339 means. The last hours of the year 9999, which a [`Timestamp`] cannot hold, stand for the latest
/// time that it can: nothing that is stored lies between.
pub fn parse(text: &str) -> Option<Timestamp> {
    text.parse().ok().or_else(|| beyond(text))
}

/// What stands for a date-time whose offset leads out of what a [`Timestamp`] can hold; none for any other text.
pub(crate) fn beyond(text: &str) -> Option<Timestamp> {
    let pieces = Pieces::parse(text).ok()?;
    let civil = pieces.date().to_datetime(pieces.time()?);
    pieces.to_numeric_offset()?.to_timestamp(civil).err()?;
    Some(if civil.year() > 0 {
        Timestamp::MAX
    } else {
        Timestamp::MIN
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_9999_is_known_to_its_end() {
        let latest = Some(Timestamp::MAX);
        assert_eq!(parse("9999-12-31T23:59:59Z"), latest);
        assert_eq!(parse("9999-12-31T23:59:59.999999999-12:00"), latest);
        assert_eq!(parse("-009999-01-01T00:00:00+14:00"), Some(Timestamp::MIN));
        assert_eq!(
            parse("9999-12-30T12:00:00Z").map(|time| time.to_string()),
            Some("9999-12-30T12:00:00Z".to_owned())
        );
    }

    #[test]
    fn what_is_no_time_stays_none() {
        for text in [
            "yesterday",
            "9999-12-31",
            "9999-12-31T23:59:59",
            "9999-13-31T23:59:59Z",
            "10000-01-01T00:00:00Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
