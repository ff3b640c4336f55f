"""The reminder as a timer of systemd: its files, and the words systemctl hears."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from safespace.errors import StorageError
from safespace.reminders.job import Job
from safespace.reminders.systemd import UNIT, Systemd
from safespace.reminders.timing import Timing, read_days
from tests.reminders.schedulers import make_systemctl
from tests.reminders.test_timing import timings

if TYPE_CHECKING:
    from pathlib import Path

JOB = Job(("/opt/safe space/safespace", "remind", "now"), (("SAFESPACE_HOME", "/x%y"),))
EVENING = Timing(time(20, 30), read_days("mon-fri"))
needs_analyze = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd-analyze"
)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's home, and a systemctl that notes what it is asked."""

    home: Path

    @property
    def systemd(self) -> Systemd:
        bin_ = self.home / "bin"
        return Systemd({"HOME": str(self.home), "PATH": f"{bin_}:{os.defpath}"})

    @property
    def units(self) -> Path:
        return self.home / ".config" / "systemd" / "user"

    def heard(self) -> list[str]:
        log = self.home / "bin" / "systemctl.log"
        return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def account(tmp_path: Path) -> Account:
    make_systemctl(tmp_path / "bin")
    return Account(tmp_path)


def test_two_files_are_written_and_the_timer_is_started(account: Account) -> None:
    account.systemd.put(EVENING, JOB)

    assert sorted(p.name for p in account.units.iterdir()) == [
        f"{UNIT}.service",
        f"{UNIT}.timer",
    ]
    service = (account.units / f"{UNIT}.service").read_text()
    assert '\nEnvironment="SAFESPACE_HOME=/x%%y"\n' in service
    assert '\nExecStart="/opt/safe space/safespace" "remind" "now"\n' in service
    # What the job prints never comes into the system's log.
    assert "\nStandardOutput=null\n" in service
    assert account.heard()[-2:] == [
        f"--user enable {UNIT}.timer",
        f"--user restart {UNIT}.timer",
    ]


@given(timings)
def test_a_timer_says_when_as_it_was_asked(timing: Timing) -> None:
    text = Systemd({"HOME": "/nowhere"}).lay_out(timing, JOB)

    # The same text, read as it would be from its file.
    from safespace.reminders.systemd import _CALENDAR, _read

    found = _CALENDAR.search(text)
    assert found
    assert _read(found) == timing


def test_a_second_time_replaces_the_first(account: Account) -> None:
    account.systemd.put(EVENING, JOB)
    account.systemd.put(Timing(time(7, 5)), JOB)

    found = account.systemd.find()
    assert found
    assert found.timing == Timing(time(7, 5))
    assert len([*account.units.iterdir()]) == 2


def test_off_stops_the_timer_and_leaves_other_units_alone(account: Account) -> None:
    account.systemd.put(EVENING, JOB)
    (account.units / "mine.timer").write_text("[Timer]\n")

    assert account.systemd.remove()

    assert [p.name for p in account.units.iterdir()] == ["mine.timer"]
    assert f"--user disable --now {UNIT}.timer" in account.heard()
    assert account.systemd.find() is None
    assert not account.systemd.remove()


@pytest.mark.parametrize("refused", ["daemon-reload", "enable", "restart"])
def test_where_systemd_refuses_nothing_is_left(account: Account, refused: str) -> None:
    make_systemctl(account.home / "bin", refuses=refused)

    with pytest.raises(StorageError, match="systemd"):
        account.systemd.put(EVENING, JOB)

    assert account.systemd.find() is None
    assert not account.units.exists() or not [*account.units.iterdir()]


@pytest.mark.parametrize(
    "line", ["OnCalendar=hourly", "OnCalendar=Foo *-*-* 20:30:00", "OnBootSec=1"]
)
def test_a_timer_changed_by_hand_is_shown_as_it_is(account: Account, line: str) -> None:
    account.units.mkdir(parents=True)
    (account.units / f"{UNIT}.timer").write_text(f"[Timer]\n{line}\n")

    found = account.systemd.find()

    assert found
    assert found.timing is None
    assert line in found.text


@needs_analyze
@pytest.mark.parametrize("days", ["mon-sun", "mon-fri", "sat,sun", "wed"])
def test_systemd_itself_reads_the_calendar(days: str) -> None:
    text = Systemd({"HOME": "/nowhere"}).lay_out(
        Timing(time(20, 30), read_days(days)), JOB
    )
    [calendar] = [
        row.partition("=")[2] for row in text.splitlines() if "OnCalendar" in row
    ]

    def ask(expression: str) -> int:
        command = ["systemd-analyze", "calendar", expression]
        return subprocess.run(command, capture_output=True, check=False).returncode

    assert ask(calendar) == 0
    assert ask(f"Someday {calendar}") != 0


def test_quotes_and_dollars_stay_what_they_are() -> None:
    job = Job(('/a "b"/$HOME\\safespace',), (("SAFESPACE_HOME", "/$x"),))

    text = Systemd({"HOME": "/nowhere"}).lay_out(EVENING, job)

    assert 'ExecStart="/a \\"b\\"/$$HOME\\\\safespace"\n' in text
    assert 'Environment="SAFESPACE_HOME=/$x"\n' in text
