"""Processes that are stopped or killed in the middle of writing."""

from __future__ import annotations

import random
import signal
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from safespace.storage.transaction import write
from tests.databases import open_journal
from tests.journals import Mode
from tests.program import Program, make_program
from tests.robust.soundness import bodies
from tests.robust.starting import started

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("mode", Mode)
def test_stopped_while_the_journal_is_busy_the_words_become_a_draft(
    home: Path, mode: Mode, number: signal.Signals
) -> None:
    program = make_program(home, mode)
    with started(program, "write") as running:
        with closing(open_journal(home, mode)) as conn, write(conn):
            running.say(b"words at stake\n")
            running.wait_until_it_opens("journal.db")
            running.wait_until_it_waits()
            running.signal(number)
        ended = running.end()

    assert (ended.code, ended.out) == (130, b"")
    # Nobody is left to read it where a window was closed.
    told = number != signal.SIGHUP
    assert (b"Stopped." in ended.err) is told
    assert (b"kept as a draft" in ended.err) is told
    assert b"at stake" not in ended.err
    assert bodies(home, mode) == []
    assert program("drafts", "resume").code == 0
    assert bodies(home, mode) == ["words at stake\n"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopped_in_the_middle_of_a_sentence_it_saves_no_half_of_it(
    program: Program, number: signal.Signals
) -> None:
    with started(program, "write") as running:
        running.say(b"half of a sente", more=True)
        running.wait_until_it_waits()
        running.signal(number)
        ended = running.end()

    assert (ended.code, ended.out, ended.err) == (130, b"", b"Stopped.\n")
    assert bodies(program.home) == []
    assert program("drafts", "--json", unlock=False).json["drafts"] == []


@pytest.mark.slow
@pytest.mark.parametrize("mode", Mode)
def test_killed_at_any_moment_every_acknowledged_entry_is_there_once(
    home: Path, mode: Mode
) -> None:
    program = make_program(home, mode)
    begun = time.monotonic()
    assert write_until_killed(program, "entry 0\n", 30)
    usual = time.monotonic() - begun
    chance = random.Random(20261121)
    sent, acknowledged = ["entry 0\n"], ["entry 0\n"]

    for number in range(1, KILLS + 1):
        sent.append(f"entry {number}\n")
        if write_until_killed(program, sent[-1], chance.uniform(0.2, 1.2) * usual):
            acknowledged.append(sent[-1])

    there = bodies(home, mode)
    assert len(set(there)) == len(there)
    assert set(acknowledged) <= set(there) <= set(sent)
    assert 1 < len(acknowledged) < len(sent)  # it was killed on both sides of saving


def write_until_killed(program: Program, text: str, seconds: float) -> bool:
    """Write an entry, kill the process after a while; return whether it said Saved."""
    with started(program, "write") as running:
        running.say(text.encode())
        if not running.ended_within(seconds):
            running.signal(signal.SIGKILL)
        return running.end().out.startswith(b"Saved ")
