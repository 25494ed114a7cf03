"""A project of its own for each test, and the people in it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

import pytest
import requests
from quantumbpm import QuantumBPM, Vars
from quantumbpm.api.bpmn_api import BpmnApi
from quantumbpm.api.default_api import DefaultApi
from quantumbpm.auth import StaticTokenProvider
from quantumbpm.bpmn import BpmnClient
from quantumbpm.exceptions import ApiException
from quantumbpm.models.bpmn_instance_state import BpmnInstanceState
from quantumbpm.models.bpmn_resource_detail import BpmnResourceDetail
from quantumbpm.models.error import Error
from quantumbpm.models.user_task import UserTask

from quantumbpm_dev import Dev

TIMEOUT_S = 15
T = TypeVar("T")


async def eventually(ask: Callable[[], Awaitable[T | None]]) -> T:
    """Asks again and again until there is an answer."""

    async def repeat() -> T:
        while (answer := await ask()) is None:
            await asyncio.sleep(0.02)
        return answer

    return await asyncio.wait_for(repeat(), TIMEOUT_S)


@contextmanager
def refused(status: int, naming: str = "") -> Iterator[None]:
    """Expects an answer with this status, whose message names what was wrong."""
    with pytest.raises(ApiException) as caught:
        yield
    assert caught.value.status == status, caught.value.body
    error = Error.from_json(caught.value.body)
    assert naming in error.message, error.message


class Person:
    """Somebody with a token, and the official client that sends it."""

    def __init__(self, dev: Dev, project: str, token: str) -> None:
        self.project_id = UUID(project)
        self._project_url = f"{dev.url}/projects/{project}"
        self._token = token
        self.client = QuantumBPM(base_url=dev.url, project_id=project, token_provider=StaticTokenProvider(token))

    @property
    def bpmn(self) -> BpmnClient:
        return self.client.bpmn

    async def call(self, operation: Callable[..., T], *arguments: Any, **parameters: Any) -> T:
        """Calls an operation of the generated API that the client does not wrap: `BpmnApi.…` or `DefaultApi.…`."""
        await self.client.authenticate()
        of_bpmn = operation.__qualname__.startswith(BpmnApi.__name__)
        api = (BpmnApi if of_bpmn else DefaultApi)(self.client.raw)
        return await asyncio.to_thread(operation, api, *arguments, **parameters)

    async def call_in_project(self, operation: Callable[..., T], *arguments: Any, **parameters: Any) -> T:
        """As `call`, with the project as the first argument."""
        return await self.call(operation, self.project_id, *arguments, **parameters)

    async def get(self, path: str) -> Any:
        """The JSON at a path of the project that no version of the client knows."""
        headers = {"Authorization": f"Bearer {self._token}"}
        answer = await asyncio.to_thread(requests.get, self._project_url + path, headers=headers, timeout=TIMEOUT_S)
        answer.raise_for_status()
        return answer.json(parse_float=Decimal)


class Project:
    """A project with an editor, an executor and a viewer, and whoever else a test needs."""

    def __init__(self, dev: Dev, id: UUID) -> None:
        self._dev = dev
        self.id = str(id)

    @cached_property
    def editor(self) -> Person:
        return self.person("editor", role="editor")

    @cached_property
    def executor(self) -> Person:
        return self.person("executor", role="executor")

    @cached_property
    def viewer(self) -> Person:
        return self.person("viewer", role="viewer")

    def person(self, name: str, *, role: str, groups: Sequence[str] = ()) -> Person:
        return Person(self._dev, self.id, self._dev.token(name, groups=groups, roles={self.id: role}))

    def stranger(self) -> Person:
        """Somebody with a valid token and no role here."""
        return Person(self._dev, self.id, self._dev.token("stranger"))

    async def deploy(self, xml: str) -> BpmnResourceDetail:
        resource = await self.editor.bpmn.create_resource("File", xml)
        await self.editor.bpmn.deploy_resource(resource.id)
        return await self.editor.bpmn.get_resource(resource.id)

    async def start(self, resource: BpmnResourceDetail, *, business_id: str | None = None, **variables: Any) -> str:
        """Starts an instance of a file's first process."""
        process = resource.processes[0].id
        return await self.executor.bpmn.start_instance(process, Vars.from_dict(variables), business_id=business_id)

    async def run(self, xml: str, *, business_id: str | None = None, **variables: Any) -> str:
        """Deploys a file, and starts an instance of its first process."""
        return await self.start(await self.deploy(xml), business_id=business_id, **variables)

    async def state(self, instance: str) -> BpmnInstanceState:
        return await self.viewer.bpmn.get_instance(instance)

    async def ended(self, instance: str) -> BpmnInstanceState:
        """The state of an instance once it has ended."""

        async def ask() -> BpmnInstanceState | None:
            state = await self.state(instance)
            return None if state.status == "RUNNING" else state

        return await eventually(ask)

    async def completed(self, instance: str) -> dict[str, Any]:
        """The variables of an instance once it has completed."""
        state = await self.ended(instance)
        assert state.status == "COMPLETED", state.failure_reason
        return state.variables

    async def waits_at(self, instance: str, *elements: str) -> BpmnInstanceState:
        """The state of an instance once its tokens stand exactly at these elements."""

        async def ask() -> BpmnInstanceState | None:
            state = await self.state(instance)
            active = sorted(
                node
                for scope in state.active_scopes
                for node, count in scope.active_nodes.items()
                for _ in range(count)
            )
            return state if active == sorted(elements) else None

        return await eventually(ask)

    async def incident(self, instance: str) -> Any:
        """The incident of an instance once there is one."""

        async def ask() -> Any:
            return next(iter((await self.state(instance)).incidents), None)

        return await eventually(ask)

    async def user_task(self, instance: str) -> UserTask:
        """The open user task of an instance once there is one."""

        async def ask() -> UserTask | None:
            tasks = await self.executor.bpmn.list_user_tasks(workflow_id=instance, status="CREATED")
            return next(iter(tasks.data), None)

        return await eventually(ask)
