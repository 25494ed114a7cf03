//! It leaves other projects their share.

use crate::{
    BINARY,
    processes::{
        calls_itself, decides_for_long, doubles, sends_what_starts_it, ticks_without_pause,
        waits_for_no_time,
    },
    world::Runaway,
};
use serde_json::json;
use std::time::Duration;
use testkit::{Measured, ProjectClient, Server};
use tokio::time::{Instant, sleep};

/// How much slower than normal the slowest hundredth of the other project's requests may be.
const SLOWER: u32 = 3;
/// So many requests are enough to say what the slowest hundredth takes.
const ENOUGH: usize = 300;

/// What another project does: an instance that waits for a moment and then calls another, which offers a job.
const OTHER: &str = r#"<process id="other" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="moment"/>
    <intermediateCatchEvent id="moment"><timerEventDefinition><timeDuration>PT0.2S</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <sequenceFlow id="f2" sourceRef="moment" targetRef="call"/>
    <callActivity id="call"><extensionElements><q:calledElement processId="called"/></extensionElements></callActivity>
    <sequenceFlow id="f3" sourceRef="call" targetRef="end"/><endEvent id="end"/></process>
  <process id="called" isExecutable="true"><startEvent id="s"/><sequenceFlow id="g1" sourceRef="s" targetRef="e"/><endEvent id="e"/></process>"#;

const SHORT: &str = r#"<process id="short" isExecutable="true">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="end"/><endEvent id="end"/></process>"#;

/// What another project sees.
#[derive(Clone, Copy, Debug)]
struct Seen {
    requests: Measured,
    /// What the longest of its instances took beyond the time it is to wait: the timer, the call and its end.
    late: Duration,
}

/// What the other project sees for so long.
async fn seen(
    project: &ProjectClient,
    (short, other): (&str, &str),
    for_so_long: Duration,
) -> Seen {
    let waits = async {
        let begun = Instant::now();
        let mut late = Duration::ZERO;
        while begun.elapsed() < for_so_long {
            let started = Instant::now();
            let instance = project.start(other, json!({})).await.unwrap();
            project.wait_for(&instance, "COMPLETED").await.unwrap();
            late = late.max(started.elapsed().saturating_sub(Duration::from_millis(200)));
        }
        late
    };
    let (requests, late) = Measured::during(project, short, waits).await.unwrap();
    Seen { requests, late }
}

/// What another project sees before and while something runs away.
async fn beside(
    name: &str,
    processes: &str,
    instances: usize,
    for_so_long: Duration,
) -> (Seen, Seen) {
    let server = Server::start(BINARY).await.unwrap();
    let (_, other) = ProjectClient::create(&server).await.unwrap();
    let short = other.deploy(SHORT).await.unwrap();
    let waiting = other.deploy(OTHER).await.unwrap();
    let versions = (short.as_str(), waiting.as_str());
    seen(&other, versions, Duration::from_secs(2)).await;
    let normal = seen(&other, versions, for_so_long).await;
    let runaway = Runaway::start(server, processes).await;
    for _ in 1..instances {
        runaway
            .client
            .start(&runaway.version, json!({}))
            .await
            .unwrap();
    }
    sleep(Duration::from_secs(1)).await;
    let meanwhile = seen(&other, versions, for_so_long).await;
    println!(
        "{name}: normally {normal:?}, meanwhile {meanwhile:?}; {} instances, {} events, {} in the outbox, {} MiB at most",
        runaway.instances(),
        runaway.ask("SELECT count(*) FROM events"),
        runaway.ask("SELECT count(*) FROM outbox"),
        runaway.server.peak_memory().unwrap() >> 20
    );
    runaway.delete().await;
    let stopped = Instant::now();
    let of_it = format!(
        "SELECT count(*) FROM instances WHERE status = 'RUNNING' AND project_id = '{}'",
        runaway.project.id
    );
    runaway.until(&of_it, |running| running == 0).await;
    println!(
        "{name}: deleted, and all ended after {:?}",
        stopped.elapsed()
    );
    (normal, meanwhile)
}

#[tokio::test(flavor = "multi_thread")]
async fn another_project_goes_on_beside_one_that_doubles() {
    // Other tests run beside this one: how long requests take says nothing.
    beside("doubles", &doubles(), 1, Duration::from_secs(2)).await;
}

/// Those that wait for their turn at the long decisions of their project wait for nothing that another one needs.
#[tokio::test(flavor = "multi_thread")]
async fn another_project_goes_on_beside_timers_that_lead_to_long_decisions() {
    let for_so_long = Duration::from_secs(8);
    let (_, meanwhile) = beside("decides", &decides_for_long(), 200, for_so_long).await;
    assert!(meanwhile.late < Duration::from_secs(5), "{meanwhile:?}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "long: some minutes, alone, for it measures"]
async fn another_project_hardly_notices_one_that_runs_away() {
    for (name, processes, instances) in [
        ("calls itself", calls_itself(), 20),
        ("doubles", doubles(), 4),
        ("waits for no time", waits_for_no_time(), 50),
        ("ticks without pause", ticks_without_pause(), 50),
        ("sends what starts it", sends_what_starts_it(), 4),
        ("decides for long", decides_for_long(), 400),
    ] {
        let (normal, meanwhile) =
            beside(name, &processes, instances, Duration::from_secs(10)).await;
        assert!(
            meanwhile.requests.requests >= ENOUGH,
            "{name}: {meanwhile:?}"
        );
        assert!(
            meanwhile.requests.percentile_99 <= normal.requests.percentile_99 * SLOWER
                && meanwhile.late < Duration::from_secs(2),
            "{name}: normally {normal:?}, meanwhile {meanwhile:?}"
        );
    }
}
