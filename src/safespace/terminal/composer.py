"""A page to write on, inside this process: nothing typed reaches a file or scrollback.

It draws on the alternate screen, keeps no history file, sets no window title and does
not touch the clipboard. What is typed is handed to `keep` every few seconds, and once
more whenever the page goes away without a save.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document

from safespace.errors import SafespaceError, StoppedError, WindowClosedError
from safespace.terminal.composed import Composed, ComposeRequest, Outcome
from safespace.terminal.composer_keys import composer_keys
from safespace.terminal.composer_page import STYLE, page_layout

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable, Iterator

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

__all__ = ["ComposeRequest", "Composed", "Outcome", "compose"]

STOP_SIGNALS = (signal.SIGHUP, signal.SIGTERM)


def compose(
    request: ComposeRequest,
    *,
    keep: Callable[[str], None],
    every_s: float = 3.0,
    input: Input | None = None,  # noqa: A002 - the library's word
    output: Output | None = None,
) -> Composed:
    """Let somebody write, and return the text as they typed it.

    `keep` is called with the text at most `every_s` seconds after it changed, and on
    ctrl-C, on ctrl-Q, on a closed terminal and on SIGHUP or SIGTERM; the last three
    then raise StoppedError. An error of `keep` while writing is a note in the footer; ctrl-C a
    second time leaves with it. Runs in the main thread.
    """
    desk = _Desk(request, keep)
    app = desk.application(input, output)
    try:
        composed = asyncio.run(desk.sit(app, every_s))
        if composed.outcome is Outcome.HIDDEN:
            # After the page is off the screen, and whether or not the disk agrees.
            with suppress(SafespaceError, OSError):
                desk.keep()
    except BaseException as trouble:
        if not isinstance(trouble, SafespaceError):
            desk.keep()
        if isinstance(trouble, EOFError | OSError):
            raise _stopped() from None
        raise
    return composed


class _Desk:
    """One sitting: the text, what was kept of it, and how it ends."""

    def __init__(self, request: ComposeRequest, keep: Callable[[str], None]) -> None:
        self.request = request
        self.buffer = Buffer(
            document=Document(request.text),
            multiline=True,
            # Without this the library empties the buffer when it is "accepted".
            accept_handler=lambda _: True,
        )
        self.note = ""
        self._keep = keep
        self._kept: str | None = None

    @property
    def text(self) -> str:
        """What was typed; bytes that were never text become a visible mark."""
        typed = self.buffer.text
        return typed.encode("utf-8", "surrogateescape").decode("utf-8", "replace")

    def application(
        self, input_: Input | None, output: Output | None
    ) -> Application[Composed]:
        """Build the full-screen program around the buffer."""
        app: Application[Composed] = Application(
            layout=page_layout(self.buffer, self.request, lambda: self.note),
            key_bindings=composer_keys(
                self.buffer,
                save=lambda: self._end(app, Composed(self.text, Outcome.SAVED)),
                leave=lambda: self._leave(app),
                hide=lambda: self._end(app, Composed(self.text, Outcome.HIDDEN)),
            ),
            style=STYLE,
            full_screen=True,
            enable_page_navigation_bindings=False,
            # Blank the page before leaving it, for terminals that keep both screens.
            erase_when_done=True,
            input=input_,
            output=output,
        )
        return app

    async def sit(self, app: Application[Composed], every_s: float) -> Composed:
        """Run until somebody saves or leaves, keeping the text on the way."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: self._trouble(app, context))
        keeper = loop.create_task(self._keep_every(app, every_s))
        keeper.add_done_callback(lambda task: self._keeper_ended(app, task))
        try:
            with stop_signals(loop, lambda number: self._stop(app, number)):
                return await app.run_async(
                    set_exception_handler=False, handle_sigint=False
                )
        finally:
            keeper.cancel()

    def keep(self) -> None:
        """Hand the text to be kept, unless this very text was."""
        text = self.text
        if text != self._kept:
            self._keep(text)
            self._kept = text
        self.note = ""

    async def _keep_every(self, app: Application[Composed], every_s: float) -> None:
        while True:
            await asyncio.sleep(every_s)
            unchanged = self._kept is None and self.text == self.request.text
            if not unchanged:
                self._try_to_keep(app)

    def _keeper_ended(
        self, app: Application[Composed], keeper: asyncio.Task[None]
    ) -> None:
        # It only ends by being cancelled, or by an error nobody foresaw.
        if not keeper.cancelled():
            self._trouble(app, {"exception": keeper.exception()})

    def _try_to_keep(self, app: Application[Composed]) -> Exception | None:
        try:
            self.keep()
        except (SafespaceError, OSError) as trouble:
            self.note = "The draft could not be kept · ctrl-S save · ctrl-C leave"
            app.invalidate()
            return trouble
        return None

    def _leave(self, app: Application[Composed]) -> None:
        warned = bool(self.note)
        trouble = self._try_to_keep(app)
        if trouble is None:
            self._end(app, Composed(self.text, Outcome.KEPT))
        elif warned:
            self._end(app, trouble)

    def _stop(self, app: Application[Composed], number: int) -> None:
        self._end(app, self._try_to_keep(app) or _stopped(number))

    def _trouble(self, app: Application[Composed], context: dict[str, Any]) -> None:
        self._end(app, context.get("exception") or RuntimeError("event loop"))

    def _end(self, app: Application[Composed], end: Composed | Exception) -> None:
        if app.is_done or not app.is_running:
            return
        if isinstance(end, Exception):
            app.exit(exception=end)
        else:
            app.exit(result=end)


@contextmanager
def stop_signals(
    loop: AbstractEventLoop, stop: Callable[[int], None]
) -> Iterator[None]:
    """Let the loop answer the signals that end a terminal, and put back what was."""
    before = {number: signal.getsignal(number) for number in STOP_SIGNALS}
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop, number)
    try:
        yield
    finally:
        for number, handler in before.items():
            loop.remove_signal_handler(number)
            signal.signal(number, handler)


def _stopped(number: int = signal.SIGHUP) -> StoppedError:
    kind = WindowClosedError if number == signal.SIGHUP else StoppedError
    return kind(
        "The terminal closed, or the program was asked to stop.",
        hint="What you typed is kept as a draft.",
    )
