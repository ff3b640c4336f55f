"""What is not brought up again: hard entries, veiled ones, and people on hold."""

from __future__ import annotations

import pytest

from safespace.domain.form import Field
from safespace.lookback.limits import VEILED_FROM
from safespace.lookback.veil import Veil, list_uncovered
from tests.insights.samples import make_note, make_sample


@pytest.mark.parametrize("distress", range(11))
def test_distress_covers_from_the_threshold_on(distress: int) -> None:
    covered = distress >= VEILED_FROM

    assert Veil().covers_note(make_note("entry", distress=distress)) is covered
    assert Veil().covers_note(make_note(distress_after=distress)) is covered
    assert Veil().covers_note(make_note(rated=[(60, distress)])) is covered


def test_other_figures_cover_nothing() -> None:
    note = make_note("trigger", p_before=90, coped=10)

    assert not Veil().covers_note(note._replace(valence=4))
    assert not Veil().covers_note(note._replace(fields=(Field("minutes", 90),)))


def test_a_tag_and_a_person_on_hold_cover_in_any_case() -> None:
    assert Veil().covers_note(make_note("entry", tags=("sea", "Veil")))
    assert Veil(frozenset({"ash"})).covers_note(make_note("entry", people=("Ash",)))
    assert not Veil(frozenset({"ash"})).covers_note(make_note("entry", people=("Ada",)))


def test_what_speaks_of_a_covered_entry_is_covered_too() -> None:
    storm = make_note("trigger", distress=9)
    check = make_note("checkback", day=2, about=storm.id)
    calm = make_note("entry", day=3)
    sample = make_sample(storm, check, calm)

    assert list_uncovered(sample) == (calm,)
    assert list_uncovered(sample, everything=True) == (storm, check, calm)
