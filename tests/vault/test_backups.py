"""The folder of backups: each whole or not there, private, and thinned out over time."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from safespace.domain.rotation import choose_kept
from safespace.errors import StorageError
from safespace.storage.copying import copy_database
from safespace.storage.difference import digest
from safespace.storage.verify import verify_database
from safespace.vault import private
from safespace.vault.backups import Backup, Reason, add, is_due, list_backups, newest
from safespace.vault.backups import rotate as thin_out
from safespace.vault.folder import PLAIN_HEADER, Vault
from tests.databases import CANARY, open_journal, write_many
from tests.journals import Mode, make_journal
from tests.saying import Say

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.vault.folder import Fill

both = pytest.mark.parametrize("mode", Mode)
DAY_MS = 86_400_000


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


SATURDAY = at("2026-11-21T21:14:00")


def fill(fresh: Path) -> None:
    Vault(fresh).journal.write_bytes(PLAIN_HEADER + bytes(84))


def filling_from(home: Path, mode: Mode) -> Fill:
    """The whole way of a backup: copy, prove, add the key file."""

    def fill_really(fresh: Path) -> None:
        conn = open_journal(home, mode)
        copy_database(conn, Vault(fresh).journal)
        conn.close()
        if mode is Mode.ENCRYPTED:
            key = Vault(home / "journal").key.read_bytes()
            private.write_new(Vault(fresh).key, key)

    return fill_really


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def daily(folder: Path, taken_ms: int = SATURDAY) -> Backup:
    return add(folder, fill, reason=Reason.DAILY, taken_ms=taken_ms)


@both
def test_a_backup_opens_like_the_journal_and_says_the_same(
    home: Path, mode: Mode
) -> None:
    make_journal(home, mode)
    conn = open_journal(home, mode)
    write_many(conn, 100)
    backup = add(
        home / "backups",
        filling_from(home, mode),
        reason=Reason.ASKED,
        taken_ms=SATURDAY + 999,
    )
    assert backup == newest(home / "backups")
    assert backup.path.name == "20261121T211400Z-asked"
    restored = home / "restored"
    shutil.copytree(backup.path, restored / "journal")
    copy = open_journal(restored, mode)
    assert verify_database(copy) == ()
    assert digest(copy) == digest(conn)
    assert CANARY in Say(restored, mode)("read", "last").out


@both
def test_only_a_plain_backup_shows_its_words(home: Path, mode: Mode) -> None:
    make_journal(home, mode)
    write_many(open_journal(home, mode), 10)
    filling = filling_from(home, mode)
    backup = add(home / "b", filling, reason=Reason.DAILY, taken_ms=SATURDAY)
    raw = b"".join(path.read_bytes() for path in backup.path.iterdir())
    assert (CANARY.encode() in raw) is (mode is Mode.PLAIN)


def test_everything_is_private_even_under_umask_0(home: Path) -> None:
    make_journal(home, Mode.ENCRYPTED)
    filling = filling_from(home, Mode.ENCRYPTED)
    before = os.umask(0)
    try:
        add(home / "new" / "b", filling, reason=Reason.IMPORT, taken_ms=SATURDAY)
    finally:
        os.umask(before)
    made = [home / "new", *(home / "new").rglob("*")]
    assert len(made) == 5
    assert all(path.stat().st_mode & 0o077 == 0 for path in made)


def test_backups_are_listed_newest_first_by_their_names(tmp_path: Path) -> None:
    instants = [SATURDAY, SATURDAY + DAY_MS, SATURDAY - DAY_MS, at("1969-07-20T20:17")]
    for taken_ms, reason in zip(instants, Reason, strict=False):
        add(tmp_path, fill, reason=reason, taken_ms=taken_ms)
    assert [(one.taken_ms, one.reason) for one in list_backups(tmp_path)] == [
        (SATURDAY + DAY_MS, Reason.ASKED),
        (SATURDAY, Reason.DAILY),
        (SATURDAY - DAY_MS, Reason.MIGRATION),
        (at("1969-07-20T20:17"), Reason.ROTATION),
    ]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_read_back(tmp_path: Path, reason: Reason) -> None:
    backup = add(tmp_path, fill, reason=reason, taken_ms=SATURDAY)
    assert list_backups(tmp_path) == (backup,)


def test_two_in_one_second_are_two_backups(tmp_path: Path) -> None:
    first, second = daily(tmp_path), daily(tmp_path)
    assert second.taken_ms == first.taken_ms + 1000
    assert list_backups(tmp_path) == (second, first)


STRANGERS = [
    "20261121T211400Z",
    "20261121T211400Z-weekly",
    "20261121T211400Z-daily-2",
    "20261321T211400Z-daily",
    "2026-11-21-daily",
    "20261121T211400Z-daily.new-short",
    "letters",
    "\N{ARABIC-INDIC DIGIT TWO}0261121T211400Z-daily",
]


def test_other_names_files_and_links_are_left_alone(tmp_path: Path) -> None:
    for name in STRANGERS:
        (tmp_path / name).mkdir()
        fill(tmp_path / name)
    (tmp_path / "20200101T000000Z-daily").write_bytes(b"a file")
    (tmp_path / "20200102T000000Z-daily").symlink_to(tmp_path / "letters")
    there = names(tmp_path)
    assert list_backups(tmp_path) == ()
    assert thin_out(tmp_path, now_ms=SATURDAY) == ()
    backup = daily(tmp_path)
    assert names(tmp_path) == sorted([*there, backup.path.name])


def test_no_folder_has_no_backups(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert list_backups(nowhere) == ()
    assert newest(nowhere) is None
    assert thin_out(nowhere, now_ms=SATURDAY) == ()
    assert is_due(nowhere, now_ms=SATURDAY, day_start_ms=SATURDAY - 1)
    assert not nowhere.exists()


def test_a_backup_is_due_once_a_day(tmp_path: Path) -> None:
    four = at("2026-11-21T04:00:00")
    daily(tmp_path, four - 1000)
    assert is_due(tmp_path, now_ms=SATURDAY, day_start_ms=four)
    add(tmp_path, fill, reason=Reason.ASKED, taken_ms=four)
    assert not is_due(tmp_path, now_ms=SATURDAY, day_start_ms=four)
    assert is_due(tmp_path, now_ms=four + DAY_MS, day_start_ms=four + DAY_MS)


def test_a_backup_from_a_clock_that_ran_ahead_does_not_stop_the_daily_one(
    tmp_path: Path,
) -> None:
    daily(tmp_path, SATURDAY + 400 * DAY_MS)
    assert is_due(tmp_path, now_ms=SATURDAY, day_start_ms=SATURDAY - 1000)


def test_a_year_of_days_is_thinned_out(tmp_path: Path) -> None:
    taken = [SATURDAY - number * DAY_MS for number in range(365)]
    for taken_ms in taken:
        (tmp_path / "x").mkdir()
        fill(tmp_path / "x")
        stamp = datetime.fromtimestamp(taken_ms / 1000, UTC)
        (tmp_path / "x").rename(tmp_path / f"{stamp:%Y%m%dT%H%M%SZ}-daily")
    removed = thin_out(tmp_path, now_ms=SATURDAY)
    left = list_backups(tmp_path)
    assert {one.taken_ms for one in left} == choose_kept(taken, now_ms=SATURDAY)
    assert {one.taken_ms for one in removed} == set(taken) - {o.taken_ms for o in left}
    assert len(names(tmp_path)) == len(left) == 20
    assert thin_out(tmp_path, now_ms=SATURDAY) == ()


def test_a_broken_backup_never_costs_the_newest_whole_one_its_place(
    tmp_path: Path,
) -> None:
    whole = daily(tmp_path)
    for number in range(1, 400, 7):
        broken = daily(tmp_path, SATURDAY + number * 1000)
        Vault(broken.path).journal.write_bytes(b"")
    now_ms = SATURDAY + DAY_MS
    assert thin_out(tmp_path, now_ms=now_ms) == ()
    assert newest(tmp_path) == whole
    assert thin_out(tmp_path, now_ms=now_ms) == ()
    assert whole.path.is_dir()


def test_an_encrypted_backup_without_its_key_is_not_whole(tmp_path: Path) -> None:
    def forget_the_key(fresh: Path) -> None:
        Vault(fresh).journal.write_bytes(bytes(range(100)))

    with pytest.raises(StorageError, match="not come out whole"):
        add(tmp_path, forget_the_key, reason=Reason.DAILY, taken_ms=SATURDAY)
    assert names(tmp_path) == []


def test_a_filling_that_gives_up_leaves_nothing(tmp_path: Path) -> None:
    def give_up(fresh: Path) -> None:
        fill(fresh)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(tmp_path, give_up, reason=Reason.DAILY, taken_ms=SATURDAY)
    assert names(tmp_path) == []
