"""Without figures: words such as some and most, or nothing at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from safespace.insights import shelf
from safespace.insights.shape import (
    Count,
    Coverage,
    Few,
    Figure,
    Forecast,
    Row,
    Sentence,
    Share,
    Spread,
    Tally,
    Unit,
)
from safespace.insights.unfigured import leave_figures_out, say_part
from safespace.render.insights import Manner, lay_out_findings
from tests.insights.samples import make_fears, make_note, make_sample

if TYPE_CHECKING:
    from safespace.insights.sample import Sample
    from safespace.insights.shape import Shape

# Dates and codes of notes are not figures about anybody.
DATED = re.compile(r"\w{3} \d+ \w{3} \d{4}  \w+")


def say(*shapes: Shape) -> list[str]:
    return [
        one.plain.strip()
        for one in lay_out_findings(leave_figures_out(shapes), Manner())
    ]


@pytest.mark.parametrize(
    ("k", "n", "word"),
    [
        *[(0, 9, "none"), (1, 9, "some"), (2, 9, "some"), (3, 9, "about half")],
        *[(6, 9, "about half"), (7, 9, "most"), (8, 9, "most"), (9, 9, "all")],
    ],
)
def test_shares_are_none_some_half_most_or_all(k: int, n: int, word: str) -> None:
    assert say_part(k, n) == word


def test_each_shape_is_put_into_words_or_left_out() -> None:
    change = Spread("It was:", (-3, -2, -1, 0, -4), Unit.CHANGE, "time")

    assert say(Share("It happened in", 4, 19)) == ["It happened in some of them."]
    assert say(Share("It happened in", 1, 2)) == []
    assert say(Coverage("Known for", 3, 3)) == ["Known for all of them."]
    assert say(Forecast("You expected it", (70,) * 6)) == [
        "You expected it most of the time."
    ]
    assert say(change) == ["It was: lower."]
    assert say(Spread("Strength:", (3,) * 6, Unit.TEN, "time")) == []
    assert say(Figure("What came:", -40, Unit.POINTS, 12, "time")) == [
        "What came: lower."
    ]
    assert say(Figure("Within", 90, Unit.MINUTES, 12, "time")) == []
    assert say(Few(3, "note")) == ["Too few so far for a pattern, still worth reading."]
    assert say(Count("You came back:", 3, "time")) == ["You came back, more than once."]
    assert say(Sentence("Plain.", 3)) == ["Plain."]
    rows = (Row("silence", 5), Row("tone", 3))
    assert say(Tally("Kinds", rows, 8, "note")) == [
        "Kinds, the most frequent first: silence, tone."
    ]


def make_full() -> Sample:
    """Return a sample about which every part of every insight has something to say."""
    fears = make_fears(["happened", "partly", "did_not"] * 8, [70, 20, 50] * 8)
    storms = [
        make_note(
            day=day,
            distress_before=8,
            distress_after=4,
            p_before=80,
            p_after=30,
            trigger_type="tone",
            urge=["send"],
            acted_on_urge="no",
            body=["chest"],
            feelings=["exposed"],
            rated=[(60, 6), (1440, 3), (10080, 1)],
        )
        for day in range(12)
    ]
    plain = [
        make_note("entry", day=day * 2, valence=day % 5 - 2, hour=20, tags=("sea",))
        for day in range(12)
    ]
    plain += [make_note("entry", day=90 + d, valence=-4, hour=9) for d in range(9)]
    plain += [make_note("entry", prompt="vulnerability-001", valence=1)] * 6
    plain += [make_note("good", answers={"kind": "appreciation"})] * 6
    return make_sample(*fears.notes, *storms, *plain, checks=fears.checks.values())


FULL = make_full()


@pytest.mark.parametrize("name", shelf.list_names())
def test_no_insight_shows_a_figure_where_they_are_off(name: str) -> None:
    insight = shelf.load(name)
    assert insight is not None
    shapes = insight.find(FULL).shapes
    bare = DATED.sub("", "\n".join(say(*shapes)))
    full = "\n".join(one.plain for one in lay_out_findings(shapes, Manner()))

    assert re.findall(r"\d+", bare) == []
    assert re.findall(r"\d+", DATED.sub("", full)) != []


@pytest.mark.parametrize("name", shelf.list_names())
def test_every_figure_stands_beside_how_many_notes_it_is_from(name: str) -> None:
    insight = shelf.load(name)
    assert insight is not None
    for shape in insight.find(FULL).shapes:
        text = "\n".join(one.plain for one in lay_out_findings([shape], Manner()))
        text = DATED.sub("", text)
        if (
            re.search(r"\d", text)
            and shape.n is not None
            and not hasattr(shape, "items")
        ):
            assert re.search(rf"\b{shape.n}\b", text), text
