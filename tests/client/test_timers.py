"""Timers: durations, dates and cycles, waited for and on the border of activities."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone

from quantumbpm import Vars

import bpmn
from project import Project, eventually


def deadline_on(host: str, event: str, *, interrupting: bool = True) -> str:
    """A process in which `host` waits and a timer on its border leads to the user task `late`."""
    return bpmn.file(
        bpmn.straight(bpmn.user_task(host)),
        bpmn.boundary("deadline", host, event, interrupting=interrupting),
        bpmn.user_task("late"),
        bpmn.path("deadline late end"),
    )


async def test_a_duration_is_waited_for(project: Project) -> None:
    started = time.monotonic()
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.catch("wait", bpmn.duration("PT0.5S")))))
    await project.waits_at(instance, "wait")
    await project.completed(instance)
    assert 0.5 <= time.monotonic() - started < 5


async def test_a_duration_may_be_an_expression(project: Project) -> None:
    xml = bpmn.file(bpmn.straight(bpmn.catch("wait", bpmn.duration('=duration("PT" + string(seconds) + "S")'))))
    await project.completed(await project.run(xml, seconds=1))


async def test_a_date_is_waited_for_and_a_past_one_is_not(project: Project) -> None:
    xml = bpmn.file(bpmn.straight(bpmn.catch("wait", bpmn.date("=due"))))
    now = datetime.now(timezone.utc)
    past = await project.run(xml, due=(now - timedelta(days=1)).isoformat())
    await project.completed(past)
    soon = await project.run(xml, due=(now + timedelta(seconds=2)).isoformat())
    await project.completed(soon)
    assert datetime.now(timezone.utc) >= now + timedelta(seconds=2)


async def test_a_timer_on_the_border_interrupts_its_activity(project: Project) -> None:
    instance = await project.run(deadline_on("work", bpmn.duration("PT0.3S")))
    key = (await project.user_task(instance)).execution_key
    await project.waits_at(instance, "late")
    task = await project.executor.bpmn.get_user_task(key)
    assert task.status == "CANCELED" and task.cancel_reason


async def test_a_timer_that_does_not_interrupt_goes_on_beside_its_activity(project: Project) -> None:
    instance = await project.run(deadline_on("work", bpmn.duration("PT0.3S"), interrupting=False))
    await project.waits_at(instance, "work", "late")


async def test_a_cycle_fires_as_often_as_it_says(project: Project) -> None:
    instance = await project.run(deadline_on("work", bpmn.cycle("R2/PT0.3S"), interrupting=False))

    async def twice() -> bool | None:
        (root,) = (await project.state(instance)).active_scopes
        return root.active_nodes == {"work": 1, "late": 2} or None

    await eventually(twice)
    fired = await project.viewer.get(f"/bpmn/instances/{instance}/history?type=TimerFired")
    assert fired["pagination"]["total"] == 2


async def test_a_timer_of_an_activity_that_ended_in_time_does_nothing(project: Project) -> None:
    instance = await project.run(deadline_on("work", bpmn.duration("PT1H")))
    await project.executor.bpmn.complete_user_task((await project.user_task(instance)).execution_key)
    await project.completed(instance)


async def test_a_timer_starts_instances_of_the_newest_version(project: Project) -> None:
    await project.deploy(bpmn.file(bpmn.sequence(bpmn.start(bpmn.cycle("R1/PT0.3S")), bpmn.user_task("check"))))

    async def started() -> str | None:
        return next((found.workflow_id for found in (await project.viewer.bpmn.list_instances()).data), None)

    assert (await project.state(await eventually(started))).status == "RUNNING"


async def test_a_timer_that_makes_no_sense_is_an_incident_mended_by_a_variable(project: Project) -> None:
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.catch("wait", bpmn.duration("=delay")))), delay="soon")
    incident = await project.incident(instance)
    assert (incident.error_type, incident.node_id) == ("TimerResolution", "wait")
    await project.editor.bpmn.resolve_incident(instance, incident.incident_id, Vars.of().set("delay", "PT0S"))
    await project.completed(instance)
