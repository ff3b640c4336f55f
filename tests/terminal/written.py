"""A page of an encrypted journal, and what became of the words on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.saying import Say
    from tests.terminal.window import OpenWindow, Window

SAVED = "Saved. It will join the journal at your next unlock."
KEPT = "Your words are kept as a draft. To go on: safespace drafts resume"
WORDS = "They answered with one word, and I wrote back."


def bodies(say: Say) -> list[str]:
    """Return every saved body, newest first."""
    listed: list[dict[str, Any]] = say("list", "--json").json["entries"]
    if not listed:
        return []
    ids = [entry["id"] for entry in listed]
    return [e["body"] for e in say("read", *ids, "--json").json["entries"]]


def drafts(say: Say) -> int:
    """Count the drafts, which needs no passphrase."""
    return say("drafts").out.count("  kept ")


def start(window: OpenWindow, *argv: str, words: str = WORDS) -> Window:
    """Open the page and write on it."""
    screen = window("write", *argv)
    screen.compose(words)
    return screen
