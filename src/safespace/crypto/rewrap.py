"""Other ways into the same journal: a new passphrase, a new recovery key, or none.

Only the slots of the key file change. Copies of an older key file still open with
what opened them when they were made.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from safespace.crypto import slots
from safespace.crypto.keyfile import (
    dump,
    header,
    parse,
    unlock,
    unlock_with_recovery,
    with_slots,
)
from safespace.crypto.slots import Draw, Lock, Slot, SlotType
from safespace.errors import DamagedError, UsageError, WrongPassphraseError

if TYPE_CHECKING:
    from safespace.crypto.derive import Cost
    from safespace.crypto.keyfile import KeyFile


def change_passphrase(
    keyfile: KeyFile,
    data_key: bytes,
    *,
    new: bytes,
    cost: Cost,
    draw: Draw = os.urandom,
) -> KeyFile:
    """Return the key file for a new passphrase alone; the recovery key stays as it is.

    The result was opened with the new passphrase, as it will be read from the disk.

    Raises:
        DamagedError: for a changed key file, or a cost out of range.
        StorageError: when there is not enough memory for the cost.
    """
    lock = Lock(SlotType.PASSPHRASE, cost, new)
    made = slots.wrap(data_key, lock, header=header(keyfile.vault), draw=draw)
    kept = _without(keyfile, SlotType.PASSPHRASE)
    changed = with_slots(keyfile, data_key, (made, *kept))
    prove(changed, new)
    return changed


def set_recovery(
    keyfile: KeyFile,
    data_key: bytes,
    *,
    recovery: bytes,
    draw: Draw = os.urandom,
) -> KeyFile:
    """Return the key file with this recovery key, in place of an earlier one.

    Raises:
        DamagedError: for a changed key file.
        UsageError: when no passphrase opens the key file.
        ValueError: for a recovery key of any other length than 20 bytes.
    """
    if len(recovery) != slots.RECOVERY_BYTES:
        raise ValueError("a recovery key has 20 bytes")
    lock = Lock(SlotType.RECOVERY, None, recovery)
    made = slots.wrap(data_key, lock, header=header(keyfile.vault), draw=draw)
    kept = _by_passphrase(keyfile)
    changed = with_slots(keyfile, data_key, (*kept, made))
    _prove_recovery(changed, recovery)
    return changed


def drop_recovery(keyfile: KeyFile, data_key: bytes) -> KeyFile:
    """Return the key file without a recovery key; one that has none stays as it is.

    Raises:
        DamagedError: for a changed key file.
        UsageError: when the recovery key is the last that opens it.
    """
    return with_slots(keyfile, data_key, _by_passphrase(keyfile))


def prove(keyfile: KeyFile, passphrase: bytes) -> None:
    """Open a key file with its passphrase, the way it will be read from the disk.

    Raises:
        DamagedError: when it does not open, so that it must not be put to use.
        StorageError: when there is not enough memory to try.
    """
    try:
        unlock(parse(dump(keyfile)), passphrase)
    except WrongPassphraseError as error:
        raise _unproven() from error


def _prove_recovery(keyfile: KeyFile, recovery: bytes) -> None:
    try:
        unlock_with_recovery(parse(dump(keyfile)), recovery)
    except WrongPassphraseError as error:
        raise _unproven() from error


def _unproven() -> DamagedError:
    return DamagedError(
        "The new key file does not open with what it was made for, and is not used.",
        hint="The key file that was there still opens the journal. Try once more.",
        restorable=False,
    )


def _by_passphrase(keyfile: KeyFile) -> tuple[Slot, ...]:
    kept = _without(keyfile, SlotType.RECOVERY)
    if not kept:
        raise UsageError(
            "Without its recovery key, nothing would open this journal.",
            hint="Set a passphrase first: safespace passphrase change",
        )
    return kept


def _without(keyfile: KeyFile, kind: SlotType) -> tuple[Slot, ...]:
    return tuple(slot for slot in keyfile.slots if slot.type is not kind)
