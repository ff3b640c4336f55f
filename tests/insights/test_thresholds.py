"""What is shown of n notes, for every n from 0 to 40: no figure comes too early."""

from __future__ import annotations

import re

import pytest

from safespace.insights.catalog import fears, together
from safespace.insights.shape import Forecast, Listing, Sentence, Share, Spread, Unit
from safespace.render.insight_json import describe_shape
from safespace.render.insights import Manner, lay_out_findings
from safespace.render.shapes import say_forecast, say_share, say_spread
from tests.insights.samples import make_fears, make_note, make_sample

EVERY = range(41)


def show(sample_size: int) -> str:
    """Return the fears of so many outcomes as text, every third one of them true."""
    outcomes = ["happened" if i % 3 == 0 else "did_not" for i in range(sample_size)]
    found = fears.INSIGHT.find(make_fears(outcomes, [70] * sample_size))
    lines = lay_out_findings(found.shapes, Manner())
    return "\n".join(one.plain for one in lines)


@pytest.mark.parametrize("n", EVERY)
def test_fears_are_listed_then_counted_then_set_in_per_cent(n: int) -> None:
    text = show(n)

    assert ("too few for a pattern" in text) is (0 < n < 5)
    assert ("It happened in" in text) is (n >= 5)
    assert ("likely between" in text) is (n >= 10)
    assert ("You expected it 70 % of the time" in text) is (n >= 10)
    assert ("You expected it about" in text) is (5 <= n < 10)
    assert ("set against what you expected" in text) is (n >= 10)
    assert ("Where it felt likely" in text) is (n >= 5)
    assert text.count("It felt 70 % likely.") == (n if n < 5 else (n + 2) // 3)


@pytest.mark.parametrize("n", range(1, 41))
def test_a_share_is_shown_with_what_its_number_carries(n: int) -> None:
    share = Share("It happened in", n // 2, n)
    text, data = say_share(share), describe_shape(share)

    assert (f"{n // 2} of {n}" in text) is (n >= 5)
    assert ("%" in text) is (n >= 10)
    assert str(n) in text
    assert (data["k"] is None) is (n < 5)
    assert (data["percent"] is None) is (n < 10)
    assert data["n"] == n


@pytest.mark.parametrize("n", range(1, 41))
def test_a_middle_needs_five_and_fewer_are_listed(n: int) -> None:
    spread = Spread("", tuple(range(n)), Unit.TEN, "time")
    text, data = say_spread(spread), describe_shape(spread)

    assert ("from 0 to" in text) is (n >= 5)
    assert (data["median"] is None) is (n < 5)
    assert (data["values"] is None) is (n >= 5)
    if n < 5:
        assert re.findall(r"\d+", text.removesuffix(" of 10")) == [
            str(value) for value in range(n)
        ]


@pytest.mark.parametrize("n", range(1, 41))
def test_a_forecast_is_a_percentage_from_ten_on(n: int) -> None:
    forecast = Forecast("You expected it", (70,) * n)

    assert ("%" in say_forecast(forecast)) is (n >= 10)
    assert str(n) in say_forecast(forecast)
    assert (describe_shape(forecast)["percent"] is None) is (n < 10)


@pytest.mark.parametrize("n", EVERY)
def test_groups_are_compared_from_eight_notes_in_each(n: int) -> None:
    inside = [make_note("entry", valence=3, tags=("sea",)) for _ in range(n)]
    outside = [make_note("entry", valence=-3) for _ in range(40 - n)]

    found = together.INSIGHT.find(make_sample(*inside, *outside))

    assert bool(found.shapes) is (8 <= n <= 32)


def test_at_most_three_differences_are_shown() -> None:
    names = ("a", "b", "c", "d")
    notes = [
        make_note("entry", valence=3 - at, tags=(name,))
        for at, name in enumerate(names)
        for _ in range(8)
    ]
    notes += [make_note("entry", valence=-4) for _ in range(40)]

    found = together.INSIGHT.find(make_sample(*notes))

    assert isinstance(found.shapes[0], Sentence)
    assert "4 such pairs" in found.shapes[0].rule
    assert sum(isinstance(shape, Spread) for shape in found.shapes) == 6


def test_a_small_difference_is_not_worth_naming() -> None:
    inside = [make_note("entry", valence=at % 3, tags=("sea",)) for at in range(12)]
    outside = [make_note("entry", valence=at % 3) for at in range(12)]

    found = together.INSIGHT.find(make_sample(*inside, *outside))

    assert [type(shape) for shape in found.shapes] == [Sentence]
    assert found.headline == ()


def test_a_very_long_list_names_the_newest_and_says_how_many_more() -> None:
    sample = make_fears(["happened"] * 30, [90] * 30)

    (listing,) = [
        one for one in fears.INSIGHT.find(sample).shapes if isinstance(one, Listing)
    ]

    assert (len(listing.items), listing.more, listing.n) == (20, 10, 30)
