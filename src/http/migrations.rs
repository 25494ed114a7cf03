//! Moving an instance to another version of its process.

use super::{
    access::ProjectAccess, answer, body::Json, error::ApiError, instances, path::PathParameters,
    variables::PlainVariables,
};
use crate::{application::Application, fair_pool::LARGE_STATE};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::ElementId,
    instance::{
        command::{InstanceCommand, Migration, TargetVersion, Timers},
        migrate::{self, Plan},
        state::InstanceState,
    },
    model::graph::Process,
    short_text::ShortText,
};
use projections::instances::Instance;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MigrateRequest {
    target_version: u32,
    #[serde(default)]
    element_mappings: Option<Vec<ElementMapping>>,
    #[serde(default)]
    variables: PlainVariables,
    #[serde(default)]
    timers: RequestedTimers,
    #[serde(default, deserialize_with = "ShortText::optional")]
    reason: Option<ShortText>,
}

#[derive(Debug, Deserialize)]
struct ElementMapping {
    #[serde(rename = "sourceElementID")]
    source: ShortText,
    #[serde(rename = "targetElementID")]
    target: ShortText,
}

/// What becomes of timers; beyond the contract.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum RequestedTimers {
    #[default]
    Keep,
    Renew,
}

/// The contract's `MigrationValidationResult`.
#[derive(Debug, Serialize)]
pub(super) struct Validation {
    valid: bool,
    issues: Vec<String>,
}

impl MigrateRequest {
    fn into_migration(self, target: TargetVersion) -> Result<Migration, ApiError> {
        let mut elements = BTreeMap::new();
        let mappings = self.element_mappings.into_iter().flatten().enumerate();
        for (place, mapping) in mappings {
            let source = ElementId::from(mapping.source.as_str());
            let target = ElementId::from(mapping.target.as_str());
            if elements.insert(source, target).is_some() {
                let field = format!("elementMappings[{place}].sourceElementID");
                return Err(ApiError::field(&field, "is mapped already"));
            }
        }
        Ok(Migration {
            target,
            elements,
            timers: match self.timers {
                RequestedTimers::Keep => Timers::Keep,
                RequestedTimers::Renew => Timers::Renew,
            },
            variables: self.variables.0,
            reason: self.reason.map(String::from),
        })
    }
}

/// The version that a request names.
async fn target(
    application: &Application,
    access: &ProjectAccess,
    instance: &Instance,
    version: u32,
) -> Result<(TargetVersion, Arc<Process>), ApiError> {
    let commands = &application.commands;
    let found = commands.version_of(access.project(), &instance.process_id, version);
    found.await?.ok_or_else(|| {
        let reason = format!(
            "process '{}' has no deployed version {version}",
            instance.process_id
        );
        ApiError::field("targetVersion", reason)
    })
}

/// Migrates an instance.
pub(super) async fn migrate(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<MigrateRequest>,
) -> Result<StatusCode, ApiError> {
    let instance = instances::find(&application, &access, &path).await?;
    let (target, _) = target(&application, &access, &instance, request.target_version).await?;
    let migration = request.into_migration(target)?;
    let command = InstanceCommand::Migrate(Box::new(migration));
    let actor = access.actor();
    application
        .commands
        .execute(&actor, instance.id, command)
        .await?;
    Ok(StatusCode::OK)
}

/// An instance, its process, and the version that it may be migrated to.
struct Compared {
    state: InstanceState,
    source: Arc<Process>,
    target: TargetVersion,
    process: Arc<Process>,
}

impl Compared {
    async fn of(
        application: &Application,
        access: &ProjectAccess,
        path: &PathParameters,
        version: u32,
    ) -> Result<Self, ApiError> {
        let instance = instances::find(application, access, path).await?;
        let (target, process) = target(application, access, &instance, version).await?;
        let state = application.commands.instance_state(instance.id).await?;
        let (state, source) = state.ok_or_else(|| ApiError::no_such("instance", instance.id))?;
        Ok(Self {
            state,
            source,
            target,
            process,
        })
    }

    fn is_long(&self) -> bool {
        self.state.memory() > LARGE_STATE
    }

    /// What stands against a migration.
    fn issues(&self, migration: &Migration) -> Vec<String> {
        Plan::of(&self.state, &self.source, &self.process, migration)
            .err()
            .unwrap_or_default()
    }
}

/// Says what stands against a migration, and changes nothing.
pub(super) async fn validate(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<MigrateRequest>,
) -> Result<Response, ApiError> {
    let compared = Compared::of(&application, &access, &path, request.target_version).await?;
    let migration = request.into_migration(compared.target)?;
    let is_long = compared.is_long();
    answer::told(&application, access.project(), is_long, move || {
        let issues = compared.issues(&migration);
        Validation {
            valid: issues.is_empty(),
            issues,
        }
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PlanRequest {
    target_version: u32,
}

/// A mapping to begin with.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Proposal {
    element_mappings: Vec<ProposedMapping>,
    /// The elements that have none of the same id and kind.
    unmapped: Vec<ElementId>,
    valid: bool,
    issues: Vec<String>,
}

/// An element, and that of the same id and kind.
#[derive(Debug, Serialize)]
struct ProposedMapping {
    #[serde(rename = "sourceElementID")]
    source: ElementId,
    #[serde(rename = "targetElementID")]
    target: ElementId,
}

/// Proposes a mapping by equal ids and kinds, and says what it leaves open for this instance.
pub(super) async fn plan(
    access: ProjectAccess,
    path: PathParameters,
    State(application): State<Arc<Application>>,
    Json(request): Json<PlanRequest>,
) -> Result<Response, ApiError> {
    let compared = Compared::of(&application, &access, &path, request.target_version).await?;
    let is_long = compared.is_long();
    answer::told(&application, access.project(), is_long, move || {
        Proposal::of(&compared)
    })
    .await
}

impl Proposal {
    fn of(compared: &Compared) -> Self {
        let (alike, others) = migrate::propose(&compared.source, &compared.process);
        let issues = compared.issues(&Migration::to(compared.target));
        let mapped = alike.iter().map(|element| ProposedMapping {
            source: element.id.clone(),
            target: element.id.clone(),
        });
        Self {
            element_mappings: mapped.collect(),
            unmapped: others.iter().map(|element| element.id.clone()).collect(),
            valid: issues.is_empty(),
            issues,
        }
    }
}
