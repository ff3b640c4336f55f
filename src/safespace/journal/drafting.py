"""Drafts: entries that are not in the journal yet, as bytes to be sealed."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from safespace.domain.entry import Content, Feelings, NewEntry, When
from safespace.domain.form import decode_form, encode_form
from safespace.domain.ident import EntryId
from safespace.domain.moment import Moment
from safespace.errors import DamagedError

VERSION = 1


def encode_draft(new: NewEntry) -> bytes:
    """Turn an entry into bytes; everything about it comes back from them."""
    content = new.content
    table: dict[str, Any] = {
        "version": VERSION,
        "id": new.id,
        "body": content.body,
        "tags": content.tags,
        "people": content.people,
        "feelings": asdict(content.feelings),
        "written": asdict(new.written),
        "day": new.day.isoformat(),
        "happened": new.happened and asdict(new.happened),
        "kind": new.kind,
        "prompt_id": new.prompt_id,
        "question": new.question,
        "form": content.form and encode_form(content.form),
    }
    return json.dumps(table, ensure_ascii=False).encode()


def decode_draft(raw: bytes) -> NewEntry:
    """Turn bytes back into an entry.

    Raises:
        DamagedError: when they are not a draft.
    """
    try:
        table = json.loads(raw)
        happened = table["happened"]
        return NewEntry(
            id=EntryId(table["id"]),
            content=Content(
                body=table["body"],
                tags=tuple(table["tags"]),
                people=tuple(table["people"]),
                feelings=Feelings(**table["feelings"]),
                # Drafts of earlier versions have none.
                form=decode_form(table["form"]) if table.get("form") else None,
            ),
            written=Moment(**table["written"]),
            day=date.fromisoformat(table["day"]),
            happened=happened
            and When(Moment(**happened["moment"]), whole_day=happened["whole_day"]),
            kind=table["kind"],
            prompt_id=table["prompt_id"],
            question=table["question"],
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(
            "This draft is damaged and cannot be read.",
            hint="The other drafts and the journal are not touched by that.",
            restorable=False,
        ) from error
