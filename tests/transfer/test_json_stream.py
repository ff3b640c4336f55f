"""A list can be read from a file of any size, whatever else stands in that file."""

from __future__ import annotations

import json
from io import BytesIO
from time import process_time
from typing import Any

import pytest

from safespace.errors import BadInputError
from safespace.transfer import json_stream
from safespace.transfer.json_stream import stream


def read(value: Any, prefix: str) -> list[Any]:
    return list(stream(BytesIO(json.dumps(value).encode()), prefix))


@pytest.mark.parametrize("first", ["entries", "holds"])
def test_what_stands_beside_the_list_counts_for_nothing(
    first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "MOST_VALUES", 50)
    monkeypatch.setattr(json_stream, "LARGEST", 150_000)
    whole = {"entries": [{"a": [1, 2, {"b": "x" * 50}]}] * 9_000, "holds": [{"c": 1}]}
    parts = {first: whole[first], **whole}
    assert read(parts, "holds.item") == [{"c": 1}]
    assert len(read(parts, "entries.item")) == 9_000


@pytest.mark.parametrize(
    ("value", "prefix"),
    [
        ({"entries": [{"a": list(range(60))}]}, "entries.item"),
        ({"other": {"a": list(range(60))}, "entries": []}, "entries.item"),
        ({"entries": [{"a": "x" * 400_000}]}, "entries.item"),
        ({"entries": ["x" * 400_000]}, "entries.item"),
        ({"title": "x" * 400_000, "entries": []}, "entries.item"),
        (list(range(60)), ""),
    ],
)
def test_one_value_has_an_end(
    value: Any, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(value, prefix) is not None
    monkeypatch.setattr(json_stream, "MOST_VALUES", 50)
    monkeypatch.setattr(json_stream, "LARGEST", 150_000)
    with pytest.raises(BadInputError, match="larger than an entry"):
        read(value, prefix)


@pytest.mark.parametrize("step", [1, 2, 3, 7, 64])
def test_strings_hide_brackets_wherever_a_piece_ends(step: int) -> None:
    texts = ['[[["' * 40, "\\" * 9, '\\"[', "é\n{", "", '"']
    raw = json.dumps([{"a": texts}, {"b": "[" * 99}]).encode()

    class Slow(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(step, size or 0))

    assert list(stream(Slow(raw), "item")) == json.loads(raw)
    deep = json.dumps([json.loads("[" * 70 + "]" * 70)]).encode()
    with pytest.raises(BadInputError, match="deeper"):
        list(stream(Slow(deep), "item"))


def test_time_grows_with_the_length_of_a_string_alone() -> None:
    raw = b'["' + b'\\"' * 500_000 + b'"]'
    began = process_time()
    assert len(next(stream(BytesIO(raw), "item"))) == 500_000
    assert process_time() - began < 5
