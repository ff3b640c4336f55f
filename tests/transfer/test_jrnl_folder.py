"""Reading folders and archives of jrnl's files, and refusing encrypted ones."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from safespace.errors import BadInputError
from tests.transfer.reading import arrivals, left, read_all, tell_format, unread

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = {
    "2024-02-29.txt": "[01/02/2024 10:00] One\n",
    "2024-03-25_she-called.txt": "lines\n[25/03/2024 10:00] Two\n",
    ".DS_Store": "junk",
}


def test_a_folder_has_one_order_of_dates_and_tells_no_title(tmp_path: Path) -> None:
    for name, text in FOLDER.items():
        (tmp_path / name).write_text(text)
    items = read_all(tmp_path)
    assert tell_format(tmp_path) == "jrnl"
    days = [each.entry.day.isoformat() for each in arrivals(items)]
    assert days == ["2024-02-01", "2024-03-25"]
    assert [place for place, _ in unread(items)] == ["file 2, line 1"]
    assert left(items) == {}


@pytest.mark.parametrize("top", ["", "journal/"])
def test_a_journal_of_years_and_months_comes_in_an_archive(
    top: str, tmp_path: Path
) -> None:
    path = tmp_path / "journal.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{top}2024/02/28.txt", "[2024-02-28 10:00] One\n")
        archive.writestr(f"{top}2024/02/29.txt", "x\n[2024-02-29 10:00] Two\n")
        archive.writestr("__MACOSX/2024/._29.txt", "junk")
    items = read_all(path)
    assert [each.entry.content.body for each in arrivals(items)] == ["One", "Two"]
    place = "file 2" if top else "2024/02/29.txt"
    assert [each[0] for each in unread(items)] == [f"{place}, line 1"]


def test_other_files_of_a_folder_are_counted(tmp_path: Path) -> None:
    (tmp_path / "journal.txt").write_text("[2024-02-28 10:00] One\n")
    (tmp_path / "photo.jpg").write_text("x")
    assert left(read_all(tmp_path, name="jrnl")) == {"other file": 1}


@pytest.mark.parametrize(
    "sealed",
    [b"JRNLv3\x00\x30eyJzYWx0IjoiYSJ9gAAAAABl", b"gAAAAABlx-_" + b"A" * 99_999 + b"=="],
)
@pytest.mark.parametrize("alone", [True, False])
def test_an_encrypted_journal_is_refused_with_a_way_out(
    sealed: bytes, alone: bool, tmp_path: Path
) -> None:
    path = tmp_path / "journal.txt"
    path.write_bytes(sealed)
    if alone:
        assert tell_format(path) == "jrnl"
    with pytest.raises(BadInputError, match="encrypted") as refusal:
        read_all(path if alone else tmp_path, name="jrnl")
    assert "--format json" in refusal.value.hint


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        read_all(tmp_path, name="jrnl")
