"""A finding: one thing that was looked at, in words that can be shown to anybody."""

from __future__ import annotations

from enum import StrEnum

from safespace.frozen import dataclass


class Level(StrEnum):
    """How a thing stands: as it should, worth a look, or in need of mending."""

    OK = "ok"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found.

    The words hold no name, number of notes, date or folder of anybody: only what the
    program itself could have said on every machine. `mend` is empty where nothing can
    or need be done.
    """

    name: str
    level: Level
    words: str
    mend: str = ""


def ok(name: str, words: str) -> Finding:
    """Return that a thing is as it should be."""
    return Finding(name, Level.OK, words)


def look(name: str, words: str, mend: str = "") -> Finding:
    """Return that a thing is worth a look; it may be as somebody wants it."""
    return Finding(name, Level.LOOK, words, mend)


def amiss(name: str, words: str, mend: str) -> Finding:
    """Return that a thing needs mending, and how."""
    return Finding(name, Level.MEND, words, mend)
