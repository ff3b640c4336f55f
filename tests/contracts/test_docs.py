"""The generated parts of the documentation."""

from __future__ import annotations

import re
from shutil import copy
from typing import TYPE_CHECKING

from docs import make

from tests.contracts.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_generated_parts_are_as_the_program_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = make.main(["--check"])

    assert (code, capsys.readouterr().out) == (0, "")


def test_a_page_that_differs_is_named_and_made_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "docs" / "exit-codes.md"
    page.parent.mkdir()
    copy(ROOT / "docs" / "exit-codes.md", page)
    right = page.read_text()
    page.write_text(right.replace("| 130 |", "| 131 |"))
    monkeypatch.setattr(make, "ROOT", tmp_path)
    monkeypatch.setattr(make.find_pages, "__defaults__", (tmp_path,))

    assert make.main(["--check"]) == 1
    assert capsys.readouterr().out.startswith("docs/exit-codes.md\n")
    assert make.main([]) == 0
    assert page.read_text() == right


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    links = [
        page.parent / target
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text())
    ]

    assert len(links) > 3
    assert [link for link in links if not link.exists()] == []
