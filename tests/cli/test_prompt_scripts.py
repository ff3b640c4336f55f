"""prompt for cron and scripts: hardly any environment, no key, no journal, no words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import gettempdir

import pytest

from tests.journals import Mode, make_journal
from tests.program import SCRIPT, Program, make_program
from tests.saying import make_say

READY = b"Your prompt is ready.\n"
NOBODY = 65534

NOTIFIER = """\
#!/bin/sh
printf '%s\\n' "$@" >> "$(dirname "$0")/told"
exit {code}
"""


def run_bare(*argv: str, shell: str = "", **environ: str) -> tuple[bytes, bytes, int]:
    """Run under `env -i`, as cron does, from a folder nobody may write to."""
    words = [f"{name}={value}" for name, value in environ.items()]
    line = [*argv] if not shell else ["/bin/sh", "-c", shell]
    done = subprocess.run(
        ["/usr/bin/env", "-i", *words, *line],
        capture_output=True,
        cwd="/proc",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


def make_notifier(folder: Path, name: str = "notify-send", code: int = 0) -> Path:
    """Put a program on a path that writes down what it is told."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(NOTIFIER.format(code=code))
    path.chmod(0o755)
    for each in ("sh", "dirname"):
        (folder / each).symlink_to(f"/bin/{each}")
    return folder / "told"


def test_with_no_environment_at_all_there_is_a_prompt() -> None:
    out, err, code = run_bare(str(SCRIPT), "prompt")

    assert (out.count(b"\n"), err, code) == (1, b"", 0)
    assert out.strip()


