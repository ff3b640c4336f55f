"""Journals made by earlier releases: files kept as they were made, opened today."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.storage.connect import SCHEMA_VERSION, open_database
from safespace.storage.verify import What, verify_database
from tests.databases import open_journal
from tests.journals import Mode, make_journal
from tests.saying import Say

if TYPE_CHECKING:
    from safespace.storage.driver import Connection

DATA = Path(__file__).parents[1] / "data"
EARLIER = sorted(int(found.name.split("-")[1]) for found in DATA.glob("schema-*"))

every_release = pytest.mark.parametrize("version", EARLIER)
both = pytest.mark.parametrize("mode", Mode)


def schema_of(conn: Connection) -> set[tuple[str, ...]]:
    rows = conn.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    # Adding a column leaves its words in the order it was added in.
    return {(kind, name, "".join((sql or "").split())) for kind, name, sql in rows}


@pytest.fixture
def say(home: Path, version: int, mode: Mode) -> Say:
    """Somebody who has just updated."""
    home.mkdir()
    shutil.copytree(DATA / f"schema-{version}" / mode.value, home / "journal")
    return Say(home, mode)


def test_there_is_a_file_of_every_release() -> None:
    assert list(range(1, SCHEMA_VERSION)) == EARLIER


@every_release
@both
def test_every_entry_is_still_there(say: Say) -> None:
    entries = say("list", "--json").json["entries"]

    assert [entry["title"] for entry in entries] == [
        "Rain on the tram, and two kind words from the driver.",
        "日本語の日記。駅まで歩いた。",
        "A day in the hills.",
    ]
    assert entries[0]["tags"] == ["travel", "kind"]
    assert entries[0]["people"] == ["Noor"]
    assert entries[0]["feelings"] == {"valence": 2, "energy": None, "distress": 1}
    assert [entry["day"] for entry in entries[1:]] == ["2024-02-29", "1666-09-02"]


@every_release
@both
def test_revisions_the_bin_and_the_index_are_still_there(say: Say) -> None:
    code = say("list", "--json").json["entries"][0]["short"]

    assert say("history", code, "--json").json["revisions"][0]["tags"] == ["travel"]
    assert "thought better" in say("bin").out
    assert code in say("search", "tram").out
    assert say("undo").out.startswith("Back")


@pytest.mark.parametrize("version", [4, 5])
@both
def test_holds_and_programmes_are_still_there(say: Say) -> None:
    assert "Noor" in say("safety", "list").out
    begun = say("program", "status", "--json").json["programmes"]
    assert [(each["name"], each["done"]) for each in begun] == [
        ("friendship", ["true-self"])
    ]


@every_release
@both
def test_nothing_of_it_is_damaged(say: Say) -> None:
    assert say("verify").out == "The journal is whole.\n"


@every_release
def test_a_file_that_was_not_brought_up_to_date_can_be_verified_too(
    version: int, tmp_path: Path
) -> None:
    copy = tmp_path / "journal.db"
    shutil.copyfile(DATA / f"schema-{version}" / "plain" / "journal.db", copy)

    with closing(open_database(copy, None)) as conn:
        assert verify_database(conn) == ()
        conn.execute("UPDATE entry SET body = 'other words'")
        assert What.BODY in {finding.what for finding in verify_database(conn)}


@pytest.mark.parametrize("version", EARLIER[:2])
@pytest.mark.parametrize("mode", [Mode.PLAIN])
def test_a_damaged_day_stays_damaged(say: Say) -> None:
    path = say.home / "journal" / "journal.db"
    raw = path.read_bytes()
    assert raw.count(b"2026-11-21") > 1
    path.write_bytes(raw.replace(b"2026-11-21", b"2026-11-91"))

    assert say("list", code=6).out == ""
    assert "entries with a date" in say("verify", code=6).err


@every_release
@both
def test_the_schema_is_that_of_a_new_journal(
    say: Say, mode: Mode, tmp_path: Path
) -> None:
    say("list")
    make_journal(tmp_path / "new", mode)

    fresh = open_journal(tmp_path / "new", mode)
    migrated = open_journal(say.home, mode)

    assert schema_of(migrated) == schema_of(fresh)
    assert migrated.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
