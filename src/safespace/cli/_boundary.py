"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import TYPE_CHECKING

from safespace.errors import (
    DamagedError,
    ExitCode,
    NoJournalError,
    QuickExit,
    SafespaceError,
    StoppedError,
    StorageError,
    WindowClosedError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType, TracebackType

    from safespace.cli._context import AppContext

HELP_WIDTH = 80
_KEPT = "What was saved before is untouched."


def run_command(argv: Sequence[str], context: AppContext | None) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback."""
    _prepare()
    try:
        code = _dispatch(argv, context)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough.
        _drop_output()
        return int(ExitCode.OK)
    except (QuickExit, WindowClosedError) as error:
        _vanish(context)
        return int(getattr(error, "exit_code", ExitCode.OK))
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the boundary
        own = _as_own(error)
        _drop_output()
        return _tell(own.message, _advise(own, context), own.exit_code)
    return code


def _as_own(error: BaseException) -> SafespaceError:
    if isinstance(error, SafespaceError):
        return error
    if isinstance(error, KeyboardInterrupt | EOFError):
        return StoppedError("Stopped.")
    if isinstance(error, MemoryError):
        return StorageError("There is not enough memory for this.", hint=_KEPT)
    if isinstance(error, OSError):
        from safespace.vault.private import storage_error  # noqa: PLC0415

        return storage_error(error, "a file")
    return SafespaceError(_describe(error), hint=f"{_KEPT} This is safe to report.")


def _advise(error: SafespaceError, context: AppContext | None) -> str:
    if not isinstance(error, DamagedError | NoJournalError | WrongPassphraseError):
        return error.hint
    # Where no journal can be opened, people need to know which backup there is.
    from safespace.cli._advice import advise  # noqa: PLC0415
    from safespace.cli._context import AppContext  # noqa: PLC0415

    return advise(context or AppContext(os.environ), error)


def _dispatch(argv: Sequence[str], context: AppContext | None) -> int:
    from typer import Exit  # noqa: PLC0415
    from typer.main import get_command  # noqa: PLC0415

    from safespace.cli._context import AppContext  # noqa: PLC0415
    from safespace.cli._usage import usage_errors  # noqa: PLC0415
    from safespace.cli.app import app  # noqa: PLC0415
    from safespace.render.output import find_width  # noqa: PLC0415

    context = context or AppContext(os.environ)
    command = get_command(app)
    if os.environ.get("_SAFESPACE_COMPLETE"):
        # A shell asks what could follow; this answers and leaves.
        command.main(list(argv), prog_name="safespace", obj=context)
    # Not by main(): it would keep ctrl-C and a closed pipe from coming to us.
    try:
        with (
            usage_errors(),
            command.make_context(
                "safespace",
                list(argv),
                obj=context,
                # Left to itself the parser never writes narrower than 50 columns.
                terminal_width=min(find_width(context.environ, sys.stdout), HELP_WIDTH),
            ) as started,
        ):
            command.invoke(started)
    except Exit as end:
        _back_up_the_day(context)
        return end.exit_code
    _back_up_the_day(context)
    return ExitCode.OK


def _back_up_the_day(context: AppContext) -> None:
    changed = [each for each in context.opened if each.journal.changed]
    if changed:
        # What was saved is told before anything else is done with it.
        sys.stdout.flush()
        from safespace.cli._daily import back_up_the_day  # noqa: PLC0415

        back_up_the_day(context, changed[-1])


def _prepare() -> None:
    # Files this program makes are for this account alone.
    os.umask(0o077)
    # A crash, here or in an editor, leaves no picture of the words on the disk.
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    _open_streams()
    for name in ("SIGHUP", "SIGTERM", "SIGQUIT"):
        number = getattr(signal, name, None)
        # What was started to outlive its terminal keeps doing so.
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its code instead.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _open_streams() -> None:
    # A stream that was closed at the start would leave its number to the next file.
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)


def _stop(signum: int, frame: FrameType | None) -> None:
    del frame
    if signum == signal.SIGQUIT:
        # ctrl-\ where no page of ours reads the keys, as while a passphrase is asked.
        raise QuickExit
    if signum == signal.SIGHUP:
        raise WindowClosedError("The terminal closed.")
    raise StoppedError("Stopped.")


def _vanish(context: AppContext | None) -> None:
    from safespace.cli._context import AppContext  # noqa: PLC0415
    from safespace.cli._leaving import vanish  # noqa: PLC0415

    vanish(context or AppContext(os.environ))


def _tell(message: str, hint: str, code: ExitCode) -> int:
    from safespace.render.clean import clean  # noqa: PLC0415
    from safespace.render.folding import fold  # noqa: PLC0415

    try:
        for text in filter(None, (message, hint)):
            sys.stderr.write(fold(clean(text), sys.stderr) + "\n")
        sys.stderr.flush()
    except OSError:
        # Nobody is there to read it, now or when Python tries again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    return int(code)


def _describe(error: BaseException) -> str:
    # The kind of error and the place in our code; never its text, which may quote.
    trace: TracebackType | None = error.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("safespace"):
            place = f" in {name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"Something unexpected happened: {type(error).__name__}{place}."


def _drop_output() -> None:
    # What could not be printed now cannot be when Python tries again at its end.
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