def test_the_line_from_the_crontab_works_as_it_stands(home: Path) -> None:
    """Cron hands the sixth field on to sh, with a path, a home and a name."""
    program = make_program(home)
    crontab = f"0 8 * * *  {SCRIPT} prompt"
    command = crontab.split(maxsplit=5)[5]
    seen = program("prompt", unlock=False).out

    out, err, code = run_bare(
        shell=command,
        SHELL="/bin/sh",
        PATH="/usr/bin:/bin",
        HOME=str(home),
        LOGNAME="somebody",
        SAFESPACE_HOME=str(home),
    )

    assert (out, err, code) == (seen, b"", 0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")
@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is not installed")
def test_an_account_without_a_name_or_a_home_gets_a_prompt_too() -> None:
    """Cron for a service account: no entry, no home, nowhere to write."""
    out, err, code = run_as(54321)

    assert (out.count(b"\n"), err, code) == (1, b"", 0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another account")
@pytest.mark.skipif(not shutil.which("setpriv"), reason="setpriv is not installed")
def test_a_journal_that_may_not_be_opened_does_not_matter(home: Path) -> None:
    # Root may open anything, so the one who asks is somebody else.
    make_journal(home, Mode.ENCRYPTED)
    program = Program(home)
    program("prompt", unlock=False)
    for path in (home, *home.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    # With several workers at it, there are more folders on the way to the home.
    for path in home.parents:
        if Path(gettempdir()) in path.parents:
            path.chmod(0o755)
    (home / "journal").chmod(0)

    out, err, code = run_as(NOBODY, SAFESPACE_HOME=str(home), LANG="C")
    locked = run_as(NOBODY, "list", SAFESPACE_HOME=str(home))

    assert (out, err, code) == (program("prompt", unlock=False).out, b"", 0)
    # The folder really was closed to that account.
    assert locked[2] not in {0, 4}


def run_as(
    uid: int, command: str = "prompt", **environ: str
) -> tuple[bytes, bytes, int]:
    """Run as another account, with Python's own files open to it."""
    become = ["setpriv", f"--reuid={uid}", "--regid=65534", "--clear-groups"]
    can_read = subprocess.run(
        [*become, sys.executable, "-c", "import safespace"],
        cwd="/",
        env={},
        capture_output=True,
        check=False,
    )
    if can_read.returncode:
        pytest.skip("this Python is in a place that other accounts cannot read")
    return run_bare(
        shutil.which("setpriv") or "", *become[1:], str(SCRIPT), command, **environ
    )


def test_in_an_ascii_locale_it_is_shown_with_escapes(home: Path) -> None:
    pack = home / "packs" / "mine.yaml"
    pack.parent.mkdir(parents=True)
    pack.write_text(
        "pack: mine\ntitle: M\nlang: en\nprompts:\n"
        "  - {id: mine-001, depth: gentle, text: 'Où est la mer ☂?'}\n",
        encoding="utf-8",
    )
    program, say = Program(home, None), make_say(home, None)
    for theme in say("prompts", "themes", "--json").json["themes"]:
        if theme["theme"] != "mine":
            say("prompts", "mute", theme["theme"])

    ended = program(
        "prompt", LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )

    assert ended.code == 0
    assert ended.out == b"O\\xf9 est la mer \\u2602?\n"
    assert program("prompt").out == "Où est la mer ☂?\n".encode()


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.parametrize(
    "argv", [("prompt",), ("prompt", "--quiet"), ("prompts", "list")]
)
def test_it_opens_neither_journal_nor_key(home: Path, argv: tuple[str, ...]) -> None:
    program = make_program(home)
    program("prompt", unlock=False)

    assert opened(program, *argv) & {"journal", "journal.db", "journal.key"} == set()
    # The same look finds them where they are opened.
    assert {"journal.key"} <= opened(program, "list")


def opened(program: Program, *argv: str) -> set[str]:
    """Return the names of the files that one run opened."""
    trace = program.home.parent / "trace"
    subprocess.run(
        ["strace", "-f", "-e", "trace=open,openat", "-o", trace, SCRIPT, *argv],
        env=program.environ(PATH=os.environ["PATH"]),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=100,
    )
    calls = trace.read_text(errors="replace").splitlines()
    assert len(calls) > 50
    paths = [line.split('"')[1] for line in calls if '"' in line]
    return {path.rpartition("/")[2] for path in paths if str(program.home) in path}


def test_quiet_says_that_there_is_one_and_no_more(home: Path) -> None:
    program = Program(home, None)

    ended = program("prompt", "--quiet")

    assert (ended.out, ended.err, ended.code) == (READY, b"", 0)


@pytest.mark.leak(19)
def test_a_notification_says_nothing_of_the_prompt(home: Path) -> None:
    told = make_notifier(home / "bin")
    program = Program(home, None)

    ended = program("prompt", "--notify", PATH=str(home / "bin"))

    assert (ended.out, ended.err, ended.code) == (b"", b"", 0)
    assert told.read_text().splitlines()[-2:] == ["safespace", "Your prompt is ready."]
    assert program("prompt").out.decode().strip() not in told.read_text()


def test_the_prompt_itself_is_told_only_if_that_is_asked_for(home: Path) -> None:
    told = make_notifier(home / "bin")
    program = Program(home, None)

    program("prompt", "--notify", "--with-text", PATH=str(home / "bin"))

    assert told.read_text().splitlines()[-1] == program("prompt").out.decode().strip()


def test_on_a_mac_the_text_is_handed_over_and_never_part_of_a_script(
    home: Path,
) -> None:
    told = make_notifier(home / "bin", "osascript")
    program = Program(home, None)

    program("prompt", "--notify", "--with-text", PATH=str(home / "bin"))

    lines = told.read_text().splitlines()
    assert lines[-2:] == [program("prompt").out.decode().strip(), "safespace"]
    assert "on run argv" in lines


@pytest.mark.parametrize(
    "code", [None, 1], ids=["no notifier", "a notifier that cannot"]
)
def test_where_nothing_can_be_shown_the_quiet_line_is_printed(
    home: Path, code: int | None
) -> None:
    if code is not None:
        make_notifier(home / "bin", code=code)
    program = Program(home, None)

    ended = program("prompt", "--notify", "--with-text", PATH=str(home / "bin"))

    assert (ended.out, ended.code) == (READY, 0)


def test_the_same_prompt_stays_all_day_when_packs_change(home: Path) -> None:
    program = Program(home, None)
    before = program("prompt").out
    kept = (home / "state" / "shown").read_text()
    program("prompts", "new", "evenings")

    assert program("prompt").out == before
    assert (home / "state" / "shown").read_text() == kept
    assert (home / "state" / "shown").stat().st_mode & 0o777 == 0o600


def test_two_terminals_at_once_are_shown_the_same(home: Path) -> None:
    program = Program(home, None)
    program("prompt", "--date", "tomorrow")  # the salt is there
    command = [str(SCRIPT), "prompt"]
    both = [
        subprocess.Popen(command, env=program.environ(), stdout=subprocess.PIPE)
        for _ in range(4)
    ]

    shown = {each.communicate(timeout=60)[0] for each in both}

    assert shown == {program("prompt").out}
