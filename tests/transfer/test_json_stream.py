"""JSON is read a record at a time, to any size and no depth that costs a machine."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safespace.errors import BadInputError
from safespace.transfer import json_stream
from safespace.transfer.json_stream import (
    DEEPEST,
    LARGEST,
    MOST_VALUES,
    read_one,
    stream,
)
from tests.transfer.bounded import MIB, run_bounded
from tests.transfer.odd import nest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Signs that a look at brackets alone would trip over.
TEXT = st.text(alphabet='[]{}",:\\/aé🌧\u2028\n\x00', max_size=12)
JSON = nest(
    st.none()
    | st.booleans()
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    TEXT,
    most=12,
    wide=4,
)
CHUNKS = st.lists(st.integers(1, 7), min_size=1, max_size=20)


class Chunked(io.RawIOBase):
    """A file that gives its bytes in pieces of any lengths, over and over."""

    def __init__(self, raw: bytes, sizes: Sequence[int]) -> None:
        self._file, self._sizes, self._turn = io.BytesIO(raw), sizes, 0

    def read(self, size: int = -1) -> bytes:
        if not size:
            return b""
        self._turn += 1
        return self._file.read(self._sizes[self._turn % len(self._sizes)])


def read_chunked(raw: bytes, sizes: Sequence[int], prefix: str = "") -> list[Any]:
    return list(stream(Chunked(raw, sizes), prefix))  # type: ignore[arg-type]


def count_depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return 0
    return 1 + max(map(count_depth, inner), default=0)  # type: ignore[call-overload]


@given(JSON, CHUNKS, st.booleans())
def test_any_document_is_read_as_json_is_whatever_the_pieces(
    value: object, sizes: list[int], plain: bool
) -> None:
    raw = json.dumps(value, ensure_ascii=plain).encode()
    assert read_chunked(raw, sizes) == [json.loads(raw)]
    assert read_chunked(b"\xef\xbb\xbf" + raw, sizes) == [value]


@given(JSON, st.lists(st.none() | TEXT, max_size=DEEPEST + 4), CHUNKS)
def test_the_depth_that_counts_is_the_true_depth(
    value: object, levels: list[str | None], sizes: list[int]
) -> None:
    for level in levels:
        value = [value] if level is None else {level: value}
    raw = json.dumps(value).encode()
    if count_depth(value) > DEEPEST:
        with pytest.raises(BadInputError, match="nested"):
            read_chunked(raw, sizes)
    else:
        assert read_chunked(raw, sizes) == [value]


@pytest.mark.parametrize("prefix", ["", "item", "a.a.a", "entries.item"])
def test_one_level_more_than_the_deepest_is_refused_wherever_it_stands(
    prefix: str,
) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        deepest = opening * DEEPEST + "1" + closing * DEEPEST
        list(stream(io.BytesIO(deepest.encode()), prefix))
        with pytest.raises(BadInputError, match="nested"):
            list(stream(io.BytesIO(f"{opening}{deepest}{closing}".encode()), prefix))


@given(st.lists(JSON, max_size=6), JSON, CHUNKS)
def test_what_stands_at_a_place_is_found_and_nothing_else(
    wanted: list[Any], other: object, sizes: list[int]
) -> None:
    table = {"a": other, "": {"entries": [other]}, "entries": wanted, "z": [other]}
    raw = json.dumps(table).encode()
    assert read_chunked(raw, sizes, "entries.item") == wanted
    assert read_chunked(raw, sizes, "entries") == [wanted]
    assert read_chunked(raw, sizes, ".entries.item") == [other]
    assert read_chunked(raw, sizes, "entries.item.item.none") == []


def test_a_list_behind_a_long_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "MOST_VALUES", 4_000)
    many = [{"id": number, "tags": ["a", "b"]} for number in range(4_000 // 2)]
    raw = json.dumps({"entries": many, "holds": ["Kim"]}).encode()
    assert list(stream(io.BytesIO(raw), "holds.item")) == ["Kim"]
    with pytest.raises(BadInputError, match="larger"):
        list(stream(io.BytesIO(raw), "entries"))
    assert sum(1 for _ in stream(io.BytesIO(raw), "entries.item")) == len(many)


COUNT = "sum(1 for _ in stream(path.open('rb'), '{}'))"
ABOVE = "a key above many"
BOMBS = {
    "brackets": b"[" * 10**6,
    "tables": b'{"a":' * 10**6,
    "both, with strings": b'{"a]}\\"":["\\\\","[",' * 10**6,
    "brackets behind a string": b'["\\\\\\"]]]",' + b"[" * 10**6,
    "one string that does not end": b'"' + b'\\"[' * 10**6,
    "many values": b"[" + b"[]," * 80_000 + b"1]",
    "many numbers": b'{"a":[' + b"1," * 10**6 + b"1]}",
    "many keys": b"{" + b",".join(b'"%d":{}' % n for n in range(80_000)) + b"}",
    ABOVE: b'{"%s":{' % (b"k" * 10**7) + b'"a":1,' * 200_000 + b'"b":2}}',
    "a long number": b"1" * 10**6,
    "a long record": b'["' + b"w" * (9 * MIB) + b'"]',
    "a long key": b'{"' + b"w" * (9 * MIB) + b'":1}',
}


@pytest.mark.parametrize("prefix", ["", "item", "entries.item"])
@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_in_bounded_time_and_memory(
    bomb: str, prefix: str, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.json"
    path.write_bytes(BOMBS[bomb])
    # An eighth of the real limits, and less of the memory.
    limits = {"LARGEST": LARGEST // 8, "MOST_VALUES": MOST_VALUES // 8}
    code = f"vars(json_stream).update({limits}) or {COUNT.format(prefix)}"
    came, seconds = run_bounded(path, code, memory=160 * MIB)
    # What is not asked for is passed over, as long as it costs nothing.
    passed = prefix and bomb in {"many values", "many numbers", "many keys", ABOVE}
    assert passed or str(came).startswith("refused: ")
    assert came != "no memory"
    assert seconds < 5


@pytest.mark.parametrize(
    "bomb", [b'["' + b"w" * (LARGEST + MIB), b"[" + b"{}," * (MOST_VALUES + 9)]
)
def test_the_real_limits_are_below_what_fills_the_memory(
    bomb: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.json"
    path.write_bytes(bomb)
    came, seconds = run_bounded(path, COUNT.format(""), memory=320 * MIB)
    assert str(came).startswith("refused: One record")
    assert seconds < 5


@pytest.mark.parametrize("bomb", ["brackets", "tables"])
def test_what_the_library_builds_by_itself_would_fill_the_memory(
    bomb: str, tmp_path: Path
) -> None:
    path = tmp_path / "bomb.json"
    path.write_bytes(BOMBS[bomb])
    code = "list(__import__('ijson').items(path.open('rb'), ''))"
    assert run_bounded(path, code, memory=320 * MIB)[0] == "no memory"


DOCUMENT = json.dumps({"entries": [{"a": [1.5, 'é"]', None]}, True]}).encode()


@pytest.mark.parametrize("length", range(len(DOCUMENT)))
def test_a_document_cut_short_anywhere_is_refused(length: int) -> None:
    for prefix in ("", "entries.item", "other"):
        with pytest.raises(BadInputError, match="cut short"):
            list(stream(io.BytesIO(DOCUMENT[:length]), prefix))


@pytest.mark.parametrize(
    "raw",
    [
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"1" * 5000,
        b"%d" % 2**63,
        b"%d" % -(2**63),
        b"[1e999]",
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'"\xc0\x80"',
        b'"a\nb"',
        b"'a'",
        b"[1,]",
        b"{1:2}",
        b'{"a" 1}',
        b"[1] [2]",
        b"// why",
        b"\xef\xbb",
        b"\x00",
        "[1]".encode("utf-16"),
        "[1]".encode("utf-16-le"),
        "[1]".encode("utf-16-be"),
        "[1]".encode("utf-32"),
    ],
)
def test_what_is_no_json_in_utf_8_is_refused(raw: bytes) -> None:
    for sizes in ([1], [65536]):
        with pytest.raises(BadInputError):
            read_chunked(raw, sizes)


@pytest.mark.parametrize("half", [r"\ud83d", r"\udc00", r"\ud83d\ud83d"])
def test_half_a_surrogate_pair_never_comes_through(half: str) -> None:
    try:
        [text] = stream(io.BytesIO(f'["{half}"]'.encode()), "item")
    except BadInputError:
        return
    text.encode()


@given(st.binary(max_size=40) | st.text('[]{}",:1e-\\u', max_size=20).map(str.encode))
def test_junk_is_refused_and_nothing_else_comes_of_it(raw: bytes) -> None:
    try:
        read_one(io.BytesIO(raw))
    except BadInputError as error:
        assert error.message.endswith(".")  # noqa: PT017
