use super::*;
use crate::http::{repetition::Repetition, served};
use std::collections::{BTreeMap, BTreeSet};

/// The structure of the contract, with what the client 1.3.0 adds to it.
fn contract() -> Value {
    serde_json::from_str(include_str!("../../../tests/contract/contract.json")).unwrap()
}

fn described() -> Value {
    describe(&served(), "").unwrap()
}

/// The method, the path and the description of an operation.
type Described = (String, String, Value);

/// The operations of a document by their id.
fn operations(document: &Value) -> BTreeMap<String, Described> {
    let mut operations = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let id = operation["operationId"].as_str().unwrap().to_owned();
            operations.insert(id, (method.clone(), path.clone(), operation.clone()));
        }
    }
    operations
}

/// The operations of the contract that are served, in both documents.
fn shared() -> Vec<(String, Described, Described)> {
    let contract = operations(&contract());
    let described = operations(&described());
    let both = contract.into_iter().filter_map(|(id, contract)| {
        let described = described.get(&id)?.clone();
        Some((id, contract, described))
    });
    both.collect()
}

/// Whether a parameter or a property is one that an operation of the contract has in addition, and says so.
fn is_beyond_contract(described: &Value) -> bool {
    described["x-beyond-contract"] == true
}

fn names(operation: &Value, place: &str) -> BTreeSet<String> {
    let parameters = operation["parameters"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let named = parameters
        .iter()
        .filter(|parameter| parameter["in"] == place && !is_beyond_contract(parameter));
    named
        .map(|parameter| parameter["name"].as_str().unwrap().to_owned())
        .collect()
}

/// A schema without its texts and without what is a matter of taste: bounds, and references where the contract has none.
fn shape(schema: &Value, document: &Value, depth: usize) -> Value {
    assert!(depth < 20, "a schema refers to itself: {schema}");
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        let target = &document["components"]["schemas"][name];
        assert!(target.is_object(), "there is no schema {name}");
        return shape(target, document, depth + 1);
    }
    let mut shape_of = Map::new();
    for key in ["type", "format", "nullable"] {
        if let Some(value) = schema.get(key) {
            shape_of.insert(key.into(), value.clone());
        }
    }
    for key in ["required", "enum"] {
        if let Some(values) = schema[key].as_array() {
            let sorted: BTreeSet<String> = values.iter().map(ToString::to_string).collect();
            shape_of.insert(key.into(), json!(sorted));
        }
    }
    for key in ["items", "additionalProperties"] {
        match &schema[key] {
            Value::Null => {}
            Value::Bool(any) => drop(shape_of.insert(key.into(), json!(any))),
            nested => drop(shape_of.insert(key.into(), shape(nested, document, depth + 1))),
        }
    }
    for key in ["oneOf", "allOf"] {
        if let Some(parts) = schema[key].as_array() {
            let parts: Vec<_> = parts
                .iter()
                .map(|part| shape(part, document, depth + 1))
                .collect();
            shape_of.insert(key.into(), json!(parts));
        }
    }
    if let Some(properties) = schema["properties"].as_object() {
        let shapes: Map<_, _> = properties
            .iter()
            .filter(|(_, property)| !is_beyond_contract(property))
            .map(|(name, property)| (name.clone(), shape(property, document, depth + 1)))
            .collect();
        shape_of.insert("properties".into(), Value::Object(shapes));
    }
    Value::Object(shape_of)
}

fn content(holder: &Value) -> Option<&Value> {
    holder
        .get("content")
        .map(|content| &content["application/json"]["schema"])
}

#[test]
fn every_operation_of_the_table_is_served_once() {
    let served: Vec<_> = served().iter().map(|served| served.operation).collect();
    assert_eq!(served, Operation::ALL);
}

#[test]
fn what_the_contract_lacks_is_ours_on_purpose() {
    let contract = operations(&contract());
    let ours: Vec<_> = Operation::ALL
        .iter()
        .map(|op| op.name())
        .filter(|name| !contract.contains_key(*name))
        .collect();
    assert_eq!(
        ours,
        [
            "GetBpmnInstanceHistory",
            "ValidateBpmnInstanceModification",
            "PlanBpmnInstanceMigration",
            "GetMe"
        ]
    );
}

