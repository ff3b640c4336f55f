"""The golden files, and the option that takes them anew."""

from __future__ import annotations

import pytest

from tests.golden.golden import Golden


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --golden-update; pytest knows it when this folder is named on its line."""
    parser.addoption(
        "--golden-update", action="store_true", help="take all screens as they are now"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Golden files, compared or rewritten."""
    return Golden(update=request.config.getoption("--golden-update", default=False))
