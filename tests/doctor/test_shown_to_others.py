"""What doctor says can be shown to anybody, whatever folders, names and tools are called."""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from itertools import count
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safespace.cli.doctor import _say
from safespace.doctor.examination import CHECKS, examine
from safespace.doctor.finding import Finding, Level
from safespace.paths import Places
from safespace.render.output import Look, Output
from safespace.settings import load
from tests.doctor.surrounded import make_system, surround
from tests.journals import make_journal

if TYPE_CHECKING:
    from pathlib import Path

    from safespace.doctor.surroundings import Surroundings
    from tests.golden.golden import Golden

CANARY = "quokkalantern"
CLOUDS = ("Dropbox ({})", "OneDrive - {}", "{}", "Nextcloud {}", "GoogleDrive-{}@x.org")
# Names as hostile as a disk allows them to be.
NAMES = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="/\0"),
    max_size=12,
)
_number = count()


def spoil(home: Path, name: str) -> None:
    """Leave something amiss at every place, each named after somebody."""
    for place in ("drafts", "inbox", "backups"):
        (home / place).mkdir()
        (home / place / f"{CANARY}-{name} (1)").write_bytes(b"{")
        (home / place / CANARY).write_bytes(b"{")
    (home / "journal" / f"journal ({CANARY}'s conflicted copy {name}).db").touch()
    (home / "journal.before").mkdir()
    (home / "settings.toml").write_text(f"{CANARY} = 1\n")
    for each in home.rglob("*"):
        each.chmod(0o700 if each.is_dir() else 0o600)
    (home / "journal" / "journal.key").chmod(0o644)


def make_once(root: Path) -> Path:
    """Return a journal to copy, which costs less than to make one."""
    made = root / "made"
    if not made.exists():
        make_journal(made)
    return made / "journal"


def surround_canary(root: Path, cloud: str, name: str) -> Surroundings:
    folder = cloud.format(CANARY) + name.strip(" .")
    home = root / str(next(_number)) / CANARY / folder
    copytree(make_once(root), home / "journal")
    spoil(home, name)
    environ = {
        "HOME": str(root / CANARY),
        "USER": CANARY,
        "LOGNAME": CANARY,
        "HOSTNAME": CANARY,
        "SHELL": f"/home/{CANARY}/bin/bash",
        "EDITOR": f"/home/{CANARY}/bin/{name}",
        "TMUX": f"/tmp/{CANARY}",
    }
    return surround(
        home,
        environ=environ,
        uid=os.geteuid() + 1,
        system=make_system(root / "system", f"/dev/{CANARY}"),
        settings=load(home / "settings.toml"),
    )


def text_of(found: tuple[Finding, ...]) -> str:
    return "\n".join(f"{each.name}\n{each.words}\n{each.mend}" for each in found)


@pytest.mark.leak(29)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cloud=st.sampled_from(CLOUDS), name=NAMES)
def test_no_name_of_anybody_is_in_it(tmp_path: Path, cloud: str, name: str) -> None:
    around = surround_canary(tmp_path, cloud, name)

    text = text_of(examine(around))

    assert str(tmp_path) not in text
    assert CANARY not in text
    # The same look finds what is amiss, or this would be easy.
    assert "conflict copy" in text
    assert "may open the key file" in text
    assert "belong to another account" in text
    assert CANARY in str(around.places.journal)


def test_the_same_search_finds_a_name_that_is_there(home: Path) -> None:
    assert CANARY in text_of((Finding("owner", Level.OK, f"It is {CANARY}'s."),))


def test_how_much_is_there_makes_no_difference(home: Path, journal: Path) -> None:
    (home / "inbox").mkdir(mode=0o700)
    before = examine(surround(home))
    for number in range(5):
        (home / "inbox" / f"{number}").write_bytes(bytes(1024 + 48))
        (home / "inbox" / f"{number}").chmod(0o600)

    assert examine(surround(home)) == before


def test_what_needs_mending_comes_first(home: Path, journal: Path) -> None:
    (journal / "journal.key").chmod(0o644)

    levels = [found.level for found in examine(surround(home))]

    order = list(Level)
    assert levels == sorted(levels, key=order.index, reverse=True)
    assert set(levels) == set(order)


def test_every_check_is_in_a_file_of_its_own() -> None:
    assert len({check.__module__ for check in CHECKS}) == len(CHECKS) > 15
    assert {field.name for field in fields(Places)} >= {"journal", "inbox", "backups"}


LOOKS = {
    "80": Look(80, colour=True, accessible=False),
    "40": Look(40, colour=True, accessible=False),
    "piped": Look(None, colour=False, accessible=False),
    "accessible": Look(80, colour=False, accessible=True),
}


@pytest.mark.parametrize("look", LOOKS)
def test_it_looks_as_it_did(
    home: Path, golden: Golden, look: str, capsys: pytest.CaptureFixture[str]
) -> None:
    around = surround_canary(home, CLOUDS[0], "x")

    found = examine(around)
    output = Output(sys.stdout, sys.stderr, LOOKS[look])
    output.show(_say(found, spoken=output.look.accessible))

    golden.check(look, capsys.readouterr().out)
