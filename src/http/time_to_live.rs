//! How long what is published is kept.

use super::error::ApiError;
use domain::{model::timer, short_text::ShortText};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

/// How long something is kept: the text of the field `ttl` is a duration, or the time until which it is; left out or empty it is
/// the usual time.
pub(super) fn time_to_live(
    text: Option<&ShortText>,
    usual: SignedDuration,
    now: Timestamp,
) -> Result<SignedDuration, ApiError> {
    let Some(text) = text.map(ShortText::as_str) else {
        return Ok(usual);
    };
    if let Ok(until) = timer::parse_date(text, &TimeZone::UTC) {
        return Ok(until.duration_since(now).max(SignedDuration::ZERO));
    }
    timer::parse_time_to_live(text).map_err(|error| {
        ApiError::field(
            "ttl",
            format!("{error}; a time such as 2026-12-31T23:59:59Z fits too"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: SignedDuration = SignedDuration::from_hours(1);

    fn seconds(text: &str) -> i64 {
        let now = "2026-01-31T12:00:00Z".parse().unwrap();
        let text = ShortText::new(text).unwrap();
        time_to_live(Some(&text), USUAL, now).unwrap().as_secs()
    }

    #[test]
    fn something_is_kept_for_a_duration_or_until_a_time() {
        assert_eq!(
            ["1h30m", "PT1H", "P1DT12H", "2026-01-31T12:01:00Z"].map(seconds),
            [5_400, 3_600, 129_600, 60]
        );
        assert_eq!(seconds("2026-01-31T11:00:00Z"), 0, "that is over");
        assert_eq!(
            ["2026-01-31T12:01:00", "2026-02-01"].map(seconds),
            [60, 43_200],
            "a time without a zone is read as timers read it, in UTC"
        );
    }

    #[test]
    fn without_a_text_it_is_the_usual_time() {
        let kept = time_to_live(None, USUAL, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(kept, USUAL);
    }

    #[test]
    fn what_is_neither_is_refused() {
        for text in ["soon", "-1s", "2026-13-31"] {
            let text = ShortText::new(text).unwrap();
            assert!(
                time_to_live(Some(&text), USUAL, Timestamp::UNIX_EPOCH).is_err(),
                "{text:?}"
            );
        }
    }
}