#[test]
fn methods_paths_and_roles_are_the_contracts() {
    for (id, (method, path, contract), (our_method, our_path, ours)) in shared() {
        assert_eq!((our_method, our_path), (method, path), "{id}");
        assert_eq!(ours["x-required-role"], contract["x-required-role"], "{id}");
    }
}

#[test]
fn parameters_are_the_contracts() {
    let (document, contract_document) = (described(), contract());
    for (id, (_, _, contract), (_, _, ours)) in shared() {
        assert_eq!(names(&ours, "path"), names(&contract, "path"), "{id}");
        assert_eq!(names(&ours, "query"), names(&contract, "query"), "{id}");
        for parameter in contract["parameters"].as_array().into_iter().flatten() {
            let name = &parameter["name"];
            let ours = ours["parameters"].as_array().unwrap();
            let ours = ours.iter().find(|ours| ours["name"] == *name).unwrap();
            if parameter["in"] == "query" {
                let expected = shape(&parameter["schema"], &contract_document, 0);
                assert_eq!(
                    shape(&ours["schema"], &document, 0),
                    expected,
                    "{id}: {name}"
                );
            }
        }
    }
}

/// What is decided of each POST of the contract: what its repetition finds, or why it needs no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Repeated {
    Answer(u16),
    Items,
    Jobs,
    /// It only reads, or does the same again.
    SameEachTime,
    /// It is not served.
    NotServed,
}

const POSTS: [(&str, Repeated); 31] = [
    ("CompleteBpmnExternalJob", Repeated::Answer(200)),
    ("CompleteBpmnExternalJobsBatch", Repeated::Items),
    ("CompleteBpmnUserTask", Repeated::Answer(200)),
    ("CreateBpmnResource", Repeated::Answer(201)),
    ("CreateDefinition", Repeated::NotServed),
    ("CreateProject", Repeated::Answer(201)),
    ("DeployBpmnResource", Repeated::Answer(204)),
    ("EvaluateByDefinitionsID", Repeated::NotServed),
    ("EvaluateDesign", Repeated::NotServed),
    ("EvaluateDesignBatch", Repeated::NotServed),
    ("EvaluateStored", Repeated::NotServed),
    ("HeartbeatBpmnExternalJob", Repeated::SameEachTime),
    ("MigrateBpmnInstance", Repeated::Answer(200)),
    ("ModifyBpmnInstance", Repeated::Answer(200)),
    ("PollBpmnExternalJobs", Repeated::Jobs),
    ("PublishBpmnMessage", Repeated::Answer(200)),
    ("PublishBpmnSignal", Repeated::Answer(200)),
    ("ResolveBpmnIncident", Repeated::Answer(200)),
    ("ResumeBpmnDefinition", Repeated::Answer(204)),
    ("ResumeBpmnInstance", Repeated::Answer(204)),
    ("SetBpmnAdHocVariables", Repeated::Answer(200)),
    ("StartBpmnInstance", Repeated::Answer(201)),
    ("StartBpmnTestInstance", Repeated::Answer(201)),
    ("SuspendBpmnDefinition", Repeated::Answer(204)),
    ("SuspendBpmnInstance", Repeated::Answer(204)),
    ("ThrowBpmnExternalJobError", Repeated::Answer(200)),
    ("ThrowBpmnExternalJobErrorsBatch", Repeated::Items),
    ("ThrowBpmnUserTaskError", Repeated::Answer(200)),
    ("TriggerBpmnAdHocNode", Repeated::Answer(200)),
    ("ValidateBpmnInstanceMigration", Repeated::SameEachTime),
    ("ValidateBpmnXml", Repeated::SameEachTime),
];

#[test]
fn it_is_decided_of_each_post_of_the_contract_what_its_repetition_finds() {
    let contract = operations(&contract());
    let of_contract: BTreeMap<_, _> = contract
        .iter()
        .filter(|(_, (method, _, _))| method == "post")
        .map(|(id, _)| {
            let served = Operation::ALL
                .iter()
                .find(|operation| operation.name() == id);
            let repeated = served.map_or(Repeated::NotServed, |operation| {
                match repetition::of(*operation) {
                    Some(Repetition::Answer(status)) => Repeated::Answer(status.as_u16()),
                    Some(Repetition::Items) => Repeated::Items,
                    Some(Repetition::Jobs) => Repeated::Jobs,
                    None => Repeated::SameEachTime,
                }
            });
            (id.as_str(), repeated)
        })
        .collect();
    assert_eq!(of_contract, BTreeMap::from(POSTS));
}

