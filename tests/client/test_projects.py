"""Projects: created by administrators of the organisation, seen by their members."""

from __future__ import annotations

from quantumbpm.api.default_api import DefaultApi
from quantumbpm.models.create_project_request import CreateProjectRequest

import bpmn
from project import Person, Project, refused


async def test_who_creates_a_project_is_its_admin_and_finds_it(organization_admin: Person) -> None:
    created = await organization_admin.call(DefaultApi.create_project, CreateProjectRequest(name="Claims"))
    assert created.name == "Claims"
    assert created.created_at.tzinfo is not None
    assert (await organization_admin.call(DefaultApi.get_project, created.id)).id == created.id
    listed = await organization_admin.call(DefaultApi.list_projects)
    assert created.id in {project.id for project in listed}
    await organization_admin.call(DefaultApi.delete_project, created.id)


async def test_everyone_lists_only_the_projects_they_have_a_role_in(project: Project) -> None:
    listed = await project.viewer.call(DefaultApi.list_projects)
    assert [str(found.id) for found in listed] == [project.id]
    assert await project.stranger().call(DefaultApi.list_projects) == []


async def test_a_project_is_hidden_from_strangers(project: Project) -> None:
    with refused(404):
        await project.stranger().call_in_project(DefaultApi.get_project)
    with refused(404):
        await project.stranger().bpmn.list_instances()


async def test_only_an_administrator_of_the_organisation_creates_projects(project: Project) -> None:
    with refused(404):
        await project.editor.call(DefaultApi.create_project, CreateProjectRequest(name="Mine"))


async def test_a_project_needs_a_name(organization_admin: Person) -> None:
    with refused(400, naming="name"):
        await organization_admin.call(DefaultApi.create_project, CreateProjectRequest(name=""))


async def test_a_role_suffices_for_its_operations_only(project: Project) -> None:
    with refused(404):
        await project.viewer.bpmn.list_user_tasks()
    with refused(404):
        await project.executor.bpmn.create_resource("File", bpmn.file(bpmn.straight()))
    with refused(404):
        await project.editor.call_in_project(DefaultApi.delete_project)


async def test_a_deleted_project_is_gone_with_all_that_ran_in_it(project: Project) -> None:
    instance = await project.run(bpmn.file(bpmn.straight(bpmn.user_task("wait"))))
    await project.person("chief", role="admin").call_in_project(DefaultApi.delete_project)
    with refused(404):
        await project.viewer.bpmn.get_instance(instance)
    assert await project.viewer.call(DefaultApi.list_projects) == []
