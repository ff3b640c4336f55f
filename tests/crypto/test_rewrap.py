from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.crypto import keyfile, rewrap
from safespace.crypto.derive import Cost
from safespace.errors import (
    DamagedError,
    LockedError,
    UsageError,
    WrongPassphraseError,
)
from tests.crypto.conftest import CHEAP, PASSPHRASE, RECOVERY, Made

if TYPE_CHECKING:
    from collections.abc import Callable

    from safespace.crypto.keyfile import KeyFile
    from safespace.crypto.slots import Slot

NEW = "ein Reiher über dem Fluss".encode()
NEW_RECOVERY = bytes(range(100, 120))


@pytest.fixture(scope="module")
def changed(made: Made) -> KeyFile:
    return rewrap.change_passphrase(made.file, made.data_key, new=NEW, cost=CHEAP)


def reread(file: KeyFile) -> KeyFile:
    return keyfile.parse(keyfile.dump(file))


def test_the_new_passphrase_opens_and_the_old_one_no_longer_does(
    made: Made, changed: KeyFile
) -> None:
    assert keyfile.unlock(reread(changed), NEW) == made.data_key
    with pytest.raises(WrongPassphraseError):
        keyfile.unlock(reread(changed), PASSPHRASE)


def test_an_older_copy_of_the_key_file_still_opens_with_the_old_one(
    made: Made, changed: KeyFile
) -> None:
    assert changed != made.file
    assert keyfile.unlock(made.file, PASSPHRASE) == made.data_key
    with pytest.raises(WrongPassphraseError):
        keyfile.unlock(made.file, NEW)


def test_the_recovery_key_outlives_a_change_of_passphrase(
    made: Made, changed: KeyFile
) -> None:
    assert keyfile.unlock_with_recovery(reread(changed), RECOVERY) == made.data_key
    assert changed.slots[1] == made.file.slots[1]


def test_the_journal_and_its_inbox_are_the_same_ones(
    made: Made, changed: KeyFile
) -> None:
    assert changed.vault == made.file.vault
    assert changed.inbox_public == made.file.inbox_public


def test_a_change_takes_the_cost_it_is_given_and_new_randomness(made: Made) -> None:
    cost = Cost(memory_kib=16 * 1024, passes=1)
    first, second = (
        rewrap.change_passphrase(made.file, made.data_key, new=PASSPHRASE, cost=cost)
        for _ in range(2)
    )
    assert first.slots[0].cost == second.slots[0].cost == cost
    assert first.slots[0].salt != second.slots[0].salt
    assert first.slots[0].nonce != second.slots[0].nonce


def test_all_its_randomness_comes_from_the_source_it_is_given(made: Made) -> None:
    drawn: list[bytes] = []

    def draw(size: int) -> bytes:
        drawn.append(os.urandom(size))
        return drawn[-1]

    first = rewrap.change_passphrase(
        made.file, made.data_key, new=NEW, cost=CHEAP, draw=draw
    )
    second = rewrap.set_recovery(first, made.data_key, recovery=RECOVERY, draw=draw)
    assert drawn == [part for slot in second.slots for part in (slot.salt, slot.nonce)]


def test_several_passphrases_become_one(made: Made) -> None:
    both = keyfile.with_slots(made.file, made.data_key, made.file.slots[:1] * 3)
    assert keyfile.unlock(reread(both), PASSPHRASE) == made.data_key
    alone = rewrap.change_passphrase(both, made.data_key, new=NEW, cost=CHEAP)
    assert len(alone.slots) == 1
    with pytest.raises(WrongPassphraseError):
        keyfile.unlock(alone, PASSPHRASE)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(new=st.binary(max_size=200), other=st.binary(max_size=200))
def test_any_passphrase_opens_what_it_was_made_for_and_no_other_does(
    made: Made, new: bytes, other: bytes
) -> None:
    changed = rewrap.change_passphrase(made.file, made.data_key, new=new, cost=CHEAP)
    assert keyfile.unlock(reread(changed), new) == made.data_key
    if other != new:
        with pytest.raises(WrongPassphraseError):
            keyfile.unlock(changed, other)


def test_a_recovery_key_can_be_added_later() -> None:
    bare, data_key = keyfile.create(PASSPHRASE, CHEAP, recovery=None)
    more = reread(rewrap.set_recovery(bare, data_key, recovery=RECOVERY))
    assert keyfile.unlock_with_recovery(more, RECOVERY) == data_key
    assert keyfile.unlock(more, PASSPHRASE) == data_key


def test_a_new_recovery_key_takes_the_place_of_the_old_one(made: Made) -> None:
    other = reread(rewrap.set_recovery(made.file, made.data_key, recovery=NEW_RECOVERY))
    assert keyfile.unlock_with_recovery(other, NEW_RECOVERY) == made.data_key
    with pytest.raises(WrongPassphraseError):
        keyfile.unlock_with_recovery(other, RECOVERY)
    assert keyfile.unlock(other, PASSPHRASE) == made.data_key
    assert len(other.slots) == 2


