"""Incidents: what cannot go on is told, mended and goes on."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from quantumbpm import Vars
from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.models.bpmn_incident_record import BpmnIncidentRecord

import bpmn
from project import Project, refused

NO_WAY_OUT = bpmn.file(
    bpmn.start(),
    bpmn.gateway("exclusive", "choose"),
    bpmn.end(),
    bpmn.path("start choose"),
    bpmn.flow("choose", "end", "amount > 100"),
)


async def records(project: Project, **filters: Any) -> list[BpmnIncidentRecord]:
    return (await project.viewer.call_in_project(BpmnApi.list_bpmn_incidents, **filters)).data


async def test_an_incident_tells_where_why_and_with_what(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT, amount=5)
    incident = await project.incident(instance)
    assert (incident.error_type, incident.node_id) == ("GatewayNoMatch", "choose")
    assert "choose" in incident.error_message
    assert incident.variables == {"amount": 5}
    raised = datetime.fromtimestamp(incident.timestamp / 1000, timezone.utc)
    assert abs(datetime.now(timezone.utc) - raised) < timedelta(minutes=1)
    state = await project.state(instance)
    assert (state.status, state.error) == ("RUNNING", True)


async def test_an_incident_is_mended_by_setting_a_variable_and_resolving_it(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT, amount=5)
    incident = await project.incident(instance)
    await project.editor.bpmn.update_instance_variables(instance, Vars.of().set("amount", 500))
    await project.editor.bpmn.resolve_incident(instance, incident.incident_id)
    assert await project.completed(instance) == {"amount": 500}
    with refused(404):
        await project.editor.bpmn.resolve_incident(instance, incident.incident_id)


async def test_an_incident_is_mended_by_the_variables_it_is_resolved_with(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT, amount=5)
    incident = await project.incident(instance)
    await project.editor.bpmn.resolve_incident(instance, incident.incident_id, Vars.of().set("amount", 500))
    assert await project.completed(instance) == {"amount": 500}


async def test_an_incident_whose_cause_stays_is_raised_again(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT, amount=5)
    first = await project.incident(instance)
    await project.editor.bpmn.resolve_incident(instance, first.incident_id)
    second = await project.incident(instance)
    assert second.incident_id != first.incident_id
    statuses = {record.incident_id: record.resolved_by for record in await records(project)}
    assert statuses == {first.incident_id: "editor", second.incident_id: None}


async def test_a_condition_that_is_no_boolean_is_an_incident(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT.replace("amount &gt; 100", "amount"), amount=5)
    assert (await project.incident(instance)).error_type == "FeelError"


async def test_cancelling_an_instance_closes_its_incidents(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT, amount=5)
    await project.incident(instance)
    await project.editor.bpmn.cancel_instance(instance)
    state = await project.ended(instance)
    assert (state.status, state.incidents, state.error) == ("CANCELED", [], False)
    (record,) = await records(project)
    assert record.resolved_at is not None
    assert record.resolved_by == "system:canceled"


async def test_unknown_incidents_are_not_found(project: Project) -> None:
    instance = await project.run(NO_WAY_OUT, amount=5)
    for incident in ("01890000-0000-7000-8000-000000000000", "no-id"):
        with refused(404):
            await project.editor.bpmn.resolve_incident(instance, incident)


async def test_incidents_are_listed_open_ones_first_and_filtered(project: Project) -> None:
    resource = await project.deploy(NO_WAY_OUT)
    resolved = await project.start(resource, amount=5)
    incident = await project.incident(resolved)
    open_ = await project.start(resource, amount=6)
    await project.incident(open_)
    await project.editor.bpmn.resolve_incident(resolved, incident.incident_id, Vars.of().set("amount", 500))
    await project.completed(resolved)

    async def found(**filters: Any) -> list[str]:
        return [record.workflow_id for record in await records(project, **filters)]

    definition = resource.processes[0].id
    now = datetime.now(timezone.utc)
    assert await found() == [open_, resolved]
    assert await found(status="open") == [open_]
    assert await found(status="resolved") == [resolved]
    assert await found(workflow_id=resolved) == [resolved]
    assert await found(definition_id=definition) == [open_, resolved]
    assert await found(error_type="GatewayNoMatch") == [open_, resolved]
    assert await found(error_type="FeelError") == []
    assert await found(since=now + timedelta(hours=1)) == []
    assert await found(until=now - timedelta(hours=1)) == []
    assert await found(since=now - timedelta(hours=1), until=now + timedelta(hours=1)) == [open_, resolved]
    assert await found(page=2, page_size=1) == [resolved]
    record = (await records(project))[0]
    assert (record.definition_id, record.process_id, record.process_name) == (definition, "process", "Process")
    assert (record.process_version, record.node_id, record.resolved_at) == (1, "choose", None)
