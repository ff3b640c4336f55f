"""Each insight equals a plain count by hand, on journals nobody would make up."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from statistics import mean
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.insights.catalog import (
    before_and_after,
    body,
    comebacks,
    fears,
    mood,
    triggers,
    urges,
    waves,
    when,
    words,
)
from safespace.insights.shape import (
    Count,
    Coverage,
    Figure,
    Forecast,
    Series,
    Share,
    Spread,
    Tally,
    Unit,
)
from tests.insights.samples import MONDAY, make_fear, make_note, make_sample

OUTCOMES = [None, "happened", "partly", "did_not", "cannot_tell", "no_longer_matters"]
TEN = st.integers(0, 10)
MAYBE_TEN = st.one_of(st.none(), TEN)
CHANCES = st.one_of(st.none(), st.integers(0, 20).map(lambda fifth: 5 * fifth))
TYPES = ["tone", "slow_reply", "silence", "criticism"]
URGES = ["send", "withdraw", "none", "hurt_self", "please"]


def find(insight: Any, sample: Any, kind: type) -> list[Any]:
    """Return the shapes of one kind that an insight found."""
    return [shape for shape in insight.find(sample).shapes if isinstance(shape, kind)]


def several(options: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(options), unique=True, max_size=3)


@given(st.lists(st.tuples(st.sampled_from(OUTCOMES), CHANCES, MAYBE_TEN), max_size=40))
def test_fears(rows: list[tuple[str | None, int | None, int | None]]) -> None:
    made = [make_fear(o, chance, coped=coped) for o, chance, coped in rows]
    checks = [check for _, found in made for check in found]
    sample = make_sample(*(trigger for trigger, _ in made), checks=checks)
    known = [row for row in rows if row[0] in {"happened", "partly", "did_not"}]
    came = [row for row in known if row[0] != "did_not"]
    strict = [row for row in known if row[0] == "happened"]

    shares = {s.lead: (s.k, s.n) for s in find(fears.INSIGHT, sample, Share)}

    if rows:
        [covered] = find(fears.INSIGHT, sample, Coverage)
        assert (covered.k, covered.n) == (len(known), len(rows))
    if len(known) < 5:
        assert shares == {}
        return
    n = len(known)
    assert shares.pop("It happened in") == (len(strict), n)
    assert shares.pop("It happened or partly did in") == (len(came), n)
    for name, band in (
        ("unlikely", range(34)),
        ("about even", range(34, 67)),
        ("likely", range(67, 101)),
    ):
        inside = [row for row in known if row[1] is not None and row[1] in band]
        expected = (sum(row in came for row in inside), len(inside))
        lead = f"Where it felt {name}, it happened or partly did in"
        assert shares.pop(lead, None) == (expected if len(inside) >= 5 else None)
    assert shares == {}
    check_forecasts(sample, known, came)
    coped = [row[2] for row in strict if row[2] is not None]
    assert [s.values for s in find(fears.INSIGHT, sample, Spread)] == (
        [tuple(coped)] if coped else []
    )


def check_forecasts(sample: Any, known: list[Any], came: list[Any]) -> None:
    """Hold the mean, the gap and the plain sentence against a count by hand."""
    paired = [row for row in known if row[1] is not None]
    forecasts = find(fears.INSIGHT, sample, Forecast)
    gaps = find(fears.INSIGHT, sample, Figure)
    texts = [getattr(one, "text", "") for one in fears.INSIGHT.find(sample).shapes]
    assert len(forecasts) == bool(paired)
    if paired:
        expected = mean(row[1] for row in paired)
        assert forecasts[0].mean == pytest.approx(expected)
        share = 100 * len(came) / len(known)
        if abs(share - expected) > 1e-9:
            assert (fears.MATCHED in texts) is (share > expected)
    assert len(gaps) == (len(paired) >= 10)
    if gaps:
        happened = 100 * sum(row in came for row in paired) / len(paired)
        assert gaps[0].value == pytest.approx(happened - mean(r[1] for r in paired))


MINUTES = st.integers(0, 12 * 24 * 60)
RATINGS = st.lists(st.tuples(MINUTES, TEN), max_size=4)


@given(st.lists(st.tuples(MAYBE_TEN, RATINGS), max_size=20))
def test_waves(rows: list[tuple[int | None, list[tuple[int, int]]]]) -> None:
    sample = make_sample(
        *(make_note(distress_before=before, rated=rated) for before, rated in rows)
    )
    rated = [(b, ratings) for b, ratings in rows if b is not None and ratings]
    spreads = {s.lead: sorted(s.values) for s in find(waves.INSIGHT, sample, Spread)}
    shares = find(waves.INSIGHT, sample, Share)
    if len(rated) < 5:
        assert (spreads, shares) == ({}, [])
        return

    for lead, low, target, high in (
        ("About an hour later:", 30, 60, 180),
        ("About a day later:", 720, 1440, 2160),
        ("About a week later:", 7200, 10080, 12960),
    ):
        changes = []
        for before, ratings in rated:
            near = [(abs(m - target), s) for m, s in ratings if low <= m <= high]
            if near:
                changes.append(min(near)[1] - before)
        assert spreads.get(lead, []) == sorted(changes)
    storms = [(b, ratings) for b, ratings in rated if b >= 5]
    if len(storms) < 5:
        assert shares == []
        return
    halved = [min((m for m, s in r if s <= b / 2), default=None) for b, r in storms]
    assert (shares[0].k, shares[0].n) == (
        sum(at is not None for at in halved),
        len(storms),
    )


@given(st.lists(st.tuples(st.sampled_from([None, *TYPES]), MAYBE_TEN), max_size=30))
def test_triggers(rows: list[tuple[str | None, int | None]]) -> None:
    sample = make_sample(
        *(make_note(trigger_type=kind, distress_before=s) for kind, s in rows)
    )
    counted = Counter(kind for kind, _ in rows if kind)
    tallies = find(triggers.INSIGHT, sample, Tally)
    if counted.total() < 5:
        assert tallies == []
        return

    [tally] = tallies
    named = {kind: n for kind, n in counted.items() if n >= 3}
    assert {row.label.replace(" ", "_"): row.n for row in tally.rows} == named
    assert [row.n for row in tally.rows] == sorted(named.values(), reverse=True)
    assert (tally.n, tally.rest) == (counted.total(), len(counted) - len(named))
    for row in tally.rows:
        kind = row.label.replace(" ", "_")
        values = [s for one, s in rows if one == kind and s is not None]
        assert [sorted(part.values) for part in row.parts] == (
            [sorted(values)] if values else []
        )


ACTED = st.sampled_from([None, "yes", "partly", "no"])


@given(st.lists(st.tuples(several(URGES), ACTED), max_size=40))
def test_urges(rows: list[tuple[list[str], str | None]]) -> None:
    sample = make_sample(*(make_note(urge=u, acted_on_urge=a) for u, a in rows))
    felt = [(set(u) - {"none", "hurt_self"}, a) for u, a in rows]
    felt = [(u, a) for u, a in felt if u]
    tallies = find(urges.INSIGHT, sample, Tally)
    if len(felt) < 5:
        assert tallies == []
        return

    def acted(some: list[str | None]) -> tuple[int, int]:
        said = [a for a in some if a]
        return sum(a != "no" for a in said), len(said)

    k, n = acted([a for _, a in felt])
    shares = find(urges.INSIGHT, sample, Share)
    assert [(s.k, s.n) for s in shares] == ([(k, n)] if n >= 5 else [])
    [tally] = tallies
    assert "hurt self" not in {row.label for row in tally.rows}
    for row in tally.rows:
        those = [a for u, a in felt if row.label in u]
        assert row.n == len(those)
        k, n = acted(those)
        assert [(p.k, p.n) for p in row.parts] == ([(k, n)] if n >= 5 else [])


PARTS = ["chest", "throat", "unsure"]
FEELINGS = ["exposed", "anxious", "unsure"]


@given(st.lists(st.tuples(several(PARTS), several(FEELINGS)), max_size=30))
def test_the_body_and_words(rows: list[tuple[list[str], list[str]]]) -> None:
    sample = make_sample(*(make_note(body=b, feelings=f) for b, f in rows))
    shown = {(s.lead, s.k, s.n) for s in find(body.INSIGHT, sample, Share)}

    expected = set()
    for part in ("chest", "throat"):
        there = [set(f) - {"unsure"} for b, f in rows if part in b]
        there = [f for f in there if f]
        for word in ("exposed", "anxious"):
            k = sum(word in f for f in there)
            if len(there) >= 5 and k >= 3:
                lead = f"{part.capitalize()} went with {word} in"
                expected.add((lead, k, len(there)))
    assert shown == expected

    counted = Counter(word for _, f in rows for word in f if word != "unsure")
    notes = sum(bool(set(f) - {"unsure"}) for _, f in rows)
    tallies = find(words.INSIGHT, sample, Tally)
    assert {row.label: row.n for tally in tallies for row in tally.rows} == (
        {w: n for w, n in counted.items() if n >= 3} if notes >= 5 else {}
    )


@given(st.lists(st.tuples(MAYBE_TEN, MAYBE_TEN, CHANCES, CHANCES), max_size=20))
def test_before_and_after(rows: list[tuple[int | None, ...]]) -> None:
    keys = ("distress_before", "distress_after", "p_before", "p_after")
    sample = make_sample(
        *(make_note(answers=dict(zip(keys, row, strict=True))) for row in rows)
    )
    spreads = {s.unit: s.values for s in find(before_and_after.INSIGHT, sample, Spread)}

    for unit, first in ((Unit.CHANGE, 0), (Unit.POINTS, 2)):
        changes = []
        for row in rows:
            before, after = row[first], row[first + 1]
            if before is not None and after is not None:
                changes.append(after - before)
        assert spreads.get(unit, ()) == tuple(changes)


FELT = st.one_of(st.none(), st.integers(-4, 4))


@given(st.lists(st.tuples(st.integers(0, 120), FELT, st.integers(0, 23)), max_size=40))
def test_weeks_days_and_comebacks(rows: list[tuple[int, int | None, int]]) -> None:
    sample = make_sample(
        *(make_note("entry", day=d, valence=v, hour=h) for d, v, h in rows)
    )
    felt = [(d, v) for d, v, _ in rows if v is not None]

    points = [p for s in find(mood.INSIGHT, sample, Series) for p in s.points]
    assert sum(point.n for point in points) == len(felt)
    for point in points:
        week = (point.monday - MONDAY).days // 7
        assert sorted(point.values) == sorted(v for d, v in felt if d // 7 == week)
    mondays = [point.monday for point in points]
    assert mondays == [mondays[0] + timedelta(days=7 * i) for i in range(len(mondays))]

    tallies = find(when.INSIGHT, sample, Tally)
    if len(felt) >= 5:
        by_day = Counter(date.strftime(MONDAY + timedelta(d), "%A") for d, _ in felt)
        assert {row.label: row.n for row in tallies[0].rows} == by_day
        assert sum(row.n for row in tallies[1].rows) == len(felt)
    days = sorted({d for d, _, _ in rows})
    gaps = sum(b - a > 7 for a, b in pairwise(days))
    counts = find(comebacks.INSIGHT, sample, Count)
    assert [count.n for count in counts] == ([gaps] if gaps else [])
