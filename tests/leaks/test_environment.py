"""What a program that is started by safespace is told of it in its environment: nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import PASSPHRASE
from tests.leaks.probe import CANARY, find_in_bytes

if TYPE_CHECKING:
    from tests.leaks.life import Lived

pytestmark = [pytest.mark.slow, pytest.mark.leak(2)]


def test_an_editor_is_told_nothing_of_safespace(lived: Lived) -> None:
    environ = (lived.house.root / "home" / "seen-by-editor").read_bytes()

    # It is the account's environment, which did name safespace at the start.
    assert b"TMPDIR=" in environ
    assert "SAFESPACE_HOME" in lived.house.environ()
    assert b"SAFESPACE" not in environ
    assert not find_in_bytes(CANARY, environ)
    assert not find_in_bytes(PASSPHRASE, environ)


def test_what_is_not_safespaces_own_is_handed_on(lived: Lived) -> None:
    environ = (lived.house.root / "home" / "seen-by-editor").read_text()

    handed = dict(line.partition("=")[::2] for line in environ.splitlines())
    assert handed["HOME"] == str(lived.house.root / "home")
    assert handed["XDG_RUNTIME_DIR"] == str(lived.house.root / "run")
