"""Call activities: a process runs another, as an instance of its own."""

from __future__ import annotations

from quantumbpm import Vars

import bpmn
from project import Project, eventually

CHILD = bpmn.file(bpmn.straight(bpmn.user_task("ask")), id="child")


async def child_of(project: Project, parent: str) -> str:
    async def ask() -> str | None:
        children = (await project.viewer.bpmn.get_instance_children(parent)).children
        return next((child.workflow_id for child in children), None)

    return await eventually(ask)


async def test_a_call_activity_runs_another_process_and_takes_back_its_variables(project: Project) -> None:
    await project.deploy(CHILD)
    parent = await project.run(bpmn.file(bpmn.straight(bpmn.call("call", "child"))), business_id="C-1", amount=5)
    child = await child_of(project, parent)
    state = await project.state(child)
    assert (state.parent_workflow_id, state.process_id, state.business_id) == (parent, "child", "C-1")
    assert state.variables == {"amount": 5}
    task = await project.user_task(child)
    assert (task.parent_workflow_id, task.business_id) == (parent, "C-1")
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.of().set("answer", 42))
    assert await project.completed(parent) == {"amount": 5, "answer": 42}


async def test_a_call_activity_with_mappings_hands_over_only_what_they_name(project: Project) -> None:
    await project.deploy(CHILD)
    mapped = bpmn.mappings({"sum": "amount * 2"}, {"result": "answer"})
    parent = await project.run(bpmn.file(bpmn.straight(bpmn.call("call", "child", mapped))), amount=5, secret=1)
    child = await child_of(project, parent)
    assert (await project.state(child)).variables == {"sum": 10}
    task = await project.user_task(child)
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.of().set("answer", 42).set("noise", 1))
    assert await project.completed(parent) == {"amount": 5, "secret": 1, "result": 42}


async def test_cancelling_the_caller_cancels_what_it_called(project: Project) -> None:
    await project.deploy(CHILD)
    parent = await project.run(bpmn.file(bpmn.straight(bpmn.call("call", "child"))))
    child = await child_of(project, parent)
    await project.editor.bpmn.cancel_instance(parent)
    assert (await project.ended(parent)).status == "CANCELED"
    assert (await project.ended(child)).status == "CANCELED"


async def test_an_error_of_the_called_process_is_caught_on_the_call_activity(project: Project) -> None:
    failing = bpmn.process(bpmn.start(), bpmn.end(bpmn.error_event("BROKEN")), bpmn.path("start end"), id="child")
    await project.deploy(bpmn.definitions(bpmn.error("BROKEN"), failing, id="failing"))
    rescue = bpmn.boundary("broken", "call", bpmn.error_event("BROKEN")) + bpmn.script("note", '"yes"', "rescued")
    caller = bpmn.process(bpmn.straight(bpmn.call("call", "child")), rescue, bpmn.path("broken note end"))
    parent = await project.run(bpmn.definitions(bpmn.error("BROKEN"), caller))
    assert await project.completed(parent) == {"rescued": "yes"}
    state = await project.ended(await child_of(project, parent))
    assert state.status == "FAILED" and "BROKEN" in state.failure_reason
