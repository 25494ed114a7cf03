"""The sample process, driven by the official client to each of its ends."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from quantumbpm import BpmnError, Job, QuantumBPM, Vars
from quantumbpm.auth import StaticTokenProvider

from project import eventually
from quantumbpm_dev import Dev


class Sample:
    """The sample project, as its executor and its approver see it. The approver is a viewer."""

    def __init__(self, dev: Dev) -> None:
        self._process = dev.sample_process
        self.executor, self.approver = (
            QuantumBPM(
                base_url=dev.url,
                project_id=dev.sample_project,
                token_provider=StaticTokenProvider(dev.sample_token(user)),
            )
            for user in ("executor", "viewer")
        )

    async def order(self, id: str, *, items: list[str], amount: float) -> str:
        variables = Vars.from_dict({"orderId": id, "items": items, "amount": amount})
        return await self.executor.bpmn.start_instance(self._process, variables, business_id=id)

    async def ended(self, instance: str) -> tuple[str, dict[str, Any]]:
        """An instance's status and variables once it has ended."""

        async def ask() -> tuple[str, dict[str, Any]] | None:
            state = await self.executor.bpmn.get_instance(instance)
            return None if state.status == "RUNNING" else (state.status, state.variables)

        return await eventually(ask)


@pytest.fixture
def sample(dev: Dev) -> Sample:
    return Sample(dev)


async def reserve_stock(job: Job[dict[str, object]]) -> Vars:
    if not job.vars.lookup("items"):
        raise BpmnError("OUT_OF_STOCK")
    return Vars.of().set("reservationId", "R-" + job.vars.get("orderId"))


@asynccontextmanager
async def stock_worker(sample: Sample) -> AsyncIterator[None]:
    """Runs the client's worker for the time of the block."""
    worker = sample.executor.new_worker(client_id="stock")
    worker.handle("reserve-stock", reserve_stock, poll_timeout="1s")
    stop = asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    try:
        yield
    finally:
        stop.set()
        await running


async def test_a_small_order_needs_nobody(sample: Sample) -> None:
    async with stock_worker(sample):
        status, variables = await sample.ended(await sample.order("S-1", items=["lamp"], amount=12))
    assert status == "COMPLETED"
    assert variables["reservationId"] == "R-S-1"


async def test_an_order_out_of_stock_takes_the_boundary_event(sample: Sample) -> None:
    async with stock_worker(sample):
        status, variables = await sample.ended(await sample.order("O-1", items=[], amount=12))
    assert status == "COMPLETED"
    assert "reservationId" not in variables


async def test_a_large_order_is_approved_by_a_candidate_who_is_no_executor(sample: Sample) -> None:
    approver = sample.approver.bpmn
    async with stock_worker(sample):
        instance = await sample.order("L-1", items=["lamp"], amount=1450.00)

        async def find() -> str | None:
            tasks = await approver.list_user_tasks_for_caller()
            return next((task.execution_key for task in tasks.data if task.workflow_id == instance), None)

        key = await eventually(find)
        task = await approver.get_user_task(key)
        assert (task.node_id, task.form_key) == ("approve-order", "order-approval")
        await approver.complete_user_task(key, Vars.of().set("approved", True))
        status, variables = await sample.ended(instance)
    assert status == "COMPLETED"
    assert variables["approved"] is True


async def test_the_worker_of_the_documentation_runs_as_it_stands(dev: Dev, sample: Sample) -> None:
    documentation = Path(__file__, "../../../docs/workers.md").resolve().read_text()
    worker = re.search(r"```python\n(.*?)```", documentation, re.DOTALL)
    assert worker
    announced = {
        "API": f"{dev.url}/projects/{dev.sample_project}/bpmn",
        "PROJECT": dev.sample_project,
        "EXECUTOR_TOKEN": dev.sample_token("executor"),
    }
    process = subprocess.Popen([sys.executable, "-c", worker[1]], env=os.environ | announced)
    try:
        in_stock, sold_out = [
            await sample.order(id, items=items, amount=20.0) for id, items in [("D-1", ["lamp"]), ("D-2", [])]
        ]
        status, variables = await sample.ended(in_stock)
        assert (status, variables["reservationId"]) == ("COMPLETED", "R-7")
        status, variables = await sample.ended(sold_out)
        assert status == "COMPLETED" and "reservationId" not in variables
    finally:
        process.kill()
        process.wait()
