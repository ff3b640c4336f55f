"""Cloud folders and the copies they leave: recognised by name and mark, never opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from safespace.doctor.conflict_copies import check_conflict_copies
from safespace.doctor.syncing import check_syncing, find_service
from tests.doctor.surrounded import level, one, surround
from tests.journals import Mode, make_journal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Canary Ltd)", "Dropbox"),
        ("OneDrive - Canary University", "OneDrive"),
        ("Google Drive", "Google Drive"),
        (
            "Library/CloudStorage/GoogleDrive-canary@example.org/My Drive",
            "Google Drive",
        ),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud2", "ownCloud"),
        ("Library/CloudStorage/Whatever-canary", "a cloud service"),
        ("MEGA", "MEGA"),
        ("pCloudDrive", "pCloud"),
    ],
)
def test_a_service_is_known_by_its_folder(
    tmp_path: Path, folder: str, service: str
) -> None:
    home = tmp_path / folder / "mine"
    make_journal(home)

    found = one(check_syncing, surround(home))

    assert found.level == "look"
    assert found.words.startswith(f"The files lie in a folder that {service} copies")
    assert "anary" not in found.words + found.mend


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".sync_9a0364b9e99b.db", "Nextcloud or ownCloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
    ],
)
def test_a_service_is_known_by_what_it_leaves(
    home: Path, marker: str, service: str
) -> None:
    assert find_service(home / "journal") is None
    home.mkdir()

    (home / marker).mkdir()

    assert find_service(home / "journal") == service


@pytest.mark.parametrize(
    "name", ["Dropboxes", "my megaphone", "drive", "cloud", "sync"]
)
def test_other_folders_are_no_cloud(tmp_path: Path, name: str) -> None:
    assert level(check_syncing, surround(tmp_path / name)) == "ok"


def test_a_link_into_a_cloud_folder_is_followed(home: Path, journal: Path) -> None:
    inside = home.parent / "Dropbox" / "x"
    inside.parent.mkdir()
    journal.rename(inside)
    journal.symlink_to(inside)

    assert level(check_syncing, surround(home)) == "look"


def test_a_readable_journal_in_a_cloud_folder_needs_mending(tmp_path: Path) -> None:
    home = tmp_path / "Nextcloud"
    make_journal(home, Mode.PLAIN)

    found = one(check_syncing, surround(home))

    assert found.level == "mend"
    assert found.mend.startswith("safespace encrypt.")


@pytest.mark.leak(20)
@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        ("journal/journal (Canary's conflicted copy 2026-11-02).db", "the journal"),
        ("journal/journal (conflicted copy 2026-11-02 101500).key", "the key file"),
        ("journal/journal.sync-conflict-20261102-101500-CANARY7.db", "the journal"),
        ("journal/journal_conflict-20261102-101500.db", "the journal"),
        ("journal/journal (1).db", "the journal"),
        ("journal/journal 2.key", "the key file"),
        ("journal/journal-CANARY-LAPTOP.db", "the journal"),
        ("journal (1)", "the journal"),
        ("drafts/01a201c3 (1)", "a draft or note"),
        ("backups/20261120T101500Z-asked (1)", "a backup"),
        ("settings.sync-conflict-20261102-101500-CANARY7.toml", "the settings"),
    ],
)
def test_a_conflict_copy_is_named_in_kind(
    home: Path, journal: Path, copy: str, kind: str
) -> None:
    assert level(check_conflict_copies, surround(home)) == "ok"
    (home / copy).parent.mkdir(exist_ok=True)
    # Nobody could open this one.
    (home / copy).symlink_to(home / copy)

    found = one(check_conflict_copies, surround(home))

    assert found.level == "mend"
    assert found.words.startswith(
        f"There is what looks like a conflict copy of {kind}."
    )
    assert "CANARY" not in (found.words + found.mend).upper()


@pytest.mark.parametrize(
    "name",
    [
        *("journal.db-journal", "journal.db-wal", ".journal.key.0123456789abcdef.new"),
        *("journal-wal", "notes on conflict.txt"),
    ],
)
def test_files_of_our_own_are_no_copies(home: Path, journal: Path, name: str) -> None:
    (journal / name).write_bytes(b"")

    assert level(check_conflict_copies, surround(home)) == "ok"


def test_several_kinds_stand_in_one_sentence(home: Path, journal: Path) -> None:
    for name in ("journal (1).db", "journal (2).db", "journal (1).key"):
        (journal / name).write_bytes(b"")

    words = one(check_conflict_copies, surround(home)).words

    assert "a conflict copy of the journal and of the key file." in words
