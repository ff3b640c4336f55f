"""Comparing groups, and counting practices, prompts and good things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.insights.catalog import (
    kind_evidence,
    practices,
    prompts,
    together,
    triggers,
    when,
)
from safespace.insights.shape import Count, Sentence, Spread, Tally
from safespace.render.insights import Manner, lay_out_findings
from tests.insights.samples import make_note, make_sample

if TYPE_CHECKING:
    from safespace.insights.sample import Sample

ROWS = st.lists(
    st.tuples(
        st.integers(-4, 4),
        st.sets(st.sampled_from(["sea", "work"])),
        st.sets(st.sampled_from(["Ada", "Ben"])),
    ),
    max_size=40,
)


@given(ROWS)
def test_pairs_are_every_tag_and_name_with_enough_on_both_sides(
    rows: list[tuple[Any, ...]],
) -> None:
    notes = [
        make_note("entry", valence=v, tags=tuple(tags), people=tuple(people))
        for v, tags, people in rows
    ]
    pairs = {pair.name: pair for pair in together.list_pairs(make_sample(*notes))}

    for name, column, lead in (
        ("sea", 1, "Felt with #sea"),
        ("Ada", 2, "Felt with Ada there"),
    ):
        some = sorted(row[0] for row in rows if name in row[column])
        others = sorted(row[0] for row in rows if name not in row[column])
        assert (lead in pairs) is (min(len(some), len(others)) >= 8)
        if lead in pairs:
            pair = pairs[lead]
            assert (sorted(pair.some), sorted(pair.others)) == (some, others)
            wins = sum((a > b) - (a < b) for a in some for b in others)
            assert pair.delta == pytest.approx(wins / (len(some) * len(others)))


def test_somebody_on_hold_is_set_beside_nothing() -> None:
    notes = [make_note("entry", valence=-3, people=("Ada",)) for _ in range(8)]
    notes += [make_note("entry", valence=3) for _ in range(8)]

    shown = together.list_pairs(make_sample(*notes))
    held = together.list_pairs(make_sample(*notes, held=frozenset({"ada"})))

    assert [pair.name for pair in shown] == ["Felt with Ada there"]
    assert held == ()


def test_kinds_and_short_nights_are_compared_by_strength() -> None:
    notes = [
        make_note(distress_before=8, trigger_type="tone", sleep="off") for _ in range(8)
    ]
    notes += [
        make_note(distress_before=4, trigger_type="silence", sleep="ok")
        for _ in range(8)
    ]

    names = {pair.name for pair in together.list_pairs(make_sample(*notes))}

    assert "Strength of triggers with sleep off" in names
    assert "Strength of triggers, tone" in names


def test_a_difference_is_headed_by_a_caution() -> None:
    notes = [make_note("entry", valence=3, tags=("sea",)) for _ in range(8)]
    notes += [make_note("entry", valence=-3) for _ in range(8)]

    found = together.INSIGHT.find(make_sample(*notes))

    first, some, others = found.shapes
    assert isinstance(first, Sentence)
    assert first.text == "Worth watching, may be chance."
    assert isinstance(some, Spread)
    assert isinstance(others, Spread)
    assert (some.lead, others.lead) == ("Felt with #sea:", "Without:")


def test_practices_are_counted_with_how_it_was_before_and_after() -> None:
    notes = [
        make_note("pause", distress_before=7, distress_after=7 - drop)
        for drop in (1, 2, 3)
    ]
    notes += [make_note("validate", harshness_before=6, harshness_after=2)] * 2
    notes += [make_note(), make_note("entry"), make_note("checkback")]

    tally = find_tally(practices.INSIGHT.find(make_sample(*notes)).shapes)

    assert [(row.label, row.n) for row in tally.rows] == [("pause", 3)]
    assert [part.lead for part in tally.rows[0].parts] == ["strength"]
    [changes] = tally.rows[0].parts
    assert isinstance(changes, Spread)
    assert changes.values == (-1, -2, -3)


def test_prompts_are_counted_by_the_theme_in_their_id() -> None:
    ids = ["appreciation_joy-003", "appreciation_joy-001", "user/appreciation_joy-9"]
    notes = [make_note("entry", prompt=one, valence=2) for one in ids]
    notes += [make_note("entry", prompt="vulnerability-001")] * 2

    tally = find_tally(prompts.INSIGHT.find(make_sample(*notes)).shapes)

    assert [(row.label, row.n) for row in tally.rows] == [("appreciation joy", 3)]
    assert tally.rest == 1


def test_where_nothing_came_up_often_no_kind_is_named() -> None:
    kinds = ["tone", "silence", "criticism"] * 2
    sample = make_sample(*(make_note(trigger_type=kind) for kind in kinds))
    found = triggers.INSIGHT.find(sample)

    lines = [one.plain for one in lay_out_findings(found.shapes, Manner())]

    assert lines == [
        "  Kinds that came up (6 triggers):",
        "    None of them came up often yet.",
    ]
    assert found.headline == ()


def test_good_things_are_counted_and_never_compared() -> None:
    kinds = ["appreciation"] * 3 + ["good_memory", None]

    found = kind_evidence.INSIGHT.find(sample_of_good(kinds))

    assert [s.n for s in found.shapes if isinstance(s, Count)] == [5]
    rows = find_tally(found.shapes).rows
    assert [(row.label, row.n) for row in rows] == [("appreciation", 3)]


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        *[(0, "night"), (4, "night"), (5, "morning"), (10, "morning"), (11, "midday")],
        *[(14, "afternoon"), (17, "afternoon"), (18, "evening"), (21, "evening")],
        *[(22, "night"), (23, "night")],
    ],
)
def test_every_hour_belongs_to_a_part_of_the_day(hour: int, part: str) -> None:
    assert when.name_part(hour) == part


def sample_of_good(kinds: list[str | None]) -> Sample:
    """Return notes of the exercise good, whose step kind shares a name with ours."""
    answers = [{"kind": kind} for kind in kinds]
    return make_sample(*(make_note("good", answers=one) for one in answers))


def find_tally(shapes: tuple[object, ...]) -> Tally:
    """Return the one tally among some shapes."""
    [tally] = [shape for shape in shapes if isinstance(shape, Tally)]
    return tally
