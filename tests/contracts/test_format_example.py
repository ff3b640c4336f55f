"""The documented format: a stranger with the page and no safespace reads the journal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.subkeys import Purpose
from safespace.journal.founding import Protection, found
from safespace.vault.recovery import to_text
from tests.journals import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from tests.program import Program
    from tests.saying import Say

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "examples" / "open_journal.py"
PAGE = (DOCS / "format.md").read_text(encoding="utf-8")
WORDS = "Heather after rain, all the way up the lane.\n"
RECOVERY = bytes(range(20))


def open_journal(folder: Path, secret: str) -> subprocess.CompletedProcess[str]:
    """Run the example the way its first lines say."""
    return subprocess.run(
        [sys.executable, "-I", EXAMPLE, folder],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        env={"PATH": os.defpath, "LANG": "C.UTF-8"},
        timeout=60,
        check=False,
    )


def test_the_example_imports_nothing_of_safespace() -> None:
    imported = re.findall(r"^(?:import|from) (\w+)", EXAMPLE.read_text(), re.MULTILINE)
    assert "sqlcipher3" in imported
    assert "safespace" not in imported


def test_the_example_reads_what_the_program_wrote(program: Program) -> None:
    assert program("write", stdin=WORDS.encode()).code == 0
    read = open_journal(program.home / "journal", PASSPHRASE)
    assert read.returncode == 0, read.stderr
    assert WORDS in read.stdout


def test_the_example_leaves_the_bin_closed(program: Program) -> None:
    program("write", stdin=WORDS.encode())
    program("write", stdin=b"Not this one.")
    program("delete", "last")
    read = open_journal(program.home / "journal", PASSPHRASE)
    assert WORDS in read.stdout
    assert "Not this one." not in read.stdout


def test_the_printed_recovery_key_opens_it_too(
    program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "with recovery" / "journal"
    found(folder, Protection(PASSPHRASE.encode(), CHEAP, RECOVERY))
    wrote = program("write", stdin=WORDS.encode(), SAFESPACE_HOME=str(folder.parent))
    assert wrote.code == 0
    read = open_journal(folder, to_text(RECOVERY))
    assert read.returncode == 0, read.stderr
    assert WORDS in read.stdout


def test_another_passphrase_opens_nothing(program: Program) -> None:
    program("write", stdin=WORDS.encode())
    read = open_journal(program.home / "journal", PASSPHRASE + "s")
    assert read.returncode != 0
    assert read.stdout == ""


def test_a_changed_key_file_is_noticed(program: Program) -> None:
    path = program.home / "journal" / "journal.key"
    letters = path.read_text()
    at = letters.index('"inbox_public":"') + len('"inbox_public":"')
    other = "A" if letters[at] != "A" else "B"
    path.write_text(letters[:at] + other + letters[at + 1 :])
    read = open_journal(program.home / "journal", PASSPHRASE)
    assert "the key file was changed" in read.stderr


@pytest.mark.parametrize("purpose", Purpose)
def test_the_page_names_every_subkey(purpose: Purpose) -> None:
    assert f"`{purpose.value}`" in PAGE


def test_the_page_names_every_table_and_column(say: Say) -> None:
    from safespace.storage.connect import open_database  # the driver, as the program

    say.write(WORDS)
    conn = open_database(say.home / "journal" / "journal.db", None)
    tables = conn.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main'"
        " AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    found_there = {
        (table, column)
        for (table,) in tables
        for (column,) in conn.execute("SELECT name FROM pragma_table_info(?)", (table,))
    }
    conn.close()
    assert ("entry", "body") in found_there
    missing = {pair for pair in found_there if not described(*pair)}
    assert missing == set()


def described(table: str, column: str) -> bool:
    """Look for a column in the section of the page that is about its table."""
    sections = re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]
    return any(
        f"`{table}`" in section.partition("\n")[0] and f"`{column}`" in section
        for section in sections
    )


def test_a_column_that_is_not_there_would_be_noticed() -> None:
    assert not described("entry", "colour")
    assert not described("sky", "body")
