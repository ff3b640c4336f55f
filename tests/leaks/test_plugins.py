"""Nothing that happens to be installed is handed the open journal."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.program import Program

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.leak(27)

PLUGIN = """
from pathlib import Path
from sqlite_utils import hookimpl

@hookimpl
def prepare_connection(conn):
    Path({handed!r}).write_text("handed over")
"""
USUAL = """
from sqlite_utils import Database
Database(memory=True, execute_plugins=True)
"""


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """The file in which a planted plugin notes that it was called."""
    return tmp_path / "handed"


@pytest.fixture
def planted(tmp_path: Path, handed: Path) -> str:
    """A folder in which a plugin for sqlite-utils is installed."""
    folder = tmp_path / "planted"
    about = folder / "curious-1.0.dist-info"
    about.mkdir(parents=True)
    (folder / "curious.py").write_text(PLUGIN.format(handed=str(handed)))
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: curious\nVersion: 1\n"
    )
    (about / "entry_points.txt").write_text("[sqlite_utils]\ncurious = curious\n")
    return str(folder)


def test_a_plugin_is_called_by_others(handed: Path, planted: str) -> None:
    subprocess.run(
        [sys.executable, "-c", USUAL], env={"PYTHONPATH": planted}, check=True
    )

    assert handed.read_text() == "handed over"


def test_a_plugin_is_never_called_with_the_journal(
    home: Path, handed: Path, planted: str
) -> None:
    program = Program(home, None)

    # Founding makes the schema, which is what sqlite-utils is there for.
    assert program("init", "--no-encryption", "--yes", PYTHONPATH=planted).code == 0
    assert program("write", stdin=b"words", PYTHONPATH=planted).code == 0
    assert program("list", PYTHONPATH=planted).out.endswith(b"words\n")

    assert not handed.exists()