@pytest.mark.parametrize("size", [0, 19, 21])
def test_a_recovery_key_of_another_length_is_refused(made: Made, size: int) -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        rewrap.set_recovery(made.file, made.data_key, recovery=bytes(size))


def test_without_its_recovery_key_the_passphrase_still_opens_it(made: Made) -> None:
    fewer = reread(rewrap.drop_recovery(made.file, made.data_key))
    assert keyfile.unlock(fewer, PASSPHRASE) == made.data_key
    with pytest.raises(LockedError, match="without a recovery key"):
        keyfile.unlock_with_recovery(fewer, RECOVERY)
    assert rewrap.drop_recovery(fewer, made.data_key) == fewer


def test_the_last_way_in_is_never_taken_away(made: Made) -> None:
    by_recovery = keyfile.with_slots(made.file, made.data_key, made.file.slots[1:])
    assert keyfile.unlock_with_recovery(by_recovery, RECOVERY) == made.data_key
    with pytest.raises(UsageError, match="nothing would open"):
        rewrap.drop_recovery(by_recovery, made.data_key)
    both = rewrap.change_passphrase(by_recovery, made.data_key, new=NEW, cost=CHEAP)
    assert keyfile.unlock(reread(both), NEW) == made.data_key
    assert keyfile.unlock_with_recovery(reread(both), RECOVERY) == made.data_key


def flipped(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


BENDS: dict[str, Callable[[Slot], Slot]] = {
    "salt": lambda slot: replace(slot, salt=flipped(slot.salt)),
    "nonce": lambda slot: replace(slot, nonce=flipped(slot.nonce)),
    "wrapped": lambda slot: replace(slot, wrapped=flipped(slot.wrapped)),
}


@pytest.mark.parametrize("part", BENDS)
def test_one_bit_in_the_recovery_slot_is_noticed_when_the_passphrase_opens(
    changed: KeyFile, part: str
) -> None:
    first, second = changed.slots
    bent = replace(changed, slots=(first, BENDS[part](second)))
    with pytest.raises(DamagedError, match="changed by something other"):
        keyfile.unlock(bent, NEW)


def other_cost(slot: Slot) -> Slot:
    return replace(slot, cost=Cost(CHEAP.memory_kib ^ 1, CHEAP.passes))


@pytest.mark.parametrize("bend", [*BENDS.values(), other_cost])
def test_one_bit_in_the_passphrase_slot_is_noticed_when_the_recovery_key_opens(
    changed: KeyFile, bend: Callable[[Slot], Slot]
) -> None:
    first, second = changed.slots
    bent = replace(changed, slots=(bend(first), second))
    with pytest.raises(DamagedError, match="changed by something other"):
        keyfile.unlock_with_recovery(bent, RECOVERY)
    with pytest.raises(WrongPassphraseError):
        keyfile.unlock(bent, NEW)


EVERY = [
    lambda file, key: rewrap.change_passphrase(file, key, new=NEW, cost=CHEAP),
    lambda file, key: rewrap.set_recovery(file, key, recovery=NEW_RECOVERY),
    rewrap.drop_recovery,
]


@pytest.mark.parametrize("act", EVERY, ids=["change", "set", "drop"])
def test_a_changed_key_file_is_not_vouched_for_anew(
    made: Made, act: Callable[[KeyFile, bytes], KeyFile]
) -> None:
    assert act(made.file, made.data_key).vault == made.file.vault
    for bent in (
        replace(made.file, inbox_public=flipped(made.file.inbox_public)),
        replace(made.file, slots=made.file.slots[:1]),
        replace(made.file, mac=bytes(32)),
    ):
        with pytest.raises(DamagedError, match="changed by something other"):
            act(bent, made.data_key)


@pytest.mark.parametrize("act", EVERY, ids=["change", "set", "drop"])
def test_another_journals_data_key_is_refused(
    made: Made, act: Callable[[KeyFile, bytes], KeyFile]
) -> None:
    with pytest.raises(DamagedError):
        act(made.file, bytes(32))


def test_a_key_file_is_proven_by_its_own_passphrase(made: Made) -> None:
    rewrap.prove(made.file, PASSPHRASE)
    with pytest.raises(DamagedError, match="is not used"):
        rewrap.prove(made.file, NEW)
    with pytest.raises(DamagedError, match="changed by something other"):
        rewrap.prove(replace(made.file, mac=bytes(32)), PASSPHRASE)


def test_a_cost_no_key_file_may_ask_for_is_refused(made: Made) -> None:
    with pytest.raises(DamagedError, match="more or less work"):
        rewrap.change_passphrase(
            made.file, made.data_key, new=NEW, cost=Cost(1024**3, 1)
        )
