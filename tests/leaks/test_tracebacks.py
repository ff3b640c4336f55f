"""Wherever a command breaks, it tells the place and repeats nothing that it knew."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.cli._boundary import _dispatch
from safespace.cli._context import AppContext
from safespace.cli.app import ROWS
from tests.journals import PASSPHRASE, Mode
from tests.leaks.breaking import SECRET, breaking
from tests.leaks.probe import CANARY, find_in_bytes
from tests.program import make_program
from tests.robust.soundness import bodies
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.cli._lazy import Row
    from tests.leaks.life import Lived

NEW = "seven quiet herons wading"
# At so many places in each command, spread over all the calls it makes; where a new
# passphrase is stretched, which takes a second, before that.
PLACES = 6
COSTLY = dict.fromkeys(("init", "encrypt", "passphrase"), 25)
# How each command is run; one that is not named here is run by its name alone.
RUN: dict[str, tuple[str, ...]] = {
    "read": ("last",),
    "search": (CANARY,),
    "tags": ("rename", CANARY, "tea"),
    "people": ("rename", CANARY, "Ada"),
    "edit": ("last", "--tag", "rain"),
    "history": ("last", "--show", "1"),
    "delete": ("last",),
    "rest": ("2026-12-24..2027-01-02",),
    "bin": ("purge", "--all", "--yes"),
    "settings": ("set", "country", "IE"),
    "passphrase": ("change", "--new-passphrase-fd", "{new}"),
    "encrypt": ("--new-passphrase-fd", "{new}"),
    "decrypt": ("--yes",),
    "recovery": ("drop",),
    "drafts": ("resume",),
    "restore": ("--yes",),
    "report": ("--yes", "--out", "-"),
    "export": ("--out", "-"),
    "import": ("{file}",),
    "do": ("trigger", "--answers", "-"),
    "trigger": ("--answers", "-"),
    "pause": ("--answers", "-"),
    "listen": ("--answers", "-"),
    "feel": ("--answers", "-", "--with", CANARY),
    "validate": ("--answers", "-"),
    "signs": ("--answers", "-"),
    "support": ("--answers", "-"),
    "checkback": ("list",),
    "program": ("start", "friendship"),
    "safety": ("hold", CANARY),
    "prompts": ("search", CANARY),
    "good": ("--blank",),
    "reflect": ("week", "--facts"),
    "remind": ("at", "20:30", "--print"),
}
# What a form is filled in with; other commands read the word itself.
FORMS: dict[str, dict[str, object]] = {
    "do": {"happened": CANARY},
    "trigger": {"happened": CANARY, "story": CANARY},
    "pause": {"distress_before": 3, "restate": CANARY},
    "listen": {"heard": CANARY},
    "feel": {"areas": ["head"]},
    "validate": {"facts": CANARY},
    "signs": {"intentions": "little"},
    "support": {"sleep": "some"},
}
# Where this starts from: no journal at all, or one that is not encrypted.
FROM: dict[str, Mode | None] = {"init": None, "encrypt": Mode.PLAIN}


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[Mode | None, Say]:
    """Homes in which the word is everywhere, one of each kind."""
    root = tmp_path_factory.mktemp("tracebacks")
    says = {mode: make_say(root / str(mode), mode) for mode in (None, *Mode)}
    for mode in Mode:
        say = says[mode]
        labels = ("--tag", CANARY, "--with", CANARY)
        say.write(f"{CANARY} of old", *labels)
        say("delete", say.write(f"{CANARY} for the bin"))
        code = say.write(f"{CANARY} before", *labels)
        say("edit", code, stdin=f"{CANARY} after")
        say.passphrase = "wrong on purpose"
        say("write", "--at", "today", stdin=f"{CANARY} draft", code=None)
        say.passphrase = PASSPHRASE
    return says


class Case:
    """One command, run over a fresh copy of a home each time."""

    def __init__(self, row: Row, original: Say, folder: Path) -> None:
        self.row = row
        self.runs = 0
        self._original, self._folder = original, folder

    def __call__(self, at: int = -1) -> tuple[str, str, int, int, str]:
        """Run it; return what it said, the calls it made, and which one was broken."""
        self.runs += 1
        home = self._folder / str(self.runs)
        if self._original.home.exists():
            shutil.copytree(self._original.home, home)
        say = Say(home, self._original.mode)
        reading, writing = os.pipe()
        os.write(writing, NEW.encode() + b"\n")
        os.close(writing)
        told = RUN.get(self.row.name, ())
        argv = [each.format(new=reading, file=self._write_file()) for each in told]
        extra = ["--passphrase-fd", str(reading)] if self.row.name == "init" else []
        with breaking(self.row.path, at) as watched:
            stdin = json.dumps(FORMS.get(self.row.name, CANARY)).strip('"') + "\n"
            said = say(self.row.name, *argv, *extra, stdin=stdin, code=None)
        os.close(reading)
        return said.out, said.err, said.code, watched.calls, watched.broken

    def _write_file(self) -> Path:
        """Write something to import, with the word in it."""
        file = self._folder / "diary.csv"
        file.write_text(f"date,words\n2024-02-29,{CANARY} from elsewhere\n")
        return file


@pytest.mark.leak(9)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_command_that_breaks_anywhere_repeats_nothing(
    row: Row, homes: dict[Mode | None, Say], tmp_path: Path
) -> None:
    run = Case(row, homes[FROM.get(row.name, Mode.ENCRYPTED)], tmp_path)
    calls = COSTLY.get(row.name, 0) or count_calls(run)

    told = []
    for place in range(PLACES):
        at = 1 + (calls - 2) * place // PLACES
        out, err, code, _, broken = run(at)
        assert broken, at
        assert SECRET not in out + err, broken
        assert CANARY not in err, broken
        assert "Traceback" not in out + err, broken
        assert err or code == 0, broken
        told.append(code)
    # Some may be done without, such as a cache; most end the command.
    assert [*map(bool, told)].count(True) >= 1, told


def count_calls(run: Case) -> int:
    """Return how many calls a command makes when nothing breaks."""
    # The first time, modules and data are loaded that then stay.
    run()
    _, err, code, calls, _ = run()
    assert code in {0, 4}, err  # a machine without a keyring unlocks nothing
    assert calls > 1, "it never came to the command: how is it run?"
    return calls


@contextmanager
def as_typed(say: Say, *argv: str) -> Iterator[tuple[list[str], AppContext]]:
    """Hand over what a run of the program gets to work with."""
    reading, writing = os.pipe()
    os.write(writing, say.passphrase.encode() + b"\n")
    os.close(writing)
    with Path(os.devnull).open(encoding="utf-8") as stdin:
        yield (
            [*argv, "--passphrase-fd", str(reading)],
            AppContext(say.environ, stdin=stdin),
        )
    os.close(reading)


@pytest.mark.leak(9)
@pytest.mark.parametrize("at", [1, 9, 30])
def test_the_error_itself_would_have_told(
    homes: dict[Mode | None, Say], at: int
) -> None:
    with (
        as_typed(homes[Mode.ENCRYPTED], "read", "last") as (argv, run),
        breaking("safespace.cli.read", at),
        pytest.raises(Exception) as caught,  # noqa: PT011 - of any kind
    ):
        _dispatch(argv, run)

    shown = "".join(traceback.format_exception(caught.value))
    assert shown.count(SECRET) > 2


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


@pytest.mark.leak(9)
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


@pytest.mark.leak(9, 11)
def test_messages_never_repeat_the_word(lived: Lived) -> None:
    refused = [ended.code for ended in lived.said if ended.code]

    assert refused == [2, 2, 3, 2]
    assert [e.err for e in lived.said if find_in_bytes(CANARY, e.err)] == []
    # It was there to be repeated: results have it.
    assert [e for e in lived.said if find_in_bytes(CANARY, e.out)]
