//! A system that goes from one driver to the other and back while clients work, one server after the other: so for a while there
//! are both.

use crate::{
    BINARY,
    load::{Load, Pace, Servers},
};
use testkit::{Server, TemporalServer};

#[tokio::test(flavor = "multi_thread")]
async fn drivers_may_be_switched_server_by_server_while_clients_work() {
    let temporal = TemporalServer::start(BINARY).await.unwrap();
    let at = temporal.host_port();
    let mut server = Server::start(BINARY).await.unwrap();
    let mut replica = server.replica(&[]).await.unwrap();
    let load = Load::begin(&[&server, &replica], Servers::AreKilled, Pace::Brisk).await;
    for driver in [&at, "", &at, ""] {
        for switched in [&mut server, &mut replica] {
            switched.terminate().await.unwrap();
            switched.configure(&[("TEMPORAL_HOST_PORT", driver)]);
            switched.restart().await.unwrap();
            load.go_on(40).await;
        }
    }
    let carried = temporal.runs("default", "WorkflowType = 'instance_v1'");
    assert!(
        carried.unwrap().len() > 80,
        "Temporal carried few instances"
    );
    load.end(&server).await;
}
