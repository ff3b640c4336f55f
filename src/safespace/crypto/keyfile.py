"""The key file: a random data key, locked by a passphrase, sealed by a MAC.

The journal is encrypted with the data key, so a new passphrase means a new slot
here and leaves every page of the journal as it is.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from hmac import compare_digest
from typing import TYPE_CHECKING

from safespace.crypto import notation, slots
from safespace.crypto.seal import PUBLIC_BYTES, inbox_keypair
from safespace.crypto.slots import Draw, Lock, Slot, SlotType
from safespace.crypto.subkeys import DATA_KEY_BYTES, Purpose, subkey
from safespace.domain.digest import blake2b
from safespace.errors import (
    DamagedError,
    LockedError,
    NewerSchemaError,
    WrongPassphraseError,
)
from safespace.frozen import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safespace.crypto.derive import Cost

FORMAT = "safespace-key"
VERSION = 1
MAC_BYTES = 32
MAX_SLOTS = 8
_VAULT_ID = re.compile(r"[0-9a-f]{32}")
_VAULT_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the key file holds; none of it opens the journal without a secret.

    `vault` tells journals apart. `inbox_public` is what notes are sealed to while the
    journal is locked. `mac` covers everything else, under a subkey of the data key.
    """

    vault: str
    inbox_public: bytes = field(repr=False)
    slots: tuple[Slot, ...]
    mac: bytes = field(repr=False, default=bytes(MAC_BYTES))


def create(
    passphrase: bytes,
    cost: Cost,
    *,
    recovery: bytes | None,
    draw: Draw = os.urandom,
) -> tuple[KeyFile, bytes]:
    """Make a new data key and the key file that holds it; return both.

    Raises:
        DamagedError: for a cost out of range.
        StorageError: when there is not enough memory for the cost.
        ValueError: for a recovery key of any other length than 20 bytes.
    """
    if recovery is not None and len(recovery) != slots.RECOVERY_BYTES:
        raise ValueError("a recovery key has 20 bytes")
    data_key = draw(DATA_KEY_BYTES)
    vault = draw(_VAULT_ID_BYTES).hex()
    locks = [Lock(SlotType.PASSPHRASE, cost, passphrase)]
    if recovery is not None:
        locks.append(Lock(SlotType.RECOVERY, None, recovery))
    made = tuple(
        slots.wrap(data_key, lock, header=header(vault), draw=draw) for lock in locks
    )
    bare = KeyFile(vault, inbox_keypair(data_key).public, made)
    return replace(bare, mac=_mac(bare, data_key)), data_key


def unlock(keyfile: KeyFile, passphrase: bytes) -> bytes:
    """Return the data key.

    Raises:
        WrongPassphraseError: when no slot opens: other passphrase, or changed slot.
        DamagedError: when a slot opens and anything else in the file was changed.
        StorageError: when there is not enough memory to stretch the passphrase.
    """
    data_key = _open_slot(keyfile, SlotType.PASSPHRASE, passphrase)
    if data_key is None:
        raise WrongPassphraseError(
            "That passphrase does not open this journal, or the key file was changed.",
            hint="Try once more; check caps lock and the keyboard layout.",
        )
    return data_key


def unlock_with_recovery(keyfile: KeyFile, recovery: bytes) -> bytes:
    """Return the data key, opened by the printed recovery key.

    Raises:
        LockedError: when this journal was made without a recovery key.
        WrongPassphraseError: when no slot opens: other key, or changed slot.
        DamagedError: when a slot opens and anything else in the file was changed.
    """
    if not any(slot.type is SlotType.RECOVERY for slot in keyfile.slots):
        raise LockedError(
            "This journal was made without a recovery key.",
            hint="The passphrase is what opens it.",
        )
    data_key = None
    if len(recovery) == slots.RECOVERY_BYTES:
        data_key = _open_slot(keyfile, SlotType.RECOVERY, recovery)
    if data_key is None:
        raise WrongPassphraseError(
            "That recovery key does not open this journal, "
            "or the key file was changed.",
            hint="Check that the printed key belongs to this journal.",
        )
    return data_key


def parse(raw: bytes) -> KeyFile:
    """Read a key file; nothing is derived and no memory is asked for.

    Raises:
        NewerSchemaError: when a newer safespace wrote it.
        DamagedError: for everything else that is not exactly a key file.
    """
    members = notation.read_object(raw)
    _check_version(members)
    notation.only(members, "format", "version", "vault", "inbox_public", "slots", "mac")
    vault = notation.as_text(members["vault"])
    held = tuple(map(slots.from_members, notation.as_list(members["slots"])))
    if not _VAULT_ID.fullmatch(vault) or not _plausible(held):
        raise notation.damaged()
    return KeyFile(
        vault,
        notation.as_bytes(members["inbox_public"], PUBLIC_BYTES),
        held,
        notation.as_bytes(members["mac"], MAC_BYTES),
    )


def dump(keyfile: KeyFile) -> bytes:
    """Write a key file as the bytes to keep."""
    members = {**_covered(keyfile), "mac": notation.from_bytes(keyfile.mac)}
    return notation.canonical(members) + b"\n"


def header(vault: str) -> dict[str, object]:
    """Return what every slot of this journal's key file is bound to."""
    return {"format": FORMAT, "version": VERSION, "vault": vault}


def with_slots(keyfile: KeyFile, data_key: bytes, held: tuple[Slot, ...]) -> KeyFile:
    """Return the key file with other slots, under a new MAC.

    Raises:
        DamagedError: when the key file is not as this data key last vouched for it.
    """
    _check_mac(keyfile, data_key)
    bare = replace(keyfile, slots=held)
    return replace(bare, mac=_mac(bare, data_key))


def _check_version(members: Mapping[str, object]) -> None:
    if members.get("format") != FORMAT:
        raise notation.damaged()
    version = notation.as_whole(members.get("version"))
    if version > VERSION:
        raise NewerSchemaError(
            "This key file was written by a newer safespace and is left as it is.",
            hint="Update safespace on this machine, then try again.",
        )
    if version != VERSION:
        raise notation.damaged()


def _plausible(held: tuple[Slot, ...]) -> bool:
    by_passphrase = any(slot.type is SlotType.PASSPHRASE for slot in held)
    return by_passphrase and len(held) <= MAX_SLOTS


def _open_slot(keyfile: KeyFile, kind: SlotType, secret: bytes) -> bytes | None:
    for slot in keyfile.slots:
        if slot.type is not kind:
            continue
        data_key = slots.unwrap(slot, secret, header=header(keyfile.vault))
        if data_key is not None:
            _check_mac(keyfile, data_key)
            return data_key
    return None


def _check_mac(keyfile: KeyFile, data_key: bytes) -> None:
    if not compare_digest(_mac(keyfile, data_key), keyfile.mac):
        raise DamagedError(
            "The key file was changed by something other than safespace.",
            hint="Leave it as it is; until it is restored, nothing is opened.",
        )


def _mac(keyfile: KeyFile, data_key: bytes) -> bytes:
    return blake2b(
        notation.canonical(_covered(keyfile)),
        digest_size=MAC_BYTES,
        key=subkey(data_key, Purpose.KEYFILE_MAC),
    ).digest()


def _covered(keyfile: KeyFile) -> dict[str, object]:
    return {
        **header(keyfile.vault),
        "inbox_public": notation.from_bytes(keyfile.inbox_public),
        "slots": [slots.to_members(slot) for slot in keyfile.slots],
    }
