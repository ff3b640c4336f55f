"""Writing in an editor of one's own, on a file that is gone afterwards."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field  # noqa: TID251 - a watch changes
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.errors import (
    BadInputError,
    SafespaceError,
    StoppedError,
    UsageError,
    WindowClosedError,
)
from safespace.terminal.alternate import leave, restored, tidy
from safespace.terminal.editor_flags import private_flags
from safespace.terminal.editor_kind import Kind, kind_of, waiting_flags
from safespace.terminal.private_folder import held, private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from types import FrameType

# How long an editor may take to close when the terminal goes away.
GRACE_S = 2.0
_FALLBACKS = ("nano", "vi")
_STOP_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
# The editor's own business while it runs, as in any program that waits for one.
_PASSED_BY = (signal.SIGINT, signal.SIGQUIT)
_STDIN, _STDOUT = 0, 1
# Where an editor puts what it calls temporary: beside the text, to go with it.
_TEMPORARY = ("TMPDIR", "TMP", "TEMP")
_OURS = ("SAFESPACE_", "_SAFESPACE_")


class UnfinishedEditError(SafespaceError):
    """An edit did not come back whole; `text` is what to keep as a draft."""

    def __init__(self, message: str, *, text: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.text = text


class EditorStoppedError(UnfinishedEditError, UsageError):
    """The editor said that the edit is not to be taken, or it crashed."""


class EditorEncodingError(UnfinishedEditError, BadInputError):
    """The editor saved bytes that are not UTF-8; `text` reads them as Latin-1."""


class EditorInterruptedError(UnfinishedEditError, StoppedError):
    """The terminal went away, or the program was asked to end, during an edit."""


class EditorClosedError(EditorInterruptedError, WindowClosedError):
    """The terminal window was closed during an edit."""


def choose_editor(environ: Mapping[str, str], setting: str = "") -> str:
    """Return the editor's command: the setting, VISUAL, EDITOR, then nano or vi."""
    for command in (setting, environ.get("VISUAL", ""), environ.get("EDITOR", "")):
        if command.strip():
            return command
    for name in _FALLBACKS:
        if shutil.which(name, path=environ.get("PATH")):
            return name
    raise UsageError(
        "No editor is set, and neither nano nor vi is here.",
        hint="Set EDITOR, or write without an editor.",
    )


def find_kind(command: str, environ: Mapping[str, str]) -> Kind:
    """Tell what is known about the copies this editor keeps.

    Raises:
        UsageError: when the command cannot be read, or its program is not here.
    """
    words = _words(command)
    return kind_of(_program(words, environ), words[1:])


def edit_in_editor(
    text: str,
    *,
    command: str,
    private_root: Path,
    environ: Mapping[str, str],
    suffix: str = ".txt",
) -> str:
    """Run an editor on a private file holding `text` and return what it saved.

    The command may carry arguments and is never given to a shell. The file and its
    folder are gone when this returns or raises, however the editor ends. Raises an
    UnfinishedEditError carrying the text where the edit is not to be taken as it is.
    Runs in the main thread.
    """
    words = _words(command)
    program = _program(words, environ)
    flags = (*waiting_flags(program), *(private_flags(program) or ()))
    with (
        _watching() as watch,
        private_folder(private_root) as folder,
        held(folder) as hold,
    ):
        page = folder / f"entry{suffix}"
        write_private(page, text)
        argv = [str(program), *words[1:], *flags, str(page)]
        status = watch.run(argv, folder=folder, hold=hold, environ=environ)
        return _taken_back(page, text, status=status, watch=watch)


@dataclass(slots=True)
class _Watch:
    """The running editor, and the signal that asked it to end, if one did."""

    asked: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def run(
        self,
        argv: Sequence[str],
        *,
        folder: Path,
        hold: int,
        environ: Mapping[str, str],
    ) -> int:
        """Run the editor to its end and return its status, as subprocess does."""
        given = {name: value for name, value in environ.items() if not _is_ours(name)}
        given |= dict.fromkeys(_TEMPORARY, str(folder))
        with restored(_STDIN) if os.isatty(_STDIN) else nullcontext():
            if not self.asked:
                self._process = subprocess.Popen(  # noqa: S603 - no shell, chosen by its owner
                    argv, cwd=folder, env=given, umask=0o077, pass_fds=(hold,)
                )
            if self.asked:
                self.end(self.asked)
            status = self._process.wait() if self._process else -self.asked
        if os.isatty(_STDOUT):
            # A killed editor cannot take its own page off the screen, and some that
            # end by themselves when they are told to do not either.
            if status < 0:
                leave(_STDOUT)
            tidy(_STDOUT)
        return status

    def end(self, number: int, _: FrameType | None = None) -> None:
        """Pass a signal on, and set a limit to how long the editor may take."""
        self.asked = number
        if self._process:
            self._process.send_signal(number)
            signal.setitimer(signal.ITIMER_REAL, GRACE_S)

    def kill(self, *_: object) -> None:
        """End an editor that took longer than its grace."""
        if self._process:
            self._process.kill()


@contextmanager
def _watching() -> Iterator[_Watch]:
    """Answer signals for an editor: end it with us, and never leave its file."""
    watch = _Watch()
    handlers: dict[int, Callable[[int, FrameType | None], None]] = {
        **dict.fromkeys(_STOP_SIGNALS, watch.end),
        # A function and not SIG_IGN, which the editor would inherit.
        **dict.fromkeys(_PASSED_BY, lambda *_: None),
        signal.SIGALRM: watch.kill,
    }
    before = {number: signal.signal(number, do) for number, do in handlers.items()}
    try:
        yield watch
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def _taken_back(page: Path, text: str, *, status: int, watch: _Watch) -> str:
    # nano puts an emergency copy beside the file when its terminal goes away.
    rescued = page.with_name(f"{page.name}.save")
    ended = watch.asked or status
    source = rescued if ended and rescued.exists() else page
    try:
        saved = source.read_bytes()
    except OSError:
        saved, status = text.encode(), status or 1
    draft = _decoded(saved)
    if watch.asked:
        closed = watch.asked == signal.SIGHUP
        kind = EditorClosedError if closed else EditorInterruptedError
        raise kind(
            "The terminal closed, or the program was asked to stop.",
            text=draft,
            hint="What the editor had saved is kept as a draft.",
        )
    if status:
        raise EditorStoppedError(
            "The editor ended without handing the text over.",
            text=draft,
            hint="What it had saved is kept as a draft.",
        )
    try:
        return saved.decode()
    except UnicodeDecodeError:
        raise EditorEncodingError(
            "The editor saved something that is not UTF-8.",
            text=draft,
            hint="Set the editor to UTF-8; the text is kept as a draft.",
        ) from None


def _decoded(saved: bytes) -> str:
    """Read bytes as UTF-8, or else as Latin-1, which gives every byte a character."""
    try:
        return saved.decode()
    except UnicodeDecodeError:
        return saved.decode("latin-1")


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise UsageError(
            "The editor's command cannot be read.",
            hint="Check its quotes in the setting, VISUAL or EDITOR.",
        )
    return words


def _program(words: Sequence[str], environ: Mapping[str, str]) -> Path:
    found = shutil.which(words[0], path=environ.get("PATH"))
    if not found:
        raise UsageError(
            f"The editor {words[0]} is not here.",
            hint="Set EDITOR to one that is, or write without an editor.",
        )
    return Path(found).absolute()


def _is_ours(name: str) -> bool:
    return name.startswith(_OURS)
