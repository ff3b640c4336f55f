"""Bits that flip and files that end too soon: found, told calmly, never read out wrong."""

from __future__ import annotations

import json
import random
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.storage.reading import undecoded
from tests.databases import CANARY, open_journal, write_many
from tests.journals import PASSPHRASE, Mode, make_journal
from tests.saying import Say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from safespace.storage.driver import Connection
    from tests.saying import Said

ENTRIES, TRIGGERS, FLIPS, CUTS = 200, 40, 270, 30
ASKED = (
    ("list", "--json", "-n", "20"),
    ("search", CANARY, "--json", "-n", "20"),
    ("read", "last", "--json"),
    ("tags", "--json"),
    ("trigger", "show", "--json"),
    ("safety", "list", "--json"),
    ("program", "status", "--json"),
)


def flip(whole: bytes, chance: random.Random) -> bytes:
    at, flipped = chance.randrange(len(whole)), bytearray(whole)
    flipped[at] ^= 1 << chance.randrange(8)
    return bytes(flipped)


def cut(whole: bytes, chance: random.Random) -> bytes:
    return whole[: chance.randrange(len(whole))]


def harmed(whole: bytes) -> Iterator[bytes]:
    """Give the file with each harm done to it, always the same ones."""
    chance = random.Random(20261121)
    for harm, count in ((flip, FLIPS), (cut, CUTS)):
        for _ in range(count):
            yield harm(whole, chance)


def filled(home: Path, mode: Mode) -> Say:
    """Somebody with a few hundred entries."""
    make_journal(home, mode)
    with closing(open_journal(home, mode)) as conn:
        write_many(conn, ENTRIES)
    say = Say(home, mode)
    for number in range(TRIGGERS):
        say.now += timedelta(minutes=1)
        told = {"happened": f"{CANARY} {number}", "distress_before": number % 11}
        told |= {"story": CANARY * 9, "feared": f"{CANARY} again", "p_before": 70}
        told |= {"go_on": "on"} if number % 11 >= 8 else {}
        say("trigger", "--answers", "-", stdin=json.dumps(told))
    for number in range(20):
        say("safety", "hold", f"{CANARY} {number}")
    for name in ("friendship", "rebuild"):
        say("program", "start", name)
    return say


def check_calm(said: Said) -> None:
    assert said.code == 6, said.err
    assert said.out == "" or '"sound": false' in said.out
    assert "damaged" in said.err or "not what was saved" in said.err
    for private in (CANARY, PASSPHRASE, "Traceback", "Something unexpected"):
        assert private not in said.err


def check_right(said: Said, right: str) -> None:
    if said.code:
        check_calm(said)
    else:
        assert said.out == right


def everything(conn: Connection) -> list[object]:
    """Read every row of every table, as bytes."""
    tables = ["entry", "tag", "person", "entry_tag", "entry_person", "revision", "deed"]
    tables += ["form", "answer", "hold", "programme", "programme_step"]
    with undecoded(conn):
        return [
            conn.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        ]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("mode", Mode)
def test_all_harm_is_found_and_nothing_wrong_is_ever_shown(
    home: Path, mode: Mode
) -> None:
    say = filled(home, mode)
    file = say.home / "journal" / "journal.db"
    whole = file.read_bytes()
    right = {argv: say(*argv).out for argv in ASKED}
    with closing(open_journal(home, mode)) as conn:
        saved = everything(conn)
    found = unseen = 0

    for number, raw in enumerate(harmed(whole)):
        file.write_bytes(raw)
        asked = ASKED[number % len(ASKED)]
        check_right(say(*asked, code=None), right[asked])
        verified = say("verify", code=None)
        if verified.code:
            check_calm(verified)
            found += 1
        else:
            # A bit of a plain file may hold nothing: free room, or a number of changes.
            with closing(open_journal(home, mode)) as conn:
                assert everything(conn) == saved
            unseen += 1

    assert found + unseen == FLIPS + CUTS
    if mode is Mode.ENCRYPTED:
        assert unseen == 0
    assert found > (FLIPS + CUTS) // 2
