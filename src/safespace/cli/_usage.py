"""The parser's complaints, in the program's own words.

The parser quotes what it did not expect, and that may be somebody's first sentence; so
nothing of what was typed is repeated, only what could have been.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from typer.exceptions import Abort, TyperException

from safespace.errors import StoppedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parser's guesses stand at the end, and are commands there are.
_GUESS = re.compile(r"Did you mean [a-z', -]+\?$")


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
    if message.startswith("No such command"):
        guess = _GUESS.search(message)
        return f"There is no such command. {guess[0] if guess else ''}".rstrip()
    if message.startswith("No such option"):
        known = " or ".join(sorted(getattr(error, "possibilities", None) or ()))
        return "There is no such option." + (f" Did you mean {known}?" if known else "")
    if message.startswith("Invalid value"):
        return _say_what_fits(getattr(error, "param", None))
    return message


def _say_what_fits(parameter: object) -> str:
    name = max(getattr(parameter, "opts", None) or ["This"], key=len)
    kind = getattr(parameter, "type", None)
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if "int" not in getattr(kind, "name", ""):
        return f"{name} does not take that."
    if least is None:
        return f"{name} takes a whole number."
    last = "or more" if most is None else f"to {most}"
    return f"{name} takes a whole number, {least} {last}."


def _hint(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "safespace"
    if path == "safespace write" and "unexpected extra" in error.format_message():
        return (
            "safespace write asks for your words where shells keep no history;"
            " -m TEXT takes them here."
        )
    return f"Try: {path} --help"
