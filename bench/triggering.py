"""Add triggers to a filled journal: python bench/triggering.py FOLDER COUNT [--plain].

Each has the answers a whole trigger has, two later ratings and a check-back.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from filling import NEWEST, SEED, YEARS
from process import PASSPHRASE

from safespace.crypto.keyfile import unlock
from safespace.crypto.subkeys import Purpose, subkey
from safespace.domain.entry import Content, NewEntry
from safespace.domain.form import Field, Form
from safespace.domain.ident import TOKEN_BYTES, make_entry_id
from safespace.domain.moment import Moment, moment_of
from safespace.exercises.catalog.trigger import BODY, EXERCISE, TYPES, URGES
from safespace.exercises.forming import make_form
from safespace.exercises.walk import begin
from safespace.storage import entries
from safespace.storage.connect import open_database
from safespace.storage.transaction import write
from safespace.vault.folder import Vault
from safespace.vault.keys import read_keyfile

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUR_MS, _DAY_MS = 3_600_000, 86_400_000
_OUTCOMES = ("happened", "partly", "did_not", "cannot_tell")
_WORDS = ("anxious", "exposed", "sad", "angry", "left out")


def invent(count: int) -> Iterator[NewEntry]:
    """Invent triggers with their check-backs, oldest first."""
    chance = random.Random(SEED)
    step = timedelta(days=365 * YEARS) / (3 * count)
    for number in range(count):
        at = moment_of(NEWEST - step * (count - number), "UTC")
        trigger = _log(chance, at)
        yield trigger
        yield _check_back(chance, trigger)


def _log(chance: random.Random, at: Moment) -> NewEntry:
    answers = {
        "happened": "A door, a pause, and a look that could be anything.",
        "distress_before": chance.randint(2, 10),
        "body": tuple(o.value for o in chance.sample(BODY, 2)),
        "urge": tuple(o.value for o in chance.sample(URGES[:7], 2)),
        "feared": "That it is said out loud, in front of all of them.",
        "p_before": 5 * chance.randint(0, 20),
        "check_on": at.wall().date().isoformat(),
        "trigger_type": chance.choice(TYPES).value,
        "acted_on_urge": chance.choice(("yes", "partly", "no")),
        "p_after": 5 * chance.randint(0, 20),
        "distress_after": chance.randint(0, 6),
        "feelings": tuple(chance.sample(_WORDS, 2)),
    }
    ratings = tuple(
        Field("rating", number=chance.randint(0, 8), at_ms=at.at_ms + later)
        for later in (_HOUR_MS, _DAY_MS)
    )
    form = make_form(replace(begin(EXERCISE, answers), at=None))
    return _entry(chance, at, replace(form, ratings=ratings))


def _check_back(chance: random.Random, trigger: NewEntry) -> NewEntry:
    outcome, coped = chance.choice(_OUTCOMES), chance.randint(0, 10)
    answers = {"outcome": outcome, "coped": coped, "actual": "It was about lunch."}
    fields = (Field("outcome", word=outcome), Field("coped", number=coped))
    form = Form("checkback", 1, answers, fields, about=trigger.id)
    later = replace(trigger.written, at_ms=trigger.written.at_ms + 3 * _DAY_MS)
    return _entry(chance, later, form)


def _entry(chance: random.Random, at: Moment, form: Form) -> NewEntry:
    return NewEntry(
        id=make_entry_id(at.at_ms, chance.randbytes(TOKEN_BYTES)),
        content=Content("A form in words, as long as they are.\n" * 12, form=form),
        written=at,
        day=at.wall().date(),
        kind=form.exercise,
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("count", type=int)
    asked.add_argument("--plain", action="store_true")
    given = asked.parse_args()
    key = None
    if not given.plain:
        data_key = unlock(read_keyfile(given.folder), PASSPHRASE.encode())
        key = subkey(data_key, Purpose.DATABASE)
    conn = open_database(Vault(given.folder).journal, key)
    with write(conn):
        for new in invent(given.count):
            entries.insert(conn, new, pick=random.Random(new.id).choice)
    conn.close()


if __name__ == "__main__":
    main()
