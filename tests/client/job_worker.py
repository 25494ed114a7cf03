"""A worker each of whose steps a test decides, on the operations that the client's own `Worker` uses."""

from __future__ import annotations

from typing import Any

from quantumbpm import Vars
from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.api.default_api import DefaultApi
from quantumbpm.models.complete_bpmn_external_job_request import (
    CompleteBpmnExternalJobRequest,
)
from quantumbpm.models.external_job import ExternalJob
from quantumbpm.models.heartbeat_bpmn_external_job_request import (
    HeartbeatBpmnExternalJobRequest,
)
from quantumbpm.models.poll_bpmn_job_request import PollBpmnJobRequest
from quantumbpm.models.throw_bpmn_external_job_error_request import (
    ThrowBpmnExternalJobErrorRequest,
)

from project import Project


class JobWorker:
    def __init__(self, project: Project, name: str = "worker") -> None:
        self.name = name
        self._person = project.executor

    async def poll(
        self, task_type: str, *, most: int = 1, timeout: str = "5s", lock: str | None = None
    ) -> list[ExternalJob]:
        body = PollBpmnJobRequest(
            clientID=self.name, taskType=task_type, maxJobs=most, timeout=timeout, lockDuration=lock
        )
        return await self._person.call_in_project(DefaultApi.poll_bpmn_external_jobs, body) or []

    async def take(self, task_type: str, **options: Any) -> ExternalJob:
        """Polls for one job, which must come."""
        (job,) = await self.poll(task_type, **options)
        return job

    async def heartbeat(self, job: ExternalJob, *, lock: str | None = None) -> None:
        body = HeartbeatBpmnExternalJobRequest(clientID=self.name, lockDuration=lock)
        await self._person.call_in_project(DefaultApi.heartbeat_bpmn_external_job, job.execution_key, body)

    async def complete(self, job: ExternalJob, **variables: Any) -> None:
        body = CompleteBpmnExternalJobRequest(
            workflowID=job.workflow_id, clientID=self.name, variables=Vars.from_dict(variables).to_wire_map()
        )
        await self._person.call_in_project(DefaultApi.complete_bpmn_external_job, job.execution_key, body)

    async def fail(self, job: ExternalJob, code: str, *, retryable: bool, **variables: Any) -> None:
        body = ThrowBpmnExternalJobErrorRequest(
            errorCode=code, clientID=self.name, retryable=retryable, variables=Vars.from_dict(variables).to_wire_map()
        )
        await self._person.call_in_project(BpmnApi.throw_bpmn_external_job_error, job.execution_key, body)
