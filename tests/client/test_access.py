"""Tokens: who has none that counts gets nowhere, except to what is public."""

from __future__ import annotations

import pytest
from quantumbpm.api.default_api import DefaultApi

from project import Person, Project, refused
from quantumbpm_dev import Dev


@pytest.mark.parametrize("token", ["nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."])
async def test_a_token_that_the_issuer_did_not_sign_is_refused(dev: Dev, project: Project, token: str) -> None:
    impostor = Person(dev, project.id, token)
    with refused(401):
        await impostor.bpmn.list_instances()


async def test_the_version_is_told_to_everyone(dev: Dev, project: Project) -> None:
    version = await Person(dev, project.id, "nonsense").call(DefaultApi.get_version)
    assert version.version
