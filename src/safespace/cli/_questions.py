"""From a step of an exercise to the screen that asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace.exercises.answer import items
from safespace.exercises.feelings import FeelingWords
from safespace.exercises.kinds import Day, Items
from safespace.exercises.numbers import Chance, Scale
from safespace.exercises.options import Choice, Option, Several
from safespace.terminal.asking import (
    ListField,
    PageField,
    Question,
    ScaleField,
    TextField,
)

if TYPE_CHECKING:
    from safespace.exercises.answer import Answers, Reading, Value
    from safespace.exercises.exercise import Step
    from safespace.exercises.kinds import Kind
    from safespace.exercises.walk import Walk
    from safespace.terminal.asking import FieldOf

# More options than this are typed rather than chosen by a key.
MOST_OPTIONS = 30
# Scales longer than this are typed as a number.
LONGEST_SCALE = 20
_TENTHS = 10


def make_question(
    walk: Walk, reading: Reading, *, page: PageField | None = None, trouble: str = ""
) -> Question:
    """Build the screen of the walk's present step; `page` is that of its topic."""
    step = walk.step
    if step is None:
        raise ValueError("there is nothing left to ask")
    number, count = walk.place
    return Question(
        heading=f"{walk.exercise.title} · {number} of {count}",
        text=step.question,
        field=page or make_field(step, walk.answers, reading),
        above=step.show(walk.answers) if step.show else "",
        hint=_hint(step, walk.answers, reading),
        trouble=trouble,
    )


def make_field(step: Step, answers: Answers, reading: Reading) -> FieldOf:
    """Choose the field that fits the kind of a step, filled with its answer."""
    kind, value = step.kind, answers.get(step.name)
    if isinstance(kind, Chance | Scale):
        return _number(kind, value)
    if isinstance(kind, Choice | Several | FeelingWords):
        offered = kind.offered(answers, reading)
        if 0 < len(offered) <= MOST_OPTIONS:
            return _list(offered, items(value), most=kind.most)
        return TextField(kind.say(value) if value is not None else "")
    return PageField() if kind is None else TextField(_text(kind, value, reading))


def _number(kind: Chance | Scale, value: Value | None) -> FieldOf:
    number = None if value is None else int(str(value))
    if isinstance(kind, Chance):
        tenths = None if number is None else number // _TENTHS
        return ScaleField(0, _TENTHS, value=tenths, step=_TENTHS, sign="%")
    if kind.high - kind.low <= LONGEST_SCALE:
        return ScaleField(kind.low, kind.high, kind.anchors, number)
    return TextField("" if number is None else str(number))


def _text(kind: Kind, value: Value | None, reading: Reading) -> str:
    if isinstance(kind, Items):
        return "\n".join(items(value))
    if isinstance(kind, Day) and value is None:
        return kind.default(reading.today) or ""
    return "" if value is None else str(value)


def _list(
    offered: tuple[Option, ...], chosen: tuple[str, ...], *, most: int
) -> ListField:
    return ListField(
        tuple((option.label, option.meaning) for option in offered),
        frozenset(n for n, o in enumerate(offered, start=1) if o.value in chosen),
        most,
    )


def typed_before(question: Question) -> str:
    """Return what the field would hand back if nobody touched it."""
    field = question.field
    if isinstance(field, TextField):
        return field.text
    if isinstance(field, ScaleField):
        return "" if field.value is None else f"{field.value * field.step}{field.sign}"
    if isinstance(field, ListField):
        return " ".join(str(number) for number in sorted(field.chosen))
    return ""


def same_answer(value: Value | None, question: Question, typed: str) -> bool:
    """Say whether an answer that is there was left as it is."""
    return value is not None and typed == typed_before(question)


def _hint(step: Step, answers: Answers, reading: Reading) -> str:
    if not isinstance(step.kind, FeelingWords):
        return step.hint
    offered = step.kind.offered(answers, reading)
    if len(offered) > MOST_OPTIONS:
        some = ", ".join(option.label for option in offered[:8])
        return f"{step.hint} Words of your own are fine: {some}…".strip()
    return step.hint
