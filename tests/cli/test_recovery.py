"""recovery: a printed key for a forgotten passphrase; more in test_passphrase.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.test_passphrase import NEW, handing

if TYPE_CHECKING:
    from tests.saying import Say


def test_a_new_key_takes_the_place_of_an_earlier_one(say_encrypted: Say) -> None:
    first, second = (
        say_encrypted("recovery", "new").out.split(": ")[1].strip() for _ in range(2)
    )

    assert first != second
    with handing(first, NEW) as [key, fd]:
        options = ("--recovery-fd", str(key), "--new-passphrase-fd", str(fd))
        say_encrypted("recovery", "use", *options, unlock=False, code=4)


def test_a_mistyped_key_is_noticed_before_it_is_tried(say_encrypted: Say) -> None:
    printed = say_encrypted("recovery", "new").out.split(": ")[1].strip()
    slip = printed[:-1] + ("0" if printed[-1] != "0" else "1")

    with handing(slip, NEW) as [key, fd]:
        options = ("--recovery-fd", str(key), "--new-passphrase-fd", str(fd))
        said = say_encrypted("recovery", "use", *options, unlock=False, code=2)

    assert "does not look like a recovery key" in said.err


def test_a_script_is_told_how_to_hand_the_key_over(say_encrypted: Say) -> None:
    said = say_encrypted("recovery", "use", unlock=False, code=2)

    assert "--recovery-fd" in said.err
