"""Unlocked for a while: extended by use, ended by the hour, by lock, and by damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.crypto import keyring
from safespace.crypto.opened import OpenedKeys
from safespace.vault import session
from tests.journals import make_journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEYS = OpenedKeys(bytes(range(32)), bytes(range(32, 64)))


@pytest.fixture
def folder(home: Path) -> Iterator[Path]:
    make_journal(home)
    folder = home / "journal"
    try:
        session.begin(folder, KEYS, span_s=60)
    except keyring.KeyringUnavailableError:
        pytest.skip("this machine has no kernel keyring to use")
    session.end(folder)
    yield folder
    session.end(folder)


def test_a_locked_journal_has_no_session(folder: Path) -> None:
    assert session.find(folder) is None
    assert not session.end(folder)


def test_a_session_gives_the_keys_until_it_is_locked(folder: Path) -> None:
    session.begin(folder, KEYS, span_s=600)

    found = session.find(folder)
    assert found is not None
    assert found.keys == KEYS
    assert 590 < found.left_s <= 600

    assert session.end(folder)
    assert session.find(folder) is None


def test_no_span_is_longer_than_an_hour(folder: Path) -> None:
    assert session.begin(folder, KEYS, span_s=24 * 3600) == 3600


def test_use_extends_a_session_but_never_past_its_hour(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.begin(folder, KEYS, span_s=600)
    begun = session._now_s()

    monkeypatch.setattr(session, "_now_s", lambda: begun + 3500)
    late = session.find(folder)
    assert late is not None
    assert late.left_s <= 100

    monkeypatch.setattr(session, "_now_s", lambda: begun + 3700)
    assert session.find(folder) is None


def test_each_journal_has_a_session_of_its_own(folder: Path, tmp_path: Path) -> None:
    make_journal(tmp_path / "other")
    session.begin(folder, KEYS, span_s=60)

    assert session.find(tmp_path / "other" / "journal") is None


def test_what_is_kept_is_not_the_data_key(folder: Path) -> None:
    session.begin(folder, KEYS, span_s=60)
    kept = keyring.get(session._name(folder))

    assert kept is not None
    assert len(kept) == 8 + 8 + 64


def test_a_damaged_key_file_has_no_session(folder: Path) -> None:
    session.begin(folder, KEYS, span_s=60)
    key = folder / "journal.key"
    whole = key.read_bytes()
    key.write_bytes(whole[:-40])

    assert session.find(folder) is None
    key.write_bytes(whole)
