"""init: make a journal, encrypted unless somebody insists."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.keyfile import unlock, unlock_with_recovery
from safespace.errors import WrongPassphraseError
from safespace.vault.keys import read_keyfile
from safespace.vault.recovery import from_text
from tests.cli.disk import on_disk
from tests.cli.titles import titles
from tests.journals import Mode
from tests.saying import Say

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Said

PASSPHRASE = "walnut ferry under glass"
GROUPS = re.compile(r"(?<=key: )([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}\b")


def init_with(say: Say, passphrase: str, *options: str, code: int = 0) -> Said:
    """Make a journal with a passphrase from a file descriptor."""
    reading, writing = os.pipe()
    os.write(writing, passphrase.encode() + b"\n")
    os.close(writing)
    try:
        return say("init", "--passphrase-fd", str(reading), *options, code=code)
    finally:
        os.close(reading)


@dataclass(frozen=True, slots=True)
class Made:
    """A journal as `init` really makes one, at the full cost of guessing."""

    home: Path
    said: Said

    @property
    def say(self) -> Say:
        """Commands over it."""
        say = Say(self.home, Mode.ENCRYPTED)
        say.passphrase = PASSPHRASE
        return say


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make it once: choosing the cost takes a second and much memory."""
    home = tmp_path_factory.mktemp("init") / "home"
    options = ("--yes", "--recovery-key", "--day-start", "05:00", "--country", "ie")
    return Made(home, init_with(Say(home, None), PASSPHRASE, *options))


def test_the_passphrase_opens_the_new_journal(made: Made) -> None:
    assert made.said.out.endswith("To write in it: safespace write\n")
    assert unlock(read_keyfile(made.home / "journal"), PASSPHRASE.encode())
    with pytest.raises(WrongPassphraseError):
        unlock(read_keyfile(made.home / "journal"), b"another passphrase")


def test_the_recovery_key_that_was_printed_opens_it_too(made: Made) -> None:
    printed = GROUPS.search(made.said.out)
    assert printed

    keyfile = read_keyfile(made.home / "journal")

    by_key = unlock_with_recovery(keyfile, from_text(printed[0]))
    assert by_key == unlock(keyfile, PASSPHRASE.encode())


def test_neither_secret_is_on_disk(made: Made) -> None:
    printed = GROUPS.search(made.said.out)
    assert printed

    stored = on_disk(made.home)

    assert b"day_start" in stored
    assert PASSPHRASE.encode() not in stored
    assert printed[0].encode() not in stored
    assert from_text(printed[0]) not in stored


def test_the_settings_are_noted(made: Made) -> None:
    settings = made.say("settings", "--json").json

    assert (settings["day_start"], settings["country"]) == ("05:00", "IE")


def test_everything_is_for_this_account_alone(made: Made) -> None:
    for path in [made.home, *made.home.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_second_init_changes_nothing(made: Made) -> None:
    before = on_disk(made.home)

    for options in (("--yes",), ("--no-encryption", "--yes", "--country", "FR")):
        said = init_with(made.say, "another passphrase", *options, code=2)
        assert said.err.startswith("There is a journal here already")

    assert on_disk(made.home) == before


def test_a_second_init_leaves_a_plain_journal_too(say: Say) -> None:
    say.write("here")

    say("init", "--no-encryption", "--yes", code=2)
    init_with(say, PASSPHRASE, "--yes", code=2)

    assert titles(say, "list") == ["here"]


@pytest.mark.parametrize("part", ["journal.key", "journal.db"])
def test_what_is_left_of_a_journal_is_never_made_over(
    say_first: Say, part: str
) -> None:
    left = say_first.home / "journal" / part
    left.parent.mkdir(parents=True)
    left.write_bytes(b"left over")

    init_with(say_first, PASSPHRASE, "--yes", code=6)

    assert left.read_bytes() == b"left over"


@pytest.mark.parametrize(
    "weak", ["short", "1234567890", "qwertyuiop", "ninechars", "root12345678"]
)
def test_a_weak_passphrase_makes_nothing(
    say_first: Say, weak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "root")

    said = init_with(say_first, weak, "--yes", code=2)

    assert "passphrase" in said.err
    assert weak not in said.err
    assert not say_first.home.exists()


def test_an_unreadable_descriptor_makes_nothing(say_first: Say) -> None:
    for descriptor in ("987", "9" * 15):
        say_first("init", "--yes", "--passphrase-fd", descriptor, code=2)
    init_with(say_first, "", "--yes", code=2)

    assert not say_first.home.exists()


@pytest.mark.parametrize(
    "options", [(), ("--yes",), ("--no-encryption",), ("--recovery-key",)]
)
def test_in_a_script_nothing_is_assumed(
    say_first: Say, options: tuple[str, ...]
) -> None:
    said = say_first("init", *options, code=2)

    assert "--passphrase-fd" in said.err or "--yes" in said.err
    assert not say_first.home.exists()


@pytest.mark.parametrize("option", [("--day-start", "25:00"), ("--country", "Ireland")])
def test_a_setting_that_makes_no_sense_makes_no_journal(
    say_first: Say, option: tuple[str, str]
) -> None:
    say_first("init", "--no-encryption", "--yes", *option, code=2)

    assert not say_first.home.exists()


def test_without_encryption_the_journal_is_plain_sqlite(say_first: Say) -> None:
    said = say_first("init", "--no-encryption", "--yes", "--day-start", "03:00")

    database = say_first.home / "journal" / "journal.db"
    assert database.read_bytes().startswith(b"SQLite format 3\0")
    assert not (say_first.home / "journal" / "journal.key").exists()
    assert "Your journal is ready." in said.out
    assert say_first("settings", "--json").json["day_start"] == "03:00"
    assert say_first("write", stdin="words").out.startswith("Saved  ")
