"""Swap: encrypted, in memory, readable, or not to be seen from here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from safespace.doctor.swap import check_swap
from tests.doctor.surrounded import level, make_system, one, surround

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def system(home: Path) -> Path:
    return make_system(home.parent / "machine")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def look(home: Path, system: Path, *swaps: str) -> str:
    make_system(system, *swaps)
    return level(check_swap, surround(home, system=system))


def test_no_swap_is_as_it_should_be(home: Path, system: Path) -> None:
    assert one(check_swap, surround(home, system=system)).words == "There is no swap."


def test_a_partition_is_readable(home: Path, system: Path) -> None:
    assert look(home, system, "/dev/sda2") == "look"
    assert "not encrypted" in one(check_swap, surround(home, system=system)).words


def test_a_partition_under_a_cipher_is_safe(home: Path, system: Path) -> None:
    put(system / "sys/block/dm-1/dm/uuid", "CRYPT-PLAIN-swap\n")

    assert look(home, system, "/dev/dm-1") == "ok"
    assert look(home, system, "/dev/dm-1", "/dev/sda2") == "look"


def test_a_name_that_leads_to_a_mapping_is_followed(home: Path, system: Path) -> None:
    put(system / "sys/block/dm-1/dm/uuid", "CRYPT-LUKS2-0123\n")
    put(system / "dev/dm-1", "")
    (system / "dev/mapper").mkdir()
    (system / "dev/mapper/swap").symlink_to(system / "dev/dm-1")

    assert look(home, system, "/dev/mapper/swap") == "ok"


@pytest.mark.parametrize(("below", "safe"), [("CRYPT-LUKS2-01", "ok"), ("", "look")])
def test_a_volume_is_as_safe_as_what_it_lies_on(
    home: Path, system: Path, below: str, safe: str
) -> None:
    put(system / "sys/block/dm-2/dm/uuid", "LVM-0123\n")
    put(system / "sys/block/dm-2/slaves/dm-0/dm/uuid", below)

    assert look(home, system, "/dev/dm-2") == safe


def test_a_compressed_place_in_memory_is_safe(home: Path, system: Path) -> None:
    assert look(home, system, "/dev/zram0") == "ok"

    put(system / "sys/block/zram0/backing_dev", "/dev/sda3\n")

    assert look(home, system, "/dev/zram0") == "look"


def test_a_file_is_as_safe_as_its_disk(home: Path, system: Path) -> None:
    put(system / "swap file", "")
    device = (system / "swap file").stat().st_dev
    node = system / f"sys/dev/block/{os.major(device)}:{os.minor(device)}"

    assert look(home, system, "/swap\\040file") == "look"
    assert "cannot be seen" in one(check_swap, surround(home, system=system)).words
    node.mkdir(parents=True)
    assert "not encrypted" in one(check_swap, surround(home, system=system)).words
    put(node / "dm/uuid", "CRYPT-LUKS2-0123\n")
    assert look(home, system, "/swap\\040file") == "ok"


@pytest.mark.parametrize("platform", ["darwin", "win32", "freebsd14"])
def test_elsewhere_it_is_not_checked_and_not_called_safe(
    home: Path, platform: str
) -> None:
    found = one(check_swap, surround(home, platform=platform))

    assert found.level == "look"
    assert "not checked" in found.words


def test_a_table_that_cannot_be_read_is_not_called_safe(home: Path) -> None:
    assert level(check_swap, surround(home, system=home / "nowhere")) == "look"
