"""Variables of an instance: read, changed, and kept as they came."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from quantumbpm import Vars

import bpmn
from project import Project, refused

WAITING = bpmn.file(bpmn.straight(bpmn.user_task("wait")))


async def test_set_variables_replace_and_add_and_null_clears(project: Project) -> None:
    instance = await project.run(WAITING, kept=1, replaced="old", cleared=True)
    changes = {"replaced": ["new", {"deep": None}], "added": {"x": 1}, "cleared": None}
    await project.editor.bpmn.update_instance_variables(instance, Vars.from_dict(changes))
    variables = (await project.viewer.bpmn.get_instance_variables(instance)).to_dict()
    assert variables.pop("cleared", None) is None
    assert variables == {"kept": 1, "replaced": ["new", {"deep": None}], "added": {"x": 1}}
    assert (await project.state(instance)).variables["added"] == {"x": 1}


async def test_expressions_see_changed_variables(project: Project) -> None:
    steps = bpmn.straight(bpmn.user_task("wait"), bpmn.script("double", "amount * 2", "doubled"))
    instance = await project.run(bpmn.file(steps), amount=1)
    task = await project.user_task(instance)
    await project.editor.bpmn.update_instance_variables(instance, Vars.of().set("amount", 21))
    await project.executor.bpmn.complete_user_task(task.execution_key)
    assert (await project.completed(instance))["doubled"] == 42


async def test_variables_of_an_ended_instance_are_read_and_not_changed(project: Project) -> None:
    instance = await project.run(bpmn.file(bpmn.straight()), x=1)
    await project.completed(instance)
    assert (await project.viewer.bpmn.get_instance_variables(instance)).to_dict() == {"x": 1}
    with refused(409):
        await project.editor.bpmn.update_instance_variables(instance, Vars.of().set("x", 2))


@pytest.mark.parametrize(
    "number",
    ["0.1234567890123456789012345678901234", "9999999999999999999999999999999999", "-0.00001", "1450.00", "1e+30"],
)
async def test_numbers_keep_every_digit(project: Project, number: str) -> None:
    instance = await project.run(WAITING, amount=Decimal(number))
    expected = Decimal(number)
    assert (await project.viewer.bpmn.get_instance_variables(instance))["amount"] == expected
    task = await project.user_task(instance)
    assert task.variables["amount"] == expected
    await project.executor.bpmn.complete_user_task(task.execution_key, Vars.of().set("again", expected))
    assert (await project.completed(instance))["again"] == expected


@pytest.mark.parametrize(
    "value", [True, "", "ünïcödé 😀", [], {}, [1, [2, {"a b": None}]], "2026-01-31", "P1D", -1], ids=repr
)
async def test_values_come_back_as_they_went_in(project: Project, value: Any) -> None:
    instance = await project.run(bpmn.file(bpmn.straight()), value=value)
    assert (await project.completed(instance))["value"] == value
