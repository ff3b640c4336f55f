"""What commands cost, as ratios to a bare interpreter and to a Typer hello-world.

python bench/startup.py [--work FOLDER] [--rounds N] [--jrnl PATH_TO_JRNL [--large]]

The first run makes a journal of 100,000 entries, which takes a minute or two; with
--work the journals are kept for the next one. With --jrnl, jrnl does the same work on
journals of its own beside safespace.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import table
from operations import PASSPHRASE, PLAIN, UNLOCKED, Workshop
from peer import Peer, lay_side_by_side
from rounds import measure

if TYPE_CHECKING:
    from collections.abc import Iterable


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--work", type=Path, help="keep the journals in this folder")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--jrnl", type=Path, help="the jrnl to compare with")
    asked.add_argument("--large", action="store_true", help="jrnl with 10,000 entries")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="safespace-bench-") as folder:
        shop = Workshop((given.work or Path(folder)).resolve())
        peer = (
            Peer(given.jrnl.absolute(), shop, large=given.large) if given.jrnl else None
        )
        bench(shop, rounds=given.rounds, peer=peer)


def bench(shop: Workshop, *, rounds: int, peer: Peer | None) -> None:
    """Measure everything and print the tables."""
    with shop.sessions() as can_unlock:
        groups = shop.keyless()
        if can_unlock:
            groups += shop.opening(UNLOCKED) + shop.opening(UNLOCKED, "rich")
        groups += shop.opening(PASSPHRASE) + shop.opening(PLAIN)
        measured = measure(groups, rounds, shop.scratch)
    largest = measure(shop.largest(), 1, shop.scratch)
    say("Ratios", [table.NOTES, "", *table.ratios(measured)])
    say("The same at any size", table.flatness(measured))
    say("Memory", table.memory(measured, largest))
    if peer is not None:
        beside = measure(peer.groups(), rounds, shop.scratch)
        say("Beside jrnl", lay_side_by_side(beside))
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    say(f"Milliseconds ({machine})", table.milliseconds(measured))


def say(title: str, lines: Iterable[str]) -> None:
    """Print a section."""
    print(f"\n## {title}\n")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
