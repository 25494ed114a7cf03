"""The sample process, driven by the official client to each of its ends."""

from __future__ import annotations

import asyncio
from typing import Awaitable, Callable, TypeVar

from conftest import Dev
from quantumbpm import BpmnError, Job, QuantumBPM, Vars

TIMEOUT_S = 15
T = TypeVar("T")


async def eventually(ask: Callable[[], Awaitable[T | None]]) -> T:
    """Asks again and again until there is an answer."""

    async def repeat() -> T:
        while (answer := await ask()) is None:
            await asyncio.sleep(0.02)
        return answer

    return await asyncio.wait_for(repeat(), TIMEOUT_S)


async def reserve_stock(job: Job[dict[str, object]]) -> Vars:
    if not job.vars.lookup("items"):
        raise BpmnError("OUT_OF_STOCK")
    return Vars.of().set("reservationId", "R-" + job.vars.get("orderId"))


async def order(client: QuantumBPM, process: str, work: Callable[[str], Awaitable[T]], **variables: object) -> T:
    """Starts an order, and runs `work` on its instance beside a worker that reserves stock."""
    worker = client.new_worker(client_id="stock")
    worker.handle("reserve-stock", reserve_stock, poll_timeout="1s")
    stop = asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    try:
        instance = await client.bpmn.start_instance(process, Vars.from_dict(variables), business_id=variables["orderId"])
        return await work(instance)
    finally:
        stop.set()
        await running


def ended_with(client: QuantumBPM) -> Callable[[str], Awaitable[tuple[str, dict[str, object]]]]:
    """Waits for an instance's end; answers its status and variables."""

    async def wait(instance: str) -> tuple[str, dict[str, object]]:
        async def ask() -> tuple[str, dict[str, object]] | None:
            state = await client.bpmn.get_instance(instance)
            return None if state.status == "RUNNING" else (state.status, state.variables)

        return await eventually(ask)

    return wait


def test_a_small_order_needs_nobody(dev: Dev, client_of: Callable[[str], QuantumBPM]) -> None:
    client = client_of("executor")
    status, variables = asyncio.run(
        order(client, dev.process, ended_with(client), orderId="S-1", items=["lamp"], amount=12)
    )
    assert status == "COMPLETED"
    assert variables["reservationId"] == "R-S-1"


def test_an_order_out_of_stock_takes_the_boundary_event(dev: Dev, client_of: Callable[[str], QuantumBPM]) -> None:
    client = client_of("executor")
    status, variables = asyncio.run(order(client, dev.process, ended_with(client), orderId="O-1", items=[], amount=12))
    assert status == "COMPLETED"
    assert "reservationId" not in variables


def test_a_large_order_is_approved_by_a_candidate_who_is_no_executor(
    dev: Dev, client_of: Callable[[str], QuantumBPM]
) -> None:
    executor, approver = client_of("executor"), client_of("viewer")

    async def approve(instance: str) -> tuple[str, dict[str, object]]:
        async def find() -> str | None:
            tasks = await approver.bpmn.list_user_tasks_for_caller()
            return next((task.execution_key for task in tasks.data if task.workflow_id == instance), None)

        key = await eventually(find)
        task = await approver.bpmn.get_user_task(key)
        assert (task.node_id, task.form_key) == ("approve-order", "order-approval")
        await approver.bpmn.complete_user_task(key, Vars.of().set("approved", True))
        return await ended_with(executor)(instance)

    status, variables = asyncio.run(
        order(executor, dev.process, approve, orderId="L-1", items=["lamp"], amount=1450.00)
    )
    assert status == "COMPLETED"
    assert variables["approved"] is True
