"""Answers that fit a step, and walks made of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from safespace.exercises.answer import Reading, Value
from safespace.exercises.feelings import FeelingWords
from safespace.exercises.kinds import Day, Items, Person, Words
from safespace.exercises.numbers import Chance, Scale
from safespace.exercises.options import Choice, Option, Several
from safespace.exercises.shelf import list_names, load

if TYPE_CHECKING:
    from safespace.exercises.exercise import Exercise, Step

NAMES = list_names()
READING = Reading(
    date(2026, 11, 21), date.fromisoformat, (Option("left out", "left out"),)
)
_TEXT = st.text("aé日 b", min_size=1, max_size=40).filter(str.strip)


def exercise_called(name: str) -> Exercise:
    """Return an exercise that is known to be there."""
    found = load(name)
    assert found is not None
    return found


def answers_to(step: Step) -> st.SearchStrategy[Value | None]:
    """Draw an answer to a step, or none."""
    return st.none() | _given(step).map(lambda raw: _checked(step, raw))


def _given(step: Step) -> st.SearchStrategy[object]:
    kind = step.kind
    if isinstance(kind, Several):
        values = [option.value for option in kind.options]
        most = kind.most or len(values)
        drawn = st.sampled_from(values)
        return st.lists(drawn, unique=True, min_size=1, max_size=most)
    if isinstance(kind, Scale):
        return st.integers(kind.low, kind.high)
    if isinstance(kind, Choice):
        return st.sampled_from([option.value for option in kind.options])
    return _BY_KIND.get(type(kind), st.none())


_BY_KIND: dict[type, st.SearchStrategy[object]] = {
    Chance: st.integers(0, 100),
    FeelingWords: st.lists(_TEXT, min_size=1, max_size=1),
    Items: st.lists(_TEXT, min_size=1, max_size=3),
    Day: st.dates(date(2026, 1, 1)).map(date.isoformat),
    Person: st.sampled_from(["Ash", "Noor"]),
    Words: _TEXT,
}


def _checked(step: Step, raw: object) -> Value | None:
    return step.kind.check(raw) if step.kind is not None and raw is not None else None
