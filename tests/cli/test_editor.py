"""--editor: which ones are refused, how to insist, and what the program hands on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.program import Program
    from tests.saying import Said, Say

WRITES = "printf 'From a window.' > \"$2\""
REFUSED = "An editor with windows keeps copies outside the journal"


def make_editor(folder: Path, name: str, script: str = WRITES) -> str:
    """Make an editor of a name that is known; `code` is told to wait first."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)


@pytest.fixture
def code(say: Say, tmp_path: Path) -> Say:
    """Somebody whose editor is one with windows."""
    say.write("As it was.")
    say.environ |= {"EDITOR": make_editor(tmp_path, "code"), "PATH": "/usr/bin:/bin"}
    say.environ["XDG_RUNTIME_DIR"] = str(tmp_path)
    return say


def refused(said: Said) -> bool:
    return REFUSED in said.err and "--i-know" in said.err and said.out == ""


@pytest.mark.parametrize("command", [("write",), ("edit", "last")])
def test_an_editor_with_windows_is_refused_with_what_to_do_instead(
    code: Say, command: tuple[str, ...]
) -> None:
    assert refused(code(*command, "--editor", code=2))
    assert code("read", "--json").json["entries"][0]["body"] == "As it was."


@pytest.mark.parametrize("command", [("write",), ("edit", "last")])
def test_who_knows_may_use_it_and_is_told_once_more(
    code: Say, command: tuple[str, ...]
) -> None:
    said = code(*command, "--editor", "--i-know")
    assert "may keep copies of its own" in said.err
    assert code("read", "--json").json["entries"][0]["body"] == "From a window."


def test_a_setting_says_so_for_good(code: Say) -> None:
    code("settings", "set", "graphical_editor", "on")
    code("write", "--editor")
    code("settings", "set", "graphical_editor", "off")
    assert refused(code("write", "--editor", code=2))


def test_a_draft_is_not_opened_for_it_either(code: Say, tmp_path: Path) -> None:
    half = make_editor(tmp_path, "half", 'echo half > "$1"; exit 3')
    code.environ["EDITOR"], windows = half, code.environ["EDITOR"]
    code("write", "--editor", code=2)
    code.environ["EDITOR"] = windows
    assert refused(code("drafts", "resume", "--editor", code=2))
    code("drafts", "resume", "--editor", "--i-know")
    assert code("read", "--json").json["entries"][0]["body"] == "From a window."


def test_a_locked_journal_asks_for_no_passphrase_before_it_refuses(
    program: Program, tmp_path: Path
) -> None:
    windows = make_editor(tmp_path, "code")
    done = program("edit", "last", "--editor", unlock=False, EDITOR=windows)
    assert done.code == 2
    assert REFUSED.encode() in done.err.replace(b"\n", b" ")


# Writes down what it was given, as seen by the kernel.
LOOKS = """
import os, pathlib, sys
page = pathlib.Path(sys.argv[-1])
environ = pathlib.Path("/proc/self/environ").read_bytes().decode()
def name(fd):
    try: return os.readlink(f"/proc/self/fd/{fd}")
    except OSError: return ""
held = [name(fd) for fd in os.listdir("/proc/self/fd") if int(fd) > 2]
pathlib.Path(os.environ["SEEN"]).write_text("\\n".join([*environ.split("\\0"), *held]))
page.write_text("Words.")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_the_editor_gets_no_secret_no_variable_and_no_descriptor_of_ours(
    program: Program, tmp_path: Path
) -> None:
    looks = tmp_path / "looks"
    looks.write_text(f"#!{sys.executable}\n{LOOKS}")
    looks.chmod(0o700)
    seen = tmp_path / "seen"
    done = program(
        "write",
        "-e",
        EDITOR=str(looks),
        XDG_RUNTIME_DIR=str(tmp_path),
        SAFESPACE_SPARE=PASSPHRASE,
        KEPT="theirs",
        SEEN=str(seen),
    )
    assert done.code == 0
    lines = [line for line in seen.read_text().splitlines() if line]
    assert "KEPT=theirs" in lines
    assert not [line for line in lines if "SAFESPACE" in line or PASSPHRASE in line]
    # The one descriptor it inherits marks its own folder as in use.
    held = {line for line in lines if line.startswith("/") and "/proc/" not in line}
    assert {line.split("/")[-1].rsplit("-", 2)[0] for line in held} == {
        "safespace-edit"
    }
    assert not [line for line in lines if line.startswith("pipe:")]
