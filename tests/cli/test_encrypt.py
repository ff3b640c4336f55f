"""encrypt: lock a journal that was readable; drafts are in test_passphrase.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.disk import on_disk
from tests.cli.test_passphrase import NEW, handing

if TYPE_CHECKING:
    from tests.saying import Say


def test_no_word_stays_readable_in_the_journal(say: Say) -> None:
    say.write("a canary by the window")
    assert b"canary by the window" in on_disk(say.home)

    with handing(NEW) as [fd]:
        said = say("encrypt", "--new-passphrase-fd", str(fd))

    assert b"canary by the window" not in on_disk(say.home)
    assert "may live on in backups" in said.err


def test_an_encrypted_journal_is_left_as_it_is(say_encrypted: Say) -> None:
    before = on_disk(say_encrypted.home)

    said = say_encrypted("encrypt", unlock=False, code=2)

    assert "encrypted already" in said.err
    assert on_disk(say_encrypted.home) == before


def test_a_weak_passphrase_leaves_it_readable(say: Say) -> None:
    say.write("still here")
    with handing("short") as [fd]:
        say("encrypt", "--new-passphrase-fd", str(fd), code=2)

    assert "still here" in say("list").out
