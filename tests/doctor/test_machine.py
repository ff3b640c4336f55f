"""The kernel's keyring, versions, settings, and the age of a list of help lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from safespace.crypto import keyring
from safespace.doctor.helplines import check_helplines
from safespace.doctor.settings import check_settings
from safespace.doctor.unlocking import check_unlocking, probe_keyring
from safespace.doctor.versions import check_versions, read_versions
from safespace.settings import load
from safespace.storage.versions import read_cipher_version
from tests.doctor.surrounded import TODAY, level, one, surround

if TYPE_CHECKING:
    from pathlib import Path


def test_a_place_for_keys_is_told_either_way(home: Path) -> None:
    assert level(check_unlocking, surround(home, has_keyring=lambda: True)) == "ok"
    assert level(check_unlocking, surround(home)) == "look"


def test_the_probe_says_what_the_kernel_does_and_leaves_nothing() -> None:
    found = probe_keyring()

    try:
        keyring.put("safespace:test", b"x", seconds=1)
    except keyring.KeyringUnavailableError:
        assert not found
    else:
        assert found
        keyring.forget("safespace:test")
    assert keyring.get("safespace:probe") is None


def test_versions_are_those_of_this_machine() -> None:
    versions = dict(read_versions())
    look = "import sys, json; print(json.dumps(list(sys.version_info[:3])))"
    ours = subprocess.run([sys.executable, "-c", look], capture_output=True, check=True)

    assert versions["Python"] == ".".join(map(str, json.loads(ours.stdout)))
    assert versions["SQLCipher"] == read_cipher_version() != ""
    assert os.uname().nodename not in versions.values()


def test_a_driver_without_a_cipher_needs_mending(home: Path) -> None:
    around = surround(home)
    without = tuple(pair for pair in around.versions if pair[0] != "SQLCipher")

    assert level(check_versions, around) == "ok"
    assert level(check_versions, replace(around, versions=without)) == "mend"


def test_without_a_list_of_help_lines_nothing_is_said(home: Path) -> None:
    assert check_helplines(surround(home)) == ()


@pytest.mark.parametrize(("days", "stands"), [(0, "ok"), (365, "ok"), (366, "look")])
def test_a_list_of_help_lines_grows_old(home: Path, days: int, stands: str) -> None:
    around = surround(home, helplines_verified_on=TODAY - timedelta(days=days))

    assert level(check_helplines, around) == stands


@pytest.mark.parametrize("text", ["canary = 1", "rhythm = 'canary'", "canary"])
def test_a_setting_that_is_not_in_force_is_told_without_its_words(
    home: Path, text: str
) -> None:
    file = home.parent / "settings.toml"
    file.write_text("rhythm = 'off'")
    assert check_settings(surround(home, settings=load(file))) == ()
    file.write_text(text)

    found = one(check_settings, surround(home, settings=load(file)))

    assert found.level == "look"
    assert "canary" not in found.words + found.mend
