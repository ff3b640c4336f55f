"""The shelf: an insight is one file of the catalogue, found by its name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safespace.insights import catalog, shelf
from tests.insights.samples import make_sample

if TYPE_CHECKING:
    import pytest


def test_every_insight_has_nothing_to_say_about_nothing() -> None:
    for name in shelf.list_names():
        insight = shelf.load(name)
        assert insight is not None
        assert insight.name == name
        assert insight.find(make_sample()).shapes == ()


def test_a_new_file_is_a_new_insight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(catalog.__file__).with_name("comebacks.py").read_text()
    (tmp_path / "own_idea.py").write_text(source)
    monkeypatch.setattr(catalog, "__path__", [*catalog.__path__, str(tmp_path)])

    assert "own-idea" in shelf.list_names()
    assert shelf.load("own-idea") is not None
    sys.modules.pop(f"{catalog.__name__}.own_idea")


def test_a_name_that_is_not_there_is_nothing() -> None:
    assert shelf.load("fortune") is None
