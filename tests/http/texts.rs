//! Texts that nothing can be done with, in every place of every operation that takes one, and the bounds that the description of
//! the API names. The operations and their places are those of the served description, so one that is added is tested too.

use crate::{models, world::World};
use futures_util::{StreamExt, stream};
use reqwest::Method;
use serde_json::{Map, Value, json};
use testkit::issuer::Subject;

/// Stands in a body where another text is put.
const PLACE: &str = "@@";

/// How many requests are under way at once.
const AT_ONCE: usize = 16;

/// Why a text is bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It is no JSON, or cannot be stored: no place takes it.
    Never,
    /// It is longer than what something can be looked up by.
    Long,
    /// It is no text.
    OtherType,
}

/// What is put into bodies in place of a text.
fn bad_texts() -> Vec<(Kind, Vec<u8>)> {
    let nested = |open: &str, close: &str| format!("{}1{}", open.repeat(200), close.repeat(200));
    let arrays = nested("[", "]");
    let objects = nested("{\"a\":", "}");
    let text = |letter: &str, count| format!("\"{}\"", letter.repeat(count));
    let long = [
        text("x", 256),
        text("ü", 256),
        text("😀", 256),
        text("\\n", 256),
        text("lorem ipsum ", 1_000),
        text("x", 300_000),
    ];
    let never: [&[u8]; 22] = [
        br#""\u0000""#,
        br#""a\u0000""#,
        br#""a\u0000b""#,
        br#""\ud800""#,
        br#""\udc00""#,
        br#""\ud800\ud800""#,
        br#""\ud800x""#,
        br#""\ud83d\u0041""#,
        br#"["\u0000"]"#,
        br#"{"a":"\u0000"}"#,
        br#"{"\u0000":"a"}"#,
        br"1e999999999",
        br"-1e999999999",
        b"\"\xff\"",
        b"\"\xed\xa0\x80\"",
        b"\"\xc0\x80\"",
        b"\"a\0b\"",
        b"\"\x1f\"",
        br#""\x""#,
        br"'a'",
        arrays.as_bytes(),
        objects.as_bytes(),
    ];
    let other_type = ["5", "-1.50", "true", "[]", "{}", "[\"a\"]", "{\"a\": null}"];
    let never = never.iter().map(|text| (Kind::Never, text.to_vec()));
    let long = long.into_iter().map(|text| (Kind::Long, text.into_bytes()));
    let other_type = other_type
        .iter()
        .map(|text| (Kind::OtherType, text.as_bytes().to_vec()));
    never.chain(long).chain(other_type).collect()
}

/// What is put into paths and parameters in place of a text.
fn bad_parameters() -> Vec<String> {
    let mut texts: Vec<String> = ["%00", "a%00", "a%00b", "%ff", "%ed%a0%80", "%c0%80", "%80"]
        .map(str::to_owned)
        .into();
    texts.extend(["x", "%C3%BC", "%F0%9F%98%80"].map(|letter| letter.repeat(256)));
    texts.push("lorem%20ipsum%20".repeat(1_000));
    texts
}

/// One operation of the description.
struct Operation {
    id: String,
    method: Method,
    path: String,
    description: Value,
}

impl Operation {
    /// What is described of its path, its query and its headers.
    fn parameters(&self) -> impl Iterator<Item = &Value> {
        let parameters = self.description["parameters"].as_array();
        parameters.into_iter().flatten()
    }
}

/// A place in a body.
struct Place {
    /// As complaints name it: `items[0].executionKey`.
    path: String,
    /// As RFC 6901 names it.
    pointer: String,
    schema: Value,
}

/// The served description, and ids of what is there.
struct Api {
    world: World,
    document: Value,
    ids: Map<String, Value>,
    user_task: String,
    /// Of somebody who may call every operation.
    token: String,
}

