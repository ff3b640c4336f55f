"""What goes into a report: the insights' figures, and no words but those chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from safespace.insights.shape import Count, Listing, Series, Share, Spread, Tally
from safespace.render.report.blocks import Paragraph, list_blocks
from safespace.render.shapes import say_shape
from safespace.report.gathering import MOST_ROWS, gather_sections
from safespace.report.names import choose_names
from tests.insights.samples import make_fear, make_note, make_sample

if TYPE_CHECKING:
    from safespace.insights.sample import Sample
    from safespace.report.report import Section

KINDS = ("silence", "tone", "slow_reply", "plan_change", "joke", "other", "group")


def make_half_year() -> Sample:
    """Make enough of everything for every section to have all it can say."""
    notes, checks = [], []
    for number in range(20):
        said = {"feared": "secretword", "actual": "secretword"}
        outcome = ("happened", "partly", "did_not", "did_not")[number % 4]
        trigger, found = make_fear(outcome, 10 * (number % 9), day=number, said=said)
        notes.append(trigger)
        checks += found
    for number in range(36):
        steps: dict[str, Any] = {
            "trigger_type": KINDS[number % 7 if number < 28 else 0],
            "distress_before": number % 11,
            "distress_after": number % 5,
            "urge": ["withdraw"],
            "acted_on_urge": "yes" if number % 3 else "no",
        }
        people = ("Robin", "Ash") if number % 2 else ("Robin",)
        notes.append(
            make_note(day=number, distress=number % 11, people=people, **steps)
        )
    notes += [make_note("pause", day=number, lighter=1) for number in range(6)]
    return make_sample(*notes, checks=checks, held=frozenset({"ash"}))


def gather(sample: Sample, *, kept: bool = False, figures: bool = True) -> Any:
    there = [name for note in sample.notes for name in note.people]
    names = choose_names(there, held=sample.held, kept=kept)
    found = gather_sections(sample, names, figures=figures)
    return {section.name: section for section in found}


def say_all(sections: dict[str, Section]) -> str:
    blocks = [block for one in sections.values() for block in list_blocks(one)]
    return "\n".join(str(block) for block in blocks)


def test_there_are_six_sections_and_all_can_speak() -> None:
    sections = gather(make_half_year())

    assert [*sections] == ["days", "triggers", "urges", "fears", "practices", "people"]
    assert all(section.shapes for section in sections.values())


def test_a_journal_without_notes_says_nothing() -> None:
    assert [one.shapes for one in gather(make_sample()).values()] == [()] * 6


def test_days_count_notes_and_rate_distress() -> None:
    count, spread, series = gather(make_half_year())["days"].shapes

    assert isinstance(count, Count)
    assert isinstance(spread, Spread)
    assert isinstance(series, Series)
    assert say_shape(count) == "Written in these days: 62 notes."
    assert say_shape(spread).endswith("5 of 10, from 0 to 10 (36 notes).")
    assert series.n == spread.n == 36


def test_weeks_are_drawn_from_five_ratings_on() -> None:
    four, five = (
        make_sample(*(make_note(day=at, distress=3) for at in range(count)))
        for count in (4, 5)
    )

    assert [type(one) for one in gather(four)["days"].shapes] == [Count, Spread]
    assert [type(one) for one in gather(five)["days"].shapes] == [Count, Spread, Series]


def test_the_top_triggers_have_their_n_and_median() -> None:
    [found] = gather(make_half_year())["triggers"].shapes

    assert isinstance(found, Tally)
    assert len(found.rows) == MOST_ROWS
    assert found.rest == len(KINDS) - MOST_ROWS
    assert found.rows[0].n == 12
    assert "from 0 to 10" in say_all(gather(make_half_year()))


def test_kinds_that_are_all_rare_are_no_empty_table() -> None:
    kinds = make_sample(*(make_note(trigger_type=kind) for kind in KINDS))
    section = gather(kinds)["triggers"]

    assert [*list_blocks(section)] == [
        Paragraph("Kinds that came up (7 triggers): each came up fewer than 3 times.")
    ]


def test_fears_are_told_strictly_and_leniently_and_without_their_words() -> None:
    sections = gather(make_half_year())
    shares = [one for one in sections["fears"].shapes if isinstance(one, Share)]

    assert [(one.k, one.n) for one in shares] == [(5, 20), (10, 20)]
    assert not any(
        isinstance(one, Listing) for s in sections.values() for one in s.shapes
    )
    assert "secretword" not in say_all(sections)


def test_few_outcomes_are_said_to_be_few() -> None:
    trigger, checks = make_fear("did_not", 80)
    sections = gather(make_sample(trigger, checks=checks))

    assert [say_shape(one) for one in sections["fears"].shapes] == [
        "1 outcome so far: too few for a pattern, still worth reading.",
        "The outcome is known for 1 of 1.",
    ]


def test_nobody_is_addressed_who_may_not_be_the_reader() -> None:
    words = say_all(gather(make_half_year())).casefold().split()

    assert {"you", "your"} & {word.strip("'\".,:;") for word in words} == set()


def test_people_are_letters_and_nobody_on_hold_is_there() -> None:
    sample = make_half_year()
    [masked] = gather(sample)["people"].shapes
    [named] = gather(sample, kept=True)["people"].shapes

    assert [(row.label, row.n) for row in masked.rows] == [("A", 36)]
    assert [(row.label, row.n) for row in named.rows] == [("Robin", 36)]
    assert "Ash" not in say_all(gather(sample, kept=True))


def test_without_figures_no_digit_is_left() -> None:
    said = say_all(gather(make_half_year(), figures=False))

    assert "It happened in some of them." in said
    assert not any(sign.isdigit() for sign in said)
    assert any(sign.isdigit() for sign in say_all(gather(make_half_year())))
