"""Chance as the program has it: every sign is as likely as any other."""

from __future__ import annotations

import os
from collections import Counter
from itertools import cycle
from typing import TYPE_CHECKING

from safespace.cli._world import World
from safespace.domain.ident import SIGNS

if TYPE_CHECKING:
    import pytest


def test_every_sign_is_picked_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    every_byte = cycle(range(256))
    monkeypatch.setattr(os, "urandom", lambda _: bytes([next(every_byte)]))
    fair = 256 // len(SIGNS)
    picked = Counter(World().pick(SIGNS) for _ in range(fair * len(SIGNS)))
    assert picked == dict.fromkeys(SIGNS, fair)


def test_chance_is_the_systems() -> None:
    assert len({World().pick(SIGNS) for _ in range(500)}) > 1
