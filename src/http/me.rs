//! The caller, as the server sees it.

use super::access::Authenticated;
use axum::Json;
use domain::{
    access::{OrganizationRole, ProjectRole},
    ids::ProjectId,
};
use serde::Serialize;

/// Who is calling.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Me {
    subject: String,
    groups: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization_role: Option<OrganizationRole>,
    every_project: bool,
    projects: Vec<ProjectOfCaller>,
}

#[derive(Serialize)]
struct ProjectOfCaller {
    id: ProjectId,
    role: ProjectRole,
}

/// `GetMe`.
pub(super) async fn get(authenticated: Authenticated) -> Json<Me> {
    let grants = authenticated.grants();
    let projects = grants.projects.iter().map(|(id, role)| ProjectOfCaller {
        id: *id,
        role: *role,
    });
    let caller = authenticated.caller();
    Json(Me {
        subject: caller.subject.clone(),
        groups: caller.groups.clone(),
        organization_role: grants.organization,
        every_project: grants.reaches_every_project(),
        projects: projects.collect(),
    })
}
