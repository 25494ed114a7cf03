"""Gateways that split and join, and the end event that ends all branches."""

from __future__ import annotations

import bpmn
from project import Project


async def test_a_join_tells_which_flows_have_reached_it(project: Project) -> None:
    forked = bpmn.start() + bpmn.gateway("parallel", "fork") + bpmn.user_task("left") + bpmn.user_task("right")
    joined = bpmn.gateway("parallel", "join") + bpmn.end() + bpmn.path("start fork left join end")
    instance = await project.run(bpmn.file(forked + joined + bpmn.path("fork right join")))
    await project.waits_at(instance, "left", "right")
    task = await project.user_task(instance)
    await project.executor.bpmn.complete_user_task(task.execution_key)
    (arrivals,) = (await project.state(instance)).pending_join_arrivals
    assert (arrivals.node_id, arrivals.incoming_flows) == ("join", [f"{task.node_id}-join"])
    await project.executor.bpmn.complete_user_task((await project.user_task(instance)).execution_key)
    await project.completed(instance)


async def test_an_inclusive_gateway_joins_what_it_split(project: Project) -> None:
    split = bpmn.file(
        bpmn.start(),
        bpmn.gateway("inclusive", "split"),
        bpmn.user_task("a"),
        bpmn.user_task("b"),
        bpmn.user_task("c"),
        bpmn.gateway("inclusive", "join"),
        bpmn.script("after", "times + 1", "times"),
        bpmn.end(),
        bpmn.path("start split"),
        bpmn.flow("split", "a", "amount > 1"),
        bpmn.flow("split", "b", "amount > 2"),
        bpmn.flow("split", "c", "amount > 3"),
        *(bpmn.path(f"{task} join") for task in "abc"),
        bpmn.path("join after end"),
    )
    instance = await project.run(split, amount=3, times=0)
    await project.waits_at(instance, "a", "b")
    for _ in range(2):
        await project.executor.bpmn.complete_user_task((await project.user_task(instance)).execution_key)
    assert (await project.completed(instance))["times"] == 1


async def test_a_terminate_end_event_ends_the_whole_process(project: Project) -> None:
    forked = bpmn.file(
        bpmn.start(),
        bpmn.gateway("parallel", "fork"),
        bpmn.user_task("wait"),
        bpmn.end(),
        bpmn.end("<terminateEventDefinition/>", id="stop"),
        bpmn.path("start fork wait end"),
        bpmn.path("fork stop"),
    )
    await project.completed(await project.run(forked))
