"""The parser's complaints, in the program's own words.

The parser quotes what it did not expect, and that may be somebody's first sentence.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from typer.exceptions import Abort, TyperException

from safespace.errors import StoppedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def usage_errors() -> Iterator[None]:
    """Turn the parser's errors into this program's."""
    try:
        yield
    except TyperException as error:
        raise UsageError(_say(error), hint=_hint(error)) from None
    except Abort:
        raise StoppedError("Stopped.") from None


def _say(error: TyperException) -> str:
    message: str = error.format_message()
    if "unexpected extra argument" in message:
        return "There are more words here than this command takes."
    return message


def _hint(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "safespace"
    if path == "safespace write" and "unexpected extra" in error.format_message():
        return (
            "safespace write asks for your words where shells keep no history;"
            " -m TEXT takes them here."
        )
    return f"Try: {path} --help"
