"""Killed, or refused by the disk, at any call: what was said to be saved is there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from tests.battery.faults import Command, Fault, Point
from tests.battery.outcomes import MOST_POINTS, choose, prepare, strike_all
from tests.battery.scenarios import SCENARIOS, UNLOCK, Scenario, written
from tests.vault.test_swap_killed import can_trace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.battery.outcomes import Prepared

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_trace(), reason="needs strace"),
    pytest.mark.timeout(1800),
]


@pytest.fixture(scope="module")
def prepared() -> dict[str, Prepared]:
    """The scenarios that were made ready so far."""
    return {}


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_fault_at_any_call_leaves_all_as_before_or_as_after(
    prepared: dict[str, Prepared],
    name: str,
    fault: Fault,
    every: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    if name not in prepared:
        folder = tmp_path_factory.mktemp("battery")
        prepared[name] = prepare(SCENARIOS[name], folder)
    ready = prepared[name]
    # Each begins elsewhere, so that over all of them every kind of call is met.
    points = choose(ready.points, every=every, start=crc32(f"{name}{fault}".encode()))

    assert points
    assert list(strike_all(ready, fault, points)) == []


def test_a_command_that_speaks_too_soon_is_noticed(tmp_path: Path) -> None:
    command = Command(("write",), b"Words.\n", UNLOCK, module="careless")
    ready = prepare(Scenario(command, b"Saved", written), tmp_path)

    wrong = list(strike_all(ready, Fault.KILL, ready.points[2:40:9]))

    assert wrong
    assert all("said to be done, and is not" in each for each in wrong)


@pytest.mark.parametrize(("count", "every"), [(64, 5), (64, 1), (7, 5), (3, 5)])
def test_the_points_chosen_reach_over_all_of_them(count: int, every: int) -> None:
    points = [Point("fsync", number) for number in range(count)]
    chosen = [choose(points, every=every, start=start) for start in range(count)]

    assert {point for some in chosen for point in some} == set(points)
    assert all(chosen)
    if every == 1:
        assert list(chosen[0]) == list(points)
    else:
        assert all(len(some) <= MOST_POINTS for some in chosen)
