"""Reading JSON of any size a record at a time, with an end to what one may cost.

Of ijson only the events are used: what it builds from them has no end to its depth,
keeps a path for each level, and so makes a megabyte of brackets, or one long key with
many below it, cost more memory or time than a machine has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

import ijson

from safespace.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 64
# Of one record: bytes, and the values in it.
LARGEST = 64 * 1024 * 1024
MOST_VALUES = 500_000
_BOM = b"\xef\xbb\xbf"
_LONGEST_MARK = 4
_LONG = 1024 * 1024
_UTF8 = "Save or export it as UTF-8, and try again."
_STARTS, _ENDS = {"start_map", "start_array"}, {"end_map", "end_array"}
Events: TypeAlias = "Iterator[tuple[str, Any]]"


def stream(file: BinaryIO, prefix: str) -> Iterator[Any]:
    """Give the values at a place in a JSON file, such as `entries.item`, one by one.

    A prefix of `""` is the whole file as one value.

    Raises:
        BadInputError: when it is no JSON, is cut short, or is nested too deep; when
            one value is larger than a record can be; and when a whole number lies
            beyond 2**63 - 1 on either side of zero.
    """
    metered = _Metered(file)
    events = ijson.basic_parse(metered, use_float=True)
    try:
        yield from _find(events, prefix.split(".") if prefix else [], metered)
    except (ijson.JSONError, ValueError, OverflowError) as error:
        raise BadInputError(
            "The file is no whole JSON: it is cut short, or something in it is off.",
            hint="Export it once more from the other program, and try again.",
        ) from error


def read_one(file: BinaryIO) -> Any:  # noqa: ANN401 - JSON is anything
    """Read a small JSON file as one value.

    Raises what `stream` raises.
    """
    [value] = stream(file, "")
    return value


class _Metered:
    """A file that stops being read where a record, or a word in it, is too long."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._first = True
        # Since the record began, and since the parser last told of anything.
        self._bytes = self._word = 0

    def begin(self) -> None:
        """Count anew: what was read so far is over, and nothing of it is kept."""
        self._bytes = self._word = 0

    def hear(self) -> None:
        """Note that a word of the record is over."""
        self._word = 0

    def read(self, size: int = -1) -> bytes:
        """Read on, as files do."""
        # With each piece the parser looks through all of an unfinished word again.
        piece = self._file.read(size if self._word < _LONG else _LONG)
        if self._first and piece:
            self._first = False
            piece = _without_mark(_fill(piece, self._file))
        self._bytes += len(piece)
        self._word += len(piece)
        if self._bytes > LARGEST:
            raise _too_large()
        return piece


def _fill(piece: bytes, file: BinaryIO) -> bytes:
    # A mark is seen only when all of it is there.
    while len(piece) < _LONGEST_MARK and (more := file.read(1)):
        piece += more
    return piece


def _without_mark(piece: bytes) -> bytes:
    if piece[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in piece[:_LONGEST_MARK]:
        raise BadInputError(
            "The file is UTF-16, and JSON is read as UTF-8.", hint=_UTF8
        )
    return piece.removeprefix(_BOM)


def _find(events: Events, place: list[str], metered: _Metered) -> Iterator[Any]:
    """Give what stands at a place: a name for each level, `item` in an array."""
    # The names, so far, of the containers on the way there; all others are passed over.
    names: list[str] = []
    for event, value in events:
        metered.begin()
        if event == "map_key":
            names[-1] = value
        elif event in _ENDS:
            names.pop()
        elif names != place[: len(names)]:
            _pass_over(events, event, len(names), metered)
        elif len(names) < len(place):
            if event in _STARTS:
                names.append("item" if event == "start_array" else "")
        else:
            yield (
                _build(events, event, len(names), metered)
                if event in _STARTS
                else value
            )


def _pass_over(events: Events, event: str, depth: int, metered: _Metered) -> None:
    above = depth
    while True:
        depth += (event in _STARTS) - (event in _ENDS)
        _check_depth(depth)
        if depth == above:
            return
        event, _ = next(events)
        metered.begin()


def _build(events: Events, event: str, depth: int, metered: _Metered) -> Any:  # noqa: ANN401 - a dict or a list
    whole = _make_container(event)
    # The containers that are not over yet, the innermost last.
    opened, key, count = [whole], "", 0
    _check_depth(depth + 1)
    while opened:
        event, value = next(events)
        metered.hear()
        count += 1
        if count > MOST_VALUES:
            raise _too_large()
        if event == "map_key":
            key = str(value)
        elif event in _ENDS:
            opened.pop()
        else:
            made = _make_container(event) if event in _STARTS else value
            _put(opened[-1], key, made)
            if event in _STARTS:
                opened.append(made)
                _check_depth(depth + len(opened))
    return whole


def _make_container(event: str) -> Any:  # noqa: ANN401 - a dict or a list
    return {} if event == "start_map" else []


def _put(container: Any, key: str, value: object) -> None:  # noqa: ANN401 - a dict or a list
    if isinstance(container, dict):
        container[key] = value
    else:
        container.append(value)


def _check_depth(depth: int) -> None:
    if depth > DEEPEST:
        raise BadInputError("The file is nested deeper than any journal is.")


def _too_large() -> BadInputError:
    return BadInputError("One record of the file is larger than an entry can be.")
