"""Notes for tests: fields by their steps, days counted from one Monday."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from safespace.domain.form import Field
from safespace.insights.sample import RATING, Note, Sample

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MONDAY = date(2026, 6, 1)
MINUTE_MS = 60_000
_NUMBERS = count()
_TABLE = {"valence", "energy", "distress", "tags", "people", "prompt", "said", "hour"}


def make_fields(answers: dict[str, Any]) -> Iterable[Field]:
    """Turn answers by step into countable fields; a list gives one for each."""
    for step, value in answers.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, int):
                yield Field(step, number=one)
            elif one is not None:
                yield Field(step, word=one)


def make_note(
    kind: str = "trigger",
    *,
    day: int = 0,
    rated: Sequence[tuple[int, int]] = (),
    about: str | None = None,
    answers: dict[str, Any] | None = None,
    **steps: Any,
) -> Note:
    """Make a note; `rated` has minutes since then and how strong it was.

    A step whose name is taken goes into `answers`.
    """
    number = next(_NUMBERS)
    beside = {key: steps.pop(key) for key in [*steps] if key in _TABLE}
    at_ms = (day * 24 * 60) * MINUTE_MS
    later = tuple(
        Field(RATING, number=strength, at_ms=at_ms + minutes * MINUTE_MS)
        for minutes, strength in rated
    )
    return Note(
        id=f"id-{number}",
        code=f"c{number:03}",
        kind=kind,
        day=MONDAY + timedelta(days=day),
        at_ms=at_ms,
        fields=(*make_fields({**(answers or {}), **steps}), *later),
        about=about,
        **beside,
    )


def make_sample(*notes: Note, checks: Iterable[Note] = (), **more: Any) -> Sample:
    """Put notes into a sample, in order of time."""
    ordered = sorted(notes, key=lambda note: note.at_ms)
    by_trigger = {check.about or "": check for check in checks}
    return Sample(tuple(ordered), by_trigger, **more)


def make_fear(
    outcome: str | None, chance: int | None = None, *, day: int = 0, **check: Any
) -> tuple[Note, list[Note]]:
    """Make a trigger in which something was expected, with its check-back if any."""
    said = check.pop("said", {})
    trigger = make_note(day=day, p_before=chance, check_on="2026-06-04", said=said)
    if outcome is None:
        return trigger, []
    return trigger, [make_note("checkback", about=trigger.id, outcome=outcome, **check)]


def make_fears(outcomes: Iterable[str | None], chances: Iterable[int | None]) -> Sample:
    """Make a sample of fears from outcomes and how likely they felt."""
    pairs = [make_fear(*one) for one in zip(outcomes, chances, strict=True)]
    checks = [check for _, found in pairs for check in found]
    return make_sample(*(trigger for trigger, _ in pairs), checks=checks)
