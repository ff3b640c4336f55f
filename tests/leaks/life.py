"""An account whose owner did everything with one word, and everything that was shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.journals import Mode
from tests.leaks.household import Household, hiding_nothing, make_household
from tests.leaks.probe import CANARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.program import Ended
    from tests.terminal.window import Window

WORD = CANARY.encode()
# What a terminal would take as its title, and as something for the clipboard.
COMMANDS = b" \x1b]0;title\x07 \x1b]52;c;cXVva2th\x07\n"
READING = (
    ("list",),
    ("read",),
    ("read", "--on", "today", "--json"),
    ("search", CANARY),
    ("search", f"{CANARY[:-4]}*", "--json"),
    ("history", "last", "--show", "1"),
    ("tags",),
    ("people", "--json"),
    ("bin",),
    ("backup",),
)
KEYLESS = (
    ("drafts",),
    ("prompt",),
    ("status",),
    ("settings", "set", "discreet", "off"),
)


@dataclass(frozen=True, slots=True)
class Lived:
    """Where somebody lived with the word, and what was printed and drawn meanwhile."""

    house: Household
    said: list[Ended]
    windows: list[Window]

    @property
    def shown(self) -> bytes:
        """Everything that went to a terminal or a pipe."""
        piped = b"".join(ended.out + ended.err for ended in self.said)
        return piped + b"".join(window.raw for window in self.windows)


def live(root: Path, mode: Mode) -> Lived:
    """Live with the word, under a umask that hides nothing."""
    with hiding_nothing():
        house = make_household(root, mode)
        windows = [write_in_a_window(house)]
        said = [*write_and_throw_away(house), *look_at_it(house)]
        assert [each for each in said if each.code] == []
        windows += [search_in_a_window(house), read_in_a_window(house)]
        said.extend(leave_drafts(house))
    return Lived(house, said, windows)


def write_in_a_window(house: Household) -> Window:
    """Type the word on the page; a locked journal seals it for later."""
    with house.window("write", "--with", f"{CANARY}-name") as window:
        window.compose(f"{CANARY} on the page")
        window.save()
        assert window.wait_exit() == 0
    return window


def search_in_a_window(house: Household) -> Window:
    """Type the word where the program asks what to search for."""
    with house.window("search") as window:
        window.answer("Search for:", CANARY)
        if house.mode is Mode.ENCRYPTED:
            window.unlock()
        window.wait_for(f"{CANARY} on the page")
        assert window.wait_exit() == 0
    return window


def read_in_a_window(house: Household) -> Window:
    """Read an entry on the second screen, which no other pager has to do with."""
    with house.window("read", PAGER="less", EDITOR="vim") as window:
        if house.mode is Mode.ENCRYPTED:
            window.unlock()
        window.wait_for("q back")
        window.send("q")
        assert window.wait_exit() == 0
    return window


def write_and_throw_away(house: Household) -> Iterator[Ended]:
    """Write the word in every way, edit it, delete it, purge it."""
    house.write_editor(f'env > "$HOME/seen-by-editor"; echo {CANARY} >> "$1"')
    yield house("write", stdin=WORD + b" for the bin\n" * 20)
    yield house("delete", "last")
    yield house("write", stdin=WORD + b" to be purged\n" * 20)
    yield house("delete", "last")
    newest = house("bin", "--json").json["entries"][0]["short"]
    yield house("bin", "purge", newest, "--yes")
    yield house("write", "--tag", f"{CANARY}-tag", stdin=WORD + COMMANDS)
    yield house("write", "--editor", "--with", f"{CANARY}-name", stdin=b"")
    yield house("edit", "last", "--editor", "--tag", "tea")
    yield house("tags", "rename", "tea", f"{CANARY}-tea")


def look_at_it(house: Household) -> Iterator[Ended]:
    """Ask for it in every way, as a terminal would be shown it."""
    for argv in READING:
        yield house(*argv, CLICOLOR_FORCE="1")
    for argv in KEYLESS:
        yield house(*argv, unlock=False, CLICOLOR_FORCE="1")


def leave_drafts(house: Household) -> Iterator[Ended]:
    """Leave an editor without handing words over, err, and write while locked."""
    for ending in ("exit 1", "kill -9 $$"):
        house.write_editor(f'echo {CANARY} unfinished >> "$1"; {ending}')
        yield house("write", "--editor")
    yield house("edit", CANARY, stdin=WORD)
    yield house("write", "--tag", f"{CANARY},x", stdin=WORD)
    if house.mode is Mode.ENCRYPTED:
        yield house("write", unlock=False, stdin=WORD + b" while locked\n")
