from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safespace.crypto import keyfile, notation
from safespace.errors import DamagedError, NewerSchemaError

if TYPE_CHECKING:
    from tests.crypto.conftest import Made

NAMES = ["format", "version", "vault", "inbox_public", "slots", "mac", "type", "kdf"]

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.binary(max_size=48).map(notation.from_bytes),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe{}",
        "{}".encode("utf-16"),
        b"\xef\xbb\xbf{}",
        b"[" * 8000,
        b'{"a":' * 3000,
        b'{"format":"safespace-key","version":' + b"9" * 5000 + b"}",
        b'{"format":"safespace-key","version":1e999}',
        b'{"format":"safespace-key","version":NaN}',
        b'{"format":"safespace-key","version":-Infinity}',
        b'{"format":"\\ud800","version":1}',
        b'{"format":"safespace-key","version":1,"version":2}',
        b"\0" * 500,
        b" " * 20_000 + b"{}",
    ],
)
def test_hostile_bytes_are_refused_as_damage(raw: bytes) -> None:
    with pytest.raises(DamagedError):
        keyfile.parse(raw)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_reading_stumble(raw: bytes) -> None:
    with pytest.raises((DamagedError, NewerSchemaError)):
        keyfile.parse(raw)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_value_in_any_place_makes_reading_stumble(made: Made, data: Any) -> None:
    doc = json.loads(keyfile.dump(made.file))
    place: Any = doc
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(anything)
    with suppress(DamagedError, NewerSchemaError):
        read = keyfile.parse(json.dumps(doc).encode())
        # What is accepted is exactly what was written, spelled in one way.
        assert json.loads(keyfile.dump(read)) == doc


def test_base64_with_spare_bits_set_is_not_a_second_spelling() -> None:
    assert notation.as_bytes("AAAAAAAAAAAAAAAAAAAAAA==", 16) == bytes(16)
    with pytest.raises(DamagedError):
        notation.as_bytes("AAAAAAAAAAAAAAAAAAAAAB==", 16)


def test_a_key_file_is_far_below_the_limit_of_what_is_read(made: Made) -> None:
    assert len(keyfile.dump(made.file)) < notation.MAX_BYTES // 10
