"""The statistics against their published values, and against counting by hand."""

from __future__ import annotations

from fractions import Fraction
from math import comb
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.insights.statistics import (
    Display,
    choose_display,
    cliffs_delta,
    find_middle,
    time_to_half,
    wilson,
)

SHARES = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
VALUES = st.lists(st.integers(-10, 10), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(0, 3, 0, 56), (3, 12, 9, 53), (9, 10, 60, 98), (27, 30, 74, 97), (4, 19, 9, 43)],
)
def test_the_interval_has_its_known_values(k: int, n: int, low: int, high: int) -> None:
    found = wilson(k, n)

    assert (round(100 * found[0]), round(100 * found[1])) == (low, high)


@given(SHARES)
def test_the_interval_ends_where_the_share_is_a_surprise(
    share: tuple[int, int],
) -> None:
    # Its ends are the shares p for which k is 1.96 standard errors away from n * p.
    k, n = share
    for end in wilson(k, n):
        if 0 < end < 1:
            away = abs(k - n * end) / (n * end * (1 - end)) ** 0.5
            assert away == pytest.approx(1.96, abs=1e-6)


@given(SHARES)
def test_the_interval_holds_the_share_and_mirrors(share: tuple[int, int]) -> None:
    k, n = share
    low, high = wilson(k, n)
    mirrored = wilson(n - k, n)

    assert 0 <= low <= k / n + 1e-12
    assert k / n - 1e-12 <= high <= 1
    assert (1 - high, 1 - low) == pytest.approx(mirrored)


@pytest.mark.parametrize(("k", "n"), [(0, 0), (4, 3), (-1, 3)])
def test_what_is_no_share_has_no_interval(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(k, n)


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    # All outcomes of 20 tosses at one chance in three, weighed by how likely they are.
    n, truth = 20, 1 / 3
    covered = sum(
        comb(n, k) * truth**k * (1 - truth) ** (n - k)
        for k in range(n + 1)
        if wilson(k, n)[0] <= truth <= wilson(k, n)[1]
    )

    assert 0.92 < covered < 0.98


@given(VALUES)
def test_the_middle_is_the_median_with_its_range(values: list[int]) -> None:
    found = find_middle(values)

    assert (found.low, found.high) == (min(values), max(values))
    assert found.median == median(values)


@given(VALUES, VALUES)
def test_the_difference_counts_every_pair(some: list[int], others: list[int]) -> None:
    pairs = [(x > y) - (x < y) for x in some for y in others]

    assert Fraction(cliffs_delta(some, others)).limit_denominator(2000) == Fraction(
        sum(pairs), len(pairs)
    )


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=1, max_size=15))
def test_half_is_the_first_moment_at_which_half_had_got_there(
    times: list[int | None],
) -> None:
    def there(at: int) -> int:
        return sum(time is not None and time <= at for time in times)

    by_hand = next((at for at in range(51) if 2 * there(at) >= len(times)), None)

    assert time_to_half(times) == by_hand


@pytest.mark.parametrize("n", range(41))
def test_how_many_there_are_decides_what_is_shown(n: int) -> None:
    expected = Display.LIST if n < 5 else Display.COUNTS if n < 10 else Display.PERCENT

    assert choose_display(n) is expected
