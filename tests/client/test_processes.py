"""Processes and their deployed versions, with counts of instances."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import bpmn
from project import Project, refused

WAITING = bpmn.straight(bpmn.user_task("wait"))


async def test_a_process_is_listed_once_with_the_counts_of_all_its_versions(project: Project) -> None:
    first, second = await project.deploy(bpmn.file(WAITING)), await project.deploy(bpmn.file(WAITING))
    await project.start(first)
    canceled = await project.start(second)
    await project.editor.bpmn.cancel_instance(canceled)
    await project.ended(canceled)

    (process,) = (await project.viewer.bpmn.list_processes()).data
    assert (process.process_id, process.process_name) == ("process", "Process")
    assert (process.version_count, process.running_count, process.total_count) == (2, 1, 2)
    versions = (await project.viewer.bpmn.list_process_versions("process")).data
    counts = {version.version: (version.running_count, version.total_count) for version in versions}
    assert counts == {1: (1, 1), 2: (0, 1)}
    assert {version.id for version in versions} == {first.processes[0].id, second.processes[0].id}
    assert {version.resource_name for version in versions} == {"File"}


async def test_a_draft_is_no_process_yet(project: Project) -> None:
    await project.editor.bpmn.create_resource("Draft", bpmn.file(WAITING))
    assert (await project.viewer.bpmn.list_processes()).data == []
    with refused(404):
        await project.viewer.bpmn.list_process_versions("process")


async def test_processes_are_found_by_the_beginning_of_id_or_name(project: Project) -> None:
    for id in ("invoice", "inventory", "order"):
        await project.deploy(bpmn.file(bpmn.straight(), id=id))

    async def found(search: str) -> list[str]:
        return sorted(process.process_id for process in (await project.viewer.bpmn.list_processes(search=search)).data)

    assert await found("inv") == ["inventory", "invoice"]
    assert await found("INVO") == ["invoice"]
    assert await found("voice") == []
    assert await found("proc") == ["inventory", "invoice", "order"], "all are named `Process`"


async def test_total_counts_can_leave_out_older_instances(project: Project) -> None:
    await project.run(bpmn.file(WAITING))

    async def counts(after: timedelta) -> tuple[int, int]:
        created_after = (datetime.now(timezone.utc) + after).isoformat()
        (process,) = (await project.viewer.bpmn.list_processes(created_after=created_after)).data
        return process.running_count, process.total_count

    assert await counts(timedelta(hours=-1)) == (1, 1)
    assert await counts(timedelta(hours=1)) == (1, 0)


async def test_processes_and_versions_come_in_pages(project: Project) -> None:
    for id in ("a", "b", "b", "b"):
        await project.deploy(bpmn.file(bpmn.straight(), id=id))
    processes = await project.viewer.bpmn.list_processes(page=2, page_size=1)
    assert (len(processes.data), processes.pagination.total) == (1, 2)
    versions = await project.viewer.bpmn.list_process_versions("b", page=1, page_size=2)
    assert [version.version for version in versions.data] == [3, 2]
    assert versions.pagination.total_pages == 2
