"""Signals: everybody who waits gets one, now or within its time to live."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from quantumbpm import Vars

import bpmn
from project import Project, eventually, refused

CLOSED = bpmn.signal("closed")
LISTENER = bpmn.definitions(
    CLOSED, bpmn.process(bpmn.straight(bpmn.catch("wait", bpmn.signal_event("closed"))))
)
STARTED_BY_SIGNAL = bpmn.definitions(
    CLOSED, bpmn.process(bpmn.sequence(bpmn.start(bpmn.signal_event("closed")), bpmn.user_task("check")))
)


async def publish(project: Project, name: str, ttl: str | None = None, **variables: Any) -> None:
    await project.executor.bpmn.publish_signal(name, Vars.from_dict(variables), ttl=ttl)


async def instances(project: Project, count: int) -> list[str]:
    """The instances of the project once there are so many."""

    async def ask() -> list[str] | None:
        found = [found.workflow_id for found in (await project.viewer.bpmn.list_instances()).data]
        return found if len(found) == count else None

    return await eventually(ask)


async def test_a_signal_reaches_all_that_wait_with_its_variables(project: Project) -> None:
    resource = await project.deploy(LISTENER)
    waiting = [await project.start(resource, number=number) for number in range(3)]
    await publish(project, "closed", amount=5)
    for number, instance in enumerate(waiting):
        assert await project.completed(instance) == {"number": number, "amount": 5}


async def test_a_signal_of_another_name_or_project_is_not_heard(project: Project) -> None:
    instance = await project.run(LISTENER)
    await publish(project, "opened")
    await asyncio.sleep(0.3)
    assert (await project.state(instance)).status == "RUNNING"


async def test_an_early_signal_waits_for_all_who_come(project: Project) -> None:
    resource = await project.deploy(LISTENER)
    await publish(project, "closed", amount=5)
    for _ in range(2):
        assert await project.completed(await project.start(resource)) == {"amount": 5}


@pytest.mark.parametrize("ttl", ["300ms", "PT0.3S"])
async def test_a_signal_is_gone_after_its_time_to_live(project: Project, ttl: str) -> None:
    resource = await project.deploy(LISTENER)
    await publish(project, "closed", ttl=ttl)
    await asyncio.sleep(0.4)
    instance = await project.start(resource)
    await asyncio.sleep(0.3)
    assert (await project.state(instance)).status == "RUNNING"


@pytest.mark.parametrize("ttl", ["1h30m", "PT1H", "P1DT12H", "2099-12-31T23:59:59Z", ""])
async def test_a_time_to_live_is_a_duration_of_go_or_iso_8601_or_a_time(project: Project, ttl: str) -> None:
    resource = await project.deploy(LISTENER)
    await publish(project, "closed", ttl=ttl)
    await project.completed(await project.start(resource))


async def test_a_signal_without_a_name_or_with_a_bad_time_to_live_is_refused(project: Project) -> None:
    with refused(400, naming="signalName"):
        await publish(project, "")
    with refused(400, naming="ttl"):
        await publish(project, "closed", ttl="soon")


async def test_a_viewer_cannot_publish(project: Project) -> None:
    with refused(404):
        await project.viewer.bpmn.publish_signal("closed")


async def test_a_signal_starts_an_instance_also_of_a_process_that_is_deployed_later(project: Project) -> None:
    await publish(project, "closed", number=1)
    await project.deploy(STARTED_BY_SIGNAL)
    (first,) = await instances(project, 1)
    assert (await project.state(first)).variables == {"number": 1}
    await publish(project, "closed", number=2)
    await instances(project, 2)
    # A newer version was not there when the signals were published, but its process has begun by them.
    await project.deploy(STARTED_BY_SIGNAL)
    await asyncio.sleep(0.5)
    await instances(project, 2)


async def test_a_throw_event_reaches_other_instances(project: Project) -> None:
    receiver = await project.run(LISTENER)
    throw = bpmn.element("intermediateThrowEvent", "announce", bpmn.mappings({"twice": "amount * 2"}), bpmn.signal_event("closed"))
    sender = bpmn.process(bpmn.straight(throw), id="sender")
    await project.completed(await project.run(bpmn.definitions(CLOSED, sender, id="sending"), amount=4))
    assert await project.completed(receiver) == {"twice": 8}


async def test_the_history_tells_of_it(project: Project) -> None:
    instance = await project.run(LISTENER)
    await publish(project, "closed")
    await project.completed(instance)
    history = await project.viewer.get(f"/bpmn/instances/{instance}/history?type=SignalReceived")
    (received,) = history["data"]
    assert (received["nodeID"], received["nodeType"]) == ("wait", "IntermediateCatchEvent")
