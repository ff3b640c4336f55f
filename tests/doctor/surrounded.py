"""Surroundings of a test journal: real folders, and a system of its own beside them."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from safespace.doctor.surroundings import Surroundings, see_places
from safespace.paths import find_places
from safespace.settings import Loaded, Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from safespace.doctor.finding import Finding, Level

NOW_MS = 1_795_295_640_000
TODAY = date(2026, 11, 21)
VERSIONS = (("safespace", "1.0"), ("SQLite", "3.53"), ("SQLCipher", "4.19"))


def surround(home: Path, **changes: Any) -> Surroundings:
    """Look at what lies under a SAFESPACE_HOME now."""
    environ = {"SAFESPACE_HOME": str(home), **changes.pop("environ", {})}
    places = changes.pop("places", None) or find_places(environ)
    around = Surroundings(
        environ=environ,
        places=places,
        settings=Loaded(Settings()),
        home=home.parent,
        platform="linux",
        uid=os.geteuid(),
        now_ms=NOW_MS,
        today=TODAY,
        seen=see_places(places),
        system=make_system(home.parent / "system"),
        versions=VERSIONS,
    )
    return replace(around, **changes)


def make_system(root: Path, *swaps: str) -> Path:
    """Make the folders of an operating system with some places of swap."""
    (root / "proc").mkdir(parents=True, exist_ok=True)
    rows = [f"{place}\tpartition\t1048572\t0\t-2\n" for place in swaps]
    heading = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
    (root / "proc" / "swaps").write_text(heading + "".join(rows))
    return root


def one(
    check: Callable[[Surroundings], tuple[Finding, ...]], around: Surroundings
) -> Finding:
    """Return the only finding of a check."""
    [found] = check(around)
    assert found.words.endswith(".")
    return found


def level(
    check: Callable[[Surroundings], tuple[Finding, ...]], around: Surroundings
) -> Level:
    """Return how the only finding of a check stands."""
    return one(check, around).level
