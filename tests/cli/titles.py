"""The first lines of the entries a command gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.saying import Say


def titles(say: Say, *argv: str) -> list[str]:
    """Run a command with --json and return the titles in its order."""
    entries = say(*argv, "--json").json["entries"]
    return [entry["title"] for entry in entries]


def body(say: Say, reference: str = "last") -> str:
    """Return the words of one entry."""
    [entry] = say("read", reference, "--json").json["entries"]
    found: str = entry["body"]
    return found
