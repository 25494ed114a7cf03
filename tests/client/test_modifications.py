"""Modifications: an operator moves the tokens of an instance by hand."""

from __future__ import annotations

from typing import Any

from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.models.modification_instruction import ModificationInstruction
from quantumbpm.models.modify_bpmn_instance_request import ModifyBpmnInstanceRequest

import bpmn
from project import Person, Project, refused

PACKING = bpmn.sub_process(
    "packing",
    bpmn.sequence(bpmn.start(id="begin"), bpmn.user_task("pack"), bpmn.user_task("label"), bpmn.end(id="packed")),
)
FILE = bpmn.file(bpmn.straight(bpmn.user_task("pick"), PACKING))


async def modify(person: Person, instance: str, *instructions: ModificationInstruction) -> None:
    request = ModifyBpmnInstanceRequest(instructions=list(instructions))
    await person.call_in_project(BpmnApi.modify_bpmn_instance, instance, request)


def start_before(element: str, scope: str | None = None, **variables: Any) -> ModificationInstruction:
    return ModificationInstruction(
        type="START_BEFORE_NODE", node_id=element, scope_id=scope, variables=variables or None
    )


def cancel(element: str, scope: str | None = None) -> ModificationInstruction:
    return ModificationInstruction(type="CANCEL_TOKEN", node_id=element, scope_id=scope)


async def test_a_token_is_moved_and_the_history_says_who_did_it(project: Project) -> None:
    admin = project.person("olga", role="admin")
    instance = await project.run(FILE)
    await project.waits_at(instance, "pick")
    await modify(admin, instance, cancel("pick"), start_before("label", skipped=True))
    state = await project.waits_at(instance, "packing", "label")
    assert state.variables == {"skipped": True}
    history = (await project.viewer.get(f"/bpmn/instances/{instance}/history?pageSize=100"))["data"]
    [modified] = [item for item in history if item["type"] == "InstanceModified"]
    assert modified["actor"] == "olga"

    packing = next(scope for scope in state.active_scopes if scope.node_id == "packing")
    await modify(admin, instance, start_before("pack", packing.scope_id), cancel("label", packing.scope_id))
    await project.waits_at(instance, "packing", "pack")
    await modify(admin, instance, cancel("packing"))
    assert (await project.ended(instance)).status == "CANCELED"
    with refused(409, "CANCELED"):
        await modify(admin, instance, start_before("pick"))


async def test_what_does_not_fit_is_refused_by_name_and_changes_nothing(project: Project) -> None:
    admin = project.person("olga", role="admin")
    instance = await project.run(FILE)
    state = await project.waits_at(instance, "pick")
    root = state.active_scopes[0].scope_id
    with refused(400, "instructions[1].nodeID: the process has no element 'nowhere'"):
        await modify(admin, instance, cancel("pick"), start_before("nowhere"))
    with refused(400, "instructions[0].nodeID: 'pack' has no live token"):
        await modify(admin, instance, cancel("pack", root))
    with refused(400, "instructions[0].scopeID"):
        await modify(admin, instance, start_before("pick", "nowhere"))
    with refused(400, "instructions: expected 1 to 200 items"):
        await modify(admin, instance)
    with refused(404):
        await modify(project.editor, instance, cancel("pick"))
    with refused(404):
        await modify(admin, "0190f5c0-0000-7000-8000-000000000000", cancel("pick"))
    assert (await project.state(instance)).active_scopes[0].active_nodes == {"pick": 1}
