"""What was feared, and what happened: forecasts beside the outcomes that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.frozen import dataclass
from safespace.insights.insight import Found, Insight
from safespace.insights.limits import BANDS, COUNT_FROM, GAP_FROM, LISTED
from safespace.insights.shape import (
    Coverage,
    Few,
    Figure,
    Forecast,
    Item,
    Listing,
    Sentence,
    Share,
    Spread,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from safespace.insights.sample import Note, Sample
    from safespace.insights.shape import Shape

HAPPENED, PARTLY, DID_NOT = "happened", "partly", "did_not"
_SAID = {HAPPENED: "It happened.", PARTLY: "Partly.", DID_NOT: "It did not happen."}
MATCHED = "Your expectations matched events. What support do you need?"
_KNOWN = (
    "Known means that a check-back said happened, partly or did not; cannot tell and"
    " no longer matters are left out."
)


@dataclass(frozen=True, slots=True)
class Fear:
    """A trigger whose outcome is known, how likely it felt, and the check-back."""

    trigger: Note
    check: Note
    outcome: str
    chance: int | None

    @property
    def came(self) -> bool:
        """Whether it happened, if only in part."""
        return self.outcome != DID_NOT


def list_feared(sample: Sample) -> tuple[Note, ...]:
    """Return the triggers in which something was expected."""
    return tuple(
        note
        for note in sample.of("trigger")
        if note.number("p_before") is not None
        or note.word("check_on") is not None
        or note.id in sample.checks
    )


def list_known(sample: Sample) -> tuple[Fear, ...]:
    """Return the fears whose outcome is known."""
    found = []
    for note in list_feared(sample):
        check = sample.checks.get(note.id)
        outcome = check.word("outcome") if check else None
        if check is not None and outcome in _SAID:
            found.append(Fear(note, check, outcome, note.number("p_before")))
    return tuple(found)


def _find(sample: Sample) -> Found:
    feared, known = list_feared(sample), list_known(sample)
    if not feared:
        return Found()
    covered = Coverage("The outcome is known for", len(known), len(feared), rule=_KNOWN)
    if not known:
        return Found((covered,))
    if len(known) < COUNT_FROM:
        few = Few(len(known), "outcome")
        listed = _name("What you expected, and what happened", known, outcome=True)
        return Found((few, listed, covered))
    figures = tuple(_count(known))
    came, partly = _pick(known, HAPPENED), _pick(known, PARTLY)
    shapes: list[Shape] = [*figures, covered, *_compare(known), *_split(known)]
    if came:
        coped = _list_coped(came)
        shapes += [coped] if coped.n else []
        shapes.append(_name("These happened, and each of them counts", came))
    if partly:
        shapes.append(_name("These happened in part", partly))
    return Found(tuple(shapes), headline=(*figures, *_match(known)))


def _quote(sample: Sample) -> frozenset[str]:
    known = list_known(sample)
    named = known
    if len(known) >= COUNT_FROM:
        named = tuple(
            one
            for outcome in (HAPPENED, PARTLY)
            for one in _newest(_pick(known, outcome))
        )
    return frozenset(note.id for one in named for note in (one.trigger, one.check))


def _pick(known: Sequence[Fear], outcome: str) -> tuple[Fear, ...]:
    return tuple(one for one in known if one.outcome == outcome)


def _newest(fears: Sequence[Fear]) -> tuple[Fear, ...]:
    ranked = sorted(fears, key=lambda one: one.trigger.at_ms, reverse=True)
    return tuple(ranked[:LISTED])


def _count(known: Sequence[Fear]) -> Iterator[Shape]:
    chances = tuple(one.chance for one in known if one.chance is not None)
    if chances:
        yield Forecast(
            "You expected it",
            chances,
            rule="The mean of how likely it felt, where the outcome is known.",
        )
    yield Share(
        "It happened in",
        sum(one.outcome == HAPPENED for one in known),
        len(known),
        rule="Check-backs that said it happened, of all whose outcome is known.",
    )
    yield Share(
        "It happened or partly did in",
        sum(one.came for one in known),
        len(known),
        rule="The same, with those that happened in part.",
    )


def _match(known: Sequence[Fear]) -> Iterator[Shape]:
    chances = [one.chance for one in known if one.chance is not None]
    came = sum(one.came for one in known)
    # Whole numbers, so that an equal share is never rounded away.
    if chances and 100 * came * len(chances) >= sum(chances) * len(known):
        yield Sentence(
            MATCHED,
            len(known),
            rule="Said where the share that happened or partly did reaches the mean"
            " of how likely it felt.",
        )


def _compare(known: Sequence[Fear]) -> Iterator[Shape]:
    yield from _match(known)
    paired = [one for one in known if one.chance is not None]
    if len(paired) < GAP_FROM:
        return
    mean = sum(one.chance or 0 for one in paired) / len(paired)
    came = sum(one.came for one in paired)
    yield Figure(
        "What came, set against what you expected:",
        100 * came / len(paired) - mean,
        Unit.POINTS,
        len(paired),
        "forecast",
        rule="The share that happened or partly did, minus the mean of how likely it"
        f" felt; shown from {GAP_FROM} forecasts with a known outcome on.",
    )


def _split(known: Sequence[Fear]) -> Iterator[Shape]:
    for name, low, high in BANDS:
        here = [one for one in known if low <= _chance(one) <= high]
        if len(here) >= COUNT_FROM:
            yield Share(
                f"Where it felt {name}, it happened or partly did in",
                sum(one.came for one in here),
                len(here),
                rule=f"Forecasts from {low} to {high} %; shown from {COUNT_FROM} on.",
            )


def _chance(fear: Fear) -> int:
    return -1 if fear.chance is None else fear.chance


def _list_coped(came: Sequence[Fear]) -> Spread:
    marks = (one.check.number("coped") for one in came)
    return Spread(
        "How you got through it when it happened:",
        tuple(mark for mark in marks if mark is not None),
        Unit.TEN,
        "time",
        rule="Your own marks from 0 to 10, where it happened.",
    )


def _name(title: str, fears: Sequence[Fear], *, outcome: bool = False) -> Listing:
    items = tuple(_describe(one, outcome=outcome) for one in _newest(fears))
    return Listing(title, items, more=len(fears) - len(items))


def _describe(fear: Fear, *, outcome: bool) -> Item:
    said = fear.check.said
    details = [_SAID[fear.outcome]] if outcome else []
    details += [f"In the end: {said['actual']}"] if "actual" in said else []
    details += [f"To keep from it: {said['learned']}"] if "learned" in said else []
    coped = fear.check.number("coped")
    figures = [f"It felt {fear.chance} % likely."] if fear.chance is not None else []
    figures += [f"Got through it: {coped} of 10."] if coped is not None else []
    return Item(
        fear.trigger.day,
        fear.trigger.code,
        fear.trigger.said.get("feared", ""),
        tuple(details),
        tuple(figures),
    )


INSIGHT = Insight(
    name="fears",
    title="What you feared, and what happened",
    empty="Here, what you expected in a trigger stands beside what happened in the"
    " end. To log one: safespace trigger",
    find=_find,
    quotes=_quote,
)
