"""An exchange of the whole journal that was cut short is finished at the next start."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from safespace.vault import claim
from tests.robust.soundness import bodies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.saying import Say

WORDS = "Rain on the tram.\n"


def between_the_renames(home: Path) -> None:
    shutil.copytree(home / "journal", home / "journal.next")
    (home / "journal").rename(home / "journal.before")


def before_alone(home: Path) -> None:
    (home / "journal").rename(home / "journal.before")


def before_the_renames(home: Path) -> None:
    shutil.copytree(home / "journal", home / "journal.next")
    (home / "journal.next" / "journal.db").write_bytes(b"half")


def after_the_renames(home: Path) -> None:
    shutil.copytree(home / "journal", home / "journal.before")


def folders(home: Path) -> list[str]:
    return sorted(path.name for path in home.glob("journal*"))


cut_short = pytest.mark.parametrize(
    "cut",
    [between_the_renames, before_alone, before_the_renames, after_the_renames],
)


@cut_short
@pytest.mark.parametrize(
    "argv", [("list",), ("write",), ("status",), ("init", "--yes"), ()]
)
def test_the_next_start_finds_the_one_whole_journal(
    say_encrypted: Say, cut: Callable[[Path], None], argv: tuple[str, ...]
) -> None:
    say = say_encrypted
    say.write(WORDS)
    cut(say.home)

    said = say(*argv, stdin="More.\n" if argv == ("write",) else "", code=None)

    assert said.code == (2 if argv[:1] == ("init",) else 0), said.err
    assert WORDS in bodies(say.home)
    assert folders(say.home) == ["journal"]


def test_while_another_terminal_is_at_it_nothing_is_moved_or_made(
    say_encrypted: Say,
) -> None:
    say = say_encrypted
    say.write(WORDS)
    between_the_renames(say.home)

    with claim.held(say.home / "journal.next"):
        for argv in (("list",), ("init", "--yes"), ("status",)):
            assert "exchanging this journal for a new one" in say(*argv, code=8).err
        assert say("prompt").out
        assert folders(say.home) == ["journal.before", "journal.next"]

    assert WORDS.strip() in say("list").out
    assert folders(say.home) == ["journal"]
