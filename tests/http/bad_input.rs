//! What does not fit is refused with a message that names it, and nothing is stored.

use crate::{models, world::World};
use serde_json::{Value, json};
use testkit::Client;

const NOTHING: &str = "0190f5c0-0000-7000-8000-000000000000";

/// What is sent where, and how the complaint begins.
type Case<'a> = (&'a str, &'a str, String, &'a str);

async fn complaint(client: &Client, method: &str, path: &str, body: &str) -> (u16, Value) {
    let body = Some(body.to_owned()).filter(|body| !body.is_empty());
    let answer = client
        .send(method.parse().unwrap(), path, body)
        .await
        .unwrap();
    let status = answer.status;
    (status, answer.json().unwrap())
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table of bad bodies")]
async fn bodies_that_do_not_fit_are_refused_by_name() {
    let world = World::new().await;
    let version = world.deploy(&models::straight()).await;
    let start = |more: &str| format!(r#"{{"processDefinitionID": "{version}"{more}}}"#);
    let long = "x".repeat(256);
    let cases: Vec<Case> = vec![
        (
            "POST",
            "/bpmn/instances",
            String::new(),
            "the request has no body",
        ),
        (
            "POST",
            "/bpmn/instances",
            "{".into(),
            "the body is not JSON",
        ),
        (
            "POST",
            "/bpmn/instances",
            "[]".into(),
            "the body does not fit: expected an object, found a list",
        ),
        (
            "POST",
            "/bpmn/instances",
            "null".into(),
            "the body does not fit: expected an object, found null",
        ),
        (
            "POST",
            "/bpmn/instances",
            "{}".into(),
            "processDefinitionID: is missing",
        ),
        (
            "POST",
            "/bpmn/instances",
            r#"{"processDefinitionID": 7}"#.into(),
            "processDefinitionID: expected a string, found 7",
        ),
        (
            "POST",
            "/bpmn/instances",
            r#"{"processDefinitionID": "x"}"#.into(),
            "processDefinitionID: expected the id of a process definition, which is a UUID, found 'x'. If that is the id of a \
             process in its BPMN file, GET /bpmn/processes/x/versions lists its versions",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(r#", "variables": []"#),
            "variables: ",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(r#", "variables": {"a": 1e99999}"#),
            "variables.a: the number is outside the range",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(r#", "variables": {"a": ["\u0000"]}"#),
            "variables.a[0]: must not contain the character NUL",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(r#", "variables": {"a": 01}"#),
            "the body is not JSON",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(r#", "businessId": 5"#),
            "businessId: expected a string, found 5",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(&format!(r#", "businessId": "{long}""#)),
            "businessId: expected at most 255 characters",
        ),
        (
            "POST",
            "/bpmn/instances",
            start(r#", "unknown": "\u0000""#),
            "unknown: must not contain the character NUL",
        ),
        (
            "POST",
            "/bpmn/resources",
            r#"{"name": "A"}"#.into(),
            "xml: is missing",
        ),
        (
            "POST",
            "/bpmn/resources",
            r#"{"name": "", "xml": ""}"#.into(),
            "name: a name has 1 to 255 characters",
        ),
        (
            "POST",
            "/bpmn/resources",
            r#"{"name": "A", "xml": "x"}"#.into(),
            "xml: ",
        ),
        (
            "POST",
            "/bpmn/validate",
            r#"{"xml": null}"#.into(),
            "xml: expected a string, found null",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "w"}"#.into(),
            "taskType: is missing",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "", "taskType": "t"}"#.into(),
            "clientID: expected a text",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "w", "taskType": "t", "timeout": "soon"}"#.into(),
            "timeout: 'soon' is no duration",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "w", "taskType": "t", "timeout": "-1s"}"#.into(),
            "timeout: '-1s' is no duration",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "w", "taskType": "t", "lockDuration": "30"}"#.into(),
            "lockDuration: '30' is no duration",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "w", "taskType": "t", "maxJobs": 0}"#.into(),
            "maxJobs: expected at least 1",
        ),
        (
            "POST",
            "/bpmn/external-jobs/poll",
            r#"{"clientID": "w", "taskType": "t", "maxJobs": 1.5}"#.into(),
            "maxJobs: expected a whole number, found 1.5",
        ),
        (
            "POST",
            "/bpmn/external-jobs/batch/complete",
            r#"{"items": [{"executionKey": "a"}]}"#.into(),
            "items[0].workflowID: is missing",
        ),
        (
            "POST",
            "/bpmn/messages",
            r#"{"messageName": ""}"#.into(),
            "messageName: expected a text",
        ),
        (
            "POST",
            "/bpmn/messages",
            r#"{"messageName": "m", "ttl": "1 day"}"#.into(),
            "ttl: expected a duration",
        ),
        (
            "POST",
            "/bpmn/messages",
            r#"{"messageName": "m", "correlationKeys": [1]}"#.into(),
            "correlationKeys: expected a string, a number, a boolean or an object",
        ),
        (
            "POST",
            "/bpmn/signals",
            r#"{"variables": {}}"#.into(),
            "signalName: is missing",
        ),
        (
            "POST",
            "/bpmn/signals",
            r#"{"signalName": "s", "ttl": "1 day"}"#.into(),
            "ttl: expected a duration",
        ),
        (
            "POST",
            "/bpmn/signals",
            r#"{"signalName": "s", "variables": [1]}"#.into(),
            "variables: ",
        ),
    ];
    for (method, path, body, expected) in cases {
        let (status, answer) = complaint(&world.editor, method, path, &body).await;
        let message = answer["message"].as_str().unwrap();
        assert_eq!(
            (status, &answer["code"]),
            (400, &json!("BAD_REQUEST")),
            "{path} {body}: {message}"
        );
        assert!(
            message.starts_with(expected),
            "{path} {body}: {message}\nshould begin with\n{expected}"
        );
    }
    assert_eq!(world.get("/bpmn/instances").await["pagination"]["total"], 0);
    assert_eq!(world.get("/bpmn/resources").await["pagination"]["total"], 1);
}

#[tokio::test]
async fn parameters_that_do_not_fit_are_refused_by_name() {
    let world = World::new().await;
    let cases = [
        (
            "/bpmn/instances?status=DONE",
            "status: 'DONE' is no status; expected one of RUNNING",
        ),
        (
            "/bpmn/instances?definitionID=x",
            "definitionID: expected the id of a process definition, which is a UUID, found 'x'",
        ),
        (
            "/bpmn/instances?hasIncident=yes",
            "hasIncident: expected true or false, found 'yes'",
        ),
        (
            "/bpmn/instances?suspended=1",
            "suspended: expected true or false, found '1'",
        ),
        (
            "/bpmn/instances?createdAfter=yesterday",
            "createdAfter: expected an RFC 3339 date-time",
        ),
        (
            "/bpmn/instances?page=0",
            "page: expected a whole number from 1",
        ),
        (
            "/bpmn/instances?pageSize=101",
            "pageSize: expected a whole number from 1 to 100, found '101'",
        ),
        (
            "/bpmn/instances?pageSize=ten",
            "pageSize: expected a whole number from 1 to 100, found 'ten'",
        ),
        (
            "/bpmn/instances?page=1&page=2",
            "page: expected once, found several times",
        ),
        (
            "/bpmn/instances?businessId=%00",
            "businessId: must not contain the character NUL",
        ),
        (
            "/bpmn/instances?businessId=%ff",
            "businessId: expected percent-encoded UTF-8",
        ),
        (
            "/bpmn/incidents?errorType=Weird",
            "errorType: 'Weird' is no error type; expected one of BpmnError",
        ),
        (
            "/bpmn/incidents?status=OPEN",
            "status: 'OPEN' is no status; expected one of open",
        ),
        (
            "/bpmn/incidents?since=2026-02-30T00:00:00Z",
            "since: expected an RFC 3339 date-time",
        ),
        (
            "/bpmn/external-jobs?status=OPEN",
            "status: 'OPEN' is no status; expected one of PENDING",
        ),
        (
            "/bpmn/external-jobs/queue-depth?createdAfter=1",
            "createdAfter: expected an RFC 3339 date-time",
        ),
        (
            "/bpmn/user-tasks?status=OPEN",
            "status: 'OPEN' is no status; expected one of CREATED",
        ),
        (
            "/bpmn/processes?suspended=no",
            "suspended: expected true or false, found 'no'",
        ),
        (
            "/bpmn/processes/%00/versions",
            "processID: must not contain the character NUL",
        ),
    ];
    for (path, expected) in cases {
        let (status, answer) = complaint(&world.editor, "GET", path, "").await;
        let message = answer["message"].as_str().unwrap();
        assert_eq!(status, 400, "{path}: {message}");
        assert!(
            message.starts_with(expected),
            "{path}: {message}\nshould begin with\n{expected}"
        );
        let field = expected.split(':').next().unwrap();
        assert_eq!(answer["details"]["field"], field, "{path}");
    }
}

#[tokio::test]
async fn ids_that_nothing_has_are_not_found() {
    let world = World::new().await;
    let complete = json!({ "workflowID": NOTHING, "clientID": "w" }).to_string();
    let start = json!({ "processDefinitionID": NOTHING }).to_string();
    let error = json!({ "errorCode": "E", "clientID": "w" }).to_string();
    let file = json!({ "name": "A", "xml": models::straight() }).to_string();
    for id in [NOTHING, "order-42", "%2e%2e"] {
        let cases = [
            ("GET", format!("/bpmn/resources/{id}"), ""),
            ("PUT", format!("/bpmn/resources/{id}"), file.as_str()),
            ("DELETE", format!("/bpmn/resources/{id}"), ""),
            ("POST", format!("/bpmn/resources/{id}/deploy"), ""),
            ("POST", format!("/bpmn/resources/{id}/test"), ""),
            ("GET", format!("/bpmn/resources/by-definitions-id/{id}"), ""),
            ("GET", format!("/bpmn/instances/{id}"), ""),
            ("DELETE", format!("/bpmn/instances/{id}"), ""),
            ("GET", format!("/bpmn/instances/{id}/children"), ""),
            ("GET", format!("/bpmn/instances/{id}/variables"), ""),
            ("GET", format!("/bpmn/instances/{id}/history"), ""),
            (
                "PUT",
                format!("/bpmn/instances/{id}/variables"),
                r#"{"variables": {}}"#,
            ),
            (
                "POST",
                format!("/bpmn/instances/{id}/incidents/{id}/resolve"),
                "",
            ),
            (
                "POST",
                format!("/bpmn/external-jobs/{id}/heartbeat"),
                r#"{"clientID": "w"}"#,
            ),
            (
                "POST",
                format!("/bpmn/external-jobs/{id}/complete"),
                complete.as_str(),
            ),
            (
                "POST",
                format!("/bpmn/external-jobs/{id}/error"),
                error.as_str(),
            ),
            ("GET", format!("/bpmn/user-tasks/{id}"), ""),
            (
                "PATCH",
                format!("/bpmn/user-tasks/{id}"),
                r#"{"assignee": null}"#,
            ),
            ("POST", format!("/bpmn/user-tasks/{id}/complete"), ""),
            (
                "POST",
                format!("/bpmn/user-tasks/{id}/error"),
                error.as_str(),
            ),
            ("GET", format!("/bpmn/processes/{id}/versions"), ""),
        ];
        for (method, path, body) in cases {
            let (status, answer) = complaint(&world.editor, method, &path, body).await;
            assert_eq!(
                (status, &answer["code"]),
                (404, &json!("NOT_FOUND")),
                "{method} {path}: {answer}"
            );
        }
    }
    let (status, answer) = complaint(&world.editor, "POST", "/bpmn/instances", &start).await;
    assert_eq!(status, 404, "{answer}");
}

#[tokio::test]
async fn paths_and_methods_that_are_not_served_answer_with_an_error_too() {
    let world = World::new().await;
    for path in [
        "/nowhere",
        "/bpmn",
        "/dmn/definitions",
        "/bpmn/instances/x/nothing",
    ] {
        let (status, answer) = complaint(&world.editor, "GET", path, "").await;
        assert_eq!(
            (status, &answer["code"]),
            (404, &json!("NOT_FOUND")),
            "{path}"
        );
    }
    let (status, answer) = complaint(&world.editor, "PATCH", "/bpmn/instances", "{}").await;
    assert_eq!((status, &answer["code"]), (405, &json!("BAD_REQUEST")));
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_and_the_connection_stays_usable() {
    let world = World::new().await;
    let xml = "x".repeat(5 * 1024 * 1024);
    let body = json!({ "name": "A", "xml": xml }).to_string();
    let (status, answer) = complaint(&world.editor, "POST", "/bpmn/resources", &body).await;
    assert_eq!((status, &answer["code"]), (413, &json!("BAD_REQUEST")));
    assert_eq!(answer["message"], "the body is larger than 5242880 bytes");
    assert_eq!(world.get("/bpmn/resources").await["pagination"]["total"], 0);
}

#[tokio::test]
async fn bodies_that_are_optional_may_be_empty_null_or_absent() {
    let world = World::new().await;
    let draft = world.draft(&models::straight()).await;
    let path = format!("/bpmn/resources/{draft}/test");
    for body in [
        "",
        "{}",
        "null",
        " \n",
        r#"{"variables": null, "processID": null}"#,
    ] {
        let body = Some(body.to_owned()).filter(|body| !body.is_empty());
        let answer = world
            .editor
            .send("POST".parse().unwrap(), &path, body.clone())
            .await
            .unwrap();
        assert_eq!(answer.status, 201, "{body:?}: {}", answer.body);
    }
}
