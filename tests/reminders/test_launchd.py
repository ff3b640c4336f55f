"""The reminder as a launchd agent; no launchd runs it here."""

from __future__ import annotations

import plistlib
from datetime import time
from typing import TYPE_CHECKING, Any

from hypothesis import given

from safespace.reminders.job import Job
from safespace.reminders.launchd import LABEL, Launchd, _read
from safespace.reminders.timing import Timing, read_days
from tests.reminders.test_timing import timings

if TYPE_CHECKING:
    from pathlib import Path

JOB = Job(("/opt/safespace", "remind", "now"), (("SAFESPACE_HOME", "/x & y"),))


def lay_out(timing: Timing) -> Any:
    """Return the property list as launchd would read it."""
    return plistlib.loads(Launchd({"HOME": "/nowhere"}).lay_out(timing, JOB).encode())


def test_the_agent_runs_the_job_with_its_folder() -> None:
    agent = lay_out(Timing(time(20, 30), read_days("sat,sun")))

    assert agent["Label"] == LABEL
    assert agent["ProgramArguments"] == list(JOB.argv)
    assert agent["EnvironmentVariables"] == {"SAFESPACE_HOME": "/x & y"}
    assert agent["StartCalendarInterval"] == [
        {"Hour": 20, "Minute": 30, "Weekday": 6},
        {"Hour": 20, "Minute": 30, "Weekday": 0},
    ]
    assert lay_out(Timing(time(7, 5)))["StartCalendarInterval"] == {
        "Hour": 7,
        "Minute": 5,
    }


@given(timings)
def test_an_agent_says_when_as_it_was_asked(timing: Timing) -> None:
    assert _read(lay_out(timing)["StartCalendarInterval"]) == timing


def test_an_agent_is_found_and_taken_away(tmp_path: Path) -> None:
    launchd = Launchd({"HOME": str(tmp_path), "PATH": str(tmp_path)})
    folder = tmp_path / "Library" / "LaunchAgents"
    folder.mkdir(parents=True)
    assert launchd.find() is None
    timing = Timing(time(20, 30))
    (folder / f"{LABEL}.plist").write_text(launchd.lay_out(timing, JOB))

    found = launchd.find()

    assert found
    assert found.timing == timing
    assert launchd.remove()
    assert [*folder.iterdir()] == []


def test_an_agent_changed_by_hand_is_shown_as_it_is(tmp_path: Path) -> None:
    launchd = Launchd({"HOME": str(tmp_path)})
    folder = tmp_path / "Library" / "LaunchAgents"
    folder.mkdir(parents=True)
    for text in ("no list at all", plistlib.dumps({"Label": LABEL}).decode()):
        (folder / f"{LABEL}.plist").write_text(text)

        found = launchd.find()

        assert found
        assert (found.timing, found.text) == (None, text)
