"""Permissions and owners: what is open is named, and the way to mend it mends it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from safespace.doctor.examination import examine
from safespace.doctor.ownership import check_ownership
from safespace.doctor.permissions import check_permissions
from safespace.paths import find_places
from tests.doctor.surrounded import level, one, surround
from tests.journals import make_journal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def filled(home: Path) -> Path:
    make_journal(home)
    for name in ("drafts", "inbox", "backups", "backups/20261120T101500Z-asked"):
        (home / name).mkdir(mode=0o700)
    for name in ("drafts/a", "inbox/b", "settings.toml"):
        (home / name).write_bytes(b"")
        (home / name).chmod(0o600)
    return home


def run_in_shell(line: str, home: Path) -> None:
    environ = {"PATH": os.defpath, "SAFESPACE_HOME": str(home)}
    subprocess.run(["/bin/sh", "-c", line], check=True, env=environ)


def test_a_fresh_journal_is_for_this_account_alone(filled: Path) -> None:
    assert level(check_permissions, surround(filled)) == "ok"
    assert level(check_ownership, surround(filled)) == "ok"


@pytest.mark.parametrize(
    ("name", "mode", "words", "mend"),
    [
        (
            "journal",
            0o755,
            "the journal's folder",
            'chmod 700 "$SAFESPACE_HOME"/journal',
        ),
        (
            *("journal/journal.key", 0o644, "the key file"),
            'chmod 600 "$SAFESPACE_HOME"/journal/journal.key',
        ),
        (
            *("journal/journal.db", 0o640, "the journal itself"),
            'chmod 600 "$SAFESPACE_HOME"/journal/journal.db',
        ),
        (
            *("settings.toml", 0o644, "the settings"),
            'chmod 600 "$SAFESPACE_HOME"/settings.toml',
        ),
        (
            *("drafts/a", 0o604, "the folder of drafts, or files in it"),
            'chmod -R u+rwX,go= "$SAFESPACE_HOME"/drafts',
        ),
        (
            *("inbox", 0o711, "the folder of notes written while locked"),
            'chmod 700 "$SAFESPACE_HOME"/inbox',
        ),
        (
            *("backups/20261120T101500Z-asked", 0o750),
            "the folder of backups, or files in it",
            'chmod -R u+rwX,go= "$SAFESPACE_HOME"/backups',
        ),
    ],
)
def test_what_others_may_open_is_named_and_mended(
    filled: Path, name: str, mode: int, words: str, mend: str
) -> None:
    (filled / name).chmod(mode)

    found = one(check_permissions, surround(filled))

    assert found.words == f"Other accounts on this computer may open {words}."
    assert (found.level, found.mend) == ("mend", mend)
    run_in_shell(found.mend, filled)
    assert level(check_permissions, surround(filled)) == "ok"


def test_what_this_account_may_not_write_is_named_and_mended(filled: Path) -> None:
    (filled / "drafts").chmod(0o500)

    found = one(check_permissions, surround(filled))

    assert "may not do all it needs" in found.words
    run_in_shell(found.mend, filled)
    assert level(check_permissions, surround(filled)) == "ok"


def test_each_place_is_told_by_itself(filled: Path) -> None:
    (filled / "drafts").chmod(0o755)
    (filled / "journal").chmod(0o755)

    assert len(check_permissions(surround(filled))) == 2


def test_the_usual_places_are_written_with_a_tilde(tmp_path: Path) -> None:
    data = tmp_path / ".local" / "share" / "safespace"
    make_journal(data)
    (data / "journal" / "journal.key").chmod(0o644)
    at_home = replace(surround(data), home=tmp_path, environ={})

    found = one(check_permissions, at_home)

    assert found.mend == "chmod 600 ~/.local/share/safespace/journal/journal.key"
    subprocess.run(
        ["/bin/sh", "-c", found.mend],
        check=True,
        env={"PATH": os.defpath, "HOME": str(tmp_path)},
    )
    assert level(check_permissions, surround(data)) == "ok"


def test_a_place_of_the_desktop_is_written_by_its_variable(filled: Path) -> None:
    root = filled.parent
    filled.rename(root / "safespace")
    (root / "safespace" / "inbox").chmod(0o755)
    around = surround(root / "safespace")

    around = replace(around, environ={"XDG_DATA_HOME": str(root)})

    mend = one(check_permissions, around).mend
    assert mend == 'chmod 700 "$XDG_DATA_HOME"/safespace/inbox'


def test_a_link_that_leads_in_a_circle_is_no_end_of_it(home: Path) -> None:
    home.mkdir()
    (home / "journal").symlink_to(home / "journal")

    found = {each.name: each.level for each in examine(surround(home))}

    assert found["access"] == "mend"
    assert found["cloud folder"] == "ok"


@pytest.mark.parametrize("chosen", ["~/private", "-private"])
def test_a_place_no_shell_finds_by_its_variable_is_left_to_path(
    filled: Path, chosen: str
) -> None:
    (filled / "journal" / "journal.key").chmod(0o644)
    places = find_places({"SAFESPACE_HOME": str(filled)})

    around = surround(filled, places=places, environ={"SAFESPACE_HOME": chosen})

    assert one(check_permissions, around).mend == (
        "chmod 600 journal.key, in the place shown by: safespace path"
    )


def test_a_folder_behind_a_link_is_looked_at(filled: Path) -> None:
    elsewhere = filled.parent / "elsewhere"
    (filled / "journal").rename(elsewhere)
    (filled / "journal").symlink_to(elsewhere)
    assert level(check_permissions, surround(filled)) == "ok"

    (elsewhere / "journal.key").chmod(0o644)

    assert "the key file" in one(check_permissions, surround(filled)).words


def test_files_of_another_account_are_found(filled: Path) -> None:
    around = surround(filled, uid=os.geteuid() + 1)

    found = one(check_ownership, around)

    assert found.level == "mend"
    assert found.mend.startswith(
        """sudo chown -R "$(id -un)" "$SAFESPACE_HOME"/journal "$SAFESPACE_HOME"/drafts"""
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_file_that_was_given_away_is_found(filled: Path) -> None:
    os.chown(filled / "journal" / "journal.db", 12345, -1)

    found = one(check_ownership, surround(filled))

    assert found.mend == 'sudo chown -R "$(id -un)" "$SAFESPACE_HOME"/journal'


def test_without_a_journal_there_is_nothing_to_say(home: Path) -> None:
    assert check_permissions(surround(home)) == ()
    assert check_ownership(surround(home)) == ()
