from __future__ import annotations

import json
import os
import resource
from base64 import b64encode
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from safespace.crypto import keyfile
from safespace.errors import (
    DamagedError,
    NewerSchemaError,
    SafespaceError,
    WrongPassphraseError,
)
from tests.crypto.conftest import PASSPHRASE, Made

if TYPE_CHECKING:
    from collections.abc import Callable

Doc = dict[str, Any]


def edited(made: Made, edit: Callable[[Doc], None]) -> bytes:
    doc: Doc = json.loads(keyfile.dump(made.file))
    edit(doc)
    return json.dumps(doc).encode()


def unlocked(raw: bytes) -> bytes:
    return keyfile.unlock(keyfile.parse(raw), PASSPHRASE)


def test_editing_nothing_leaves_a_file_that_opens(made: Made) -> None:
    assert unlocked(edited(made, lambda _: None)) == made.data_key


@pytest.mark.slow
def test_every_single_bit_of_a_key_file_matters(made: Made) -> None:
    raw = keyfile.dump(made.file)
    seen: Counter[type[SafespaceError]] = Counter()
    for place in range(len(raw)):
        for bit in range(8):
            flipped = bytearray(raw)
            flipped[place] ^= 1 << bit
            with pytest.raises(SafespaceError) as caught:
                unlocked(bytes(flipped))
            seen[caught.type] += 1
    assert set(seen) == {DamagedError, WrongPassphraseError, NewerSchemaError}
    assert sum(seen.values()) == 8 * len(raw)


@pytest.mark.parametrize("part", ["nonce", "wrapped"])
def test_a_changed_slot_looks_like_a_wrong_passphrase(made: Made, part: str) -> None:
    def change(doc: Doc) -> None:
        size = {"nonce": 24, "wrapped": 48}[part]
        doc["slots"][0][part] = b64encode(os.urandom(size)).decode()

    with pytest.raises(WrongPassphraseError) as changed:
        unlocked(edited(made, change))
    with pytest.raises(WrongPassphraseError) as wrong:
        keyfile.unlock(made.file, b"something else")
    assert changed.value.message == wrong.value.message
    assert changed.value.hint == wrong.value.hint


def test_a_slot_only_opens_in_the_key_file_it_was_made_for(made: Made) -> None:
    def move(doc: Doc) -> None:
        doc["vault"] = "0" * 32

    with pytest.raises(WrongPassphraseError):
        unlocked(edited(made, move))


def drop_recovery(doc: Doc) -> None:
    del doc["slots"][1]


def swap_inbox(doc: Doc) -> None:
    doc["inbox_public"] = b64encode(os.urandom(32)).decode()


def reorder(doc: Doc) -> None:
    doc["slots"].reverse()


def double_slot(doc: Doc) -> None:
    doc["slots"].append(doc["slots"][0])


def change_recovery_slot(doc: Doc) -> None:
    doc["slots"][1]["wrapped"] = b64encode(os.urandom(48)).decode()


@pytest.mark.parametrize(
    "edit", [drop_recovery, swap_inbox, reorder, double_slot, change_recovery_slot]
)
def test_a_change_beside_the_slot_that_opens_is_caught(
    made: Made, edit: Callable[[Doc], None]
) -> None:
    with pytest.raises(DamagedError, match="changed by something other"):
        unlocked(edited(made, edit))


def no_slots(doc: Doc) -> None:
    doc["slots"] = []


def drop_passphrase(doc: Doc) -> None:
    del doc["slots"][0]


def crowd(doc: Doc) -> None:
    doc["slots"] *= 5


def extra_member(doc: Doc) -> None:
    doc["note"] = ""


def missing_member(doc: Doc) -> None:
    del doc["mac"]


def true_for_one(doc: Doc) -> None:
    doc["version"] = True


def version_zero(doc: Doc) -> None:
    doc["version"] = 0


def other_format(doc: Doc) -> None:
    doc["format"] = "other-key"


def capital_vault(doc: Doc) -> None:
    doc["vault"] = "A" * 32


def free_kdf(doc: Doc) -> None:
    doc["slots"][0]["kdf"]["name"] = "blake2b"


def cost_as_fraction(doc: Doc) -> None:
    doc["slots"][0]["kdf"]["passes"] = 1.0


def unknown_slot(doc: Doc) -> None:
    doc["slots"][1]["type"] = "guess"


@pytest.mark.parametrize(
    "edit",
    [
        no_slots,
        drop_passphrase,
        crowd,
        extra_member,
        missing_member,
        true_for_one,
        version_zero,
        other_format,
        capital_vault,
        free_kdf,
        cost_as_fraction,
        unknown_slot,
    ],
)
def test_a_file_of_another_shape_is_refused_unopened(
    made: Made, edit: Callable[[Doc], None]
) -> None:
    with pytest.raises(DamagedError):
        keyfile.parse(edited(made, edit))


def test_a_newer_version_is_left_alone_whatever_else_it_holds() -> None:
    with pytest.raises(NewerSchemaError):
        keyfile.parse(b'{"format":"safespace-key","version":2,"rings":[3]}')


@pytest.mark.parametrize("memory_kib", [1024**3, 2 * 1024**2 + 1, 1024, 0, -8192])
def test_a_cost_out_of_range_is_refused_before_any_memory_is_taken(
    made: Made, memory_kib: int
) -> None:
    def ask(doc: Doc) -> None:
        doc["slots"][0]["kdf"]["memory_kib"] = memory_kib

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DamagedError, match="more or less work"):
        keyfile.parse(edited(made, ask))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8 * 1024
