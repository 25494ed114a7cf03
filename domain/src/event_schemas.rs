//! What is stored stays readable: each event variant has a JSON schema in `docs/events` and a stored sample in
//! `domain/tests/samples`, and both say the same as the code.
//!
//! A change of a stored event's shape fails here. If it is meant and compatible, run with `UPDATE_EVENT_SCHEMAS=1` and commit the
//! new schemas. Samples are only added: one that is there is a promise to read what was stored in that shape.

use crate::{
    aggregate::Event,
    ids::InstanceId,
    instance::{event::InstanceEvent, state::InstanceState},
    membership::MembershipEvent,
    message::MessageEvent,
    project::ProjectEvent,
    resource::ResourceEvent,
    signal::SignalEvent,
    stored,
};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

fn schemas_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/events")
}

fn samples_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn updates() -> bool {
    env::var_os("UPDATE_EVENT_SCHEMAS").is_some()
}

/// The schema of each variant's data.
fn schemas_of<E: Event + JsonSchema>() -> BTreeMap<String, Value> {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = settings
        .into_generator()
        .into_root_schema_for::<E>()
        .to_value();
    let variants = schema["oneOf"]
        .as_array()
        .expect("one schema for each variant");
    variants.iter().map(schema_of_variant).collect()
}

fn schema_of_variant(variant: &Value) -> (String, Value) {
    let name = variant["properties"]["type"]["const"]
        .as_str()
        .expect("a name")
        .to_owned();
    let mut described = Map::new();
    described.insert(
        "$schema".to_owned(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    described.insert("title".to_owned(), name.clone().into());
    let data = variant["properties"]["data"]
        .as_object()
        .expect("data")
        .clone();
    described.extend(data);
    // What the variant is says more than what its data is.
    described.insert("description".to_owned(), variant["description"].clone());
    (name, Value::Object(described))
}

fn all_schemas() -> BTreeMap<String, Value> {
    let mut schemas = schemas_of::<InstanceEvent>();
    for others in [
        schemas_of::<MembershipEvent>(),
        schemas_of::<MessageEvent>(),
        schemas_of::<ProjectEvent>(),
        schemas_of::<ResourceEvent>(),
        schemas_of::<SignalEvent>(),
    ] {
        for (name, schema) in others {
            assert_eq!(
                schemas.insert(name.clone(), schema),
                None,
                "two events are called {name}"
            );
        }
    }
    schemas
}

fn files_in(folder: &Path) -> BTreeSet<String> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_event_has_the_schema_that_the_code_has() {
    let schemas = all_schemas();
    for (name, schema) in &schemas {
        let path = schemas_folder().join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
        if updates() {
            fs::write(&path, &text).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(
            stored, text,
            "the shape of {name} is another one than docs/events/{name}.json says"
        );
    }
    let known: BTreeSet<_> = schemas.into_keys().collect();
    assert_eq!(
        files_in(&schemas_folder()),
        known,
        "docs/events has exactly one schema for each event"
    );
}

#[test]
fn every_stream_names_the_events_it_can_hold() {
    fn check<E: Event + JsonSchema>() {
        let named: BTreeSet<_> = E::KINDS.iter().map(|kind| (*kind).to_owned()).collect();
        assert_eq!(named, schemas_of::<E>().into_keys().collect());
    }
    check::<InstanceEvent>();
    check::<MembershipEvent>();
    check::<MessageEvent>();
    check::<ProjectEvent>();
    check::<ResourceEvent>();
    check::<SignalEvent>();
}

/// Reads a stored sample, and writes it again.
fn read_and_write(name: &str, payload: &str) -> String {
    fn again<E: Event>(name: &str, payload: &str) -> Result<String, stored::DecodeError> {
        let event: E = stored::decode(name, payload)?;
        assert_eq!(event.kind(), name);
        Ok(stored::encode(&event).expect("what was read can be written"))
    }
    let readers = [
        again::<InstanceEvent>,
        again::<MembershipEvent>,
        again::<MessageEvent>,
        again::<ProjectEvent>,
        again::<ResourceEvent>,
        again::<SignalEvent>,
    ];
    let mut errors = Vec::new();
    for reader in readers {
        match reader(name, payload) {
            Ok(text) => return text,
            Err(error) => errors.push(error.to_string()),
        }
    }
    panic!("the sample of {name} cannot be read: {errors:#?}")
}

#[test]
fn every_event_has_a_stored_sample_that_is_read_and_written_unchanged() {
    let known: BTreeSet<_> = all_schemas().into_keys().collect();
    assert_eq!(
        files_in(&samples_folder()),
        known,
        "domain/tests/samples has a sample for each event"
    );
    for name in known {
        let sample = fs::read_to_string(samples_folder().join(format!("{name}.json"))).unwrap();
        assert_eq!(read_and_write(&name, sample.trim_end()), sample.trim_end());
    }
}

/// A sample shows every property, so that none is renamed or dropped unseen.
#[test]
fn every_sample_has_every_property_of_its_schema() {
    for (name, schema) in all_schemas() {
        let sample = fs::read_to_string(samples_folder().join(format!("{name}.json"))).unwrap();
        let sample: Value = serde_json::from_str(&sample).unwrap();
        let empty = Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&empty);
        let missing: Vec<_> = properties
            .keys()
            .filter(|property| sample.get(property).is_none())
            .collect();
        assert!(missing.is_empty(), "the sample of {name} lacks {missing:?}");
    }
}

#[test]
fn stored_samples_are_folded() {
    let mut state = InstanceState::new(InstanceId(uuid::Uuid::from_u128(1)));
    let names = schemas_of::<InstanceEvent>()
        .into_keys()
        .filter(|name| name != "InstanceStarted");
    let started = std::iter::once("InstanceStarted".to_owned());
    for name in started.chain(names) {
        let sample = fs::read_to_string(samples_folder().join(format!("{name}.json"))).unwrap();
        let before = state.sequence;
        state.apply(&stored::decode(&name, &sample).unwrap());
        assert_eq!(state.sequence, before + 1, "{name}");
    }
}
