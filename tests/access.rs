//! Who may call what: every operation, called by everybody, over HTTP with real tokens.

#![expect(
    clippy::unwrap_used,
    reason = "a test ends where something is not as it must be"
)]

use domain::access::{MinimumRole, Operation, ProjectRole};
use quantumbpm::http::{openapi::Served, served};
use serde_json::{Value, json};
use testkit::{
    Answer, Client, Role, Server,
    issuer::{KeyKind, SigningKey, Subject},
};

const BINARY: &str = env!("CARGO_BIN_EXE_quantumbpm");

/// An id that nothing has.
const NOTHING: &str = "0190f5c0-0000-7000-8000-000000000000";

/// Somebody, with what that person holds.
struct Person {
    name: &'static str,
    client: Client,
    project_role: Option<ProjectRole>,
    organization_admin: bool,
}

impl Person {
    fn may(&self, operation: Operation) -> bool {
        match operation.minimum_role() {
            MinimumRole::Public | MinimumRole::Authenticated => true,
            MinimumRole::OrganizationAdmin => self.organization_admin,
            MinimumRole::Project(role) => self.project_role >= Some(role),
        }
    }
}

fn people(server: &Server, project: &str) -> Vec<Person> {
    let person = |name, subject: Subject, project_role, organization_admin| Person {
        name,
        client: server.client_of(&subject).unwrap(),
        project_role,
        organization_admin,
    };
    let user = |role: Role| Subject::new(role.name(), &["user"]).in_project(project, role.name());
    vec![
        person(
            "somebody without roles",
            Subject::new("stranger", &[]),
            None,
            false,
        ),
        person(
            "a member of another project",
            Subject::new("other", &["user"]).in_project("other", "admin"),
            None,
            false,
        ),
        person(
            "an editor everywhere",
            Subject::new("everywhere", &[]).in_project("*", "editor"),
            None,
            false,
        ),
        person(
            "a viewer",
            user(Role::Viewer),
            Some(ProjectRole::Viewer),
            false,
        ),
        person(
            "an executor",
            user(Role::Executor),
            Some(ProjectRole::Executor),
            false,
        ),
        person(
            "an editor",
            user(Role::Editor),
            Some(ProjectRole::Editor),
            false,
        ),
        person(
            "an admin",
            user(Role::Admin),
            Some(ProjectRole::Admin),
            false,
        ),
        person(
            "an admin everywhere",
            Subject::new("wildcard", &[]).in_project("*", "admin"),
            Some(ProjectRole::Admin),
            false,
        ),
        person(
            "an admin of the organisation",
            Subject::new("manager", &["admin"]),
            None,
            true,
        ),
        person(
            "a system admin",
            Subject::new("root", &["system-admin"]),
            Some(ProjectRole::Admin),
            true,
        ),
    ]
}

/// Calls an operation with ids that nothing has, and a body that fits nothing.
async fn call(client: &Client, served: &Served, project: &str) -> Answer {
    let mut path = served.path.replace("{projectID}", project);
    for name in [
        "resourceID",
        "definitionsID",
        "definitionID",
        "workflowID",
        "incidentID",
        "executionKey",
        "processID",
        "adHocNodeID",
    ] {
        path = path.replace(&format!("{{{name}}}"), NOTHING);
    }
    assert!(
        !path.contains('{'),
        "{path} has a part that this test does not know"
    );
    let body = (served.method != "GET").then(|| "{}".to_owned());
    client
        .send(served.method.clone(), &path, body)
        .await
        .unwrap()
}

#[tokio::test]
async fn every_operation_is_open_to_its_role_and_hidden_from_everybody_else() {
    let server = Server::start(BINARY).await.unwrap();
    let project = server.create_project("Orders").await.unwrap().id;
    let people = people(&server, &project);
    for served in served() {
        let hidden = call(&people[0].client, &served, NOTHING).await;
        for person in &people {
            // What is deleted for one must be there for the next.
            let project = match served.operation {
                Operation::DeleteProject if person.may(served.operation) => continue,
                _ => &project,
            };
            let answer = call(&person.client, &served, project).await;
            let context = format!(
                "{} calls {:?}: {} {}",
                person.name, served.operation, answer.status, answer.body
            );
            assert_ne!(answer.status, 401, "{context}");
            if person.may(served.operation) {
                assert!(answer.status < 500, "{context}");
                let names_a_project = served.path.contains("{projectID}");
                assert!(!names_a_project || answer.body != hidden.body, "{context}");
                continue;
            }
            assert_eq!(answer.status, 404, "{context}");
            match (person.project_role, served.operation.minimum_role()) {
                (Some(held), MinimumRole::Project(needed)) => {
                    let message = format!(
                        "this needs the role '{needed}' in the project, and yours is '{held}'; ask an admin of the project for it"
                    );
                    assert_eq!(answer.json().unwrap()["message"], message, "{context}");
                }
                _ => assert_eq!(answer.body, hidden.body, "{context}"),
            }
        }
    }
}

