"""A form's page: where this is, the question, the field to answer in, the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.application.current import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    DynamicContainer,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.styles import Style

from safespace.terminal.asking import ListField, PageField, ScaleField, TextField
from safespace.terminal.composer_page import PageControl
from safespace.terminal.composer_rows import cells, wrap
from safespace.terminal.question_keys import OPTION_KEYS
from safespace.terminal.visible import fit, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from safespace.terminal.question_screen import Screen

STYLE = Style.from_dict(
    {"heading": "dim", "question": "bold", "footer": "dim", "chosen": "reverse"}
)
_ROWS = 12
_WIDEST = 72
_FOOTERS = (
    "Enter next · Tab skip · shift-Tab back · ^S save · ^C keep · ^Q out of sight",
    "Enter · Tab skip · ^S save · ^C · ^Q",
)
_MARK = "> "


def question_layout(form: Screen) -> Layout:
    """Build the page; everything on it follows the question of the form."""
    control = PageControl(form.buffer, focusable=True)
    text = Window(control, wrap_lines=False, height=Dimension(min=1))
    rows = Window(
        FormattedTextControl(lambda: _field(form), focusable=True, show_cursor=False),
        height=Dimension(min=1),
    )

    def shown() -> Window:
        return text if isinstance(form.question.field, TextField) else rows

    page = HSplit(
        [
            _lines(
                lambda width: [fit(visible(form.question.heading), width), ""],
                "class:heading",
            ),
            _lines(lambda width: _paragraph(form.question.above, width)),
            _lines(lambda width: _wrapped(form.question.text, width), "class:question"),
            _lines(lambda width: _wrapped(form.question.hint, width), "class:footer"),
            _lines(lambda _: [""]),
            DynamicContainer(shown),
            ConditionalContainer(
                _lines(lambda width: _wrapped(form.question.trouble, width)),
                Condition(lambda: bool(form.question.trouble)),
            ),
            _lines(lambda width: [_footer(width)], "class:footer"),
        ]
    )

    # Only what is on the page can be in focus.
    layout = Layout(page, focused_element=shown())
    form.focus = lambda: layout.focus(shown())
    return layout


def _field(form: Screen) -> StyleAndTextTuples:
    field = form.question.field
    width = _width()
    if isinstance(field, ScaleField):
        return _scale(form, field, width)
    if isinstance(field, ListField):
        return _list(form, field, width)
    if isinstance(field, PageField):
        lines = field.frame(form.seconds, width) if field.frame else ()
        wrapped = [row for line in field.lines for row in _wrapped(line, width) or [""]]
        return [("", "\n".join((*wrapped, *lines)))]
    return []


def _scale(form: Screen, field: ScaleField, width: int) -> StyleAndTextTuples:
    parts: StyleAndTextTuples = []
    for number in range(field.low, field.high + 1):
        style = "class:chosen" if number == form.value else ""
        parts += [(style, f"{number * field.step}"), ("", " ")]
    if field.sign:
        parts.append(("class:footer", field.sign))
    anchors = " · ".join(f"{n * field.step} {words}" for n, words in field.anchors)
    rows = _wrapped(anchors, width)
    parts.append(("class:footer", "\n\n" + "\n".join(rows) if rows else ""))
    return parts


def _list(form: Screen, field: ListField, width: int) -> StyleAndTextTuples:
    labels = _label(field, meanings=True)
    if max(map(cells, labels), default=0) <= width - 2:
        return _lay_out(form, labels, width)
    # Where meanings have no room beside their words, the marked one stands below.
    listed = _lay_out(form, _label(field, meanings=False), width)
    meaning = dict(enumerate(field.options, start=1)).get(form.mark, ("", ""))[1]
    rows = "\n".join(_wrapped(visible(meaning), width))
    return [*listed, ("class:footer", f"\n{rows}" if rows else "")]


def _label(field: ListField, *, meanings: bool) -> list[str]:
    return [
        f"{key} {visible(label)}{f'  {visible(meaning)}' if meaning and meanings else ''}"
        for key, (label, meaning) in zip(OPTION_KEYS, field.options, strict=False)
    ]


def _lay_out(form: Screen, labels: list[str], width: int) -> StyleAndTextTuples:
    room = max(map(cells, labels), default=0) + 4
    across = max(1, min(3, width // room)) if len(labels) > _ROWS // 2 else 1
    down = -(-len(labels) // across)
    parts: StyleAndTextTuples = []
    for row in range(down):
        for index in range(row, len(labels), down):
            number = index + 1
            mark = _MARK if number == form.mark else "  "
            style = "class:chosen" if number in form.chosen else ""
            text = fit(labels[index], width - 2)
            parts += [("", mark), (style, text)]
            parts.append(("", " " * max(0, room - 2 - cells(text))))
        parts.append(("", "\n"))
    return parts


def _footer(width: int) -> str:
    return next((f for f in _FOOTERS if len(f) <= width), fit(_FOOTERS[-1], width))


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, min(width, _WIDEST), most=_ROWS) if text else []


def _paragraph(text: str, width: int) -> list[str]:
    lines = [row for line in text.splitlines() for row in _wrapped(line, width) or [""]]
    return [*lines, ""] if lines else []


def _width() -> int:
    return get_app().output.get_size().columns


def _lines(of_width: Callable[[int], list[str]], style: str = "") -> Window:
    """Make a window exactly as high as the lines it shows at this width."""

    def lines() -> list[str]:
        return of_width(_width())

    return Window(
        FormattedTextControl(lambda: "\n".join(lines())),
        height=lambda: Dimension(min=0, max=len(lines()), preferred=len(lines())),
        dont_extend_height=True,
        style=style,
    )
