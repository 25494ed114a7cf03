//! Looking at the license again while the program runs.

use super::{License, LicenseError, read, timestamp};
use crate::{
    clock::Clock,
    config::{License as Settings, LicensePlace},
};
use jiff::Timestamp;
use std::time::Duration;
use store::Pool;

/// From how many days before its end on a license is warned about.
const WARNING_DAYS: i64 = 60;

/// When the last event was recorded, in seconds since 1970.
const LAST_EVENT: &str = "SELECT extract(epoch FROM recorded_at)::bigint FROM events \
                          ORDER BY epoch DESC, transaction_id DESC, position DESC LIMIT 1";

/// Waits until the license is valid no more, and says why. It is read anew each time, so that a new one can be put in its place.
///
/// `offset` shifts the checks, so that many servers do not check at once.
pub async fn watch(settings: Settings, clock: Clock, pool: Pool, offset: Duration) -> LicenseError {
    tokio::time::sleep(offset.min(settings.check_interval)).await;
    loop {
        let now = latest_time(&clock, &pool).await;
        if let Err(error) = check(&settings.place, now) {
            return error;
        }
        tokio::time::sleep(settings.check_interval).await;
    }
}

/// The license at its place, if it is valid. Warns about its end coming.
pub fn check(place: &LicensePlace, now: Timestamp) -> Result<License, LicenseError> {
    let license = read(place)?;
    license.check_time(now)?;
    warn_before_the_end(&license, now);
    Ok(license)
}

/// Warns in the last days of a license.
fn warn_before_the_end(license: &License, now: Timestamp) {
    let days = license.days_left(now);
    if days <= WARNING_DAYS {
        tracing::warn!(
            days,
            customer = license.customer,
            "the license expires soon"
        );
    }
}

/// The later of now and the last event: a clock that was set back makes no license valid again.
async fn latest_time(clock: &Clock, pool: &Pool) -> Timestamp {
    let last = sqlx::query_scalar::<_, i64>(LAST_EVENT)
        .fetch_optional(pool)
        .await;
    match last {
        Ok(last) => timestamp(last.unwrap_or_default()).max(clock.now()),
        Err(error) => {
            tracing::warn!(%error, "the time of the last event is not known; the license is checked against the clock");
            clock.now()
        }
    }
}
