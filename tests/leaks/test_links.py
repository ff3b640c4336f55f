"""A link in the place of anything safespace writes leads nobody's file to harm."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE, Mode
from tests.robust.soundness import fingerprint
from tests.saying import Say, make_say

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.leak(17)

THEIRS = b"somebody else's file"


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder of safespace's, and a command that makes or changes it."""

    path: str
    argv: tuple[str, ...]
    folder: bool = False
    mode: Mode | None = Mode.ENCRYPTED
    unlock: bool = True
    passphrase: str = PASSPHRASE

    def use(self, say: Say) -> int:
        """Run the command, whatever becomes of it."""
        say.passphrase = self.passphrase
        return say(*self.argv, stdin="words", code=None, unlock=self.unlock).code


WRITE, PLAIN = ("write",), ("init", "--no-encryption", "--yes")
PLACES = {
    "journal": Place("journal", PLAIN, folder=True, mode=None),
    "home": Place("", PLAIN, folder=True, mode=None),
    "database": Place("journal/journal.db", WRITE),
    "readable database": Place("journal/journal.db", WRITE, mode=Mode.PLAIN),
    "rollback": Place("journal/journal.db-journal", WRITE, mode=Mode.PLAIN),
    "keys": Place("journal/journal.key", ("recovery", "new")),
    "inbox": Place("inbox", WRITE, folder=True, unlock=False),
    # Words that cannot be saved become a draft.
    "drafts": Place("drafts", WRITE, folder=True, passphrase="not this one"),
    "backups": Place("backups", ("backup",), folder=True),
    "settings": Place("settings.toml", ("settings", "set", "country", "IE")),
    "rests": Place("settings.toml", ("rest", "2026-12-24")),
    "state": Place("state", ("prompt",), folder=True, mode=None),
    "prompts": Place("state/prompts.json", ("prompt",), mode=None),
}
# They are there while the command runs, and gone after it.
PASSING = {"rollback"}
# A folder that people may well have moved elsewhere, with a link in its place.
MAY_BE_A_LINK = {"home"}


def plant(place: Place, home: Path, goal: Path) -> None:
    """Put a link in the place, instead of what is there."""
    link = home / place.path
    link.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if link.exists():
        link.rename(link.with_name(f"{link.name}.aside"))
    link.symlink_to(goal)


@pytest.mark.parametrize("name", sorted({*PLACES} - MAY_BE_A_LINK))
@pytest.mark.parametrize("there", [True, False], ids=["theirs", "nowhere"])
def test_what_a_link_leads_to_stays_as_it_is(
    home: Path, tmp_path: Path, name: str, *, there: bool
) -> None:
    place, goal = PLACES[name], tmp_path / "theirs"
    say = make_say(home, place.mode)
    if there and place.folder:
        goal.mkdir()
        (goal / "file").write_bytes(THEIRS)
        os.utime(goal, ns=(1, 1))
    elif there:
        goal.write_bytes(THEIRS)
    if there:
        goal.chmod(0o755)
    before = fingerprint(tmp_path, without=["home"])
    plant(place, home, goal)

    place.use(say)

    assert fingerprint(tmp_path, without=["home"]) == before
    assert goal.exists() is there
    if there:
        assert goal.stat().st_mode & 0o777 == 0o755
        if place.folder:
            assert goal.stat().st_mtime_ns == 1


@pytest.mark.parametrize("name", sorted({*PLACES} - PASSING))
def test_the_same_command_does_write_there_without_one(home: Path, name: str) -> None:
    place = PLACES[name]
    say = make_say(home, place.mode)
    before = fingerprint(home) if home.exists() else {}

    place.use(say)

    changed = {
        name for name, now in fingerprint(home).items() if before.get(name) != now
    }
    assert [name for name in changed if name.startswith(place.path)]
