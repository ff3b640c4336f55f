"""What the tests of the audit share: two lives, made once each."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest

from tests.journals import Mode
from tests.leaks.day import Day, trace_day
from tests.leaks.household import shared_memory
from tests.leaks.life import Lived, live
from tests.leaks.tracing import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 30.0


@pytest.fixture(scope="session", params=Mode, ids=lambda mode: str(mode.value))
def lived(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lived]:
    """An account after much was done with the word; nothing is changed in it after."""
    before = shared_memory()
    yield live(tmp_path_factory.mktemp("lived"), request.param)
    # Other tests may be in their editors meanwhile; what they keep there does not stay.
    left, deadline = shared_memory() - before, monotonic() + PATIENCE
    while left and monotonic() < deadline:
        sleep(0.1)
        left &= shared_memory()
    assert left == set()


@pytest.fixture(scope="session")
def traced_day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day of commands over an encrypted journal, under strace."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    return trace_day(tmp_path_factory.mktemp("day"))