impl Api {
    /// With a job that waits, a user task, a draft and an incident.
    async fn new() -> Self {
        let world = World::new().await;
        let job = world.deploy(&models::job("pack")).await;
        let instance = world.start(&job, json!({})).await;
        let task = world.deploy(&models::user_task()).await;
        world.start(&task, json!({})).await;
        let gateway = world.deploy(&models::gateway()).await;
        world.start(&gateway, json!({ "amount": 0 })).await;
        let idle = world.deploy(&models::straight()).await;
        let draft = world.draft(&models::straight()).await;
        let first = async |path: &str, name: &str| {
            world.get(path).await["data"][0][name]
                .as_str()
                .unwrap()
                .to_owned()
        };
        let ids = json!({
            "projectID": world.project.id,
            "resourceID": draft,
            "workflowID": instance,
            "executionKey": first("/bpmn/external-jobs", "executionKey").await,
            "incidentID": first("/bpmn/incidents", "id").await,
            "definitionsID": "definitions-job",
            "processID": "job",
            // Nothing else here is started of it or waits in it.
            "definitionID": idle,
            "adHocNodeID": "ad-hoc",
        });
        let user_task = first("/bpmn/user-tasks", "executionKey").await;
        let root = Subject::new("root", &["system-admin"]);
        let token = world.server.issuer.token(&root).unwrap();
        let document = world.server.client_with(None).get("/openapi.json").await;
        Self {
            document: document.unwrap().json().unwrap(),
            ids: ids.as_object().unwrap().clone(),
            user_task,
            token,
            world,
        }
    }

    fn operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for (path, methods) in self.document["paths"].as_object().unwrap() {
            for (method, description) in methods.as_object().unwrap() {
                operations.push(Operation {
                    id: description["operationId"].as_str().unwrap().to_owned(),
                    method: method.to_uppercase().parse().unwrap(),
                    path: path.clone(),
                    description: description.clone(),
                });
            }
        }
        operations
    }

    fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let name = reference.rsplit('/').next().unwrap();
                self.resolved(&self.document["components"]["schemas"][name])
            }
            None => schema,
        }
    }

    fn body<'a>(&'a self, operation: &'a Operation) -> Option<&'a Value> {
        let schema =
            operation.description["requestBody"]["content"]["application/json"].get("schema");
        schema.map(|schema| self.resolved(schema))
    }

    /// A body that fits, if the operation takes one.
    fn sample_body(&self, operation: &Operation) -> Option<Vec<u8>> {
        let schema = self.body(operation)?;
        Some(self.sample(schema, "").to_string().into_bytes())
    }

    /// A path with the ids of what is there, but for the parameters in `others`.
    fn path(&self, operation: &Operation, others: &[(&str, &str)]) -> String {
        let mut path = operation.path.clone();
        for (name, text) in others {
            path = path.replace(&format!("{{{name}}}"), text);
        }
        for (name, id) in &self.ids {
            let id = if name == "executionKey" && path.contains("/user-tasks/") {
                &self.user_task
            } else {
                id.as_str().unwrap()
            };
            path = path.replace(&format!("{{{name}}}"), id);
        }
        assert!(
            !path.contains('{'),
            "{path} names something that this test does not know"
        );
        path
    }

    /// A value that fits a schema.
    fn sample(&self, schema: &Value, name: &str) -> Value {
        let schema = self.resolved(schema);
        if let Some(first) = schema["oneOf"].get(0) {
            return self.sample(first, name);
        }
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        match schema["type"].as_str() {
            Some("object") => {
                let properties = schema["properties"].as_object();
                let members = properties.into_iter().flatten();
                let members =
                    members.map(|(name, property)| (name.clone(), self.sample(property, name)));
                Value::Object(members.collect())
            }
            Some("array") => json!([self.sample(&schema["items"], name)]),
            Some("integer" | "number") => json!(1),
            Some("boolean") => json!(true),
            _ if schema["format"] == "uuid" => json!("0190f5c0-0000-7000-8000-000000000000"),
            _ => match name {
                "xml" => json!(models::straight()),
                "lockDuration" | "timeout" | "ttl" => json!("30s"),
                name => self.ids.get(name).cloned().unwrap_or(json!("text")),
            },
        }
    }

    /// The places of a body that take one value, or any.
    fn places(&self, schema: &Value, path: &str, pointer: &str, places: &mut Vec<Place>) {
        let schema = self.resolved(schema);
        let dot = if path.is_empty() { "" } else { "." };
        if let Some(properties) = schema["properties"].as_object() {
            for (name, property) in properties {
                let path = format!("{path}{dot}{name}");
                self.places(property, &path, &format!("{pointer}/{name}"), places);
            }
            return;
        }
        places.push(Place {
            path: path.to_owned(),
            pointer: pointer.to_owned(),
            schema: schema.clone(),
        });
        if schema["type"] == "array" {
            let (path, pointer) = (format!("{path}[0]"), format!("{pointer}/0"));
            self.places(&schema["items"], &path, &pointer, places);
        }
    }

    fn places_of(&self, operation: &Operation) -> Vec<Place> {
        let mut places = Vec::new();
        if let Some(schema) = self.body(operation) {
            self.places(schema, "", "", &mut places);
        }
        places
    }

    /// A body that fits, but for one place.
    fn body_with(&self, operation: &Operation, place: &Place, text: &[u8]) -> Vec<u8> {
        let mut body = self.sample(self.body(operation).unwrap(), "");
        *body.pointer_mut(&place.pointer).unwrap() = json!(PLACE);
        let body = body.to_string();
        let (before, after) = body.split_once(&format!("\"{PLACE}\"")).unwrap();
        [before.as_bytes(), text, after.as_bytes()].concat()
    }

    /// What is stored.
    fn stored(&self) -> String {
        let sql = "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM requests), (SELECT count(*) FROM messages),
                   (SELECT count(*) FROM signals), (SELECT count(*) FROM job_leases WHERE lease_id IS NOT NULL)";
        self.world.server.database.execute(sql).unwrap()
    }

    /// Sends requests that must be refused by name, and leave nothing behind.
    async fn refuses(&self, requests: Vec<Request>) {
        let stored = self.stored();
        let client = reqwest::Client::new();
        let faults: Vec<Option<String>> = stream::iter(requests)
            .map(|request| request.fault(&client, self.world.server.url(), &self.token))
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        let faults: Vec<String> = faults.into_iter().flatten().collect();
        assert!(
            faults.is_empty(),
            "{} faults:\n{}",
            faults.len(),
            faults.join("\n")
        );
        assert_eq!(
            self.stored(),
            stored,
            "events, requests, messages, signals, leases"
        );
    }
}

