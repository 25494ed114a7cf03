"""Instances: started, looked at, listed and cancelled."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone
from typing import Any

from quantumbpm import Vars

import bpmn
from project import Person, Project, refused
from quantumbpm_dev import Dev

WAITING = bpmn.file(bpmn.straight(bpmn.user_task("wait")))
NOWHERE = "01890000-0000-7000-8000-000000000000"


async def test_a_started_instance_tells_where_it_stands(project: Project) -> None:
    resource = await project.deploy(WAITING)
    instance = await project.start(resource, business_id="I-1", amount=5)
    state = await project.waits_at(instance, "wait")
    assert (state.workflow_id, state.resource_id) == (instance, resource.id)
    assert (state.status, state.process_id, state.process_version) == ("RUNNING", "process", 1)
    assert (state.variables, state.business_id) == ({"amount": 5}, "I-1")
    assert (state.error, state.incidents, state.parent_workflow_id) == (False, [], None)
    (root,) = state.active_scopes
    assert (root.active_nodes, root.variables, root.parent_scope_id) == ({"wait": 1}, {"amount": 5}, None)


async def test_only_a_deployed_version_can_be_started(project: Project) -> None:
    with refused(404):
        await project.executor.bpmn.start_instance(NOWHERE, Vars.of())
    draft = await project.editor.bpmn.create_resource("Draft", WAITING)
    assert draft.processes == []


async def test_cancelling_ends_an_instance_and_its_work(project: Project) -> None:
    instance = await project.run(WAITING)
    task = await project.user_task(instance)
    await project.editor.bpmn.cancel_instance(instance)
    state = await project.ended(instance)
    assert (state.status, state.active_scopes) == ("CANCELED", [])
    task = await project.executor.bpmn.get_user_task(task.execution_key)
    assert task.status == "CANCELED" and task.cancel_reason
    await project.editor.bpmn.cancel_instance(instance)
    assert (await project.state(instance)).status == "CANCELED", "a second time changes nothing"


async def test_unknown_instances_are_not_found(project: Project) -> None:
    for instance in (NOWHERE, "no-id"):
        for call in (
            project.viewer.bpmn.get_instance(instance),
            project.viewer.bpmn.get_instance_children(instance),
            project.viewer.bpmn.get_instance_variables(instance),
            project.editor.bpmn.update_instance_variables(instance, Vars.of().set("x", 1)),
            project.editor.bpmn.cancel_instance(instance),
        ):
            with refused(404):
                await call


async def test_an_instance_of_another_project_is_not_found(project: Project, dev: Dev) -> None:
    instance = await project.run(WAITING)
    outside = Person(dev, dev.sample_project, dev.sample_token("admin"))
    with refused(404):
        await outside.bpmn.get_instance(instance)
    with refused(404):
        await outside.bpmn.cancel_instance(instance)


async def listed(project: Project, **filters: Any) -> list[str]:
    return [instance.workflow_id for instance in (await project.viewer.bpmn.list_instances(**filters)).data]


async def test_instances_are_listed_newest_first_with_what_they_run(project: Project) -> None:
    resource = await project.deploy(WAITING)
    instances = [await project.start(resource, business_id=f"I-{number}") for number in range(3)]
    page = await project.viewer.bpmn.list_instances()
    assert [instance.workflow_id for instance in page.data] == instances[::-1]
    newest = page.data[0]
    assert (newest.definition_id, newest.status, newest.started_by) == (resource.processes[0].id, "RUNNING", "executor")
    assert (newest.process_id, newest.process_name, newest.process_version) == ("process", "Process", 1)
    assert (newest.business_id, newest.has_incident, newest.completed_at) == ("I-2", False, None)


async def test_instances_are_filtered_by_process_and_version(project: Project) -> None:
    first, second = await project.deploy(WAITING), await project.deploy(WAITING)
    other = await project.deploy(bpmn.file(bpmn.straight(bpmn.user_task("wait")), id="other"))
    old, new, different = [await project.start(resource) for resource in (first, second, other)]
    assert await listed(project, definition_id=first.processes[0].id) == [old]
    assert await listed(project, process_id="process") == [new, old]
    assert await listed(project, process_id="other") == [different]
    assert await listed(project, definition_id=NOWHERE) == []


async def test_instances_are_filtered_by_status(project: Project) -> None:
    waiting = await project.run(WAITING)
    done = await project.run(bpmn.file(bpmn.straight(), id="done"))
    await project.completed(done)
    canceled = await project.run(WAITING)
    await project.editor.bpmn.cancel_instance(canceled)
    await project.ended(canceled)
    for status, expected in {"RUNNING": [waiting], "COMPLETED": [done], "CANCELED": [canceled], "FAILED": []}.items():
        assert await listed(project, status=status) == expected
    ended = (await project.viewer.bpmn.list_instances(status="COMPLETED")).data[0]
    assert ended.created_at <= ended.completed_at


async def test_instances_are_filtered_by_incident(project: Project) -> None:
    fine = await project.run(WAITING)
    choice = bpmn.start() + bpmn.gateway("exclusive", "choose") + bpmn.end() + bpmn.path("start choose")
    stuck = await project.run(bpmn.file(choice + bpmn.flow("choose", "end", "false"), id="stuck"))
    await project.incident(stuck)
    assert await listed(project, has_incident=True) == [stuck]
    assert await listed(project, has_incident=False) == [fine]


async def test_instances_are_filtered_by_the_beginning_of_their_business_id(project: Project) -> None:
    resource = await project.deploy(WAITING)
    orders = [await project.start(resource, business_id=id) for id in ("ORDER-1", "ORDER-2")]
    await project.start(resource, business_id="CLAIM-1")
    assert await listed(project, business_id="ORDER-") == orders[::-1]
    assert await listed(project, business_id="ORDER-2") == orders[1:]
    assert await listed(project, business_id="RDER") == []
    assert await listed(project, business_id="%") == []


async def test_instances_are_filtered_by_time_and_suspension(project: Project) -> None:
    instance = await project.run(WAITING)
    now = datetime.now(timezone.utc)
    assert await listed(project, created_after=now - timedelta(hours=1)) == [instance]
    assert await listed(project, created_after=now + timedelta(hours=1)) == []
    assert await listed(project, suspended=False) == [instance]
    assert await listed(project, suspended=True) == []


async def test_instances_come_in_pages(project: Project) -> None:
    resource = await project.deploy(WAITING)
    instances = await asyncio.gather(*(project.start(resource) for _ in range(5)))
    pages = [await project.viewer.bpmn.list_instances(page=number, page_size=2) for number in (1, 2, 3, 4)]
    assert [len(page.data) for page in pages] == [2, 2, 1, 0]
    assert {instance.workflow_id for page in pages for instance in page.data} == set(instances)
    assert (pages[0].pagination.total, pages[0].pagination.total_pages) == (5, 3)
    for wrong in ({"page": 0}, {"page_size": 0}, {"page_size": 101}):
        with refused(400, naming="page"):
            await project.viewer.bpmn.list_instances(**wrong)


async def test_a_filter_that_is_none_is_refused(project: Project) -> None:
    with refused(400, naming="status"):
        await project.viewer.bpmn.list_instances(status="ASLEEP")
