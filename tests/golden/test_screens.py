"""What people see: every screen over the same ten invented weeks.

`pytest tests/golden --golden-update` takes them all anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.contracts.loaded import COMMANDS, READING
from tests.golden.diary import make_lived, read_diary
from tests.journals import Mode
from tests.saying import Say

if TYPE_CHECKING:
    from tests.golden.golden import Golden

LOOKS = {
    "80": {"CLICOLOR_FORCE": "1", "COLUMNS": "80"},
    "40": {"CLICOLOR_FORCE": "1", "COLUMNS": "40"},
    "piped": {},
    "accessible": {"ACCESSIBLE": "1"},
}
SCREENS = {
    "home": [],
    "list": ["list", "-n", "12"],
    "list-tag": ["list", "--tag", "triggers", "--tag", "work"],
    "search": ["search", "middle"],
    "read": ["read"],
    "read-answer": ["read", "--on", "2026-10-07"],
    "rhythm": ["rhythm"],
    "rhythm-explain": ["rhythm", "--explain"],
    "tags": ["tags"],
    "people": ["people"],
    "history": ["history", "CHOIR"],
    "history-show": ["history", "CHOIR", "--show", "2"],
    "bin": ["bin"],
    "drafts": ["drafts"],
    "rest": ["rest"],
    "status": ["status"],
    "prompt": ["prompt"],
    "settings": ["settings"],
}
ELSEWHERE = ("home-locked", "home-absent", "home-new", "rhythm-new", "status-locked")
EMPTY = {
    "list": ["list"],
    "search": ["search", "tea"],
    "tags": ["tags"],
    "bin": ["bin"],
}


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Say:
    return make_lived(tmp_path_factory.mktemp("lived") / "home", Mode.PLAIN)


def look_at(say: Say, look: dict[str, str], *argv: str) -> str:
    """Return a screen in one look, with the messages under it."""
    before = dict(say.environ)
    say.environ |= look
    try:
        said = say(*argv)
    finally:
        say.environ = before
    told = f"--- stderr\n{said.err}" if said.err else ""
    return said.out + told


def find_choir(say: Say) -> str:
    """Return the code of the entry that was changed twice."""
    [found] = say("search", "anyway", "--json").json["entries"]
    return str(found["short"])


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen(lived: Say, golden: Golden, screen: str, look: str) -> None:
    argv = [find_choir(lived) if w == "CHOIR" else w for w in SCREENS[screen]]

    golden.check(f"{screen}/{look}", look_at(lived, LOOKS[look], *argv))


@pytest.mark.parametrize("look", LOOKS)
def test_home_while_locked(say_encrypted: Say, golden: Golden, look: str) -> None:
    locked = Say(say_encrypted.home, None)

    golden.check(f"home-locked/{look}", look_at(locked, LOOKS[look]))
    golden.check(f"status-locked/{look}", look_at(locked, LOOKS[look], "status"))


@pytest.mark.parametrize("look", LOOKS)
def test_home_before_there_is_a_journal(
    say_first: Say, golden: Golden, look: str
) -> None:
    golden.check(f"home-absent/{look}", look_at(say_first, LOOKS[look]))


@pytest.mark.parametrize("look", LOOKS)
def test_the_first_day(say: Say, golden: Golden, look: str) -> None:
    golden.check(f"home-new/{look}", look_at(say, LOOKS[look]))
    say.write("A first line.")
    golden.check(f"rhythm-new/{look}", look_at(say, LOOKS[look], "rhythm"))


@pytest.mark.parametrize("screen", EMPTY)
def test_nothing_is_said_kindly(say: Say, golden: Golden, screen: str) -> None:
    golden.check(f"empty/{screen}", look_at(say, LOOKS["piped"], *EMPTY[screen]))


def test_every_file_belongs_to_a_screen(golden: Golden) -> None:
    looked_at = {f"{name}/{look}" for name in (*SCREENS, *ELSEWHERE) for look in LOOKS}
    looked_at |= {f"empty/{name}" for name in EMPTY}
    looked_at |= {f"modules/{name}" for name in COMMANDS}
    looked_at |= {f"modules/{name}-unlocking" for name in READING}

    # Imported here, because those screens are looked at with what is above.
    from tests.golden.test_demo_screens import list_demo_screens

    assert golden.names() == looked_at | list_demo_screens()


def test_the_diary_is_about_ten_weeks_long() -> None:
    entries = list(read_diary())

    assert (entries[-1][0] - entries[0][0]).days in range(63, 71)
    assert len({tuple(options) for _, options, _ in entries}) > 15
