//! `quantumbpm license`.

use super::{
    arguments::{IssueArguments, LicenseCommand},
    exit::Failure,
    print,
};
use crate::{
    clock::Clock,
    config::LicensePlace,
    duration,
    license::{self, Order},
};
use jiff::{SignedDuration, Timestamp};

pub(super) fn run(command: LicenseCommand) -> Result<(), Failure> {
    let now = Clock::default().now();
    match command {
        LicenseCommand::Issue(arguments) => {
            let expires = expiry(&arguments.expires, now)?;
            let IssueArguments {
                key,
                customer,
                issuer,
                plan,
                ..
            } = arguments;
            let order = Order {
                customer,
                issuer,
                plan,
                issued_at: now,
                expires,
            };
            print(&format!("{}\n", license::issue(&key, &order)?))
        }
        LicenseCommand::Inspect { file } => {
            let license = license::read(&LicensePlace::File(file))?;
            let state = match license.check_time(now) {
                Ok(()) => format!("valid for {} more days", license.days_left(now)),
                Err(error) => error.to_string(),
            };
            let described = serde_json::to_string_pretty(&license).map_err(Failure::Print)?;
            print(&format!("{described}\n{state}\n"))
        }
    }
}

/// A time, or how long from now on.
fn expiry(text: &str, now: Timestamp) -> Result<Timestamp, Failure> {
    let after = |text| {
        let duration = SignedDuration::try_from(duration::parse(text).ok()?).ok()?;
        now.checked_add(duration).ok()
    };
    text.parse()
        .ok()
        .or_else(|| after(text))
        .ok_or_else(|| Failure::Expiry(text.to_owned()))
}
