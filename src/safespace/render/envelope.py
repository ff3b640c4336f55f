"""The JSON every reading command prints: one envelope, one version, one schema.

The schema is docs/schema/v1.json; a change that takes a field away or gives it a new
meaning needs a new version.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from safespace.domain.moment import EPOCH, Moment
from safespace.render.clean import escape_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from safespace.domain.day import DayRange
    from safespace.domain.entry import Entry, Feelings, Revision
    from safespace.domain.form import Form
    from safespace.domain.label import LabelCount

SCHEMA = 1
Json = dict[str, Any]


def wrap(kind: str, data: object, *, encoding: str | None = "utf-8") -> str:
    """Encode an envelope as one line of JSON that any stream and terminal can take."""
    return encode({"schema": SCHEMA, "kind": kind, "data": data}, encoding=encoding)


def wrap_rows(
    kind: str, rows: Iterable[Json], *, more: bool, encoding: str | None = "utf-8"
) -> Iterator[str]:
    """Encode an envelope of entries piece by piece, so that none has to wait in memory.

    Together the pieces are what wrap makes of the same entries.
    """
    whole = wrap(kind, {"entries": [], "more": more}, encoding=encoding)
    before, after = whole.split("[]")
    yield f"{before}["
    for number, row in enumerate(rows):
        comma = ", " if number else ""
        yield f"{comma}{encode(row, encoding=encoding)}"
    yield f"]{after}"


def encode(value: object, *, encoding: str | None) -> str:
    """Encode a value as JSON that any stream and terminal can take."""
    # Commands import this module whether or not JSON is asked for.
    import json  # noqa: PLC0415

    ascii_only = not is_utf8(encoding)
    return escape_json(json.dumps(value, ensure_ascii=ascii_only, default=_encode))


def is_utf8(encoding: str | None) -> bool:
    """Say whether a stream takes every character."""
    return (encoding or "").lower().replace("-", "") == "utf8"


def describe_entry(entry: Entry, *, opened: bool = False) -> Json:
    """Describe an entry with every field it has; `opened` shows hidden words, too."""
    form = entry.content.form
    return {
        **describe_summary(entry),
        "body": entry.content.body,
        "form": form and describe_form(form, opened=opened),
    }


def describe_form(form: Form, *, opened: bool = False) -> Json:
    """Describe the answers to an exercise, step by step.

    Words that stay in their form are left out unless they are `opened`.
    """
    # What describes plain entries alone needs no exercises.
    from safespace.exercises.shelf import find_hidden  # noqa: PLC0415

    hidden = frozenset() if opened else find_hidden(form.exercise)
    return {
        "exercise": form.exercise,
        "version": form.version,
        "about": form.about,
        "answers": {n: v for n, v in form.answers.items() if n not in hidden},
        "ratings": [
            {"strength": one.number, "at": instant(one.at_ms or 0)}
            for one in form.ratings
        ],
    }


def describe_summary(entry: Entry, *, discreet: bool = False) -> Json:
    """Describe an entry without its body; discreet leaves its first line out too."""
    happened = entry.happened
    return {
        "id": entry.id,
        "short": entry.short,
        "kind": entry.kind,
        "day": entry.day.isoformat(),
        "written": describe_moment(entry.written),
        "happened": happened
        and {**describe_moment(happened.moment), "whole_day": happened.whole_day},
        "title": None if discreet else entry.title,
        "tags": list(entry.content.tags),
        "people": list(entry.content.people),
        "feelings": describe_feelings(entry.content.feelings),
        "prompt": entry.question
        and {"id": entry.prompt_id, "question": entry.question},
        "revision": entry.revision,
        "captured": entry.captured,
        "deleted": None if entry.deleted_ms is None else instant(entry.deleted_ms),
    }


def describe_moment(moment: Moment) -> Json:
    """Describe a moment: local time with its offset, and the zone's name."""
    return {
        "at": moment.wall().isoformat(timespec="milliseconds"),
        "zone": moment.zone or None,
    }


def describe_feelings(feelings: Feelings) -> Json:
    """Describe feelings; what was not noted is null."""
    return {
        "valence": feelings.valence,
        "energy": feelings.energy,
        "distress": feelings.distress,
    }


def describe_revision(revision: Revision) -> Json:
    """Describe an earlier state of an entry, with its body."""
    content = revision.content
    return {
        "number": revision.number,
        "replaced": instant(revision.saved_ms),
        "body": content.body,
        "tags": list(content.tags),
        "people": list(content.people),
        "feelings": describe_feelings(content.feelings),
    }


def describe_count(count: LabelCount) -> Json:
    """Describe how many entries carry a label."""
    return {"name": count.name, "entries": count.count}


def describe_span(span: DayRange) -> Json:
    """Describe days from the first to the last, both included."""
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def instant(at_ms: int) -> str:
    """Return an instant as ISO 8601 in UTC."""
    moment = EPOCH + timedelta(milliseconds=at_ms)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _encode(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
