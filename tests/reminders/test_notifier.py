"""Whether there is a desktop to show a notification on."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest

from safespace.reminders.notifier import BUS, reach_desktop

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="a Linux desktop")


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH with a notify-send."""
    program = tmp_path / "notify-send"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(tmp_path)


def test_without_a_notifier_there_is_none(tmp_path: Path) -> None:
    assert reach_desktop({"PATH": str(tmp_path), BUS: "unix:path=/x"}, 1000) is None


def test_inside_a_session_its_own_bus_is_taken(path: str) -> None:
    environ = {"PATH": path, BUS: "unix:path=/x"}

    assert reach_desktop(environ, 1000) == environ


def test_a_job_outside_the_session_finds_the_bus(path: str, tmp_path: Path) -> None:
    assert reach_desktop({"PATH": path}, 7, runtime=tmp_path) is None
    (tmp_path / "7").mkdir()

    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "7" / "bus"))
        found = reach_desktop({"PATH": path}, 7, runtime=tmp_path)

    assert found == {"PATH": path, BUS: f"unix:path={tmp_path}/7/bus"}
