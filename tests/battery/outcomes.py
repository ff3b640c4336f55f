"""What may be found after a fault: all as before, or all as after; never in between."""

from __future__ import annotations

import shutil
import signal
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.battery.faults import Fault, Point, points_of, strike, trace
from tests.battery.looking import BadOutcomeError, State, expect, look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.battery.faults import Ran
    from tests.battery.scenarios import Scenario

# Nothing that matters was refused, or the program says that the disk did.
CALM_ENDS = {0, 8}
# strace ends as its program did.
KILLED = -signal.SIGKILL
# In CI; `make battery` goes to every point.
MOST_POINTS = 4


@dataclass(frozen=True, slots=True)
class Prepared:
    """A home to copy, where a command touches it, and what is found before and after."""

    scenario: Scenario
    home: Path
    points: Sequence[Point]
    before: State
    after: State


def prepare(scenario: Scenario, folder: Path) -> Prepared:
    """Make a home, and run the command over a copy without any fault."""
    home, untouched, done = (folder / name for name in ("home", "before", "after"))
    scenario.prepare(home, scenario.mode)
    shutil.copytree(home, untouched)
    shutil.copytree(home, done)
    ran = trace(done, scenario.command)
    assert scenario.says in ran.said
    points = points_of(done, ran.log)
    assert points
    before, after = (look(each, scenario.mode) for each in (untouched, done))
    same = before.said == after.said and before.backups == after.backups
    assert not same or scenario.harmless
    return Prepared(scenario, home, points, before, after)


def choose(points: Sequence[Point], *, every: int, start: int) -> Sequence[Point]:
    """Choose every n-th point; where there are many, and not all are asked for, fewer."""
    step = every if every == 1 else max(every, -(-len(points) // MOST_POINTS))
    return points[start % min(step, len(points)) :: step]


def strike_all(ready: Prepared, fault: Fault, points: Sequence[Point]) -> Iterator[str]:
    """Run a command once for each point with a fault there; give what is not right."""
    home = ready.home.with_name("struck")
    for point in points:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(ready.home, home)
        ran = strike(home, ready.scenario.command, point, fault)
        try:
            _check_end(ran, fault)
            judge(ready, home, told=ready.scenario.says in ran.said)
        except (BadOutcomeError, OSError) as error:
            yield f"{point.call} {point.number}: {error}"


def judge(ready: Prepared, home: Path, *, told: bool) -> None:
    """Look at a home after a fault.

    Raises:
        BadOutcomeError: when it is neither as before nor as after, or was said to be
            done and is not.
    """
    state = look(home, ready.scenario.mode)
    before, after = ready.before, ready.after
    fits = state.said in (before.said, after.said)
    expect(fits, f"in between: {_differ(state, ready)}")
    # Of those there were, the ones that also stay where nothing goes wrong.
    lasting = before.backups & after.backups
    expect(state.backups >= lasting, "a backup went missing")
    done = state.said == after.said
    if ready.scenario.command.argv[0] == "backup":
        done = _made(state, before) >= _made(after, before)
    expect(done or not told, "said to be done, and is not")


def _differ(state: State, ready: Prepared) -> str:
    lost = len(set(ready.before.entries) - set(state.entries))
    more = len(set(state.entries) - set(ready.before.entries))
    return f"{lost} lost, {more} more, {len(state.backups)} backups"


def _made(state: State, before: State) -> Counter[str]:
    """Count the backups that came, by why they were made; their time differs."""
    return Counter(each.rpartition("-")[2] for each in state.backups - before.backups)


def _check_end(ran: Ran, fault: Fault) -> None:
    said = ran.said.decode(errors="replace")
    expect("Traceback" not in said, said)
    expect("Something unexpected" not in said, said)
    if fault is Fault.KILL:
        expect(ran.code == KILLED, f"was not killed, and ended with {ran.code}")
        return
    expect("(INJECTED)" in ran.log, "the call did not come")
    expect(ran.code in CALM_ENDS, f"ended with {ran.code}: {said}")
