"""BPMN resources: versions of a file, from draft to deployed."""

from __future__ import annotations

from quantumbpm import Vars

import bpmn
from project import Project, refused

XML = bpmn.file(bpmn.straight())


async def test_a_new_resource_is_a_draft(project: Project) -> None:
    created = await project.editor.bpmn.create_resource("Invoice", XML)
    assert (created.name, created.xml, created.created_by) == ("Invoice", XML, "editor")
    assert created.definitions_id == "process-definitions"
    assert (created.is_deployed, created.deployed_at, created.processes) == (False, None, [])
    assert await project.viewer.bpmn.get_resource(created.id) == created


async def test_a_draft_can_be_replaced_and_a_deployed_one_cannot(project: Project) -> None:
    editor = project.editor.bpmn
    draft = await editor.create_resource("Invoice", XML)
    changed = bpmn.file(bpmn.straight(bpmn.user_task("check")))
    updated = await editor.update_resource(draft.id, "Invoices", changed)
    assert (updated.id, updated.name, updated.xml) == (draft.id, "Invoices", changed)

    await editor.deploy_resource(draft.id)
    deployed = await editor.get_resource(draft.id)
    assert deployed.is_deployed and deployed.deployed_at is not None
    with refused(409):
        await editor.update_resource(draft.id, "Invoices", XML)


async def test_deploying_numbers_the_versions_of_each_process(project: Project) -> None:
    first = await project.deploy(XML)
    second = await project.deploy(XML)
    assert [first.processes[0].version, second.processes[0].version] == [1, 2]
    assert {first.processes[0].process_id, first.processes[0].process_name} == {"process", "Process"}
    assert second.processes[0].resource_id == second.id


async def test_versions_of_a_file_are_listed_oldest_first_and_all_resources_newest_first(project: Project) -> None:
    first, second = await project.deploy(XML), await project.editor.bpmn.create_resource("Next", XML)
    other = await project.editor.bpmn.create_resource("Other", bpmn.file(bpmn.straight(), id="other"))

    versions = await project.viewer.bpmn.list_resource_versions("process-definitions")
    assert [version.id for version in versions.data] == [first.id, second.id]
    everything = await project.viewer.bpmn.list_resources()
    assert [resource.id for resource in everything.data] == [other.id, second.id, first.id]
    latest = await project.viewer.bpmn.list_latest_resources()
    assert [(entry.definitions_id, entry.latest_resource_id, entry.version_count) for entry in latest.data] == [
        ("other-definitions", other.id, 1),
        ("process-definitions", second.id, 2),
    ]
    assert not latest.data[1].is_deployed


async def test_lists_come_in_pages(project: Project) -> None:
    for number in range(3):
        await project.editor.bpmn.create_resource(f"File {number}", XML)
    page = await project.viewer.bpmn.list_resources(page=2, page_size=2)
    assert [resource.name for resource in page.data] == ["File 0"]
    pagination = page.pagination
    assert (pagination.page, pagination.page_size, pagination.total, pagination.total_pages) == (2, 2, 3, 2)
    assert (await project.viewer.bpmn.list_resources(page=9)).data == []
    with refused(400, naming="pageSize"):
        await project.viewer.bpmn.list_resources(page_size=101)
    with refused(400, naming="page"):
        await project.viewer.bpmn.list_resources(page=0)


async def test_validation_names_the_element_and_stores_nothing(project: Project) -> None:
    fine = await project.editor.bpmn.validate_xml(XML)
    assert (fine.errors, fine.warnings) == ([], [])
    unsupported = bpmn.file(bpmn.straight(bpmn.element("businessRuleTask", "rate")))
    findings = await project.editor.bpmn.validate_xml(unsupported)
    assert [finding.element_id for finding in findings.errors] == ["rate"]
    assert "businessRuleTask" in findings.errors[0].message
    assert (await project.viewer.bpmn.list_resources()).pagination.total == 0


async def test_what_is_no_bpmn_is_not_stored(project: Project) -> None:
    with refused(400):
        await project.editor.bpmn.create_resource("Broken", "<definitions")
    assert (await project.viewer.bpmn.list_resources()).pagination.total == 0


async def test_what_cannot_run_is_not_deployed(project: Project) -> None:
    unsupported = bpmn.file(bpmn.straight(bpmn.element("businessRuleTask", "rate")))
    draft = await project.editor.bpmn.create_resource("Rating", unsupported)
    with refused(400, naming="rate"):
        await project.editor.bpmn.deploy_resource(draft.id)
    assert not (await project.editor.bpmn.get_resource(draft.id)).is_deployed


async def test_a_draft_runs_as_a_test_instance_that_lists_and_counts_leave_out(project: Project) -> None:
    draft = await project.editor.bpmn.create_resource("Draft", XML)
    instance = await project.editor.bpmn.start_test_instance(draft.id, Vars.of().set("x", 1), business_id="T-1")
    assert await project.completed(instance) == {"x": 1}
    marked = await project.viewer.get("/bpmn/instances?test=true")
    assert [found["workflowID"] for found in marked["data"]] == [instance]
    assert (await project.viewer.get("/bpmn/instances?test=false"))["data"] == []
    assert (await project.viewer.bpmn.list_processes()).data == []


async def test_a_test_instance_runs_the_process_that_is_named(project: Project) -> None:
    two = [bpmn.process(bpmn.start(id=f"start-{id}"), id=id) for id in ("first", "second")]
    draft = await project.editor.bpmn.create_resource("Two", bpmn.definitions(*two))
    by_default = await project.editor.bpmn.start_test_instance(draft.id, Vars.of())
    named = await project.editor.bpmn.start_test_instance(draft.id, Vars.of(), process_id="second")
    assert [(await project.ended(it)).process_id for it in (by_default, named)] == ["first", "second"]
    with refused(404):
        await project.editor.bpmn.start_test_instance(draft.id, Vars.of(), process_id="third")


async def test_a_version_with_running_instances_is_not_deleted(project: Project) -> None:
    resource = await project.deploy(bpmn.file(bpmn.straight(bpmn.user_task("wait"))))
    instance = await project.start(resource)
    with refused(409):
        await project.editor.bpmn.delete_resource(resource.id)
    await project.editor.bpmn.cancel_instance(instance)
    await project.ended(instance)
    await project.editor.bpmn.delete_resource(resource.id)
    with refused(404):
        await project.viewer.bpmn.get_resource(resource.id)
    assert (await project.state(instance)).status == "CANCELED", "history stays"


async def test_unknown_resources_are_not_found(project: Project) -> None:
    nowhere = "01890000-0000-7000-8000-000000000000"
    for call in (
        project.editor.bpmn.get_resource(nowhere),
        project.editor.bpmn.deploy_resource(nowhere),
        project.editor.bpmn.delete_resource(nowhere),
        project.editor.bpmn.update_resource(nowhere, "File", XML),
        project.editor.bpmn.list_resource_versions("nowhere"),
    ):
        with refused(404):
            await call
