"""User tasks: found by whom they are for, assigned, completed and failed."""

from __future__ import annotations

from typing import Any

from quantumbpm import Vars
from quantumbpm.models.update_user_task_assignment_request import (
    UpdateUserTaskAssignmentRequest,
)

import bpmn
from project import Person, Project, refused

FOR_CLERKS = bpmn.file(bpmn.straight(bpmn.user_task("approve", candidate_groups="clerks")))


def clerk(project: Project, name: str = "anna") -> Person:
    """Somebody who may only look, and is in the group `clerks`."""
    return project.person(name, role="viewer", groups=["clerks"])


async def test_a_task_carries_what_its_element_says(project: Project) -> None:
    task = bpmn.user_task(
        "approve",
        bpmn.extension("formDefinition", formKey="approval"),
        bpmn.headers(color="red"),
        bpmn.mappings({"sum": "amount + 1"}),
        assignee="=boss",
        candidate_users="anna, berta",
        candidate_groups='=["clerks"]',
    )
    instance = await project.run(bpmn.file(bpmn.straight(task)), business_id="U-1", amount=41, boss="carla")
    found = await project.user_task(instance)
    assert (found.node_id, found.task_type, found.status) == ("approve", "UserTask", "CREATED")
    assert (found.workflow_id, found.business_id, found.form_key) == (instance, "U-1", "approval")
    assert (found.assignee, found.candidate_users) == ("carla", ["anna", "berta"])
    assert (found.candidate_groups, found.headers, found.variables) == (["clerks"], {"color": "red"}, {"sum": 42})


async def test_a_manual_task_is_a_user_task_too(project: Project) -> None:
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.element("manualTask", "pack"))))
    task = await project.user_task(instance)
    assert task.task_type == "ManualTask"
    await project.executor.bpmn.complete_user_task(task.execution_key)
    await project.completed(instance)


async def test_an_executor_completes_a_task_and_its_results_go_on(project: Project) -> None:
    instance = await project.run(FOR_CLERKS)
    task = await project.user_task(instance)
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.of().set("approved", True))
    assert await project.completed(instance) == {"approved": True}
    done = await project.executor.bpmn.get_user_task(task.execution_key)
    assert (done.status, done.completion_variables) == ("COMPLETED", {"approved": True})
    assert done.completed_at >= done.created_at


async def test_a_member_of_a_candidate_group_completes_a_task_without_being_executor(project: Project) -> None:
    instance = await project.run(FOR_CLERKS)
    anna = clerk(project).bpmn
    (task,) = (await anna.list_user_tasks_for_caller()).data
    assert (await anna.get_user_task(task.execution_key)).workflow_id == instance
    await anna.complete_user_task(task.execution_key, Vars.of().set("by", "anna"))
    assert await project.completed(instance) == {"by": "anna"}


async def test_assignee_and_candidate_users_complete_a_task_too(project: Project) -> None:
    for people in ({"assignee": "anna"}, {"candidate_users": "berta, anna"}):
        xml = bpmn.file(bpmn.straight(bpmn.user_task("approve", **people)))
        instance = await project.run(xml)
        anna = project.person("anna", role="viewer").bpmn
        (task,) = (await anna.list_user_tasks_for_caller()).data
        await anna.complete_user_task(task.execution_key)
        await project.completed(instance)


async def test_to_a_viewer_it_is_not_for_a_task_does_not_exist(project: Project) -> None:
    instance = await project.run(FOR_CLERKS)
    task = await project.user_task(instance)
    other = project.person("otto", role="viewer", groups=["drivers"]).bpmn
    assert (await other.list_user_tasks_for_caller()).data == []
    for call in (
        other.get_user_task(task.execution_key),
        other.complete_user_task(task.execution_key),
        other.throw_user_task_error(task.execution_key, "NO"),
        project.stranger().bpmn.complete_user_task(task.execution_key),
    ):
        with refused(404):
            await call
    assert (await project.user_task(instance)).status == "CREATED"


async def test_the_second_who_ends_a_task_is_told_so(project: Project) -> None:
    instance = await project.run(FOR_CLERKS)
    task = await project.user_task(instance)
    await clerk(project, "anna").bpmn.complete_user_task(task.execution_key)
    berta = clerk(project, "berta").bpmn
    with refused(409, naming="COMPLETED"):
        await berta.complete_user_task(task.execution_key)
    with refused(409):
        await berta.throw_user_task_error(task.execution_key, "LATE")
    with refused(404):
        await project.executor.bpmn.update_user_task_assignment(
            task.execution_key, UpdateUserTaskAssignmentRequest(assignee="berta")
        )


