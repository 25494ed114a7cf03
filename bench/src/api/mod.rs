//! The operations of the API that are measured, or that a measurement needs, as one client calls them.

mod connection;

pub(crate) use connection::{Address, Connection};

use hyper::{Method, body::Bytes};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::error::BenchError;

/// A client of one project.
pub(crate) struct Api {
    connection: Connection,
    project: String,
}

/// A job that was locked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Job {
    pub(crate) execution_key: String,
    #[serde(rename = "workflowID")]
    pub(crate) instance: String,
}

/// A page of a list.
#[derive(Debug, Deserialize)]
struct Listed<T> {
    data: Vec<T>,
    pagination: Pagination,
}

#[derive(Debug, Deserialize)]
struct Pagination {
    total: u64,
}

/// An item that counts, whatever it is.
#[derive(Debug, Deserialize)]
struct Anything {}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct UserTask {
    execution_key: String,
}

#[derive(Debug, Deserialize)]
struct Created {
    id: String,
}

#[derive(Debug, Deserialize)]
struct Started {
    #[serde(rename = "workflowID")]
    instance: String,
}

#[derive(Debug, Deserialize)]
struct Resource {
    processes: Vec<Created>,
}

impl Api {
    /// A client of a project, by its id.
    pub(crate) fn new(connection: Connection, project: &str) -> Self {
        Self {
            connection,
            project: project.to_owned(),
        }
    }

    /// Creates a project and answers its id.
    pub(crate) async fn create_project(
        connection: &mut Connection,
        name: &str,
    ) -> Result<String, BenchError> {
        let body = json!({ "name": name });
        let answer = connection
            .send(Method::POST, "/projects", text(&body))
            .await?;
        Ok(read::<Created>("POST /projects", &answer)?.id)
    }

    /// Deploys a BPMN file with one process and answers the id of the version that can be started.
    pub(crate) async fn deploy(&mut self, name: &str, xml: &str) -> Result<String, BenchError> {
        let body = json!({ "name": name, "xml": xml });
        let resource: Created = self.post("/resources", text(&body)).await?;
        let path = format!("/resources/{}", resource.id);
        self.send(Method::POST, &format!("{path}/deploy"), Bytes::new())
            .await?;
        let resource: Resource = self.get(&path).await?;
        let process = resource.processes.into_iter().next();
        process
            .map(|process| process.id)
            .ok_or_else(|| BenchError::UnexpectedAnswer {
                request: format!("GET {path}"),
                status: 200,
                body: "a resource without processes".to_owned(),
            })
    }

    /// Starts an instance; the body says of what. Answers its id.
    pub(crate) async fn start(&mut self, body: Bytes) -> Result<String, BenchError> {
        let started: Started = self.post("/instances", body).await?;
        Ok(started.instance)
    }

    /// The key of the open user task of an instance, found as a task list finds it.
    pub(crate) async fn find_user_task(&mut self, instance: &str) -> Result<String, BenchError> {
        let path = format!("/user-tasks?workflowID={instance}&status=CREATED");
        let listed: Listed<UserTask> = self.get(&path).await?;
        let task = listed.data.into_iter().next();
        task.map(|task| task.execution_key)
            .ok_or_else(|| BenchError::NoUserTask(instance.to_owned()))
    }

    /// Completes a user task.
    pub(crate) async fn complete_user_task(
        &mut self,
        key: &str,
        body: Bytes,
    ) -> Result<(), BenchError> {
        let path = format!("/user-tasks/{key}/complete");
        self.send(Method::POST, &path, body).await.map(drop)
    }

    /// Polls for jobs; the body says which. There may be none.
    pub(crate) async fn poll_jobs(&mut self, body: Bytes) -> Result<Vec<Job>, BenchError> {
        let path = "/external-jobs/poll";
        let answer = self.send(Method::POST, path, body).await?;
        // 204: the time to wait is over.
        if answer.is_empty() {
            return Ok(Vec::new());
        }
        read(path, &answer)
    }

    /// Completes a job.
    pub(crate) async fn complete_job(&mut self, key: &str, body: Bytes) -> Result<(), BenchError> {
        let path = format!("/external-jobs/{key}/complete");
        self.send(Method::POST, &path, body).await.map(drop)
    }

    /// Publishes a message.
    pub(crate) async fn publish_message(&mut self, body: Bytes) -> Result<(), BenchError> {
        self.send(Method::POST, "/messages", body).await.map(drop)
    }

    /// The number of instances of a process version, in one status or in all.
    pub(crate) async fn count(
        &mut self,
        process_version: &str,
        status: Option<&str>,
    ) -> Result<u64, BenchError> {
        let status = status.map_or_else(String::new, |status| format!("&status={status}"));
        let path = format!("/instances?definitionID={process_version}&pageSize=1{status}");
        let listed: Listed<Anything> = self.get(&path).await?;
        Ok(listed.pagination.total)
    }

    /// Lists the newest instances of a process.
    pub(crate) async fn newest(
        &mut self,
        process_id: &str,
        size: usize,
    ) -> Result<Vec<String>, BenchError> {
        let path = format!("/instances?processId={process_id}&pageSize={size}");
        let listed: Listed<Started> = self.get(&path).await?;
        Ok(listed.data.into_iter().map(|item| item.instance).collect())
    }

    /// Reads the history of an instance and answers how many events it has.
    pub(crate) async fn history(&mut self, instance: &str) -> Result<u64, BenchError> {
        let path = format!("/instances/{instance}/history");
        let listed: Listed<Anything> = self.get(&path).await?;
        Ok(listed.pagination.total)
    }

    async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T, BenchError> {
        let answer = self.send(Method::GET, path, Bytes::new()).await?;
        read(path, &answer)
    }

    async fn post<T: DeserializeOwned>(
        &mut self,
        path: &str,
        body: Bytes,
    ) -> Result<T, BenchError> {
        let answer = self.send(Method::POST, path, body).await?;
        read(path, &answer)
    }

    async fn send(&mut self, method: Method, path: &str, body: Bytes) -> Result<Bytes, BenchError> {
        let path = format!("/projects/{}/bpmn{path}", self.project);
        self.connection.send(method, &path, body).await
    }
}

/// The body of a request.
pub(crate) fn text(body: &Value) -> Bytes {
    body.to_string().into()
}

fn read<T: DeserializeOwned>(request: &str, answer: &Bytes) -> Result<T, BenchError> {
    serde_json::from_slice(answer).map_err(|error| BenchError::UnexpectedAnswer {
        request: request.to_owned(),
        status: 200,
        body: format!("{error} in {}", String::from_utf8_lossy(answer)),
    })
}
