from __future__ import annotations

import os
from dataclasses import replace

import pytest

from safespace.crypto import keyfile
from safespace.crypto.derive import Cost
from safespace.crypto.seal import inbox_keypair
from safespace.errors import DamagedError, LockedError, WrongPassphraseError
from tests.crypto.conftest import CHEAP, PASSPHRASE, RECOVERY, Made

WRITTEN_BY_VERSION_1 = (
    b'{"format":"safespace-key",'
    b'"inbox_public":"2DFYH18c031jl7EYGaFw5pGQlZpj9RgYsYBgiAEywF8=",'
    b'"mac":"JvYDURSGY49XACNJvbn/lkk3CuL5uplzNKHAIt7dTdU=",'
    b'"slots":[{"kdf":{"memory_kib":8192,"name":"argon2id","passes":1,'
    b'"salt":"V19nb3d/h4+Xn6evt7/Hzw=="},"nonce":"x8/X3+fv9/8HDxcfJy83P0dPV19nb3d/",'
    b'"type":"passphrase","wrapped":'
    b'"YeMyhgQ7WI4BUXMc9mGcqY4ifP0nU8cJGPhYJ0jTQ1EO8hFxiqmDTw5O0u4swACL"},'
    b'{"kdf":{"name":"blake2b","salt":"b3d/h4+Xn6evt7/Hz9ff5w=="},'
    b'"nonce":"3+fv9/8HDxcfJy83P0dPV19nb3d/h4+X","type":"recovery","wrapped":'
    b'"Rla38Ucm+8vrEH2z9H6Jm0c5HLh0DQ5hEJ77JUK/HRrhupoCjBhNegfQ+Gn64PA/"}],'
    b'"vault":"e7eff7ff070f171f272f373f474f575f","version":1}\n'
)
ITS_PASSPHRASE = "grüne Wolke über Bergen".encode()
ITS_DATA_KEY = "070f171f272f373f474f575f676f777f878f979fa7afb7bfc7cfd7dfe7eff7ff"


def test_the_passphrase_opens_the_journal(made: Made) -> None:
    assert keyfile.unlock(made.file, PASSPHRASE) == made.data_key


def test_the_printed_recovery_key_opens_it_too(made: Made) -> None:
    assert keyfile.unlock_with_recovery(made.file, RECOVERY) == made.data_key


def test_a_key_file_written_by_the_first_version_still_opens() -> None:
    old = keyfile.parse(WRITTEN_BY_VERSION_1)
    assert keyfile.unlock(old, ITS_PASSPHRASE).hex() == ITS_DATA_KEY
    assert keyfile.unlock_with_recovery(old, bytes(range(20))).hex() == ITS_DATA_KEY
    assert keyfile.dump(old) == WRITTEN_BY_VERSION_1


def test_what_is_written_reads_back_as_the_same_key_file(made: Made) -> None:
    assert keyfile.parse(keyfile.dump(made.file)) == made.file


def test_white_space_around_the_values_changes_nothing(made: Made) -> None:
    spaced = keyfile.dump(made.file).replace(b",", b" ,\r\n\t")
    assert keyfile.parse(spaced) == made.file


def test_two_journals_with_one_passphrase_share_nothing(made: Made) -> None:
    other, data_key = keyfile.create(PASSPHRASE, CHEAP, recovery=RECOVERY)
    assert data_key != made.data_key
    assert other.vault != made.file.vault
    assert other.slots[0].salt != made.file.slots[0].salt


@pytest.mark.parametrize("wrong", [b"", b"five words", PASSPHRASE + b" ", b"\xff" * 99])
def test_another_passphrase_does_not_open_it(made: Made, wrong: bytes) -> None:
    with pytest.raises(WrongPassphraseError) as caught:
        keyfile.unlock(made.file, wrong)
    assert caught.value.message == (
        "That passphrase does not open this journal, or the key file was changed."
    )


@pytest.mark.parametrize("wrong", [b"", bytes(20), RECOVERY + b"\0", b"\xff" * 99])
def test_another_recovery_key_does_not_open_it(made: Made, wrong: bytes) -> None:
    with pytest.raises(WrongPassphraseError, match="recovery key does not open"):
        keyfile.unlock_with_recovery(made.file, wrong)


def test_one_secret_does_not_pass_for_the_other(made: Made) -> None:
    with pytest.raises(WrongPassphraseError):
        keyfile.unlock(made.file, RECOVERY)


def test_a_journal_without_a_recovery_key_says_so() -> None:
    alone, data_key = keyfile.create(PASSPHRASE, CHEAP, recovery=None)
    assert keyfile.unlock(alone, PASSPHRASE) == data_key
    with pytest.raises(LockedError, match="without a recovery key"):
        keyfile.unlock_with_recovery(alone, RECOVERY)


def test_the_inbox_key_in_the_file_is_the_data_keys_own(made: Made) -> None:
    assert made.file.inbox_public == inbox_keypair(made.data_key).public


def test_making_one_at_an_unheard_of_cost_is_refused() -> None:
    with pytest.raises(DamagedError):
        keyfile.create(PASSPHRASE, Cost(1024**3, 1), recovery=None)


def test_a_recovery_key_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        keyfile.create(PASSPHRASE, CHEAP, recovery=b"1234")


def test_all_its_randomness_comes_from_the_source_it_is_given() -> None:
    drawn: list[bytes] = []

    def draw(size: int) -> bytes:
        drawn.append(os.urandom(size))
        return drawn[-1]

    file, data_key = keyfile.create(PASSPHRASE, CHEAP, recovery=RECOVERY, draw=draw)
    parts = [data_key, bytes.fromhex(file.vault)]
    parts += [part for slot in file.slots for part in (slot.salt, slot.nonce)]
    assert drawn == parts


def test_no_bytes_are_shown_when_a_key_file_is_printed(made: Made) -> None:
    shown = repr(made.file) + repr(replace(made.file, mac=b"canary"))
    assert made.file.vault in shown
    assert "canary" not in shown
    shown = shown.replace(made.file.vault, "")
    assert "b'" not in shown
    assert 'b"' not in shown
