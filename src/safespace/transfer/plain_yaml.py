"""YAML of other programs as plain texts, one key of the outermost mapping at a time.

RedNotebook keeps each month as such a mapping. It is walked event by event, so nothing is ever made but texts, pairs and lists. A tag
that says "this text is Unicode", as Python 2 wrote it, is let through; any other tag,
an alias or an anchor spoils the value it stands in. Depth and number have an end.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import yaml

from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as CMark

DEEPEST = 8
MOST_EVENTS = 100_000
_UNICODE = "tag:yaml.org,2002:python/unicode"
_NULLS = {"", "~", "null", "Null", "NULL"}

# A mapping keeps its order, and keys that stand in it twice.
Pairs: TypeAlias = "tuple[tuple[str, Plain], ...]"
Plain: TypeAlias = "str | list[Plain] | Pairs | None"


class NotYamlError(ValueError):
    """The rest of a file cannot be read; its text is why, `line` where, or 0."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """A key of the outermost mapping with its value, or with why that is not read."""

    key: str
    line: int
    value: Plain
    fault: str = ""

    def __repr__(self) -> str:
        """Show nothing of the words, so that no traceback can."""
        return f"Member(line {self.line})"


def walk_members(text: str) -> Iterator[Member]:
    """Give the members of the mapping that a file is; an empty file has none.

    Raises:
        NotYamlError: where it stops being YAML, or costs more than a file may.
    """
    try:
        yield from _Walk(text).members()
    except yaml.MarkedYAMLError as error:
        line = _line(error.problem_mark or error.context_mark)
        raise NotYamlError("it is not YAML from there on", line) from None
    except (yaml.YAMLError, UnicodeError):
        raise NotYamlError("it has characters that YAML has no room for") from None


class _Walk:
    def __init__(self, text: str) -> None:
        events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._events = islice(events, MOST_EVENTS)
        self._fault = ""

    def members(self) -> Iterator[Member]:
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return
        root = self._next()
        if isinstance(root, yaml.MappingStartEvent) and not root.anchor:
            yield from self._members()
        elif self._node(root, 0) is not None or self._fault:
            raise NotYamlError("it holds no days", _line(root.start_mark))
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise NotYamlError("a second document begins", _line(after.start_mark))

    def _members(self) -> Iterator[Member]:
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            self._fault = ""
            line = _line(event.start_mark)
            key = self._key(event, 1)
            value = self._node(self._next(), 1)
            yield Member(key, line, value, self._fault)

    def _next(self) -> yaml.Event:
        event = next(self._events, None)
        if event is None:
            raise NotYamlError("it holds more than one file can")
        return event

    def _node(self, event: yaml.Event, depth: int) -> Plain:
        if depth > DEEPEST:
            raise NotYamlError("it is nested too deep", _line(event.start_mark))
        self._notice_tricks(event)
        if isinstance(event, yaml.ScalarEvent):
            bare = event.implicit[0] and event.value in _NULLS
            return None if bare else str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._items(depth + 1))
        if isinstance(event, yaml.MappingStartEvent):
            return tuple(self._pairs(depth + 1))
        return None

    def _items(self, depth: int) -> Iterator[Plain]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[str, Plain]]:
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            yield self._key(event, depth), self._node(self._next(), depth)

    def _key(self, event: yaml.Event, depth: int) -> str:
        """Read a key as it is written; `null` is a word there, too."""
        self._node(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self._fault = self._fault or "a key in it is not one text"
        return ""

    def _notice_tricks(self, event: yaml.Event) -> None:
        tag = getattr(event, "tag", None)
        plain = isinstance(event, yaml.ScalarEvent) and tag == _UNICODE
        if tag is not None and not plain:
            self._fault = "it has a YAML tag, and tags are not read"
        elif getattr(event, "anchor", None) is not None:
            self._fault = "it has a YAML anchor or alias, and these are not read"


def _line(mark: yaml.Mark | CMark | None) -> int:
    return mark.line + 1 if mark else 0
