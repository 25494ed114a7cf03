//! `quantumbpm doctor`: tries everything the server needs, and says what does not work.

use super::{exit::Failure, print};
use crate::{
    clock::Clock,
    config::{Config, Database, Values},
    database,
    identity::Identity,
    license, provisioning,
};
use jiff::SignedDuration;
use store::Pool;

/// How far the database's clock may be off before it is worth saying.
const CLOCK_DIFFERENCE: SignedDuration = SignedDuration::from_secs(1);

/// What a check came to: something to know, or what is wrong.
type Checked = Result<String, String>;

/// Runs every check and prints what each came to.
pub(super) async fn run(values: Values) -> Result<(), Failure> {
    let mut report = Report::default();
    match Config::from_values(&values) {
        Ok(config) => {
            report.add("configuration", Ok("complete".to_owned()));
            report.add("license", check_license(&config));
            report.add("provisioning", check_provisioning(&config));
            report.add("issuer", check_issuer(&config).await);
        }
        Err(error) => report.add("configuration", Err(error.to_string())),
    }
    if let Ok(database) = Database::from_values(&values) {
        report.add("database", check_database(&database).await);
    }
    print(&report.text)?;
    if report.failed == 0 {
        Ok(())
    } else {
        Err(Failure::Doctor(report.failed))
    }
}

#[derive(Default)]
struct Report {
    text: String,
    failed: usize,
}

impl Report {
    fn add(&mut self, name: &str, checked: Checked) {
        let line = match checked {
            Ok(note) => format!("ok      {name}: {note}\n"),
            Err(reason) => {
                self.failed += 1;
                format!("failed  {name}: {reason}\n")
            }
        };
        self.text.push_str(&line);
    }
}

fn check_license(config: &Config) -> Checked {
    let now = Clock::default().now();
    match license::check(&config.license.place, now) {
        Ok(license) => Ok(format!(
            "{}, {} days left",
            license.customer,
            license.days_left(now)
        )),
        Err(error) => Err(error.to_string()),
    }
}

fn check_provisioning(config: &Config) -> Checked {
    match config
        .provisioning_file
        .as_deref()
        .map(provisioning::read)
        .transpose()
    {
        Ok(None) => Ok("no file".to_owned()),
        Ok(Some(plan)) => Ok(format!(
            "{} projects, {} users",
            plan.projects.len(),
            plan.users.len()
        )),
        Err(error) => Err(error.to_string()),
    }
}

async fn check_issuer(config: &Config) -> Checked {
    let identity = Identity::new(config.oidc.clone()).map_err(|error| error.to_string())?;
    identity
        .fetch_keys()
        .await
        .map_err(|error| error.to_string())?;
    Ok(config.oidc.issuer.clone())
}

async fn check_database(configured: &Database) -> Checked {
    let store = database::connect_once(configured)
        .await
        .map_err(|error| error.to_string())?;
    let prepared = database::is_prepared(store.pool())
        .await
        .map_err(|error| error.to_string())?;
    if !prepared {
        return Err("it has no tables of this program; run `quantumbpm migrate`".to_owned());
    }
    check_clock(store.pool()).await
}

async fn check_clock(pool: &Pool) -> Checked {
    let difference = database::clock_difference(pool, &Clock::default())
        .await
        .map_err(|error| error.to_string())?;
    if difference.abs() > CLOCK_DIFFERENCE {
        return Err(format!(
            "its clock differs from this machine's by {difference:#}"
        ));
    }
    Ok("prepared, and its clock is right".to_owned())
}
