from __future__ import annotations

import resource
import subprocess
import sys
import textwrap
import time

import pytest

from safespace.crypto.derive import (
    STEPS,
    Cost,
    calibrate,
    check_cost,
    stopwatch,
    stretch,
)
from safespace.errors import DamagedError, StorageError

CHEAP = Cost(8 * 1024, 1)
SALT = bytes(range(16))


def test_a_passphrase_and_a_salt_give_the_same_key_forever() -> None:
    assert stretch(b"five words", SALT, CHEAP).hex() == (
        "6318de2296b2e04ceda0003a2b6b005ca66f3aa7d5483b9969a6182e9b9b9efd"
    )


@pytest.mark.parametrize(
    ("passphrase", "salt", "cost"),
    [
        (b"five wordz", SALT, CHEAP),
        (b"five words", SALT[::-1], CHEAP),
        (b"five words", SALT, Cost(8 * 1024, 2)),
        (b"five words", SALT, Cost(9 * 1024, 1)),
    ],
)
def test_changing_anything_changes_the_key(
    passphrase: bytes, salt: bytes, cost: Cost
) -> None:
    assert stretch(passphrase, salt, cost) != stretch(b"five words", SALT, CHEAP)


@pytest.mark.parametrize("cost", [CHEAP, Cost(2 * 1024 * 1024, 16), *STEPS])
def test_costs_between_the_limits_are_accepted(cost: Cost) -> None:
    check_cost(cost)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(8 * 1024 - 1, 1),
        Cost(2 * 1024 * 1024 + 1, 1),
        Cost(8 * 1024, 0),
        Cost(8 * 1024, 17),
        Cost(-1, -1),
        Cost(1024**3, 1),
    ],
)
def test_a_cost_out_of_range_is_refused_before_any_memory_is_taken(cost: Cost) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(DamagedError):
        stretch(b"", SALT, cost)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8 * 1024


def test_too_little_memory_is_said_calmly() -> None:
    # 256 MiB within 200 MiB of address space: the real refusal, in its own process.
    script = """
        import resource
        from safespace.crypto.derive import STEPS, Cost, stretch
        from safespace.errors import StorageError
        resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
        stretch(b"", bytes(16), Cost(8 * 1024, 1))
        try:
            stretch(b"", bytes(16), STEPS[0])
        except StorageError as error:
            print(error.message)
    """
    run = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert run.stdout.startswith("This needs 256 MiB of free memory")


def test_a_quick_machine_gets_the_highest_cost() -> None:
    assert calibrate(lambda _: 0.4) == Cost(256 * 1024, 3)


def test_a_slow_machine_gets_half_or_a_quarter() -> None:
    assert calibrate(lambda cost: cost.memory_kib / 131_072) == Cost(128 * 1024, 3)
    assert calibrate(lambda _: 60.0) == Cost(64 * 1024, 3)


@pytest.mark.parametrize("refusal", [MemoryError(), StorageError("No memory.")])
def test_a_small_machine_gets_what_fits_and_never_less_than_64_mib(
    refusal: Exception,
) -> None:
    def measure(cost: Cost) -> float:
        if cost.memory_kib > 128 * 1024:
            raise refusal
        return 1.0

    def nothing_fits(cost: Cost) -> float:
        raise refusal

    assert calibrate(measure) == Cost(128 * 1024, 3)
    assert calibrate(nothing_fits) == Cost(64 * 1024, 3)


def test_the_stopwatch_times_a_real_derivation() -> None:
    measure = stopwatch(time.perf_counter)
    assert 0 < measure(CHEAP) < measure(Cost(64 * 1024, 3))
