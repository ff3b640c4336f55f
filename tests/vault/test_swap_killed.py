from __future__ import annotations

import shutil
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.vault.swapping import NEW, OLD, found, lay, open_again, run, swap

if TYPE_CHECKING:
    from pathlib import Path

KILLED = -signal.SIGKILL
ENDS = {
    "while_swapping": {OLD, NEW},
    "between_the_renames": {NEW},
    "while_going_back": {OLD},
    "while_clearing_up": {NEW},
    "while_removing_a_start": {OLD},
}


@pytest.mark.slow
@pytest.mark.parametrize("scene", ENDS)
def test_killed_at_any_point_one_whole_journal_is_found(
    tmp_path: Path, scene: str
) -> None:
    runs = run(scene, tmp_path)
    assert [each["ended"] for each in runs] == [KILLED] * (len(runs) - 1) + [0]
    assert {each["opened"] for each in runs} == {0}
    order = [each["found"] for each in runs]
    assert order == sorted(order, key=[OLD, NEW].index)  # once new, it stays so
    assert [each["beside"] for each in runs] == [["journal"]] * len(runs)
    assert {(each["again"], each["at last"]) for each in runs} == {(0, NEW)}
    assert set(order) == ENDS[scene]


def test_a_careless_exchange_would_be_noticed(tmp_path: Path) -> None:
    ends = {each["found"] for each in run("with_a_careless_swap", tmp_path)}
    assert "none" in ends
    assert any(end.startswith("a mix") for end in ends)


def can_trace() -> bool:
    probe = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        "/dev/null",
        "-e",
        "inject=fsync:error=EIO",
        "true",
    ]
    try:
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


needs_strace = pytest.mark.skipif(not can_trace(), reason="needs strace")


def swap_with(place: Path, call: str, error: str, when: str) -> dict[str, Any] | None:
    """Swap with one call refused by the system; None when it came to no such call."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    lay(place / "journal", OLD)
    log = place.with_name("calls")
    inject = f"inject={call}:error={error}:when={when}"
    trace = (
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        str(log),
        "-e",
        f"trace={call}",
        "-e",
        inject,
    )
    (told,) = run("tell", place / "journal", *trace)
    return told if "(INJECTED)" in log.read_text() else None


def judge(folder: Path, told: dict[str, Any]) -> str:
    """Check that what was said is so, open again, and say what is there."""
    in_place = told["came to"] in {"exchanged", "retired"}
    in_place |= told["error"].startswith("The new journal is in place")
    assert found(folder) == (NEW if in_place else OLD), told
    open_again(folder)
    there = found(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["journal"]
    swap(folder)
    assert found(folder) == NEW
    return there


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "error"),
    [
        *(("rename", error) for error in ("EIO", "ENOSPC")),
        *(("fsync", error) for error in ("EIO", "ENOSPC")),
        *((call, "EIO") for call in ("unlinkat", "rmdir", "mkdir", "flock")),
    ],
)
def test_refused_any_call_one_whole_journal_is_found_and_told_of(
    tmp_path: Path, call: str, error: str
) -> None:
    place = tmp_path / "home"
    ends: list[str] = []
    while told := swap_with(place, call, error, str(len(ends) + 1)):
        ends.append(judge(place / "journal", told))
    assert ends
    assert set(ends) <= {OLD, NEW}


@needs_strace
@pytest.mark.parametrize("when", ["1+", "2+", "3+"])
def test_when_from_some_point_on_nothing_can_be_renamed_it_is_put_right_later(
    tmp_path: Path, when: str
) -> None:
    told = swap_with(tmp_path / "home", "rename", "EIO", when)
    assert told is not None
    assert told["error"]
    open_again(tmp_path / "home" / "journal")
    assert found(tmp_path / "home" / "journal") == (OLD if when == "1+" else NEW)
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["journal"]
