"""The search for the word finds it, however it is spelled, and finds no other."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.leaks.probe import CANARY, find_in_bytes, find_in_files

if TYPE_CHECKING:
    from pathlib import Path


def percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


@pytest.mark.parametrize("offset", range(3))
@pytest.mark.parametrize(
    "coding",
    [
        *("utf-8", "utf-16-le", "utf-16-be", "hex", "HEX"),
        *("base64", "urlsafe", "percent", "name"),
    ],
)
def test_the_word_is_found_in_every_spelling(
    tmp_path: Path, coding: str, offset: int
) -> None:
    text = "." * offset + CANARY + "..."
    raw = text.encode()
    data = {
        "utf-8": text.title().encode(),
        "utf-16-le": text.upper().encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "base64": base64.b64encode(raw),
        "urlsafe": base64.urlsafe_b64encode(raw),
        "percent": percent(text).encode(),
        "name": b"",
    }[coding]
    (tmp_path / (CANARY if coding == "name" else "file")).write_bytes(b"before" + data)

    assert len(find_in_files(CANARY, [tmp_path])) == 1
    assert find_in_files(CANARY[::-1], [tmp_path]) == []


@pytest.mark.parametrize("word", ["Grüße-von-Zoë", "夜更けの灯台"])
def test_a_word_of_another_script_is_found_as_well(word: str) -> None:
    for data in (
        word.encode(),
        word.encode("utf-16-be"),
        quote(word).encode(),
        base64.b64encode(b".." + word.encode() + b".."),
    ):
        assert find_in_bytes(word, b"before" + data)
        assert not find_in_bytes(f"{word}s of old", data)


def test_a_part_of_the_word_is_not_the_word() -> None:
    raw = CANARY[:-3].encode()

    for data in (raw, base64.b64encode(raw), raw.hex().encode()):
        assert not find_in_bytes(CANARY, data)
