"""While it runs, the program shows no word to other processes, and none when it breaks."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
import textwrap
from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE, Mode
from tests.program import SCRIPT, Program, make_program
from tests.robust.soundness import bodies
from tests.robust.starting import started
from tests.robust.traces import find_in_files, find_in_processes
from tests.terminal.screen import ENTER, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANARY = "quokkalanternfish"

needs_strace = pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")


def test_no_process_shows_the_words_while_they_are_written(program: Program) -> None:
    with started(program, "write") as running:
        running.say(f"{CANARY} begins ".encode(), more=True)
        running.wait_until_it_waits()
        assert find_in_processes(CANARY) == set()
        assert find_in_processes(PASSPHRASE) == set()
        running.say(b"and ends\n")
        assert running.end().code == 0

    assert bodies(program.home) == [f"{CANARY} begins and ends\n"]


def test_words_on_the_line_are_shown_to_every_process(program: Program) -> None:
    # Why there is another way to write; and the search above does find what is there.
    with started(program, "edit", "last", "-m", CANARY, SPARE=CANARY) as running:
        seen: set[str] = set()
        while len(seen) < 2 and not running.ended_within(0.01):
            seen |= find_in_processes(CANARY)
        running.end()
    assert seen == {"cmdline", "environ"}


def test_words_to_search_for_can_be_typed_where_no_process_shows_them(
    program: Program,
) -> None:
    assert program("write", stdin=f"{CANARY} here\n".encode()).code == 0

    with Screen([str(SCRIPT), "search"], env=program.environ()) as screen:
        screen.wait_for("Search for:")
        screen.send(CANARY + ENTER)
        screen.wait_for("Passphrase:")
        assert find_in_processes(CANARY) == set()
        screen.send(PASSPHRASE + ENTER)
        screen.wait_for(f"{CANARY} here")
        assert screen.wait_exit() == 0

    assert find_in_files(CANARY, [program.home]) == []
    assert b"\x1b]" not in screen.raw
    assert PASSPHRASE.encode() not in screen.raw


@needs_strace
def test_an_editor_is_started_without_a_word_in_its_arguments(
    program: Program, tmp_path: Path
) -> None:
    editor, trace = tmp_path / "editor", tmp_path / "trace"
    editor.write_text(f'#!/bin/sh\necho {CANARY} >> "$1"\nexec cat /dev/null\n')
    editor.chmod(0o700)
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE + "\n")
    tracing = [
        "strace",
        "-f",
        "-v",
        "-s",
        "10000",
        "-e",
        "trace=execve",
        "-o",
        str(trace),
    ]
    command = f'exec "$0" write --editor --passphrase-fd 3 3<{secret}'

    done = subprocess.run(
        [*tracing, "sh", "-c", command, str(SCRIPT)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=program.environ(EDITOR=str(editor), XDG_RUNTIME_DIR=str(tmp_path)),
        check=False,
    )

    assert done.returncode == 0
    assert CANARY.encode() not in done.stderr
    calls = trace.read_text()
    assert calls.count("execve(") >= 3  # the program, its editor, what that starts
    assert str(editor) in calls
    assert CANARY not in calls
    assert PASSPHRASE not in calls
    assert bodies(program.home) == [f"{CANARY}\n"]


# Breaks inside the program, with the word in the error and in every frame.
BREAKING = """
    import sys
    import {module} as broken
    from safespace.__main__ import run

    def break_down(*given, **named):
        word = "{word}"
        raise {error}(word, given, named)

    broken.{name} = break_down
    sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize("error", ["RuntimeError", "UnicodeError", "KeyError"])
@pytest.mark.parametrize(
    ("module", "name", "command"),
    [
        ("safespace.storage.entries", "insert", "write"),
        ("safespace.storage.entries", "fetch", "read"),
        ("safespace.storage.select", "build_entries", "list"),
        ("safespace.render.entries", "make_snippet", f"search {CANARY}"),
    ],
)
def test_when_it_breaks_it_tells_where_and_repeats_nothing(
    home: Path, error: str, module: str, name: str, command: str
) -> None:
    program = make_program(home, Mode.PLAIN)
    assert program("write", stdin=f"{CANARY} one\n".encode()).code == 0
    script = BREAKING.format(module=module, name=name, error=error, word=CANARY)

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *command.split()],
        input=f"{CANARY} two\n",
        capture_output=True,
        env=program.environ(),
        text=True,
        check=False,
    )

    assert done.returncode == 1
    told = f"Something unexpected happened: {error} in safespace."
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert CANARY not in done.stdout + done.stderr
    if command == "write":
        assert program("drafts", "resume").code == 0
        assert bodies(home, Mode.PLAIN) == [f"{CANARY} one\n", f"{CANARY} two\n"]


@pytest.fixture
def dumping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which crashing programs leave a picture of their memory."""
    monkeypatch.chdir(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    control = f"import os; word = '{CANARY[:5]}' + '{CANARY[5:]}'; os.abort()"
    subprocess.run([sys.executable, "-c", control], check=False)
    if not find_in_files(CANARY, [tmp_path]):
        pytest.skip("this machine sends such pictures elsewhere")
    for left in tmp_path.glob("core*"):
        left.unlink()
    yield tmp_path
    resource.setrlimit(resource.RLIMIT_CORE, before)


def test_a_crash_leaves_no_picture_of_the_words(
    program: Program, dumping: Path
) -> None:
    with started(program, "write") as running:
        running.say(CANARY.encode(), more=True)
        running.wait_until_it_waits()
        running.signal(signal.SIGABRT)
        assert running.end().code == -signal.SIGABRT

    assert find_in_files(CANARY, [dumping]) == []
    assert list(dumping.glob("core*")) == []
