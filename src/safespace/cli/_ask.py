"""Asking a person at a terminal; where nobody is, that is a usage error."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from safespace.errors import StoppedError, UsageError
from safespace.render.folding import fold

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


def ask(run: AppContext, question: str, *, default: str = "") -> str:
    """Ask for a line; Enter alone takes the default.

    Raises:
        StoppedError: on ctrl-C, and when the input ends.
    """
    shown = f"{question} [{default}] " if default else f"{question} "
    out = run.output.stdout
    try:
        # Not input(): its line editing writes to a stream of its own choice.
        out.write(fold(shown, out))
        out.flush()
        typed = run.stdin.readline()
    except UnicodeDecodeError:
        return ask(run, question, default=default)
    except KeyboardInterrupt:
        typed = ""
    if not typed:
        # The cursor still stands behind the question.
        out.write("\n")
        out.flush()
        raise StoppedError("Stopped. Nothing was changed.")
    return typed.strip() or default


def confirm(run: AppContext, question: str, *, word: str) -> None:
    """Go on only if somebody types the word.

    Raises:
        UsageError: when nobody is there to ask.
        StoppedError: when they type anything else.
    """
    if not run.interactive:
        raise UsageError("This asks first.", hint="In a script, add --yes.")
    if ask(run, f"{question} Type {word} to go on:").lower() != word:
        raise StoppedError("Nothing was changed.")


def ask_yes(run: AppContext, question: str, *, default: bool) -> bool:
    """Ask a question with yes or no for an answer."""
    hint = "Y/n" if default else "y/N"
    answer = ask(run, f"{question} ({hint})").lower()
    return answer.startswith("y") if answer else default


def require_yes(
    run: AppContext, question: str, *, default: bool, otherwise: str, hint: str = ""
) -> None:
    """Go on only if somebody says yes; ctrl-C is a no.

    Raises:
        StoppedError: with the sentence `otherwise`, and the hint.
    """
    agreed = False
    with suppress(StoppedError):
        agreed = ask_yes(run, question, default=default)
    if not agreed:
        raise StoppedError(otherwise, hint=hint)
