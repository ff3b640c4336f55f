"""What was written is in the journal, and in no other file of the account."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE, Mode
from tests.leaks.household import hiding_nothing, make_household, open_to_others
from tests.leaks.probe import CANARY, find_in_files
from tests.program import SCRIPT

if TYPE_CHECKING:
    from tests.leaks.day import Day
    from tests.leaks.household import Household
    from tests.leaks.life import Lived
    from tests.leaks.tracing import Call

pytestmark = pytest.mark.slow

# The interpreter keeps its modules compiled beside them, whoever runs it first.
COMPILED = "__pycache__"


@pytest.mark.leak(12, 14)
def test_the_word_is_in_no_file_but_a_readable_journal(lived: Lived) -> None:
    found = find_in_files(CANARY, lived.house.looked_through)

    if lived.house.mode is Mode.ENCRYPTED:
        assert found == []
    else:
        # The same search finds it where it may be, so it would have found it elsewhere.
        places = {Path(path).relative_to(lived.house.data).parts[0] for path in found}
        assert places == {"backups", "drafts", "journal"}


@pytest.mark.leak(14)
def test_the_passphrase_is_in_no_file(lived: Lived) -> None:
    assert find_in_files(PASSPHRASE, lived.house.looked_through) == []
    # The search has its subject right: the one file that has it is found.
    assert find_in_files(PASSPHRASE, [lived.house.secret.parent])


def strange_files(house: Household) -> list[str]:
    """Return the files that are none of those the documentation names."""
    names = {"journal/journal.db", "settings.toml"}
    names |= {"salt", "shown", "marks", "prompts.json"}
    if house.mode is Mode.ENCRYPTED:
        names.add("journal/journal.key")
    there = [
        (str(path.relative_to(next((f for f in house.own if f in path.parents), home))))
        for home in house.looked_through
        for path in home.rglob("*")
        if path.is_file()
    ]
    folders = ("drafts/", "inbox/", "backups/")
    return [n for n in there if n not in names and not n.startswith(folders)]


@pytest.mark.leak(7, 10, 14)
def test_there_is_no_file_but_the_known_ones(lived: Lived) -> None:
    data, mode = lived.house.data, lived.house.mode

    # No log, no history, no index, no cache of words, names or tags.
    assert strange_files(lived.house) == ["seen-by-editor"]
    kept = {name: len(list((data / name).iterdir())) for name in ("drafts", "backups")}
    # The backup that was asked for is the later one of this day, so it alone is kept.
    assert kept == {"drafts": 2, "backups": 1}
    if mode is Mode.ENCRYPTED:
        assert len(list((data / "inbox").iterdir())) == 1
    (backup,) = (data / "backups").iterdir()
    parts = {"journal.db", "journal.key"} if mode is Mode.ENCRYPTED else {"journal.db"}
    assert {path.name for path in backup.rglob("*") if path.is_file()} == parts


@pytest.mark.leak(14)
@pytest.mark.parametrize("name", ["tags.cache", "journal/journal.db-wal", "log/a.log"])
def test_another_file_would_be_noticed(tmp_path: Path, name: str) -> None:
    house = make_household(tmp_path, Mode.PLAIN)
    assert strange_files(house) == []
    planted = house.data / name
    planted.parent.mkdir(exist_ok=True)
    planted.touch()

    assert strange_files(house) == [name]


@pytest.mark.leak(16)
def test_everything_is_for_this_account_alone(lived: Lived) -> None:
    made = [path for folder in lived.house.own for path in folder.rglob("*")]

    assert len(made) > 8
    assert [each for f in lived.house.own for each in open_to_others(f)] == []
    seen = lived.house.root / "home" / "seen-by-editor"
    assert seen.stat().st_mode & 0o777 == 0o600  # an editor's files are private too


@pytest.mark.leak(16)
def test_a_file_for_everybody_would_have_been_noticed(tmp_path: Path) -> None:
    with hiding_nothing():
        (tmp_path / "file").touch()

    assert open_to_others(tmp_path) == [f"{tmp_path / 'file'} -rw-rw-rw-"]


def made_elsewhere(calls: tuple[Call, ...], allowed: tuple[Path, ...]) -> list[str]:
    """Return what was made outside some folders, in devices, or beside the modules."""
    ours = (*allowed, Path("/dev"), SCRIPT.parents[1])
    return [
        str(path)
        for call in calls
        if call.makes and call.worked
        for path in call.paths
        if COMPILED not in path.parts
        if not any(folder in (path, *path.parents) for folder in ours)
    ]


@pytest.mark.leak(15)
def test_nothing_is_made_outside_of_its_own_folders(traced_day: Day) -> None:
    house = traced_day.house
    own = (*house.own, *(each.parent for each in house.own), house.root / "run")

    made = made_elsewhere(traced_day.traced.calls, own)

    # The day ends with two commands of other programs that do so.
    assert made == [str(house.root / each / "elsewhere") for each in ("home", "tmp")]


@pytest.mark.leak(15)
def test_what_it_may_make_it_did_make(traced_day: Day) -> None:
    # This is a trace of the program, and not of its absence.
    names = {path.name for call in traced_day.traced.calls for path in call.paths}

    assert {"settings.toml", "prompts.json", "journal.db-journal"} <= names
    assert names & {"entry.txt"}
