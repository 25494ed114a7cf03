//! `quantumbpm license`.

use super::{
    arguments::{Expiry, IssueArguments, LicenseCommand},
    exit::Failure,
    print,
};
use crate::{
    clock::Clock,
    config::LicensePlace,
    license::{self, Order},
};
use jiff::Timestamp;

pub(super) fn run(command: LicenseCommand) -> Result<(), Failure> {
    let now = Clock::default().now();
    match command {
        LicenseCommand::Issue(arguments) => {
            let expires = expiry(arguments.expires, now);
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

/// The time that is meant.
fn expiry(expires: Expiry, now: Timestamp) -> Timestamp {
    match expires {
        Expiry::At(time) => time,
        Expiry::After(duration) => now.checked_add(duration).unwrap_or(Timestamp::MAX),
    }
}
