"""The power goes in the middle of a command: what was said to be saved is there."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from tests.battery.disk import Disk, Loss, lay_out
from tests.battery.faults import Command
from tests.battery.looking import BadOutcomeError
from tests.battery.outcomes import judge, prepare
from tests.battery.recording import record
from tests.battery.scenarios import SCENARIOS, UNLOCK, WORDS, Scenario, written
from tests.vault.test_swap_killed import can_trace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.battery.outcomes import Prepared

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_trace(), reason="needs strace"),
    pytest.mark.timeout(1800),
]
# In CI; `make battery` looks at every image there is.
MOST_IMAGES = 5
LOSSES = (Loss.ALL, Loss.NONE, Loss.SOME, Loss.SOME, Loss.SOME)


def images(ready: Prepared, seed: int) -> list[tuple[dict[str, bytes | None], bool]]:
    """Return every disk that a power cut can leave, and if the command had spoken."""
    home = ready.home.with_name("recorded")
    shutil.copytree(ready.home, home)
    disk, chance, told = Disk(home), Random(seed), False
    seen: list[tuple[dict[str, bytes | None], bool]] = []
    steps = record(home, ready.scenario.command, says=ready.scenario.says)
    for step in steps:
        if step is None:
            told = True
        else:
            step(disk)
        for loss in LOSSES:
            image = disk.lose_power(loss, chance)
            if (image, told) not in seen[-len(LOSSES) * 2 :]:
                seen.append((image, told))
    # Otherwise the record is not what happened.
    assert_same(disk.lose_power(Loss.NONE, chance), home)
    return seen


def assert_same(image: dict[str, bytes | None], home: Path) -> None:
    there = {
        str(path.relative_to(home)): None if path.is_dir() else path.read_bytes()
        for path in home.rglob("*")
    }
    assert image == there


def bad_images(
    ready: Prepared, chosen: list[tuple[dict[str, bytes | None], bool]]
) -> Iterator[str]:
    """Lay each image out, start the program over it, and give what is not right."""
    home = ready.home.with_name("found")
    for number, (image, told) in enumerate(chosen):
        shutil.rmtree(home, ignore_errors=True)
        lay_out(image, home)
        try:
            judge(ready, home, told=told)
        except BadOutcomeError as error:
            yield f"image {number}, told {told}: {error}"


@pytest.mark.parametrize("name", SCENARIOS)
def test_no_power_cut_takes_back_what_was_said(
    name: str, every: int, tmp_path: Path
) -> None:
    ready = prepare(SCENARIOS[name], tmp_path)
    seed = crc32(name.encode())
    found = images(ready, seed)
    step = every if every == 1 else max(every, -(-len(found) // MOST_IMAGES))

    # The last are those after the command has spoken.
    chosen = [*found[seed % step :: step], found[-1]]

    assert len(chosen) > 1
    assert list(bad_images(ready, chosen)) == []


def test_a_program_that_does_not_sync_is_noticed(tmp_path: Path) -> None:
    command = Command(("write",), WORDS.encode(), UNLOCK, module="unsynced")
    ready = prepare(Scenario(command, b"Saved", written), tmp_path)

    wrong = list(bad_images(ready, images(ready, 1)[-12:]))

    assert wrong
