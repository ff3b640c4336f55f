"""YAML as a plain tree of texts: nothing is resolved, and nothing can blow up.

The file is walked event by event. Aliases, anchors, tags, repeated keys, deep nesting
and floods of values are refused at the first event that shows them, so a hostile file
costs a few milliseconds. What is left are texts, lists and mappings that know their
line; `no` stays `no` and `12:30` stays `12:30`.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

import yaml

from safespace.errors import BadInputError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as CMark

MAX_DEPTH: Final = 20
MAX_EVENTS: Final = 4_000  # a pack of about 100 prompts

HINT: Final = "Mend that line and try again; every other pack works meanwhile."


class PackError(BadInputError):
    """A pack file says something it cannot; `key` names which, where there is one."""

    def __init__(self, place: Place, what: str, key: str = "") -> None:
        at = f"{place.file}, line {place.line}" if place.line else place.file
        super().__init__(f"{at}: {what}", hint=HINT)
        self.place, self.what, self.key = place, what, key


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a file, for messages; line 0 means the file as a whole."""

    file: str
    line: int = 0

    def refuse(self, what: str, key: str = "") -> PackError:
        """Return the error that names this place and says what is expected there."""
        return PackError(self, what, key)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, exactly as written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping of texts to nodes; `places` tells where each key stands."""

    nodes: dict[str, Node]
    places: dict[str, Place]
    place: Place


Node: TypeAlias = Text | Items | Fields


def read_tree(text: str, file: str) -> Node:
    """Read one YAML document into a tree, or raise BadInputError with the line."""
    try:
        return _Walk(text, file).document()
    except yaml.MarkedYAMLError as error:
        place = _place(file, error.problem_mark or error.context_mark)
        raise place.refuse("this cannot be read as YAML") from None
    except yaml.YAMLError:
        place = Place(file)
        raise place.refuse("it holds characters YAML has no room for") from None


class _Walk:
    """One pass over the events of a document."""

    def __init__(self, text: str, file: str) -> None:
        events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._events = islice(events, MAX_EVENTS)
        self._file = file

    def document(self) -> Node:
        """Return the root of the one document the file holds."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise Place(self._file).refuse("the file is empty")
        root = self._node(self._next(), depth=0)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._place(after).refuse("a second document begins here")
        return root

    def _next(self) -> yaml.Event:
        event = next(self._events, None)
        if event is None:
            raise Place(self._file).refuse(
                "it holds more than one file may; split it in two"
            )
        return event

    def _place(self, event: yaml.Event) -> Place:
        return _place(self._file, event.start_mark)

    def _node(self, event: yaml.Event, *, depth: int) -> Node:
        place = self._place(event)
        _refuse_tricks(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return Text(event.value, place)
        if depth >= MAX_DEPTH:
            raise place.refuse(f"it is nested more than {MAX_DEPTH} deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth + 1)), place)
        return self._fields(place, depth + 1)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth=depth)

    def _fields(self, place: Place, depth: int) -> Fields:
        fields = Fields({}, {}, place)
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth=depth)
            if not isinstance(key, Text):
                raise key.place.refuse("a key is one plain word")
            if key.text in fields.nodes:
                raise key.place.refuse("this key stands here twice")
            fields.places[key.text] = key.place
            fields.nodes[key.text] = self._node(self._next(), depth=depth)
        return fields


def _place(file: str, mark: yaml.Mark | CMark | None) -> Place:
    return Place(file, mark.line + 1 if mark else 0)


def _refuse_tricks(event: yaml.Event, place: Place) -> None:
    """Refuse what lets a small file grow large, or name a Python object."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise place.refuse("anchors and aliases (& and *) are not read here")
    if getattr(event, "tag", None) is not None:
        raise place.refuse("tags (!) are not read here")
