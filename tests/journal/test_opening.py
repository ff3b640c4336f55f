"""Opening and founding: by what is in the folder, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.crypto.keyfile import unlock
from safespace.crypto.opened import derive_keys
from safespace.errors import (
    DamagedError,
    NewerSchemaError,
    NoJournalError,
    UsageError,
    WrongPassphraseError,
)
from safespace.journal.founding import Protection, found
from safespace.journal.opening import open_journal
from safespace.storage.connect import open_database
from safespace.storage.driver import connect
from safespace.vault.keys import read_keyfile
from tests.journals import CHEAP, PASSPHRASE, Mode, make_journal
from tests.storage.samples import new_entry

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.crypto.opened import OpenedKeys
    from safespace.journal.opening import Opened


def open_with(home: Path, passphrase: str = PASSPHRASE) -> Opened:
    return open_journal(
        home / "journal",
        lambda: derive_keys(
            unlock(read_keyfile(home / "journal"), passphrase.encode())
        ),
        now_ms=lambda: 0,
        backups=home / "backups",
        pick=lambda signs: signs[0],
    )


def never_asked() -> OpenedKeys:
    raise AssertionError("nobody was to be asked for a passphrase")


def test_an_encrypted_journal_opens_with_its_passphrase(home: Path) -> None:
    make_journal(home)
    opened = open_with(home)
    code = opened.journal.write(new_entry("words")).short
    opened.journal.close()

    again = open_with(home)

    assert again.journal.read(code).content.body == "words"
    assert again.keys
    again.journal.close()


def test_the_key_is_never_shown(home: Path) -> None:
    make_journal(home)
    opened = open_with(home)

    assert opened.keys
    assert repr(opened.keys) == "OpenedKeys()"
    assert PASSPHRASE not in repr(Protection(PASSPHRASE.encode(), CHEAP, b"recovery"))
    opened.journal.close()


def test_another_passphrase_opens_nothing(home: Path) -> None:
    make_journal(home)

    for wrong in ("", "copper lantern", PASSPHRASE.upper()):
        with pytest.raises(WrongPassphraseError):
            open_with(home, wrong)


def test_a_plain_journal_asks_nobody(home: Path) -> None:
    make_journal(home, Mode.PLAIN)

    opened = open_journal(
        home / "journal",
        never_asked,
        backups=home / "backups",
        now_ms=lambda: 0,
        pick=lambda signs: signs[0],
    )

    assert opened.keys is None
    opened.journal.close()


def test_what_cannot_be_opened_asks_nobody(home: Path) -> None:
    folder = home / "journal"

    def refuses(error: type[Exception]) -> None:
        with pytest.raises(error):
            open_journal(
                folder,
                never_asked,
                backups=home / "backups",
                now_ms=lambda: 0,
                pick=lambda signs: signs[0],
            )

    refuses(NoJournalError)
    make_journal(home)
    key = (folder / "journal.key").read_bytes()
    (folder / "journal.key").unlink()
    refuses(DamagedError)
    (folder / "journal.key").write_bytes(key)
    (folder / "journal.db").write_bytes(b"")
    refuses(DamagedError)
    assert (folder / "journal.db").read_bytes() == b""


def test_a_newer_journal_is_closed_again_at_once(home: Path) -> None:
    make_journal(home, Mode.PLAIN)
    conn = connect(str(home / "journal" / "journal.db"))
    conn.execute("PRAGMA user_version = 9")
    conn.close()

    with pytest.raises(NewerSchemaError):
        open_with(home)


def test_founding_makes_two_files_and_nothing_beside_them(home: Path) -> None:
    make_journal(home)

    made = sorted(path.relative_to(home).as_posix() for path in home.rglob("*"))

    assert made == ["journal", "journal/journal.db", "journal/journal.key"]


def test_founding_twice_leaves_the_first_journal(home: Path) -> None:
    make_journal(home)
    before = (home / "journal" / "journal.key").read_bytes()

    for protection in (None, Protection(b"another", CHEAP)):
        with pytest.raises(UsageError):
            found(home / "journal", protection)

    assert (home / "journal" / "journal.key").read_bytes() == before
    open_with(home).journal.close()


def test_the_passphrase_itself_is_not_the_databases_key(home: Path) -> None:
    make_journal(home)

    with pytest.raises(DamagedError):
        open_database(
            home / "journal" / "journal.db", PASSPHRASE.encode().ljust(32)[:32]
        )
