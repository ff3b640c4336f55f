"""What could not be read keeps every byte under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.errors import StorageError
from safespace.vault.aside import list_aside, move_aside, put_back
from tests.robust.soundness import fingerprint
from tests.vault.swapping import OLD, lay

if TYPE_CHECKING:
    from pathlib import Path

SATURDAY_MS = 1_795_295_640_000


def test_it_is_moved_as_it_is_and_listed(tmp_path: Path) -> None:
    lay(tmp_path / "journal", OLD)
    before = fingerprint(tmp_path / "journal")

    place = move_aside(tmp_path / "journal", now_ms=SATURDAY_MS)

    assert place.name == "journal.aside-20261121T211400Z"
    assert fingerprint(place) == before
    assert list_aside(tmp_path / "journal") == (place,)
    put_back(place, tmp_path / "journal")
    assert fingerprint(tmp_path / "journal") == before
    assert list_aside(tmp_path / "journal") == ()


def test_two_in_one_second_are_two(tmp_path: Path) -> None:
    for _ in range(2):
        lay(tmp_path / "journal", OLD)
        move_aside(tmp_path / "journal", now_ms=SATURDAY_MS)

    names = [path.name[-7:] for path in list_aside(tmp_path / "journal")]
    assert names == ["211401Z", "211400Z"]


def test_a_link_is_not_moved(tmp_path: Path) -> None:
    (tmp_path / "journal").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(StorageError, match="link"):
        move_aside(tmp_path / "journal", now_ms=SATURDAY_MS)


def test_where_nothing_is_nothing_was_moved(tmp_path: Path) -> None:
    assert list_aside(tmp_path / "nowhere" / "journal") == ()
