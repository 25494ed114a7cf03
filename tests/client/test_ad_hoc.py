"""Ad-hoc sub-processes: what begins in them is chosen while they run."""

from __future__ import annotations

from typing import Any

from quantumbpm import Vars
from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.models.get_bpmn_instance_variables200_response import GetBpmnInstanceVariables200Response
from quantumbpm.models.trigger_bpmn_ad_hoc_node_request import TriggerBpmnAdHocNodeRequest

import bpmn
from project import Person, Project, refused

CARE = bpmn.file(
    bpmn.straight(
        bpmn.ad_hoc(
            "treat",
            bpmn.mappings(outputs={"healed": "healed"}),
            bpmn.sequence(bpmn.user_task("examine"), bpmn.user_task("decide")),
            bpmn.user_task("medicate"),
            until="healed = true",
        )
    )
)


async def trigger(person: Person, instance: str, ad_hoc: str, element: str) -> None:
    request = TriggerBpmnAdHocNodeRequest(node_id=element)
    await person.call_in_project(BpmnApi.trigger_bpmn_ad_hoc_node, instance, ad_hoc, request)


async def set_variables(person: Person, instance: str, ad_hoc: str, **variables: Any) -> None:
    request = GetBpmnInstanceVariables200Response(variables=variables)
    await person.call_in_project(BpmnApi.set_bpmn_ad_hoc_variables, instance, ad_hoc, request)


async def test_an_executor_triggers_elements_until_the_condition_holds(project: Project) -> None:
    instance = await project.run(CARE)
    await project.waits_at(instance, "treat")
    for element in ["examine", "medicate", "medicate"]:
        await trigger(project.executor, instance, "treat", element)
    await project.waits_at(instance, "treat", "examine", "medicate", "medicate")
    task = await project.user_task(instance)
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.of().set("healed", True))
    assert await project.completed(instance) == {"healed": True}


async def test_variables_are_set_in_its_scope_and_may_end_it(project: Project) -> None:
    instance = await project.run(CARE, weight=70)
    await trigger(project.executor, instance, "treat", "medicate")
    await set_variables(project.executor, instance, "treat", dose=5)
    state = await project.waits_at(instance, "treat", "medicate")
    assert [scope.variables for scope in state.active_scopes] == [{"weight": 70}, {"dose": 5}]
    await set_variables(project.executor, instance, "treat", healed=True)
    assert await project.completed(instance) == {"weight": 70, "healed": True}


async def test_what_cannot_be_triggered_is_refused_by_name(project: Project) -> None:
    instance = await project.run(CARE)
    await project.waits_at(instance, "treat")
    with refused(400, "nodeID: 'decide' begins when a sequence flow leads to it"):
        await trigger(project.executor, instance, "treat", "decide")
    with refused(404, "no ad-hoc sub-process 'end'"):
        await trigger(project.executor, instance, "end", "examine")
    with refused(404):
        await trigger(project.viewer, instance, "treat", "examine")
    await set_variables(project.executor, instance, "treat", healed=True)
    await project.completed(instance)
    with refused(409, "COMPLETED"):
        await trigger(project.executor, instance, "treat", "examine")
