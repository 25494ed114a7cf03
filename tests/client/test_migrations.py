"""Migrations: an instance goes on in another version of its process."""

from __future__ import annotations

from typing import Any

from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.models.element_mapping import ElementMapping
from quantumbpm.models.migrate_bpmn_instance_request import MigrateBpmnInstanceRequest

import bpmn
from project import Project, refused


def version(*nodes: bpmn.Element) -> str:
    return bpmn.file(bpmn.straight(*nodes))


def request(number: int, variables: dict[str, Any] | None = None, **mapped: str) -> MigrateBpmnInstanceRequest:
    mappings = [ElementMapping(source_element_id=old, target_element_id=new) for old, new in mapped.items()]
    return MigrateBpmnInstanceRequest(
        target_version=number, element_mappings=mappings or None, variables=variables
    )


async def test_an_instance_goes_on_in_the_new_version_and_its_past_stays_in_the_old(project: Project) -> None:
    instance = await project.run(version(bpmn.user_task("pick")), amount=1)
    await project.waits_at(instance, "pick")
    await project.deploy(version(bpmn.user_task("collect"), bpmn.user_task("check")))
    editor = project.editor

    missing = await editor.call_in_project(BpmnApi.validate_bpmn_instance_migration, instance, request(2))
    assert (missing.valid, len(missing.issues)) == (False, 1)
    assert "'pick'" in missing.issues[0]
    with refused(400, "'pick'"):
        await editor.call_in_project(BpmnApi.migrate_bpmn_instance, instance, request(2))
    mapped = request(2, {"checked": False}, pick="collect")
    found = await editor.call_in_project(BpmnApi.validate_bpmn_instance_migration, instance, mapped)
    assert (found.valid, found.issues) == (True, [])
    await editor.call_in_project(BpmnApi.migrate_bpmn_instance, instance, mapped)

    state = await project.waits_at(instance, "collect")
    assert (state.process_version, state.variables) == (2, {"amount": 1, "checked": False})
    before = await project.viewer.get(f"/bpmn/instances/{instance}?at=2")
    assert before["processVersion"] == 1
    for expected in ["collect", "check"]:
        task = await project.user_task(instance)
        assert task.node_id == expected
        await project.executor.bpmn.complete_user_task(task.execution_key)
    assert (await project.ended(instance)).status == "COMPLETED"
    with refused(409):
        await editor.call_in_project(BpmnApi.migrate_bpmn_instance, instance, request(1))


async def test_what_does_not_fit_is_refused_by_name(project: Project) -> None:
    instance = await project.run(version(bpmn.user_task("pick")))
    await project.waits_at(instance, "pick")
    editor = project.editor
    with refused(400, "targetVersion: process 'process' has no deployed version 7"):
        await editor.call_in_project(BpmnApi.migrate_bpmn_instance, instance, request(7))
    with refused(400, "the instance runs version 1 already"):
        await editor.call_in_project(BpmnApi.migrate_bpmn_instance, instance, request(1))
    with refused(404):
        await project.executor.call_in_project(BpmnApi.migrate_bpmn_instance, instance, request(1))
    with refused(404):
        unknown = "0190f5c0-0000-7000-8000-000000000000"
        await editor.call_in_project(BpmnApi.migrate_bpmn_instance, unknown, request(1))
