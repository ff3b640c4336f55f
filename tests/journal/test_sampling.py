"""Taking a sample: everything that counts, from outside the bin, and no prose."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.domain.day import DayRange
from safespace.errors import DamagedError
from safespace.journal.opening import open_journal
from safespace.storage.driver import connect
from tests.journal.checking import check_back
from tests.saying import SATURDAY

if TYPE_CHECKING:
    from safespace.insights.sample import Note, Sample
    from safespace.journal.journal import Journal
    from tests.saying import Say

EVER = DayRange(date.min, date.max)
FEARED = "That the canary sings."


def open_plain(say: Say) -> Journal:
    """Open the journal of these commands, which needs no key."""
    return open_journal(
        say.home / "journal",
        lambda: pytest.fail("a plain journal asks for no key"),
        backups=say.home / "backups",
        now_ms=lambda: int(SATURDAY.timestamp() * 1000),
        pick=lambda signs: signs[0],
    ).journal


def everything(sample: Sample) -> frozenset[str]:
    """Ask for the short answers of every note."""
    return frozenset(one.id for one in [*sample.notes, *sample.checks.values()])


def take(
    say: Say, days: DayRange = EVER, *, until: date = date.max, words: bool = False
) -> Sample:
    journal = open_plain(say)
    try:
        return journal.take_sample(
            days, until=until, quotes=everything if words else None
        )
    finally:
        journal.close()


def log(say: Say, *options: str, **answers: object) -> str:
    """Log a trigger and return its code."""
    told = json.dumps({"happened": "A door.", "feared": FEARED, **answers})
    return say("trigger", "--answers", "-", *options, stdin=told).short


def test_a_note_has_what_was_noted_and_none_of_the_words(say: Say) -> None:
    say.write(
        "Secret prose.",
        *("--tag", "sea", "--with", "Ada", "--feel", "2", "--energy", "-1"),
        *("--distress", "3", "--at", "2026-11-14 18:30"),
    )

    [note] = take(say, words=True).notes

    assert (note.kind, note.day, note.hour) == ("entry", date(2026, 11, 14), 18)
    assert (note.valence, note.energy, note.distress) == (2, -1, 3)
    assert (note.tags, note.people) == (("sea",), ("Ada",))
    assert "prose" not in json.dumps([str(one) for one in note])


def test_countable_answers_come_in_the_order_of_the_steps(say: Say) -> None:
    log(say, distress_before=7, urge=["send", "please"], p_before=70)
    say("trigger", "rerate", "--strength", "3")

    [note] = take(say).notes

    assert note.number("distress_before") == 7
    assert note.words("urge") == ("send", "please")
    assert [strength for _, strength in note.ratings()] == [3]
    assert take(say).say("urge", "send") == "send a message"


def test_ratings_and_check_backs_of_later_days_are_not_known_yet(say: Say) -> None:
    code = log(say, distress_before=7)
    say("trigger", "rerate", "--strength", "6")
    say.now += timedelta(days=1)
    say("trigger", "rerate", "--strength", "3")
    check_back(say, code, "happened")

    def known(until: date) -> tuple[list[int], int]:
        sample = take(say, DayRange(date.min, date(2026, 11, 21)), until=until)
        [note] = sample.notes
        return [strength for _, strength in note.ratings()], len(sample.checks)

    assert known(date(2026, 11, 21)) == ([6], 0)
    assert known(date(2026, 11, 22)) == ([6, 3], 1)


def test_days_choose_the_notes(say: Say) -> None:
    for day in ("2026-11-10", "2026-11-12", "2026-11-14"):
        say.write("x", "--at", day)

    sample = take(say, DayRange(date(2026, 11, 11), date(2026, 11, 14)))

    assert [note.day.day for note in sample.notes] == [12, 14]
    assert (sample.first, sample.last) == (date(2026, 11, 12), date(2026, 11, 14))
    assert all(note.hour is None for note in sample.notes)


def test_what_is_in_the_bin_does_not_count(say: Say) -> None:
    log(say)
    say("delete", "last")

    assert take(say) == take(say, DayRange(date(2020, 1, 1), date(2020, 1, 2)))


def test_a_hold_comes_along(say: Say) -> None:
    journal = open_plain(say)
    journal.holds.put("Ada")
    journal.close()

    assert take(say).held == {"ada"}


def test_short_answers_are_read_only_where_they_were_asked_for(say: Say) -> None:
    say.now = SATURDAY
    check_back(say, log(say), "happened", actual="It sang.", learned="Songs end.")

    def said(sample: Sample) -> list[dict[str, str]]:
        found: list[Note] = [*sample.notes, *sample.checks.values()]
        return [dict(note.said) for note in found if note.said]

    assert said(take(say)) == []
    assert said(take(say, words=True)) == [
        {"feared": FEARED},
        {"actual": "It sang.", "learned": "Songs end."},
        {"actual": "It sang.", "learned": "Songs end."},
    ]


def test_the_newest_check_back_of_a_trigger_stands(say: Say) -> None:
    code = log(say)
    check_back(say, code, "partly")
    check_back(say, code, "happened")

    [check] = take(say).checks.values()

    assert check.word("outcome") == "happened"


def test_a_changed_answer_is_never_shown_as_somebodys_words(say: Say) -> None:
    check_back(say, log(say), "happened", actual="It sang.")
    conn = connect(str(say.home / "journal" / "journal.db"))
    conn.execute("UPDATE form SET told = replace(told, 'sang', 'sank')")
    conn.commit()
    conn.close()

    assert len(take(say).checks) == 1
    with pytest.raises(DamagedError):
        take(say, words=True)
