"""Entries as plain JSON values and back, with everything a journal keeps of them.

docs/export.md is this in words; a change that gives a member a new meaning needs a new
version of the export.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from safespace.domain.arrival import Arrival, Begun, Held, Step
from safespace.domain.entry import Content, Feelings, NewEntry, Revision, When
from safespace.domain.form import decode_form, encode_form
from safespace.domain.ident import EntryId, ShortCode, looks_like_short_code
from safespace.domain.label import BadLabelError, read_labels
from safespace.domain.moment import EPOCH, Moment, moment_of
from safespace.domain.text import NotTextError, normalise
from safespace.transfer.record import BadRecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from safespace.domain.entry import Entry
    from safespace.domain.form import Form

Json = dict[str, Any]
_T = TypeVar("_T")
_LARGEST_COUNT = 2**53
_LONGEST_CODE = 32
RANGES = {"valence": (-4, 4), "energy": (-4, 4), "distress": (0, 10)}
_ODD = (KeyError, TypeError, ValueError, OverflowError, AttributeError, RecursionError)


def encode_entry(entry: Entry, history: Iterable[Revision]) -> Json:
    """Turn an entry and its earlier states into plain JSON values."""
    happened = entry.happened
    return {
        "id": entry.id,
        "short": entry.short,
        "kind": entry.kind,
        "day": entry.day.isoformat(),
        "written": _encode_moment(entry.written),
        "zone": entry.written.zone,
        "happened": happened and _encode_moment(happened.moment),
        "whole_day": entry.whole_day,
        "prompt": entry.prompt_id,
        "question": entry.question,
        **_encode_content(entry.content),
        "revision": entry.revision,
        "captured": entry.captured,
        "deleted": _encode_instant(entry.deleted_ms),
        "history": [
            {
                "number": one.number,
                "replaced": _encode_instant(one.saved_ms),
                **_encode_content(one.content),
            }
            for one in history
        ],
    }


def encode_held(held: Held) -> Json:
    """Turn a person on hold into plain JSON values."""
    return {"name": held.name, "since": _encode_instant(held.since_ms)}


def encode_begun(begun: Begun) -> Json:
    """Turn a programme somebody is in into plain JSON values."""
    return {
        "programme": begun.programme,
        "started": _encode_instant(begun.started_ms),
        "left": _encode_instant(begun.left_ms),
        "steps": [
            {
                "name": step.name,
                "done": _encode_instant(step.done_ms),
                "entry": step.entry,
            }
            for step in begun.steps
        ],
    }


def decode_entry(table: Json) -> Arrival:
    """Turn JSON values back into an entry with its earlier states.

    Raises:
        BadRecordError: when they are no such entry.
    """
    try:
        return _decode_entry(table)
    except BadLabelError as error:
        raise BadRecordError("a tag or a name in it is none") from error
    except NotTextError as error:
        raise BadRecordError("it has characters that are not text") from error
    except _ODD as error:
        raise BadRecordError("it is not an entry as safespace exports it") from error


def decode_held(table: Json) -> Held:
    """Turn JSON values back into a person on hold.

    Raises:
        BadRecordError: when they are none.
    """
    try:
        [name] = read_labels([_text(table["name"])])
        return Held(name, _instant(table["since"]))
    except _ODD as error:
        raise BadRecordError("it is not a person on hold") from error


def decode_begun(table: Json) -> Begun:
    """Turn JSON values back into a programme somebody is in.

    Raises:
        BadRecordError: when they are none.
    """
    try:
        steps = tuple(
            Step(
                _text(each["name"]),
                _instant(each["done"]),
                _maybe(_identify, each["entry"]),
            )
            for each in _list(table["steps"])
        )
        return Begun(
            _text(table["programme"]),
            _instant(table["started"]),
            _maybe(_instant, table["left"]),
            steps,
        )
    except _ODD as error:
        raise BadRecordError("it is not a programme that was begun") from error


def _decode_entry(table: Json) -> Arrival:
    zone = _text(table["zone"])
    happened, whole_day = table["happened"], _flag(table, "whole_day")
    new = NewEntry(
        id=_identify(table["id"]),
        content=_decode_content(table),
        written=_moment(table["written"], zone),
        day=date.fromisoformat(table["day"]),
        happened=_maybe(lambda at: When(_moment(at, zone), whole_day), happened),
        kind=_kind(table),
        prompt_id=_maybe(_text, table["prompt"]),
        question=_maybe(_text, table["question"]),
        captured=_flag(table, "captured"),
    )
    revision = _count(table["revision"])
    history = tuple(_decode_revision(each) for each in _list(table["history"]))
    numbers = [each.number for each in history]
    if numbers != sorted({*numbers}) or any(n >= revision for n in numbers):
        raise ValueError
    return Arrival(
        new,
        short=_short(table["short"]),
        revision=revision,
        history=history,
        deleted_ms=_maybe(_instant, table["deleted"]),
    )


def _decode_revision(table: Json) -> Revision:
    return Revision(
        _count(table["number"]), _decode_content(table), _instant(table["replaced"])
    )


def _encode_content(content: Content) -> Json:
    feelings = content.feelings
    return {
        "body": content.body,
        "tags": list(content.tags),
        "people": list(content.people),
        **{name: getattr(feelings, name) for name in RANGES},
        "form": content.form and encode_form(content.form),
    }


def _decode_content(table: Json) -> Content:
    return Content(
        body=_text(table["body"]),
        tags=read_labels(_list(table["tags"])),
        people=read_labels(_list(table["people"])),
        feelings=Feelings(**{name: _rating(table, name) for name in RANGES}),
        form=_maybe(_decode_form, table["form"]),
    )


def _decode_form(table: Json) -> Form:
    form = decode_form(table)
    _count(table["version"])
    # Infinity is no JSON, and could not be read back.
    json.dumps(form.answers, allow_nan=False)
    for each in (*form.fields, *form.ratings):
        numbers = (each.number, each.at_ms)
        if any(
            n is not None and (type(n) is not int or abs(n) > _LARGEST_COUNT)
            for n in numbers
        ):
            raise ValueError
        # An instant that has no date could not be shown.
        _encode_instant(each.at_ms)
        _text(each.step), _maybe(_text, each.word)
    _text(form.exercise), _maybe(_text, form.about), _maybe(_text, form.at)
    return form


def _kind(table: Json) -> str:
    kind = _text(table["kind"])
    # A filled-in exercise is told by its kind, and has its form.
    if not kind or (kind == "entry") is not (table["form"] is None):
        raise ValueError
    return kind


def _encode_moment(moment: Moment) -> str:
    return moment.wall().isoformat(timespec="milliseconds")


def _moment(text: str, zone: str) -> Moment:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError
    moment = moment_of(at, zone)
    moment.wall()
    return moment


def _encode_instant(at_ms: int | None) -> str | None:
    if at_ms is None:
        return None
    moment = EPOCH + timedelta(milliseconds=at_ms)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _instant(text: str) -> int:
    return _moment(text, "").at_ms


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return normalise(value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _maybe(read: Callable[[Any], _T], value: object) -> _T | None:
    return None if value is None else read(value)


def _flag(table: Json, name: str) -> bool:
    if not isinstance(table[name], bool):
        raise TypeError
    return bool(table[name])


def _count(value: object) -> int:
    if type(value) is not int or not 1 <= value <= _LARGEST_COUNT:
        raise ValueError
    return value


def _rating(table: Json, name: str) -> int | None:
    value = table[name]
    least, most = RANGES[name]
    if value is not None and (type(value) is not int or not least <= value <= most):
        raise ValueError
    return value


def _identify(value: object) -> EntryId:
    return EntryId(str(UUID(_text(value))))


def _short(value: object) -> ShortCode:
    # Codes are looked up in lower case.
    code = _text(value).lower()
    if not looks_like_short_code(code) or len(code) > _LONGEST_CODE:
        raise ValueError
    return ShortCode(code)
