"""Asking a person at a terminal; where nobody is, that is a usage error."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from safespace.errors import StoppedError, UsageError

if TYPE_CHECKING:
    from safespace.cli._context import AppContext


def ask(run: AppContext, question: str, *, default: str = "") -> str:
    """Ask for a line; Enter alone takes the default.

    Raises:
        StoppedError: when the input ends.
    """
    shown = f"{question} [{default}] " if default else f"{question} "
    try:
        # Not input(): its line editing writes to a stream of its own choice.
        run.output.stdout.write(_fold(run, shown))
        run.output.stdout.flush()
        typed = run.stdin.readline()
    except UnicodeDecodeError:
        return ask(run, question, default=default)
    if not typed:
        raise StoppedError("Stopped. Nothing was changed.")
    return typed.strip() or default


def _fold(run: AppContext, question: str) -> str:
    # Broken between words, because a terminal would break inside them.
    width = run.output.look.width
    if width is None or len(question) < width:
        return question
    return "\n".join(wrap(question, width - 1)) + " "


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
