use crate::world::{World, minute, new_id, variables};
use domain::{
    ids::{ActivationId, ElementId, FlowId},
    instance::event::{ElementEntered, ElementPassed, IncidentType, InstanceEvent},
    model::{self, graph::Process},
};
use projections::{incidents, instances, state, suspension::SuspendedBy};
use serde_json::{Value, json};
use std::sync::Arc;

/// `split` leads to `left` and `right`, which meet in `join`; `left` is a sub-process with the task `inner`.
fn process() -> Arc<Process> {
    let xml = r#"<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="orders" targetNamespace="t">
        <process id="order" isExecutable="true">
            <startEvent id="start"/>
            <sequenceFlow id="begin" sourceRef="start" targetRef="split"/>
            <parallelGateway id="split"/>
            <sequenceFlow id="to_left" sourceRef="split" targetRef="left"/>
            <sequenceFlow id="to_right" sourceRef="split" targetRef="right"/>
            <subProcess id="left"><startEvent id="inner_start"/>
                <sequenceFlow id="inner_flow" sourceRef="inner_start" targetRef="inner"/><manualTask id="inner"/>
            </subProcess>
            <manualTask id="right"/>
            <sequenceFlow id="from_left" sourceRef="left" targetRef="join"/>
            <sequenceFlow id="from_right" sourceRef="right" targetRef="join"/>
            <parallelGateway id="join"/>
            <sequenceFlow id="finish" sourceRef="join" targetRef="end"/>
            <endEvent id="end"/>
        </process></definitions>"#;
    let definitions = model::read(xml).definitions.unwrap();
    definitions.processes.into_iter().next().unwrap()
}

fn entered(element: &str, scope: ActivationId, own: &str) -> (ActivationId, InstanceEvent) {
    let activation = ActivationId(new_id());
    let event = InstanceEvent::ElementEntered(ElementEntered {
        activation,
        element: ElementId::from(element),
        scope,
        from: Vec::new(),
        variables: variables(own),
        role: None,
        begins_at: Vec::new(),
        compensates: None,
    });
    (activation, event)
}

fn passed(element: &str, scope: ActivationId, taken: &str) -> InstanceEvent {
    InstanceEvent::ElementPassed(ElementPassed {
        activation: ActivationId(new_id()),
        element: ElementId::from(element),
        scope,
        from: Vec::new(),
        taken: vec![FlowId::from(taken)],
    })
}

async fn told(world: &World, instance: &crate::world::InstanceStory<'_>) -> Value {
    let pool = world.pool();
    let row = instances::get(pool, world.project, instance.id)
        .await
        .unwrap()
        .unwrap();
    let incidents = incidents::open_of_instance(pool, instance.id)
        .await
        .unwrap();
    serde_json::to_value(state::tell(
        &instance.state,
        &process(),
        row,
        incidents,
        SuspendedBy::default(),
    ))
    .unwrap()
}

#[tokio::test]
async fn a_running_instance_is_told_with_its_scopes_its_joins_and_its_incidents() {
    let world = World::new().await;
    let mut instance = world.start("order", minute(0)).await;
    let root = instance.state.root();
    let (left, enter_left) = entered("left", root, r#"{"part": 1.0}"#);
    let (inner, enter_inner) = entered("inner", left, "{}");
    let (_, enter_inner_again) = entered("inner", left, "{}");
    let pass_right = passed("right", root, "from_right");
    instance
        .then(
            minute(1),
            vec![enter_left, enter_inner, enter_inner_again, pass_right],
        )
        .await;
    let incident = instance.raise(IncidentType::Unknown, minute(2)).await;
    let work = instance.state.incidents.get(&incident).unwrap().activation;

    let state = told(&world, &instance).await;
    assert_eq!(
        state,
        json!({
            "resourceID": instance.state.started.as_ref().unwrap().resource,
            "workflowID": instance.id,
            "processId": "order",
            "processVersion": 1,
            "status": "RUNNING",
            "variables": {"amount": 120.5},
            "error": true,
            "incidents": [{
                "incidentID": incident,
                "nodeID": "work",
                "scopeID": root,
                "executionKey": work,
                "errorMessage": "what went wrong",
                "errorType": "Unknown",
                "variables": {"amount": 120.5},
                "timestamp": minute(2).as_millisecond(),
            }],
            "activeScopes": [
                {
                    "scopeID": root,
                    "activeNodes": {"left": 1, "work": 1, "join": 1},
                    "processVersion": 1,
                    "variables": {"amount": 120.5},
                },
                {
                    "scopeID": left,
                    "parentScopeID": root,
                    "nodeID": "left",
                    "activeNodes": {"inner": 2},
                    "processVersion": 1,
                    "variables": {"part": 1.0},
                },
            ],
            "pendingJoinArrivals": [
                {"nodeId": "join", "scopeId": root, "incomingFlows": ["from_right"]},
            ],
        })
    );
    assert_ne!(inner, left);
}

#[tokio::test]
async fn an_ended_instance_has_no_scopes_left() {
    let world = World::new().await;
    let mut instance = world
        .start_with("order", minute(0), |started| {
            started.business_id = Some("A-17".to_owned());
        })
        .await;
    let failed = InstanceEvent::InstanceFailed {
        error_code: "declined".to_owned(),
        variables: variables("{}"),
    };
    instance.then(minute(1), vec![failed]).await;
    let state = told(&world, &instance).await;
    assert_eq!(state["status"], "FAILED");
    assert_eq!(state["error"], true);
    assert_eq!(
        state["failureReason"],
        "the process ended with the error 'declined'"
    );
    assert_eq!(state["businessId"], "A-17");
    assert_eq!(state["activeScopes"], json!([]));
    assert_eq!(state["incidents"], json!([]));
}
