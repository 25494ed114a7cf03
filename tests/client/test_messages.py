"""Messages: caught by one receiver whose key fits, now or within their time to live."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from quantumbpm import Vars
from quantumbpm.models.correlation_keys import CorrelationKeys

import bpmn
from project import Project, eventually, refused

PAYMENT = bpmn.definitions(
    bpmn.message("paid", key="order"),
    bpmn.process(bpmn.straight(bpmn.catch("wait", bpmn.message_event("paid")))),
)
STARTED_BY_MESSAGE = bpmn.definitions(
    bpmn.message("ordered"),
    bpmn.process(bpmn.sequence(bpmn.start(bpmn.message_event("ordered")), bpmn.user_task("check"))),
)


async def publish(project: Project, name: str, key: Any = None, ttl: str | None = None, **variables: Any) -> None:
    keys = None if key is None else CorrelationKeys(key)
    await project.executor.bpmn.publish_message(name, Vars.from_dict(variables), correlation_keys=keys, ttl=ttl)


async def only_instance(project: Project) -> str:
    """The instance that a message has started."""

    async def started() -> list[str] | None:
        return [found.workflow_id for found in (await project.viewer.bpmn.list_instances()).data] or None

    (instance,) = await eventually(started)
    return instance


async def test_a_message_reaches_the_instance_whose_key_fits_with_its_variables(project: Project) -> None:
    resource = await project.deploy(PAYMENT)
    first, second = await project.start(resource, order="A"), await project.start(resource, order="B")
    await publish(project, "paid", "B", amount=5)
    assert await project.completed(second) == {"order": "B", "amount": 5}
    assert (await project.state(first)).status == "RUNNING"


async def test_an_early_message_waits_for_its_receiver(project: Project) -> None:
    resource = await project.deploy(PAYMENT)
    await publish(project, "paid", "A", amount=5)
    assert await project.completed(await project.start(resource, order="A")) == {"order": "A", "amount": 5}


async def test_a_message_is_received_once(project: Project) -> None:
    resource = await project.deploy(PAYMENT)
    instances = [await project.start(resource, order="A") for _ in range(2)]
    await publish(project, "paid", "A")
    await asyncio.sleep(0.5)
    statuses = [(await project.state(instance)).status for instance in instances]
    assert sorted(statuses) == ["COMPLETED", "RUNNING"]
    await publish(project, "paid", "A")
    for instance in instances:
        await project.completed(instance)


@pytest.mark.parametrize(
    ("subscribed", "published"),
    [
        ("A", "A"),
        (5, 5),
        (True, True),
        ({"order": "A", "line": 1}, {"order": "A"}),
        ({"order": {"id": 5, "x": 1}}, {"order": {"id": 5}}),
    ],
    ids=str,
)
async def test_keys_match_by_type_and_value_and_objects_by_a_part(
    project: Project, subscribed: Any, published: Any
) -> None:
    instance = await project.run(PAYMENT, order=subscribed)
    await publish(project, "paid", published)
    await project.completed(instance)


@pytest.mark.parametrize(
    ("subscribed", "published"),
    [
        ("5", 5),
        (5, "5"),
        (True, "true"),
        ({"order": "A"}, {"order": "A", "line": 1}),
        ("A", {"order": "A"}),
        ("a", "A"),
    ],
    ids=str,
)
async def test_keys_that_differ_in_type_or_value_do_not_match(
    project: Project, subscribed: Any, published: Any
) -> None:
    instance = await project.run(PAYMENT, order=subscribed)
    await publish(project, "paid", published)
    await asyncio.sleep(0.3)
    assert (await project.state(instance)).status == "RUNNING"
    await publish(project, "paid", subscribed)
    await project.completed(instance)


@pytest.mark.parametrize("ttl", ["300ms", "PT0.3S"])
async def test_a_message_is_gone_after_its_time_to_live(project: Project, ttl: str) -> None:
    resource = await project.deploy(PAYMENT)
    await publish(project, "paid", "A", ttl=ttl)
    await asyncio.sleep(0.4)
    instance = await project.start(resource, order="A")
    await asyncio.sleep(0.3)
    assert (await project.state(instance)).status == "RUNNING"


@pytest.mark.parametrize("ttl", ["1h30m", "PT1H", "P1DT12H", "2099-12-31T23:59:59Z", ""])
async def test_a_time_to_live_is_a_duration_of_go_or_iso_8601_or_a_time(project: Project, ttl: str) -> None:
    resource = await project.deploy(PAYMENT)
    await publish(project, "paid", "A", ttl=ttl)
    await project.completed(await project.start(resource, order="A"))


async def test_a_key_that_the_client_sends_as_null_is_none(project: Project) -> None:
    await project.deploy(STARTED_BY_MESSAGE)
    await project.executor.bpmn.publish_message("ordered", correlation_keys={"order": "A"})
    await only_instance(project)


async def test_a_time_to_live_that_is_none_is_refused(project: Project) -> None:
    with refused(400, naming="ttl"):
        await publish(project, "paid", "A", ttl="soon")


async def test_a_message_needs_a_name(project: Project) -> None:
    with refused(400, naming="messageName"):
        await publish(project, "", "A")


async def test_a_message_starts_an_instance(project: Project) -> None:
    await project.deploy(STARTED_BY_MESSAGE)
    await publish(project, "ordered", None, item="lamp")

    instance = await only_instance(project)
    assert (await project.state(instance)).variables == {"item": "lamp"}
    await project.executor.bpmn.complete_user_task((await project.user_task(instance)).execution_key)
    await project.completed(instance)


async def test_a_receive_task_and_an_event_based_gateway_wait_for_messages(project: Project) -> None:
    received = bpmn.process(bpmn.straight(bpmn.element("receiveTask", "wait", messageRef="paid")))
    declared = bpmn.message("paid", key="order") + bpmn.message("called-off", key="order")
    instance = await project.run(bpmn.definitions(declared, received), order=1)
    await publish(project, "paid", 1)
    await project.completed(instance)

    choice = bpmn.process(
        bpmn.start(),
        bpmn.gateway("eventBased", "first"),
        bpmn.catch("on-paid", bpmn.message_event("paid")),
        bpmn.catch("on-called-off", bpmn.message_event("called-off")),
        bpmn.script("paid-first", '"paid"', "outcome"),
        bpmn.script("called-off-first", '"called off"', "outcome"),
        bpmn.end(),
        bpmn.path("start first on-paid paid-first end"),
        bpmn.path("first on-called-off called-off-first end"),
    )
    instance = await project.run(bpmn.definitions(declared, choice), order=2)
    await publish(project, "called-off", 2)
    assert (await project.completed(instance))["outcome"] == "called off"


async def test_a_send_task_publishes_to_another_instance(project: Project) -> None:
    declared = bpmn.message("paid", key="order")
    receiver = await project.run(PAYMENT, order="A")
    sender = bpmn.process(bpmn.straight(bpmn.element("sendTask", "send", messageRef="paid")), id="sender")
    instance = await project.run(bpmn.definitions(declared, sender, id="sending"), order="A")
    await project.completed(instance)
    await project.completed(receiver)
