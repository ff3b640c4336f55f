"""A file from elsewhere is read in place: hostile ones are refused, and nothing is made."""

from __future__ import annotations

import json
import stat
import struct
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.cli.titles import titles
from tests.journals import Mode
from tests.leaks.household import make_household
from tests.leaks.probe import CANARY, find_in_files
from tests.leaks.tracing import MAKING, needs_strace, trace
from tests.program import SCRIPT, Program

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.saying import Say

ENTRY = {
    "uuid": "0123456789ABCDEF0123456789ABCDEF",
    "creationDate": "2024-02-29T11:59:00Z",
    "text": "Tea.",
}
JOURNAL = json.dumps({"metadata": {"version": "1.0"}, "entries": [ENTRY]}).encode()
MIB = 1024**2


def fill(archive: zipfile.ZipFile) -> None:
    """Put an ordinary journal in; what is evil comes beside it."""
    archive.writestr("Journal.json", JOURNAL)


def named(name: str) -> Callable[[Path], None]:
    """An archive with a member of a name that leads elsewhere."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            fill(archive)
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, b"x")

    return make


def of_kind(mode: int) -> Callable[[Path], None]:
    """An archive with a member that is no file."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            fill(archive)
            info = zipfile.ZipInfo("photos/a.jpg")
            info.external_attr = mode << 16
            archive.writestr(info, b"/etc/passwd")

    return make


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("Journal.json", JOURNAL + b" " * (300 * MIB))


def twins(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        fill(archive)
        with pytest.warns(UserWarning, match="Duplicate name"):
            fill(archive)


def patched(place: int, what: bytes, *, central: bool = True) -> Callable[[Path], None]:
    """An archive whose list of members says something else than what is there."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            fill(archive)
        raw = bytearray(path.read_bytes())
        begin = raw.index(b"PK\x01\x02" if central else b"PK\x05\x06") + place
        raw[begin : begin + len(what)] = what
        path.write_bytes(raw)

    return make


def cut(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        fill(archive)
    path.write_bytes(path.read_bytes()[:-30])


def spoilt(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        fill(archive)
    path.write_bytes(path.read_bytes().replace(b"Tea.", b"Ale."))


EVIL = {
    "absolute": named("/etc/cron.d/evil"),
    "upwards": named("../../evil"),
    "upwards, with backslashes": named("..\\..\\evil"),
    "a drive": named("C:\\evil"),
    "a control character": named("a\x1b]0;title\x07"),
    "a link": of_kind(stat.S_IFLNK | 0o777),
    "a device": of_kind(stat.S_IFCHR | 0o666),
    "a pipe": of_kind(stat.S_IFIFO | 0o666),
    "a bomb": bomb,
    "two of one name": twins,
    "encrypted": patched(8, b"\x01"),
    "a size that lies": patched(24, struct.pack("<L", 2**31)),
    "another way to pack": patched(10, struct.pack("<H", 99)),
    "millions of members": patched(12, b"\xff\xff\xff\x7f", central=False),
    "cut short": cut,
    "spoilt": spoilt,
}


@pytest.mark.leak(24)
@pytest.mark.parametrize("kind", EVIL)
def test_an_evil_archive_is_refused_and_no_file_is_made(
    say: Say, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "evil.zip"
    EVIL[kind](path)
    before = {*tmp_path.rglob("*")}

    said = say("import", str(path), "--as", "dayone", code=9)

    assert said.err.strip()
    assert "evil" not in said.out + said.err
    assert {*tmp_path.rglob("*")} == before
    assert titles(say, "list") == []


@pytest.mark.leak(24)
def test_an_ordinary_archive_comes_in(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "good.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
        archive.writestr("photos/a.jpg", b"x")

    say("import", str(path))

    assert titles(say, "list") == ["Tea."]
    assert not [
        p
        for p in tmp_path.rglob("*")
        if p.suffix in {".jpg", ".json"} and "state" not in p.parts
    ]


@pytest.mark.leak(24)
@pytest.mark.slow
@needs_strace
def test_nothing_is_unpacked_anywhere(tmp_path: Path) -> None:
    house = make_household(tmp_path, Mode.ENCRYPTED)
    path = house.root / "home" / "journal.zip"
    told = JOURNAL.replace(b"Tea.", CANARY.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", told)
    environ = house.program.environ(**house.environ(secret=str(house.secret)))
    script = (
        f'safespace import "{path}" --passphrase-fd 3 3< "$secret"; touch "$HOME/made"'
    )

    traced = trace(script, calls=MAKING, environ=environ, record=tmp_path / "trace")

    assert traced.code == 0, traced.err
    made = {
        place
        for call in traced.calls
        if call.makes and call.worked
        for place in call.paths
        if "__pycache__" not in place.parts and place.parts[1] != "dev"
    }
    elsewhere = {
        p for p in made if not any(own in (p, *p.parents) for own in house.own)
    }
    # The control is seen, and it is alone.
    assert elsewhere == {house.root / "home" / "made"}
    assert find_in_files(CANARY, house.looked_through) == []
    assert CANARY.encode() not in traced.out + traced.err


HOSTILE = {
    "open brackets": b'{"metadata": {}, "entries": [' + b"[" * MIB,
    "open objects": b'{"metadata": {}, "entries": [' + b'{"a":' * MIB,
    "one endless text": b'{"metadata": {}, "entries": [{"text": "' + b"a" * (80 * MIB),
    "a million values": b'{"metadata": {}, "entries": [{"tags": ['
    + b'"a",' * (2 * MIB)
    + b'"a"]}]}',
}


@pytest.mark.leak(24)
@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_json_is_refused_in_little_memory(
    say: Say, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "hostile.json"
    path.write_bytes(HOSTILE[kind])
    line = f'ulimit -v 400000; exec "{SCRIPT}" import "{path}" --as dayone'

    ended = subprocess.run(
        ["/bin/sh", "-c", line],
        env=Program(say.home, say.mode).environ(),
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 9, ended.stderr
    assert b"memory" not in ended.stderr
    assert titles(say, "list") == []
