from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.crypto.seal import inbox_keypair
from safespace.errors import (
    DamagedError,
    LockedError,
    NotFoundError,
    UsageError,
)
from safespace.vault.drafts import DraftBox, PlainDrafts, Sealer
from safespace.vault.sealed import SealedDrafts

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
PAIR = inbox_keypair(KEY)
PUBLIC = PAIR.public
UNLOCKED = SealedDrafts(PUBLIC, (PAIR.secret,))
LOCKED = SealedDrafts(PUBLIC)
CANARY = b"heron-in-the-river"

both = pytest.mark.parametrize("sealer", [UNLOCKED, PlainDrafts()], ids=type)


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@both
def test_a_draft_comes_back_as_it_was(tmp_path: Path, sealer: Sealer) -> None:
    box = DraftBox(tmp_path / "drafts", sealer)
    box.keep("01hx-a", CANARY)
    assert box.read("01hx-a") == CANARY


@both
def test_a_later_draft_takes_the_place_of_the_earlier(
    tmp_path: Path, sealer: Sealer
) -> None:
    box = DraftBox(tmp_path, sealer)
    box.keep("a", b"first")
    box.keep("a", b"second")
    assert box.read("a") == b"second"
    assert len(box.names()) == 1


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=5000))
def test_every_byte_comes_back(tmp_path_factory: object, payload: bytes) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    box = DraftBox(tmp_path_factory.getbasetemp() / "all", UNLOCKED)
    box.keep("a", payload)
    assert box.read("a") == payload


def test_a_sealed_draft_does_not_show_its_words(tmp_path: Path) -> None:
    DraftBox(tmp_path / "sealed", LOCKED).keep("a", CANARY)
    assert CANARY not in on_disk(tmp_path / "sealed")


def test_the_same_look_does_find_them_in_a_plain_draft(tmp_path: Path) -> None:
    DraftBox(tmp_path / "plain", PlainDrafts()).keep("a", CANARY)
    assert CANARY in on_disk(tmp_path / "plain")


def test_keeping_needs_no_passphrase_and_reading_does(tmp_path: Path) -> None:
    locked = DraftBox(tmp_path, LOCKED)
    locked.keep("a", CANARY)
    assert [info.name for info in locked.names()] == ["a"]
    with pytest.raises(LockedError):
        locked.read("a")
    assert DraftBox(tmp_path, UNLOCKED).read("a") == CANARY


def test_a_draft_changed_on_disk_is_noticed(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, UNLOCKED)
    box.keep("a", CANARY)
    changed = bytearray((tmp_path / "a").read_bytes())
    changed[100] ^= 1
    (tmp_path / "a").write_bytes(changed)
    with pytest.raises(DamagedError):
        box.read("a")


def test_the_list_is_oldest_first_and_tells_time_and_size(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, PlainDrafts())
    for name, changed_s in (("c", 300), ("b", 200), ("a", 200)):
        box.keep(name, CANARY)
        os.utime(tmp_path / name, (changed_s, changed_s))
    told = [(info.name, info.changed_ms, info.size) for info in box.names()]
    size = len(CANARY)
    assert told == [("a", 200_000, size), ("b", 200_000, size), ("c", 300_000, size)]


def test_files_that_are_no_drafts_are_left_alone(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, PlainDrafts())
    box.keep("a", CANARY)
    for name in (".a.0123456789abcdef.new", "A", "a.txt", "a~", "é", "x" * 65):
        (tmp_path / name).write_bytes(b"not ours")
    (tmp_path / "folder").mkdir()
    assert [info.name for info in box.names()] == ["a"]


def test_drafts_are_for_their_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        DraftBox(tmp_path / "drafts", PlainDrafts()).keep("a", CANARY)
    finally:
        os.umask(before)
    assert (tmp_path / "drafts").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "drafts" / "a").stat().st_mode & 0o777 == 0o600


def test_removing_takes_the_words_from_the_folder(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, PlainDrafts())
    box.keep("a", CANARY)
    box.remove("a")
    box.remove("a")
    assert box.names() == []
    assert CANARY not in on_disk(tmp_path)


def test_no_folder_yet_means_no_drafts(tmp_path: Path) -> None:
    box = DraftBox(tmp_path / "drafts", PlainDrafts())
    assert box.names() == []
    box.remove("a")
    with pytest.raises(NotFoundError):
        box.read("a")
    assert not (tmp_path / "drafts").exists()


@pytest.mark.parametrize(
    "name", ["", "..", "../a", "a/b", "A", "a.b", "a\n", "é", "٣", "x" * 65]
)
def test_a_name_that_could_lead_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    box = DraftBox(tmp_path / "drafts", PlainDrafts())
    with pytest.raises(UsageError):
        box.keep(name, CANARY)
    with pytest.raises(UsageError):
        box.read(name)
    with pytest.raises(UsageError):
        box.remove(name)
    assert not (tmp_path / "drafts").exists()


def test_a_draft_too_large_to_be_read_again_is_refused_at_once(tmp_path: Path) -> None:
    box = DraftBox(tmp_path, PlainDrafts(), limit=2048)
    box.keep("a", bytes(2048))
    with pytest.raises(UsageError, match="2 KiB"):
        box.keep("a", bytes(2049))
    assert box.read("a") == bytes(2048)


def test_keys_are_not_shown_when_a_box_is_printed(tmp_path: Path) -> None:
    assert "SealedDrafts()" in repr(DraftBox(tmp_path, UNLOCKED))
