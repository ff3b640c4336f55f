"""passphrase remember: the OS keychain opens the journal, until something locks it."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from safespace.crypto.keyfile import unlock
from safespace.crypto.opened import unpack_keys
from safespace.storage.connect import open_database
from safespace.vault.keys import read_keyfile
from tests.cli.test_passphrase import NEW, change
from tests.journals import PASSPHRASE, make_journal
from tests.keychains import CarelessKeychain, FileKeychain, LockedKeychain

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import UseKeychain
    from tests.keychains import Desktop
    from tests.saying import Said, Say

SEALED = "at your next unlock"


@pytest.fixture
def say(say_encrypted: Say, use_keychain: UseKeychain) -> Say:
    """An encrypted journal with an entry, locked, at a desktop with a keychain."""
    use_keychain(FileKeychain)
    say_encrypted.write("only for me")
    return say_encrypted


@pytest.fixture
def remembered(say: Say) -> Say:
    """The same, remembered."""
    say("passphrase", "remember", "--yes")
    return say


def without(say: Say, *argv: str, code: int = 0, stdin: str = "") -> Said:
    """Say something without the passphrase."""
    return say(*argv, code=code, stdin=stdin, unlock=False)


def marks(say: Say) -> list[str]:
    return sorted(path.name for path in (say.home / "state").glob("*ing"))


def test_a_remembered_journal_is_read_without_the_passphrase(say: Say) -> None:
    without(say, "list", code=4)

    said = say("passphrase", "remember", "--yes")

    assert "Anybody at this desktop can then read the journal" in said.err
    assert said.out.startswith("Remembered: anybody at this desktop can read")
    assert "only for me" in without(say, "read").out
    assert "only for me" in without(say, "list").out
    assert "locked" not in without(say).out


def test_what_is_written_then_is_saved_at_once(remembered: Say) -> None:
    assert SEALED not in without(remembered, "write", stdin="more").out
    remembered("lock")
    assert SEALED in without(remembered, "write", stdin="sealed").out


def test_what_was_sealed_before_joins_at_the_next_reading(say: Say) -> None:
    without(say, "write", stdin="captured")
    say("passphrase", "remember", "--yes")

    assert "captured" in without(say, "list").out


@pytest.mark.parametrize("command", [("lock",), ("passphrase", "forget")], ids=str)
def test_it_ends(remembered: Say, desktop: Desktop, command: tuple[str, ...]) -> None:
    assert desktop.items

    said = without(remembered, *command)

    assert "keychain" in said.out + said.err
    assert not desktop.items
    assert not without(remembered, "list", code=4).out
    assert "locked" in without(remembered, "status").out


def test_locking_says_that_the_keychain_forgot_only_where_it_did(say: Say) -> None:
    assert (say("lock").out, say("lock").err) == ("Locked.\n", "")
    say("passphrase", "remember", "--yes")
    said = say("lock")
    assert said.out == "Locked.\n"
    assert "keychain has forgotten" in said.err


def test_forgetting_what_is_not_remembered_is_fine(say: Say) -> None:
    assert without(say, "passphrase", "forget").out == "Nothing is remembered.\n"


def test_forgetting_works_where_the_small_file_is_gone(
    remembered: Say, desktop: Desktop
) -> None:
    (remembered.home / "state" / "remembered").unlink()

    without(remembered, "passphrase", "forget")

    assert not desktop.items


def test_the_small_file_names_the_vault_and_is_for_this_account_alone(
    remembered: Say,
) -> None:
    file = remembered.home / "state" / "remembered"
    vault = read_keyfile(remembered.home / "journal").vault

    assert file.read_text() == vault
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_is_asked_for_even_where_the_journal_is_unlocked(say: Say) -> None:
    if say("unlock", code=None).code:
        pytest.skip("this machine has no kernel keyring to use")

    without(say, "passphrase", "remember", "--yes", code=4)

    assert not without(say, "status", "--json").json["remembered"]
    say("lock")


def test_a_script_has_to_say_yes(say: Say, desktop: Desktop) -> None:
    said = say("passphrase", "remember", code=2)

    assert "--yes" in said.err
    assert not desktop.handed


def test_a_wrong_passphrase_is_not_remembered(say: Say, desktop: Desktop) -> None:
    say.passphrase = "something else entirely"

    say("passphrase", "remember", "--yes", code=4)

    assert not desktop.handed


def test_what_the_keychain_gets_reads_the_journal_and_is_no_more(
    remembered: Say, desktop: Desktop
) -> None:
    folder = remembered.home / "journal"
    data_key = unlock(read_keyfile(folder), PASSPHRASE.encode())
    handed = desktop.handed

    # It does open the journal ...
    keys = unpack_keys(bytes.fromhex(handed.split()[2]))
    assert keys is not None
    conn = open_database(folder / "journal.db", keys.database)
    assert conn.execute("SELECT body FROM entry").fetchone()[0] == "only for me"
    conn.close()
    # ... and neither of these, in any spelling, is in it.
    for secret in (PASSPHRASE.encode(), data_key):
        spellings = (secret.hex(), base64.b64encode(secret).decode(), str(secret))
        assert not any(spelling in handed for spelling in spellings)
        assert secret not in handed.encode()
        assert secret not in keys.database + keys.inbox


def test_its_name_in_the_keychain_tells_nothing(
    remembered: Say, desktop: Desktop
) -> None:
    [name] = desktop.items

    assert name == f"local-store/{read_keyfile(remembered.home / 'journal').vault}"


def test_status_and_doctor_say_who_can_read_it(remembered: Say) -> None:
    assert "open to anybody at this desktop" in without(remembered, "status").out
    assert without(remembered, "status", "--json").json["remembered"] is True
    assert "to anybody at this desktop" in without(remembered, "doctor").out
    remembered("lock")
    assert without(remembered, "status", "--json").json["remembered"] is False
    assert "anybody at this desktop" not in without(remembered, "doctor").out


def test_another_passphrase_leaves_it_and_says_so(remembered: Say) -> None:
    assert "opens the journal as before" in change(remembered).err
    assert "only for me" in without(remembered, "list").out


def test_another_key_ends_it(remembered: Say, desktop: Desktop) -> None:
    change(remembered, "--rotate-key")

    assert not desktop.items
    without(remembered, "list", code=4)
    remembered.passphrase = NEW
    assert "only for me" in remembered("list").out


def test_a_journal_that_is_decrypted_leaves_nothing_there(
    remembered: Say, desktop: Desktop
) -> None:
    remembered("decrypt", "--yes")

    assert not desktop.items
    assert "only for me" in without(remembered, "list").out


def test_a_journal_that_was_put_back_asks_again(
    remembered: Say, desktop: Desktop
) -> None:
    remembered("backup")
    remembered("restore", "--yes")

    assert not desktop.items
    without(remembered, "list", code=4)


@pytest.mark.parametrize("secret", ["ff" * 64, "ff", "no key at all", ""])
def test_what_does_not_open_it_is_asked_past_and_forgotten(
    remembered: Say, desktop: Desktop, secret: str
) -> None:
    desktop.put(secret)

    said = without(remembered, "list", code=4)

    assert "nobody is here to unlock it" in said.err
    assert not desktop.items
    assert marks(remembered) == []
    assert "only for me" in remembered("list").out


def test_another_journal_in_its_place_is_not_opened_by_it(
    remembered: Say, desktop: Desktop, tmp_path: Path
) -> None:
    (remembered.home / "journal").rename(tmp_path / "elsewhere")
    make_journal(remembered.home)

    without(remembered, "list", code=4)

    assert not desktop.items


def test_a_keychain_that_drops_it_is_not_believed(
    say: Say, use_keychain: UseKeychain
) -> None:
    use_keychain(CarelessKeychain)

    said = say("passphrase", "remember", "--yes", code=4)

    assert "did not take it in" in said.err
    assert marks(say) == []
    assert not without(say, "status", "--json").json["remembered"]


def test_a_keychain_that_is_locked_is_asked_past_and_used_again_later(
    remembered: Say, use_keychain: UseKeychain
) -> None:
    use_keychain(LockedKeychain)
    without(remembered, "list", code=4)
    assert SEALED in without(remembered, "write", stdin="later").out

    use_keychain(FileKeychain)

    assert "only for me" in without(remembered, "list").out


def test_where_the_keychain_does_not_forget_nothing_is_claimed(
    remembered: Say, use_keychain: UseKeychain, desktop: Desktop
) -> None:
    use_keychain(LockedKeychain)
    said = remembered("lock", code=8)
    assert "Locked." not in said.out
    assert "may still be in it" in said.err
    assert "may have keys" in without(remembered, "status").out
    assert "may still be in the OS keychain" in without(remembered, "doctor").out

    # Where it answers again it is not used, and is emptied at the next chance.
    use_keychain(FileKeychain)
    assert desktop.items
    without(remembered, "list", code=4)
    assert not desktop.items
    assert marks(remembered) == []


def test_a_key_can_be_changed_where_the_keychain_does_not_answer(
    remembered: Say, use_keychain: UseKeychain
) -> None:
    use_keychain(LockedKeychain)

    assert "may still be in it" in change(remembered, "--rotate-key").err

    remembered.passphrase = NEW
    assert "only for me" in remembered("list").out
