"""The golden files themselves: what differs is shown, and what is new is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.golden import Golden

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_text_passes_and_another_is_shown(tmp_path: Path) -> None:
    Golden(tmp_path, update=True).check("home/80", "one\n\x1b[1mtwo\x1b[0m\n")
    golden = Golden(tmp_path)

    golden.check("home/80", "one\n\x1b[1mtwo\x1b[0m\n")
    with pytest.raises(AssertionError, match=r"(?s)home/80 looks different.*\+three"):
        golden.check("home/80", "one\nthree\n")


def test_a_screen_without_a_file_is_no_screen(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no file yet"):
        Golden(tmp_path).check("home/80", "one")


def test_files_hold_no_escape_sequence(tmp_path: Path) -> None:
    golden = Golden(tmp_path, update=True)
    golden.check("read/40", "\x1b[1mtwo\x1b[0m")

    assert (tmp_path / "read" / "40.txt").read_text() == "␛[1mtwo␛[0m\n"
    assert golden.names() == {"read/40"}
