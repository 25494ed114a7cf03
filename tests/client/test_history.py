"""The history of an instance: every event of it, in order. The client does not know this operation yet."""

from __future__ import annotations

from decimal import Decimal

import bpmn
from job_worker import JobWorker
from project import Project

CHARGE = bpmn.file(bpmn.straight(bpmn.job("charge")))


async def test_history_tells_all_that_happened_and_who_did_it(project: Project, worker: JobWorker) -> None:
    instance = await project.run(CHARGE)
    await worker.complete(await worker.take("charge"), amount=Decimal("0.10"))
    await project.completed(instance)
    history = await project.viewer.get(f"/bpmn/instances/{instance}/history?pageSize=1000")
    items = history["data"]
    assert [item["seq"] for item in items] == list(range(1, len(items) + 1))
    kinds = [item["type"] for item in items]
    assert (kinds[0], kinds[-1]) == ("InstanceStarted", "InstanceCompleted")
    created = items[kinds.index("JobCreated")]
    assert (created["nodeID"], created["nodeType"]) == ("charge", "ServiceTask")
    assert created["executionKey"]
    assert history["pagination"]["total"] == len(items)


async def test_history_is_filtered_and_paged(project: Project, worker: JobWorker) -> None:
    instance = await project.run(CHARGE)
    await worker.complete(await worker.take("charge"))
    await project.completed(instance)

    async def kinds(parameters: str) -> list[str]:
        history = await project.viewer.get(f"/bpmn/instances/{instance}/history?{parameters}")
        return [item["type"] for item in history["data"]]

    everything = await kinds("pageSize=1000")
    assert await kinds("type=JobCompleted") == ["JobCompleted"]
    assert "InstanceStarted" not in await kinds("element=charge")
    assert await kinds("page=2&pageSize=2") == everything[2:4]
    assert await kinds("actor=nobody") == []
    assert await kinds("actor=executor") == everything
