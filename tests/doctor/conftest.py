"""What the tests of the checks share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.golden import Golden
from tests.journals import make_journal

SCREENS = Path(__file__).parent / "screens"


@pytest.fixture
def journal(home: Path) -> Path:
    """The folder of an encrypted journal."""
    make_journal(home)
    return home / "journal"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Golden files of doctor; tests/golden has the option that takes them anew."""
    return Golden(SCREENS, update=request.config.getoption("--golden-update", False))
