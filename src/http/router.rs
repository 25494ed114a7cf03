//! Every operation with its method, its path and its handler, in the contract's order.

use super::{
    access, ad_hoc,
    error::ApiError,
    external_job_results, external_jobs, health, history, incidents, instances, me, memory,
    messages, migrations, modifications,
    openapi::{self, Served},
    processes, projects, repetition, resources, signals, suspension, user_tasks, version,
};
use crate::{
    application::Application,
    config::{Origins, Rest},
};
use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    http::{HeaderValue, Method, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{MethodFilter, MethodRouter, get, on},
};
use domain::access::Operation;
use std::{any::Any, sync::Arc, time::Instant};
use tower_http::{catch_panic::CatchPanicLayer, cors::CorsLayer};

/// The API of an application.
pub(crate) fn router(application: &Arc<Application>) -> Router {
    let rest = &application.config.rest;
    let Routes { routed, served, .. } = routes();
    let description = openapi::endpoint(served, rest.context.clone());
    let api = routed
        .into_iter()
        .fold(Router::new(), |api, routed| routed.add_to(api, application));
    let api = api.route("/openapi.json", get(description));
    let api = if rest.context.is_empty() {
        api
    } else {
        Router::new().nest(&rest.context, api)
    };
    api.route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .fallback(async || ApiError::NotFound("there is no such path".to_owned()))
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        .layer(CatchPanicLayer::custom(internal_error))
        .layer(cors(rest))
        .with_state(Arc::clone(application))
}

/// What is served for Prometheus, on a port of its own.
pub(crate) fn metrics_router(application: &Arc<Application>) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .with_state(Arc::clone(application))
}

/// Every operation with the place where it is served.
pub fn served() -> Vec<Served> {
    routes().served
}

/// Every operation with its handler.
#[rustfmt::skip] // A table: each line is an operation.
fn routes() -> Routes {
    use Operation as Op;
    Routes::default()
        .get("/version", Op::GetVersion, version::get)
        .get("/projects", Op::ListProjects, projects::list)
        .post("/projects", Op::CreateProject, projects::create)
        .get("/projects/{projectID}", Op::GetProject, projects::get)
        .delete("/projects/{projectID}", Op::DeleteProject, projects::delete)
        .within("/projects/{projectID}/bpmn")
        .get("/resources", Op::ListBpmnResources, resources::list)
        .post("/resources", Op::CreateBpmnResource, resources::create)
        .get("/resources/{resourceID}", Op::GetBpmnResource, resources::get)
        .put("/resources/{resourceID}", Op::UpdateBpmnResource, resources::update)
        .delete("/resources/{resourceID}", Op::DeleteBpmnResource, resources::delete)
        .post("/resources/{resourceID}/deploy", Op::DeployBpmnResource, resources::deploy)
        .post("/resources/{resourceID}/test", Op::StartBpmnTestInstance, resources::test)
        .get("/resources/latest", Op::ListLatestBpmnResources, resources::list_latest)
        .get("/resources/by-definitions-id/{definitionsID}", Op::ListBpmnResourcesByDefinitionsID, resources::list_versions)
        .post("/validate", Op::ValidateBpmnXml, resources::validate)
        .get("/instances", Op::ListBpmnInstances, instances::list)
        .post("/instances", Op::StartBpmnInstance, instances::start)
        .get("/instances/{workflowID}", Op::GetBpmnInstance, instances::get)
        .delete("/instances/{workflowID}", Op::CancelBpmnInstance, instances::cancel)
        .post("/instances/{workflowID}/suspend", Op::SuspendBpmnInstance, suspension::suspend_instance)
        .post("/instances/{workflowID}/resume", Op::ResumeBpmnInstance, suspension::resume_instance)
        .post("/definitions/{definitionID}/suspend", Op::SuspendBpmnDefinition, suspension::suspend_definition)
        .post("/definitions/{definitionID}/resume", Op::ResumeBpmnDefinition, suspension::resume_definition)
        .get("/instances/{workflowID}/children", Op::GetBpmnInstanceChildren, instances::children)
        .get("/instances/{workflowID}/variables", Op::GetBpmnInstanceVariables, instances::variables)
        .put("/instances/{workflowID}/variables", Op::UpdateBpmnInstanceVariables, instances::set_variables)
        .post("/instances/{workflowID}/adhoc/{adHocNodeID}/trigger", Op::TriggerBpmnAdHocNode, ad_hoc::trigger)
        .post("/instances/{workflowID}/adhoc/{adHocNodeID}/variables", Op::SetBpmnAdHocVariables, ad_hoc::set_variables)
        .post("/instances/{workflowID}/incidents/{incidentID}/resolve", Op::ResolveBpmnIncident, incidents::resolve)
        .get("/incidents", Op::ListBpmnIncidents, incidents::list)
        .post("/instances/{workflowID}/migrate", Op::MigrateBpmnInstance, migrations::migrate)
        .post("/instances/{workflowID}/migrate/validate", Op::ValidateBpmnInstanceMigration, migrations::validate)
        .post("/instances/{workflowID}/modify", Op::ModifyBpmnInstance, modifications::modify)
        .get("/external-jobs", Op::ListBpmnExternalJobs, external_jobs::list)
        .get("/external-jobs/queue-depth", Op::GetBpmnExternalJobsQueueDepth, external_jobs::queue_depth)
        .post("/external-jobs/poll", Op::PollBpmnExternalJobs, external_jobs::poll)
        .post("/external-jobs/{executionKey}/heartbeat", Op::HeartbeatBpmnExternalJob, external_jobs::heartbeat)
        .post("/external-jobs/{executionKey}/complete", Op::CompleteBpmnExternalJob, external_job_results::complete)
        .post("/external-jobs/{executionKey}/error", Op::ThrowBpmnExternalJobError, external_job_results::fail)
        .post("/external-jobs/batch/complete", Op::CompleteBpmnExternalJobsBatch, external_job_results::complete_batch)
        .post("/external-jobs/batch/error", Op::ThrowBpmnExternalJobErrorsBatch, external_job_results::fail_batch)
        .get("/user-tasks", Op::ListBpmnUserTasks, user_tasks::list)
        .get("/user-tasks/me", Op::ListBpmnUserTasksForCaller, user_tasks::list_for_caller)
        .get("/user-tasks/{executionKey}", Op::GetBpmnUserTask, user_tasks::get)
        .patch("/user-tasks/{executionKey}", Op::UpdateBpmnUserTaskAssignment, user_tasks::assign)
        .post("/user-tasks/{executionKey}/complete", Op::CompleteBpmnUserTask, user_tasks::complete)
        .post("/user-tasks/{executionKey}/error", Op::ThrowBpmnUserTaskError, user_tasks::fail)
        .post("/messages", Op::PublishBpmnMessage, messages::publish)
        .post("/signals", Op::PublishBpmnSignal, signals::publish)
        .get("/processes", Op::ListBpmnProcesses, processes::list)
        .get("/processes/{processID}/versions", Op::ListBpmnProcessVersions, processes::list_versions)
        .get("/instances/{workflowID}/history", Op::GetBpmnInstanceHistory, history::list)
        .post("/instances/{workflowID}/modify/validate", Op::ValidateBpmnInstanceModification, modifications::validate)
        .post("/instances/{workflowID}/migrate/plan", Op::PlanBpmnInstanceMigration, migrations::plan)
        .within("")
        .get("/me", Op::GetMe, me::get)
}

