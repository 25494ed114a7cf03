//! The served description.

use crate::world::World;

#[tokio::test]
async fn the_description_is_served_to_anybody_as_the_program_prints_it() {
    let world = World::new().await;
    let served = world
        .server
        .client_with(None)
        .get("/openapi.json")
        .await
        .unwrap()
        .json()
        .unwrap();
    let described = quantumbpm::http::openapi::describe(&quantumbpm::http::served(), "").unwrap();
    assert_eq!(served, described);
}
