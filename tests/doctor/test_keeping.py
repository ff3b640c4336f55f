"""Backups, drafts, notes, and what an interruption left."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from safespace.doctor.backups import check_backups
from safespace.doctor.leftovers import check_leftovers
from safespace.doctor.notes import check_notes
from tests.doctor.surrounded import NOW_MS, level, one, surround
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from pathlib import Path

HEX = "0123456789abcdef"


def add_backup(home: Path, *, days: int) -> None:
    taken = datetime.fromtimestamp(NOW_MS / 1000, UTC) - timedelta(days=days)
    copy = home / "backups" / f"{taken:%Y%m%dT%H%M%SZ}-asked"
    copytree(home / "journal", copy)


@pytest.mark.parametrize(
    ("days", "words", "stands"),
    [
        (0, "less than two weeks old", "ok"),
        (13, "less than two weeks old", "ok"),
        (15, "some weeks old", "ok"),
        (61, "some months old", "look"),
        (900, "more than a year old", "look"),
    ],
)
def test_the_age_of_the_newest_is_rounded(
    home: Path, journal: Path, days: int, words: str, stands: str
) -> None:
    add_backup(home, days=days)
    add_backup(home, days=days + 400)

    newest, place = check_backups(surround(home))

    assert newest.words == f"The newest backup is {words}."
    assert (newest.level, place.level) == (stands, "look")


def test_no_backup_needs_mending(home: Path, journal: Path) -> None:
    assert one(check_backups, surround(home)).mend == "safespace backup"


def test_half_a_backup_is_none(home: Path, journal: Path) -> None:
    add_backup(home, days=3)
    for key in home.glob("backups/*/journal.key"):
        key.unlink()

    assert level(check_backups, surround(home)) == "mend"


def test_a_backup_from_the_future_shows_a_wrong_clock(
    home: Path, journal: Path
) -> None:
    add_backup(home, days=-3)

    assert "a clock was wrong" in check_backups(surround(home))[0].words


def test_without_a_journal_no_backup_is_asked_for(home: Path) -> None:
    assert check_backups(surround(home)) == ()


@pytest.fixture
def box(home: Path, journal: Path) -> Path:
    box = home / "inbox"
    box.mkdir(mode=0o700)
    return box


def stands(home: Path) -> dict[str, str]:
    return {found.name: found.level for found in check_notes(surround(home))}


def test_sealed_notes_look_whole_by_their_length(home: Path, box: Path) -> None:
    (box / "a").write_bytes(bytes(2048 + 48))
    assert stands(home) == {"drafts": "ok", "inbox": "ok"}

    (box / "b").write_bytes(bytes(2048 + 47))

    assert stands(home) == {"drafts": "ok", "inbox": "mend"}


def test_a_note_from_before_the_encryption_is_told(home: Path, box: Path) -> None:
    (box / "a").write_bytes(b'{"version": 1, "body": "canary"}')

    found = [each for each in check_notes(surround(home)) if each.name == "inbox"]

    assert [each.level for each in found] == ["mend"]
    assert "not encrypted" in found[0].words


def test_a_note_that_cannot_be_read_is_told(home: Path, box: Path) -> None:
    (box / "a").mkdir()
    assert stands(home)["inbox"] == "ok"
    (box / "a").rmdir()
    box.rmdir()
    box.write_bytes(b"a file in the folder's place")

    assert stands(home)["inbox"] == "mend"


def test_whether_there_are_notes_is_not_told(home: Path, box: Path) -> None:
    without = check_notes(surround(home))
    (box / "a").write_bytes(bytes(1024 + 48))

    assert check_notes(surround(home)) == without


def test_a_tidy_place_has_no_leftovers(home: Path, journal: Path) -> None:
    assert level(check_leftovers, surround(home)) == "ok"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("journal.next", "An unfinished copy of the journal"),
        ("journal.before", "A journal that was replaced"),
        (f"journal.new-{HEX}", "An unfinished new journal"),
        (f"backups/20261120T101500Z-asked.new-{HEX}", "An unfinished backup"),
    ],
)
def test_what_an_interruption_left_is_named(
    home: Path, journal: Path, name: str, words: str
) -> None:
    (home / name).mkdir(parents=True)

    assert one(check_leftovers, surround(home)).words.startswith(words)


@pytest.mark.parametrize("left", [["before"], ["before", "next"]], ids=str)
def test_a_journal_beside_its_place_is_put_back(
    home: Path, journal: Path, left: list[str]
) -> None:
    for name in left:
        copytree(journal, home / f"journal.{name}")
        (home / f"journal.{name}" / "mark").write_text(name)
    for file in journal.iterdir():
        file.unlink()
    journal.rmdir()

    found = one(check_leftovers, surround(home))
    subprocess.run(
        ["/bin/sh", "-c", found.mend], check=True, env={"SAFESPACE_HOME": str(home)}
    )

    # Where both are there, the new one was finished and the old one moved away.
    assert found.level == "mend"
    assert (journal / "mark").read_text() == left[-1]


def test_work_going_on_is_no_leftover(home: Path, journal: Path) -> None:
    (home / "journal.next").mkdir()
    hold = (
        "import sys, pathlib; from safespace.vault.claim import held\n"
        "with held(pathlib.Path(sys.argv[1])): print('held', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(home / "journal.next")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as working:
        assert working.stdout is not None
        assert working.stdout.readline() == "held\n"
        assert level(check_leftovers, surround(home)) == "ok"
        working.communicate("\n")

    assert level(check_leftovers, surround(home)) == "look"


def test_what_a_killed_editor_left_is_found(home: Path, journal: Path) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", "echo $$"], capture_output=True, check=True
    )
    gone = int(ended.stdout)
    runtime = home.parent / "runtime"
    (runtime / f"safespace-edit-{gone}-{HEX}").mkdir(parents=True, mode=0o700)

    around = surround(home, environ={"XDG_RUNTIME_DIR": str(runtime)})

    assert one(check_leftovers, around).mend.endswith("safespace write --editor")


def test_drafts_of_a_plain_journal_may_be_of_any_length(home: Path) -> None:
    make_journal(home, Mode.PLAIN)
    (home / "drafts").mkdir()
    (home / "drafts" / "a").write_bytes(b"{}")

    assert stands(home) == {"drafts": "ok", "inbox": "ok"}
