"""Batches of job results: each item stands for itself."""

from __future__ import annotations

from typing import Any

from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.models.complete_bpmn_external_jobs_batch_request import (
    CompleteBpmnExternalJobsBatchRequest,
)
from quantumbpm.models.external_job import ExternalJob
from quantumbpm.models.throw_bpmn_external_job_errors_batch_request import (
    ThrowBpmnExternalJobErrorsBatchRequest,
)

import bpmn
from job_worker import JobWorker
from project import Project

NOWHERE = "01890000-0000-7000-8000-000000000000"


def item(job: ExternalJob, **fields: Any) -> dict[str, Any]:
    return {"executionKey": job.execution_key, "workflowID": job.workflow_id, **fields}


async def three_jobs(project: Project, worker: JobWorker, retries: int = 3) -> list[ExternalJob]:
    resource = await project.deploy(bpmn.file(bpmn.straight(bpmn.job("charge", retries=retries))))
    for _ in range(3):
        await project.start(resource)
    return await worker.poll("charge", most=3)


async def results(project: Project, operation: Any, request: Any) -> dict[str, str]:
    answer = await project.executor.call_in_project(operation, request)
    return {result.execution_key: result.status for result in answer.results}


async def test_what_fits_is_completed_and_what_does_not_is_told(project: Project, worker: JobWorker) -> None:
    first, second, third = await three_jobs(project, worker)
    await worker.complete(second)
    unknown = item(third, executionKey=NOWHERE)
    items = [item(first, variables={"x": 1}), item(second), unknown]
    request = CompleteBpmnExternalJobsBatchRequest.from_dict({"clientID": worker.name, "items": items})
    statuses = await results(project, BpmnApi.complete_bpmn_external_jobs_batch, request)
    assert statuses == {first.execution_key: "completed", second.execution_key: "completed", NOWHERE: "error"}
    assert await project.completed(first.workflow_id) == {"x": 1}
    assert (await project.state(third.workflow_id)).status == "RUNNING"


async def test_a_batch_of_somebody_without_the_locks_changes_nothing(project: Project, worker: JobWorker) -> None:
    jobs = await three_jobs(project, worker)
    request = CompleteBpmnExternalJobsBatchRequest.from_dict(
        {"clientID": "thief", "items": [item(job) for job in jobs]}
    )
    answer = await project.executor.call_in_project(BpmnApi.complete_bpmn_external_jobs_batch, request)
    assert {result.status for result in answer.results} == {"error"}
    assert all(result.error for result in answer.results)
    for job in jobs:
        assert (await project.state(job.workflow_id)).status == "RUNNING"


async def test_technical_failures_are_requeued_while_attempts_are_left(project: Project, worker: JobWorker) -> None:
    jobs = await three_jobs(project, worker, retries=2)
    items = [item(job, errorCode="BROKEN") for job in jobs]
    request = ThrowBpmnExternalJobErrorsBatchRequest.from_dict({"clientID": worker.name, "items": items})
    statuses = await results(project, BpmnApi.throw_bpmn_external_job_errors_batch, request)
    assert set(statuses.values()) == {"requeued"}
    assert len(await worker.poll("charge", most=3)) == 3
    statuses = await results(project, BpmnApi.throw_bpmn_external_job_errors_batch, request)
    assert set(statuses.values()) == {"failed"}
    for job in jobs:
        assert (await project.incident(job.workflow_id)).error_code == "BROKEN"


async def test_business_errors_are_raised_at_once(project: Project, worker: JobWorker) -> None:
    jobs = await three_jobs(project, worker)
    items = [item(job, errorCode="DECLINED") for job in jobs]
    request = ThrowBpmnExternalJobErrorsBatchRequest.from_dict(
        {"clientID": worker.name, "retryable": False, "items": items}
    )
    statuses = await results(project, BpmnApi.throw_bpmn_external_job_errors_batch, request)
    assert list(statuses) == [job.execution_key for job in jobs], "in the order of the request"
    assert set(statuses.values()) == {"failed"}
