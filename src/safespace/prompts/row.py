"""A row: one mapping of a pack file, read key by key with errors that name the line."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from safespace.frozen import dataclass
from safespace.prompts.tree import Fields, Items, Node, PackError, Place, Text

if TYPE_CHECKING:
    from collections.abc import Collection
    from enum import StrEnum

    Choice = TypeVar("Choice", bound=StrEnum)

MAX_CHARACTERS: Final = 400

# Bidirectional controls can make a line read differently from what it says.
_BIDI: Final = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
) | frozenset("\u2066\u2067\u2068\u2069")
_UNSEEN: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_NULLS: Final = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Row:
    """Reads the keys of one mapping as the types they have to be."""

    fields: Fields

    @classmethod
    def of(cls, node: Node, *, known: Collection[str], needed: Collection[str]) -> Row:
        """Take a mapping that has no unknown key and every needed one."""
        if not isinstance(node, Fields):
            raise node.place.refuse("a list of keys and values is expected here")
        for key, place in node.places.items():
            if key not in known:
                raise place.refuse(f"this key is not one of {', '.join(known)}", key)
        for key in needed:
            if key not in node.nodes:
                raise node.place.refuse(f"{key} is needed here", key)
        return cls(node)

    def refuse(self, key: str, what: str) -> PackError:
        """Return the error for a key, at the line where the key stands."""
        place = self.fields.places.get(key, self.fields.place)
        return place.refuse(f"{key} {what}", key)

    def raw(self, key: str, default: str) -> str:
        """Return the text of a key, as written."""
        node = self.fields.nodes.get(key)
        if node is None:
            return default
        if not isinstance(node, Text):
            raise self.refuse(key, "is one value")
        return node.text

    def line(self, key: str, *, words: int, default: str = "") -> str:
        """Return one line of text of at most so many words."""
        return one_line(self.raw(key, default), key, self._place(key), words=words)

    def lines(self, key: str, *, most: int, words: int) -> tuple[str, ...]:
        """Return a list of at most so many lines, each of at most so many words."""
        found = self.items(key)
        if len(found) > most:
            raise self.refuse(key, f"has at most {most}")
        return tuple(_line_of(node, key, words) for node in found)

    def items(self, key: str) -> tuple[Node, ...]:
        """Return the nodes of a list, or none where the key is left out."""
        node = self.fields.nodes.get(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            raise self.refuse(key, "is a list")
        return node.items

    def matching(self, key: str, pattern: str, shape: str) -> str | None:
        """Return a text that has the given shape, or none where it is empty."""
        text = self.raw(key, "")
        if text in _NULLS:
            return None
        if not re.fullmatch(pattern, text, re.ASCII):
            raise self.refuse(key, f"looks like {shape}")
        return text

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        """Return one of the named choices."""
        text = self.raw(key, default.value)
        if text not in {each.value for each in choices}:
            names = ", ".join(each.value for each in choices)
            raise self.refuse(key, f"is one of {names}")
        return choices(text)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        text = self.raw(key, "true" if default else "false")
        if text not in {"true", "false"}:
            raise self.refuse(key, "is true or false")
        return text == "true"

    def number(self, key: str, low: int, high: int, *, default: int) -> int:
        """Return a whole number between two others, both included."""
        text = self.raw(key, str(default))
        fits = re.fullmatch(r"\d{1,5}", text, re.ASCII) is not None
        if not fits or not low <= int(text) <= high:
            raise self.refuse(key, f"is a whole number from {low} to {high}")
        return int(text)

    def day(self, key: str) -> date | None:
        """Return a date written as 2026-01-31, or none where it is left out."""
        text = self.matching(key, r"\d{4}-\d{2}-\d{2}", "2026-01-31")
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.refuse(key, "is not a day of the calendar") from None

    def _place(self, key: str) -> Place:
        return self.fields.places.get(key, self.fields.place)


def one_line(text: str, key: str, place: Place, *, words: int) -> str:
    """Return a text as one composed line, or raise where it is too long or unseen."""
    line = unicodedata.normalize("NFC", " ".join(re.split(r"[ \t\r\n]+", text.strip())))
    if any(c in _BIDI or unicodedata.category(c) in _UNSEEN for c in line):
        raise place.refuse(f"{key} holds characters that cannot be seen", key)
    if len(line) > MAX_CHARACTERS or len(line.split()) > words:
        raise place.refuse(f"{key} has at most {words} words", key)
    return line


def _line_of(node: Node, key: str, words: int) -> str:
    if not isinstance(node, Text):
        raise node.place.refuse(f"{key} holds lines of text", key)
    return one_line(node.text, key, node.place, words=words)
