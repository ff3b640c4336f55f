"""The reminder in a crontab, and the line that cron would run."""

from __future__ import annotations

import re
import subprocess
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from safespace.errors import StorageError, UsageError
from safespace.reminders.cron import Cron, read_fields, write_fields
from safespace.reminders.job import Job, make_job
from safespace.reminders.timing import Timing, read_days
from tests.reminders.schedulers import Crontab, make_crontab
from tests.reminders.test_tab import THEIRS
from tests.reminders.test_timing import timings

if TYPE_CHECKING:
    from collections.abc import Mapping

EVENING = Timing(time(20, 30))
JOB = Job(("/opt/safe space/safespace", "remind", "now"), (("SAFESPACE_HOME", "/x%y"),))
# What a cron does to a command before the shell has it: to % alone, or to \\ as well.
UNESCAPES = (r"\\(%)", r"\\([%\\])")


@pytest.fixture
def crontab(tmp_path: Path) -> Crontab:
    return make_crontab(tmp_path / "bin")


@given(timings)
def test_a_crontab_says_when_as_it_was_asked(timing: Timing) -> None:
    assert read_fields(f"{write_fields(timing)} anything") == timing


@pytest.mark.parametrize(
    ("days", "fields"),
    [
        ("mon-sun", "30 20 * * *"),
        ("mon-fri", "30 20 * * 1-5"),
        ("sat,sun", "30 20 * * 0,6"),
        ("sun", "30 20 * * 0"),
    ],
)
def test_the_fields_are_those_every_cron_reads(days: str, fields: str) -> None:
    assert write_fields(Timing(time(20, 30), read_days(days))) == fields


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("5 7 * * sat,sun x", "07:05, sat,sun"),
        ("5 7 * * 5-7 x", "07:05, fri-sun"),
        ("*/5 7 * * * x", None),
        ("5 7,19 * * * x", None),
        ("5 7 1 * * x", None),
        ("5 7 * 3 * x", None),
        ("@reboot x", None),
        ("what is this", None),
        ("", None),
    ],
)
def test_a_line_changed_by_hand_is_understood_or_left(
    line: str, when: str | None
) -> None:
    timing = read_fields(line)

    assert (timing.say() if timing else None) == when


def test_a_first_reminder_makes_a_crontab_and_the_last_takes_it_away(
    crontab: Crontab,
) -> None:
    cron = Cron(crontab.environ)
    assert cron.find() is None

    cron.put(EVENING, JOB)

    assert crontab.tab.read_text() == (
        "30 20 * * * SAFESPACE_HOME=/x\\%y '/opt/safe space/safespace' remind now"
        " # safespace\n"
    )
    assert cron.remove()
    assert not crontab.tab.exists()
    assert not cron.remove()


def test_other_lines_are_the_same_bytes_before_and_after(crontab: Crontab) -> None:
    cron = Cron(crontab.environ)
    before = b"\n".join(THEIRS) + b"\n"
    crontab.tab.write_bytes(before)

    cron.put(EVENING, JOB)
    cron.put(Timing(time(7, 0)), JOB)

    assert crontab.tab.read_bytes().startswith(before)
    assert crontab.tab.read_bytes().count(b"\n") == before.count(b"\n") + 1
    found = cron.find()
    assert found
    assert found.timing == Timing(time(7, 0))
    assert cron.remove()
    assert crontab.tab.read_bytes() == before


def test_a_crontab_that_cannot_be_read_is_not_written_over(crontab: Crontab) -> None:
    (crontab.folder / "crontab").write_text(
        f"#!/bin/sh\n[ $1 = -l ] || touch '{crontab.tab}'\n"
        "echo 'You (me) are not allowed to use this program' >&2; exit 1\n"
    )

    with pytest.raises(StorageError, match="cannot be read"):
        Cron(crontab.environ).put(EVENING, JOB)

    assert not crontab.tab.exists()


@pytest.mark.parametrize(
    "program", ["exit 1", "cat > /dev/null"], ids=["refuses", "forgets"]
)
def test_a_crontab_that_does_not_keep_it_is_told(
    crontab: Crontab, program: str
) -> None:
    (crontab.folder / "crontab").write_text(
        f"#!/bin/sh\nif [ $1 = -l ]; then echo '# mine'; else {program}; fi\n"
    )

    with pytest.raises(StorageError, match="crontab"):
        Cron(crontab.environ).put(EVENING, JOB)


def test_a_crontab_that_is_not_there_is_not_here(tmp_path: Path) -> None:
    cron = Cron({"PATH": str(tmp_path)})

    assert not cron.is_here()
    assert not cron.remove()


def test_a_path_longer_than_cron_takes_is_refused() -> None:
    with pytest.raises(UsageError, match="longer"):
        Cron({}).lay_out(EVENING, Job(("/" + "x" * 990,)))


@pytest.mark.parametrize(
    "folder",
    [
        "plain",
        "with space",
        "it's",
        'quo"ted',
        "100%",
        "a$HOME;b",
        r"back\slash",
        r"two\\of\\\them",
        r"b\%c",
        r"%\\%'\'",
        "é雨",
    ],
)
@pytest.mark.parametrize("unescape", UNESCAPES, ids=["one", "both"])
def test_the_shell_gets_the_words_that_were_meant(
    unescape: str, folder: str, tmp_path: Path
) -> None:
    home = tmp_path / folder
    program = home / "safespace"
    home.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s|" "$SAFESPACE_HOME" "$@"\n')
    program.chmod(0o755)
    environ: Mapping[str, str] = {"SAFESPACE_HOME": str(home), "HOME": "/elsewhere"}

    line = Cron({}).lay_out(EVENING, make_job(str(home / "python"), environ))

    assert line.count("\n") == 0
    assert re.search(r"(?<!\\)%", line) is None
    command = re.sub(unescape, r"\1", line.split(" ", 5)[5])
    done = subprocess.run(
        ["/usr/bin/env", "-i", "/bin/sh", "-c", command],
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == f"{home}|remind|now|"


def test_folders_are_named_in_full_and_only_where_they_were_chosen() -> None:
    job = make_job("/no/python", {"SAFESPACE_HOME": "here", "XDG_DATA_HOME": ""})

    assert job.environ == (("SAFESPACE_HOME", str(Path.cwd() / "here")),)
    assert job.argv == ("/no/python", "-P", "-m", "safespace", "remind", "now")


def test_a_folder_that_cannot_stand_on_a_line_is_refused() -> None:
    with pytest.raises(UsageError, match="characters"):
        make_job("/no/python", {"SAFESPACE_HOME": "/a\nb"})
