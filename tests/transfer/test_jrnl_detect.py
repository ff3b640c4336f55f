"""Files of others, and junk, are never taken for jrnl's."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from safespace.transfer.importers import jrnl
from safespace.transfer.source import open_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def knows(path: Path) -> bool:
    with open_source(path) as source:
        return jrnl.detect(source)


def make_archive(path: Path, **members: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)


OTHERS: dict[str, Callable[[Path], object]] = {
    "safespace": lambda path: path.write_text(
        '{"format": "safespace-export", "version": 1, "tags": {}, "entries": []}'
    ),
    "day one": lambda path: make_archive(
        path, **{"Journal.json": '{"metadata": {"version": "1.0"}, "entries": []}'}
    ),
    "standard notes": lambda path: make_archive(
        path,
        **{
            "Items__Note__a.txt": "[2024-01-02 10:00] pasted",
            "Standard Notes Backup and Import File.txt": '{"version": "004"}',
        },
    ),
    "daylio": lambda path: path.write_text(
        'full_date,note\n2024-01-02,"\n[2024-01-02 10:00] said"\n'
    ),
    "rednotebook": lambda path: path.write_text("3:\n  text: '[2024-01-02 10:00] x'\n"),
    "chat": lambda path: path.write_text("[29/02/2024, 11:59:00] Ann: hello\n"),
    "tagged json": lambda path: path.write_text('{"tags": ["a"], "entries": []}'),
    "list": lambda path: path.write_text('[{"title": "a", "body": "b"}]'),
    "footnote": lambda path: path.write_text("[1] Where it was said.\n"),
    "nothing": lambda path: path.write_text(""),
    "bytes": lambda path: path.write_bytes(bytes(range(256)) * 9),
    "spaces": lambda path: path.write_bytes(b'{"tags": {' + b" " * 70_000),
    "a folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("other", OTHERS)
def test_files_of_others_are_not_taken_for_its_own(other: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    OTHERS[other](path)
    with open_source(path) as source:
        assert not jrnl.detect(source)


@pytest.mark.parametrize(
    "text",
    [
        '{"tags": {}, "entries": []}',
        '\n{"tags":{"@a\\"b":2,"@c" : 1},"entries":[{"title":"cut',
        "[2024-01-02 10:00] x",
        "\ufeff\n\n[2024-01-02 10:00 AM] x\nwords",
    ],
)
def test_its_own_files_are_known_by_how_they_begin(text: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    assert knows(path)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begun=st.sampled_from([b"", b"[", b'{"tags":{', b"gAAAA", b"\xff\xfe", b"[2024-"]),
    junk=st.binary(max_size=60),
)
def test_junk_is_not_known_and_raises_nothing(
    begun: bytes, junk: bytes, tmp_path: Path
) -> None:
    # What begins as an archive is refused before anybody looks what is in it.
    assume(begun or not junk.startswith((b"PK", b"JRNLv")))
    path = tmp_path / "file"
    path.write_bytes(begun + junk + b"\0")
    assert not knows(path)
