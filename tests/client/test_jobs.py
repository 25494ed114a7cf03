"""Jobs: polled, locked, completed and failed, one at a time."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.api.default_api import DefaultApi
from quantumbpm.models.external_job import ExternalJob

import bpmn
from job_worker import JobWorker
from project import Project, refused

CHARGE = bpmn.file(bpmn.straight(bpmn.job("charge")))
RESCUED = bpmn.definitions(
    bpmn.error("DECLINED"),
    bpmn.process(
        bpmn.straight(bpmn.job("charge", retries=2)),
        bpmn.boundary("declined", "charge", bpmn.error_event("DECLINED")),
        bpmn.user_task("call-customer"),
        bpmn.path("declined call-customer end"),
    ),
)


async def jobs(project: Project, **filters: Any) -> list[ExternalJob]:
    return (await project.viewer.call_in_project(DefaultApi.list_bpmn_external_jobs, **filters)).data


async def test_a_job_carries_what_its_task_says(project: Project, worker: JobWorker) -> None:
    task = bpmn.job("charge", bpmn.headers(currency="EUR"), bpmn.mappings({"sum": "amount * 2"}), retries=5)
    instance = await project.run(bpmn.file(bpmn.straight(task)), business_id="J-1", amount=21, other=1)
    job = await worker.take("charge", lock="20s")
    assert (job.workflow_id, job.node_id, job.task_type, job.business_id) == (instance, "charge", "charge", "J-1")
    assert (job.variables, job.headers, job.retries) == ({"sum": 42}, {"currency": "EUR"}, 5)
    assert (job.status, job.locked_by) == ("PENDING", "worker")
    lock = job.lock_expires_at - datetime.now(timezone.utc)
    assert timedelta(seconds=15) < lock <= timedelta(seconds=20)


async def test_a_job_without_input_mappings_carries_all_variables_in_scope(project: Project, worker: JobWorker) -> None:
    await project.run(CHARGE, amount=21, other=[1])
    assert (await worker.take("charge")).variables == {"amount": 21, "other": [1]}


async def test_results_go_to_the_instance_by_the_output_mappings(project: Project, worker: JobWorker) -> None:
    mapped = bpmn.job("mapped", bpmn.mappings(outputs={"receipt": 'id + "-1"'}))
    instance = await project.run(bpmn.file(bpmn.straight(mapped, bpmn.job("unmapped"))))
    await worker.complete(await worker.take("mapped"), id="R", dropped=True)
    await worker.complete(await worker.take("unmapped"), kept=True)
    assert await project.completed(instance) == {"receipt": "R-1", "kept": True}


async def test_a_poll_without_jobs_waits_for_its_timeout(project: Project, worker: JobWorker) -> None:
    started = time.monotonic()
    assert await worker.poll("charge", timeout="0s") == []
    assert await worker.poll("charge", timeout="500ms") == []
    assert 0.5 <= time.monotonic() - started < 5


async def test_a_waiting_poll_is_answered_as_soon_as_there_is_a_job(project: Project, worker: JobWorker) -> None:
    resource = await project.deploy(CHARGE)
    waiting = asyncio.create_task(worker.take("charge", timeout="10s"))
    await asyncio.sleep(0.3)
    assert not waiting.done()
    instance = await project.start(resource)
    assert (await asyncio.wait_for(waiting, 5)).workflow_id == instance


async def test_a_poll_takes_the_oldest_jobs_up_to_its_limit(project: Project, worker: JobWorker) -> None:
    resource = await project.deploy(CHARGE)
    instances = [await project.start(resource) for _ in range(3)]
    assert [job.workflow_id for job in await worker.poll("charge", most=2)] == instances[:2]
    assert [job.workflow_id for job in await worker.poll("charge", most=2)] == instances[2:]
    assert await worker.poll("charge", timeout="0s") == [], "all are locked"


async def test_polls_at_once_share_the_jobs(project: Project) -> None:
    resource = await project.deploy(CHARGE)
    instances = await asyncio.gather(*(project.start(resource) for _ in range(8)))
    workers = [JobWorker(project, f"worker-{number}") for number in range(4)]
    taken = await asyncio.gather(*(worker.poll("charge", most=8, timeout="0s") for worker in workers))
    assert sorted(job.workflow_id for jobs in taken for job in jobs) == sorted(instances)


async def test_a_heartbeat_extends_the_lock_of_its_holder_only(project: Project, worker: JobWorker) -> None:
    await project.run(CHARGE)
    job = await worker.take("charge", lock="10s")
    await worker.heartbeat(job, lock="2m")
    (extended,) = await jobs(project)
    assert extended.lock_expires_at - job.lock_expires_at > timedelta(seconds=60)
    with refused(409):
        await JobWorker(project, "thief").heartbeat(job)


async def test_only_the_holder_of_the_lock_reports(project: Project, worker: JobWorker) -> None:
    instance = await project.run(CHARGE)
    job = await worker.take("charge")
    thief = JobWorker(project, "thief")
    with refused(409):
        await thief.complete(job, stolen=True)
    with refused(409):
        await thief.fail(job, "DECLINED", retryable=False)
    await worker.complete(job)
    assert await project.completed(instance) == {}


async def test_completing_twice_changes_nothing_and_failing_then_is_a_conflict(
    project: Project, worker: JobWorker
) -> None:
    instance = await project.run(CHARGE)
    job = await worker.take("charge")
    await worker.complete(job, first=True)
    await worker.complete(job, second=True)
    assert await project.completed(instance) == {"first": True}
    with refused(409):
        await worker.fail(job, "DECLINED", retryable=False)


async def test_the_job_of_a_cancelled_instance_is_lost(project: Project, worker: JobWorker) -> None:
    instance = await project.run(CHARGE)
    job = await worker.take("charge")
    await project.editor.bpmn.cancel_instance(instance)
    await project.ended(instance)
    with refused(409):
        await worker.complete(job)
    with refused(404):
        await worker.heartbeat(job)
    (canceled,) = await jobs(project)
    assert canceled.status == "CANCELED" and canceled.cancel_reason


async def test_unknown_jobs_are_not_found(project: Project, worker: JobWorker) -> None:
    await project.run(CHARGE)
    job = await worker.take("charge")
    for key in ("01890000-0000-7000-8000-000000000000", "no-id"):
        unknown = job.model_copy(update={"execution_key": key})
        for report in (worker.complete(unknown), worker.heartbeat(unknown), worker.fail(unknown, "X", retryable=True)):
            with refused(404):
                await report
    with refused(404):
        await worker.complete(job.model_copy(update={"workflow_id": "01890000-0000-7000-8000-000000000000"}))


async def test_a_business_error_takes_the_boundary_event_at_once(project: Project, worker: JobWorker) -> None:
    instance = await project.run(RESCUED)
    await worker.fail(await worker.take("charge"), "DECLINED", retryable=False, reason="no funds")
    state = await project.waits_at(instance, "call-customer")
    assert state.variables == {"reason": "no funds"}
    assert [job.status for job in await jobs(project)] == ["FAILED"]


async def test_a_technical_failure_is_tried_again_and_then_takes_the_boundary_event(
    project: Project, worker: JobWorker
) -> None:
    instance = await project.run(RESCUED)
    job = await worker.take("charge")
    await worker.fail(job, "DECLINED", retryable=True)
    again = await worker.take("charge")
    assert (again.execution_key, again.retries) == (job.execution_key, job.retries - 1)
    await worker.fail(again, "DECLINED", retryable=True)
    await project.waits_at(instance, "call-customer")


async def test_an_error_that_nothing_catches_is_an_incident_and_resolving_it_makes_a_new_job(
    project: Project, worker: JobWorker
) -> None:
    instance = await project.run(CHARGE)
    await worker.fail(await worker.take("charge"), "NOBODY", retryable=False)
    incident = await project.incident(instance)
    assert (incident.error_type, incident.error_code, incident.node_id) == ("BpmnError", "NOBODY", "charge")
    await project.editor.bpmn.resolve_incident(instance, incident.incident_id)
    job = await worker.take("charge")
    assert job.retries == 3
    await worker.complete(job)
    await project.completed(instance)


@pytest.mark.long
async def test_a_lock_that_runs_out_costs_one_attempt_and_its_holder_the_job(
    project: Project, worker: JobWorker
) -> None:
    await project.run(CHARGE)
    job = await worker.take("charge", lock="10s")
    other = JobWorker(project, "other")
    again = await other.take("charge", timeout="20s")
    assert (again.execution_key, again.retries) == (job.execution_key, job.retries - 1)
    with refused(409):
        await worker.complete(job)


async def test_jobs_are_filtered_by_type_status_instance_and_business_id(project: Project, worker: JobWorker) -> None:
    charge = await project.run(CHARGE, business_id="ORDER-1")
    ship = await project.run(bpmn.file(bpmn.straight(bpmn.job("ship")), id="shipping"), business_id="CLAIM-1")
    await worker.complete(await worker.take("charge"))

    async def found(**filters: Any) -> list[str]:
        return [job.workflow_id for job in await jobs(project, **filters)]

    assert await found() == [ship, charge]
    assert await found(task_type="ship") == [ship]
    assert await found(status="COMPLETED") == [charge]
    assert await found(status="PENDING") == [ship]
    assert await found(workflow_id=charge) == [charge]
    assert await found(business_id="ORDER") == [charge]
    now = datetime.now(timezone.utc)
    assert await found(created_after=now + timedelta(hours=1)) == []
    assert await found(created_after=now - timedelta(hours=1)) == [ship, charge]
    assert await found(page=2, page_size=1) == [charge]


async def test_queue_depth_counts_pending_jobs_of_each_type(project: Project, worker: JobWorker) -> None:
    resource = await project.deploy(CHARGE)
    for _ in range(3):
        await project.start(resource)
    await project.run(bpmn.file(bpmn.straight(bpmn.job("ship")), id="shipping"))
    await worker.complete(await worker.take("charge"))
    depth = await project.viewer.call_in_project(BpmnApi.get_bpmn_external_jobs_queue_depth)
    assert {item.task_type: item.pending_count for item in depth.items} == {"charge": 2, "ship": 1}