/// What must be refused.
struct Request {
    what: String,
    method: Method,
    path: String,
    body: Option<Vec<u8>>,
    key: Option<String>,
    /// The complaint begins with it.
    names: String,
    /// What no id has is not found.
    may_be_absent: bool,
}

/// A request whose refusal must name `names`.
fn refused(operation: &Operation, path: String, names: &str) -> Request {
    Request {
        what: format!("{} {names}", operation.id),
        method: operation.method.clone(),
        path,
        body: None,
        key: None,
        names: names.to_owned(),
        may_be_absent: false,
    }
}

impl Request {
    /// What is wrong with the answer.
    async fn fault(self, client: &reqwest::Client, url: &str, token: &str) -> Option<String> {
        let mut request = client
            .request(self.method, format!("{url}{}", self.path))
            .bearer_auth(token);
        if let Some(key) = self.key {
            request = request.header("idempotency-key", key);
        }
        let sent = self.body.clone().unwrap_or_default();
        if let Some(body) = self.body {
            request = request
                .header("content-type", "application/json")
                .body(body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        let answer = answer.text().await.unwrap();
        let message = serde_json::from_str::<Value>(&answer)
            .map_or(Value::Null, |answer| answer["message"].clone());
        let message = message.as_str().unwrap_or_default();
        let named = message
            .strip_prefix("the body is not JSON: ")
            .unwrap_or(message);
        // The place itself or one inside it.
        let is_named = status == 400
            && named
                .strip_prefix(&self.names)
                .is_some_and(|rest| rest.starts_with([':', '.', '[']));
        let is_absent = status == 404 && self.may_be_absent && !message.is_empty();
        if is_named || is_absent {
            return None;
        }
        let short = |text: &str| text.chars().take(200).collect::<String>();
        Some(format!(
            "{}: {status} {} to {}",
            self.what,
            short(&answer),
            short(&String::from_utf8_lossy(&sent))
        ))
    }
}

#[tokio::test]
async fn a_bad_text_in_any_field_is_refused_by_name_and_nothing_is_stored() {
    let api = Api::new().await;
    let bad_texts = bad_texts();
    assert!(bad_texts.len() >= 30);
    let mut requests = Vec::new();
    for operation in api.operations() {
        for place in api.places_of(&operation) {
            let is_text = place.schema["type"] == "string";
            let is_any = place.schema["additionalProperties"] == true;
            let is_key = place.schema.get("oneOf").is_some();
            if !(is_text || is_any || is_key) {
                continue;
            }
            for (kind, text) in &bad_texts {
                let fits = match kind {
                    Kind::Never => false,
                    // A file that is checked may say anything.
                    Kind::Long => is_any || operation.id == "ValidateBpmnXml",
                    Kind::OtherType => is_any || is_key,
                };
                if fits {
                    continue;
                }
                let text = if is_any {
                    [b"{\"v\":", text.as_slice(), b"}"].concat()
                } else {
                    text.clone()
                };
                let body = api.body_with(&operation, &place, &text);
                let mut request = refused(&operation, api.path(&operation, &[]), &place.path);
                request.body = Some(body);
                requests.push(request);
            }
        }
    }
    assert!(requests.len() > 500, "{} requests", requests.len());
    api.refuses(requests).await;
}

#[tokio::test]
async fn a_bad_text_in_any_path_or_parameter_is_refused_by_name_and_nothing_is_stored() {
    let api = Api::new().await;
    let mut requests = Vec::new();
    for operation in api.operations() {
        let body = api.sample_body(&operation);
        for parameter in operation.parameters() {
            let name = parameter["name"].as_str().unwrap();
            for text in bad_parameters() {
                let path = match parameter["in"].as_str() {
                    Some("path") => api.path(&operation, &[(name, &text)]),
                    Some("query") => format!("{}?{name}={text}", api.path(&operation, &[])),
                    _ => continue,
                };
                let mut request = refused(&operation, path, name);
                request.body = body.clone();
                // Any text is the key of a project.
                request.may_be_absent = name == "projectID";
                requests.push(request);
            }
        }
    }
    assert!(requests.len() > 500, "{} requests", requests.len());
    api.refuses(requests).await;
}

#[tokio::test]
async fn every_bound_that_the_description_names_is_kept() {
    let api = Api::new().await;
    let mut requests = Vec::new();
    let mut bounds = Vec::new();
    for operation in api.operations() {
        for place in api.places_of(&operation) {
            let sample = api.sample(&place.schema, place.path.rsplit('.').next().unwrap());
            for (bound, value) in beyond(&place.schema, &sample) {
                let text = value.to_string();
                let mut request = refused(&operation, api.path(&operation, &[]), &place.path);
                request.body = Some(api.body_with(&operation, &place, text.as_bytes()));
                request.what = format!("{} {bound}", request.what);
                requests.push(request);
                bounds.push(bound);
            }
        }
        let body = api.sample_body(&operation);
        for parameter in operation.parameters() {
            let name = parameter["name"].as_str().unwrap();
            let schemas = parameter["schema"]["oneOf"].as_array().cloned();
            for schema in schemas.unwrap_or_else(|| vec![parameter["schema"].clone()]) {
                for (bound, value) in beyond(&schema, &json!("text")) {
                    let text = value.as_str().map_or(value.to_string(), str::to_owned);
                    let path = api.path(&operation, &[]);
                    let mut request = match parameter["in"].as_str().unwrap() {
                        "path" => {
                            let path = api.path(&operation, &[(name, &text)]);
                            refused(&operation, path, name)
                        }
                        // A parameter without a value counts as not given.
                        "query" if text.is_empty() => continue,
                        "query" => refused(&operation, format!("{path}?{name}={text}"), name),
                        _ => {
                            let mut request = refused(&operation, path, name);
                            request.key = Some(text);
                            request
                        }
                    };
                    request.body = body.clone();
                    request.what = format!("{} {bound}", request.what);
                    requests.push(request);
                    bounds.push(bound);
                }
            }
        }
    }
    for bound in BOUNDS {
        assert!(bounds.contains(&bound), "nothing names {bound}");
    }
    api.refuses(requests).await;
}

/// The bounds that the description names.
const BOUNDS: [&str; 7] = [
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
];

/// Values just beyond each bound of a schema.
fn beyond(schema: &Value, sample: &Value) -> Vec<(&'static str, Value)> {
    let whole = |bound: &str| schema[bound].as_i64();
    let many = |item: &Value, count: i64| vec![item.clone(); usize::try_from(count).unwrap()];
    let text = |count: i64| json!("x".repeat(usize::try_from(count).unwrap()));
    let found = BOUNDS.into_iter().filter_map(|bound| {
        let value = match bound {
            "minLength" => text(whole(bound)? - 1),
            "maxLength" => text(whole(bound)? + 1),
            // The one pattern there is, of visible characters.
            "pattern" => schema["pattern"].as_str().map(|_| json!("a b"))?,
            "minimum" => json!(whole(bound)? - 1),
            "maximum" => json!(whole(bound)? + 1),
            "minItems" => json!(many(&sample[0], whole(bound)? - 1)),
            _ => json!(many(&sample[0], whole(bound)? + 1)),
        };
        Some((bound, value))
    });
    found.collect()
}
