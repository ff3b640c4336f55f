from __future__ import annotations

import subprocess
import sys

import pytest


def loaded_by(module: str) -> set[str]:
    show = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", show], check=True, capture_output=True, text=True
    )
    return set(run.stdout.split())


@pytest.mark.parametrize("module", ["private", "folder", "drafts", "passphrase"])
def test_looking_at_the_vault_loads_nothing_heavy(module: str) -> None:
    heavy = {"nacl", "zxcvbn", "xkcdpass", "sqlcipher3", "secrets", "json"}
    assert not heavy & loaded_by(f"safespace.vault.{module}")


def test_the_same_look_does_find_them_where_they_are_used() -> None:
    assert "nacl" in loaded_by("safespace.vault.sealed")
    assert "xkcdpass" in loaded_by("safespace.vault.words")
    assert "zxcvbn" in loaded_by(
        "safespace.vault.passphrase as p; p.check_new('heron river stone', '')"
    )
