"""How far a long command is: a bar on a terminal, and nothing where it would be noise."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from safespace.render.paint import make_console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Asking for the time at each of a hundred thousand entries would cost seconds.
_STEP = 50


class _Count(ProgressColumn):
    """How many steps are done, and of how many if that is known."""

    def render(self, task: Task) -> Text:
        done = f"{int(task.completed):,}"
        return Text(done if task.total is None else f"{done} of {int(task.total):,}")


@contextmanager
def show_progress(
    stream: TextIO, what: str, *, total: int | None, width: int, colour: bool
) -> Iterator[Callable[[], None]]:
    """Draw a bar while something long is done; each call of what it gives is one step.

    It is gone when that is over. `total` is None where nobody knows.
    """
    drawn = [] if total is None else [BarColumn()]
    bar = Progress(
        TextColumn(what, markup=False),
        *drawn,
        _Count(),
        console=make_console(stream, width=width, colour=colour),
        transient=True,
        refresh_per_second=8,
    )
    done = 0
    with bar:
        task = bar.add_task(what, total=total)

        def advance() -> None:
            nonlocal done
            done += 1
            if done % _STEP == 0:
                bar.update(task, completed=done)

        yield advance
