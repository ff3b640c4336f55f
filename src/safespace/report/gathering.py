"""Gathering a report: what the insights find, in the order a reader needs it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from safespace.insights.catalog import (
    before_and_after,
    fears,
    practices,
    triggers,
    urges,
)
from safespace.insights.catalog.mood import arrange_weeks
from safespace.insights.insight import EASES
from safespace.insights.limits import COUNT_FROM, WEEKS
from safespace.insights.shape import (
    Count,
    Coverage,
    Few,
    Forecast,
    Sentence,
    Series,
    Share,
    Spread,
    Tally,
    Unit,
)
from safespace.insights.tallying import gather, tally
from safespace.insights.unfigured import leave_figures_out
from safespace.report.report import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from safespace.insights.sample import Sample
    from safespace.insights.shape import Shape
    from safespace.report.names import Names

# Rows of one list; a page has room for no more.
MOST_ROWS = 5
# Insights speak to the person who wrote; a report is read by somebody else too.
_SAID_TO_OTHERS = {
    "You did what an urge wanted, in full or in part, in": (
        "What an urge wanted was done, in full or in part, in"
    ),
    "You expected it": "It was expected",
    fears.MATCHED: "Expectations matched events.",
    "What you practised": "Practised",
}


def gather_sections(
    sample: Sample, names: Names, *, figures: bool
) -> tuple[Section, ...]:
    """Return every section; one that has nothing to say is empty."""
    return tuple(
        Section(name, title, tuple(_adapt(find(sample, names), figures=figures)))
        for name, title, find in _SECTIONS
    )


def _adapt(shapes: Iterable[Shape], *, figures: bool) -> Iterator[Shape]:
    said = (_say_to_others(shape) for shape in shapes)
    return said if figures else leave_figures_out(said)


def _say_to_others(shape: Shape) -> Shape:
    match shape:
        case Sentence(text=text):
            return replace(shape, text=_SAID_TO_OTHERS.get(text, text))
        case Tally(title=title, rows=rows):
            rest = shape.rest + len(rows[MOST_ROWS:])
            title = _SAID_TO_OTHERS.get(title, title)
            return replace(shape, title=title, rows=rows[:MOST_ROWS], rest=rest)
        case Share(lead=lead) | Forecast(lead=lead):
            return replace(shape, lead=_SAID_TO_OTHERS.get(lead, lead))
        case _:
            return shape


def _count_days(sample: Sample, names: Names) -> Iterator[Shape]:
    del names
    if not sample.notes:
        return
    yield Count("Written in these days:", len(sample.notes), "note")
    rated = [(n.day, n.distress) for n in sample.notes if n.distress is not None]
    if not rated:
        return
    values = tuple(float(strength) for _, strength in rated)
    lead = "Distress, where it was noted:"
    rule = "From 0 settled to 10 the most; for triggers, the first rating."
    yield Spread(lead, values, Unit.TEN, "note", rule)
    if len(values) >= COUNT_FROM:
        weeks = arrange_weeks(rated)[-WEEKS:]
        yield Series("Distress by week", weeks, Unit.TEN, "note", rule)


def _find_triggers(sample: Sample, names: Names) -> Iterator[Shape]:
    del names
    yield from triggers.INSIGHT.find(sample).shapes


def _find_urges(sample: Sample, names: Names) -> Iterator[Shape]:
    del names
    yield from urges.INSIGHT.find(sample).shapes


def _find_fears(sample: Sample, names: Names) -> Iterator[Shape]:
    """Give the figures alone: what was feared, in words, is for its writer."""
    del names
    found = fears.INSIGHT.find(sample)
    yield from found.headline
    yield from (one for one in found.shapes if isinstance(one, Few | Coverage))


def _find_practices(sample: Sample, names: Names) -> Iterator[Shape]:
    del names
    done = practices.INSIGHT.find(sample).shapes
    changes = before_and_after.INSIGHT.find(sample).shapes
    eases = Sentence(EASES)
    found = [shape for shape in (*done, *changes) if shape != eases]
    for shape in found:
        if isinstance(shape, Spread) and shape in changes:
            yield replace(shape, lead=f"After looking at a trigger, {_lower(shape)}")
        else:
            yield shape
    if found:
        yield eases


def _lower(spread: Spread) -> str:
    return spread.lead[:1].lower() + spread.lead[1:]


def _find_people(sample: Sample, names: Names) -> Iterator[Shape]:
    pairs = [(who, note) for note in sample.notes for who in names.say(note.people)]
    if not pairs:
        return
    found = tally(
        "People, and in how many notes",
        gather(pairs),
        noun="note",
        rule="Notes with this person; nothing is rated or compared.",
    )
    if found.rows:
        yield found


_SECTIONS: tuple[tuple[str, str, Callable[[Sample, Names], Iterator[Shape]]], ...] = (
    ("days", "These days", _count_days),
    ("triggers", "What set it off", _find_triggers),
    ("urges", "Urges felt, and acted on", _find_urges),
    ("fears", "What was feared, and what happened", _find_fears),
    ("practices", "Practices, and how it was afterwards", _find_practices),
    ("people", "Who came up", _find_people),
)