/// The operations so far.
#[derive(Default)]
struct Routes {
    routed: Vec<Routed>,
    served: Vec<Served>,
    prefix: &'static str,
}

/// An operation with its handler.
struct Routed {
    operation: Operation,
    path: String,
    handler: MethodRouter<Arc<Application>>,
}

impl Routed {
    /// Adds it to a router, behind its entrance.
    fn add_to(
        self,
        router: Router<Arc<Application>>,
        application: &Arc<Application>,
    ) -> Router<Arc<Application>> {
        let entrance = Entrance {
            application: Arc::clone(application),
            operation: self.operation,
        };
        router.route(
            &self.path,
            self.handler.layer(from_fn_with_state(entrance, enter)),
        )
    }
}

macro_rules! methods {
    ($($name:ident: $method:ident;)*) => {$(
        fn $name<H, T>(self, path: &str, operation: Operation, handler: H) -> Self
        where
            H: Handler<T, Arc<Application>>,
            T: 'static,
        {
            self.route(MethodFilter::$method, Method::$method, path, operation, handler)
        }
    )*};
}

impl Routes {
    /// Puts `prefix` before the paths that follow.
    fn within(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    methods! {
        get: GET;
        post: POST;
        put: PUT;
        patch: PATCH;
        delete: DELETE;
    }

    fn route<H, T>(
        mut self,
        filter: MethodFilter,
        method: Method,
        path: &str,
        operation: Operation,
        handler: H,
    ) -> Self
    where
        H: Handler<T, Arc<Application>>,
        T: 'static,
    {
        let path = format!("{}{path}", self.prefix);
        self.routed.push(Routed {
            operation,
            path: path.clone(),
            handler: on(filter, handler),
        });
        self.served.push(Served {
            operation,
            method,
            path,
        });
        self
    }
}

/// What stands before the handler of an operation.
#[derive(Clone)]
struct Entrance {
    application: Arc<Application>,
    operation: Operation,
}

/// Lets a request in, limits its time and counts it.
async fn enter(State(entrance): State<Entrance>, request: Request, next: Next) -> Response {
    let Entrance {
        application,
        operation,
    } = entrance;
    let begin = Instant::now();
    let limit = application.config.rest.write_timeout + external_jobs::longest_wait(operation);
    let answer = tokio::time::timeout(limit, answer(&application, operation, request, next)).await;
    let response = answer.unwrap_or_else(|_elapsed| ApiError::took_too_long().into_response());
    application
        .metrics
        .observe(operation, response.status().as_u16(), begin.elapsed());
    response
}

async fn answer(
    application: &Arc<Application>,
    operation: Operation,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    match access::enter(application, operation, &mut parts).await {
        Ok(()) => {
            // Kept until the request is answered.
            let taken = application.memory.requests.begin(&parts);
            parts.extensions.insert(taken.clone());
            let request = Request::from_parts(parts, body);
            let answer = repetition::carry_out(application, operation, request, next).await;
            drop(taken);
            memory::admitted(application, answer)
        }
        Err(error) => error.into_response(),
    }
}

fn cors(rest: &Rest) -> CorsLayer {
    let allowed = CorsLayer::new()
        .allow_methods([
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE, repetition::KEY])
        .expose_headers([repetition::REPLAYED]);
    match &rest.origins {
        Origins::Every => allowed.allow_origin(tower_http::cors::Any),
        Origins::Listed(origins) => {
            let origins = origins
                .iter()
                .filter_map(|origin| HeaderValue::from_str(origin).ok());
            allowed.allow_origin(origins.collect::<Vec<_>>())
        }
    }
}

/// A panic is a fault of the server; the request that met it is told so, and no other is harmed.
fn internal_error(_panic: Box<dyn Any + Send + 'static>) -> Response {
    ApiError::Internal.into_response()
}
