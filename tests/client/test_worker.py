"""The client's own worker: it polls, keeps its locks, and maps what handlers do to results."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from pydantic import BaseModel
from quantumbpm import BpmnError, Job, Vars
from quantumbpm.workers import Worker

import bpmn
from project import Project


@asynccontextmanager
async def working(worker: Worker) -> AsyncIterator[None]:
    stop = asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


class Payment(BaseModel):
    amount: int
    customer: str


async def test_a_handler_gets_typed_variables_and_its_result_goes_on(project: Project) -> None:
    worker = project.executor.client.new_worker()

    @worker.handler("charge", poll_timeout="500ms")
    async def charge(job: Job[Payment]) -> Vars:
        assert job.business_id == "P-1"
        return Vars.of().set("receipt", f"{job.typed.customer}:{job.typed.amount}")

    async with working(worker):
        xml = bpmn.file(bpmn.straight(bpmn.job("charge")))
        instance = await project.run(xml, business_id="P-1", amount=5, customer="Ada")
        assert (await project.completed(instance))["receipt"] == "Ada:5"


async def test_many_jobs_are_worked_on_at_once(project: Project) -> None:
    worker = project.executor.client.new_worker()
    started: set[str] = set()
    both_started = asyncio.Event()

    @worker.handler("charge", max_jobs=2, poll_timeout="500ms")
    async def charge(job: Job) -> None:
        started.add(job.execution_key)
        if len(started) == 2:
            both_started.set()
        await asyncio.wait_for(both_started.wait(), 10)

    async with working(worker):
        resource = await project.deploy(bpmn.file(bpmn.straight(bpmn.job("charge"))))
        instances = [await project.start(resource) for _ in range(2)]
        for instance in instances:
            await project.completed(instance)


async def test_a_handler_that_raises_is_called_again_until_its_attempts_are_used(project: Project) -> None:
    worker = project.executor.client.new_worker()
    calls = 0

    @worker.handler("flaky", poll_timeout="500ms")
    async def flaky(job: Job) -> Vars:
        nonlocal calls
        calls += 1
        if calls < 3:
            raise RuntimeError("the service is away")
        return Vars.of().set("calls", calls)

    async with working(worker):
        instance = await project.run(bpmn.file(bpmn.straight(bpmn.job("flaky", retries=3))))
        assert (await project.completed(instance))["calls"] == 3


async def test_a_handler_that_raises_to_the_end_leaves_an_incident_with_its_message(project: Project) -> None:
    worker = project.executor.client.new_worker()

    @worker.handler("broken", poll_timeout="500ms")
    async def broken(job: Job) -> None:
        raise RuntimeError("the service is gone")

    async with working(worker):
        instance = await project.run(bpmn.file(bpmn.straight(bpmn.job("broken", retries=2))))
        incident = await project.incident(instance)
    assert (incident.error_type, incident.error_code) == ("BpmnError", "WORKER_ERROR")
    assert "the service is gone" in f"{incident.error_message} {incident.variables}"


@pytest.mark.long
async def test_a_handler_that_takes_longer_than_its_lock_keeps_its_job(project: Project) -> None:
    worker = project.executor.client.new_worker()
    calls = 0

    @worker.handler("slow", poll_timeout="500ms", lock_duration="10s")
    async def slow(job: Job) -> None:
        nonlocal calls
        calls += 1
        await asyncio.sleep(13)

    async with working(worker):
        instance = await project.run(bpmn.file(bpmn.straight(bpmn.job("slow"))))
        await project.completed(instance)
    assert calls == 1


async def test_a_bpmn_error_with_variables_takes_the_boundary_event(project: Project) -> None:
    worker = project.executor.client.new_worker()

    @worker.handler("charge", poll_timeout="500ms")
    async def charge(job: Job) -> None:
        raise BpmnError("DECLINED", Vars.of().set("reason", "no funds"))

    rescue = bpmn.boundary("declined", "charge", bpmn.error_event("DECLINED")) + bpmn.path("declined end")
    process = bpmn.process(bpmn.straight(bpmn.job("charge")), rescue)
    async with working(worker):
        instance = await project.run(bpmn.definitions(bpmn.error("DECLINED"), process))
        assert await project.completed(instance) == {"reason": "no funds"}
