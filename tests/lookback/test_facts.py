"""The facts of a period, held against counting by hand, for n from 0 to 40."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.insights.shape import Count, Share, Spread, Tally
from safespace.lookback.facts import find_facts
from safespace.render.insights import Manner, lay_out_findings
from tests.insights.samples import make_note, make_sample

if TYPE_CHECKING:
    from safespace.insights.sample import Note

NOTES = st.lists(
    st.builds(
        lambda kind, day, first, later: make_note(
            kind, day=day, distress_before=first, rated=[(60, later)]
        ),
        st.sampled_from(["entry", "trigger", "good", "reflect-week"]),
        st.integers(0, 6),
        st.integers(0, 10),
        st.integers(0, 10),
    ),
    max_size=15,
)


def find(*notes: Note, days: bool = True) -> dict[str, Any]:
    """Return facts by what they begin with."""
    shapes = find_facts(make_sample(*notes), days=days)
    return {getattr(one, "lead", getattr(one, "title", "")): one for one in shapes}


@given(NOTES)
def test_facts_are_what_the_notes_say(notes: list[Note]) -> None:
    found = find(*notes)
    triggers = [note for note in notes if note.kind == "trigger"]
    done = [note for note in notes if note.kind == "good"]

    counts = {lead: one.n for lead, one in found.items() if isinstance(one, Count)}
    assert counts.get("Written down:", 0) == len(notes)
    assert counts.get("Days with a note:", 0) == len({note.day for note in notes})
    assert counts.get("Triggers logged:", 0) == len(triggers)
    changes = found.get("By the last rating, it was")
    by_hand = sorted(
        next(s for _, s in n.ratings()) - (n.number("distress_before") or 0)
        for n in triggers
    )
    assert sorted(changes.values if isinstance(changes, Spread) else ()) == by_hand
    practised = found.get("What you practised")
    assert (practised.n if isinstance(practised, Tally) else 0) == len(done)


def test_days_are_left_out_where_nobody_wants_them_counted() -> None:
    assert "Days with a note:" not in find(make_note("entry"), days=False)


def test_nothing_written_gives_no_fact() -> None:
    assert find() == {}


def test_the_last_rating_counts() -> None:
    note = make_note(distress_before=7, rated=[(1440, 2), (60, 5)])

    assert find(note)["By the last rating, it was"].values == (-5,)


@pytest.mark.parametrize("n", range(41))
def test_outcomes_are_counted_from_five_and_in_per_cent_from_ten(n: int) -> None:
    outcomes = ["happened" if at % 3 == 0 else "did_not" for at in range(n)]
    notes = [make_note("checkback", outcome=one) for one in outcomes]
    shapes = find_facts(make_sample(*notes, make_note("checkback")), days=True)
    text = "\n".join(one.plain for one in lay_out_findings(shapes, Manner()))

    assert any(isinstance(one, Share) for one in shapes) is (n >= 5)
    assert (f"in {outcomes.count('happened')} of {n}" in text) is (n >= 5)
    assert ("%" in text) is (n >= 10)


@pytest.mark.parametrize("n", range(1, 41))
def test_strengths_are_listed_up_to_four_and_have_a_middle_from_five(n: int) -> None:
    notes = [make_note(distress_before=at % 8) for at in range(n)]
    shapes = find_facts(make_sample(*notes), days=True)
    text = "\n".join(one.plain for one in lay_out_findings(shapes, Manner()))

    assert ("from 0 to" in text) is (n >= 5)
    assert f"({n} trigger" in text
