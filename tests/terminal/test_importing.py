"""import and export at a terminal: what they ask, and a bar that is gone afterwards."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.program import SCRIPT, Program, make_program
from tests.robust.soundness import bodies
from tests.terminal.screen import CTRL_C, ENTER, Screen

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.terminal
BAR, ENTRIES = "━", 1500


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A table of many days."""
    file = tmp_path / "diary.csv"
    rows = (f"{1500 + n // 28}-02-{1 + n % 28:02},Day {n}.\n" for n in range(ENTRIES))
    file.write_text(f"date,words\n{''.join(rows)}", encoding="utf-8")
    return file


@pytest.fixture
def plain(home: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    program = make_program(home, Mode.PLAIN)
    program("write", stdin=b"The heron stood still.")
    monkeypatch.chdir(home)
    return program


def start(program: Program, *argv: str, cols: int = 80) -> Screen:
    return Screen([str(SCRIPT), *argv], env=program.environ(), cols=cols)


@pytest.mark.parametrize("cols", [80, 40])
def test_it_says_what_is_there_asks_and_shows_how_far_it_is(
    plain: Program, diary: Path, cols: int
) -> None:
    with start(plain, "import", str(diary), cols=cols) as screen:
        screen.wait_for("Import 1,500 entries? (Y/n)")
        assert "a table in CSV" in screen.text()
        assert "cannot be read" not in screen.text()
        screen.send(ENTER)
        screen.wait_for("1,500 entries came in.")
        assert screen.wait_exit() == 0
        # The bar was there, and nothing of it stays.
        assert BAR.encode() in screen.raw
        assert BAR not in screen.text()
        assert max(len(line.rstrip()) for line in screen.lines()) <= cols
    assert len(bodies(plain.home, Mode.PLAIN)) == ENTRIES + 1


@pytest.mark.parametrize("answer", ["n" + ENTER, CTRL_C])
def test_who_does_not_want_it_keeps_the_journal_as_it_is(
    plain: Program, diary: Path, answer: str
) -> None:
    with start(plain, "import", str(diary)) as screen:
        screen.wait_for("(Y/n)")
        screen.send(answer)
        screen.wait_for("Nothing was imported.")
        assert screen.wait_exit() == 130
    assert bodies(plain.home, Mode.PLAIN) == ["The heron stood still."]


def test_what_was_typed_too_early_is_no_answer(plain: Program, diary: Path) -> None:
    with start(plain, "import", str(diary)) as screen:
        screen.wait_for("Looking it over")
        screen.send(ENTER)
        screen.wait_for("(Y/n)")
        assert screen.look(0.5) or "came in" not in screen.text()
        screen.send("n" + ENTER)
        screen.wait_for("Nothing was imported.")
    assert bodies(plain.home, Mode.PLAIN) == ["The heron stood still."]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_half_way_nothing_came_in(
    plain: Program, diary: Path, number: int
) -> None:
    with start(plain, "import", "--yes", str(diary)) as screen:
        screen.wait_for("Importing")
        screen.signal(number)
        assert screen.wait_exit() != 0
        assert "came in" not in screen.text()
    assert bodies(plain.home, Mode.PLAIN) == ["The heron stood still."]


@pytest.mark.parametrize("more", ["ACCESSIBLE", "NO_MOTION"])
def test_where_nothing_may_move_there_is_no_bar(
    plain: Program, diary: Path, more: str
) -> None:
    environ = plain.environ(**{more: "1"})
    with Screen([str(SCRIPT), "import", "--yes", str(diary)], env=environ) as screen:
        screen.wait_for("came in.")
        assert screen.wait_exit() == 0
        assert BAR.encode() not in screen.raw
        assert b"Importing" not in screen.raw


@pytest.mark.parametrize("cols", [80, 40])
def test_an_export_is_asked_about_first(plain: Program, home: Path, cols: int) -> None:
    with start(plain, "export", cols=cols) as screen:
        screen.wait_for("(y/N)")
        assert "This writes 1 entry." in screen.text()
        assert "readable by anyone" in screen.text().replace("\n", " ")
        assert list(home.glob("safespace-*")) == []
        screen.send(ENTER)
        screen.wait_for("Nothing was written.")
        assert screen.wait_exit() == 130
    assert list(home.glob("safespace-*")) == []

    with start(plain, "export", cols=cols) as screen:
        screen.wait_for("(y/N)")
        screen.send("y" + ENTER)
        screen.wait_for("In it: 1 entry.")
        assert screen.wait_exit() == 0
        assert "heron" not in screen.text()
    [file] = home.glob("safespace-*")
    assert "heron" in file.read_text()
