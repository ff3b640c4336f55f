"""A word that was written is in the journal, and is left nowhere else on the machine."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE, Mode
from tests.robust.household import (
    Household,
    make_household,
    open_to_others,
    shared_memory,
)
from tests.robust.traces import find_in_bytes, find_in_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.program import Ended

pytestmark = pytest.mark.slow

CANARY = "quokkalanternfish"
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
    ("rhythm",),
    ("drafts",),
    ("bin",),
)


@dataclass(frozen=True, slots=True)
class Lived:
    """An account whose owner did everything with one word, and what that printed."""

    house: Household
    said: list[Ended]

    def check_codes(self) -> None:
        """Check that everything did what it was asked for."""
        assert [each for each in self.said if each.code] == []


@pytest.fixture(scope="module", params=Mode, ids=lambda mode: str(mode.value))
def lived(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lived]:
    """Live with the word, under a umask that hides nothing."""
    before = shared_memory()
    with make_household(tmp_path_factory.mktemp("leaks"), request.param) as house:
        lived = Lived(house, [*write_and_throw_away(house), *look_at_it(house)])
        lived.check_codes()
        lived.said.extend(leave_drafts(house))
        yield lived
    assert shared_memory() == before


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
        yield house(*argv, unlock=argv != ("drafts",), CLICOLOR_FORCE="1")


def leave_drafts(house: Household) -> Iterator[Ended]:
    """Leave an editor without handing words over, err, and write while locked."""
    for ending in ("exit 1", "kill -9 $$"):
        house.write_editor(f'echo {CANARY} unfinished >> "$1"; {ending}')
        yield house("write", "--editor")
    yield house("edit", CANARY, stdin=WORD)
    yield house("write", "--tag", f"{CANARY},x", stdin=WORD)
    if house.mode is Mode.ENCRYPTED:
        yield house("write", unlock=False, stdin=WORD + b" while locked\n")


def test_the_word_is_in_no_file(lived: Lived) -> None:
    found = find_in_files(CANARY, lived.house.looked_through)

    if lived.house.mode is Mode.ENCRYPTED:
        assert found == []
    else:
        # The same search finds it where it may be, so it would have found it elsewhere.
        places = sorted(Path(path).parent.name for path in found)
        backup = next(iter((lived.house.data / "backups").iterdir())).name
        assert places == [backup, "drafts", "drafts", "journal"]


def test_the_passphrase_is_in_no_file(lived: Lived) -> None:
    assert find_in_files(PASSPHRASE, lived.house.looked_through) == []


def test_there_is_no_file_but_the_known_ones(lived: Lived) -> None:
    house = lived.house
    there = {
        str(path.relative_to(house.data))
        for path in house.data.rglob("*")
        if path.is_file()
    }
    kept = {name for name in there if name.startswith(("drafts/", "inbox/"))}

    encrypted = house.mode is Mode.ENCRYPTED
    assert len(kept) == (3 if encrypted else 2)
    [backup] = (house.data / "backups").iterdir()
    files = {"journal.db", "journal.key"} if encrypted else {"journal.db"}
    folders = ("journal", f"backups/{backup.name}")
    assert there - kept == {f"{each}/{name}" for each in folders for name in files}
    others = [
        path.name
        for folder in house.looked_through
        for path in folder.rglob("*")
        if path.is_file() and house.data not in path.parents
    ]
    assert others == ["seen-by-editor"]


def test_everything_is_for_this_account_alone(lived: Lived) -> None:
    data = lived.house.data

    assert open_to_others(data / "journal") == []
    assert open_to_others(data / "drafts") == []
    seen = lived.house.root / "home" / "seen-by-editor"
    assert seen.stat().st_mode & 0o777 == 0o600  # an editor's files are private too


def test_an_editor_is_told_nothing_of_safespace(lived: Lived) -> None:
    environ = (lived.house.root / "home" / "seen-by-editor").read_text()

    assert "TMPDIR=" in environ
    assert "SAFESPACE" not in environ
    assert CANARY not in environ
    assert PASSPHRASE not in environ


def test_messages_never_repeat_the_word(lived: Lived) -> None:
    refused = [ended.code for ended in lived.said if ended.code]

    assert refused == [2, 2, 3, 2]
    assert [e.err for e in lived.said if find_in_bytes(CANARY, e.err)] == []
    # It was there to be repeated: results have it.
    assert [e for e in lived.said if find_in_bytes(CANARY, e.out)]


def test_no_output_commands_a_terminal_to_show_a_title_or_fill_the_clipboard(
    lived: Lived,
) -> None:
    printed = b"".join(ended.out + ended.err for ended in lived.said)

    assert b"\x1b[" in printed  # colours are there
    assert b"\x1b]" not in printed
    assert b"\x07" not in printed
    assert not any("\x80" <= sign <= "\x9f" for sign in printed.decode())
    read = next(e for e in lived.said if b'"kind": "read"' in e.out)
    assert any("\x1b]0;title\x07" in e["body"] for e in read.json["entries"])


def test_what_is_purged_from_a_readable_journal_is_overwritten(tmp_path: Path) -> None:
    with make_household(tmp_path, Mode.PLAIN) as house:
        journal = [house.data / "journal"]
        for words in ("before\n", f"{CANARY} here\n" * 200, "after\n"):
            assert house("write", stdin=words.encode()).code == 0
        middle = house("search", CANARY, "--json").json["entries"][0]["short"]
        house.write_editor('echo changed > "$1"')
        assert house("edit", middle, "--editor").code == 0
        assert len(find_in_files(CANARY, journal)) == 1

        assert house("delete", middle).code == 0
        assert house("bin", "purge", middle, "--yes").code == 0

        assert find_in_files(CANARY, journal) == []


@pytest.mark.parametrize("offset", range(3))
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "hex", "base64", "name"])
def test_the_search_for_the_word_finds_it_in_every_spelling(
    tmp_path: Path, coding: str, offset: int
) -> None:
    text = "." * offset + CANARY + "..."
    data = {
        "utf-8": text.title().encode(),
        "utf-16": text.encode("utf-16"),
        "hex": text.encode().hex().encode(),
        "base64": base64.b64encode(text.encode()),
        "name": b"",
    }[coding]
    (tmp_path / (CANARY if coding == "name" else "file")).write_bytes(data)

    assert len(find_in_files(CANARY, [tmp_path])) == 1
    assert find_in_files(CANARY[::-1], [tmp_path]) == []
