"""Deriving a key from a passphrase, slowly enough that guessing is expensive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nacl import exceptions
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13

from safespace.errors import DamagedError, StorageError
from safespace.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_BYTES = 32
SALT_BYTES = 16
MIN_MEMORY_KIB = 8 * 1024
MAX_MEMORY_KIB = 2 * 1024 * 1024
MAX_PASSES = 16
PATIENCE_S = 1.5


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: memory in KiB, and passes over all of it."""

    memory_kib: int
    passes: int


# Strongest first; the last is the floor, taken without asking how long it takes.
STEPS = (Cost(256 * 1024, 3), Cost(128 * 1024, 3), Cost(64 * 1024, 3))


def check_cost(cost: Cost) -> None:
    """Refuse a cost no safespace would write, before any memory is asked for.

    Raises:
        DamagedError: outside 8 MiB to 2 GiB, or outside 1 to 16 passes.
    """
    memory_fits = MIN_MEMORY_KIB <= cost.memory_kib <= MAX_MEMORY_KIB
    if not memory_fits or not 1 <= cost.passes <= MAX_PASSES:
        raise DamagedError(
            "The key file asks for more or less work than a key file may.",
            hint="Leave it as it is.",
        )


def stretch(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Turn a passphrase into 32 key bytes by Argon2id (version 1.3, one lane).

    Raises:
        DamagedError: for a cost out of range.
        StorageError: when the machine has not enough free memory right now.
    """
    check_cost(cost)
    try:
        return crypto_pwhash_alg(
            KEY_BYTES,
            passphrase,
            salt,
            cost.passes,
            cost.memory_kib * 1024,
            crypto_pwhash_ALG_ARGON2ID13,
        )
    except (MemoryError, exceptions.RuntimeError) as error:
        raise StorageError(
            f"This needs {cost.memory_kib // 1024} MiB of free memory for a moment, "
            "and the machine does not have it now.",
            hint="Close a large program and try again. Nothing was changed.",
        ) from error


def stopwatch(clock: Callable[[], float]) -> Callable[[Cost], float]:
    """Return a measure for `calibrate`: the seconds one real derivation takes."""

    def measure(cost: Cost) -> float:
        begun = clock()
        stretch(b"", bytes(SALT_BYTES), cost)
        return clock() - begun

    return measure


def calibrate(measure: Callable[[Cost], float]) -> Cost:
    """Choose the highest cost this machine can bear at every unlock.

    A step is passed over when it takes more than 1.5 s or its memory cannot be had
    (`MemoryError` or `StorageError` from `measure`); 64 MiB is the least there is.
    """
    for cost in STEPS[:-1]:
        try:
            seconds = measure(cost)
        except (MemoryError, StorageError):
            continue
        if seconds <= PATIENCE_S:
            return cost
    return STEPS[-1]
