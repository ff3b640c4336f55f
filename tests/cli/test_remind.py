"""remind: one reminder, and what it does when its time has come."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import pytest
import typer

from safespace.cli._context import context
from safespace.cli._reminding import NEUTRAL
from safespace.errors import NotFoundError
from safespace.reminders.notifier import BUS, reach_desktop
from tests.cli.opened import needs_strace, trace
from tests.program import make_program
from tests.reminders.schedulers import Crontab, make_crontab, make_systemctl

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say

NO_DESKTOP = "No desktop notifications were found here. "


@pytest.fixture
def crontab(say: Say, tmp_path: Path) -> Crontab:
    """A crontab that the commands of this test find."""
    crontab = make_crontab(tmp_path / "bin")
    say.environ |= crontab.environ
    return crontab


def ours(crontab: Crontab) -> list[str]:
    """Return the lines of the crontab that are ours."""
    lines = crontab.tab.read_text().splitlines() if crontab.tab.exists() else []
    return [line for line in lines if line.endswith("# safespace")]


def test_a_reminder_is_set_shown_and_taken_away(say: Say, crontab: Crontab) -> None:
    set_ = say("remind", "at", "20:30", "--days", "mon-fri")

    assert set_.out.splitlines() == [
        "20:30, mon-fri, kept by cron",
        "next  Mon 23 Nov 2026, 20:30",
        "off   safespace remind off",
    ]
    assert set_.err == (
        f"{NO_DESKTOP}Cron mails the prompt to this account, where mail is set up.\n"
    )
    assert say("remind").out == say("remind", "show").out == set_.out
    assert say("remind", "off").out == "No reminder any more.\n"
    assert ours(crontab) == []
    assert say("remind", "off").out == "None was set.\n"


def test_there_is_never_more_than_one(say: Say, crontab: Crontab) -> None:
    make_systemctl(crontab.folder)
    for words in (["20:30"], ["07:05", "--days", "sat,sun"], ["07:05"]):
        say("remind", "at", *words)
        assert len(ours(crontab)) == 1
    assert ours(crontab)[0].startswith("5 7 * * * ")

    say("remind", "at", "06:00", "--with", "systemd")
    assert ours(crontab) == []
    [there] = say("remind", "show", "--json").json["reminders"]
    assert (there["with"], there["at"]) == ("systemd", "06:00")

    say("remind", "at", "06:30", "--with", "cron")
    assert [
        each["with"] for each in say("remind", "show", "--json").json["reminders"]
    ] == ["cron"]


def test_without_a_reminder_it_says_how_to_set_one(say: Say, crontab: Crontab) -> None:
    said = say("remind")

    assert (said.out, said.err) == (
        "",
        "No reminder. To set one: safespace remind at 20:30\n",
    )
    assert say("remind", "show", "--json").json == {"reminders": []}


@pytest.mark.parametrize("keeper", ["cron", "systemd", "launchd"])
def test_print_shows_it_and_writes_nothing(
    say: Say, crontab: Crontab, keeper: str
) -> None:
    said = say("remind", "at", "20:30", "--with", keeper, "--print")

    assert "remind" in said.out
    assert str(say.home) in said.out
    assert sorted(p.name for p in crontab.folder.iterdir()) == ["crontab"]


@pytest.mark.parametrize(
    "words",
    [
        *(["8:30"], ["24:00"], ["noon"], [""], ["20:30", "--days", ""]),
        *(["20:30", "--days", "weekdays"], ["20:30", "--with", "at"], []),
    ],
)
def test_an_unclear_time_sets_nothing(
    say: Say, crontab: Crontab, words: list[str]
) -> None:
    said = say("remind", "at", *words, code=2)

    assert said.err
    assert not crontab.tab.exists()


def test_where_there_is_no_scheduler_it_says_what_to_do(say: Say) -> None:
    say.environ |= {"PATH": "/nowhere", "HOME": str(say.home)}

    said = say("remind", "at", "20:30", code=8)

    assert "There is no cron on this computer, so nothing was set." in said.err
    assert "--with systemd" in said.err
    assert "--print" in said.err
    assert say("remind").err.startswith("No reminder.")
    assert say("remind", "off").out == "None was set.\n"


def test_a_line_changed_by_hand_is_shown_as_it_is(say: Say, crontab: Crontab) -> None:
    line = "*/5 * * * * /opt/safespace remind now # safespace"
    crontab.tab.write_text(line + "\n")

    assert say("remind").out == f"Changed by hand, kept by cron:\n{line}\n"
    [there] = say("remind", "show", "--json").json["reminders"]
    assert (there["at"], there["days"], there["next"]) == (None, None, None)


def test_the_line_in_the_crontab_tells_nothing_of_the_journal(
    say: Say, crontab: Crontab
) -> None:
    say.write("Tea with Ada", "--with", "Ada")
    say("remind", "at", "20:30")

    [line] = ours(crontab)
    assert re.fullmatch(
        r"30 20 \* \* \* SAFESPACE_HOME=\S+ \S+/safespace remind now # safespace", line
    )


def test_next_leaves_days_off_out(say: Say, crontab: Crontab) -> None:
    say("rest", "2026-11-21..2026-11-24")

    assert "next  Wed 25 Nov 2026, 20:30" in say("remind", "at", "20:30").out
    # At one in the morning it is still the day before.
    assert "next  Thu 26 Nov 2026, 01:00" in say("remind", "at", "01:00").out


def test_it_shows_the_prompt_of_the_day(say_first: Say) -> None:
    assert say_first("remind", "now").out == say_first("prompt", "--plain").out


def test_it_is_quiet_on_a_day_off(say_first: Say) -> None:
    say_first("rest", "today")
    said = say_first("remind", "now")
    assert (said.out, said.err) == ("", "")

    say_first("rest", "today", "--remove")
    assert say_first("remind", "now").out


@pytest.mark.parametrize("place", ["inbox", "drafts", "journal"])
def test_it_is_quiet_once_something_was_written_today(
    say_first: Say, place: str
) -> None:
    name = "journal.db" if place == "journal" else "0190-a"
    file = say_first.home / place / name
    file.parent.mkdir(parents=True)
    file.write_text("")

    def ago(hours: float) -> str:
        at = (say_first.now - timedelta(hours=hours)).timestamp()
        os.utime(file, (at, at))
        return say_first("remind", "now").out

    # It is 21:14, and the day began at four.
    assert ago(0) == ago(17) == ""
    assert ago(18) == ago(40) == say_first("prompt", "--plain").out


def test_a_home_that_cannot_be_looked_at_still_gets_a_prompt(say_first: Say) -> None:
    say_first.environ["SAFESPACE_HOME"] = "/dev/null/nowhere"

    assert say_first("remind", "now").out.strip()


def test_without_any_prompt_it_says_something_neutral(
    say_first: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = typer.Typer()

    @app.command()
    def prompt(plain: Annotated[bool, typer.Option("--plain")] = False) -> None:
        raise NotFoundError("There is no prompt to show.")

    monkeypatch.setattr("safespace.cli.prompt.app", app)

    assert say_first("remind", "now").out == f"{NEUTRAL}\n"


def test_on_a_desktop_the_prompt_is_asked_to_notify(
    say_first: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "notify-send").write_text("#!/bin/sh\n")
    (tmp_path / "notify-send").chmod(0o755)
    app = typer.Typer()

    @app.command()
    def prompt(
        ctx: typer.Context,
        plain: Annotated[bool, typer.Option("--plain")] = False,
        notify: Annotated[bool, typer.Option("--notify")] = False,
    ) -> None:
        context(ctx).output.show_text(f"plain {plain}, notify {notify}")

    monkeypatch.setattr("safespace.cli.prompt.app", app)
    say_first.environ["PATH"] = str(tmp_path)

    say_first.environ[BUS] = ""
    monkeypatch.setattr(reach_desktop, "__defaults__", (tmp_path,))
    assert say_first("remind", "now").out == "plain True, notify False\n"
    say_first.environ[BUS] = "unix:path=/x"
    assert say_first("remind", "now").out == "plain False, notify True\n"


def test_a_crontab_nobody_may_read_does_not_hide_a_timer(
    say: Say, crontab: Crontab
) -> None:
    make_systemctl(crontab.folder)
    (crontab.folder / "crontab").write_text(
        "#!/bin/sh\necho 'not allowed' >&2; exit 1\n"
    )
    assert "cannot be read" in say("remind", code=8).err
    assert "cannot be read" in say("remind", "off", code=8).err

    say("remind", "at", "20:30", "--with", "systemd")

    assert say("remind").out.startswith("20:30, every day, kept by systemd\n")
    assert say("remind", "off").out == "No reminder any more.\n"


def test_the_exact_line_runs_as_cron_would_run_it(home: Path, tmp_path: Path) -> None:
    program = make_program(home / "a 100% private place")
    crontab = make_crontab(tmp_path / "bin")
    program("remind", "at", "20:30", unlock=False, PATH=crontab.environ["PATH"])
    [line] = ours(crontab)
    command = line.split(" ", 5)[5].replace("\\%", "%")

    def run() -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["/usr/bin/env", "-i", "/bin/sh", "-c", command],
            capture_output=True,
            check=False,
            cwd="/",
        )

    # The journal was made a moment ago, which counts as today.
    assert (run().returncode, run().stdout) == (0, b"")
    os.utime(program.home / "journal" / "journal.db", (0, 0))
    ended = run()

    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout == program("prompt", "--plain", unlock=False).out
    assert ended.stdout.count(b"\n") == 1
    # One note sealed without a passphrase, and it is quiet again.
    program("write", stdin=b"Tea", unlock=False)
    assert run().stdout == b""


@needs_strace
def test_its_time_comes_without_opening_the_journal(home: Path) -> None:
    program = make_program(home)
    os.utime(home / "journal" / "journal.db", (0, 0))

    told = trace(program, "remind", "now").under(home)

    assert "state/prompts.json" in told
    assert not {path for path in told if path.startswith("journal/")}
    # The same look sees a command that opens its key.
    assert "journal/journal.key" in trace(program, "status").under(home)
