"""Nothing goes out: no call to a network, and everything works where there is none."""

from __future__ import annotations

import shutil
import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.leaks.household import make_household
from tests.program import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.leaks.day import Day
    from tests.leaks.tracing import Call

pytestmark = [pytest.mark.slow, pytest.mark.leak(10)]

ISOLATED = ("unshare", "--map-root-user", "--net")
COMMANDS = ("prompt", "status", "read --json", "search wo*", "verify")


def cannot_isolate() -> str:
    """Return why no process can be cut off from the network here, or nothing."""
    if not shutil.which("unshare"):
        return "unshare is not installed"
    tried = subprocess.run([*ISOLATED, "true"], capture_output=True, check=False)
    return "no process can be cut off here" if tried.returncode else ""


needs_isolation = pytest.mark.skipif(bool(cannot_isolate()), reason=cannot_isolate())


def to_a_network(calls: tuple[Call, ...]) -> list[Call]:
    """Return the calls that are about a network, and not about this machine alone."""
    return [call for call in calls if "AF_INET" in call.text]


def test_no_command_calls_a_network(traced_day: Day) -> None:
    calls = traced_day.traced.calls

    # The last program of that day does, once.
    found = to_a_network(calls)
    assert [call.name for call in found][:1] == ["socket"]
    ours = [call for call in calls[: calls.index(found[0])] if call.name == "openat"]
    assert any(path.name == "elsewhere" for call in ours for path in call.paths)


@needs_isolation
def test_without_a_network_everything_is_the_same(tmp_path: Path) -> None:
    house = make_household(tmp_path, Mode.PLAIN)
    assert house("write", "--tag", "tea", stdin=b"words").code == 0
    assert house("prompt").code == 0

    def run_all(*before: str) -> tuple[bytes, bytes, int]:
        lines = [f'"$0" {command}' for command in COMMANDS]
        done = subprocess.run(
            [*before, "sh", "-c", f"set -e; {'; '.join(lines)}", SCRIPT],
            capture_output=True,
            env=house.program.environ(**house.environ()),
            check=False,
        )
        return done.stdout, done.stderr, done.returncode

    outside, inside = run_all(), run_all(*ISOLATED)

    assert outside == inside
    assert outside[2] == 0, outside[1]
    assert outside[0].count(b"words") > 1  # in two of them


@needs_isolation
def test_there_really_is_no_network_then() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        connect = ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{port}"]
        reached = subprocess.run(connect, capture_output=True, check=False)
        cut_off = subprocess.run(
            [*ISOLATED, *connect], capture_output=True, check=False
        )

    assert reached.returncode == 0
    assert cut_off.returncode != 0
