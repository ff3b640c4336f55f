from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.errors import DamagedError, ExitCode, NoJournalError, SafespaceError
from safespace.storage import driver
from safespace.vault.folder import (
    PLAIN_HEADER,
    State,
    Vault,
    ensure_usable,
    inspect,
)

if TYPE_CHECKING:
    from pathlib import Path

ENCRYPTED = bytes(range(7, 71)) * 64


def put(folder: Path, journal: bytes | None, key: bytes | None) -> Path:
    vault = Vault(folder)
    if journal is not None:
        vault.journal.write_bytes(journal)
    if key is not None:
        vault.key.write_bytes(key)
    return folder


@pytest.mark.parametrize(
    ("journal", "key", "state"),
    [
        (None, None, State.ABSENT),
        (PLAIN_HEADER + bytes(84), None, State.PLAIN),
        (ENCRYPTED, b"{}", State.ENCRYPTED),
        (b"short", b"{}", State.ENCRYPTED),
        (None, b"{}", State.KEY_WITHOUT_JOURNAL),
        (b"", b"{}", State.KEY_WITHOUT_JOURNAL),
        (None, b"", State.KEY_WITHOUT_JOURNAL),
        (ENCRYPTED, None, State.JOURNAL_WITHOUT_KEY),
        (PLAIN_HEADER[:15], None, State.JOURNAL_WITHOUT_KEY),
        (b"", None, State.EMPTY_FILE),
    ],
)
def test_the_folder_tells_its_state(
    tmp_path: Path, journal: bytes | None, key: bytes | None, state: State
) -> None:
    assert inspect(put(tmp_path, journal, key)) is state


def test_a_folder_that_is_not_there_holds_no_journal(tmp_path: Path) -> None:
    assert inspect(tmp_path / "nowhere" / "at all") is State.ABSENT


def test_a_real_plain_database_is_told_from_a_real_encrypted_one(
    tmp_path: Path,
) -> None:
    for name, key in (("plain", None), ("sealed", b"x'" + b"ab" * 32 + b"'")):
        (tmp_path / name).mkdir()
        conn = driver.connect(str(Vault(tmp_path / name).journal))
        if key is not None:
            conn.set_key(key)
        conn.execute("CREATE TABLE words (word TEXT)")
        conn.close()
    put(tmp_path / "sealed", None, b"{}")
    assert inspect(tmp_path / "plain") is State.PLAIN
    assert inspect(tmp_path / "sealed") is State.ENCRYPTED


def test_looking_makes_nothing(tmp_path: Path) -> None:
    inspect(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("state", [State.PLAIN, State.ENCRYPTED])
def test_a_whole_journal_is_usable(state: State) -> None:
    ensure_usable(state)


def test_no_journal_yet_has_an_exit_code_of_its_own() -> None:
    with pytest.raises(NoJournalError, match="no journal here yet") as caught:
        ensure_usable(State.ABSENT)
    assert caught.value.exit_code is ExitCode.NO_JOURNAL
    assert "safespace init" in caught.value.hint


@pytest.mark.parametrize(
    ("state", "file"),
    [
        (State.KEY_WITHOUT_JOURNAL, "journal.db"),
        (State.JOURNAL_WITHOUT_KEY, "journal.key"),
        (State.EMPTY_FILE, "journal.db"),
    ],
)
def test_half_a_journal_names_the_file_that_matters(state: State, file: str) -> None:
    with pytest.raises(DamagedError) as caught:
        ensure_usable(state)
    assert file in caught.value.message
    assert "init" not in caught.value.hint


def test_every_state_is_either_usable_or_has_its_own_sentence() -> None:
    said = []
    for state in set(State) - {State.PLAIN, State.ENCRYPTED}:
        with pytest.raises(SafespaceError) as caught:
            ensure_usable(state)
        said.append(caught.value.message)
    assert len(set(said)) == len(State) - 2
