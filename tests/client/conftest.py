"""One server for all tests, and a project for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from quantumbpm.api.default_api import DefaultApi
from quantumbpm.models.create_project_request import CreateProjectRequest

import quantumbpm_dev
from job_worker import JobWorker
from project import Person, Project
from quantumbpm_dev import Dev


@pytest.fixture(scope="session")
def dev() -> Iterator[Dev]:
    with quantumbpm_dev.running() as dev:
        yield dev


@pytest.fixture(scope="session")
def organization_admin(dev: Dev) -> Person:
    """May create projects."""
    return Person(dev, dev.sample_project, dev.token("owner", groups=["admin"]))


@pytest.fixture
async def project(dev: Dev, organization_admin: Person, request: pytest.FixtureRequest) -> Project:
    created = await organization_admin.call(
        DefaultApi.create_project, CreateProjectRequest(name=request.node.name[:100])
    )
    return Project(dev, created.id)


@pytest.fixture
def worker(project: Project) -> JobWorker:
    return JobWorker(project)
