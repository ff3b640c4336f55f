"""What is told: true to the packs and the exercises, and shaped like a life."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from safespace.demo.inventing import Setting, invent
from safespace.demo.telling import read_evenings, read_triggers
from safespace.domain.moment import moment_of
from safespace.exercises.catalog.trigger import EXERCISE
from safespace.exercises.forming import check_answers
from safespace.insights.catalog.comebacks import count_comebacks
from safespace.prompts.pack import Pack
from safespace.prompts.reading import read_pack
from tests.contracts.sources import ROOT

if TYPE_CHECKING:
    from safespace.domain.entry import NewEntry

ZONE = "Europe/Dublin"
SATURDAY = date(2026, 11, 21)


def invent_by(now: datetime) -> tuple[NewEntry, ...]:
    return invent(Setting(moment_of(now, ZONE), ZoneInfo(ZONE), ZONE, time(4)))


@pytest.fixture(scope="module")
def entries() -> tuple[NewEntry, ...]:
    return invent_by(datetime(2026, 11, 21, 21, 14, tzinfo=ZoneInfo(ZONE)))


@pytest.mark.parametrize("days", range(0, 400, 23))
def test_it_ends_with_today_whatever_today_is(days: int) -> None:
    start = datetime(2026, 1, 1, 3, 30, tzinfo=ZoneInfo(ZONE))
    now = start + timedelta(days=days)

    found = invent_by(now)

    last = found[-1].written.wall()
    assert len(found) > 90
    assert now - timedelta(days=7) < last <= now
    later = [
        field.at_ms or 0
        for entry in found
        if entry.content.form
        for field in entry.content.form.ratings
    ]
    assert max(later) <= moment_of(now, ZONE).at_ms


def test_the_prompts_are_those_of_the_packs() -> None:
    packs = [read_pack(path) for path in (ROOT / "prompts").glob("*.yaml")]
    known = {
        str(prompt.id): prompt.text
        for pack in packs
        if isinstance(pack, Pack)
        for prompt in pack.prompts
    }
    asked = [told.said for told in read_evenings(SATURDAY) if "prompt" in told.said]

    assert len(asked) >= 8
    assert [one for one in asked if known[one["prompt"]] != one["question"]] == []


def test_every_trigger_is_one_the_exercise_would_take() -> None:
    triggers = list(read_triggers(SATURDAY))

    assert len(triggers) > 20
    for told in triggers:
        assert check_answers(EXERCISE, told.said["answers"])["happened"]


def test_fears_come_true_and_do_not(entries: tuple[NewEntry, ...]) -> None:
    outcomes = Counter(
        entry.content.form.answers["outcome"]
        for entry in entries
        if entry.kind == "checkback" and entry.content.form
    )

    assert {*outcomes} == {
        *("happened", "partly", "did_not", "cannot_tell", "no_longer_matters")
    }
    assert outcomes["did_not"] > outcomes["happened"] >= 3


def test_every_check_back_is_about_a_trigger(entries: tuple[NewEntry, ...]) -> None:
    triggers = {entry.id: entry for entry in entries if entry.kind == "trigger"}
    checks = [entry for entry in entries if entry.kind == "checkback"]

    for check in checks:
        form = check.content.form
        assert form is not None
        assert form.about is not None
        assert triggers[form.about].day < check.day


def test_there_are_gaps_and_comebacks_and_a_weekly_shape(
    entries: tuple[NewEntry, ...],
) -> None:
    days = {entry.day for entry in entries}
    sundays = sum("swimming" in entry.content.tags for entry in entries)

    assert count_comebacks(days) >= 2
    assert sundays >= 10
    assert len({entry.id for entry in entries}) == len(entries)


def test_its_people_have_aliases_and_no_gender(entries: tuple[NewEntry, ...]) -> None:
    people = {name for entry in entries for name in entry.content.people}
    words = {
        word.strip(".,:;\"'").casefold()
        for entry in entries
        for word in entry.content.body.split()
    }

    assert people == {"Robin", "Kit", "Imre", "Bea"}
    assert words & {"he", "she", "his", "her", "him", "hers"} == set()
    assert "they" in words
