"""Multi-instance activities: one activity for each item of a collection."""

from __future__ import annotations

import bpmn
from job_worker import JobWorker
from project import Project


async def test_a_multi_instance_activity_works_on_each_item_and_collects_in_order(
    project: Project, worker: JobWorker
) -> None:
    loop = bpmn.for_each("items", "item", output=("results", "item + extra"))
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.job("work", loop))), items=[1, 2, 3])
    jobs = await worker.poll("work", most=3)
    assert sorted(job.variables["item"] for job in jobs) == [1, 2, 3]
    assert sorted(job.variables["loopCounter"] for job in jobs) == [1, 2, 3]
    for job in sorted(jobs, key=lambda job: -job.variables["item"]):
        await worker.complete(job, extra=job.variables["item"] * 10)
    assert (await project.completed(instance))["results"] == [11, 22, 33]


async def test_a_completion_condition_ends_a_multi_instance_activity_early(project: Project, worker: JobWorker) -> None:
    loop = bpmn.for_each("items", "item", output=("results", "ok"), until="numberOfCompletedInstances >= 1")
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.job("work", loop))), items=[1, 2])
    second = next(job for job in await worker.poll("work", most=2) if job.variables["item"] == 2)
    await worker.complete(second, ok=True)
    assert (await project.completed(instance))["results"] == [None, True]


async def test_an_incident_inside_an_item_names_its_place(project: Project, worker: JobWorker) -> None:
    loop = bpmn.for_each("items", "item")
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.job("work", loop))), items=["a", "b"])
    second = next(job for job in await worker.poll("work", most=2) if job.variables["item"] == "b")
    await worker.fail(second, "BROKEN", retryable=False)
    assert (await project.incident(instance)).mi_index == 1
