"""Suspending and resuming instances and process definitions."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

from quantumbpm import Vars
from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.api.default_api import DefaultApi
from quantumbpm.models.suspend_bpmn_definition_request import SuspendBpmnDefinitionRequest
from quantumbpm.models.suspend_bpmn_instance_request import SuspendBpmnInstanceRequest

import bpmn
from job_worker import JobWorker
from project import Person, Project, eventually, refused

NOWHERE = UUID("01890000-0000-7000-8000-000000000000")
ASKING = bpmn.file(bpmn.straight(bpmn.user_task("wait")))
WORKING = bpmn.file(bpmn.straight(bpmn.job("suspended")))


def admin(project: Project) -> Person:
    return project.person("root", role="admin")


async def suspend(person: Person, instance: str, reason: str | None = None) -> None:
    request = SuspendBpmnInstanceRequest(reason=reason)
    await person.call_in_project(
        BpmnApi.suspend_bpmn_instance, instance, suspend_bpmn_instance_request=request
    )


async def suspend_definition(person: Person, definition: Any, reason: str | None = None) -> None:
    request = SuspendBpmnDefinitionRequest(reason=reason)
    await person.call_in_project(
        BpmnApi.suspend_bpmn_definition, definition, suspend_bpmn_definition_request=request
    )


async def types(project: Project, instance: str) -> list[str]:
    history = await project.viewer.get(f"/bpmn/instances/{instance}/history?pageSize=100")
    return [item["type"] for item in history["data"]]


async def test_a_suspended_instance_says_who_suspended_it_and_why(project: Project) -> None:
    root, instance = admin(project), await project.run(ASKING)
    await project.waits_at(instance, "wait")
    await suspend(root, instance, "audit")
    state = await project.state(instance)
    assert state.status == "RUNNING" and state.definition_suspension is None and state.parent_suspension is None
    assert (state.instance_suspension.suspended_by, state.instance_suspension.reason) == ("root", "audit")
    (listed,) = (await project.viewer.bpmn.list_instances(suspended=True)).data
    assert (listed.workflow_id, listed.suspended_by, listed.suspend_reason) == (instance, "root", "audit")
    assert listed.suspended_at == state.instance_suspension.suspended_at
    assert (await project.viewer.bpmn.list_instances(suspended=False)).data == []
    await root.call_in_project(BpmnApi.resume_bpmn_instance, instance)
    state = await project.state(instance)
    assert state.instance_suspension is None
    assert (await project.viewer.bpmn.list_instances(suspended=True)).data == []
    history = await project.viewer.get(f"/bpmn/instances/{instance}/history?type=InstanceSuspended")
    (suspended,) = history["data"]
    assert (suspended["actor"], suspended["data"]["reason"]) == ("root", "audit")


async def test_a_completed_task_of_a_suspended_instance_waits(project: Project) -> None:
    root, instance = admin(project), await project.run(ASKING)
    task = await project.user_task(instance)
    await suspend(root, instance)
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.from_dict({"a": 1}))
    state = await project.state(instance)
    assert (state.status, state.variables) == ("RUNNING", {})
    assert (await project.executor.bpmn.get_user_task(task.execution_key)).status == "COMPLETED"
    with refused(409):
        await project.executor.bpmn.complete_user_task(task.execution_key, Vars.from_dict({"a": 2}))
    await root.call_in_project(BpmnApi.resume_bpmn_instance, instance)
    assert await project.completed(instance) == {"a": 1}


async def test_no_job_of_a_suspended_instance_is_handed_out(project: Project, worker: JobWorker) -> None:
    root, resource = admin(project), await project.deploy(WORKING)
    held, free = await project.start(resource), await project.start(resource)
    await project.waits_at(held, "suspended")
    await suspend(root, held)
    polled = await worker.poll("suspended", most=10, timeout="1s")
    assert [job.workflow_id for job in polled] == [free]
    assert await worker.poll("suspended", most=10, timeout="1s") == []
    jobs = (await project.viewer.call_in_project(DefaultApi.list_bpmn_external_jobs, workflow_id=held)).data
    assert [(job.status, job.locked_by) for job in jobs] == [("PENDING", None)]
    await root.call_in_project(BpmnApi.resume_bpmn_instance, held)

    async def ask() -> Any:
        return await worker.poll("suspended", most=10, timeout="1s") or None

    assert [job.workflow_id for job in await eventually(ask)] == [held]


async def test_a_suspended_definition_starts_nothing_and_holds_its_instances(project: Project) -> None:
    root, resource = admin(project), await project.deploy(ASKING)
    definition = resource.processes[0].id
    instance = await project.start(resource)
    task = await project.user_task(instance)
    await suspend_definition(root, definition, "audit")
    await suspend_definition(root, definition, "again")
    with refused(409, "suspended"):
        await project.start(resource)
    state = await project.state(instance)
    assert (state.definition_suspension.suspended_by, state.definition_suspension.reason) == ("root", "audit")
    (listed,) = (await project.viewer.bpmn.list_instances(suspended=True)).data
    assert listed.definition_suspended and listed.suspended_at is None
    (process,) = (await project.viewer.call_in_project(BpmnApi.list_bpmn_processes, suspended=True)).data
    assert process.suspended_version_count == 1
    (version,) = (
        await project.viewer.call_in_project(BpmnApi.list_bpmn_process_versions, "process", suspended=True)
    ).data
    assert (version.suspended_by, version.suspend_reason) == ("root", "audit")
    detail = await project.viewer.bpmn.get_resource(resource.id)
    assert detail.processes[0].suspended_at == version.suspended_at
    (file,) = (await project.viewer.call_in_project(BpmnApi.list_bpmn_resources)).data
    assert file.has_suspended_definition
    await project.executor.bpmn.complete_user_task(task.execution_key)
    assert (await project.state(instance)).status == "RUNNING"
    await root.call_in_project(BpmnApi.resume_bpmn_definition, definition)
    await project.completed(instance)
    assert (await project.viewer.call_in_project(BpmnApi.list_bpmn_processes, suspended=True)).data == []


async def test_many_instances_are_suspended_at_once_and_all_go_on(project: Project, worker: JobWorker) -> None:
    root, resource = admin(project), await project.deploy(WORKING)
    definition = resource.processes[0].id
    instances = await asyncio.gather(*(project.start(resource) for _ in range(30)))
    polled: list[Any] = []

    async def all_polled() -> Any:
        polled.extend(await worker.poll("suspended", most=30))
        return polled if len(polled) >= len(instances) else None

    await eventually(all_polled)
    await suspend_definition(root, definition)
    for job in polled:
        await worker.complete(job)
    assert (await project.viewer.bpmn.list_instances(suspended=True)).pagination.total == 30
    assert (await types(project, instances[0]))[-1] == "StimulusParked"
    await root.call_in_project(BpmnApi.resume_bpmn_definition, definition)
    for instance in instances:
        await project.completed(instance)


async def test_what_is_not_there_or_has_ended_cannot_be_suspended(project: Project) -> None:
    root, instance = admin(project), await project.run(ASKING)
    for call in (suspend(root, str(NOWHERE)), suspend_definition(root, NOWHERE)):
        with refused(404):
            await call
    with refused(404, "admin"):
        await suspend(project.editor, instance)
    await project.editor.bpmn.cancel_instance(instance)
    with refused(409):
        await suspend(root, instance)
    await root.call_in_project(BpmnApi.resume_bpmn_instance, instance)
