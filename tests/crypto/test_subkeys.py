from __future__ import annotations

import subprocess
import sys

import pytest
from nacl.bindings import crypto_generichash_blake2b_salt_personal

from safespace.crypto.subkeys import Purpose, subkey

KEY = bytes(range(32))


def test_every_purpose_has_a_key_of_its_own() -> None:
    assert len({subkey(KEY, purpose) for purpose in Purpose}) == len(Purpose)


def test_the_same_key_and_purpose_give_the_same_subkey_forever() -> None:
    assert subkey(KEY, Purpose.DATABASE).hex() == (
        "17431d37257ecdab6ae5ee9050428d1516a82aead97d2e38b87b9623ccc0e461"
    )


@pytest.mark.parametrize("purpose", list(Purpose))
def test_libsodium_derives_the_same_subkeys(purpose: Purpose) -> None:
    theirs = crypto_generichash_blake2b_salt_personal(
        b"", key=KEY, person=purpose.encode().ljust(16, b"\0")
    )
    assert subkey(KEY, purpose) == theirs


def test_a_shorter_subkey_is_not_the_beginning_of_a_longer_one() -> None:
    short = subkey(KEY, Purpose.BACKUP, size=16)
    assert len(short) == 16
    assert not subkey(KEY, Purpose.BACKUP).startswith(short)


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_data_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        subkey(bytes(length), Purpose.DATABASE)


def loaded_by(module: str) -> set[str]:
    show = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", show], check=True, capture_output=True, text=True
    )
    return set(run.stdout.split())


def test_subkeys_are_derived_without_loading_nacl() -> None:
    assert "nacl" not in loaded_by("safespace.crypto.subkeys")


def test_the_same_look_does_find_nacl_where_it_is_used() -> None:
    assert "nacl" in loaded_by("safespace.crypto.derive")
