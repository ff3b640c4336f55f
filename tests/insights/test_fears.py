"""Fears: what was expected beside what happened, plainly said either way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.insights.catalog import fears
from safespace.insights.shape import Coverage, Few, Listing, Sentence
from safespace.render.insights import Manner, lay_out_findings
from tests.insights.samples import make_fear, make_fears, make_sample

if TYPE_CHECKING:
    from collections.abc import Sequence

KNOWN = ["happened"] * 4 + ["did_not"] * 15


def say(outcomes: Sequence[str | None], chances: Sequence[int | None]) -> str:
    found = fears.INSIGHT.find(make_fears(outcomes, chances))
    return "\n".join(one.plain for one in lay_out_findings(found.shapes, Manner()))


def test_nineteen_outcomes_are_said_with_their_interval() -> None:
    text = say([*KNOWN, None, "cannot_tell"], [70] * 21)

    assert "You expected it 70 % of the time (19 forecasts)." in text
    assert "It happened in 4 of 19: 21 %, likely between 9 and 43 %." in text
    assert "The outcome is known for 19 of 21." in text
    assert "49 points lower (19 forecasts)." in text


def test_each_that_came_true_is_named_with_what_was_kept_from_it() -> None:
    trigger, checks = make_fear(
        "happened", 80, said={"feared": "That the bus is gone."}, coped=6
    )
    more = [make_fear("did_not", 20) for _ in range(6)]
    sample = make_sample(
        trigger, *(one for one, _ in more), checks=[*checks, *(c[0] for _, c in more)]
    )

    [listing] = [s for s in fears.INSIGHT.find(sample).shapes if isinstance(s, Listing)]

    assert listing.title == "These happened, and each of them counts"
    [item] = listing.items
    assert item.text == "That the bus is gone."
    assert item.figures == ("It felt 80 % likely.", "Got through it: 6 of 10.")


def test_where_events_matched_the_words_say_so_and_ask_what_is_needed() -> None:
    matched = say(["happened"] * 7 + ["did_not"] * 3, [70] * 10)
    fewer = say(["happened"] * 6 + ["did_not"] * 4, [70] * 10)

    assert "Your expectations matched events. What support do you need?" in matched
    assert "matched events" not in fewer


def test_partly_counts_in_the_wider_figure_alone() -> None:
    text = say(["happened", "partly", *["did_not"] * 8], [50] * 10)

    assert "It happened in 1 of 10: 10 %" in text
    assert "It happened or partly did in 2 of 10: 20 %" in text
    assert "These happened in part" in text


def test_bands_are_shown_from_five_forecasts_on() -> None:
    text = say(["did_not"] * 9, [20] * 5 + [90] * 4)

    assert "Where it felt unlikely, it happened or partly did in 0 of 5." in text
    assert "Where it felt likely" not in text


def test_a_few_outcomes_are_a_list_of_all_of_them() -> None:
    found = fears.INSIGHT.find(make_fears(["happened", "did_not", None], [60, 60, 60]))

    few, listing, coverage = found.shapes
    assert few == Few(2, "outcome")
    assert isinstance(listing, Listing)
    assert {item.details[0] for item in listing.items} == {
        "It happened.",
        "It did not happen.",
    }
    assert isinstance(coverage, Coverage)
    assert found.headline == ()


def test_without_an_outcome_only_the_forecasts_are_counted() -> None:
    found = fears.INSIGHT.find(make_fears([None, "no_longer_matters"], [60, 60]))

    assert [(s.k, s.n) for s in found.shapes if isinstance(s, Coverage)] == [(0, 2)]


@pytest.mark.parametrize("count", [1, 4, 5, 30])
def test_words_are_asked_for_exactly_where_a_list_names_them(count: int) -> None:
    sample = make_fears(["happened", "partly", "did_not"] * count, [50] * 3 * count)
    found = fears.INSIGHT.find(sample)
    listed = {
        item.code
        for shape in found.shapes
        if isinstance(shape, Listing)
        for item in shape.items
    }

    quoted = fears.INSIGHT.quotes(sample) if fears.INSIGHT.quotes else frozenset()

    assert {note.code for note in sample.notes if note.id in quoted} == listed
    checked = {check.about for check in sample.checks.values() if check.id in quoted}
    assert checked == {note.id for note in sample.notes if note.id in quoted}


def test_nothing_feared_is_nothing_said() -> None:
    assert fears.INSIGHT.find(make_sample()).shapes == ()


def test_a_fear_without_a_forecast_still_has_an_outcome() -> None:
    found = fears.INSIGHT.find(make_fears(["did_not"] * 5, [None] * 5))

    assert not any(isinstance(shape, Sentence) for shape in found.shapes)
    assert any(
        "did not" in one.plain or "0 of 5" in one.plain
        for one in lay_out_findings(found.shapes, Manner())
    )
