"""A form's keys: one for each number or option, Enter on, shift-Tab back, Tab past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings

from safespace.terminal.asking import ListField, Move, ScaleField, TextField

if TYPE_CHECKING:
    from safespace.terminal.question_screen import Screen

# The key in front of each option; what has more options than these is typed instead.
OPTION_KEYS = "123456789abcdefghijklmnopqrstu"


def question_keys(form: Screen) -> KeyBindings:
    """Return the keys for whatever is being asked."""
    keys = KeyBindings()
    for key, move in (
        ("enter", Move.NEXT),
        ("tab", Move.SKIP),
        ("s-tab", Move.BACK),
        ("c-s", Move.SAVE),
        ("c-c", Move.STOP),
    ):
        keys.add(key, eager=True)(lambda _, move=move: form.move(move))
    # The second is what ends a program anywhere else, for a hand that is in a hurry.
    for away in ("c-q", "c-\\"):
        keys.add(away, eager=True)(lambda _: form.hide())
    _add_text(keys, form)
    _add_scale(keys, form)
    _add_list(keys, form)
    return keys


def _add_text(keys: KeyBindings, form: Screen) -> None:
    in_text = Condition(lambda: isinstance(form.question.field, TextField))
    keys.add("c-j", filter=in_text)(lambda _: form.buffer.insert_text("\n"))
    # Keys that would put an odd character in, or mark every line as a comment.
    for quiet in (("c-z",), ("c-o",), ("escape", "#")):
        keys.add(*quiet)(lambda _: None)


def _add_scale(keys: KeyBindings, form: Screen) -> None:
    on_scale = Condition(lambda: isinstance(form.question.field, ScaleField))
    for digit in "0123456789":
        keys.add(digit, filter=on_scale)(lambda event: _type_digit(form, event.data))
    keys.add("-", filter=on_scale)(lambda _: _negate(form))
    keys.add("left", filter=on_scale)(lambda _: _slide(form, -1))
    keys.add("right", filter=on_scale)(lambda _: _slide(form, 1))


def _add_list(keys: KeyBindings, form: Screen) -> None:
    in_list = Condition(lambda: isinstance(form.question.field, ListField))
    for number, key in enumerate(OPTION_KEYS, start=1):
        keys.add(key, filter=in_list)(lambda _, number=number: _take(form, number))
    keys.add("up", filter=in_list)(lambda _: _step(form, -1))
    keys.add("down", filter=in_list)(lambda _: _step(form, 1))
    keys.add("space", filter=in_list)(lambda _: _take(form, form.mark))


def _type_digit(form: Screen, digit: str) -> None:
    field = form.question.field
    if not isinstance(field, ScaleField):
        return
    number = -int(digit) if form.negative else int(digit)
    if form.value and 10 <= form.value * 10 + number <= field.high:
        # The 0 of a 10: the 1 waited for it.
        number = form.value * 10 + number
    if not field.low <= number <= field.high:
        return
    form.value = number
    # A digit that can begin no longer number is the whole answer.
    if not 0 < number * 10 <= field.high:
        form.move(Move.NEXT)


def _negate(form: Screen) -> None:
    field = form.question.field
    form.negative = isinstance(field, ScaleField) and field.low < 0


def _slide(form: Screen, by: int) -> None:
    field = form.question.field
    if isinstance(field, ScaleField):
        start = (field.low + field.high) // 2 if form.value is None else form.value + by
        form.value = min(max(start, field.low), field.high)


def _step(form: Screen, by: int) -> None:
    field = form.question.field
    if isinstance(field, ListField):
        form.mark = (form.mark - 1 + by) % len(field.options) + 1


def _take(form: Screen, number: int) -> None:
    field = form.question.field
    if not isinstance(field, ListField) or number > len(field.options):
        return
    form.mark = number
    if field.most == 1:
        form.chosen = {number}
        form.move(Move.NEXT)
    elif number in form.chosen:
        form.chosen.discard(number)
    elif not field.most or len(form.chosen) < field.most:
        form.chosen.add(number)
