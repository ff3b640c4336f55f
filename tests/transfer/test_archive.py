"""Archives are read in place; one that is not what it says is refused, and quickly."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.errors import BadInputError
from safespace.transfer.archive import MOST_MEMBERS, Archive
from tests.transfer.bounded import MIB, run_bounded
from tests.transfer.drain import drain, find_files, read_parts
from tests.transfer.evil import (
    EVIL,
    KNOWN,
    LONG,
    MANY,
    make_long,
    make_ordinary,
    make_swelling,
)

if TYPE_CHECKING:
    from pathlib import Path

LONG_LISTS = (
    "a long list",
    "a long list told short",
    "two longer records",
    "no longer record",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with nothing in it; temporary files would come there, too."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("TMPDIR", str(here))
    return here


def save(path: Path, made: bytes) -> Path:
    path.write_bytes(made)
    return path


def test_an_ordinary_archive_is_read_and_nothing_is_unpacked(here: Path) -> None:
    path = save(here.parent / "journal.zip", make_ordinary())
    before = find_files(here.parent)
    assert read_parts(path) == KNOWN
    assert find_files(here.parent) == before


@pytest.mark.parametrize("wrong", EVIL)
def test_an_evil_archive_is_refused_at_once_and_makes_no_file(
    wrong: str, here: Path
) -> None:
    path = save(here.parent / "journal.zip", EVIL[wrong]())
    before = find_files(here.parent)
    began = time.process_time()
    with pytest.raises(BadInputError) as refusal:
        drain(path)
    assert time.process_time() - began < 1
    assert find_files(here.parent) == before
    assert refusal.value.message.startswith("The archive ")
    assert refusal.value.hint


@pytest.mark.parametrize("wrong", [*LONG_LISTS, "a bomb", "a bomb of LZMA"])
def test_refusing_takes_little_memory_and_writes_nowhere(
    wrong: str, tmp_path: Path
) -> None:
    path = save(tmp_path / "journal.zip", EVIL[wrong]())
    came, seconds = run_bounded(path, "drain(path)", memory=48 * MIB)
    assert str(came).startswith("refused: The archive ")
    assert seconds < 1


@pytest.mark.parametrize("wrong", LONG_LISTS)
def test_without_the_count_a_long_list_would_fill_the_memory(
    wrong: str, tmp_path: Path
) -> None:
    path = save(tmp_path / "journal.zip", EVIL[wrong]())
    came, _ = run_bounded(path, "zipfile.ZipFile(path)", memory=48 * MIB)
    assert came == "no memory"


def test_a_bomb_that_is_not_looked_at_would_go_off(tmp_path: Path) -> None:
    path = save(tmp_path / "journal.zip", EVIL["a bomb"]())
    code = "len(zipfile.ZipFile(path).read('a.txt'))"
    assert run_bounded(path, code, memory=48 * MIB)[0] == "no memory"
    assert run_bounded(path, code, memory=900 * MIB)[0] == 128 * MIB


def test_more_than_a_gibibyte_in_all_is_not_read() -> None:
    archive = Archive(io.BytesIO(make_swelling()))
    for name in archive.names[:1024]:
        with archive.open(name) as file:
            assert file.read(1) == b"\0"
    # What was opened already counts once.
    with archive.open(archive.names[0]):
        pass
    with (
        pytest.raises(BadInputError, match="more than 1 GiB"),
        archive.open(archive.names[1024]),
    ):
        pass


def test_photos_that_nobody_opens_may_be_as_large_as_they_are() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("photos/blank.raw", bytes(3 * MIB))
        packed.writestr("journal.json", b"{}")
    archive = Archive(made)
    with archive.open("journal.json") as file:
        assert file.read() == b"{}"
    with pytest.raises(BadInputError), archive.open("photos/blank.raw"):
        pass


def test_more_members_than_16_bits_can_count_are_read() -> None:
    assert len(Archive(io.BytesIO(make_long())).names) == LONG < MOST_MEMBERS < MANY


@pytest.mark.parametrize(
    "name", ["Q: why.txt", "./a.txt", "a..b.txt", "...", "👩‍👧 \xa0.md", "日記　一.txt"]
)
def test_odd_names_that_lead_nowhere_are_read(name: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr(name, "words")
    assert Archive(made).names == (name,)


def test_trouble_of_the_reader_is_not_laid_to_the_archive() -> None:
    archive = Archive(io.BytesIO(make_ordinary()))
    with pytest.raises(RuntimeError, match="mine"), archive.open("2024.txt"):
        raise RuntimeError("mine")


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(
    changes=st.dictionaries(
        st.integers(0, len(make_ordinary()) - 1), st.integers(0, 255), max_size=4
    ),
    length=st.integers(0, len(make_ordinary()) * 2),
)
def test_any_change_is_refused_or_changes_no_words(
    changes: dict[int, int], length: int
) -> None:
    made = bytearray(make_ordinary())
    for place, value in changes.items():
        made[place] = value
    try:
        archive = Archive(io.BytesIO(made[:length]))
        for name in archive.names:
            with archive.open(name) as file:
                assert file.read() in {*KNOWN.values(), b""}
    except BadInputError:
        assert changes or length < len(made)
