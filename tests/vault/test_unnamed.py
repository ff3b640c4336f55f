"""A file written in pieces is there as a whole, or not at all."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from safespace.errors import StorageError
from safespace.vault import private, unnamed
from safespace.vault.unnamed import write_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Kills itself between two pieces, or ends well; with or without files that have no name.
KILLED = """
import os, signal, sys
from pathlib import Path
from safespace.vault import unnamed
path, known, kill = Path(sys.argv[1]), sys.argv[2] == "True", sys.argv[3] == "True"
if not known:
    unnamed._BY_NUMBER = Path("/nowhere")
def pieces():
    yield b"words" * 100_000
    if kill:
        os.kill(os.getpid(), signal.SIGKILL)
    yield b"more"
unnamed.write_pieces(path, pieces())
"""

every_system = pytest.mark.parametrize("known", [True, False], ids=["linux", "other"])


@pytest.fixture(autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system with files that have no name, or one without."""
    params = getattr(request.node, "callspec", None)
    if params is not None and not params.params.get("known", True):
        monkeypatch.setattr(unnamed, "_BY_NUMBER", unnamed._BY_NUMBER / "nowhere")


def breaking() -> Iterator[bytes]:
    yield b"words"
    raise ValueError("no more")


@every_system
def test_it_is_whole_and_for_this_account_alone(tmp_path: Path, known: bool) -> None:
    write_pieces(tmp_path / "file", (b"one, ", b"two"))

    assert (tmp_path / "file").read_bytes() == b"one, two"
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@every_system
def test_where_a_piece_does_not_come_there_is_no_file(
    tmp_path: Path, known: bool
) -> None:
    with pytest.raises(ValueError, match="no more"):
        write_pieces(tmp_path / "file", breaking())

    assert list(tmp_path.iterdir()) == []


@every_system
@pytest.mark.parametrize("kind", ["file", "link", "dangling"])
def test_what_is_there_stays(tmp_path: Path, known: bool, kind: str) -> None:
    place, there = tmp_path / "place", tmp_path / "there"
    if kind == "file":
        place.write_text("mine")
    else:
        place.symlink_to(there)
    if kind == "link":
        there.write_text("mine")

    with pytest.raises(StorageError, match="already"):
        write_pieces(place, (b"other",))

    assert there.exists() is (kind == "link")
    assert kind == "dangling" or place.read_text() == "mine"


@every_system
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, known: bool) -> None:
    with pytest.raises(StorageError):
        write_pieces(tmp_path / "no" / "file", (b"words",))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has them")
@pytest.mark.parametrize(("known", "left"), [(True, []), (False, ["file"])])
def test_killed_half_way_it_leaves_nothing(
    tmp_path: Path, known: bool, left: list[str]
) -> None:
    def run(*, kill: bool) -> int:
        argv = [sys.executable, "-c", KILLED, str(tmp_path / "file"), str(known)]
        return subprocess.run([*argv, str(kill)], check=False).returncode

    assert run(kill=True) == -signal.SIGKILL
    # Where a system knows no such files, the same kill leaves half of one.
    assert [each.name for each in tmp_path.iterdir()] == left
    (tmp_path / "file").unlink(missing_ok=True)
    assert run(kill=False) == 0
    assert (tmp_path / "file").read_bytes().endswith(b"wordsmore")
    assert private.peek(tmp_path / "file", 5) == b"words"
