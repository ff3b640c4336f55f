"""Pictures and findings over the invented half year of the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.demo.lived import make_demo
from tests.golden.test_screens import look_at

if TYPE_CHECKING:
    from tests.golden.golden import Golden
    from tests.saying import Say

LOOKS = {
    "80": {"CLICOLOR_FORCE": "1", "COLUMNS": "80"},
    "40": {"CLICOLOR_FORCE": "1", "COLUMNS": "40"},
    "80-plain": {"CLICOLOR_FORCE": "1", "COLUMNS": "80", "NO_COLOR": "1"},
    "40-plain": {"CLICOLOR_FORCE": "1", "COLUMNS": "40", "NO_COLOR": "1"},
    "piped": {},
    "accessible": {"ACCESSIBLE": "1"},
}
SCREENS = {
    "calendar": ["calendar"],
    "calendar-month": ["calendar", "2026-10"],
    "calendar-year": ["calendar", "2026", "--by", "distress"],
    "calendar-feel": ["calendar", "--by", "feel"],
    "mood": ["mood"],
    "mood-distress": ["mood", "--by", "distress", "--from", "2026-08-01"],
    "rhythm": ["rhythm"],
    "insights": ["insights"],
    "insights-fears": ["insights", "fears"],
    "reflect-week": ["reflect", "week", "--facts"],
    "reflect-year": ["reflect", "year", "--facts"],
}
FOLDER = "demo"


def list_demo_screens() -> set[str]:
    """Return the names of all files that belong to these screens."""
    return {f"{FOLDER}/{screen}/{look}" for screen in SCREENS for look in LOOKS}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Say:
    return make_demo(tmp_path_factory.mktemp("demo") / "home")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_of_the_demo(
    demo: Say, golden: Golden, screen: str, look: str
) -> None:
    shown = look_at(demo, LOOKS[look], *SCREENS[screen])

    golden.check(f"{FOLDER}/{screen}/{look}", shown)
    if look == "piped":
        assert "\x1b" not in shown
