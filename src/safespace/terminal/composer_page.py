"""The composer's page: heading, question, the text in whole words, a quiet footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.application.current import get_app
from prompt_toolkit.data_structures import Point
from prompt_toolkit.layout import (
    BufferControl,
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    UIContent,
    Window,
)
from prompt_toolkit.styles import Style

from safespace.terminal.composer_rows import cells, row_at, rows_of, shown, wrap
from safespace.terminal.visible import fit, visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.formatted_text import StyleAndTextTuples

    from safespace.terminal.composed import ComposeRequest

QUESTION_ROWS = 4
FOOTERS = (
    "ctrl-S save · ctrl-C keep as draft and leave · ctrl-Q quick exit",
    "ctrl-S save · ctrl-C keep · ctrl-Q quick exit",
    "ctrl-S save · ctrl-C keep · ctrl-Q exit",
    "^S save · ^C keep · ^Q exit",
    "^S save · ^C keep",
)
STYLE = Style.from_dict({"heading": "bold", "footer": "dim", "selected": "reverse"})


class PageControl(BufferControl):
    """Shows a buffer wrapped at word ends; the library's own wraps inside words."""

    width = 80

    def create_content(
        self,
        width: int,
        height: int,  # noqa: ARG002 - the library's signature
        preview_search: bool = False,  # noqa: ARG002 - the library's signature
    ) -> UIContent:
        """Lay the whole text out for a width; one column stays free for the cursor."""
        self.width = width - 1
        text = self.buffer.text
        rows = rows_of(text, self.width)
        chosen = self.buffer.document.selection_range()
        here = self.buffer.cursor_position
        index = row_at(rows, here)
        before = shown(text[rows[index].start : here])

        def line(number: int) -> StyleAndTextTuples:
            row = rows[number]
            start, end = (min(max(at, row.start), row.end) for at in chosen)
            return [
                ("", shown(text[row.start : start])),
                ("class:selected", shown(text[start:end])),
                ("", shown(text[end : row.end])),
                ("", " "),
            ]

        # Spaces may hang over the edge; the cursor stays on the page with them.
        column = len(before) - max(0, cells(before) - self.width)
        return UIContent(
            get_line=line,
            line_count=len(rows),
            cursor_position=Point(column, index),
            show_cursor=True,
        )


def page_layout(
    buffer: Buffer, request: ComposeRequest, note: Callable[[], str]
) -> Layout:
    """Build the page; `note` is what the footer says instead, when it says it."""
    control = PageControl(buffer, focusable=True)
    text = Window(control, wrap_lines=False, height=Dimension(min=1))
    parts = [
        _lines(lambda width: [fit(visible(request.heading), width)], "class:heading"),
        _lines(lambda width: _question(request.question, width)),
        _lines(lambda _: [""] if request.heading or request.question else []),
        text,
        _lines(lambda width: [footer(width, note())], "class:footer"),
    ]
    if not request.heading:
        parts.pop(0)
    return Layout(HSplit(parts), focused_element=text)


def footer(width: int, note: str = "") -> str:
    """Return the longest footer that fits, or the note in its place."""
    if note:
        return fit(note, width)
    fitting = (line for line in FOOTERS if len(line) <= width)
    return next(fitting, fit(FOOTERS[-1], width))


def _question(question: str, width: int) -> list[str]:
    return wrap(question, width, most=QUESTION_ROWS) if question else []


def _lines(of_width: Callable[[int], list[str]], style: str = "") -> Window:
    """Make a window exactly as high as the lines it shows at this width."""

    def lines() -> list[str]:
        return of_width(get_app().output.get_size().columns)

    return Window(
        FormattedTextControl(lambda: "\n".join(lines())),
        height=lambda: Dimension(min=0, max=len(lines()), preferred=len(lines())),
        dont_extend_height=True,
        style=style,
    )
