"""A form on the alternate screen: one question at a time, nothing in scrollback."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from safespace.errors import (
    QuickExit,
    SafespaceError,
    StoppedError,
    WindowClosedError,
)
from safespace.terminal.asking import (
    ListField,
    Move,
    PageField,
    Reply,
    ScaleField,
    TextField,
)
from safespace.terminal.composer import stop_signals
from safespace.terminal.question_keys import question_keys
from safespace.terminal.question_page import STYLE, question_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from safespace.terminal.asking import Question, Respond

_TICK_S = 0.1


def ask_on_screen(
    first: Question,
    respond: Respond,
    *,
    keep: Callable[[str], None],
    every_s: float = 3.0,
    input: Input | None = None,  # noqa: A002 - the library's word
    output: Output | None = None,
) -> None:
    """Ask one question after another until `respond` has none left.

    `keep` is handed the words being typed at most `every_s` seconds after they
    changed, and whenever the page goes away without a move: on a closed terminal, on
    SIGHUP and on SIGTERM, which raise StoppedError. Runs in the main thread.
    """
    form = Screen(first, respond, keep)
    app = form.application(input, output)
    try:
        asyncio.run(_sit(form, app, every_s))
    except BaseException as trouble:
        if not isinstance(trouble, SafespaceError):
            form.keep()
        if isinstance(trouble, EOFError | OSError):
            raise _stopped() from None
        raise
    if form.hidden:
        # After the page is off the screen, and whether or not the disk agrees.
        with suppress(SafespaceError, OSError):
            form.keep()
        raise QuickExit


class Screen:
    """What is on the page: the question, what is typed or chosen, and since when."""

    def __init__(
        self, first: Question, respond: Respond, keep: Callable[[str], None]
    ) -> None:
        self.question = first
        self.buffer = Buffer(multiline=True, accept_handler=lambda _: True)
        self.value: int | None = None
        self.chosen: set[int] = set()
        self.mark = 0
        self.negative = False
        self.hidden = False
        self.since = 0.0
        # The page sets this once it is there.
        self.focus: Callable[[], None] = lambda: None
        self._respond = respond
        self._keep = keep
        self._kept = ""
        self._end: Callable[[Exception | None], None] = lambda _: None
        self._show(first)

    def application(
        self, input_: Input | None, output: Output | None
    ) -> Application[None]:
        """Build the full-screen program around this form."""
        app: Application[None] = Application(
            layout=question_layout(self),
            key_bindings=question_keys(self),
            style=STYLE,
            full_screen=True,
            enable_page_navigation_bindings=False,
            erase_when_done=True,
            input=input_,
            output=output,
        )

        def end(trouble: Exception | None) -> None:
            if app.is_running and not app.is_done:
                if trouble is None:
                    app.exit()
                else:
                    app.exit(exception=trouble)

        self._end = end
        return app

    @property
    def seconds(self) -> float:
        """How long this question has been on the page."""
        return time.monotonic() - self.since

    @property
    def typed(self) -> str:
        """Return what stands in the field, as a reply says it."""
        field = self.question.field
        if isinstance(field, TextField):
            typed = self.buffer.text
            return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if isinstance(field, ScaleField):
            if self.value is None:
                return ""
            return f"{self.value * field.step}{field.sign}"
        return " ".join(str(number) for number in sorted(self.chosen))

    def move(self, move: Move) -> None:
        """Hand the reply over and show what comes next."""
        typed = self.typed
        if (
            move is Move.NEXT
            and not typed
            and not isinstance(self.question.field, PageField)
        ):
            # A field that was emptied has no answer any more.
            move = Move.SKIP
        try:
            following = self._respond(Reply(move, typed))
        except Exception as trouble:  # noqa: BLE001 - it leaves through the program
            self._end(trouble)
            return
        if following is None:
            self._end(None)
        else:
            self._show(following)

    def keep(self) -> None:
        """Hand over the words being typed, unless these very words were."""
        if not isinstance(self.question.field, TextField):
            return
        typed = self.typed
        if typed != self._kept:
            self._keep(typed)
            self._kept = typed

    def hide(self) -> None:
        """Leave at once; what was typed is kept when nothing shows any more."""
        self.hidden = True
        self._end(None)

    def stop(self, number: int) -> None:
        """End because the terminal closed or somebody asked the process to."""
        try:
            self.keep()
        except (SafespaceError, OSError) as trouble:
            self._end(trouble)
            return
        self._end(_stopped(number))

    def _show(self, question: Question) -> None:
        field = question.field
        self.question = question
        self.since = time.monotonic()
        self.value = field.value if isinstance(field, ScaleField) else None
        self.chosen = set(field.chosen) if isinstance(field, ListField) else set()
        self.mark = min(self.chosen, default=1) if isinstance(field, ListField) else 0
        self.negative = False
        text = field.text if isinstance(field, TextField) else ""
        self.buffer.set_document(Document(text), bypass_readonly=True)
        self._kept = text
        self.focus()


async def _sit(form: Screen, app: Application[None], every_s: float) -> None:
    loop = asyncio.get_running_loop()
    background = [
        loop.create_task(_keep_every(form, every_s)),
        loop.create_task(_tick(form, app)),
    ]
    try:
        with stop_signals(loop, form.stop):
            await app.run_async(set_exception_handler=False, handle_sigint=False)
    finally:
        for task in background:
            task.cancel()


async def _keep_every(form: Screen, every_s: float) -> None:
    while True:
        await asyncio.sleep(every_s)
        try:
            form.keep()
        except (SafespaceError, OSError):
            # Said when somebody goes on: saving tells what the disk refused.
            continue


async def _tick(form: Screen, app: Application[None]) -> None:
    while True:
        await asyncio.sleep(_TICK_S)
        field = form.question.field
        if isinstance(field, PageField) and field.frame is not None:
            app.invalidate()
            if field.lasts_s and form.seconds >= field.lasts_s:
                form.move(Move.NEXT)


def _stopped(number: int = signal.SIGHUP) -> StoppedError:
    kind = WindowClosedError if number == signal.SIGHUP else StoppedError
    return kind(
        "The terminal closed, or the program was asked to stop.",
        hint="What you answered is kept as a draft.",
    )
