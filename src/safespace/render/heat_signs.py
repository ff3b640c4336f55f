"""The signs of a calendar: each stands on its own, colour only adds to it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from safespace.domain.period import list_week
from safespace.lookback.heat import By
from safespace.lookback.limits import DISTRESS_STEPS, MANY
from safespace.render.line import Line, Role, Span, line, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from safespace.lookback.heat import Heat


class Mark(Enum):
    """What a day shows that has no value."""

    NOTHING = "nothing"
    REST = "rest"
    OPEN = "open"
    OUTSIDE = "outside"


MARKS = {
    Mark.NOTHING: Span("·", Role.QUIET),
    Mark.REST: Span("~", Role.QUIET),
    Mark.OPEN: Span("□", Role.ACCENT),
    Mark.OUTSIDE: Span(" "),
}
# Today where something is there already; a month has brackets around it instead.
_TODAY, _BRACKETS = Span("■", Role.ACCENT), Span("[ ]", Role.ACCENT)
_SHADES = "░▒▓█"
_FEELS = ("○", "◐", "●")
_FEEL_WORDS = ("unpleasant", "in between", "pleasant")
_DISTRESS_WORDS = ("settled", "noticeable", "hard to focus", "flooded")
_ENTRY_WORDS = ("a little", "some", "more", "a lot")
_EMPTY = {By.ENTRIES: "not written"}
TITLES = {
    By.ENTRIES: "entries by day",
    By.DISTRESS: "strongest distress by day",
    By.FEEL: "how it felt, the middle of each day",
}


def find_mark(heat: Heat, day: date) -> Mark | None:
    """Return what a day without a value shows; None where it has one."""
    if day not in heat.span or day > heat.today:
        return Mark.OUTSIDE
    if heat.level(day):
        return None
    if heat.begun is None or day < heat.begun:
        return Mark.OPEN if day == heat.today else Mark.OUTSIDE
    if heat.is_rest(day):
        return Mark.REST
    return Mark.OPEN if day == heat.today else Mark.NOTHING


def find_sign(heat: Heat, day: date) -> Span:
    """Return the sign of a day."""
    mark = find_mark(heat, day)
    if day == heat.today and not heat.is_month and mark is None:
        return _TODAY
    return MARKS[mark] if mark else sign_of(heat.by, heat.level(day))


def sign_of(by: By, level: int) -> Span:
    """Return the sign of a level."""
    if by is By.FEEL:
        role = (Role.HEAVY, Role.TEXT, Role.FULL)[level - 1]
        return Span(_FEELS[level - 1], role)
    role = Role.FULL if by is By.ENTRIES else Role.HEAVY
    return Span(_SHADES[level - 1], role)


def say_level(by: By, level: int) -> str:
    """Say a level in a word."""
    words = {By.ENTRIES: _ENTRY_WORDS, By.DISTRESS: _DISTRESS_WORDS}
    return words.get(by, _FEEL_WORDS)[level - 1]


def draw_key(heat: Heat, width: int, *, figures: bool) -> Iterator[Line]:
    """Explain the signs that are in the picture; a sign and its words share a row."""
    row: list[str | Span] = []
    used = 0
    for sign, words in _list_signs(heat, figures=figures):
        room = len(sign.text) + len(words) + 4
        if row and used + room > width:
            yield line("  ", *row)
            row, used = [], 0
        row += [sign, quiet(f" {words}   ")]
        used += room
    if row:
        yield line("  ", *row)


def _list_signs(heat: Heat, *, figures: bool) -> Iterator[tuple[Span, str]]:
    days = [day for at in heat.mondays for day in list_week(at) if day in heat.span]
    shown = {heat.level(day) for day in days if heat.is_month or day != heat.today}
    for level in sorted(shown - {0}):
        yield sign_of(heat.by, level), _explain(heat.by, level, figures=figures)
    present = {find_mark(heat, day) for day in days}
    for mark, words in (
        (Mark.NOTHING, _EMPTY.get(heat.by, "nothing noted")),
        (Mark.REST, "rest"),
    ):
        if mark in present:
            yield MARKS[mark], words
    if heat.today in heat.span:
        plain = MARKS[Mark.OPEN] if Mark.OPEN in present else _TODAY
        yield _BRACKETS if heat.is_month else plain, "today"


def _explain(by: By, level: int, *, figures: bool) -> str:
    if not figures or by is By.FEEL:
        return say_level(by, level)
    if by is By.ENTRIES:
        return f"{level} or more" if level == MANY else str(level)
    ends = (*DISTRESS_STEPS, 11)
    span = f"{ends[level - 1]}\N{EN DASH}{ends[level] - 1}"
    return f"{span} {say_level(by, level)}"
