"""The one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from safespace.errors import ExitCode, SafespaceError, StoppedError, StorageError

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
        return _leave_pipe()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the boundary
        own = _as_own(error)
        return _tell(own.message, own.hint, own.exit_code)
    return code


def _as_own(error: BaseException) -> SafespaceError:
    if isinstance(error, SafespaceError):
        return error
    if isinstance(error, KeyboardInterrupt):
        return StoppedError("Stopped.")
    if isinstance(error, MemoryError):
        return StorageError("There is not enough memory for this.", hint=_KEPT)
    if isinstance(error, OSError):
        from safespace.vault.private import storage_error  # noqa: PLC0415

        return storage_error(error, "a file")
    return SafespaceError(_describe(error), hint=f"{_KEPT} This is safe to report.")


def _dispatch(argv: Sequence[str], context: AppContext | None) -> int:
    from typer.main import get_command  # noqa: PLC0415

    from safespace.cli._context import AppContext  # noqa: PLC0415
    from safespace.cli._usage import usage_errors  # noqa: PLC0415
    from safespace.cli.app import app  # noqa: PLC0415
    from safespace.render.output import find_width  # noqa: PLC0415

    context = context or AppContext(os.environ)
    with usage_errors():
        result = get_command(app).main(
            args=list(argv),
            prog_name="safespace",
            standalone_mode=False,
            obj=context,
            # Left to itself the parser never writes narrower than 50 columns.
            terminal_width=min(find_width(context.environ, sys.stdout), HELP_WIDTH),
        )
    return result if isinstance(result, int) else ExitCode.OK


def _prepare() -> None:
    # Files this program makes are for this account alone.
    os.umask(0o077)
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        # What was started to outlive its terminal keeps doing so.
        if number and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character shows its code instead.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _stop(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise StoppedError("Stopped.")


def _tell(message: str, hint: str, code: ExitCode) -> int:
    from safespace.render.clean import clean  # noqa: PLC0415
    from safespace.render.folding import fold  # noqa: PLC0415

    try:
        for text in filter(None, (message, hint)):
            sys.stderr.write(fold(clean(text), sys.stderr) + "\n")
        sys.stderr.flush()
    except OSError:
        pass  # Nobody is there to read it.
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


def _leave_pipe() -> int:
    # The reader has seen enough; Python must not try to flush into it again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return int(ExitCode.OK)
