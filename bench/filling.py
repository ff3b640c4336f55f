"""Fill a journal with invented entries: python bench/filling.py PLACE COUNT [--plain].

Everything is seeded: two fillings of one size hold the same words on the same days.
One transaction takes them all, through the storage the program itself uses.
"""

from __future__ import annotations

import argparse
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from process import PASSPHRASE

from safespace.crypto.derive import MIN_MEMORY_KIB, Cost
from safespace.crypto.keyfile import unlock
from safespace.crypto.subkeys import Purpose, subkey
from safespace.domain.entry import Content, NewEntry
from safespace.domain.ident import TOKEN_BYTES, make_entry_id
from safespace.domain.moment import moment_of
from safespace.journal.founding import Protection, found
from safespace.storage import entries
from safespace.storage.connect import open_database
from safespace.storage.transaction import write
from safespace.vault.folder import Vault
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from safespace.storage.driver import Connection

# The smallest cost a key file may ask for, so that what is measured is the rest.
CHEAP = Cost(memory_kib=MIN_MEMORY_KIB, passes=1)
SEED = 20261121
NEWEST = datetime(2026, 11, 21, 21, 14, tzinfo=UTC)
YEARS = 30
WORDS_PER_ENTRY = 80
VOCABULARY = 20_000
# One word in five entries of a journal, and one in about every third.
RARE, COMMON = "zephyrquartz", "morning"
RARE_ENTRIES, COMMON_SHARE = 5, 0.3
_SOUNDS = ("ba", "do", "fen", "gil", "kor", "lu", "mi", "nas", "pe", "rov", "ta", "wy")


def fill(folder: Path, count: int, *, plain: bool) -> None:
    """Found a journal in a folder and put entries into it."""
    secret = PASSPHRASE.encode()
    found(folder, None if plain else Protection(secret, CHEAP))
    key = None
    if not plain:
        key = subkey(unlock(read_keyfile(folder), secret), Purpose.DATABASE)
    conn = open_database(Vault(folder).journal, key)
    try:
        _insert_all(conn, count)
    finally:
        conn.close()


def invent(count: int) -> Iterator[NewEntry]:
    """Invent entries, oldest first, evenly spread over years that end at NEWEST."""
    chance = random.Random(SEED)
    words = sorted({_invent_word(chance) for _ in range(VOCABULARY)})
    weights = [1 / (rank + 5) for rank in range(len(words))]
    tags = words[:60]
    rare = set(chance.sample(range(count), min(RARE_ENTRIES, count)))
    step = min(timedelta(days=1), timedelta(days=365 * YEARS) / max(count, 1))
    for number in range(count):
        at = moment_of(NEWEST - step * (count - 1 - number), "UTC")
        spoken = chance.choices(words, weights, k=WORDS_PER_ENTRY)
        if chance.random() < COMMON_SHARE:
            spoken[WORDS_PER_ENTRY // 3] = COMMON
        if number in rare:
            spoken[WORDS_PER_ENTRY // 2] = RARE
        labels = tuple(dict.fromkeys(chance.choices(tags, k=chance.choice((1, 2)))))
        yield NewEntry(
            id=make_entry_id(at.at_ms, chance.randbytes(TOKEN_BYTES)),
            content=Content(" ".join(spoken) + "\n", tags=labels),
            written=at,
            day=at.wall().date(),
        )


def spell_out(file: Path, count: int) -> None:
    """Write the same entries as a text in the form that jrnl keeps."""
    with file.open("w", encoding="utf-8") as text:
        for new in invent(count):
            body = new.content.body.replace(" ", ". ", 1)
            text.write(f"[{new.written.wall():%Y-%m-%d %H:%M}] {body}\n")


def _insert_all(conn: Connection, count: int) -> None:
    pick = random.Random(SEED).choice
    with write(conn):
        for new in invent(count):
            entries.insert(conn, new, pick=pick)


def _invent_word(chance: random.Random) -> str:
    return "".join(chance.choices(_SOUNDS, k=chance.choice((1, 2, 2, 3, 4))))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("place", type=Path)
    asked.add_argument("count", type=int)
    asked.add_argument("--plain", action="store_true")
    asked.add_argument("--jrnl", action="store_true", help="a text for jrnl instead")
    given = asked.parse_args()
    if given.jrnl:
        spell_out(given.place, given.count)
    else:
        fill(given.place, given.count, plain=given.plain)


if __name__ == "__main__":
    main()
