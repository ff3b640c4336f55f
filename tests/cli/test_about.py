"""about: what this is and is not, and where to read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safespace import __version__
from safespace.cli.about import LICENSE, find_docs
from safespace.safety.position import POSITION
from tests.contracts.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.saying import Say


def test_it_says_what_this_is_and_is_not(say_first: Say) -> None:
    said = say_first("about")

    assert said.err == ""
    assert said.out.startswith(POSITION + "\n\n")
    for word in ("not therapy", "diagnosis", "crisis care", "emergency number"):
        assert word in POSITION
    assert f"version  {__version__}\n" in said.out
    assert "safespace help-now\n" in said.out
    assert not say_first.home.exists()


def test_the_license_is_the_one_in_the_license_file() -> None:
    assert (ROOT / "LICENSE").read_text().startswith(f"{LICENSE} License")


def test_it_knows_where_the_documentation_lies(tmp_path: Path) -> None:
    assert find_docs() == str(ROOT / "docs" / "README.md")

    assert find_docs(tmp_path / "lib" / "safespace" / "cli" / "about.py") is None


def test_an_installed_copy_says_where_else_to_look(say: Say) -> None:
    assert say("about", "--json").json["docs"] == find_docs()
