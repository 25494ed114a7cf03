//! Says how to use what runs: on the terminal for people, and in a file for shells and tests.

use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use super::DevError;
use super::sample::Sample;
use super::surroundings::Surroundings;
use super::users::{self, User};

/// Shell commands that carry an instance of the sample process to its end. They use the variables of [`ENVIRONMENT_FILE`].
const WALKTHROUGH: &str = include_str!("walkthrough.sh");

/// The file of the data folder that is there while everything is ready. A POSIX shell can read it.
const ENVIRONMENT_FILE: &str = "environment";

/// Takes back what was announced, by this run at its end, or by one that was killed. So the file is there only while
/// everything is ready.
pub(super) fn withdraw(folder: &Path) -> Result<(), DevError> {
    let file = folder.join(ENVIRONMENT_FILE);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DevError::file(file, error)),
        _ => Ok(()),
    }
}

/// Writes the file and prints the text.
pub(super) fn print(
    surroundings: &Surroundings,
    sample: &Sample,
    took: Duration,
) -> Result<(), DevError> {
    let environment = environment(surroundings, sample)?;
    let file = surroundings.write(ENVIRONMENT_FILE, &environment)?;
    let api_url = surroundings.api_url();
    let issuer_url = surroundings.issuer_url();
    println!(
        "\nquantumbpm is ready after {seconds:.1} s. Ctrl-C stops everything.\n\n\
         \x20 API          {api_url}\n\
         \x20 description  {api_url}/openapi.json\n\
         \x20 issuer       {issuer_url}\n\
         \x20 database     {database}\n\
         \x20 data         {folder}\n\
         \x20 project      {key} ({project}), with the process `order`\n\n\
         Tokens, valid for 12 hours, are in these variables:\n\n{environment}\n\
         A new one:  curl -d grant_type=client_credentials -d client_id=executor {issuer_url}/token\n\n\
         To carry an order to its end, paste this into another terminal:\n\n\
         . '{file}'\n\n{WALKTHROUGH}",
        seconds = took.as_secs_f64(),
        database = surroundings.database_url(),
        folder = surroundings.folder().display(),
        key = users::PROJECT,
        project = sample.project,
        file = file.display(),
    );
    Ok(())
}

fn environment(surroundings: &Surroundings, sample: &Sample) -> Result<String, DevError> {
    let api = format!(
        "{}/projects/{}/bpmn",
        surroundings.api_url(),
        sample.project
    );
    let mut lines = vec![
        line("API", &api),
        line("PROJECT", &sample.project),
        line("PROCESS", &sample.process),
    ];
    for user in User::ALL {
        let name = format!("{}_TOKEN", user.name().to_uppercase());
        lines.push(line(&name, &surroundings.token(user)?));
    }
    Ok(lines.concat())
}

/// Neither URLs, nor UUIDs, nor tokens (RFC 7515) can hold a quotation mark.
fn line(name: &str, value: &str) -> String {
    format!("{name}='{value}'\n")
}
