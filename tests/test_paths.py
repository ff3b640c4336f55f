"""Where files live: one variable puts all of them in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from safespace.paths import find_places

if TYPE_CHECKING:
    import pytest


def test_safespace_home_holds_everything() -> None:
    places = find_places({"SAFESPACE_HOME": "/somewhere"})

    assert places.journal == Path("/somewhere/journal")
    assert places.database == Path("/somewhere/journal/journal.db")
    assert places.drafts == Path("/somewhere/drafts")
    assert places.settings == Path("/somewhere/settings.toml")
    assert places.packs == Path("/somewhere/packs")
    assert places.salt == Path("/somewhere/state/salt")
    assert places.shelf_cache == Path("/somewhere/state/prompts.json")


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/noor")

    places = find_places({"SAFESPACE_HOME": "~/notes"})

    assert places.journal == Path("/home/noor/notes/journal")


def test_without_it_the_usual_folders_of_the_system_are_used() -> None:
    for environ in ({}, {"SAFESPACE_HOME": ""}):
        places = find_places(environ)

        assert places.journal.is_absolute()
        assert places.journal.parts[-2:] == ("safespace", "journal")
        assert places.settings.parts[-2:] == ("safespace", "settings.toml")


def test_finding_places_makes_none(tmp_path: Path) -> None:
    find_places({"SAFESPACE_HOME": str(tmp_path / "home")})

    assert not list(tmp_path.iterdir())
