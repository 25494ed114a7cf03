"""A running `quantumbpm dev`: the server with a database and an issuer of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jwt
import pytest

READY_TIMEOUT_S = 60
STOP_TIMEOUT_S = 60


class Dev:
    """What a running `quantumbpm dev` announced, and tokens for whoever a test thinks of."""

    def __init__(self, announced: dict[str, str], issuer_key: str) -> None:
        self.url = announced["API"].split("/projects/")[0]
        self.sample_project = announced["PROJECT"]
        self.sample_process = announced["PROCESS"]
        self._tokens = {
            name.removesuffix("_TOKEN").lower(): value for name, value in announced.items() if name.endswith("_TOKEN")
        }
        like = self._tokens["admin"]
        self._claims: dict[str, Any] = jwt.decode(like, options={"verify_signature": False})
        self._header = jwt.get_unverified_header(like)
        # Reading the key takes longer than signing with it a hundred times.
        self._issuer_key = jwt.get_algorithm_by_name(self._header["alg"]).prepare_key(issuer_key)

    def sample_token(self, user: str) -> str:
        """The announced token of `admin`, `editor`, `executor` or `viewer`, who have this role in the sample project."""
        return self._tokens[user]

    def token(self, subject: str, *, groups: Sequence[str] = (), roles: Mapping[str, str] | None = None) -> str:
        """A token of the issuer for anybody, with organisation roles, which are groups, and a role for each project named."""
        claims = self._claims | {
            "sub": subject,
            "roles": ["user", *groups],
            "projects": [{"id": project, "roles": [role]} for project, role in (roles or {}).items()],
        }
        return jwt.encode(claims, self._issuer_key, algorithm=self._header["alg"], headers={"kid": self._header["kid"]})


@contextmanager
def running() -> Iterator[Dev]:
    """Runs the program that QUANTUMBPM_BINARY names, on a folder that is gone afterwards."""
    binary = os.environ.get("QUANTUMBPM_BINARY")
    if not binary:
        pytest.fail("QUANTUMBPM_BINARY names no program; run these tests with script/test")
    with tempfile.TemporaryDirectory() as folder:
        # For root, PostgreSQL runs as another account, which must be able to enter the folder.
        os.chmod(folder, 0o755)
        log = Path(folder, "log")
        data = Path(folder, "data")
        with log.open("w") as output:
            process = subprocess.Popen(
                [binary, "dev", "--data", str(data)], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            environment = wait_until_ready(process, data / "environment", log)
            announced = dict(re.findall(r"^(\w+)='(.*)'$", environment, re.MULTILINE))
            yield Dev(announced, (data / "issuer-key.pem").read_text())
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=STOP_TIMEOUT_S)


def wait_until_ready(process: subprocess.Popen[bytes], environment: Path, log: Path) -> str:
    deadline = time.monotonic() + READY_TIMEOUT_S
    while not environment.exists():
        if process.poll() is not None:
            pytest.fail(f"quantumbpm dev ended with {process.returncode}:\n{log.read_text()}")
        if time.monotonic() > deadline:
            pytest.fail(f"quantumbpm dev is not ready after {READY_TIMEOUT_S} s:\n{log.read_text()}")
        time.sleep(0.02)
    return environment.read_text()
