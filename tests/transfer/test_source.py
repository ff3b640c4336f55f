"""A file, an archive or a folder; what is none of them is told in a sentence."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.errors import BadInputError
from safespace.transfer.source import (
    HEAD,
    LARGEST,
    MOST_FILES,
    open_source,
    read_head,
)
from tests.transfer.bounded import MIB, run_bounded
from tests.transfer.drain import drain, read_only, read_parts

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "Früh auf. It rained 🌧"


def test_a_file_is_a_source_of_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    assert read_parts(path) == {"a.txt": WORDS.encode()}


def test_a_file_is_read_anew_even_where_a_reader_closed_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    with open_source(path) as source:
        for _ in range(3):
            with source.open("a.txt") as file:
                assert file.read() == WORDS.encode()
                file.close()


def test_a_link_that_somebody_names_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert read_only(tmp_path / "b.txt") == WORDS


def test_a_folder_gives_its_files_and_leaves_all_else_alone(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b")
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside/c.txt").write_text("c")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    assert read_parts(tmp_path) == {"a.txt": b"a", "b.txt": b"b"}


@pytest.mark.parametrize("put", [Path.mkdir, os.mkfifo])
def test_what_takes_a_file_s_place_meanwhile_is_not_read(
    put: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    with open_source(tmp_path) as source:
        path.unlink()
        put(path)
        with pytest.raises(BadInputError, match="neither"), source.open("a.txt"):
            pass


def test_a_link_that_takes_a_file_s_place_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    with open_source(tmp_path) as source:
        path.unlink()
        path.symlink_to("/etc/passwd")
        with pytest.raises(BadInputError, match="link"), source.open("a.txt"):
            pass


def test_a_folder_of_all_files_of_a_disk_is_no_journal(tmp_path: Path) -> None:
    for number in range(MOST_FILES):
        (tmp_path / f"{number}").touch()
    with open_source(tmp_path) as source:
        assert len(source.names) == MOST_FILES
    (tmp_path / "one more").touch()
    with pytest.raises(BadInputError), open_source(tmp_path):
        pass


def make_pipe(path: Path) -> Path:
    os.mkfifo(path / "pipe")
    return path / "pipe"


def make_socket(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(path)
        listening.bind("socket")
    return path / "socket"


def make_loop(path: Path) -> Path:
    (path / "loop").symlink_to("loop")
    return path / "loop"


def make_huge(path: Path) -> Path:
    with (path / "huge").open("wb") as file:
        file.truncate(LARGEST + 1)
    return path / "huge"


@pytest.mark.parametrize(
    "make",
    [
        make_pipe,
        make_socket,
        make_loop,
        make_huge,
        lambda path: path / "missing.json",
        lambda path: path / "a.txt" / "b.txt",
        lambda path: path / ("n" * 5000),
        lambda path: path / "a\0b",
        lambda path: path / "\udcff\ud800",
        lambda _: Path("/dev/null"),
        lambda _: Path("/dev/zero"),
        lambda _: Path("/proc/self/mem"),
    ],
)
def test_what_is_no_file_is_refused_without_waiting(
    make: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(BadInputError) as refusal:
        drain(make(tmp_path))
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize("name", ["", "a.txt", "closed/a.txt", "closed"])
def test_what_this_account_may_not_read_is_told(tmp_path: Path, name: str) -> None:
    """Rights do not stop the superuser, who gives them up in a process of its own."""
    folder = tmp_path / "given"
    (folder / "closed").mkdir(parents=True)
    for path in (folder / "a.txt", folder / "closed/a.txt"):
        path.write_text("a")
        path.chmod(0o000)
    (folder / "closed").chmod(0o000)
    folder.chmod(0o755 if name else 0o000)
    code = "(os.geteuid() or os.setresuid(65534, 65534, 65534), drain(path))[1]"
    came, _ = run_bounded(folder / name, code, memory=96 * MIB)
    folder.chmod(0o755)
    (folder / "closed").chmod(0o755)
    assert came in {
        "refused: This account may not read that file.",
        "refused: There is no file or folder of that name.",
    }


def test_the_head_of_a_file_is_all_that_detection_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * HEAD * 3)
    with open_source(path) as source:
        assert read_head(source, "a.txt") == b"x" * HEAD


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_with_a_mark_and_without(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(WORDS.encode(encoding))
    assert read_only(path) == WORDS


@pytest.mark.parametrize(
    "raw",
    [WORDS.encode("cp1252", "ignore"), b"\xed\xa0\x80", b"\xff\xfea", b"\xc0\x80"],
)
def test_what_is_no_text_is_told(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    with pytest.raises(BadInputError, match="UTF-8"):
        read_only(tmp_path / "a.txt")


def test_a_text_too_long_to_be_held_is_refused(tmp_path: Path) -> None:
    path = make_huge(tmp_path)
    os.truncate(path, LARGEST)
    came, seconds = run_bounded(path, "read_only(path)", memory=160 * MIB)
    assert came == "refused: One of the files is larger than it can be."
    assert seconds < 1