#[test]
fn the_posts_that_change_something_take_a_key_and_say_with_what_a_repetition_is_answered() {
    let described = operations(&described());
    for operation in Operation::ALL {
        let id = operation.name();
        let (method, _, text) = &described[id];
        let takes_key = names(text, "header").contains("Idempotency-Key");
        let repetition = repetition::of(*operation);
        assert_eq!(takes_key, repetition.is_some(), "{id}");
        assert!(repetition.is_none() || method == "post", "{id}");
        if let Some(Repetition::Answer(status)) = repetition {
            assert!(text["responses"][status.as_str()].is_object(), "{id}");
        }
    }
}

#[test]
fn bodies_are_the_contracts() {
    let (document, contract_document) = (described(), contract());
    for (id, (_, _, contract), (_, _, ours)) in shared() {
        assert_eq!(
            ours["requestBody"]["required"], contract["requestBody"]["required"],
            "{id}"
        );
        let expected =
            content(&contract["requestBody"]).map(|schema| shape(schema, &contract_document, 0));
        let found = content(&ours["requestBody"]).map(|schema| shape(schema, &document, 0));
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn answers_are_the_contracts() {
    let (document, contract_document) = (described(), contract());
    for (id, (_, _, contract), (_, _, ours)) in shared() {
        for (status, answer) in contract["responses"].as_object().unwrap() {
            if !status.starts_with('2') {
                continue;
            }
            let our_answer = &ours["responses"][status];
            assert!(our_answer.is_object(), "{id}: {status}");
            let expected = content(answer).map(|schema| shape(schema, &contract_document, 0));
            let found = content(our_answer).map(|schema| shape(schema, &document, 0));
            assert_eq!(found, expected, "{id}: {status}");
        }
    }
}

#[test]
fn every_text_belongs_to_an_operation_and_every_schema_is_used() {
    let text = described().to_string();
    for file in DESCRIPTIONS {
        let file: Descriptions = serde_saphyr::from_str(file).unwrap();
        for name in file.operations.keys() {
            assert!(
                Operation::ALL
                    .iter()
                    .any(|operation| operation.name() == name),
                "{name}"
            );
        }
        for name in file.schemas.keys() {
            assert!(
                text.contains(&format!("\"#/components/schemas/{name}\"")),
                "{name}"
            );
        }
    }
}

/// The schemas of the texts in a schema that may say anything, by their place.
fn texts(schema: &Value, document: &Value, place: &str, found: &mut Vec<(String, Value)>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return texts(
            &document["components"]["schemas"][name],
            document,
            place,
            found,
        );
    }
    if schema["type"] == "string" && schema.get("enum").is_none() && schema.get("format").is_none()
    {
        found.push((place.to_owned(), schema.clone()));
    }
    for part in schema["oneOf"].as_array().into_iter().flatten() {
        texts(part, document, place, found);
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        texts(property, document, &format!("{place}.{name}"), found);
    }
    if schema["items"].is_object() {
        texts(&schema["items"], document, place, found);
    }
}

#[test]
fn every_text_of_a_request_says_how_long_it_may_be() {
    let document = described();
    for (id, (_, _, operation)) in operations(&document) {
        let mut found = Vec::new();
        if let Some(schema) = content(&operation["requestBody"]) {
            texts(schema, &document, &id, &mut found);
        }
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let place = format!("{id}.{}", parameter["name"].as_str().unwrap());
            texts(&parameter["schema"], &document, &place, &mut found);
        }
        for (place, schema) in found {
            let is_free = matches!(place.rsplit('.').next(), Some("xml" | "projectID"));
            assert_eq!(schema["maxLength"] == 255, !is_free, "{place}");
        }
    }
}

#[test]
fn the_path_before_every_path_is_the_servers() {
    assert_eq!(
        describe(&served(), "/api/v1").unwrap()["servers"][0]["url"],
        "/api/v1"
    );
    assert_eq!(described()["servers"][0]["url"], "/");
}
