"""A day of every kind of command, with all that the system was called for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.journals import Mode
from tests.leaks.household import Household, make_household
from tests.leaks.tracing import MAKING, NETWORK, Traced, trace

if TYPE_CHECKING:
    from pathlib import Path

# Thirty commands; the shell stops at the first that does not do what it is asked for.
DAY = """
    set -e
    say() { safespace "$@" --passphrase-fd 3 3< "$secret"; }
    safespace; safespace prompt; safespace status; safespace path; safespace settings set country IE
    safespace rest 2026-12-24..2027-01-02; safespace --help
    echo words | say write --prompt; echo words | safespace write
    say write --editor --tag tea --with Ada; say list; say read --json
    say search 'wo*'; say tags; say people; say rhythm; say edit last -m 'other words'
    say history last --show 1; say tags rename tea rain; say undo; say delete last
    say bin; say bin purge --all --yes; say backup; safespace backup list; say verify
    say unlock --for 1m || :; safespace lock; safespace drafts; say recovery new
"""
# What other programs do, so that a look at the trace can be seen to find it.
CONTROL = """
    touch "$HOME/elsewhere"; mkdir "$TMPDIR/elsewhere"
    python -c 'import socket; socket.socket().connect_ex(("127.0.0.1", 9))'
"""


@dataclass(frozen=True, slots=True)
class Day:
    """An account, and the trace of one day in it."""

    house: Household
    traced: Traced


def trace_day(root: Path) -> Day:
    """Live through a day under strace; another program has the last word."""
    house = make_household(root, Mode.ENCRYPTED)
    house.write_editor('echo words >> "$1"')
    traced = trace(
        f"{DAY}{CONTROL}",
        calls=f"{MAKING},{NETWORK}",
        environ=house.program.environ(**house.environ(secret=str(house.secret))),
        record=root / "trace",
    )
    assert traced.code == 0, traced.err
    return Day(house, traced)
