"""The cache answers without YAML, and steps aside whenever it is not right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from stat import S_IMODE
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.prompts import shelf_cache
from safespace.prompts.library import Folder, find_folders, load
from safespace.prompts.shelf_cache import load_cached
from tests.prompts.samples import OWN_PACK, PACK

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from safespace.prompts.shelf import Shelf

LOADED = """
import json, sys
from pathlib import Path
from safespace.prompts.choose import choose_daily
from safespace.prompts.library import find_folders
from safespace.prompts.shelf_cache import load_cached

shelf = load_cached(find_folders(), cache=Path(sys.argv[1]), version="1")
print(json.dumps([len(shelf.prompts), "yaml" in sys.modules]))
"""


def read(folder: Path, version: str = "1") -> Shelf:
    return load_cached([Folder(folder)], cache=folder / "shelf.json", version=version)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often packs are really read, which they still are."""
    counted: list[int] = []

    def counting(folders: Sequence[Folder]) -> Shelf:
        counted.append(1)
        return load(folders)

    monkeypatch.setattr(shelf_cache, "load", counting)
    return counted


def test_yaml_is_imported_the_first_time_only(tmp_path: Path, shelf: Shelf) -> None:
    command = [sys.executable, "-c", LOADED, str(tmp_path / "shelf.json")]
    outputs = [
        json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        for _ in range(2)
    ]
    assert outputs == [[len(shelf.prompts), True], [len(shelf.prompts), False]]


def test_the_kept_shelf_is_the_same_shelf(tmp_path: Path, shelf: Shelf) -> None:
    cache = tmp_path / "shelf.json"
    first = load_cached(find_folders(), cache=cache, version="1")
    second = load_cached(find_folders(), cache=cache, version="1")
    assert first == second == shelf
    assert first.prompts is not second.prompts


def test_own_packs_survive_the_cache(tmp_path: Path, reads: list[int]) -> None:
    (tmp_path / "weather.yaml").write_text(OWN_PACK)
    own = [Folder(tmp_path, own=True)]
    cache = tmp_path / "shelf.json"
    first = load_cached(own, cache=cache, version="1")
    assert load_cached(own, cache=cache, version="1") == first
    assert first.prompts[0].reviewed_on is None
    assert reads == [1]


def test_only_this_person_can_open_the_cache(tmp_path: Path) -> None:
    (tmp_path / "weather.yaml").write_text(PACK)
    umask = os.umask(0)
    try:
        read(tmp_path)
    finally:
        os.umask(umask)
    assert S_IMODE((tmp_path / "shelf.json").stat().st_mode) == 0o600
    assert names(tmp_path) == ["shelf.json", "weather.yaml"]


def test_a_changed_pack_is_read_again(tmp_path: Path, reads: list[int]) -> None:
    pack = tmp_path / "weather.yaml"
    pack.write_text(PACK)
    read(tmp_path)
    pack.write_text(PACK.replace("sky", "sea"))
    os.utime(pack, ns=(1, 1))
    assert read(tmp_path).prompts[0].text == "What is the sea doing?"
    (tmp_path / "more.yaml").write_text(PACK.replace("weather", "more"))
    assert len(read(tmp_path).prompts) == 2
    pack.unlink()
    assert len(read(tmp_path).prompts) == 1
    assert len(reads) == 4


def test_another_version_reads_again(tmp_path: Path, reads: list[int]) -> None:
    (tmp_path / "weather.yaml").write_text(PACK)
    for version in ("1", "1", "2"):
        read(tmp_path, version)
    assert len(reads) == 2


def test_a_mended_pack_is_seen_at_once(tmp_path: Path) -> None:
    pack = tmp_path / "weather.yaml"
    pack.write_text(PACK.replace("gentle", "deeper"))
    assert len(read(tmp_path).problems) == len(read(tmp_path).problems) == 1
    assert not (tmp_path / "shelf.json").exists()
    pack.write_text(PACK)
    assert read(tmp_path).problems == ()


@given(at=st.integers(min_value=0), byte=st.integers(0, 255), cut=st.booleans())
@settings(max_examples=60)
def test_a_damaged_cache_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, cut: bool
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    (folder / "weather.yaml").write_text(PACK)
    fresh = read(folder)
    cache = folder / "shelf.json"
    data = bytearray(cache.read_bytes())
    data[at % len(data)] = byte
    cache.write_bytes(data[: at % len(data)] if cut else data)
    assert read(folder) == fresh


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"made_from": 1}', b"[" * 100_000])
def test_a_whole_cache_of_something_else_is_ignored(
    tmp_path: Path, body: bytes
) -> None:
    (tmp_path / "weather.yaml").write_text(PACK)
    fresh = read(tmp_path)
    (tmp_path / "shelf.json").write_bytes(b"%08x\n" % crc32(body) + body)
    assert read(tmp_path) == fresh


def test_a_cache_others_can_open_is_not_trusted(
    tmp_path: Path, reads: list[int]
) -> None:
    (tmp_path / "weather.yaml").write_text(PACK)
    read(tmp_path)
    (tmp_path / "shelf.json").chmod(0o620)
    read(tmp_path)
    assert len(reads) == 2
    assert S_IMODE((tmp_path / "shelf.json").stat().st_mode) == 0o600


def test_a_link_in_its_place_is_replaced_and_its_target_untouched(
    tmp_path: Path,
) -> None:
    (tmp_path / "weather.yaml").write_text(PACK)
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "shelf.json").symlink_to(target)
    assert len(read(tmp_path).prompts) == 1
    assert target.read_text() == "mine"
    assert not (tmp_path / "shelf.json").is_symlink()


def test_a_cache_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "weather.yaml").write_text(PACK)
    folders = [Folder(tmp_path)]
    nowhere = tmp_path / "none" / "shelf.json"
    assert len(load_cached(folders, cache=nowhere, version="1").prompts) == 1
    folder = tmp_path / "shelf.json"
    (folder / "full").mkdir(parents=True)
    assert len(read(tmp_path).prompts) == 1
    assert names(tmp_path) == ["shelf.json", "weather.yaml"]
