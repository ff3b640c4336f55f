"""What the composer is asked and what it answers, free of any terminal library."""

from __future__ import annotations

from enum import Enum

from safespace.frozen import dataclass, field


class Outcome(Enum):
    """How somebody left the composer; there is no way to throw text away."""

    SAVED = "saved"
    KEPT = "kept"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class ComposeRequest:
    """The text to start from, a line to head the page, and a question above it."""

    text: str = field(default="", repr=False)
    heading: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Composed:
    """The text as it was typed, and whether to save it or hold it as a draft."""

    text: str = field(repr=False)
    outcome: Outcome