#[tokio::test]
async fn only_admins_delete_a_project_and_then_it_is_gone_for_everybody() {
    let server = Server::start(BINARY).await.unwrap();
    for role in ["admin of the project", "system-admin", "wildcard"] {
        let project = server.create_project("Orders").await.unwrap();
        let admin = match role {
            "system-admin" => Subject::new("root", &["system-admin"]),
            "wildcard" => Subject::new("wildcard", &[]).in_project("*", "admin"),
            _ => Subject::new("admin", &[]).in_project(&project.id, "admin"),
        };
        let admin = server
            .client_of(&admin)
            .unwrap()
            .below(&format!("/projects/{}", project.id));
        let editor = server.client(&project, Role::Editor).unwrap();
        assert_eq!(editor.delete("").await.unwrap().status, 404, "{role}");
        assert_eq!(editor.get("").await.unwrap().status, 200, "{role}");
        assert_eq!(admin.delete("").await.unwrap().status, 204, "{role}");
        assert_eq!(admin.get("").await.unwrap().status, 404, "{role}");
        assert_eq!(
            editor.get("/bpmn/instances").await.unwrap().status,
            404,
            "{role}"
        );
    }
}

#[tokio::test]
async fn without_a_valid_token_only_the_version_is_told() {
    let server = Server::start(BINARY).await.unwrap();
    let project = server.create_project("Orders").await.unwrap().id;
    let subject = Subject::new("admin", &["system-admin"]);
    let strange_key = SigningKey::generate(KeyKind::Es256).unwrap();
    let claims = || server.issuer.claims(&subject);
    let tokens = [
        None,
        Some("token".to_owned()),
        Some(strange_key.sign(&claims()).unwrap()),
        Some(
            server
                .issuer
                .sign(&claims().with("aud", json!("another")))
                .unwrap(),
        ),
        Some(server.issuer.sign(&claims().with("exp", json!(1))).unwrap()),
    ];
    for token in tokens {
        let client = server.client_with(token);
        for served in served() {
            let answer = call(&client, &served, &project).await;
            let public = served.operation.minimum_role() == MinimumRole::Public;
            let expected = if public { 200 } else { 401 };
            assert_eq!(
                answer.status, expected,
                "{:?}: {}",
                served.operation, answer.body
            );
            if !public {
                let body: Value = serde_json::from_str(&answer.body).unwrap();
                assert_eq!(body["code"], "UNAUTHORIZED");
            }
        }
    }
}

#[tokio::test]
async fn a_project_is_named_by_its_id_or_its_key_in_tokens_and_paths() {
    let server = Server::builder(BINARY)
        .provisioning("projects:\n  - { id: proj-finance, name: Finance }\n")
        .start()
        .await
        .unwrap();
    let by_key = server
        .client_of(&Subject::new("alice", &[]).in_project("proj-finance", "viewer"))
        .unwrap();
    let id = by_key
        .get("/projects/proj-finance")
        .await
        .unwrap()
        .expect_status(200)
        .unwrap()
        .text_at("/id")
        .unwrap();
    let by_id = server
        .client_of(&Subject::new("bob", &[]).in_project(&id, "viewer"))
        .unwrap();
    for client in [by_key, by_id] {
        for name in ["proj-finance", &id] {
            let answer = client
                .get(&format!("/projects/{name}/bpmn/instances"))
                .await
                .unwrap();
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    }
}

#[tokio::test]
async fn stored_memberships_count_like_those_of_the_token() {
    let provisioning = "projects:\n  - { id: proj-finance, name: Finance }\n\
                        users:\n  - subject: alice\n    roles: [admin]\n    projects: [{ id: proj-finance, roles: [editor] }]\n";
    let server = Server::builder(BINARY)
        .provisioning(provisioning)
        .start()
        .await
        .unwrap();
    let alice = server
        .client_of(&Subject::new("alice", &["accounting"]).in_project("proj-finance", "viewer"))
        .unwrap();
    let me = alice.get("/me").await.unwrap().json().unwrap();
    assert_eq!(me["subject"], "alice");
    assert_eq!(me["groups"], json!(["accounting"]));
    assert_eq!(me["organizationRole"], "admin");
    assert_eq!(me["projects"][0]["role"], "editor");
    let validated = alice
        .post("/projects/proj-finance/bpmn/validate", json!({ "xml": "" }))
        .await
        .unwrap();
    assert_eq!(validated.status, 200, "{}", validated.body);

    // Who creates a project is its admin without any claim.
    let created = alice
        .post("/projects", json!({ "name": "Mine" }))
        .await
        .unwrap()
        .expect_status(201)
        .unwrap();
    let id = created.text_at("/id").unwrap();
    assert_eq!(
        alice
            .delete(&format!("/projects/{id}"))
            .await
            .unwrap()
            .status,
        204
    );
}

#[tokio::test]
async fn the_source_of_memberships_can_be_chosen() {
    let provisioning = "projects:\n  - { id: a, name: A }\n  - { id: b, name: B }\n\
                        users:\n  - { subject: alice, projects: [{ id: a, roles: [viewer] }] }\n";
    for (source, stored, claimed) in [
        ("both", 200, 200),
        ("claims", 404, 200),
        ("stored", 200, 404),
    ] {
        let server = Server::builder(BINARY)
            .provisioning(provisioning)
            .variable("MEMBERSHIP_SOURCE", source)
            .start()
            .await
            .unwrap();
        let alice = server
            .client_of(&Subject::new("alice", &[]).in_project("b", "viewer"))
            .unwrap();
        assert_eq!(
            alice.get("/projects/a").await.unwrap().status,
            stored,
            "{source}"
        );
        assert_eq!(
            alice.get("/projects/b").await.unwrap().status,
            claimed,
            "{source}"
        );
    }
}
