"""The composer's keys: leaving, undoing, and moving by the rows on screen.

The rest are the library's emacs keys, the ones every shell prompt has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import Condition, shift_selection_mode
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from safespace.terminal.composer_page import PageControl
from safespace.terminal.composer_rows import cells, position_in, row_at, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyPressEvent
    from prompt_toolkit.layout import Window


def composer_keys(
    buffer: Buffer,
    *,
    save: Callable[[], None],
    leave: Callable[[], None],
    hide: Callable[[], None],
) -> KeyBindings:
    """Return the keys that differ from the library's own."""
    keys = KeyBindings()
    at_end = Condition(lambda: buffer.document.is_cursor_at_the_end)
    keys.add("c-s", eager=True)(lambda _: save())
    keys.add("escape", "enter", eager=True)(lambda _: save())
    # As in a shell: the end of the text, or the character ahead.
    keys.add("c-d", filter=at_end)(lambda _: save())
    keys.add("c-d", filter=~at_end)(lambda _: _delete_ahead(buffer))
    keys.add("c-c", eager=True)(lambda _: leave())
    # The second is what ends a program anywhere else, for a hand that is in a hurry.
    for away in ("c-q", "c-\\"):
        keys.add(away, eager=True)(lambda _: hide())
    _add_typing(keys, buffer)
    _add_moving(keys)
    return keys


def move_rows(buffer: Buffer, by: int, *, width: int) -> None:
    """Move the cursor up or down by rows on screen, holding its column."""
    rows = rows_of(buffer.text, width)
    index = row_at(rows, buffer.cursor_position)
    column = buffer.preferred_column
    if column is None:
        column = cells(buffer.text[rows[index].start : buffer.cursor_position])
    aim = min(max(index + by, 0), len(rows) - 1)
    buffer.cursor_position = position_in(buffer.text, rows, aim, column)
    # Set last: moving the cursor clears it.
    buffer.preferred_column = column


def _add_typing(keys: KeyBindings, buffer: Buffer) -> None:
    # A selection made with shift is the library's to replace.
    typing = ~shift_selection_mode
    # The library would make every letter an undo step, each with a copy of the text.
    keys.add(Keys.Any, filter=typing, save_before=_starts_a_word)(_type)
    # The library would copy the indentation of the line above.
    keys.add("enter", filter=typing)(lambda _: buffer.insert_text("\n"))
    keys.add("tab", filter=typing)(lambda _: buffer.insert_text("\t"))
    for undo in (("c-_",), ("escape", "u")):
        keys.add(*undo, save_before=lambda _: False)(lambda _: buffer.undo())
    keys.add("escape", "e", save_before=lambda _: False)(lambda _: buffer.redo())
    # Keys that would put an odd character in, or mark every line as a comment.
    for quiet in (("c-z",), ("c-o",), ("escape", "#")):
        keys.add(*quiet)(lambda _: None)


def _add_moving(keys: KeyBindings) -> None:
    def by(rows: Callable[[Window], int]) -> Callable[[KeyPressEvent], None]:
        def move(event: KeyPressEvent) -> None:
            window = event.app.layout.current_window
            if isinstance(window.content, PageControl):
                width = window.content.width
                move_rows(event.current_buffer, rows(window), width=width)

        return move

    for up, down in (("up", "down"), ("c-p", "c-n")):
        keys.add(up)(by(lambda _: -1))
        keys.add(down)(by(lambda _: 1))
    keys.add("pageup")(by(lambda window: -_page(window)))
    keys.add("pagedown")(by(_page))


def _type(event: KeyPressEvent) -> None:
    event.current_buffer.insert_text(event.data * event.arg)


def _starts_a_word(event: KeyPressEvent) -> bool:
    after_space = event.current_buffer.document.char_before_cursor.isspace()
    return not event.is_repeat or (after_space and not event.data.isspace())


def _page(window: Window) -> int:
    seen = window.render_info
    return max(1, seen.window_height - 1) if seen else 1


def _delete_ahead(buffer: Buffer) -> None:
    buffer.save_to_undo_stack()
    buffer.delete()
