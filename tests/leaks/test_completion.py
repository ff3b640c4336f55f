"""A shell that asks what could follow learns nothing of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.leaks.household import make_household
from tests.leaks.probe import CANARY, find_in_bytes
from tests.leaks.tracing import OPENING, needs_strace, trace

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.slow, pytest.mark.leak(28), needs_strace]

LINES = ("", "re", "read ", "list --tag ", "settings set ")
PRIVATE = ("journal.db", "journal.key", "settings.toml", "drafts", "inbox", "backups")


def ask(line: str) -> str:
    """Ask for completion the way bash does."""
    words = f"safespace {line}"
    at = len(words.split()) - (not line or line[-1] != " ")
    at += not line
    return (
        "_SAFESPACE_COMPLETE=complete_bash"
        f' COMP_WORDS="{words}" COMP_CWORD={at} safespace; echo'
    )


def test_completion_opens_nothing_of_the_journal(tmp_path: Path) -> None:
    house = make_household(tmp_path, Mode.PLAIN)
    labels = ("--tag", f"{CANARY}-tag", "--with", f"{CANARY}-name")
    assert house("write", *labels, stdin=CANARY.encode()).code == 0
    environ = house.program.environ(**house.environ())

    traced = trace(
        "; ".join(map(ask, LINES)),
        calls=OPENING,
        environ=environ,
        record=tmp_path / "trace",
    )
    control = trace(
        "safespace tags", calls=OPENING, environ=environ, record=tmp_path / "control"
    )

    assert b"search" in traced.out
    assert b"read" in traced.out
    assert not find_in_bytes(CANARY, traced.out + traced.err)
    assert {name: traced.opened(name) for name in PRIVATE} == {n: [] for n in PRIVATE}
    assert find_in_bytes(CANARY, control.out)
    assert control.opened("journal.db")
