"""Swap: whether memory that is written to a disk could be read there."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from safespace.doctor.disk import find_device, find_real, list_names, read_text
from safespace.doctor.finding import Finding, look, ok

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.doctor.surroundings import Surroundings

NAME = "swap"
_ENCRYPT = "Turn on encrypted swap or disk encryption in this system's settings."
# A mapping lies on another at most a few times: a volume on a cipher on a disk.
_DEEPEST = 8


def check_swap(around: Surroundings) -> tuple[Finding, ...]:
    """Look up each place of swap and whether it lies in memory or under a cipher."""
    if not around.platform.startswith("linux"):
        return (look(NAME, "Whether swap is encrypted is not checked here.", _ENCRYPT),)
    table = read_text(around.system / "proc" / "swaps")
    if table is None:
        words = "Whether there is swap, and an encrypted one, cannot be seen here."
        return (look(NAME, words, _ENCRYPT),)
    places = [
        _unescape(row.split()[0]) for row in table.splitlines()[1:] if row.strip()
    ]
    if not places:
        return (ok(NAME, "There is no swap."),)
    kept = [_is_kept_safe(around.system, place) for place in places]
    if all(kept):
        return (ok(NAME, "Swap is encrypted or stays in memory."),)
    if False in kept:
        words = "Swap is not encrypted: words in memory can come to lie on the disk."
    else:
        words = "Whether swap is encrypted cannot be seen here."
    return (look(NAME, words, _ENCRYPT),)


def _is_kept_safe(system: Path, place: str) -> bool | None:
    """Tell whether nothing readable reaches a disk; None where that cannot be seen."""
    blocks = system / "sys" / "block"
    path = system / place.lstrip("/")
    name = find_real(path).name
    if re.fullmatch(r"zram\d+", name):
        behind = read_text(blocks / name / "backing_dev") or "none"
        return behind.strip() == "none"
    if place.startswith("/dev/"):
        return _is_under_cipher(blocks, name)
    device = find_device(path)
    if device is None:
        return None
    number = f"{os.major(device)}:{os.minor(device)}"
    node = system / "sys" / "dev" / "block" / number
    # Some file systems give numbers that belong to no disk.
    return _is_under_cipher(node.parent, number) if node.exists() else None


def _is_under_cipher(blocks: Path, name: str, deep: int = 0) -> bool | None:
    if name.startswith("zd"):
        return None  # a ZFS volume has a cipher of its own, which is not shown here
    kind = read_text(blocks / name / "dm" / "uuid") or ""
    if kind.startswith("CRYPT-"):
        return True
    under = list_names(blocks / name / "slaves")
    if not under or deep == _DEEPEST:
        return False
    parts = [
        _is_under_cipher(blocks / name / "slaves", each, deep + 1) for each in under
    ]
    return all(parts)


def _unescape(place: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)
