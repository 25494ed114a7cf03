"""Embedded sub-processes and event sub-processes."""

from __future__ import annotations

from quantumbpm import Vars
from quantumbpm.models.correlation_keys import CorrelationKeys

import bpmn
from project import Project


async def test_a_sub_process_is_a_scope_of_its_own(project: Project) -> None:
    inside = bpmn.start(id="in") + bpmn.user_task("ask") + bpmn.end(id="out") + bpmn.path("in ask out")
    mapped = bpmn.mappings({"local": "amount"}, {"result": "answer + local"})
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.sub_process("sub", mapped, inside))), amount=5)
    state = await project.waits_at(instance, "sub", "ask")
    root, inner = state.active_scopes
    assert (inner.node_id, inner.parent_scope_id, inner.variables) == ("sub", root.scope_id, {"local": 5})
    assert (root.active_nodes, inner.active_nodes) == ({"sub": 1}, {"ask": 1})
    task = await project.user_task(instance)
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.of().set("answer", 37))
    assert await project.completed(instance) == {"amount": 5, "result": 42}


async def test_an_event_sub_process_that_does_not_interrupt_runs_beside_the_process(project: Project) -> None:
    process = bpmn.process(
        bpmn.straight(bpmn.user_task("work")),
        bpmn.event_sub_process(
            "on-question", bpmn.message_event("question"), bpmn.user_task("answer"), interrupting=False
        ),
    )
    instance = await project.run(bpmn.definitions(bpmn.message("question", key="order"), process), order=1)
    await project.waits_at(instance, "work")
    for _ in range(2):
        await project.executor.bpmn.publish_message("question", correlation_keys=CorrelationKeys(1))
    await project.waits_at(instance, "work", *["on-question", "answer"] * 2)
    for _ in range(3):
        await project.executor.bpmn.complete_user_task((await project.user_task(instance)).execution_key)
    await project.completed(instance)