async def test_unknown_tasks_are_not_found(project: Project) -> None:
    executor = project.executor.bpmn
    for key in ("01890000-0000-7000-8000-000000000000", "no-id"):
        change = UpdateUserTaskAssignmentRequest(assignee="anna")
        for call in (
            executor.get_user_task(key),
            executor.complete_user_task(key),
            executor.throw_user_task_error(key, "NO"),
            executor.update_user_task_assignment(key, change),
        ):
            with refused(404):
                await call


async def test_assigning_changes_what_is_named_and_nothing_else(project: Project) -> None:
    instance = await project.run(FOR_CLERKS)
    key = (await project.user_task(instance)).execution_key

    async def assign(**change: Any) -> tuple[str | None, list[str] | None, list[str] | None]:
        request = UpdateUserTaskAssignmentRequest(**change)
        task = await project.executor.bpmn.update_user_task_assignment(key, request)
        return task.assignee, task.candidate_users, task.candidate_groups

    assert await assign(assignee="anna") == ("anna", [], ["clerks"])
    assert await assign(candidateUsers=["berta"], candidateGroups=[]) == ("anna", ["berta"], [])
    assert await assign(assignee="") == (None, ["berta"], []), "an empty text clears the assignee"
    with refused(400):
        await assign()
    with refused(404):
        await clerk(project).bpmn.update_user_task_assignment(key, UpdateUserTaskAssignmentRequest(assignee="anna"))


async def test_an_error_takes_the_boundary_event(project: Project) -> None:
    rescue = bpmn.boundary("refused", "approve", bpmn.error_event("REFUSED")) + bpmn.path("refused end")
    process = bpmn.process(bpmn.straight(bpmn.user_task("approve", candidate_groups="clerks")), rescue)
    instance = await project.run(bpmn.definitions(bpmn.error("REFUSED"), process))
    key = (await project.user_task(instance)).execution_key
    await clerk(project).bpmn.throw_user_task_error(key, "REFUSED", Vars.of().set("why", "limit"))
    assert await project.completed(instance) == {"why": "limit"}
    failed = await project.executor.bpmn.get_user_task(key)
    assert (failed.status, failed.error_code, failed.completion_variables) == ("FAILED", "REFUSED", {"why": "limit"})


async def test_an_error_that_nothing_catches_is_an_incident(project: Project) -> None:
    instance = await project.run(FOR_CLERKS)
    await project.executor.bpmn.throw_user_task_error((await project.user_task(instance)).execution_key, "REFUSED")
    incident = await project.incident(instance)
    assert (incident.error_type, incident.error_code, incident.node_id) == ("BpmnError", "REFUSED", "approve")
    await project.editor.bpmn.resolve_incident(instance, incident.incident_id)
    await project.executor.bpmn.complete_user_task((await project.user_task(instance)).execution_key)
    await project.completed(instance)


async def test_tasks_are_filtered_and_paged(project: Project) -> None:
    clerks = await project.run(FOR_CLERKS, business_id="ORDER-1")
    people = bpmn.user_task("approve", assignee="carla", candidate_users="anna")
    assigned = await project.run(bpmn.file(bpmn.straight(people)), business_id="CLAIM-1")
    done = await project.run(FOR_CLERKS)
    await project.executor.bpmn.complete_user_task((await project.user_task(done)).execution_key)

    async def found(**filters: Any) -> list[str]:
        return [task.workflow_id for task in (await project.executor.bpmn.list_user_tasks(**filters)).data]

    assert await found() == [done, assigned, clerks]
    assert await found(workflow_id=clerks) == [clerks]
    assert await found(status="CREATED") == [assigned, clerks]
    assert await found(status="COMPLETED") == [done]
    assert await found(assignee="carla") == [assigned]
    assert await found(candidate_user="anna") == [assigned]
    assert await found(candidate_group="clerks", status="CREATED") == [clerks]
    assert await found(business_id="ORDER") == [clerks]
    assert await found(page=2, page_size=2) == [clerks]
    mine = await clerk(project).bpmn.list_user_tasks_for_caller(page=1, page_size=1)
    assert ([task.workflow_id for task in mine.data], mine.pagination.total) == ([assigned], 2)
