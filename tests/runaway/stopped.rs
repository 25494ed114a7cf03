//! A limit, or an operator, stops it whole.

use crate::{
    BINARY,
    processes::{
        call_each_other, calls_itself, doubles, sends_what_starts_it, ticks_without_pause,
        waits_for_no_time,
    },
    world::Runaway,
};
use std::time::Duration;
use testkit::{Server, TemporalServer};

async fn embedded() -> Server {
    Server::builder(BINARY)
        .variable("BPMN_MAX_CALL_DEPTH", "20")
        .start()
        .await
        .unwrap()
}

/// A server whose instances are carried on by Temporal.
async fn with_temporal(temporal: &TemporalServer) -> Server {
    Server::builder(BINARY)
        .variable("BPMN_MAX_CALL_DEPTH", "20")
        .temporal(temporal)
        .start()
        .await
        .unwrap()
}

/// Calls nest to the limit, the call beyond it is an incident, and canceling the first instance ends all.
async fn calls_stop_at_the_limit(server: Server, processes: &str) {
    let runaway = Runaway::start(server, processes).await;
    let incidents = "SELECT count(*) FROM incidents WHERE resolved_at IS NULL";
    runaway.until(incidents, |open| open == 1).await;
    assert_eq!(runaway.instances(), 21);
    let open = runaway.client.get("/bpmn/incidents?status=open").await;
    let incident = open.unwrap()["data"][0].clone();
    assert_eq!(incident["errorType"], "NoHandler", "{incident}");
    let message = incident["errorMessage"].as_str().unwrap();
    assert!(
        message.contains("20 calls lie above it") && message.contains("BPMN_MAX_CALL_DEPTH"),
        "{message}"
    );
    runaway.cancel().await;
    runaway.has_stopped().await;
    assert_eq!(runaway.instances(), 21);
}

/// It grows by doubling, and is canceled or its project deleted while it does. Gives how long each of its instances took to end.
async fn what_doubles_is_stopped(server: Server, instances: u64, deleted: bool) -> Duration {
    let runaway = Runaway::start(server, &doubles()).await;
    runaway.grow(instances).await;
    if deleted {
        runaway.delete().await;
    } else {
        runaway.cancel().await;
    }
    let at_the_cancel = runaway.instances();
    let took = runaway.has_stopped().await;
    let instances = runaway.instances();
    println!(
        "{at_the_cancel} instances when it was stopped, {instances} in all; all ended after {took:?}"
    );
    // What was on its way started; nothing that it called.
    assert!(instances <= at_the_cancel + 500, "it went on growing");
    took / u32::try_from(instances).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_calls_itself_stops_at_the_limit() {
    calls_stop_at_the_limit(embedded().await, &calls_itself()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_that_call_each_other_stop_at_the_limit() {
    calls_stop_at_the_limit(embedded().await, &call_each_other()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_temporal_too_calls_stop_at_the_limit() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    calls_stop_at_the_limit(with_temporal(&temporal).await, &calls_itself()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_that_double_are_canceled_while_they_grow() {
    what_doubles_is_stopped(embedded().await, 1_000, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_project_starts_no_call_any_more() {
    what_doubles_is_stopped(embedded().await, 1_000, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_temporal_too_calls_that_double_are_canceled_while_they_grow() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    what_doubles_is_stopped(with_temporal(&temporal).await, 60, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_temporal_too_a_deleted_project_starts_no_call_any_more() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    what_doubles_is_stopped(with_temporal(&temporal).await, 60, true).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: tens of thousands of instances, alone, for it measures"]
async fn canceling_takes_time_in_proportion_to_what_is_canceled() {
    let few = what_doubles_is_stopped(embedded().await, 10_000, false).await;
    let many = what_doubles_is_stopped(embedded().await, 40_000, false).await;
    assert!(
        many <= few * 2,
        "each took {few:?} among 10,000, {many:?} among 40,000"
    );
}

async fn kills_while_it_cancels_leave_nothing_running(server: Server, instances: u64) {
    let mut runaway = Runaway::start(server, &doubles()).await;
    runaway.grow(instances).await;
    runaway.cancel().await;
    for _ in 0..3 {
        runaway.server.kill().unwrap();
        runaway.server.restart().await.unwrap();
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    runaway.has_stopped().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_while_it_cancels_leaves_nothing_running() {
    kills_while_it_cancels_leave_nothing_running(embedded().await, 300).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_temporal_too_kills_while_it_cancels_leave_nothing_running() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    kills_while_it_cancels_leave_nothing_running(with_temporal(&temporal).await, 60).await;
}

/// An instance that fires a timer of no time again and again, until it is canceled.
async fn loops_of_timers_are_canceled(server: Server, process: &str, times: u64) {
    let runaway = Runaway::start(server, process).await;
    let fired = "SELECT count(*) FROM events WHERE kind = 'TimerFired'";
    runaway.until(fired, |count| count >= times).await;
    runaway.cancel().await;
    runaway.has_stopped().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn loops_of_timers_that_are_due_at_once_are_canceled() {
    for process in [waits_for_no_time(), ticks_without_pause()] {
        loops_of_timers_are_canceled(embedded().await, &process, 50).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_temporal_too_loops_of_timers_that_are_due_at_once_are_canceled() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    for process in [waits_for_no_time(), ticks_without_pause()] {
        loops_of_timers_are_canceled(with_temporal(&temporal).await, &process, 20).await;
    }
}

/// Instances that start the next one by a message end with their project.
async fn a_loop_of_messages_ends_with_its_project(server: Server, instances: u64) {
    let runaway = Runaway::start(server, &sends_what_starts_it()).await;
    runaway.grow(instances).await;
    runaway.delete().await;
    runaway.has_stopped().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_sends_what_starts_it_ends_with_its_project() {
    a_loop_of_messages_ends_with_its_project(embedded().await, 300).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_temporal_too_a_process_that_sends_what_starts_it_ends_with_its_project() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    a_loop_of_messages_ends_with_its_project(with_temporal(&temporal).await, 60).await;
}
