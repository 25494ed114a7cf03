//! Deploys the sample process as any client does: over HTTP, with an editor's token.

use std::time::Duration;

use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::{DevError, users};

/// The sample process.
pub(super) const ORDER: &str = include_str!("order.bpmn");
const ORDER_DEFINITIONS: &str = "order-definitions";

/// The deployed sample.
pub(super) struct Sample {
    /// The project's UUID.
    pub(super) project: String,
    /// The UUID of the deployed version of the process.
    pub(super) process: String,
}

/// Waits until the server is ready, then deploys the process unless this very version is deployed.
pub(super) async fn deploy(api_url: String, token: &str) -> Result<Sample, DevError> {
    // A proxy that the environment names has no business on the loopback interface.
    let http = Client::builder().no_proxy().build()?;
    wait_until_ready(&http, &api_url).await;
    let api = Api {
        http,
        base: format!("{api_url}/projects/{}", users::PROJECT),
        token,
    };
    let project = api.text(Method::GET, "", None, "/id").await?;
    let resource = match api.deployed_order().await? {
        Some(resource) => resource,
        None => api.deploy_order().await?,
    };
    let process = api
        .text(
            Method::GET,
            &format!("/bpmn/resources/{resource}"),
            None,
            "/processes/0/id",
        )
        .await?;
    Ok(Sample { project, process })
}

/// Has no limit of its own: whoever waits also watches the server, which ends when it cannot become ready.
async fn wait_until_ready(http: &Client, api_url: &str) {
    loop {
        let answer = http.get(format!("{api_url}/readyz")).send().await;
        if answer.is_ok_and(|answer| answer.status().is_success()) {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
}

/// The API of the sample project, for one caller.
struct Api<'a> {
    http: Client,
    base: String,
    token: &'a str,
}

impl Api<'_> {
    /// The id of the newest version, if it is the one that this program holds and is deployed.
    async fn deployed_order(&self) -> Result<Option<String>, DevError> {
        let path = format!("/bpmn/resources/by-definitions-id/{ORDER_DEFINITIONS}?pageSize=100");
        let versions = match self.call(Method::GET, &path, None).await {
            Err(DevError::Refused { status: 404, .. }) => return Ok(None),
            answer => answer?,
        };
        let newest = versions
            .pointer("/data")
            .and_then(Value::as_array)
            .and_then(|data| data.last());
        Ok(newest
            .filter(|version| version["xml"] == ORDER && version["isDeployed"] == true)
            .and_then(|version| version["id"].as_str())
            .map(str::to_owned))
    }

    async fn deploy_order(&self) -> Result<String, DevError> {
        let resource = json!({ "name": "Order", "xml": ORDER });
        let id = self
            .text(Method::POST, "/bpmn/resources", Some(resource), "/id")
            .await?;
        self.call(Method::POST, &format!("/bpmn/resources/{id}/deploy"), None)
            .await?;
        Ok(id)
    }

    /// The text at a JSON pointer (RFC 6901) of an answer.
    async fn text(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
        pointer: &str,
    ) -> Result<String, DevError> {
        let request = format!("{method} {path}");
        let answer = self.call(method, path, body).await?;
        let text = answer
            .pointer(pointer)
            .and_then(Value::as_str)
            .map(str::to_owned);
        text.ok_or_else(|| DevError::Refused {
            request,
            status: 200,
            body: format!("no text at {pointer} in {answer}"),
        })
    }

    /// The answer's JSON; null when it has no body.
    async fn call(
        &self,
        method: Method,
        path: &str,
        body: Option<Value>,
    ) -> Result<Value, DevError> {
        let name = format!("{method} {path}");
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .bearer_auth(self.token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await?;
        let status = answer.status();
        let body = answer.text().await?;
        let refused = || DevError::Refused {
            request: name,
            status: status.as_u16(),
            body: body.clone(),
        };
        match (status.is_success(), body.is_empty()) {
            (false, _) => Err(refused()),
            (true, true) => Ok(Value::Null),
            (true, false) => serde_json::from_str(&body).map_err(|_| refused()),
        }
    }
}
