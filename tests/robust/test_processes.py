"""Many processes at once, and processes that end early: nothing acknowledged is lost."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.program import SCRIPT, Program, make_program
from tests.robust.soundness import bodies
from tests.robust.starting import started

if TYPE_CHECKING:
    from pathlib import Path

WRITERS, EACH = 8, 40

# One process that writes again and again, with no start-up in between to take turns.
BUSY = """
    import io, sys
    from safespace.__main__ import run

    for number in range(int(sys.argv[2])):
        text = f"entry {sys.argv[1]}-{number}\\n".encode()
        sys.stdin = io.TextIOWrapper(io.BytesIO(text), "utf-8")
        code = run(["write"])
        if code:
            sys.exit(code)
"""


@pytest.fixture
def plain(home: Path) -> Program:
    """The installed program over a plain journal."""
    return make_program(home, Mode.PLAIN)


def start_all(commands: list[list[str]], program: Program) -> list[tuple[int, str]]:
    """Run commands at once and return the exit code and stderr of each."""
    running = [
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=program.environ(),
            text=True,
        )
        for command in commands
    ]
    told = [process.communicate()[1] for process in running]
    return [(p.returncode, e) for p, e in zip(running, told, strict=True)]


@pytest.mark.slow
def test_eight_processes_writing_at_once_all_save_and_say_nothing(
    plain: Program,
) -> None:
    script = textwrap.dedent(BUSY)
    commands = [
        [sys.executable, "-c", script, str(writer), str(EACH)]
        for writer in range(WRITERS)
    ]

    ended = start_all(commands, plain)

    assert ended == [(0, "")] * WRITERS
    sent = [f"entry {w}-{n}\n" for w in range(WRITERS) for n in range(EACH)]
    assert sorted(bodies(plain.home, Mode.PLAIN)) == sorted(sent)


def test_an_encrypted_journal_takes_turns_as_well(program: Program) -> None:
    sent = [f"entry {number}\n" for number in range(2 * WRITERS)]

    with ExitStack() as all_at_once:
        running = [all_at_once.enter_context(started(program, "write")) for _ in sent]
        for one, text in zip(running, sent, strict=True):
            one.say(text.encode())
        ended = [one.end() for one in running]

    assert [(one.code, one.err) for one in ended] == [(0, b"")] * len(sent)
    assert sorted(bodies(program.home)) == sorted(sent)


def test_processes_that_open_a_journal_of_an_older_form_at_once_agree(
    home: Path,
) -> None:
    program = make_program(home, None)
    older = home / "journal" / "journal.db"
    older.parent.mkdir(parents=True)
    make_empty = (
        "from safespace.storage.driver import connect; import sys;"
        "conn = connect(sys.argv[1]); conn.execute('VACUUM'); conn.close()"
    )
    subprocess.run([sys.executable, "-c", make_empty, older], check=True)
    assert older.stat().st_size > 0

    ended = start_all([[str(SCRIPT), "rhythm"]] * 6, program)

    assert ended == [(0, "")] * 6
    assert bodies(home, Mode.PLAIN) == []


def test_of_processes_that_make_a_journal_at_once_one_does(home: Path) -> None:
    program = make_program(home, None)

    ended = start_all([[str(SCRIPT), "init", "--no-encryption", "--yes"]] * 6, program)

    assert sorted(code for code, _ in ended) == [0, 2, 2, 2, 2, 2]
    assert bodies(home, Mode.PLAIN) == []
    assert [path.name for path in home.iterdir()] == ["journal"]


@pytest.mark.parametrize("command", ["read", "list", "search here", "list --json -n 0"])
def test_a_reader_that_has_seen_enough_is_no_error(
    plain: Program, command: str
) -> None:
    # More than any pipe holds, so that the program is still writing when it closes.
    line = b"here " + b"word " * 100_000
    for _ in range(2):
        assert plain("write", stdin=line + b"\n" + line).code == 0
    pipe = f'{{ "$0" {command}; echo $? >&2; }} | head -c 10'

    done = subprocess.run(
        ["bash", "-c", pipe, SCRIPT],
        capture_output=True,
        env=plain.environ(),
        check=True,
    )

    assert len(done.stdout) == 10
    assert done.stderr == b"0\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
def test_a_closed_stream_ends_no_command_and_harms_no_journal(
    plain: Program, closed: str
) -> None:
    assert plain("write", "--tag", "tea", stdin=b"words\n").code == 0
    for command in ("", "list", "read --json", "tags", "prompt"):
        done = subprocess.run(
            ["sh", "-c", f'"$0" {command} {closed}', SCRIPT],
            capture_output=True,
            env=plain.environ(),
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b""), command
        assert bool(done.stdout) == (">&-" not in closed.split()), command
    assert bodies(plain.home, Mode.PLAIN) == ["words\n"]


def test_words_are_saved_where_nobody_can_be_told_so(plain: Program) -> None:
    done = subprocess.run(
        ["sh", "-c", 'echo words | "$0" write >&- 2>&-', SCRIPT],
        capture_output=True,
        env=plain.environ(),
        check=False,
    )

    assert done.returncode == 0
    assert bodies(plain.home, Mode.PLAIN) == ["words\n"]


def test_a_full_output_is_said_once_and_calmly(plain: Program) -> None:
    plain("write", stdin=b"words\n")

    done = subprocess.run(
        ["sh", "-c", '"$0" list > /dev/full', SCRIPT],
        capture_output=True,
        env=plain.environ(),
        text=True,
        check=False,
    )

    assert done.returncode == 8
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_without_a_terminal_nothing_is_asked(program: Program) -> None:
    ended = program("list", unlock=False)

    assert (ended.code, ended.out) == (4, b"")
    assert b"nobody is here to unlock it" in ended.err


def test_a_command_waiting_for_words_does_not_lock_others_out(plain: Program) -> None:
    with started(plain, "write") as slow:
        slow.say(b"first half, ", more=True)
        slow.wait_until_it_waits()
        assert plain("write", stdin=b"meanwhile\n").code == 0
        slow.say(b"second half\n")
        ended = slow.end()

    assert (ended.out[:5], ended.err) == (b"Saved", b"")
    expected = ["first half, second half\n", "meanwhile\n"]
    assert sorted(bodies(plain.home, Mode.PLAIN)) == expected
