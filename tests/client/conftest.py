"""Runs `quantumbpm dev` once and hands out the official client, with the token of one of its users."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Callable, Iterator

import pytest
from quantumbpm import QuantumBPM
from quantumbpm.auth import StaticTokenProvider

READY_TIMEOUT_S = 60


class Dev:
    """What a running `quantumbpm dev` announced."""

    def __init__(self, environment: str) -> None:
        announced = dict(re.findall(r"^(\w+)='(.*)'$", environment, re.MULTILINE))
        self.project = announced["PROJECT"]
        self.process = announced["PROCESS"]
        self.url = announced["API"].split("/projects/")[0]
        self.tokens = {
            name.removesuffix("_TOKEN").lower(): value
            for name, value in announced.items()
            if name.endswith("_TOKEN")
        }


@pytest.fixture(scope="session")
def dev() -> Iterator[Dev]:
    binary = os.environ.get("QUANTUMBPM_BINARY")
    if not binary:
        pytest.fail("QUANTUMBPM_BINARY names no program; run these tests with script/test")
    with tempfile.TemporaryDirectory() as folder:
        # For root, PostgreSQL runs as another account, which must be able to enter the folder.
        os.chmod(folder, 0o755)
        log = Path(folder, "log")
        environment = Path(folder, "data", "environment")
        with log.open("w") as output:
            process = subprocess.Popen(
                [binary, "dev", "--data", str(environment.parent)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_until_ready(process, environment, log)
            yield Dev(environment.read_text())
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def wait_until_ready(process: subprocess.Popen[bytes], environment: Path, log: Path) -> None:
    deadline = time.monotonic() + READY_TIMEOUT_S
    while not environment.exists():
        if process.poll() is not None:
            pytest.fail(f"quantumbpm dev ended with {process.returncode}:\n{log.read_text()}")
        if time.monotonic() > deadline:
            pytest.fail(f"quantumbpm dev is not ready after {READY_TIMEOUT_S} s:\n{log.read_text()}")
        time.sleep(0.02)


@pytest.fixture
def client_of(dev: Dev) -> Callable[[str], QuantumBPM]:
    """The official client of `admin`, `editor`, `executor` or `viewer`, in the sample project."""

    def connect(user: str) -> QuantumBPM:
        return QuantumBPM(
            base_url=dev.url,
            project_id=dev.project,
            token_provider=StaticTokenProvider(dev.tokens[user]),
        )

    return connect
