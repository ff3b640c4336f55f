"""Entries to save in tests, with only what matters said."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from safespace.domain.entry import Content, NewEntry
from safespace.domain.ident import make_entry_id
from safespace.domain.moment import Moment

_numbers = count()


def new_entry(body: str, *, at_ms: int = 0, **more: Any) -> NewEntry:
    """Make an entry in UTC with an id of its own; labels and feelings go to content."""
    aside = {k: more.pop(k) for k in ("tags", "people", "feelings") if k in more}
    token = next(_numbers).to_bytes(10, "big")
    return NewEntry(
        id=make_entry_id(at_ms, token),
        content=Content(body, **aside),
        written=Moment(at_ms, 0, "UTC"),
        day=more.pop("day", date(1970, 1, 1)),
        **more,
    )
